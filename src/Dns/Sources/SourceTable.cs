using System.Collections.Concurrent;
using Arktos.Dns.Names;

namespace Arktos.Dns.Sources;

/// <summary>A pod that has an address.</summary>
internal readonly record struct PodAt(Viewer Viewer, string Namespace, string Uid);

/// <summary>
/// Whose address it is: that of the pods that have it, as their status tells. Where pods of several tenants, or of
/// several networks of one, say that an address is theirs, it is nobody's: an answer for the wrong one would tell him
/// another's names. Thread-safe.
/// </summary>
/// <param name="waitersMax">Callers that wait for an address to become known, at once.</param>
internal sealed class SourceTable(int waitersMax = 512)
{
    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<AddressKey, PodAt[]> _pods = new();
    private readonly Dictionary<AddressKey, TaskCompletionSource> _waiters = [];
    private volatile HashSet<AddressKey> _own = [];
    private int _waitersCount;

    /// <summary>Addresses of pods.</summary>
    public int Count => _pods.Count;

    /// <summary>
    /// Whose names a caller gets: of which tenant and network. This machine's own addresses are the installation's: its
    /// processes, and pods of its network, which only tenant system may have; unless one of another tenant says that it
    /// is there.
    /// </summary>
    public bool TryViewerOf(AddressKey address, out Viewer viewer)
    {
        viewer = default;
        if (!_pods.TryGetValue(address, out var pods))
        {
            viewer = Viewer.Operators;
            return _own.Contains(address);
        }
        viewer = pods[0].Viewer;
        foreach (var pod in pods)
            if (pod.Viewer != viewer)
                return false;
        return viewer.Tenant == ZoneOptions.SystemTenant || !_own.Contains(address);
    }

    public bool HasPod(AddressKey address, Viewer viewer, ReadOnlySpan<char> ns)
    {
        if (_pods.TryGetValue(address, out var pods))
            foreach (var pod in pods)
                if (pod.Viewer == viewer && ns.SequenceEqual(pod.Namespace))
                    return true;
        return false;
    }

    /// <summary>The addresses of this machine.</summary>
    public void PutOwn(IEnumerable<AddressKey> addresses) => _own = [.. addresses];

    public void Add(AddressKey address, PodAt pod)
    {
        TaskCompletionSource? waiter;
        lock (_lock)
        {
            var known = _pods.GetValueOrDefault(address) ?? [];
            if (!known.Contains(pod))
                _pods[address] = [.. known, pod];
            _waiters.Remove(address, out waiter);
        }
        waiter?.TrySetResult();
    }

    public void Remove(AddressKey address, PodAt pod)
    {
        lock (_lock)
        {
            if (!_pods.TryGetValue(address, out var known))
                return;
            PodAt[] left = [.. known.Where(p => p != pod)];
            if (left.Length == 0)
                _pods.TryRemove(address, out _);
            else
                _pods[address] = left;
        }
    }

    /// <summary>
    /// A pod may ask before it is known that it has the address. Returns when that is known, or the time has passed; at
    /// once when too many wait.
    /// </summary>
    public async Task WaitAsync(AddressKey address, TimeSpan patience, TimeProvider time, CancellationToken ct)
    {
        if (Interlocked.Increment(ref _waitersCount) > waitersMax)
        {
            Interlocked.Decrement(ref _waitersCount);
            return;
        }
        TaskCompletionSource? waiter;
        try
        {
            lock (_lock)
            {
                if (_pods.ContainsKey(address))
                    return;
                if (!_waiters.TryGetValue(address, out waiter))
                    _waiters.Add(
                        address,
                        waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
                    );
            }
            await waiter.Task.WaitAsync(patience, time, ct).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            lock (_lock)
                _waiters.Remove(address);
        }
        finally
        {
            Interlocked.Decrement(ref _waitersCount);
        }
    }
}
