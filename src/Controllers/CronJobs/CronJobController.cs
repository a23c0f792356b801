using Arktos.Api.Batch.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Client.Connection;
using Arktos.Client.Events;
using Arktos.Client.Informers;
using Arktos.Client.Resources;
using Arktos.Controllers.Hosting;
using Arktos.Controllers.Ownership;

namespace Arktos.Controllers.CronJobs;

/// <summary>
/// Makes the jobs of cron jobs when their time has come. The rules are in <see cref="CronJobDecision"/>. A job is named
/// by its time, so none is made twice, whoever else makes it.
/// </summary>
internal sealed class CronJobController : IController
{
    private readonly ControllerContext _context;
    private readonly ReconcileLoop<ObjectKey> _loop;
    private readonly EventRecorder _events;
    private readonly ResourceClient<CronJob> _crons;
    private readonly ResourceClient<Job> _jobs;
    private readonly WrittenObjects<CronJob> _written;

    public CronJobController(ControllerContext context)
    {
        _context = context;
        _loop = context.LoopOf<CronJobController, ObjectKey>(Name);
        _written = new WrittenObjects<CronJob>(context.Informers.CronJobs);
        _events = context.EventsOf("cronjob-controller");
        _crons = new ResourceClient<CronJob>(context.Connection);
        _jobs = new ResourceClient<Job>(context.Connection);
        context.Informers.CronJobs.AddHandler(
            new InformerHandler<CronJob>
            {
                Added = cron => _loop.Add(ObjectKey.Of(cron)),
                Updated = (_, cron) => _loop.Add(ObjectKey.Of(cron)),
            }
        );
        context.Informers.Jobs.AddHandler(InformerHandler<Job>.Any(JobChanged));
    }

    public string Name => "cronjob";

    public Task RunAsync(CancellationToken ct) => _loop.RunAsync(ReconcileAsync, ct);

    public async ValueTask DisposeAsync()
    {
        _loop.Dispose();
        await _events.DisposeAsync().ConfigureAwait(false);
    }

    private void JobChanged(Job job)
    {
        if (Owners.ControllerOf(job) is { } owner && Owners.IsOfType(owner, "batch", "CronJob"))
            _loop.Add(ObjectKey.Of(job) with { Name = owner.Name });
    }

    private async Task<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken ct)
    {
        if (_context.Informers.CronJobs.Get(key) is not { } cached)
            return null;
        var cron = _written.Newest(cached);
        var plan = CronJobDecision.Decide(
            cron,
            await JobsOfAsync(cron, ct).ConfigureAwait(false),
            _context.Time.GetUtcNow()
        );
        foreach (var (type, reason, message) in plan.Events)
            _events.Record(cron, type, reason, message);
        foreach (var job in plan.History.Concat(plan.Replaced))
            await DeleteAsync(cron, job, ct).ConfigureAwait(false);
        if (plan.Start is { } start)
        {
            var job = await StartAsync(cron, start, ct).ConfigureAwait(false);
            if (job is not null)
            {
                (plan.Status.Active ??= []).Add(CronJobDecision.ReferenceTo(job));
                plan.Status.LastScheduleTime = plan.ScheduledAt;
            }
        }
        if (!KubeJson.Same(plan.Status, cron.Status))
        {
            var changed = KubeJson.Clone(cron);
            changed.Status = plan.Status;
            _written.Wrote(await _crons.UpdateStatusAsync(changed, ct).ConfigureAwait(false));
        }
        return plan.Again;
    }

    /// <summary>The cron job's jobs by the cache, and those that its status names and the cache lacks.</summary>
    private async Task<List<Job>> JobsOfAsync(CronJob cron, CancellationToken ct)
    {
        var jobs = _context.Informers.Jobs.ByIndex(SharedInformers.ByController, Owners.ControlledBy(cron)).ToList();
        foreach (var active in cron.Status.Active ?? [])
        {
            if (jobs.Exists(j => j.Metadata.Uid == active.Uid))
                continue;
            var key = ObjectKey.Of(cron) with { Name = active.Name };
            var job = await _jobs.TryGetAsync(key, ct).ConfigureAwait(false);
            if (job?.Metadata.Uid == active.Uid)
                jobs.Add(job);
        }
        return jobs;
    }

    /// <summary>Null: the name is another's.</summary>
    private async Task<Job?> StartAsync(CronJob cron, Job start, CancellationToken ct)
    {
        try
        {
            var job = await _jobs.CreateAsync(start, ct).ConfigureAwait(false);
            _events.Normal(cron, "SuccessfulCreate", $"Created job {job.Metadata.Name}");
            return job;
        }
        catch (ApiException e) when (e.IsAlreadyExists)
        {
            // Ours, made before its status could be written: as if it had been made now.
            var there = await _jobs.TryGetAsync(ObjectKey.Of(start), ct).ConfigureAwait(false);
            if (there is not null && Owners.IsControlledBy(there, cron))
                return there;
            _events.Warning(cron, "FailedCreate", $"Error creating job: {e.Message}");
            return null;
        }
        catch (ApiException e) when (!e.IsNamespaceTerminating)
        {
            _events.Warning(cron, "FailedCreate", $"Error creating job: {e.Message}");
            throw;
        }
    }

    private async Task DeleteAsync(CronJob cron, Job job, CancellationToken ct)
    {
        var options = new DeleteOptions
        {
            PropagationPolicy = DeletionPropagation.Background,
            Preconditions = new Preconditions { Uid = job.Metadata.Uid },
        };
        try
        {
            await _jobs.DeleteAsync(ObjectKey.Of(job), options, ct).ConfigureAwait(false);
            _events.Normal(cron, "SuccessfulDelete", $"Deleted job {job.Metadata.Name}");
        }
        catch (ApiException e) when (e.IsNotFound || e.IsConflict)
        { /* gone, or another one of that name */
        }
        catch (ApiException e)
        {
            _events.Warning(cron, "FailedDelete", $"Deleted job: {e.Message}");
            throw;
        }
    }
}
