using System.Net;
using System.Net.Sockets;
using Arktos.Api.Core.V1;
using Arktos.Api.Networks;
using Arktos.Client.Tests.Fakes;
using Arktos.Kubelet.Isolation;
using Arktos.Kubelet.Network;
using Arktos.Kubelet.Policies;
using Arktos.Kubelet.Routes;
using Arktos.Kubelet.Runtimes;
using Arktos.Kubelet.Services;
using Arktos.Kubelet.Tests.Routes;
using Arktos.Metrics;

namespace Arktos.Kubelet.Tests.Isolation;

/// <summary>
/// A bridge with pods (network namespaces) on this machine's kernel, and the walls between them. Needs root.
/// </summary>
internal sealed class WallWorld : IAsyncDisposable
{
    private readonly LogLines _log = new();
    private readonly string _id = Guid.NewGuid().ToString("N")[..6];
    private readonly byte _net = (byte)Random.Shared.Next(1, 250);
    private readonly Dictionary<string, SandboxLink> _links = [];
    private readonly Dictionary<string, Pod> _pods = [];
    private readonly NftTransactions _nft = new();
    private CancellationTokenSource _stop = new();
    private Task _run = Task.CompletedTask;

    public FakeApi Api { get; private set; } = new();

    public TenantWalls Walls { get; private set; } = null!;

    public IReadOnlyList<string> Complaints => [.. _log.Lines];

    public string Table => $"arktos-{_id}-walls";

    public string Bridge => $"arkw{_id}";

    public string Gateway => AddressOf(1);

    /// <summary>Where pods ask for names; nobody has it but by a service.</summary>
    public const string Dns = "198.51.100.10";

    public PolicyBounds Bounds { get; set; } = new();

    /// <summary>What the kernel has; "" before the tables are there.</summary>
    public string Listed =>
        Command.TryAsync("nft", ["list", "table", "ip", Table], default).Result.Output
        + Command.TryAsync("nft", ["list", "table", "bridge", Table], default).Result.Output;

    public string AddressOf(int host) => $"198.19.{_net}.{host}";

    public static async Task<WallWorld> StartAsync()
    {
        var world = new WallWorld();
        await world.IpAsync($"link add {world.Bridge} type bridge");
        // As the plugin does, so that it does not change with its ports.
        await world.IpAsync($"link set {world.Bridge} address 0a:58:c6:13:{world._net:x2}:01");
        await world.IpAsync($"addr add {world.Gateway}/24 dev {world.Bridge}");
        await world.IpAsync($"link set {world.Bridge} up");
        await File.WriteAllTextAsync("/proc/sys/net/ipv4/ip_forward", "1");
        world.Begin();
        // Nothing is there yet.
        world.Walls.See([], 0);
        return world;
    }

    /// <summary>A pod of that number, whose sandbox is not admitted yet.</summary>
    public async Task<Pod> AddAsync(string tenant, int host)
    {
        var (space, port) = (SpaceOf(host), $"av{_id}{host}");
        await IpAsync($"netns add {space}");
        await IpAsync($"link add {port} type veth peer name eth0 netns {space}");
        await IpAsync($"link set {port} master {Bridge} up");
        await Command.RunAsync("bridge", ["link", "set", "dev", port, "hairpin", "on"], default);
        await IpAsync($"-n {space} link set lo up");
        await IpAsync($"-n {space} link set eth0 address 0a:58:c6:13:{_net:x2}:{host:x2} up");
        await IpAsync($"-n {space} addr add {AddressOf(host)}/24 dev eth0");
        await IpAsync($"-n {space} route add default via {Gateway}");
        var address = Ipv4.Of(IPAddress.Parse(AddressOf(host)));
        _links[SandboxOf(host)] = new(address, 0x0A58C6130000UL | (uint)_net << 8 | (uint)host, [Bridge, port]);
        return Made(tenant, host);
    }

    /// <summary>A further interface of a pod; nobody knows of it yet.</summary>
    public async Task PlugAsync(int host, int second)
    {
        var (space, port) = (SpaceOf(host), $"av{_id}{second}");
        await IpAsync($"link add {port} type veth peer name eth1 netns {space}");
        await IpAsync($"link set {port} master {Bridge} up");
        await Command.RunAsync("bridge", ["link", "set", "dev", port, "hairpin", "on"], default);
        await IpAsync($"-n {space} link set eth1 address 0a:58:c6:13:{_net:x2}:{second:x2} up");
        await IpAsync($"-n {space} addr add {AddressOf(second)}/24 dev eth1");
        var address = Ipv4.Of(IPAddress.Parse(AddressOf(second)));
        var first = _links[SandboxOf(host)];
        _links[SandboxOf(host)] = first with
        {
            More = [new(address, 0x0A58C6130000UL | (uint)_net << 8 | (uint)second, [Bridge, port])],
        };
    }

    public async Task UnplugAsync(int host)
    {
        await IpAsync($"-n {SpaceOf(host)} link del eth1");
        _links[SandboxOf(host)] = _links[SandboxOf(host)] with { More = [] };
    }

