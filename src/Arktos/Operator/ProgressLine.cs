using System.Diagnostics;
using System.Globalization;
using Arktos.Store.Backup;

namespace Arktos.Operator;

/// <summary>
/// Shows on standard error how far a long command is: every second, on one line of a terminal, or else a line each ten
/// seconds.
/// </summary>
internal sealed class ProgressLine(string what) : IProgress<BackupProgress>, IDisposable
{
    private static readonly TimeSpan OnTerminal = TimeSpan.FromSeconds(1),
        Redirected = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _shown;
    private bool _open;

    public void Report(BackupProgress value)
    {
        lock (_lock)
        {
            var now = _clock.Elapsed;
            if (now - _shown < (Console.IsErrorRedirected ? Redirected : OnTerminal))
                return;
            _shown = now;
            var text = string.Create(
                CultureInfo.InvariantCulture,
                $"{what}: {value.Keys} keys, {value.Bytes / (1024.0 * 1024.0):0.0} MiB, {now.TotalSeconds:0} s"
            );
            if (Console.IsErrorRedirected)
            {
                Console.Error.WriteLine(text);
                return;
            }
            Console.Error.Write("\r" + text);
            _open = true;
        }
    }

    /// <summary>What is written next begins on a line of its own.</summary>
    public void End()
    {
        lock (_lock)
        {
            if (_open)
                Console.Error.WriteLine();
            _open = false;
        }
    }

    public void Dispose() => End();
}
