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

    public static GraphObject Of(KnownResource resource, IKubeObject o) =>
        new(
            resource,
            ObjectKey.Of(o),
            o.Metadata.Uid,
            o.Metadata.OwnerReferences ?? [],
            o.Metadata.DeletionTimestamp is not null,
            o.Metadata.Finalizers ?? []
        );
}

/// <summary>
/// Who owns whom, by uid: objects, and for each owner (whether it has been seen or not) its dependents. A hint of where
/// to look, never a reason to delete: that is decided by live reads. Memory is that of the objects with owners, plus a
/// line for every object. Thread-safe.
/// </summary>
internal sealed class OwnerGraph
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, GraphObject> _objects = [];
    private readonly Dictionary<string, HashSet<string>> _dependents = [];

    public int Count
    {
        get
        {
            lock (_lock)
                return _objects.Count;
        }
    }

    public GraphObject? Get(string uid)
    {
        lock (_lock)
            return _objects.GetValueOrDefault(uid);
    }

    public List<GraphObject> DependentsOf(string ownerUid)
    {
        lock (_lock)
            return _dependents.TryGetValue(ownerUid, out var uids)
                ? [.. uids.Order(StringComparer.Ordinal).Select(u => _objects[u])]
                : [];
    }

    /// <summary>
    /// By what is known here: it is deleted in a special way, or an owner of it has not been seen, or goes in the
    /// foreground.
    /// </summary>
    public bool WantsWork(GraphObject o)
    {
        lock (_lock)
            return o.IsDeletingForeground
                || o.IsOrphaning
                || o.Owners.Any(w => !_objects.TryGetValue(w.Uid, out var owner) || owner.IsDeletingForeground);
    }

    /// <summary>Returns the uids that are to be looked at.</summary>
    public List<string> Put(GraphObject o)
    {
        lock (_lock)
        {
            _objects.TryGetValue(o.Uid, out var before);
            foreach (var owner in before?.Owners ?? [])
                Unlink(owner.Uid, o.Uid);
            _objects[o.Uid] = o;
            foreach (var owner in o.Owners)
            {
                if (!_dependents.TryGetValue(owner.Uid, out var uids))
                    _dependents.Add(owner.Uid, uids = []);
                uids.Add(o.Uid);
            }
            var affected = new List<string>();
            if (WantsWork(o))
                affected.Add(o.Uid);
            // An owner in the foreground waits for those that block it: one that lets go, or no longer blocks, may be
            // the last.
            if (before is not null)
                affected.AddRange(
                    before
                        .Owners.Select(w => w.Uid)
                        .Where(u => _objects.GetValueOrDefault(u)?.IsDeletingForeground == true)
                );
            return affected;
        }
    }

    /// <summary>Returns the uids that are to be looked at: dependents, and owners that waited for it.</summary>
    public List<string> Remove(string uid)
    {
        lock (_lock)
        {
            if (!_objects.Remove(uid, out var gone))
                return [];
            var affected = new List<string>();
            foreach (var owner in gone.Owners)
            {
                Unlink(owner.Uid, uid);
                if (_objects.GetValueOrDefault(owner.Uid)?.IsDeletingForeground == true)
                    affected.Add(owner.Uid);
            }
            if (_dependents.TryGetValue(uid, out var dependents))
                affected.AddRange(dependents);
            return affected;
        }
    }

    private void Unlink(string ownerUid, string uid)
    {
        if (_dependents.TryGetValue(ownerUid, out var uids) && uids.Remove(uid) && uids.Count == 0)
            _dependents.Remove(ownerUid);
    }
}
