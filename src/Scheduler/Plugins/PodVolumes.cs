using Arktos.Api.Core.V1;
using Arktos.Api.Storage.V1;
using Arktos.Api.Volumes;
using Arktos.Client.Resources;
using Arktos.Scheduler.Snapshot;

namespace Arktos.Scheduler.Plugins;

/// <summary>
/// The claims of a pod as they are: those that have their volumes, and those that wait for the pod's node. Pure.
/// </summary>
internal sealed class PodVolumes
{
    private readonly VolumeTable _table;
    private readonly List<(PersistentVolumeClaim Claim, PersistentVolume? Volume)> _bound = [];
    private readonly List<Delayed> _delayed = [];

    private PodVolumes(VolumeTable table) => _table = table;

    /// <summary>Why the pod cannot be placed anywhere; null: it depends on the node.</summary>
    public string? Rejection { get; private set; }

    /// <summary>Each with its volume; null: that is not there.</summary>
    public IReadOnlyList<(PersistentVolumeClaim Claim, PersistentVolume? Volume)> Bound => _bound;

    public bool HasDelayed => _delayed.Count > 0;

    /// <param name="pod">It has claims.</param>
    public static PodVolumes Of(PlacedPod pod, VolumeTable table)
    {
        var volumes = new PodVolumes(table);
        foreach (var named in pod.Claims)
            if (volumes.Refuse(pod.Pod, named) is { } reason)
            {
                volumes.Rejection = reason;
                return volumes;
            }
        // Who needs most chooses last: what it can have fits nobody better.
        volumes._delayed.Sort((a, b) => VolumeMatch.RequestOf(a.Claim).CompareTo(VolumeMatch.RequestOf(b.Claim)));
        return volumes;
    }

    /// <summary>What the waiting claims get on a node; null: one of them gets nothing there.</summary>
    public List<ClaimChoice>? TryChoose(Node node) => TryChoose(node, out _);

    /// <param name="lacksRoom">One could be made there, if its driver had enough storage left.</param>
    /// <inheritdoc cref="TryChoose(Node)"/>
    public List<ClaimChoice>? TryChoose(Node node, out bool lacksRoom)
    {
        lacksRoom = false;
        var choices = new List<ClaimChoice>();
        foreach (var delayed in _delayed)
        {
            if (ChoiceOf(delayed, node, choices) is not { } choice)
                return null;
            if (choice.IsToBeMade && !_table.Capacities.HasRoom(delayed.Claim, delayed.Class, node))
            {
                lacksRoom = true;
                return null;
            }
            choices.Add(choice);
        }
        return choices;
    }

    private string? Refuse(Pod pod, PodClaim named)
    {
        var key = new ObjectKey(pod.Metadata.Tenant, pod.Metadata.Namespace, named.Name);
        if (_table.Claim(key) is not { } claim)
            return named.IsEphemeral
                ? $"waiting for ephemeral volume controller to create the persistentvolumeclaim \"{named.Name}\""
                : $"persistentvolumeclaim \"{named.Name}\" not found";
        if (claim.Status.Phase == "Lost")
            return $"persistentvolumeclaim \"{named.Name}\" bound to non-existent persistentvolume "
                + $"\"{claim.Spec.VolumeName}\"";
        if (claim.Metadata.DeletionTimestamp is not null)
            return $"persistentvolumeclaim \"{named.Name}\" is being deleted";
        if (named.IsEphemeral && !PodClaims.IsOwned(claim, pod))
            return PodClaims.NotOwned(pod, named.Name);
        if (VolumeMatch.IsFullyBound(claim))
        {
            _bound.Add((claim, _table.Volume(claim.Metadata.Tenant, claim.Spec.VolumeName)));
            return null;
        }
        var ofClaim = _table.ClassOf(claim);
        if (!StorageClasses.WaitsForConsumer(ofClaim) || claim.Spec.VolumeName.Length > 0)
            return "pod has unbound immediate PersistentVolumeClaims";
        _delayed.Add(new Delayed(claim, ofClaim!, _table.VolumesFor(claim)));
        return null;
    }

    private ClaimChoice? ChoiceOf(Delayed delayed, Node node, List<ClaimChoice> others)
    {
        var (claim, name) = (delayed.Claim, node.Metadata.Name);
        var key = ObjectKey.Of(claim);
        // What was chosen for it before, by whomever, stays.
        if (_table.ChoiceFor(key) is { } chosen)
            return (chosen.Volume is { } volume ? VolumeMatch.IsReachable(volume, node) : chosen.Node == name)
                ? chosen with
                {
                    IsOfAnother = true,
                    IsToBeMade = false,
                }
                : null;
        if (VolumeAnnotations.Of(claim, VolumeAnnotations.SelectedNode) is { } selected)
            return selected == name
                ? new ClaimChoice(claim, null, name, IsOfAnother: true) { IsToBeMade = true }
                : null;
        foreach (var volume in delayed.Volumes)
            if (
                VolumeMatch.IsReachable(volume, node)
                && !_table.IsTaken(volume, key)
                && !others.Exists(o => o.Volume == volume)
            )
                return new ClaimChoice(claim, volume, name, IsOfAnother: false);
        return CanBeMade(delayed, node)
            ? new ClaimChoice(claim, null, name, IsOfAnother: false) { IsToBeMade = true }
            : null;
    }

    // A claim for which a volume is kept gets no other.
    private static bool CanBeMade(Delayed delayed, Node node) =>
        delayed.Class.Provisioner is not ("" or StorageClasses.NoProvisioner)
        && !delayed.Volumes.Any(v => v.Spec.ClaimRef is not null)
        && (
            delayed.Class.AllowedTopologies is not { Count: > 0 } topologies
            || topologies.Exists(t =>
                (t.MatchLabelExpressions ?? []).TrueForAll(e =>
                    node.Metadata.Labels?.GetValueOrDefault(e.Key) is { } value && e.Values.Contains(value)
                )
            )
        );

    private sealed record Delayed(
        PersistentVolumeClaim Claim,
        StorageClass Class,
        IReadOnlyList<PersistentVolume> Volumes
    );
}
