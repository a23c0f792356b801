using System.Buffers.Binary;
using System.Text;

namespace Arktos.Kubelet.Server;

/// <summary>
/// The client's side of SPDY/3.1 as far as CRI's streaming servers speak it (Chromium's "SPDY Protocol - Draft 3.1"):
/// an HTTP upgrade, streams opened by the client, data both ways, half-close. No flow control: those servers use none.
/// Reading is one task's, writing is thread-safe.
/// <code>
///   data frame     0|stream id (31)  flags (8) length (24)  bytes
///   control frame  1|version 3 (15)  type (16)  flags (8) length (24)  …
/// </code>
/// </summary>
internal sealed class SpdyConnection : IAsyncDisposable
{
    private const int SynStream = 1,
        RstStream = 3,
        Ping = 6,
        GoAway = 7;
    private const byte Fin = 1;
    private const int DataBytesMax = 32 << 10;
    private const int LengthMask = 0xFFFFFF;

    /// <summary>CRI's servers copy by 32 KiB.</summary>
    private const int FrameBytesMax = 1 << 20;

    private readonly Stream _stream;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private uint _nextStreamId = 1;
    private bool _headersBegun;
    private Task _pong = Task.CompletedTask;

    private SpdyConnection(Stream stream) => _stream = stream;

    /// <summary>Bytes of one stream, or its end.</summary>
    public readonly record struct Data(uint StreamId, byte[] Bytes, bool IsEnd);

    /// <exception cref="IOException">The server cannot be reached, does not answer in time, or refuses the
    /// upgrade.</exception>
    public static async Task<SpdyConnection> ConnectAsync(
        Uri url,
        string protocol,
        TimeProvider time,
        CancellationToken ct
    )
    {
        var upgraded = await UpgradedStream
            .ConnectAsync(url, "POST", UpgradedStream.Spdy(protocol), time, ct)
            .ConfigureAwait(false);
        if (!upgraded.IsUpgraded)
        {
            await upgraded.DisposeAsync().ConfigureAwait(false);
            throw new IOException($"the runtime's streaming server refused the session: {upgraded.Status}");
        }
        return new SpdyConnection(upgraded.Stream);
    }

    /// <summary>Opens a stream with one header besides, and returns its id.</summary>
    public async Task<uint> OpenAsync(string streamType, CancellationToken ct)
    {
        await _writing.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            var id = _nextStreamId;
            _nextStreamId += 2;
            var headers = Headers(("streamtype", streamType));
            var frame = new byte[8 + 10 + headers.Length];
            BinaryPrimitives.WriteUInt16BigEndian(frame, 0x8003);
            BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(2), SynStream);
            BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(4), (uint)(10 + headers.Length));
            BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(8), id);
            headers.CopyTo(frame.AsSpan(18));
            await _stream.WriteAsync(frame, ct).ConfigureAwait(false);
            return id;
        }
        finally
        {
            _writing.Release();
        }
    }

    public async Task WriteAsync(uint streamId, ReadOnlyMemory<byte> bytes, bool end, CancellationToken ct)
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
            await _writing.WaitAsync(ct).ConfigureAwait(false);
            try
            {
                await _stream.WriteAsync(frame, ct).ConfigureAwait(false);
            }
            finally
            {
                _writing.Release();
            }
        } while (bytes.Length > 0);
    }

    /// <summary>The next data of any stream; null when the server has gone away.</summary>
    public async Task<Data?> ReadAsync(CancellationToken ct)
    {
        var head = new byte[8];
        while (true)
        {
            if (await _stream.ReadAtLeastAsync(head, 8, throwOnEndOfStream: false, ct).ConfigureAwait(false) < 8)
                return null;
            var length = BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(4)) & LengthMask;
            if (length > FrameBytesMax)
                throw new IOException($"the runtime's streaming server sent a frame of {length} bytes");
            var payload = new byte[length];
            await _stream.ReadExactlyAsync(payload, ct).ConfigureAwait(false);
            if ((head[0] & 0x80) == 0)
                return new Data(BinaryPrimitives.ReadUInt32BigEndian(head), payload, (head[4] & Fin) != 0);
            switch (BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(2)))
            {
                case RstStream when length >= 4:
                    return new Data(BinaryPrimitives.ReadUInt32BigEndian(payload), [], true);
                case GoAway:
                    return null;
                case Ping when _pong.IsCompleted:
                    // Not by this loop: a write may wait until the server reads, and the server until it is read from.
                    // One answer at a time; who pings faster is answered less often.
                    _pong = PongAsync([.. head, .. payload], ct);
                    break;
                // SYN_REPLY and the rest say nothing that is needed here; their headers are not decompressed.
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync().ConfigureAwait(false);
        await _pong.ConfigureAwait(false);
        _writing.Dispose();
    }

    /// <summary>A ping is answered by itself. That the connection has gone is seen by who reads.</summary>
    private async Task PongAsync(byte[] frame, CancellationToken ct)
    {
        try
        {
            await _writing.WaitAsync(ct).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        try
        {
            await _stream.WriteAsync(frame, ct).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or OperationCanceledException)
        { /* the connection has gone */
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>
    /// A header block: one zlib stream over all blocks of a connection, here of stored (uncompressed) pieces, each
    /// ended by an empty one so that the reader need not wait for more (RFC 1951, 3.2.4).
    /// </summary>
    private byte[] Headers(params ReadOnlySpan<(string Name, string Value)> headers)
    {
        using var block = new MemoryStream();
        WriteNumber(block, headers.Length);
        foreach (var (name, value) in headers)
        {
            WriteText(block, name);
            WriteText(block, value);
        }
        using var result = new MemoryStream();
        if (!_headersBegun)
            result.Write([0x78, 0x01]);
        _headersBegun = true;
        var length = (ushort)block.Length;
        result.Write([0, (byte)length, (byte)(length >> 8), (byte)~length, (byte)(~length >> 8)]);
        result.Write(block.GetBuffer(), 0, length);
        result.Write([0, 0, 0, 0xff, 0xff]);
        return result.ToArray();
    }

    private static void WriteNumber(Stream stream, int number)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        stream.Write(bytes);
    }

    private static void WriteText(Stream stream, string text)
    {
        WriteNumber(stream, text.Length);
        stream.Write(Encoding.ASCII.GetBytes(text));
    }
}
