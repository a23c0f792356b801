using System.Text;
using Arktos.Rpc;
using Arktos.Store.Disk;
using Arktos.Store.Log;
using Arktos.Store.RocksDb;
using Arktos.Store.Service;
using Arktos.StoreClient;
using Arktos.StoreClient.Wire;
using Google.Protobuf;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.Store.Tests.Faults;

public sealed class DiskFaultTests
{
    private static readonly Func<StoreOptions, StoreOptions> Busy = o =>
        o with
        {
            Log = new LogOptions(SegmentBytes: 1 << 20),
            RetainedLogEntries = 0,
            MaintenanceInterval = TimeSpan.FromMilliseconds(100),
            FlushInterval = TimeSpan.FromMilliseconds(200),
        };

    [MountFact]
    public async Task A_store_whose_disk_is_full_says_so_and_ends_and_loses_nothing_and_goes_on_when_there_is_room()
    {
        await using var cluster = new StoreCluster(partitions: 2, o => Busy(o) with { FreeBytesMin = 24 << 20 });
        var disk = cluster.MountDisk(3, 96);
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        await QuorumTests.PutAsync(client, "before", "x");
        disk.Fill("ballast", 28 << 20);
        var written = new List<string> { "before" };
        // Values that cannot be compressed, until the store has ended; every one of them is acknowledged by the others.
        var random = new Random(1);
        for (var i = 0; cluster.Failures.IsEmpty; i++)
        {
            Assert.True(i < 2000, "the disk never filled up");
            var value = new byte[50_000];
            random.NextBytes(value);
            await QuorumTests.PutAsync(client, $"k{i:d4}", Convert.ToHexString(value));
            written.Add($"k{i:d4}");
        }
        Assert.Contains(
            $"the disk of {cluster.FolderOf(3)} is full",
            StoreFault.Describe(cluster.Failures.First(), cluster.FolderOf(3), "")
        );
        await cluster.StopAsync(3);
        // It does not start while there is no room, and says so.
        disk.Fill("more", 20 << 20);
        var refused = Assert.Throws<IOException>(() => StoreHost.Open(cluster.Options(3), NullLoggerFactory.Instance));
        Assert.Contains("is full", StoreFault.Describe(refused, cluster.FolderOf(3), ""));
        File.Delete(Path.Combine(disk.Folder, "ballast"));
        File.Delete(Path.Combine(disk.Folder, "more"));
        cluster.Failures.Clear();
        await cluster.StartAsync(3);
        await EqualAsync(client);
        await cluster.StopAsync(1);
        Assert.Equal(written.Order(), await NamesAsync(client));
    }

    /// <summary>
    /// As an installation does that finds no room: it is an error of the file, not of the database, and what was
    /// written of the file goes.
    /// </summary>
    [MountFact]
    public void An_SST_that_finds_no_room_is_refused_and_leaves_the_room_to_others()
    {
        using var folder = new TemporaryFolder();
        using var disk = new SmallDisk(folder["disk"], 48);
        using var database = RocksDatabase.Open(Path.Combine(disk.Folder, "db"), new DatabaseOptions());
        var value = new byte[100_000];
        new Random(1).NextBytes(value);
        var free = new DriveInfo(disk.Folder).AvailableFreeSpace;
        using (var file = database.NewSst())
        {
            var refused = Assert.Throws<RocksDbException>(() =>
            {
                for (var i = 0; i < 2000; i++)
                    file.Put(Encoding.UTF8.GetBytes($"k{i:d6}"), value);
                file.Finish();
            });
            Assert.Contains("is full", StoreFault.Describe(refused, disk.Folder, ""));
        }
        Assert.InRange(new DriveInfo(disk.Folder).AvailableFreeSpace, free - (1 << 20), long.MaxValue);
        using var small = database.NewSst();
        small.Put("a"u8, "1"u8);
        small.Finish();
        database.Ingest([small]);
        Assert.Equal("1"u8.ToArray(), database.Get("a"u8));
    }

