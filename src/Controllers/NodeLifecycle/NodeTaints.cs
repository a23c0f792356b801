using Arktos.Api.Core.V1;
using Arktos.Api.Json;

namespace Arktos.Controllers.NodeLifecycle;

/// <summary>Taints that follow from a node's conditions, pure. Others are left alone.</summary>
internal static class NodeTaints
{
    public const string NotReady = "node.kubernetes.io/not-ready";
    public const string Unreachable = "node.kubernetes.io/unreachable";
    public const string OutOfService = "node.kubernetes.io/out-of-service";
    public const string NoSchedule = "NoSchedule";
    public const string NoExecute = "NoExecute";

    private static readonly (string Condition, string Status, string Key)[] FromConditions =
    [
        ("Ready", "False", NotReady),
        ("Ready", "Unknown", Unreachable),
        ("MemoryPressure", "True", "node.kubernetes.io/memory-pressure"),
        ("DiskPressure", "True", "node.kubernetes.io/disk-pressure"),
        ("PIDPressure", "True", "node.kubernetes.io/pid-pressure"),
        ("NetworkUnavailable", "True", "node.kubernetes.io/network-unavailable"),
    ];

    private const string Unschedulable = "node.kubernetes.io/unschedulable";

    /// <summary>The NoExecute taint that the node has to have; null when it is ready.</summary>
    public static string? EvictingKey(Node node) =>
        NodeHealth.Condition(node, "Ready")?.Status switch
        {
            "False" => NotReady,
            "Unknown" => Unreachable,
            _ => null,
        };

    public static bool HasEvicting(Node node) =>
        node.Spec.Taints?.Exists(t => t.Effect == NoExecute && t.Key is NotReady or Unreachable) == true;

    /// <param name="mayEvict">A NoExecute taint may be put on now; one that is there may always change its key or
    /// go.</param>
    /// <returns>All taints of the node; null when they are right.</returns>
    public static List<Taint>? Wanted(Node node, bool mayEvict, DateTimeOffset now)
    {
        var there = node.Spec.Taints ?? [];
        var wanted = there.Where(t => !IsManaged(t)).ToList();
        var keys = FromConditions
            .Where(c => NodeHealth.Condition(node, c.Condition)?.Status == c.Status)
            .Select(c => c.Key)
            .ToList();
        if (node.Spec.Unschedulable)
            keys.Add(Unschedulable);
        foreach (var key in keys)
            wanted.Add(
                Find(there, key, NoSchedule)
                    ?? new Taint
                    {
                        Key = key,
                        Effect = NoSchedule,
                        TimeAdded = now,
                    }
            );
        if (EvictingKey(node) is { } evicting && (mayEvict || HasEvicting(node)))
            wanted.Add(
                Find(there, evicting, NoExecute)
                    ?? new Taint
                    {
                        Key = evicting,
                        Effect = NoExecute,
                        TimeAdded = now,
                    }
            );
        return Texts(wanted).SetEquals(Texts(there)) ? null : KubeJson.Clone(wanted);
    }

    private static HashSet<(string, string, string)> Texts(IEnumerable<Taint> taints) =>
        [.. taints.Select(t => (t.Key, t.Value, t.Effect))];

    private static Taint? Find(List<Taint> taints, string key, string effect) =>
        taints.Find(t => t.Key == key && t.Effect == effect);

    private static bool IsManaged(Taint taint) =>
        taint.Effect switch
        {
            NoSchedule => taint.Key == Unschedulable || FromConditions.Any(c => c.Key == taint.Key),
            NoExecute => taint.Key is NotReady or Unreachable,
            _ => false,
        };
}
