using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Pipelines;
using Google.Protobuf;

namespace Arktos.Rpc;

/// <summary>
/// Length-prefixed messages, both ways: one byte (1 = compressed), four bytes of length, big endian, then the message.
/// <example>00 00 00 00 02 08 01 is the message 08 01 (field 1 = 1), not compressed.</example>
/// </summary>
internal static class MessageFraming
{
    public const int HeaderBytes = 5;

    /// <summary>A smaller message is not worth the work, and is sent as it is.</summary>
    private const int CompressedBytesMin = 512;

    public static void Write<T>(IBufferWriter<byte> writer, T message, bool gzip = false)
        where T : IMessage<T>
    {
        var size = message.CalculateSize();
        if (gzip && size >= CompressedBytesMin)
        {
            WriteDeflated(writer, message.ToByteArray());
            return;
        }
        var span = writer.GetSpan(HeaderBytes + size);
        WriteHeader(span, size, compressed: false);
        message.WriteTo(span.Slice(HeaderBytes, size));
        writer.Advance(HeaderBytes + size);
    }

    public static void Write(IBufferWriter<byte> writer, ReadOnlySpan<byte> encoded, bool gzip = false)
    {
        if (gzip && encoded.Length >= CompressedBytesMin)
            WriteDeflated(writer, encoded);
        else
            WriteAsIs(writer, encoded, compressed: false);
    }

    public static byte[] ToArray<T>(T message, bool gzip = false)
        where T : IMessage<T>
    {
        var size = message.CalculateSize();
        if (gzip && size >= CompressedBytesMin)
        {
            var writer = new ArrayBufferWriter<byte>(HeaderBytes + size);
            WriteDeflated(writer, message.ToByteArray());
            return writer.WrittenSpan.ToArray();
        }
        var bytes = new byte[HeaderBytes + size];
        WriteHeader(bytes, size, compressed: false);
        message.WriteTo(bytes.AsSpan(HeaderBytes));
        return bytes;
    }

    private static void WriteHeader(Span<byte> target, int size, bool compressed)
    {
        target[0] = compressed ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt32BigEndian(target[1..], size);
    }

    private static void WriteAsIs(IBufferWriter<byte> writer, ReadOnlySpan<byte> body, bool compressed)
    {
        WriteHeader(writer.GetSpan(HeaderBytes), body.Length, compressed);
        writer.Advance(HeaderBytes);
        writer.Write(body);
    }

    /// <summary>As it is when it does not get smaller.</summary>
    private static void WriteDeflated(IBufferWriter<byte> writer, ReadOnlySpan<byte> encoded)
    {
        var deflated = new MemoryStream(encoded.Length / 2);
        using (var gzip = new GZipStream(deflated, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(encoded);
        var smaller = deflated.Length < encoded.Length;
        WriteAsIs(writer, smaller ? deflated.GetBuffer().AsSpan(0, (int)deflated.Length) : encoded, smaller);
    }

    /// <summary>Protobuf's own, after a look at what it would make of a request.</summary>
    /// <exception cref="RpcException">RESOURCE_EXHAUSTED: there are more fields.</exception>
    public static Func<ReadOnlySequence<byte>, T> BoundedParserOf<T>(int fieldsMax)
        where T : class, IMessage<T>, new()
    {
        var type = new T().Descriptor;
        return body =>
            FieldCount.Exceeds(body, type, fieldsMax)
                ? throw new RpcException(
                    RpcStatusCode.ResourceExhausted,
                    $"a message of more than {fieldsMax} fields was received; make several of it"
                )
                : Parser<T>.Parse(body);
    }

    /// <summary>Protobuf's own.</summary>
    public static Func<ReadOnlySequence<byte>, T> ParserOf<T>()
        where T : class, IMessage<T>, new() => Parser<T>.Parse;

    /// <summary>The next message; null at the end of the stream.</summary>
    /// <exception cref="RpcException">Too large, cut short, or no message of this type.</exception>
    /// <param name="parse">Makes a message of its bytes, which are gone afterwards. An
    /// <see cref="InvalidDataException"/>, or protobuf's own, says that they are none.</param>
    public static async ValueTask<T?> ReadAsync<T>(
        PipeReader reader,
        int messageBytesMax,
        bool gzip,
        Func<ReadOnlySequence<byte>, T> parse,
        CancellationToken cancel
    )
        where T : class
    {
        while (true)
        {
            var read = await reader.ReadAsync(cancel).ConfigureAwait(false);
            if (read.IsCanceled)
                throw new OperationCanceledException(cancel);
            var buffer = read.Buffer;
            if (TryRead(ref buffer, messageBytesMax, gzip, parse, out var message))
            {
                reader.AdvanceTo(buffer.Start);
                return message;
            }
            if (read.IsCompleted)
            {
                var cut = !buffer.IsEmpty;
                reader.AdvanceTo(buffer.End);
                return cut ? throw new RpcException(RpcStatusCode.Internal, "the stream ended within a message") : null;
            }
            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private static bool TryRead<T>(
        ref ReadOnlySequence<byte> buffer,
        int messageBytesMax,
        bool gzip,
        Func<ReadOnlySequence<byte>, T> parse,
        out T? message
    )
        where T : class
    {
        message = null;
        if (buffer.Length < HeaderBytes)
            return false;
        Span<byte> header = stackalloc byte[HeaderBytes];
        buffer.Slice(0, HeaderBytes).CopyTo(header);
        var length = BinaryPrimitives.ReadUInt32BigEndian(header[1..]);
        if (length > (uint)messageBytesMax)
            throw new RpcException(
                RpcStatusCode.ResourceExhausted,
                $"a message of {length} bytes was received; at most {messageBytesMax} are taken"
            );
        if (buffer.Length < HeaderBytes + length)
            return false;
        var body = buffer.Slice(HeaderBytes, length);
        if (header[0] == 1)
        {
            if (!gzip)
                throw new RpcException(
                    RpcStatusCode.Unimplemented,
                    "a compressed message was received whose encoding is not gzip"
                );
            body = Inflate(body, messageBytesMax);
        }
        try
        {
            message = parse(body);
        }
        catch (Exception e) when (e is InvalidProtocolBufferException or InvalidDataException)
        {
            throw new RpcException(RpcStatusCode.Internal, $"a message is no {typeof(T).Name}: {e.Message}", e);
        }
        buffer = buffer.Slice(HeaderBytes + length);
        return true;
    }

    private static ReadOnlySequence<byte> Inflate(ReadOnlySequence<byte> body, int messageBytesMax)
    {
        using var gzip = new GZipStream(new MemoryStream(body.ToArray()), CompressionMode.Decompress);
        var inflated = new MemoryStream();
        var chunk = new byte[8192];
        try
        {
            for (int n; (n = gzip.Read(chunk)) > 0; )
            {
                if (inflated.Length + n > messageBytesMax)
                    throw new RpcException(
                        RpcStatusCode.ResourceExhausted,
                        $"a message inflates to more than {messageBytesMax} bytes"
                    );
                inflated.Write(chunk, 0, n);
            }
        }
        catch (InvalidDataException e)
        {
            throw new RpcException(RpcStatusCode.Internal, $"a compressed message is no gzip: {e.Message}", e);
        }
        return new ReadOnlySequence<byte>(inflated.GetBuffer(), 0, (int)inflated.Length);
    }

    private static class Parser<T>
        where T : class, IMessage<T>, new()
    {
        public static readonly Func<ReadOnlySequence<byte>, T> Parse = body =>
        {
            var message = new T();
            message.MergeFrom(body);
            return message;
        };
    }
}
