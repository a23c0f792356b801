using Arktos.Client.Queues;

namespace Arktos.Client.Leading;

/// <summary>How patient candidates for a lease are, as in Kubernetes, and how patient with their own work.</summary>
public sealed record LeaderTimes
{
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
}
