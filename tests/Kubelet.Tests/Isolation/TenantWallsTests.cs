using System.Net;
using System.Net.Sockets;
using Arktos.Api.Core.V1;
using Arktos.Api.Networks;
using Arktos.Client.Tests.Fakes;
using Arktos.Kubelet.Network;
using Arktos.Kubelet.Runtimes;

namespace Arktos.Kubelet.Tests.Isolation;

/// <summary>The walls on this machine's kernel, between network namespaces at one bridge.</summary>
public sealed class TenantWallsTests
{
    [RootFact]
    public async Task Pods_reach_pods_of_their_tenant_alone_also_through_services_and_system_reaches_all()
    {
        await using var world = await WallWorld.StartAsync();
        world.Api.ScriptOf(FakeApi.Addresses).Complete(1);
        await world.AdmitAsync("acme", 2);
        await world.AdmitAsync("acme", 3);
        world.Api.ScriptOf(FakeApi.Addresses).Complete(1);
        await world.AdmitAsync("other", 4);
        await world.AdmitAsync("system", 5);
        using var two = world.Serve(2);
        using var three = world.Serve(3);
        using var four = world.Serve(4);
        using var five = world.Serve(5);
        using var node = world.ServeOnNode(81);
        var service = $"arktos-{world.Bridge}";
        await NftTable.ApplyAsync(
            $"add table ip {service}\nadd chain ip {service} c {{ type nat hook prerouting priority -110 ; }}\n"
                + $"add rule ip {service} c iifname {world.Bridge} ip daddr 198.51.100.9 "
                + $"dnat to {world.AddressOf(3)}\n",
            default
        );
        try
        {
            foreach (
                var (from, to, answer) in new[]
                {
                    (2, world.AddressOf(3), "p3"),
                    (2, world.AddressOf(2), "p2"),
                    (2, world.AddressOf(4), ""),
                    (2, world.AddressOf(5), ""),
                    (2, world.AddressOf(77), ""),
                    (2, "198.51.100.9", "p3"),
                    (4, world.AddressOf(2), ""),
                    (4, "198.51.100.9", ""),
                    (4, world.AddressOf(4), "p4"),
                    (5, world.AddressOf(2), "p2"),
                    (5, world.AddressOf(4), "p4"),
                    (5, "198.51.100.9", "p3"),
                }
            )
                Assert.Equal((from, to, answer), (from, to, await world.AskAsync(from, to)));
            Assert.Equal("node", await world.AskAsync(2, world.Gateway, 81));
        }
        finally
        {
            await NftTable.RemoveAsync(service, default);
        }
        Assert.Empty(world.Complaints);
    }

    [RootFact]
    public async Task Pods_reach_pods_of_their_network_alone_and_an_agent_that_starts_knows_which_that_is()
    {
        static void BeBlue(Pod pod) => pod.Metadata.Labels = new() { [TenantNetworks.Label] = "blue" };
        await using var world = await WallWorld.StartAsync();
        world
            .Api.ScriptOf(FakeApi.Addresses)
            .Upsert(world.Made("acme", 100))
            .Upsert(world.MadeIn("blue", "acme", 101))
            .Complete(1);
        await world.AdmitAsync("acme", 2);
        Assert.DoesNotContain("blue", world.Listed);
        await world.AdmitAsync("acme", 3, BeBlue);
        await world.AdmitAsync("acme", 4, BeBlue);
        world.Api.ScriptOf(FakeApi.Addresses).Complete(1);
        // What another tenant calls so is another one.
        await world.AdmitAsync("other", 5, BeBlue);
        await world.AdmitAsync("system", 6);
        world.Api.ScriptOf(FakeApi.Addresses).Upsert(world.Made("system", 6)).Complete(1);
        await world.AdmitAsync("system", 7, BeBlue);
        using var two = world.Serve(2);
        using var three = world.Serve(3);
        using var four = world.Serve(4);
        using var five = world.Serve(5);
        using var six = world.Serve(6);
        using var seven = world.Serve(7);
        Assert.Contains(world.AddressOf(101), world.Listed);
        await AskAllAsync();
        await world.RestartAsync();
        var script = world.Api.ScriptOf(FakeApi.Addresses);
        var others = world.Api.ScriptOf(FakeApi.Addresses);
        var systems = world.Api.ScriptOf(FakeApi.Addresses);
        world.Walls.See(
            [
                world.Observed("acme", 2),
                world.Observed("acme", 3, "blue"),
                world.Observed("acme", 4, "blue"),
                world.Observed("other", 5, "blue"),
                world.Observed("system", 6),
                world.Observed("system", 7, "blue"),
            ],
            0
        );
        await AskAllAsync();
        foreach (var one in new[] { script, others, systems })
            one.Complete(1);
        await Eventually.HoldsAsync(
            () => world.Listed is var listed && !listed.Contains(world.AddressOf(101)) && listed.Contains("acme_blue"),
            "the tables are written anew"
        );
        await AskAllAsync();
        Assert.Empty(world.Complaints);

        async Task AskAllAsync()
        {
            foreach (
                var (from, to, answer) in new[]
                {
                    (2, 3, ""),
                    (3, 2, ""),
                    (3, 4, "p4"),
                    (4, 3, "p3"),
                    (3, 5, ""),
                    (5, 3, ""),
                    (3, 6, ""),
                    (6, 2, "p2"),
                    (6, 3, "p3"),
                    (6, 7, "p7"),
                    (7, 6, ""),
                    (7, 3, ""),
                    (7, 7, "p7"),
                }
            )
                Assert.Equal((from, to, answer), (from, to, await world.AskAsync(from, world.AddressOf(to))));
        }
    }

