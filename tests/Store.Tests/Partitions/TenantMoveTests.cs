using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Arktos.Store.Partitions;
using Arktos.StoreClient;
using Arktos.StoreClient.Records;
using Arktos.StoreClient.Wire;
using Grpc.Core;

namespace Arktos.Store.Tests.Partitions;

/// <summary>Tenants are moved between partitions of three real stores while they are used.</summary>
public sealed class TenantMoveTests
{
    private const string Tenant = "acme";
    private static readonly PartitionId First = new(1),
        Second = new(2);

    [Fact]
    public async Task A_tenant_moves_there_and_back_under_load_and_nothing_is_lost_or_told_twice()
    {
        await using var cluster = new StoreCluster(partitions: 3);
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        await client.UpdateMapAsync(map => (map.Tenants[Tenant] = First.Value) == First.Value, default);
        await client.UpdateMapAsync(map => (map.Tenants["other"] = First.Value) == First.Value, default);
        for (var i = 0; i < 500; i++)
            await PutAsync(client, Key($"still-{i:d4}"), "0");
        var begin = (await PutAsync(client, new ObjectKey("pods", "other", "default", "begin"), "0")).Value;

        using var stop = new CancellationTokenSource();
        using var followersStop = new CancellationTokenSource();
        var ofTenant = new Followed();
        var ofAll = new Followed();
        // By clients of their own, whose maps are as old as they happen to be.
        using var followers = await cluster.ClientAsync();
        using var writers = await cluster.ClientAsync();
        var following = new[]
        {
            FollowAsync(followers, new KeyRange("pods", Tenant), new Revision(begin), ofTenant, followersStop.Token),
            FollowAsync(followers, new KeyRange("pods"), new Revision(begin), ofAll, followersStop.Token),
        };
        var written = Enumerable
            .Range(0, 4)
            .Select(i => Task.Run(() => WriteAsync(writers, $"busy-{i}", stop.Token)))
            .ToArray();
        var reading = Task.Run(() => ReadAsync(writers, stop.Token));

        foreach (var to in (PartitionId[])[Second, First, Second])
        {
            await MoveAsync(client, to);
            Assert.Equal(to, client.PartitionOf(Key("any")));
        }
        await stop.CancelAsync();
        await reading;
        var last = new List<(string Name, IReadOnlyList<Revision> Revisions)>();
        foreach (var each in written)
            last.Add(await each);
        // Who comes late is told all of it in few batches, of each partition what it has.
        var (late, lateOfAll) = (new Followed(), new Followed());
        following =
        [
            .. following,
            FollowAsync(followers, new KeyRange("pods", Tenant), new Revision(begin), late, followersStop.Token),
            FollowAsync(followers, new KeyRange("pods"), new Revision(begin), lateOfAll, followersStop.Token),
        ];
        foreach (var (name, revisions) in last)
        {
            Assert.NotEmpty(revisions);
            var item = Assert.IsType<ReadResult<KeyspaceItem?>.Ok>(await client.GetAsync(Key(name), default)).Value;
            Assert.Equal(revisions[^1], item!.Revision);
            Assert.Equal(
                revisions.Count.ToString(CultureInfo.InvariantCulture),
                Encoding.UTF8.GetString(item.Value.Span)
            );
            foreach (var followed in (Followed[])[ofTenant, ofAll, late, lateOfAll])
            {
                await followed.UntilAsync(name, revisions[^1]);
                Assert.Equal(revisions, followed.Of(name));
            }
        }
        Assert.Equal(500 + last.Count, (await QuorumTests.AllAsync(client, new KeyRange("pods", Tenant))).Count);
        Assert.Equal(500 + last.Count + 1, (await QuorumTests.AllAsync(client, new KeyRange("pods"))).Count);
        await followersStop.CancelAsync();
        foreach (var each in following)
            await each;
    }

