using Arktos.Api.Core.V1;
using Arktos.Api.Quotas;
using Arktos.Api.Volumes;
using Arktos.Client.Resources;

namespace Arktos.Scheduler.Snapshot;

/// <summary>
/// The nodes and what their pods take, a row a node and a column a figure, so that a filter over all nodes walks plain
/// arrays. Rows of nodes that are gone are used again. Owned by the scheduling loop; no other thread reads it.
/// </summary>
public sealed class NodeTable
{
    /// <summary>Topologies that are kept up; those of further labels are made each time they are asked for.</summary>
    private const int TopologiesMax = 16;

    private readonly Dictionary<string, int> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PlacedPod> _pods = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, PlacedPod>> _homeless = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _nodesOfImage = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<PlacedPod>> _nominated = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _nominations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TopologyColumn> _topologies = new(StringComparer.Ordinal);
    private readonly Dictionary<ObjectKey, HashSet<PlacedPod>> _podsWithClaim = [];
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

    /// <summary>How often pods name claims, the same ones too.</summary>
    public int[] ClaimCounts { get; private set; } = [];
    private Dictionary<string, long>?[] _othersRequested = [];
    private Dictionary<string, long>[] _othersAllocatable = [];
    private List<HostPort>?[] _ports = [];
    private List<PlacedPod>?[] _podsOn = [];
    private Dictionary<string, long>?[] _images = [];

    /// <summary>The pods that count on nodes.</summary>
    public PodIndex Index { get; } = new();

    public BudgetTable Budgets { get; } = new();

    /// <summary>Claims and volumes, which nodes differ by.</summary>
    public VolumeTable Volumes { get; } = new();

    /// <summary>What CSI drivers may have attached to nodes, and have.</summary>
    public DriverTable Drivers { get; } = new();

    /// <summary>Those of the pods that count on nodes that have a claim, in no order.</summary>
    public IReadOnlyCollection<PlacedPod> PodsWith(ObjectKey claim) =>
        _podsWithClaim.TryGetValue(claim, out var pods) ? pods : [];

    public long OtherAllocatable(int row, string resource) => _othersAllocatable[row].GetValueOrDefault(resource);

    public long OtherRequested(int row, string resource) => _othersRequested[row]?.GetValueOrDefault(resource) ?? 0;

    public IReadOnlyList<HostPort> Ports(int row) => _ports[row] ?? [];

    /// <summary>In no order.</summary>
    public IReadOnlyList<PlacedPod> PodsOn(int row) => _podsOn[row] ?? [];

    /// <summary>The domains of a topology, by row.</summary>
    public TopologyColumn Topology(string key)
    {
        if (_topologies.TryGetValue(key, out var column))
            return column;
        column = new TopologyColumn(key);
        for (var row = 0; row < RowCount; row++)
            column.Put(row, Nodes[row]);
        if (_topologies.Count < TopologiesMax)
            _topologies[key] = column;
        return column;
    }

    /// <summary>-1: there is no such node.</summary>
    public int RowOf(string node) => _rows.TryGetValue(node, out var row) ? row : -1;

    /// <summary>The size in bytes of an image that the node has; 0: it does not have it.</summary>
    public long ImageSize(int row, string image) => _images[row]?.GetValueOrDefault(image) ?? 0;

    /// <summary>How many nodes have an image.</summary>
    public int NodesOfImage(string image) => _nodesOfImage.GetValueOrDefault(image);

    /// <summary>Adds or replaces a node. Pods that were placed on it before it was known count from now on.</summary>
    public void PutNode(Node node)
    {
        var name = node.Metadata.Name;
        if (!_rows.TryGetValue(name, out var row))
        {
            row = _free.TryPop(out var free) ? free : AddRow();
            _rows[name] = row;
            PutLabels(row, node);
            if (_homeless.Remove(name, out var waiting))
                foreach (var pod in waiting.Values)
                    Place(pod, row);
        }
        PutLabels(row, node);
        PutImages(row, node.Status.Images ?? []);
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
        foreach (var pod in PodsOn(row).ToList())
        {
            Take(pod);
            Homeless(name)[pod.Uid] = pod;
        }
        PutImages(row, []);
        PutLabels(row, null);
        _free.Push(row);
    }

    /// <summary>Counts a pod on a node, once: a pod that is counted already is moved.</summary>
    public void PutPod(PlacedPod pod, string nodeName)
    {
        RemovePod(pod.Uid);
        if (_rows.TryGetValue(nodeName, out var row))
            Place(pod, row);
        else
            Homeless(nodeName)[pod.Uid] = pod;
    }

    /// <summary>A pod that counts on a node that is known; null: there is none.</summary>
    public PlacedPod? Find(string uid) => _pods.GetValueOrDefault(uid);

