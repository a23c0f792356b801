using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Arktos.Rpc;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Arktos.ApiServer.Tests.Support;

/// <summary>
/// The HTTPS server of a node agent: logs are the request's query (followed ones never end), and exec echoes its input
/// in capitals. An upgrade to SPDY echoes its bytes; one that connects is led to <see cref="PodPort"/>.
/// </summary>
internal sealed class FakeKubelet : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _usageAsked;

    private FakeKubelet(WebApplication app) => _app = app;

    public int Port { get; private set; }

    public string LastPath { get; private set; } = "";

    public IHeaderDictionary LastHeaders { get; private set; } = new HeaderDictionary();

    /// <summary>What it answers under /usage, by path with query; what is not here is not known.</summary>
    public ConcurrentDictionary<string, string> Usage { get; } = new();

    public int UsageAsked => _usageAsked;

    /// <summary>What is behind every pod; 0: nothing can be dialed.</summary>
    public int PodPort { get; set; }

    /// <param name="certificate">What it shows; null: a server's.</param>
    public static async Task<FakeKubelet> StartAsync(TestAuthority authority, X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(k =>
                k.Listen(
                    IPAddress.Loopback,
                    0,
                    l =>
                        l.UseTls(
                            new TlsDoorOptions
                            {
                                Certificate = certificate ?? authority.Server("n1"),
                                ClientRoots = [authority.Certificate],
                            }
                        )
                )
            );
        var app = builder.Build();
        var kubelet = new FakeKubelet(app);
        app.UseWebSockets();
        app.Run(kubelet.ServeAsync);
        await app.StartAsync();
        kubelet.Port = new Uri(
            app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()
        ).Port;
        return kubelet;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task ServeAsync(HttpContext http)
    {
        LastPath = http.Request.Path + http.Request.QueryString;
        LastHeaders = new HeaderDictionary(http.Request.Headers.ToDictionary());
        if (http.Request.Headers.Upgrade.ToString() is "arktos-connect" or "SPDY/3.1")
        {
            await UpgradeAsync(http, http.Request.Headers.Upgrade.ToString());
            return;
        }
        if (http.Request.Path.StartsWithSegments("/usage"))
        {
            Interlocked.Increment(ref _usageAsked);
            http.Response.StatusCode = Usage.TryGetValue(LastPath, out var used) ? 200 : 503;
            await http.Response.WriteAsync(used ?? "not yet");
            return;
        }
        if (!http.WebSockets.IsWebSocketRequest)
        {
            await http.Response.WriteAsync(
                $"log of {http.Connection.ClientCertificate!.Subject}: {http.Request.QueryString}\n"
            );
            await http.Response.Body.FlushAsync();
            if (http.Request.Query["follow"] == "true")
                await Task.Delay(System.Threading.Timeout.Infinite, http.RequestAborted)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }
        using var socket = await http.WebSockets.AcceptWebSocketAsync("v5.channel.k8s.io");
        var buffer = new byte[4096];
        if (http.Request.Query.ContainsKey("input"))
            while (true)
            {
                var frame = await socket.ReceiveAsync(buffer.AsMemory(), default);
                // Channel 255 with the number of a channel ends that one's input.
                if (frame.MessageType == WebSocketMessageType.Close || buffer[0] == 255)
                    break;
                var text = Encoding.UTF8.GetString(buffer, 1, frame.Count - 1).ToUpperInvariant();
                if (text.Length > 0)
                    await socket.SendAsync(
                        Encoding.UTF8.GetBytes("\u0001" + text),
                        WebSocketMessageType.Binary,
                        true,
                        default
                    );
            }
        await socket.SendAsync(
            Encoding.UTF8.GetBytes("\u0001ran " + string.Join(' ', http.Request.Query["command"].ToArray()) + "\n"),
            WebSocketMessageType.Binary,
            true,
            default
        );
        await socket.SendAsync(
            Encoding.UTF8.GetBytes("\u0003{\"metadata\":{},\"status\":\"Success\"}"),
            WebSocketMessageType.Binary,
            true,
            default
        );
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", default);
    }

    private async Task UpgradeAsync(HttpContext http, string protocol)
    {
        if (protocol == "arktos-connect" && PodPort == 0)
        {
            http.Response.StatusCode = 502;
            await http.Response.WriteAsync("dial tcp 10.0.0.9:81: connection refused");
            return;
        }
        http.Response.Headers.Upgrade = protocol;
        await using var client = await http.Features.GetRequiredFeature<IHttpUpgradeFeature>().UpgradeAsync();
        if (protocol == "SPDY/3.1")
        {
            await client.CopyToAsync(client);
            return;
        }
        using var pod = new TcpClient();
        await pod.ConnectAsync(IPAddress.Loopback, PodPort);
        var up = client.CopyToAsync(pod.GetStream());
        await Task.WhenAny(up, pod.GetStream().CopyToAsync(client));
    }
}
