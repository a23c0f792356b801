using System.Text;

namespace Arktos.VmRuntime.Console;

/// <summary>
/// Writes what a serial console says as CRI's log: "TIME stdout F line", or P where the line goes on. Carriage returns
/// before line feeds are left out. Not thread-safe.
/// </summary>
internal sealed class CriLog(string path, TimeProvider time) : IDisposable
{
    /// <summary>Longer lines are written in pieces.</summary>
    public const int LineBytesMax = 16 << 10;
    private const byte LineFeed = (byte)'\n',
        Return = (byte)'\r';

    private readonly MemoryStream _line = new();
    private FileStream? _file;

    public string Path => path;

    /// <summary>Whether a line is begun and not written.</summary>
    public bool HasPart => _line.Length > 0;

    /// <summary>A new file at the path from now on, after the old one was renamed.</summary>
    public void Reopen()
    {
        _file?.Dispose();
        _file = null;
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        var text = new MemoryStream();
        while (bytes.Length > 0)
        {
            var end = bytes.IndexOf(LineFeed);
            var room = LineBytesMax - (int)_line.Length;
            if (end < 0 && bytes.Length <= room)
            {
                _line.Write(bytes);
                break;
            }
            var isWhole = end >= 0 && end <= room;
            var length = isWhole ? end : room;
            _line.Write(bytes[..length]);
            bytes = bytes[(isWhole ? length + 1 : length)..];
            Take(text, isWhole);
        }
        Append(text);
    }

    /// <summary>A prompt waits for an answer without a line feed: it is shown.</summary>
    public void WritePart()
    {
        var text = new MemoryStream();
        if (HasPart)
            Take(text, isWhole: false);
        Append(text);
    }

    public void Dispose() => _file?.Dispose();

    private void Take(MemoryStream text, bool isWhole)
    {
        var line = _line.GetBuffer().AsSpan(0, (int)_line.Length);
        if (isWhole && line is [.., Return])
            line = line[..^1];
        var at = time.GetUtcNow()
            .ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'00Z'", System.Globalization.CultureInfo.InvariantCulture);
        text.Write(Encoding.ASCII.GetBytes($"{at} stdout {(isWhole ? 'F' : 'P')} "));
        text.Write(line);
        text.WriteByte(LineFeed);
        _line.SetLength(0);
    }

    private void Append(MemoryStream text)
    {
        if (text.Length == 0)
            return;
        if (_file is null)
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            _file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, 0);
        }
        _file.Write(text.GetBuffer(), 0, (int)text.Length);
    }
}
