using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Arktos.Kubelet.Cri;
using Arktos.Kubelet.Images.Pulls;
using Arktos.Kubelet.Machines;
using Arktos.Kubelet.Machines.Rpc;
using Arktos.Rpc;
using Grpc.Core;

namespace Arktos.Kubelet.Runtimes;

/// <summary>
/// A runtime that speaks CRI v1 over a Unix socket (containerd). The details of a container are asked for once a state:
/// within one they change by <see cref="UpdateResourcesAsync"/> alone.
/// </summary>
public sealed class CriRuntime : IWorkloadRuntime, IMachineRuntime, IDisposable
{
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromMinutes(2),
        StateTimeout = TimeSpan.FromSeconds(15),
        SnapshotTimeout = TimeSpan.FromMinutes(15),
        SendTimeout = TimeSpan.FromHours(3);
    private static readonly TimeSpan PullTimeout = TimeSpan.FromMinutes(10);

    private const string NetworkNotReady = "container runtime network not ready: NetworkReady";

    private readonly RpcChannel _channel;
    private readonly RuntimeService.RuntimeServiceClient _runtime;
    private readonly ImageService.ImageServiceClient _images;
    private readonly MachineService.MachineServiceClient _machines;
    private readonly ConcurrentDictionary<string, ObservedContainer> _containers = new();
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> _ips = new();

    public CriRuntime(string socketPath)
    {
        // No keep-alive pings: containerd's server takes many of them for an attack, and a local socket needs none.
        _channel = new RpcChannel(
            new RpcChannelOptions
            {
                Address = new Uri("http://localhost"),
                UnixSocketPath = socketPath,
                KeepAlive = Timeout.InfiniteTimeSpan,
            }
        );
        (_runtime, _images, _machines) = (new(_channel.Calls), new(_channel.Calls), new(_channel.Calls));
    }

    public string Name { get; private set; } = "containerd";

    public async Task<RuntimeState> GetStateAsync(CancellationToken ct)
    {
        // A runtime that hangs is as good as none: the node has to say so soon.
        var version = await CallAsync(_runtime.VersionAsync, new VersionRequest { Version = "v1" }, ct, StateTimeout)
            .ConfigureAwait(false);
        Name = version.RuntimeName;
        var status = await CallAsync(_runtime.StatusAsync, new StatusRequest(), ct, StateTimeout).ConfigureAwait(false);
        var notReady = new List<string>();
        foreach (
            var (type, text) in new[]
            {
                ("RuntimeReady", "container runtime not ready: RuntimeReady"),
                ("NetworkReady", NetworkNotReady),
            }
        )
        {
            var condition = status.Status.Conditions.FirstOrDefault(c => c.Type == type);
            if (condition is not { Status: true })
                notReady.Add($"{text}=false reason:{condition?.Reason} message:{condition?.Message}");
        }
        return new RuntimeState(
            version.RuntimeName,
            version.RuntimeVersion,
            notReady.Count > 1 ? $"[{string.Join(", ", notReady)}]" : notReady.FirstOrDefault() ?? ""
        )
        {
            Note =
                status.Status.Conditions.FirstOrDefault(c => c is { Type: "RuntimeReady", Status: true })?.Message
                ?? "",
            LacksOnlyNetwork = notReady is [var only] && only.StartsWith(NetworkNotReady, StringComparison.Ordinal),
        };
    }

