using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Arktos.Rpc.Tests.Wire;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Arktos.Rpc.Tests.Tls;

public sealed class TlsTests : IDisposable
{
    private readonly CertificateAuthority _authority = CertificateAuthority.Create("test");
    private readonly ForeignIssuer _foreign = new();

    public void Dispose() => _foreign.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_server_downloads_nothing_to_check_a_client(bool demandsCertificate)
    {
        await using var server = await ServeAsync(Server("127.0.0.1"), demandsCertificate);
        await _foreign.KnockAsync(new Uri(server.Urls.Single()).Port, SslApplicationProtocol.Http2);
        Assert.Equal(0, _foreign.Hits);
        _foreign.AssertThatItCounts();
    }

    [Fact]
    public async Task A_client_downloads_nothing_to_check_a_server()
    {
        await using var server = await ServeAsync(_foreign.Issue("CN=somebody"), false);
        var refused = await CallAsync(server, Client());
        Assert.Contains("is not trusted", refused);
        Assert.Equal(0, _foreign.Hits);
        using var anybody = new HttpClient(new SocketsHttpHandler { SslOptions = RpcTls.AnyServer() });
        using var request = new HttpRequestMessage(HttpMethod.Get, server.Urls.Single())
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        using var answer = await anybody.SendAsync(request);
        Assert.Equal(0, _foreign.Hits);
        _foreign.AssertThatItCounts();
    }

    [Fact]
    public void A_check_by_itself_downloads_nothing()
    {
        using var certificate = _foreign.Issue("CN=somebody");
        Assert.False(CertificateTrust.IsTrusted(certificate, _authority.Roots, CertificateUsages.Client));
        Assert.Equal(0, _foreign.Hits);
    }

    [Fact]
    public async Task A_client_of_the_installation_comes_in_and_trusts_the_server()
    {
        await using var server = await ServeAsync(Server("127.0.0.1"), true);
        Assert.Equal("", await CallAsync(server, Client()));
    }

    [Fact]
    public async Task A_clients_certificate_is_no_servers()
    {
        // It would even hold the address.
        var client = _authority.Issue(
            new CertificateRequestDetails("user", [], ["127.0.0.1"]) { Usages = CertificateUsages.Client }
        );
        await using var server = await ServeAsync(client, true);
        Assert.Contains("not trusted", await CallAsync(server, Client()));
    }

    [Fact]
    public async Task A_servers_certificate_is_no_clients()
    {
        await using var server = await ServeAsync(Server("127.0.0.1"), true);
        var shown = _authority.Issue(
            new CertificateRequestDetails("server", [], ["127.0.0.1"]) { Usages = CertificateUsages.Server }
        );
        Assert.NotEqual("", await CallAsync(server, shown));
    }

    [Fact]
    public async Task A_certificate_without_a_usage_is_no_servers()
    {
        await using var server = await ServeAsync(WithoutUsage(IPAddress.Loopback), true);
        Assert.Contains("serverAuth", await CallAsync(server, Client()));
    }

    [Fact]
    public async Task A_server_outside_need_not_say_what_its_certificate_is_for_but_nothing_else()
    {
        await using (var server = await ServeAsync(WithoutUsage(IPAddress.Loopback), false))
            await ConnectOutsideAsync(server);
        await using (var server = await ServeAsync(WithoutUsage(IPAddress.Parse("10.1.2.3")), false))
            await Assert.ThrowsAsync<AuthenticationException>(() => ConnectOutsideAsync(server));
        var client = _authority.Issue(
            new CertificateRequestDetails("user", [], ["127.0.0.1"]) { Usages = CertificateUsages.Client }
        );
        await using (var server = await ServeAsync(client, false))
            await Assert.ThrowsAsync<AuthenticationException>(() => ConnectOutsideAsync(server));
    }

    [Theory]
    [InlineData("10.1.2.3")]
    [InlineData("localhost")]
    public async Task A_server_of_another_name_is_refused(string host)
    {
        await using var server = await ServeAsync(Server(host), true);
        Assert.Contains("does not hold that name", await CallAsync(server, Client()));
    }

    [Fact]
    public async Task A_common_name_names_no_server()
    {
        var shown = _authority.Issue(
            new CertificateRequestDetails("127.0.0.1", [], []) { Usages = CertificateUsages.Server }
        );
        await using var server = await ServeAsync(shown, true);
        Assert.Contains("does not hold that name", await CallAsync(server, Client()));
    }

