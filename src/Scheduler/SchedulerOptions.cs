using Arktos.Client.Connection;

namespace Arktos.Scheduler;

/// <summary>How a scheduler runs.</summary>
public sealed record SchedulerOptions
{
    public required ApiConnectionOptions Connection { get; init; }

    /// <summary>Pods with this spec.schedulerName are placed.</summary>
    public string SchedulerName { get; init; } = "default-scheduler";

    /// <summary>Unique among the candidates for the lease.</summary>
    public required string Identity { get; init; }

    /// <summary>Bindings that may be under way at once; the loop waits when there are more.</summary>
    public int BindingsMax { get; init; } = 500;

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