    public async Task<IReadOnlyDictionary<string, ObservedPod>> ListPodsAsync(string? podUid, CancellationToken ct)
    {
        var sandboxFilter = new PodSandboxFilter();
        var containerFilter = new ContainerFilter();
        if (podUid is not null)
        {
            sandboxFilter.LabelSelector[RuntimeLabels.PodUid] = podUid;
            containerFilter.LabelSelector[RuntimeLabels.PodUid] = podUid;
        }
        // Containers first: one that is made in between has its sandbox in the later list.
        var containers = await CallAsync(
                _runtime.ListContainersAsync,
                new ListContainersRequest { Filter = containerFilter },
                ct
            )
            .ConfigureAwait(false);
        var sandboxes = await CallAsync(
                _runtime.ListPodSandboxAsync,
                new ListPodSandboxRequest { Filter = sandboxFilter },
                ct
            )
            .ConfigureAwait(false);
        var pods =
            new Dictionary<
                string,
                (
                    List<ObservedSandbox> Sandboxes,
                    List<ObservedContainer> Containers,
                    IDictionary<string, string> Labels
                )
            >();
        foreach (var s in sandboxes.Items)
        {
            if (!s.Labels.TryGetValue(RuntimeLabels.PodUid, out var uid))
                continue;
            if (!pods.TryGetValue(uid, out var pod))
                pods.Add(uid, pod = ([], [], s.Labels));
            var ready = s.State == PodSandboxState.SandboxReady;
            var ips = ready ? await GetIpsAsync(s.Id, ct).ConfigureAwait(false) : _ips.GetValueOrDefault(s.Id) ?? [];
            pod.Sandboxes.Add(
                new ObservedSandbox(s.Id, (int)s.Metadata.Attempt, ready, Time(s.CreatedAt) ?? default, ips)
                {
                    Nics = NicsOf(Label(s.Annotations, RuntimeLabels.Nics)),
                }
            );
        }
        foreach (var c in containers.Containers)
        {
            if (!c.Labels.TryGetValue(RuntimeLabels.PodUid, out var uid))
                continue;
            if (await GetContainerAsync(c, ct).ConfigureAwait(false) is not { } container)
                continue;
            if (!pods.TryGetValue(uid, out var pod))
                pods.Add(uid, pod = ([], [], c.Labels));
            pod.Containers.Add(container);
        }
        if (podUid is null)
            Forget(sandboxes, containers);
        return pods.ToDictionary(
            p => p.Key,
            p => new ObservedPod
            {
                Uid = p.Key,
                Tenant = Label(p.Value.Labels, RuntimeLabels.PodTenant),
                Namespace = Label(p.Value.Labels, RuntimeLabels.PodNamespace),
                Name = Label(p.Value.Labels, RuntimeLabels.PodName),
                Network = RuntimeLabels.NetworkOf(Label(p.Value.Labels, RuntimeLabels.PodNetwork)),
                Sandboxes = [.. p.Value.Sandboxes.OrderByDescending(s => s.Attempt).ThenByDescending(s => s.CreatedAt)],
                Containers =
                [
                    .. p
                        .Value.Containers.OrderBy(c => c.Name, StringComparer.Ordinal)
                        .ThenByDescending(c => c.Attempt)
                        .ThenByDescending(c => c.CreatedAt),
                ],
            }
        );
    }

    public async Task<string> RunSandboxAsync(PodSandboxConfig config, string handler, CancellationToken ct)
    {
        var request = new RunPodSandboxRequest { Config = config, RuntimeHandler = handler };
        return (await FinishAsync(_runtime.RunPodSandboxAsync, request, ct).ConfigureAwait(false)).PodSandboxId;
    }

    public Task StopSandboxAsync(string id, CancellationToken ct) =>
        GoneIsDoneAsync(FinishAsync(_runtime.StopPodSandboxAsync, new StopPodSandboxRequest { PodSandboxId = id }, ct));

    public Task RemoveSandboxAsync(string id, CancellationToken ct) =>
        GoneIsDoneAsync(
            FinishAsync(_runtime.RemovePodSandboxAsync, new RemovePodSandboxRequest { PodSandboxId = id }, ct)
        );

    public async Task<SandboxLink?> FindLinkAsync(string sandboxId, CancellationToken ct)
    {
        var response = await CallAsync(
                _runtime.PodSandboxStatusAsync,
                new PodSandboxStatusRequest { PodSandboxId = sandboxId, Verbose = true },
                ct
            )
            .ConfigureAwait(false);
        return response.Info.TryGetValue("info", out var info) ? SandboxLink.Read(info) : null;
    }

    public async Task<string> CreateContainerAsync(
        string sandboxId,
        ContainerConfig config,
        PodSandboxConfig sandbox,
        CancellationToken ct
    )
    {
        var request = new CreateContainerRequest
        {
            PodSandboxId = sandboxId,
            Config = config,
            SandboxConfig = sandbox,
        };
        return (await FinishAsync(_runtime.CreateContainerAsync, request, ct).ConfigureAwait(false)).ContainerId;
    }

