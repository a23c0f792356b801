using System.Text;
using Arktos.Rpc;
using Arktos.Store.Backup;
using Arktos.Store.Service;
using Arktos.StoreClient;

namespace Arktos.Store.Tests.Backup;

public sealed class BackupTests
{
    private const string Hole = "0000000000000000000";
    private static readonly ObjectKey Mortal = new("pods", "tenant-1", "default", "mortal");
    private static readonly string[] Tenants = [.. Enumerable.Range(0, 12).Select(i => $"tenant-{i}")];

    [Fact]
    public async Task A_backup_taken_under_load_is_a_consistent_cut_and_comes_back_whole_in_more_or_fewer_partitions()
    {
        using var folder = new TemporaryFolder();
        var file = folder["cut.bak"];
        BackupSummary backup;
        Dictionary<ObjectKey, string> atCut;
        Revision lastOfLost;
        await using (var lost = new StoreCluster(partitions: 4))
        {
            await lost.StartAsync(1, 2, 3);
            using var client = await lost.ClientAsync();
            for (var i = 0; i < 200; i++)
                await PutAsync(client, Key(i), $"before-{i}");
            Assert.IsType<CommitResult.Committed>(
                await client.CommitAsync(
                    new Commit(
                        Guid.NewGuid(),
                        [],
                        [
                            new CommitOperation.Put(Mortal, Encoding.UTF8.GetBytes("goes in a day"), -1)
                            {
                                TimeToLive = TimeSpan.FromDays(1),
                            },
                        ]
                    ),
                    default
                )
            );
            using var stop = new CancellationTokenSource();
            var acknowledged = new List<(int Writer, int Number, Revision Revision)>();
            var writing = Enumerable.Range(0, 4).Select(w => WriteAsync(client, w, acknowledged, stop.Token)).ToList();
            await QuorumTests.EventuallyAsync(() =>
            {
                lock (acknowledged)
                    return Task.FromResult(acknowledged.Count > 40);
            });
            (int Writer, int Number, Revision Revision)[] before;
            lock (acknowledged)
                before = [.. acknowledged];
            backup = await ClusterBackup.TakeAsync(client, file, TimeProvider.System, null, default);
            await stop.CancelAsync();
            await Task.WhenAll(writing);
            // What was acknowledged before it began is in it; and it is what the whole cluster held at that revision,
            // no more and no less.
            Assert.All(before, a => Assert.True(a.Revision <= backup.Revision));
            atCut = await ContentAsync(client, backup.Revision);
            lastOfLost = await PutAsync(client, Key(0), "after the backup");
        }
        Assert.Equal(backup, ClusterRestore.Verify(file, default));
        await using var fresh = new StoreCluster(partitions: 3);
        await fresh.StartAsync(1, 2, 3);
        using var operatorClient = await fresh.ClientAsync(StoreIdentity.OperatorOrganization);
        var early = await PutAsync(
            operatorClient,
            new ObjectKey("namespaces", "system", "", "default"),
            "made by itself"
        );
        var summary = await ClusterRestore.RunAsync(
            operatorClient,
            file,
            new RestoreOptions(k => k.Resource == "namespaces"),
            TimeProvider.System,
            null,
            default
        );

        Assert.Equal(atCut.Count, summary.Restored);
        Assert.Equal(1, summary.Deleted);
        Assert.True(summary.Floor > lastOfLost);
        Assert.Equal(atCut, await ContentAsync(operatorClient, Revision.None));
        Assert.Null(
            Ok(await operatorClient.GetAsync(new ObjectKey("namespaces", "system", "", "default"), default)).Value
        );
        Assert.Null(Ok(await operatorClient.GetAsync(ClusterRestore.MarkerKey, default)).Value);
        // Revisions of the lost cluster, and of this one before the restore, are answered Compacted everywhere; all new
        // ones are above them.
        foreach (var tenant in Tenants)
        foreach (var old in (Revision[])[backup.Revision, lastOfLost, early])
        {
            var range = new KeyRange("pods", tenant);
            Assert.IsType<ReadResult<RangePage>.Compacted>(
                await operatorClient.ListAsync(new RangeQuery(range, At: old), default)
            );
            await foreach (var batch in operatorClient.WatchAsync(new WatchQuery(range, old), default))
            {
                Assert.Equal(WatchEndReason.Compacted, batch.End?.Reason);
                break;
            }
            Assert.All(
                Ok(await operatorClient.ListAsync(new RangeQuery(range), default)).Value.Items,
                i => Assert.True(i.Revision > summary.Floor)
            );
        }
        Assert.NotNull(Ok(await operatorClient.GetAsync(Mortal, default)).Value!.Expires);
        Assert.Null(Ok(await operatorClient.GetAsync(Key(5), default)).Value!.Expires);
        var value = Encoding.UTF8.GetString(Ok(await operatorClient.GetAsync(Key(5), default)).Value!.Value.Span);
        Assert.Contains(Ok(await operatorClient.GetAsync(Key(5), default)).Value!.Revision.ToString(), value);
        // Revisions are an hour ahead of the clock now: lists and watches over several partitions go on all the same.
        var nodes = Ok(await operatorClient.ListAsync(new RangeQuery(new KeyRange("nodes", "")), default)).Revision;
        var known = atCut.Keys.Count(k => k.Resource == "nodes");
        for (var i = 0; i < 6; i++)
            await PutAsync(operatorClient, new ObjectKey("nodes", "", "", $"new-{i}"), "x");
        Assert.Equal(
            known + 6,
            Ok(await operatorClient.ListAsync(new RangeQuery(new KeyRange("nodes", "")), default)).Value.Items.Count
        );
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        var seen = 0;
        await foreach (
            var batch in operatorClient.WatchAsync(new WatchQuery(new KeyRange("nodes", ""), nodes), deadline.Token)
        )
            if ((seen += batch.Events.Count) == 6)
                break;
    }

