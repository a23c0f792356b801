using Arktos.Api.Core.V1;
using Arktos.Api.Disruption;
using Arktos.Api.Json;
using Arktos.Client.Resources;
using Arktos.Controllers.Hosting;
using Arktos.Controllers.Pods;

namespace Arktos.Controllers.Disruption;

/// <summary>
/// A pod that was to be disrupted, and that nobody has deleted, is told so no longer. What a node agent says of its own
/// pods is its own, and pods that have ended keep what was said last.
/// </summary>
internal sealed class StaleTargets(ControllerContext context) : IDisposable
{
    private const string Target = "DisruptionTarget",
        ByNodeAgent = "TerminationByKubelet";

    private readonly ReconcileLoop<ObjectKey> _loop = context.LoopOf<StaleTargets, ObjectKey>("stale-disruption");
    private readonly ResourceClient<Pod> _pods = new(context.Connection);

    public Task RunAsync(CancellationToken ct) => _loop.RunAsync(ReconcileAsync, ct);

    public void PodChanged(Pod pod)
    {
        if (Left(pod, context.Time.GetUtcNow()) is not null)
            _loop.Add(ObjectKey.Of(pod));
    }

    public void Dispose() => _loop.Dispose();

    /// <summary>After what time the condition is stale; zero when it is, null when it never will be. Pure.</summary>
    public static TimeSpan? Left(Pod pod, DateTimeOffset now)
    {
        if (
            pod.Metadata.DeletionTimestamp is not null
            || PodStates.IsTerminated(pod)
            || PodStates.Condition(pod, Target) is not { Status: "True" } target
            || target.Reason == ByNodeAgent
        )
            return null;
        var left = (target.LastTransitionTime ?? DateTimeOffset.MinValue) + DisruptionStatus.EvictionMax - now;
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private async Task<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken ct)
    {
        var now = context.Time.GetUtcNow();
        if (context.Informers.Pods.Get(key) is not { } pod || Left(pod, now) is not { } left)
            return null;
        if (left > TimeSpan.Zero)
            return left;
        var changed = KubeJson.Clone(pod);
        var target = PodStates.Condition(changed, Target)!;
        (target.Status, target.Reason, target.Message, target.LastTransitionTime) = ("False", "", "", now);
        await _pods.UpdateStatusAsync(changed, ct).ConfigureAwait(false);
        return null;
    }
}
