namespace Arktos.Raft;

/// <summary>Puts a Ready together.</summary>
internal static class ReadyAssembly
{
    public static bool HasReady(RaftState state) =>
        !state.Outbox.IsEmpty
        || state.HardState != state.HandedOutHardState
        || state.Log.HasToPersist
        || state.Log.HasToApply
        || (state.Leadership?.HasWork ?? false);

    public static Ready Take(RaftState state)
    {
        state.Leadership?.Work();
        var number = ++state.LastReadyNumber;
        var before = state.HandedOutHardState;
        var current = state.HardState;
        HardState? hardState = current == before ? null : current;
        state.HandedOutHardState = current;
        var (snapshot, entries) = state.Log.TakeToPersist(number, hardState);
        var ready = new Ready
        {
            Number = number,
            Term = state.Term,
            HardState = hardState,
            EntriesToPersist = entries,
            SnapshotToInstall = snapshot,
            MessagesNow = state.Outbox.TakeNow(),
            MessagesAfterPersist = state.Outbox.TakeAfterPersist(),
            EntriesToApply = state.Log.TakeToApply(),
            Reads = state.Outbox.TakeReads(),
            SnapshotsWanted = state.Outbox.TakeSnapshotsWanted(),
            MustSync =
                entries.Count > 0 || snapshot is not null || current.Term != before.Term || current.Vote != before.Vote,
        };
        TakeIntoEffect(state, ready.EntriesToApply);
        return ready;
    }

    /// <summary>
    /// A configuration takes effect as its entry is handed out; what follows from that is for the next Ready.
    /// </summary>
    private static void TakeIntoEffect(RaftState state, IReadOnlyList<LogEntry> entries)
    {
        foreach (var entry in entries)
        {
            if (entry.Kind == EntryKind.Configuration)
            {
                var isGood = RaftConfigurationCodec.TryDecode(entry.Data, out var configuration);
                Invariant.Holds(isGood, $"entry {entry.Index} is no configuration that this version knows");
                state.Reconfigure(configuration);
            }
        }
    }
}
