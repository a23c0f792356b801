using Arktos.Raft;
using Arktos.Store.Keyspace;
using Arktos.Store.Log;
using Arktos.Store.Replication;
using Arktos.Store.RocksDb;
using Arktos.Store.Service;
using Arktos.Store.Streams;
using Arktos.Store.Tests.Keyspace;
using Arktos.StoreClient;

namespace Arktos.Store.Tests.Replication;

/// <summary>A snapshot is installed by another thread than the replica's worker.</summary>
public sealed class InstallationTests
{
    [Fact]
    public async Task While_a_snapshot_is_installed_the_replica_answers_its_leader_and_acknowledges_nothing()
    {
        using var source = Source();
        using var fixture = new ReplicaFixture();
        var staged = Begin(fixture, source);
        Assert.True(fixture.Replica.Status.IsInstalling);
        Assert.Equal(RaftRole.Follower, fixture.Replica.Status.Role);

        // Its leader keeps its lease; a client is sent on; a watch waits; nothing else gets at the keyspace.
        fixture.Sent.Clear();
        fixture.Hear(RaftMessageKind.Heartbeat);
        Assert.Equal([RaftMessageKind.HeartbeatReply], fixture.Sent.Select(m => m.Kind));
        var read = new TaskAnswer<ReadPoint>();
        fixture.Handle(new ReplicaItem.Read(read));
        var point = await read.Task.WaitAsync(TimeSpan.FromSeconds(90));
        Assert.Equal((ReadPointStatus.NotLeader, ReplicaFixture.Leader), (point.Status, point.Leader));
        var changed = fixture.Replica.Keyspace.Recent.Changed;
        var cursor = new EventCursor(fixture.Database, fixture.Replica.Keyspace, Revision.None);
        List<PartitionEvent> events = [];
        var latest = source.Keyspace.State.Revision;
        Assert.Equal(
            ReadPointStatus.Unavailable,
            KeyspaceService.AtRevision(fixture.Database, PartitionFixture.Id, latest).Status
        );
        var installation = fixture.Installations.Dequeue();
        foreach (var _ in installation.Steps())
        {
            fixture.Handle(new ReplicaItem.CompactHistory(TimeSpan.Zero));
            fixture.Handle(new ReplicaItem.Flushed(new LogIndex(1), 0));
            Assert.Equal(LogIndex.Zero, fixture.Replica.Keyspace.State.Index);
            Assert.False(staged.Answer.Task.IsCompleted);
        }
        Assert.DoesNotContain(fixture.Sent, m => m.Kind == RaftMessageKind.AppendReply);
        Assert.False(changed.IsCompleted);

        fixture.Handle(new ReplicaItem.Installed(installation));
        Assert.Contains(
            fixture.Sent,
            m => m.Kind == RaftMessageKind.AppendReply && m.Index == source.Keyspace.State.Index && !m.Reject
        );
        Assert.True(staged.Answer.Task.IsCompleted && changed.IsCompleted);
        Assert.False(fixture.Replica.Status.IsInstalling);
        Assert.Equal(source.Keyspace.State, fixture.Replica.Keyspace.State);
        Assert.Empty(fixture.Folder.List());
        Assert.True(cursor.TryRead(100, events, out _));
        Assert.Equal(5, events.Count);
        var there = KeyspaceService.AtRevision(fixture.Database, PartitionFixture.Id, latest);
        using (there.Snapshot)
            Assert.Equal(ReadPointStatus.Ok, there.Status);
    }

    [Fact]
    public void A_second_snapshot_that_comes_meanwhile_is_installed_after_the_first()
    {
        using var source = Source();
        using var fixture = new ReplicaFixture();
        var first = Begin(fixture, source);
        source.Apply(PartitionFixture.Commit(PartitionFixture.Put("late", "1")));
        var second = fixture.Stage(source);
        fixture.Handle(second);
        fixture.HandlePosted<ReplicaItem.Written>();
        var installation = Assert.Single(fixture.Installations);
        fixture.Carry(fixture.Installations.Dequeue());
        Assert.True(
            first.Answer.Task.IsCompleted && !second.Answer.Task.IsCompleted && fixture.Replica.Status.IsInstalling
        );
        Assert.Equal([second.File], fixture.Folder.List());
        Assert.NotSame(installation, Assert.Single(fixture.Installations));
        fixture.Carry(fixture.Installations.Dequeue());
        Assert.True(second.Answer.Task.IsCompleted && !fixture.Replica.Status.IsInstalling);
        Assert.Equal(source.Keyspace.State, fixture.Replica.Keyspace.State);
        Assert.Empty(fixture.Folder.List());
    }

    [Fact]
    public void A_replica_that_goes_meanwhile_is_gone_when_the_installation_has_broken_off()
    {
        using var source = Source();
        using var fixture = new ReplicaFixture();
        var staged = Begin(fixture, source);
        var installation = fixture.Installations.Dequeue();
        using var steps = installation.Steps().GetEnumerator();
        Assert.True(steps.MoveNext());
        var gone = new TaskCompletionSource();
        fixture.Replica.Retire(gone);
        Assert.True(installation.Cancelled.IsCancellationRequested && staged.Answer.Task.IsCompleted);
        Assert.False(gone.Task.IsCompleted);
        fixture.Handle(new ReplicaItem.Installed(installation));
        Assert.True(gone.Task.IsCompleted);
        // The log names it until that has forgotten the replica.
        Assert.Equal([staged.File], fixture.Folder.List());
        Assert.Equal([staged.File], fixture.Replica.StagedFiles);
    }

