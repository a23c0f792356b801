using Arktos.Dns.Names;
using Arktos.Dns.Sources;
using Arktos.Dns.Tests.Fakes;

namespace Arktos.Dns.Tests.Names;

/// <summary>Each tenant has the zone for itself: what is another's is not there.</summary>
public sealed class TenantTests
{
    private readonly Server _server = new();

    public TenantTests()
    {
        foreach (var (tenant, address) in new[] { ("acme", "10.96.7.1"), ("globex", "10.96.8.1") })
            _server.Service(tenant, "default", "web", $$"""{"clusterIP":"{{address}}"}""");
        _server.Service("acme", "secret", "db", """{"clusterIP":"10.96.7.2","ports":[{"name":"sql","port":5432}]}""");
        _server.Service(
            "acme",
            "secret",
            "to-globex",
            """{"type":"ExternalName","externalName":"web.default.svc.cluster.local"}"""
        );
        _server.Service("system", "kube-system", "metrics", """{"clusterIP":"10.96.1.1"}""");
        _server.Service(
            "system",
            "default",
            "kubernetes",
            """{"clusterIP":"10.96.0.1","ports":[{"name":"https","port":443}]}"""
        );
        _server.Service("system", "kube-system", "kube-dns", """{"clusterIP":"10.96.0.10"}""");
    }

    [Fact]
    public async Task One_name_is_each_tenants_own()
    {
        const string name = "web.default.svc.cluster.local";
        Assert.Equal($"{name}. A 10.96.7.1", (await _server.AskAsync(Server.Acme, name)).Text);
        Assert.Equal($"{name}. A 10.96.8.1", (await _server.AskAsync(Server.Globex, name)).Text);
        Assert.Equal(3, (await _server.AskAsync(Server.System, name)).Code);
    }

    [Theory]
    [InlineData("db.secret.svc.cluster.local", "A", 3)]
    [InlineData("secret.svc.cluster.local", "A", 3)]
    [InlineData("secret.pod.cluster.local", "A", 3)]
    [InlineData("_sql._tcp.db.secret.svc.cluster.local", "SRV", 3)]
    [InlineData("10-1-0-1.default.pod.cluster.local", "A", 3)]
    [InlineData("metrics.kube-system.svc.cluster.local", "A", 3)]
    [InlineData("2.7.96.10.in-addr.arpa", "PTR", 2)]
    [InlineData("1.1.96.10.in-addr.arpa", "PTR", 2)]
    public async Task What_is_another_tenants_is_as_if_it_were_nowhere(string name, string type, int code)
    {
        var (theirs, nobodys) = (
            await _server.AskAsync(Server.Globex, name, type),
            await _server.AskAsync(Server.Globex, name.Replace("2.7.", "2.99.").Replace("1.1.96", "9.9.96"), type)
        );
        Assert.Equal(code, theirs.Code);
        Assert.Empty(theirs.Answers);
        Assert.Equal(nobodys.Code, theirs.Code);
        Assert.Equal(nobodys.Authority.Select(a => a.Data), theirs.Authority.Select(a => a.Data));
    }

    [Fact]
    public async Task An_alias_leads_to_the_names_of_its_own_tenant() =>
        Assert.EndsWith(
            "A 10.96.7.1",
            (await _server.AskAsync(Server.Acme, "to-globex.secret.svc.cluster.local")).Text
        );

    [Fact]
    public async Task The_API_servers_and_this_server_are_there_for_all_tenants()
    {
        foreach (var caller in new[] { Server.Acme, Server.Globex, Server.System })
        {
            Assert.EndsWith(
                "A 10.96.0.1",
                (await _server.AskAsync(caller, "kubernetes.default.svc.cluster.local")).Text
            );
            Assert.EndsWith(
                "443 kubernetes.default.svc.cluster.local.",
                (await _server.AskAsync(caller, "_https._tcp.kubernetes.default.svc.cluster.local", "SRV")).Text
            );
            Assert.EndsWith(
                "A 10.96.0.10",
                (await _server.AskAsync(caller, "kube-dns.kube-system.svc.cluster.local")).Text
            );
            Assert.EndsWith(
                "PTR kube-dns.kube-system.svc.cluster.local.",
                (await _server.AskAsync(caller, "10.0.96.10.in-addr.arpa", "PTR")).Text
            );
        }
        // A tenant that has one by that name has its own.
        _server.Service("acme", "default", "kubernetes", """{"clusterIP":"10.96.7.9"}""");
        Assert.EndsWith(
            "A 10.96.7.9",
            (await _server.AskAsync(Server.Acme, "kubernetes.default.svc.cluster.local")).Text
        );
        Assert.EndsWith(
            "A 10.96.0.1",
            (await _server.AskAsync(Server.Globex, "kubernetes.default.svc.cluster.local")).Text
        );
    }

    [Fact]
    public void An_address_that_pods_of_two_tenants_claim_is_nobodys()
    {
        var sources = new SourceTable();
        var (address, own) = (Server.Key("10.1.1.1"), Server.Key("192.168.1.1"));
        var (acme, again, globex) = (
            new PodAt(new Viewer("acme", "default"), "a", "1"),
            new PodAt(new Viewer("acme", "default"), "b", "2"),
            new PodAt(new Viewer("globex", "default"), "a", "3")
        );
        Assert.Null(TenantOf(address));
        sources.Add(address, acme);
        sources.Add(address, again);
        Assert.Equal("acme", TenantOf(address));
        sources.Add(address, globex);
        Assert.Null(TenantOf(address));
        sources.Remove(address, acme);
        sources.Remove(address, again);
        Assert.Equal("globex", TenantOf(address));
        sources.Remove(address, globex);
        Assert.Null(TenantOf(address));
        Assert.Equal(0, sources.Count);

        sources.PutOwn([own]);
        Assert.Equal("system", TenantOf(own));
        sources.Add(own, new PodAt(new Viewer("system", "default"), "kube-system", "4"));
        Assert.Equal("system", TenantOf(own));
        // A pod of another tenant on the machine's own network: its processes and ours cannot be told apart.
        sources.Add(own, globex);
        Assert.Null(TenantOf(own));
        sources.Remove(own, new PodAt(new Viewer("system", "default"), "kube-system", "4"));
        Assert.Null(TenantOf(own));

        string? TenantOf(AddressKey key) => sources.TryViewerOf(key, out var viewer) ? viewer.Tenant : null;
    }
}
