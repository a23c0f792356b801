using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Quotas;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Registry;

/// <summary>What a tenant's quotas let be stored, as the strictest of them says. Pure.</summary>
/// <param name="Objects">Null: any number; the same for bytes.</param>
internal sealed record StoredBound(StoredBound.Limit? Objects, StoredBound.Limit? Bytes)
{
    /// <returns>Null where none of them says anything of it.</returns>
    public static StoredBound? Of(IEnumerable<TenantQuota?> quotas)
    {
        var (objects, bytes) = ((Limit?)null, (Limit?)null);
        foreach (var quota in quotas.OfType<TenantQuota>())
        {
            objects = Stricter(objects, quota, TenantQuotas.Objects);
            bytes = Stricter(bytes, quota, TenantQuotas.Bytes);
        }
        return objects is null && bytes is null ? null : new StoredBound(objects, bytes);
    }

    /// <param name="part">That the commit is about.</param>
    /// <param name="elsewhere">What the tenant holds in other partitions, as far as is known.</param>
    public IReadOnlyList<CommitCondition> Conditions(string tenant, int part, TenantUsage elsewhere) =>
        [new CommitCondition.Within(tenant, Objects?.Max - elsewhere.Objects, Bytes?.Max - elsewhere.Bytes, part)];

    private static Limit? Stricter(Limit? limit, TenantQuota quota, string name) =>
        quota.Spec.Hard?.TryGetValue(name, out var hard) == true
        && hard.Value is var max
        && (limit is null || max < limit.Max)
            ? new Limit(quota.Metadata.Name, max)
            : limit;

    /// <param name="Quota">The name of the quota that says so.</param>
    internal sealed record Limit(string Quota, long Max);
}
