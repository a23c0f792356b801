using System.Threading.Channels;
using Arktos.Api.Core.V1;
using Arktos.Client.Events;
using Arktos.Client.Leading;
using Arktos.Client.Resources;
using Arktos.Scheduler.Framework;
using Arktos.Scheduler.Plugins;
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
internal sealed class SchedulingLoop
{
    /// <summary>How long a pod waits for its claims on the node that was chosen for it.</summary>
    private static readonly TimeSpan VolumesPatience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan IdleMax = TimeSpan.FromSeconds(2);
    private const int PodsPerRoundMax = 100;
    private const int ItemsPerRoundMax = 1000;

    private readonly SchedulingTerm _term;
    private readonly SchedulerOptions _options;
    private readonly NodeTable _nodes = new();
    private readonly SchedulingQueue _queue = new();
    private readonly SchedulingCycle _cycle;
    private readonly PodWrites _writes;

    /// <summary>With each since when it waits, by the clock's timestamps.</summary>
    private readonly Dictionary<ObjectKey, (PlacedPod Placed, long Since)> _waiting = [];
    private readonly HashSet<string> _assumed = new(StringComparer.Ordinal);
    private readonly VolumeWaits _volumeWaits;
    private bool _synced;

    public SchedulingLoop(SchedulingTerm term)
    {
        (_term, _options) = (term, term.Options);
        _cycle = new SchedulingCycle((ulong)term.Options.Time.GetTimestamp());
        _writes = new PodWrites(term);
        _volumeWaits = new VolumeWaits(_nodes);
    }

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
            _term.Metrics.Pending(0, 0, 0);
        }
    }

    private async Task PlaceAllAsync(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            _term.Metrics.Pending(_queue.ActiveCount, _queue.BackingOffCount, _queue.UnschedulableCount);
            await WaitAsync(cancel).ConfigureAwait(false);
            for (var i = 0; i < ItemsPerRoundMax && _term.Items.Reader.TryRead(out var item); i++)
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
            ExpireVolumeWaits();
            // A scheduler that is not told of nodes and pods, or whose bindings do not end, does no work.
            if (_synced && !_writes.AreStuck)
                _term.Work.Report();
        }
    }

    private async Task WaitAsync(CancellationToken cancel)
    {
        if (MayPlace || _term.Items.Reader.TryPeek(out _))
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
            await _term.Items.Reader.WaitToReadAsync(either.Token).ConfigureAwait(false);
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
            _term.Logger.LogError(e, "what has changed could not be taken in: {Item}", item.GetType().Name);
        }
        _term.Work.Report();
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
            _term.Logger.LogError(e, "{Pod} could not be placed and is tried again", key);
            _term.Metrics.Attempted(AttemptResult.Error, began);
            if (_waiting.TryGetValue(key, out var waiting))
                _term.Events?.Warning(waiting.Placed.Pod, "FailedScheduling", e.Message);
            _queue.Failed(key, _options.Time.GetUtcNow());
        }
        _term.Work.Report();
    }

    private void Take(SchedulingItem item, CancellationToken cancel)
    {
        switch (item)
        {
            case SchedulingItem.NodeChanged changed:
                _nodes.PutNode(changed.Node);
                if (Changes.Of(changed.Before, changed.Node) is not EventKinds.None and var kinds)
                    Wake(
                        new ClusterEvent.OfNode(
                            kinds,
                            changed.Before,
                            changed.Node,
                            PlaceOf(changed.Node.Metadata.Name)
                        )
                    );
                break;
            case SchedulingItem.NodeDeleted deleted:
                _nodes.RemoveNode(deleted.Node.Metadata.Name);
                foreach (var wait in _volumeWaits.All.Where(w => w.Node == deleted.Node.Metadata.Name).ToList())
                    Look(wait, cancel);
                Wake(new ClusterEvent.OfNode(EventKinds.NodeDeleted, deleted.Node, null, NodePlace.None));
                break;
            case SchedulingItem.NamespaceChanged { Namespace.Metadata: var metadata }:
                var labels = _nodes.Index.LabelsOfNamespace(metadata.Tenant, metadata.Name);
                _nodes.Index.PutNamespace(metadata.Tenant, metadata.Name, metadata.Labels);
                if (!(labels ?? []).SequenceEqual(metadata.Labels ?? []))
                    Wake(new ClusterEvent.OfNamespace(metadata.Tenant, metadata.Name));
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
            case SchedulingItem.ClaimChanged { Claim: var claim }:
                TakeVolumes(VolumeEvents.Put(_nodes, claim), ObjectKey.Of(claim), cancel);
                break;
            case SchedulingItem.ClaimDeleted { Claim: var claim }:
                TakeVolumes(VolumeEvents.Remove(_nodes, claim), ObjectKey.Of(claim), cancel);
                break;
            case SchedulingItem.VolumeChanged { Volume: var volume }:
                TakeVolumes(VolumeEvents.Put(_nodes, volume), VolumeEvents.ClaimOf(volume), cancel);
                break;
            case SchedulingItem.VolumeDeleted { Volume: var volume }:
                TakeVolumes(VolumeEvents.Remove(_nodes, volume), null, cancel);
                break;
            case SchedulingItem.ClassChanged { Class: var changed }:
                TakeVolumes(VolumeEvents.Put(_nodes, changed), null, cancel);
                break;
            case SchedulingItem.ClassDeleted { Class: var deleted }:
                TakeVolumes(VolumeEvents.Remove(_nodes, deleted), null, cancel);
                break;
            case SchedulingItem.DriversChanged { Node: var drivers }:
                TakeVolumes(VolumeEvents.Put(_nodes, drivers), null, cancel);
                break;
            case SchedulingItem.DriversDeleted { Node: var drivers }:
                TakeVolumes(VolumeEvents.Remove(_nodes, drivers), null, cancel);
                break;
            case SchedulingItem.CapacityChanged { Capacity: var capacity }:
                TakeVolumes(VolumeEvents.Put(_nodes, capacity), null, cancel);
                break;
            case SchedulingItem.CapacityDeleted { Capacity: var capacity }:
                TakeVolumes(VolumeEvents.Remove(_nodes, capacity), null, cancel);
                break;
            case SchedulingItem.DriverChanged { Driver: var driver }:
                TakeVolumes(VolumeEvents.Put(_nodes, driver), null, cancel);
                break;
            case SchedulingItem.DriverDeleted { Driver: var driver }:
                TakeVolumes(VolumeEvents.Remove(_nodes, driver), null, cancel);
                break;
            case SchedulingItem.AttachmentChanged { Attachment: var attachment }:
                TakeVolumes(VolumeEvents.Put(_nodes, attachment), null, cancel);
                break;
            case SchedulingItem.AttachmentDeleted { Attachment: var attachment }:
                TakeVolumes(VolumeEvents.Remove(_nodes, attachment), null, cancel);
                break;
            case SchedulingItem.BudgetChanged { Budget: var budget }:
                _nodes.Budgets.Put(budget);
                break;
            case SchedulingItem.BudgetDeleted { Budget: var budget }:
                _nodes.Budgets.Remove(ObjectKey.Of(budget));
                break;
            case SchedulingItem.VolumesWritten written:
                TakeWrittenVolumes(written, cancel);
                break;
            case SchedulingItem.Synced:
                _synced = true;
                break;
            case SchedulingItem.BindingEnded ended:
                TakeBinding(ended);
                break;
            case SchedulingItem.PreemptionEnded ended:
                _writes.PreemptionEnded();
                // The victim does not go, so its end will not wake the pod.
                if (ended.HasFailed)
                    _queue.TryAgain(ended.Preemptor);
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
        // One whose virtual machine was shut down waits for no node until it is to run again.
        if (
            pod.Status.Phase is "Succeeded" or "Failed"
            || pod.Status.Phase == "NoSchedule" && pod.Spec.NodeName.Length == 0
        )
        {
            Forget(pod);
            return;
        }
        if (pod.Spec.NodeName.Length > 0)
        {
            Leave(key);
            _assumed.Remove(uid);
            var counted = _nodes.Find(uid);
            var running = new PlacedPod(pod);
            _nodes.PutPod(running, pod.Spec.NodeName);
            if (Changes.OfCounted(counted, running) is not EventKinds.None and var kinds)
                Wake(new ClusterEvent.OfPod(kinds, counted, running, PlaceOf(pod.Spec.NodeName)));
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
        if (_waiting.TryGetValue(key, out var before) && before.Placed.Uid != uid)
        {
            Leave(key);
            before = default;
        }
        var placed = new PlacedPod(pod);
        _waiting[key] = (placed, before.Placed is null ? _options.Time.GetTimestamp() : before.Since);
        if (pod.Status.NominatedNodeName is { Length: > 0 } nominated)
            _nodes.Nominate(placed, nominated);
        _queue.Put(key, pod.Spec.Priority ?? 0);
        if (before.Placed is { } last && Changes.OfWaiting(last, placed) is not EventKinds.None and var own)
        {
            var happened = new ClusterEvent.OfItself(own);
            _queue.WakeOne(key, happened, (_, by) => QueueingHints.MayHelp(by, placed, happened, _nodes));
        }
    }

    /// <summary>The pod waits for no node any more.</summary>
    private void Leave(ObjectKey key)
    {
        _queue.Remove(key);
        if (_waiting.Remove(key, out var waiting))
            _nodes.Unnominate(waiting.Placed.Uid);
        if (_volumeWaits.Find(key) is { } wait)
            _volumeWaits.Remove(wait);
        _writes.Forget(key);
    }

    private void Wake(ClusterEvent happened) =>
        _queue.Wake(
            happened,
            (key, by) =>
                !_waiting.TryGetValue(key, out var waiting)
                || QueueingHints.MayHelp(by, waiting.Placed, happened, _nodes)
        );

    /// <summary>The pod counts on the node no more, or gives up what it waited for there.</summary>
    private void WakeByGone(PlacedPod pod, string node) =>
        Wake(new ClusterEvent.OfPod(EventKinds.PodGone, pod, null, PlaceOf(node)));

    private NodePlace PlaceOf(string node) => NodePlace.Of(_nodes, _nodes.RowOf(node));

    private void Forget(Pod pod)
    {
        var (key, uid) = (ObjectKey.Of(pod), pod.Metadata.Uid);
        var counted = _nodes.Find(uid) ?? new PlacedPod(pod);
        var node = counted.Row >= 0 ? _nodes.Nodes[counted.Row]!.Metadata.Name : pod.Spec.NodeName;
        var nominated = _nodes.NominationOf(uid);
        if (_waiting.TryGetValue(key, out var waiting) && waiting.Placed.Uid == uid)
            Leave(key);
        _assumed.Remove(uid);
        if (_nodes.RemovePod(uid))
            WakeByGone(counted, node);
        else if (nominated is not null)
            WakeByGone(counted, nominated);
    }

    /// <summary>It did not come to the node that was chosen for it, and counts there no more.</summary>
    private void TakeBack(PlacedPod pod, string node)
    {
        _assumed.Remove(pod.Uid);
        if (_nodes.RemovePod(pod.Uid))
            WakeByGone(pod, node);
    }

    private void TakeBinding(SchedulingItem.BindingEnded ended)
    {
        _writes.BindingEnded();
        if (ended.Failure.Length == 0)
            return; // the pod comes with its node, and is counted for good
        if (!_assumed.Remove(ended.Uid))
            return; // it has come, or is gone
        if (_nodes.Find(ended.Uid) is { } assumed)
            TakeBack(assumed, ended.Node);
        else
            _nodes.RemovePod(ended.Uid);
        if (!_waiting.TryGetValue(ended.Key, out var waiting) || waiting.Placed.Uid != ended.Uid)
            return;
        _term.Logger.LogWarning("binding {Pod} to {Node} failed: {Reason}", ended.Key, ended.Node, ended.Failure);
        _term.Events?.Warning(
            waiting.Placed.Pod,
            "FailedScheduling",
            $"running Bind plugin \"DefaultBinder\": {ended.Failure}"
        );
        _queue.Failed(ended.Key, _options.Time.GetUtcNow());
    }

    /// <param name="claim">Who waits for it is looked at; null: nobody does for what has happened.</param>
    private void TakeVolumes(IReadOnlyList<ClusterEvent> happened, ObjectKey? claim, CancellationToken cancel)
    {
        if (claim is { } waitedFor)
            LookAtWaitsFor(waitedFor, cancel);
        foreach (var one in happened)
            Wake(one);
    }

    private void LookAtWaitsFor(ObjectKey claim, CancellationToken cancel)
    {
        if (_volumeWaits.IsEmpty)
            return;
        foreach (var wait in _volumeWaits.Of(claim))
            Look(wait, cancel);
    }

    private void TakeWrittenVolumes(SchedulingItem.VolumesWritten written, CancellationToken cancel)
    {
        _writes.VolumesWritten();
        if (_volumeWaits.Find(written.Key) is not { } wait || wait.Placed.Uid != written.Uid)
            return; // the pod is gone
        if (written.Failure.Length > 0)
        {
            GiveUp(wait, written.Failure);
            return;
        }
        wait.IsWritten = true;
        Look(wait, cancel);
    }

    /// <summary>Binds the pod when all its claims are bound, and gives its node up when they will not be.</summary>
    private void Look(VolumeWait wait, CancellationToken cancel)
    {
        var (areBound, failure) = _volumeWaits.Look(wait);
        if (failure is not null)
            GiveUp(wait, failure);
        else if (areBound)
        {
            _volumeWaits.Remove(wait);
            _writes.Bind(wait.Key, wait.Placed.Pod, wait.Node, wait.Attempt, cancel);
        }
    }

    private void ExpireVolumeWaits()
    {
        if (_volumeWaits.IsEmpty)
            return;
        foreach (var wait in _volumeWaits.All.ToList())
            if (_options.Time.GetElapsedTime(wait.Attempt.Began) > VolumesPatience)
                GiveUp(wait, "context deadline exceeded");
    }

    private void GiveUp(VolumeWait wait, string why)
    {
        _volumeWaits.Remove(wait);
        TakeBack(wait.Placed, wait.Node);
        _term.Metrics.Attempted(AttemptResult.Error, wait.Attempt.Began);
        _term.Events?.Warning(
            wait.Placed.Pod,
            "FailedScheduling",
            $"running PreBind plugin \"{VolumeBinding.Name}\": binding volumes: {why}"
        );
        _queue.Failed(wait.Key, _options.Time.GetUtcNow());
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
                var attempt = new SchedulingAttempt(began, waiting.Since, _queue.FailuresOf(key) + 1);
                var choices = VolumeBinding.Choose(placed, _nodes, decided.Node);
                if (choices.Count == 0)
                    _writes.Bind(key, placed.Pod, decided.Node, attempt, cancel);
                else
                {
                    var wait = new VolumeWait(key, placed, decided.Node, choices, attempt);
                    if (!_writes.TryChooseVolumes(wait, cancel))
                    {
                        _queue.Failed(key, _options.Time.GetUtcNow());
                        break;
                    }
                    _volumeWaits.Add(wait);
                }
                _assumed.Add(placed.Uid);
                var waitedFor = _nodes.NominationOf(placed.Uid);
                _nodes.Unnominate(placed.Uid);
                _nodes.PutPod(placed, decided.Node);
                Wake(new ClusterEvent.OfPod(EventKinds.PodAdded, null, placed, PlaceOf(decided.Node)));
                if (waitedFor is not null && waitedFor != decided.Node)
                    WakeByGone(placed, waitedFor);
                break;
            case Decision.Unschedulable unschedulable:
                _term.Metrics.Attempted(AttemptResult.Unschedulable, began);
                _queue.Refused(key, _options.Time.GetUtcNow(), unschedulable.Refusers);
                _term.Events?.Warning(placed.Pod, "FailedScheduling", unschedulable.Message);
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
            if (_nodes.NominationOf(pod.Uid) is { } givenUp)
            {
                _nodes.Unnominate(pod.Uid);
                WakeByGone(pod, givenUp);
            }
            return "";
        }
        if (!_writes.TryPreempt(pod.Pod, victims, cancel))
        {
            _queue.TryAgain(ObjectKey.Of(pod.Pod));
            return null;
        }
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

    private static bool Says(Pod pod, Refusal refusal) =>
        (pod.Status.Conditions ?? []).Exists(c =>
            c is { Type: "PodScheduled", Status: "False", Reason: "Unschedulable" } && c.Message == refusal.Message
        ) && (refusal.NominatedNode is null || refusal.NominatedNode == (pod.Status.NominatedNodeName ?? ""));
}
