using Arktos.Api.Admissionregistration.V1;
using Arktos.Api.Admissionregistration.V1Beta1;
using Arktos.Api.Validation;
using Arktos.ApiServer.Admission.Policies;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Registry.Admissionregistration;

/// <summary>Policies in CEL that change what is written.</summary>
public sealed class MutatingAdmissionPolicyStrategy : ResourceStrategy<MutatingAdmissionPolicy>
{
    private static readonly string[] Reinvocations = ["IfNeeded", "Never"],
        PatchTypes = ["ApplyConfiguration", "JSONPatch"];

    public override ITableLayout Table { get; } =
        new TableLayout<MutatingAdmissionPolicy>([
            Cells.Name<MutatingAdmissionPolicy>(),
            new("Mutations", "integer", (p, _) => p.Spec.Mutations?.Count ?? 0),
            new("ParamKind", "string", (p, _) => PolicyRules.Shown(p.Spec.ParamKind)),
            Cells.Age<MutatingAdmissionPolicy>(),
        ]);

    protected override void Default(MutatingAdmissionPolicy value)
    {
        value.Spec.FailurePolicy ??= FailurePolicyType.Fail;
        MatchRules.Default(value.Spec.MatchConstraints);
    }

    protected override void Validate(MutatingAdmissionPolicy value, FieldErrors errors)
    {
        var spec = value.Spec;
        var source = PolicySource.Of(spec);
        var compiler = new PolicyCompiler(source);
        PolicyRules.Validate(source, compiler, errors);
        MutableOperations(spec.MatchConstraints, "spec.matchConstraints", errors);
        if (spec.Mutations is not { Count: > 0 })
            errors.Required("spec.mutations", "mutations must contain at least one item");
        for (var i = 0; i < (spec.Mutations?.Count ?? 0); i++)
            Mutation(spec.Mutations![i], $"spec.mutations[{i}]", compiler, errors);
        if (spec.ReinvocationPolicy.Length == 0)
            errors.Required("spec.reinvocationPolicy");
        else
            MatchRules.OneOf(spec.ReinvocationPolicy, "spec.reinvocationPolicy", Reinvocations, errors);
    }

    /// <summary>What is deleted has nothing that could be changed.</summary>
    internal static void MutableOperations(MatchResources? match, string path, FieldErrors errors)
    {
        foreach (var rule in match?.ResourceRules ?? [])
        foreach (var operation in rule.Operations ?? [])
            if (operation == OperationType.DELETE)
                errors.NotSupported(
                    $"{path}.resourceRules.operations",
                    operation,
                    ["*", "CONNECT", "CREATE", "UPDATE"]
                );
    }

    private static void Mutation(Mutation mutation, string at, PolicyCompiler compiler, FieldErrors errors)
    {
        var (apply, patch) = (mutation.ApplyConfiguration?.Expression, mutation.JsonPatch?.Expression);
        if (mutation.PatchType.Length == 0)
            errors.Required($"{at}.patchType");
        else if (!PatchTypes.Contains(mutation.PatchType))
            errors.NotSupported($"{at}.patchType", mutation.PatchType, PatchTypes);
        else if (mutation.PatchType == PatchType.JSONPatch)
            Members(("jsonPatch", patch), ("applyConfiguration", apply));
        else
            Members(("applyConfiguration", apply), ("jsonPatch", patch));

        void Members((string Name, string? Expression) wanted, (string Name, string? Expression) other)
        {
            if (wanted.Expression is null)
                errors.Required($"{at}.{wanted.Name}", $"must be specified when patchType is {mutation.PatchType}");
            else if (wanted.Expression.Trim().Length == 0)
                errors.Required($"{at}.{wanted.Name}.expression");
            else if (compiler.FaultOfMutation(mutation) is { Length: > 0 } fault)
                errors.Invalid($"{at}.{wanted.Name}.expression", wanted.Expression, fault);
            if (other.Expression is not null)
                errors.Invalid(
                    $"{at}.{other.Name}",
                    $"{{{other.Name}}}",
                    $"must not be specified when patchType is {mutation.PatchType}"
                );
        }
    }
}

public sealed class MutatingAdmissionPolicyBindingStrategy : ResourceStrategy<MutatingAdmissionPolicyBinding>
{
    public override ITableLayout Table { get; } =
        new TableLayout<MutatingAdmissionPolicyBinding>([
            Cells.Name<MutatingAdmissionPolicyBinding>(),
            new("PolicyName", "string", (b, _) => b.Spec.PolicyName),
            new("ParamRef", "string", (b, _) => PolicyRules.Shown(b.Spec.ParamRef)),
            Cells.Age<MutatingAdmissionPolicyBinding>(),
        ]);

    protected override void Default(MutatingAdmissionPolicyBinding value) =>
        MatchRules.Default(value.Spec.MatchResources);

    protected override void Validate(MutatingAdmissionPolicyBinding value, FieldErrors errors)
    {
        var spec = value.Spec;
        PolicyRules.ValidateBinding(spec.PolicyName, spec.ParamRef, spec.MatchResources, errors);
        MutatingAdmissionPolicyStrategy.MutableOperations(spec.MatchResources, "spec.matchResources", errors);
    }
}
