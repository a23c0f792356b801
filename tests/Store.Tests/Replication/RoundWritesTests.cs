using Arktos.Raft;
using Arktos.Store.Log;
using Arktos.Store.Replication;
using Arktos.Store.Tests.Log;
using Arktos.StoreClient;

namespace Arktos.Store.Tests.Replication;

public sealed class RoundWritesTests
{
    [Theory]
    [InlineData("1", true, true, "now 1")]
    [InlineData("0", true, true, "now 0")] // a vote
    [InlineData("1", true, false, "now 1, submit 1")] // the log has other things to do
    [InlineData("1", false, true, "submit 1")] // so has the worker
    [InlineData("2", true, true, "submit 2")]
    [InlineData("1 1", true, true, "submit 1, submit 1")]
    [InlineData("", true, true, "")]
    public void A_worker_writes_itself_what_is_alone(string entries, bool isIdle, bool isQuick, string expected)
    {
        var done = new List<string>();
        var writes = new RoundWrites(
            write =>
            {
                done.Add($"now {write.Entries.Count}");
                return isQuick;
            },
            write => done.Add($"submit {write.Entries.Count}"),
            aloneBefore: 0
        );
        foreach (var count in entries.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            writes.Add(Write(int.Parse(count)));
        writes.EndRound(isIdle);
        Assert.Equal(expected, string.Join(", ", done));
        writes.EndRound(isIdle);
        Assert.Equal(expected, string.Join(", ", done));
    }

    [Fact]
    public void Only_a_write_after_others_that_were_alone_is_alone()
    {
        var done = "";
        var writes = new RoundWrites(_ => (done += "n").Length > 0, _ => done += "s", aloneBefore: 2);
        void Round(int entries)
        {
            writes.Add(Write(entries));
            writes.EndRound(isIdle: true);
            writes.EndRound(isIdle: true);
        }
        foreach (var entries in (int[])[1, 1, 1, 1, 2, 1, 1, 1])
            Round(entries);
        Assert.Equal("ssnnsssn", done);
    }

    /// <summary>Whoever destroys a replica has the log forget it once it is gone: nothing of it may come later.
    /// </summary>
    [Fact]
    public void What_a_replica_has_given_to_the_log_goes_there_before_it_is_told_gone()
    {
        using var fixture = new ReplicaFixture();
        var gone = new TaskCompletionSource();
        var wasGone = new List<bool>();
        var round = new WorkerRound(1, 1, () => wasGone.Add(gone.Task.IsCompleted));
        round.Handle(fixture.Replica, new ReplicaItem.Join());
        round.Handle(fixture.Replica, new ReplicaItem.Leave(gone));
        Assert.Equal([false], wasGone);
        Assert.True(gone.Task.IsCompleted);
    }

    private static LogWrite Write(int entries) =>
        new(
            new PartitionId(1),
            null,
            null,
            null,
            [.. Enumerable.Range(1, entries).Select(i => LogFixture.Entry(1, (ulong)i, new byte[10]))],
            _ => { }
        );
}
