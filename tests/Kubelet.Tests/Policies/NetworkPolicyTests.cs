using System.Net;
using System.Net.Sockets;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Networking.V1;
using Arktos.Client.Tests.Fakes;
using Arktos.Kubelet.Isolation;
using Arktos.Kubelet.Network;
using Arktos.Kubelet.Policies;
using Arktos.Kubelet.Services;
using Arktos.Kubelet.Tests.Isolation;

namespace Arktos.Kubelet.Tests.Policies;

/// <summary>Policies on this machine's kernel, between network namespaces at one bridge.</summary>
public sealed class NetworkPolicyTests
{
    private static int _versions;
    private const string Deny = """{"policyTypes":["Ingress"]}""";

    [RootFact]
    public async Task What_is_denied_by_default_is_let_pass_by_labels_namespaces_blocks_and_ports()
    {
        await using var world = await WallWorld.StartAsync();
        world.Api.ScriptOf(FakeApi.Addresses).Complete(1);
        var policies = world.Api.ScriptOf(FakeApi.PoliciesOf("acme", "default")).Complete(1);
        world.Api.ScriptOf(FakeApi.Labels).Upsert(Space("shop", "a")).Complete(1);
        await world.AdmitAsync("acme", 2, Be("db"));
        await world.AdmitAsync("acme", 3, Be("web"));
        await world.AdmitAsync("acme", 4, Be("web", "shop"));
        await world.AdmitAsync("acme", 5, Be("other"));
        await world.AdmitAsync("system", 6, Be("web"));
        using var db = world.Serve(2);
        using var more = world.Serve(2, 81);
        using var web = world.Serve(3);
        foreach (
            var (name, spec, may) in new[]
            {
                // Who reaches port 80 of pod 2, and who port 81.
                ("", "", "3456/3456"),
                ("deny", Deny, "/"),
                ("web", """{"ingress":[{"from":[{"podSelector":{"matchLabels":{"app":"web"}}}]}]}""", "3/3"),
                (
                    "team",
                    """{"ingress":[{"from":[{"namespaceSelector":{"matchLabels":{"team":"a"}}}],"ports":[{"port":81}]}]}""",
                    "3/34"
                ),
                (
                    "block",
                    $$$"""
                    {"ingress":[{"from":[{"ipBlock":{
                        "cidr":"{{{world.AddressOf(0)}}}/24",
                        "except":["{{{world.AddressOf(3)}}}/32","{{{world.AddressOf(6)}}}/32"]
                    }}],"ports":[{"port":"http"}]}]}
                    """,
                    "345/34"
                ),
                ("web", "", "45/4"),
                ("all", """{"ingress":[{}]}""", "3456/3456"),
                ("all", "", "45/4"),
                ("block", "", "/4"),
                ("team", "", "/"),
                // Others' pods that are selected by other labels are of no account.
                ("deny", """{"podSelector":{"matchLabels":{"app":"web"}}}""", "3456/3456"),
            }
        )
        {
            if (spec.Length > 0)
                policies.Upsert(Policy(name, spec));
            else if (name.Length > 0)
                policies.Delete(Policy(name, "{}"));
            var now = "";
            await Eventually.HoldsAsync(
                async () => (now = await WhoAsync(world, 2, 80) + "/" + await WhoAsync(world, 2, 81)) == may,
                () => $"{name} {spec}: {may}, not {now}"
            );
        }
        // Its node reaches a pod that nobody else does, and what it asks for is answered.
        policies.Upsert(Policy("deny", """{"podSelector":{"matchLabels":{"app":"db"}}}"""));
        await Eventually.HoldsAsync(async () => await world.AskAsync(5, world.AddressOf(2)) == "", () => "denied");
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await probe.ConnectAsync(System.Net.IPAddress.Parse(world.AddressOf(2)), 80);
        Assert.Equal("p3", await world.AskAsync(2, world.AddressOf(3)));
        Assert.Empty(world.Complaints);

        static async Task<string> WhoAsync(WallWorld world, int to, int port)
        {
            var who = "";
            for (var from = 3; from <= 6; from++)
                if (await world.AskAsync(from, world.AddressOf(to), port) != "")
                    who += from;
            return who;
        }
    }

