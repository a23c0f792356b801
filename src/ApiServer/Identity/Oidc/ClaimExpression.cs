using System.Text.Json.Nodes;
using Arktos.Api.Cel;
using Arktos.ApiServer.Admission.Expressions;

namespace Arktos.ApiServer.Identity.Oidc;

/// <summary>
/// An expression of the configuration, over <c>claims</c> or over <c>user</c>. Immutable; any thread.
/// </summary>
internal sealed class ClaimExpression
{
    private static readonly CelType Strings = CelType.ListOf(CelType.String);

    private static readonly CelType UserType = CelType.ObjectOf(
        new ObjectFields(
            "kubernetes.UserInfo",
            new Dictionary<string, CelType>
            {
                ["username"] = CelType.String,
                ["uid"] = CelType.String,
                ["groups"] = Strings,
                ["extra"] = CelType.MapOf(CelType.String, Strings),
            }
        )
    );

    private static readonly CelType ClaimsType = CelType.MapOf(CelType.String, CelType.Dyn);
    private static readonly CelEnvironment OverClaims = new([new CelVariable("claims", ClaimsType)]);
    private static readonly CelEnvironment OverUser = new([new CelVariable("user", UserType)]);

    private readonly CelProgram _program;
    private readonly CelType _variable;

    private ClaimExpression(CelProgram program, CelType variable) => (_program, _variable) = (program, variable);

    /// <exception cref="InvalidDataException">It does not compile, or gives something else.</exception>
    public static ClaimExpression OfClaims(string field, string text, params CelType[] expected) =>
        Compile(OverClaims, ClaimsType, field, text, expected);

    /// <summary>A condition over the user.</summary>
    /// <exception cref="InvalidDataException">It does not compile, or gives something else.</exception>
    public static ClaimExpression OfUser(string field, string text) =>
        Compile(OverUser, UserType, field, text, [CelType.Bool]);

    /// <summary>The value for claims, or for a user; a failure when the expression fails on them.</summary>
    public CelResult Evaluate(JsonObject value, CelBudget budget) =>
        _program.Evaluate([CelJson.ToValue(value, _variable)], budget);

    /// <summary>The text that a value is, or the texts of a list; null: it is neither.</summary>
    public static List<string>? Texts(CelValue value)
    {
        switch (value.Kind)
        {
            case CelKind.Null:
                return [];
            case CelKind.String:
                return value.AsString.Length > 0 ? [value.AsString] : [];
            case CelKind.List:
                var texts = new List<string>();
                for (var i = 0; i < value.AsList.Count; i++)
                {
                    if (value.AsList[i] is not { Kind: CelKind.String } text)
                        return null;
                    if (text.AsString.Length > 0)
                        texts.Add(text.AsString);
                }
                return texts;
            default:
                return null;
        }
    }

    private static ClaimExpression Compile(
        CelEnvironment environment,
        CelType variable,
        string field,
        string text,
        CelType[] expected
    )
    {
        if (!CelProgram.TryCompile(environment, text, null, out var program, out var issues))
            throw new InvalidDataException($"{field}: Invalid value: \"{text}\": compilation failed: {issues}");
        // A claim is dynamic: what it is shows when there is one.
        if (program.Type.Kind != CelTypeKind.Dyn && !expected.Any(e => e.Kind == program.Type.Kind))
            throw new InvalidDataException(
                $"{field}: Invalid value: \"{text}\": must evaluate to "
                    + $"{string.Join(" or ", expected.Select(e => e.Name))} but got {program.Type}"
            );
        return new ClaimExpression(program, variable);
    }
}