    [Fact]
    public async Task Without_roots_no_server_is_trusted()
    {
        await using var server = await ServeAsync(Server("127.0.0.1"), true);
        using var channel = new RpcChannel(new RpcChannelOptions { Address = new Uri(server.Urls.Single()) });
        await Assert.ThrowsAsync<RpcException>(async () => await channel.Echoes().UnaryAsync(new Echo()));
    }

    [Fact]
    public void A_certificate_fits_while_it_says_what_is_wanted()
    {
        var details = new CertificateRequestDetails("server", ["group"], ["127.0.0.1", "localhost"]);
        using var certificate = _authority.Issue(details);
        var now = DateTimeOffset.UtcNow;
        Assert.True(_authority.StillFits(certificate, details, now));
        Assert.False(_authority.StillFits(certificate, details, now + TimeSpan.FromDays(366)));
        Assert.False(_authority.StillFits(certificate, details with { CommonName = "other" }, now));
        Assert.False(_authority.StillFits(certificate, details with { Organizations = [] }, now));
        Assert.False(_authority.StillFits(certificate, details with { Hosts = ["127.0.0.1", "10.0.0.1"] }, now));
        Assert.False(_authority.StillFits(certificate, details with { Usages = CertificateUsages.Server }, now));
        Assert.False(CertificateAuthority.Create("test").StillFits(certificate, details, now));
    }

    private X509Certificate2 Server(string host) =>
        _authority.Issue(new CertificateRequestDetails("server", [], [host]));

    private X509Certificate2 Client() => _authority.Issue(new CertificateRequestDetails("client", [], []));

    private async Task<WebApplication> ServeAsync(X509Certificate2 certificate, bool demandsCertificate)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddRpcServer(new RpcServerOptions());
        builder.WebHost.ConfigureKestrel(k =>
            k.Listen(
                IPAddress.Loopback,
                0,
                listen =>
                {
                    listen.Protocols = HttpProtocols.Http2;
                    listen.UseTls(
                        new TlsDoorOptions
                        {
                            Certificate = certificate,
                            ClientRoots = _authority.Roots,
                            DemandsCertificate = demandsCertificate,
                        }
                    );
                }
            )
        );
        var server = builder.Build();
        server.MapRpcService(b => Echoes.BindService(b, new EchoService()));
        await server.StartAsync();
        return server;
    }

    /// <returns>Why it failed, empty when it did not.</returns>
    private async Task<string> CallAsync(WebApplication server, X509Certificate2 certificate)
    {
        using var channel = new RpcChannel(
            new RpcChannelOptions
            {
                Address = new Uri(server.Urls.Single()),
                TrustedRoots = _authority.Roots,
                ClientCertificate = certificate,
            }
        );
        try
        {
            await channel.Echoes().UnaryAsync(new Echo(), RpcCalls.Within(TimeSpan.FromSeconds(20), default));
            return "";
        }
        catch (RpcException e)
        {
            return e.Message;
        }
    }

    /// <summary>Ends when hands are shaken.</summary>
    private async Task ConnectOutsideAsync(WebApplication server)
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(IPAddress.Loopback, new Uri(server.Urls.Single()).Port);
        await using var tls = new SslStream(tcp.GetStream());
        await tls.AuthenticateAsClientAsync(RpcTls.OutsideServers(_authority.Roots, null, "127.0.0.1"), default);
    }

    private static X509Certificate2 WithoutUsageOf(CertificateRequest request, ECDsa key, X509Certificate2 issuer)
    {
        using var issued = request.Create(
            issuer,
            DateTimeOffset.UtcNow.AddMinutes(-30),
            DateTimeOffset.UtcNow.AddDays(1),
            RandomNumberGenerator.GetBytes(12)
        );
        return issued.CopyWithPrivateKey(key);
    }

    private X509Certificate2 WithoutUsage(IPAddress address)
    {
        var folder = Directory.CreateTempSubdirectory("arktos-tls-");
        try
        {
            _authority.Save(folder.FullName, "ca");
            using var issuer = CertificateAuthority.LoadPem(folder.FullName, "ca");
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var request = new CertificateRequest("CN=somebody", key, HashAlgorithmName.SHA256);
            var names = new SubjectAlternativeNameBuilder();
            names.AddIpAddress(address);
            request.CertificateExtensions.Add(names.Build());
            return WithoutUsageOf(request, key, issuer);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
