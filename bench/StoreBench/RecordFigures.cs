using System.Buffers;
using System.Diagnostics;
using System.Text;
using Arktos.Api.Streams;
using Arktos.Store.Backup;
using Arktos.StoreClient.Records;
using Google.Protobuf;
using MessagePack;
using Format1 = Arktos.StoreClient.Wire.Format1;

namespace Arktos.StoreBench;

/// <summary>
/// Records as MessagePack beside the same as protobuf: microseconds to encode and to decode, on one thread, and bytes.
/// Both are warmed and measured in turns, and the fastest of five turns counts.
/// </summary>
internal static class RecordFigures
{
    private const int Turns = 5,
        Statuses = 100,
        StatusBytes = 300,
        Partitions = 1000,
        Items = 900,
        ItemBytes = 1024;

    public static void Run(double seconds)
    {
        var perTurn = TimeSpan.FromSeconds(seconds / Turns);
        StatusFigures(perTurn);
        MapFigures(perTurn);
        BackupFigures(perTurn);
    }

    /// <summary>
    /// What a node agent sends of its pods in one call, which is no record: by the library's own generated code, its
    /// best.
    /// </summary>
    private static void StatusFigures(TimeSpan perTurn)
    {
        var body = Encoding.UTF8.GetBytes("{\"status\":{\"message\":\"".PadRight(StatusBytes - 3, 'x') + "\"}}");
        var names = Enumerable.Range(0, Statuses).Select(i => $"web-7d4b9c6f5-{i:d5}").ToList();
        var request = new WriteRequest();
        request.Operations.AddRange(
            names.Select(name => new WriteOperation
            {
                Verb = WriteOperation.Types.Verb.Patch,
                Version = "v1",
                Resource = "pods",
                Tenant = "acme",
                Namespace = "default",
                Name = name,
                Subresource = "status",
                Body = UnsafeByteOperations.UnsafeWrap(body),
                PatchType = "application/merge-patch+json",
            })
        );
        var records = names
            .Select(name => new StatusRecord
            {
                Verb = (int)WriteOperation.Types.Verb.Patch,
                Version = "v1",
                Resource = "pods",
                Tenant = "acme",
                Namespace = "default",
                Name = name,
                Subresource = "status",
                Body = body,
                PatchType = "application/merge-patch+json",
            })
            .ToArray();
        var options = MessagePackSerializerOptions.Standard.WithSecurity(MessagePackSecurity.UntrustedData);
        Compare(
            $"{Statuses} statuses of {StatusBytes} B",
            perTurn,
            new Codec(
                () => MessagePackSerializer.Serialize(records, options),
                bytes => MessagePackSerializer.Deserialize<StatusRecord[]>(bytes, options)
            ),
            new Codec(() => request.ToByteArray(), bytes => WriteRequest.Parser.ParseFrom(bytes))
        );
    }

    private static void MapFigures(TimeSpan perTurn)
    {
        var old = new Format1.PartitionMap { ClusterId = "bench", NextStore = 4 };
        var map = new PartitionMap { ClusterId = "bench", NextStore = 4 };
        for (uint i = 0; i < Partitions; i++)
        {
            var partition = new Format1.Partition
            {
                Id = i,
                NextIncarnation = 1,
                ByHash = true,
                Stores = { 1, 2, 3 },
                Replicas = { 1, 2, 3 },
                Members = { 1, 2, 3 },
                First = { 1, 2, 3 },
            };
            old.Partitions.Add(partition);
            map.Partitions.Add(
                new Partition
                {
                    Id = i,
                    NextIncarnation = 1,
                    ByHash = true,
                    Stores = [1, 2, 3],
                    Replicas = [1, 2, 3],
                    Members = [1, 2, 3],
                    First = [1, 2, 3],
                }
            );
        }
        Compare(
            $"a map of {Partitions} partitions",
            perTurn,
            new Codec(() => map.Encode(), bytes => PartitionMap.Decode(bytes)),
            new Codec(() => old.ToByteArray(), bytes => Format1.PartitionMap.Parser.ParseFrom(bytes))
        );
    }

    private static void BackupFigures(TimeSpan perTurn)
    {
        var (old, items) = (new Format1.BackupItems { Partition = 1 }, new BackupItems { Partition = 1 });
        for (var i = 0; i < Items; i++)
        {
            var (key, value) = (Encoding.UTF8.GetBytes($"pods\0acme\0default\0web-{i:d5}"), new byte[ItemBytes]);
            var revision = 1882938344138557440 + i;
            old.Items.Add(
                new Format1.BackupItem
                {
                    Key = UnsafeByteOperations.UnsafeWrap(key),
                    Value = UnsafeByteOperations.UnsafeWrap(value),
                    Revision = revision,
                    RevisionOffset = 40,
                }
            );
            items.Items.Add(
                new BackupItem
                {
                    Key = key,
                    Value = value,
                    Revision = revision,
                    RevisionOffset = 40,
                }
            );
        }
        var buffer = new ArrayBufferWriter<byte>();
        Compare(
            $"a backup's frame of {Items} keys of {ItemBytes} B",
            perTurn,
            new Codec(
                () =>
                {
                    // As the writer of backups does.
                    buffer.ResetWrittenCount();
                    new BackupFrame.Items(items).Encode(buffer);
                    return buffer.WrittenMemory;
                },
                bytes => BackupFrame.Decode(bytes, 2, "it")
            ),
            new Codec(
                () => new Format1.BackupFrame { Items = old }.ToByteArray(),
                bytes => Format1.BackupFrame.Parser.ParseFrom(bytes)
            )
        );
    }

    private static void Compare(string what, TimeSpan perTurn, Codec ours, Codec protobuf)
    {
        var (our, their) = (ours.Encode().ToArray(), protobuf.Encode().ToArray());
        Turn("encode", () => ours.Encode(), () => protobuf.Encode());
        Turn("decode", () => ours.Decode(our), () => protobuf.Decode(their));
        Report.AtMost($"{what}, bytes", our.Length, their.Length, null);

        void Turn(string verb, Action ourAction, Action theirAction)
        {
            var (ourBest, theirBest) = (double.MaxValue, double.MaxValue);
            // The first of each only warms.
            for (var turn = 0; turn <= Turns; turn++)
            {
                var (a, b) = (Microseconds(ourAction, perTurn), Microseconds(theirAction, perTurn));
                if (turn == 0)
                    continue;
                (ourBest, theirBest) = (Math.Min(ourBest, a), Math.Min(theirBest, b));
            }
            Report.AtMost($"{what}, {verb} us", ourBest, theirBest, null);
        }
    }

    /// <summary>Of one time, by the fastest of many short stretches: others use the machine as well.</summary>
    private static double Microseconds(Action action, TimeSpan atMost)
    {
        const int stretch = 20;
        var best = double.MaxValue;
        for (var begin = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begin) < atMost; )
        {
            var from = Stopwatch.GetTimestamp();
            for (var i = 0; i < stretch; i++)
                action();
            best = Math.Min(best, Stopwatch.GetElapsedTime(from).TotalMicroseconds / stretch);
        }
        return best;
    }

    private sealed record Codec(Func<ReadOnlyMemory<byte>> Encode, Func<byte[], object> Decode);
}
