using Arktos.Store.Replication;
using Arktos.StoreClient;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Arktos.Store.Tests.Replication;

/// <summary>One other store, looked for every 50 ms, which promised a word every 200.</summary>
public sealed class StoreLivenessTests
{
    private const int Beat = 200,
        PatienceMax = 1200,
        Step = 50;

    private static readonly StoreId Other = new(2);
    private readonly FakeTimeProvider _time = new();
    private readonly StoreLiveness _liveness;

    public StoreLivenessTests() =>
        _liveness = new StoreLiveness(
            new LivenessOptions(TimeSpan.FromMilliseconds(Beat), TimeSpan.FromMilliseconds(PatienceMax)),
            _time
        );

    [Fact]
    public void A_store_that_spoke_evenly_is_missed_soon_after_two_beats()
    {
        Hear(count: 50, every: Beat);
        Assert.InRange(SilenceUntilTold(), Beat + Step, 2 * Beat + Step);
    }

    [Fact]
    public void One_that_spoke_unevenly_is_given_more_time_and_never_more_than_the_longest_patience()
    {
        foreach (var silence in Enumerable.Repeat<int[]>([100, 350, 150, 450, 200, 400], 20).SelectMany(s => s))
            Hear(count: 1, every: silence);
        Assert.InRange(SilenceUntilTold(), 3 * Beat, PatienceMax);
        _liveness.Heard(Other, 1);
        foreach (var silence in Enumerable.Repeat<int[]>([0, 800, 0, 1100], 50).SelectMany(s => s))
        {
            _time.Advance(TimeSpan.FromMilliseconds(silence));
            _liveness.Heard(Other, 1);
        }
        Assert.InRange(SilenceUntilTold(), 3 * Beat, PatienceMax);
    }

    [Fact]
    public void What_it_says_besides_makes_nobody_impatient()
    {
        // A busy pair of stores hears hundreds of batches a second, then only that it lives.
        Hear(count: 5000, every: 1);
        Hear(count: 20, every: Beat + Step);
        Assert.InRange(SilenceUntilTold(), Beat + Step, 3 * Beat);
    }

    [Fact]
    public void It_is_told_once_and_again_when_it_has_spoken_since()
    {
        Hear(count: 10, every: Beat);
        SilenceUntilTold();
        Assert.Empty(After(10 * PatienceMax));
        Hear(count: 1, every: Beat);
        SilenceUntilTold();
    }

    [Fact]
    public void After_a_false_alarm_it_is_given_more_time_until_it_has_spoken_evenly_for_long()
    {
        Hear(count: 50, every: Beat);
        var before = SilenceUntilTold();
        Hear(count: 2, every: Beat);
        var after = SilenceUntilTold();
        Assert.InRange(after, before + Step, PatienceMax);
        Hear(count: 300, every: Beat);
        Assert.Equal(before, SilenceUntilTold());
    }

    [Fact]
    public void One_heard_once_is_missed_as_well()
    {
        _liveness.Heard(Other, 1);
        Assert.InRange(SilenceUntilTold(), Beat + Step, 3 * Beat);
    }

    [Fact]
    public void Nobody_is_missed_by_a_process_that_did_not_run_itself()
    {
        Hear(count: 50, every: Beat);
        // What was said in the meantime is read a moment later.
        Assert.Empty(After(3 * Beat));
        Assert.Empty(After(Step));
        _liveness.Heard(Other, 1);
        Hear(count: 10, every: Beat);
        // Nobody hides behind it for good.
        Assert.Equal([Other], After(PatienceMax));
    }

    [Fact]
    public void Another_process_of_the_same_store_is_told_apart_and_judged_anew()
    {
        Assert.False(_liveness.Heard(Other, 1));
        Assert.False(_liveness.Heard(Other, 1));
        Assert.True(_liveness.Heard(Other, 2));
        Assert.False(_liveness.Heard(Other, 2));
        Assert.False(_liveness.Heard(new StoreId(3), 1));
    }

    /// <summary>Its words come so many milliseconds apart, and never so late that it is missed.</summary>
    private void Hear(int count, int every)
    {
        for (var i = 0; i < count; i++)
        {
            for (var waited = 0; waited < every; waited += Step)
                Assert.Empty(After(Math.Min(Step, every - waited)));
            _liveness.Heard(Other, 1);
        }
    }

    /// <summary>Milliseconds from its last word.</summary>
    private int SilenceUntilTold()
    {
        for (var silence = Step; silence <= 10 * PatienceMax; silence += Step)
            if (After(Step) is [var store])
            {
                Assert.Equal(Other, store);
                return silence;
            }
        throw new InvalidOperationException("it is not missed");
    }

    private IReadOnlyList<StoreId> After(int milliseconds)
    {
        _time.Advance(TimeSpan.FromMilliseconds(milliseconds));
        return _liveness.Silent();
    }
}
