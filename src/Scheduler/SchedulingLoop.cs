using System.Threading.Channels;
using Arktos.Api.Core.V1;
using Arktos.Client.Events;
using Arktos.Client.Resources;
using Arktos.Scheduler.Framework;
using Arktos.Scheduler.Queue;
using Arktos.Scheduler.Snapshot;
using Microsoft.Extensions.Logging;

namespace Arktos.Scheduler;

/// <summary>
/// The one loop that owns queue and nodes: takes what has changed, places pods one after the other, and has bindings
/// written in the background. A placed pod counts on its node from the decision on (it is assumed there) until the
/// binding has failed.
/// </summary>
internal sealed class SchedulingLoop(
    SchedulerOptions options,
    IPodWriter writer,
    EventRecorder? events,
    Channel<SchedulingItem> items,
    ILogger logger
)
{
    private static readonly TimeSpan IdleMax = TimeSpan.FromSeconds(30);
    private const int PodsPerRoundMax = 100;

    private readonly NodeTable _nodes = new();
    private readonly SchedulingQueue _queue = new();
    private readonly SchedulingCycle _cycle = new((ulong)options.Time.GetTimestamp());
    private readonly Dictionary<ObjectKey, Pod> _waiting = [];
    private readonly Dictionary<string, string> _assumed = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _bindings = new(options.BindingsMax);
    private bool _synced;

    public async Task RunAsync(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            await WaitAsync(cancel).ConfigureAwait(false);
            while (items.Reader.TryRead(out var item))
                Take(item);
            for (
                var i = 0;
                _synced && i < PodsPerRoundMax && _queue.TryTake(options.Time.GetUtcNow(), out var key);
                i++
            )
                await PlaceAsync(key, cancel).ConfigureAwait(false);
        }
    }

    private async Task WaitAsync(CancellationToken cancel)
    {
        if (_synced && _queue.ActiveCount > 0)
            return;
        var wait = IdleMax;
        if (_queue.NextDue is { } due && due - options.Time.GetUtcNow() < wait)
            wait = due - options.Time.GetUtcNow();
        if (wait <= TimeSpan.Zero)
            return;
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        timer.CancelAfter(wait);
        try
        {
            await items.Reader.WaitToReadAsync(timer.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested) { } // a backoff is over
    }

    private void Take(SchedulingItem item)
    {
        switch (item)
        {
            case SchedulingItem.NodeChanged changed:
                _nodes.PutNode(changed.Node);
                if (changed.Before is null || MayMakeRoom(changed.Before, changed.Node))
                    _queue.MoveUnschedulable();
                break;
            case SchedulingItem.NodeDeleted deleted:
                _nodes.RemoveNode(deleted.Node.Metadata.Name);
                break;
            case SchedulingItem.PodChanged changed:
                TakePod(changed.Pod);
                break;
            case SchedulingItem.PodDeleted deleted:
                Forget(deleted.Pod);
                break;
            case SchedulingItem.Synced:
                _synced = true;
                break;
            case SchedulingItem.BindingEnded ended:
                TakeBinding(ended);
                break;
        }
    }

    private void TakePod(Pod pod)
    {
        var key = ObjectKey.Of(pod);
        var uid = pod.Metadata.Uid;
        if (pod.Status.Phase is "Succeeded" or "Failed")
        {
            Forget(pod);
            return;
        }
        if (pod.Spec.NodeName.Length > 0)
        {
            _queue.Remove(key);
            _waiting.Remove(key);
            _assumed.Remove(uid);
            _nodes.PutPod(uid, pod.Spec.NodeName, PodRequests.Of(pod));
            return;
        }
        if (_assumed.ContainsKey(uid))
            return; // its binding is under way
        if (
            pod.Spec.SchedulerName != options.SchedulerName
            || pod.Metadata.DeletionTimestamp is not null
            || pod.Spec.SchedulingGates is { Count: > 0 }
        )
        {
            _queue.Remove(key);
            _waiting.Remove(key);
            return;
        }
        // The condition that this scheduler writes itself is no reason to try again.
        var known =
            _waiting.TryGetValue(key, out var before)
            && before.Metadata.Uid == uid
            && before.Metadata.Generation == pod.Metadata.Generation;
        _waiting[key] = pod;
        if (!known)
            _queue.Put(key, pod.Spec.Priority ?? 0);
    }

    private void Forget(Pod pod)
    {
        var key = ObjectKey.Of(pod);
        if (_waiting.TryGetValue(key, out var waiting) && waiting.Metadata.Uid == pod.Metadata.Uid)
        {
            _waiting.Remove(key);
            _queue.Remove(key);
        }
        _assumed.Remove(pod.Metadata.Uid);
        if (_nodes.RemovePod(pod.Metadata.Uid))
            _queue.MoveUnschedulable();
    }

    private void TakeBinding(SchedulingItem.BindingEnded ended)
    {
        _bindings.Release();
        if (ended.Failure.Length == 0)
            return; // the pod comes with its node, and is counted for good
        if (!_assumed.Remove(ended.Uid))
            return; // it has come, or is gone
        _nodes.RemovePod(ended.Uid);
        if (!_waiting.TryGetValue(ended.Key, out var pod) || pod.Metadata.Uid != ended.Uid)
            return;
        logger.LogWarning("binding {Pod} to {Node} failed: {Reason}", ended.Key, ended.Node, ended.Failure);
        events?.Warning(pod, "FailedScheduling", $"running Bind plugin \"DefaultBinder\": {ended.Failure}");
        _queue.Failed(ended.Key, options.Time.GetUtcNow(), ended.Retry);
    }

    private async Task PlaceAsync(ObjectKey key, CancellationToken cancel)
    {
        if (!_waiting.TryGetValue(key, out var pod))
        {
            _queue.Remove(key);
            return;
        }
        var requests = PodRequests.Of(pod);
        switch (_cycle.Run(new PodToPlace(pod, requests), _nodes))
        {
            case Decision.Placed placed:
                await _bindings.WaitAsync(cancel).ConfigureAwait(false);
                _assumed[pod.Metadata.Uid] = placed.Node;
                _nodes.PutPod(pod.Metadata.Uid, placed.Node, requests);
                _ = BindAsync(key, pod, placed.Node, cancel);
                break;
            case Decision.Unschedulable unschedulable:
                _queue.Failed(key, options.Time.GetUtcNow(), retry: false);
                events?.Warning(pod, "FailedScheduling", unschedulable.Message);
                if (!Says(pod, unschedulable.Message))
                    _ = SetUnschedulableAsync(pod, unschedulable.Message, cancel);
                break;
        }
    }

    private async Task BindAsync(ObjectKey key, Pod pod, string node, CancellationToken cancel)
    {
        try
        {
            var result = await writer.BindAsync(pod, node, cancel).ConfigureAwait(false);
            if (result.Succeeded)
                events?.Normal(
                    pod,
                    "Scheduled",
                    $"Successfully assigned {pod.Metadata.Namespace}/{pod.Metadata.Name} to {node}"
                );
            await items
                .Writer.WriteAsync(
                    new SchedulingItem.BindingEnded(key, pod.Metadata.Uid, node, result.Message, Retry: true),
                    cancel
                )
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException) { } // the loop has ended, and with it what was assumed
    }

    private async Task SetUnschedulableAsync(Pod pod, string message, CancellationToken cancel)
    {
        try
        {
            var result = await writer
                .SetUnschedulableAsync(pod, message, options.Time.GetUtcNow(), cancel)
                .ConfigureAwait(false);
            if (!result.Succeeded && result.Code != 404)
                logger.LogWarning(
                    "the condition of {Pod} could not be written: {Reason}",
                    ObjectKey.Of(pod),
                    result.Message
                );
        }
        catch (OperationCanceledException) { } // the loop has ended; the next leader writes it
    }

    private static bool Says(Pod pod, string message) =>
        (pod.Status.Conditions ?? []).Exists(c =>
            c is { Type: "PodScheduled", Status: "False", Reason: "Unschedulable" } && c.Message == message
        );

    /// <summary>Heartbeats change nothing that a pod could wait for.</summary>
    private static bool MayMakeRoom(Node before, Node now) =>
        before.Spec.Unschedulable != now.Spec.Unschedulable
        || !Same(before.Status.Allocatable, now.Status.Allocatable)
        || !Same(before.Metadata.Labels, now.Metadata.Labels)
        || !(before.Spec.Taints ?? [])
            .Select(t => (t.Key, t.Value, t.Effect))
            .SequenceEqual((now.Spec.Taints ?? []).Select(t => (t.Key, t.Value, t.Effect)));

    private static bool Same<T>(Api.Json.Map<T>? a, Api.Json.Map<T>? b) => (a ?? []).SequenceEqual(b ?? []);
}
