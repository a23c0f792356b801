using Arktos.Api;
using Arktos.Api.Meta.V1;
using Arktos.Client.Resources;

namespace Arktos.Controllers.Garbage;

/// <summary>What a live read has told of an owner.</summary>
internal enum OwnerState
{
    /// <summary>It is there and stays.</summary>
    Solid,

    /// <summary>There is no object of that name, or it has another uid.</summary>
    Absent,

    /// <summary>It is being deleted in the foreground: it waits for those of its dependents that block it.</summary>
    WaitsForDependents,
}

internal enum GarbageActionKind
{
    Nothing,
    Delete,
    RemoveReferences,
}

/// <param name="Policy">Of a delete.</param>
/// <param name="References">Which references are to be removed, by their place among the object's.</param>
internal sealed record GarbageAction(GarbageActionKind Kind, string Policy, IReadOnlyList<int> References)
{
    public static GarbageAction Nothing { get; } = new(GarbageActionKind.Nothing, "", []);
}

/// <summary>The rules of garbage collection, pure. Every owner's state must come from a live read.</summary>
internal static class GarbageDecision
{
    public const string ForegroundFinalizer = "foregroundDeletion";
    public const string OrphanFinalizer = "orphan";

    /// <param name="live">The object's metadata as read just now.</param>
    /// <param name="ownerStates">One for each of its owner references, in their order: two references may name one uid
    /// and mean different objects.</param>
    /// <param name="hasDependents">Whether the graph knows of any.</param>
    public static GarbageAction Decide(ObjectMeta live, IReadOnlyList<OwnerState> ownerStates, bool hasDependents)
    {
        // What is on its way out already is not told again, whoever owns it.
        if (ownerStates.Count == 0 || live.DeletionTimestamp is not null)
            return GarbageAction.Nothing;
        var going = Enumerable.Range(0, ownerStates.Count).Where(i => ownerStates[i] != OwnerState.Solid).ToList();
        if (going.Count == 0)
            return GarbageAction.Nothing;
        if (going.Count < ownerStates.Count)
            return new GarbageAction(GarbageActionKind.RemoveReferences, "", going);
        var waits = ownerStates.Contains(OwnerState.WaitsForDependents);
        return new GarbageAction(
            GarbageActionKind.Delete,
            waits && hasDependents ? DeletionPropagation.Foreground : PolicyOf(live),
            []
        );
    }

    /// <summary>
    /// Where a reference of a dependent points to; null when a namespaced owner is named by an object that is in no
    /// namespace.
    /// </summary>
    public static ObjectKey? OwnerKey(KnownResource ownerResource, ObjectKey dependent, string ownerName) =>
        ownerResource.Scope switch
        {
            ResourceScope.Namespaced => dependent.Namespace.Length > 0
                ? new ObjectKey(dependent.Tenant, dependent.Namespace, ownerName)
                : null,
            ResourceScope.Tenant => dependent.Tenant.Length > 0 ? new ObjectKey(dependent.Tenant, "", ownerName) : null,
            _ => ObjectKey.Cluster(ownerName),
        };

    private static string PolicyOf(ObjectMeta live) =>
        live.Finalizers?.Contains(OrphanFinalizer) == true ? DeletionPropagation.Orphan
        : live.Finalizers?.Contains(ForegroundFinalizer) == true ? DeletionPropagation.Foreground
        : DeletionPropagation.Background;
}