    [Fact]
    public async Task A_tenant_that_has_been_in_a_partition_that_is_new_is_followed_in_its_order()
    {
        await using var cluster = new StoreCluster(partitions: 3);
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        await client.UpdateMapAsync(map => (map.Tenants[Tenant] = First.Value) == First.Value, default);
        var begin = await PutAsync(client, new ObjectKey("pods", "other", "default", "begin"), "0");
        using var followers = await cluster.ClientAsync();
        using var stop = new CancellationTokenSource();
        var (early, late) = (new Followed(), new Followed());
        var following = FollowAsync(followers, new KeyRange("pods"), begin, early, stop.Token);
        var revisions = new List<Revision>();
        async Task WriteAsync()
        {
            for (var i = 0; i < 100; i++)
                revisions.Add(await PutAsync(client, Key("busy-0"), $"{revisions.Count}"));
        }

        await WriteAsync();
        ushort made = 0;
        await client.UpdateMapAsync(map => (made = (ushort)MapChanges.CreatePartition(map, [])) > 0, default);
        // Where it goes on at once: who follows has heard of neither.
        foreach (var to in (PartitionId[])[new(made), Second])
        {
            await MoveAsync(client, to);
            await WriteAsync();
        }
        var followingLate = FollowAsync(followers, new KeyRange("pods"), begin, late, stop.Token);
        foreach (var followed in (Followed[])[early, late])
        {
            await followed.UntilAsync("busy-0", revisions[^1]);
            Assert.Equal(revisions, followed.Of("busy-0"));
        }
        await stop.CancelAsync();
        await following;
        await followingLate;
    }

    [Fact]
    public async Task A_tenant_falls_into_parts_that_move_under_load_and_nothing_is_lost_or_told_twice()
    {
        await using var cluster = new StoreCluster(partitions: 3);
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        await client.UpdateMapAsync(map => (map.Tenants[Tenant] = First.Value) == First.Value, default);
        for (var i = 0; i < 500; i++)
            await PutAsync(client, Key($"still-{i:d4}"), "0");
        var begin = await PutAsync(client, new ObjectKey("pods", "other", "default", "begin"), "0");

        using var stop = new CancellationTokenSource();
        using var followersStop = new CancellationTokenSource();
        using var followers = await cluster.ClientAsync();
        using var writers = await cluster.ClientAsync();
        KeyRange ofAll = new("pods"),
            ofTenant = new("pods", Tenant),
            ofNamespace = new("pods", Tenant, Key("busy-0").Namespace);
        var following = new List<(KeyRange Range, Followed Into, Task Run)>();
        void Follow(KeyRange range)
        {
            var into = new Followed();
            following.Add((range, into, FollowAsync(followers, range, begin, into, followersStop.Token)));
        }

        foreach (var range in (KeyRange[])[ofAll, ofTenant, ofNamespace])
            Follow(range);
        var written = Enumerable
            .Range(0, 4)
            .Select(i => Task.Run(() => WriteAsync(writers, $"busy-{i}", stop.Token)))
            .ToArray();
        var reading = Task.Run(() => ReadAsync(writers, stop.Token));

        await client.UpdateMapAsync(
            map =>
            {
                MapChanges.SpreadTenant(map, Tenant);
                return true;
            },
            default
        );
        await SettledAsync(client);
        Assert.Equal(TenantParts.Count + 1, client.PlacesOf(Tenant).Count);
        for (var round = 0; round < 3; round++)
        {
            await client.UpdateMapAsync(
                map =>
                {
                    foreach (var (name, i) in TenantParts.NamesOf(Tenant).Select((name, i) => (name, i)))
                        if ((i + round) % 2 == 0 && round < 2)
                            MapChanges.MoveTenant(map, name, round == 0 ? Second.Value : PartitionId.System.Value);
                        else if (i == 4 && round == 2)
                            MapChanges.MoveTenant(map, name, First.Value);
                    return true;
                },
                default
            );
            await SettledAsync(client);
        }
        Assert.Equal(3, client.PlacesOf(Tenant).Values.Distinct().Count());
        await stop.CancelAsync();
        await reading;
        var last = new List<(string Name, IReadOnlyList<Revision> Revisions)>();
        foreach (var each in written)
            last.Add(await each);
        foreach (var range in (KeyRange[])[ofAll, ofTenant, ofNamespace])
            Follow(range);
        var merged = await WatchAsync(client, ofTenant, begin, last.Select(l => l.Revisions[^1]).Max());
        Assert.Equal(merged.Select(e => e.Item.Revision).Order(), merged.Select(e => e.Item.Revision));
        foreach (var (name, revisions) in last)
        {
            Assert.Equal(revisions, merged.Where(e => e.Item.Key.Name == name).Select(e => e.Item.Revision));
            var item = Assert.IsType<ReadResult<KeyspaceItem?>.Ok>(await client.GetAsync(Key(name), default)).Value;
            Assert.Equal(revisions[^1], item!.Revision);
            foreach (var (range, followed, _) in following.Where(f => f.Range.Contains(Key(name))))
            {
                await followed.UntilAsync(name, revisions[^1]);
                Assert.True(revisions.SequenceEqual(followed.Of(name)), $"{name}, followed in {range}");
            }
        }
        // A page at a time, over all partitions, at the revision of the first.
        var (pages, names) = (Revision.None, new List<string>());
        for (ObjectKey? after = null; ; )
        {
            var query = new RangeQuery(ofTenant, pages, after, Limit: 70);
            var page = Assert.IsType<ReadResult<RangePage>.Ok>(await client.ListAsync(query, default));
            names.AddRange(page.Value.Items.Select(i => i.Key.Name));
            (pages, after) = (page.Revision, page.Value.Items[^1].Key);
            if (!page.Value.More)
                break;
        }
        Assert.Equal(500 + last.Count, names.Distinct().Count());
        Assert.Equal(500 + last.Count, names.Count);
        var usage = await TenantUsage.OfAsync(client, Tenant, default);
        Assert.Equal(500 + last.Count, usage!.Values.Sum(u => u.Objects));
        // What one commit may name is what one part holds.
        var elsewhere = Enumerable
            .Range(0, 100)
            .Select(i => Key("busy-0") with { Namespace = $"ns-{i}" })
            .First(k => !client.SharePartition(k, Key("busy-0")));
        var apart = await client.CommitAsync(
            new Commit(Guid.NewGuid(), [], [Put(Key("busy-0"), "1"), Put(elsewhere, "1")]),
            default
        );
        Assert.True(Assert.IsType<CommitResult.Invalid>(apart).IsApart);
        await followersStop.CancelAsync();
        foreach (var (_, _, run) in following)
            await run;
    }