    public Task StartContainerAsync(string id, CancellationToken ct) =>
        FinishAsync(_runtime.StartContainerAsync, new StartContainerRequest { ContainerId = id }, ct);

    public Task StopContainerAsync(string id, TimeSpan grace, CancellationToken ct)
    {
        var request = new StopContainerRequest { ContainerId = id, Timeout = (long)Math.Ceiling(grace.TotalSeconds) };
        return GoneIsDoneAsync(CallAsync(_runtime.StopContainerAsync, request, ct, RequestTimeout + grace));
    }

    public Task RemoveContainerAsync(string id, CancellationToken ct) =>
        GoneIsDoneAsync(CallAsync(_runtime.RemoveContainerAsync, new RemoveContainerRequest { ContainerId = id }, ct));

    public async Task UpdateResourcesAsync(string id, LinuxContainerResources resources, CancellationToken ct)
    {
        var request = new UpdateContainerResourcesRequest { ContainerId = id, Linux = resources };
        try
        {
            await FinishAsync(_runtime.UpdateContainerResourcesAsync, request, ct).ConfigureAwait(false);
        }
        catch
        {
            // A part of it may be done: it is to be asked for.
            _containers.TryRemove(id, out _);
            throw;
        }
        // This is what changes within a state, and by this agent alone.
        if (_containers.TryGetValue(id, out var known))
            _containers[id] = known with { Limits = known.Limits?.After(resources) ?? ContainerLimits.Of(resources) };
    }

    public async Task<IReadOnlyList<ContainerUsage>> ListUsageAsync(CancellationToken ct)
    {
        var answer = await CallAsync(
                _runtime.ListContainerStatsAsync,
                new ListContainerStatsRequest { Filter = new ContainerStatsFilter() },
                ct,
                StateTimeout
            )
            .ConfigureAwait(false);
        return
        [
            .. answer
                .Stats.Where(s => s.Cpu?.UsageCoreNanoSeconds is not null && s.Memory?.WorkingSetBytes is not null)
                .Select(s => new ContainerUsage(
                    s.Attributes.Id,
                    Time(s.Cpu.Timestamp) ?? default,
                    (long)s.Cpu.UsageCoreNanoSeconds.Value,
                    (long)s.Memory.WorkingSetBytes.Value,
                    (long)(s.Memory.UsageBytes?.Value ?? s.Memory.WorkingSetBytes.Value),
                    (long)(s.Memory.RssBytes?.Value ?? 0)
                )
                {
                    LayerBytes = (long)(s.WritableLayer?.UsedBytes?.Value ?? 0),
                    LayerInodes = (long)(s.WritableLayer?.InodesUsed?.Value ?? 0),
                }),
        ];
    }

    public async Task<IReadOnlyDictionary<string, NetworkUsed>> ListNetworkAsync(CancellationToken ct)
    {
        var answer = await CallAsync(
                _runtime.ListPodSandboxStatsAsync,
                new ListPodSandboxStatsRequest { Filter = new PodSandboxStatsFilter() },
                ct,
                StateTimeout
            )
            .ConfigureAwait(false);
        var networks = new Dictionary<string, NetworkUsed>();
        foreach (var stats in answer.Stats)
            if (stats.Linux?.Network is { DefaultInterface: { } first } network)
                networks[stats.Attributes.Id] = new NetworkUsed(
                    Time(network.Timestamp) ?? default,
                    UsedOf(first),
                    [UsedOf(first), .. network.Interfaces.Where(i => i.Name != first.Name).Select(UsedOf)]
                );
        return networks;
    }

    private static InterfaceUsed UsedOf(NetworkInterfaceUsage used) =>
        new(
            used.Name,
            (long)(used.RxBytes?.Value ?? 0),
            (long)(used.RxErrors?.Value ?? 0),
            (long)(used.TxBytes?.Value ?? 0),
            (long)(used.TxErrors?.Value ?? 0)
        );

