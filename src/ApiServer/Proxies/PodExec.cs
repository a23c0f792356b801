using System.Net.WebSockets;
using Arktos.Api;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Requests;
using Microsoft.AspNetCore.Http;

namespace Arktos.ApiServer.Proxies;

/// <summary>
/// pods/{name}/exec and attach. By WebSocket, frames pass both ways as they are, in the subprotocol that the node agent
/// chose; by SPDY (kubectl before 1.31) the bytes do.
/// </summary>
/// <param name="verb">"exec" or "attach".</param>
internal sealed class PodExec(
    string verb,
    PodTargets targets,
    NodeConnections nodes,
    NodeForwarder forwards,
    RecentRefusals refusals
) : PodStream
{
    private const int FrameBytes = 32 * 1024;
    private static readonly TimeSpan CloseMax = TimeSpan.FromSeconds(5);
    private static readonly (string Client, string Agent)[] Streams =
    [
        ("stdin", "input"),
        ("stdout", "output"),
        ("stderr", "error"),
        ("tty", "tty"),
    ];

    public override async Task<Status?> ServeAsync(HttpContext http, ResolvedRequest request)
    {
        var query = http.Request.Query;
        if (!Streams.Take(3).Any(s => QueryFlags.Read(query, s.Client)))
            return Statuses.BadRequest("you must specify at least 1 of stdin, stdout, stderr");
        var found = await targets.FindAsync(request, query["container"].ToString(), http.RequestAborted);
        if (!found.Succeeded(out var target, out var error))
            return error;
        if (target.Agent is null)
            return Statuses.BadRequest($"pod {request.Name} does not have a host assigned");
        var asksSpdy = NodeForwarder.AsksSpdy(http);
        if (!http.WebSockets.IsWebSocketRequest)
        {
            if (refusals.Find(http, request) is { } refused)
                return refused;
            if (!asksSpdy)
                return Statuses.BadRequest("Upgrade request required");
        }

        var parameters = query["command"]
            .Select(c => $"command={Uri.EscapeDataString(c ?? "")}")
            .Concat(Streams.Where(s => QueryFlags.Read(query, s.Client)).Select(s => $"{s.Agent}=1"));
        if (asksSpdy)
            return await forwards.ForwardAsync(
                http,
                target.Agent,
                target.PathOf(verb),
                new QueryString($"?{string.Join("&", parameters)}")
            );
        var uri = new UriBuilder(new Uri(target.Agent.Address, $"{target.PathOf(verb)}?{string.Join("&", parameters)}"))
        {
            Scheme = "wss",
        }.Uri;
        ClientWebSocket agent;
        try
        {
            agent = await nodes.ConnectAsync(target.Agent, uri, UpgradeHeaders.Subprotocols(http), http.RequestAborted);
        }
        catch (Exception e) when (e is WebSocketException or ArgumentException)
        {
            // An argument that does not fit is a subprotocol of the client's.
            return refusals.Keep(
                http,
                request,
                e is ArgumentException
                    ? Statuses.BadRequest($"the subprotocols cannot be asked for: {e.Message}")
                    : Statuses.InternalError($"error dialing backend: {NodeConnections.Reason(e)}")
            );
        }
        using (agent)
        {
            using var client = await http.WebSockets.AcceptWebSocketAsync(
                new WebSocketAcceptContext { SubProtocol = agent.SubProtocol, DangerousEnableCompression = false }
            );
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
            var down = PumpAsync(agent, client, ended.Token);
            var up = PumpAsync(client, agent, ended.Token);
            // The agent's end is the end; a client that only closes its side may still wait for output.
            if (await Task.WhenAny(down, up) == up && !client.CloseStatus.HasValue)
                await ended.CancelAsync();
            await down;
            // The client answers the close in its time: to cut the connection now would take from it what it has not
            // read yet, the exit code first of all.
            await Task.WhenAny(up, Task.Delay(CloseMax, ended.Token));
            await ended.CancelAsync();
            await up;
        }
        return null;
    }

    private static async Task PumpAsync(WebSocket from, WebSocket to, CancellationToken cancel)
    {
        var buffer = new byte[FrameBytes];
        try
        {
            while (true)
            {
                var frame = await from.ReceiveAsync(buffer.AsMemory(), cancel);
                if (frame.MessageType == WebSocketMessageType.Close)
                {
                    await to.CloseOutputAsync(
                        from.CloseStatus ?? WebSocketCloseStatus.NormalClosure,
                        from.CloseStatusDescription,
                        cancel
                    );
                    return;
                }
                await to.SendAsync(buffer.AsMemory(0, frame.Count), frame.MessageType, frame.EndOfMessage, cancel);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // One side is gone, and with it the stream: the other is closed by its owner.
        }
    }
}
