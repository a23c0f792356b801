using System.Threading.Channels;
using Arktos.Api.Core.V1;
using Arktos.Client.Events;
using Arktos.Client.Leading;
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
/// <para>
/// The loop waits for one thing only, the next item, and never for longer than <see cref="IdleMax"/>. What it has
/// handed out (a place among the bindings, a place among the items) comes back through items, so a wait for any of
/// these would never end. When as many bindings are under way as may be, pods stay in the queue.
/// </para>
/// </summary>
internal sealed class SchedulingLoop(SchedulingTerm term)
{
    private static readonly TimeSpan IdleMax = TimeSpan.FromSeconds(2);
    private const int PodsPerRoundMax = 100;
    private const int ItemsPerRoundMax = 1000;

    private readonly SchedulerOptions _options = term.Options;
    private readonly NodeTable _nodes = new();
    private readonly SchedulingQueue _queue = new();
    private readonly SchedulingCycle _cycle = new((ulong)term.Options.Time.GetTimestamp());
    private readonly PodWrites _writes = new(term);

    /// <summary>With each since when it waits, by the clock's timestamps.</summary>
    private readonly Dictionary<ObjectKey, (PlacedPod Placed, long Since)> _waiting = [];

    /// <summary>Those of them that had no node for what they want of other pods.</summary>
    private readonly HashSet<ObjectKey> _waitForPods = [];
    private readonly HashSet<string> _assumed = new(StringComparer.Ordinal);
    private bool _synced;

    /// <summary>Pods are known to wait, all nodes are known, and there is room for another binding.</summary>
    private bool MayPlace => _synced && _writes.MayBind && _queue.ActiveCount > 0;

    public async Task RunAsync(CancellationToken cancel)
    {
        try
        {
            await PlaceAllAsync(cancel).ConfigureAwait(false);
        }
        finally
        {
            term.Metrics.Pending(0, 0, 0);
        }
    }

