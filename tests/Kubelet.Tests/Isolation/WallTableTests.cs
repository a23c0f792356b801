using Arktos.Client.Resources;
using Arktos.Kubelet.Isolation;
using Arktos.Kubelet.Routes;
using Arktos.Kubelet.Runtimes;
using Arktos.Kubelet.Services;

namespace Arktos.Kubelet.Tests.Isolation;

public sealed class WallTableTests
{
    private readonly WallTable _table = new(new PodRange(Of("10.0.0.0"), 8), addressesMax: 4);
    private ElementChanges _changes = new();

    [Fact]
    public void A_pod_of_the_node_is_known_by_its_port_and_addresses_and_leads_to_its_tenant()
    {
        _table.Add(Local("s1", "acme", "10.1.0.2", 7), _changes);
        Assert.Equal(
            [
                "+locals 10.1.0.2",
                "+pods_acme 10.1.0.2",
                "+ports 7",
                "+sources 7 . 02:00:00:00:00:07 . 10.1.0.2",
                "+targets 7 . 02:00:00:00:00:07",
                "+tenants 10.1.0.2 : goto tenant_acme",
            ],
            Taken()
        );
        _table.Add(Local("s1", "acme", "10.1.0.2", 7), _changes);
        Assert.Empty(Taken());
        _table.Remove("s1", _changes);
        Assert.Equal(6, Taken().Count(c => c[0] == '-'));
        Assert.Empty(_table.Networks);
        Assert.Empty(_table.Whole());
    }

    [Fact]
    public void A_pod_with_two_interfaces_may_answer_by_each_for_both_and_loses_what_another_takes()
    {
        _table.Add(
            Local("s1", "acme", "10.1.0.2", 7) with
            {
                Links = [Link("10.1.0.2", 7), Link("10.1.0.3", 8)],
            },
            _changes
        );
        Assert.Equal(
            [
                "+sources 7 . 02:00:00:00:00:07 . 10.1.0.2",
                "+sources 7 . 02:00:00:00:00:07 . 10.1.0.3",
                "+sources 8 . 02:00:00:00:00:08 . 10.1.0.2",
                "+sources 8 . 02:00:00:00:00:08 . 10.1.0.3",
            ],
            Taken().Where(c => c.StartsWith("+sources", StringComparison.Ordinal))
        );
        _table.Set(PodNetwork.DefaultOf("acme"), Key("a"), [Of("10.1.0.9")], _changes);
        Taken();
        // One of them has gone, and its address is another tenant's; the pod has the other one.
        _table.Add(Local("s2", "other", "10.1.0.3", 9), _changes);
        Assert.Equal(
            [
                "+pods_other 10.1.0.3",
                "+ports 9",
                "+sources 9 . 02:00:00:00:00:09 . 10.1.0.3",
                "+targets 9 . 02:00:00:00:00:09",
                "+tenants 10.1.0.3 : goto tenant_other",
                "-pods_acme 10.1.0.3",
                "-ports 8",
                "-sources 7 . 02:00:00:00:00:07 . 10.1.0.3",
                "-sources 8 . 02:00:00:00:00:08 . 10.1.0.2",
                "-sources 8 . 02:00:00:00:00:08 . 10.1.0.3",
                "-targets 8 . 02:00:00:00:00:08",
                "-tenants 10.1.0.3 : goto tenant_acme",
            ],
            Taken()
        );
        Assert.Equal([Link("10.1.0.2", 7)], _table.Find("s1")!.Links);
        Assert.Contains("pods_acme 10.1.0.9", _table.Whole().Select(e => $"{e}"));
    }

    [Fact]
    public void Tenant_system_has_a_chain_and_no_addresses()
    {
        _table.Add(Local("s1", "system", "10.1.0.2", 7), _changes);
        _table.Set(PodNetwork.DefaultOf("system"), Key("x"), [Of("10.1.0.9")], _changes);
        var taken = Taken();
        Assert.Contains("+tenants 10.1.0.2 : goto tenant_system", taken);
        Assert.DoesNotContain(taken, c => c.Contains("pods_"));
    }

