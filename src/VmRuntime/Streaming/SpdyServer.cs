using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Arktos.VmRuntime.Streaming;

/// <summary>
/// The server's side of SPDY/3.1 as far as the node agent speaks it (Chromium's "SPDY Protocol - Draft 3.1"): streams
/// opened by the client, data both ways, half-close, resets; no flow control. Header blocks are inflated with SPDY's
/// dictionary where the client uses it: kubectl does, the node agent does not. Reading is one task's, writing is
/// thread-safe.
/// <code>
///   data frame     0|stream id (31)  flags (8) length (24)  bytes
///   control frame  1|version 3 (15)  type (16)  flags (8) length (24)  …
/// </code>
/// </summary>
/// <param name="streamsMax">That the client may open in all.</param>
internal sealed class SpdyServer(Stream stream, int streamsMax) : IDisposable
{
    private const int SynStream = 1,
        SynReply = 2,
        RstStream = 3,
        Ping = 6,
        GoAway = 7,
        SynStreamBytes = 10,
        LengthMask = 0xFFFFFF,
        FrameBytesMax = 1 << 20,
        DataBytesMax = 32 << 10,
        HeaderBytesMax = 64 << 10;
    private const byte Fin = 1,
        DictionaryBit = 0x20;

    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly FedStream _headerBytes = new();
    private Stream? _headers;
    private bool _replied;
    private int _streams;

    /// <summary>A stream was opened (its type is set), or there are bytes of it, or its end.</summary>
    public readonly record struct Frame(uint StreamId, string Opened, byte[] Bytes, bool IsEnd)
    {
        /// <summary>Of the stream that was opened; names in small letters.</summary>
        public IReadOnlyDictionary<string, string> Headers { get; init; } = NoHeaders;

        /// <summary>The client wants nothing more of it.</summary>
        public bool IsReset { get; init; }
    }

    private static readonly Dictionary<string, string> NoHeaders = [];

