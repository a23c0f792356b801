using System.Net;
using System.Net.Sockets;
using Arktos.Client.Tests.Fakes;
using Arktos.Kubelet.Services;

namespace Arktos.Kubelet.Tests.Services;

/// <summary>
/// The proxy on this machine's kernel; addresses of services are those that are kept for documentation.
/// </summary>
public sealed class ServiceProxyTests
{
    private const string ClusterIp = "198.51.100.7";

    [RootFact]
    public async Task Services_answer_as_long_as_they_have_backends_and_refuse_at_once_without()
    {
        await using var world = new ProxyWorld();
        using var one = ProxyWorld.Serve("one");
        using var two = ProxyWorld.Serve("two");
        var service = Made.Service("web", ClusterIp, "- 80/TCP 29999");
        world.Services.Upsert(service).Complete(1);
        world.Slices.Complete(1);
        await Eventually.HoldsAsync(() => world.Listed.Contains("refused"), "the table is there");
        await Eventually.HoldsAsync(() => world.Listed.Contains($"{ClusterIp} . tcp . 80 : goto refuse"), "refused");
        Assert.Equal("", await ProxyWorld.AskAsync(ClusterIp, 80));
        Assert.Equal("", await ProxyWorld.AskAsync("127.0.0.1", 29999));

        world.Slices.Upsert(Slice(one, "a")).Upsert(Slice(two, "b"));
        await Eventually.HoldsAsync(() => world.Listed.Contains("goto pick_tcp_2"), "two backends");
        var answers = new HashSet<string>();
        foreach (
            var (address, port) in new[]
            {
                (ClusterIp, 80),
                (ProxyWorld.Address.ToString(), 29999),
                ("127.0.0.1", 29999),
            }
        )
            for (answers.Clear(); answers.Count < 2; )
                answers.Add(await ProxyWorld.AskAsync(address, port));
        Assert.Equal(["one", "two"], answers.Order());
        // A port that is none of the service's.
        Assert.Equal("", await ProxyWorld.AskAsync(ClusterIp, 81));

        world.Slices.Delete(Slice(one, "a"));
        await Eventually.HoldsAsync(() => world.Listed.Contains("goto pick_tcp_1"), "one backend");
        for (var i = 0; i < 8; i++)
            Assert.Equal("two", await ProxyWorld.AskAsync(ClusterIp, 80));
        world.Services.Delete(service);
        await Eventually.HoldsAsync(() => !world.Listed.Contains(ClusterIp), "the service is gone");
        Assert.Empty(world.Complaints);
    }

    [RootFact]
    public async Task A_client_stays_with_its_backend_until_that_is_gone()
    {
        await using var world = new ProxyWorld();
        var backends = new Dictionary<string, TcpListener>();
        for (var i = 0; i < 4; i++)
            backends.Add("b" + i, ProxyWorld.Serve("b" + i));
        var service = Made.Service("web", ClusterIp, "- 80/TCP");
        service.Spec.SessionAffinity = "ClientIP";
        world.Services.Upsert(service).Complete(1);
        foreach (var (name, listener) in backends)
            world.Slices.Upsert(Slice(listener, name));
        world.Slices.Complete(1);
        await Eventually.HoldsAsync(() => world.Listed.Contains("goto stay_tcp_4"), "four backends");
        var first = await ProxyWorld.AskAsync(ClusterIp, 80);
        for (var i = 0; i < 20; i++)
            Assert.Equal(first, await ProxyWorld.AskAsync(ClusterIp, 80));

        // The agent that comes after knows it as well.
        await world.RestartAsync();
        world.Services.Upsert(service).Complete(1);
        foreach (var (name, listener) in backends)
            world.Slices.Upsert(Slice(listener, name));
        world.Slices.Complete(1);
        for (var i = 0; i < 20; i++)
            Assert.Equal(first, await ProxyWorld.AskAsync(ClusterIp, 80));

        world.Slices.Delete(Slice(backends[first], first));
        await Eventually.HoldsAsync(() => world.Listed.Contains("goto stay_tcp_3"), "three backends");
        backends[first].Dispose();
        // Also what is remembered is gone, and the next one is remembered.
        var second = "";
        await Eventually.HoldsAsync(
            () => (second = ProxyWorld.AskAsync(ClusterIp, 80).Result) is not "",
            "another one answers"
        );
        for (var i = 0; i < 20; i++)
            Assert.Equal(second, await ProxyWorld.AskAsync(ClusterIp, 80));
        foreach (var listener in backends.Values)
            listener.Dispose();
        Assert.Empty(world.Complaints);
    }

