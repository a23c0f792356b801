using System.Net;
using Arktos.Client.Connection;
using Arktos.Client.Tests.Fakes;
using Arktos.Kubelet.Tests.Hosts;
using Arktos.Rpc.Tests.Tls;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.Kubelet.Tests.Server;

public sealed class CallerTests : IAsyncLifetime
{
    private readonly TestPki _pki = new();
    private readonly PodApi _api = new();
    private readonly string _directory = Directory.CreateTempSubdirectory("arktos-server-").FullName;
    private KubeletHost _host = null!;

    public async Task InitializeAsync()
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
            },
            NullLoggerFactory.Instance,
            _api.Fake
        );
        await _host.StartAsync(default);
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Theory]
    [InlineData("CN=kube-apiserver", true)]
    [InlineData("CN=anybody, O=system:masters", true)]
    [InlineData("CN=system:node:n2, O=system:nodes", false)]
    [InlineData("CN=mallory, OU=system:masters", false)]
    public async Task Only_API_servers_and_masters_may_call(string subject, bool allowed)
    {
        using var client = new ServerClient(_host.Port, _pki.Issue(subject));
        if (allowed)
            Assert.Equal("ok", await client.GetAsync("/healthz"));
        else
            await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.GetAsync("/healthz"));
    }

    [Fact]
    public async Task A_certificate_of_another_authority_is_refused()
    {
        using var client = new ServerClient(_host.Port, new TestPki().Issue("CN=kube-apiserver, O=system:masters"));
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

    [Fact]
    public async Task A_hollow_pod_has_a_log_and_refuses_commands_clearly()
    {
        using var client = new ServerClient(_host.Port, _pki.Issue("CN=kube-apiserver"));
        _api.Add(PodApi.Pod("p", PodApi.Web()));
        await Eventually.HoldsAsync(() => _api.IsReady("p"), "the pod is ready");
        Assert.Equal("hollow container web of pod p runs\n", await client.GetAsync("/containerLogs/t1/ns1/p/web"));
        Assert.Contains(
            "hollow: nothing can be executed",
            (await client.ExecAsync("p", "web", null, "v5.channel.k8s.io", "ls")).Status
        );
    }
}
