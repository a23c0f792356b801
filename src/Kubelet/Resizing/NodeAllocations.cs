namespace Arktos.Kubelet.Resizing;

/// <summary>
/// What the pods of a node were granted of its processors and memory, and who waits for more. Whoever waits is granted
/// what fits as soon as others go or shrink: the highest priority first, then by class of service, then who asked
/// first. Thread-safe; <see cref="Changed"/> is called outside of its lock.
/// </summary>
internal sealed class NodeAllocations(PodSize allocatable)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, PodSize> _granted = [];
    private readonly Dictionary<string, (ResizeAsk Ask, long Order)> _waiting = [];
    private PodSize _used;
    private long _lastOrder;
    private bool _isOpen;

    /// <summary>Called with the uid of a pod that should ask again.</summary>
    public Action<string> Changed { get; set; } = static _ => { };

    /// <summary>All pods of the node have been counted: from now on it can be said what fits.</summary>
    public void Open()
    {
        List<string> waiting;
        lock (_lock)
        {
            _isOpen = true;
            waiting = [.. _waiting.Keys];
        }
        Tell(waiting);
    }

    /// <summary>The pod has so much, whether or not it fits, and asks for no more.</summary>
    public void Set(string uid, PodSize size)
    {
        List<string> granted;
        lock (_lock)
        {
            _waiting.Remove(uid);
            Put(uid, size);
            granted = GrantWhatFits();
        }
        Tell(granted);
    }

    /// <summary>The pod takes nothing any more.</summary>
    public void Remove(string uid)
    {
        List<string> granted;
        lock (_lock)
        {
            _waiting.Remove(uid);
            if (_granted.Remove(uid, out var size))
                _used -= size;
            granted = GrantWhatFits();
        }
        Tell(granted);
    }

    public ResizeVerdict Ask(string uid, ResizeAsk ask)
    {
        List<string> granted;
        ResizeVerdict verdict;
        lock (_lock)
        {
            if (WhyNever(ask.Size) is { } never)
            {
                _waiting.Remove(uid);
                return new ResizeVerdict(ResizeOutcome.Infeasible, never);
            }
            var order = _waiting.TryGetValue(uid, out var before) ? before.Order : ++_lastOrder;
            _waiting[uid] = (ask, order);
            if (!_isOpen)
                return ResizeVerdict.NotYet;
            granted = GrantWhatFits();
            verdict = granted.Remove(uid)
                ? ResizeVerdict.Granted
                : new ResizeVerdict(ResizeOutcome.Deferred, WhyNotNow(uid, ask.Size) ?? "");
        }
        Tell(granted);
        return verdict;
    }

    private List<string> GrantWhatFits()
    {
        var granted = new List<string>();
        if (!_isOpen || _waiting.Count == 0)
            return granted;
        foreach (
            var (uid, (ask, _)) in _waiting
                .OrderByDescending(w => w.Value.Ask.Priority)
                .ThenBy(w => w.Value.Ask.QosRank)
                .ThenBy(w => w.Value.Order)
                .ToList()
        )
        {
            if (WhyNotNow(uid, ask.Size) is not null)
                continue;
            _waiting.Remove(uid);
            Put(uid, ask.Size);
            granted.Add(uid);
        }
        return granted;
    }

    private void Put(string uid, PodSize size)
    {
        _used += size - _granted.GetValueOrDefault(uid);
        _granted[uid] = size;
    }

    private void Tell(List<string> uids)
    {
        foreach (var uid in uids)
            Changed(uid);
    }

    private string? WhyNever(PodSize size) =>
        size.MemoryBytes > allocatable.MemoryBytes
            ? Text("capacity: memory", size.MemoryBytes, null, allocatable.MemoryBytes)
        : size.CpuMillis > allocatable.CpuMillis ? Text("capacity: cpu", size.CpuMillis, null, allocatable.CpuMillis)
        : null;

    /// <summary>What does not grow is not asked about: it is there.</summary>
    private string? WhyNotNow(string uid, PodSize size)
    {
        var own = _granted.GetValueOrDefault(uid);
        var others = _used - own;
        if (size.CpuMillis > own.CpuMillis && others.CpuMillis + size.CpuMillis > allocatable.CpuMillis)
            return Text("resource: cpu", size.CpuMillis, others.CpuMillis, allocatable.CpuMillis);
        if (size.MemoryBytes > own.MemoryBytes && others.MemoryBytes + size.MemoryBytes > allocatable.MemoryBytes)
            return Text("resource: memory", size.MemoryBytes, others.MemoryBytes, allocatable.MemoryBytes);
        return null;
    }

    private static string Text(string what, long requested, long? used, long capacity) =>
        $"Node didn't have enough {what}, requested: {requested}, {(used is null ? "" : $"used: {used}, ")}"
        + $"capacity: {capacity}";
}