    [MountFact]
    public async Task A_store_whose_disk_is_read_only_says_so_and_starts_when_it_no_longer_is()
    {
        await using var cluster = new StoreCluster(partitions: 1);
        var disk = cluster.MountDisk(3, 512);
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        await QuorumTests.PutAsync(client, "before", "x");
        await cluster.StopAsync(3);
        disk.SetReadOnly(true);
        var refused = Assert.ThrowsAny<Exception>(() => StoreHost.Open(cluster.Options(3), NullLoggerFactory.Instance));
        var said = StoreFault.Describe(refused, cluster.FolderOf(3), "");
        Assert.True(
            said.Contains($"the disk of {cluster.FolderOf(3)} cannot be written to")
                && said.Contains("mount it for writing"),
            said
        );
        disk.SetReadOnly(false);
        await cluster.StartAsync(3);
        await QuorumTests.PutAsync(client, "after", "x");
        await EqualAsync(client);
    }

    [Theory]
    [InlineData(5, "Input/output error", "fails")]
    [InlineData(28, "No space left on device", "is full")]
    [InlineData(30, "Read-only file system", "cannot be written to")]
    public void A_sync_of_the_log_that_fails_is_final_and_named_with_what_to_do(int errno, string text, string said)
    {
        using var folder = new TemporaryFolder();
        var disk = new FaultyFolder(new FileFolder(folder["log"]));
        var failures = new List<Exception>();
        var failed = new ManualResetEventSlim();
        using var log = new SharedLog(
            LogRecovery.Open(disk, new LogOptions(SegmentBytes: 1 << 20), out _),
            e =>
            {
                lock (failures)
                    failures.Add(e);
                failed.Set();
            }
        );
        var done = 0;
        using (var first = new ManualResetEventSlim())
        {
            log.Submit(Write(1, () => first.Set()));
            Assert.True(first.Wait(TimeSpan.FromSeconds(90)));
        }
        disk.SyncFault = () => new IOException($"fdatasync failed: {text}");
        log.Submit(Write(2, () => Interlocked.Increment(ref done)));
        Assert.True(failed.Wait(TimeSpan.FromSeconds(90)));
        // The disk is well again, but what it holds is not known: nothing is written or reported any more.
        disk.SyncFault = null;
        log.Submit(Write(3, () => Interlocked.Increment(ref done)));
        log.Dispose();
        Assert.Equal(0, done);
        var message = StoreFault.Describe(Assert.Single(failures), "/data/az-a", "");
        Assert.Contains("the disk of /data/az-a " + said, message);
        Assert.Contains("Nothing acknowledged is lost", message);
        Assert.Equal(
            message,
            StoreFault.Describe(new IOException($"fdatasync failed: {text}", errno), "/data/az-a", "")
        );
    }

    /// <summary>As ext4 answers an fdatasync that was under way when it found damage.</summary>
    [MountFact]
    public void A_sync_that_failed_because_the_disk_turned_read_only_is_told_as_that()
    {
        using var data = new TemporaryFolder();
        using var disk = new SmallDisk(Path.Combine(data.Path, "keyspace"), mebibytes: 1);
        var failure = new IOException("merge files of the keyspace: While fdatasync: Input/output error");
        Assert.Contains($"the disk of {data.Path} fails", StoreFault.Describe(failure, data.Path, ""));
        disk.SetReadOnly(true);
        Assert.Contains("mount it for writing", StoreFault.Describe(failure, data.Path, ""));
    }

    [Fact]
    public async Task An_SST_with_a_flipped_bit_ends_the_store_that_reads_it_and_its_answers_are_never_wrong()
    {
        await using var cluster = new StoreCluster(partitions: 1, Busy);
        await cluster.StartAsync(1, 2, 3);
        using (var client = await cluster.ClientAsync())
            for (var i = 0; i < 100; i++)
                await QuorumTests.PutAsync(client, $"k{i:d2}", new string('v', 1000));
        await cluster.StopAsync(3);
        foreach (var file in Ssts(cluster))
        {
            var bytes = await File.ReadAllBytesAsync(file);
            // The first block of data.
            bytes[20] ^= 4;
            await File.WriteAllBytesAsync(file, bytes);
        }
        StoreHost? host = null;
        var refused = Record.Exception(() => host = StoreHost.Open(cluster.Options(3), NullLoggerFactory.Instance));
        if (refused is null)
        {
            // What opening does not read is found by the first read of it.
            await host!.DisposeAsync();
            await cluster.StartAsync(3);
            using var client = await cluster.ClientAsync();
            await QuorumTests.EventuallyAsync(async () =>
            {
                var hashes = await client.HashAsync(PartitionId.System, null, default);
                return hashes.Replicas.Single(r => r.Store.Id == 3).Problem.Contains("Corruption");
            });
            refused = cluster.Failures.First();
            Assert.Equal(100, (await NamesAsync(client)).Count);
        }
        var said = StoreFault.Describe(Assert.IsType<RocksDbException>(refused), cluster.FolderOf(3), "");
        Assert.True(
            said.Contains($"the keyspace in {cluster.FolderOf(3)} is damaged")
                && said.Contains("arktos store-node replace"),
            said
        );
        cluster.Failures.Clear();
    }

