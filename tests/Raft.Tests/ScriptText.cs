using System.Text;

namespace Arktos.Raft.Tests;

/// <summary>How Readys, messages and entries look in a script.</summary>
internal static class ScriptText
{
    public static string Of(Ready ready)
    {
        var text = new StringBuilder();
        if (ready.HardState is { } hard)
        {
            text.Append($" term={hard.Term} vote={hard.Vote} commit={hard.Commit}");
        }

        text.Append(
            ready.SnapshotToInstall is { } snapshot
                ? $" install={snapshot.Index}/{snapshot.Term}"
                    + $"{(snapshot.Configuration is { } members ? $":({members})" : "")}"
                : ""
        );
        text.Append(ready.EntriesToPersist.Count > 0 ? $" write=[{Of(ready.EntriesToPersist)}]" : "");
        text.Append(ready.MustSync ? " sync" : "");
        text.Append(ready.EntriesToApply.Count > 0 ? $" apply=[{Of(ready.EntriesToApply)}]" : "");
        text.Append(
            ready.SnapshotsWanted.Count > 0 ? $" snapshots-wanted=[{string.Join(' ', ready.SnapshotsWanted)}]" : ""
        );
        foreach (var read in ready.Reads)
        {
            text.Append(
                read.IsRefused
                    ? $" read {read.RequestId}: {read.Status} leader={read.Leader}"
                    : $" read {read.RequestId}: at {read.Index}"
            );
        }

        return text.ToString();
    }

    public static string Of(IReadOnlyList<LogEntry> entries) =>
        string.Join(' ', entries.Select(entry => $"{entry.Index}/{entry.Term}{Of(entry)}"));

    private static string Of(in LogEntry entry) =>
        entry.Kind switch
        {
            EntryKind.Normal => ":" + Encoding.UTF8.GetString(entry.Data.Span),
            EntryKind.Configuration when RaftConfigurationCodec.TryDecode(entry.Data, out var configuration) =>
                $":({configuration})",
            _ => "",
        };

    public static string Of(in RaftMessage message)
    {
        var what = message.Kind switch
        {
            RaftMessageKind.PreVote or RaftMessageKind.Vote =>
                $"last={message.Index}/{message.LogTerm}{(message.IsForced ? " forced" : "")}{Committed(message)}",
            RaftMessageKind.PreVoteReply or RaftMessageKind.VoteReply => (message.Reject ? "no" : "yes")
                + Committed(message),
            RaftMessageKind.Append =>
                $"after={message.Index}/{message.LogTerm} commit={message.Commit} [{Of(message.Entries)}]"
                    + (message.Context == 1 ? " no acceptance" : ""),
            RaftMessageKind.AppendReply when message.Reject =>
                $"refused={message.Index} hint={message.RejectHint}/{message.LogTerm}",
            RaftMessageKind.AppendReply => $"holds={message.Index}{(message.Context == 1 ? " patient" : "")}",
            RaftMessageKind.Heartbeat => $"commit={message.Commit} round={message.Context}",
            RaftMessageKind.HeartbeatReply => $"round={message.Context}",
            RaftMessageKind.TimeoutNow => "",
            RaftMessageKind.Sleep => $" commit={message.Commit}",
            _ => $"at={message.Index}/{message.LogTerm}",
        };
        return $"{message.Kind} {message.From}->{message.To} term={message.Term} {what}".TrimEnd();
    }

    private static string Committed(in RaftMessage message) =>
        message.Commit > LogIndex.Zero ? $" commit={message.Commit}/{message.Context}" : "";
}
