using Arktos.Kubelet.Machines.Rpc;
using Arktos.Rpc;
using Arktos.VmRuntime.Machines;
using Grpc.Core;

namespace Arktos.VmRuntime.Serving;

/// <summary>
/// What machines can do that containers cannot. What is begun is not broken off with the call: who asked asks again
/// with the same id. Thread-safe.
/// </summary>
internal sealed class MachineServer(MachineRegistry machines) : MachineService.MachineServiceBase
{
    public override Task<RebootVMResponse> RebootVM(RebootVMRequest request, ServerCallContext context) =>
        AnswerAsync(
            request.ContainerId,
            async machine =>
            {
                await machine
                    .Operations.RebootAsync(
                        request.OperationId,
                        TimeSpan.FromSeconds(Math.Max(0, request.GraceSeconds)),
                        CancellationToken.None
                    )
                    .ConfigureAwait(false);
                return new RebootVMResponse();
            }
        );

    public override Task<CreateSnapshotResponse> CreateSnapshot(
        CreateSnapshotRequest request,
        ServerCallContext context
    ) =>
        AnswerAsync(
            request.ContainerId,
            async machine =>
            {
                var replaced = await machine
                    .Operations.SnapshotAsync(
                        request.OperationId,
                        request.SnapshotId,
                        machine.Size.MemoryBytes,
                        CancellationToken.None
                    )
                    .ConfigureAwait(false);
                return new CreateSnapshotResponse
                {
                    ReplacedId = replaced,
                    Note = machine.Operations.NoteOf(request.SnapshotId),
                };
            }
        );

    public override Task<RestoreToSnapshotResponse> RestoreToSnapshot(
        RestoreToSnapshotRequest request,
        ServerCallContext context
    ) =>
        AnswerAsync(
            request.ContainerId,
            async machine =>
            {
                await machine
                    .Operations.RestoreAsync(request.OperationId, request.SnapshotId, CancellationToken.None)
                    .ConfigureAwait(false);
                return new RestoreToSnapshotResponse();
            }
        );

    public override Task<ListSnapshotsResponse> ListSnapshots(
        ListSnapshotsRequest request,
        ServerCallContext context
    ) =>
        AnswerAsync(
            request.ContainerId,
            machine =>
                Task.FromResult(
                    new ListSnapshotsResponse
                    {
                        Snapshots =
                        {
                            machine
                                .Operations.History.Snapshots.Where(s => s.IsWhole)
                                .Select(s => new Snapshot
                                {
                                    Id = s.Id,
                                    CreatedAt = (s.CreatedAt - DateTimeOffset.UnixEpoch).Ticks * 100,
                                }),
                        },
                    }
                )
        );

    public override Task<DeleteSnapshotResponse> DeleteSnapshot(
        DeleteSnapshotRequest request,
        ServerCallContext context
    ) =>
        AnswerAsync(
            request.ContainerId,
            async machine =>
            {
                await machine
                    .Operations.DeleteAsync(request.OperationId, request.SnapshotId, CancellationToken.None)
                    .ConfigureAwait(false);
                return new DeleteSnapshotResponse();
            }
        );

    public override Task<SetPowerResponse> SetPower(SetPowerRequest request, ServerCallContext context)
    {
        MachinePower power = request.Power switch
        {
            Power.Running => MachinePower.Running,
            Power.Paused => MachinePower.Paused,
            Power.Suspended => MachinePower.Suspended,
            _ => throw RpcFailure.Of(StatusCode.InvalidArgument, $"there is no power {request.Power}"),
        };
        return AnswerAsync(
            request.ContainerId,
            async machine =>
            {
                await machines.SetPowerAsync(machine, power, CancellationToken.None).ConfigureAwait(false);
                return new SetPowerResponse();
            }
        );
    }

