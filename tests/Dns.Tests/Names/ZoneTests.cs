using Arktos.Dns.Tests.Fakes;

namespace Arktos.Dns.Tests.Names;

/// <summary>What the zone has to each kind of name: the Kubernetes DNS specification.</summary>
public sealed class ZoneTests
{
    private const string Authority = "ns.dns.cluster.local. hostmaster.cluster.local. 5";

    private readonly Server _server = new();

    public ZoneTests()
    {
        _server.Service(
            "acme",
            "default",
            "web",
            """
            {"clusterIP":"10.96.7.1","clusterIPs":["10.96.7.1","fd00::7"],"ports":[
              {"name":"http","protocol":"TCP","port":80},{"name":"dns","protocol":"UDP","port":53},
              {"protocol":"TCP","port":81}]}
            """
        );
        _server.Slice(
            "acme",
            "default",
            "pets",
            """
            "addressType":"IPv4","endpoints":[
              {"addresses":["10.5.0.1"],"hostname":"Rex","conditions":{"ready":true}},
              {"addresses":["10.5.0.2"]},
              {"addresses":["10.5.0.3"],"hostname":"ill","conditions":{"ready":false}}],
            "ports":[{"name":"http","protocol":"TCP","port":8080},{"protocol":"TCP","port":9}]
            """
        );
        _server.Slice(
            "acme",
            "default",
            "pets",
            """
            "addressType":"IPv6","endpoints":[{"addresses":["fd00::1"],"hostname":"rex"}],
            "ports":[{"name":"http","protocol":"TCP","port":8080}]
            """
        );
        _server.Service("acme", "default", "pets", """{"clusterIP":"None"}""");
        _server.Slice(
            "acme",
            "default",
            "early",
            """ "addressType":"IPv4","endpoints":[{"addresses":["10.5.1.1"],"conditions":{"ready":false}}]"""
        );
        _server.Service("acme", "default", "early", """{"clusterIP":"None","publishNotReadyAddresses":true}""");
        _server.Service("acme", "default", "nobody", """{"clusterIP":"None"}""");
        _server.Service(
            "acme",
            "default",
            "alias",
            """{"type":"ExternalName","externalName":"web.default.svc.cluster.local."}"""
        );
        _server.Service(
            "acme",
            "default",
            "far",
            """{"type":"ExternalName","externalName":"alias.default.svc.CLUSTER.local"}"""
        );
        _server.Service(
            "acme",
            "default",
            "dead",
            """{"type":"ExternalName","externalName":"none.default.svc.cluster.local"}"""
        );
        _server.Service(
            "acme",
            "default",
            "circle",
            """{"type":"ExternalName","externalName":"circle.default.svc.cluster.local"}"""
        );
        _server.Service("acme", "default", "out", """{"type":"ExternalName","externalName":"www.example.com"}""");
        _server.Service(
            "system",
            "default",
            "kubernetes",
            """{"clusterIP":"10.96.0.1","ports":[{"name":"https","port":443}]}"""
        );
        _server.Service("system", "kube-system", "kube-dns", """{"clusterIP":"10.96.0.10"}""");
        _server.Namespace("acme", "empty");
        _server.Pod("acme", "default", "fd00::99");
    }