    public async Task<Pod> AdmitAsync(string tenant, int host, Action<Pod>? change = null)
    {
        var pod = await AddAsync(tenant, host);
        change?.Invoke(pod);
        _pods[pod.Metadata.Uid] = pod;
        Walls.Note(pod);
        await Walls.AdmitAsync(pod, SandboxOf(host), default).WaitAsync(TimeSpan.FromSeconds(90));
        return pod;
    }

    public Pod Made(string tenant, int host, string? address = null) =>
        new()
        {
            Metadata = new()
            {
                Tenant = tenant,
                Namespace = "default",
                Name = $"p{host}",
                Uid = $"u{host}",
                ResourceVersion = "1",
            },
            Status = new() { PodIPs = [new() { Ip = address ?? AddressOf(host) }] },
        };

    /// <summary>As <see cref="Made"/>, in another network than the tenant's default one.</summary>
    public Pod MadeIn(string network, string tenant, int host)
    {
        var pod = Made(tenant, host);
        pod.Metadata.Labels = new() { [TenantNetworks.Label] = network };
        return pod;
    }

    public ObservedPod Observed(string tenant, int host, string network = TenantNetworks.Default) =>
        new()
        {
            Uid = $"u{host}",
            Tenant = tenant,
            Network = network,
            Sandboxes = [new(SandboxOf(host), 0, true, default, [AddressOf(host)])],
        };

    public static string SandboxOf(int host) => $"sandbox{host}";

    /// <summary>What the pod there says to who asks from that pod; "" when it is refused.</summary>
    public async Task<string> AskAsync(int from, string to, int port = 80)
    {
        using var socket = In(SpaceOf(from), SocketType.Stream, ProtocolType.Tcp);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        try
        {
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Parse(to), port), patience.Token);
            var buffer = new byte[64];
            var count = await socket.ReceiveAsync(buffer, patience.Token);
            return System.Text.Encoding.UTF8.GetString(buffer, 0, count);
        }
        catch (SocketException e)
            when (e.SocketErrorCode
                    is SocketError.ConnectionRefused
                        or SocketError.HostUnreachable
                        // It was let in just before.
                        or SocketError.ConnectionReset
            )
        {
            return "";
        }
    }

    /// <summary>Says its name at port 80 to everybody who connects.</summary>
    public Socket Serve(int host, int port = 80)
    {
        var socket = In(SpaceOf(host), SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Any, port));
        socket.Listen();
        _ = AcceptAsync(socket, $"p{host}");
        return socket;
    }

    public Socket ServeOnNode(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Parse(Gateway), port));
        socket.Listen();
        _ = AcceptAsync(socket, "node");
        return socket;
    }

    public Socket Datagrams(int host) => In(SpaceOf(host), SocketType.Dgram, ProtocolType.Udp);

    public Task IpInAsync(int host, string arguments) => IpAsync($"-n {SpaceOf(host)} {arguments}");

    /// <summary>A connection that is there, whose other end says its name.</summary>
    public Socket Connect(int from, int to, int port = 80)
    {
        var socket = In(SpaceOf(from), SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(new IPEndPoint(IPAddress.Parse(AddressOf(to)), port));
        return socket;
    }

    public Socket Listen(int host, int port)
    {
        var socket = In(SpaceOf(host), SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Any, port));
        socket.Listen();
        return socket;
    }

    /// <summary>The agent ends; another one begins.</summary>
    public async Task RestartAsync()
    {
        await EndAsync();
        Begin();
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        foreach (var sandbox in _links.Keys)
            await Command.TryAsync("ip", ["netns", "del", SpaceOf(int.Parse(sandbox["sandbox".Length..]))], default);
        await Command.TryAsync("ip", ["link", "del", Bridge], default);
        await NftTable.RemoveAsync(Table, default);
        await NftTable.RemoveAsync(Table, default, "bridge");
        _nft.Dispose();
    }

    private void Begin()
    {
        Api = new FakeApi();
        _stop = new CancellationTokenSource();
        PodRange.TryParse($"198.19.{_net}.0/24", out var range);
        Walls = new TenantWalls(
            new WallParts(
                Api,
                _nft,
                (sandbox, _) => Task.FromResult(_links.GetValueOrDefault(sandbox)),
                new WallOptions(Table, Bridge, range, TimeProvider.System, new RoleMetrics())
                {
                    Dns = [Ipv4.Of(IPAddress.Parse(Dns))],
                    Policies = Bounds,
                },
                _log
            )
        );
        foreach (var pod in _pods.Values)
            Walls.Note(pod);
        Walls.AllAreNoted();
        _run = Walls.RunAsync(_stop.Token);
    }

    private async Task EndAsync()
    {
        await _stop.CancelAsync();
        await _run;
        await Walls.DisposeAsync();
        _stop.Dispose();
    }

    private string SpaceOf(int host) => $"arkw{_id}{host}";

    private Task IpAsync(string arguments) => Command.RunAsync("ip", arguments.Split(' '), default);

    private static async Task AcceptAsync(Socket socket, string name)
    {
        try
        {
            while (true)
            {
                using var client = await socket.AcceptAsync();
                await client.SendAsync(System.Text.Encoding.UTF8.GetBytes(name));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        { /* the test is over */
        }
    }

    private static Socket In(string space, SocketType type, ProtocolType protocol) =>
        NetworkSpace.In(space, () => new Socket(AddressFamily.InterNetwork, type, protocol));
}
