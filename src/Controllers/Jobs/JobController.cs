using Arktos.Api.Batch.V1;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Selectors;
using Arktos.Client.Connection;
using Arktos.Client.Events;
using Arktos.Client.Informers;
using Arktos.Client.Resources;
using Arktos.Controllers.Hosting;
using Arktos.Controllers.Ownership;

namespace Arktos.Controllers.Jobs;

/// <summary>
/// Runs the pods of jobs to their end. The rules are in <see cref="JobDecision"/>. It decides by the newest state of a
/// job that it knows, and in each term only after its cache has shown all that a live list shows: so no end of a pod
/// is counted twice.
/// </summary>
internal sealed class JobController : IController
{
    /// <summary>What spec.managedBy says when this controller is meant.</summary>
    private const string OwnManager = "kubernetes.io/job-controller";

    /// <summary>After this long the cache is compared with a live list again.</summary>
    private static readonly TimeSpan CatchUpPeriod = TimeSpan.FromMilliseconds(100);

    private readonly ControllerContext _context;
    private readonly ReconcileLoop<ObjectKey> _loop;
    private readonly EventRecorder _events;
    private readonly ResourceClient<Job> _jobs;
    private readonly OwnedPods<Job> _pods;
    private readonly WrittenObjects<Job> _written;

    public JobController(ControllerContext context)
    {
        _context = context;
        _loop = context.LoopOf<JobController, ObjectKey>(Name);
        _written = new WrittenObjects<Job>(context.Informers.Jobs);
        _events = context.EventsOf("job-controller");
        _jobs = new ResourceClient<Job>(context.Connection);
        _pods = new OwnedPods<Job>(
            context,
            new PodOwnerRules<Job>(context.Informers.Jobs, SelectorOf, _loop.Add)
            {
                Finalizer = JobPods.TrackingFinalizer,
            },
            _events
        );
    }

    public string Name => "job";

    public Task RunAsync(CancellationToken ct) => _loop.RunAsync(ReconcileAsync, ct);

    public async ValueTask DisposeAsync()
    {
        _loop.Dispose();
        await _events.DisposeAsync().ConfigureAwait(false);
    }

    private static LabelQuery? SelectorOf(Job job) =>
        !JobStates.IsFinished(job)
        && job.Spec.ManagedBy is null or OwnManager
        && LabelQuery.TryFrom(job.Spec.Selector, out var selector, out _)
        && selector is { IsEverything: false, MatchesNothing: false }
            ? selector
            : null;

    private async Task<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken ct)
    {
        if (_context.Informers.Jobs.Get(key) is not { } cached)
            return null;
        var job = _written.Newest(cached);
        if (job.Spec.ManagedBy is not (null or OwnManager))
            return null;
        if (JobStates.IsFinished(job))
        {
            await ReleaseAsync([.. _pods.Cached(job).Where(JobPods.IsTracked)], ct).ConfigureAwait(false);
            return null;
        }
        if (SelectorOf(job) is not { } selector)
            return null;
        if (job.Spec.CompletionMode is not (null or CompletionMode.Indexed or CompletionMode.NonIndexed))
        {
            _events.Warning(job, "UnknownCompletionMode", "Skipped Job sync because completion mode is unknown");
            return null;
        }
        // A cache that never shows what was written is given up in time.
        if (!_pods.IsFresh(job))
            return PodExpectations.TooLong;
        if (!_pods.IsVerified(job))
        {
            if (await _pods.TryGetLiveAsync(job, ct).ConfigureAwait(false) is not { } live)
                return null;
            _written.Wrote(job = live);
            if (!await CacheShowsAllAsync(job, selector, ct).ConfigureAwait(false))
            {
                _pods.Distrust(job);
                return CatchUpPeriod;
            }
        }
        var mine = await _pods.ClaimAsync(job, selector, adopts: true, ct).ConfigureAwait(false);
        var plan = JobDecision.Decide(job, mine, _context.Time.GetUtcNow());
        await CarryOutAsync(job, plan, ct).ConfigureAwait(false);
        return plan.Again;
    }

    /// <summary>Whether the cache has the very pods that a live list has, in no earlier state.</summary>
    private async Task<bool> CacheShowsAllAsync(Job job, LabelQuery selector, CancellationToken ct)
    {
        var live = await _pods.VerifyAsync(job, selector, ct).ConfigureAwait(false);
        var cached = _pods.Cached(job).ToDictionary(p => p.Metadata.Uid, WrittenObjects<Pod>.VersionOf);
        return cached.Count == live.Count
            && live.TrueForAll(p =>
                cached.TryGetValue(p.Metadata.Uid, out var version) && version >= WrittenObjects<Pod>.VersionOf(p)
            );
    }

    private async Task CarryOutAsync(Job job, JobPlan plan, CancellationToken ct)
    {
        var error = await _pods.DeleteAsync(job, plan.Delete, ct).ConfigureAwait(false);
        error ??= await _pods.DeleteAsync(job, plan.Discard, ct, JobPods.TrackingFinalizer).ConfigureAwait(false);
        if (plan.Create.Count > 0)
        {
            var (created, failure) = await _pods.CreateAsync(job, plan.Create, ct).ConfigureAwait(false);
            plan.Status.Active -= plan.Create.Count - created;
            error ??= failure;
        }
        if (!KubeJson.Same(plan.Status, job.Status))
        {
            var changed = KubeJson.Clone(job);
            changed.Status = plan.Status;
            _written.Wrote(await _jobs.UpdateStatusAsync(changed, ct).ConfigureAwait(false));
        }
        foreach (var (type, reason, message) in plan.Events)
            _events.Record(job, type, reason, message);
        await ReleaseAsync(plan.Release, ct).ConfigureAwait(false);
        if (error is not null)
            throw error;
    }

    private async Task ReleaseAsync(IReadOnlyList<Pod> pods, CancellationToken ct)
    {
        foreach (var batch in pods.Chunk(SlowStart.BatchMax))
            await Task.WhenAll(batch.Select(p => _pods.RemoveFinalizerAsync(p, JobPods.TrackingFinalizer, ct)))
                .ConfigureAwait(false);
    }
}
