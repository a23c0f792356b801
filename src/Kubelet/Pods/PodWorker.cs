using System.Threading.Channels;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Machines;
using Arktos.Client.Connection;
using Arktos.Kubelet.Pressure;
using Arktos.Kubelet.Probes;
using Arktos.Kubelet.Resizing;
using Arktos.Kubelet.Runtimes;
using Arktos.Kubelet.Shutdown;
using Microsoft.Extensions.Logging;

namespace Arktos.Kubelet.Pods;

/// <summary>
/// Looks after one pod: observes, plans, writes the status, carries the actions out, and again; waits when there is
/// nothing to do. Ends when the pod is gone from the node and the API. One task; <see cref="Update"/>,
/// <see cref="MarkGone"/> and <see cref="Poke"/> may be called by any thread.
/// </summary>
internal sealed class PodWorker : IAsyncDisposable
{
    private static readonly TimeSpan ResyncPeriod = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan RetryPeriod = TimeSpan.FromSeconds(1),
        FaultPeriod = TimeSpan.FromSeconds(30);

    private readonly PodServices _services;
    private readonly PodActions _actions;
    private readonly PodProbes _probes;
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _run;
    private volatile Pod _pod;
    private bool _isTaken;
    private volatile bool _gone,
        _isLeaving;
    private volatile PodReceiving? _receiving;
    private volatile PodStatus? _status;
    private PodMemory _memory = PodMemory.Empty;
    private string _lastAttempt = "";
    private PodFailure? _asked;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously),
        _releasedAll = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What events have told of.</summary>
    private PodResize _toldResize;

    /// <summary>When the pod was first seen, while it is awaited that it runs; null once it has run.</summary>
    private long? _startsSince;

    /// <param name="receiving">Null: the pod is this node's.</param>
    public PodWorker(Pod pod, bool gone, PodServices services, PodReceiving? receiving = null)
    {
        (_pod, _gone, _services, _receiving) = (pod, gone, services, receiving);
        _probes = new PodProbes(services.ProbeRunner, services.Events, services.Time, Poke);
        _actions = new PodActions(services);
        _startsSince = services.Time.GetTimestamp();
        _memory = _memory with { Allocation = PodAllocation.OfStatus(pod), Resize = PodResize.OfStatus(pod) };
        _toldResize = _memory.Resize;
        if (!gone && !IsOver(pod) && FailureOf(pod) is { } begun)
        {
            _asked = begun;
            _memory = _memory with { Failed = begun };
        }
        // Now already: nobody else is to be given what this one has.
        if (!gone && !IsOver(pod))
            services.Allocations.Set(pod.Metadata.Uid, PodSize.Of(_memory.Allocation.On(pod).Spec));
        // An agent before has taken it.
        if (!gone && !IsOver(pod) && receiving is null && pod.Status.StartTime is not null)
        {
            _isTaken = true;
            services.Room.Hold(_memory.Allocation.On(pod));
        }
        _run = Task.Run(() => RunAsync(_stop.Token));
    }

    /// <summary>Ends when the pod is no more, or the worker is disposed.</summary>
    public Task Completion => _run;

    /// <summary>Ends when the pod has ended for good, and what it had on disk was given back.</summary>
    public Task Ended => _ended.Task;

    /// <summary>The pod as it was asked for. Not to be changed.</summary>
    public Pod Asked => _pod;

    /// <summary>Whether the pod's phase is final.</summary>
    public bool IsEnded => IsOver(_pod) || _status is { Phase: "Succeeded" or "Failed" };

    /// <summary>Whether the pod is being ended by its agent, or has been.</summary>
    public bool HasFailed => Volatile.Read(ref _asked) is not null;

    /// <summary>
    /// Ends the pod for good; false if it has ended by itself, or is being ended so already. Any thread.
    /// </summary>
    public bool TryFail(PodFailure failure)
    {
        if (_gone || IsEnded || Interlocked.CompareExchange(ref _asked, failure, null) is not null)
            return false;
        Poke();
        return true;
    }

    /// <summary>
    /// Looks now whether the disk is wanted; ends when nothing of the pod, which has ended, is left on it. Any thread.
    /// </summary>
    public Task ReleaseAllAsync()
    {
        Poke();
        return _releasedAll.Task;
    }

    /// <summary>The pod with the status that was last made here.</summary>
    public Pod Current => Overlay(_pod);

    /// <summary>The API has it no more, or not on this node.</summary>
    public bool IsGone => _gone;

    /// <summary>What the pod is to receive, as long as it is another node's.</summary>
    public PodReceiving? Receiving => _receiving;

    /// <summary>The pod's virtual machine is on its way to another node, or is not. Any thread.</summary>
    public void SetLeaving(bool isLeaving)
    {
        _isLeaving = isLeaving;
        Poke();
    }

    /// <summary>The API has the pod so, on this node.</summary>
    public void Update(Pod pod)
    {
        _receiving = null;
        _pod = pod;
        Poke();
    }

    /// <summary>The API has the pod no more.</summary>
    public void MarkGone()
    {
        _gone = true;
        // Now already: whoever comes next finds the room that the API says there is.
        _services.Room.Free(_pod.Metadata.Uid);
        Poke();
    }

    public void Poke() => _signal.Writer.TryWrite(true);

    /// <summary>Stops looking after the pod; its containers go on.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _run.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task RunAsync(CancellationToken ct)
    {
        try
        {
            while (!ct.IsCancellationRequested)
            {
                var wait = RetryPeriod;
                try
                {
                    var (done, next) = await StepAsync(ct).ConfigureAwait(false);
                    if (done)
                        return;
                    wait = next;
                }
                catch (Exception e)
                    when (e is RuntimeException or ApiException or IOException or UnauthorizedAccessException)
                {
                    _services.Logger.LogWarning("pod {Pod}: {Reason}", ContainerKinds.Describe(_pod), e.Message);
                }
                // A fault of the agent's own. Without its worker the pod would be looked after by nobody, and a
                // deletion would wait for ever.
                catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
                {
                    _services.Logger.LogError(e, "pod {Pod} could not be looked after", ContainerKinds.Describe(_pod));
                    wait = FaultPeriod;
                }
                if (wait > TimeSpan.Zero)
                    await WaitAsync(wait, ct).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        { /* the agent stops */
        }
        finally
        {
            _ended.TrySetResult();
            _releasedAll.TrySetResult();
            await _probes.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Whether the pod is no more, and how long to wait for a signal.</summary>
    private async Task<(bool Done, TimeSpan Wait)> StepAsync(CancellationToken ct)
    {
        var view = await LookAsync(ct).ConfigureAwait(false);
        var plan = PodPlanner.Plan(view);
        TellBackoffs(view, plan.Memory);
        _memory = plan.Memory;
        TellResize(view.Pod);
        // One that is refused has no containers to tell of.
        if (!plan.Actions.Any(a => a is PodAction.RejectPod))
            Publish(view with { Memory = _memory });
        if (HasNoEffect(view, plan))
            await Task.Delay(RetryPeriod, _services.Time, ct).ConfigureAwait(false);
        foreach (var action in plan.Actions)
        {
            if (action is PodAction.CleanUp)
            {
                await CleanUpAsync(view, ct).ConfigureAwait(false);
                return (true, default);
            }
            if (action is PodAction.TerminatePod terminate)
            {
                await TerminateAsync(view, terminate, ct).ConfigureAwait(false);
                break;
            }
            var (memory, ok) = await _actions
                .RunAsync(action, view with { Memory = _memory }, ct)
                .ConfigureAwait(false);
            _memory = memory;
            TellResize(view.Pod);
            if (!ok)
                break;
        }
        FailReceiving();
        if (!plan.IsDone)
            return (false, TimeSpan.Zero);
        if (IsEnded && _memory.Released != Released.Nothing)
            _ended.TrySetResult();
        if (_memory.Released == Released.All)
            _releasedAll.TrySetResult();
        if (view.Memory.VolumesReady && !view.IsTerminating)
            await _actions.RefreshVolumesAsync(view, ct).ConfigureAwait(false);
        var wait = plan.WakeAt is { } at ? at - _services.Time.GetUtcNow() : ResyncPeriod;
        return (
            false,
            wait < TimeSpan.FromMilliseconds(10) ? TimeSpan.FromMilliseconds(10)
            : wait < ResyncPeriod ? wait
            : ResyncPeriod
        );
    }

    /// <summary>What fails once is not tried again: the machine runs where it is.</summary>
    private void FailReceiving()
    {
        if (_receiving is not { } receiving)
            return;
        var waiting = _memory.Containers.Values.Select(c => c.Waiting).FirstOrDefault(w => w is not null);
        if (waiting is not null)
            receiving.Fail($"{waiting.Reason}: {waiting.Message}");
        else if (_memory.SandboxRetryAt is not null)
            receiving.Fail("its sandbox cannot be made there; see the pod's events");
        else if (_gone)
            receiving.Fail("it is not to come any more");
    }

    /// <summary>The same actions as last time, on the same state: they are not repeated at full speed.</summary>
    private bool HasNoEffect(PodView view, PodPlan plan)
    {
        var attempt = plan.IsDone
            ? ""
            : $"{view.Observed.Fingerprint()} {string.Join(',', plan.Actions.Select(a => a.GetType().Name))}";
        var same = attempt.Length > 0 && attempt == _lastAttempt;
        _lastAttempt = attempt;
        return same;
    }

    private async Task<PodView> LookAsync(CancellationToken ct)
    {
        var gone = _gone;
        TakeUpFailure();
        var pod = JudgeResize(Overlay(_pod), gone);
        var uid = pod.Metadata.Uid;
        var pods = await _services.Runtime.ListPodsAsync(uid, ct).ConfigureAwait(false);
        var observed = pods.GetValueOrDefault(uid) ?? ObservedPod.Nothing(uid);
        observed = observed with
        {
            Containers = [.. observed.Containers.Select(c => TerminationMessages.AddTo(c, pod, _services))],
        };
        var ip = pod.Spec.HostNetwork
            ? _services.HostIps.FirstOrDefault() ?? ""
            : observed.Sandboxes.FirstOrDefault(s => s.Ready)?.Ips.FirstOrDefault() ?? "";
        var receiving = _receiving;
        var isLeaving = _isLeaving || PodMoves.UnderWay(pod) is not null && receiving is null;
        if (!gone && receiving is null)
            _services.Moves?.Recover(_pod, _services.Stopping);
        _probes.Follow(pod, observed, ip, gone || receiving is not null || pod.Metadata.DeletionTimestamp is not null);
        var now = _services.Time.GetUtcNow();
        _memory = _memory with { StartTime = _memory.StartTime ?? pod.Status.StartTime ?? now };
        var view = new PodView
        {
            Pod = pod,
            Observed = observed,
            Now = now,
            Memory = _memory,
            Probes = _probes.States,
            Gone = gone,
            HostIps = _services.HostIps,
            Abilities = _services.Abilities,
            NodeMemoryBytes = _services.NodeMemoryBytes,
            Pressures = _services.Pressure.Conditions,
            IsDiskWanted = _services.Pressure.IsDiskWanted,
            IsShuttingDown = _services.IsShuttingDown(),
            Receiving = receiving,
            IsLeaving = isLeaving,
        };
        var refusal = await AskAsync(view, ct).ConfigureAwait(false);
        return view with { Refusal = refusal, IsTaken = _isTaken };
    }

    /// <summary>Pods that run, and that another agent has taken, are held whether or not they fit.</summary>
    private async Task<(string Reason, string Message)?> AskAsync(PodView view, CancellationToken ct)
    {
        var pod = view.Pod;
        if (_gone || IsEnded || _receiving is not null || _memory.Failed is not null)
            return null;
        if (_isTaken || _memory.VolumesReady || !view.Observed.IsEmpty)
        {
            _services.Room.Hold(pod);
            return null;
        }
        // Nobody goes for a pod that is refused for something else.
        if (pod.Metadata.DeletionTimestamp is not null || PodAdmission.Refuse(view) is not null)
            return null;
        var refusal = await _services.Admission.AskAsync(pod, ct).ConfigureAwait(false);
        _isTaken = refusal is null;
        return refusal;
    }

    /// <summary>
    /// What an agent before has begun to end it for. A static pod that went with its machine is back with it.
    /// </summary>
    private PodFailure? FailureOf(Pod pod) =>
        _services.Failures.Load(pod) is { } failure
        && !(PodSource.IsStatic(pod) && failure.Reason == NodeShutdown.Reason)
            ? failure
            : null;

    private void TakeUpFailure()
    {
        if (Volatile.Read(ref _asked) is not { } failure || _memory.Failed is not null)
            return;
        try
        {
            _services.Failures.Save(_pod.Metadata.Uid, failure);
        }
        // On a disk that is full. The status tells the next agent as well, if an API server has it by then.
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _services.Logger.LogWarning(
                "that pod {Pod} is ended could not be noted down: {Reason}",
                ContainerKinds.Describe(_pod),
                e.Message
            );
        }
        _memory = _memory with { Failed = failure };
    }

    /// <summary>The pod with what its containers are granted of what it asks for.</summary>
    private Pod JudgeResize(Pod asked, bool gone)
    {
        var allocations = _services.Allocations;
        var (allocation, resize) = (_memory.Allocation!, _memory.Resize);
        if (gone || asked.Metadata.DeletionTimestamp is not null || IsOver(asked))
        {
            if (gone || IsOver(asked))
                allocations.Remove(asked.Metadata.Uid);
            else if (resize.Pending.Length > 0)
                allocations.Set(asked.Metadata.Uid, PodSize.Of(allocation.On(asked).Spec));
            (_memory, _toldResize) = (_memory with { Resize = PodResize.None }, PodResize.None);
            return allocation.On(asked);
        }
        if (allocation.Covers(asked))
        {
            // It may have been granted what it asks for no more.
            if (resize.Pending.Length > 0)
                allocations.Set(asked.Metadata.Uid, PodSize.Of(asked.Spec));
            _memory = _memory with { Resize = resize.Settled() };
            return asked;
        }
        var verdict = allocations.Ask(asked.Metadata.Uid, ResizeAsk.Of(asked));
        if (verdict.Outcome == ResizeOutcome.Granted)
            allocation = PodAllocation.OfSpec(asked);
        var granted = allocation.On(asked);
        _memory = _memory with { Allocation = allocation, Resize = resize.After(verdict, asked.Metadata.Generation) };
        TellResize(granted);
        return granted;
    }

    private void TellResize(Pod granted)
    {
        foreach (var told in ResizeEvents.Between(_toldResize, _memory.Resize, _pod, granted))
            _services.Events.Record(_pod, told.Type, told.Reason, told.Message);
        _toldResize = _memory.Resize;
    }

    private static bool IsOver(Pod pod) => pod.Status.Phase is "Succeeded" or "Failed";

    /// <summary>
    /// The API's pod with the status that was made last, so that nothing seems to change while that is on its way;
    /// conditions of others are the API's.
    /// </summary>
    private Pod Overlay(Pod pod)
    {
        if (_status is not { } status)
            return pod;
        var copy = KubeJson.Clone(pod);
        var own = KubeJson.Clone(status);
        own.QosClass = pod.Status.QosClass;
        own.Conditions =
        [
            .. own.Conditions?.Where(PodConditions.IsOwned) ?? [],
            .. pod.Status.Conditions?.Where(c => !PodConditions.IsOwned(c)) ?? [],
        ];
        if (pod.Status.Phase is "Succeeded" or "Failed")
            (own.Phase, own.Reason, own.Message) = (pod.Status.Phase, pod.Status.Reason, pod.Status.Message);
        copy.Status = own;
        return copy;
    }

    private void Publish(PodView view)
    {
        // Of a pod that is another node's, or may be, that one tells.
        if (view.Receiving is not null || view.IsLeaving && !view.Observed.Containers.Any(c => c.IsAtWork))
            return;
        var isFirst = _status is null;
        _status = PodStatusBuilder.Build(view, _services.Runtime.Name);
        NoteStart(_status.Phase, isFirst);
        // Before anybody is told, who would send another one in its place.
        if (IsEnded)
            _services.Room.Free(view.Pod.Metadata.Uid);
        // A pod of the node's own is shown by another object, or by none yet.
        var shown = PodSource.IsStatic(view.Pod) ? _services.MirrorOf(view.Pod) : _pod;
        if (!view.Gone && shown is not null)
            _services.Statuses.Set(shown, _status);
    }

    /// <param name="isFirst">Nobody here knew before how the pod was: if it runs, another agent has started it.</param>
    private void NoteStart(string phase, bool isFirst)
    {
        if (_startsSince is not { } since || phase == "Pending")
            return;
        _startsSince = null;
        if (phase == "Running" && !isFirst)
            _services.Metrics.PodStarted(_services.Time.GetElapsedTime(since));
    }

    private void TellBackoffs(PodView view, PodMemory after)
    {
        foreach (var (name, memory) in after.Containers)
        {
            if (memory.Waiting is not { } waiting || view.Memory.Of(name).Waiting == waiting)
                continue;
            var path = ContainerKinds.FieldPath(view.Pod, name);
            if (waiting.Reason == "CrashLoopBackOff")
                _services.Events.Warning(
                    view.Pod,
                    "BackOff",
                    $"Back-off restarting failed container {name} in pod {ContainerKinds.Describe(view.Pod)}",
                    path
                );
            else if (waiting.Reason == "ImagePullBackOff")
            {
                _services.Events.Normal(
                    view.Pod,
                    "BackOff",
                    $"Back-off pulling image \"{ContainerKinds.Named(view.Pod).First(c => c.Name == name).Image}\"",
                    path
                );
                _services.Events.Warning(view.Pod, "Failed", "Error: ImagePullBackOff", path);
            }
        }
    }

    /// <summary>Stops the pod. A shorter grace that comes meanwhile (a forced deletion) is taken up.</summary>
    private async Task TerminateAsync(PodView view, PodAction.TerminatePod terminate, CancellationToken ct)
    {
        var stopping = _actions.TerminateAsync(view, terminate.GraceSeconds, ct);
        var grace = terminate.GraceSeconds;
        while (!stopping.IsCompleted)
        {
            var signal = _signal.Reader.WaitToReadAsync(ct).AsTask();
            if (await Task.WhenAny(stopping, signal).ConfigureAwait(false) == stopping)
                break;
            _signal.Reader.TryRead(out _);
            TakeUpFailure();
            var now = PodPlanner.GraceSeconds(_pod, _gone, _memory.Failed);
            if (now >= grace)
                continue;
            grace = now;
            await _actions
                .StopContainersAsync(view.Observed.Containers, TimeSpan.FromSeconds(grace), ct)
                .ConfigureAwait(false);
        }
        await stopping.ConfigureAwait(false);
        _memory = PodActions.WithStopped(view with { Memory = _memory }, view.Observed.Sandboxes.Select(s => s.Id));
    }

    private async Task CleanUpAsync(PodView view, CancellationToken ct)
    {
        var uid = view.Pod.Metadata.Uid;
        if (!view.Gone)
        {
            await _services.Statuses.FlushAsync(uid, ct).ConfigureAwait(false);
            await _actions.RemoveAllAsync(view, ct).ConfigureAwait(false);
            await _services.Statuses.DeleteAsync(view.Pod, ct).ConfigureAwait(false);
        }
        else
            await _actions.RemoveAllAsync(view, ct).ConfigureAwait(false);
        _services.Statuses.Forget(uid);
    }

    private async Task WaitAsync(TimeSpan wait, CancellationToken ct)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var signal = _signal.Reader.WaitToReadAsync(timeout.Token).AsTask();
        await Task.WhenAny(signal, Task.Delay(wait, _services.Time, timeout.Token)).ConfigureAwait(false);
        await timeout.CancelAsync().ConfigureAwait(false);
        _signal.Reader.TryRead(out _);
        ct.ThrowIfCancellationRequested();
    }
}