    /// <summary>As API servers delete: page by page, whoever has what comes then; the last key says that it is over.
    /// </summary>
    [Theory]
    [InlineData(false, 0)]
    [InlineData(false, 40)]
    [InlineData(true, 0)]
    public async Task A_tenant_that_is_deleted_while_it_moves_leaves_nothing_anywhere(bool isSwitched, int milliseconds)
    {
        await using var cluster = new StoreCluster(partitions: 3);
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        using var other = await cluster.ClientAsync();
        var here = client.PartitionOf(Key("any"));
        // Twice: what is left of the first must not stand in the way of another of the name.
        foreach (var to in (PartitionId[])[here == First ? Second : First, here])
        {
            for (var page = 0; page < 4; page++)
            {
                var puts = Enumerable.Range(0, 300).Select(i => Put(Key($"web-{page}-{i}"), "1"));
                await CommitAsync(client, [.. puts]);
            }
            var moving = MoveAsync(client, to);
            if (isSwitched)
                while (!client.Map.Moves.Exists(m => m.IsSwitched) && !moving.IsCompleted)
                    await Task.Delay(1);
            else
                await Task.Delay(milliseconds);
            await DeleteAllAsync(other);
            await moving;
            Assert.Equal(to, client.PartitionOf(Key("any")));
            foreach (var partition in (PartitionId[])[PartitionId.System, First, Second])
            {
                var latest = await client.LatestAsync(partition, Revision.None, default);
                var at = Assert.IsType<ReadResult<Revision>.Ok>(latest).Value;
                await foreach (var items in client.ScanAsync(partition, at, default))
                    Assert.DoesNotContain(items, i => i.Key.Tenant == Tenant);
            }
        }
    }

    [Fact]
    public async Task Nobody_but_a_store_takes_a_step_of_a_move()
    {
        await using var cluster = new StoreCluster();
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        var written = await PutAsync(client, Key("web"), "1");
        var step = new TenantStep
        {
            Kind = TenantStep.Types.Kind.Announce,
            Tenant = Tenant,
            Move = 1,
        };
        var outcomes = new List<CommitResponse>();
        foreach (var organization in (string[])["arktos:apiservers", "arktos:operators"])
        foreach (var store in (uint[])[1, 2, 3])
        {
            using var channel = cluster.Channel(store, organization);
            var calls = new StoreClient.Wire.Keyspace.KeyspaceClient(channel.Calls);
            var request = new StepRequest { Partition = First.Value, Step = step };
            var refused = await Assert.ThrowsAsync<RpcException>(async () => await calls.StepAsync(request));
            Assert.Equal(StatusCode.PermissionDenied, refused.StatusCode);
            outcomes.Add(await calls.CommitAsync(new CommitRequest { Partition = First.Value, TenantStep = step }));
        }
        Assert.All(
            outcomes,
            o =>
                Assert.True(o.Outcome is CommitResponse.Types.Outcome.Invalid or CommitResponse.Types.Outcome.NotLeader)
        );
        Assert.Contains(outcomes, o => o.Message.Contains("moved by Step only", StringComparison.Ordinal));
        Assert.True((await PutAsync(client, Key("web"), "2")).Value > written.Value);
    }

