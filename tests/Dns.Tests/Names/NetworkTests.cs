using Arktos.Dns.Names;
using Arktos.Dns.Sources;
using Arktos.Dns.Tests.Fakes;

namespace Arktos.Dns.Tests.Names;

/// <summary>A tenant's network has the names of its own services, and of those that all pods are told of.</summary>
public sealed class NetworkTests
{
    private const string Blue = "10.1.0.2",
        SystemBlue = "10.3.0.2";

    private readonly Server _server = new();

    public NetworkTests()
    {
        _server.Pod("acme", "default", Blue, network: "blue");
        _server.Pod("system", "default", SystemBlue, network: "blue");
        _server.Service("acme", "default", "web", """{"clusterIP":"10.96.7.1"}""");
        _server.Service("acme", "default", "db", """{"clusterIP":"10.96.7.2"}""", "blue");
        _server.Service("acme", "default", "said", """{"clusterIP":"10.96.7.3"}""", "default");
        _server.Slice(
            "acme",
            "default",
            "peers",
            """ "addressType":"IPv4","endpoints":[{"addresses":["10.1.0.2"],"hostname":"p0"}],"ports":[] """
        );
        _server.Service("acme", "default", "peers", """{"clusterIP":"None"}""", "blue");
        _server.Service(
            "acme",
            "default",
            "to-web",
            """{"type":"ExternalName","externalName":"web.default.svc.cluster.local"}""",
            "blue"
        );
        _server.Service("system", "default", "kubernetes", """{"clusterIP":"10.96.0.1"}""");
        _server.Service("system", "kube-system", "kube-dns", """{"clusterIP":"10.96.0.10"}""");
        _server.Service("system", "default", "console", """{"clusterIP":"10.96.1.1"}""");
    }

    [Theory]
    //          caller           name                              type   what the answer ends with; a code for none
    [InlineData(Server.Acme, "web.default.svc.cluster.local", "A", "A 10.96.7.1")]
    [InlineData(Server.Acme, "said.default.svc.cluster.local", "A", "A 10.96.7.3")]
    [InlineData(Server.Acme, "db.default.svc.cluster.local", "A", "3")]
    [InlineData(Server.Acme, "peers.default.svc.cluster.local", "A", "3")]
    [InlineData(Server.Acme, "p0.peers.default.svc.cluster.local", "A", "3")]
    [InlineData(Server.Acme, "2.7.96.10.in-addr.arpa", "PTR", "2")]
    [InlineData(Server.Acme, "10-1-0-2.default.pod.cluster.local", "A", "3")]
    [InlineData(Server.Acme, "10-1-0-1.default.pod.cluster.local", "A", "A 10.1.0.1")]
    [InlineData(Blue, "web.default.svc.cluster.local", "A", "3")]
    [InlineData(Blue, "db.default.svc.cluster.local", "A", "A 10.96.7.2")]
    [InlineData(Blue, "peers.default.svc.cluster.local", "A", "A 10.1.0.2")]
    [InlineData(Blue, "p0.peers.default.svc.cluster.local", "A", "A 10.1.0.2")]
    [InlineData(Blue, "1.7.96.10.in-addr.arpa", "PTR", "2")]
    [InlineData(Blue, "2.7.96.10.in-addr.arpa", "PTR", "PTR db.default.svc.cluster.local.")]
    [InlineData(Blue, "10-1-0-2.default.pod.cluster.local", "A", "A 10.1.0.2")]
    [InlineData(Blue, "10-1-0-1.default.pod.cluster.local", "A", "3")]
    [InlineData(Blue, "default.svc.cluster.local", "A", "0")]
    [InlineData(Blue, "kubernetes.default.svc.cluster.local", "A", "A 10.96.0.1")]
    [InlineData(Blue, "kube-dns.kube-system.svc.cluster.local", "A", "A 10.96.0.10")]
    [InlineData(Blue, "10.0.96.10.in-addr.arpa", "PTR", "PTR kube-dns.kube-system.svc.cluster.local.")]
    [InlineData(Server.Globex, "db.default.svc.cluster.local", "A", "3")]
    [InlineData(Server.System, "console.default.svc.cluster.local", "A", "A 10.96.1.1")]
    [InlineData(SystemBlue, "console.default.svc.cluster.local", "A", "3")]
    [InlineData(SystemBlue, "kubernetes.default.svc.cluster.local", "A", "A 10.96.0.1")]
    public async Task Names_are_told_within_their_network(string caller, string name, string type, string answer)
    {
        var reply = await _server.AskAsync(caller, name, type);
        if (int.TryParse(answer, out var code))
        {
            Assert.Empty(reply.Answers);
            Assert.Equal(code, reply.Code);
        }
        else
            Assert.EndsWith(answer, reply.Text);
    }

    [Fact]
    public async Task An_alias_leads_to_no_name_of_another_network()
    {
        var reply = await _server.AskAsync(Blue, "to-web.default.svc.cluster.local");
        Assert.EndsWith("CNAME web.default.svc.cluster.local.", reply.Text);
        Assert.Equal(3, reply.Code);
    }

    [Fact]
    public async Task A_service_that_is_made_again_in_another_network_is_told_there()
    {
        _server.Names.PutService("acme", "default", "web", null);
        _server.Service("acme", "default", "web", """{"clusterIP":"10.96.7.1"}""", "blue");
        Assert.Equal(3, (await _server.AskAsync(Server.Acme, "web.default.svc.cluster.local")).Code);
        Assert.Equal(2, (await _server.AskAsync(Server.Acme, "1.7.96.10.in-addr.arpa", "PTR")).Code);
        Assert.EndsWith("A 10.96.7.1", (await _server.AskAsync(Blue, "web.default.svc.cluster.local")).Text);
    }

    [Fact]
    public void An_address_that_pods_of_two_networks_claim_is_nobodys()
    {
        var (sources, address) = (new SourceTable(), Server.Key("10.1.1.1"));
        var (red, blue) = (
            new PodAt(new Viewer("acme", "red"), "a", "1"),
            new PodAt(new Viewer("acme", "blue"), "a", "2")
        );
        sources.Add(address, red);
        Assert.True(sources.TryViewerOf(address, out var viewer));
        Assert.Equal(red.Viewer, viewer);
        sources.Add(address, blue);
        Assert.False(sources.TryViewerOf(address, out _));
        sources.Remove(address, red);
        Assert.True(sources.TryViewerOf(address, out viewer));
        Assert.Equal(blue.Viewer, viewer);
    }
}
