using System.Globalization;
using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Machines;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Requests;
using Arktos.ApiServer.Storage;
using Arktos.StoreClient;
using MachineAction = Arktos.Api.Core.V1.Action;

namespace Arktos.ApiServer.Registry.Pods;

/// <summary>What an eviction of a pod with a virtual machine comes to.</summary>
public enum EvictionMove
{
    /// <summary>It is evicted as any pod.</summary>
    Evict,

    /// <summary>Its machine moves; who asks again later is told that it has gone.</summary>
    Move,

    /// <summary>It is on its way.</summary>
    Wait,

    /// <summary>It has gone from the node that it was to be evicted from.</summary>
    Gone,

    /// <summary>It cannot move, and was to do nothing else.</summary>
    Refuse,
}

/// <summary>How an eviction was asked for.</summary>
/// <param name="IsNodeClosed">No pods are scheduled to the pod's node: it is being drained.</param>
/// <param name="IsMoveAlone">The pod is to move or to be left alone.</param>
public readonly record struct EvictionCase(bool IsNodeClosed, bool IsMoveAlone = false);

/// <summary>
/// A pod whose virtual machine can move is not deleted by the eviction that drains its node: the machine moves. kubectl
/// drain asks again every five seconds while it is told to (429), and counts a pod that is not found (404) as evicted.
/// Where the machine cannot move, or has not been able to several times, the pod is evicted as any pod; or nothing is
/// done to it, where the eviction was for a move alone (<see cref="PodMoves.OnlyMoveAnnotation"/>), as node agents ask
/// for it that are short of memory.
/// </summary>
public static class MachineEvictions
{
    /// <summary>For so long who drained a node may ask again, and moves that failed are counted.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromMinutes(2);

    /// <summary>
    /// What fails a move may be over a moment later (a runtime server that begins anew), and the guest would be lost.
    /// After so many who drains does not wait any more.
    /// </summary>
    public const int FailuresMax = 3;

    private const int RetryAfterSeconds = 5;

    /// <param name="actions">Of the pod: its moves in place of evictions.</param>
    public static EvictionMove Of(Pod pod, EvictionCase asked, IReadOnlyList<MachineAction> actions, DateTimeOffset now)
    {
        var otherwise = asked.IsMoveAlone ? EvictionMove.Refuse : EvictionMove.Evict;
        var moves = actions
            .Where(a => a.Spec.MigrateAction?.ByEviction == true && a.Spec.PodID == pod.Metadata.Uid)
            .ToList();
        if (moves.Exists(a => !a.Status.Complete))
            return EvictionMove.Wait;
        if (
            asked == default
            && pod.Status.Migration is { ByEviction: true, Succeeded: true, CompletionTime: { } then } done
            && done.TargetNode == pod.Spec.NodeName
            && now - then < Remembered
        )
            return EvictionMove.Gone;
        if (asked == default || PodMoves.WhyNot(pod) is not null)
            return PodMoves.UnderWay(pod) is null ? otherwise : EvictionMove.Wait;
        var failures = moves.Count(a =>
            a.Status.Error.Length > 0
            && a.Spec.NodeName == pod.Spec.NodeName
            && now - a.Metadata.CreationTimestamp < Remembered
        );
        return failures < FailuresMax ? EvictionMove.Move : otherwise;
    }

    /// <summary>Null: it is evicted as any pod.</summary>
    /// <param name="admit">Who may not evict the pod may not have it moved either: null, or the refusal.</param>
    public static async Task<Status?> AnswerAsync(
        ActionCall call,
        Pod pod,
        bool isMoveAlone,
        Func<Task<Status?>> admit,
        CancellationToken cancel
    )
    {
        var (request, catalog) = (call.Request, call.Services.Catalog);
        var (pods, actions) = (catalog.Get("", "pods"), catalog.Get("", "actions"));
        if (pod.Spec.VirtualMachine is null || pod.Spec.NodeName.Length == 0 || PodMoves.HoldsRoom(pod))
            return isMoveAlone
                ? Statuses.Conflict(
                    pods.Resource,
                    request.Name,
                    $"it cannot be migrated: {PodMoves.WhyNot(pod) ?? "it is on no node"}"
                )
                : null;
        var read = await call.Services.Storage.GetAsync<Node>(
            catalog.Get("", "nodes"),
            "",
            "",
            pod.Spec.NodeName,
            cancel
        );
        if (!read.Succeeded(out var node, out var error))
            return error;
        var known = new List<MachineAction>();
        try
        {
            var range = ObjectStorage.RangeOf(actions, request.Tenant, request.Namespace);
            await foreach (var item in call.Services.Storage.AllAsync(range, cancel))
                if (new StoredObject(item).TryDecode(actions) is MachineAction action)
                    known.Add(action);
        }
        catch (StoreUnavailableException)
        {
            return Statuses.StoreUnavailable(actions.Resource, "list");
        }
        var asked = new EvictionCase(node?.Spec.Unschedulable == true, isMoveAlone);
        var move = Of(pod, asked, known, call.Services.Now);
        if (move != EvictionMove.Evict && await admit() is { } refusal)
            return refusal;
        switch (move)
        {
            case EvictionMove.Refuse:
                return Statuses.Conflict(
                    pods.Resource,
                    request.Name,
                    "it cannot be migrated: "
                        + (
                            PodMoves.WhyNot(pod)
                            ?? $"{FailuresMax} moves have failed within {Remembered.TotalMinutes} minutes"
                        )
                );
            case EvictionMove.Evict:
                return null;
            case EvictionMove.Gone:
                return Statuses.NotFound(pods.Resource, request.Name);
            case EvictionMove.Move:
                var name =
                    $"evict-{call.Services.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}-"
                    + pod.Metadata.Uid[..8];
                var made = await call.Writer.CreateAsync(
                    request with
                    {
                        Verb = "create",
                        Resource = actions.Description,
                        StoredBy = actions,
                        Subresource = null,
                        Name = name,
                    },
                    new MachineAction
                    {
                        Kind = actions.Kind.Kind,
                        ApiVersion = actions.Kind.GroupVersion.ToString(),
                        Metadata = { Name = name, Namespace = request.Namespace },
                        Spec = new ActionSpec
                        {
                            PodName = request.Name,
                            PodID = pod.Metadata.Uid,
                            MigrateAction = new MigrateAction { ByEviction = true },
                        },
                    },
                    cancel
                );
                if (!made.Succeeded(out _, out error) && error.Reason != "AlreadyExists")
                    return error;
                break;
        }
        return Statuses.TooManyRequests(
            $"The virtual machine of pod {request.Name} is moved from node {pod.Spec.NodeName} to another one while it "
                + "runs: ask again until it has gone.",
            RetryAfterSeconds
        );
    }
}
