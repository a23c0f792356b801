using Arktos.Api.Core.V1;

namespace Arktos.Kubelet.Resizing;

/// <summary>
/// How far the resize of a pod has come. Immutable.
/// <code>
///   asked for -> granted: in progress -> done
///       |  ^          |  ^
///       v  |          v  |
///     pending        error
/// </code>
/// </summary>
public sealed record PodResize
{
    public static readonly PodResize None = new();

    /// <summary>"Deferred" or "Infeasible" while what is asked for is not granted; else empty.</summary>
    public string Pending { get; init; } = "";

    /// <summary>Why it is not granted.</summary>
    public string Message { get; init; } = "";

    /// <summary>What was granted is not what all containers have.</summary>
    public bool InProgress { get; init; }

    /// <summary>What the last try to give it to them ended with; empty: it did not fail.</summary>
    public string Error { get; init; } = "";

    /// <summary>When that is tried again.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>The generation of the pod that it was judged at.</summary>
    public long Generation { get; init; }

    /// <summary>What the agent before told.</summary>
    public static PodResize OfStatus(Pod pod)
    {
        var resize = None;
        foreach (var condition in pod.Status.Conditions ?? [])
            if (condition is { Type: PodConditionType.PodResizePending, Status: "True" })
                resize = resize with
                {
                    Pending = condition.Reason,
                    Message = condition.Message,
                    Generation = condition.ObservedGeneration,
                };
            else if (condition is { Type: PodConditionType.PodResizeInProgress, Status: "True" })
                resize = resize with
                {
                    InProgress = true,
                    Error = condition.Message,
                    Generation = condition.ObservedGeneration,
                };
        return resize;
    }

    /// <summary>What was asked for was judged.</summary>
    public PodResize After(ResizeVerdict verdict, long generation) =>
        verdict.Outcome switch
        {
            ResizeOutcome.Granted => new PodResize { InProgress = true, Generation = generation },
            ResizeOutcome.Deferred or ResizeOutcome.Infeasible => this with
            {
                Pending = verdict.Outcome.ToString(),
                Message = verdict.Message,
                Generation = generation,
            },
            _ => this,
        };

    /// <summary>Nothing more is asked for than was granted.</summary>
    public PodResize Settled() => Pending.Length == 0 ? this : this with { Pending = "", Message = "" };

    public PodResize Failed(string error, DateTimeOffset retryAt) =>
        this with
        {
            InProgress = true,
            Error = error,
            RetryAt = retryAt,
        };

    public PodResize Succeeded() => this with { Error = "", RetryAt = null };

    /// <summary>All containers have what was granted.</summary>
    public PodResize Done() => Succeeded() with { InProgress = false };
}
