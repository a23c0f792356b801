namespace Arktos.Kubelet.Volumes.Csi;

/// <summary>
/// The attached volumes that pods of the node have or wait for, as the node's status tells them: while one is among
/// them, nobody detaches it. Thread-safe.
/// </summary>
public sealed class VolumesInUse
{
    private readonly Dictionary<string, HashSet<string>> _users = [];

    /// <summary>Called when the names have changed; by any thread.</summary>
    public Action Changed { get; set; } = static () => { };

    /// <summary>The names, in order.</summary>
    public IReadOnlyList<string> Names
    {
        get
        {
            lock (_users)
                return [.. _users.Keys.Order(StringComparer.Ordinal)];
        }
    }

    public void Add(string volume, string podUid)
    {
        bool isNew;
        lock (_users)
        {
            isNew = !_users.TryGetValue(volume, out var pods);
            if (isNew)
                _users[volume] = pods = [];
            pods!.Add(podUid);
        }
        if (isNew)
            Changed();
    }

    /// <summary>The pod has none of them any more.</summary>
    public void Remove(string podUid)
    {
        var isLess = false;
        lock (_users)
            foreach (var (volume, pods) in _users.ToList())
                if (pods.Remove(podUid) && pods.Count == 0)
                    isLess |= _users.Remove(volume);
        if (isLess)
            Changed();
    }
}
