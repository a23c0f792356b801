using Arktos.Api.Core.V1;
using Arktos.Api.Volumes;

namespace Arktos.Scheduler.Snapshot;

/// <summary>
/// A pod with what is computed of it once: what it needs, and which pods it wants near. Its row is changed by the table
/// that counts it alone.
/// </summary>
public sealed class PlacedPod(Pod pod, PodRequests requests)
{
    public PlacedPod(Pod pod)
        : this(pod, PodRequests.Of(pod)) { }

    public Pod Pod => pod;

    public PodRequests Requests => requests;

    public string Uid => pod.Metadata.Uid;

    public string Tenant => pod.Metadata.Tenant;

    public string Namespace => pod.Metadata.Namespace;

    public int Priority => pod.Spec.Priority ?? 0;

    public bool IsTerminating => pod.Metadata.DeletionTimestamp is not null;

    /// <summary>Null: it has no affinity or anti-affinity to pods.</summary>
    public PodTerms? Terms { get; } = PodTerms.Of(pod);

    /// <summary>Of its volumes; most pods have none.</summary>
    public IReadOnlyList<PodClaim> Claims { get; } = PodClaims.Of(pod);

    /// <summary>The uid of what it belongs to; empty: nothing.</summary>
    public string Controller { get; } = (pod.Metadata.OwnerReferences ?? []).Find(o => o.Controller == true)?.Uid ?? "";

    /// <summary>Of the node that it counts on; -1: that node is not known.</summary>
    public int Row { get; internal set; } = -1;
}
