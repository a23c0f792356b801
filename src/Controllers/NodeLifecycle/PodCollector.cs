using Arktos.Api.Core.V1;
using Arktos.Client.Connection;
using Arktos.Client.Resources;
using Arktos.Controllers.Hosting;
using Microsoft.Extensions.Logging;

namespace Arktos.Controllers.NodeLifecycle;

/// <summary>
/// Every 20 s: deletes pods of nodes that are gone, pods that were deleted before they got a node, and ended pods
/// beyond a number.
/// </summary>
internal sealed class PodCollector(ControllerContext context) : IController
{
    /// <summary>What is between two reports takes a few requests.</summary>
    private static readonly TimeSpan StepMax = TimeSpan.FromMinutes(2);

    private readonly ILogger _logger = context.Loggers.CreateLogger<PodCollector>();
    private readonly PodDisruption _disruption = new(context.Connection, context.Time);
    private readonly ResourceClient<Node> _nodes = new(context.Connection);
    private readonly Dictionary<string, DateTimeOffset> _missingSince = [];

    public string Name => "pod-garbage-collector";

    public async Task RunAsync(CancellationToken ct)
    {
        using var part = context.Watch.Add(Name, StepMax + context.Options.PodCollectionPeriod);
        while (!ct.IsCancellationRequested)
        {
            try
            {
                part.Report();
                await CollectAsync(part, ct).ConfigureAwait(false);
                await Task.Delay(context.Options.PodCollectionPeriod, context.Time, ct).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task CollectAsync(WorkPart part, CancellationToken ct)
    {
        var pods = context.Informers.Pods.List();
        var gone = await NodesGoneAsync(pods, part, ct).ConfigureAwait(false);
        foreach (
            var (pod, cause) in PodCollection.Decide(
                pods,
                n => context.Informers.Nodes.Get(ObjectKey.Cluster(n)),
                gone.Contains,
                context.Options.TerminatedPodsMax
            )
        )
        {
            var (reason, message) =
                cause == CollectionCause.NodeGone ? ("DeletionByPodGC", "PodGC: node no longer exists") : ("", "");
            part.Report();
            try
            {
                await _disruption.DeleteAsync(pod, fails: true, reason, message, ct).ConfigureAwait(false);
            }
            catch (ApiException e)
            {
                _logger.LogWarning(
                    "pod {Pod} ({Cause}) could not be collected and is tried again: {Reason}",
                    ObjectKey.Of(pod),
                    cause,
                    e.Message
                );
            }
        }
    }

    /// <summary>Nodes that have been missing for the quarantine, and that a live read does not find either.</summary>
    private async Task<HashSet<string>> NodesGoneAsync(IReadOnlyList<Pod> pods, WorkPart part, CancellationToken ct)
    {
        var now = context.Time.GetUtcNow();
        var missing = pods.Select(p => p.Spec.NodeName)
            .Where(n => n.Length > 0 && context.Informers.Nodes.Get(ObjectKey.Cluster(n)) is null)
            .ToHashSet();
        foreach (var node in _missingSince.Keys.Where(n => !missing.Contains(n)).ToList())
            _missingSince.Remove(node);
        var gone = new HashSet<string>();
        foreach (var node in missing)
        {
            _missingSince.TryAdd(node, now);
            if (now - _missingSince[node] < context.Options.NodeGoneQuarantine)
                continue;
            part.Report();
            try
            {
                if (await _nodes.TryGetAsync(ObjectKey.Cluster(node), ct).ConfigureAwait(false) is null)
                    gone.Add(node);
            }
            catch (ApiException e)
            {
                _logger.LogWarning("node {Node} could not be looked up, so its pods stay: {Reason}", node, e.Message);
            }
        }
        return gone;
    }
}
