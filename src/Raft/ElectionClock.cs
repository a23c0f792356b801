namespace Arktos.Raft;

/// <summary>
/// Counts ticks for elections. Two counts, because they are reset by different things: Elapsed drives this replica's
/// own timeout and restarts whenever its role changes; SinceLeaderHeard is the promise behind leases - not to vote
/// within ElectionTicks of hearing from a leader - and survives changes of term and role.
/// </summary>
internal sealed class ElectionClock
{
    private readonly int _electionTicks;
    private readonly bool _honoursLeases;
    private SeededGenerator _generator;
    private int _elapsed;
    private int _timeout;
    private int _sinceLeaderHeard;

    /// <param name="mayHaveVouched">
    /// Whether this replica may have acknowledged a leader just before it was restarted: then the promise holds from
    /// now on.
    /// </param>
    public ElectionClock(RaftOptions options, bool mayHaveVouched)
    {
        _electionTicks = options.ElectionTicks;
        _honoursLeases = options.CheckQuorum;
        _generator = new SeededGenerator(options.Seed ^ (options.Self.Value * 0xD6E8FEB86659FD93));
        _sinceLeaderHeard = mayHaveVouched ? 0 : _electionTicks;
        Restart();
    }

    /// <summary>In [ElectionTicks, 2 * ElectionTicks), drawn anew by each <see cref="Restart"/>.</summary>
    public int TimeoutTicks => _timeout;

    /// <summary>
    /// Restarted a quarter of the shortest timeout ago at most: many times a message's way, and a fraction of what one
    /// waits before the next try.
    /// </summary>
    public bool IsNew => _elapsed <= _electionTicks / 4;

    public bool IsTimedOut => _elapsed >= _timeout;

    /// <summary>Whether a vote now could break the lease of a leader that this replica vouched for.</summary>
    public bool IsBoundByLease => _honoursLeases && _sinceLeaderHeard < _electionTicks;

    public void Tick()
    {
        _elapsed++;
        if (_sinceLeaderHeard < _electionTicks)
        {
            _sinceLeaderHeard++;
        }
    }

    public void Restart()
    {
        _elapsed = 0;
        _timeout = _electionTicks + _generator.Below(_electionTicks);
    }

    public void LeaderHeard()
    {
        _elapsed = 0;
        _sinceLeaderHeard = 0;
    }
}
