using System.Collections.Concurrent;
using System.Diagnostics;
using Arktos.Kubelet.CsiWire;
using Arktos.Kubelet.PluginWire;
using Arktos.Rpc;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Arktos.Kubelet.Tests.Volumes.Csi;

/// <summary>
/// A CSI driver whose volumes are folders below one of its own, bind-mounted where they are wanted, or files there of
/// which it makes block devices: its node service and its registration at Unix sockets, as drivers have them. As root
/// it mounts, else it only says that it has.
/// </summary>
internal sealed class FolderDriver : Node.NodeBase, IAsyncDisposable
{
    private readonly List<WebApplication> _apps = [];

    public required string Name { get; init; }

    /// <summary>Where the folders of volumes are.</summary>
    public required string Folder { get; init; }

    public string Type { get; init; } = "CSIPlugin";

    public string Version { get; init; } = "1.0.0";

    public long VolumesMax { get; init; }

    public IReadOnlyDictionary<string, string> Topology { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<NodeServiceCapability.Types.RPC.Types.Type> Capabilities { get; init; } =
    [NodeServiceCapability.Types.RPC.Types.Type.StageUnstageVolume];

    /// <summary>The calls that were made, as "stage HANDLE".</summary>
    public ConcurrentQueue<string> Calls { get; } = new();

    /// <summary>What the agent said of the registration, "" for success.</summary>
    public ConcurrentQueue<string> Told { get; } = new();

    public ConcurrentQueue<NodeStageVolumeRequest> Staged { get; } = new();

    public ConcurrentQueue<NodePublishVolumeRequest> Published { get; } = new();

    public ConcurrentQueue<NodeExpandVolumeRequest> Expanded { get; } = new();

    /// <summary>Why a call ("stage", "publish", …) fails; null: it does not.</summary>
    public Func<string, RpcException?> Fault { get; set; } = static _ => null;

    /// <param name="registry">The agent's folder plugins_registry.</param>
    /// <param name="endpoint">Where the node service is to be.</param>
    public async Task StartAsync(string registry, string endpoint)
    {
        await ServeAsync(endpoint, app => app.MapRpcService(b => Node.BindService(b, this), Anybody));
        await ServeAsync(
            Path.Combine(registry, $"{Name}-reg.sock"),
            app => app.MapRpcService(b => Registration.BindService(b, new Registrar(this, endpoint)), Anybody)
        );
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var app in _apps)
            await app.DisposeAsync();
        _apps.Clear();
    }

    public string FolderOf(string handle) => Path.Combine(Folder, handle);

    /// <summary>The blocks of a volume that is wanted as a device.</summary>
    public string FileOf(string handle) => FolderOf(handle) + ".img";

    public override Task<NodeGetInfoResponse> NodeGetInfo(NodeGetInfoRequest request, ServerCallContext context)
    {
        var info = new NodeGetInfoResponse { NodeId = $"{Name}-here", MaxVolumesPerNode = VolumesMax };
        if (Topology.Count > 0)
            info.AccessibleTopology = new Topology { Segments = { new Dictionary<string, string>(Topology) } };
        return Task.FromResult(info);
    }

    public override Task<NodeGetCapabilitiesResponse> NodeGetCapabilities(
        NodeGetCapabilitiesRequest request,
        ServerCallContext context
    ) =>
        Task.FromResult(
            new NodeGetCapabilitiesResponse
            {
                Capabilities =
                {
                    Capabilities.Select(c => new NodeServiceCapability
                    {
                        Rpc = new NodeServiceCapability.Types.RPC { Type = c },
                    }),
                },
            }
        );

    public override async Task<NodeStageVolumeResponse> NodeStageVolume(
        NodeStageVolumeRequest request,
        ServerCallContext context
    )
    {
        Staged.Enqueue(request);
        Note("stage", request.VolumeId);
        if (request.VolumeCapability.Block is not null)
            await AttachAsync(request.VolumeId);
        else
            await BindAsync(FolderOf(request.VolumeId), request.StagingTargetPath);
        return new NodeStageVolumeResponse();
    }

    public override async Task<NodeUnstageVolumeResponse> NodeUnstageVolume(
        NodeUnstageVolumeRequest request,
        ServerCallContext context
    )
    {
        Note("unstage", request.VolumeId);
        await UnbindAsync(request.StagingTargetPath);
        if (File.Exists(FileOf(request.VolumeId)) && await LoopDevice.OfAsync(FileOf(request.VolumeId)) is { } device)
            await device.DetachAsync();
        return new NodeUnstageVolumeResponse();
    }

