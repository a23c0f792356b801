using Arktos.Kubelet.Pressure;

namespace Arktos.Kubelet.Tests.Pressure;

public sealed class PressureStateTests
{
    private const string Hard = "memory.available<100,nodefs.available<10%,imagefs.available<15%,pid.available<5";

    /// <summary>
    /// A step is "seconds: memory disk images pids"; of each 1,000 there are, "-" is not known. What follows: the
    /// conditions by their first letters, and what something has to go for.
    /// </summary>
    [Theory]
    [InlineData("0: 500 500 500 500", "")]
    [InlineData("0: 99 500 500 500", "M MemoryAvailable")]
    [InlineData("0: 100 100 150 5", "")]
    [InlineData("0: 500 500 149 500", "D ImageFsAvailable")]
    [InlineData("0: 500 99 149 500", "D NodeFsAvailable")]
    [InlineData("0: 99 99 149 4", "MDP MemoryAvailable")]
    [InlineData("0: 500 500 500 4", "P PidAvailable")]
    // A condition stays for the transition period, and nothing goes for it meanwhile.
    [InlineData("0: 99 500 500 500 | 10: 500 500 500 500", "M")]
    [InlineData("0: 99 500 500 500 | 299: 500 500 500 500", "M")]
    [InlineData("0: 99 500 500 500 | 300: 500 500 500 500", "")]
    // What flaps holds it on.
    [InlineData("0: 99 500 500 500 | 200: 500 - - - | 290: 99 - - - | 580: 500 - - -", "M")]
    // What cannot be read says nothing.
    [InlineData("0: - - - -", "")]
    [InlineData("0: 99 500 500 500 | 10: - - - -", "M")]
    public void Conditions_follow_at_once_and_go_after_a_while(string steps, string expected) =>
        Assert.Equal(expected, Play(Options(Hard), steps));

    [Theory]
    [InlineData("0: 99 - - -", "M")]
    [InlineData("0: 99 - - - | 89: 99 - - -", "M")]
    [InlineData("0: 99 - - - | 90: 99 - - -", "M MemoryAvailable")]
    // It begins anew when there was enough in between.
    [InlineData("0: 99 - - - | 80: 500 - - - | 90: 99 - - -", "M")]
    public void A_soft_threshold_has_its_time(string steps, string expected) =>
        Assert.Equal(expected, Play(Options("", "memory.available<100", "memory.available=90s"), steps));

    [Theory]
    [InlineData("0: 99 - - - | 10: 140 - - -", "M MemoryAvailable")]
    [InlineData("0: 99 - - - | 10: 150 - - -", "M")]
    // What was not met is not met by what is to be reclaimed.
    [InlineData("0: 140 - - -", "")]
    public void As_much_as_is_to_be_reclaimed_is_reclaimed(string steps, string expected) =>
        Assert.Equal(expected, Play(Options("memory.available<100", reclaim: "memory.available=50"), steps));

    [Fact]
    public void A_hard_threshold_goes_before_a_soft_one_of_the_same_signal()
    {
        var options = Options("memory.available<50", "memory.available<100", "memory.available=0s");
        var readings = Readings("40 - - -");
        Assert.True(PressureState.None.Next(options, readings, default).Starved!.IsHard);
    }

    [Fact]
    public void Without_a_transition_period_a_condition_goes_at_once()
    {
        var options = Options(Hard) with { TransitionPeriod = TimeSpan.Zero };
        Assert.Equal("", Play(options, "0: 99 - - - | 10: 500 - - -"));
        Assert.Equal("M MemoryAvailable", Play(options, "0: 99 - - - | 10: 99 - - -"));
    }

    private static PressureOptions Options(string hard, string soft = "", string graces = "", string reclaim = "") =>
        new ThresholdTexts(hard, soft, graces, reclaim).TryParse(out var options, out var wrong)
            ? options
            : throw new ArgumentException(wrong);

    private static string Play(PressureOptions options, string steps)
    {
        var state = PressureState.None;
        foreach (var step in steps.Split(" | "))
        {
            var (at, readings) = (int.Parse(step.Split(": ")[0]), step.Split(": ")[1]);
            state = state.Next(options, Readings(readings), TimeSpan.FromSeconds(at));
        }
        return string.Concat(state.Conditions.Select(c => c[0])) + (state.Starved is { } t ? $" {t.Signal}" : "");
    }

    private static Dictionary<PressureSignal, SignalReading> Readings(string text)
    {
        PressureSignal[] signals =
        [
            PressureSignal.MemoryAvailable,
            PressureSignal.NodeFsAvailable,
            PressureSignal.ImageFsAvailable,
            PressureSignal.PidAvailable,
        ];
        return signals
            .Zip(text.Split(' '))
            .Where(s => s.Second != "-")
            .ToDictionary(s => s.First, s => new SignalReading(long.Parse(s.Second), 1000));
    }
}
