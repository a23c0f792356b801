using Arktos.Api.Core.V1;
using Arktos.Api.Json;

namespace Arktos.Api.Quotas;

/// <summary>A write as quotas see it.</summary>
/// <param name="Resource">"pods", "deployments.apps".</param>
/// <param name="Value">Null where the object goes.</param>
/// <param name="Old">Null where it is new.</param>
/// <param name="IsHeld">Whether quotas may refuse it; else they only count.</param>
public sealed record QuotaWrite(string Resource, IKubeObject? Value, IKubeObject? Old, bool IsHeld)
{
    /// <summary>Whether no quota counts the one otherwise than the other.</summary>
    public bool ChangesNothing => Value is not null && Old is not null && QuotaUsage.IsSame(Old, Value);
}

/// <summary>What a quota says to a write. Pure.</summary>
/// <param name="Refusal">As Kubernetes words it; null: none.</param>
/// <param name="Used">What is used after it; null: the quota is not about the write.</param>
public sealed record QuotaJudgement(string? Refusal, Map<Quantity>? Used)
{
    /// <summary>What each container must say itself where a quota bounds it.</summary>
    private static readonly string[] Required =
    [
        "cpu",
        "limits.cpu",
        "limits.memory",
        "memory",
        "requests.cpu",
        "requests.memory",
    ];

    private static readonly QuotaJudgement Nothing = new(null, null);

    /// <summary>Whether a quota may have anything to say to a write.</summary>
    public static bool Concerns(ResourceQuota quota, QuotaWrite write) =>
        Bounded(quota, write.Resource).Any()
        && (
            write.Value is not null && QuotaScopes.Match(quota.Spec, write.Value)
            || write.Old is not null && QuotaScopes.Match(quota.Spec, write.Old)
        );

    public static QuotaJudgement Of(ResourceQuota quota, QuotaWrite write)
    {
        var (name, hard, used) = (quota.Metadata.Name, quota.Status.Hard ?? [], quota.Status.Used ?? []);
        var bounded = Bounded(quota, write.Resource).Order(StringComparer.Ordinal).ToList();
        if (bounded.Count == 0)
            return Nothing;
        var isIn = write.Value is not null && QuotaScopes.Match(quota.Spec, write.Value);
        var after = isIn ? QuotaUsage.Of(write.Resource, write.Value!) : [];
        var before =
            write.Old is not null && QuotaScopes.Match(quota.Spec, write.Old)
                ? QuotaUsage.Of(write.Resource, write.Old)
                : [];
        if (isIn && write is { IsHeld: true, Value: Pod pod } && Unsaid(pod.Spec, bounded) is { Length: > 0 } unsaid)
            return Refused($"failed quota: {name}: must specify {unsaid}");
        if (isIn && write.IsHeld && bounded.Exists(n => !hard.ContainsKey(n) || !used.ContainsKey(n)))
            return Refused($"status unknown for quota: {name}, resources: {string.Join(",", bounded)}");

        var next = DeepValues.Copy(used)!;
        var (isTouched, exceeded) = (false, new List<string>());
        foreach (var resource in bounded)
        {
            var change = after.GetValueOrDefault(resource) - before.GetValueOrDefault(resource);
            if (change.IsZero)
                continue;
            // What is not counted yet is touched all the same, so that whoever counts it now begins anew.
            isTouched = true;
            if (!used.TryGetValue(resource, out var amount))
                continue;
            next[resource] = amount + change is { Sign: >= 0 } sum ? sum : Quantity.Zero;
            if (change.Sign > 0 && hard.TryGetValue(resource, out var bound) && next[resource] > bound)
                exceeded.Add(resource);
        }
        if (write.IsHeld && exceeded.Count > 0)
            return Refused(
                $"exceeded quota: {name}, "
                    + $"requested: {Listed(r => after.GetValueOrDefault(r) - before.GetValueOrDefault(r))}, "
                    + $"used: {Listed(r => used[r])}, limited: {Listed(r => hard[r])}"
            );
        return isTouched ? new QuotaJudgement(null, next) : Nothing;

        string Listed(Func<string, Quantity> of) => string.Join(",", exceeded.Select(r => $"{r}={of(r)}"));
    }

    // What is asked for and not taken up yet, and what is taken up and not asked for any more.
    private static IEnumerable<string> Bounded(ResourceQuota quota, string resource) =>
        (quota.Spec.Hard ?? []).Keys.Union((quota.Status.Hard ?? []).Keys).Where(n => QuotaUsage.IsAbout(n, resource));

    private static QuotaJudgement Refused(string text) => new(text, null);

    // "cpu for: a,b; limits.memory for: a"
    private static string Unsaid(PodSpec spec, List<string> bounded) =>
        string.Join(
            "; ",
            Required
                .Where(r => bounded.Contains(r) && !Says(spec.Resources, r))
                .Select(r =>
                    (
                        Resource: r,
                        Names: spec.Containers.Concat(spec.InitContainers ?? [])
                            .Where(c => !Says(c.Resources, r))
                            .Select(c => c.Name)
                            .Distinct()
                            .Order(StringComparer.Ordinal)
                            .ToList()
                    )
                )
                .Where(u => u.Names.Count > 0)
                .Select(u => $"{u.Resource} for: {string.Join(",", u.Names)}")
        );

    private static bool Says(ResourceRequirements? resources, string name)
    {
        var isLimit = name.StartsWith("limits.", StringComparison.Ordinal);
        var amounts = isLimit ? resources?.Limits : resources?.Requests;
        return amounts?.ContainsKey(name[(name.IndexOf('.') + 1)..]) == true;
    }
}