    public override async Task<NodePublishVolumeResponse> NodePublishVolume(
        NodePublishVolumeRequest request,
        ServerCallContext context
    )
    {
        Published.Enqueue(request);
        Note("publish", request.VolumeId);
        if (request.VolumeCapability.Block is not null)
        {
            var device = await AttachAsync(request.VolumeId);
            if (!File.Exists(request.TargetPath))
                await File.WriteAllBytesAsync(request.TargetPath, []);
            if (!IsMounted(request.TargetPath))
                await RunAsync("mount", "--bind", device.Path, request.TargetPath);
            return new NodePublishVolumeResponse();
        }
        await BindAsync(
            request.StagingTargetPath.Length > 0 ? request.StagingTargetPath : FolderOf(request.VolumeId),
            request.TargetPath
        );
        return new NodePublishVolumeResponse();
    }

    public override async Task<NodeUnpublishVolumeResponse> NodeUnpublishVolume(
        NodeUnpublishVolumeRequest request,
        ServerCallContext context
    )
    {
        Note("unpublish", request.VolumeId);
        await UnbindAsync(request.TargetPath);
        if (Directory.Exists(request.TargetPath))
            Directory.Delete(request.TargetPath);
        else if (File.Exists(request.TargetPath))
            File.Delete(request.TargetPath);
        // One that was made for a pod goes with it.
        if (
            request.VolumeId.StartsWith("csi-", StringComparison.Ordinal)
            && Directory.Exists(FolderOf(request.VolumeId))
        )
            Directory.Delete(FolderOf(request.VolumeId), recursive: true);
        return new NodeUnpublishVolumeResponse();
    }

    public override async Task<NodeExpandVolumeResponse> NodeExpandVolume(
        NodeExpandVolumeRequest request,
        ServerCallContext context
    )
    {
        Expanded.Enqueue(request);
        Note($"expand to {request.CapacityRange.RequiredBytes >> 30}Gi", request.VolumeId);
        if (request.VolumeCapability.Block is not null)
            await (await AttachAsync(request.VolumeId)).GrowAsync(request.CapacityRange.RequiredBytes);
        return new NodeExpandVolumeResponse { CapacityBytes = request.CapacityRange.RequiredBytes };
    }

    public override Task<NodeGetVolumeStatsResponse> NodeGetVolumeStats(
        NodeGetVolumeStatsRequest request,
        ServerCallContext context
    ) =>
        Task.FromResult(
            new NodeGetVolumeStatsResponse
            {
                Usage =
                {
                    new VolumeUsage
                    {
                        Unit = VolumeUsage.Types.Unit.Bytes,
                        Total = 100,
                        Used = 30,
                        Available = 70,
                    },
                },
                VolumeCondition = new VolumeCondition { Abnormal = true, Message = "hot" },
            }
        );

    private void Note(string call, string handle)
    {
        Calls.Enqueue($"{call} {handle}");
        if (Fault(call) is { } fault)
            throw fault;
    }

    private async Task<LoopDevice> AttachAsync(string handle)
    {
        Directory.CreateDirectory(Folder);
        var file = FileOf(handle);
        return (File.Exists(file) ? await LoopDevice.OfAsync(file) : null) ?? await LoopDevice.AttachAsync(file);
    }

    private static async Task BindAsync(string from, string to)
    {
        Directory.CreateDirectory(from);
        Directory.CreateDirectory(to);
        if (Environment.IsPrivilegedProcess && !IsMounted(to))
            await RunAsync("mount", "--bind", from, to);
    }

    private static async Task UnbindAsync(string path)
    {
        if (Environment.IsPrivilegedProcess && IsMounted(path))
            await RunAsync("umount", path);
    }

    internal static bool IsMounted(string path) =>
        File.ReadLines("/proc/self/mountinfo").Any(line => line.Split(' ')[4] == path);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new RpcException(new Grpc.Core.Status(StatusCode.Internal, said.Trim()));
    }

    private static RpcMethodOptions Anybody(IMethod method) => new() { Authorize = _ => default };

    private async Task ServeAsync(string socket, Action<WebApplication> map)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(socket)!);
        File.Delete(socket);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRpcServer(new RpcServerOptions { MessageBytesMax = 1 << 20 });
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(k => k.ListenUnixSocket(socket, l => l.Protocols = HttpProtocols.Http2));
        var app = builder.Build();
        map(app);
        await app.StartAsync();
        _apps.Add(app);
    }

    private sealed class Registrar(FolderDriver driver, string endpoint) : Registration.RegistrationBase
    {
        public override Task<PluginInfo> GetInfo(InfoRequest request, ServerCallContext context) =>
            Task.FromResult(
                new PluginInfo
                {
                    Type = driver.Type,
                    Name = driver.Name,
                    Endpoint = endpoint,
                    SupportedVersions = { driver.Version },
                }
            );

        public override Task<RegistrationStatusResponse> NotifyRegistrationStatus(
            RegistrationStatus request,
            ServerCallContext context
        )
        {
            driver.Told.Enqueue(request.PluginRegistered ? "" : request.Error);
            return Task.FromResult(new RegistrationStatusResponse());
        }
    }
}