    [Fact]
    public async Task An_SST_that_is_cut_short_or_gone_keeps_the_store_from_starting_and_is_named()
    {
        await using var cluster = new StoreCluster(partitions: 1, Busy);
        await cluster.StartAsync(1, 2, 3);
        using (var client = await cluster.ClientAsync())
            for (var i = 0; i < 20; i++)
                await QuorumTests.PutAsync(client, $"k{i:d2}", new string('v', 1000));
        await cluster.StopAsync(3);
        var sst = Ssts(cluster)[^1];
        using (var file = File.OpenWrite(sst))
            file.SetLength(file.Length / 2);
        AssertNamed(cluster, sst);
        File.Delete(sst);
        AssertNamed(cluster, sst);
    }

    private static void AssertNamed(StoreCluster cluster, string sst)
    {
        var refused = Assert.Throws<RocksDbException>(() =>
            StoreHost.Open(cluster.Options(3), NullLoggerFactory.Instance)
        );
        var said = StoreFault.Describe(refused, cluster.FolderOf(3), "");
        Assert.True(
            said.Contains(Path.GetFileNameWithoutExtension(sst)) && said.Contains("arktos store-node replace"),
            said
        );
    }

    private static List<string> Ssts(StoreCluster cluster) =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(cluster.FolderOf(3), "keyspace"), "*.sst")
                .Order(StringComparer.Ordinal),
        ];

    private static async Task<List<string>> NamesAsync(KeyspaceClient client) =>
        [.. (await QuorumTests.AllAsync(client, QuorumTests.Pods)).Select(i => i.Key.Name)];

    private static Task EqualAsync(KeyspaceClient client) =>
        QuorumTests.EventuallyAsync(async () =>
        {
            foreach (var partition in client.Map.Partitions)
                if (!(await client.HashAsync(new PartitionId((ushort)partition.Id), null, default)).AreEqual)
                    return false;
            return true;
        });

    private static LogWrite Write(ulong index, Action done) =>
        new(
            new PartitionId(1),
            null,
            null,
            null,
            [
                new Raft.LogEntry(
                    new Raft.Term(1),
                    new Raft.LogIndex(index),
                    Raft.EntryKind.Normal,
                    Encoding.UTF8.GetBytes("x")
                ),
            ],
            _ => done()
        );

    private sealed class FaultyFolder(IDiskFolder inner) : IDiskFolder
    {
        public Func<Exception>? SyncFault { get; set; }

        public IReadOnlyList<string> List() => inner.List();

        public bool Exists(string name) => inner.Exists(name);

        public IDiskFile Open(string name) => new FaultyFile(this, inner.Open(name));

        public IDiskFile Create(string name) => new FaultyFile(this, inner.Create(name));

        public void Rename(string name, string newName) => inner.Rename(name, newName);

        public void Delete(string name) => inner.Delete(name);

        public void Sync() => inner.Sync();

        public string PathOf(string name) => inner.PathOf(name);
    }

    private sealed class FaultyFile(FaultyFolder folder, IDiskFile inner) : IDiskFile
    {
        public long Length => inner.Length;

        public int Read(Span<byte> into, long offset) => inner.Read(into, offset);

        public void Write(ReadOnlySpan<byte> bytes, long offset) => inner.Write(bytes, offset);

        public void Write(IReadOnlyList<ReadOnlyMemory<byte>> parts, long offset) => inner.Write(parts, offset);

        public void Sync()
        {
            if (folder.SyncFault is { } fault)
                throw fault();
            inner.Sync();
        }

        public void Dispose() => inner.Dispose();
    }
}
