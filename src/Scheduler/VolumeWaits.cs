using Arktos.Api.Core.V1;
using Arktos.Api.Volumes;
using Arktos.Client.Resources;
using Arktos.Scheduler.Snapshot;

namespace Arktos.Scheduler;

/// <summary>A pod whose node is chosen and whose claims are not bound yet.</summary>
/// <param name="Choices">What its claims get; those of others are not written for it.</param>
internal sealed record VolumeWait(
    ObjectKey Key,
    PlacedPod Placed,
    string Node,
    IReadOnlyList<ClaimChoice> Choices,
    SchedulingAttempt Attempt
)
{
    /// <summary>What was to be said to claims and volumes has been said.</summary>
    public bool IsWritten { get; set; }
}

/// <summary>
/// The pods that wait for their claims to be bound, with what is known of these. Owned by the scheduling loop.
/// <code>
///   node chosen --claims and volumes written--> waits --all claims bound--> the pod is bound
///                        |                        |
///                        +---- refused -----------+--- cannot be had there, or 10 minutes: tried again
/// </code>
/// </summary>
internal sealed class VolumeWaits(NodeTable nodes)
{
    private readonly Dictionary<ObjectKey, VolumeWait> _waits = [];
    private readonly Dictionary<ObjectKey, HashSet<ObjectKey>> _byClaim = [];

    public bool IsEmpty => _waits.Count == 0;

    public IReadOnlyCollection<VolumeWait> All => _waits.Values;

    /// <summary>Null: the pod waits for none.</summary>
    public VolumeWait? Find(ObjectKey pod) => _waits.GetValueOrDefault(pod);

    /// <summary>Of the pods that wait for a claim.</summary>
    public IReadOnlyList<VolumeWait> Of(ObjectKey claim) =>
        _byClaim.TryGetValue(claim, out var pods) ? [.. pods.Select(p => _waits[p])] : [];

    /// <summary>From now on nobody else gets what it has chosen.</summary>
    public void Add(VolumeWait wait)
    {
        _waits[wait.Key] = wait;
        foreach (var choice in wait.Choices)
        {
            var claim = ObjectKey.Of(choice.Claim);
            if (!_byClaim.TryGetValue(claim, out var pods))
                _byClaim[claim] = pods = [];
            pods.Add(wait.Key);
            if (!choice.IsOfAnother)
                nodes.Volumes.Choose(choice);
        }
    }

    /// <summary>It waits no more, whatever became of it.</summary>
    public void Remove(VolumeWait wait)
    {
        _waits.Remove(wait.Key);
        foreach (var choice in wait.Choices)
        {
            var claim = ObjectKey.Of(choice.Claim);
            _byClaim[claim].Remove(wait.Key);
            if (_byClaim[claim].Count == 0)
                _byClaim.Remove(claim);
            if (!choice.IsOfAnother)
                nodes.Volumes.Forget(choice);
        }
    }

    /// <summary>How far the claims of a pod are.</summary>
    /// <returns>Whether all are bound; or why they will not be.</returns>
    public (bool AreBound, string? Failure) Look(VolumeWait wait)
    {
        if (!wait.IsWritten)
            return (false, null);
        if (nodes.RowOf(wait.Node) is not (>= 0 and var row))
            return (false, $"node \"{wait.Node}\" not found");
        var areBound = true;
        foreach (var choice in wait.Choices)
        {
            var name = choice.Claim.Metadata.Name;
            if (nodes.Volumes.Claim(ObjectKey.Of(choice.Claim)) is not { Metadata.DeletionTimestamp: null } claim)
                return (false, $"persistentvolumeclaim \"{name}\" not found");
            if (VolumeMatch.IsFullyBound(claim))
            {
                // The volume may be told of later than its claim.
                if (nodes.Volumes.Volume(claim.Metadata.Tenant, claim.Spec.VolumeName) is not { } volume)
                    areBound = false;
                else if (!VolumeMatch.IsReachable(volume, nodes.Nodes[row]!))
                    return (false, $"pv \"{volume.Metadata.Name}\" node affinity doesn't match node \"{wait.Node}\"");
                continue;
            }
            areBound = false;
            // Each state of the claim but the one that was decided by has what was written to it.
            if (
                choice.Volume is null
                && !choice.IsOfAnother
                && claim.Metadata.ResourceVersion != choice.Claim.Metadata.ResourceVersion
                && VolumeAnnotations.Of(claim, VolumeAnnotations.SelectedNode) != wait.Node
            )
                return (false, $"provisioning failed for PVC \"{name}\"");
        }
        return (areBound, null);
    }
}