    [Fact]
    public async Task A_cluster_that_holds_something_is_refused_by_name_and_left_as_it_was_unless_that_is_wanted()
    {
        using var folder = new TemporaryFolder();
        await using var cluster = new StoreCluster();
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync(StoreIdentity.OperatorOrganization);
        await PutAsync(client, Key(1), "one");
        await ClusterBackup.TakeAsync(client, folder["a.bak"], TimeProvider.System, null, default);
        await PutAsync(client, Key(2), "two");

        var refused = await Assert.ThrowsAsync<RestoreException>(() =>
            ClusterRestore.RunAsync(
                client,
                folder["a.bak"],
                new RestoreOptions(_ => false),
                TimeProvider.System,
                null,
                default
            )
        );
        Assert.Contains("holds 2 keys", refused.Message);
        Assert.Contains(Key(1).ToString(), refused.Message);
        Assert.Equal(2, (await ContentAsync(client, Revision.None)).Count);

        await ClusterRestore.RunAsync(
            client,
            folder["a.bak"],
            new RestoreOptions(_ => false, Overwrite: true),
            TimeProvider.System,
            null,
            default
        );
        Assert.Equal([Key(1)], (await ContentAsync(client, Revision.None)).Keys);
    }

    [Fact]
    public async Task A_restore_that_broke_off_is_run_again_to_its_end()
    {
        using var folder = new TemporaryFolder();
        Dictionary<ObjectKey, string> content;
        await using (var lost = new StoreCluster())
        {
            await lost.StartAsync(1, 2, 3);
            using var client = await lost.ClientAsync();
            for (var i = 0; i < 600; i++)
                await PutAsync(client, Key(i), $"v{i}");
            content = await ContentAsync(client, Revision.None);
            await ClusterBackup.TakeAsync(client, folder["a.bak"], TimeProvider.System, null, default);
        }
        await using var fresh = new StoreCluster();
        await fresh.StartAsync(1, 2, 3);
        using var operatorClient = await fresh.ClientAsync(StoreIdentity.OperatorOrganization);
        using var stop = new CancellationTokenSource();
        var half = new Progress(p =>
        {
            if (p.Keys == 300)
                stop.Cancel();
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            ClusterRestore.RunAsync(
                operatorClient,
                folder["a.bak"],
                new RestoreOptions(_ => false),
                TimeProvider.System,
                half,
                stop.Token
            )
        );
        Assert.NotNull(Ok(await operatorClient.GetAsync(ClusterRestore.MarkerKey, default)).Value);

        await ClusterRestore.RunAsync(
            operatorClient,
            folder["a.bak"],
            new RestoreOptions(_ => false),
            TimeProvider.System,
            null,
            default
        );
        Assert.Equal(content, await ContentAsync(operatorClient, Revision.None));
        Assert.Null(Ok(await operatorClient.GetAsync(ClusterRestore.MarkerKey, default)).Value);
    }

    [Fact]
    public async Task A_file_that_is_damaged_at_any_byte_or_cut_anywhere_is_refused_before_anything_is_written()
    {
        using var folder = new TemporaryFolder();
        await using var cluster = new StoreCluster(partitions: 1);
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync(StoreIdentity.OperatorOrganization);
        await PutAsync(client, Key(1), "one");
        await ClusterBackup.TakeAsync(client, folder["a.bak"], TimeProvider.System, null, default);
        var bytes = await File.ReadAllBytesAsync(folder["a.bak"]);
        for (var i = 0; i < bytes.Length; i++)
        {
            var damaged = (byte[])bytes.Clone();
            damaged[i] ^= 0x10;
            await File.WriteAllBytesAsync(folder["damaged"], damaged);
            Assert.Contains(
                folder["damaged"],
                Assert.Throws<BackupDamagedException>(() => ClusterRestore.Verify(folder["damaged"], default)).Message
            );
            await File.WriteAllBytesAsync(folder["damaged"], bytes[..i]);
            Assert.Throws<BackupDamagedException>(() => ClusterRestore.Verify(folder["damaged"], default));
        }
        await File.WriteAllBytesAsync(folder["damaged"], [.. bytes, 0]);
        Assert.Contains(
            "follow its end",
            Assert.Throws<BackupDamagedException>(() => ClusterRestore.Verify(folder["damaged"], default)).Message
        );
        await Assert.ThrowsAsync<BackupDamagedException>(() =>
            ClusterRestore.RunAsync(
                client,
                folder["damaged"],
                new RestoreOptions(_ => true),
                TimeProvider.System,
                null,
                default
            )
        );
        Assert.NotNull(Ok(await client.GetAsync(Key(1), default)).Value);
        Assert.Null(Ok(await client.GetAsync(ClusterRestore.MarkerKey, default)).Value);
    }

    [Fact]
    public async Task A_backup_that_cannot_be_written_leaves_nothing_and_one_that_is_there_is_not_overwritten()
    {
        using var folder = new TemporaryFolder();
        await using var cluster = new StoreCluster(partitions: 1);
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        await PutAsync(client, Key(1), "one");
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            ClusterBackup.TakeAsync(
                client,
                folder["a.bak"],
                TimeProvider.System,
                new Progress(_ => stop.Cancel()),
                stop.Token
            )
        );
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(folder["a.bak"])!));
        await ClusterBackup.TakeAsync(client, folder["a.bak"], TimeProvider.System, null, default);
        Assert.Contains(
            "is there already",
            (
                await Assert.ThrowsAsync<IOException>(() =>
                    ClusterBackup.TakeAsync(client, folder["a.bak"], TimeProvider.System, null, default)
                )
            ).Message
        );
    }

    [Fact]
    public async Task Only_an_operator_may_move_a_partition_and_not_to_anywhere()
    {
        await using var cluster = new StoreCluster(partitions: 1);
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        Assert.Contains(
            "only an operator",
            Assert
                .IsType<CommitResult.Invalid>(
                    await client.StartAboveAsync(PartitionId.System, new Revision(1L << 60), default)
                )
                .Reason
        );
        using var operatorClient = await cluster.ClientAsync(StoreIdentity.OperatorOrganization);
        Assert.Contains(
            "366 days",
            Assert
                .IsType<CommitResult.Invalid>(
                    await operatorClient.StartAboveAsync(PartitionId.System, new Revision(long.MaxValue), default)
                )
                .Reason
        );
    }

    [Fact]
    public void The_floor_is_above_what_the_lost_clusters_clocks_can_have_given_out()
    {
        var taken = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_000);
        var ahead = new BackupSummary(
            "c",
            Revision.Compose(taken.AddMinutes(20).ToUnixTimeMilliseconds(), 5, new PartitionId(3)),
            taken,
            1,
            0,
            0
        );
        var now = taken.AddDays(2);
        Assert.True(
            ClusterRestore.Floor(ahead, now)
                >= Revision.Compose(
                    now.AddMinutes(20).Add(ClusterRestore.ClockMargin).ToUnixTimeMilliseconds(),
                    0,
                    PartitionId.System
                )
        );
        // Our clock may be behind the one of the machine that took the backup.
        Assert.True(ClusterRestore.Floor(ahead, taken.AddDays(-1)) > ahead.Revision);
    }

    private static ObjectKey Key(int i) =>
        i % 10 == 0
            ? new ObjectKey("nodes", "", "", $"node-{i}")
            : new ObjectKey("pods", Tenants[i % Tenants.Length], "default", $"p{i}");

    private static async Task WriteAsync(
        KeyspaceClient client,
        int writer,
        List<(int, int, Revision)> acknowledged,
        CancellationToken stop
    )
    {
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            var revision = await PutAsync(client, Key(writer * 50 + i % 50), $"writer-{writer}-{i}");
            lock (acknowledged)
                acknowledged.Add((writer, i, revision));
        }
    }

    private static async Task<Revision> PutAsync(KeyspaceClient client, ObjectKey key, string value)
    {
        var json = $"{{\"v\":\"{value}\",\"rv\":\"{Hole}\"}}";
        return Assert
            .IsType<CommitResult.Committed>(
                await client.CommitAsync(
                    new Commit(
                        Guid.NewGuid(),
                        [],
                        [
                            new CommitOperation.Put(
                                key,
                                Encoding.UTF8.GetBytes(json),
                                json.IndexOf(Hole, StringComparison.Ordinal)
                            ),
                        ]
                    ),
                    default
                )
            )
            .Revision;
    }

    /// <summary>All pods and nodes, without their revisions.</summary>
    private static async Task<Dictionary<ObjectKey, string>> ContentAsync(KeyspaceClient client, Revision at)
    {
        var content = new Dictionary<ObjectKey, string>();
        foreach (var range in (KeyRange[])[new("pods"), new("nodes")])
        foreach (var item in await QuorumTests.AllAsync(client, range, at))
            content[item.Key] = Encoding
                .UTF8.GetString(item.Value.Span)
                .Replace(item.Revision.ToString(), Hole, StringComparison.Ordinal);
        return content;
    }

    private static ReadResult<T>.Ok Ok<T>(ReadResult<T> result) => Assert.IsType<ReadResult<T>.Ok>(result);

    private sealed class Progress(Action<BackupProgress> report) : IProgress<BackupProgress>
    {
        public void Report(BackupProgress value) => report(value);
    }
}
