using Arktos.Client.Queues;
using Arktos.Client.Resources;
using Arktos.Metrics;
using Microsoft.Extensions.Logging;

namespace Arktos.Client.Leading;

/// <summary>Which lease a candidate fights for, and how patient it is.</summary>
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

    /// <summary>A leader whose work has not reported for this long gives the lease up.</summary>
    public TimeSpan WorkSilenceMax { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long work that was told to stop is waited for. Work that goes on after that is stuck.</summary>
    public TimeSpan WorkStopMax { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Between the end of work that failed and the next try to lead.</summary>
    public Backoff RestartBackoff { get; init; } = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));

    /// <summary>Where it is told whether the candidate leads; null: nowhere.</summary>
    public RoleMetrics? Metrics { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public ILogger? Logger { get; init; }
}
