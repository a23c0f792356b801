namespace Arktos.Simulation.Stores;

/// <summary>The checker itself, by histories of one key that are known to be right or wrong.</summary>
public sealed class LinearizabilityTests
{
    [Fact]
    public void Reads_that_see_writes_in_an_order_that_calls_and_answers_allow_are_linearizable()
    {
        // The two writes overlap: either may be first, as long as all readers agree.
        Assert.True(Linearizability.Holds([Put(1, 5, 1), Put(2, 6, 2), Read(3, 4, 1), Read(7, 8, 2)]));
        Assert.True(Linearizability.Holds([Put(1, 5, 1), Put(2, 6, 2), Read(3, 4, 2), Read(7, 8, 1)]));
        Assert.True(
            Linearizability.Holds([
                Read(1, 2, 0),
                Put(3, 4, 1),
                Update(5, 6, expected: 1, 2),
                Delete(7, 8),
                Read(9, 10, 0),
            ])
        );
    }

    [Fact]
    public void A_read_that_misses_what_was_acknowledged_before_it_is_not()
    {
        Assert.False(Linearizability.Holds([Put(1, 2, 1), Read(3, 4, 0)]));
        Assert.False(Linearizability.Holds([Put(1, 2, 1), Put(3, 4, 2), Read(5, 6, 1)]));
        // Two readers disagree about the order.
        Assert.False(Linearizability.Holds([Put(1, 10, 1), Put(2, 9, 2), Read(3, 4, 1), Read(5, 6, 2), Read(7, 8, 1)]));
    }

    [Fact]
    public void What_was_not_answered_may_have_happened_at_any_time_or_never_but_only_once()
    {
        var lost = new KeyOperation(1, long.MaxValue, KeyOutcome.Unknown, Effect: 1);
        Assert.True(Linearizability.Holds([lost, Read(2, 3, 0)]));
        Assert.True(Linearizability.Holds([lost, Read(2, 3, 0), Put(4, 5, 2), Read(6, 7, 1)]));
        Assert.False(Linearizability.Holds([lost, Read(2, 3, 1), Put(4, 5, 2), Read(6, 7, 1)]));
    }

    [Fact]
    public void Conditions_are_judged_where_the_operation_takes_effect()
    {
        Assert.False(Linearizability.Holds([Put(1, 2, 1), Create(3, 4, 2)]));
        Assert.False(Linearizability.Holds([Put(1, 2, 1), Put(3, 4, 2), Update(5, 6, expected: 1, 3)]));
        Assert.True(Linearizability.Holds([Put(1, 2, 1), Refused(3, 4, KeyCondition.Absent)]));
        Assert.False(Linearizability.Holds([Read(1, 2, 0), Refused(3, 4, KeyCondition.Absent)]));
    }

    private static KeyOperation Read(long call, long answer, int value) => new(call, answer, KeyOutcome.Read, value);

    private static KeyOperation Put(long call, long answer, int version) =>
        new(call, answer, KeyOutcome.Applied, Effect: version);

    private static KeyOperation Delete(long call, long answer) => new(call, answer, KeyOutcome.Applied, Effect: 0);

    private static KeyOperation Create(long call, long answer, int version) =>
        new(call, answer, KeyOutcome.Applied, Condition: KeyCondition.Absent, Effect: version);

    private static KeyOperation Update(long call, long answer, int expected, int version) =>
        new(call, answer, KeyOutcome.Applied, Condition: KeyCondition.Is, Expected: expected, Effect: version);

    private static KeyOperation Refused(long call, long answer, KeyCondition condition) =>
        new(call, answer, KeyOutcome.Refused, Condition: condition, Effect: 9, Held: false);
}