    [RootFact]
    public async Task Datagrams_go_to_who_answers_now_although_a_conversation_is_under_way()
    {
        await using var world = new ProxyWorld();
        using var one = new UdpClient(new IPEndPoint(ProxyWorld.Address, 0));
        using var two = new UdpClient(new IPEndPoint(ProxyWorld.Address, 0));
        var service = Made.Service("dns", ClusterIp, "- 53/UDP");
        world.Services.Upsert(service).Complete(1);
        world.Slices.Upsert(Slice(one, "a")).Complete(1);
        await Eventually.HoldsAsync(() => world.Listed.Contains("goto pick_udp_1"), "one backend");
        using var client = new UdpClient();
        client.Connect(ClusterIp, 53);
        await client.SendAsync(new byte[] { 1 });
        Assert.Equal([1], (await one.ReceiveAsync().WaitAsync(TimeSpan.FromSeconds(10))).Buffer);
        world.Slices.Upsert(Slice(two, "b")).Delete(Slice(one, "a"));
        var received = two.ReceiveAsync();
        await Eventually.HoldsAsync(() => received.IsCompleted, "the new backend is asked", () => client.Send([2]));
        Assert.Equal([2], (await received).Buffer);
        Assert.Empty(world.Complaints);
    }

    [RootFact]
    public async Task What_others_change_is_put_right()
    {
        await using var world = new ProxyWorld();
        using var one = ProxyWorld.Serve("one");
        world.Services.Upsert(Made.Service("web", ClusterIp, "- 80/TCP")).Complete(1);
        world.Slices.Upsert(Slice(one, "a")).Complete(1);
        await Eventually.HoldsAsync(() => world.Listed.Contains("goto pick_tcp_1"), "one backend");
        foreach (
            var damage in new[]
            {
                $"flush table ip {world.Table}",
                $"flush map ip {world.Table} frontends",
                $"delete table ip {world.Table}",
                // A map of the same name that is another kind of map.
                $"delete table ip {world.Table}; add table ip {world.Table}; "
                    + $"add map ip {world.Table} frontends {{ type ipv4_addr : verdict ; }}",
            }
        )
        {
            Assert.Equal(0, Containerd.PrivateContainerd.Run("nft", damage).Code);
            await Eventually.HoldsAsync(
                () =>
                    world.Listed is var listed
                    && listed.Contains($"{ClusterIp} . tcp . 80 : goto pick_tcp_1")
                    && listed.Contains("dnat ip to numgen random mod 1"),
                damage
            );
            Assert.Equal("one", await ProxyWorld.AskAsync(ClusterIp, 80));
        }
    }

    [RootFact]
    public async Task A_balancer_is_told_whether_this_node_has_backends()
    {
        await using var world = new ProxyWorld();
        var service = Made.Service("web", ClusterIp, "- 80/TCP");
        using var free = ProxyWorld.Serve("");
        var port = ProxyWorld.PortOf(free);
        free.Stop();
        (service.Spec.Type, service.Spec.ExternalTrafficPolicy, service.Spec.HealthCheckNodePort) = (
            "LoadBalancer",
            "Local",
            port
        );
        world.Services.Upsert(service).Complete(1);
        world.Slices.Upsert(Made.Slice("web", "- 1/TCP", "10.0.0.1 n1", "10.0.0.2 n2")).Complete(1);
        using var http = new HttpClient();
        async Task<(int, string)> AskAsync()
        {
            try
            {
                using var answer = await http.GetAsync($"http://127.0.0.1:{port}/");
                return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
            }
            catch (HttpRequestException)
            {
                return (0, "");
            }
        }
        const string Body =
            """{"service":{"namespace":"default","name":"web"},"localEndpoints":%,"serviceProxyHealthy":true}""";
        await Eventually.HoldsAsync(() => AskAsync().Result == (200, Body.Replace("%", "1")), "there is one");
        world.Slices.Upsert(Made.Slice("web", "- 1/TCP", "10.0.0.2 n2"));
        await Eventually.HoldsAsync(() => AskAsync().Result == (503, Body.Replace("%", "0")), "there is none");
        world.Services.Delete(service);
        await Eventually.HoldsAsync(() => AskAsync().Result == (0, ""), "it is closed");
    }

    private static Api.Discovery.V1.EndpointSlice Slice(TcpListener listener, string name) =>
        Named(Made.Slice("web", $"- {ProxyWorld.PortOf(listener)}/TCP", $"{ProxyWorld.Address} n1"), name);

    private static Api.Discovery.V1.EndpointSlice Slice(UdpClient client, string name) =>
        Named(
            Made.Slice("dns", $"- {((IPEndPoint)client.Client.LocalEndPoint!).Port}/UDP", $"{ProxyWorld.Address} n1"),
            name
        );

    private static Api.Discovery.V1.EndpointSlice Named(Api.Discovery.V1.EndpointSlice slice, string name)
    {
        slice.Metadata.Name = name;
        return slice;
    }
}
