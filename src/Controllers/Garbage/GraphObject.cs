using Arktos.Api;
using Arktos.Api.Meta.V1;
using Arktos.Client.Resources;

namespace Arktos.Controllers.Garbage;

/// <summary>An object of the graph as its informer last showed it. Immutable.</summary>
internal sealed record GraphObject(
    KnownResource Resource,
    ObjectKey Key,
    string Uid,
    IReadOnlyList<OwnerReference> Owners,
    bool IsDeleting,
    IReadOnlyList<string> Finalizers
)
{
    public bool IsDeletingForeground => IsDeleting && Finalizers.Contains(GarbageDecision.ForegroundFinalizer);

    public bool IsOrphaning => IsDeleting && Finalizers.Contains(GarbageDecision.OrphanFinalizer);

    /// <summary>A reference of this object means that owner: uid, group, kind, name and place are the
    /// owner's.</summary>
    public bool Means(OwnerReference reference, GraphObject owner) =>
        reference.Uid == owner.Uid
        && Ownership.Owners.IsOfType(reference, owner.Resource.Group, owner.Resource.Kind)
        && GarbageDecision.OwnerKey(owner.Resource, Key, reference.Name) == owner.Key;

    public bool IsDependentOf(GraphObject owner) => Owners.Any(r => Means(r, owner));

    /// <summary>A foreground deletion of the owner waits for this object.</summary>
    public bool Blocks(GraphObject owner) => Owners.Any(r => r.BlockOwnerDeletion == true && Means(r, owner));

    public static GraphObject Of(KnownResource resource, IKubeObject o) =>
        new(
            resource,
            ObjectKey.Of(o),
            o.Metadata.Uid,
            OrNone(o.Metadata.OwnerReferences),
            o.Metadata.DeletionTimestamp is not null,
            OrNone(o.Metadata.Finalizers)
        );

    // Most objects have none: they share nothing at all.
    private static IReadOnlyList<T> OrNone<T>(List<T>? list) => list is { Count: > 0 } ? list : [];
}
