using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Client.Connection;
using Arktos.Client.Informers;
using Arktos.Client.Resources;

namespace Arktos.Kubelet.Routes;

/// <summary>
/// Where the nodes of the cluster are and which pods they have: of each node its name, pod range and address alone are
/// kept. Thread-safe.
/// </summary>
internal sealed class ClusterNodes : IAsyncDisposable
{
    private const string InternalIp = "InternalIP";

    private readonly Informer<Node> _informer;
    private readonly Lock _lock = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ClusterNodes(IApiConnection connection, InformerOptions options) =>
        _informer = new Informer<Node>(connection, options)
            .Reduce(Reduced)
            .AddHandler(
                new InformerHandler<Node>
                {
                    Added = _ => Tell(),
                    Updated = (before, now) =>
                    {
                        if (PlacementOf(before) != PlacementOf(now))
                            Tell();
                    },
                    Deleted = _ => Tell(),
                }
            );

    public void Start() => _informer.Start();

    public Task WaitForSyncAsync(CancellationToken ct) => _informer.WaitForSyncAsync(ct);

    /// <summary>Completes with the next change of what <see cref="List"/> gives.</summary>
    public Task NextChange
    {
        get
        {
            lock (_lock)
                return _changed.Task;
        }
    }

    public IReadOnlyList<NodePlacement> List() => [.. _informer.List().Select(PlacementOf)];

    /// <summary>The pod range of a node, as soon as it has another than <paramref name="known"/>.</summary>
    public async Task<string> PodCidrAsync(string node, string known, CancellationToken ct)
    {
        while (true)
        {
            var change = NextChange;
            if (
                _informer.Get(ObjectKey.Cluster(node)) is { Spec.PodCIDR: { Length: > 0 } cidr }
                && cidr != known
                && PodRange.TryParse(cidr, out _)
            )
                return cidr;
            await change.WaitAsync(ct).ConfigureAwait(false);
        }
    }

    public ValueTask DisposeAsync() => _informer.DisposeAsync();

    internal static NodePlacement PlacementOf(Node node) =>
        new(
            node.Metadata.Name,
            node.Spec.PodCIDR,
            node.Status.Addresses?.Find(a => a.Type == InternalIp)?.Address ?? ""
        );

    // A node's labels, images and conditions are many times as large as what is needed here.
    internal static Node Reduced(Node node) =>
        new()
        {
            Metadata = new ObjectMeta
            {
                Name = node.Metadata.Name,
                Uid = node.Metadata.Uid,
                ResourceVersion = node.Metadata.ResourceVersion,
            },
            Spec = new NodeSpec { PodCIDR = node.Spec.PodCIDR },
            Status = new NodeStatus { Addresses = node.Status.Addresses?.FindAll(a => a.Type == InternalIp) },
        };

    private void Tell()
    {
        TaskCompletionSource changed;
        lock (_lock)
            (changed, _changed) = (_changed, new(TaskCreationOptions.RunContinuationsAsynchronously));
        changed.TrySetResult();
    }
}
