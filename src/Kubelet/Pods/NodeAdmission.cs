using Arktos.Api.Core.V1;
using Arktos.Client.Connection;
using Arktos.Client.Events;
using Arktos.Kubelet.Pressure;
using Microsoft.Extensions.Logging;

namespace Arktos.Kubelet.Pods;

/// <param name="Known">The node as it was last heard of, or as it is going to be registered.</param>
/// <param name="ReadAsync">The node as it is now; an <see cref="ApiException"/> says why nobody can tell.</param>
internal sealed record AdmissionParts(
    NodeRoom Room,
    Func<Node> Known,
    Func<CancellationToken, Task<Node>> ReadAsync,
    EventRecorder Events,
    TimeProvider Time,
    ILogger Logger
);

/// <summary>
/// Whether the node takes a pod: by its labels, its taints, and what is left of it. For a pod that the node or the
/// cluster cannot do without (<see cref="EvictionRanking.IsCritical"/>) others end. Thread-safe.
/// </summary>
internal sealed class NodeAdmission(AdmissionParts parts)
{
    /// <summary>Beyond the time that a pod has to end by itself.</summary>
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(30);

    /// <summary>One pod after the other: what those have that are about to end is promised to one of them.</summary>
    private readonly SemaphoreSlim _preempting = new(1, 1);

    /// <summary>The pods of the node; null: there are none yet.</summary>
    public PodWorkers? Others { get; set; }

    /// <summary>
    /// Waits until all pods are known that the node had before, but not for the pods of the node's own: those may be
    /// what has to run before anything is known. Where others have to go, returns when they have, or had their time.
    /// </summary>
    /// <returns>Null: it is taken, and has its room.</returns>
    /// <exception cref="ApiException">It seems not to fit the node, and nobody tells how the node is now.</exception>
    public async Task<(string Reason, string Message)?> AskAsync(Pod pod, CancellationToken ct)
    {
        if (!PodSource.IsStatic(pod))
            await parts.Room.Opened.WaitAsync(ct).ConfigureAwait(false);
        var refusals = parts.Room.Ask(pod, await MisfitsAsync(pod, ct).ConfigureAwait(false));
        if (refusals.Count == 0)
            return null;
        if (!EvictionRanking.IsCritical(pod))
            return (refusals[0].Reason, refusals[0].Message);
        if (refusals.FirstOrDefault(r => !r.IsShortage) is { } other)
            return (other.Reason, other.Message);
        await _preempting.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            return await PreemptAsync(pod, ct).ConfigureAwait(false);
        }
        finally
        {
            _preempting.Release();
        }
    }

    /// <summary>
    /// What was heard of the node may be older than what a scheduler went by: nobody is refused for that.
    /// </summary>
    private async Task<IReadOnlyList<NodeRefusal>> MisfitsAsync(Pod pod, CancellationToken ct)
    {
        var misfits = NodeFit.Refuse(pod, parts.Known());
        if (misfits.Count == 0)
            return misfits;
        try
        {
            return NodeFit.Refuse(pod, await parts.ReadAsync(ct).ConfigureAwait(false));
        }
        catch (ApiException) when (PodSource.IsStatic(pod))
        {
            // It is to run without API servers, and so it is judged without.
            return misfits;
        }
    }

    private async Task<(string Reason, string Message)?> PreemptAsync(Pod pod, CancellationToken ct)
    {
        // What is about to be free is not asked of others: an agent before may have begun to end them.
        await Task.WhenAll((Others?.Leaving ?? []).Select(o => EndedAsync(o, ct))).ConfigureAwait(false);
        var missing = parts.Room.Ask(pod, []).Where(r => r.IsShortage).ToDictionary(r => r.Resource, r => r.Missing);
        if (missing.Count == 0)
            return null;
        var others = (Others?.Going ?? []).Where(o => GoesFor(pod, o)).ToDictionary(o => o.Metadata.Uid);
        var candidates = others
            .Values.Select(o => (Pod: o, Amounts: parts.Room.AmountsOf(o.Metadata.Uid)))
            .Where(o => o.Amounts is not null)
            .Select(o => new PreemptionCandidate(o.Pod.Metadata.Uid, o.Pod.Status.QosClass, o.Amounts!))
            .ToList();
        if (Preemption.Choose(missing, candidates) is not { } chosen)
            return (
                "UnexpectedAdmissionError",
                "Unexpected error while attempting to recover from admission failure: preemption: error finding a set "
                    + "of pods to preempt: no set of running pods found to reclaim resources: "
                    + Preemption.Describe(Preemption.Less(missing, candidates))
            );
        // Before they end: nobody else is to be given what they leave.
        parts.Room.Hold(pod);
        await Task.WhenAll(chosen.Select(uid => EndAsync(pod, others[uid], ct))).ConfigureAwait(false);
        return null;
    }

    private async Task EndAsync(Pod critical, Pod other, CancellationToken ct)
    {
        if (!Others!.TryFail(other.Metadata.Uid, Preemption.Failure(parts.Time.GetUtcNow())))
            return;
        parts.Events.Warning(other, Preemption.Reason, Preemption.Message);
        parts.Logger.LogWarning(
            "pod {Pod} is ended so that there is room for {Critical}",
            ContainerKinds.Describe(other),
            ContainerKinds.Describe(critical)
        );
        await EndedAsync(other, ct).ConfigureAwait(false);
    }

    /// <summary>Returns when the pod has ended, or had its time.</summary>
    private async Task EndedAsync(Pod other, CancellationToken ct)
    {
        var patience = TimeSpan.FromSeconds(PodPlanner.GraceSeconds(other, gone: false)) + EndPatience;
        await Others!
            .EndedAsync(other.Metadata.Uid)
            .WaitAsync(patience, parts.Time, ct)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ct.ThrowIfCancellationRequested();
    }

    /// <summary>Whether a pod may have to go for a critical one.</summary>
    private static bool GoesFor(Pod critical, Pod other) =>
        other.Metadata.Uid != critical.Metadata.Uid
        && (!EvictionRanking.IsCritical(other) || critical.Spec.Priority > other.Spec.Priority);
}
