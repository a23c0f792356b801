namespace Arktos.Raft;

/// <summary>
/// What a replica does for the leader of its term: appends, heartbeats, snapshots (thesis §3.5, §5.1).
/// </summary>
internal static class Following
{
    public static void Append(RaftState state, in RaftMessage message)
    {
        Follow(state, message);
        var log = state.Log;
        if (message.Index < log.Commit)
        {
            // Old news; everything up to here matches, by leader completeness.
            if (!message.NeedsNoAcceptance)
            {
                Accept(state, message, log.Commit);
            }

            return;
        }

        if (!log.Matches(message.Index, message.LogTerm))
        {
            Refuse(state, message);
            return;
        }

        Take(state, message.Entries);
        var last = message.Index + (ulong)message.Entries.Count;
        log.CommitTo(LogIndex.Min(message.Commit, last));
        if (!message.NeedsNoAcceptance)
        {
            Accept(state, message, last);
        }
    }

    public static void Heartbeat(RaftState state, in RaftMessage message)
    {
        Follow(state, message);
        state.Log.CommitTo(message.Commit);
        state.Send(
            new RaftMessage
            {
                Kind = RaftMessageKind.HeartbeatReply,
                To = message.From,
                Term = state.Term,
                Context = message.Context,
            }
        );
    }

    /// <summary>It says nothing of the log, and is no sign of a lease either.</summary>
    public static void Sleep(RaftState state, in RaftMessage message)
    {
        if (message.From == state.Leader)
        {
            state.TrySleep(message.Term, message.Commit);
        }
    }

    public static void Snapshot(RaftState state, in RaftMessage message)
    {
        Follow(state, message);
        var log = state.Log;
        if (message.Index > log.Commit)
        {
            if (log.Matches(message.Index, message.LogTerm))
            {
                // Everything that it stands for is in the log already.
                log.CommitTo(message.Index);
            }
            else
            {
                log.Restore(
                    new SnapshotMetadata(message.Index, message.LogTerm) { Configuration = message.Configuration }
                );
                Reconfigure(state, message.Configuration);
            }
        }

        Accept(state, message, log.Commit);
    }

    /// <summary>
    /// The leader of this term wants this replica to lead the next. Its lease has ended, so the promise to it is void.
    /// </summary>
    public static void TimeoutNow(RaftState state, in RaftMessage message) => Elections.CampaignForced(state);

    private static void Reconfigure(RaftState state, RaftConfiguration? configuration)
    {
        if (state.Options.AllowsMembershipChanges)
        {
            Invariant.Holds(
                configuration is not null,
                "where membership may change, a snapshot bears its configuration"
            );
            state.Reconfigure(configuration);
        }
    }

    private static void Follow(RaftState state, in RaftMessage message)
    {
        Invariant.Holds(
            state.Role != RaftRole.Leader,
            $"replica {message.From} leads in term {message.Term}, as this one does"
        );
        if (state.Role != RaftRole.Follower || state.Leader.IsNone)
        {
            state.BecomeFollower(message.Term, message.From);
        }

        Invariant.Holds(
            state.Leader == message.From,
            $"replicas {state.Leader} and {message.From} both lead in term {message.Term}"
        );
        state.Clock.LeaderHeard();
    }

    /// <summary>
    /// Skips what is here already: an append that was overtaken must not cut off what a later one brought. Where an
    /// entry differs, it and everything after it go.
    /// </summary>
    private static void Take(RaftState state, IReadOnlyList<LogEntry> entries)
    {
        var log = state.Log;
        var isCut = false;
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            if (!isCut && entry.Index <= log.LastIndex)
            {
                if (log.Matches(entry.Index, entry.Term))
                {
                    continue;
                }

                log.CutFrom(entry.Index);
                isCut = true;
            }

            log.Append(entry);
        }
    }

    private static void Accept(RaftState state, in RaftMessage message, LogIndex through) =>
        state.Send(
            new RaftMessage
            {
                Kind = RaftMessageKind.AppendReply,
                To = message.From,
                Term = state.Term,
                Index = through,
                Context = state.IsPatient ? 1UL : 0,
            }
        );

    /// <summary>
    /// The hint is the last own entry that may match: of a term not after that of the entry the leader probed.
    /// </summary>
    private static void Refuse(RaftState state, in RaftMessage message)
    {
        var hint = state.Log.LastNotAfter(LogIndex.Min(message.Index, state.Log.LastIndex), message.LogTerm);
        state.Log.TryTermAt(hint, out var hintTerm);
        state.Send(
            new RaftMessage
            {
                Kind = RaftMessageKind.AppendReply,
                To = message.From,
                Term = state.Term,
                Index = message.Index,
                Reject = true,
                RejectHint = hint,
                LogTerm = hintTerm,
            }
        );
    }
}
