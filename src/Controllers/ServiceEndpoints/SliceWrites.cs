using Arktos.Api;
using Arktos.Api.Discovery.V1;
using Arktos.Api.Meta.V1;
using Arktos.Client.Connection;
using Arktos.Client.Resources;
using Arktos.Controllers.Ownership;

namespace Arktos.Controllers.ServiceEndpoints;

/// <summary>
/// Writes slices as planned. Their names are generated, so a stale cache could make one twice: whoever is to create one
/// lists them live first. Thread-safe.
/// </summary>
internal sealed class SliceWrites(IApiConnection connection)
{
    private readonly ResourceClient<EndpointSlice> _slices = new(connection);

    /// <summary>The owner's slices as they are now, those of one manager.</summary>
    public async Task<List<EndpointSlice>> ListAsync(
        IKubeObject owner,
        Func<EndpointSlice, bool> isManaged,
        CancellationToken ct
    )
    {
        var query = new ListQuery
        {
            Tenant = owner.Metadata.Tenant,
            Namespace = owner.Metadata.Namespace,
            LabelSelector = $"{SliceDecision.ServiceLabel}={owner.Metadata.Name}",
        };
        var all = await _slices.ListAsync(query, ct).ConfigureAwait(false);
        return all.FindAll(s => isManaged(s) && Owners.IsControlledBy(s, owner));
    }

    public async Task CarryOutAsync(SlicePlan plan, CancellationToken ct)
    {
        foreach (var slice in plan.Create)
            await _slices.CreateAsync(slice, ct).ConfigureAwait(false);
        foreach (var slice in plan.Update)
            await _slices.UpdateAsync(slice, ct).ConfigureAwait(false);
        foreach (var slice in plan.Delete)
        {
            var options = new DeleteOptions
            {
                Preconditions = new Preconditions
                {
                    Uid = slice.Metadata.Uid,
                    ResourceVersion = slice.Metadata.ResourceVersion,
                },
            };
            try
            {
                await _slices.DeleteAsync(ObjectKey.Of(slice), options, ct).ConfigureAwait(false);
            }
            catch (ApiException e) when (e.IsNotFound)
            { /* gone, which is what was wanted */
            }
        }
    }
}