    [RootFact]
    public async Task What_comes_from_another_address_than_the_pods_own_is_dropped()
    {
        await using var world = await WallWorld.StartAsync();
        world.Api.ScriptOf(FakeApi.Addresses).Complete(1);
        await world.AdmitAsync("acme", 2);
        await world.AdmitAsync("acme", 3);
        world.Api.ScriptOf(FakeApi.Addresses).Complete(1);
        await world.AdmitAsync("other", 4);
        using var listener = world.Datagrams(3);
        listener.Bind(new IPEndPoint(IPAddress.Any, 99));
        // The address of another tenant's pod; one that nobody has; one beyond the range of pods.
        foreach (var (taken, mark) in new[] { (world.AddressOf(2), 1), (world.AddressOf(88), 2), ("203.0.113.5", 3) })
        {
            await world.IpInAsync(4, $"addr add {taken}/24 dev eth0");
            using var false_ = world.Datagrams(4);
            false_.Bind(new IPEndPoint(IPAddress.Parse(taken), 0));
            await false_.SendToAsync(new[] { (byte)mark }, new IPEndPoint(IPAddress.Parse(world.AddressOf(3)), 99));
        }
        using var good = world.Datagrams(2);
        var buffer = new byte[8];
        var received = listener.ReceiveAsync(buffer);
        await Eventually.HoldsAsync(
            () => received.IsCompleted,
            "the pod of the same tenant is heard",
            () => good.SendTo([9], new IPEndPoint(IPAddress.Parse(world.AddressOf(3)), 99))
        );
        Assert.Equal((1, 9), (await received, buffer[0]));
        Assert.Empty(world.Complaints);
    }

    [RootFact]
    public async Task A_further_interface_of_a_pod_speaks_as_its_pod_alone_once_it_is_known()
    {
        await using var world = await WallWorld.StartAsync();
        world.Api.ScriptOf(FakeApi.Addresses).Complete(1);
        var pod = await world.AdmitAsync("acme", 2);
        await world.AdmitAsync("acme", 3);
        world.Api.ScriptOf(FakeApi.Addresses).Complete(1);
        await world.AdmitAsync("other", 4);
        using var two = world.Serve(2);
        using var four = world.Serve(4);
        await world.PlugAsync(2, 20);
        Assert.DoesNotContain(world.AddressOf(20), world.Listed);
        await Assert.ThrowsAsync<RuntimeException>(() =>
            world.Walls.ReadmitAsync(pod, WallWorld.SandboxOf(2), world.AddressOf(21), default)
        );
        await world.Walls.ReadmitAsync(pod, WallWorld.SandboxOf(2), world.AddressOf(20), default);
        // The pod answers by its first interface, which leads to the same network.
        Assert.Equal("p2", await world.AskAsync(3, world.AddressOf(20)));
        Assert.Equal("p2", await world.AskAsync(3, world.AddressOf(2)));
        Assert.Equal("", await world.AskAsync(4, world.AddressOf(20)));
        Assert.Equal("", await world.AskAsync(2, world.AddressOf(4)));
        // By the new one it takes the address of another tenant's pod.
        await world.IpInAsync(2, $"addr add {world.AddressOf(4)}/32 dev eth1");
        await world.IpInAsync(2, $"route add {world.AddressOf(3)}/32 dev eth1 src {world.AddressOf(4)}");
        using var listener = world.Datagrams(3);
        listener.Bind(new IPEndPoint(IPAddress.Any, 99));
        using var false_ = world.Datagrams(2);
        false_.Bind(new IPEndPoint(IPAddress.Parse(world.AddressOf(4)), 0));
        await false_.SendToAsync(new[] { (byte)1 }, new IPEndPoint(IPAddress.Parse(world.AddressOf(3)), 99));
        using var good = world.Datagrams(2);
        good.Bind(new IPEndPoint(IPAddress.Parse(world.AddressOf(20)), 0));
        var buffer = new byte[8];
        var received = listener.ReceiveAsync(buffer);
        await Eventually.HoldsAsync(
            () => received.IsCompleted,
            "the pod itself is heard",
            () => good.SendTo([9], new IPEndPoint(IPAddress.Parse(world.AddressOf(3)), 99))
        );
        Assert.Equal((1, 9), (await received, buffer[0]));
        await world.UnplugAsync(2);
        // Whoever ended before it told: the next look does.
        var seen = world.Observed("acme", 2);
        seen = seen with
        {
            Sandboxes =
            [
                seen.Sandboxes[0] with
                {
                    Nics = [new ObservedNic("eth0", "", "", world.AddressOf(2), NicPhase.Ready)],
                },
            ],
        };
        world.Walls.See(
            [seen, world.Observed("acme", 3), world.Observed("other", 4)],
            TimeProvider.System.GetTimestamp()
        );
        await Eventually.HoldsAsync(() => !world.Listed.Contains(world.AddressOf(20)), "it is known no more");
        Assert.Contains(world.AddressOf(2), world.Listed);
        Assert.Empty(world.Complaints);
    }