    /// <summary>False when it was not counted.</summary>
    public bool RemovePod(string uid)
    {
        if (_pods.TryGetValue(uid, out var placed))
        {
            Take(placed);
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

    public bool HasNominations => _nominations.Count > 0;

    /// <summary>
    /// A pod waits for others to go from a node: pods of lower priority may not take the room. It counts there for
    /// nobody else.
    /// </summary>
    public void Nominate(PlacedPod pod, string node)
    {
        Unnominate(pod.Uid);
        _nominations[pod.Uid] = node;
        if (!_nominated.TryGetValue(node, out var pods))
            _nominated[node] = pods = [];
        pods.Add(pod);
    }

    public void Unnominate(string uid)
    {
        if (!_nominations.Remove(uid, out var node))
            return;
        _nominated[node].RemoveAll(p => p.Uid == uid);
        if (_nominated[node].Count == 0)
            _nominated.Remove(node);
    }

    /// <summary>The node on which a pod waits for room; null: it waits for none.</summary>
    public string? NominationOf(string uid) => _nominations.GetValueOrDefault(uid);

    /// <summary>The pods that wait for room on a node.</summary>
    public IReadOnlyList<PlacedPod> NominatedOn(int row) =>
        _nominations.Count == 0 ? [] : _nominated.GetValueOrDefault(Nodes[row]!.Metadata.Name) ?? [];

    private Dictionary<string, PlacedPod> Homeless(string node)
    {
        if (!_homeless.TryGetValue(node, out var waiting))
            _homeless[node] = waiting = new(StringComparer.Ordinal);
        return waiting;
    }

    private void Place(PlacedPod pod, int row)
    {
        pod.Row = row;
        _pods[pod.Uid] = pod;
        (_podsOn[row] ??= []).Add(pod);
        Index.Add(pod);
        Count(row, pod.Requests, 1);
        ClaimCounts[row] += pod.Claims.Count;
        foreach (var claim in pod.Claims)
            AddClaim(KeyOf(pod, claim), pod);
        if (pod.Requests.Ports.Count > 0)
            (_ports[row] ??= []).AddRange(pod.Requests.Ports);
    }

    private void Take(PlacedPod pod)
    {
        var row = pod.Row;
        _pods.Remove(pod.Uid);
        _podsOn[row]!.Remove(pod);
        Index.Remove(pod);
        Count(row, pod.Requests, -1);
        ClaimCounts[row] -= pod.Claims.Count;
        foreach (var claim in pod.Claims)
            RemoveClaim(KeyOf(pod, claim), pod);
        foreach (var port in pod.Requests.Ports)
            _ports[row]!.Remove(port);
        pod.Row = -1;
    }

    private void PutLabels(int row, Node? node)
    {
        Nodes[row] = node;
        foreach (var topology in _topologies.Values)
            topology.Put(row, node);
    }

    private void PutImages(int row, List<ContainerImage> images)
    {
        var known = _images[row];
        if (known is null ? images.Count == 0 : IsSame(known, images))
            return;
        foreach (var name in known?.Keys ?? Enumerable.Empty<string>())
            if (--_nodesOfImage[name] == 0)
                _nodesOfImage.Remove(name);
        var now = new Dictionary<string, long>();
        foreach (var image in images)
        foreach (var name in image.Names ?? [])
            now[name] = image.SizeBytes;
        foreach (var name in now.Keys)
            _nodesOfImage[name] = _nodesOfImage.GetValueOrDefault(name) + 1;
        _images[row] = now.Count == 0 ? null : now;
    }

    private static bool IsSame(Dictionary<string, long> known, List<ContainerImage> images)
    {
        var count = 0;
        foreach (var image in images)
        foreach (var name in image.Names ?? [])
            if (++count > known.Count || !known.TryGetValue(name, out var size) || size != image.SizeBytes)
                return false;
        return count == known.Count;
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

    private static ObjectKey KeyOf(PlacedPod pod, PodClaim claim) => new(pod.Tenant, pod.Namespace, claim.Name);

    private void AddClaim(ObjectKey claim, PlacedPod pod)
    {
        if (!_podsWithClaim.TryGetValue(claim, out var pods))
            _podsWithClaim[claim] = pods = [];
        pods.Add(pod);
    }

    private void RemoveClaim(ObjectKey claim, PlacedPod pod)
    {
        // A pod may have a claim twice.
        if (_podsWithClaim.TryGetValue(claim, out var pods) && pods.Remove(pod) && pods.Count == 0)
            _podsWithClaim.Remove(claim);
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
        ClaimCounts = Resized(ClaimCounts, size);
        _othersRequested = Resized(_othersRequested, size);
        _othersAllocatable = Resized(_othersAllocatable, size);
        _ports = Resized(_ports, size);
        _podsOn = Resized(_podsOn, size);
        _images = Resized(_images, size);
    }

    private static T[] Resized<T>(T[] array, int size)
    {
        Array.Resize(ref array, size);
        return array;
    }
}
