using System.Net;
using System.Net.Sockets;
using System.Text;
using Arktos.Client.Tests.Fakes;
using Arktos.Dns.Serving;
using Arktos.Dns.Tests.Fakes;
using Arktos.Metrics.Tests;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.Dns.Tests.Serving;

/// <summary>A whole server on sockets of the loopback, with an API that a test scripts.</summary>
public sealed class HostTests : IAsyncLifetime
{
    private readonly FollowApi _api = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _runs = [];
    private DnsHost _host = null!;

    private IPEndPoint EndPoint => _host.EndPoints[0];

    public async ValueTask InitializeAsync()
    {
        // The port that the kernel gave for UDP may be taken for TCP.
        for (var tries = 0; tries < 20 && _host?.EndPoints.Count is null or 0; tries++)
        {
            _runs.Clear();
            (_host, _) = Start();
            await Eventually.HoldsAsync(
                () => _host.EndPoints.Count > 0 || _runs[0].IsFaulted,
                "the server listens, or cannot"
            );
        }
        Assert.NotEmpty(_host!.EndPoints);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_runs);
        _stop.Dispose();
    }

    [Fact]
    public async Task Names_follow_the_objects_of_the_API()
    {
        await PodAsync("acme", "p1", "127.0.0.2");
        _api.Upsert(
            "services",
            """{"metadata":{"name":"web","namespace":"default","tenant":"acme","uid":"s1"},"spec":{"clusterIP":"10.96.7.1"}}"""
        );
        await HasAsync("127.0.0.2", "web.default.svc.cluster.local", "web.default.svc.cluster.local. A 10.96.7.1");
        const string pets =
            """{"metadata":{"name":"pets","namespace":"default","tenant":"acme","uid":"s2"},"spec":{"clusterIP":"None"}}""";
        _api.Upsert("services", pets);
        _api.Upsert(
            "endpointslices",
            """
            {"metadata":{"name":"pets-1","namespace":"default","tenant":"acme","uid":"e1","labels":{"kubernetes.io/service-name":"pets"}},
            "addressType":"IPv4","endpoints":[{"addresses":["10.5.0.1"],"hostname":"rex","conditions":{"ready":true}}],"ports":[]}
            """
        );
        await HasAsync("127.0.0.2", "pets.default.svc.cluster.local", "pets.default.svc.cluster.local. A 10.5.0.1");
        await HasAsync(
            "127.0.0.2",
            "rex.pets.default.svc.cluster.local",
            "rex.pets.default.svc.cluster.local. A 10.5.0.1"
        );
        _api.Delete("services", pets);
        await HasAsync("127.0.0.2", "pets.default.svc.cluster.local", "");
        _api.Upsert("namespaces", """{"metadata":{"name":"empty","tenant":"acme","uid":"n1"}}""");
        await Eventually.HoldsAsync(
            () => Ask.UdpAsync(EndPoint, Ask.For("empty.svc.cluster.local", "A"), "127.0.0.2").Result!.Code == 0,
            "the namespace is there"
        );
    }

    [Fact]
    public async Task A_virtual_machine_is_known_by_each_of_its_network_interfaces()
    {
        var pod = await PodAsync("acme", "vm", "127.0.0.2");
        _api.Upsert(
            "pods",
            pod.Replace("\"podIPs\"", "\"nicStatuses\":[{\"name\":\"data\",\"ipAddress\":\"127.0.0.7\"}],\"podIPs\"")
        );
        await Eventually.HoldsAsync(
            () => Ask.UdpAsync(EndPoint, Ask.For("cluster.local", "SOA"), "127.0.0.7").Result!.Code == 0,
            "it is known by the second one"
        );
    }

    [Fact]
    public async Task A_pod_that_has_ended_or_gone_is_not_known_any_more()
    {
        var pod = await PodAsync("acme", "p1", "127.0.0.2");
        Assert.Equal(0, (await Ask.UdpAsync(EndPoint, Ask.For("cluster.local", "SOA"), "127.0.0.2"))!.Code);
        // Another tenant's pod gets the address when the first has ended.
        _api.Upsert("pods", pod.Replace("Running", "Succeeded"));
        await PodAsync("globex", "p2", "127.0.0.2");
        _api.Upsert(
            "services",
            """{"metadata":{"name":"web","namespace":"default","tenant":"globex","uid":"s1"},"spec":{"clusterIP":"10.96.8.1"}}"""
        );
        await HasAsync("127.0.0.2", "web.default.svc.cluster.local", "web.default.svc.cluster.local. A 10.96.8.1");
    }

    [Fact]
    public async Task The_machine_itself_gets_the_names_of_the_installation_and_others_are_refused()
    {
        _api.Upsert(
            "services",
            """{"metadata":{"name":"kubernetes","namespace":"default","tenant":"system","uid":"s1"},"spec":{"clusterIP":"10.96.0.1"}}"""
        );
        await HasAsync(
            "127.0.0.1",
            "kubernetes.default.svc.cluster.local",
            "kubernetes.default.svc.cluster.local. A 10.96.0.1"
        );
        var stranger = await Ask.UdpAsync(EndPoint, Ask.For("kubernetes.default.svc.cluster.local", "A"), "127.0.0.3");
        Assert.Equal(5, stranger!.Code);
    }

    [Fact]
    public async Task Queries_come_over_TCP_one_after_the_other()
    {
        await PodAsync("acme", "p1", "127.0.0.2");
        var endpoints = Enumerable
            .Range(0, 500)
            .Select(i => $$"""{"addresses":["10.5.{{i / 250}}.{{i % 250 + 1}}"] }""");
        _api.Upsert(
            "endpointslices",
            $$"""
            {"metadata":{"name":"many-1","namespace":"default","tenant":"acme","uid":"e1","labels":{"kubernetes.io/service-name":"many"} },
            "addressType":"IPv4","endpoints":[{{string.Join(',', endpoints)}}] }
            """
        );
        _api.Upsert(
            "services",
            """{"metadata":{"name":"many","namespace":"default","tenant":"acme","uid":"s1"},"spec":{"clusterIP":"None"}}"""
        );
        var query = Ask.For("many.default.svc.cluster.local", "A");
        await Eventually.HoldsAsync(
            () => Ask.UdpAsync(EndPoint, query, "127.0.0.2").Result!.IsTruncated,
            "there are more than a datagram takes"
        );
        var replies = await Ask.TcpAsync(
            EndPoint,
            "127.0.0.2",
            query,
            Ask.For("none.svc.cluster.local", "A", id: 7),
            query
        );
        Assert.Equal([500, 0, 500], replies.Select(r => r.Answers.Count()));
        Assert.Equal([0x1234, 7, 0x1234], replies.Select(r => r.Id));
    }

    [Fact]
    public async Task Connections_that_are_too_many_silent_or_say_too_much_are_closed()
    {
        await PodAsync("acme", "p1", "127.0.0.2");
        var open = new List<TcpClient>();
        for (var i = 0; i < 3; i++)
            open.Add(await ConnectAsync());
        // The fourth of one address is closed at once, the three when their time has passed.
        Assert.Equal(0, await (await ConnectAsync()).GetStream().ReadAsync(new byte[1]));
        foreach (var client in open)
            Assert.Equal(0, await client.GetStream().ReadAsync(new byte[1]));
        using var talker = await ConnectAsync();
        await talker.GetStream().WriteAsync(new byte[] { 0xFF, 0xFF, 0, 0 });
        Assert.Equal(0, await talker.GetStream().ReadAsync(new byte[1]));
        Assert.Equal(0, (await Ask.TcpAsync(EndPoint, "127.0.0.2", Ask.For("cluster.local", "SOA"))).Single().Code);

        async Task<TcpClient> ConnectAsync()
        {
            var client = new TcpClient(new IPEndPoint(IPAddress.Parse("127.0.0.2"), 0));
            await client.ConnectAsync(EndPoint);
            return client;
        }
    }

    [Fact]
    public async Task Two_servers_at_one_address_take_over_from_each_other()
    {
        var (other, stop) = Start(EndPoint);
        await Eventually.HoldsAsync(() => other.EndPoints.Count > 0, "the second listens");
        Assert.Equal(EndPoint, other.EndPoints[0]);
        var query = Ask.For("cluster.local", "SOA");
        for (var i = 0; i < 20; i++)
            Assert.Equal(0, (await Ask.UdpAsync(EndPoint, query))!.Code);
        await stop.CancelAsync();
        await _runs[^1];
        for (var i = 0; i < 20; i++)
            Assert.Equal(0, (await Ask.UdpAsync(EndPoint, query))!.Code);
        stop.Dispose();
    }

    [Fact]
    public async Task It_counts_what_it_answers()
    {
        await Ask.UdpAsync(EndPoint, Ask.For("cluster.local", "SOA"));
        await Ask.UdpAsync(EndPoint, Ask.For("none.cluster.local", "A"));
        var text = Encoding.UTF8.GetString((await _metrics.TryScrapeAsync(CancellationToken.None))!.Value.Span);
        var metrics = Exposition.Parse(text);
        Assert.Equal(1, metrics.Value("arktos_dns_answers_total", ("kind", "SOA"), ("result", "NOERROR")));
        Assert.Equal(1, metrics.Value("arktos_dns_answers_total", ("kind", "A"), ("result", "NXDOMAIN")));
        Assert.Equal(1, metrics.Value("arktos_dns_ready"));
        metrics.AssertFollowsTheConvention("arktos_dns_", "arktos_informer_");
    }

    [Fact]
    public async Task An_address_that_is_none_of_this_machine_ends_it_with_a_reason()
    {
        var taken = await Assert.ThrowsAsync<IOException>(() =>
            Host(new(IPAddress.Parse("192.0.2.1"), 53)).RunAsync(_api, _stop.Token)
        );
        Assert.Contains("DNS queries cannot be taken on 192.0.2.1:53", taken.Message);
        var any = await Assert.ThrowsAsync<IOException>(() => Host(new(IPAddress.Any, 53)).RunAsync(_api, _stop.Token));
        Assert.Contains("name certain addresses of this machine", any.Message);
    }

    private readonly Arktos.Metrics.RoleMetrics _metrics = new();

    private (DnsHost Host, CancellationTokenSource Stop) Start(IPEndPoint? at = null)
    {
        var host = Host(at ?? new IPEndPoint(IPAddress.Loopback, 0), at is null ? _metrics : null);
        var stop = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        _runs.Add(host.RunAsync(_api, stop.Token));
        return (host, stop);
    }

    private static DnsHost Host(IPEndPoint endPoint, Arktos.Metrics.RoleMetrics? metrics = null) =>
        new(
            new DnsOptions
            {
                Connection = new() { Servers = [] },
                Listen = [endPoint],
                ResolvConf = "",
                Metrics = metrics ?? new(),
                Serving = new ServingOptions
                {
                    StrangerPatience = TimeSpan.FromMilliseconds(200),
                    ConnectionsOfOneMax = 3,
                    ConnectionPatience = TimeSpan.FromSeconds(1),
                },
            },
            NullLoggerFactory.Instance
        );

    private async Task<string> PodAsync(string tenant, string name, string address)
    {
        var pod =
            $$$"""{"metadata":{"name":"{{{name}}}","namespace":"default","tenant":"{{{tenant}}}","uid":"{{{name}}}"},"status":{"phase":"Running","podIP":"{{{address}}}","podIPs":[{"ip":"{{{address}}}"}]}}""";
        _api.Upsert("pods", pod);
        await Eventually.HoldsAsync(
            () => Ask.UdpAsync(EndPoint, Ask.For("cluster.local", "SOA"), address).Result!.Code == 0,
            "the pod is known"
        );
        return pod;
    }

    private Task HasAsync(string from, string name, string answers) =>
        Eventually.HoldsAsync(
            () => Ask.UdpAsync(EndPoint, Ask.For(name, "A"), from).Result!.Text == answers,
            $"{name} has {answers}"
        );
}
