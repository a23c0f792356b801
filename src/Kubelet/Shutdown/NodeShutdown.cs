using Arktos.Api.Core.V1;
using Arktos.Client.Events;
using Arktos.Kubelet.Pods;
using Microsoft.Extensions.Logging;

namespace Arktos.Kubelet.Shutdown;

/// <summary>What a <see cref="NodeShutdown"/> works with.</summary>
/// <param name="Changed">The node's status is to be written now.</param>
internal sealed record ShutdownParts(
    ShutdownOptions Options,
    ObjectReference Node,
    PodWorkers Workers,
    System.Action Changed,
    EventRecorder Events,
    TimeProvider Time,
    ILogger Logger
);

/// <summary>
/// Ends the pods of a node whose machine is going to be shut down, by priority, the lowest first, each group in its own
/// time; no pod is taken any more. Once for an agent.
/// </summary>
internal sealed class NodeShutdown(ShutdownParts parts)
{
    public const string Reason = "Terminated",
        Message = "Pod was terminated in response to imminent node shutdown.",
        NotReady = "node is shutting down",
        Refusal = "NodeShutdown",
        RefusalMessage = "Pod was rejected as the node is shutting down.";

    private int _begun;

    /// <summary>From the beginning of it on. Any thread.</summary>
    public bool IsGoing => Volatile.Read(ref _begun) == 1;

    /// <summary>
    /// Returns when all pods have ended, or had their time; the runtime has stopped then what it could.
    /// </summary>
    public async Task RunAsync(CancellationToken ct)
    {
        if (Interlocked.Exchange(ref _begun, 1) == 1)
            return;
        parts.Events.Record(parts.Node, "", "Normal", "Shutdown", "Shutdown manager detected shutdown event");
        parts.Changed();
        foreach (var (step, pods) in ShutdownPlan.Of(parts.Workers.Going, parts.Options))
        {
            parts.Logger.LogInformation(
                "{Count} pods of priority {Priority} and above end within {Seconds} s, as the machine is shut down",
                pods.Count,
                step.Priority,
                step.Grace.TotalSeconds
            );
            var failure = new PodFailure(Reason, Message)
            {
                DisruptedAt = parts.Time.GetUtcNow(),
                GraceSeconds = (long)step.Grace.TotalSeconds,
            };
            foreach (var pod in pods)
                parts.Workers.TryFail(pod.Metadata.Uid, failure);
            await Task.WhenAll(pods.Select(p => parts.Workers.EndedAsync(p.Metadata.Uid)))
                .WaitAsync(step.Grace, parts.Time, ct)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            ct.ThrowIfCancellationRequested();
        }
    }
}