    [RootFact]
    public async Task What_leaves_a_pod_is_judged_by_who_answers_also_behind_services_and_dns_is_asked_by_its_own_port()
    {
        await using var world = await WallWorld.StartAsync();
        world.Api.ScriptOf(FakeApi.Addresses).Complete(1);
        var policies = world.Api.ScriptOf(FakeApi.PoliciesOf("acme", "default"));
        policies.Upsert(Policy("out", """{"podSelector":{"matchLabels":{"app":"web"}},"policyTypes":["Egress"]}"""));
        policies.Complete(1);
        await world.AdmitAsync("acme", 2, Be("db"));
        await world.AdmitAsync("acme", 3, Be("other"));
        await world.AdmitAsync("acme", 4, Be("web"));
        using var db = world.Serve(2);
        using var other = world.Serve(3, 6447);
        using var node = world.ServeOnNode(82);
        var service = $"arktos-{world.Bridge}";
        // One that leads to a pod; DNS, whose servers stand at another port: here at a pod's, so that it is forwarded.
        await NftTable.ApplyAsync(
            $"add table ip {service}\nadd chain ip {service} c {{ type nat hook prerouting priority -110 ; }}\n"
                + $"add rule ip {service} c iifname {world.Bridge} ip daddr 198.51.100.9 dnat to {world.AddressOf(2)}\n"
                + $"add rule ip {service} c iifname {world.Bridge} ip daddr {WallWorld.Dns} tcp dport 53 "
                + $"dnat to {world.AddressOf(3)}:6447\n"
                // A pod that asks for itself sees the node.
                + $"add chain ip {service} s {{ type nat hook postrouting priority 96 ; }}\n"
                + $"add rule ip {service} s ip saddr {world.AddressOf(2)} ip daddr {world.AddressOf(2)} masquerade\n",
            default
        );
        try
        {
            foreach (
                var (rule, may) in new[]
                {
                    ("", ""),
                    ("""{"to":[{"podSelector":{"matchLabels":{"app":"db"}}}]}""", "pod service"),
                    ("""{"to":[{"podSelector":{}}],"ports":[{"port":"http"}]}""", "pod service"),
                    ("""{"ports":[{"port":53}]}""", "dns"),
                    (
                        """
                        {"to":[{"namespaceSelector":{},"podSelector":{"matchLabels":{"k8s-app":"kube-dns"}}}],
                        "ports":[{"port":53}]}
                        """,
                        "dns"
                    ),
                    ("""{"to":[{"ipBlock":{"cidr":"198.51.100.0/24"}}]}""", ""),
                    (
                        """{"to":[{"ipBlock":{"cidr":"198.19.0.0/16"}}],"ports":[{"port":80,"endPort":90}]}""",
                        "pod service"
                    ),
                    ("{}", "pod service dns"),
                }
            )
            {
                policies.Upsert(
                    Policy(
                        "out",
                        $$$"""{"podSelector":{"matchLabels":{"app":"web"}},"policyTypes":["Egress"],"egress":[{{{rule}}}]}"""
                    )
                );
                var now = "";
                await Eventually.HoldsAsync(
                    async () => (now = await WhatAsync(world)) == may,
                    () => $"{rule}: {may}, not {now}"
                );
            }
            // Whoever is not selected goes where he likes; what is asked of a pod is answered; its node is open to it.
            policies.Upsert(Policy("out", """{"policyTypes":["Ingress","Egress"]}"""));
            await Eventually.HoldsAsync(async () => await WhatAsync(world) == "", () => "nothing passes");
            Assert.Equal("node", await world.AskAsync(4, world.Gateway, 82));
            // A pod reaches itself, whatever policies say.
            Assert.Equal("p2", await world.AskAsync(2, "198.51.100.9"));
        }
        finally
        {
            await NftTable.RemoveAsync(service, default);
        }
        Assert.Empty(world.Complaints);

        static async Task<string> WhatAsync(WallWorld world) =>
            string.Join(
                ' ',
                new[]
                {
                    await world.AskAsync(4, world.AddressOf(2)) == "p2" ? "pod" : "",
                    await world.AskAsync(4, "198.51.100.9") == "p2" ? "service" : "",
                    await world.AskAsync(4, WallWorld.Dns, 53) == "p3" ? "dns" : "",
                }.Where(w => w.Length > 0)
            );
    }

