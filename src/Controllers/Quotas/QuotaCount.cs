using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Quotas;

namespace Arktos.Controllers.Quotas;

/// <summary>Sums up what is used of a quota, from nothing on. Not thread-safe.</summary>
internal sealed class QuotaCount
{
    private readonly ResourceQuota _quota;
    private readonly Map<Quantity> _used = [];

    public QuotaCount(ResourceQuota quota)
    {
        _quota = quota;
        foreach (var name in (quota.Spec.Hard ?? []).Keys)
            _used[name] = IsStored(name) ? quota.Status.Used?.GetValueOrDefault(name) ?? default : Quantity.Zero;
    }

    /// <summary>What must be listed: "pods", "deployments.apps".</summary>
    public IReadOnlyList<string> Resources =>
        [.. _used.Keys.Select(QuotaUsage.ResourceOf).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Whether the server is to say some of it with every write of the status, as stores count it.</summary>
    public bool HasStored => _used.Keys.Any(IsStored);

    /// <summary>Whether a quota's status is about what its spec asks for.</summary>
    public static bool IsTakenUp(ResourceQuota quota)
    {
        var (hard, used) = (quota.Spec.Hard ?? [], quota.Status.Used ?? []);
        return DeepValues.Same(hard, quota.Status.Hard ?? [], static (a, b) => a == b)
            && used.Count == hard.Count
            && hard.Keys.All(used.ContainsKey);
    }

    public void Add(string resource, IKubeObject value)
    {
        if (!QuotaScopes.Match(_quota.Spec, value))
            return;
        foreach (var (name, amount) in QuotaUsage.Of(resource, value))
            if (_used.TryGetValue(name, out var sum))
                _used[name] = sum + amount;
    }

    /// <summary>What cannot be counted now stays as it was counted last, and is none before that.</summary>
    public void Keep(string resource)
    {
        foreach (var name in _used.Keys.Where(n => QuotaUsage.ResourceOf(n) == resource).ToList())
            if (_quota.Status.Used?.TryGetValue(name, out var last) == true)
                _used[name] = last;
    }

    /// <summary>What was counted.</summary>
    public ResourceQuotaStatus Counted() => new() { Hard = DeepValues.Copy(_quota.Spec.Hard), Used = _used };

    private static bool IsStored(string name) => name is TenantQuotas.Objects or TenantQuotas.Bytes;
}
