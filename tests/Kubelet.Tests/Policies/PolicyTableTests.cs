using Arktos.Api.Json;
using Arktos.Api.Networking.V1;
using Arktos.Kubelet.Isolation;
using Arktos.Kubelet.Policies;
using Arktos.Kubelet.Services;

namespace Arktos.Kubelet.Tests.Policies;

/// <summary>Policies, pods and namespaces in; elements of sets and chains out.</summary>
public sealed class PolicyTableTests
{
    private const string Deny = """{"policyTypes":["Ingress"]}""",
        FromWeb = """{"ingress":[{"from":[{"podSelector":{"matchLabels":{"app":"web"}}}]}]}""",
        FromTeam = """{"ingress":[{"from":[{"namespaceSelector":{"matchLabels":{"team":"a"}}}]}]}""";
    private const int PeersMax = 8;
    private readonly PolicyTable _table = new(
        new ClusterDns([Of("10.96.0.10")]),
        new PolicyBounds { PeersMax = PeersMax, LinesMax = 4 }
    );
    private readonly List<LocalPod> _locals = [];
    private readonly List<string> _names = [];
    private ElementChanges _changes = new();

    [Fact]
    public void A_pod_is_closed_until_it_and_the_policies_of_its_namespace_are_known()
    {
        Place("s1", "10.1.0.2");
        string[] closed =
        [
            "+egress 10.1.0.2 : goto closed",
            "+ingress 10.1.0.2 : goto closed",
            "+own 10.1.0.2 . 10.1.0.2",
        ];
        Assert.Equal(closed, Settled());
        Note("s1", "web");
        Assert.Empty(Settled());
        Assert.Equal([("acme", "shop")], _table.Namespaces);
        _table.Know("acme", "shop");
        Assert.Equal(closed.Select(c => "-" + c[1..]), Settled());
        // Nobody tells of them any more.
        _table.Forget("acme", "shop");
        Assert.Equal(closed, Settled());
    }

    [Fact]
    public void Pods_that_are_isolated_in_the_same_way_share_a_chain_which_goes_with_the_last()
    {
        Known("s1", "10.1.0.2", "web");
        Known("s2", "10.1.0.3", "web");
        Settled();
        Set("deny", Deny);
        Assert.Equal(
            [
                "+ingress 10.1.0.2 : goto A",
                "+ingress 10.1.0.3 : goto A",
                "+own 10.1.0.2 . 10.1.0.2",
                "+own 10.1.0.3 . 10.1.0.3",
            ],
            Settled()
        );
        Assert.Empty(Assert.Single(_table.Chains).Lines);
        // One that says the same changes nothing.
        Set("deny-too", Deny);
        Assert.Empty(Settled());
        Set("deny", null);
        Assert.Empty(Settled());
        Set("deny-too", null);
        Assert.Equal(4, Settled().Count(c => c[0] == '-'));
        Assert.Empty(_table.Chains);
    }

    [Fact]
    public void What_policies_let_pass_adds_up_and_peers_follow_labels_of_pods_and_namespaces()
    {
        Known("s1", "10.1.0.2", "db");
        Set("web", FromWeb);
        Settled();
        Assert.Equal(["acme"], _table.TenantsOfPeers);
        Assert.Empty(_table.TenantsOfLabels);
        Peer("shop/a", "shop", "web", "10.2.0.1");
        Peer("shop/b", "shop", "db", "10.2.0.2");
        // Of that name in another namespace, it is no peer.
        Peer("else/a", "else", "web", "10.2.0.3");
        Assert.Equal(["+B 10.2.0.1"], Settled());
        Set("team", FromTeam);
        Settled();
        Assert.Equal(["acme"], _table.TenantsOfLabels);
        Assert.Equal(2, Assert.Single(_table.Chains).Lines.Count);
        Labels("else", "a");
        Assert.Equal(["+D 10.2.0.3"], Settled());
        Labels("shop", "a");
        // Pods of this node as well.
        Assert.Equal(["+D 10.1.0.2", "+D 10.2.0.1", "+D 10.2.0.2"], Settled());
        Labels("else", "b");
        Assert.Equal(["-D 10.2.0.3"], Settled());
        Peer("shop/b", "shop", "web", "10.2.0.2");
        Assert.Equal(["+B 10.2.0.2"], Settled());
        Set("team", null);
        Assert.Equal(["-D 10.1.0.2", "-D 10.2.0.1", "-D 10.2.0.2"], Settled().Where(c => c.Contains("D ")));
        Assert.Empty(_table.TenantsOfLabels);
        Set("web", null);
        Settled();
        Assert.Empty(_table.TenantsOfPeers);
        Assert.Empty(_table.Whole());
    }

