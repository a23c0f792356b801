using Arktos.Raft;
using Arktos.Store.Keyspace;
using Arktos.Store.RocksDb;
using Arktos.StoreClient;

namespace Arktos.Store.Replication;

/// <summary>
/// Linearizable reads of a replica that wait: for the group to confirm that it leads, then for what was committed by
/// then to be applied. The worker's.
/// </summary>
internal sealed class WaitingReads(
    PartitionId partition,
    RaftGroup group,
    Database database,
    KeyspacePartition keyspace
)
{
    private readonly Dictionary<ulong, ReplicaItem.Read> _unconfirmed = [];
    private readonly List<Confirmed> _confirmed = [];
    private ulong _last;

    public void Confirm(ReplicaItem.Read read)
    {
        _unconfirmed[++_last] = read;
        group.RequestRead(_last);
    }

    /// <param name="clockTerm">Given when the index is of a clock entry that was proposed for the read: the entry must
    /// be of this term.</param>
    public void AnswerWhenApplied(ReplicaItem.Read read, LogIndex index, Term? clockTerm) =>
        _confirmed.Add(new Confirmed(index, clockTerm, read));

    public void OnResult(ReadResult result)
    {
        if (!_unconfirmed.Remove(result.RequestId, out var read))
            return;
        if (result.Status == ReadStatus.NotLeader)
            read.Answer.TrySetResult(new ReadPoint(ReadPointStatus.NotLeader, Leader: result.Leader));
        else if (result.IsRefused)
            read.Answer.TrySetResult(
                new ReadPoint(ReadPointStatus.Unavailable, Message: $"too many reads wait in partition {partition}")
            );
        else if (result.Index <= keyspace.State.Index)
            Answer(read);
        else
            AnswerWhenApplied(read, result.Index, null);
    }

    /// <param name="entries">What was applied just now.</param>
    public void Applied(IReadOnlyList<LogEntry> entries)
    {
        for (var i = _confirmed.Count - 1; i >= 0; i--)
            if (_confirmed[i].Index <= keyspace.State.Index)
            {
                Answer(_confirmed[i], entries);
                _confirmed.RemoveAt(i);
            }
    }

    public void Answer(ReplicaItem.Read read)
    {
        var state = keyspace.State;
        if (
            read.Key is { } key
            && database.TryGetInMemory(KeyspaceKeys.Key(KeyspaceKeys.KindOf(key), partition, key), out var stored)
        )
        {
            read.Answer.TrySetResult(
                new ReadPoint(
                    ReadPointStatus.Ok,
                    State: state,
                    Revision: state.Revision,
                    IsRead: true,
                    Value: stored is null ? null : StoredValue.Decode(stored)
                )
            );
            return;
        }
        var snapshot = database.Snapshot();
        var point = new ReadPoint(
            ReadPointStatus.Ok,
            snapshot,
            state,
            read.At == Revision.None ? state.Revision : read.At
        );
        if (!read.Answer.TrySetResult(point))
            snapshot.Dispose();
    }

    /// <summary>What the group has not confirmed yet it will refuse itself.</summary>
    public void LeadIsLost()
    {
        foreach (var confirmed in _confirmed)
            confirmed.Read.Answer.TrySetResult(new ReadPoint(ReadPointStatus.NotLeader, Leader: group.Leader));
        _confirmed.Clear();
    }

    public void Stop(string reason)
    {
        foreach (var read in _unconfirmed.Values.Concat(_confirmed.Select(c => c.Read)))
            read.Answer.TrySetResult(new ReadPoint(ReadPointStatus.Unavailable, Message: reason));
        _unconfirmed.Clear();
        _confirmed.Clear();
    }

    private void Answer(in Confirmed confirmed, IReadOnlyList<LogEntry> entries)
    {
        // Who stepped down may be handed another leader's entry where its clock entry was to stand: that one confirms
        // nothing.
        if (confirmed.ClockTerm is { } term && entries[checked((int)(confirmed.Index - entries[0].Index))].Term != term)
            confirmed.Read.Answer.TrySetResult(new ReadPoint(ReadPointStatus.NotLeader, Leader: group.Leader));
        else
            Answer(confirmed.Read);
    }

    private readonly record struct Confirmed(LogIndex Index, Term? ClockTerm, ReplicaItem.Read Read);
}
