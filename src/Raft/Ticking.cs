namespace Arktos.Raft;

/// <summary>What the passing of time does in each role.</summary>
internal static class Ticking
{
    public static void Tick(RaftState state)
    {
        if (state.IsAsleep)
        {
            return;
        }

        state.Clock.Tick();
        if (state.Leadership is { } leadership)
        {
            leadership.Tick();
        }
        else if (state.Clock.IsTimedOut)
        {
            // Again after another timeout, if this comes to nothing.
            state.Clock.Restart();
            Elections.Campaign(state);
        }
    }
}
