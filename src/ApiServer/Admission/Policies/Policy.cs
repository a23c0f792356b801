using Arktos.Api;
using Arktos.Api.Admissionregistration.V1;
using Arktos.Api.Admissionregistration.V1Beta1;
using Arktos.Api.Cel;
using Arktos.ApiServer.Admission.Expressions;
using Arktos.ApiServer.Admission.Matching;

namespace Arktos.ApiServer.Admission.Policies;

/// <summary>What validating and mutating policies have in common, as it is written.</summary>
internal sealed record PolicySource(
    ParamKind? ParamKind,
    MatchResources? Match,
    IReadOnlyList<MatchCondition> Conditions,
    IReadOnlyList<Variable> Variables,
    string? FailurePolicy
)
{
    public static PolicySource Of(ValidatingAdmissionPolicySpec spec) =>
        new(
            spec.ParamKind,
            spec.MatchConstraints,
            spec.MatchConditions ?? [],
            spec.Variables ?? [],
            spec.FailurePolicy
        );

    public static PolicySource Of(MutatingAdmissionPolicySpec spec) =>
        new(
            spec.ParamKind,
            spec.MatchConstraints,
            spec.MatchConditions ?? [],
            spec.Variables ?? [],
            spec.FailurePolicy
        );
}

/// <summary>A policy, compiled once for each of its generations. Immutable.</summary>
internal abstract class Policy
{
    private readonly IReadOnlyList<PolicyVariable> _variables;
    private readonly CelType? _variablesType;
    private readonly MatchConditions _conditions;

    /// <param name="compiler">Of the expressions that only one of the kinds has.</param>
    protected Policy(string name, PolicySource source, out PolicyCompiler compiler)
    {
        Name = name;
        IgnoresFailure = source.FailurePolicy == FailurePolicyType.Ignore;
        ParamKind = source.ParamKind is { } kind ? KindOf(kind) : null;
        Match = RequestMatch.Of(source.Match ?? new());
        _conditions = new MatchConditions(source.Conditions, new AdmissionEnvironment(ParamKind is not null));
        compiler = new PolicyCompiler(source);
        _variables = compiler.Variables;
        _variablesType = compiler.VariablesType;
    }

    public string Name { get; }

    public bool IgnoresFailure { get; }

    /// <summary>Of the objects that its bindings may name; null: it takes none.</summary>
    public GroupVersionKind? ParamKind { get; }

    public RequestMatch Match { get; }

    /// <summary>Whether the conditions hold under which the policy looks at a request at all.</summary>
    protected async ValueTask<Result<ConditionsResult>> HoldsAsync(
        RequestValues values,
        ReviewForm form,
        CelValue parameters
    )
    {
        if (_conditions.IsEmpty)
            return new ConditionsResult(true, "");
        return (await values.OfAsync(form, Given(parameters))).Succeeded(out var plain, out var error)
            ? _conditions.Evaluate(plain)
            : error;
    }

    /// <summary>The values for the policy's expressions; variables are evaluated as they are named.</summary>
    protected async ValueTask<Result<CelValue[]>> ValuesAsync(
        RequestValues values,
        ReviewForm form,
        CelValue parameters,
        CelBudget budget
    )
    {
        var lazy = _variablesType is null ? null : new LazyVariables(_variables, _variablesType, budget);
        CelValue? variables = lazy is null ? null : CelValue.Of(lazy);
        var made = await values.OfAsync(form, Given(parameters), variables);
        if (made.Succeeded(out var all, out _))
            lazy?.Bind(all);
        return made;
    }

    private CelValue? Given(CelValue parameters) => ParamKind is null ? null : parameters;

    private static GroupVersionKind KindOf(ParamKind kind)
    {
        var version = GroupVersion.Parse(kind.ApiVersion);
        return new GroupVersionKind(version.Group, version.Version, kind.Kind);
    }
}
