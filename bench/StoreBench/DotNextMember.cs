using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using DotNext.Buffers;
using DotNext.Net.Cluster.Consensus.Raft;
using DotNext.Net.Cluster.Consensus.Raft.Membership;
using DotNext.Net.Cluster.Consensus.Raft.StateMachine;

namespace Arktos.StoreBench;

/// <summary>
/// One member of DotNext's own Raft cluster, as a process: its log on the disk, a state machine that only counts, TCP
/// without TLS. It is told what to do by lines over TCP, one answer a line: "leader" (is it?), "put SECONDS AT-ONCE"
/// (entries of 1 KiB; rate, p50 and p99 in ms, how many), "append COUNT" (answered when all are committed), "entries"
/// (of those that were appended, how many its log holds).
/// </summary>
internal static class DotNextMember
{
    public const string Command = "dotnext-member";
    private const int EntryBytes = 1024;

    /// <summary>As our stores wait.</summary>
    private const int ElectionMinMs = 600,
        ElectionMaxMs = 1200;

    /// <param name="peers">Ports of all members, the own one among them.</param>
    public static async Task RunAsync(string folder, int port, int controlPort, IReadOnlyList<int> peers)
    {
        var members = new Members();
        var builder = members.CreateInitialConfigurationBuilder();
        foreach (var peer in peers)
            builder.Add(new IPEndPoint(IPAddress.Loopback, peer));
        builder.Build();
        var log = new WriteAheadLog(new WriteAheadLog.Options { Location = folder }, new Counting());
        await using var cluster = new RaftCluster(
            new RaftCluster.TcpConfiguration(new IPEndPoint(IPAddress.Loopback, port))
            {
                ConfigurationStorage = members,
                LowerElectionTimeout = ElectionMinMs,
                UpperElectionTimeout = ElectionMaxMs,
            }
        )
        {
            AuditTrail = log,
        };
        await log.InitializeAsync(default);
        // What it holds of before, but for the entries with which leaders begin.
        var held = await CountAsync(log);
        await cluster.StartAsync(default);
        var listener = new TcpListener(IPAddress.Loopback, controlPort);
        listener.Start();
        while (true)
        {
            using var caller = await listener.AcceptTcpClientAsync();
            using var lines = new StreamReader(caller.GetStream());
            await using var answers = new StreamWriter(caller.GetStream()) { AutoFlush = true };
            while (await lines.ReadLineAsync() is { } line)
                await answers.WriteLineAsync(await AnswerAsync(cluster, held, line.Split(' ')));
        }
    }

    private static async Task<string> AnswerAsync(RaftCluster cluster, long held, string[] words)
    {
        var entry = new byte[EntryBytes];
        switch (words[0])
        {
            case "leader":
                return cluster.Leader is { IsRemote: false } ? "yes" : "no";
            case "entries":
                return held.ToString(CultureInfo.InvariantCulture);
            case "append":
                for (var i = 0; i < int.Parse(words[1], CultureInfo.InvariantCulture); i++)
                    await cluster.ReplicateAsync(entry);
                return "done";
            case "put":
                var timing = await Load.TimeAsync(
                    int.Parse(words[2], CultureInfo.InvariantCulture),
                    double.Parse(words[1], CultureInfo.InvariantCulture),
                    async _ => await cluster.ReplicateAsync(entry)
                );
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"{timing.Count} {timing.Rate} {timing.P50Ms} {timing.P99Ms}"
                );
            default:
                return "what?";
        }
    }

    private static async Task<long> CountAsync(WriteAheadLog log)
    {
        if (log.LastEntryIndex == 0)
            return 0;
        var count = 0L;
        using var entries = await log.ReadAsync(1, log.LastEntryIndex);
        for (var i = 0; i < entries.Count; i++)
            if (entries[i].Length >= EntryBytes)
                count++;
        return count;
    }

    private sealed class Members : InMemoryClusterConfigurationStorage<EndPoint>
    {
        protected override void Encode(EndPoint address, ref BufferWriterSlim<byte> output) =>
            output.Write(BitConverter.GetBytes(((IPEndPoint)address).Port));

        protected override EndPoint Decode(ref SequenceReader input)
        {
            Span<byte> port = stackalloc byte[sizeof(int)];
            input.Read(port);
            return new IPEndPoint(IPAddress.Loopback, BitConverter.ToInt32(port));
        }
    }

    private sealed class Counting : IStateMachine
    {
        ISnapshot? ISnapshotManager.Snapshot => null;

        ValueTask ISnapshotManager.ReclaimGarbageAsync(long watermark, CancellationToken token) =>
            ValueTask.CompletedTask;

        ValueTask<long> IStateMachine.ApplyAsync(LogEntry entry, CancellationToken token) => new(entry.Index);
    }
}