    [Fact]
    public void An_installation_that_fails_halts_the_replica_and_one_that_fails_by_its_disk_ends_the_store()
    {
        using var source = Source();
        using var halted = new ReplicaFixture();
        var staged = Begin(halted, source);
        halted.Installations.Peek().Fail(new InvariantBrokenException("broken"));
        halted.Handle(new ReplicaItem.Installed(halted.Installations.Dequeue()));
        Assert.True(halted.Replica.IsHalted && staged.Answer.Task.IsCompleted);
        Assert.Equal([staged.File], halted.Folder.List());
        var gone = new TaskCompletionSource();
        halted.Replica.Retire(gone);
        Assert.True(gone.Task.IsCompleted);

        using var lost = new ReplicaFixture();
        lost.Folder.Delete(Begin(lost, source).File);
        var installation = lost.Installations.Dequeue();
        installation.Fail(Assert.Throws<LogDamagedException>(() => installation.Steps().Count()));
        Assert.Throws<LogDamagedException>(() => lost.Replica.Handle(new ReplicaItem.Installed(installation)));

        // Also where nobody wants it any more.
        using var ended = new ReplicaFixture();
        Begin(ended, source);
        ended.Replica.Retire(new TaskCompletionSource());
        ended.Installations.Peek().Fail(new RocksDbException("flush: IO error"));
        Assert.Throws<RocksDbException>(() =>
            ended.Replica.Handle(new ReplicaItem.Installed(ended.Installations.Dequeue()))
        );
    }

    [Fact]
    public void A_staged_file_that_reaches_a_halted_replica_goes_and_one_that_the_log_names_stays()
    {
        using var source = Source();
        using var fixture = new ReplicaFixture();
        var named = Begin(fixture, source);
        // Two leaders of one term cannot be.
        fixture.Handle(
            new ReplicaItem.Message(
                new RaftMessage
                {
                    Kind = RaftMessageKind.Heartbeat,
                    From = ReplicaIds.Of(new StoreId(3), 0),
                    To = ReplicaFixture.Self,
                    Term = new Term(1),
                }
            )
        );
        Assert.True(fixture.Replica.IsHalted);
        var unknown = fixture.Stage(source);
        fixture.Handle(unknown);
        Assert.True(unknown.Answer.Task.IsCompleted);
        Assert.Equal([named.File], fixture.Folder.List());
    }

    [Fact]
    public async Task Two_snapshots_are_installed_at_a_time_and_a_store_that_stops_waits_for_them()
    {
        using var gate = new ManualResetEventSlim();
        using var ended = new CountdownEvent(6);
        var (now, most) = (0, 0);
        IEnumerable<(byte[] Key, byte[] Value)> Content()
        {
            var running = Interlocked.Increment(ref now);
            for (
                int seen;
                (seen = Volatile.Read(ref most)) < running
                    && Interlocked.CompareExchange(ref most, running, seen) != seen;

            ) { }
            var isOpen = gate.Wait(TimeSpan.FromSeconds(90));
            Interlocked.Decrement(ref now);
            if (isOpen)
                throw new IOException("that was all");
            yield break;
        }

        using var keyspace = new PartitionFixture();
        var failures = 0;
        var installer = new SnapshotInstaller(
            (_, item) =>
            {
                if (item.Installation.Failure is IOException)
                    Interlocked.Increment(ref failures);
                ended.Signal();
                return true;
            }
        );
        for (var i = 0; i < 6; i++)
            installer.Begin(null!, new SnapshotInstallation(keyspace.Keyspace, default, Content()));
        await QuorumTests.EventuallyAsync(() => Task.FromResult(Volatile.Read(ref now) == 2));
        var stopped = installer.DisposeAsync().AsTask();
        // Who has not begun ends at once.
        await QuorumTests.EventuallyAsync(() => Task.FromResult(ended.CurrentCount == 2));
        Assert.False(stopped.IsCompleted);
        gate.Set();
        await stopped.WaitAsync(TimeSpan.FromSeconds(90));
        Assert.Equal((0, 2), (now, most));
        Assert.True(ended.Wait(TimeSpan.FromSeconds(90)));
        Assert.Equal(2, failures);
    }

    private static PartitionFixture Source()
    {
        var source = new PartitionFixture();
        for (var i = 0; i < 5; i++)
            source.Apply(PartitionFixture.Commit(PartitionFixture.Put($"k{i}", "v")));
        return source;
    }

    /// <summary>Up to where the log is on the disk and the keyspace is not.</summary>
    private static ReplicaItem.StagedSnapshot Begin(ReplicaFixture fixture, PartitionFixture source)
    {
        fixture.Hear(RaftMessageKind.Heartbeat);
        fixture.HandlePosted<ReplicaItem.Written>();
        var staged = fixture.Stage(source);
        fixture.Handle(staged);
        fixture.HandlePosted<ReplicaItem.Written>();
        Assert.Single(fixture.Installations);
        return staged;
    }
}
