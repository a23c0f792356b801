using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Arktos.Client.Resources;
using Arktos.Kubelet.Services;

namespace Arktos.ServiceBench;

/// <summary>
/// Requests through a cluster address beside those to the backend itself, in turns: on connections that are kept, and
/// on one for each request.
/// </summary>
internal static class Traffic
{
    private const int Clients = 8,
        Turns = 5,
        MessageBytes = 128,
        Number = 0;
    private static readonly IPAddress Backend = IPAddress.Parse("10.99.0.1");

    public static async Task MeasureAsync(KernelTable kernel, ProxyTable table, NodePlace node, int seconds)
    {
        using var listener = new TcpListener(Backend, 0);
        listener.Start(1024);
        _ = ServeAsync(listener);
        var direct = (IPEndPoint)listener.LocalEndpoint;
        var service = Cluster.Service(Number);
        var changes = new TableChanges();
        table.Set(
            ObjectKey.Of(service),
            ServicePlanner.Plan(service, [Cluster.Of(Number, direct.Port, [Backend.ToString()])], node),
            changes
        );
        await kernel.WriteAsync(changes, default);
        var through = new IPEndPoint(IPAddress.Parse(Cluster.Address(Number)), 80);
        foreach (var (name, keeps) in new[] { ("requests on kept connections", true), ("connections", false) })
        {
            var ratios = new List<double>();
            var (rates, directRates) = (new List<double>(), new List<double>());
            for (var turn = 0; turn < Turns; turn++)
            {
                directRates.Add(await RateAsync(direct, keeps, seconds));
                rates.Add(await RateAsync(through, keeps, seconds));
                ratios.Add(rates[^1] / directRates[^1]);
            }
            Figures.Print($"{name}, direct, /s", Figures.Median(directRates), "");
            Figures.Print($"{name}, through the service, /s", Figures.Median(rates), "");
            Figures.Print($"{name}, through the service beside direct", Figures.Median(ratios), ">= 0.95");
        }
    }

    private static async Task<double> RateAsync(IPEndPoint to, bool keeps, int seconds)
    {
        var begun = Stopwatch.GetTimestamp();
        var until = TimeSpan.FromSeconds(seconds);
        var counts = await Task.WhenAll(
            Enumerable
                .Range(0, Clients)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        var (count, buffer) = (0, new byte[MessageBytes]);
                        while (Stopwatch.GetElapsedTime(begun) < until)
                        {
                            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                            // Ports that were used are free again at once.
                            socket.LingerState = new LingerOption(enable: true, seconds: 0);
                            await socket.ConnectAsync(to);
                            do
                            {
                                await socket.SendAsync(buffer);
                                for (var got = 0; got < MessageBytes; )
                                    got += await socket.ReceiveAsync(buffer.AsMemory(got));
                                count++;
                            } while (keeps && Stopwatch.GetElapsedTime(begun) < until);
                        }
                        return count;
                    })
                )
        );
        return counts.Sum() / Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }

    private static async Task ServeAsync(TcpListener listener)
    {
        while (true)
            _ = EchoAsync(await listener.AcceptSocketAsync());
    }

    private static async Task EchoAsync(Socket socket)
    {
        using (socket)
        {
            socket.NoDelay = true;
            var buffer = new byte[MessageBytes];
            try
            {
                while (await socket.ReceiveAsync(buffer) is var count and > 0)
                    await socket.SendAsync(buffer.AsMemory(0, count));
            }
            catch (SocketException)
            { /* the client has reset it */
            }
        }
    }
}