    private async Task PlaceAllAsync(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            term.Metrics.Pending(_queue.ActiveCount, _queue.BackingOffCount, _queue.UnschedulableCount);
            await WaitAsync(cancel).ConfigureAwait(false);
            for (var i = 0; i < ItemsPerRoundMax && term.Items.Reader.TryRead(out var item); i++)
                TakeGuarded(item, cancel);
            for (
                var i = 0;
                i < PodsPerRoundMax
                    && _synced
                    && _writes.MayBind
                    && _queue.TryTake(_options.Time.GetUtcNow(), out var key);
                i++
            )
                PlaceGuarded(key, cancel);
            // A scheduler that is not told of nodes and pods, or whose bindings do not end, does no work.
            if (_synced && !_writes.AreStuck)
                term.Work.Report();
        }
    }

    private async Task WaitAsync(CancellationToken cancel)
    {
        if (MayPlace || term.Items.Reader.TryPeek(out _))
            return;
        var wait = IdleMax;
        var now = _options.Time.GetUtcNow();
        if (_writes.MayBind && _queue.NextDue is { } due && due - now < wait)
            wait = due - now;
        if (wait <= TimeSpan.Zero)
            return;
        using var timer = new CancellationTokenSource(wait, _options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, timer.Token);
        try
        {
            await term.Items.Reader.WaitToReadAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        { /* a backoff is over, or it is time to report */
        }
    }

    /// <summary>One object that cannot be handled must not stop the others.</summary>
    private void TakeGuarded(SchedulingItem item, CancellationToken cancel)
    {
        try
        {
            Take(item, cancel);
        }
        catch (Exception e)
        {
            term.Logger.LogError(e, "what has changed could not be taken in: {Item}", item.GetType().Name);
        }
        term.Work.Report();
    }

    /// <summary>The same for a pod that is to be placed: it backs off and is tried again.</summary>
    private void PlaceGuarded(ObjectKey key, CancellationToken cancel)
    {
        var began = _options.Time.GetTimestamp();
        try
        {
            Place(key, began, cancel);
        }
        catch (Exception e)
        {
            term.Logger.LogError(e, "{Pod} could not be placed and is tried again", key);
            term.Metrics.Attempted(AttemptResult.Error, began);
            if (_waiting.TryGetValue(key, out var waiting))
                term.Events?.Warning(waiting.Placed.Pod, "FailedScheduling", e.Message);
            _queue.Failed(key, _options.Time.GetUtcNow(), retry: true);
        }
        term.Work.Report();
    }

    private void Take(SchedulingItem item, CancellationToken cancel)
    {
        switch (item)
        {
            case SchedulingItem.NodeChanged changed:
                _nodes.PutNode(changed.Node);
                if (changed.Before is null || NodeChanges.MayMakeRoom(changed.Before, changed.Node))
                    _queue.MoveUnschedulable();
                break;
            case SchedulingItem.NodeDeleted deleted:
                _nodes.RemoveNode(deleted.Node.Metadata.Name);
                break;
            case SchedulingItem.NamespaceChanged { Namespace.Metadata: var metadata }:
                var labels = _nodes.Index.LabelsOfNamespace(metadata.Tenant, metadata.Name);
                _nodes.Index.PutNamespace(metadata.Tenant, metadata.Name, metadata.Labels);
                if (!(labels ?? []).SequenceEqual(metadata.Labels ?? []))
                    WakeThoseWhoWaitForPods();
                break;
            case SchedulingItem.NamespaceDeleted { Namespace.Metadata: var metadata }:
                _nodes.Index.RemoveNamespace(metadata.Tenant, metadata.Name);
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
            case SchedulingItem.PreemptionEnded:
                _writes.PreemptionEnded();
                break;
            case SchedulingItem.ConditionEnded ended:
                _writes.ConditionEnded(ended.Key, cancel);
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
            Leave(key);
            _assumed.Remove(uid);
            var counted = _nodes.Find(uid);
            _nodes.PutPod(new PlacedPod(pod), pod.Spec.NodeName);
            if (counted is null || !(counted.Pod.Metadata.Labels ?? []).SequenceEqual(pod.Metadata.Labels ?? []))
                WakeThoseWhoWaitForPods();
            return;
        }
        if (_assumed.Contains(uid))
            return; // its binding is under way
        if (
            pod.Spec.SchedulerName != _options.SchedulerName
            || pod.Metadata.DeletionTimestamp is not null
            || pod.Spec.SchedulingGates is { Count: > 0 }
        )
        {
            Leave(key);
            return;
        }
        // The condition that this scheduler writes itself is no reason to try again.
        var known =
            _waiting.TryGetValue(key, out var before)
            && before.Placed.Uid == uid
            && before.Placed.Pod.Metadata.Generation == pod.Metadata.Generation;
        var isOfBefore = before.Placed?.Uid == uid;
        var placed = new PlacedPod(pod);
        _waiting[key] = (placed, isOfBefore ? before.Since : _options.Time.GetTimestamp());
        if (pod.Status.NominatedNodeName is { Length: > 0 } nominated)
            _nodes.Nominate(placed, nominated);
        if (!known)
            _queue.Put(key, pod.Spec.Priority ?? 0);
    }

    /// <summary>The pod waits for no node any more.</summary>
    private void Leave(ObjectKey key)
    {
        _queue.Remove(key);
        if (_waiting.Remove(key, out var waiting))
            _nodes.Unnominate(waiting.Placed.Uid);
        _waitForPods.Remove(key);
        _writes.Forget(key);
    }

    private void WakeThoseWhoWaitForPods()
    {
        foreach (var key in _waitForPods)
            _queue.MoveUnschedulable(key);
        _waitForPods.Clear();
    }

    private void Forget(Pod pod)
    {
        var key = ObjectKey.Of(pod);
        if (_waiting.TryGetValue(key, out var waiting) && waiting.Placed.Uid == pod.Metadata.Uid)
            Leave(key);
        _assumed.Remove(pod.Metadata.Uid);
        if (_nodes.RemovePod(pod.Metadata.Uid))
            _queue.MoveUnschedulable();
    }

    private void TakeBinding(SchedulingItem.BindingEnded ended)
    {
        _writes.BindingEnded();
        if (ended.Failure.Length == 0)
            return; // the pod comes with its node, and is counted for good
        if (!_assumed.Remove(ended.Uid))
            return; // it has come, or is gone
        _nodes.RemovePod(ended.Uid);
        if (!_waiting.TryGetValue(ended.Key, out var waiting) || waiting.Placed.Uid != ended.Uid)
            return;
        term.Logger.LogWarning("binding {Pod} to {Node} failed: {Reason}", ended.Key, ended.Node, ended.Failure);
        term.Events?.Warning(
            waiting.Placed.Pod,
            "FailedScheduling",
            $"running Bind plugin \"DefaultBinder\": {ended.Failure}"
        );
        _queue.Failed(ended.Key, _options.Time.GetUtcNow(), ended.Retry);
    }

    private void Place(ObjectKey key, long began, CancellationToken cancel)
    {
        if (!_waiting.TryGetValue(key, out var waiting))
        {
            _queue.Remove(key);
            return;
        }
        var placed = waiting.Placed;
        switch (_cycle.Run(new PodToPlace(placed), _nodes))
        {
            case Decision.Placed decided:
                _assumed.Add(placed.Uid);
                _nodes.Unnominate(placed.Uid);
                _nodes.PutPod(placed, decided.Node);
                _writes.Bind(
                    key,
                    placed.Pod,
                    decided.Node,
                    new SchedulingAttempt(began, waiting.Since, _queue.FailuresOf(key) + 1),
                    cancel
                );
                WakeThoseWhoWaitForPods();
                break;
            case Decision.Unschedulable unschedulable:
                term.Metrics.Attempted(AttemptResult.Unschedulable, began);
                _queue.Failed(key, _options.Time.GetUtcNow(), retry: false);
                if (WaitsForPods(placed))
                    _waitForPods.Add(key);
                term.Events?.Warning(placed.Pod, "FailedScheduling", unschedulable.Message);
                var refusal = new Refusal(unschedulable.Message, Nominate(placed, unschedulable, cancel));
                if (!Says(placed.Pod, refusal))
                    _writes.SetUnschedulable(key, placed.Pod, refusal, cancel);
                break;
        }
    }

    /// <summary>Lets victims go, if there are any.</summary>
    /// <returns>As <see cref="Refusal.NominatedNode"/>.</returns>
    private string? Nominate(PlacedPod pod, Decision.Unschedulable decided, CancellationToken cancel)
    {
        if (decided.Victims is not { } victims)
        {
            if (!decided.WaitsForNoNode)
                return null;
            _nodes.Unnominate(pod.Uid);
            return "";
        }
        if (!_writes.TryPreempt(pod.Pod, victims, cancel))
            return null;
        // Those of lower priority who wait there wait in vain.
        var rivals = _nodes.NominatedOn(_nodes.RowOf(victims.Node)).Where(r => r.Priority < pod.Priority).ToList();
        foreach (var rival in rivals)
        {
            _nodes.Unnominate(rival.Uid);
            var message = (rival.Pod.Status.Conditions ?? []).Find(c => c.Type == "PodScheduled")?.Message ?? "";
            _writes.SetUnschedulable(ObjectKey.Of(rival.Pod), rival.Pod, new Refusal(message, ""), cancel);
        }
        _nodes.Nominate(pod, victims.Node);
        return victims.Node;
    }

    private static bool WaitsForPods(PlacedPod pod) =>
        pod.Terms is { RequiredNear.Length: > 0 } || pod.Pod.Spec.TopologySpreadConstraints is { Count: > 0 };

    private static bool Says(Pod pod, Refusal refusal) =>
        (pod.Status.Conditions ?? []).Exists(c =>
            c is { Type: "PodScheduled", Status: "False", Reason: "Unschedulable" } && c.Message == refusal.Message
        ) && (refusal.NominatedNode is null || refusal.NominatedNode == (pod.Status.NominatedNodeName ?? ""));
}