    [Fact]
    public void A_move_that_cannot_be_is_refused_with_what_is_wrong()
    {
        var map = new PartitionMap { Tenants = { ["acme"] = 1, ["system"] = 0 } };
        map.Partitions.AddRange(Enumerable.Range(0, 3).Select(i => new Partition { Id = (uint)i, ByHash = true }));
        Refused("stays where it is", () => MapChanges.MoveTenant(map, "system", 1));
        Refused("there is no partition 7; there are 0, 1, 2", () => MapChanges.MoveTenant(map, "acme", 7));
        Refused("is in partition 1 already", () => MapChanges.MoveTenant(map, "acme", 1));
        Refused("is not on its way", () => MapChanges.CancelMove(map, "acme"));
        MapChanges.MoveTenant(map, "acme", 2);
        Refused("is on its way to partition 2 already", () => MapChanges.MoveTenant(map, "acme", 0));
        Refused("is on its way", () => MapChanges.CreatePartition(map, ["acme"], replicas: 0));
        Assert.True(MapChanges.SwitchTenant(map, 1, new Revision(5)));
        Assert.False(MapChanges.SwitchTenant(map, 1, new Revision(6)));
        Assert.False(MapChanges.SwitchTenant(map, 9, new Revision(6)));
        Refused("is in partition 2 already", () => MapChanges.CancelMove(map, "acme"));
        Assert.True(MapChanges.EndMove(map, 1));
        Assert.False(MapChanges.EndMove(map, 1));
        Assert.Equal((2u, 1u, 5L), (map.Tenants["acme"], map.Past[0].Partition, map.Past[0].Until));
        // A day later nobody asks for that any more; and only so many go at once.
        MapChanges.MoveTenant(map, "acme", 1);
        Assert.True(
            MapChanges.SwitchTenant(map, 2, Revision.Compose((long)TimeSpan.FromDays(2).TotalMilliseconds, 0, First))
        );
        Assert.Equal(2u, Assert.Single(map.Past).Partition);
        Refused("stays whole", () => MapChanges.SpreadTenant(map, "system"));
        Refused("stays whole", () => MapChanges.SpreadTenant(map, "acme/1"));
        Refused("is on its way", () => MapChanges.SpreadTenant(map, "acme"));
        Refused("is not in parts", () => MapChanges.MoveTenant(map, "other/1", 0));
        Refused("is no tenant, and no part of one", () => MapChanges.MoveTenant(map, "other/16", 0));
        MapChanges.SpreadTenant(map, "other");
        Refused("is about to fall into parts", () => MapChanges.MoveTenant(map, "other", 0));
        Refused("is in parts already", () => MapChanges.SpreadTenant(map, "other"));
        Assert.True(MapChanges.TellSpread(map, "other", 7));
        Assert.False(MapChanges.TellSpread(map, "other", 8));
        MapChanges.MoveTenant(map, "other/1", map.SpreadTenants[0].Partition == 0 ? 1u : 0u);
        for (var i = map.Moves.Count; i < MapChanges.MovesMax; i++)
            MapChanges.MoveTenant(map, $"t-{i}", 0);
        Refused("tenants are on their way already", () => MapChanges.MoveTenant(map, "one-more", 0));

        static void Refused(string reason, Action change) =>
            Assert.Contains(reason, Assert.Throws<InvalidOperationException>(change).Message);
    }

    private static ObjectKey Key(string name) => new("pods", Tenant, $"ns-{name[^1]}", name);

