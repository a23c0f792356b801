using System.Collections.Concurrent;
using System.Net;
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

/// <summary>The HTTPS server of webhooks, of an authority of its own; what it answers is the test's.</summary>
internal sealed class FakeWebhook : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TestAuthority _authority;
    private readonly ConcurrentDictionary<string, Func<HttpContext, JsonObject, Task>> _handlers = new();

    private FakeWebhook(WebApplication app, TestAuthority authority) => (_app, _authority) = (app, authority);

    public int Port { get; private set; }

    /// <summary>Of the certificate that it shows.</summary>
    public string CaBundle => Convert.ToBase64String(Encoding.UTF8.GetBytes(_authority.CertificatePem));

    /// <summary>The requests within the reviews that came, by path.</summary>
    public ConcurrentQueue<(string Path, JsonObject Request)> Reviews { get; } = new();

    /// <summary>Connections that were made.</summary>
    public ConcurrentDictionary<string, bool> Connections { get; } = new();

    public static async Task<FakeWebhook> StartAsync()
    {
        var authority = new TestAuthority();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
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
                                Certificate = authority.Server("hooks.shop.svc"),
                                ClientRoots = [authority.Certificate],
                                DemandsCertificate = false,
                            }
                        )
                )
            );
        var app = builder.Build();
        var webhook = new FakeWebhook(app, authority);
        app.Run(webhook.ServeAsync);
        await app.StartAsync();
        webhook.Port = new Uri(
            app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()
        ).Port;
        return webhook;
    }

    public string Url(string path) => $"https://127.0.0.1:{Port}{path}";

    /// <param name="answer">Fills the response, whose uid and allowed are set already.</param>
    public void On(string path, Action<JsonObject, JsonObject>? answer = null) =>
        OnRaw(
            path,
            (http, request) =>
            {
                var response = new JsonObject { ["uid"] = (string)request["uid"]!, ["allowed"] = true };
                answer?.Invoke(request, response);
                return WriteAsync(
                    http,
                    new JsonObject
                    {
                        ["apiVersion"] = "admission.k8s.io/v1",
                        ["kind"] = "AdmissionReview",
                        ["response"] = response,
                    }.ToJsonString()
                );
            }
        );

    public void OnRaw(string path, Func<HttpContext, JsonObject, Task> handler) => _handlers[path] = handler;

    public static Task WriteAsync(HttpContext http, string text)
    {
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(text);
    }

    /// <summary>A JSON patch as a response has it.</summary>
    public static void Patch(JsonObject response, string operations)
    {
        response["patchType"] = "JSONPatch";
        response["patch"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(operations));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _authority.Dispose();
    }

    private async Task ServeAsync(HttpContext http)
    {
        var review = (JsonObject)(await JsonNode.ParseAsync(http.Request.Body))!;
        var request = (JsonObject)review["request"]!;
        Connections[http.Connection.Id] = true;
        Reviews.Enqueue((http.Request.Path, request));
        await _handlers[http.Request.Path](http, request);
    }
}
