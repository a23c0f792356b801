using System.Text;
using System.Text.Json.Nodes;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Client.Connection;
using Arktos.Client.Informers;
using Arktos.Client.Queues;
using Arktos.Client.Resources;
using Arktos.Kubelet.Machines.Moves;
using Arktos.Kubelet.Runtimes;
using Arktos.Metrics;
using Microsoft.Extensions.Logging;
using MachineAction = Arktos.Api.Core.V1.Action;

namespace Arktos.Kubelet.Machines;

/// <summary>What an <see cref="ActionRunner"/> works with.</summary>
/// <param name="ListAsync">What there is of a pod, by its uid.</param>
/// <param name="Machines">Null: the node's runtime has no such actions.</param>
/// <param name="Tell">Pod, type, reason, message of an event.</param>
/// <param name="Poke">That something about a pod, by its uid, has changed.</param>
internal sealed record ActionParts(
    string NodeName,
    Func<string, CancellationToken, Task<ObservedPod?>> ListAsync,
    IMachineRuntime? Machines,
    Action<Pod, string, string, string> Tell,
    System.Action<string> Poke,
    TimeProvider Time
)
{
    public RoleMetrics Metrics { get; init; } = new();

    /// <summary>Null: machines of this node do not move.</summary>
    public MachineMoves? Moves { get; init; }
}

/// <summary>
/// Carries out the actions of this node's virtual machines: those of one pod one after the other, in the order in which
/// they were made. The runtime notes each before it begins it, by the action's uid, so that none is done twice, whoever
/// ends in between. How it went is written to the action's status and told by an event of the pod.
/// </summary>
internal sealed class ActionRunner : IAsyncDisposable
{
    /// <summary>Pods whose actions are carried out beside each other.</summary>
    private const int WorkersMax = 4;

    private readonly ActionParts _parts;
    private readonly ILogger _logger;
    private readonly ResourceClient<MachineAction> _client;
    private readonly ResourceClient<Pod> _pods;
    private readonly WorkQueue<string> _queue;
    private readonly Informer<MachineAction> _actions;

    public ActionRunner(IApiConnection connection, ActionParts parts, ILogger logger)
    {
        (_parts, _logger) = (parts, logger);
        (_client, _pods) = (new(connection), new(connection));
        _queue = new WorkQueue<string>(
            parts.Time,
            new Backoff(TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(30)),
            (new WorkQueueMetrics(parts.Metrics), "machine_actions")
        );
        _actions = new Informer<MachineAction>(
            connection,
            new InformerOptions
            {
                Tenant = "all",
                FieldSelector = $"spec.nodeName={parts.NodeName}",
                Time = parts.Time,
                Metrics = parts.Metrics,
                Logger = logger,
            }
        ).AddHandler(
            InformerHandler<MachineAction>.Any(a =>
            {
                if (!a.Status.Complete)
                    _queue.Add(a.Spec.PodID);
            })
        );
    }

    /// <summary>Works until the token is set.</summary>
    public Task RunAsync(CancellationToken ct)
    {
        _actions.Start();
        return _queue.RunAsync(WorkersMax, WorkAsync, _logger, ct);
    }

    /// <summary>Whether an action that moves the machine of a pod, by its uid, is not complete.</summary>
    public bool HasMove(string podUid) =>
        _actions.List().Any(a => a.Spec.PodID == podUid && a.Spec.MigrateAction is not null && !a.Status.Complete);

    public async ValueTask DisposeAsync()
    {
        await _actions.DisposeAsync().ConfigureAwait(false);
        _queue.Dispose();
    }

    private async Task WorkAsync(string podUid, CancellationToken ct)
    {
        var waiting = _actions
            .List()
            .Where(a => a.Spec.PodID == podUid && !a.Status.Complete && HasItsPlace(a))
            .OrderBy(a => a.Metadata.CreationTimestamp)
            .ThenBy(a => a.Metadata.Name, StringComparer.Ordinal)
            .Select(ObjectKey.Of)
            .ToList();
        foreach (var key in waiting)
            // The cache is never proof: it may have been completed since.
            if (await _client.TryGetAsync(key, ct).ConfigureAwait(false) is { Status.Complete: false } action)
                await CarryOutAsync(key, action, ct).ConfigureAwait(false);
    }

    /// <summary>A move waits until a scheduler has found where to.</summary>
    private static bool HasItsPlace(MachineAction action) =>
        action.Spec.MigrateAction is null || action.Status.MigrateStatus is { TargetNode.Length: > 0 };

