using Arktos.Store.Replication;

namespace Arktos.Store.Tests.Replication;

public sealed class PulseTests
{
    [Theory]
    [InlineData(100, 100, 150)]
    [InlineData(100, 149, 150)]
    [InlineData(100, 150, 200)]
    [InlineData(100, 987, 1000)]
    public void A_pulse_keeps_its_rhythm_and_makes_up_for_nothing(long due, long now, long next) =>
        Assert.Equal(next, Pulse.Next(due, now, interval: 50));

    [Fact]
    public void A_pulse_beats_until_it_is_disposed_of()
    {
        var beats = 0;
        using var third = new ManualResetEventSlim();
        using (
            var pulse = new Pulse(
                "test",
                TimeSpan.FromMilliseconds(1),
                () =>
                {
                    if (++beats == 3)
                        third.Set();
                },
                Failed
            )
        )
        {
            pulse.Start();
            Assert.True(third.Wait(TimeSpan.FromMinutes(1)));
        }
        var last = beats;
        Thread.Yield();
        Assert.Equal(last, beats);

        static void Failed(Exception e) => Assert.Fail(e.ToString());
    }

    [Fact]
    public async Task A_pulse_that_is_far_from_its_next_beat_ends_at_once()
    {
        var pulse = new Pulse("test", TimeSpan.FromDays(1), () => { }, _ => { });
        pulse.Start();
        await Task.Run(pulse.Dispose).WaitAsync(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task What_a_beat_throws_is_told_and_ends_the_pulse()
    {
        var told = new TaskCompletionSource<Exception>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var pulse = new Pulse(
            "test",
            TimeSpan.FromMilliseconds(1),
            () => throw new IOException("broken"),
            told.SetResult
        );
        pulse.Start();
        Assert.Equal("broken", (await told.Task.WaitAsync(TimeSpan.FromMinutes(1))).Message);
    }
}
