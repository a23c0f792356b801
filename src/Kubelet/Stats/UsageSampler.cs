using Arktos.Kubelet.Runtimes;
using Microsoft.Extensions.Logging;

namespace Arktos.Kubelet.Stats;

/// <summary>Looks every ten seconds at what is used, and tells what was used between the last two looks.</summary>
/// <param name="network">What went through the node's own interfaces; null: it has none.</param>
/// <param name="node">What the machine has used until now; null: it is what its containers use (a hollow node).</param>
internal sealed class UsageSampler(
    IWorkloadRuntime runtime,
    Func<DateTimeOffset, NodeCounters>? node,
    TimeProvider time,
    ILogger logger,
    Func<DateTimeOffset, NetworkUsed>? network = null
)
{
    internal static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    /// <summary>After it, nobody takes a window for how it is now.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(1);

    private bool _lacksNetworks;
    private volatile UsageLook? _last;
    private volatile UsageWindow? _window;

    /// <summary>Null: there have not been two looks yet, or none for a minute. Thread-safe.</summary>
    public UsageWindow? Window => _window is { } window && time.GetUtcNow() - window.Node.At < KeptFor ? window : null;

    /// <summary>
    /// The last look at what runs and what it holds on to; null: there was none for a minute. Thread-safe.
    /// </summary>
    public UsageLook? Look => _last is { } look && time.GetUtcNow() - look.Node.At < KeptFor ? look : null;

    public async Task RunAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await LookAsync(ct).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is RuntimeException or IOException or FormatException)
            {
                logger.LogWarning("what is used on this node is not known now: {Reason}", e.Message);
            }
            await Task.Delay(Period, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    internal async Task LookAsync(CancellationToken ct)
    {
        var pods = await runtime.ListPodsAsync(null, ct).ConfigureAwait(false);
        var usage = (await runtime.ListUsageAsync(ct).ConfigureAwait(false)).ToDictionary(u => u.Id);
        var now = time.GetUtcNow();
        var look = new UsageLook(node?.Invoke(now) ?? SumOf(now, usage.Values), [.. pods.Values], usage)
        {
            Network = network?.Invoke(now),
            Networks = await NetworksAsync(ct).ConfigureAwait(false),
        };
        if (_last is not null && UsageWindow.Between(_last, look) is { } window)
            _window = window;
        _last = look;
    }

    /// <summary>A runtime that does not tell of networks tells of all else.</summary>
    private async Task<IReadOnlyDictionary<string, NetworkUsed>> NetworksAsync(CancellationToken ct)
    {
        try
        {
            var networks = await runtime.ListNetworkAsync(ct).ConfigureAwait(false);
            _lacksNetworks = false;
            return networks;
        }
        catch (RuntimeException e)
        {
            if (!_lacksNetworks)
                logger.LogWarning("what goes through pods' networks is not known: {Reason}", e.Message);
            _lacksNetworks = true;
            return new Dictionary<string, NetworkUsed>();
        }
    }

    private NodeCounters SumOf(DateTimeOffset now, IReadOnlyCollection<ContainerUsage> all)
    {
        // Counters of containers that have ended are gone: the sum goes on from where it was.
        var before = _last;
        var used = all.Sum(u =>
            Math.Max(0, u.CpuNanoseconds - (before?.Containers.GetValueOrDefault(u.Id)?.CpuNanoseconds ?? 0))
        );
        return new NodeCounters(now, (before?.Node.CpuNanoseconds ?? 0) + used, all.Sum(u => u.MemoryBytes));
    }
}