    [Fact]
    public void What_the_node_knows_of_its_own_pods_is_more_than_what_is_told()
    {
        Known("s1", "10.1.0.2", "db");
        Set("web", FromWeb);
        Peer("shop/ended", "shop", "web", "10.1.0.3");
        Assert.Contains("+B 10.1.0.3", Settled());
        // Its address is a pod's of this node now: of another tenant.
        Place("s2", "10.1.0.3", "other");
        Assert.Contains("-B 10.1.0.3", Settled());
        // Of this tenant, with the label; then without it.
        Remove("s2");
        Known("s3", "10.1.0.3", "web");
        Assert.Contains("+B 10.1.0.3", Settled());
        Note("s3", "db");
        Assert.Contains("-B 10.1.0.3", Settled());
        Remove("s3");
        Assert.Contains("+B 10.1.0.3", Settled());
    }

    [Fact]
    public void A_named_port_that_is_asked_is_of_each_peer_and_dns_is_one()
    {
        Known("s1", "10.1.0.2", "db");
        Set(
            "out",
            """
            {"policyTypes":["Egress"],"egress":[{
                "to":[{"namespaceSelector":{}}],
                "ports":[{"port":"http"},{"port":53,"protocol":"UDP"}]
            }]}
            """
        );
        Peer("shop/a", "shop", "web", "10.2.0.1", 8080);
        Peer("shop/b", "shop", "web", "10.2.0.2", 9090);
        var settled = Settled();
        Assert.Contains("+C 10.2.0.1 . tcp . 8080", settled);
        Assert.Contains("+C 10.2.0.2 . tcp . 9090", settled);
        Assert.Contains("+B 10.96.0.10", settled);
        Peer("shop/b", "shop", "web", "10.2.0.2", 9091);
        Assert.Equal(["+C 10.2.0.2 . tcp . 9091", "-C 10.2.0.2 . tcp . 9090"], Settled());
    }

    [Fact]
    public void Beyond_the_bounds_nothing_passes_until_there_is_room()
    {
        Known("s1", "10.1.0.2", "db");
        Set("web", FromWeb);
        for (var i = 0; i < PeersMax + 2; i++)
            Peer($"shop/{i}", "shop", "web", $"10.2.0.{i}");
        Assert.Equal(PeersMax, Settled().Count(c => c.StartsWith("+B", StringComparison.Ordinal)));
        Assert.True(_table.IsFull);
        Peer("shop/0", null, "", "");
        Peer("shop/1", null, "", "");
        Settled();
        Assert.False(_table.IsFull);
        Assert.Equal(PeersMax, _table.PeersCount);
        var ports = string.Join(",", Enumerable.Range(0, 6).Select(i => $$"""{"ports":[{"port":{{1 + 2 * i}}}]}"""));
        Set("many", $$"""{"ingress":[{{ports}}]}""");
        Settled();
        Assert.Equal(4, Assert.Single(_table.Chains).Lines.Count);
        Assert.True(_table.IsFull);
        Set("many", null);
        Settled();
        Assert.False(_table.IsFull);
    }

    [Fact]
    public void Pods_of_a_chain_that_the_kernel_does_not_take_are_closed()
    {
        Known("s1", "10.1.0.2", "web");
        Set("deny", Deny);
        Settled();
        var chain = Assert.Single(_table.Chains).Name;
        Assert.True(_table.Close(chain, _changes));
        Assert.Equal(["+ingress 10.1.0.2 : goto closed", "-ingress 10.1.0.2 : goto A"], Settled());
        Assert.Empty(_table.Chains);
        Assert.False(_table.Close(chain, _changes));
        // What the kernel takes opens it again.
        Set("deny", FromWeb);
        Assert.Contains("-ingress 10.1.0.2 : goto closed", Settled());
        Assert.Single(_table.Chains);
    }