    /// <summary>Nobody is on its way, or about to fall into parts.</summary>
    private static async Task SettledAsync(KeyspaceClient client)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (true)
        {
            var changed = client.MapChanged;
            if (client.Map.Moves.Count == 0 && client.Map.SpreadTenants.TrueForAll(s => s.At > 0))
                return;
            try
            {
                await changed.WaitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                var problems = client.Map.Moves.Select(m => $"{m.Tenant}: switched {m.IsSwitched}, '{m.Problem}'");
                Assert.Fail($"what moves does not arrive: {string.Join("; ", problems)}");
            }
        }
    }

    /// <summary>What a merged watch tells up to a revision.</summary>
    private static async Task<List<KeyspaceEvent>> WatchAsync(
        KeyspaceClient client,
        KeyRange range,
        Revision after,
        Revision until
    )
    {
        var events = new List<KeyspaceEvent>();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        await foreach (var batch in client.WatchAsync(new WatchQuery(range, after), patience.Token))
        {
            Assert.Null(batch.End);
            events.AddRange(batch.Events);
            if (batch.Closed >= until)
                break;
        }
        return events;
    }

    private static async Task MoveAsync(KeyspaceClient client, PartitionId to)
    {
        await client.UpdateMapAsync(
            map =>
            {
                MapChanges.MoveTenant(map, Tenant, to.Value);
                return true;
            },
            default
        );
        await SettledAsync(client);
    }

    private static async Task DeleteAllAsync(KeyspaceClient client)
    {
        for (ObjectKey? after = null; ; )
        {
            var query = new RangeQuery(new KeyRange("pods", Tenant), StartAfter: after, Limit: 100);
            var page = Assert.IsType<ReadResult<RangePage>.Ok>(await client.ListAsync(query, default)).Value;
            if (page.Items.Count > 0)
                await CommitAsync(client, [.. page.Items.Select(i => new CommitOperation.Delete(i.Key))]);
            if (!page.More)
                return;
            after = page.Items[^1].Key;
        }
    }

    private static Task<Revision> PutAsync(KeyspaceClient client, ObjectKey key, string value) =>
        CommitAsync(client, Put(key, value));

    private static CommitOperation Put(ObjectKey key, string value) =>
        new CommitOperation.Put(key, Encoding.UTF8.GetBytes(value), -1);

    private static async Task<Revision> CommitAsync(KeyspaceClient client, params CommitOperation[] operations)
    {
        var commit = new Commit(Guid.NewGuid(), [], operations);
        return Assert.IsType<CommitResult.Committed>(await client.CommitAsync(commit, default)).Revision;
    }

    /// <summary>Each write depends on the one before: a lost or doubled one makes the next fail.</summary>
    private static async Task<(string Name, IReadOnlyList<Revision> Revisions)> WriteAsync(
        KeyspaceClient client,
        string name,
        CancellationToken stop
    )
    {
        var revisions = new List<Revision>();
        while (!stop.IsCancellationRequested)
        {
            CommitCondition condition =
                revisions.Count == 0
                    ? new CommitCondition.Absent(Key(name))
                    : new CommitCondition.RevisionEquals(Key(name), revisions[^1]);
            var value = Encoding.UTF8.GetBytes((revisions.Count + 1).ToString(CultureInfo.InvariantCulture));
            var commit = new Commit(Guid.NewGuid(), [condition], [new CommitOperation.Put(Key(name), value, -1)]);
            revisions.Add(Assert.IsType<CommitResult.Committed>(await client.CommitAsync(commit, default)).Revision);
        }
        return (name, revisions);
    }

    /// <summary>Lists never go back, nor lack or double anything.</summary>
    private static async Task ReadAsync(KeyspaceClient client, CancellationToken stop)
    {
        var seen = new Dictionary<string, Revision>();
        while (!stop.IsCancellationRequested)
            foreach (var range in (KeyRange[])[new("pods", Tenant), new("pods")])
            {
                var read = await client.ListAsync(new RangeQuery(range, Limit: 10_000), default);
                var page = Assert.IsType<ReadResult<RangePage>.Ok>(read);
                var items = page.Value.Items.Where(i => i.Key.Tenant == Tenant).ToList();
                Assert.Equal(items.Count, items.Select(i => i.Key.Name).Distinct().Count());
                Assert.Equal(500, items.Count(i => i.Key.Name.StartsWith("still", StringComparison.Ordinal)));
                foreach (var item in items)
                {
                    Assert.True(item.Revision >= seen.GetValueOrDefault(item.Key.Name), item.Key.Name);
                    seen[item.Key.Name] = item.Revision;
                }
            }
    }

    private static async Task FollowAsync(
        KeyspaceClient client,
        KeyRange range,
        Revision after,
        Followed into,
        CancellationToken stop
    )
    {
        try
        {
            var query = new FollowQuery(range, new Dictionary<PartitionId, Revision>(), after);
            await foreach (var batch in client.FollowAsync(query, stop))
            {
                Assert.Null(batch.End);
                foreach (var e in batch.Events.Where(e => e.Item.Key.Tenant == Tenant))
                    into.Add(e);
            }
        }
        catch (OperationCanceledException) { } // the test is over
    }

    private sealed class Followed
    {
        private readonly ConcurrentDictionary<string, List<Revision>> _revisions = [];

        public void Add(KeyspaceEvent e)
        {
            Assert.Equal(KeyspaceEventKind.Put, e.Kind);
            var revisions = _revisions.GetOrAdd(e.Item.Key.Name, _ => []);
            lock (revisions)
                revisions.Add(e.Item.Revision);
        }

        public List<Revision> Of(string name)
        {
            var revisions = _revisions.GetOrAdd(name, _ => []);
            lock (revisions)
                return [.. revisions];
        }

        public Task UntilAsync(string name, Revision revision) =>
            QuorumTests.EventuallyAsync(() => Task.FromResult(Of(name).LastOrDefault() >= revision));
    }
}
