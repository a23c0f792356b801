using System.Buffers;
using System.Collections.Immutable;

namespace Arktos.Raft;

/// <summary>
/// The bytes of a configuration, as an entry of <see cref="EntryKind.Configuration"/> bears them: version (1), then
/// voters, outgoing voters, learners and next learners, each as a varint (LEB128) count and the ids as varints. For
/// instance from voters 1 2 3 to 1 4 300, with 5 as a learner and 3 as one to be:
/// <code>
///   01   03 01 04 AC 02   03 01 02 03   01 05      01 03
///   v1   voters           outgoing      learners   next learners
/// </code>
/// </summary>
public static class RaftConfigurationCodec
{
    private const byte Version = 1;

    public static void Encode(RaftConfiguration configuration, IBufferWriter<byte> output)
    {
        var writer = new WireWriter(output);
        writer.Byte(Version);
        Write(writer, configuration.Voters);
        Write(writer, configuration.OutgoingVoters);
        Write(writer, configuration.Learners);
        Write(writer, configuration.LearnersNext);
    }

    /// <summary>
    /// Takes exactly one sound configuration. Never throws, and allocates in proportion to the input at most.
    /// </summary>
    public static bool TryDecode(ReadOnlyMemory<byte> input, out RaftConfiguration configuration)
    {
        var reader = new WireReader(input);
        var version = reader.Byte();
        configuration = new RaftConfiguration(Read(ref reader))
        {
            OutgoingVoters = Read(ref reader),
            Learners = Read(ref reader),
            LearnersNext = Read(ref reader),
        };
        return version == Version && reader.IsComplete && configuration.Fault() is null;
    }

    internal static byte[] ToBytes(RaftConfiguration configuration)
    {
        var output = new ArrayBufferWriter<byte>();
        Encode(configuration, output);
        return output.WrittenSpan.ToArray();
    }

    private static void Write(in WireWriter writer, ImmutableArray<ReplicaId> replicas)
    {
        writer.Varint((ulong)replicas.Length);
        foreach (var replica in replicas)
        {
            writer.Varint(replica.Value);
        }
    }

    private static ImmutableArray<ReplicaId> Read(ref WireReader reader)
    {
        var count = reader.Varint();
        if (count > (ulong)reader.RemainingBytes)
        {
            reader.Break();
            return [];
        }

        var replicas = ImmutableArray.CreateBuilder<ReplicaId>((int)count);
        for (var i = 0UL; i < count; i++)
        {
            replicas.Add(new ReplicaId(reader.Varint()));
        }

        return replicas.MoveToImmutable();
    }
}
