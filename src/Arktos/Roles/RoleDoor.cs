using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Arktos.Metrics;
using Arktos.Rpc;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Arktos.Roles;

/// <summary>
/// The HTTPS door of a role that serves nothing else: <c>/metrics</c>, <c>/healthz</c> and, of a role that is not ready
/// from the start, <c>/readyz</c>; for callers with a certificate of the cluster's authority, and metrics for two
/// groups of the installation itself.
/// </summary>
internal sealed class RoleDoor : IAsyncDisposable
{
    public const string HealthPath = "/healthz",
        ReadyPath = "/readyz";

    private const int ConnectionsMax = 64,
        HeaderBytesMax = 16 << 10;

    private static readonly string[] Readers = [CertificateIdentity.Monitoring, CertificateIdentity.Masters];

    private readonly WebApplication _app;

    private RoleDoor(WebApplication app) => _app = app;

    /// <summary>Where it listens.</summary>
    public IPEndPoint EndPoint => IPEndPoint.Parse(new Uri(_app.Urls.First()).Authority);

    /// <param name="clientRoots">Who vouches for callers.</param>
    /// <param name="isReady">Null: the role is, as soon as it runs.</param>
    /// <exception cref="IOException">The address is taken.</exception>
    public static async Task<RoleDoor> OpenAsync(
        IPEndPoint listen,
        X509Certificate2 certificate,
        X509Certificate2Collection clientRoots,
        RoleMetrics metrics,
        ILoggerFactory loggers,
        Func<bool>? isReady = null
    )
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton(loggers);
        builder.Services.AddRoutingCore();
        builder
            .WebHost.UseKestrelCore()
            .UseConnectionGate(ConnectionLimits.OfProcess())
            .ConfigureKestrel(kestrel =>
            {
                kestrel.AddServerHeader = false;
                kestrel.Limits.MaxConcurrentConnections = ConnectionsMax;
                kestrel.Limits.MaxRequestHeadersTotalSize = HeaderBytesMax;
                kestrel.Limits.MaxRequestBodySize = 0;
                kestrel.Listen(
                    listen,
                    door =>
                    {
                        door.Protocols = HttpProtocols.Http1AndHttp2;
                        door.UseTls(new TlsDoorOptions { Certificate = certificate, ClientRoots = clientRoots });
                    }
                );
            });
        var app = builder.Build();
        app.UseRouting();
        app.MapMetrics(metrics, http => RefusalOf(http.Connection.ClientCertificate));
        app.MapGet(HealthPath, () => Results.Text("ok"));
        if (isReady is not null)
            app.MapGet(
                ReadyPath,
                () =>
                    isReady()
                        ? Results.Text("ok")
                        : Results.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable)
            );
        try
        {
            await app.StartAsync().ConfigureAwait(false);
        }
        catch
        {
            await app.DisposeAsync().ConfigureAwait(false);
            throw;
        }
        return new RoleDoor(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static string? RefusalOf(X509Certificate2? certificate) =>
        certificate is not null
        && CertificateIdentity.TryRead(certificate, out _) is { } caller
        && Readers.Any(caller.IsOf)
            ? null
            : $"only {string.Join(" and ", Readers)} may read metrics";
}

/// <summary>The options of a <see cref="RoleDoor"/>, called as Kubernetes calls them.</summary>
internal sealed class RoleDoorOptions
{
    private static readonly Option<string> BindAddress = new("--bind-address")
    {
        Description = "address to serve /metrics and /healthz on",
        DefaultValueFactory = _ => "0.0.0.0",
    };

    private const string PortName = "--secure-port";

    private readonly Option<int> _port;

    /// <param name="port">By default.</param>
    public RoleDoorOptions(int port) =>
        _port = new Option<int>(PortName)
        {
            Description = "port of HTTPS, with the certificate CERTIFICATE-serving of the folder; 0: none",
            DefaultValueFactory = _ => port,
        };

    public void AddTo(Command command)
    {
        command.Add(BindAddress);
        command.Add(_port);
    }

    /// <summary>The options and their values, for whoever starts a role.</summary>
    public static string[] At(IPEndPoint endPoint) =>
        [BindAddress.Name, endPoint.Address.ToString(), PortName, endPoint.Port.ToString(CultureInfo.InvariantCulture)];

    /// <summary>Runs the role behind its door.</summary>
    /// <param name="isReady">Null: as soon as it runs.</param>
    public async Task RunAsync(
        ParseResult parsed,
        RoleMetrics metrics,
        ILoggerFactory loggers,
        Func<Task> run,
        Func<bool>? isReady = null
    )
    {
        var port = parsed.GetValue(_port);
        if (port == 0)
        {
            await run().ConfigureAwait(false);
            return;
        }
        if (port is < 0 or > IPEndPoint.MaxPort)
            throw new InvalidDataException($"{_port.Name} {port} is no port");
        var pki = parsed.GetRequiredValue(PkiOptions.Folder).FullName;
        var endPoint = new IPEndPoint(Addresses.Address(BindAddress.Name, parsed.GetRequiredValue(BindAddress)), port);
        await using var door = await RoleDoor
            .OpenAsync(
                endPoint,
                LoadServing(pki, PkiNames.Serving(parsed.GetRequiredValue(PkiOptions.Certificate))),
                PkiOptions.LoadRoots(pki, PkiNames.ClusterAuthority),
                metrics,
                loggers,
                isReady
            )
            .ConfigureAwait(false);
        await run().ConfigureAwait(false);
    }

    private X509Certificate2 LoadServing(string pki, string name) =>
        File.Exists(Path.Combine(pki, name + ".crt"))
            ? CertificateAuthority.LoadPem(pki, name)
            : throw new InvalidDataException(
                $"{Path.Combine(pki, name + ".crt")} is not there: make it, for servers, signed by "
                    + $"{PkiNames.ClusterAuthority}, or serve no metrics by {_port.Name} 0"
            );
}