    [RootFact]
    public async Task A_connection_that_may_not_go_on_ends_and_those_of_others_go_on()
    {
        await using var world = await WallWorld.StartAsync();
        world.Api.ScriptOf(FakeApi.Addresses).Complete(1);
        var policies = world.Api.ScriptOf(FakeApi.PoliciesOf("acme", "default")).Complete(1);
        await world.AdmitAsync("acme", 2, Be("db"));
        await world.AdmitAsync("acme", 3, Be("web"));
        await world.AdmitAsync("acme", 4, Be("other"));
        using var listener = world.Listen(2, 90);
        using var kept = world.Connect(3, 2, 90);
        using var keptServer = await listener.AcceptAsync();
        using var cut = world.Connect(4, 2, 90);
        using var cutServer = await listener.AcceptAsync();
        policies.Upsert(Policy("web", """{"ingress":[{"from":[{"podSelector":{"matchLabels":{"app":"web"}}}]}]}"""));
        await Eventually.HoldsAsync(
            () =>
                Failed(() => cut.Send([1]))
                || Failed(() => cut.Poll(0, SelectMode.SelectRead) && cut.Receive(new byte[1]) == 0),
            "the connection is reset"
        );
        kept.Send([7]);
        var buffer = new byte[4];
        Assert.Equal(1, await keptServer.ReceiveAsync(buffer));
        keptServer.Send([8, 9]);
        Assert.Equal(2, await kept.ReceiveAsync(buffer));
        // Only what the pod itself begins is judged by what may leave it: it answers all the same.
        policies.Upsert(Policy("none", """{"podSelector":{"matchLabels":{"app":"db"}},"policyTypes":["Egress"]}"""));
        using var web = world.Serve(3);
        await Eventually.HoldsAsync(async () => await world.AskAsync(2, world.AddressOf(3)) == "", () => "denied");
        keptServer.Send([8]);
        Assert.Equal(1, await kept.ReceiveAsync(buffer));
        Assert.Empty(world.Complaints);
    }

    [RootFact]
    public async Task Pods_of_other_tenants_are_neither_selected_nor_peers_and_labels_that_change_count_at_once()
    {
        await using var world = await WallWorld.StartAsync();
        world.Api.ScriptOf(FakeApi.PoliciesOf("acme", "default")).Upsert(Policy("deny", Deny)).Complete(1);
        await world.AdmitAsync("acme", 2, Be("db"));
        var web = await world.AdmitAsync("acme", 3, Be("web"));
        await world.AdmitAsync("other", 4, Be("db"));
        await world.AdmitAsync("other", 5, Be("web"));
        await world.AdmitAsync("system", 6, Be("web"));
        using var two = world.Serve(2);
        using var four = world.Serve(4);
        Assert.Equal("", await world.AskAsync(3, world.AddressOf(2)));
        Assert.Equal("", await world.AskAsync(6, world.AddressOf(2)));
        Assert.Equal("p4", await world.AskAsync(5, world.AddressOf(4)));
        Assert.Equal("p4", await world.AskAsync(6, world.AddressOf(4)));
        Assert.DoesNotContain(world.Api.Follows, f => f.Projection == Api.Streams.Projection.PodPeers);
        Assert.Equal(
            ["acme/default", "other/default", "system/default"],
            world
                .Api.Follows.Where(f => f.Projection == Api.Streams.Projection.PolicySpecs)
                .Select(f => $"{f.Tenant}/{f.Namespace}")
                .Order()
        );
        await world.RestartAsync();
        world
            .Api.ScriptOf(FakeApi.PoliciesOf("acme", "default"))
            .Upsert(
                Policy(
                    "web",
                    """{"ingress":[{"from":[{"podSelector":{"matchLabels":{"app":"web"}},"namespaceSelector":{}}]}]}"""
                )
            )
            .Complete(1);
        // One elsewhere that was told of with the label: of this tenant, as the stream is.
        world.Api.ScriptOf(FakeApi.Peers).Complete(1);
        See(world);
        await Eventually.HoldsAsync(async () => await world.AskAsync(3, world.AddressOf(2)) == "p2", () => "web may");
        Assert.Equal("", await world.AskAsync(6, world.AddressOf(2)));
        Assert.Contains(world.Api.Follows, f => f is { Projection: Api.Streams.Projection.PodPeers, Tenant: "acme" });
        web.Metadata.Labels = new() { ["app"] = "else" };
        world.Walls.Note(web);
        await Eventually.HoldsAsync(async () => await world.AskAsync(3, world.AddressOf(2)) == "", () => "no more");
        Assert.Empty(world.Complaints);
    }

