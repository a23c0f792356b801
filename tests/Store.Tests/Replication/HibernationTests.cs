using System.Text;
using Arktos.Raft;
using Arktos.Store.Partitions;
using Arktos.Store.Replication;
using Arktos.StoreClient;

namespace Arktos.Store.Tests.Replication;

/// <summary>Partitions that nobody wants anything of, on real stores.</summary>
public sealed class HibernationTests
{
    [Fact]
    public async Task Idle_partitions_fall_asleep_answer_at_once_and_fall_asleep_again()
    {
        await using var cluster = new StoreCluster(
            partitions: 5,
            o => o with { HibernateAfter = TimeSpan.FromMilliseconds(300) }
        );
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        for (var round = 0; round < 3; round++)
        {
            await AsleepAsync(client, replicas: 15);
            await PutAsync(client, $"a{round}");
            for (var i = 0; i <= round; i++)
                Assert.Equal($"a{i}", Encoding.UTF8.GetString((await GetAsync(client, $"a{i}")).Value.Span));
        }
    }

    [Fact]
    public async Task The_store_that_leads_dies_while_all_sleep_and_the_next_write_finds_a_new_leader()
    {
        await using var cluster = new StoreCluster(
            partitions: 2,
            o => o with { HibernateAfter = TimeSpan.FromMilliseconds(300) }
        );
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        await PutAsync(client, "a");
        await AsleepAsync(client, replicas: 6);
        var partition = client.PartitionOf(Key("a")).Value;
        var leader = (await client.StatusAsync(default))
            .First(s => s.Status!.Partitions.Any(p => p.Partition == partition && p.Role == "leader"))
            .Store.Id;
        await cluster.StopAsync(leader);
        await PutAsync(client, "b");
        Assert.Equal("a", Encoding.UTF8.GetString((await GetAsync(client, "a")).Value.Span));
        // Back again it is told what it missed, and all sleep as before.
        await cluster.StartAsync(leader);
        await AsleepAsync(client, replicas: 6);
    }

    /// <summary>
    /// Nothing was written while the member was away, so nothing has shown the leader since that it follows; but who
    /// sleeps holds everything.
    /// </summary>
    [Fact]
    public async Task The_lead_of_a_partition_that_sleeps_can_go_to_a_member_that_was_away()
    {
        await using var cluster = new StoreCluster(
            partitions: 1,
            o => o with { HibernateAfter = TimeSpan.FromMilliseconds(300), LeadAtLeast = TimeSpan.FromHours(1) }
        );
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        await PutAsync(client, "a");
        await AsleepAsync(client, replicas: 3);
        uint leader = 0;
        PartitionReplica Replica(uint store) =>
            ((IPartitionHost)cluster.Host(store)).Replicas.Find(PartitionId.System)!;
        foreach (var store in (uint[])[1, 2, 3])
            if (Replica(store).Status.Role == RaftRole.Leader)
                leader = store;
        var away = leader % 3 + 1;
        await cluster.StopAsync(away);
        await QuorumTests.EventuallyAsync(() => Task.FromResult(!Replica(leader).IsAsleep));
        await cluster.StartAsync(away);
        await AsleepAsync(client, replicas: 3);
        Assert.Equal(RaftRole.Leader, Replica(leader).Status.Role);
        Assert.True(
            ((IPartitionHost)cluster.Host(leader)).Replicas.Post(
                PartitionId.System,
                new ReplicaItem.TransferLead(new StoreId(away))
            )
        );
        await QuorumTests.EventuallyAsync(() => Task.FromResult(Replica(away).Status.Role == RaftRole.Leader));
    }

    /// <summary>Its store lives, so nothing but a question can show that it leads no more.</summary>
    [Fact]
    public async Task A_leader_that_is_halted_while_all_sleep_is_replaced_when_somebody_wants_something()
    {
        await using var cluster = new StoreCluster(
            partitions: 1,
            o => o with { HibernateAfter = TimeSpan.FromMilliseconds(300) }
        );
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        await PutAsync(client, "a");
        await AsleepAsync(client, replicas: 3);
        var replicas = ((uint[])[1, 2, 3]).Select(store => ((IPartitionHost)cluster.Host(store)).Replicas).ToList();
        var leader = replicas.Select(r => r.Find(PartitionId.System)!).Single(r => r.Status.Role == RaftRole.Leader);
        // Two leaders of one term cannot be: whoever sees that stops.
        var rival = leader.Status.Members.Voters.First(v => v != leader.Self);
        var message = new RaftMessage
        {
            Kind = RaftMessageKind.Heartbeat,
            From = rival,
            To = leader.Self,
            Term = leader.Status.Term,
        };
        Assert.Contains(replicas, r => r.Post(leader, new ReplicaItem.Message(message)));
        await QuorumTests.EventuallyAsync(() => Task.FromResult(leader.IsHalted));
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        Assert.IsType<CommitResult.Committed>(
            await client.CommitAsync(
                new Commit(Guid.NewGuid(), [], [new CommitOperation.Put(Key("b"), "b"u8.ToArray(), -1)]),
                deadline.Token
            )
        );
        Assert.Equal("a", Encoding.UTF8.GetString((await GetAsync(client, "a")).Value.Span));
    }

    private static Task AsleepAsync(KeyspaceClient client, int replicas) =>
        QuorumTests.EventuallyAsync(async () =>
            (await client.StatusAsync(default)).Sum(s => s.Status?.Partitions.Count(p => p.Asleep) ?? 0) == replicas
        );

    private static ObjectKey Key(string name) => new("pods", "acme", "default", name);

    private static async Task PutAsync(KeyspaceClient client, string name) =>
        Assert.IsType<CommitResult.Committed>(
            await client.CommitAsync(
                new Commit(Guid.NewGuid(), [], [new CommitOperation.Put(Key(name), Encoding.UTF8.GetBytes(name), -1)]),
                default
            )
        );

    private static async Task<KeyspaceItem> GetAsync(KeyspaceClient client, string name) =>
        Assert.IsType<ReadResult<KeyspaceItem?>.Ok>(await client.GetAsync(Key(name), default)).Value!;
}
