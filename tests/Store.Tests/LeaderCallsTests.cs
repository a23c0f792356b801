using Arktos.Rpc;
using Arktos.StoreClient;
using Arktos.StoreClient.Records;
using MapPartition = Arktos.StoreClient.Records.Partition;

namespace Arktos.Store.Tests;

/// <summary>Which stores are asked in which order; nobody is there in fact.</summary>
public sealed class LeaderCallsTests : IDisposable
{
    private static readonly PartitionId Partition = new(3);
    private static readonly StoreId One = new(1),
        Two = new(2),
        Three = new(3);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly CertificateAuthority _authority = CertificateAuthority.Create("nobody");
    private readonly StoreConnections _stores;
    private readonly List<StoreId> _asked = [];

    public LeaderCallsTests()
    {
        _stores = new StoreConnections(
            new KeyspaceClientOptions
            {
                Seeds = [],
                Authority = _authority.Roots,
                Certificate = _authority.Issue(new CertificateRequestDetails("client", [], [])),
            }
        );
        var map = new PartitionMap
        {
            Partitions =
            {
                new MapPartition
                {
                    Id = Partition.Value,
                    Stores = { 1, 2, 3 },
                    ByHash = true,
                },
            },
        };
        map.Stores.AddRange(
            Enumerable.Range(1, 3).Select(i => new StoreNode { Id = (uint)i, Address = $"127.0.0.1:{i}" })
        );
        _stores.Adopt(map, new Revision(1));
    }

    public void Dispose() => _stores.Dispose();

    [Fact]
    public async Task Who_is_named_is_asked_at_once_and_first_of_all_the_next_time()
    {
        Assert.Equal("", await TryAsync(store => store == Three ? TryOutcome.Done : NotLeader(Three)));
        Assert.Equal([One, Three], _asked);
        Assert.Equal("", await TryAsync(_ => TryOutcome.Done));
        Assert.Equal([One, Three, Three], _asked);
    }

    [Fact]
    public async Task Who_is_named_and_was_silent_is_asked_after_a_pause()
    {
        var isBack = false;
        var pausing = new LeaderCalls(_stores, Patience).TryAsync(
            Partition,
            Patience,
            (store, _, _) =>
            {
                _asked.Add(store);
                if (store != One)
                {
                    isBack = true;
                    return Task.FromResult(NotLeader(One));
                }
                return isBack
                    ? Task.FromResult(TryOutcome.Done)
                    : throw RpcFailure.Of(Grpc.Core.StatusCode.Unavailable, "silent");
            },
            default
        );
        Assert.Equal([One, Two], _asked);
        Assert.False(pausing.IsCompleted);
        Assert.Equal("", await pausing.WaitAsync(Patience));
        Assert.Equal([One, Two, One], _asked);
    }

    [Fact]
    public async Task Two_who_name_each_other_are_asked_until_the_deadline_with_pauses()
    {
        var said = await TryAsync(
            store => NotLeader(store == One ? Two : One, "I follow"),
            TimeSpan.FromMilliseconds(300)
        );
        Assert.Equal("partition 3 has no leader that answers: I follow", said);
        // Two for each pause of 20 ms or more, and each longer than the last.
        Assert.InRange(_asked.Count, 2, 20);
    }

    [Fact]
    public async Task A_partition_that_the_map_does_not_name_is_refused() =>
        Assert.Contains(
            "names no partition 7",
            (
                await Assert.ThrowsAsync<InvalidOperationException>(() =>
                    new LeaderCalls(_stores, Patience).TryAsync(
                        new PartitionId(7),
                        Patience,
                        (_, _, _) => Task.FromResult(TryOutcome.Done),
                        default
                    )
                )
            ).Message
        );

    private static TryOutcome NotLeader(StoreId leader, string reason = "") =>
        new(reason, leader) { IsOfNoLeader = true };

    private Task<string> TryAsync(Func<StoreId, TryOutcome> ask, TimeSpan? deadline = null) =>
        new LeaderCalls(_stores, deadline ?? Patience)
            .TryAsync(
                Partition,
                Patience,
                (store, _, _) =>
                {
                    _asked.Add(store);
                    return Task.FromResult(ask(store));
                },
                default
            )
            .WaitAsync(Patience);
}
