using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Arktos.Bench;

namespace Arktos.DnsBench;

/// <summary>
/// Starts each side on the first core and drives it from the second, over UDP of the loopback: so many queries are
/// under way, each answer brings the next. Every answer's code and number of records is checked.
/// </summary>
internal static class Measurement
{
    private const int Port = 18953;

    private static readonly (
        string Name,
        string[] Sides,
        int AtOnce,
        Func<int, string> Ask,
        int Type,
        int Code,
        int Answers
    )[] Rows =
    [
        ("a-1", ["arktos", "arsoft"], 1, Names.Full, 1, 0, 1),
        ("a-16", ["arktos", "arsoft"], 16, Names.Full, 1, 0, 1),
        ("a-64", ["arktos", "arsoft"], 64, Names.Full, 1, 0, 1),
        ("nxdomain-16", ["arktos", "arsoft"], 16, i => $"none-{Names.Full(i)}", 1, 3, 0),
        ("srv-16", ["arktos"], 16, i => $"_http._tcp.{Names.Full(i)}", 33, 0, 1),
        ("headless-16", ["arktos"], 16, _ => "pets.default.svc.cluster.local", 1, 0, 10),
    ];

    public static void Run(double seconds, int services)
    {
        using (var self = Process.GetCurrentProcess())
            self.ProcessorAffinity = 2;
        Console.WriteLine("name | side | answers/s | p50 ms | p99 ms | CPU s per 1,000 | MiB");
        foreach (var side in (string[])["arktos", "arsoft"])
        {
            using var server = Start(side, services);
            try
            {
                UntilAnswers(services);
                Row(server, "rest", side, null);
                foreach (var row in Rows.Where(r => r.Sides.Contains(side)))
                {
                    Measure(server, row, seconds / 2, services);
                    var cpu = server.TotalProcessorTime;
                    var timing = Measure(server, row, seconds, services);
                    server.Refresh();
                    var cpuPer1000 = (server.TotalProcessorTime - cpu).TotalSeconds * 1000 / timing.Count;
                    Row(server, row.Name, side, (timing, cpuPer1000));
                }
            }
            finally
            {
                server.Kill();
                server.WaitForExit();
            }
        }
    }

    private static Process Start(string side, int services)
    {
        var start = new ProcessStartInfo("taskset") { UseShellExecute = false };
        foreach (
            var argument in (string[])
                [
                    "-c",
                    "0",
                    Environment.ProcessPath!,
                    "serve",
                    side,
                    Port.ToString(CultureInfo.InvariantCulture),
                    services.ToString(CultureInfo.InvariantCulture),
                ]
        )
            start.ArgumentList.Add(argument);
        start.Environment["DOTNET_gcServer"] = "0";
        return Process.Start(start) ?? throw new InvalidOperationException("the server could not be started");
    }

    private static void UntilAnswers(int services)
    {
        var patience = Stopwatch.StartNew();
        var query = Query(Names.Full(services - 1), 1);
        var buffer = new byte[2048];
        while (patience.Elapsed < TimeSpan.FromSeconds(60))
        {
            using var socket = Connect(timeoutMs: 200);
            try
            {
                socket.Send(query);
                if (socket.Receive(buffer) > 12 && (buffer[3] & 15) == 0)
                    return;
            }
            catch (SocketException)
            { /* not there yet */
            }
        }
        throw new TimeoutException("the server did not answer within a minute");
    }

    private static Timing Measure(
        Process server,
        (string Name, string[] Sides, int AtOnce, Func<int, string> Ask, int Type, int Code, int Answers) row,
        double seconds,
        int services
    )
    {
        var queries = Enumerable.Range(0, Math.Min(services, 4096)).Select(i => Query(row.Ask(i), row.Type)).ToArray();
        using var socket = Connect(timeoutMs: 2000);
        var sent = new long[ushort.MaxValue + 1];
        var latencies = new List<long>(1 << 20);
        var buffer = new byte[2048];
        var (next, begun) = (0, Stopwatch.GetTimestamp());
        for (var i = 0; i < row.AtOnce; i++)
            Send();
        while (Stopwatch.GetElapsedTime(begun).TotalSeconds < seconds)
        {
            var length = socket.Receive(buffer);
            var id = BinaryPrimitives.ReadUInt16BigEndian(buffer);
            latencies.Add(Stopwatch.GetTimestamp() - sent[id]);
            var answers = BinaryPrimitives.ReadUInt16BigEndian(buffer.AsSpan(6));
            if (length < 12 || (buffer[3] & 15) != row.Code || answers != row.Answers)
                throw new InvalidDataException(
                    $"{row.Name} was answered by code {buffer[3] & 15} and {answers} records"
                );
            Send();
        }
        return Timing.Of(latencies, Stopwatch.GetElapsedTime(begun).TotalSeconds);

        void Send()
        {
            var id = (ushort)next;
            var query = queries[next++ % queries.Length];
            BinaryPrimitives.WriteUInt16BigEndian(query, id);
            sent[id] = Stopwatch.GetTimestamp();
            socket.Send(query);
        }
    }

    private static Socket Connect(int timeoutMs)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp)
        {
            ReceiveTimeout = timeoutMs,
            ReceiveBufferSize = 4 << 20,
        };
        socket.Connect(IPAddress.Loopback, Port);
        return socket;
    }

    private static byte[] Query(string name, int type)
    {
        var bytes = new List<byte> { 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0 };
        foreach (var label in name.Split('.'))
        {
            bytes.Add((byte)label.Length);
            bytes.AddRange(Encoding.ASCII.GetBytes(label));
        }
        bytes.AddRange([0, (byte)(type >> 8), (byte)type, 0, 1]);
        return [.. bytes];
    }

    private static void Row(Process server, string name, string side, (Timing Timing, double CpuPer1000)? figures)
    {
        server.Refresh();
        var measured = figures is { } f
            ? $"{Figure.Text(f.Timing.Rate)} | {Figure.Text(f.Timing.P50Ms)} | {Figure.Text(f.Timing.P99Ms)} | "
                + f.CpuPer1000.ToString("f4", CultureInfo.InvariantCulture)
            : "- | - | - | -";
        var memory = Figure.Text(server.WorkingSet64 / (1024.0 * 1024));
        Console.WriteLine($"{name} | {side} | {measured} | {memory}");
    }
}
