using System.Text;
using System.Text.Json.Nodes;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Machines;
using Arktos.Api.Meta.V1;
using Arktos.Client.Connection;
using Arktos.Client.Informers;
using Arktos.Client.Resources;
using Arktos.Controllers.Hosting;
using Microsoft.Extensions.Logging;
using MachineAction = Arktos.Api.Core.V1.Action;

namespace Arktos.Controllers.Machines;

/// <summary>
/// Finds the nodes that virtual machines move to, and holds the room there until they have: see
/// <see cref="PlacementDecision"/>. Who moves them are the node agents.
/// </summary>
internal sealed class MachinePlacement : IController
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    private readonly ReconcileLoop<ObjectKey> _loop;
    private readonly ResourceClient<Pod> _pods;
    private readonly ResourceClient<MachineAction> _client;
    private readonly Informer<MachineAction> _actions;
    private readonly TimeProvider _time;

    public MachinePlacement(ControllerContext context)
    {
        _time = context.Time;
        _loop = context.LoopOf<MachinePlacement, ObjectKey>(Name);
        (_pods, _client) = (new(context.Connection), new(context.Connection));
        context.Informers.Pods.AddHandler(
            InformerHandler<Pod>.Any(p =>
            {
                if (
                    PodMoves.HoldsRoom(p)
                    && p.Metadata.OwnerReferences?.Find(o => o is { Kind: "Action", Controller: true }) is { } owner
                )
                    _loop.Add(ObjectKey.Of(p) with { Name = owner.Name });
            })
        );
        _actions = new Informer<MachineAction>(
            context.Connection,
            new InformerOptions
            {
                Tenant = "all",
                FieldSelector = "status.complete=false",
                Time = context.Time,
                Metrics = context.Options.Metrics,
                Logger = context.Loggers.CreateLogger<MachinePlacement>(),
            }
        ).AddHandler(
            InformerHandler<MachineAction>.Any(a =>
            {
                if (a.Spec.MigrateAction is not null)
                    _loop.Add(ObjectKey.Of(a));
            })
        );
    }

    public string Name => "vm-placement-controller";

    public async Task RunAsync(CancellationToken ct)
    {
        if (!_actions.IsStarted)
            _actions.Start();
        try
        {
            await _actions.WaitForSyncAsync(ct).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return;
        }
        await _loop.RunAsync(ReconcileAsync, ct).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        _loop.Dispose();
        await _actions.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken ct)
    {
        var action = _actions.Get(key);
        var holderKey = key with { Name = PodMoves.TargetPodOf(key.Name) };
        // The caches are never proof: one may know what the other does not know yet.
        var holder = await _pods.TryGetAsync(holderKey, ct).ConfigureAwait(false);
        var pod = action is null
            ? null
            : await _pods.TryGetAsync(key with { Name = action.Spec.PodName }, ct).ConfigureAwait(false);
        var (step, why) = PlacementDecision.Of(action, holder, pod, _time.GetUtcNow());
        switch (step)
        {
            case PlacementStep.Reserve:
                try
                {
                    await _pods.CreateAsync(PlacementDecision.HolderOf(action!, pod!), ct).ConfigureAwait(false);
                }
                catch (ApiException e) when (e.IsForbidden || e.IsInvalid)
                {
                    await TellAsync(key, action!, "", $"no room can be held for it: {e.Message}", ct)
                        .ConfigureAwait(false);
                }
                return Look;
            case PlacementStep.Tell:
                await TellAsync(key, action!, holder!.Spec.NodeName, "", ct).ConfigureAwait(false);
                return null;
            case PlacementStep.Fail:
                await TellAsync(key, action!, "", why, ct).ConfigureAwait(false);
                return null;
            case PlacementStep.Release when PodMoves.HoldsRoom(holder!):
                await _pods
                    .DeleteAsync(
                        holderKey,
                        new DeleteOptions
                        {
                            GracePeriodSeconds = 0,
                            Preconditions = new Preconditions { Uid = holder!.Metadata.Uid },
                        },
                        ct
                    )
                    .ConfigureAwait(false);
                return null;
            case PlacementStep.Await:
                return Look;
            default:
                return null;
        }
    }

    /// <param name="node">"": there is none, and the action is over.</param>
    private async Task TellAsync(ObjectKey key, MachineAction action, string node, string error, CancellationToken ct)
    {
        var status = new JsonObject
        {
            ["podName"] = action.Spec.PodName,
            ["podID"] = action.Spec.PodID,
            ["migrateStatus"] = new JsonObject { ["targetNode"] = node },
        };
        if (node.Length == 0)
            (status["complete"], status["error"]) = (true, error);
        var patch = new JsonObject
        {
            ["metadata"] = new JsonObject { ["uid"] = action.Metadata.Uid },
            ["status"] = status,
        };
        await _client
            .PatchStatusAsync(key, Encoding.UTF8.GetBytes(patch.ToJsonString()), PatchType.Merge, ct)
            .ConfigureAwait(false);
    }
}
