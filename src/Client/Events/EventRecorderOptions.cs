using Microsoft.Extensions.Logging;

namespace Arktos.Client.Events;

/// <summary>Whose events a recorder writes, and how many.</summary>
public sealed record EventRecorderOptions
{
    /// <summary>"kubelet", "default-scheduler", "deployment-controller".</summary>
    public required string Component { get; init; }

    /// <summary>The node, for a node agent.</summary>
    public string Host { get; init; } = "";

    /// <summary>How many events may wait; the oldest is dropped for the newest.</summary>
    public int QueueEventsMax { get; init; } = 1000;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public ILogger? Logger { get; init; }
}
