using System.Diagnostics.CodeAnalysis;
using Arktos.Api.Cel;

namespace Arktos.ApiServer.Admission.Expressions;

/// <summary>
/// Where expressions of admission are compiled: which variables there are, in the order in which they get their values.
/// The authorizer stands last, so that the values of an environment without it are the beginning of those with it.
/// </summary>
internal sealed class AdmissionEnvironment
{
    /// <summary>How many variables belong to the authorizer.</summary>
    public const int AuthorizerVariables = 2;

    private readonly CelEnvironment _whole;
    private readonly CelEnvironment _withoutAuthorizer;
    private readonly CelEnvironment _ofMutations;

    /// <param name="hasParams">Whether there is <c>params</c>.</param>
    /// <param name="variables">The type of <c>variables</c>; null: there are none.</param>
    /// <param name="objectType">Of <c>object</c> and <c>oldObject</c>; null: it is not known.</param>
    public AdmissionEnvironment(bool hasParams, CelType? variables = null, CelType? objectType = null)
    {
        List<CelVariable> all =
        [
            new("object", objectType ?? CelType.Dyn),
            new("oldObject", objectType ?? CelType.Dyn),
            new("request", AdmissionTypes.Request),
            new("namespaceObject", AdmissionTypes.Namespace),
        ];
        if (hasParams)
            all.Add(new("params", CelType.Dyn));
        if (variables is not null)
            all.Add(new("variables", variables));
        _withoutAuthorizer = new CelEnvironment(all);
        all.Add(new("authorizer", CelAuthorizer.Declared));
        all.Add(new("authorizer.requestResource", CelResourceCheck.Declared));
        _whole = new CelEnvironment(all, AuthorizerFunctions.All);
        _ofMutations = new CelEnvironment(all, [.. AuthorizerFunctions.All, .. CelJsonPatches.All])
        {
            FindMessage = PatchTypes.Find,
        };
    }

    /// <summary>Whether a text is a condition.</summary>
    public bool TryCompileCondition(string text, out string fault) =>
        TryCompile(text, [CelType.Bool], true, out _, out fault);

    /// <param name="expected">What it has to give, to the letter: a dynamic value will not do; null for anything.
    /// </param>
    /// <param name="fault">As Kubernetes words it.</param>
    public bool TryCompile(
        string text,
        IReadOnlyList<CelType>? expected,
        bool hasAuthorizer,
        [NotNullWhen(true)] out CelProgram? program,
        out string fault
    ) => TryCompile(hasAuthorizer ? _whole : _withoutAuthorizer, text, expected, out program, out fault);

    /// <summary>An expression that says what is to be changed: it makes objects and patches.</summary>
    /// <inheritdoc cref="TryCompile(string, IReadOnlyList{CelType}?, bool, out CelProgram?, out string)"/>
    public bool TryCompileMutation(
        string text,
        IReadOnlyList<CelType> expected,
        [NotNullWhen(true)] out CelProgram? program,
        out string fault
    ) => TryCompile(_ofMutations, text, expected, out program, out fault);

    private static bool TryCompile(
        CelEnvironment environment,
        string text,
        IReadOnlyList<CelType>? expected,
        [NotNullWhen(true)] out CelProgram? program,
        out string fault
    )
    {
        fault = "";
        if (!CelProgram.TryCompile(environment, text, null, out program, out var issues))
        {
            fault = $"compilation failed: {issues}";
            return false;
        }
        var type = program.Type;
        if (expected is null || expected.Any(e => e.Same(type)))
            return true;
        fault = expected is [var only]
            ? $"must evaluate to {only} but got {type}"
            : $"must evaluate to one of [{string.Join(" ", expected.Select(e => e.Name))}] but got {type}";
        program = null;
        return false;
    }
}