    [Theory]
    // The top of the zone.
    [InlineData("cluster.local", "SOA", 0, "cluster.local. SOA " + Authority)]
    [InlineData("cluster.local", "NS", 0, "cluster.local. NS ns.dns.cluster.local.")]
    [InlineData("cluster.local", "A", 0, "")]
    [InlineData("dns-version.cluster.local", "TXT", 0, "dns-version.cluster.local. TXT \"1.1.0\"")]
    [InlineData("dns-version.cluster.local", "A", 0, "")]
    [InlineData("ns.dns.cluster.local", "A", 0, "ns.dns.cluster.local. A 10.96.0.10")]
    [InlineData("dns.cluster.local", "A", 0, "")]
    [InlineData("svc.cluster.local", "A", 0, "")]
    [InlineData("pod.cluster.local", "A", 0, "")]
    [InlineData("other.cluster.local", "A", 3, "")]
    // Namespaces.
    [InlineData("default.svc.cluster.local", "A", 0, "")]
    [InlineData("empty.svc.cluster.local", "A", 0, "")]
    [InlineData("none.svc.cluster.local", "A", 3, "")]
    [InlineData("empty.pod.cluster.local", "A", 0, "")]
    [InlineData("none.pod.cluster.local", "A", 3, "")]
    // A service with an address.
    [InlineData("web.default.svc.cluster.local", "A", 0, "web.default.svc.cluster.local. A 10.96.7.1")]
    [InlineData("web.default.svc.cluster.local", "AAAA", 0, "web.default.svc.cluster.local. AAAA fd00::7")]
    [InlineData("web.default.svc.cluster.local", "MX", 0, "")]
    [InlineData("none.default.svc.cluster.local", "A", 3, "")]
    [InlineData("web.none.svc.cluster.local", "A", 3, "")]
    [InlineData("web.empty.svc.cluster.local", "A", 3, "")]
    [InlineData("x.web.default.svc.cluster.local", "A", 3, "")]
    [InlineData("a.b.web.default.svc.cluster.local", "A", 3, "")]
    [InlineData("a.b.c.web.default.svc.cluster.local", "A", 3, "")]
    // Its ports.
    [InlineData(
        "_http._tcp.web.default.svc.cluster.local",
        "SRV",
        0,
        "_http._tcp.web.default.svc.cluster.local. SRV 0 100 80 web.default.svc.cluster.local."
    )]
    [InlineData(
        "_dns._udp.web.default.svc.cluster.local",
        "SRV",
        0,
        "_dns._udp.web.default.svc.cluster.local. SRV 0 100 53 web.default.svc.cluster.local."
    )]
    [InlineData("_http._udp.web.default.svc.cluster.local", "SRV", 3, "")]
    [InlineData("_none._tcp.web.default.svc.cluster.local", "SRV", 3, "")]
    [InlineData("_._tcp.web.default.svc.cluster.local", "SRV", 3, "")]
    [InlineData("http.tcp.web.default.svc.cluster.local", "SRV", 3, "")]
    [InlineData("_http._tcp.web.default.svc.cluster.local", "A", 0, "")]
    [InlineData("_tcp.web.default.svc.cluster.local", "SRV", 0, "")]
    [InlineData("_sctp.web.default.svc.cluster.local", "SRV", 3, "")]
    // A headless service: who is ready.
    [InlineData(
        "pets.default.svc.cluster.local",
        "A",
        0,
        "pets.default.svc.cluster.local. A 10.5.0.1; pets.default.svc.cluster.local. A 10.5.0.2"
    )]
    [InlineData("pets.default.svc.cluster.local", "AAAA", 0, "pets.default.svc.cluster.local. AAAA fd00::1")]
    [InlineData("rex.pets.default.svc.cluster.local", "A", 0, "rex.pets.default.svc.cluster.local. A 10.5.0.1")]
    [InlineData("rex.pets.default.svc.cluster.local", "AAAA", 0, "rex.pets.default.svc.cluster.local. AAAA fd00::1")]
    [InlineData("rex.pets.default.svc.cluster.local", "TXT", 0, "")]
    [InlineData(
        "10-5-0-2.pets.default.svc.cluster.local",
        "A",
        0,
        "10-5-0-2.pets.default.svc.cluster.local. A 10.5.0.2"
    )]
    [InlineData("ill.pets.default.svc.cluster.local", "A", 3, "")]
    [InlineData(
        "_http._tcp.pets.default.svc.cluster.local",
        "SRV",
        0,
        "_http._tcp.pets.default.svc.cluster.local. SRV 0 100 8080 10-5-0-2.pets.default.svc.cluster.local.; "
            + "_http._tcp.pets.default.svc.cluster.local. SRV 0 100 8080 rex.pets.default.svc.cluster.local."
    )]
    [InlineData("early.default.svc.cluster.local", "A", 0, "early.default.svc.cluster.local. A 10.5.1.1")]
    [InlineData("early.default.svc.cluster.local", "AAAA", 0, "")]
    [InlineData("nobody.default.svc.cluster.local", "A", 3, "")]
    // Aliases within the zone.
    [InlineData(
        "alias.default.svc.cluster.local",
        "A",
        0,
        "alias.default.svc.cluster.local. CNAME web.default.svc.cluster.local.; "
            + "web.default.svc.cluster.local. A 10.96.7.1"
    )]
    [InlineData(
        "far.default.svc.cluster.local",
        "AAAA",
        0,
        "alias.default.svc.CLUSTER.local. CNAME web.default.svc.cluster.local.; "
            + "far.default.svc.cluster.local. CNAME alias.default.svc.CLUSTER.local.; "
            + "web.default.svc.cluster.local. AAAA fd00::7"
    )]
    [InlineData(
        "alias.default.svc.cluster.local",
        "CNAME",
        0,
        "alias.default.svc.cluster.local. CNAME web.default.svc.cluster.local."
    )]
    [InlineData(
        "dead.default.svc.cluster.local",
        "A",
        3,
        "dead.default.svc.cluster.local. CNAME none.default.svc.cluster.local."
    )]
    [InlineData("out.default.svc.cluster.local", "TXT", 0, "out.default.svc.cluster.local. CNAME www.example.com.")]
    // Pods, those that are there.
    [InlineData("10-1-0-1.default.pod.cluster.local", "A", 0, "10-1-0-1.default.pod.cluster.local. A 10.1.0.1")]
    [InlineData("10-1-0-1.default.pod.cluster.local", "AAAA", 0, "")]
    [InlineData("fd00--99.default.pod.cluster.local", "AAAA", 0, "fd00--99.default.pod.cluster.local. AAAA fd00::99")]
    [InlineData("10-1-0-1.empty.pod.cluster.local", "A", 3, "")]
    [InlineData("10-1-0-2.default.pod.cluster.local", "A", 3, "")]
    [InlineData("10-1-0.default.pod.cluster.local", "A", 3, "")]
    [InlineData("10-1-0-01.default.pod.cluster.local", "A", 3, "")]
    [InlineData("web.default.pod.cluster.local", "A", 3, "")]
    // The other way round.
    [InlineData("1.7.96.10.in-addr.arpa", "PTR", 0, "1.7.96.10.in-addr.arpa. PTR web.default.svc.cluster.local.")]
    [InlineData("1.0.5.10.in-addr.arpa", "PTR", 0, "1.0.5.10.in-addr.arpa. PTR rex.pets.default.svc.cluster.local.")]
    [InlineData(
        "2.0.5.10.in-addr.arpa",
        "PTR",
        0,
        "2.0.5.10.in-addr.arpa. PTR 10-5-0-2.pets.default.svc.cluster.local."
    )]
    [InlineData(
        "7.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.d.f.ip6.arpa",
        "PTR",
        0,
        "7.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.d.f.ip6.arpa. PTR web.default.svc.cluster.local."
    )]
    [InlineData("1.7.96.10.in-addr.arpa", "A", 0, "")]
    public async Task A_name_has(string name, string type, int code, string answers)
    {
        var reply = await _server.AskAsync(Server.Acme, name, type);
        Assert.Equal((code, answers), (reply.Code, reply.Text));
        Assert.True(reply.IsAuthoritative);
        // Who says that there is nothing tells for how long.
        if (!reply.Answers.Any() && name.EndsWith("cluster.local"))
        {
            var soa = Assert.Single(reply.Authority);
            Assert.Equal(("cluster.local.", 5, Authority), (soa.Owner, soa.Ttl, soa.Data));
        }
        else if (code == 0)
            Assert.Empty(reply.Authority);
    }

