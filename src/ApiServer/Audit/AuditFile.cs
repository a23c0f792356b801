using System.Globalization;

namespace Arktos.ApiServer.Audit;

/// <summary>
/// A log file that is put aside, with the time in its name, when it would become too large; those that are too many or
/// too old are deleted then. Thread-safe.
/// </summary>
internal sealed class AuditFile : IAuditSink
{
    private const string Standard = "-";
    private const string TimeForm = "yyyy-MM-dd'T'HH-mm-ss.fff";

    private readonly AuditLogOptions _options;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private Stream _stream;
    private long _length;

    /// <exception cref="InvalidDataException">The file cannot be written.</exception>
    public AuditFile(AuditLogOptions options, TimeProvider time)
    {
        (_options, _time) = (options, time);
        try
        {
            _stream = Open();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"the audit log {options.Path} cannot be written: {e.Message}", e);
        }
    }

    public (string Plugin, string Place) Name => ("log", _options.Path);

    public ValueTask WriteAsync(IReadOnlyList<ReadOnlyMemory<byte>> events, CancellationToken cancel)
    {
        lock (_lock)
            foreach (var line in events)
                Write(line.Span);
        return ValueTask.CompletedTask;
    }

    /// <exception cref="IOException">It cannot be written.</exception>
    private void Write(ReadOnlySpan<byte> line)
    {
        if (_length > 0 && _length + line.Length > _options.FileMebibytesMax * 1024L * 1024)
            PutAside();
        _stream.Write(line);
        _stream.Flush();
        _length += line.Length;
    }

    public void Dispose() => _stream.Dispose();

    private Stream Open()
    {
        if (_options.Path == Standard)
            return Console.OpenStandardOutput();
        if (Path.GetDirectoryName(Path.GetFullPath(_options.Path)) is { } folder)
            Directory.CreateDirectory(folder);
        var file = new FileStream(
            _options.Path,
            new FileStreamOptions
            {
                Mode = FileMode.Append,
                Access = FileAccess.Write,
                Share = FileShare.ReadWrite | FileShare.Delete,
                BufferSize = 0,
            }
        );
        _length = file.Length;
        return file;
    }

    private void PutAside()
    {
        if (_options.Path == Standard)
            return;
        _stream.Dispose();
        var (start, end) = Parts();
        var now = _time.GetUtcNow();
        var name = start + now.UtcDateTime.ToString(TimeForm, CultureInfo.InvariantCulture) + end;
        for (var i = 1; File.Exists(name); i++)
            name = start + now.UtcDateTime.AddMilliseconds(i).ToString(TimeForm, CultureInfo.InvariantCulture) + end;
        try
        {
            File.Move(_options.Path, name);
        }
        finally
        {
            _stream = Open();
        }
        DeleteOld(start, end, now);
    }

    private void DeleteOld(string start, string end, DateTimeOffset now)
    {
        var older = Directory
            .EnumerateFiles(Path.GetDirectoryName(start)!, $"{Path.GetFileName(start)}*{end}")
            .Select(f =>
                (
                    File: f,
                    IsOurs: DateTime.TryParseExact(
                        f[start.Length..^end.Length],
                        TimeForm,
                        CultureInfo.InvariantCulture,
                        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                        out var time
                    ),
                    Time: time
                )
            )
            .Where(f => f.IsOurs)
            .OrderByDescending(f => f.Time)
            .ToList();
        for (var i = 0; i < older.Count; i++)
            if (
                _options.FilesMax > 0 && i >= _options.FilesMax
                || _options.FileDaysMax > 0 && now.UtcDateTime - older[i].Time > TimeSpan.FromDays(_options.FileDaysMax)
            )
                File.Delete(older[i].File);
    }

    // audit.log is put aside as audit-2026-01-02T03-04-05.678.log.
    private (string Start, string End) Parts()
    {
        var path = Path.GetFullPath(_options.Path);
        var end = Path.GetExtension(path);
        return (path[..^end.Length] + "-", end);
    }
}
