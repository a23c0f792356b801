using Arktos.Client.Resources;
using Arktos.Metrics;
using Microsoft.Extensions.Logging;

namespace Arktos.Client.Leading;

/// <summary>Which lease a candidate fights for, and as whom.</summary>
public sealed record LeaderElectorOptions
{
    /// <summary>The Lease that is fought for.</summary>
    public required ObjectKey Lease { get; init; }

    /// <summary>Unique among the candidates.</summary>
    public required string Identity { get; init; }

    public LeaderTimes Times { get; init; } = new();

    /// <summary>Where it is told whether the candidate leads; null: nowhere.</summary>
    public RoleMetrics? Metrics { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public ILogger? Logger { get; init; }
}