    /// <summary>Null: the client has gone.</summary>
    /// <exception cref="IOException">The client does not speak it, or asks for too much.</exception>
    public async Task<Frame?> ReadAsync(CancellationToken ct)
    {
        var head = new byte[8];
        while (true)
        {
            if (await stream.ReadAtLeastAsync(head, 8, throwOnEndOfStream: false, ct).ConfigureAwait(false) < 8)
                return null;
            var length = BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(4)) & LengthMask;
            if (length > FrameBytesMax)
                throw new IOException($"the client sent a frame of {length} bytes");
            var payload = new byte[length];
            await stream.ReadExactlyAsync(payload, ct).ConfigureAwait(false);
            if ((head[0] & 0x80) == 0)
                return new Frame(BinaryPrimitives.ReadUInt32BigEndian(head), "", payload, (head[4] & Fin) != 0);
            switch (BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(2)))
            {
                case SynStream when length > SynStreamBytes:
                    if (++_streams > streamsMax)
                        throw new IOException("the client opened too many streams");
                    var id = BinaryPrimitives.ReadUInt32BigEndian(payload);
                    var headers = Headers(payload.AsSpan(SynStreamBytes));
                    await ReplyAsync(id, ct).ConfigureAwait(false);
                    return new Frame(id, headers.GetValueOrDefault("streamtype", "?"), [], (head[4] & Fin) != 0)
                    {
                        Headers = headers,
                    };
                case RstStream when length >= 4:
                    return new Frame(BinaryPrimitives.ReadUInt32BigEndian(payload), "", [], IsEnd: true)
                    {
                        IsReset = true,
                    };
                case Ping:
                    await WriteAsync([.. head, .. payload], ct).ConfigureAwait(false);
                    break;
                case GoAway:
                    return null;
            }
        }
    }

    public async Task SendAsync(uint streamId, ReadOnlyMemory<byte> bytes, bool end, CancellationToken ct)
    {
        do
        {
            var piece = bytes[..Math.Min(bytes.Length, DataBytesMax)];
            bytes = bytes[piece.Length..];
            var frame = new byte[8 + piece.Length];
            BinaryPrimitives.WriteUInt32BigEndian(frame, streamId);
            BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(4), (uint)piece.Length);
            if (end && bytes.Length == 0)
                frame[4] = Fin;
            piece.CopyTo(frame.AsMemory(8));
            await WriteAsync(frame, ct).ConfigureAwait(false);
        } while (bytes.Length > 0);
    }

    public void Dispose()
    {
        _headers?.Dispose();
        _writing.Dispose();
    }

    /// <summary>
    /// A block of no headers, stored, and an empty one, so that the client need not wait for more. All blocks are one
    /// zlib stream, which the first one begins.
    /// </summary>
    private Task ReplyAsync(uint id, CancellationToken ct)
    {
        byte[] begin = _replied ? [] : [0x78, 0x01];
        byte[] none = [.. begin, 0, 4, 0, 0xfb, 0xff, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff];
        _replied = true;
        var frame = new byte[12 + none.Length];
        BinaryPrimitives.WriteUInt16BigEndian(frame, 0x8003);
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(2), SynReply);
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(4), (uint)(4 + none.Length));
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(8), id);
        none.CopyTo(frame.AsSpan(12));
        return WriteAsync(frame, ct);
    }

    private async Task WriteAsync(byte[] frame, CancellationToken ct)
    {
        await _writing.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            await stream.WriteAsync(frame, ct).ConfigureAwait(false);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>One zlib stream over all blocks of a connection.</summary>
    private Dictionary<string, string> Headers(ReadOnlySpan<byte> block)
    {
        if (_headers is null && block is [_, var flags, _, _, _, _, ..] && (flags & DictionaryBit) != 0)
        {
            if (!block[2..].StartsWith(SpdyDictionary.Id))
                throw new IOException("the client compresses headers by a dictionary that is not SPDY's");
            _headers = BeginWithDictionary();
            block = block[(2 + SpdyDictionary.Id.Length)..];
        }
        _headerBytes.Feed(block);
        _headers ??= new ZLibStream(_headerBytes, CompressionMode.Decompress, leaveOpen: true);
        var headers = new Dictionary<string, string>();
        try
        {
            var count = Number();
            for (var i = 0; i < count; i++)
            {
                var name = Text();
                headers[name] = Text();
            }
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new IOException($"the client's headers cannot be read: {e.Message}", e);
        }
        return headers;
    }

    /// <summary>
    /// What zlib knows from the dictionary is what it would know if it had just been sent: it gets it as a stored block
    /// (RFC 1951, 3.2.4), and what comes out of that is thrown away.
    /// </summary>
    private DeflateStream BeginWithDictionary()
    {
        var words = SpdyDictionary.Bytes;
        var length = (ushort)words.Length;
        _headerBytes.Feed([0, (byte)length, (byte)(length >> 8), (byte)~length, (byte)(~length >> 8), .. words]);
        var headers = new DeflateStream(_headerBytes, CompressionMode.Decompress, leaveOpen: true);
        headers.ReadExactly(new byte[words.Length]);
        return headers;
    }

    private int Number()
    {
        Span<byte> bytes = stackalloc byte[4];
        _headers!.ReadExactly(bytes);
        return BinaryPrimitives.ReadInt32BigEndian(bytes) is >= 0 and <= HeaderBytesMax and var number
            ? number
            : throw new IOException("the client's headers are too large");
    }

    private string Text()
    {
        var bytes = new byte[Number()];
        _headers!.ReadExactly(bytes);
        return Encoding.ASCII.GetString(bytes);
    }

    /// <summary>Has what it was fed, and ends until it is fed again.</summary>
    private sealed class FedStream : Stream
    {
        private readonly MemoryStream _bytes = new();

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public void Feed(ReadOnlySpan<byte> bytes)
        {
            _bytes.SetLength(0);
            _bytes.Write(bytes);
            _bytes.Position = 0;
        }

        public override int Read(byte[] buffer, int offset, int count) => _bytes.Read(buffer, offset, count);

        public override int Read(Span<byte> buffer) => _bytes.Read(buffer);

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
