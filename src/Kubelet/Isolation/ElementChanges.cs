using Arktos.Kubelet.Services;

namespace Arktos.Kubelet.Isolation;

/// <summary>
/// What is to be changed, after all that comes one after the other; what goes and comes back is no change.
/// </summary>
internal sealed class ElementChanges
{
    private readonly HashSet<SetElement> _added = [],
        _removed = [];

    public bool IsEmpty => _added.Count + _removed.Count == 0;

    public void Put(SetElement element)
    {
        if (!_removed.Remove(element))
            _added.Add(element);
    }

    public void Drop(SetElement element)
    {
        if (!_added.Remove(element))
            _removed.Add(element);
    }

    /// <summary>Of other sets: both at once.</summary>
    public ElementChanges With(ElementChanges others)
    {
        var both = new ElementChanges();
        foreach (var some in (ElementChanges[])[this, others])
        {
            both._added.UnionWith(some._added);
            both._removed.UnionWith(some._removed);
        }
        return both;
    }

    public TableChanges ForTable()
    {
        var changes = new TableChanges();
        changes.Removed.AddRange(_removed);
        changes.Added.AddRange(_added);
        return changes;
    }
}