    public override Task<AttachNetworkInterfaceResponse> AttachNetworkInterface(
        AttachNetworkInterfaceRequest request,
        ServerCallContext context
    ) =>
        AnswerAsync(async () =>
        {
            var ask = new NicAsk(request.PodSandboxId, request.Name, request.WantedIp);
            var nic = await machines
                .AttachNicAsync(ask, request.IsToSpeak, CancellationToken.None)
                .ConfigureAwait(false);
            return new AttachNetworkInterfaceResponse
            {
                Made = NicsServed.Of(nic, machines.IsAttached(request.PodSandboxId, nic)),
            };
        });

    public override Task<DetachNetworkInterfaceResponse> DetachNetworkInterface(
        DetachNetworkInterfaceRequest request,
        ServerCallContext context
    ) =>
        AnswerAsync(async () =>
        {
            await machines
                .DetachNicAsync(request.PodSandboxId, request.Name, CancellationToken.None)
                .ConfigureAwait(false);
            return new DetachNetworkInterfaceResponse();
        });

    public override Task<ListNetworkInterfacesResponse> ListNetworkInterfaces(
        ListNetworkInterfacesRequest request,
        ServerCallContext context
    )
    {
        var sandbox =
            machines.FindSandbox(request.PodSandboxId)
            ?? throw RpcFailure.Of(StatusCode.NotFound, $"there is no sandbox \"{request.PodSandboxId}\"");
        return Task.FromResult(
            new ListNetworkInterfacesResponse { Interfaces = { NicsServed.Of(sandbox, machines.IsAttached) } }
        );
    }

    public override Task<DescribeMachineResponse> DescribeMachine(
        DescribeMachineRequest request,
        ServerCallContext context
    ) =>
        AnswerAsync(
            request.ContainerId,
            machine =>
            {
                var (told, sockets) = machines.DescribeToSend(machine);
                return Task.FromResult(
                    new DescribeMachineResponse { Machine = told.ToJson(), Sockets = Served(sockets) }
                );
            }
        );

    /// <summary>Broken off with the call: who is not told that the guest is there has it go on here.</summary>
    public override Task<SendMachineResponse> SendMachine(SendMachineRequest request, ServerCallContext context) =>
        AnswerAsync(
            request.ContainerId,
            async machine => new SendMachineResponse
            {
                PauseMilliseconds = (long)
                    (await machine.Operations.SendAsync(context.CancellationToken).ConfigureAwait(false))
                        .Pause
                        .TotalMilliseconds,
            }
        );

    public override Task<ReceiveMachineResponse> ReceiveMachine(
        ReceiveMachineRequest request,
        ServerCallContext context
    ) =>
        AnswerAsync(async () =>
            new ReceiveMachineResponse
            {
                Sockets = Served(
                    await machines
                        .ReceiveMachineAsync(
                            request.ContainerId,
                            MovedMachine.Parse(request.Machine),
                            CancellationToken.None
                        )
                        .ConfigureAwait(false)
                ),
            }
        );

    public override Task<CheckReceivedResponse> CheckReceived(
        CheckReceivedRequest request,
        ServerCallContext context
    ) =>
        AnswerAsync(
            request.ContainerId,
            async machine =>
            {
                await machine.CheckReceivedAsync(context.CancellationToken).ConfigureAwait(false);
                return new CheckReceivedResponse();
            }
        );

    private static MovePaths Served(MoveSockets sockets) => new() { Memory = sockets.Memory, Disk = sockets.Disk };

    private Task<T> AnswerAsync<T>(string id, Func<Machine, Task<T>> work)
    {
        var machine =
            machines.FindMachine(id) ?? throw RpcFailure.Of(StatusCode.NotFound, $"there is no machine \"{id}\"");
        return AnswerAsync(() => work(machine));
    }

    private static async Task<T> AnswerAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (OperationUnknownException e)
        {
            throw RpcFailure.Of(StatusCode.Aborted, e.Message, e);
        }
        catch (Exception e) when (e is VmRuntimeException or IOException or UnauthorizedAccessException)
        {
            throw RpcFailure.Of(StatusCode.FailedPrecondition, e.Message, e);
        }
    }
}
