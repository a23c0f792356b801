namespace Arktos.Raft;

/// <summary>Answers to a leader, of its own term.</summary>
internal static class Leading
{
    public static void AppendReply(RaftState state, in RaftMessage message)
    {
        var progress = Active(state, message);
        state.Leadership!.AppendAnswered(progress, message);
    }

    public static void HeartbeatReply(RaftState state, in RaftMessage message)
    {
        var progress = Active(state, message);
        state.Leadership!.HeartbeatAnswered(progress, message.Context);
    }

    private static Progress Active(RaftState state, in RaftMessage message)
    {
        var progress = state.Leadership!.Of(message.From);
        Invariant.Holds(progress is not null, "only members are heard");
        progress.IsRecentlyActive = true;
        return progress;
    }
}