    public Task ReopenLogAsync(string id, CancellationToken ct) =>
        CallAsync(_runtime.ReopenContainerLogAsync, new ReopenContainerLogRequest { ContainerId = id }, ct);

    public async Task<ExecResult> ExecSyncAsync(
        string containerId,
        IReadOnlyList<string> command,
        TimeSpan timeout,
        CancellationToken ct
    )
    {
        var request = new ExecSyncRequest
        {
            ContainerId = containerId,
            Timeout = (long)Math.Ceiling(timeout.TotalSeconds),
        };
        request.Cmd.AddRange(command);
        try
        {
            var response = await _runtime
                .ExecSyncAsync(request, RpcCalls.Within(timeout + TimeSpan.FromSeconds(10), ct))
                .ResponseAsync.ConfigureAwait(false);
            return new ExecResult(response.ExitCode, Encoding.UTF8.GetString([.. response.Stdout, .. response.Stderr]));
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.DeadlineExceeded)
        {
            return new ExecResult(-1, "", TimedOut: true);
        }
        catch (RpcException e)
        {
            throw new RuntimeException(e.Message, e);
        }
    }

    public async Task<Uri> ExecAsync(
        string id,
        IReadOnlyList<string> command,
        WorkloadStreams streams,
        CancellationToken ct
    )
    {
        var request = new ExecRequest
        {
            ContainerId = id,
            Cmd = { command },
            Tty = streams.Tty,
            Stdin = streams.Stdin,
            Stdout = streams.Stdout,
            Stderr = streams.Stderr,
        };
        return new Uri((await CallAsync(_runtime.ExecAsync, request, ct).ConfigureAwait(false)).Url);
    }

    public async Task<Uri> AttachAsync(string id, WorkloadStreams streams, CancellationToken ct)
    {
        var request = new AttachRequest
        {
            ContainerId = id,
            Tty = streams.Tty,
            Stdin = streams.Stdin,
            Stdout = streams.Stdout,
            Stderr = streams.Stderr,
        };
        return new Uri((await CallAsync(_runtime.AttachAsync, request, ct).ConfigureAwait(false)).Url);
    }

    public async Task<Uri> PortForwardAsync(string sandboxId, IReadOnlyList<int> ports, CancellationToken ct)
    {
        var request = new PortForwardRequest { PodSandboxId = sandboxId, Port = { ports } };
        return new Uri((await CallAsync(_runtime.PortForwardAsync, request, ct).ConfigureAwait(false)).Url);
    }

    public async Task<ImageRecord?> FindImageAsync(string image, CancellationToken ct)
    {
        var response = await CallAsync(
                _images.ImageStatusAsync,
                new ImageStatusRequest { Image = new ImageSpec { Image = image } },
                ct
            )
            .ConfigureAwait(false);
        return response.Image is { Id.Length: > 0 } found ? Record(found) : null;
    }

    public Task PullImageAsync(
        string image,
        RegistryCredential? credential,
        PodSandboxConfig sandbox,
        CancellationToken ct
    ) =>
        CallAsync(
            _images.PullImageAsync,
            new PullImageRequest
            {
                Image = new ImageSpec { Image = image },
                Auth = credential is { } who
                    ? new AuthConfig { Username = who.Username, Password = who.Password }
                    : null,
                SandboxConfig = sandbox,
            },
            ct,
            PullTimeout
        );

    public async Task<IReadOnlyList<ImageRecord>> ListImagesAsync(CancellationToken ct) =>
        [
            .. (
                await CallAsync(_images.ListImagesAsync, new ListImagesRequest(), ct).ConfigureAwait(false)
            ).Images.Select(Record),
        ];

    public Task RemoveImageAsync(string id, CancellationToken ct) =>
        GoneIsDoneAsync(
            CallAsync(_images.RemoveImageAsync, new RemoveImageRequest { Image = new ImageSpec { Image = id } }, ct)
        );

    public async Task RebootAsync(string id, string operation, TimeSpan grace, CancellationToken ct)
    {
        await OperateAsync(
                _machines.RebootVMAsync,
                new RebootVMRequest
                {
                    ContainerId = id,
                    OperationId = operation,
                    GraceSeconds = (long)grace.TotalSeconds,
                },
                ct,
                RequestTimeout + grace
            )
            .ConfigureAwait(false);
        // It counts as a restart, within one state of the container.
        _containers.TryRemove(id, out _);
    }

