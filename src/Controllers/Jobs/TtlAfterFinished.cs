using Arktos.Api.Batch.V1;
using Arktos.Api.Meta.V1;
using Arktos.Client.Connection;
using Arktos.Client.Informers;
using Arktos.Client.Resources;
using Arktos.Controllers.Hosting;

namespace Arktos.Controllers.Jobs;

/// <summary>Deletes jobs that have been finished for as long as they ask for, with their pods.</summary>
internal sealed class TtlAfterFinished : IController
{
    private readonly ControllerContext _context;
    private readonly ReconcileLoop<ObjectKey> _loop;
    private readonly ResourceClient<Job> _jobs;

    public TtlAfterFinished(ControllerContext context)
    {
        _context = context;
        _loop = context.LoopOf<TtlAfterFinished, ObjectKey>(Name);
        _jobs = new ResourceClient<Job>(context.Connection);
        context.Informers.Jobs.AddHandler(
            new InformerHandler<Job> { Added = LookAt, Updated = (_, job) => LookAt(job) }
        );
    }

    public string Name => "ttl-after-finished";

    public Task RunAsync(CancellationToken ct) => _loop.RunAsync(ReconcileAsync, ct);

    public ValueTask DisposeAsync()
    {
        _loop.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>When the job is to be deleted; null: never, or it is being deleted already. Pure.</summary>
    public static DateTimeOffset? ExpiresAt(Job job) =>
        job.Spec.TtlSecondsAfterFinished is { } seconds
        && job.Metadata.DeletionTimestamp is null
        && JobStates.End(job)?.LastTransitionTime is { } end
            ? end + TimeSpan.FromSeconds(seconds)
            : null;

    private void LookAt(Job job)
    {
        if (ExpiresAt(job) is not null)
            _loop.Add(ObjectKey.Of(job));
    }

    private async Task<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken ct)
    {
        if (_context.Informers.Jobs.Get(key) is not { } known || ExpiresAt(known) is not { } expiry)
            return null;
        if (Remaining(expiry) is { } early)
            return early;
        // Its time may have been prolonged meanwhile.
        if (await _jobs.TryGetAsync(key, ct).ConfigureAwait(false) is not { } job || ExpiresAt(job) is not { } at)
            return null;
        if (Remaining(at) is { } left)
            return left;
        var options = new DeleteOptions
        {
            PropagationPolicy = DeletionPropagation.Foreground,
            Preconditions = new Preconditions
            {
                Uid = job.Metadata.Uid,
                ResourceVersion = job.Metadata.ResourceVersion,
            },
        };
        await _jobs.DeleteAsync(key, options, ct).ConfigureAwait(false);
        return null;
    }

    private TimeSpan? Remaining(DateTimeOffset at) =>
        at - _context.Time.GetUtcNow() is var left && left > TimeSpan.Zero ? left : null;
}
