using System.Buffers;
using MessagePack;

namespace Arktos.StoreClient.Records;

/// <summary>
/// How records are written, in this one way: a byte that begins no MessagePack, protobuf or JSON of ours, the version
/// of the rules (1), and the record as a MessagePack array whose places are the keys. That a store has replica 1, with
/// voters 1 2 3, for instance, is
/// <code>
///   C1 01   96      01  C3    93 01 02 03   90        90        90
///   v1      6 keys  1   here  voters        outgoing  learners  next learners
/// </code>
/// Who reads passes over keys that it does not know, and takes the default for those that are not there. The version
/// rises only when a build of before must not read on.
/// </summary>
public static class RecordCodec
{
    public const byte Version = 1;

    /// <summary>MessagePack calls it "never used"; as protobuf it were field 24 or above.</summary>
    private const byte Marker = 0xC1;
    private const int HeaderBytes = 2,
        DepthMax = 16;

    /// <summary>
    /// For every record. No formatter is looked up or made at run time: each record brings its own.
    /// </summary>
    public static MessagePackSerializerOptions Options { get; } =
        new MessagePackSerializerOptions(NoResolver.Instance).WithSecurity(
            MessagePackSecurity.UntrustedData.WithMaximumObjectGraphDepth(DepthMax)
        );

    /// <summary>False: what builds before records wrote. Their formats do not begin with these three bytes.</summary>
    public static bool IsRecord(ReadOnlySpan<byte> bytes) =>
        bytes.Length > HeaderBytes && bytes[0] == Marker && bytes[HeaderBytes] is (>= 0x90 and <= 0x9F) or 0xDC or 0xDD;

    public static byte[] Encode<T>(T record)
        where T : class, IRecord<T>
    {
        var output = new ArrayBufferWriter<byte>();
        Encode(record, output);
        return output.WrittenSpan.ToArray();
    }

    public static void Encode<T>(T record, IBufferWriter<byte> output)
        where T : class, IRecord<T>
    {
        output.Write([Marker, Version]);
        var writer = new MessagePackWriter(output);
        T.Format.Serialize(ref writer, record, Options);
        writer.Flush();
    }

    /// <param name="bytes">What the record holds of byte strings are parts of these.</param>
    /// <param name="name">What is read, and where it is kept: an error begins with it.</param>
    /// <param name="remedy">What to do when it is damaged; an error ends with it.</param>
    /// <exception cref="InvalidDataException">They are no record of this kind, of a newer version, or say what cannot
    /// be.</exception>
    public static T Decode<T>(ReadOnlyMemory<byte> bytes, string name, string remedy)
        where T : class, IRecord<T>
    {
        if (!IsRecord(bytes.Span))
            throw new InvalidDataException($"{name} is damaged: it does not begin as a record does. {remedy}");
        if (bytes.Span[1] != Version)
            throw new InvalidDataException(
                $"{name} is of version {bytes.Span[1]}, this build reads version {Version}: run the build that wrote "
                    + $"it, or a newer one"
            );
        if (bytes.Length > T.BytesMax)
            throw new InvalidDataException(
                $"{name} is damaged: it has {bytes.Length} bytes, and can have {T.BytesMax} at most. {remedy}"
            );
        T record;
        try
        {
            var reader = new MessagePackReader(bytes[HeaderBytes..]);
            record = T.Format.Deserialize(ref reader, Options);
            if (!reader.End)
                throw new MessagePackSerializationException($"bytes follow its end at {HeaderBytes + reader.Consumed}");
        }
        catch (Exception e)
            when (e
                    is MessagePackSerializationException
                        or EndOfStreamException
                        or OverflowException
                        or InsufficientExecutionStackException
            )
        {
            throw new InvalidDataException($"{name} is damaged: {e.Message} {remedy}", e);
        }
        return record.Fault() is { } fault
            ? throw new InvalidDataException($"{name} is damaged: {fault}. {remedy}")
            : record;
    }

    private sealed class NoResolver : IFormatterResolver
    {
        public static readonly NoResolver Instance = new();

        public MessagePack.Formatters.IMessagePackFormatter<T>? GetFormatter<T>() => null;
    }
}
