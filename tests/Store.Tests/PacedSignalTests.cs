using System.Diagnostics;

namespace Arktos.Store.Tests;

public sealed class PacedSignalTests
{
    private const int ADay = 24 * 60 * 60 * 1000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public void Changes_that_follow_each_other_are_told_at_the_pace_and_none_is_lost()
    {
        const int PaceMs = 20,
            Changes = 200_000;
        var signal = new PacedSignal(PaceMs);
        var (made, seen, rounds) = (0, 0, 0);
        var begin = Stopwatch.GetTimestamp();
        var watching = new Thread(() =>
        {
            while (seen < Changes)
            {
                signal.Begin();
                seen = Volatile.Read(ref made);
                rounds++;
                if (seen < Changes)
                    signal.Wait(Timeout.Infinite);
            }
        })
        {
            IsBackground = true,
        };
        watching.Start();
        for (var i = 0; i < Changes; i++)
        {
            Interlocked.Increment(ref made);
            signal.Change();
        }
        Assert.True(watching.Join(Patience));
        Assert.InRange(rounds, 1, Stopwatch.GetElapsedTime(begin).TotalMilliseconds / PaceMs + 2);
    }

    [Fact]
    public async Task What_is_urgent_waits_for_no_pace_and_what_is_due_for_no_change()
    {
        var signal = new PacedSignal(ADay);
        await InTimeAsync(() =>
        {
            signal.Begin();
            signal.Change();
            signal.Urge();
            signal.Change();
            signal.Wait(Timeout.Infinite);
        });
        using var resting = new ManualResetEventSlim();
        var waiting = Task.Factory.StartNew(
            () =>
            {
                signal.Begin();
                resting.Set();
                signal.Wait(Timeout.Infinite);
            },
            TaskCreationOptions.LongRunning
        );
        resting.Wait(Patience);
        signal.Urge();
        await waiting.WaitAsync(Patience);
        var quick = new PacedSignal(1);
        await InTimeAsync(() =>
        {
            quick.Begin();
            quick.Wait(10);
            quick.Begin();
            quick.Wait(0);
            quick.Change();
            quick.Wait(Timeout.Infinite);
        });
    }

    private static Task InTimeAsync(Action act) =>
        Task.Factory.StartNew(act, TaskCreationOptions.LongRunning).WaitAsync(Patience);
}
