using System.Threading.Channels;
using Arktos.Api.Core.V1;
using Arktos.Client.Resources;
using Arktos.Scheduler.Framework;
using Microsoft.Extensions.Logging;

namespace Arktos.Scheduler;

/// <summary>
/// The writes that the scheduling loop has under way in the background: bindings, what claims get, conditions and
/// preemptions, each with a bound. The loop alone calls this, and never waits for it: it asks <see cref="MayBind"/>
/// before it decides, and is told of every end by an item, which it passes back to <see cref="BindingEnded"/>,
/// <see cref="VolumesWritten"/>, <see cref="ConditionEnded"/> or <see cref="PreemptionEnded"/>. Every write that was
/// begun ends with exactly one item, whatever becomes of it, unless the term is over.
/// </summary>
internal sealed class PodWrites(SchedulingTerm term)
{
    /// <summary>Conditions that may be under way at once; later ones wait, the newest of each pod.</summary>
    private const int ConditionsMax = 500;

    /// <summary>Pods whose claims may be under way at once.</summary>
    private const int VolumesMax = 500;

    /// <summary>Victims that may be under way at once.</summary>
    private const int PreemptionsMax = 500;

    private readonly Dictionary<ObjectKey, (Pod Pod, Refusal Refusal)> _unwritten = [];
    private readonly HashSet<ObjectKey> _writing = [];
    private int _bindings;
    private int _preemptions;
    private int _volumes;
    private DateTimeOffset _endedAt;

    /// <summary>Whether another binding may be begun now.</summary>
    public bool MayBind => _bindings < term.Options.BindingsMax;

    /// <summary>
    /// Bindings are under way, and none has ended for <see cref="SchedulerOptions.BindingSilenceMax"/>: this scheduler
    /// places nothing, and another might.
    /// </summary>
    public bool AreStuck => _bindings > 0 && term.Options.Time.GetUtcNow() - _endedAt > term.Options.BindingSilenceMax;

    /// <summary>Begins to bind the pod. Its end is an item <see cref="SchedulingItem.BindingEnded"/>.</summary>
    public void Bind(ObjectKey key, Pod pod, string node, SchedulingAttempt attempt, CancellationToken cancel)
    {
        _unwritten.Remove(key);
        if (_bindings++ == 0)
            _endedAt = term.Options.Time.GetUtcNow();
        _ = BindAsync(key, pod, node, attempt, cancel);
    }

    /// <summary>
    /// Begins to write what the pod's claims get; its end is an item <see cref="SchedulingItem.VolumesWritten"/>.
    /// </summary>
    /// <returns>False: too many are under way; nothing was begun.</returns>
    public bool TryChooseVolumes(VolumeWait wait, CancellationToken cancel)
    {
        if (_volumes == VolumesMax)
            return false;
        _volumes++;
        _unwritten.Remove(wait.Key);
        _ = ChooseVolumesAsync(wait, cancel);
        return true;
    }

    public void VolumesWritten() => _volumes--;

    public void BindingEnded()
    {
        _bindings--;
        _endedAt = term.Options.Time.GetUtcNow();
    }

    /// <summary>
    /// Begins to delete the pods that make room for another; each end is an item
    /// <see cref="SchedulingItem.PreemptionEnded"/>.
    /// </summary>
    /// <returns>False: too many are under way; nothing was begun.</returns>
    public bool TryPreempt(Pod preemptor, Victims victims, CancellationToken cancel)
    {
        if (_preemptions + victims.Pods.Count > PreemptionsMax && _preemptions > 0)
            return false;
        foreach (var victim in victims.Pods.Where(v => !v.IsTerminating))
        {
            _preemptions++;
            _ = PreemptAsync(victim.Pod, preemptor, victims.Node, cancel);
        }
        return true;
    }

    public void PreemptionEnded() => _preemptions--;

    /// <summary>
    /// Begins to say in the pod's status that there is no node for it, now or when there is room. Its end is an item
    /// <see cref="SchedulingItem.ConditionEnded"/>.
    /// </summary>
    public void SetUnschedulable(ObjectKey key, Pod pod, Refusal refusal, CancellationToken cancel)
    {
        if (_writing.Count >= ConditionsMax || !_writing.Add(key))
            _unwritten[key] = (pod, refusal);
        else
            _ = SetUnschedulableAsync(key, pod, refusal, cancel);
    }

    public void ConditionEnded(ObjectKey key, CancellationToken cancel)
    {
        _writing.Remove(key);
        // The same pod may wait with a newer message; otherwise any will do.
        if (!_unwritten.ContainsKey(key))
            key = _unwritten.Keys.FirstOrDefault(k => !_writing.Contains(k));
        if (_unwritten.Remove(key, out var next))
            SetUnschedulable(key, next.Pod, next.Refusal, cancel);
    }