    [Fact]
    public void The_whole_is_what_all_changes_have_made_of_it()
    {
        var random = new Random(7);
        string[] apps = ["web", "db"],
            specs = [Deny, FromWeb, FromTeam, """{"ingress":[{}],"egress":[{"ports":[{"port":"http"}]}]}"""];
        var kernel = new HashSet<string>();
        for (var step = 0; step < 4000; step++)
        {
            var (ns, app) = (random.Next(3) == 0 ? "shop" : "else", apps[random.Next(2)]);
            var (sandbox, address) = ($"s{random.Next(5)}", $"10.1.0.{random.Next(8)}");
            switch (random.Next(10))
            {
                case 0 when _locals.All(l => l.Sandbox != sandbox && Ipv4.Text(l.Links[0].Address) != address):
                    Place(sandbox, address, random.Next(4) == 0 ? "other" : "acme");
                    break;
                case 1:
                    Remove(sandbox);
                    break;
                case 2:
                    _table.Note("u" + sandbox, random.Next(4) == 0 ? null : Pod(ns, app, 80));
                    break;
                case 3:
                    _table.Know("acme", ns);
                    break;
                case 4:
                    _table.SetPolicy("acme", ns, app, random.Next(3) == 0 ? null : Policy(specs[random.Next(4)]));
                    break;
                case 5:
                    Labels(ns, random.Next(3) == 0 ? null : $"{(char)('a' + random.Next(2))}");
                    break;
                case 6 when random.Next(10) == 0:
                    _table.ForgetPeers("acme", _changes);
                    break;
                case 7 when random.Next(10) == 0:
                    _table.Forget("acme", ns);
                    break;
                case 8 when _table.Chains.FirstOrDefault() is { } chain && random.Next(10) == 0:
                    _table.Close(chain.Name, _changes);
                    break;
                default:
                    Peer($"{ns}/{random.Next(5)}", random.Next(4) == 0 ? null : ns, app, address);
                    break;
            }
            _table.Settle(_changes);
            var written = _changes.ForTable();
            _changes = new ElementChanges();
            Assert.All(written.Removed, e => Assert.True(kernel.Remove($"{e}"), $"{step}: {e} was not there"));
            Assert.All(written.Added, e => Assert.True(kernel.Add($"{e}"), $"{step}: {e} was there"));
            Assert.Equal(_table.Whole().Select(e => $"{e}").Order(), kernel.Order());
            Assert.True(_table.PeersCount <= PeersMax);
            // Whatever an element leads to is there, with all that it names.
            var chains = _table.Chains.Select(c => c.Name).Append(PolicySets.Closed).ToHashSet();
            Assert.All(_table.Whole().Where(e => e.Target.Length > 0), e => Assert.Contains(e.Target, chains));
            var sets = _table.Chains.SelectMany(c => c.Sets).Concat(PolicySets.Fixed).ToHashSet();
            Assert.All(_table.Whole(), e => Assert.Contains(e.Set, sets));
        }
    }

    /// <summary>What has changed, with short names for sets and chains in the order in which they came.</summary>
    private List<string> Settled()
    {
        _table.Settle(_changes);
        foreach (var chain in _table.Chains)
        foreach (var name in (string[])[chain.Name, .. chain.Sets.Select(s => s.Name)])
            if (!_names.Contains(name))
                _names.Add(name);
        var written = _changes.ForTable();
        _changes = new ElementChanges();
        var texts = written.Removed.Select(e => $"-{e}").Concat(written.Added.Select(e => $"+{e}"));
        return
        [
            .. texts
                .Select(t =>
                    _names.Aggregate(
                        t,
                        (now, name) =>
                            now.Replace(name, $"{(char)('A' + _names.IndexOf(name))}", StringComparison.Ordinal)
                    )
                )
                .Order(StringComparer.Ordinal),
        ];
    }

    private void Known(string sandbox, string address, string app)
    {
        Place(sandbox, address);
        Note(sandbox, app);
        _table.Know("acme", "shop");
    }

    private void Place(string sandbox, string address, string tenant = "acme")
    {
        _locals.Add(new LocalPod(sandbox, tenant, [new PodLink(Of(address), 7, 1)]) { Pod = "u" + sandbox });
        _table.Place(_locals, _changes);
    }

    private void Remove(string sandbox)
    {
        _locals.RemoveAll(l => l.Sandbox == sandbox);
        _table.Place(_locals, _changes);
    }

    private void Note(string sandbox, string app) => _table.Note("u" + sandbox, Pod("shop", app, 80));

    private void Set(string name, string? spec) =>
        _table.SetPolicy("acme", "shop", name, spec is null ? null : Policy(spec));

    private void Labels(string ns, string? team) =>
        _table.SetLabels(
            "acme",
            ns,
            team is null ? null : new Dictionary<string, string> { ["team"] = team },
            _changes
        );

    private void Peer(string id, string? ns, string app, string address, ushort port = 80) =>
        _table.SetPeer(
            "acme",
            id,
            ns is null ? null : Pod(ns, app, port),
            address.Length > 0 ? [Of(address)] : [],
            _changes
        );

    private static PolicyPod Pod(string ns, string app, ushort port) =>
        new("acme", ns)
        {
            Labels = new Dictionary<string, string> { ["app"] = app },
            Ports = [new NamedPort("http", Protocols.Tcp, port)],
        };

    private static NetworkPolicy Policy(string spec) =>
        KubeJson.Decode<NetworkPolicy>(System.Text.Encoding.UTF8.GetBytes($$"""{"spec":{{spec}}}"""));

    private static uint Of(string address) => Ipv4.Of(System.Net.IPAddress.Parse(address));
}
