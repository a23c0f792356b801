using Arktos.Api.Coordination.V1;
using Arktos.Api.Meta.V1;
using Arktos.Client.Connection;
using Arktos.Client.Resources;
using Microsoft.Extensions.Logging;

namespace Arktos.Client.Leading;

/// <summary>
/// Leads while it holds a Lease. A candidate takes a lease over when it has seen no renewal for the lease's duration,
/// by its own clock: clocks need not agree, only run at about the same rate. A leader that cannot renew stops leading
/// before others may begin, and one whose work does not get on does not renew.
/// <code>
///   candidate --lease free, or not renewed--> leading --renewal fails, another holds it--> lost ----------> candidate
///       ^                                       |  |----work silent: stop it, give the lease up--> a pause --> "
///       |                                       |  |----work failed: give the lease up--> backoff ----------> "
///       +-- work goes on although it was told to stop: LeaderStuckException, from any of them
/// </code>
/// </summary>
public sealed class LeaderElector(IApiConnection connection, LeaderElectorOptions options)
{
    private enum TermEnd
    {
        /// <summary>The caller stops.</summary>
        Stopped,

        /// <summary>The lease could not be renewed, or is another's.</summary>
        Lost,

        /// <summary>The work has not reported for too long.</summary>
        Silent,

        /// <summary>The work returned, or threw.</summary>
        Ended,
    }

    private readonly ResourceClient<Lease> _leases = new(connection);
    private Lease? _observed;
    private DateTimeOffset _observedAt;
    private volatile bool _leading;

    public bool IsLeader => _leading;

