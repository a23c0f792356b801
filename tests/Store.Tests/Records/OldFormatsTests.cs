using System.IO.Compression;
using System.Text;
using Arktos.Raft;
using Arktos.Rpc;
using Arktos.Store.Backup;
using Arktos.Store.Partitions;
using Arktos.Store.Service;
using Arktos.StoreClient;
using Arktos.StoreClient.Records;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.Store.Tests.Records;

/// <summary>
/// What builds before records wrote is opened as it is: <c>WrittenBefore/README.md</c> says how it was made.
/// </summary>
public sealed class OldFormatsTests
{
    private const string Address = "127.77.0.1:46123";

    private static readonly ReplicaRecord Destroyed = new(
        new PartitionId(7),
        new ReplicaId(5UL << 32 | 1),
        new RaftConfiguration([new(5UL << 32 | 1), new(2), new(300)])
        {
            Learners = [new(9)],
            OutgoingVoters = [new(2), new(3)],
            LearnersNext = [new(3)],
        },
        IsHere: false
    );

    [Fact]
    public void The_partition_map_as_protobuf_is_read_and_written_as_a_record()
    {
        var map = PartitionMap.Decode(Value("map"));
        AssertOldMap(map);
        var written = map.Encode();
        Assert.True(RecordCodec.IsRecord(written));
        AssertOldMap(PartitionMap.Decode(written));
    }

    [Fact]
    public void Records_of_replicas_of_before_are_read_and_written_as_records()
    {
        var first = StoredReplica.Decode(new PartitionId(1), Value("replica-080001"));
        Assert.Equal(
            new ReplicaRecord(new PartitionId(1), new ReplicaId(1), new RaftConfiguration([new(1)]), IsHere: true),
            first
        );
        var gone = StoredReplica.Decode(new PartitionId(7), Value("replica-080007"));
        Assert.Equal(Destroyed, gone);
        var written = StoredReplica.Encode(gone);
        Assert.True(RecordCodec.IsRecord(written));
        Assert.Equal(gone, StoredReplica.Decode(new PartitionId(7), written));
    }

    /// <summary>
    /// They bear no checksum, so other ids may come out of other bytes; but never anything else than a record, or the
    /// refusal that names it.
    /// </summary>
    [Fact]
    public void Damaged_records_of_before_are_refused_by_name_with_what_to_do()
    {
        var whole = Value("replica-080007");
        for (var length = 0; length < whole.Length; length++)
            Refused(() => StoredReplica.Decode(new PartitionId(7), whole[..length]), "replica of partition 7");
        byte[] unknown = [.. whole[..9], 2, .. whole[10..]];
        Refused(() => StoredReplica.Decode(new PartitionId(7), unknown), "store-node replace");
        var map = Value("map");
        Refused(() => PartitionMap.Decode(map[..^1]), "the partition map");
        Refused(() => PartitionMap.Decode(Array.Empty<byte>()), "does not name partition 0");
        Refused(() => PartitionMap.Decode(Encoding.UTF8.GetBytes("{\"a\":1}")), "arktos restore");
    }