    /// <summary>What waits to be said of the pod is no longer true.</summary>
    public void Forget(ObjectKey key) => _unwritten.Remove(key);

    private async Task BindAsync(
        ObjectKey key,
        Pod pod,
        string node,
        SchedulingAttempt attempt,
        CancellationToken cancel
    )
    {
        var failure = "";
        try
        {
            var result = await term.Writer.BindAsync(pod, node, cancel).ConfigureAwait(false);
            if (result.Succeeded)
                TellBound(pod, node);
            else
                failure = result.Message.Length > 0 ? result.Message : $"the API server answered {result.Code}";
        }
        // A cancellation that is not the term's is a failure like any other: it must give back what it holds.
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            failure = e.Message.Length > 0 ? e.Message : e.GetType().Name;
        }
        catch (Exception)
        {
            return; // The term is over, and with it what was assumed.
        }
        if (failure.Length == 0)
            term.Metrics.Bound(attempt);
        else
            term.Metrics.Attempted(AttemptResult.Error, attempt.Began);
        await TellAsync(new SchedulingItem.BindingEnded(key, pod.Metadata.Uid, node, failure), cancel)
            .ConfigureAwait(false);
    }

    private async Task ChooseVolumesAsync(VolumeWait wait, CancellationToken cancel)
    {
        var failure = "";
        try
        {
            foreach (var choice in wait.Choices.Where(c => !c.IsOfAnother))
            {
                var result = await term.Writer.ChooseVolumeAsync(choice, cancel).ConfigureAwait(false);
                if (result.Succeeded)
                    continue;
                failure = result.Message.Length > 0 ? result.Message : $"the API server answered {result.Code}";
                break;
            }
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            failure = e.Message.Length > 0 ? e.Message : e.GetType().Name;
        }
        catch (Exception)
        {
            return; // The term is over; the next leader finds what was written.
        }
        await TellAsync(new SchedulingItem.VolumesWritten(wait.Key, wait.Placed.Uid, failure), cancel)
            .ConfigureAwait(false);
    }

    private async Task SetUnschedulableAsync(ObjectKey key, Pod pod, Refusal refusal, CancellationToken cancel)
    {
        try
        {
            var result = await term
                .Writer.SetUnschedulableAsync(pod, refusal, term.Options.Time.GetUtcNow(), cancel)
                .ConfigureAwait(false);
            if (!result.Succeeded && result.Code != 404)
                term.Logger.LogWarning("the condition of {Pod} could not be written: {Reason}", key, result.Message);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            term.Logger.LogWarning(e, "the condition of {Pod} could not be written", key);
        }
        catch (Exception)
        {
            return; // The term is over; the next leader writes it.
        }
        await TellAsync(new SchedulingItem.ConditionEnded(key), cancel).ConfigureAwait(false);
    }

    private async Task PreemptAsync(Pod victim, Pod preemptor, string node, CancellationToken cancel)
    {
        var hasFailed = false;
        try
        {
            var result = await term
                .Writer.PreemptAsync(victim, term.Options.Time.GetUtcNow(), cancel)
                .ConfigureAwait(false);
            // One that is gone, or another of its name, is in nobody's way.
            if (result.Succeeded)
                term.Events?.Normal(victim, "Preempted", $"Preempted by pod {preemptor.Metadata.Uid} on node {node}");
            else if (result.Code is not (404 or 409))
            {
                hasFailed = true;
                term.Logger.LogWarning("{Pod} could not be preempted: {Reason}", ObjectKey.Of(victim), result.Message);
            }
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            hasFailed = true;
            term.Logger.LogWarning(e, "{Pod} could not be preempted", ObjectKey.Of(victim));
        }
        catch (Exception)
        {
            return; // The term is over; the next leader finds victims of its own.
        }
        await TellAsync(new SchedulingItem.PreemptionEnded(ObjectKey.Of(preemptor), hasFailed), cancel)
            .ConfigureAwait(false);
    }

    private void TellBound(Pod pod, string node) =>
        term.Events?.Normal(
            pod,
            "Scheduled",
            $"Successfully assigned {pod.Metadata.Namespace}/{pod.Metadata.Name} to {node}"
        );

    /// <summary>Waits for room among the items, which the loop makes: it waits for nothing but items.</summary>
    private async Task TellAsync(SchedulingItem item, CancellationToken cancel)
    {
        try
        {
            await term.Items.Writer.WriteAsync(item, cancel).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or ChannelClosedException)
        { /* the term is over */
        }
    }
}
