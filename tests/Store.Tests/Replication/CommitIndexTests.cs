using Arktos.Raft;
using Arktos.Store.Replication;

namespace Arktos.Store.Tests.Replication;

/// <summary>What a follower does with a commit index that comes without entries, and with one that comes early.
/// </summary>
public sealed class CommitIndexTests
{
    [Fact]
    public void A_commit_index_alone_is_applied_without_a_write_and_is_on_the_disk_with_the_next_record()
    {
        using var fixture = new ReplicaFixture();
        fixture.HearAppend(after: 0, commit: 0, entries: 1);
        fixture.HandlePosted<ReplicaItem.Written>();
        fixture.HearAppend(after: 1, commit: 1, entries: 0);
        Assert.Single(fixture.Writes);
        Assert.Equal(new LogIndex(1), fixture.Replica.Keyspace.State.Index);
        Assert.Equal(new LogIndex(1), fixture.Log.HardState.Commit);
        fixture.HearAppend(after: 1, commit: 1, entries: 1);
        fixture.HandlePosted<ReplicaItem.Written>();
        Assert.Equal(2, fixture.Writes.Count);
        Assert.Equal(new LogIndex(1), fixture.Writes[1].HardState!.Value.Commit);
    }

    /// <summary>As when the leader and the third member are quicker than this one's disk.</summary>
    [Fact]
    public void A_commit_index_that_overtakes_the_write_of_its_entry_counts_when_that_is_done()
    {
        using var fixture = new ReplicaFixture();
        fixture.HearAppend(after: 0, commit: 0, entries: 1);
        fixture.HearAppend(after: 1, commit: 1, entries: 0);
        Assert.Single(fixture.Writes);
        Assert.Equal(LogIndex.Zero, fixture.Replica.Keyspace.State.Index);
        Assert.Empty(fixture.Sent);
        fixture.HandlePosted<ReplicaItem.Written>();
        Assert.Equal(new LogIndex(1), fixture.Replica.Keyspace.State.Index);
        Assert.Equal(new LogIndex(1), fixture.Log.HardState.Commit);
        Assert.Equal(2, fixture.Sent.Count(m => m.Kind == RaftMessageKind.AppendReply));
    }

    [Fact]
    public void Only_who_is_read_from_wants_to_be_told_at_once()
    {
        using var fixture = new ReplicaFixture();
        fixture.HearAppend(after: 0, commit: 0, entries: 1);
        fixture.HandlePosted<ReplicaItem.Written>();
        using (fixture.Replica.Keyspace.Recent.BeginRead())
        {
            fixture.HearAppend(after: 1, commit: 0, entries: 1);
            fixture.HandlePosted<ReplicaItem.Written>();
        }
        fixture.HearAppend(after: 2, commit: 0, entries: 1);
        fixture.HandlePosted<ReplicaItem.Written>();
        Assert.Equal([1ul, 0, 1], fixture.Sent.Select(m => m.Context));
    }
}
