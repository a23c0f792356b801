using Arktos.Api.Core.V1;

namespace Arktos.Api.Selectors;

/// <summary>
/// Whether pods tolerate taints: the effect of the toleration is empty or the same, the key is empty (with Exists) or
/// the same, the value fits. Pure.
/// </summary>
public static class Tolerations
{
    public static bool Tolerate(IEnumerable<Toleration>? tolerations, Taint taint) =>
        (tolerations ?? []).Any(t => Tolerates(t, taint));

    public static bool Tolerates(Toleration toleration, Taint taint) =>
        (toleration.Effect.Length == 0 || toleration.Effect == taint.Effect)
        && (toleration.Key.Length == 0 ? toleration.Operator == "Exists" : toleration.Key == taint.Key)
        && (toleration.Operator == "Exists" || toleration.Operator is "" or "Equal" && toleration.Value == taint.Value);
}
