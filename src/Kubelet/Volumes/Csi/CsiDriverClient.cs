using Arktos.Kubelet.CsiWire;
using Arktos.Rpc;
using Grpc.Core;
using Capability = Arktos.Kubelet.CsiWire.NodeServiceCapability.Types.RPC.Types.Type;

namespace Arktos.Kubelet.Volumes.Csi;

/// <summary>
/// The node service of a CSI driver, at its Unix socket. Each call has two minutes; what fails is a
/// <see cref="CsiException"/>. Thread-safe.
/// </summary>
public sealed class CsiDriverClient : IDisposable
{
    public static readonly TimeSpan CallTimeout = TimeSpan.FromMinutes(2);

    private readonly RpcChannel _channel;
    private readonly Node.NodeClient _node;
    private readonly SemaphoreSlim _asking = new(1);
    private volatile IReadOnlySet<Capability>? _capabilities;

    /// <param name="endpoint">The path of the socket, with or without unix:// before it.</param>
    public CsiDriverClient(string name, string endpoint)
    {
        Name = name;
        _channel = Channel(endpoint);
        _node = new Node.NodeClient(_channel.Calls);
    }

    public string Name { get; }

    /// <summary>A channel to a plug-in's socket.</summary>
    internal static RpcChannel Channel(string endpoint) =>
        new(
            new RpcChannelOptions
            {
                Address = new Uri("http://localhost"),
                UnixSocketPath = endpoint.StartsWith("unix://", StringComparison.Ordinal)
                    ? endpoint["unix://".Length..]
                    : endpoint,
                // Servers of Go take many pings for an attack, and a local socket needs none.
                KeepAlive = Timeout.InfiniteTimeSpan,
            }
        );

    public Task<NodeGetInfoResponse> InfoAsync(CancellationToken ct) =>
        CallAsync(_node.NodeGetInfoAsync, new NodeGetInfoRequest(), ct);

    /// <summary>What the driver can do; asked for once.</summary>
    public async Task<bool> CanAsync(Capability capability, CancellationToken ct)
    {
        if (_capabilities is { } known)
            return known.Contains(capability);
        await _asking.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            _capabilities ??= (
                await CallAsync(_node.NodeGetCapabilitiesAsync, new NodeGetCapabilitiesRequest(), ct)
                    .ConfigureAwait(false)
            )
                .Capabilities.Where(c => c.Rpc is not null)
                .Select(c => c.Rpc.Type)
                .ToHashSet();
        }
        finally
        {
            _asking.Release();
        }
        return _capabilities.Contains(capability);
    }

    public Task StageAsync(NodeStageVolumeRequest request, CancellationToken ct) =>
        CallAsync(_node.NodeStageVolumeAsync, request, ct);

    public Task UnstageAsync(NodeUnstageVolumeRequest request, CancellationToken ct) =>
        CallAsync(_node.NodeUnstageVolumeAsync, request, ct);

    public Task PublishAsync(NodePublishVolumeRequest request, CancellationToken ct) =>
        CallAsync(_node.NodePublishVolumeAsync, request, ct);

    public Task UnpublishAsync(NodeUnpublishVolumeRequest request, CancellationToken ct) =>
        CallAsync(_node.NodeUnpublishVolumeAsync, request, ct);

    public Task<NodeExpandVolumeResponse> ExpandAsync(NodeExpandVolumeRequest request, CancellationToken ct) =>
        CallAsync(_node.NodeExpandVolumeAsync, request, ct);

    public Task<NodeGetVolumeStatsResponse> StatsAsync(NodeGetVolumeStatsRequest request, CancellationToken ct) =>
        CallAsync(_node.NodeGetVolumeStatsAsync, request, ct);

    public void Dispose()
    {
        _channel.Dispose();
        _asking.Dispose();
    }

    internal static async Task<TResponse> CallAsync<TRequest, TResponse>(
        Func<TRequest, CallOptions, AsyncUnaryCall<TResponse>> method,
        TRequest request,
        CancellationToken ct
    )
    {
        try
        {
            return await method(request, RpcCalls.Within(CallTimeout, ct)).ResponseAsync.ConfigureAwait(false);
        }
        catch (RpcException e) when (!ct.IsCancellationRequested)
        {
            throw new CsiException(
                e.StatusCode,
                e.StatusCode == StatusCode.DeadlineExceeded && e.Status.Detail.Length == 0
                    ? "context deadline exceeded"
                    : e.Status.Detail,
                e
            );
        }
        catch (RpcException e)
        {
            throw new OperationCanceledException(e.Message, e, ct);
        }
    }
}
