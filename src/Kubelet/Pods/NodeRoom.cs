using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Quotas;

namespace Arktos.Kubelet.Pods;

/// <summary>
/// What the pods of a node have of its resources and host ports. A scheduler counts too, but not everybody asks one:
/// a pod can be made for a node. Who asks first is taken. Thread-safe.
/// </summary>
/// <param name="allocatable">Resources that are not in it are not the agent's to give, and not counted.</param>
internal sealed class NodeRoom(IReadOnlyDictionary<string, Quantity> allocatable)
{
    private const string Pods = "pods";

    /// <summary>In the order in which they are said to be short.</summary>
    private static readonly string[] FirstNames = [Pods, "cpu", "memory", "ephemeral-storage"];

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Share> _shares = [];
    private readonly Dictionary<string, long> _used = [];
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when all pods have been noted that the node had before: from now on it can be asked.</summary>
    public Task Opened => _opened.Task;

    public void Open() => _opened.TrySetResult();

    /// <summary>The pod is here, whether or not there is room for it.</summary>
    public void Hold(Pod pod)
    {
        lock (_lock)
            Put(pod.Metadata.Uid, Share.Of(pod));
    }

    /// <returns>Null: it is taken, and held.</returns>
    public (string Reason, string Message)? Ask(Pod pod)
    {
        var share = Share.Of(pod);
        lock (_lock)
        {
            if (WhyNot(pod.Metadata.Uid, share) is { } refusal)
                return refusal;
            Put(pod.Metadata.Uid, share);
            return null;
        }
    }

    /// <summary>The pod has nothing any more.</summary>
    public void Free(string uid)
    {
        lock (_lock)
            if (_shares.Remove(uid, out var share))
                Count(share, -1);
    }

    private (string Reason, string Message)? WhyNot(string uid, Share share)
    {
        var own = _shares.GetValueOrDefault(uid);
        foreach (var name in FirstNames.Concat(share.Amounts.Keys.Except(FirstNames).Order(StringComparer.Ordinal)))
        {
            if (
                !share.Amounts.TryGetValue(name, out var asked)
                || asked == 0
                || !allocatable.TryGetValue(name, out var capacity)
            )
                continue;
            var used = _used.GetValueOrDefault(name) - (own?.Amounts.GetValueOrDefault(name) ?? 0);
            var all = Share.Units(name, capacity);
            if (asked > all - used)
                return (
                    $"OutOf{name}",
                    $"Node didn't have enough resource: {name}, requested: {asked}, used: {used}, capacity: {all}"
                );
        }
        return
            share.Ports.Count > 0
            && _shares.Any(s => s.Key != uid && s.Value.Ports.Any(taken => share.Ports.Any(taken.Clashes)))
            ? ("NodePorts", "Predicate NodePorts failed: node(s) didn't have free ports for the requested pod ports")
            : null;
    }

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
