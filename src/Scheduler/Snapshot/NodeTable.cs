using Arktos.Api.Core.V1;

namespace Arktos.Scheduler.Snapshot;

/// <summary>
/// The nodes and what their pods take, a row a node and a column a figure, so that a filter over all nodes walks plain
/// arrays. Rows of nodes that are gone are used again. Owned by the scheduling loop; no other thread reads it.
/// </summary>
public sealed class NodeTable
{
    private readonly Dictionary<string, int> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Row, PodRequests Requests)> _pods = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, PodRequests>> _homeless = new(StringComparer.Ordinal);
    private readonly Stack<int> _free = new();

    /// <summary>Rows in use or free; a free row has no node.</summary>
    public int RowCount { get; private set; }

    public int NodeCount => _rows.Count;

    public Node?[] Nodes { get; private set; } = [];
    public long[] AllocatableCpu { get; private set; } = [];
    public long[] AllocatableMemory { get; private set; } = [];
    public long[] AllocatableStorage { get; private set; } = [];
    public int[] AllocatablePods { get; private set; } = [];
    public long[] RequestedCpu { get; private set; } = [];
    public long[] RequestedMemory { get; private set; } = [];
    public long[] RequestedStorage { get; private set; } = [];
    public long[] ScoredCpu { get; private set; } = [];
    public long[] ScoredMemory { get; private set; } = [];
    public int[] PodCounts { get; private set; } = [];
    private Dictionary<string, long>?[] _othersRequested = [];
    private Dictionary<string, long>[] _othersAllocatable = [];
    private List<HostPort>?[] _ports = [];

    public long OtherAllocatable(int row, string resource) => _othersAllocatable[row].GetValueOrDefault(resource);

    public long OtherRequested(int row, string resource) => _othersRequested[row]?.GetValueOrDefault(resource) ?? 0;

    public IReadOnlyList<HostPort> Ports(int row) => _ports[row] ?? [];

    /// <summary>Adds or replaces a node. Pods that were placed on it before it was known count from now on.</summary>
    public void PutNode(Node node)
    {
        var name = node.Metadata.Name;
        if (!_rows.TryGetValue(name, out var row))
        {
            row = _free.TryPop(out var free) ? free : AddRow();
            _rows[name] = row;
            if (_homeless.Remove(name, out var waiting))
                foreach (var (uid, requests) in waiting)
                    Place(uid, row, requests);
        }
        Nodes[row] = node;
        var allocatable = node.Status.Allocatable ?? [];
        AllocatableCpu[row] = allocatable.GetValueOrDefault("cpu").MilliValue;
        AllocatableMemory[row] = allocatable.GetValueOrDefault("memory").Value;
        AllocatableStorage[row] = allocatable.GetValueOrDefault("ephemeral-storage").Value;
        AllocatablePods[row] = (int)Math.Min(int.MaxValue, allocatable.GetValueOrDefault("pods").Value);
        _othersAllocatable[row] = allocatable
            .Where(a => a.Key is not ("cpu" or "memory" or "ephemeral-storage" or "pods"))
            .ToDictionary(a => a.Key, a => a.Value.Value);
    }

    public void RemoveNode(string name)
    {
        if (!_rows.Remove(name, out var row))
            return;
        // Its pods exist until they are deleted; if the node comes back they count again.
        foreach (var (uid, (_, requests)) in _pods.Where(p => p.Value.Row == row).ToList())
        {
            Take(uid);
            Homeless(name)[uid] = requests;
        }
        Nodes[row] = null;
        _free.Push(row);
    }

    /// <summary>Counts a pod on a node, once: a pod that is counted already is moved.</summary>
    public void PutPod(string uid, string nodeName, PodRequests requests)
    {
        RemovePod(uid);
        if (_rows.TryGetValue(nodeName, out var row))
            Place(uid, row, requests);
        else
            Homeless(nodeName)[uid] = requests;
    }

    /// <summary>False when it was not counted.</summary>
    public bool RemovePod(string uid)
    {
        if (_pods.ContainsKey(uid))
        {
            Take(uid);
            return true;
        }
        foreach (var (node, waiting) in _homeless)
            if (waiting.Remove(uid))
            {
                if (waiting.Count == 0)
                    _homeless.Remove(node);
                return true;
            }
        return false;
    }

    private Dictionary<string, PodRequests> Homeless(string node)
    {
        if (!_homeless.TryGetValue(node, out var waiting))
            _homeless[node] = waiting = new(StringComparer.Ordinal);
        return waiting;
    }

    private void Place(string uid, int row, PodRequests requests)
    {
        _pods[uid] = (row, requests);
        Count(row, requests, 1);
        if (requests.Ports.Count > 0)
            (_ports[row] ??= []).AddRange(requests.Ports);
    }

    private void Take(string uid)
    {
        _pods.Remove(uid, out var placed);
        Count(placed.Row, placed.Requests, -1);
        foreach (var port in placed.Requests.Ports)
            _ports[placed.Row]!.Remove(port);
    }

    private void Count(int row, PodRequests requests, int sign)
    {
        RequestedCpu[row] += sign * requests.Cpu;
        RequestedMemory[row] += sign * requests.Memory;
        RequestedStorage[row] += sign * requests.EphemeralStorage;
        ScoredCpu[row] += sign * requests.ScoredCpu;
        ScoredMemory[row] += sign * requests.ScoredMemory;
        PodCounts[row] += sign;
        foreach (var (name, value) in requests.Others)
        {
            var others = _othersRequested[row] ??= [];
            others[name] = others.GetValueOrDefault(name) + sign * value;
        }
    }

    private int AddRow()
    {
        if (RowCount == Nodes.Length)
            Grow(Math.Max(16, Nodes.Length * 2));
        return RowCount++;
    }

    private void Grow(int size)
    {
        Nodes = Resized(Nodes, size);
        AllocatableCpu = Resized(AllocatableCpu, size);
        AllocatableMemory = Resized(AllocatableMemory, size);
        AllocatableStorage = Resized(AllocatableStorage, size);
        AllocatablePods = Resized(AllocatablePods, size);
        RequestedCpu = Resized(RequestedCpu, size);
        RequestedMemory = Resized(RequestedMemory, size);
        RequestedStorage = Resized(RequestedStorage, size);
        ScoredCpu = Resized(ScoredCpu, size);
        ScoredMemory = Resized(ScoredMemory, size);
        PodCounts = Resized(PodCounts, size);
        _othersRequested = Resized(_othersRequested, size);
        _othersAllocatable = Resized(_othersAllocatable, size);
        _ports = Resized(_ports, size);
    }

    private static T[] Resized<T>(T[] array, int size)
    {
        Array.Resize(ref array, size);
        return array;
    }
}
