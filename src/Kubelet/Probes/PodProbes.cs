using System.Collections.Concurrent;
using Arktos.Api.Core.V1;
using Arktos.Client.Events;
using Arktos.Kubelet.Machines;
using Arktos.Kubelet.Pods;
using Arktos.Kubelet.Runtimes;

namespace Arktos.Kubelet.Probes;

/// <summary>
/// The probes of one pod's running containers. <see cref="Follow"/> starts loops for containers that run and ends those
/// of containers that do not; results are by container id. Thread-safe.
/// </summary>
public sealed class PodProbes(ProbeRunner runner, EventRecorder? events, TimeProvider time, System.Action changed)
    : IAsyncDisposable
{
    private const ConfigureAwaitOptions SuppressThrowing = ConfigureAwaitOptions.SuppressThrowing;
    private readonly ConcurrentDictionary<string, ProbeState> _states = new();
    private readonly Dictionary<(string Id, string Kind), (CancellationTokenSource Stop, Task Loop)> _loops = [];
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _starts = new();
    private readonly Lock _lock = new();
    private volatile bool _terminating;
    private volatile string _podIp = "";

    public IReadOnlyDictionary<string, ProbeState> States => new Dictionary<string, ProbeState>(_states);

    public void Follow(Pod pod, ObservedPod observed, string podIp, bool terminating)
    {
        _podIp = podIp;
        _terminating = terminating;
        HashSet<string> running = [],
            known = [];
        var isToStandStill = MachineStatus.PowerOf(pod) != MachinePower.Running;
        foreach (var spec in ContainerKinds.All(pod))
        {
            if (spec.StartupProbe is null && spec.LivenessProbe is null && spec.ReadinessProbe is null)
                continue;
            if (observed.Latest(spec.Name) is not { IsAtWork: true } container)
                continue;
            known.Add(container.Id);
            // A machine that is about to stand still is as it was found last.
            if (isToStandStill)
                continue;
            running.Add(container.Id);
            if (!terminating)
                Start("Startup", spec.StartupProbe, pod, spec, container);
            if (!terminating)
                Start("Liveness", spec.LivenessProbe, pod, spec, container);
            Start("Readiness", spec.ReadinessProbe, pod, spec, container);
        }
        lock (_lock)
        {
            foreach (
                var (key, loop) in _loops
                    .Where(l => !running.Contains(l.Key.Id) || terminating && l.Key.Kind != "Readiness")
                    .ToList()
            )
            {
                loop.Stop.Cancel();
                _loops.Remove(key);
            }
        }
        foreach (var id in _states.Keys)
            if (!known.Contains(id))
                _states.TryRemove(id, out _);
        foreach (var id in _starts.Keys)
            if (!known.Contains(id))
                _starts.TryRemove(id, out _);
    }

    public async ValueTask DisposeAsync()
    {
        List<(CancellationTokenSource Stop, Task Loop)> loops;
        lock (_lock)
            loops = [.. _loops.Values];
        foreach (var loop in loops)
            await loop.Stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(loops.Select(l => l.Loop)).ConfigureAwait(false);
    }

    private void Start(string kind, Probe? probe, Pod pod, Container spec, ObservedContainer container)
    {
        if (probe is null)
            return;
        lock (_lock)
        {
            if (_loops.ContainsKey((container.Id, kind)))
                return;
            var stop = new CancellationTokenSource();
            _loops.Add(
                (container.Id, kind),
                (stop, Task.Run(() => LoopAsync(kind, probe, pod, spec, container, stop.Token)))
            );
        }
    }

    private async Task LoopAsync(
        string kind,
        Probe probe,
        Pod pod,
        Container spec,
        ObservedContainer container,
        CancellationToken ct
    )
    {
        var period = TimeSpan.FromSeconds(Math.Max(1, probe.PeriodSeconds));
        var successes = kind == "Readiness" ? Math.Max(1, probe.SuccessThreshold) : 1;
        var failures = probe.FailureThreshold > 0 ? probe.FailureThreshold : 3;
        var threshold = ProbeThreshold.Initial(null);
        try
        {
            var delay =
                (container.StartedAt ?? time.GetUtcNow())
                + TimeSpan.FromSeconds(probe.InitialDelaySeconds)
                - time.GetUtcNow();
            if (delay > TimeSpan.Zero)
                await Task.Delay(delay, time, ct).ConfigureAwait(false);
            while (true)
            {
                if (kind == "Startup" || spec.StartupProbe is null || HasStarted(container.Id))
                {
                    var outcome = await runner.RunAsync(probe, spec, container, _podIp, ct).ConfigureAwait(false);
                    // What is known since the container stopped, or stands still, is not about it.
                    ct.ThrowIfCancellationRequested();
                    Tell(kind, outcome, pod, spec.Name);
                    var before = threshold.Says;
                    threshold = threshold.Apply(outcome.Result, successes, failures);
                    if (threshold.Says != before && threshold.Says is { } says)
                    {
                        Record(kind, container.Id, says);
                        changed();
                        // Nothing more is to be known until the container has been made anew.
                        if (kind == "Startup" || kind == "Liveness" && !says)
                            return;
                    }
                }
                // As soon as a container has started it is asked whether it is ready, however long the period.
                if (kind == "Readiness" && spec.StartupProbe is not null && !HasStarted(container.Id))
                    await StartOf(container.Id).WaitAsync(period, time, ct).ConfigureAwait(SuppressThrowing);
                else
                    await Task.Delay(period, time, ct).ConfigureAwait(false);
                ct.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        { /* the container or the pod ended */
        }
    }

    private bool HasStarted(string id) => _states.GetValueOrDefault(id).Started == true;

    private Task StartOf(string id) => _starts.GetOrAdd(id, _ => NewStart()).Task;

    private static TaskCompletionSource NewStart() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Record(string kind, string id, bool says)
    {
        _states.AddOrUpdate(id, _ => Apply(default, kind, says), (_, state) => Apply(state, kind, says));
        if (kind == "Startup" && says)
            _starts.GetOrAdd(id, _ => NewStart()).TrySetResult();
    }

    private static ProbeState Apply(ProbeState state, string kind, bool says) =>
        kind switch
        {
            "Startup" => state with { Started = says, StartupFailed = !says },
            "Liveness" => state with { LivenessFailed = !says },
            _ => state with { Ready = says },
        };

    private void Tell(string kind, ProbeOutcome outcome, Pod pod, string container)
    {
        if (_terminating && kind != "Readiness")
            return;
        if (outcome.Result == ProbeResult.Success)
        {
            if (outcome.Warning.Length > 0)
                events?.Warning(
                    pod,
                    "ProbeWarning",
                    $"{kind} probe warning: {outcome.Warning}",
                    ContainerKinds.FieldPath(pod, container)
                );
            return;
        }
        var text =
            outcome.Result == ProbeResult.Failure
                ? $"{kind} probe failed: {outcome.Output}"
                : $"{kind} probe errored and resulted in unknown state: {outcome.Output}";
        events?.Warning(pod, "Unhealthy", text, ContainerKinds.FieldPath(pod, container));
    }
}