    [RootFact]
    public async Task Addresses_of_other_nodes_come_and_go_and_all_of_a_tenant_goes_with_its_last_pod()
    {
        await using var world = await WallWorld.StartAsync();
        var script = world.Api.ScriptOf(FakeApi.Addresses).Upsert(world.Made("acme", 100)).Complete(1);
        await world.AdmitAsync("acme", 2);
        // It was waited for: a program that asks at once is not refused.
        Assert.Contains(world.AddressOf(100), world.Listed);
        Assert.DoesNotContain(Api.Streams.Projection.Whole, world.Api.Follows.Select(f => f.Projection));
        script.Upsert(world.Made("acme", 101));
        await Eventually.HoldsAsync(() => world.Listed.Contains(world.AddressOf(101)), "another one");
        script.Delete(world.Made("acme", 100));
        await Eventually.HoldsAsync(() => !world.Listed.Contains(world.AddressOf(100)), "one less");
        // A look that began before the pod was made says nothing of it.
        world.Walls.See([], 0);
        script.Upsert(world.Made("acme", 102));
        await Eventually.HoldsAsync(() => world.Listed.Contains(world.AddressOf(102)), "a third");
        Assert.Contains(world.AddressOf(2), world.Listed);
        world.Walls.See([], TimeProvider.System.GetTimestamp());
        await Eventually.HoldsAsync(() => !world.Listed.Contains("acme"), "nothing of the tenant is left");
        Assert.DoesNotContain("198.19", world.Listed.Replace($"{world.AddressOf(0)}/24", ""));
        Assert.Empty(world.Complaints);
    }

    [RootFact]
    public async Task The_tables_outlive_the_agent_and_hold_until_the_next_one_knows_all()
    {
        await using var world = await WallWorld.StartAsync();
        world.Api.ScriptOf(FakeApi.Addresses).Upsert(world.Made("acme", 100)).Complete(1);
        await world.AdmitAsync("acme", 2);
        await world.AdmitAsync("acme", 3);
        using var three = world.Serve(3);
        await world.RestartAsync();
        var script = world.Api.ScriptOf(FakeApi.Addresses);
        // The API servers do not answer; a pod of tenant system starts all the same, as static ones do. What policies
        // want of it is not known.
        await world.AdmitAsync("system", 5);
        world.Walls.See([world.Observed("acme", 2), world.Observed("acme", 3)], 0);
        Assert.Equal("", await world.AskAsync(5, world.AddressOf(3)));
        Assert.Equal("p3", await world.AskAsync(2, world.AddressOf(3)));
        Assert.Contains(world.AddressOf(100), world.Listed);
        // What is known now takes the place of what was.
        script.Upsert(world.Made("acme", 101)).Complete(1);
        await Eventually.HoldsAsync(
            () =>
                world.Listed is var listed
                && listed.Contains(world.AddressOf(101))
                && !listed.Contains(world.AddressOf(100)),
            "the tables are written anew"
        );
        Assert.Equal("p3", await world.AskAsync(5, world.AddressOf(3)));
        Assert.Equal("p3", await world.AskAsync(2, world.AddressOf(3)));
        Assert.Empty(world.Complaints);
    }

    [RootFact]
    public async Task What_others_change_is_put_right()
    {
        await using var world = await WallWorld.StartAsync();
        world.Api.ScriptOf(FakeApi.Addresses).Upsert(world.Made("acme", 100)).Complete(1);
        await world.AdmitAsync("acme", 2);
        world.Walls.See([world.Observed("acme", 2)], TimeProvider.System.GetTimestamp());
        foreach (var family in new[] { "ip", "bridge" })
        {
            Assert.Equal(0, Containerd.PrivateContainerd.Run("nft", $"delete table {family} {world.Table}").Code);
            await Eventually.HoldsAsync(
                () =>
                    world.Listed is var listed
                    && listed.Contains(world.AddressOf(100))
                    && listed.Contains($"goto tenant_acme")
                    && listed.Contains("ether daddr set"),
                family
            );
        }
    }
}
