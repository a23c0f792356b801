namespace Arktos.Rpc;

/// <summary>
/// Reads frames (<see cref="Frame"/>) without a thread of its own: for a process that answers what came on the pool's
/// threads. There a thread that waits in the kernel costs more than it saves, for what it queues stands behind all that
/// the pool's threads have queued for themselves. One caller at a time.
/// </summary>
/// <param name="stream">Of which nobody else reads.</param>
/// <param name="bytesMax">Of a frame's content.</param>
public sealed class FrameReader(Stream stream, int bytesMax, TimeProvider time)
{
    /// <summary>Frames within are taken out of one read; of what is longer each has memory of its own.</summary>
    private const int BufferBytes = 32 << 10;

    private readonly byte[] _buffer = new byte[BufferBytes];
    private int _begin;
    private int _end;
    private long _heardAt = time.GetTimestamp();

    /// <summary>How long ago something came, or since this was made. Any thread.</summary>
    public TimeSpan Silence => time.GetElapsedTime(Volatile.Read(ref _heardAt));

    /// <summary>The content of the next frame, which holds until the next call; null: the connection has ended between
    /// two.</summary>
    /// <exception cref="InvalidDataException">It is longer than the bound.</exception>
    /// <exception cref="IOException">The connection broke.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancel = default)
    {
        if (!await FillAsync(Frame.LengthBytes, cancel).ConfigureAwait(false))
            return _begin == _end ? null : throw CutWithin();
        var bytes = Frame.ContentBytes(_buffer.AsSpan(_begin), bytesMax);
        _begin += Frame.LengthBytes;
        if (bytes > BufferBytes)
            return await ReadLongAsync(bytes, cancel).ConfigureAwait(false);
        if (!await FillAsync(bytes, cancel).ConfigureAwait(false))
            throw CutWithin();
        var content = _buffer.AsMemory(_begin, bytes);
        _begin += bytes;
        return content;
    }

    /// <summary>Until the buffer has so many bytes; false: the connection ended before.</summary>
    private async ValueTask<bool> FillAsync(int bytes, CancellationToken cancel)
    {
        while (_end - _begin < bytes)
        {
            if (_begin + bytes > BufferBytes || _begin == _end)
                MoveToFront();
            var read = await ReadSomeAsync(_buffer.AsMemory(_end), cancel).ConfigureAwait(false);
            if (read == 0)
                return false;
            _end += read;
        }
        return true;
    }

    private async ValueTask<ReadOnlyMemory<byte>?> ReadLongAsync(int bytes, CancellationToken cancel)
    {
        var content = new byte[bytes];
        var here = _end - _begin;
        _buffer.AsSpan(_begin, here).CopyTo(content);
        _begin = _end = 0;
        while (here < bytes)
        {
            var read = await ReadSomeAsync(content.AsMemory(here), cancel).ConfigureAwait(false);
            here += read > 0 ? read : throw CutWithin();
        }
        return content;
    }

    private async ValueTask<int> ReadSomeAsync(Memory<byte> buffer, CancellationToken cancel)
    {
        var read = await stream.ReadAsync(buffer, cancel).ConfigureAwait(false);
        Volatile.Write(ref _heardAt, time.GetTimestamp());
        return read;
    }

    private void MoveToFront()
    {
        _buffer.AsSpan(_begin, _end - _begin).CopyTo(_buffer);
        (_begin, _end) = (0, _end - _begin);
    }

    private static EndOfStreamException CutWithin() => new("the connection ended within a frame");
}
