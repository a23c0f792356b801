namespace Arktos.Local;

/// <summary>
/// When a process that has ended is started again: after a second; twice as long for each time that it ends within a
/// minute of its start, a minute at most; for ever, since what it lacks may come back. Pure; one thread.
/// </summary>
internal sealed class RestartPolicy
{
    public static readonly TimeSpan DelayMin = TimeSpan.FromSeconds(1),
        DelayMax = TimeSpan.FromMinutes(1),
        LivesAtLeast = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, State> _states = [];

    /// <summary>Tells the policy what is seen.</summary>
    /// <returns>What is to be done.</returns>
    public RestartDecision Observe(string process, bool isRunning, DateTimeOffset now)
    {
        var state = _states.GetValueOrDefault(process);
        if (isRunning)
        {
            _states[process] = state with { StartsAt = null };
            return default;
        }
        if (state.StartsAt is not { } startsAt)
        {
            var early = state.StartedAt is { } started && now - started < LivesAtLeast;
            var delay = early ? TimeSpan.FromTicks(Math.Min(state.Delay.Ticks * 2, DelayMax.Ticks)) : DelayMin;
            _states[process] = state with { StartsAt = now + delay, Delay = delay };
            return new RestartDecision(Starts: false, StartsIn: delay);
        }
        if (now < startsAt)
            return default;
        _states[process] = state with { StartsAt = null, StartedAt = now };
        return new RestartDecision(Starts: true, StartsIn: null);
    }

    /// <summary>Those that are not to run any more.</summary>
    public void ForgetAllBut(IEnumerable<string> processes)
    {
        var known = processes.ToHashSet();
        foreach (var gone in _states.Keys.Where(p => !known.Contains(p)).ToList())
            _states.Remove(gone);
    }

    private readonly record struct State(DateTimeOffset? StartedAt, DateTimeOffset? StartsAt, TimeSpan Delay);
}

/// <param name="Starts">Start it now.</param>
/// <param name="StartsIn">It was found ended just now, and is started after this time; null otherwise.</param>
internal readonly record struct RestartDecision(bool Starts, TimeSpan? StartsIn);
