using System.Diagnostics;
using Arktos.Rpc;

namespace Arktos.Store.Replication;

/// <summary>
/// Calls once in each interval, on a thread of its own, which wakes once for it. A timer of the runtime wakes four
/// threads and more: its own goes by a clock of 4 ms, wakes early, again and again, and hands over to the pool. What a
/// pause of the process has swallowed is not made up for.
/// </summary>
/// <param name="beat">One call at a time.</param>
/// <param name="failed">Told what <paramref name="beat"/> has thrown; it is not called again then.</param>
internal sealed class Pulse(string name, TimeSpan interval, Action beat, Action<Exception> failed) : IDisposable
{
    private const int Running = 0,
        Stopped = 1;

    private readonly Futex _stop = new();
    private Thread? _thread;

    /// <summary>The first call comes after an interval.</summary>
    public void Start()
    {
        _thread = new Thread(Run) { IsBackground = true, Name = name };
        _thread.Start();
    }

    /// <summary>Returns when the last call has.</summary>
    public void Dispose()
    {
        _stop.Set(Stopped);
        _stop.WakeOne();
        _thread?.Join();
    }

    /// <summary>
    /// When the call after this one is due, in the one rhythm: the first of its times that is yet to come.
    /// </summary>
    /// <param name="due">When this one was due, at or before <paramref name="now"/>.</param>
    internal static long Next(long due, long now, long interval) => due + ((now - due) / interval + 1) * interval;

    private void Run()
    {
        var length = (long)(interval.TotalSeconds * Stopwatch.Frequency);
        try
        {
            for (var due = Stopwatch.GetTimestamp() + length; ; )
            {
                var left = due - Stopwatch.GetTimestamp();
                // It ends also now and then for no reason.
                if (left > 0)
                    _stop.WaitWhile(Running, (int)Math.Ceiling(left * 1000.0 / Stopwatch.Frequency));
                if (_stop.Is(Stopped))
                    return;
                var now = Stopwatch.GetTimestamp();
                if (now < due)
                    continue;
                beat();
                due = Next(due, now, length);
            }
        }
        catch (Exception e)
        {
            failed(e);
        }
    }
}