    [Fact]
    public void Networks_of_a_tenant_have_a_chain_and_addresses_each_and_are_remembered_while_the_tenant_is()
    {
        var blue = new PodNetwork("acme", "blue");
        _table.Add(Local("s1", "acme", "10.1.0.2", 7), _changes);
        _table.Set(PodNetwork.DefaultOf("acme"), Key("a"), [Of("10.1.0.9")], _changes);
        // Nobody of that network is here.
        _table.Set(blue, Key("b"), [Of("10.1.0.8")], _changes);
        Assert.DoesNotContain(Taken(), c => c.Contains("10.1.0.8"));
        _table.Add(Local("s2", "acme", "10.1.0.3", 8) with { NetworkName = "blue" }, _changes);
        var taken = Taken();
        Assert.Contains("+tenants 10.1.0.3 : goto tenant_acme_blue", taken);
        Assert.Equal(
            ["+pods_acme_blue 10.1.0.3", "+pods_acme_blue 10.1.0.8"],
            taken.Where(c => c.Contains("pods_acme"))
        );
        Assert.Equal(["acme", "acme_blue"], _table.Networks.Select(n => n.Id));
        Assert.Equal(["acme"], _table.Followed);
        // Another of its name is in the other network.
        _table.Set(PodNetwork.DefaultOf("acme"), Key("b"), [Of("10.1.0.8")], _changes);
        Assert.Equal(["+pods_acme 10.1.0.8", "-pods_acme_blue 10.1.0.8"], Taken());
        _table.Set(blue, Key("b"), [Of("10.1.0.8")], _changes);
        _table.Remove("s2", _changes);
        Assert.DoesNotContain("blue", string.Concat(_table.Whole()));
        Taken();
        _table.Add(Local("s3", "acme", "10.1.0.4", 8) with { NetworkName = "blue" }, _changes);
        Assert.Contains("+pods_acme_blue 10.1.0.8", Taken());
        // With the last pod of the tenant goes all that is known of it: it is not followed any more.
        _table.Remove("s3", _changes);
        _table.Remove("s1", _changes);
        _table.Add(Local("s4", "acme", "10.1.0.4", 8) with { NetworkName = "blue" }, _changes);
        Taken();
        Assert.Equal(["pods_acme_blue 10.1.0.4"], _table.Whole().Select(e => $"{e}").Where(e => e.Contains("pods_")));
    }

    [Fact]
    public void Another_network_of_tenant_system_is_as_those_of_others()
    {
        var blue = new PodNetwork("system", "blue");
        _table.Add(Local("s1", "system", "10.1.0.2", 7), _changes);
        Assert.Empty(_table.Followed);
        _table.Add(Local("s2", "system", "10.1.0.3", 8) with { NetworkName = "blue" }, _changes);
        Assert.Equal(["system"], _table.Followed);
        _table.Set(blue, Key("a"), [Of("10.1.0.8")], _changes);
        _table.Set(PodNetwork.DefaultOf("system"), Key("b"), [Of("10.1.0.9")], _changes);
        Assert.Equal(
            ["+pods_system_blue 10.1.0.3", "+pods_system_blue 10.1.0.8"],
            Taken().Where(c => c.Contains("pods_"))
        );
        _table.Remove("s2", _changes);
        Assert.Empty(_table.Followed);
        Taken();
        // What went meanwhile was not heard of.
        _table.Add(Local("s3", "system", "10.1.0.4", 8) with { NetworkName = "blue" }, _changes);
        Assert.Equal(["+pods_system_blue 10.1.0.4"], Taken().Where(c => c.Contains("pods_")));
    }

    [Fact]
    public void Rules_of_a_network_let_its_own_pods_pass_and_only_operators_reach_all()
    {
        var rules = new WallRules("t", "b", "10.0.0.0/8", Hardware: 1);
        Assert.Equal(
            """
            add chain ip t tenant_acme_blue
            flush chain ip t tenant_acme_blue
            add set ip t pods_acme_blue { type ipv4_addr ; }
            add rule ip t tenant_acme_blue ip daddr @pods_acme_blue accept
            add rule ip t tenant_acme_blue goto refuse

            """,
            rules.WriteNetwork(new PodNetwork("acme", "blue"))
        );
        Assert.EndsWith("tenant_system accept\n", rules.WriteNetwork(PodNetwork.DefaultOf("system")));
        Assert.EndsWith("goto refuse\n", rules.WriteNetwork(new PodNetwork("system", "blue")));
        Assert.Equal(
            "delete chain ip t tenant_acme_blue\ndelete set ip t pods_acme_blue\n",
            rules.RemoveNetwork(new PodNetwork("acme", "blue"))
        );
        Assert.Throws<ArgumentException>(() => rules.Write([new PodNetwork("acme", "b; flush ruleset")]));
    }