    public async Task<MadeSnapshot> CreateSnapshotAsync(
        string id,
        string operation,
        string snapshot,
        CancellationToken ct
    )
    {
        var made = await OperateAsync(
                _machines.CreateSnapshotAsync,
                new CreateSnapshotRequest
                {
                    ContainerId = id,
                    OperationId = operation,
                    SnapshotId = snapshot,
                },
                ct,
                SnapshotTimeout
            )
            .ConfigureAwait(false);
        return new MadeSnapshot(made.ReplacedId, made.Note);
    }

    public Task RestoreAsync(string id, string operation, string snapshot, CancellationToken ct) =>
        OperateAsync(
            _machines.RestoreToSnapshotAsync,
            new RestoreToSnapshotRequest
            {
                ContainerId = id,
                OperationId = operation,
                SnapshotId = snapshot,
            },
            ct,
            SnapshotTimeout
        );

    public Task DeleteSnapshotAsync(string id, string operation, string snapshot, CancellationToken ct) =>
        OperateAsync(
            _machines.DeleteSnapshotAsync,
            new DeleteSnapshotRequest
            {
                ContainerId = id,
                OperationId = operation,
                SnapshotId = snapshot,
            },
            ct,
            SnapshotTimeout
        );

    public Task SetPowerAsync(string id, MachinePower power, CancellationToken ct) =>
        OperateAsync(
            _machines.SetPowerAsync,
            new SetPowerRequest
            {
                ContainerId = id,
                Power = power switch
                {
                    MachinePower.Paused => Power.Paused,
                    MachinePower.Suspended => Power.Suspended,
                    _ => Power.Running,
                },
            },
            ct,
            SnapshotTimeout
        );

    public async Task<(string Machine, MoveSockets Sockets)> DescribeAsync(string id, CancellationToken ct)
    {
        var told = await OperateAsync(
                _machines.DescribeMachineAsync,
                new DescribeMachineRequest { ContainerId = id },
                ct,
                RequestTimeout
            )
            .ConfigureAwait(false);
        return (told.Machine, SocketsOf(told.Sockets));
    }

    public async Task<TimeSpan> SendAsync(string id, CancellationToken ct) =>
        TimeSpan.FromMilliseconds(
            (
                await OperateAsync(
                        _machines.SendMachineAsync,
                        new SendMachineRequest { ContainerId = id },
                        ct,
                        SendTimeout
                    )
                    .ConfigureAwait(false)
            ).PauseMilliseconds
        );

    public async Task<MoveSockets> ReceiveAsync(string id, string machine, CancellationToken ct) =>
        SocketsOf(
            (
                await OperateAsync(
                        _machines.ReceiveMachineAsync,
                        new ReceiveMachineRequest { ContainerId = id, Machine = machine },
                        ct,
                        RequestTimeout
                    )
                    .ConfigureAwait(false)
            ).Sockets
        );

    public Task CheckReceivedAsync(string id, CancellationToken ct) =>
        OperateAsync(_machines.CheckReceivedAsync, new CheckReceivedRequest { ContainerId = id }, ct, RequestTimeout);

    private static MoveSockets SocketsOf(MovePaths sockets) => new(sockets.Memory, sockets.Disk);

    public async Task<ObservedNic> AttachNicAsync(NicAsk ask, bool isToSpeak, CancellationToken ct)
    {
        var made = (
            await OperateAsync(
                    _machines.AttachNetworkInterfaceAsync,
                    new AttachNetworkInterfaceRequest
                    {
                        PodSandboxId = ask.Sandbox,
                        Name = ask.Name,
                        WantedIp = ask.WantedIp,
                        IsToSpeak = isToSpeak,
                    },
                    ct,
                    RequestTimeout
                )
                .ConfigureAwait(false)
        ).Made;
        return new ObservedNic(made.Name, made.WantedIp, made.Mac, made.Ip, PhaseOf(made.State.ToString()));
    }

