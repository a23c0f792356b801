using Arktos.Api.Core.V1;

namespace Arktos.Controllers.NodeLifecycle;

/// <summary>When NoExecute taints drive a pod away, pure.</summary>
internal static class TaintEviction
{
    public const string Reason = "DeletionByTaintManager";
    public const string Message = "Taint manager: deleting due to NoExecute taint";

    /// <summary>
    /// Null: never. A taint that is not tolerated evicts at once; of tolerations with an end the earliest counts, from
    /// when the taint was added.
    /// </summary>
    public static DateTimeOffset? At(Pod pod, IEnumerable<Taint> taints, DateTimeOffset now)
    {
        DateTimeOffset? at = null;
        foreach (var taint in taints.Where(t => t.Effect == NodeTaints.NoExecute))
        {
            var tolerations = (pod.Spec.Tolerations ?? []).Where(t => Tolerates(t, taint)).ToList();
            if (tolerations.Count == 0)
                return now;
            if (tolerations.Min(t => t.TolerationSeconds) is not { } seconds)
                continue;
            var end = (taint.TimeAdded ?? now) + TimeSpan.FromSeconds(Math.Clamp(seconds, 0, int.MaxValue));
            if (at is null || end < at)
                at = end;
        }
        return at;
    }

    public static bool Tolerates(Toleration toleration, Taint taint)
    {
        if (toleration.Effect.Length > 0 && toleration.Effect != taint.Effect)
            return false;
        if (toleration.Key.Length > 0 && toleration.Key != taint.Key)
            return false;
        return toleration.Operator == "Exists"
            || (toleration.Key.Length > 0 && toleration.Operator is "" or "Equal" && toleration.Value == taint.Value);
    }
}
