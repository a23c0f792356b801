using Arktos.Store.Streams;
using Arktos.StoreClient;
using Arktos.StoreClient.Wire;
using Grpc.Core;

namespace Arktos.Store.Tests;

public sealed class WatchFilterTests
{
    private static readonly string[] Resources = ["pods", "deployments.apps"],
        Tenants = ["acme", "beta"],
        Namespaces = ["default", "def"],
        Names = ["web-1", "web-2", "db"];
    private static readonly ObjectKey[] Keys =
    [
        .. from r in Resources
        from t in Tenants
        from n in Namespaces
        from name in Names
        select new ObjectKey(r, t, n, name),
    ];

    public static TheoryData<string> Scopes => [.. Some.Keys];

    private static readonly Dictionary<string, WatchScope> Some = new()
    {
        ["one range"] = new(new("pods", "acme")),
        ["two ranges"] = new(new("pods", "acme", "def")) { MoreRanges = [new("deployments.apps", "beta", "default")] },
        ["tenant"] = new(new("pods")) { Filters = [new KeyFilter { Tenant = "beta" }] },
        ["namespace over tenants"] = new(new("pods")) { Filters = [new KeyFilter { Namespace = "def" }] },
        ["name"] = new(new("pods")) { Filters = [new KeyFilter { Name = "db" }] },
        ["name prefix"] = new(new("pods")) { Filters = [new KeyFilter { NamePrefix = "web" }] },
        ["either"] = new(new("pods"))
        {
            MoreRanges = [new("deployments.apps")],
            Filters =
            [
                new KeyFilter
                {
                    Resource = "pods",
                    Tenant = "acme",
                    Name = "db",
                },
                new KeyFilter { Resource = "deployments.apps", NamePrefix = "web-2" },
            ],
        },
        ["hash"] = new(new("pods"))
        {
            MoreRanges = [new("deployments.apps")],
            Filters = [new KeyFilter { Hash = HashRange.Part(1, 3) }],
        },
        ["nothing"] = new(new("pods")) { Filters = [new KeyFilter { Namespace = "" }] },
    };

    [Theory]
    [MemberData(nameof(Scopes))]
    public async Task A_store_sends_just_the_events_that_are_asked_for_from_memory_and_from_disk(string name)
    {
        var scope = Some[name];
        await using var cluster = new StoreCluster(partitions: 1);
        await cluster.StartAsync(1);
        await cluster.StartAsync(2);
        using var client = await cluster.ClientAsync();
        var begin = Assert
            .IsType<ReadResult<RangePage>.Ok>(await client.ListAsync(new RangeQuery(new("pods")), default))
            .Revision;
        foreach (var key in Keys)
            await PutAsync(client, key);
        var end = await PutAsync(client, new ObjectKey("pods", "end", "end", "end"));
        var expected = Keys.Where(scope.Contains).Select(k => k.ToString()).ToList();
        Assert.Equal(expected, await SeenAsync(client, scope, begin, end));
        // Restarted, the stores have nothing in memory.
        foreach (uint store in (uint[])[1, 2])
            await cluster.StopAsync(store);
        await cluster.StartAsync(1, 2);
        Assert.Equal(expected, await SeenAsync(client, scope, begin, end));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(64)]
    public void Parts_of_all_hashes_hold_every_key_once_and_about_equally_many(int count)
    {
        var parts = Enumerable.Range(0, count).Select(i => HashRange.Part(i, count)).ToList();
        Assert.Equal((0u, uint.MaxValue), (parts[0].First, parts[^1].Last));
        var sizes = new int[count];
        for (var i = 0; i < 64_000; i++)
        {
            var hash = HashRange.HashOf(new ObjectKey("pods", "acme", "default", $"web-{i}").Encode());
            sizes[Assert.Single(Enumerable.Range(0, count), p => parts[p].Contains(hash))]++;
        }
        Assert.All(sizes, s => Assert.InRange(s, 64_000 / count * 3 / 4, 64_000 / count * 5 / 4));
    }

    [Fact]
    public void The_hash_of_a_key_never_changes() =>
        Assert.Equal(Known, HashRange.HashOf("pods\0acme\0default\0web"u8));

    private const uint Known = 2733008678;

    [Fact]
    public async Task A_watch_that_cannot_be_is_refused_with_the_reason()
    {
        await using var cluster = new StoreCluster(partitions: 1);
        await cluster.StartAsync(1);
        await cluster.StartAsync(2);
        using var client = await cluster.ClientAsync();
        var tooMany = new WatchQuery(new("pods"), default) { Filters = [.. Enumerable.Repeat(new KeyFilter(), 65)] };
        var error = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            await foreach (var _ in client.WatchAsync(tooMany, default)) { }
        });
        Assert.Contains("at most 64 ranges", error.Message);
        var request = new WatchRequest();
        request.Filters.Add(
            new WatchFilter
            {
                Hash = new HashSpan { First = 2, Last = 1 },
            }
        );
        Assert.Contains("is empty", KeyMatcher.Refusal(request));
    }

    private static async Task<List<string>> SeenAsync(
        KeyspaceClient client,
        WatchScope scope,
        Revision begin,
        Revision end
    )
    {
        var seen = new List<string>();
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        await foreach (
            var batch in client.WatchAsync(
                new WatchQuery(scope.Range, begin) { MoreRanges = scope.MoreRanges, Filters = scope.Filters },
                deadline.Token
            )
        )
        {
            Assert.Null(batch.End);
            seen.AddRange(batch.Events.Select(e => e.Item.Key).Where(k => k.Tenant != "end").Select(k => k.ToString()));
            // The watch is closed at the end though what was written there may be filtered out.
            if (batch.Closed >= end)
                break;
        }
        return seen;
    }

    private static async Task<Revision> PutAsync(KeyspaceClient client, ObjectKey key) =>
        Assert
            .IsType<CommitResult.Committed>(
                await client.CommitAsync(
                    new Commit(Guid.NewGuid(), [], [new CommitOperation.Put(key, "{}"u8.ToArray(), -1)]),
                    default
                )
            )
            .Revision;
}
