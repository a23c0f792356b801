using System.Net;
using Arktos.Rpc;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Arktos.ApiServer.Tests.Support;

/// <summary>An HTTPS server of an authority of its own; what it answers is the test's.</summary>
internal sealed class FakeSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeSite(WebApplication app, TestAuthority authority) => (_app, Authority) = (app, authority);

    public TestAuthority Authority { get; }

    public int Port { get; private set; }

    public string Url => $"https://127.0.0.1:{Port}";

    public static async Task<FakeSite> StartAsync(RequestDelegate serve)
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
                                Certificate = authority.Server("localhost"),
                                ClientRoots = [authority.Certificate],
                                DemandsCertificate = false,
                            }
                        )
                )
            );
        var app = builder.Build();
        app.Run(serve);
        await app.StartAsync();
        return new FakeSite(app, authority)
        {
            Port = new Uri(
                app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()
            ).Port,
        };
    }

    /// <summary>A kubeconfig that leads to a path of it.</summary>
    /// <param name="token">That is shown to it.</param>
    public string WriteKubeconfig(string folder, string path, string token = "")
    {
        var file = Path.Combine(folder, $"hook-{Guid.NewGuid():N}.yaml");
        var authority = Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes(Authority.CertificatePem));
        File.WriteAllText(
            file,
            $$"""
            apiVersion: v1
            kind: Config
            current-context: hook
            contexts: [{name: hook, context: {cluster: hook, user: hook} }]
            clusters: [{name: hook, cluster: {server: "{{Url}}{{path}}", certificate-authority-data: {{authority}} } }]
            users: [{name: hook, user: {token: "{{token}}"} }]
            """
        );
        return file;
    }

    public async ValueTask DisposeAsync()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        try
        {
            await _app.StopAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        { /* What a test lets hang is cut off. */
        }
        await _app.DisposeAsync();
        Authority.Dispose();
    }
}
