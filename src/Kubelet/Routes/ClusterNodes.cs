using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Client.Connection;
using Arktos.Client.Informers;
using Arktos.Client.Resources;

namespace Arktos.Kubelet.Routes;

/// <summary>
/// Where the nodes of the cluster are and which pods they have: of each node its name, pod range and address alone are
/// kept, and all of the agent's own. Thread-safe.
/// </summary>
internal sealed class ClusterNodes : IAsyncDisposable
{
    private const string InternalIp = "InternalIP";

    private readonly Informer<Node> _informer;
    private readonly string _own;
    private readonly Lock _lock = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="own">The name of the agent's own node; "": it has none.</param>
    public ClusterNodes(IApiConnection connection, InformerOptions options, string own = "")
    {
        _own = own;
        _informer = new Informer<Node>(connection, options)
            .Reduce(node => node.Metadata.Name == own ? node : Reduced(node))
            .AddHandler(
                new InformerHandler<Node>
                {
                    Added = node =>
                    {
                        Tell();
                        TellOwn(node);
                    },
                    Updated = (before, now) =>
                    {
                        if (PlacementOf(before) != PlacementOf(now))
                            Tell();
                        TellOwn(now);
                    },
                    Deleted = _ => Tell(),
                }
            );
    }

    /// <summary>The agent's own node as the API has it; null: it is not known, or not there.</summary>
    public Node? Own => _own.Length == 0 ? null : _informer.Get(ObjectKey.Cluster(_own));

    /// <summary>Is told of the own node with each change of it. Set before the start.</summary>
    public Action<Node> OwnChanged { get; set; } = static _ => { };

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

    private void TellOwn(Node node)
    {
        if (node.Metadata.Name == _own)
            OwnChanged(node);
    }

    private void Tell()
    {
        TaskCompletionSource changed;
        lock (_lock)
            (changed, _changed) = (_changed, new(TaskCreationOptions.RunContinuationsAsynchronously));
        changed.TrySetResult();
    }
}