    [Fact]
    public async Task What_stays_may_be_kept_longer_than_what_changes()
    {
        async Task<int> TtlOf(string name, string type = "A") =>
            (await _server.AskAsync(Server.Acme, name, type)).Answers.First().Ttl;
        Assert.Equal(30, await TtlOf("web.default.svc.cluster.local"));
        Assert.Equal(5, await TtlOf("pets.default.svc.cluster.local"));
        Assert.Equal(5, await TtlOf("rex.pets.default.svc.cluster.local"));
        Assert.Equal(5, await TtlOf("10-1-0-1.default.pod.cluster.local"));
        Assert.Equal(30, await TtlOf("_http._tcp.web.default.svc.cluster.local", "SRV"));
    }

    [Fact]
    public async Task The_addresses_of_what_ports_lead_to_come_along()
    {
        var reply = await _server.AskAsync(Server.Acme, "_http._tcp.pets.default.svc.cluster.local", "SRV");
        Assert.Equal(
            [
                "10-5-0-2.pets.default.svc.cluster.local. A 10.5.0.2",
                "rex.pets.default.svc.cluster.local. A 10.5.0.1",
                "rex.pets.default.svc.cluster.local. AAAA fd00::1",
            ],
            reply.Additional.Select(a => $"{a.Owner} {a.TypeName} {a.Data}").Order(StringComparer.Ordinal)
        );
        var all = await _server.AskAsync(Server.Acme, "web.default.svc.cluster.local", "SRV");
        Assert.Equal(3, all.Answers.Count());
    }