    [RootFact]
    public async Task A_restart_of_the_agent_opens_nothing_and_a_pod_that_comes_meanwhile_is_closed()
    {
        await using var world = await WallWorld.StartAsync();
        world.Api.ScriptOf(FakeApi.PoliciesOf("acme", "default")).Upsert(Policy("deny", Deny)).Complete(1);
        await world.AdmitAsync("acme", 2, Be("db"));
        await world.AdmitAsync("acme", 3, Be("web", "shop"));
        using var two = world.Serve(2);
        using var three = world.Serve(3);
        Assert.Equal("", await world.AskAsync(3, world.AddressOf(2)));
        Assert.Equal("p3", await world.AskAsync(2, world.AddressOf(3)));
        await world.RestartAsync();
        // No API server answers.
        var script = world.Api.ScriptOf(FakeApi.PoliciesOf("acme", "default"));
        world.Walls.See([world.Observed("acme", 2), world.Observed("acme", 3)], 0);
        await world.AdmitAsync("acme", 4, Be("web"));
        using var four = world.Serve(4);
        Assert.Equal("", await world.AskAsync(3, world.AddressOf(2)));
        Assert.Equal("p3", await world.AskAsync(2, world.AddressOf(3)));
        Assert.Equal("", await world.AskAsync(3, world.AddressOf(4)));
        Assert.Equal("", await world.AskAsync(4, world.AddressOf(3)));
        script.Upsert(Policy("deny", """{"podSelector":{"matchLabels":{"app":"db"}}}""")).Complete(1);
        await Eventually.HoldsAsync(async () => await world.AskAsync(3, world.AddressOf(4)) == "p4", () => "it opens");
        Assert.Equal("p3", await world.AskAsync(4, world.AddressOf(3)));
        Assert.Equal("", await world.AskAsync(3, world.AddressOf(2)));
        // What others change is put right, and closed again.
        await Command.RunAsync("nft", ["flush", "chain", "ip", world.Table, "policies"], default);
        await Eventually.HoldsAsync(async () => await world.AskAsync(3, world.AddressOf(2)) == "", () => "put right");
        Assert.Empty(world.Complaints);
    }

    [RootFact]
    public async Task A_chain_that_the_kernel_does_not_take_is_found_and_the_table_of_the_trial_is_gone()
    {
        using var nft = new NftTransactions();
        var kernel = new KernelWalls(nft);
        var table = $"arktos-{Guid.NewGuid().ToString("N")[..6]}";
        var rules = new WallRules(table, "arktos-no-br", "10.0.0.0/8", 1);
        var refused = await kernel.FindRefusedAsync(
            rules,
            [PolicyChain.Sample(), new PolicyChain("policy_bad", ["ip saddr @none return"], [])],
            default
        );
        Assert.Equal("policy_bad", Assert.Single(refused).Chain);
        Assert.DoesNotContain(table, (await Command.TryAsync("nft", ["list", "tables"], default)).Output);
    }

    private static void See(WallWorld world) =>
        world.Walls.See(
            [
                world.Observed("acme", 2),
                world.Observed("acme", 3),
                world.Observed("other", 4),
                world.Observed("other", 5),
                world.Observed("system", 6),
            ],
            TimeProvider.System.GetTimestamp()
        );

    private static bool Failed(Func<bool> act)
    {
        try
        {
            return act();
        }
        catch (SocketException)
        {
            return true;
        }
    }

    private static bool Failed(Func<int> act) => Failed(() => act() < 0);

    private static Action<Pod> Be(string app, string ns = "default") =>
        pod =>
        {
            pod.Metadata.Labels = new() { ["app"] = app };
            pod.Metadata.Namespace = ns;
            pod.Spec.Containers = [new() { Ports = [new() { Name = "http", ContainerPortValue = 80 }] }];
        };

    private static Namespace Space(string name, string team) =>
        new()
        {
            Metadata = new()
            {
                Tenant = "acme",
                Name = name,
                Labels = new() { ["team"] = team },
                ResourceVersion = "1",
            },
        };

    private static NetworkPolicy Policy(string name, string spec)
    {
        var policy = KubeJson.Decode<NetworkPolicy>(System.Text.Encoding.UTF8.GetBytes($$"""{"spec":{{spec}}}"""));
        policy.Metadata = new()
        {
            Tenant = "acme",
            Namespace = "default",
            Name = name,
            ResourceVersion = $"{Interlocked.Increment(ref _versions)}",
        };
        return policy;
    }
}
