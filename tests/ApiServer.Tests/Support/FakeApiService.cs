using System.Collections.Concurrent;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Arktos.Rpc;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Arktos.ApiServer.Tests.Support;

/// <summary>
/// A server of an API of its own, as one stands behind an APIService: flunders of a group. It believes who sends a
/// request from the certificate of the front proxy, and tells in its answers what it was sent.
/// </summary>
internal sealed class FakeApiService : IAsyncDisposable
{
    public const string Group = "wardle.example.com";
    public const string Version = "v1alpha1";
    public const string Base = $"/apis/{Group}/{Version}";
    public const string Flunders = $"{Base}/namespaces/shop/flunders";

    private readonly WebApplication _app;
    private readonly CancellationTokenSource _stopping = new();
    private readonly TestAuthority _authority = new();

    private FakeApiService(TestAuthority clients, string name)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        var tls = new TlsDoorOptions
        {
            Certificate = _authority.Server(name),
            ClientRoots = [clients.Certificate],
            DemandsCertificate = false,
        };
        builder.WebHost.UseKestrelCore().ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0, l => l.UseTls(tls)));
        _app = builder.Build();
        _app.UseWebSockets();
        _app.Run(ServeAsync);
    }

    public int Port { get; private set; }

    public string CaBundle => Convert.ToBase64String(Encoding.UTF8.GetBytes(_authority.CertificatePem));

    /// <summary>What the last WebSocket has asked for.</summary>
    public IReadOnlyList<string> Subprotocols { get; private set; } = [];

    /// <summary>Names of events that its watches send, one after the other.</summary>
    public BlockingCollection<string> Events { get; } = [];

    /// <summary>
    /// Flunders by "namespace/name", that are served as a server of its own would serve them; null: none, and requests
    /// are answered with what they were.
    /// </summary>
    public ConcurrentDictionary<string, JsonObject>? Kept { get; set; }

    /// <param name="clients">Who signs the certificate of the front proxy.</param>
    /// <param name="name">Of its certificate.</param>
    public static async Task<FakeApiService> StartAsync(TestAuthority clients, string name = "api.shop.svc")
    {
        var service = new FakeApiService(clients, name);
        await service._app.StartAsync();
        service.Port = new Uri(
            service
                ._app.Services.GetRequiredService<IServer>()
                .Features.Get<IServerAddressesFeature>()!
                .Addresses.First()
        ).Port;
        return service;
    }

    public async ValueTask DisposeAsync()
    {
        Events.CompleteAdding();
        await _stopping.CancelAsync();
        await _app.DisposeAsync();
        _authority.Dispose();
    }

    private async Task ServeAsync(HttpContext http)
    {
        var path = http.Request.Path.Value!;
        if (path == Base)
            await WriteAsync(http, Resources);
        else if (path == $"/openapi/v3{Base}")
            await WriteAsync(http, """{"openapi":"3.0.0","info":{"title":"flunders"},"paths":{}}""");
        else if (path == "/openapi/v2")
            await SchemaAsync(http);
        else if (path.EndsWith("/redirect", StringComparison.Ordinal))
            http.Response.Redirect("https://elsewhere.example.com/");
        else if (path.EndsWith("/hang", StringComparison.Ordinal))
            await Task.Delay(Timeout.Infinite, http.RequestAborted);
        else if (path.EndsWith("/error", StringComparison.Ordinal))
        {
            http.Response.StatusCode = 418;
            http.Response.Headers["X-Own"] = "yes";
            await WriteAsync(http, """{"kind":"Status","message":"a teapot"}""");
        }
        else if (Kept is { } kept)
            await KeptAsync(http, kept, path[Base.Length..].Trim('/').Split('/'));
        else if (http.WebSockets.IsWebSocketRequest)
            await EchoAsync(http);
        else if (http.Request.Query["watch"] == "true")
            await WatchAsync(http);
        else
            await WriteAsync(http, await SentAsync(http));
    }

    /// <summary>Of its document of OpenAPI v2; null: it never answers for it.</summary>
    public string? Description { get; set; } = "a flunder";

    /// <summary>How often that document was sent.</summary>
    public int SchemasSent { get; private set; }

    private async Task SchemaAsync(HttpContext http)
    {
        if (Description is not { } description)
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, _stopping.Token);
            await Task.Delay(Timeout.Infinite, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }
        http.Response.Headers.ETag = $"\"{description}\"";
        if (http.Request.Headers.IfNoneMatch == http.Response.Headers.ETag)
        {
            http.Response.StatusCode = 304;
            return;
        }
        SchemasSent++;
        await WriteAsync(
            http,
            """
            {"swagger":"2.0","paths":{"/apis/":{"get":{}},"FLUNDERS":{"get":{"responses":{"200":{"schema":
              {"$ref":"#/definitions/com.example.Flunder"}}}}}},
             "definitions":{"com.example.Flunder":{"type":"object","description":"TOLD","properties":{
               "metadata":{"$ref":"#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"}}},
              "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta":{"type":"object","description":"theirs"}}}
            """.Replace("FLUNDERS", Flunders).Replace("TOLD", description)
        );
    }

    private string Resources =>
        Kept is null
            ? Described
            : Described.Replace(
                """["create","get","list","watch"]""",
                """["get","list","watch","delete","deletecollection"]"""
            );

    private static string Described =>
        $$$"""
            {"kind":"APIResourceList","apiVersion":"v1","groupVersion":"{{{Group}}}/{{{Version}}}","resources":[
              {"name":"flunders","singularName":"flunder","namespaced":true,"kind":"Flunder","shortNames":["fl"],
               "verbs":["create","get","list","watch"]},
              {"name":"flunders/status","singularName":"","namespaced":true,"kind":"Flunder","verbs":["get"]}]}
            """;

    private static async Task KeptAsync(HttpContext http, ConcurrentDictionary<string, JsonObject> kept, string[] parts)
    {
        var (ns, name) = parts switch
        {
            ["namespaces", var n, "flunders"] => (n, ""),
            ["namespaces", var n, "flunders", var one] => (n, one),
            _ => ("", ""),
        };
        var all = kept.Where(k =>
                k.Key.StartsWith(ns.Length > 0 ? $"{ns}/{name}" : "", StringComparison.Ordinal)
                && (name.Length == 0 || k.Key == $"{ns}/{name}")
            )
            .ToList();
        if (http.Request.Method == "DELETE")
            foreach (var (key, _) in all)
                kept.TryRemove(key, out _);
        if (name.Length > 0 && all.Count == 0)
        {
            http.Response.StatusCode = 404;
            await WriteAsync(
                http,
                new JsonObject
                {
                    ["kind"] = "Status",
                    ["code"] = 404,
                    ["reason"] = "NotFound",
                    ["details"] = new JsonObject { ["name"] = name, ["kind"] = "flunders" },
                }.ToJsonString()
            );
            return;
        }
        var items = new JsonArray([.. all.Select(k => (JsonNode)k.Value.DeepClone())]);
        var list = new JsonObject { ["kind"] = "FlunderList", ["items"] = items };
        await WriteAsync(http, (name.Length > 0 ? all[0].Value : list).ToJsonString());
    }

    private static async Task<string> SentAsync(HttpContext http)
    {
        using var body = new StreamReader(http.Request.Body);
        var headers = new JsonObject();
        foreach (var (name, values) in http.Request.Headers)
            headers[name.ToLowerInvariant()] = string.Join('|', values.AsEnumerable());
        return new JsonObject
        {
            ["kind"] = "Flunder",
            ["method"] = http.Request.Method,
            ["path"] = http.Request.Path.ToUriComponent() + http.Request.QueryString,
            ["certificate"] = http.Connection.ClientCertificate?.Subject,
            ["headers"] = headers,
            ["body"] = await body.ReadToEndAsync(),
        }.ToJsonString();
    }

    private async Task WatchAsync(HttpContext http)
    {
        http.Response.ContentType = "application/json";
        foreach (var name in Events.GetConsumingEnumerable(http.RequestAborted))
        {
            await http.Response.WriteAsync(
                """{"type":"ADDED","object":{"kind":"Flunder","metadata":{"name":"NAME"}}}""".Replace("NAME", name)
                    + "\n"
            );
            await http.Response.Body.FlushAsync();
        }
    }

    private async Task EchoAsync(HttpContext http)
    {
        Subprotocols = [.. http.WebSockets.WebSocketRequestedProtocols];
        using var socket = await http.WebSockets.AcceptWebSocketAsync(Subprotocols.FirstOrDefault());
        var buffer = new byte[1024];
        var got = await socket.ReceiveAsync(buffer.AsMemory(), http.RequestAborted);
        await socket.SendAsync(
            buffer.AsMemory(0, got.Count),
            WebSocketMessageType.Text,
            endOfMessage: true,
            http.RequestAborted
        );
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, http.RequestAborted);
    }

    private static Task WriteAsync(HttpContext http, string json)
    {
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(json);
    }
}
