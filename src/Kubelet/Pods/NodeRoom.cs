using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Quotas;

namespace Arktos.Kubelet.Pods;

/// <summary>
/// What the pods of a node have of its resources and host ports. A scheduler counts too, but not everybody asks one:
/// a pod can be made for a node. Who asks first is taken. Thread-safe.
/// </summary>
/// <param name="allocatable">Resources that are not in it are not the agent's to give, and not asked about.</param>
internal sealed class NodeRoom(IReadOnlyDictionary<string, Quantity> allocatable)
{
    private const string Pods = "pods";

    /// <summary>In the order in which they are said to be short.</summary>
    private static readonly string[] FirstNames = [Pods, "cpu", "memory", "ephemeral-storage"];

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Share> _shares = [];
    private readonly Dictionary<string, long> _used = [];
    private IReadOnlyDictionary<string, Quantity> _allocatable = allocatable;
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when all pods have been noted that the node had before: from now on it can be asked.</summary>
    public Task Opened => _opened.Task;

    public void Open() => _opened.TrySetResult();

    /// <summary>There is more or less to give from now on. Who is there stays.</summary>
    public void Set(IReadOnlyDictionary<string, Quantity> allocatable)
    {
        lock (_lock)
            _allocatable = allocatable;
    }

    /// <summary>The pod is here, whether or not there is room for it.</summary>
    public void Hold(Pod pod)
    {
        lock (_lock)
            Put(pod.Metadata.Uid, Share.Of(pod));
    }

    /// <param name="misfits">What else keeps it from the node.</param>
    /// <returns>All that keeps it from the node, in the order of telling; none: it is taken, and held.</returns>
    public IReadOnlyList<NodeRefusal> Ask(Pod pod, IReadOnlyList<NodeRefusal> misfits)
    {
        var share = Share.Of(pod);
        lock (_lock)
        {
            IReadOnlyList<NodeRefusal> refusals =
            [
                .. Shortages(pod.Metadata.Uid, share),
                .. misfits.Where(m => m.Reason == "NodeAffinity"),
                .. PortClash(pod.Metadata.Uid, share),
                .. misfits.Where(m => m.Reason != "NodeAffinity"),
            ];
            if (refusals.Count == 0)
                Put(pod.Metadata.Uid, share);
            return refusals;
        }
    }

    /// <summary>What a pod has that is here, in the units of refusals; null: it is not here.</summary>
    public IReadOnlyDictionary<string, long>? AmountsOf(string uid)
    {
        lock (_lock)
            return _shares.GetValueOrDefault(uid)?.Amounts;
    }

    /// <summary>The pod has nothing any more.</summary>
    public void Free(string uid)
    {
        lock (_lock)
            if (_shares.Remove(uid, out var share))
                Count(share, -1);
    }

    private List<NodeRefusal> Shortages(string uid, Share share)
    {
        var shortages = new List<NodeRefusal>();
        var own = _shares.GetValueOrDefault(uid);
        foreach (var name in FirstNames.Concat(share.Amounts.Keys.Except(FirstNames).Order(StringComparer.Ordinal)))
        {
            if (
                !share.Amounts.TryGetValue(name, out var asked)
                || asked == 0
                || !_allocatable.TryGetValue(name, out var capacity)
            )
                continue;
            var used = _used.GetValueOrDefault(name) - (own?.Amounts.GetValueOrDefault(name) ?? 0);
            var all = Share.Units(name, capacity);
            if (asked > all - used)
                shortages.Add(NodeRefusal.OfShortage(name, asked, used, all));
        }
        return shortages;
    }

    private IReadOnlyList<NodeRefusal> PortClash(string uid, Share share) =>
        share.Ports.Count > 0
        && _shares.Any(s => s.Key != uid && s.Value.Ports.Any(taken => share.Ports.Any(taken.Clashes)))
            ? [NodeRefusal.OfPredicate("NodePorts", "node(s) didn't have free ports for the requested pod ports")]
            : [];

    private void Put(string uid, Share share)
    {
        if (_shares.Remove(uid, out var before))
            Count(before, -1);
        _shares.Add(uid, share);
        Count(share, 1);
    }

    private void Count(Share share, int times)
    {
        foreach (var (name, amount) in share.Amounts)
            _used[name] = _used.GetValueOrDefault(name) + (times * amount);
    }

    /// <summary>Of one pod. Amounts are in thousandths of a processor, bytes, or as they are.</summary>
    private sealed record Share(IReadOnlyDictionary<string, long> Amounts, IReadOnlyList<HostPort> Ports)
    {
        public static Share Of(Pod pod)
        {
            var amounts = new Dictionary<string, long> { [Pods] = 1 };
            foreach (var (name, amount) in PodResources.Requests(pod.Spec).Concat(pod.Spec.Overhead ?? []))
                amounts[name] = amounts.GetValueOrDefault(name) + Units(name, amount);
            return new(amounts, HostPort.Of(pod.Spec));
        }

        public static long Units(string name, Quantity amount) => name == "cpu" ? amount.MilliValue : amount.Value;
    }
}
