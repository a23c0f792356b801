using Arktos.Api;
using Arktos.Client.Events;
using Arktos.Kubelet.Pods;
using Arktos.Kubelet.Stats;
using Arktos.Kubelet.Status;
using Arktos.Metrics;
using Microsoft.Extensions.Logging;
using Prometheus;

namespace Arktos.Kubelet.Pressure;

/// <summary>What the loop works with: where it reads, and what it can do.</summary>
internal sealed record PressureParts
{
    public required PressureOptions Options { get; init; }
    public required string NodeName { get; init; }

    /// <summary>Between two looks.</summary>
    public TimeSpan Period { get; init; } = PressureLoop.Period;

    /// <summary>What is left of what the node has.</summary>
    public required Func<IReadOnlyDictionary<PressureSignal, SignalReading>> Read { get; init; }

    public required PodWorkers Workers { get; init; }

    /// <summary>What runs, and what it uses; null: nobody knows now.</summary>
    public required Func<UsageLook?> Usage { get; init; }

    /// <summary>By pod uid: what was measured of volumes and logs.</summary>
    public required Func<IReadOnlyDictionary<string, PodStorage>> Storage { get; init; }

    /// <summary>How many processes a pod has, by its uid.</summary>
    public required Func<string, long> Processes { get; init; }

    /// <summary>Removes images that nothing uses.</summary>
    public required Func<CancellationToken, Task> RemoveUnusedImages { get; init; }

    /// <summary>Null: machines of this node do not move.</summary>
    public MachineRelief? Relief { get; init; }

    /// <summary>Other conditions hold than before.</summary>
    public required Action Changed { get; init; }

    public required NodePressure Pressure { get; init; }
    public required EventRecorder Events { get; init; }
    public required RoleMetrics Metrics { get; init; }
    public required TimeProvider Time { get; init; }
    public required ILogger Logger { get; init; }
}

/// <summary>
/// Keeps the node going: every ten seconds it reads what is left, tells the conditions, and ends pods: those that broke
/// their limits of disk, and, while the node is short of something, one at a time until it is not. What decides is in
/// <see cref="PressureState"/>, <see cref="EvictionRanking"/> and <see cref="Eviction"/>; this carries it out.
/// </summary>
internal sealed class PressureLoop(PressureParts parts)
{
    internal static readonly TimeSpan Period = TimeSpan.FromSeconds(10),
        EndPatience = TimeSpan.FromSeconds(30),
        ReclaimPatience = TimeSpan.FromSeconds(60);

    private readonly long _begun = parts.Time.GetTimestamp();
    private readonly Counter _evictions = parts.Metrics.Counter(
        "kubelet_evictions_total",
        "Pods that were ended because the node was short of something, or because they broke a limit of disk.",
        "eviction_signal"
    );
    private PressureState _state = PressureState.None;
    private bool _isBlind;

