using System.Text;
using Arktos.Kubelet.Files;
using Arktos.Kubelet.Runtimes;

namespace Arktos.Kubelet.Server;

/// <summary>
/// Reads a container's log file: from the wanted line, to the end, and on while the container runs. A file that is
/// rotated away is read to its end, then the new one from its beginning. Memory is bounded by the longest line.
/// </summary>
/// <param name="logsDirectory">What the path is below; no link is followed from there on.</param>
public sealed class LogReader(string logsDirectory, string path, LogOptions options, TimeProvider time)
{
    private const int LineBytesMax = 1 << 20;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    private long _left = options.LimitBytes ?? long.MaxValue;
    private bool _continues;

    /// <param name="isRunning">Asked at the end of the file, when following: false ends it.</param>
    public async Task CopyToAsync(Stream output, Func<CancellationToken, Task<bool>> isRunning, CancellationToken ct)
    {
        var start = options.TailLines is { } lines ? await FindTailAsync(lines, ct).ConfigureAwait(false) : 0;
        while (true)
        {
            var generation = LogRotator.Rotated(path).LastOrDefault();
            await using var file = TryOpen(logsDirectory, path);
            if (file is null)
            {
                if (!options.Follow || !await isRunning(ct).ConfigureAwait(false))
                    return;
                await Task.Delay(Poll, time, ct).ConfigureAwait(false);
                continue;
            }
            file.Seek(Math.Min(start, file.Length), SeekOrigin.Begin);
            start = 0;
            if (!await CopyFileAsync(file, output, generation, isRunning, ct).ConfigureAwait(false))
                return;
        }
    }

    /// <summary>True: the file was rotated away and has been read to its end.</summary>
    private async Task<bool> CopyFileAsync(
        FileStream file,
        Stream output,
        string? generation,
        Func<CancellationToken, Task<bool>> isRunning,
        CancellationToken ct
    )
    {
        var lines = new LineBuffer(LineBytesMax);
        var lastChance = false;
        while (true)
        {
            var read = await lines.FillAsync(file, ct).ConfigureAwait(false);
            while (lines.TryTake(out var line))
                if (!await WriteAsync(line, output, ct).ConfigureAwait(false))
                    return false;
            if (read > 0)
                continue;
            await output.FlushAsync(ct).ConfigureAwait(false);
            if (!options.Follow || lastChance)
                return options.Follow && generation != LogRotator.Rotated(path).LastOrDefault();
            // What was written before the container ended, or the file was renamed, is there now: read once more.
            lastChance =
                generation != LogRotator.Rotated(path).LastOrDefault() || !await isRunning(ct).ConfigureAwait(false);
            if (!lastChance)
                await Task.Delay(Poll, time, ct).ConfigureAwait(false);
        }
    }

    /// <summary>False when no more may be written.</summary>
    private async Task<bool> WriteAsync(ReadOnlyMemory<byte> line, Stream output, CancellationToken ct)
    {
        if (!CriLogLine.TryParse(line, out var entry) || entry.Time < options.Since)
            return true;
        if (options.Timestamps && !_continues)
            await WriteBytesAsync(Encoding.ASCII.GetBytes(entry.Timestamp + " "), output, ct).ConfigureAwait(false);
        await WriteBytesAsync(entry.Text, output, ct).ConfigureAwait(false);
        if (!entry.IsPartial)
            await WriteBytesAsync("\n"u8.ToArray(), output, ct).ConfigureAwait(false);
        _continues = entry.IsPartial;
        return _left > 0;
    }

    private async Task WriteBytesAsync(ReadOnlyMemory<byte> bytes, Stream output, CancellationToken ct)
    {
        var count = (int)Math.Min(bytes.Length, _left);
        if (count > 0)
            await output.WriteAsync(bytes[..count], ct).ConfigureAwait(false);
        _left -= count;
    }

    /// <summary>Where the last <paramref name="count"/> lines begin.</summary>
    private async Task<long> FindTailAsync(long count, CancellationToken ct)
    {
        await using var file = TryOpen(logsDirectory, path);
        if (file is null)
            return 0;
        if (count == 0)
            return file.Length;
        var starts = new Queue<long>();
        var lines = new LineBuffer(LineBytesMax);
        long at = 0;
        var continues = false;
        while (await lines.FillAsync(file, ct).ConfigureAwait(false) > 0)
        while (lines.TryTake(out var line))
        {
            if (!continues)
            {
                starts.Enqueue(at);
                if (starts.Count > count)
                    starts.Dequeue();
            }
            continues = CriLogLine.TryParse(line, out var entry) && entry.IsPartial;
            at += line.Length + 1;
        }
        return starts.TryPeek(out var start) ? start : 0;
    }

    /// <summary>Null when there is no such log.</summary>
    /// <exception cref="IOException">It is a link, or no regular file: somebody has put it there who may write to the
    /// node's folders, and it is not a log.</exception>
    internal static FileStream? TryOpen(string logsDirectory, string path)
    {
        if (!Directory.Exists(logsDirectory))
            return null;
        using var folder = BeneathFolder.Open(logsDirectory);
        return folder.TryOpenFile(Path.GetRelativePath(logsDirectory, path));
    }

    /// <summary>Bytes of a stream, line by line. A line beyond the bound is cut into pieces.</summary>
    private sealed class LineBuffer(int bytesMax)
    {
        private byte[] _bytes = new byte[64 << 10];
        private int _start,
            _end;

        /// <summary>How many bytes came; 0 at the end of the file.</summary>
        public async ValueTask<int> FillAsync(Stream stream, CancellationToken ct)
        {
            if (_start > 0)
            {
                Buffer.BlockCopy(_bytes, _start, _bytes, 0, _end - _start);
                (_start, _end) = (0, _end - _start);
            }
            if (_end == _bytes.Length)
                Array.Resize(ref _bytes, Math.Min(_bytes.Length * 2, bytesMax));
            var read = await stream.ReadAsync(_bytes.AsMemory(_end), ct).ConfigureAwait(false);
            _end += read;
            return read;
        }

        /// <summary>The line is valid until the next fill.</summary>
        public bool TryTake(out ReadOnlyMemory<byte> line)
        {
            var length = _bytes.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            if (length < 0)
            {
                line = default;
                if (_start > 0 || _end < bytesMax)
                    return false;
                line = _bytes.AsMemory(0, _end);
                _start = _end;
                return true;
            }
            line = _bytes.AsMemory(_start, length);
            _start += length + 1;
            return true;
        }
    }
}