    private async Task CarryOutAsync(ObjectKey key, MachineAction action, CancellationToken ct)
    {
        var pod = await _pods.TryGetAsync(key with { Name = action.Spec.PodName }, ct).ConfigureAwait(false);
        if (pod?.Metadata.Uid != action.Spec.PodID)
            pod = null;
        var status = new ActionStatus
        {
            Complete = true,
            PodName = action.Spec.PodName,
            PodID = action.Spec.PodID,
            MigrateStatus = action.Status.MigrateStatus,
        };
        string reason,
            message;
        try
        {
            (reason, message) = await DoAsync(action, pod, status, ct).ConfigureAwait(false);
        }
        catch (MachineRefusalException e)
        {
            status.Error = e.Message;
            (reason, message) = action.Spec.MigrateAction is null
                ? ("FailedAction", $"Action {key.Name} failed: {e.Message}")
                : ("FailedMigration", $"Virtual machine was not migrated: {e.Message}");
        }
        // An action of the same name that was made since is another one.
        var patch = new JsonObject
        {
            ["metadata"] = new JsonObject { ["uid"] = action.Metadata.Uid },
            ["status"] = JsonNode.Parse(KubeJson.Encode(status)),
        };
        await _client
            .PatchStatusAsync(key, Encoding.UTF8.GetBytes(patch.ToJsonString()), PatchType.Merge, ct)
            .ConfigureAwait(false);
        _logger.LogInformation("action {Action}: {Message}", key, message);
        if (pod is null)
            return;
        // An object that was read has no kind of its own; events name it.
        (pod.Kind, pod.ApiVersion) = ("Pod", "v1");
        _parts.Tell(pod, status.Error.Length == 0 ? "Normal" : "Warning", reason, message);
        _parts.Poke(pod.Metadata.Uid);
    }

    /// <returns>Of the event.</returns>
    /// <exception cref="MachineRefusalException">It was not done.</exception>
    private async Task<(string Reason, string Message)> DoAsync(
        MachineAction action,
        Pod? pod,
        ActionStatus status,
        CancellationToken ct
    )
    {
        var (spec, id) = (action.Spec, action.Metadata.Uid);
        if (pod is null)
            throw new MachineRefusalException($"Pod {spec.PodName} not found");
        // An agent before has moved it, and has not said so.
        if (pod.Status.Migration is { Succeeded: true } done && done.ActionID == id)
            return Moved(status, pod, new MoveResult(done.TargetNode, TimeSpan.Zero));
        if (pod.Spec.NodeName != _parts.NodeName)
            throw new MachineRefusalException($"Pod {spec.PodName} is on node {_parts.NodeName} no more");
        if (_parts.Machines is not { } machines || pod.Spec.VirtualMachine is not { } vm)
            throw new MachineRefusalException($"Action {action.Metadata.Name} is not supported");
        var observed = await _parts.ListAsync(pod.Metadata.Uid, ct).ConfigureAwait(false);
        if (observed?.Latest(vm.Name) is not { Phase: ContainerPhase.Running or ContainerPhase.Unknown } machine)
            throw new MachineRefusalException($"the virtual machine of pod {spec.PodName} does not run");
        switch (spec)
        {
            case { RebootAction: { } reboot }:
                status.RebootStatus = new() { RebootSuccessful = false };
                await machines
                    .RebootAsync(machine.Id, id, TimeSpan.FromSeconds(reboot.DelayInSeconds), ct)
                    .ConfigureAwait(false);
                status.RebootStatus.RebootSuccessful = true;
                return ("Rebooted", $"Rebooted virtual machine {vm.Name}");
            case { SnapshotAction: { } snapshot }:
                var name = snapshot.SnapshotName.Length > 0 ? snapshot.SnapshotName : action.Metadata.Name;
                var (replaced, note) = await machines
                    .CreateSnapshotAsync(machine.Id, id, name, ct)
                    .ConfigureAwait(false);
                status.SnapshotStatus = new() { SnapshotID = name };
                return (
                    "SnapshotCreated",
                    $"Created snapshot {name} of virtual machine {vm.Name}"
                        + (replaced.Length == 0 ? "" : $"; its oldest snapshot, {replaced}, has gone for it")
                        + (note.Length == 0 ? "" : $"; {note}")
                );
            case { RestoreAction: { } restore }:
                status.RestoreStatus = new() { RestoreSuccessful = false };
                await machines.RestoreAsync(machine.Id, id, restore.SnapshotID, ct).ConfigureAwait(false);
                status.RestoreStatus.RestoreSuccessful = true;
                return ("SnapshotRestored", $"Restored virtual machine {vm.Name} to snapshot {restore.SnapshotID}");
            case { DeleteSnapshotAction: { } delete }:
                status.DeleteSnapshotStatus = new() { DeleteSuccessful = false };
                await machines.DeleteSnapshotAsync(machine.Id, id, delete.SnapshotID, ct).ConfigureAwait(false);
                status.DeleteSnapshotStatus.DeleteSuccessful = true;
                return ("SnapshotDeleted", $"Deleted snapshot {delete.SnapshotID} of virtual machine {vm.Name}");
            case { MigrateAction: not null } when _parts.Moves is { } moves:
                return Moved(
                    status,
                    pod,
                    await moves.RunAsync(action, pod, machine, machines, ct).ConfigureAwait(false)
                );
            default:
                throw new MachineRefusalException($"Action {action.Metadata.Name} is not supported");
        }
    }

    private static (string Reason, string Message) Moved(ActionStatus status, Pod pod, MoveResult moved)
    {
        status.MigrateStatus = new()
        {
            TargetNode = moved.Node,
            MigrationSuccessful = true,
            PauseMilliseconds = (long)moved.Pause.TotalMilliseconds,
        };
        return ("Migrated", $"Migrated virtual machine {pod.Spec.VirtualMachine?.Name} to node {moved.Node}");
    }
}
