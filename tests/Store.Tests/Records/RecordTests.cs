using Arktos.Store.Backup;
using Arktos.Store.Keyspace;
using Arktos.Store.Partitions;
using Arktos.StoreClient.Records;
using MessagePack;
using MessagePack.Resolvers;

namespace Arktos.Store.Tests.Records;

/// <summary>
/// What is kept as MessagePack: every record has a golden file, and reads what a newer build, an older build or a
/// damaged disk makes of it.
/// </summary>
public sealed class RecordTests
{
    private static readonly Sample[] Samples =
    [
        Of(
            "partition-map.txt",
            "Two stores, of which one drains, and two partitions, of which one moves from store 3 to store 4; a tenant "
                + "that was moved once, and is on its way back, and one in parts.",
            new PartitionMap
            {
                ClusterId = "example",
                Stores =
                [
                    new StoreNode
                    {
                        Id = 1,
                        Name = "az-a",
                        Az = "az-a",
                        Address = "10.0.0.1:6451",
                    },
                    new StoreNode
                    {
                        Id = 300,
                        Name = "az-b",
                        Az = "az-b",
                        Address = "10.0.0.2:6451",
                        Draining = true,
                    },
                ],
                Partitions =
                [
                    new Partition
                    {
                        Id = 0,
                        Stores = [1, 2, 3],
                        Replicas = [1, 2, 3],
                        Members = [1, 2, 3],
                        First = [1, 2, 3],
                        NextIncarnation = 1,
                        ByHash = true,
                    },
                    new Partition
                    {
                        Id = 1023,
                        Stores = [1, 2, 3, 4],
                        Replicas = [1, 2, 1UL << 32 | 4],
                        Members = [1, 2, 3],
                        First = [1, 2, 3],
                        NextIncarnation = 2,
                    },
                ],
                Tenants = new() { ["acme"] = 1023, ["system"] = 0 },
                Spread = ["nodes", "leases.coordination.k8s.io/kube-node-lease"],
                NextStore = 301,
                Moves =
                [
                    new TenantMove
                    {
                        Tenant = "acme",
                        From = 1023,
                        To = 0,
                        Number = 2,
                        IsCancelled = true,
                        Problem = "partition 0 has no leader that answers",
                    },
                ],
                Past =
                [
                    new TenantPast
                    {
                        Tenant = "acme",
                        Partition = 0,
                        Until = 1882938344138557440,
                    },
                ],
                LastMove = 2,
                SpreadTenants =
                [
                    new SpreadTenant
                    {
                        Tenant = "large",
                        Partition = 1023,
                        At = 1882938344138557440,
                        Number = 1,
                    },
                ],
            }
        ),
        Of(
            "tenant-place.txt",
            "The home of a tenant in parts that was here, went elsewhere, and comes back.",
            new TenantPlace
            {
                Move = 3,
                Phase = TenantPhase.Arriving,
                Stays =
                [
                    new TenantStay { Fence = 1882938344138557440, Until = 1882938344138557441 },
                    new TenantStay
                    {
                        From = 1882938344138557450,
                        Fence = 1882938344138557460,
                        Until = 1882938344138557470,
                    },
                ],
                Sequence = 300,
                IsCopied = true,
                Cursor = "pods\0acme\0default\0web"u8.ToArray(),
                Through = 1882938344138557480,
                Other = 7,
                SpreadAt = 1882938344138557400,
            }
        ),
        Of(
            "replica.txt",
            "The second replica that store 1 had of a partition, which is gone; with every kind of member.",
            new StoredReplica
            {
                Replica = 1UL << 32 | 1,
                IsHere = false,
                Voters = [1UL << 32 | 1, 2, 300],
                OutgoingVoters = [2, 3],
                Learners = [9],
                LearnersNext = [3],
            }
        ),
        Of(
            "backup-header.txt",
            "What a backup of two partitions begins with.",
            new BackupHeader
            {
                ClusterId = "example",
                Revision = 1882938344138557440,
                TakenAt = 1795709939000,
                Version = "0.1.0",
                Partitions = [0, 1],
            }
        ),
        Of(
            "backup-items.txt",
            "Two keys of a backup: one whose value bears its revision, one that goes some day.",
            new BackupItems
            {
                Partition = 1,
                Items =
                [
                    new BackupItem
                    {
                        Key = "pods\0acme\0default\0web"u8.ToArray(),
                        Value = "{\"v\":\"1882938344138557440\"}"u8.ToArray(),
                        Revision = 1882938344138557440,
                        RevisionOffset = 6,
                    },
                    new BackupItem
                    {
                        Key = "leases\0\0\0a"u8.ToArray(),
                        Value = "{}"u8.ToArray(),
                        Revision = 1882938344138557441,
                        RevisionOffset = -1,
                        Expires = 1795709999000,
                    },
                ],
            }
        ),
        Of(
            "backup-trailer.txt",
            "What a backup ends with.",
            new BackupTrailer
            {
                Partitions =
                [
                    new BackupCount
                    {
                        Partition = 0,
                        Keys = 2,
                        Bytes = 292,
                    },
                    new BackupCount
                    {
                        Partition = 1,
                        Keys = 70_000,
                        Bytes = 5_000_000_000,
                    },
                ],
                Sha256 = Enumerable.Range(0, 32).Select(i => (byte)i).ToArray(),
            }
        ),
    ];

