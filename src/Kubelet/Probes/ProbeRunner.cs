using System.Net.Sockets;
using System.Text;
using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Kubelet.Pods;
using Arktos.Kubelet.Runtimes;

namespace Arktos.Kubelet.Probes;

/// <param name="Warning">What is to be told though the try succeeded; "" for nothing.</param>
public readonly record struct ProbeOutcome(ProbeResult Result, string Output, string Warning = "");

/// <summary>Makes one try of a probe, or runs a hook's handler. Thread-safe.</summary>
public sealed class ProbeRunner(IWorkloadRuntime runtime) : IDisposable
{
    private const int OutputBytesMax = 10 << 10;

    private readonly HttpProbe _http = new();

    public async Task<ProbeOutcome> RunAsync(
        Probe probe,
        Container spec,
        ObservedContainer container,
        string podIp,
        CancellationToken ct
    )
    {
        var timeout = TimeSpan.FromSeconds(Math.Max(1, probe.TimeoutSeconds));
        try
        {
            if (probe.Exec is { } exec)
                return await ExecAsync(exec, container, timeout, ct).ConfigureAwait(false);
            if (probe.HttpGet is { } http)
                return await HttpAsync(http, spec, podIp, timeout, "kube-probe/1.35", ct).ConfigureAwait(false);
            if (probe.TcpSocket is { } tcp)
                return await TcpAsync(tcp, spec, podIp, timeout, ct).ConfigureAwait(false);
            if (probe.Grpc is { } grpc)
                return await GrpcProbe.RunAsync(grpc, podIp, timeout, ct).ConfigureAwait(false);
            return new ProbeOutcome(ProbeResult.Unknown, "missing probe handler");
        }
        catch (RuntimeException e)
        {
            return new ProbeOutcome(ProbeResult.Unknown, e.Message);
        }
    }

    public Task<ProbeOutcome> HttpAsync(
        HTTPGetAction get,
        Container spec,
        string podIp,
        TimeSpan timeout,
        string userAgent,
        CancellationToken ct
    )
    {
        if (Port(get.Port, spec) is not { } port)
            return Task.FromResult(
                new ProbeOutcome(ProbeResult.Unknown, $"couldn't find port \"{get.Port}\" of container {spec.Name}")
            );
        var host = get.Host.Length > 0 ? get.Host : podIp;
        var url =
            $"{(get.Scheme.Length > 0 ? get.Scheme.ToLowerInvariant() : "http")}://"
            + $"{(host.Contains(':') ? $"[{host}]" : host)}:{port}"
            + $"{(get.Path.StartsWith('/') ? "" : "/")}{get.Path}";
        return Uri.TryCreate(url, UriKind.Absolute, out var uri)
            ? _http.RunAsync(get, uri, timeout, userAgent, ct)
            : Task.FromResult(new ProbeOutcome(ProbeResult.Failure, $"Get \"{url}\": it is no URL"));
    }

    public void Dispose() => _http.Dispose();

    /// <summary>A number, or the number of the container's port of that name.</summary>
    public static int? Port(IntOrString port, Container spec) =>
        port.Text is not { } name ? port.Number
        : int.TryParse(name, out var number) ? number
        : spec.Ports?.FirstOrDefault(p => p.Name == name)?.ContainerPortValue;

    private async Task<ProbeOutcome> ExecAsync(
        ExecAction exec,
        ObservedContainer container,
        TimeSpan timeout,
        CancellationToken ct
    )
    {
        var command = exec.Command ?? [];
        var result = await runtime.ExecSyncAsync(container.Id, command, timeout, ct).ConfigureAwait(false);
        if (result.TimedOut)
            return new ProbeOutcome(
                ProbeResult.Failure,
                $"command timed out: \"{string.Join(' ', command)}\" timed out after {GoDuration.Format(timeout)}"
            );
        var output =
            Encoding.UTF8.GetByteCount(result.Output) > OutputBytesMax
                ? result.Output[..Math.Min(result.Output.Length, OutputBytesMax)]
                : result.Output;
        return new ProbeOutcome(result.ExitCode == 0 ? ProbeResult.Success : ProbeResult.Failure, output);
    }

    private static async Task<ProbeOutcome> TcpAsync(
        TCPSocketAction tcp,
        Container spec,
        string podIp,
        TimeSpan timeout,
        CancellationToken ct
    )
    {
        if (Port(tcp.Port, spec) is not { } port)
            return new ProbeOutcome(ProbeResult.Unknown, $"couldn't find port \"{tcp.Port}\" of container {spec.Name}");
        var host = tcp.Host.Length > 0 ? tcp.Host : podIp;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
        deadline.CancelAfter(timeout);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(host, port, deadline.Token).ConfigureAwait(false);
            return new ProbeOutcome(ProbeResult.Success, "");
        }
        catch (SocketException e)
        {
            return new ProbeOutcome(
                ProbeResult.Failure,
                $"dial tcp {host}:{port}: connect: {e.Message.ToLowerInvariant()}"
            );
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new ProbeOutcome(ProbeResult.Failure, $"dial tcp {host}:{port}: i/o timeout");
        }
    }
}
