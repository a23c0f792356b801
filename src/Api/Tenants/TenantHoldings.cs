using Arktos.Api.Core.V1;
using Arktos.Api.Volumes;

namespace Arktos.Api.Tenants;

/// <summary>
/// What of a tenant's objects nodes have something of: it must be let go before the objects may vanish. Pure.
/// </summary>
public static class TenantHoldings
{
    /// <summary>Whoever is in this group of a tenant may do everything in it, by a binding of the tenant's.</summary>
    public const string AdminGroup = "tenant-admins";

    /// <summary>Whether a node runs it, or has something of it: its agent has not said that it is done.</summary>
    public static bool IsOnNode(Pod pod) =>
        pod.Spec.NodeName.Length > 0
        && (pod.Metadata.DeletionTimestamp is null || pod.Metadata.DeletionGracePeriodSeconds != 0);

    /// <summary>Whether a node has the volume's folder.</summary>
    public static bool IsOnNode(PersistentVolume volume) =>
        LocalPathVolumes.IsOne(volume) && volume.Metadata.Finalizers?.Contains(LocalPathVolumes.Finalizer) == true;
}
