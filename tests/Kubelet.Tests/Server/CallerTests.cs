using System.Net;
using System.Net.WebSockets;
using Arktos.Client.Connection;
using Arktos.Client.Tests.Fakes;
using Arktos.Kubelet.Server;
using Arktos.Kubelet.Tests.Hosts;
using Arktos.Metrics.Tests;
using Arktos.Rpc.Tests.Tls;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.Kubelet.Tests.Server;

public sealed class CallerTests : IAsyncLifetime
{
    private const string ApiServer = "CN=kube-apiserver-kubelet-client, O=system:masters";

    private readonly TestPki _pki = new();
    private PodApi _api = new();
    private readonly string _directory = Directory.CreateTempSubdirectory("arktos-server-").FullName;
    private KubeletHost _host = null!;

    public async ValueTask InitializeAsync() => await StartAsync(ServerBounds.SessionsMax);

    private async Task StartAsync(int sessionsMax)
    {
        _host = new KubeletHost(
            new KubeletOptions
            {
                NodeName = "n1",
                Api = new ApiConnectionOptions { Servers = [new Uri("https://127.0.0.1:1")] },
                StateDirectory = _directory,
                Runtime = RuntimeKind.Hollow,
                PodCidr = "10.99.0.0/24",
                Listen = new IPEndPoint(IPAddress.Loopback, 0),
                ServingCertificate = _pki.Issue("CN=n1"),
                ClientRoots = _pki.Roots,
                SessionsMax = sessionsMax,
            },
            NullLoggerFactory.Instance,
            _api.Fake
        );
        await _host.StartAsync(default);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Theory]
    [InlineData("CN=kube-apiserver-kubelet-client, O=system:masters", true)]
    [InlineData("O=system:masters, O=other, CN=kube-apiserver-kubelet-client", true)]
    [InlineData("CN=kube-apiserver-kubelet-client", false)]
    [InlineData("CN=kube-apiserver-kubelet-client, O=dev", false)]
    [InlineData("CN=kube-apiserver-kubelet-client, OU=system:masters", false)]
    [InlineData("CN=kube-apiserver, O=system:masters", false)]
    [InlineData("CN=anybody, O=system:masters", false)]
    [InlineData("CN=system:node:n2, O=system:nodes", false)]
    [InlineData("CN=mallory, OU=system:masters", false)]
    [InlineData("O=tenant:acme, CN=kube-apiserver-kubelet-client", false)]
    [InlineData("O=tenant:acme, OU=system:masters, CN=kube-apiserver-kubelet-client", false)]
    [InlineData("O=tenant:acme, O=system:masters, CN=kube-apiserver-kubelet-client", false)]
    [InlineData("O=system:masters, O=tenant:acme, CN=kube-apiserver-kubelet-client", false)]
    [InlineData("O=Tenant:acme, O=system:masters, CN=kube-apiserver-kubelet-client", false)]
    [InlineData("CN=ann, O=system:masters, CN=kube-apiserver-kubelet-client", false)]
    [InlineData("CN=kube-apiserver-kubelet-client, O=system:masters, CN=ann", false)]
    public async Task Only_API_servers_may_call_by_name_and_group(string subject, bool allowed)
    {
        using var client = new ServerClient(_host.Port, _pki.Issue(subject));
        if (allowed)
            Assert.Equal("ok", await client.GetAsync("/healthz"));
        else
            await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.GetAsync("/healthz"));
    }

    [Fact]
    public async Task Who_watches_over_the_installation_reads_metrics_and_health_and_nothing_else()
    {
        using var monitor = new ServerClient(_host.Port, _pki.Issue("CN=prometheus, O=system:monitoring"));
        Assert.Equal("ok", await monitor.GetAsync("/healthz"));
        var told = Exposition.Parse(await monitor.GetAsync("/metrics"));
        Assert.Equal(1, told.Value("kubelet_node_name", ("node", "n1")));
        foreach (
            var path in new[] { "/pods", "/containerLogs/t1/ns1/p/c", "/exec/t1/ns1/p/c", "/", "/metrics/../pods" }
        )
        {
            using var refused = await monitor.Http.GetAsync(path);
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }
        using var ofTenant = new ServerClient(_host.Port, _pki.Issue("O=tenant:acme, OU=system:monitoring, CN=m"));
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => ofTenant.GetAsync("/metrics"));
        using var apiServer = new ServerClient(_host.Port, _pki.Issue(ApiServer));
        Assert.Contains("kubelet_node_name", await apiServer.GetAsync("/metrics"));
        Assert.Contains("PodList", await apiServer.GetAsync("/pods"));
    }

    [Theory]
    [InlineData("1.3.6.1.5.5.7.3.2", true)]
    [InlineData("1.3.6.1.5.5.7.3.1", false)]
    public async Task A_callers_certificate_has_to_be_for_clients(string usage, bool allowed)
    {
        using var client = new ServerClient(_host.Port, _pki.Issue(ApiServer, usage));
        if (allowed)
            Assert.Equal("ok", await client.GetAsync("/healthz"));
        else
            await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.GetAsync("/healthz"));
    }

    [Theory]
    [InlineData("n1", "1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2", "")]
    [InlineData("n1", "1.3.6.1.5.5.7.3.2", "1.3.6.1.5.5.7.3.2", "is not one of the cluster's for servers")]
    [InlineData("n2", "1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2", "does not hold the node's name n2")]
    [InlineData("n1", "1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.1", "is not one of the cluster's for clients")]
    public void An_agents_own_certificates_are_for_their_use_and_its_node(
        string node,
        string servingUsage,
        string clientUsage,
        string error
    )
    {
        var options = new KubeletOptions
        {
            NodeName = node,
            Api = new ApiConnectionOptions
            {
                Servers = [new Uri("https://127.0.0.1:1")],
                ClientCertificate = _pki.Issue("CN=system:node:n1, O=system:nodes", clientUsage),
                TrustedRoots = _pki.Roots,
            },
            StateDirectory = _directory,
            Listen = new IPEndPoint(IPAddress.Loopback, 0),
            ServingCertificate = _pki.Issue("CN=system:node:n1, O=system:nodes", servingUsage),
            ClientRoots = _pki.Roots,
        };
        if (error.Length == 0)
            OwnCertificates.Check(options);
        else
            Assert.Contains(
                error,
                Assert.Throws<InvalidOperationException>(() => OwnCertificates.Check(options)).Message
            );
    }

    [Fact]
    public async Task A_certificate_of_another_authority_is_refused()
    {
        using var client = new ServerClient(_host.Port, new TestPki().Issue(ApiServer));
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.GetAsync("/healthz"));
    }

    [Fact]
    public async Task A_node_agent_downloads_nothing_to_check_a_certificate()
    {
        using var foreign = new ForeignIssuer();
        await foreign.KnockAsync(_host.Port, System.Net.Security.SslApplicationProtocol.Http11);
        Assert.Equal(0, foreign.Hits);
        foreign.AssertThatItCounts();
    }

    [Theory]
    [InlineData(40_000, 0, HttpStatusCode.NotFound)]
    [InlineData(70_000, 0, HttpStatusCode.RequestUriTooLong)]
    [InlineData(10, 15_000, HttpStatusCode.NotFound)]
    [InlineData(10, 20_000, HttpStatusCode.RequestHeaderFieldsTooLarge)]
    public async Task A_request_may_have_a_long_command_and_not_much_else(int path, int header, HttpStatusCode expected)
    {
        using var client = new ServerClient(_host.Port, _pki.Issue(ApiServer));
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            "/containerLogs/t1/ns1/none/web?x=" + new string('a', path)
        );
        if (header > 0)
            request.Headers.Add("X-Long", new string('a', header));
        using var reply = await client.Http.SendAsync(request);
        Assert.Equal(expected, reply.StatusCode);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public async Task There_is_room_for_so_many_sessions_and_each_gives_its_own_back(int sessionsMax, bool fits)
    {
        await _host.DisposeAsync();
        _api = new PodApi();
        await StartAsync(sessionsMax);
        using var client = new ServerClient(_host.Port, _pki.Issue(ApiServer));
        _api.Add(PodApi.Pod("p", PodApi.Web()));
        await Eventually.HoldsAsync(() => _api.IsReady("p"), "the pod is ready");
        for (var i = 0; i < 3; i++)
        {
            var session = client.ExecAsync("p", "web", null, "v5.channel.k8s.io", "ls");
            if (fits)
                Assert.Contains("hollow", (await session).Status);
            else
                Assert.Contains("503", (await Assert.ThrowsAsync<WebSocketException>(() => session)).Message);
        }
    }

    [Fact]
    public async Task A_log_that_is_a_link_or_a_pipe_is_not_read()
    {
        using var client = new ServerClient(_host.Port, _pki.Issue(ApiServer));
        _api.Add(PodApi.Pod("p", PodApi.Web()));
        await Eventually.HoldsAsync(() => _api.IsReady("p"), "the pod is ready");
        var log = Directory.EnumerateFiles(_directory, "0.log", SearchOption.AllDirectories).Single();
        File.Delete(log);
        File.CreateSymbolicLink(log, "/etc/passwd");
        using var linked = await client.Http.GetAsync("/containerLogs/t1/ns1/p/web");
        Assert.Equal(HttpStatusCode.InternalServerError, linked.StatusCode);
        Assert.Contains("it passes a link", await linked.Content.ReadAsStringAsync());
        File.Delete(log);
        Files.FileSandbox.Run("mkfifo", log);
        using var pipe = await client.Http.GetAsync("/containerLogs/t1/ns1/p/web");
        Assert.Equal(HttpStatusCode.InternalServerError, pipe.StatusCode);
    }

    [Fact]
    public async Task A_hollow_pod_has_a_log_and_refuses_commands_clearly()
    {
        using var client = new ServerClient(_host.Port, _pki.Issue(ApiServer));
        _api.Add(PodApi.Pod("p", PodApi.Web()));
        await Eventually.HoldsAsync(() => _api.IsReady("p"), "the pod is ready");
        Assert.Equal("hollow container web of pod p runs\n", await client.GetAsync("/containerLogs/t1/ns1/p/web"));
        Assert.Contains(
            "hollow: nothing can be executed",
            (await client.ExecAsync("p", "web", null, "v5.channel.k8s.io", "ls")).Status
        );
    }
}