    /// <summary>
    /// Waits to lead, calls <paramref name="lead"/> with a token that is cancelled when leadership is lost, waits for
    /// it to return, and begins again; until <paramref name="ct"/> is cancelled, when the lease is given up. Work that
    /// returns or throws by itself, or that does not report (<see cref="LeaderWork.Report"/>) for
    /// <see cref="LeaderTimes.WorkSilenceMax"/>, ends the term: it is logged, the lease is given up, and after
    /// a pause, in which others may take it, this candidate fights for it again.
    /// </summary>
    /// <exception cref="LeaderStuckException">The work was told to stop and goes on.</exception>
    public async Task RunAsync(Func<LeaderWork, CancellationToken, Task> lead, CancellationToken ct)
    {
        TellWhoLeads();
        var failures = 0;
        while (!ct.IsCancellationRequested)
        {
            try
            {
                while (!await TryAcquireOrRenewAsync(ct).ConfigureAwait(false))
                    await Task.Delay(options.Times.RetryPeriod, options.Time, ct).ConfigureAwait(false);
                options.Logger?.LogInformation("{Identity} leads {Lease}", options.Identity, options.Lease);
                var began = options.Time.GetUtcNow();
                var end = await LeadAsync(lead, ct).ConfigureAwait(false);
                if (end == TermEnd.Stopped)
                    return;
                if (options.Time.GetUtcNow() - began > options.Times.RestartBackoff.Max)
                    failures = 0;
                await PauseAsync(end, ref failures, ct).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private void TellWhoLeads()
    {
        if (options.Metrics is not { } metrics)
            return;
        var status = metrics
            .Gauge("leader_election_master_status", "Whether this process leads: 1 or 0.", "name")
            .WithLabels(options.Lease.Name);
        metrics.BeforeScrape(() => status.Set(IsLeader ? 1 : 0));
    }

    /// <summary>What is waited for before the next fight: so that one who may do better gets the lease.</summary>
    private Task PauseAsync(TermEnd end, ref int failures, CancellationToken ct)
    {
        var pause = end switch
        {
            TermEnd.Silent => options.Times.LeaseDuration,
            TermEnd.Ended => options.Times.RestartBackoff.After(++failures),
            _ => TimeSpan.Zero,
        };
        return Task.Delay(pause, options.Time, ct);
    }

    private async Task<TermEnd> LeadAsync(Func<LeaderWork, CancellationToken, Task> lead, CancellationToken ct)
    {
        using var leading = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var report = new LeaderWork(options.Time);
        _leading = true;
        var work = Task.Run(() => lead(report, leading.Token), CancellationToken.None);
        var renew = RenewAsync(report, leading.Token);
        var first = await Task.WhenAny(work, renew).ConfigureAwait(false);
        _leading = false;
        var cancelled = leading.CancelAsync();
        var end = await renew.ConfigureAwait(false);
        if (first == work && !ct.IsCancellationRequested)
            end = TermEnd.Ended;
        try
        {
            await StopAsync(Task.WhenAll(work, cancelled), end, ct).ConfigureAwait(false);
        }
        finally
        {
            if (end != TermEnd.Lost)
                await ReleaseAsync().ConfigureAwait(false);
        }
        return end;
    }

    /// <summary>Waits until the work has ended, and says why the term has.</summary>
    private async Task StopAsync(Task work, TermEnd end, CancellationToken ct)
    {
        try
        {
            await work.WaitAsync(options.Times.WorkStopMax, options.Time, CancellationToken.None).ConfigureAwait(false);
            if (end == TermEnd.Ended)
                options.Logger?.LogError("the work of {Lease} ended by itself and is begun again", options.Lease);
        }
        catch (OperationCanceledException) when (end != TermEnd.Ended || ct.IsCancellationRequested)
        { /* that is how it is told to stop */
        }
        catch (TimeoutException) when (!work.IsCompleted)
        {
            throw new LeaderStuckException(
                $"the work of {options.Lease} was told to stop {options.Times.WorkStopMax.TotalSeconds:0} s ago and "
                    + "goes on"
            );
        }
        catch (Exception e)
        {
            options.Logger?.LogError(e, "the work of {Lease} failed and is begun again", options.Lease);
        }
        if (end == TermEnd.Lost)
            options.Logger?.LogWarning("{Identity} has lost {Lease}", options.Identity, options.Lease);
    }

    /// <summary>Renews until the term ends; returns why it does.</summary>
    private async Task<TermEnd> RenewAsync(LeaderWork work, CancellationToken ct)
    {
        var renewed = options.Time.GetUtcNow();
        var isSuspected = false;
        while (true)
        {
            try
            {
                await Task.Delay(options.Times.RetryPeriod, options.Time, ct).ConfigureAwait(false);
                // Nobody could report while the process was paused, so silence counts when it is found twice. The first
                // time already, nothing is renewed.
                if (work.SilentFor > options.Times.WorkSilenceMax)
                {
                    if (!isSuspected)
                    {
                        isSuspected = true;
                        continue;
                    }
                    options.Logger?.LogError(
                        "{Identity} gives {Lease} up: its work has not got on for {SilentS:0} s",
                        options.Identity,
                        options.Lease,
                        work.SilentFor.TotalSeconds
                    );
                    return TermEnd.Silent;
                }
                isSuspected = false;
                if (await TryAcquireOrRenewAsync(ct).ConfigureAwait(false))
                    renewed = options.Time.GetUtcNow();
                else if (
                    _observed is { } lease
                    && lease.Spec.HolderIdentity is { Length: > 0 } holder
                    && holder != options.Identity
                )
                    return TermEnd.Lost;
                else if (options.Time.GetUtcNow() - renewed >= options.Times.RenewDeadline)
                    return TermEnd.Lost;
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return TermEnd.Stopped;
            }
        }
    }

    private async Task<bool> TryAcquireOrRenewAsync(CancellationToken ct)
    {
        // A request that hangs must not outlive the deadline by which a leader has to stop.
        using var deadline = new CancellationTokenSource(options.Times.RenewDeadline / 2, options.Time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(ct, deadline.Token);
        try
        {
            return await TryAcquireOrRenewOnceAsync(linked.Token).ConfigureAwait(false);
        }
        // A reply that cannot be read is as good as none: thrown on, it would end the term without waiting for its
        // work.
        catch (Exception e) when (e is not OperationCanceledException)
        {
            options.Logger?.LogWarning("lease {Lease}: {Reason}", options.Lease, e.Message);
            return false;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task<bool> TryAcquireOrRenewOnceAsync(CancellationToken ct)
    {
        var now = options.Time.GetUtcNow();
        if (await TryRenewKnownAsync(now, ct).ConfigureAwait(false))
            return true;
        var lease = await _leases.TryGetAsync(options.Lease, ct).ConfigureAwait(false);
        if (lease is null)
        {
            var (tenant, ns, name) = options.Lease;
            lease = new Lease
            {
                Metadata = new ObjectMeta
                {
                    Tenant = tenant,
                    Namespace = ns,
                    Name = name,
                },
                Spec = Held(now, now, 0),
            };
            Observe(await _leases.CreateAsync(lease, ct).ConfigureAwait(false), now);
            return true;
        }
        if (_observed is null || _observed.Metadata.ResourceVersion != lease.Metadata.ResourceVersion)
            Observe(lease, now);
        var mine = lease.Spec.HolderIdentity == options.Identity;
        var free = string.IsNullOrEmpty(lease.Spec.HolderIdentity);
        var duration = TimeSpan.FromSeconds(
            lease.Spec.LeaseDurationSeconds ?? (int)options.Times.LeaseDuration.TotalSeconds
        );
        if (!mine && !free && _observedAt + duration > now)
            return false;
        var transitions = lease.Spec.LeaseTransitions ?? 0;
        lease.Spec = Held(mine ? lease.Spec.AcquireTime ?? now : now, now, mine ? transitions : transitions + 1);
        Observe(await _leases.UpdateAsync(lease, ct).ConfigureAwait(false), now);
        return true;
    }

    /// <summary>
    /// Renews what is held without reading it: the write counts only if nobody has written since. False: it is not
    /// held as far as known, or somebody has.
    /// </summary>
    private async Task<bool> TryRenewKnownAsync(DateTimeOffset now, CancellationToken ct)
    {
        if (_observed is not { } known || known.Spec.HolderIdentity != options.Identity)
            return false;
        var lease = known.DeepClone();
        lease.Spec = Held(known.Spec.AcquireTime ?? now, now, known.Spec.LeaseTransitions ?? 0);
        try
        {
            Observe(await _leases.UpdateAsync(lease, ct).ConfigureAwait(false), now);
            return true;
        }
        catch (ApiException e) when (e.IsConflict || e.IsNotFound)
        {
            return false;
        }
    }

    private LeaseSpec Held(DateTimeOffset acquired, DateTimeOffset renewed, int transitions) =>
        new()
        {
            HolderIdentity = options.Identity,
            LeaseDurationSeconds = (int)options.Times.LeaseDuration.TotalSeconds,
            AcquireTime = acquired,
            RenewTime = renewed,
            LeaseTransitions = transitions,
        };

    private void Observe(Lease lease, DateTimeOffset now) => (_observed, _observedAt) = (lease, now);

    private async Task ReleaseAsync()
    {
        if (_observed is not { } lease || lease.Spec.HolderIdentity != options.Identity)
            return;
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(2), options.Time);
        try
        {
            lease.Spec.HolderIdentity = "";
            lease.Spec.LeaseDurationSeconds = 1;
            lease.Spec.RenewTime = options.Time.GetUtcNow();
            await _leases.UpdateAsync(lease, timeout.Token).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            options.Logger?.LogInformation(
                "lease {Lease} was not given up, it runs out by itself: {Reason}",
                options.Lease,
                e.Message
            );
        }
        _observed = null;
    }
}
