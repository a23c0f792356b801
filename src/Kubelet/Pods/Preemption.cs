namespace Arktos.Kubelet.Pods;

/// <summary>A pod that may have to go for another one.</summary>
/// <param name="Amounts">What it has, in the units of <see cref="NodeRoom"/>.</param>
internal sealed record PreemptionCandidate(string Uid, string QosClass, IReadOnlyDictionary<string, long> Amounts)
{
    public long Of(string resource) => Amounts.GetValueOrDefault(resource);
}

/// <summary>Which pods go for one that the node cannot do without. Pure. The rules are Kubernetes'.</summary>
internal static class Preemption
{
    public const string Reason = "Preempting",
        Message = "Preempted in order to admit critical pod",
        ConditionMessage = "Pod was preempted by Kubelet to accommodate a critical pod.";

    /// <summary>How a pod ends that goes.</summary>
    public static PodFailure Failure(DateTimeOffset? at) =>
        new(Reason, Message) { DisruptedAt = at, DisruptionMessage = ConditionMessage };

    /// <summary>In the order of ties: who asks for less of the first of these goes.</summary>
    private static readonly string[] Sizes = ["memory", "cpu"];

    /// <summary>
    /// Pods of a higher class of service go only for what all of the lower ones cannot give; among those of a class,
    /// those that come nearest to what is missing, so that few go, and small ones.
    /// </summary>
    /// <param name="missing">How much has to become free, by resource.</param>
    /// <returns>Null: even all of them would not be enough, and none goes.</returns>
    public static IReadOnlyList<string>? Choose(
        IReadOnlyDictionary<string, long> missing,
        IEnumerable<PreemptionCandidate> candidates
    )
    {
        // So that the same pods always go.
        var all = candidates.OrderBy(c => c.Uid, StringComparer.Ordinal).ToList();
        var bestEffort = all.FindAll(c => c.QosClass is not ("Guaranteed" or "Burstable"));
        var burstable = all.FindAll(c => c.QosClass == "Burstable");
        var guaranteed = all.FindAll(c => c.QosClass == "Guaranteed");
        if (Less(missing, all).Count > 0)
            return null;
        var ofGuaranteed = Nearest(guaranteed, Less(missing, [.. bestEffort, .. burstable]));
        var ofBurstable = Nearest(burstable, Less(missing, [.. bestEffort, .. ofGuaranteed]));
        var ofBestEffort = Nearest(bestEffort, Less(missing, [.. ofBurstable, .. ofGuaranteed]));
        return [.. ofBestEffort.Concat(ofBurstable).Concat(ofGuaranteed).Select(c => c.Uid)];
    }

    /// <summary>As a message names what is missing.</summary>
    public static string Describe(IReadOnlyDictionary<string, long> missing) =>
        "["
        + string.Concat(
            missing.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => $"(res: {m.Key}, q: {m.Value}), ")
        )
        + "]";

    /// <summary>What is still missing without some.</summary>
    public static Dictionary<string, long> Less(
        IReadOnlyDictionary<string, long> missing,
        IReadOnlyCollection<PreemptionCandidate> gone
    ) =>
        missing
            .Select(m => KeyValuePair.Create(m.Key, m.Value - gone.Sum(c => c.Of(m.Key))))
            .Where(m => m.Value > 0)
            .ToDictionary();

    private static List<PreemptionCandidate> Nearest(
        IEnumerable<PreemptionCandidate> candidates,
        Dictionary<string, long> missing
    )
    {
        var (left, chosen) = (candidates.ToList(), new List<PreemptionCandidate>());
        // All of a class give what the others do not.
        while (missing.Count > 0 && left.Count > 0)
        {
            var best = left[0];
            foreach (var candidate in left.Skip(1))
            {
                var order = Distance(missing, candidate).CompareTo(Distance(missing, best));
                if (order < 0 || order == 0 && IsSmaller(candidate, best))
                    best = candidate;
            }
            left.Remove(best);
            chosen.Add(best);
            missing = Less(missing, [best]);
        }
        return chosen;
    }

    /// <summary>Zero: it gives all that is missing.</summary>
    private static double Distance(Dictionary<string, long> missing, PreemptionCandidate candidate) =>
        missing.Sum(m => Math.Pow(Math.Max(0, m.Value - candidate.Of(m.Key)) / (double)m.Value, 2));

    private static bool IsSmaller(PreemptionCandidate one, PreemptionCandidate other)
    {
        foreach (var name in Sizes)
            if (one.Of(name) != other.Of(name))
                return one.Of(name) < other.Of(name);
        return false;
    }
}
