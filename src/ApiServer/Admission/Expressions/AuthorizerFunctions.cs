using Arktos.Api.Cel;

namespace Arktos.ApiServer.Admission.Expressions;

/// <summary>
/// Kubernetes' functions of the authorizer: <c>authorizer.group('apps').resource('deployments').check('get')</c>.
/// Field and label selectors narrow nothing here, as no role speaks of them.
/// </summary>
internal static class AuthorizerFunctions
{
    private static readonly CelMeasure CheckCost = static _ => 350_000;

    private static readonly CelType A = CelAuthorizer.Declared,
        G = CelGroupCheck.Declared,
        R = CelResourceCheck.Declared,
        P = CelPathCheck.Declared,
        D = CelDecision.Declared,
        S = CelType.String;

    public static IReadOnlyList<CelOverload> All { get; } =
    [
        Of("path", [A, S], P, static (a, _) => Path(a)),
        Of("group", [A, S], G, static (a, _) => Value(new CelGroupCheck((CelAuthorizer)a[0].AsOpaque, a[1].AsString))),
        Of(
            "serviceAccount",
            [A, S, S],
            A,
            static (a, _) => Value(((CelAuthorizer)a[0].AsOpaque).As(a[1].AsString, a[2].AsString))
        ),
        Of("resource", [G, S], R, static (a, _) => Value(((CelGroupCheck)a[0].AsOpaque).Resource(a[1].AsString))),
        Of("subresource", [R, S], R, static (a, _) => Value(Resource(a).OfSubresource(a[1].AsString))),
        Of("namespace", [R, S], R, static (a, _) => Value(Resource(a).InNamespace(a[1].AsString))),
        Of("name", [R, S], R, static (a, _) => Value(Resource(a).Named(a[1].AsString))),
        Of("fieldSelector", [R, S], R, static (a, _) => a[0]),
        Of("labelSelector", [R, S], R, static (a, _) => a[0]),
        Of("check", [P, S], D, static (a, _) => Value(((CelPathCheck)a[0].AsOpaque).Check(a[1].AsString))) with
        {
            Cost = CheckCost,
        },
        Of("check", [R, S], D, static (a, _) => Value(Resource(a).Check(a[1].AsString))) with
        {
            Cost = CheckCost,
        },
        Of("allowed", [D], CelType.Bool, static (a, _) => CelValue.Of(Decision(a).IsAllowed)),
        Of("reason", [D], S, static (a, _) => CelValue.Of(Decision(a).Reason)),
        Of("errored", [D], CelType.Bool, static (a, _) => CelValue.Of(Decision(a).Error.Length > 0)),
        Of("error", [D], S, static (a, _) => CelValue.Of(Decision(a).Error)),
    ];

    private static CelOverload Of(string name, CelType[] parameters, CelType result, CelBody body) =>
        new(name, true, parameters, result, CelCosts.One, body);

    private static CelValue Path(ReadOnlySpan<CelValue> a) =>
        a[1].AsString is { Length: > 0 } path
            ? Value(new CelPathCheck((CelAuthorizer)a[0].AsOpaque, path))
            : CelValue.Error("path must not be empty");

    private static CelValue Value(CelOpaque value) => CelValue.Of(value);

    private static CelResourceCheck Resource(ReadOnlySpan<CelValue> a) => (CelResourceCheck)a[0].AsOpaque;

    private static CelDecision Decision(ReadOnlySpan<CelValue> a) => (CelDecision)a[0].AsOpaque;
}
