using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Arktos.Kubelet.Cri;
using Arktos.Rpc;
using Arktos.VmRuntime.Machines;
using Arktos.VmRuntime.Network;
using Arktos.VmRuntime.Streaming;
using Google.Protobuf;
using Grpc.Core;

namespace Arktos.VmRuntime.Serving;

/// <summary>
/// CRI's runtime service: a sandbox is a network, and the one container in it a virtual machine. What a machine cannot
/// do is UNIMPLEMENTED, with the reason. Thread-safe.
/// </summary>
internal sealed class RuntimeServer(
    MachineRegistry machines,
    StreamingServer streams,
    RuntimeFacts facts,
    TimeProvider time
) : RuntimeService.RuntimeServiceBase
{
    public const string Name = "arktos-vm";
    private const string RestartCount = "io.kubernetes.container.restartCount";
    private const string Snapshots = "io.arktos.machine.snapshots";
    private const string Power = "io.arktos.machine.power";

    public override Task<VersionResponse> Version(VersionRequest request, ServerCallContext context) =>
        Task.FromResult(
            new VersionResponse
            {
                Version = "0.1.0",
                RuntimeName = Name,
                RuntimeVersion = facts.Version,
                RuntimeApiVersion = "v1",
            }
        );

    public override Task<StatusResponse> Status(StatusRequest request, ServerCallContext context)
    {
        var noNetwork = machines.WhyNoNetwork();
        var status = new RuntimeStatus
        {
            Conditions =
            {
                new RuntimeCondition
                {
                    Type = "RuntimeReady",
                    Status = facts.WhyNotReady.Length == 0,
                    Reason = facts.WhyNotReady.Length == 0 ? "" : "QemuNotReady",
                    // Who reads it learns how guests run.
                    Message = facts.WhyNotReady.Length == 0 ? facts.Note : facts.WhyNotReady,
                },
                new RuntimeCondition
                {
                    Type = "NetworkReady",
                    Status = noNetwork.Length == 0,
                    Reason = noNetwork.Length == 0 ? "" : "NetworkPluginNotReady",
                    Message = noNetwork,
                },
            },
        };
        return Task.FromResult(new StatusResponse { Status = status });
    }

    public override Task<RunPodSandboxResponse> RunPodSandbox(
        RunPodSandboxRequest request,
        ServerCallContext context
    ) =>
        // Not broken off with the call: what is half made would be left.
        AnswerAsync(async () =>
            new RunPodSandboxResponse
            {
                PodSandboxId = await machines
                    .RunSandboxAsync(request.Config, CancellationToken.None)
                    .ConfigureAwait(false),
            }
        );

    public override Task<StopPodSandboxResponse> StopPodSandbox(
        StopPodSandboxRequest request,
        ServerCallContext context
    ) =>
        AnswerAsync(async () =>
        {
            await machines.StopSandboxAsync(request.PodSandboxId, CancellationToken.None).ConfigureAwait(false);
            return new StopPodSandboxResponse();
        });

    public override Task<RemovePodSandboxResponse> RemovePodSandbox(
        RemovePodSandboxRequest request,
        ServerCallContext context
    ) =>
        AnswerAsync(async () =>
        {
            await machines.RemoveSandboxAsync(request.PodSandboxId, CancellationToken.None).ConfigureAwait(false);
            return new RemovePodSandboxResponse();
        });

    public override Task<PodSandboxStatusResponse> PodSandboxStatus(
        PodSandboxStatusRequest request,
        ServerCallContext context
    )
    {
        var sandbox =
            machines.FindSandbox(request.PodSandboxId)
            ?? throw RpcFailure.Of(StatusCode.NotFound, $"there is no sandbox \"{request.PodSandboxId}\"");
        var listed = Item(sandbox);
        var response = new PodSandboxStatusResponse
        {
            Status = new PodSandboxStatus
            {
                Id = listed.Id,
                Metadata = listed.Metadata,
                State = listed.State,
                CreatedAt = listed.CreatedAt,
                Labels = { listed.Labels },
                Annotations = { listed.Annotations },
                Network = new PodSandboxNetworkStatus { Ip = sandbox.Address?.Ip ?? "" },
            },
        };
        if (request.Verbose && sandbox.Record.Network is { } network)
            response.Info["info"] = SandboxAddress
                .InfoOf(
                    (JsonObject)JsonNode.Parse(network)!,
                    sandbox
                        .Record.Nics.Select(n => n.Network)
                        .OfType<string>()
                        .Select(n => (JsonObject)JsonNode.Parse(n)!)
                )
                .ToJsonString();
        return Task.FromResult(response);
    }

    public override Task<ListPodSandboxResponse> ListPodSandbox(
        ListPodSandboxRequest request,
        ServerCallContext context
    )
    {
        var filter = request.Filter ?? new PodSandboxFilter();
        return Task.FromResult(
            new ListPodSandboxResponse
            {
                Items =
                {
                    machines
                        .Sandboxes.Where(s => filter.Id.Length == 0 || filter.Id == s.Record.Id)
                        .Select(Item)
                        .Where(s => filter.LabelSelector.All(l => s.Labels.GetValueOrDefault(l.Key) == l.Value)),
                },
            }
        );
    }

    public override Task<CreateContainerResponse> CreateContainer(
        CreateContainerRequest request,
        ServerCallContext context
    ) =>
        AnswerAsync(async () =>
            new CreateContainerResponse
            {
                ContainerId = await machines
                    .CreateMachineAsync(request.PodSandboxId, request.Config, CancellationToken.None)
                    .ConfigureAwait(false),
            }
        );

    public override Task<StartContainerResponse> StartContainer(
        StartContainerRequest request,
        ServerCallContext context
    ) =>
        AnswerAsync(async () =>
        {
            if (facts.WhyNotReady.Length > 0)
                throw new VmRuntimeException(facts.WhyNotReady);
            await machines.StartMachineAsync(request.ContainerId, CancellationToken.None).ConfigureAwait(false);
            return new StartContainerResponse();
        });

    public override Task<StopContainerResponse> StopContainer(
        StopContainerRequest request,
        ServerCallContext context
    ) =>
        AnswerAsync(async () =>
        {
            if (machines.FindMachine(request.ContainerId) is { } machine)
                await machine
                    .StopAsync(TimeSpan.FromSeconds(Math.Max(request.Timeout, 0)), context.CancellationToken)
                    .ConfigureAwait(false);
            return new StopContainerResponse();
        });

    public override Task<RemoveContainerResponse> RemoveContainer(
        RemoveContainerRequest request,
        ServerCallContext context
    ) =>
        AnswerAsync(async () =>
        {
            await machines.RemoveMachineAsync(request.ContainerId, CancellationToken.None).ConfigureAwait(false);
            return new RemoveContainerResponse();
        });

    public override Task<ListContainersResponse> ListContainers(
        ListContainersRequest request,
        ServerCallContext context
    )
    {
        var filter = request.Filter ?? new ContainerFilter();
        return Task.FromResult(
            new ListContainersResponse
            {
                Containers =
                {
                    machines
                        .Machines.Where(m => filter.Id.Length == 0 || filter.Id == m.Record.Id)
                        .Where(m => filter.PodSandboxId.Length == 0 || filter.PodSandboxId == m.Record.SandboxId)
                        .Select(Item)
                        .Where(c => filter.LabelSelector.All(l => c.Labels.GetValueOrDefault(l.Key) == l.Value)),
                },
            }
        );
    }

    public override Task<ContainerStatusResponse> ContainerStatus(
        ContainerStatusRequest request,
        ServerCallContext context
    )
    {
        var machine = Find(request.ContainerId);
        var (listed, record) = (Item(machine), machine.Record);
        return Task.FromResult(
            new ContainerStatusResponse
            {
                Status = new ContainerStatus
                {
                    Id = listed.Id,
                    Metadata = listed.Metadata,
                    State = listed.State,
                    CreatedAt = listed.CreatedAt,
                    StartedAt = Nanoseconds(record.StartedAt),
                    FinishedAt = Nanoseconds(record.End?.At),
                    ExitCode = record.End?.Code ?? 0,
                    Reason = record.End?.Reason ?? "",
                    Message = record.End?.Message ?? "",
                    Image = listed.Image,
                    ImageRef = listed.ImageRef,
                    Labels = { listed.Labels },
                    Annotations = { listed.Annotations },
                    LogPath = machine.LogPath,
                    Resources = machine.Resources is { } linux ? new ContainerResources { Linux = linux } : null,
                },
            }
        );
    }

    public override Task<UpdateContainerResourcesResponse> UpdateContainerResources(
        UpdateContainerResourcesRequest request,
        ServerCallContext context
    ) =>
        AnswerAsync(async () =>
        {
            var machine = Find(request.ContainerId);
            var wanted = MachineSize.Of(MachineSize.After(machine.Resources, request.Linux ?? new()));
            // Not broken off with the call: what the guest has begun to take is to be counted.
            await machine.Operations.ResizeAsync(wanted, CancellationToken.None).ConfigureAwait(false);
            return new UpdateContainerResourcesResponse();
        });

    public override Task<ListContainerStatsResponse> ListContainerStats(
        ListContainerStatsRequest request,
        ServerCallContext context
    )
    {
        var response = new ListContainerStatsResponse();
        foreach (var machine in machines.Machines)
        {
            if (machine.Record.Phase != MachinePhase.Running || QemuUsage.Read(machine.Record.Process) is not { } usage)
                continue;
            var at = Nanoseconds(time.GetUtcNow());
            response.Stats.Add(
                new ContainerStats
                {
                    Attributes = new ContainerAttributes { Id = machine.Record.Id, Metadata = machine.Config.Metadata },
                    Cpu = new CpuUsage
                    {
                        Timestamp = at,
                        UsageCoreNanoSeconds = new UInt64Value { Value = (ulong)usage.CpuNanoseconds },
                    },
                    Memory = new MemoryUsage
                    {
                        Timestamp = at,
                        WorkingSetBytes = new UInt64Value { Value = (ulong)usage.MemoryBytes },
                        UsageBytes = new UInt64Value { Value = (ulong)usage.MemoryBytes },
                        RssBytes = new UInt64Value { Value = (ulong)usage.MemoryBytes },
                    },
                    WritableLayer = new FilesystemUsage
                    {
                        Timestamp = at,
                        UsedBytes = new UInt64Value { Value = (ulong)machine.DiskBytes() },
                    },
                }
            );
        }
        return Task.FromResult(response);
    }

    public override Task<ListPodSandboxStatsResponse> ListPodSandboxStats(
        ListPodSandboxStatsRequest request,
        ServerCallContext context
    ) => Task.FromResult(new ListPodSandboxStatsResponse());

    public override Task<ReopenContainerLogResponse> ReopenContainerLog(
        ReopenContainerLogRequest request,
        ServerCallContext context
    )
    {
        Find(request.ContainerId).ReopenLog();
        return Task.FromResult(new ReopenContainerLogResponse());
    }

    public override async Task<ExecSyncResponse> ExecSync(ExecSyncRequest request, ServerCallContext context)
    {
        var machine = Find(request.ContainerId);
        try
        {
            var result = await AnswerAsync(() =>
                    machine.ExecAsync(
                        request.Cmd,
                        request.Timeout > 0 ? TimeSpan.FromSeconds(request.Timeout) : null,
                        context.CancellationToken
                    )
                )
                .ConfigureAwait(false);
            return new ExecSyncResponse
            {
                ExitCode = result.ExitCode,
                Stdout = ByteString.CopyFrom(result.Output),
                Stderr = ByteString.CopyFrom(result.Error),
            };
        }
        catch (TimeoutException e)
        {
            throw RpcFailure.Of(StatusCode.DeadlineExceeded, e.Message, e);
        }
    }

    public override Task<ExecResponse> Exec(ExecRequest request, ServerCallContext context)
    {
        var machine = Find(request.ContainerId);
        if (request.Tty || request.Stdin)
            throw RpcFailure.Of(
                StatusCode.InvalidArgument,
                "a command in a virtual machine has neither input nor a terminal (kubectl exec without -i and -t); "
                    + "kubectl attach leads to its console"
            );
        string[] wanted =
        [
            .. request.Stdout ? ["stdout"] : Array.Empty<string>(),
            .. request.Stderr ? ["stderr"] : Array.Empty<string>(),
        ];
        return AnswerAsync(async () =>
        {
            await machine.CheckAgentAsync(context.CancellationToken).ConfigureAwait(false);
            return new ExecResponse { Url = UrlOf(new ExecTalk(machine, [.. request.Cmd], wanted)) };
        });
    }

    public override Task<AttachResponse> Attach(AttachRequest request, ServerCallContext context)
    {
        var machine = Find(request.ContainerId);
        return AnswerAsync(() => Task.FromResult(new AttachResponse { Url = UrlOf(new ConsoleTalk(machine)) }));
    }

    public override Task<PortForwardResponse> PortForward(PortForwardRequest request, ServerCallContext context)
    {
        var sandbox =
            machines.FindSandbox(request.PodSandboxId)
            ?? throw RpcFailure.Of(StatusCode.NotFound, $"there is no sandbox \"{request.PodSandboxId}\"");
        return AnswerAsync(() =>
            Task.FromResult(
                new PortForwardResponse
                {
                    Url = UrlOf(
                        new ForwardTalk(
                            IPAddress.Parse(
                                sandbox.Address?.Ip
                                    ?? throw new VmRuntimeException($"sandbox {sandbox.Record.Id} has no address")
                            ),
                            () => machines.PowerOf(sandbox.Record.Id),
                            time
                        )
                    ),
                }
            )
        );
    }

    private string UrlOf(ISpdyTalk talk)
    {
        talk.Check();
        return streams.UrlOf(talk);
    }

    private Machine Find(string id) =>
        machines.FindMachine(id) ?? throw RpcFailure.Of(StatusCode.NotFound, $"there is no machine \"{id}\"");

    private PodSandbox Item(Sandbox sandbox)
    {
        var listed = new PodSandbox
        {
            Id = sandbox.Record.Id,
            Metadata = sandbox.Config.Metadata,
            State = sandbox.IsReady ? PodSandboxState.SandboxReady : PodSandboxState.SandboxNotready,
            CreatedAt = Nanoseconds(sandbox.Record.CreatedAt),
            Labels = { sandbox.Config.Labels },
            Annotations = { sandbox.Config.Annotations },
        };
        listed.Annotations[NicsServed.Annotation] = NicsServed.TextOf(NicsServed.Of(sandbox, machines.IsAttached));
        return listed;
    }

    private static Container Item(Machine machine)
    {
        var (record, config) = (machine.Record, machine.Config);
        var listed = new Container
        {
            Id = record.Id,
            PodSandboxId = record.SandboxId,
            Metadata = config.Metadata,
            Image = config.Image,
            ImageRef = record.ImageId,
            State = record.Phase switch
            {
                MachinePhase.Created => ContainerState.ContainerCreated,
                MachinePhase.Running when machine.IsSilent => ContainerState.ContainerUnknown,
                MachinePhase.Running or MachinePhase.Suspended or MachinePhase.Receiving =>
                    ContainerState.ContainerRunning,
                _ => ContainerState.ContainerExited,
            },
            CreatedAt = Nanoseconds(record.CreatedAt),
            Labels = { config.Labels },
        };
        // What the guest gets may be long, and is nobody's to read.
        foreach (var (name, value) in config.Annotations)
            if (!MachineSeed.IsForGuest(name))
                listed.Annotations[name] = value;
        if (record.Power is (MachinePower.Paused or MachinePower.Suspended) and var power)
            listed.Annotations[Power] = power.ToString();
        if (machine.Operations.History.Snapshots.Where(s => s.IsWhole).ToList() is { Count: > 0 } snapshots)
            listed.Annotations[Snapshots] = JsonSerializer.Serialize(
                snapshots.OrderBy(s => s.CreatedAt).ToDictionary(s => s.Id, s => s.CreatedAt)
            );
        // A reset counts as a restart does.
        if (
            record.Reboots > 0
            && int.TryParse(listed.Annotations.GetValueOrDefault(RestartCount, "0"), out var restarts)
        )
            listed.Annotations[RestartCount] = (restarts + record.Reboots).ToString(CultureInfo.InvariantCulture);
        return listed;
    }

    private static long Nanoseconds(DateTimeOffset? at) =>
        at is { } time ? (time - DateTimeOffset.UnixEpoch).Ticks * 100 : 0;

    /// <summary>What could not be done is told to the caller in words.</summary>
    private static async Task<T> AnswerAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception e) when (e is VmRuntimeException or IOException or UnauthorizedAccessException)
        {
            throw RpcFailure.Of(StatusCode.Unknown, e.Message, e);
        }
    }
}

/// <summary>What a server knows of its QEMU.</summary>
/// <param name="Version">Of QEMU.</param>
/// <param name="Accelerator">How guests run, and why, in words.</param>
/// <param name="WhyNotReady">"": machines can be run.</param>
internal sealed record RuntimeFacts(string Version, bool UsesKvm, string Accelerator, string WhyNotReady)
{
    /// <summary>"": machines are kept to what they may use; else why they are not.</summary>
    public string WhyNoBounds { get; init; } = "";

    /// <summary>How guests run, and what is missing though they run.</summary>
    public string Note =>
        WhyNoBounds.Length == 0 ? Accelerator : $"{Accelerator}; machines are not kept to their limits: {WhyNoBounds}";
}
