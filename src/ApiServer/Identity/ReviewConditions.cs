using Arktos.Api.Authorization.V1;
using Arktos.Api.Cel;
using Arktos.Api.Json;
using Arktos.ApiServer.Admission.Expressions;

namespace Arktos.ApiServer.Identity;

/// <summary>
/// Conditions over a SubjectAccessReview (<c>request</c> is its spec) that must all hold for a webhook to be asked.
/// Immutable.
/// </summary>
internal sealed class ReviewConditions
{
    private const int ConditionsMax = 64;

    private static readonly CelType Strings = CelType.ListOf(CelType.String);

    private static readonly CelType Requirement = Object(
        "kubernetes.SelectorRequirement",
        ("key", CelType.String),
        ("operator", CelType.String),
        ("values", Strings)
    );

    private static readonly CelType Selector = Object(
        "kubernetes.SelectorAttributes",
        ("rawSelector", CelType.String),
        ("requirements", CelType.ListOf(Requirement))
    );

    private static readonly CelType Request = Object(
        "kubernetes.SubjectAccessReviewSpec",
        (
            "resourceAttributes",
            Object(
                "kubernetes.ResourceAttributes",
                ("namespace", CelType.String),
                ("verb", CelType.String),
                ("group", CelType.String),
                ("version", CelType.String),
                ("resource", CelType.String),
                ("subresource", CelType.String),
                ("name", CelType.String),
                ("fieldSelector", Selector),
                ("labelSelector", Selector)
            )
        ),
        (
            "nonResourceAttributes",
            Object("kubernetes.NonResourceAttributes", ("path", CelType.String), ("verb", CelType.String))
        ),
        ("user", CelType.String),
        ("groups", Strings),
        ("extra", CelType.MapOf(CelType.String, Strings)),
        ("uid", CelType.String)
    );

    private static readonly CelEnvironment Environment = new([new CelVariable("request", Request)]);

    private readonly List<CelProgram> _programs = [];

    /// <exception cref="InvalidDataException">One does not compile.</exception>
    public ReviewConditions(IReadOnlyList<string> expressions, string field)
    {
        if (expressions.Count > ConditionsMax)
            throw new InvalidDataException($"{field}: Too many: must have at most {ConditionsMax} items");
        foreach (var (text, i) in expressions.Select((e, i) => (e, i)))
        {
            if (text.Length == 0)
                throw new InvalidDataException($"{field}[{i}].expression: Required value");
            if (expressions.Take(i).Contains(text))
                throw new InvalidDataException($"{field}[{i}].expression: Duplicate value: \"{text}\"");
            if (!CelProgram.TryCompile(Environment, text, CelType.Bool, out var program, out var issues))
                throw new InvalidDataException($"{field}[{i}].expression: Invalid value: \"{text}\": {issues}");
            _programs.Add(program);
        }
    }

    /// <summary>Whether they hold; null, with the fault, when it cannot be told.</summary>
    public bool? Hold(SubjectAccessReviewSpec spec, out string fault)
    {
        fault = "";
        if (_programs.Count == 0)
            return true;
        var request = CelJson.ToValue(JsonTree.Parse(KubeJson.Encode(spec)), Request);
        var budget = new CelBudget();
        // One that is false decides, whatever fails beside it.
        foreach (var program in _programs)
        {
            var result = program.Evaluate([request], budget);
            if (result.Message is { } message)
                fault = message;
            else if (!result.IsTrue)
                return false;
        }
        return fault.Length == 0 ? true : null;
    }

    private static CelType Object(string name, params (string Name, CelType Type)[] fields) =>
        CelType.ObjectOf(new ObjectFields(name, fields.ToDictionary(f => f.Name, f => f.Type)));
}
