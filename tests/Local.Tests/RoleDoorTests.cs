using System.Net;
using Arktos.Metrics;
using Arktos.Metrics.Tests;
using Arktos.Roles;
using Arktos.Rpc;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.Local.Tests;

/// <summary>The door of scheduler and controllers.</summary>
public sealed class RoleDoorTests : IAsyncLifetime
{
    private readonly CertificateAuthority _authority = CertificateAuthority.Create("test cluster");
    private readonly RoleMetrics _metrics = new();
    private RoleDoor _door = null!;

    public async ValueTask InitializeAsync() =>
        _door = await RoleDoor.OpenAsync(
            new IPEndPoint(IPAddress.Loopback, 0),
            _authority.Issue(
                new CertificateRequestDetails("system:kube-scheduler", [], ["127.0.0.1"])
                {
                    Usages = CertificateUsages.Server,
                }
            ),
            _authority.Roots,
            _metrics,
            NullLoggerFactory.Instance
        );

    public ValueTask DisposeAsync() => _door.DisposeAsync();

    [Theory]
    [InlineData("prometheus", "system:monitoring", HttpStatusCode.OK)]
    [InlineData("kubernetes-admin", "system:masters", HttpStatusCode.OK)]
    [InlineData("system:node:n1", "system:nodes", HttpStatusCode.Forbidden)]
    [InlineData("system:kube-scheduler", "", HttpStatusCode.Forbidden)]
    [InlineData("ann", "tenant:acme", HttpStatusCode.Forbidden)]
    public async Task It_tells_metrics_to_the_installations_own_alone(string name, string group, HttpStatusCode code)
    {
        _metrics.Counter("some_things_total", "help").Inc(3);
        using var http = Http(_authority, name, group.Length > 0 ? [group] : []);
        using var response = await http.GetAsync("/metrics");
        Assert.Equal(code, response.StatusCode);
        var text = await response.Content.ReadAsStringAsync();
        if (code == HttpStatusCode.OK)
            Assert.Equal(3, Exposition.Parse(text).Value("some_things_total"));
        else
            Assert.Equal("only system:monitoring and system:masters may read metrics\n", text);
        Assert.Equal("ok", await http.GetStringAsync("/healthz"));
    }

    [Fact]
    public async Task Who_has_a_certificate_of_another_authority_or_none_gets_no_connection()
    {
        using var foreign = Http(CertificateAuthority.Create("another"), "prometheus", ["system:monitoring"]);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => foreign.GetAsync("/healthz"));
        using var nobody = Http(null, "", []);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => nobody.GetAsync("/healthz"));
    }

    [Fact]
    public async Task It_tells_when_a_role_is_ready_that_is_not_from_the_start()
    {
        var isReady = false;
        await using var door = await RoleDoor.OpenAsync(
            new IPEndPoint(IPAddress.Loopback, 0),
            _authority.Issue(
                new CertificateRequestDetails("system:arktos-dns", [], ["127.0.0.1"])
                {
                    Usages = CertificateUsages.Server,
                }
            ),
            _authority.Roots,
            new RoleMetrics(),
            NullLoggerFactory.Instance,
            () => isReady
        );
        using var http = Http(_authority, "somebody", []);
        var ready = new Uri($"https://{door.EndPoint}/readyz");
        using var before = await http.GetAsync(ready);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, before.StatusCode);
        isReady = true;
        Assert.Equal("ok", await http.GetStringAsync(ready));
    }

    [Fact]
    public void No_two_processes_of_a_local_cluster_listen_at_one_port()
    {
        var layout = new ClusterLayout(Path.GetTempPath(), 6440, 4, "hollow");
        var addresses = layout
            .Processes.Select(p => p.Address)
            .OfType<string>()
            .Append(layout.SharedApiServer)
            .ToList();
        Assert.Contains("127.0.0.1:6445", addresses);
        Assert.Contains("127.0.0.1:6446", addresses);
        Assert.Equal(addresses.Distinct(), addresses);
        addresses.AddRange(layout.NameServers);
        Assert.Equal(addresses.Distinct(), addresses);
        Assert.Equal(["127.0.0.1:6447"], layout.NameServers);
        foreach (var (role, port) in new[] { ("scheduler", "6445"), ("controllers", "6446"), ("dns", "6448") })
        {
            var arguments = layout.Processes.First(p => p.Arguments[0] == role).Arguments;
            Assert.Empty(Commands.Root().Parse([.. arguments]).Errors);
            Assert.Equal(port, arguments[arguments.ToList().IndexOf("--secure-port") + 1]);
        }
    }

    private HttpClient Http(CertificateAuthority? authority, string name, string[] groups) =>
        new(
            new SocketsHttpHandler
            {
                SslOptions = RpcTls.ClientOptions(
                    authority?.Issue(new CertificateRequestDetails(name, groups, [])),
                    _authority.Roots,
                    null
                ),
            }
        )
        {
            BaseAddress = new Uri($"https://{_door.EndPoint}"),
        };
}
