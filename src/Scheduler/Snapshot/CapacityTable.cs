using Arktos.Api.Core.V1;
using Arktos.Api.Selectors;
using Arktos.Api.Storage.V1;
using Arktos.Client.Resources;

namespace Arktos.Scheduler.Snapshot;

/// <summary>
/// How much storage CSI drivers have left for new volumes of a class, and for which nodes: the CSIStorageCapacity
/// objects of all tenants, and the drivers that publish them. Of each object its limit and its nodes are kept. Owned by
/// the scheduling loop; no other thread reads it.
/// </summary>
public sealed class CapacityTable
{
    private readonly HashSet<string> _publishers = new(StringComparer.Ordinal);
    private readonly Dictionary<ObjectKey, Limit> _limits = [];

    /// <summary>By tenant and class (the key's name).</summary>
    private readonly Dictionary<ObjectKey, ClassLimits> _byClass = [];

    /// <summary>Whether the driver wants its capacity to be kept.</summary>
    public bool IsPublisher(string driver) => _publishers.Contains(driver);

    /// <summary>Whether pods may go where they could not before.</summary>
    public bool PutDriver(CSIDriver driver)
    {
        if (driver.Spec.StorageCapacity != true)
            return RemoveDriver(driver.Metadata.Name);
        _publishers.Add(driver.Metadata.Name);
        return false;
    }

    /// <summary>The same.</summary>
    public bool RemoveDriver(string driver) => _publishers.Remove(driver);

    /// <summary>Whether there is room where there was none before.</summary>
    public bool Put(CSIStorageCapacity capacity)
    {
        var key = ObjectKey.Of(capacity);
        var now = new Limit(
            key,
            new ObjectKey(key.Tenant, "", capacity.StorageClassName),
            (capacity.MaximumVolumeSize ?? capacity.Capacity)?.Value ?? -1,
            // Without a topology no node reaches it; one that cannot be read is refused where it is written.
            LabelQuery.TryFrom(capacity.NodeTopology, out var nodes, out _)
                ? nodes
                : LabelQuery.Nothing
        );
        var known = _limits.GetValueOrDefault(key);
        Remove(key);
        _limits[key] = now;
        if (!_byClass.TryGetValue(now.Class, out var limits))
            _byClass[now.Class] = limits = new ClassLimits();
        limits.Add(now);
        return known is null || now.Bytes > known.Bytes || !now.IsAbout(known);
    }

    /// <summary>Nobody can go where he could not before.</summary>
    public void Remove(ObjectKey key)
    {
        if (!_limits.Remove(key, out var known))
            return;
        _byClass[known.Class].Remove(known);
        if (_byClass[known.Class].IsEmpty)
            _byClass.Remove(known.Class);
    }

    /// <summary>Whether the driver of a class says that it can make a claim's volume for the node.</summary>
    public bool HasRoom(PersistentVolumeClaim claim, StorageClass ofClaim, Node node)
    {
        if (!IsPublisher(ofClaim.Provisioner))
            return true;
        if (claim.Spec.Resources.Requests?.TryGetValue("storage", out var size) != true)
            return true;
        return _byClass.TryGetValue(ObjectKey.Of(ofClaim), out var limits)
            && limits.Has(node.Metadata.Labels, size.Value);
    }

    private sealed record Limit(ObjectKey Key, ObjectKey Class, long Bytes, LabelQuery Nodes)
    {
        /// <summary>A label that all its nodes have; null: it asks for none.</summary>
        public (string Key, string Value)? Label =>
            Nodes.Requirements.FirstOrDefault(r =>
                r is { Operator: LabelOperator.Equals or LabelOperator.In, Values.Count: 1 }
            )
                is { } one
                ? (one.Key, one.Values[0])
                : null;

        public bool IsAbout(Limit other) =>
            Class == other.Class
            && Nodes.MatchesNothing == other.Nodes.MatchesNothing
            && Nodes
                .Requirements.Select(r => r.ToString())
                .SequenceEqual(other.Nodes.Requirements.Select(r => r.ToString()));
    }

    /// <summary>
    /// Those of a class. A driver has one for each node or zone as a rule, and each asks for a label of it: so a node
    /// looks at its own alone.
    /// </summary>
    private sealed class ClassLimits
    {
        private readonly Dictionary<string, Dictionary<string, List<Limit>>> _byLabel = new(StringComparer.Ordinal);
        private readonly List<Limit> _others = [];

        public bool IsEmpty => _byLabel.Count == 0 && _others.Count == 0;

        public void Add(Limit limit)
        {
            if (limit.Label is not { } label)
            {
                _others.Add(limit);
                return;
            }
            if (!_byLabel.TryGetValue(label.Key, out var values))
                _byLabel[label.Key] = values = new(StringComparer.Ordinal);
            if (!values.TryGetValue(label.Value, out var limits))
                values[label.Value] = limits = [];
            limits.Add(limit);
        }

        public void Remove(Limit limit)
        {
            if (limit.Label is not { } label)
            {
                _others.Remove(limit);
                return;
            }
            var values = _byLabel[label.Key];
            values[label.Value].Remove(limit);
            if (values[label.Value].Count == 0)
                values.Remove(label.Value);
            if (values.Count == 0)
                _byLabel.Remove(label.Key);
        }

        public bool Has(IReadOnlyDictionary<string, string>? labels, long bytes)
        {
            foreach (var limit in _others)
                if (limit.Bytes >= bytes && limit.Nodes.Matches(labels))
                    return true;
            foreach (var (key, values) in _byLabel)
                if (
                    labels is not null
                    && labels.TryGetValue(key, out var value)
                    && values.TryGetValue(value, out var limits)
                )
                    foreach (var limit in limits)
                        if (limit.Bytes >= bytes && limit.Nodes.Matches(labels))
                            return true;
            return false;
        }
    }
}
