using System.Globalization;
using System.Net.WebSockets;
using Arktos.Api;
using Arktos.Api.Meta.V1;
using Arktos.Api.Validation;
using Arktos.ApiServer.Requests;
using Arktos.ApiServer.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Pod = Arktos.Api.Core.V1.Pod;

namespace Arktos.ApiServer.Proxies;

/// <summary>
/// GET pods/{name}/log: what the node agent has of a container's output, passed on as it comes, as a body or in the
/// messages of a WebSocket.
/// </summary>
internal sealed class PodLogs(PodTargets targets, NodeConnections nodes) : PodStream
{
    private const int ChunkBytes = 16 * 1024;

    private static readonly string[] PassedOn =
    [
        "follow",
        "previous",
        "sinceSeconds",
        "sinceTime",
        "timestamps",
        "tailLines",
        "limitBytes",
    ];
    private static readonly string[] Flags = ["follow", "previous", "timestamps"];
    private static readonly (string Name, long Min, string Detail)[] Numbers =
    [
        ("sinceSeconds", 1, "must be greater than 0"),
        ("tailLines", 0, Formats.NonNegative),
        ("limitBytes", 1, "must be greater than 0"),
    ];

    public override async Task<Status?> ServeAsync(HttpContext http, ResolvedRequest request)
    {
        var query = http.Request.Query;
        if (CheckOptions(query) is { } errors)
            return Statuses.Invalid(new GroupVersionKind("", "v1", "PodLogOptions"), request.Name, errors);
        var bySocket = http.WebSockets.IsWebSocketRequest;
        if (bySocket && !OutputSocket.IsSpoken(http))
            return Statuses.BadRequest("of subprotocols, logs have binary.k8s.io and base64.binary.k8s.io");
        var found = await targets.FindAsync(request, query["container"].ToString(), http.RequestAborted);
        if (!found.Succeeded(out var target, out var error))
            return error;
        if (!bySocket)
            http.Response.ContentType = "text/plain";
        if (target.Agent is null)
        {
            if (bySocket)
                await SendAsync(Stream.Null, http);
            return null;
        }
        if (NotStarted(target.Pod, target.Container, QueryFlags.Read(query, "previous")) is { } reason)
            return Statuses.BadRequest(reason);

        var parameters = PassedOn
            .Where(p => query.ContainsKey(p))
            .Select(p => $"{p}={Uri.EscapeDataString(Flags.Contains(p) ? Flag(query, p) : query[p].ToString())}");
        var uri = new Uri(target.Agent.Address, $"{target.PathOf("containerLogs")}?{string.Join("&", parameters)}");
        HttpResponseMessage response;
        try
        {
            response = await nodes.GetAsync(target.Agent, uri, http.RequestAborted);
        }
        catch (HttpRequestException e)
        {
            return Statuses.InternalError($"error dialing backend: {NodeConnections.Reason(e)}");
        }
        using (response)
        {
            if (!response.IsSuccessStatusCode)
            {
                var text = await response.Content.ReadAsStringAsync(http.RequestAborted);
                return Statuses.Failure(
                    (int)response.StatusCode,
                    (int)response.StatusCode is 400 ? "BadRequest"
                        : (int)response.StatusCode is 404 ? "NotFound"
                        : "InternalError",
                    text.Trim(),
                    new()
                );
            }
            await using var body = await response.Content.ReadAsStreamAsync(http.RequestAborted);
            if (bySocket)
                await SendAsync(body, http);
            else
                await WriteAsync(body, http);
        }
        return null;
    }

    private static async Task WriteAsync(Stream body, HttpContext http)
    {
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        await http.Response.StartAsync(http.RequestAborted);
        var buffer = new byte[ChunkBytes];
        int read;
        while ((read = await body.ReadAsync(buffer, http.RequestAborted)) > 0)
        {
            await http.Response.Body.WriteAsync(buffer.AsMemory(0, read), http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
        }
    }

    private static async Task SendAsync(Stream body, HttpContext http)
    {
        await using var socket = await OutputSocket.AcceptAsync(http);
        var buffer = new byte[ChunkBytes];
        try
        {
            int read;
            while ((read = await body.ReadAsync(buffer, socket.Ended)) > 0)
                await socket.SendAsync(buffer.AsMemory(0, read));
            await socket.CloseAsync();
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Nobody reads any more.
        }
    }

    private static string Flag(IQueryCollection query, string name) => QueryFlags.Read(query, name) ? "true" : "false";

    private static FieldErrors? CheckOptions(IQueryCollection query)
    {
        var errors = new FieldErrors();
        foreach (var (name, min, detail) in Numbers)
            if (
                query.TryGetValue(name, out var text)
                && (
                    !long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                    || value < min
                )
            )
                errors.Invalid(name, text.ToString(), detail);
        if (query.ContainsKey("sinceSeconds") && query.ContainsKey("sinceTime"))
            errors.Forbidden("", "at most one of `sinceTime` or `sinceSeconds` may be specified");
        return errors.Count == 0 ? null : errors;
    }

    // The agent is not asked about a container that cannot have any output.
    private static string? NotStarted(Pod pod, string container, bool previous)
    {
        var status = (pod.Status.InitContainerStatuses ?? [])
            .Concat(pod.Status.ContainerStatuses ?? [])
            .Concat(pod.Status.EphemeralContainerStatuses ?? [])
            .FirstOrDefault(s => s.Name == container);
        var name = pod.Metadata.Name;
        if (status is null)
            return $"container \"{container}\" in pod \"{name}\" is not available";
        if (previous)
            return status.LastState.Terminated is null
                ? $"previous terminated container \"{container}\" in pod \"{name}\" not found"
                : null;
        if (status.State.Waiting is not { } waiting || status.LastState.Terminated is not null)
            return null;
        return waiting.Reason switch
        {
            "ErrImagePull" => $"container \"{container}\" in pod \"{name}\" is waiting to start: image can't be pulled",
            "ImagePullBackOff" =>
                $"container \"{container}\" in pod \"{name}\" is waiting to start: trying and failing to pull image",
            "" => $"container \"{container}\" in pod \"{name}\" is waiting to start - no logs yet",
            var reason => $"container \"{container}\" in pod \"{name}\" is waiting to start: {reason}",
        };
    }
}
