using System.Text.Json;
using Arktos.Api.Coordination.V1;
using Arktos.Api.Meta.V1;
using Arktos.Client.Connection;
using Arktos.Client.Resources;
using Microsoft.Extensions.Logging;

namespace Arktos.Client.Leading;

public sealed record LeaderElectorOptions
{
    /// <summary>The Lease that is fought for.</summary>
    public required ObjectKey Lease { get; init; }

    /// <summary>Unique among the candidates.</summary>
    public required string Identity { get; init; }

    /// <summary>How long others wait after the last renewal that they saw.</summary>
    public TimeSpan LeaseDuration { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a leader that cannot renew goes on. Below <see cref="LeaseDuration"/>.</summary>
    public TimeSpan RenewDeadline { get; init; } = TimeSpan.FromSeconds(10);

    public TimeSpan RetryPeriod { get; init; } = TimeSpan.FromSeconds(2);

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public ILogger? Logger { get; init; }
}

/// <summary>
/// Leads while it holds a Lease. A candidate takes a lease over when it has seen no renewal for the lease's duration,
/// by its own clock: clocks need not agree, only run at about the same rate. A leader that cannot renew stops leading
/// before others may begin.
/// </summary>
public sealed class LeaderElector(IApiConnection connection, LeaderElectorOptions options)
{
    private readonly ResourceClient<Lease> _leases = new(connection);
    private Lease? _observed;
    private DateTimeOffset _observedAt;
    private volatile bool _leading;

    public bool IsLeader => _leading;

    /// <summary>
    /// Waits to lead, calls <paramref name="lead"/> with a token that is cancelled when leadership is lost, waits for
    /// it to return, and begins again; until <paramref name="ct"/> is cancelled, when the lease is given up. If
    /// <paramref name="lead"/> returns or throws by itself, so does this.
    /// </summary>
    public async Task RunAsync(Func<CancellationToken, Task> lead, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                while (!await TryAcquireOrRenewAsync(ct).ConfigureAwait(false))
                    await Task.Delay(options.RetryPeriod, options.Time, ct).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            options.Logger?.LogInformation("{Identity} leads {Lease}", options.Identity, options.Lease);
            if (await LeadAsync(lead, ct).ConfigureAwait(false))
                return;
            options.Logger?.LogWarning("{Identity} has lost {Lease}", options.Identity, options.Lease);
        }
    }

    /// <summary>
    /// True when <paramref name="lead"/> ended by itself or the caller stops; false when the lease was lost.
    /// </summary>
    private async Task<bool> LeadAsync(Func<CancellationToken, Task> lead, CancellationToken ct)
    {
        using var leading = CancellationTokenSource.CreateLinkedTokenSource(ct);
        _leading = true;
        var work = Task.Run(() => lead(leading.Token), CancellationToken.None);
        var renew = RenewAsync(leading.Token);
        var first = await Task.WhenAny(work, renew).ConfigureAwait(false);
        _leading = false;
        await leading.CancelAsync().ConfigureAwait(false);
        var lost = first == renew && await renew.ConfigureAwait(false);
        await renew.ConfigureAwait(false);
        try
        {
            await work.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (leading.IsCancellationRequested)
        { /* that is how it is told to stop */
        }
        finally
        {
            if (!lost)
                await ReleaseAsync().ConfigureAwait(false);
        }
        return !lost;
    }

    /// <summary>True when the lease was lost, false when told to stop.</summary>
    private async Task<bool> RenewAsync(CancellationToken ct)
    {
        var renewed = options.Time.GetUtcNow();
        while (true)
        {
            try
            {
                await Task.Delay(options.RetryPeriod, options.Time, ct).ConfigureAwait(false);
                if (await TryAcquireOrRenewAsync(ct).ConfigureAwait(false))
                    renewed = options.Time.GetUtcNow();
                else if (
                    _observed is { } lease
                    && lease.Spec.HolderIdentity is { Length: > 0 } holder
                    && holder != options.Identity
                )
                    return true;
                else if (options.Time.GetUtcNow() - renewed >= options.RenewDeadline)
                    return true;
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return false;
            }
        }
    }

    private async Task<bool> TryAcquireOrRenewAsync(CancellationToken ct)
    {
        // A request that hangs must not outlive the deadline by which a leader has to stop.
        using var deadline = new CancellationTokenSource(options.RenewDeadline / 2, options.Time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(ct, deadline.Token);
        try
        {
            return await TryAcquireOrRenewOnceAsync(linked.Token).ConfigureAwait(false);
        }
        // A reply that cannot be read is as good as none: thrown on, it would end the term without waiting for its
        // work.
        catch (Exception e) when (e is ApiException or JsonException)
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
        var duration = TimeSpan.FromSeconds(lease.Spec.LeaseDurationSeconds ?? (int)options.LeaseDuration.TotalSeconds);
        if (!mine && !free && _observedAt + duration > now)
            return false;
        var transitions = lease.Spec.LeaseTransitions ?? 0;
        lease.Spec = Held(mine ? lease.Spec.AcquireTime ?? now : now, now, mine ? transitions : transitions + 1);
        Observe(await _leases.UpdateAsync(lease, ct).ConfigureAwait(false), now);
        return true;
    }

    private LeaseSpec Held(DateTimeOffset acquired, DateTimeOffset renewed, int transitions) =>
        new()
        {
            HolderIdentity = options.Identity,
            LeaseDurationSeconds = (int)options.LeaseDuration.TotalSeconds,
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
        catch (Exception e) when (e is ApiException or OperationCanceledException)
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