    public Task DetachNicAsync(string sandbox, string name, CancellationToken ct) =>
        OperateAsync(
            _machines.DetachNetworkInterfaceAsync,
            new DetachNetworkInterfaceRequest { PodSandboxId = sandbox, Name = name },
            ct,
            RequestTimeout
        );

    public void Dispose() => _channel.Dispose();

    /// <summary>What the server has said is final; that it did not answer is not.</summary>
    private static async Task<TResponse> OperateAsync<TRequest, TResponse>(
        Func<TRequest, CallOptions, AsyncUnaryCall<TResponse>> method,
        TRequest request,
        CancellationToken ct,
        TimeSpan timeout
    )
    {
        try
        {
            return await CallAsync(method, request, ct, timeout).ConfigureAwait(false);
        }
        catch (RuntimeException e)
            when (e.InnerException
                    is RpcException
                    {
                        StatusCode: StatusCode.FailedPrecondition
                            or StatusCode.NotFound
                            or StatusCode.Aborted
                            or StatusCode.Unimplemented
                    } told
            )
        {
            throw new MachineRefusalException(told.Status.Detail, e);
        }
    }

    /// <param name="method">Of one of the generated clients.</param>
    private static async Task<TResponse> CallAsync<TRequest, TResponse>(
        Func<TRequest, CallOptions, AsyncUnaryCall<TResponse>> method,
        TRequest request,
        CancellationToken ct,
        TimeSpan? timeout = null
    )
    {
        try
        {
            return await method(request, RpcCalls.Within(timeout ?? RequestTimeout, ct))
                .ResponseAsync.ConfigureAwait(false);
        }
        catch (RpcException e)
        {
            throw new RuntimeException(e.Message, e);
        }
    }

    /// <summary>
    /// A call that is not broken off once it has begun: containerd kills the CNI plugin of a call that is cancelled,
    /// and the network is left half-way.
    /// </summary>
    private static Task<TResponse> FinishAsync<TRequest, TResponse>(
        Func<TRequest, CallOptions, AsyncUnaryCall<TResponse>> method,
        TRequest request,
        CancellationToken ct
    )
    {
        ct.ThrowIfCancellationRequested();
        return CallAsync(method, request, CancellationToken.None);
    }

    private static async Task GoneIsDoneAsync<T>(Task<T> call)
    {
        try
        {
            await call.ConfigureAwait(false);
        }
        catch (RuntimeException e) when (e.InnerException is RpcException { StatusCode: StatusCode.NotFound })
        { /* what is gone is stopped and removed */
        }
    }

    private async Task<IReadOnlyList<string>> GetIpsAsync(string sandboxId, CancellationToken ct)
    {
        if (_ips.TryGetValue(sandboxId, out var known))
            return known;
        PodSandboxStatusResponse response;
        try
        {
            response = await CallAsync(
                    _runtime.PodSandboxStatusAsync,
                    new PodSandboxStatusRequest { PodSandboxId = sandboxId },
                    ct
                )
                .ConfigureAwait(false);
        }
        catch (RuntimeException e) when (e.InnerException is RpcException { StatusCode: StatusCode.NotFound })
        {
            return [];
        }
        string[] ips = response.Status?.Network is { Ip.Length: > 0 } network
            ? [network.Ip, .. network.AdditionalIps.Select(i => i.Ip)]
            : [];
        // A sandbox that is just being made has no address yet.
        if (ips.Length > 0)
            _ips[sandboxId] = ips;
        return ips;
    }

