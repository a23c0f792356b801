using Arktos.Api.Storage.V1;
using Arktos.Api.Volumes;
using Arktos.Client.Resources;

namespace Arktos.Scheduler.Snapshot;

/// <summary>A volume as its CSI driver knows it.</summary>
/// <param name="Handle">Empty: it is not known yet.</param>
public readonly record struct DriverVolume(string Driver, string Handle)
{
    /// <summary>Of a volume that is not known yet: whose it will be.</summary>
    public ObjectKey Claim { get; init; }
}

/// <summary>What there is to know of a VolumeAttachment.</summary>
/// <param name="Volume">The PersistentVolume.</param>
public sealed record DriverAttachment(ObjectKey Key, string Driver, string Node, ObjectKey Volume);

/// <summary>
/// How many volumes each CSI driver may have attached to each node (CSINodes), and what VolumeAttachments attach.
/// Memory is that of these objects. Whose attachments count is for <see cref="VolumeTable"/> to say.
/// Owned by the scheduling loop; no other thread reads it.
/// </summary>
public sealed class DriverTable
{
    private static readonly Dictionary<ObjectKey, DriverAttachment> None = [];

    private readonly Dictionary<string, Dictionary<string, int>> _limits = new(StringComparer.Ordinal);

    /// <summary>How many nodes have a limit for a driver.</summary>
    private readonly Dictionary<string, int> _limited = new(StringComparer.Ordinal);
    private readonly Dictionary<ObjectKey, DriverAttachment> _attachments = [];
    private readonly Dictionary<string, Dictionary<ObjectKey, DriverAttachment>> _byNode = new(StringComparer.Ordinal);
    private readonly Dictionary<ObjectKey, Dictionary<ObjectKey, DriverAttachment>> _byVolume = [];

    /// <summary>Whether any node has a limit for the driver.</summary>
    public bool IsLimited(string driver) => _limited.ContainsKey(driver);

    /// <summary>Volumes of the driver, at least 0; null: as many as may be.</summary>
    public int? LimitOf(string node, string driver) =>
        _limits.TryGetValue(node, out var limits) && limits.TryGetValue(driver, out var limit) ? limit : null;

    /// <summary>In no order.</summary>
    public Dictionary<ObjectKey, DriverAttachment>.ValueCollection AttachedTo(string node) =>
        (_byNode.GetValueOrDefault(node) ?? None).Values;

    /// <summary>The nodes that a PersistentVolume is attached to.</summary>
    public IEnumerable<string> NodesOf(ObjectKey volume) =>
        (_byVolume.GetValueOrDefault(volume) ?? None).Values.Select(a => a.Node);

    /// <summary>Whether its limits are others than before.</summary>
    public bool PutNode(CSINode node)
    {
        var limits = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var driver in node.Spec.Drivers)
            if (driver.Allocatable?.Count is { } count)
                limits[driver.Name] = count;
        return SetLimits(node.Metadata.Name, limits);
    }

    /// <summary>Whether it had limits.</summary>
    public bool RemoveNode(string node) => SetLimits(node, []);

    /// <summary>The nodes where what is attached is another than before.</summary>
    public IReadOnlyList<string> PutAttachment(VolumeAttachment attachment)
    {
        var key = ObjectKey.Of(attachment);
        if (attachment.Spec.Source.PersistentVolumeName is not { Length: > 0 } volume)
            return RemoveAttachment(key);
        var now = new DriverAttachment(
            key,
            attachment.Spec.Attacher,
            attachment.Spec.NodeName,
            new ObjectKey(key.Tenant, "", volume)
        );
        if (_attachments.TryGetValue(key, out var known) && known == now)
            return [];
        var left = RemoveAttachment(key);
        _attachments[key] = now;
        Put(_byNode, now.Node, now);
        Put(_byVolume, now.Volume, now);
        return [.. left, now.Node];
    }

    /// <summary>The same.</summary>
    public IReadOnlyList<string> RemoveAttachment(ObjectKey key)
    {
        if (!_attachments.Remove(key, out var known))
            return [];
        Remove(_byNode, known.Node, key);
        Remove(_byVolume, known.Volume, key);
        return [known.Node];
    }

    private bool SetLimits(string node, Dictionary<string, int> limits)
    {
        var before = _limits.GetValueOrDefault(node) ?? [];
        if (before.Count == limits.Count && limits.All(l => before.TryGetValue(l.Key, out var was) && was == l.Value))
            return false;
        foreach (var driver in before.Keys)
            if (--_limited[driver] == 0)
                _limited.Remove(driver);
        foreach (var driver in limits.Keys)
            _limited[driver] = _limited.GetValueOrDefault(driver) + 1;
        if (limits.Count == 0)
            _limits.Remove(node);
        else
            _limits[node] = limits;
        return true;
    }

    private static void Put<T>(
        Dictionary<T, Dictionary<ObjectKey, DriverAttachment>> groups,
        T group,
        DriverAttachment attachment
    )
        where T : notnull
    {
        if (!groups.TryGetValue(group, out var attachments))
            groups[group] = attachments = [];
        attachments[attachment.Key] = attachment;
    }

    private static void Remove<T>(
        Dictionary<T, Dictionary<ObjectKey, DriverAttachment>> groups,
        T group,
        ObjectKey attachment
    )
        where T : notnull
    {
        groups[group].Remove(attachment);
        if (groups[group].Count == 0)
            groups.Remove(group);
    }
}
