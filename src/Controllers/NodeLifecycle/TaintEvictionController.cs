using Arktos.Api.Core.V1;
using Arktos.Client.Events;
using Arktos.Client.Informers;
using Arktos.Client.Resources;
using Arktos.Controllers.Hosting;
using Arktos.Controllers.Pods;
using Microsoft.Extensions.Logging;

namespace Arktos.Controllers.NodeLifecycle;

/// <summary>
/// Deletes pods that do not tolerate their node's NoExecute taints (any longer). Times come from the taints, so a new
/// leader keeps them, but for taints without a time (see <see cref="TaintClock"/>).
/// </summary>
internal sealed class TaintEvictionController : IController
{
    private readonly ControllerContext _context;
    private readonly ReconcileLoop<ObjectKey> _loop;
    private readonly EventRecorder _events;
    private readonly PodDisruption _disruption;
    private readonly TaintClock _clock = new();

    public TaintEvictionController(ControllerContext context)
    {
        _context = context;
        _loop = context.LoopOf<TaintEvictionController, ObjectKey>(Name);
        _events = context.EventsOf("taint-eviction-controller");
        _disruption = new PodDisruption(context.Connection, context.Time);
        context.Informers.Nodes.AddHandler(
            new InformerHandler<Node>
            {
                Added = NodeChanged,
                Updated = (_, node) => NodeChanged(node),
                Deleted = _clock.Forget,
            }
        );
        context.Informers.Pods.AddHandler(
            new InformerHandler<Pod> { Added = PodChanged, Updated = (_, pod) => PodChanged(pod) }
        );
    }

    public string Name => "taint-eviction";

    public Task RunAsync(CancellationToken ct) => _loop.RunAsync(ReconcileAsync, ct);

    public async ValueTask DisposeAsync()
    {
        _loop.Dispose();
        await _events.DisposeAsync().ConfigureAwait(false);
    }

    private static bool Evicts(Node node) => node.Spec.Taints?.Exists(t => t.Effect == NodeTaints.NoExecute) == true;

    private void NodeChanged(Node node)
    {
        _clock.Observe(node, _context.Time.GetUtcNow());
        if (!Evicts(node))
            return;
        foreach (var pod in _context.Informers.Pods.ByIndex(SharedInformers.ByNode, node.Metadata.Name))
            _loop.Add(ObjectKey.Of(pod));
    }

    private void PodChanged(Pod pod)
    {
        if (pod.Spec.NodeName.Length > 0 && NodeOf(pod) is { } node && Evicts(node))
            _loop.Add(ObjectKey.Of(pod));
    }

    private Node? NodeOf(Pod pod) => _context.Informers.Nodes.Get(ObjectKey.Cluster(pod.Spec.NodeName));

    private async Task<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken ct)
    {
        if (
            _context.Informers.Pods.Get(key) is not { Metadata.DeletionTimestamp: null } pod
            || PodStates.IsTerminated(pod)
            || NodeOf(pod) is not { } node
        )
            return null;
        var now = _context.Time.GetUtcNow();
        if (TaintEviction.At(pod, node.Spec.Taints ?? [], t => _clock.Since(node, t, now), now) is not { } at)
            return null;
        if (at > now)
            return at - now;
        _events.Normal(pod, "TaintManagerEviction", $"Marking for deletion Pod {key.Namespace}/{key.Name}");
        await _disruption
            .DeleteAsync(pod, fails: false, TaintEviction.Reason, TaintEviction.Message, ct)
            .ConfigureAwait(false);
        return null;
    }
}
