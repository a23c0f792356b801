using System.Diagnostics;
using Arktos.Rpc;

namespace Arktos.Store;

/// <summary>
/// Wakes one thread when something changes, but not more often than once in a while: changes that follow each other
/// cost who makes them a look at a word.
/// <code>
///   asleep --Change--> changed, woken            resting: changes wait until the pace is over
///   asleep, resting --Urge--> urged, woken at once
/// </code>
/// Any thread changes and urges; one begins and waits.
/// </summary>
/// <param name="paceMs">From the begin of one round to that of the next, unless somebody urges.</param>
internal sealed class PacedSignal(int paceMs)
{
    private const int Asleep = 0,
        Resting = 1,
        Changed = 2,
        Urged = 3;

    private readonly Futex _word = new();
    private long _begin;

    public void Change()
    {
        while (!_word.Is(Changed) && !_word.Is(Urged))
        {
            if (_word.TryChange(Resting, Changed))
                return;
            if (!_word.TryChange(Asleep, Changed))
                continue;
            _word.WakeOne();
            return;
        }
    }

    public void Urge()
    {
        _word.Set(Urged);
        _word.WakeOne();
    }

    /// <summary>A round begins: what changes from now on is for the next.</summary>
    public void Begin()
    {
        _word.Set(Resting);
        _begin = Stopwatch.GetTimestamp();
    }

    /// <summary>
    /// Returns when the next round is to begin: at once when somebody urges, else not before the pace is over, and
    /// something has changed or the time is over.
    /// </summary>
    /// <param name="milliseconds">Since now; <see cref="Timeout.Infinite"/>: however long it takes.</param>
    public void Wait(int milliseconds)
    {
        var end = milliseconds == Timeout.Infinite ? long.MaxValue : After(Stopwatch.GetTimestamp(), milliseconds);
        var rested = After(_begin, paceMs);
        while (!_word.Is(Urged) && MillisecondsUntil(rested) is > 0 and var rest)
            _word.WaitWhile(_word.Is(Changed) ? Changed : Resting, rest);
        if (!_word.TryChange(Resting, Asleep))
            return;
        while (_word.Is(Asleep) && MillisecondsUntil(end) is > 0 and var left)
            _word.WaitWhile(Asleep, left == int.MaxValue ? Timeout.Infinite : left);
    }

    private static long After(long begin, int milliseconds) => begin + milliseconds * Stopwatch.Frequency / 1000;

    /// <summary>Rounded up, for a wait of 0 would be a spin; 0: it is over.</summary>
    /// <param name="end">Of <see cref="Stopwatch"/>; the greatest: never.</param>
    internal static int MillisecondsUntil(long end) =>
        end == long.MaxValue
            ? int.MaxValue
            : (int)
                Math.Clamp(
                    Math.Ceiling((end - Stopwatch.GetTimestamp()) * 1000.0 / Stopwatch.Frequency),
                    0,
                    int.MaxValue - 1
                );
}
