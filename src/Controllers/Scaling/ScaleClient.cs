using System.Collections.Concurrent;
using Arktos.Api.Autoscaling.V1;
using Arktos.Api.Meta.V1;
using Arktos.Client.Connection;
using Arktos.Client.Resources;
using Arktos.Controllers.Hosting;

namespace Arktos.Controllers.Scaling;

/// <summary>What is scaled, by the names in its reference.</summary>
internal sealed record ScaleReference(string Tenant, string Namespace, string ApiVersion, string Kind, string Name);

/// <summary>The scale of objects of any kind. Thread-safe.</summary>
internal sealed class ScaleClient(ControllerContext context)
{
    private const int TenantsMax = 256;

    private static readonly TimeSpan KindsAgeMax = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, (ServedResources Served, DateTimeOffset At)> _byTenant = new();

    /// <exception cref="ApiException">404: there is no such object, or it cannot be scaled; the kind is unknown; or
    /// the server cannot be asked.</exception>
    public async Task<Scale> GetAsync(ScaleReference target, CancellationToken ct)
    {
        var client = await ClientAsync(target, ct).ConfigureAwait(false);
        return await client.GetSubresourceAsync<Scale>(KeyOf(target), "scale", ct).ConfigureAwait(false);
    }

    /// <param name="scale">As it was read: it is refused when the object has changed since.</param>
    /// <exception cref="ApiException">As for <see cref="GetAsync"/>; 409: the object has changed.</exception>
    public async Task<Scale> UpdateAsync(ScaleReference target, Scale scale, CancellationToken ct)
    {
        var client = await ClientAsync(target, ct).ConfigureAwait(false);
        return await client
            .UpdateSubresourceAsync<Scale, Scale>(KeyOf(target), "scale", scale, ct)
            .ConfigureAwait(false);
    }

    private static ObjectKey KeyOf(ScaleReference target) => new(target.Tenant, target.Namespace, target.Name);

    private async Task<ResourceClient<PartialObjectMetadata>> ClientAsync(ScaleReference target, CancellationToken ct)
    {
        var resource =
            context.Informers.Served.ByKind(target.ApiVersion, target.Kind)?.Resource
            ?? (await ServedByAsync(target.Tenant, ct).ConfigureAwait(false))
                .ByKind(target.ApiVersion, target.Kind)
                ?.Resource
            ?? throw new ApiException(
                404,
                StatusReason.NotFound,
                $"no matches for kind \"{target.Kind}\" in version \"{target.ApiVersion}\""
            );
        return new ResourceClient<PartialObjectMetadata>(context.Connection, resource);
    }

    private async Task<ServedResources> ServedByAsync(string tenant, CancellationToken ct)
    {
        var now = context.Time.GetUtcNow();
        if (_byTenant.TryGetValue(tenant, out var known) && now - known.At < KindsAgeMax)
            return known.Served;
        if (_byTenant.Count >= TenantsMax)
            _byTenant.Clear();
        var served = await ServedResources.DiscoverAsync(context.Connection, tenant, ct).ConfigureAwait(false);
        _byTenant[tenant] = (served, now);
        return served;
    }
}
