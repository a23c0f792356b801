using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Client.Resources;
using Arktos.Kubelet.Isolation;
using Arktos.Kubelet.Network;
using Arktos.Kubelet.Policies;
using Arktos.Kubelet.Routes;
using Arktos.Kubelet.Services;

namespace Arktos.ServiceBench;

/// <summary>
/// The walls between tenants: what an address more or less costs beside 10,000 others, and connections between two pods
/// (network namespaces at one bridge) with walls beside none, in turns.
/// </summary>
internal static partial class Walls
{
    private const string Table = "arktos-bench-walls",
        Bridge = "arkbench0",
        Tenant = "acme";

    private static readonly PodNetwork Network = PodNetwork.DefaultOf(Tenant);
    private const int AddressesCount = 10_000,
        ChangeRuns = 500,
        Turns = 5,
        Port = 80,
        NewNetwork = 0x40000000;

    private static PolicyTable NoPolicies => new(new ClusterDns([]), new PolicyBounds());

    public static async Task MeasureAsync(NftTransactions nft, int seconds)
    {
        await RunAsync($"link add {Bridge} type bridge");
        await RunAsync($"link set {Bridge} address 0a:58:0a:62:00:01 up");
        await RunAsync($"addr add 10.98.0.1/16 dev {Bridge}");
        await File.WriteAllTextAsync("/proc/sys/net/ipv4/ip_forward", "1");
        using var links = new NodeLinks();
        PodRange.TryParse("10.98.0.0/15", out var range);
        var table = new WallTable(range, 131_072);
        var rules = new WallRules(Table, Bridge, range.ToString(), links.HardwareOf(Bridge));
        var kernel = new KernelWalls(nft);
        try
        {
            foreach (var host in new[] { 2, 3 })
                table.Add(await AddPodAsync(links, host), new ElementChanges());
            await WriteAsync(kernel, rules, table);
            await ConnectAsync(kernel, rules, table, seconds);
        }
        finally
        {
            foreach (var host in new[] { 2, 3 })
                await Command.TryAsync("ip", ["netns", "del", SpaceOf(host)], default);
        }
    }