    [Fact]
    public void A_backup_of_format_1_is_read_like_one_of_today()
    {
        var path = Path.Combine(Written, "cluster.bak");
        var summary = ClusterRestore.Verify(path, default);
        Assert.Equal(
            ("old", new Revision(1882938344466284544), 2, 4L),
            (summary.ClusterId, summary.Revision, summary.Partitions, summary.Keys)
        );
        var items = BackupReader.Items(path).ToList();
        using var folder = new TemporaryFolder();
        var today = folder["today.bak"];
        using (
            var writer = new BackupWriter(
                today,
                new BackupHeader
                {
                    ClusterId = summary.ClusterId,
                    Revision = summary.Revision.Value,
                    TakenAt = summary.TakenAt.ToUnixTimeMilliseconds(),
                    Partitions = [0, 1],
                }
            )
        )
        {
            foreach (var item in items)
            {
                Assert.True(ObjectKey.TryDecode(item.Key.Span, out var key));
                writer.Add(
                    new PartitionId((ushort)(key.Resource == "partitionmap" ? 0 : 1)),
                    [
                        new KeyspaceItem(key, item.Value, new Revision(item.Revision), default, item.RevisionOffset)
                        {
                            Expires = item.Expires == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(item.Expires),
                        },
                    ]
                );
            }
            writer.Complete();
        }
        Assert.Equal(2, File.ReadAllBytes(today)[8]);
        Assert.Equal(summary, ClusterRestore.Verify(today, default));
        Assert.Equal(items.Select(Text), BackupReader.Items(today).Select(Text));
        Assert.Contains(items, i => i.Expires != 0);
        Assert.Contains(items, i => i.RevisionOffset > 0);
        AssertOldMap(PartitionMap.Decode(items.Single(i => Text(i).StartsWith("partitionmap", default)).Value));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_damaged_backup_of_any_format_is_refused_by_its_name(int format)
    {
        using var folder = new TemporaryFolder();
        var path = folder["b.bak"];
        if (format == 1)
            File.Copy(Path.Combine(Written, "cluster.bak"), path);
        else
            using (var writer = new BackupWriter(path, new BackupHeader { ClusterId = "c", Partitions = [0] }))
                writer.Complete();
        var whole = File.ReadAllBytes(path);
        for (var at = 0; at < whole.Length; at++)
        {
            var damaged = whole.ToArray();
            damaged[at] ^= 0x41;
            File.WriteAllBytes(path, damaged);
            AssertDamaged(path);
            File.WriteAllBytes(path, whole[..at]);
            AssertDamaged(path);
        }
    }

    [Fact]
    public async Task A_data_directory_of_format_2_is_opened_served_marked_and_written_on()
    {
        using var folder = new TemporaryFolder();
        var data = folder["data"];
        ZipFile.ExtractToDirectory(Path.Combine(Written, "store-1.zip"), data);
        Assert.Contains("\"format\":2", File.ReadAllText(Path.Combine(data, "store.json")));
        await using (var store = await OldStore.StartAsync(data))
        {
            Assert.Contains("\"format\":3", File.ReadAllText(Path.Combine(data, "store.json")));
            AssertOldMap(store.Client.Map);
            Assert.Contains(
                "\"name\":\"web\"",
                await store.ValueAsync(new ObjectKey("pods", "acme", "default", "web"))
            );
            Assert.False(RecordCodec.IsRecord((await store.StoredMapAsync()).Span));
            await store.Client.UpdateMapAsync(map => (map.Tenants["beta"] = 1) == 1, default);
            Assert.True(RecordCodec.IsRecord((await store.StoredMapAsync()).Span));
            // What was destroyed never comes back under an id of before.
            Assert.Equal(Destroyed, store.FindRecord(new PartitionId(7)));
        }
        await using (var again = await OldStore.StartAsync(data))
        {
            Assert.Equal(1u, again.Client.Map.Tenants["beta"]);
            Assert.Contains("\"name\":\"db\"", await again.ValueAsync(new ObjectKey("pods", "acme", "default", "db")));
        }
    }

    private static string Written => Path.Combine(AppContext.BaseDirectory, "Records", "WrittenBefore");

    private static byte[] Value(string name) =>
        Convert.FromHexString(
            File.ReadLines(Path.Combine(Written, "values.txt"))
                .Single(l => l.StartsWith(name + " ", StringComparison.Ordinal))[(name.Length + 1)..]
        );

    private static void AssertOldMap(PartitionMap map)
    {
        Assert.Equal(("old", 4u), (map.ClusterId, map.NextStore));
        Assert.Equal(
            [
                (1u, "az-a", Address, false),
                (2u, "az-b", "127.77.0.2:46123", false),
                (3u, "az-c", "127.77.0.3:46123", true),
            ],
            map.Stores.Select(s => (s.Id, s.Name, s.Address, s.Draining))
        );
        Assert.Equal([0u, 1u], map.Partitions.Select(p => p.Id));
        Assert.All(
            map.Partitions,
            p =>
            {
                Assert.Equal([1u], p.Stores);
                foreach (var replicas in (List<ulong>[])[p.Replicas, p.Members, p.First])
                    Assert.Equal([1UL], replicas);
                Assert.Equal((1u, true), (p.NextIncarnation, p.ByHash));
            }
        );
        Assert.Equal((0u, 1u), (map.Tenants["system"], map.Tenants["acme"]));
        Assert.Equal(PartitionRouter.SpreadResources, map.Spread);
    }

    private static void AssertDamaged(string path) =>
        Assert.StartsWith(
            path,
            Assert.Throws<BackupDamagedException>(() => ClusterRestore.Verify(path, default)).Message
        );

    private static void Refused(Action decode, string reason) =>
        Assert.Contains(reason, Assert.Throws<InvalidDataException>(decode).Message);

    private static string Text(BackupItem item) =>
        $"{Encoding.UTF8.GetString(item.Key.Span).Replace('\0', '/')} {Convert.ToHexString(item.Value.Span)} "
        + $"{item.Revision} {item.RevisionOffset} {item.Expires}";

    /// <summary>The store of the old directory, alone, and a client.</summary>
    private sealed class OldStore : IAsyncDisposable
    {
        private readonly StoreHost _host;

        private OldStore(StoreHost host, KeyspaceClient client) => (_host, Client) = (host, client);

        public KeyspaceClient Client { get; }

        public static async Task<OldStore> StartAsync(string data)
        {
            var authority = CertificateAuthority.Create("old stores");
            var host = StoreHost.Open(
                new StoreOptions
                {
                    Cluster = new ClusterConfiguration(
                        "old",
                        [new ConfiguredStore(1, "az-a", "az-a", Address)],
                        [new ConfiguredPartition(0, [1]), new ConfiguredPartition(1, [1])]
                    ),
                    Store = 1,
                    DataDirectory = data,
                    Authority = authority.Roots,
                    Failed = e => Assert.Fail(e.ToString()),
                    Certificate = authority.Issue(
                        new CertificateRequestDetails("store-1", [StoreIdentity.Organization], ["127.77.0.1"])
                    ),
                },
                NullLoggerFactory.Instance
            );
            await host.StartAsync(default);
            var client = new KeyspaceClient(
                new KeyspaceClientOptions
                {
                    Seeds = [Address],
                    Authority = authority.Roots,
                    Certificate = authority.Issue(
                        new CertificateRequestDetails("client", [StoreIdentity.OperatorOrganization], [])
                    ),
                }
            );
            using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(90));
            await client.ConnectAsync(deadline.Token);
            return new OldStore(host, client);
        }

        public ReplicaRecord? FindRecord(PartitionId partition) => ((IPartitionHost)_host).FindRecord(partition);

        public async Task<string> ValueAsync(ObjectKey key) => Encoding.UTF8.GetString((await ItemAsync(key)).Span);

        public Task<ReadOnlyMemory<byte>> StoredMapAsync() => ItemAsync(PartitionRouter.MapKey);

        public async ValueTask DisposeAsync()
        {
            Client.Dispose();
            await _host.DisposeAsync();
        }

        private async Task<ReadOnlyMemory<byte>> ItemAsync(ObjectKey key) =>
            Assert.IsType<ReadResult<KeyspaceItem?>.Ok>(await Client.GetAsync(key, default)).Value!.Value;
    }
}
