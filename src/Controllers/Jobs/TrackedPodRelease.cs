using Arktos.Api.Batch.V1;
using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Client.Connection;
using Arktos.Client.Informers;
using Arktos.Client.Resources;
using Arktos.Controllers.Hosting;
using Arktos.Controllers.Ownership;

namespace Arktos.Controllers.Jobs;

/// <summary>
/// Takes the tracking finalizer from pods that no job counts any more: their job is gone, or has let them go.
/// </summary>
internal sealed class TrackedPodRelease : IController
{
    private readonly ControllerContext _context;
    private readonly ReconcileLoop<ObjectKey> _loop;
    private readonly ResourceClient<Pod> _pods;
    private readonly ResourceClient<Job> _jobs;

    public TrackedPodRelease(ControllerContext context)
    {
        _context = context;
        _loop = context.LoopOf<TrackedPodRelease, ObjectKey>(Name);
        _pods = new ResourceClient<Pod>(context.Connection);
        _jobs = new ResourceClient<Job>(context.Connection);
        context.Informers.Pods.AddHandler(
            new InformerHandler<Pod> { Added = LookAt, Updated = (_, pod) => LookAt(pod) }
        );
        context.Informers.Jobs.AddHandler(
            new InformerHandler<Job>
            {
                Deleted = job =>
                {
                    foreach (
                        var pod in context.Informers.Pods.ByIndex(
                            SharedInformers.ByController,
                            Owners.ControlledBy(job)
                        )
                    )
                        LookAt(pod);
                },
            }
        );
    }

    public string Name => "job-pod-orphan";

    public Task RunAsync(CancellationToken ct) => _loop.RunAsync(ReconcileAsync, ct);

    public ValueTask DisposeAsync()
    {
        _loop.Dispose();
        return ValueTask.CompletedTask;
    }

    private void LookAt(Pod pod)
    {
        if (JobPods.IsTracked(pod) && (JobOf(pod) is not { } owner || KnownJob(pod, owner) is null))
            _loop.Add(ObjectKey.Of(pod));
    }

    private async Task<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken ct)
    {
        if (_context.Informers.Pods.Get(key) is not { } pod || !JobPods.IsTracked(pod))
            return null;
        if (JobOf(pod) is { } owner)
        {
            if (KnownJob(pod, owner) is not null)
                return null;
            // The cache is never proof that there is no such job.
            var job = await _jobs.TryGetAsync(key with { Name = owner.Name }, ct).ConfigureAwait(false);
            if (job?.Metadata.Uid == owner.Uid)
                return null;
        }
        var patch = Finalizers.RemovalPatch(pod, JobPods.TrackingFinalizer);
        try
        {
            await _pods.PatchAsync(key, patch, PatchType.Merge, ct).ConfigureAwait(false);
        }
        catch (ApiException e) when (e.IsNotFound)
        { /* gone, which is all the better */
        }
        return null;
    }

    private static OwnerReference? JobOf(Pod pod) =>
        Owners.ControllerOf(pod) is { } owner && Owners.IsOfType(owner, "batch", "Job") ? owner : null;

    private Job? KnownJob(Pod pod, OwnerReference owner) =>
        _context.Informers.Jobs.Get(ObjectKey.Of(pod) with { Name = owner.Name }) is { } job
        && job.Metadata.Uid == owner.Uid
            ? job
            : null;
}
