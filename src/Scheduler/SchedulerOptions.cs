using Arktos.Client.Connection;
using Arktos.Metrics;

namespace Arktos.Scheduler;

/// <summary>How a scheduler runs.</summary>
public sealed record SchedulerOptions
{
    public required ApiConnectionOptions Connection { get; init; }

    /// <summary>Pods with this spec.schedulerName are placed.</summary>
    public string SchedulerName { get; init; } = "default-scheduler";

    /// <summary>Unique among the candidates for the lease.</summary>
    public required string Identity { get; init; }

    /// <summary>Bindings that may be under way at once; further pods stay in the queue meanwhile.</summary>
    public int BindingsMax { get; init; } = 500;

    /// <summary>
    /// When bindings are under way and none has ended for this long, the scheduler ceases to report that it works, and
    /// loses its lease.
    /// </summary>
    public TimeSpan BindingSilenceMax { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Where the process counts.</summary>
    public RoleMetrics Metrics { get; init; } = new();

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
