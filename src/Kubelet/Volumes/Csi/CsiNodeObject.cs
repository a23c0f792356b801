using System.Text.Json.Nodes;
using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Storage.V1;
using Arktos.Client.Connection;
using Arktos.Client.Resources;
using Arktos.Kubelet.CsiWire;
using Node = Arktos.Api.Core.V1.Node;

namespace Arktos.Kubelet.Volumes.Csi;

/// <summary>
/// Tells the API which drivers the node has: in its CSINode, which is made with the first driver, and in labels and an
/// annotation of the node itself. One caller at a time.
/// </summary>
public sealed class CsiNodeObject(IApiConnection connection, string nodeName)
{
    /// <summary>Of a node: the ids by which drivers know it, as JSON.</summary>
    public const string NodeIdAnnotation = "csi.volume.kubernetes.io/nodeid";

    private const int TriesMax = 5;
    private readonly ResourceClient<CSINode> _csiNodes = new(connection);
    private readonly ResourceClient<Node> _nodes = new(connection);

    /// <exception cref="IOException">The node is somewhere else by its labels than by what the driver says.</exception>
    /// <exception cref="ApiException">The API refuses, or cannot be asked.</exception>
    public async Task AddAsync(string driver, NodeGetInfoResponse info, CancellationToken ct)
    {
        await LabelAsync(driver, info, ct).ConfigureAwait(false);
        var entry = Entry(driver, info);
        await ChangeAsync(
                async (node, isNew) =>
                {
                    var old = node.Spec.Drivers.Find(d => d.Name == driver);
                    if (old is not null && old.DeepEquals(entry))
                        return;
                    node.Spec.Drivers.RemoveAll(d => d.Name == driver);
                    // What a driver is known by cannot be changed in one step.
                    if (old is not null && (old.NodeID != entry.NodeID || !SameKeys(old, entry)))
                        node = await _csiNodes.UpdateAsync(node, ct).ConfigureAwait(false);
                    node.Spec.Drivers.Add(entry);
                    await (isNew ? _csiNodes.CreateAsync(node, ct) : _csiNodes.UpdateAsync(node, ct)).ConfigureAwait(
                        false
                    );
                },
                ct
            )
            .ConfigureAwait(false);
    }

    /// <exception cref="ApiException">The API refuses, or cannot be asked.</exception>
    public Task RemoveAsync(string driver, CancellationToken ct) =>
        ChangeAsync(
            async (node, isNew) =>
            {
                if (!isNew && node.Spec.Drivers.RemoveAll(d => d.Name == driver) > 0)
                    await _csiNodes.UpdateAsync(node, ct).ConfigureAwait(false);
            },
            ct
        );

    internal static CSINodeDriver Entry(string driver, NodeGetInfoResponse info) =>
        new()
        {
            Name = driver,
            NodeID = info.NodeId,
            TopologyKeys = info.AccessibleTopology is { Segments.Count: > 0 } topology
                ? [.. topology.Segments.Keys.Order(StringComparer.Ordinal)]
                : null,
            Allocatable =
                info.MaxVolumesPerNode > 0
                    ? new VolumeNodeResources { Count = (int)Math.Min(info.MaxVolumesPerNode, int.MaxValue) }
                    : null,
        };

    private static bool SameKeys(CSINodeDriver a, CSINodeDriver b) =>
        (a.TopologyKeys ?? []).SequenceEqual(b.TopologyKeys ?? []);

    private async Task ChangeAsync(Func<CSINode, bool, Task> change, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
            try
            {
                var there = await _csiNodes.TryGetAsync(ObjectKey.Cluster(nodeName), ct).ConfigureAwait(false);
                await change(there ?? await NewAsync(ct).ConfigureAwait(false), there is null).ConfigureAwait(false);
                return;
            }
            catch (ApiException e) when ((e.IsConflict || e.IsAlreadyExists) && attempt < TriesMax)
            { /* another has written it meanwhile */
            }
    }

    private async Task<CSINode> NewAsync(CancellationToken ct)
    {
        var node = await _nodes.GetAsync(ObjectKey.Cluster(nodeName), ct).ConfigureAwait(false);
        return new CSINode
        {
            Metadata = new ObjectMeta
            {
                Name = nodeName,
                OwnerReferences =
                [
                    new OwnerReference
                    {
                        ApiVersion = "v1",
                        Kind = "Node",
                        Name = nodeName,
                        Uid = node.Metadata.Uid,
                    },
                ],
            },
        };
    }

    private async Task LabelAsync(string driver, NodeGetInfoResponse info, CancellationToken ct)
    {
        var node = await _nodes.GetAsync(ObjectKey.Cluster(nodeName), ct).ConfigureAwait(false);
        if (LabelPatch(node, driver, info) is { } patch)
            await _nodes
                .PatchAsync(ObjectKey.Cluster(nodeName), KubeJson.Encode(patch), PatchType.Merge, ct)
                .ConfigureAwait(false);
    }

    /// <summary>Null when the node has it all.</summary>
    /// <exception cref="IOException">A label says something else.</exception>
    internal static JsonObject? LabelPatch(Node node, string driver, NodeGetInfoResponse info)
    {
        var labels = new JsonObject();
        foreach (var (key, value) in info.AccessibleTopology?.Segments ?? [])
        {
            var there = node.Metadata.Labels?.GetValueOrDefault(key);
            if (there is not null && there != value)
                throw new IOException(
                    $"detected topology value collision: driver reported \"{key}\":\"{value}\" but existing label is "
                        + $"\"{key}\":\"{there}\""
                );
            if (there is null)
                labels[key] = value;
        }
        var ids = Ids(node);
        var isKnown = (string?)ids[driver] == info.NodeId;
        if (isKnown && labels.Count == 0)
            return null;
        ids[driver] = info.NodeId;
        return new JsonObject
        {
            ["metadata"] = new JsonObject
            {
                ["labels"] = labels,
                ["annotations"] = new JsonObject { [NodeIdAnnotation] = ids.ToJsonString() },
            },
        };
    }

    /// <summary>What is no object of texts is written anew.</summary>
    private static JsonObject Ids(Node node)
    {
        try
        {
            return
                node.Metadata.Annotations?.GetValueOrDefault(NodeIdAnnotation) is { Length: > 0 } text
                && JsonNode.Parse(text) is JsonObject ids
                && ids.All(i => i.Value?.GetValueKind() == System.Text.Json.JsonValueKind.String)
                ? ids
                : [];
        }
        catch (System.Text.Json.JsonException)
        {
            return [];
        }
    }
}