    [Fact]
    public void Addresses_of_other_nodes_pods_are_counted_and_bound_to_the_range()
    {
        _table.Add(Local("s1", "acme", "10.1.0.2", 7), _changes);
        Taken();
        _table.Set(PodNetwork.DefaultOf("acme"), Key("a"), [Of("10.1.0.9"), Of("192.168.0.1")], _changes);
        Assert.Equal(["+pods_acme 10.1.0.9"], Taken());
        // One takes over from another.
        _table.Set(PodNetwork.DefaultOf("acme"), Key("b"), [Of("10.1.0.9")], _changes);
        _table.Set(PodNetwork.DefaultOf("acme"), Key("a"), [], _changes);
        Assert.Empty(Taken());
        _table.Set(PodNetwork.DefaultOf("acme"), Key("b"), [], _changes);
        Assert.Equal(["-pods_acme 10.1.0.9"], Taken());
        // Of whom nobody is here.
        _table.Set(PodNetwork.DefaultOf("other"), Key("c"), [Of("10.1.0.10")], _changes);
        Assert.Empty(Taken());
    }

    [Fact]
    public void What_a_node_knows_of_its_own_pods_is_more_than_what_is_told_of_them()
    {
        _table.Add(Local("s1", "acme", "10.1.0.2", 7), _changes);
        _table.Set(PodNetwork.DefaultOf("acme"), Key("ended"), [Of("10.1.0.3")], _changes);
        Taken();
        // The address of a pod that ended, whose object still names it, is another tenant's.
        _table.Add(Local("s2", "other", "10.1.0.3", 8), _changes);
        var taken = Taken();
        Assert.Contains("-pods_acme 10.1.0.3", taken);
        Assert.Contains("+pods_other 10.1.0.3", taken);
        _table.Remove("s2", _changes);
        Assert.Contains("+pods_acme 10.1.0.3", Taken());
    }

    [Fact]
    public void A_pod_with_the_address_of_another_takes_its_place()
    {
        _table.Add(Local("s1", "acme", "10.1.0.2", 7), _changes);
        _table.Set(PodNetwork.DefaultOf("acme"), Key("a"), [Of("10.1.0.9")], _changes);
        Taken();
        _table.Add(Local("s2", "acme", "10.1.0.2", 8), _changes);
        // What is known of the tenant stays: its only pod was replaced.
        Assert.DoesNotContain(Taken(), c => c.Contains("pods_acme"));
        Assert.False(_table.Has("s1"));
        _table.Add(Local("s3", "other", "10.1.0.2", 9), _changes);
        var taken = Taken();
        Assert.Contains("-tenants 10.1.0.2 : goto tenant_acme", taken);
        Assert.Contains("+tenants 10.1.0.2 : goto tenant_other", taken);
        Assert.Contains("-pods_acme 10.1.0.9", taken);
        Assert.Equal(["other"], _table.Networks.Select(n => n.Id));
    }

    [Fact]
    public void What_goes_and_comes_back_before_it_is_written_is_no_change()
    {
        _table.Add(Local("s1", "acme", "10.1.0.2", 7), _changes);
        Taken();
        _table.Remove("s1", _changes);
        _table.Add(Local("s2", "acme", "10.1.0.2", 7), _changes);
        Assert.Empty(Taken());
    }

    [Fact]
    public void Beyond_the_bound_addresses_are_left_out_until_there_is_room()
    {
        _table.Add(Local("s1", "acme", "10.1.0.2", 7), _changes);
        for (var i = 0; i < 5; i++)
            _table.Set(PodNetwork.DefaultOf("acme"), Key($"p{i}"), [Of($"10.2.0.{i}")], _changes);
        Assert.Equal(4, Taken().Count(c => c.StartsWith("+pods_acme", StringComparison.Ordinal)));
        Assert.True(_table.IsFull);
        _table.Set(PodNetwork.DefaultOf("acme"), Key("p0"), [], _changes);
        _table.Set(PodNetwork.DefaultOf("acme"), Key("p1"), [], _changes);
        _table.Fill(_changes);
        Assert.False(_table.IsFull);
        Assert.Equal(
            ["10.1.0.2", "10.2.0.2", "10.2.0.3", "10.2.0.4"],
            _table.Whole().Where(e => e.Set.Name == "pods_acme").Select(e => e.Describe()).Order()
        );
    }