    [Fact]
    public async Task Another_endpoint_comes_first_each_time()
    {
        var firsts = new HashSet<string>();
        for (var i = 0; i < 4; i++)
            firsts.Add((await _server.AskAsync(Server.Acme, "pets.default.svc.cluster.local")).Answers.First().Data);
        Assert.Equal(["10.5.0.1", "10.5.0.2"], firsts.Order());
    }

    [Fact]
    public async Task A_circle_of_aliases_ends()
    {
        var reply = await _server.AskAsync(Server.Acme, "circle.default.svc.cluster.local");
        Assert.InRange(reply.Answers.Count(), 2, 20);
        Assert.All(reply.Answers, a => Assert.Equal("CNAME", a.TypeName));
    }

    [Theory]
    [InlineData("web.default.svc.cluster.local")]
    [InlineData("example.com")]
    public async Task Who_asks_for_everything_gets_a_word_and_no_more(string name)
    {
        var reply = await _server.AskAsync(Server.Acme, name, "ANY");
        Assert.Equal(0, reply.Code);
        var record = Assert.Single(reply.Answers);
        Assert.Equal(("HINFO", "\"RFC8482\" \"\""), (record.TypeName, record.Data));
    }

    [Fact]
    public async Task A_service_that_changes_or_goes_takes_its_names_along()
    {
        _server.Service("acme", "default", "web", """{"clusterIP":"10.96.7.2"}""");
        Assert.Equal(
            "web.default.svc.cluster.local. A 10.96.7.2",
            (await _server.AskAsync(Server.Acme, "web.default.svc.cluster.local")).Text
        );
        Assert.Equal(2, (await _server.AskAsync(Server.Acme, "1.7.96.10.in-addr.arpa", "PTR")).Code);
        _server.Names.PutService("acme", "default", "web", null);
        Assert.Equal(3, (await _server.AskAsync(Server.Acme, "web.default.svc.cluster.local")).Code);
        Assert.Equal(2, (await _server.AskAsync(Server.Acme, "2.7.96.10.in-addr.arpa", "PTR")).Code);
    }

    [Fact]
    public async Task Before_all_names_are_known_there_is_no_answer_but_a_failure()
    {
        _server.IsReady = false;
        Assert.Equal(2, (await _server.AskAsync(Server.Acme, "web.default.svc.cluster.local")).Code);
        Assert.Equal(2, (await _server.AskAsync(Server.Acme, "none.default.svc.cluster.local")).Code);
        Assert.Equal(2, (await _server.AskAsync(Server.Stranger, "example.com")).Code);
    }
}
