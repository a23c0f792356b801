using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using Arktos.Api.Core.V1;
using Arktos.Kubelet.Runtimes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Arktos.Kubelet.Server;

/// <summary>
/// Connections into a pod's network: for kubectl port-forward, which the runtime makes inside of it (by SPDY, by SPDY
/// in a WebSocket, or by channels of a WebSocket), and for API servers that proxy, which the agent makes to the address
/// that the runtime gave the pod. What the API says of a pod's address is never used. Thread-safe.
/// </summary>
internal sealed class PodForwards(
    KubeletOptions options,
    IWorkloadRuntime runtime,
    PodLookup lookup,
    SessionRoom sessions,
    CancellationToken stopping
)
{
    /// <summary>The subprotocol of the tunnel, and what is spoken within.</summary>
    internal const string TunnelProtocol = "SPDY/3.1+portforward.k8s.io",
        StreamProtocol = "portforward.k8s.io";

    /// <summary>What an API server asks for that wants a connection to a port.</summary>
    internal const string ConnectProtocol = "arktos-connect";

    private const int PortsMax = 64;
    private static readonly string[] ChannelProtocols = ["v4.channel.k8s.io", "v4.base64.channel.k8s.io"];
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2),
        DialMax = TimeSpan.FromSeconds(10);

    public async Task ForwardAsync(HttpContext context, string tenant, string ns, string pod)
    {
        var asksSpdy = RuntimeTunnel.AsksSpdy(context);
        var offered = context.WebSockets.IsWebSocketRequest
            ? context.WebSockets.WebSocketRequestedProtocols
            : (IList<string>)[];
        if (!asksSpdy && !context.WebSockets.IsWebSocketRequest)
        {
            await Answers
                .RefuseAsync(context, HttpStatusCode.BadRequest, "Upgrade request required")
                .ConfigureAwait(false);
            return;
        }
        var tunnels = offered.Contains(TunnelProtocol);
        if (ReadPorts(context.Request.Query["port"], out var ports) is { } wrong)
        {
            await Answers.RefuseAsync(context, HttpStatusCode.BadRequest, wrong).ConfigureAwait(false);
            return;
        }
        if (!asksSpdy && !tunnels && (!ChannelProtocols.Any(offered.Contains) || ports.Count == 0))
        {
            var why = ports.Count == 0 ? "query parameter \"port\" is required" : "no subprotocol of these is spoken";
            await Answers.RefuseAsync(context, HttpStatusCode.BadRequest, why).ConfigureAwait(false);
            return;
        }
        var (found, sandbox) = await SandboxAsync(context, tenant, ns, pod).ConfigureAwait(false);
        if (found is null || sandbox is null)
            return;
        using var place = await sessions.EnterAsync(context).ConfigureAwait(false);
        if (place is null)
            return;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping, context.RequestAborted);
        var watching = EndWithAsync(found, sandbox, ended);
        try
        {
            if (tunnels)
                await TunnelAsync(context, sandbox, ended.Token).ConfigureAwait(false);
            else
                await new RuntimeTunnel(options.Time)
                    .RunAsync(context, asksSpdy ? "POST" : "GET", ct => UrlAsync(sandbox, ports, ct), ended.Token)
                    .ConfigureAwait(false);
        }
        finally
        {
            await ended.CancelAsync().ConfigureAwait(false);
            await watching.ConfigureAwait(false);
        }
    }

    /// <summary>Bytes to and from a port of the pod's own address, once the caller has upgraded.</summary>
    public async Task ConnectAsync(HttpContext context, string tenant, string ns, string pod, int port)
    {
        var upgrade = context.Features.Get<IHttpUpgradeFeature>();
        if (upgrade is not { IsUpgradableRequest: true } || context.Request.Headers.Upgrade != ConnectProtocol)
        {
            await Answers
                .RefuseAsync(context, HttpStatusCode.BadRequest, "Upgrade request required")
                .ConfigureAwait(false);
            return;
        }
        var (found, sandbox) = await SandboxAsync(context, tenant, ns, pod).ConfigureAwait(false);
        if (found is null || sandbox is null)
            return;
        // On the node's own network there is no address that is the pod's alone.
        if (sandbox.Ips is not [var ip, ..] || found.Spec.HostNetwork || !IsPort(port))
        {
            await Answers.RefuseAsync(context, HttpStatusCode.BadRequest, "address not allowed").ConfigureAwait(false);
            return;
        }
        using var place = await sessions.EnterAsync(context).ConfigureAwait(false);
        if (place is null)
            return;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping, context.RequestAborted);
        try
        {
            using var socket = await DialAsync(new IPEndPoint(IPAddress.Parse(ip), port), end.Token)
                .ConfigureAwait(false);
            await using var server = new NetworkStream(socket);
            context.Response.Headers.Upgrade = ConnectProtocol;
            await using var client = await upgrade.UpgradeAsync().ConfigureAwait(false);
            await new BytePump(options.Time).RunAsync(client, server, end.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or SocketException && !context.Response.HasStarted)
        {
            await Answers
                .RefuseAsync(context, HttpStatusCode.BadGateway, $"dial tcp {ip}:{port}: {e.Message}")
                .ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        { /* the caller has gone, or the agent stops */
        }
    }

    /// <summary>Null, or what is wrong with the ports.</summary>
    internal static string? ReadPorts(IEnumerable<string?> texts, out IReadOnlyList<int> ports)
    {
        var read = new List<int>();
        ports = read;
        foreach (var text in texts.SelectMany(t => (t ?? "").Split(',')))
        {
            if (
                !int.TryParse(
                    text,
                    System.Globalization.NumberStyles.None,
                    System.Globalization.CultureInfo.InvariantCulture,
                    out var port
                ) || !IsPort(port)
            )
                return $"unable to parse \"{text}\" as a port";
            read.Add(port);
        }
        return read.Count <= PortsMax ? null : $"no more than {PortsMax} ports at once";
    }

    private static bool IsPort(int port) => port is >= IPEndPoint.MinPort + 1 and <= IPEndPoint.MaxPort;

    private async Task TunnelAsync(HttpContext context, ObservedSandbox sandbox, CancellationToken ct)
    {
        UpgradedStream? server = null;
        try
        {
            server = await UpgradedStream
                .ConnectAsync(
                    await UrlAsync(sandbox, [], ct).ConfigureAwait(false),
                    "POST",
                    UpgradedStream.Spdy(StreamProtocol),
                    options.Time,
                    ct
                )
                .ConfigureAwait(false);
            if (!server.IsUpgraded)
                throw new IOException($"the runtime's streaming server refused the session: {server.Status}");
            using var client = await TunnelSocket.AcceptAsync(context, TunnelProtocol).ConfigureAwait(false);
            await new BytePump(options.Time).RunTunnelAsync(client, server.Stream, ct).ConfigureAwait(false);
        }
        catch (Exception e) when (e is RuntimeException or IOException && !context.Response.HasStarted)
        {
            await Answers.RefuseAsync(context, HttpStatusCode.InternalServerError, e.Message).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or WebSocketException)
        { /* the caller has gone, or the agent stops */
        }
        finally
        {
            if (server is not null)
                await server.DisposeAsync().ConfigureAwait(false);
        }
    }

    private Task<Uri> UrlAsync(ObservedSandbox sandbox, IReadOnlyList<int> ports, CancellationToken ct) =>
        runtime.PortForwardAsync(sandbox.Id, ports, ct);

    /// <summary>Null after an answer that says why there is none.</summary>
    private async Task<(Pod? Pod, ObservedSandbox? Sandbox)> SandboxAsync(
        HttpContext context,
        string tenant,
        string ns,
        string name
    )
    {
        var (pod, observed) = await lookup.FindAsync(context, tenant, ns, name, container: null).ConfigureAwait(false);
        if (pod is null)
            return (null, null);
        if (observed.Sandboxes is [{ Ready: true } sandbox, ..])
            return (pod, sandbox);
        await Answers
            .RefuseAsync(context, HttpStatusCode.NotFound, $"pod not found (\"{name}\"): it has no network now")
            .ConfigureAwait(false);
        return (null, null);
    }

    /// <summary>A session ends with its pod: connections in it could only fail from then on.</summary>
    private async Task EndWithAsync(Pod pod, ObservedSandbox sandbox, CancellationTokenSource ended)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Look, options.Time, ended.Token).ConfigureAwait(false);
                if (await IsGoneAsync(pod, sandbox, ended.Token).ConfigureAwait(false))
                {
                    await ended.CancelAsync().ConfigureAwait(false);
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        { /* the session is over */
        }
    }

    private async Task<bool> IsGoneAsync(Pod pod, ObservedSandbox sandbox, CancellationToken ct)
    {
        try
        {
            var observed = await lookup.ObserveAsync(pod, ct).ConfigureAwait(false);
            return !observed.Sandboxes.Any(s => s.Id == sandbox.Id && s.Ready);
        }
        catch (RuntimeException)
        {
            // A runtime that does not answer says nothing of the pod.
            return false;
        }
    }

    private async Task<Socket> DialAsync(IPEndPoint to, CancellationToken ct)
    {
        using var timeout = new CancellationTokenSource(DialMax, options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(to, either.Token).ConfigureAwait(false);
            return socket;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            socket.Dispose();
            throw new IOException("i/o timeout");
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
