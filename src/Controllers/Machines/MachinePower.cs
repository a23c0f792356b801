using System.Text.Json.Nodes;
using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Client.Connection;
using Arktos.Client.Informers;
using Arktos.Client.Resources;
using Arktos.Controllers.Hosting;
using Microsoft.Extensions.Logging;

namespace Arktos.Controllers.Machines;

/// <summary>
/// Takes pods whose virtual machines were shut down from their nodes, and has them scheduled again when they are to
/// run. Follows those pods alone.
/// </summary>
internal sealed class MachinePower : IController
{
    private readonly ReconcileLoop<ObjectKey> _loop;
    private readonly ResourceClient<Pod> _pods;
    private readonly Informer<Pod> _informer;

    public MachinePower(ControllerContext context)
    {
        _loop = context.LoopOf<MachinePower, ObjectKey>(Name);
        _pods = new ResourceClient<Pod>(context.Connection);
        _informer = new Informer<Pod>(
            context.Connection,
            new InformerOptions
            {
                Tenant = "all",
                FieldSelector = $"status.phase={PowerDecision.NoSchedule}",
                Time = context.Time,
                Metrics = context.Options.Metrics,
                Logger = context.Loggers.CreateLogger<MachinePower>(),
            }
        ).AddHandler(InformerHandler<Pod>.Any(p => _loop.Add(ObjectKey.Of(p))));
    }

    public string Name => "vmpod-controller";

    public async Task RunAsync(CancellationToken ct)
    {
        if (!_informer.IsStarted)
            _informer.Start();
        try
        {
            await _informer.WaitForSyncAsync(ct).ConfigureAwait(false);
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
        await _informer.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken ct)
    {
        if (_informer.Get(key) is not { } pod)
            return null;
        switch (PowerDecision.Of(pod))
        {
            case PowerStep.Unbind:
                await _pods
                    .CreateSubresourceAsync<Binding, Status>(
                        key,
                        "binding",
                        new Binding
                        {
                            Metadata = new ObjectMeta
                            {
                                Tenant = key.Tenant,
                                Namespace = key.Namespace,
                                Name = key.Name,
                                // It may have been changed, or be another one, by now: then it is looked at again.
                                Uid = pod.Metadata.Uid,
                                ResourceVersion = pod.Metadata.ResourceVersion,
                            },
                            Target = new ObjectReference { Kind = "Node" },
                        },
                        ct
                    )
                    .ConfigureAwait(false);
                break;
            case PowerStep.Await:
                var patch = new JsonObject
                {
                    ["metadata"] = new JsonObject
                    {
                        ["uid"] = pod.Metadata.Uid,
                        ["resourceVersion"] = pod.Metadata.ResourceVersion,
                    },
                    ["status"] = new JsonObject { ["phase"] = PodPhase.Pending },
                };
                await _pods
                    .PatchStatusAsync(
                        key,
                        System.Text.Encoding.UTF8.GetBytes(patch.ToJsonString()),
                        PatchType.Merge,
                        ct
                    )
                    .ConfigureAwait(false);
                break;
        }
        return null;
    }
}