    private static async Task WriteAsync(KernelWalls kernel, WallRules rules, WallTable table)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var followed = Enumerable
            .Range(0, AddressesCount)
            .Select(i => PodAddress.Of(KubeJson.Decode<Pod>(Encoding.UTF8.GetBytes(Json(i)))))
            .ToDictionary(ObjectKey.Of);
        var filling = new ElementChanges();
        foreach (var (key, pod) in followed)
            table.Set(Network, key, [Ipv4.Of(IPAddress.Parse(pod.Status.PodIPs![0].Ip))], filling);
        filling = new ElementChanges();
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        Figures.Print("walls: the agent's memory for an address that it follows, bytes", bytes / AddressesCount, "");
        var begun = Stopwatch.GetTimestamp();
        await kernel.WriteWholeAsync(rules, table, NoPolicies, default);
        Figures.Print(
            "walls: the whole of 10,000 addresses, ms",
            Stopwatch.GetElapsedTime(begun).TotalMilliseconds,
            ""
        );
        foreach (var isMore in new[] { true, false })
        {
            var (durations, cpu) = (new List<double>(), Environment.CpuUsage.TotalTime);
            for (var run = 0; run < ChangeRuns; run++)
            {
                begun = Stopwatch.GetTimestamp();
                var changes = new ElementChanges();
                var address = Ipv4.Of(IPAddress.Parse("10.99.200.0")) + (uint)run;
                table.Set(Network, new ObjectKey(Tenant, "default", $"more{run}"), isMore ? [address] : [], changes);
                await kernel.WriteAsync(rules, table, NoPolicies, changes, default);
                durations.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }
            var name = $"walls: one address {(isMore ? "more" : "less")} beside them";
            Figures.Print($"{name}, ms, median", Figures.Median(durations), "< 1");
            Figures.Print($"{name}, ms, 99 of 100", Figures.Percentile(durations, 0.99), "");
            cpu = (Environment.CpuUsage.TotalTime - cpu) / ChangeRuns;
            Figures.Print($"{name}, processor time, ms, mean", cpu.TotalMilliseconds, "");
        }
        GC.KeepAlive(followed);
    }

    private static async Task ConnectAsync(KernelWalls kernel, WallRules rules, WallTable table, int seconds)
    {
        using var listener = In(3);
        listener.Bind(new IPEndPoint(IPAddress.Any, Port));
        listener.Listen(1024);
        _ = AcceptAsync(listener);
        foreach (var keeps in new[] { false, true })
        {
            var (without, with, ratios) = (new List<double>(), new List<double>(), new List<double>());
            for (var turn = 0; turn < Turns; turn++)
            {
                foreach (var family in new[] { "ip", "bridge" })
                    await NftTable.RemoveAsync(Table, default, family);
                without.Add(await LatencyAsync(seconds, keeps));
                await kernel.WriteWholeAsync(rules, table, NoPolicies, default);
                with.Add(await LatencyAsync(seconds, keeps));
                ratios.Add(with[^1] / without[^1]);
            }
            var name = keeps ? "walls: a byte and its answer between two pods" : "walls: a connection between two pods";
            Figures.Print($"{name}, without, us", Figures.Median(without), "");
            Figures.Print($"{name}, with, us", Figures.Median(with), "");
            Figures.Print($"{name}, with beside without", Figures.Median(ratios), "");
        }
    }

    /// <summary>The median time of a connection that is made and closed, or of a byte that comes back on one.</summary>
    private static Task<double> LatencyAsync(int seconds, bool keeps) =>
        Task.Run(() =>
        {
            var (durations, buffer) = (new List<double>(), new byte[1]);
            var until = Stopwatch.GetTimestamp() + seconds * Stopwatch.Frequency;
            var to = new IPEndPoint(IPAddress.Parse("10.98.0.3"), Port);
            using var kept = In(2);
            kept.NoDelay = true;
            kept.Connect(to);
            // Entering a namespace is not what is measured, so that sockets are made before.
            while (Stopwatch.GetTimestamp() < until)
            {
                var sockets = keeps ? [] : InMany(2, 64);
                for (var i = 0; i < 64; i++)
                {
                    var begun = Stopwatch.GetTimestamp();
                    if (keeps)
                    {
                        kept.Send(buffer);
                        kept.Receive(buffer);
                    }
                    else
                        sockets[i].Connect(to);
                    durations.Add(Stopwatch.GetElapsedTime(begun).TotalMicroseconds);
                }
                foreach (var socket in sockets)
                {
                    // Ports that were used are free again at once.
                    socket.LingerState = new LingerOption(enable: true, seconds: 0);
                    socket.Dispose();
                }
            }
            return Figures.Median(durations);
        });

    private static async Task AcceptAsync(Socket listener)
    {
        try
        {
            while (true)
                _ = EchoAsync(await listener.AcceptAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        { /* all is measured */
        }
    }

    private static async Task EchoAsync(Socket client)
    {
        using var owned = client;
        var buffer = new byte[64];
        client.NoDelay = true;
        try
        {
            while (await client.ReceiveAsync(buffer) is > 0 and var count)
                await client.SendAsync(buffer.AsMemory(0, count));
        }
        catch (SocketException)
        { /* it was reset */
        }
    }

    private static async Task<LocalPod> AddPodAsync(NodeLinks links, int host)
    {
        var (space, port) = (SpaceOf(host), $"arkbench{host}");
        await RunAsync($"netns add {space}");
        await RunAsync($"link add {port} type veth peer name eth0 netns {space}");
        await RunAsync($"link set {port} master {Bridge} up");
        await RunAsync($"-n {space} link set eth0 address 0a:58:0a:62:00:0{host} up");
        await RunAsync($"-n {space} addr add 10.98.0.{host}/16 dev eth0");
        await RunAsync($"-n {space} route add default via 10.98.0.1");
        var address = Ipv4.Of(IPAddress.Parse($"10.98.0.{host}"));
        var link = new PodLink(address, links.IndexOf(port), 0x0A580A620000UL | (uint)host);
        return new LocalPod($"s{host}", Tenant, [link]);
    }

    private static string Json(int i) =>
        $$$"""
            {"metadata":{"name":"web-6d4cf56db6-{{{i:D5}}}","namespace":"default","tenant":"{{{Tenant}}}",
             "uid":"{{{Guid.NewGuid()}}}","resourceVersion":"{{{1_700_000_000_000_000_000 + i}}}"},
             "spec":{"nodeName":"n{{{i % 100}}}"},"status":{"podIPs":[{"ip":"10.99.{{{i / 250}}}.{{{i % 250}}}"}]}}
            """;

    private static string SpaceOf(int host) => $"arkbench{host}";

    private static Task RunAsync(string arguments) => Command.RunAsync("ip", arguments.Split(' '), default);

    private static Socket In(int host) => InMany(host, 1)[0];

    /// <summary>Sockets belong to the namespace that the thread was in which made them.</summary>
    private static Socket[] InMany(int host, int count)
    {
        var sockets = new Socket[count];
        var thread = new Thread(() =>
        {
            using var file = File.OpenHandle($"/run/netns/{SpaceOf(host)}");
            if (EnterNamespace(file, NewNetwork) != 0)
                throw new IOException("cannot enter a namespace");
            for (var i = 0; i < count; i++)
                sockets[i] = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        });
        thread.Start();
        thread.Join();
        return sockets;
    }

    [LibraryImport("libc", EntryPoint = "setns", SetLastError = true)]
    private static partial int EnterNamespace(Microsoft.Win32.SafeHandles.SafeFileHandle space, int kind);
}
