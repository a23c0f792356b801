namespace Arktos.Controllers.Garbage;

/// <summary>
/// Who owns whom: objects by uid, and for each uid (whether an object of it has been seen or not) those that name it.
/// Who names an object by its uid, but with another kind, name or place, is not its dependent. A hint of where to look,
/// never a reason to delete: that is decided by live reads. Memory is that of the objects with owners, plus a line for
/// every object. Thread-safe.
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

    public List<GraphObject> DependentsOf(GraphObject owner)
    {
        lock (_lock)
            return [.. Dependents(owner)];
    }

    /// <summary>
    /// Dependents that a foreground deletion of the owner has to wait for. One that waits for the owner in turn, itself
    /// or through others, all of them being deleted in the foreground, is not waited for: neither would ever end.
    /// </summary>
    public List<GraphObject> Blocking(GraphObject owner)
    {
        lock (_lock)
            return [.. Dependents(owner).Where(d => d.Blocks(owner) && !Awaits(d, owner))];
    }

    /// <summary>
    /// By what is known here: it is deleted in a special way, or an owner of it has not been seen where the reference
    /// points to, or goes in the foreground.
    /// </summary>
    public bool WantsWork(GraphObject o)
    {
        lock (_lock)
            return o.IsDeletingForeground
                || o.IsOrphaning
                || o.Owners.Any(r =>
                    !_objects.TryGetValue(r.Uid, out var owner) || !o.Means(r, owner) || owner.IsDeletingForeground
                );
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

    private IEnumerable<GraphObject> Dependents(GraphObject owner) =>
        _dependents.TryGetValue(owner.Uid, out var uids)
            ? uids.Order(StringComparer.Ordinal).Select(u => _objects[u]).Where(d => d.IsDependentOf(owner))
            : [];

    /// <summary>Whether a foreground deletion waits for the end of another object.</summary>
    private bool Awaits(GraphObject waiting, GraphObject awaited)
    {
        var looked = new HashSet<string>(StringComparer.Ordinal);
        var ahead = new Stack<GraphObject>([waiting]);
        while (ahead.TryPop(out var next))
        {
            if (!next.IsDeletingForeground || !looked.Add(next.Uid))
                continue;
            if (next.Uid == awaited.Uid)
                return true;
            foreach (var dependent in Dependents(next).Where(d => d.Blocks(next)))
                ahead.Push(dependent);
        }
        return false;
    }

    private void Unlink(string ownerUid, string uid)
    {
        if (_dependents.TryGetValue(ownerUid, out var uids) && uids.Remove(uid) && uids.Count == 0)
            _dependents.Remove(ownerUid);
    }
}