    [Fact]
    public void The_whole_is_what_all_changes_have_made_of_it()
    {
        var random = new Random(7);
        var table = new WallTable(new PodRange(Of("10.0.0.0"), 8), addressesMax: 12);
        var kernel = new HashSet<string>();
        for (var step = 0; step < 3000; step++)
        {
            var changes = new ElementChanges();
            for (var i = random.Next(1, 4); i > 0; i--)
            {
                var (tenant, number) = (((string[])["acme", "other", "system"])[random.Next(3)], random.Next(8));
                var network = new PodNetwork(tenant, random.Next(2) == 0 ? "default" : "blue");
                switch (random.Next(3))
                {
                    case 0:
                        var one = Local($"s{random.Next(6)}", tenant, $"10.1.0.{number}", 7 + random.Next(3)) with
                        {
                            NetworkName = network.Name,
                        };
                        table.Add(
                            random.Next(2) == 0
                                ? one
                                : one with
                                {
                                    Links = [.. one.Links, Link($"10.1.0.{(number + 3) % 8}", 10 + random.Next(3))],
                                },
                            changes
                        );
                        break;
                    case 1:
                        table.Remove($"s{random.Next(6)}", changes);
                        break;
                    default:
                        var addresses = Enumerable.Range(0, random.Next(3)).Select(n => Of($"10.1.0.{number + n}"));
                        table.Set(network, Key($"p{random.Next(5)}"), [.. addresses], changes);
                        break;
                }
            }
            table.Fill(changes);
            var written = changes.ForTable();
            Assert.All(written.Removed, e => Assert.True(kernel.Remove($"{e}"), $"{e} was not there"));
            kernel.UnionWith(written.Added.Select(e => $"{e}"));
            Assert.Equal(table.Whole().Select(e => $"{e}").Distinct().Order(), kernel.Order());
            Assert.True(table.AddressesCount <= 12);
        }
    }

    [Fact]
    public void A_link_is_read_of_what_containerd_tells()
    {
        var link = SandboxLink.Read(
            """
            {"pid": 7, "cniResult": {"Interfaces": {
              "arktos0": {"IPConfigs": null, "Mac": "0a:58:0a:f4:01:01", "Sandbox": ""},
              "veth12": {"IPConfigs": null, "Mac": "1e:00:00:00:00:01", "Sandbox": ""},
              "lo": {"IPConfigs": [{"IP": "127.0.0.1", "Gateway": ""}], "Mac": "00:00:00:00:00:00", "Sandbox": "/n"},
              "eth0": {"IPConfigs": [{"IP": "10.244.1.5", "Gateway": "10.244.1.1"}], "Mac": "0a:58:0a:f4:01:05",
                       "Sandbox": "/run/netns/x"}}}}
            """
        );
        Assert.Equal((Of("10.244.1.5"), 0x0A580AF40105UL), (link!.Address, link.Hardware));
        Assert.Equal(["arktos0", "veth12"], link.HostLinks);
        Assert.Empty(link.More);
        const string Of2 = """
            {"Interfaces": {
              "veth13": {},
              "eth1": {"IPConfigs": [{"IP": "10.244.1.6"}], "Mac": "02:00:00:00:00:01", "Sandbox": "/n"}}}
            """;
        var of1 = Of2.Replace("13", "12").Replace("1.6", "1.5");
        var two = SandboxLink.Read($$"""{"cniResult": {{of1}}, "moreCniResults": [{{Of2}}, {}, null]}""")!;
        Assert.Equal((Of("10.244.1.6"), "veth13"), (Assert.Single(two.More).Address, two.More[0].HostLinks.Single()));
        foreach (var none in new[] { "", "{}", "[]", """{"cniResult":null}""", """{"cniResult":{"Interfaces":{}}}""" })
            Assert.Null(SandboxLink.Read(none));
    }

    private List<string> Taken()
    {
        var written = _changes.ForTable();
        _changes = new ElementChanges();
        return
        [
            .. written
                .Removed.Select(e => $"-{e}")
                .Concat(written.Added.Select(e => $"+{e}"))
                .Order(StringComparer.Ordinal),
        ];
    }

    private static LocalPod Local(string sandbox, string tenant, string address, int port) =>
        new(sandbox, tenant, [Link(address, port)]);

    private static PodLink Link(string address, int port) => new(Of(address), port, 0x020000000000UL | (uint)port);

    private static ObjectKey Key(string name) => new("acme", "default", name);

    private static uint Of(string address) => Ipv4.Of(System.Net.IPAddress.Parse(address));
}
