using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Arktos.Rpc.Tests.Wire;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Arktos.Rpc.Tests;

public sealed class ConnectionGateTests : IAsyncLifetime
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);
    private static readonly ConnectionLimits Limits = new(40)
    {
        Handshakes = 8,
        Strangers = 16,
        OfCaller = 10,
    };

    private readonly CertificateAuthority _authority = CertificateAuthority.Create("test");
    private readonly List<IDisposable> _open = [];
    private readonly List<string> _log = [];
    private WebApplication _server = null!;

    private ConnectionGate Gate => _server.Services.GetRequiredService<ConnectionGate>();

    private Uri Address => new(_server.Urls.Single());

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(new Lines(_log));
        builder.Services.AddRpcServer(new RpcServerOptions());
        builder
            .WebHost.ConfigureKestrel(k =>
                k.Listen(
                    IPAddress.Loopback,
                    0,
                    listen =>
                    {
                        listen.Protocols = HttpProtocols.Http2;
                        listen.UseTls(
                            new TlsDoorOptions
                            {
                                Certificate = _authority.Issue(
                                    new CertificateRequestDetails("server", [], ["127.0.0.1"])
                                ),
                                ClientRoots = _authority.Roots,
                                DemandsCertificate = false,
                            }
                        );
                    }
                )
            )
            .UseConnectionGate(Limits);
        _server = builder.Build();
        _server.MapRpcService(b => Echoes.BindService(b, new EchoService()));
        await _server.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var open in _open)
            open.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Who_does_not_show_himself_takes_nobodys_place()
    {
        for (var i = 0; i < 200; i++)
        {
            var socket = new TcpClient();
            _open.Add(socket);
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, Address.Port);
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionReset)
            { /* It had to make room before it knew that it was connected. */
            }
        }
        using var known = Channel(Certificate());
        await CallAsync(known);
        Assert.InRange(Gate.Count, 1, Limits.Total);
        // The last of those that only sit there are still there, and no others.
        await UntilAsync(() => Gate.Count <= Limits.Handshakes + 1);
        Assert.Contains(_log, l => l.Contains("turned away: too many have not shown yet who they are"));
        Assert.True(_log.Count < 10, "a line each floods the log");
    }

    [Fact]
    public async Task Strangers_have_a_share_and_who_is_known_finds_room_beside_them()
    {
        var refused = 0;
        for (var i = 0; i < Limits.Total; i++)
            refused += await TryHoldAsync(null) ? 0 : 1;
        Assert.Equal(Limits.Total - Limits.OfCaller, refused);
        for (var i = 0; i < Limits.Total - Limits.Handshakes - Limits.OfCaller; i++)
            Assert.True(await TryHoldAsync(Certificate()), $"connection {i}");
        // All is taken but what is kept for those that come.
        Assert.False(await TryHoldAsync(Certificate()));
        Assert.InRange(Gate.Count, 1, Limits.Total);
    }

    [Fact]
    public async Task A_certificate_of_somebody_else_makes_nobody_known()
    {
        var other = CertificateAuthority.Create("other").Issue(new CertificateRequestDetails("client", [], []));
        var held = 0;
        for (var i = 0; i < Limits.Total; i++)
            held += await TryHoldAsync(other) ? 1 : 0;
        Assert.Equal(Limits.OfCaller, held);
    }

    [Fact]
    public async Task One_certificate_has_no_more_than_its_share()
    {
        var one = Certificate();
        for (var i = 0; i < Limits.Total; i++)
            Assert.Equal(i < Limits.OfCaller, await TryHoldAsync(one));
        Assert.True(await TryHoldAsync(Certificate()));
        Assert.Contains(_log, l => l.Contains("too many of one caller are open"));
    }

    [Fact]
    public async Task Room_is_free_again_when_connections_end()
    {
        for (var round = 0; round < 5; round++)
        {
            for (var i = 0; i < Limits.OfCaller; i++)
                Assert.True(await TryHoldAsync(null));
            foreach (var open in _open)
                open.Dispose();
            await UntilAsync(() => Gate.Count == 0);
        }
    }

    private X509Certificate2 Certificate() => _authority.Issue(new CertificateRequestDetails("client", [], []));

    private RpcChannel Channel(X509Certificate2? certificate) =>
        new(
            new RpcChannelOptions
            {
                Address = Address,
                TrustedRoots = _authority.Roots,
                ClientCertificate = certificate,
                ConnectTimeout = Deadline,
            }
        );

    private static async Task CallAsync(RpcChannel channel) =>
        await channel.Echoes().UnaryAsync(new Echo(), RpcCalls.Within(Deadline, default));

    private async Task<bool> TryHoldAsync(X509Certificate2? certificate)
    {
        var channel = Channel(certificate);
        _open.Add(channel);
        try
        {
            await CallAsync(channel);
            return true;
        }
        catch (RpcException)
        {
            return false;
        }
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        while (!holds())
            await Task.Delay(10, deadline.Token);
    }

    private sealed class Lines(List<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose() { }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel level) => level >= LogLevel.Warning;

        public void Log<TState>(
            LogLevel level,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (!IsEnabled(level))
                return;
            lock (lines)
                lines.Add(formatter(state, exception));
        }
    }
}