    public static TheoryData<string> Files => [.. Samples.Select(s => s.File)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_record_is_written_as_its_golden_file_says_and_read_from_it(string file)
    {
        var sample = Named(file);
        var text = new RecordText(sample.Type, sample.Encoded);
        var golden = $"# {sample.Type.Name}. {sample.Meaning}\n{text.Text}";
        RecordFile.Check(file, golden);
        Assert.Equal(sample.Encoded, RecordFile.Bytes(golden));
        Assert.Equal(sample.Encoded, sample.Recode(RecordFile.Bytes(golden)));
    }

    /// <summary>
    /// The library would write the same by the attributes: the tables of keys and the attributes cannot differ.
    /// </summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void A_record_is_what_its_attributes_say(string file)
    {
        var sample = Named(file);
        Assert.Equal(sample.Encoded[2..], sample.ByAttributes());
    }

    [Fact]
    public void Every_type_with_keys_has_a_golden_file()
    {
        var types = new[] { typeof(PartitionMap), typeof(StoredReplica) }
            .SelectMany(t => t.Assembly.GetTypes())
            .Where(RecordText.IsObject);
        var met = Samples.SelectMany(s => new RecordText(s.Type, s.Encoded).Met).Distinct();
        Assert.Equal(types.Select(t => t.Name).Order(), met.Select(t => t.Name).Order());
        Assert.Equal(
            Samples.Select(s => s.File).Order(),
            Directory
                .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Records", "golden"))
                .Select(f => Path.GetFileName(f))
                .Order()
        );
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Keys_of_a_newer_build_are_passed_over(string file)
    {
        var sample = Named(file);
        var newer = new RecordText(sample.Type, sample.Encoded).Extended;
        Assert.True(newer.Length > sample.Encoded.Length);
        Assert.Equal(sample.Encoded, sample.Recode(newer));
    }

    [Fact]
    public void Keys_that_an_older_build_did_not_write_have_their_defaults()
    {
        byte[] stored = [0xC1, 1, 0x91, 5];
        var record = RecordCodec.Decode<StoredReplica>(stored, "it", "Do.");
        Assert.Equal((5UL, false), (record.Replica, record.IsHere));
        Assert.Empty(record.Voters);
    }

    [Theory]
    [InlineData("", "it does not begin as a record does")]
    [InlineData("7B 7D 7D", "it does not begin as a record does")]
    [InlineData("C1 02 91 05", "is of version 2, this build reads version 1")]
    [InlineData("C1 01 91", "")]
    [InlineData("C1 01 91 05 05", "bytes follow its end at 4")]
    [InlineData("C1 01 91 A1 41", "")]
    [InlineData("C1 01 91 C0", "")]
    [InlineData("C1 01 91 00", "it names no replica")]
    [InlineData("C1 01 93 05 C3 DD 7F FF FF FF", "")]
    [InlineData("C1 01 93 05 C3 92 02 02", "replicas are not distinct")]
    public void A_broken_record_is_refused_by_its_name_with_what_to_do(string bytes, string reason)
    {
        byte[] stored = [.. bytes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(b => Convert.ToByte(b, 16))];
        var error = Assert.Throws<InvalidDataException>(() =>
            RecordCodec.Decode<StoredReplica>(stored, "the record of Ada", "Ask her.")
        );
        Assert.StartsWith("the record of Ada is ", error.Message);
        Assert.Contains(reason, error.Message);
        if (!error.Message.Contains("of version", StringComparison.Ordinal))
            Assert.EndsWith("Ask her.", error.Message);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Whatever_a_disk_makes_of_a_record_it_is_read_or_refused(string file)
    {
        var sample = Named(file);
        var refused = 0;
        foreach (var damaged in Damaged(sample.Encoded))
            try
            {
                sample.Recode(damaged);
            }
            catch (InvalidDataException e)
            {
                Assert.StartsWith(sample.File, e.Message);
                refused++;
            }
        // Most of what is cut short, at the least.
        Assert.True(refused > sample.Encoded.Length / 2, $"only {refused} were refused");
    }

    [Fact]
    public void Neither_depth_nor_length_takes_the_reader_down()
    {
        // An unknown key of arrays in arrays is passed over like any other.
        byte[] header = [0xC1, 1, 0x96, 0xA1, 0x41, 0, 0, 0xA0, 0x90];
        byte[] deep = [.. header, .. Enumerable.Repeat((byte)0x91, BackupFrame.BytesMax - header.Length - 1), 0xC0];
        Assert.Equal("A", RecordCodec.Decode<BackupHeader>(deep, "it", "Do.").ClusterId);
        byte[] @long = [0xC1, 1, 0x91, .. new byte[64 << 10]];
        Assert.Contains(
            "can have 65536 at most",
            Assert.Throws<InvalidDataException>(() => RecordCodec.Decode<StoredReplica>(@long, "it", "Do.")).Message
        );
    }

    [Fact]
    public void Equal_maps_are_equal_bytes_in_whatever_order_tenants_came()
    {
        PartitionMap Map(params string[] tenants) =>
            new() { Partitions = [new Partition()], Tenants = tenants.ToDictionary(t => t, _ => 0u) };
        Assert.Equal(Map("b", "a", "c").Encode(), Map("c", "b", "a").Encode());
    }

    [Theory]
    [InlineData("names a partition 1024", 0u, 1024u)]
    [InlineData("names a partition twice", 0u, 0u)]
    [InlineData("does not name partition 0", 1u, 2u)]
    [InlineData("tenant acme lives in a partition that it does not name", 0u, 2u)]
    public void A_partition_map_that_cannot_be_is_refused(string reason, uint one, uint two)
    {
        var map = new PartitionMap
        {
            Partitions = [new Partition { Id = one }, new Partition { Id = two }],
            Tenants = new() { ["acme"] = 1 },
        };
        var error = Assert.Throws<InvalidDataException>(() => PartitionMap.Decode(map.Encode()));
        Assert.Contains(reason, error.Message);
        Assert.StartsWith("the partition map", error.Message);
        Assert.Contains("arktos restore", error.Message);
    }

    private static IEnumerable<byte[]> Damaged(byte[] whole)
    {
        for (var at = 0; at < whole.Length; at++)
        {
            yield return whole[..at];
            foreach (
                var value in (byte[])[0x00, 0x7F, 0x90, 0x9F, 0xA1, 0xC0, 0xC1, 0xC6, 0xCF, 0xD3, 0xDD, 0xDF, 0xFF]
            )
            {
                var damaged = whole.ToArray();
                damaged[at] = value;
                yield return damaged;
            }
        }
    }

    private static Sample Named(string file) => Samples.Single(s => s.File == file);

    private static Sample Of<T>(string file, string meaning, T record)
        where T : class, IRecord<T> =>
        new(
            file,
            meaning,
            typeof(T),
            RecordCodec.Encode(record),
            bytes => RecordCodec.Encode(RecordCodec.Decode<T>(bytes, file, "Do.")),
            () => MessagePackSerializer.Serialize(record, StandardResolverAllowPrivate.Options)
        );

    /// <param name="Recode">Reads a record, and writes what was read.</param>
    /// <param name="ByAttributes">What the library writes of it by the attributes.</param>
    private sealed record Sample(
        string File,
        string Meaning,
        Type Type,
        byte[] Encoded,
        Func<byte[], byte[]> Recode,
        Func<byte[]> ByAttributes
    );
}