    /// <summary>Until cancelled.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await StepAsync(ct).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            // Whatever it is: without this loop the kernel would choose who is killed.
            catch (Exception e)
            {
                parts.Logger.LogError(e, "what this node is short of was not looked after");
            }
            await Task.Delay(parts.Period, parts.Time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    internal async Task StepAsync(CancellationToken ct)
    {
        var readings = Look();
        parts.Relief?.Step(_state.IsShortOfMemory, Uses(), ct);
        // A limit that a pod broke is its own fault: it goes before others go for it.
        if (EndThoseBeyondLimits())
            return;
        if (_state.Starved is not { } threshold)
            return;
        parts.Logger.LogWarning(
            "node {Node} is low on {Resource}: {Signal} is {Available}",
            parts.NodeName,
            threshold.Signal.Resource(),
            threshold.Signal.Name(),
            readings[threshold.Signal].Available
        );
        parts.Events.Record(
            NodeRegistration.About(parts.NodeName),
            "",
            "Warning",
            "EvictionThresholdMet",
            $"Attempting to reclaim {threshold.Signal.Resource()}"
        );
        if (threshold.Signal.IsDisk())
        {
            await ReclaimDiskAsync(ct).ConfigureAwait(false);
            readings = Look();
            if (_state.Starved is not { } still)
                return;
            threshold = still;
        }
        await EndOneAsync(threshold, readings[threshold.Signal], ct).ConfigureAwait(false);
    }

    private IReadOnlyDictionary<PressureSignal, SignalReading> Look()
    {
        var readings = parts.Read();
        _state = _state.Next(parts.Options, readings, parts.Time.GetElapsedTime(_begun));
        var isDiskWanted = _state.MetSince.Keys.Any(t => t.Signal.IsDisk());
        if (parts.Pressure.Set(_state.Conditions, isDiskWanted))
            parts.Changed();
        return readings;
    }

    private bool EndThoseBeyondLimits()
    {
        if (Uses() is not { } uses)
            return false;
        var any = false;
        foreach (var use in uses)
            if (!PodSource.IsStatic(use.Pod) && Eviction.ForLimits(use) is { } eviction)
                any |= TryEnd(use, eviction);
        return any;
    }

    /// <summary>What nobody runs any more goes first: ended pods' files and containers, and unused images.</summary>
    private async Task ReclaimDiskAsync(CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(ReclaimPatience);
        try
        {
            await parts.Workers.ReleaseEndedAsync(patience.Token).ConfigureAwait(false);
            await parts.RemoveUnusedImages(patience.Token).ConfigureAwait(false);
        }
        // A runtime that does not answer keeps nobody from ending pods.
        catch (Exception e)
            when (e is Runtimes.RuntimeException or IOException
                || e is OperationCanceledException && !ct.IsCancellationRequested
            )
        {
            parts.Logger.LogWarning("what nobody uses was not removed from the disk: {Reason}", e.Message);
        }
    }

    private async Task EndOneAsync(PressureThreshold threshold, SignalReading reading, CancellationToken ct)
    {
        if (Uses() is not { } uses)
            return;
        if (threshold.Signal.Resource() == PressureSignals.Processes)
            uses = [.. uses.Select(u => u with { Processes = parts.Processes(u.Pod.Metadata.Uid) })];
        var starvedFor = _state.StarvedFor(threshold, parts.Time.GetElapsedTime(_begun));
        if (parts.Relief?.HoldsEvictions(threshold, starvedFor) == true)
        {
            parts.Logger.LogInformation("no pod is ended yet: a virtual machine is leaving the node");
            return;
        }
        foreach (var use in PressureMoves.MovingLast(EvictionRanking.Order(threshold.Signal, uses)))
        {
            if (!TryEnd(use, Eviction.For(threshold, reading, use, parts.Options.MaxPodGraceSeconds)))
                continue;
            // What it held on to is free only when it is gone: the next one may be spared.
            await parts
                .Workers.EndedAsync(use.Pod.Metadata.Uid)
                .WaitAsync(EndPatience, parts.Time, ct)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            ct.ThrowIfCancellationRequested();
            return;
        }
        parts.Logger.LogWarning(
            "node {Node} is low on {Resource}, and no pod is left that may go",
            parts.NodeName,
            threshold.Signal.Resource()
        );
    }

    private bool TryEnd(PodUse use, Eviction eviction)
    {
        var failure = new PodFailure(Eviction.Reason, eviction.Message)
        {
            DisruptedAt = parts.Time.GetUtcNow(),
            GraceSeconds = eviction.GraceSeconds,
            ReleasesAll = true,
        };
        if (!parts.Workers.TryFail(use.Pod.Metadata.Uid, failure))
            return false;
        _evictions.WithLabels(eviction.Signal).Inc();
        parts.Events.Warning(use.Pod, Eviction.Reason, eviction.Message, eviction.Annotations);
        parts.Logger.LogWarning("pod {Pod} is evicted: {Reason}", ContainerKinds.Describe(use.Pod), eviction.Message);
        return true;
    }

    /// <summary>
    /// Null while nobody knows what pods use: nobody is ended blindly, and a runtime that does not tell would not stop
    /// it either.
    /// </summary>
    private IReadOnlyList<PodUse>? Uses()
    {
        var look = parts.Usage();
        if (look is null && !_isBlind && _state.Starved is not null)
            parts.Logger.LogWarning("no pod is ended, because what they use is not known now");
        _isBlind = look is null && _state.Starved is not null;
        return look is null ? null : PodUses.Of(parts.Workers.Going, look, parts.Storage());
    }
}