    private async Task<ObservedContainer?> GetContainerAsync(Container listed, CancellationToken ct)
    {
        var phase = Phase(listed.State);
        var power = Enum.TryParse<MachinePower>(Label(listed.Annotations, RuntimeLabels.Power), out var told)
            ? told
            : MachinePower.Running;
        var snapshots = SnapshotsOf(Label(listed.Annotations, RuntimeLabels.Snapshots));
        if (_containers.TryGetValue(listed.Id, out var known) && known.Phase == phase)
            return _containers[listed.Id] = known with { Power = power, Snapshots = snapshots };
        ContainerStatusResponse response;
        try
        {
            response = await CallAsync(
                    _runtime.ContainerStatusAsync,
                    new ContainerStatusRequest { ContainerId = listed.Id, Verbose = phase == ContainerPhase.Running },
                    ct
                )
                .ConfigureAwait(false);
        }
        catch (RuntimeException e) when (e.InnerException is RpcException { StatusCode: StatusCode.NotFound })
        {
            return null;
        }
        var s = response.Status;
        return _containers[listed.Id] = new ObservedContainer
        {
            Id = s.Id,
            SandboxId = listed.PodSandboxId,
            Name = Label(s.Labels, RuntimeLabels.ContainerName),
            Attempt = int.TryParse(
                Label(s.Annotations, RuntimeLabels.RestartCount),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var count
            )
                ? count
                : (int)s.Metadata.Attempt,
            Phase = Phase(s.State),
            Power = power,
            Snapshots = snapshots,
            CreatedAt = Time(s.CreatedAt) ?? default,
            StartedAt = Time(s.StartedAt),
            FinishedAt = Time(s.FinishedAt),
            ExitCode = s.ExitCode,
            Reason = s.Reason,
            Message = s.Message,
            ImageRef = s.ImageRef,
            SpecHash = Label(s.Annotations, RuntimeLabels.ContainerHash),
            LogPath = s.LogPath,
            Limits = s.Resources?.Linux is { } linux
                ? ContainerLimits.Of(linux)
                : ContainerLimits.OfInfo(Label(response.Info, "info")),
        };
    }

    /// <summary>What a runtime tells of them; what is no such text is none.</summary>
    private static IReadOnlyList<MachineSnapshot> SnapshotsOf(string text)
    {
        if (text.Length == 0)
            return [];
        try
        {
            var told = JsonSerializer.Deserialize<Dictionary<string, DateTimeOffset>>(text) ?? [];
            return [.. told.Select(s => new MachineSnapshot(s.Key, s.Value)).OrderBy(s => s.CreatedAt)];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    /// <summary>What is no such text is none.</summary>
    private static IReadOnlyList<ObservedNic> NicsOf(string text)
    {
        if (text.Length == 0)
            return [];
        try
        {
            return
            [
                .. (JsonSerializer.Deserialize<List<ToldNic>>(text) ?? []).Select(n => new ObservedNic(
                    n.Name,
                    n.WantedIp,
                    n.Mac,
                    n.Ip,
                    PhaseOf(n.State)
                )),
            ];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static NicPhase PhaseOf(string state) =>
        state switch
        {
            nameof(NetworkInterfaceState.NicReady) => NicPhase.Ready,
            nameof(NetworkInterfaceState.NicLeaving) => NicPhase.Leaving,
            _ => NicPhase.InProgress,
        };

    private sealed record ToldNic(string Name, string WantedIp, string Mac, string Ip, string State);

    private void Forget(ListPodSandboxResponse sandboxes, ListContainersResponse containers)
    {
        var alive = containers.Containers.Select(c => c.Id).ToHashSet();
        foreach (var id in _containers.Keys)
            if (!alive.Contains(id))
                _containers.TryRemove(id, out _);
        alive = [.. sandboxes.Items.Select(s => s.Id)];
        foreach (var id in _ips.Keys)
            if (!alive.Contains(id))
                _ips.TryRemove(id, out _);
    }

    private static string Label(IDictionary<string, string> labels, string name) =>
        labels.TryGetValue(name, out var value) ? value : "";

    private static DateTimeOffset? Time(long nanoseconds) =>
        nanoseconds <= 0 ? null : DateTimeOffset.UnixEpoch.AddTicks(nanoseconds / 100);

    private static ContainerPhase Phase(ContainerState state) =>
        state switch
        {
            ContainerState.ContainerCreated => ContainerPhase.Created,
            ContainerState.ContainerRunning => ContainerPhase.Running,
            ContainerState.ContainerExited => ContainerPhase.Exited,
            _ => ContainerPhase.Unknown,
        };

    private static ImageRecord Record(Image i) =>
        new(i.Id, [.. i.RepoTags], [.. i.RepoDigests], (long)i.Size, i.Uid?.Value, i.Username) { IsPinned = i.Pinned };
}
