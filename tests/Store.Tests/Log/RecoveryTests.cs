using System.Buffers.Binary;
using Arktos.Raft;
using Arktos.Store.Log;
using Arktos.StoreClient;

namespace Arktos.Store.Tests.Log;

public sealed class RecoveryTests
{
    private static readonly LogOptions Small = new(SegmentBytes: 4096);

    [Fact]
    public void A_torn_tail_is_cut_at_every_byte_of_the_last_frame_and_everything_before_it_is_kept()
    {
        using var folder = new TemporaryFolder();
        long before;
        using (var log = new LogFixture(folder.Path, Small))
        {
            for (ulong i = 1; i <= 3; i++)
                log.Write(
                    1,
                    new HardState(new Term(1), new ReplicaId(1), new LogIndex(i - 1)),
                    LogFixture.Entry(1, i, Data(i, 40))
                );
            before = FrameEnds(Only(folder))[^1];
            log.Write(1, null, LogFixture.Entry(1, 4, Data(4, 40)));
        }
        var file = Only(folder);
        var whole = File.ReadAllBytes(file);
        var end = FrameEnds(file)[^1];
        for (var torn = before; torn < end; torn++)
        {
            // What had not reached the disk reads as zeros.
            var bytes = whole.ToArray();
            bytes.AsSpan((int)torn, (int)(end - torn)).Clear();
            File.WriteAllBytes(file, bytes);
            using var log = new LogFixture(folder.Path, Small);
            // The last bytes of a frame may be zeros by themselves; then nothing was torn.
            var lost = !bytes.AsSpan().SequenceEqual(whole);
            Assert.Equal(new LogIndex(lost ? 3UL : 4UL), log.Group(1).LastIndex);
            Assert.Equal(Data(3, 40), log.Group(1).Entries(new LogIndex(3), new LogIndex(4), 1000)[0].Data.ToArray());
        }
    }

    [Fact]
    public void After_a_torn_tail_was_cut_the_log_goes_on_where_it_was()
    {
        using var folder = new TemporaryFolder();
        using (var log = new LogFixture(folder.Path, Small))
        {
            log.Write(1, null, LogFixture.Entry(1, 1, Data(1, 40)));
            log.Write(1, null, LogFixture.Entry(1, 2, Data(2, 400)));
        }
        var file = Only(folder);
        var bytes = File.ReadAllBytes(file);
        bytes[FrameEnds(file)[^1] - 1] ^= 1;
        File.WriteAllBytes(file, bytes);
        using (var log = new LogFixture(folder.Path, Small))
        {
            Assert.Equal(new LogIndex(1), log.Group(1).LastIndex);
            log.Write(1, null, LogFixture.Entry(2, 2, Data(22, 40)));
        }
        using (var log = new LogFixture(folder.Path, Small))
            Assert.Equal(Data(22, 40), log.Group(1).Entries(new LogIndex(2), new LogIndex(3), 1000)[0].Data.ToArray());
    }

    [Fact]
    public void A_flipped_bit_anywhere_before_the_last_frame_stops_the_store_and_names_file_and_offset()
    {
        using var folder = new TemporaryFolder();
        using (var log = new LogFixture(folder.Path, new LogOptions(SegmentBytes: 512)))
            for (ulong i = 1; i <= 8; i++)
                log.Write(1, null, LogFixture.Entry(1, i, Data(i, 100)));
        var files = Directory.GetFiles(folder.Path, "*.log").Order(StringComparer.Ordinal).ToList();
        Assert.True(files.Count > 2);
        foreach (var file in files)
        {
            var whole = File.ReadAllBytes(file);
            var ends = FrameEnds(file);
            var last = file == files[^1] ? ends[^2] : ends[^1];
            for (var at = 0; at < last; at++)
            {
                var bytes = whole.ToArray();
                bytes[at] ^= 0x10;
                File.WriteAllBytes(file, bytes);
                var damage = Assert.Throws<LogDamagedException>(() => new LogFixture(folder.Path, Small));
                Assert.Contains(file, damage.Message);
                Assert.Contains($"offset {ends.LastOrDefault(e => e <= at)}", damage.Message);
            }
            File.WriteAllBytes(file, whole);
        }
        using var again = new LogFixture(folder.Path, Small);
        Assert.Equal(new LogIndex(8), again.Group(1).LastIndex);
    }

    [Fact]
    public void A_segment_that_is_missing_between_others_is_named()
    {
        using var folder = new TemporaryFolder();
        using (var log = new LogFixture(folder.Path, new LogOptions(SegmentBytes: 512)))
            for (ulong i = 1; i <= 12; i++)
                log.Write(1, null, LogFixture.Entry(1, i, Data(i, 100)));
        var files = Directory.GetFiles(folder.Path, "*.log").Order(StringComparer.Ordinal).ToList();
        File.Delete(files[1]);
        Assert.Contains(
            Path.GetFileName(files[1]) + " is missing",
            Assert.Throws<LogDamagedException>(() => new LogFixture(folder.Path, Small)).Message
        );
    }

    [Fact]
    public void The_first_segments_cannot_be_missing_when_a_group_needs_them()
    {
        using var folder = new TemporaryFolder();
        using (var log = new LogFixture(folder.Path, new LogOptions(SegmentBytes: 512)))
            for (ulong i = 1; i <= 12; i++)
                log.Write(1, null, LogFixture.Entry(1, i, Data(i, 100)));
        File.Delete(Directory.GetFiles(folder.Path, "*.log").Order(StringComparer.Ordinal).First());
        Assert.Contains(
            "though its log ends at 0",
            Assert.Throws<LogDamagedException>(() => new LogFixture(folder.Path, Small)).Message
        );
    }

    [Fact]
    public void A_log_whose_first_segments_went_begins_in_the_middle_of_a_group()
    {
        using var folder = new TemporaryFolder();
        var options = new LogOptions(SegmentBytes: 512);
        using var log = new LogFixture(folder.Path, options);
        for (ulong i = 1; i <= 12; i++)
            log.Write(1, null, LogFixture.Entry(1, i, Data(i, 100)));
        log.Compact(1, 10);
        log.Write(1, null, LogFixture.Entry(1, 13, Data(13, 100)));
        WaitUntil(() => log.Log.SegmentCount <= 3);
        log.Reopen();
        Assert.Equal((new LogIndex(11), new LogIndex(13)), (log.Group(1).FirstIndex, log.Group(1).LastIndex));
    }

    [Fact]
    public void Segments_go_the_oldest_first_so_that_a_group_that_lags_keeps_all_after_its_own()
    {
        using var folder = new TemporaryFolder();
        using var log = new LogFixture(folder.Path, new LogOptions(SegmentBytes: 512));
        log.Write(2, null, LogFixture.Entry(1, 1, Data(1, 10)));
        for (ulong i = 1; i <= 12; i++)
            log.Write(1, null, LogFixture.Entry(1, i, Data(i, 100)));
        log.Compact(1, 12);
        log.Write(1, null, LogFixture.Entry(1, 13, Data(13, 100)));
        log.Reopen();
        Assert.Equal(new LogIndex(1), log.Group(2).LastIndex);
        Assert.Equal(new LogIndex(13), log.Group(1).LastIndex);
        // That a group was compacted is on the disk only when a segment went for it.
        log.Compact(1, 12);
        log.Compact(2, 1);
        WaitUntil(() => log.Log.SegmentCount <= 3);
        log.Reopen();
        Assert.Equal(new LogIndex(1), log.Group(2).Snapshot.Index);
    }

    [Fact]
    public void A_crash_between_a_rotations_checkpoint_and_the_batch_that_wanted_it_leaves_no_commit_beyond_the_log()
    {
        using var folder = new TemporaryFolder();
        var options = new LogOptions(SegmentBytes: 512);
        using (var log = new LogFixture(folder.Path, options))
            for (ulong i = 1; i <= 3; i++)
                log.Write(
                    1,
                    new HardState(new Term(1), new ReplicaId(1), new LogIndex(i)),
                    LogFixture.Entry(1, i, Data(i, 100))
                );
        // The last segment holds the checkpoint, then the batch: cut the batch.
        var file = Directory.GetFiles(folder.Path, "*.log").Order(StringComparer.Ordinal).Last();
        var ends = FrameEnds(file);
        Assert.Equal(2, ends.Count - 1);
        var bytes = File.ReadAllBytes(file);
        bytes.AsSpan((int)ends[^2]).Clear();
        File.WriteAllBytes(file, bytes);
        using var again = new LogFixture(folder.Path, options);
        Assert.True(
            again.Group(1).HardState.Commit <= again.Group(1).LastIndex,
            $"commit {again.Group(1).HardState.Commit}, log ends at {again.Group(1).LastIndex}"
        );
    }

    [Fact]
    public void What_a_recycled_segment_held_before_is_never_taken_for_new()
    {
        using var folder = new TemporaryFolder();
        using var log = new LogFixture(folder.Path, new LogOptions(SegmentBytes: 1024));
        ulong index = 0;
        for (var round = 0; round < 20; round++)
        {
            for (var i = 0; i < 10; i++)
            {
                index++;
                log.Write(1, null, LogFixture.Entry(1, index, Data(index, 90)));
            }
            log.Compact(1, index);
            log.Write(1, null, LogFixture.Entry(1, ++index, Data(index, 10)));
            log.Reopen();
            Assert.Equal(new LogIndex(index), log.Group(1).LastIndex);
        }
    }

    [Fact]
    public void Random_writes_truncations_compactions_snapshots_and_reopenings_equal_a_model() =>
        Seeds.Each(
            10,
            random =>
            {
                using var folder = new TemporaryFolder();
                var options = new LogOptions(SegmentBytes: 2048, BatchBytesMax: 600);
                using var log = new LogFixture(folder.Path, options);
                var models = Enumerable.Range(0, 3).Select(_ => new Model()).ToArray();
                for (var step = 0; step < 150; step++)
                {
                    var partition = (ushort)random.Next(3);
                    var model = models[partition];
                    switch (random.Next(12))
                    {
                        case < 8:
                            Append(random, log, partition, model);
                            break;
                        case 8 or 9 when model.Entries.Count > 0:
                            var count = random.Next(1, model.Entries.Count + 1);
                            model.Start = new SnapshotMetadata(
                                model.Entries[count - 1].Index,
                                model.Entries[count - 1].Term
                            );
                            model.Entries.RemoveRange(0, count);
                            log.Compact(partition, model.Start.Index.Value);
                            break;
                        case 10 when random.Next(3) == 0:
                            model.Start = new SnapshotMetadata(
                                new LogIndex(model.LastIndex + (ulong)random.Next(1, 5)),
                                new Term(++model.Term)
                            );
                            model.Entries.Clear();
                            model.Staged = $"file-{step}";
                            log.Write(partition, model.Hard, model.Start, model.Staged);
                            break;
                        case 11 when random.Next(2) == 0:
                            var carried = log.Carry(partition);
                            // Or the process ends before the worker has heard of it.
                            if (random.Next(3) > 0)
                                log.Carried(carried);
                            else
                                log.Reopen();
                            model.Staged = null;
                            break;
                        default:
                            log.Reopen();
                            break;
                    }
                    if (step % 10 == 9)
                        log.Reopen();
                    for (ushort p = 0; p < 3; p++)
                        Check(log.Group(p), models[p]);
                }
                Assert.Empty(log.Failures);
                Assert.True(Directory.GetFiles(folder.Path, "*.log").Length < 40);
            }
        );

    /// <summary>
    /// What the writer writes down before it lets a segment go must be what it goes by: a compaction may come between.
    /// </summary>
    [Fact]
    public void A_compaction_while_segments_are_let_go_leaves_a_log_that_opens()
    {
        using var folder = new TemporaryFolder();
        using var log = new LogFixture(folder.Path, new LogOptions(SegmentBytes: 16 << 10));
        // Other groups, for the writer to look through.
        const ushort others = 200;
        for (ushort p = 1; p <= others; p++)
            log.Write(p, null, LogFixture.Entry(1, 1, Data(1, 10)));
        for (ushort p = 1; p <= others; p++)
            log.Compact(p, 1);
        var last = 0UL;
        for (var round = 0; round < 100; round++)
        {
            for (var i = 0; i < 4; i++)
                log.Write(0, null, LogFixture.Entry(1, ++last, Data(last, 5000)));
            log.Compact(others, 1);
            Thread.SpinWait(round * 20);
            log.Compact(0, last - 1);
            log.Reopen();
            Assert.Equal(new LogIndex(last), log.Group(0).LastIndex);
        }
    }

    [Fact]
    public void A_group_that_keeps_old_segments_writes_its_log_again_and_they_go()
    {
        using var folder = new TemporaryFolder();
        using var log = new LogFixture(
            folder.Path,
            new LogOptions(SegmentBytes: 1024, CachedBytesMax: 0, CarryAfterSegments: 3, CarryBytesMax: 1000)
        );
        // Group 1 has no majority: what it has cannot be compacted. Of group 3 that would be too much.
        for (ulong i = 1; i <= 3; i++)
            log.Write(
                1,
                new HardState(new Term(1), new ReplicaId(2), LogIndex.Zero),
                LogFixture.Entry(1, i, Data(i, 100))
            );
        void Others(ulong from)
        {
            for (var i = from; i < from + 20; i++)
            {
                log.Write(2, null, LogFixture.Entry(1, i, Data(i, 400)));
                log.Compact(2, i);
            }
        }
        Others(1);
        WaitUntil(() => log.Group(1).IsToBeCarried);
        Assert.False(log.Group(2).IsToBeCarried);
        var before = log.Log.SegmentCount;
        Assert.True(before > 8);
        log.Group(1).ForgetCached();
        var carried = log.Carry(1);
        // Until its worker knows the new place it reads the old one.
        Others(21);
        Assert.True(log.Log.SegmentCount > before);
        CheckGroup1();
        log.Carried(carried);
        CheckGroup1();
        // One for each of what came after it, at most.
        WaitUntil(() => log.Log.SegmentCount < before + 3);
        Assert.DoesNotContain(
            Directory.GetFiles(folder.Path, "*.log"),
            f => f.EndsWith(Segment.NameOf(1), StringComparison.Ordinal)
        );
        log.Reopen();
        CheckGroup1();
        log.Write(1, null, LogFixture.Entry(2, 3, Data(33, 100)), LogFixture.Entry(2, 4, Data(4, 5000)));
        Others(41);
        // Now it is too much to be written again.
        Assert.False(log.Group(1).IsToBeCarried);
        log.Reopen();
        Assert.Equal(new LogIndex(4), log.Group(1).LastIndex);
        Assert.Equal(Data(33, 100), log.Group(1).Entries(new LogIndex(3), new LogIndex(4), 1000)[0].Data.ToArray());
        Assert.Empty(log.Failures);

        void CheckGroup1()
        {
            Assert.Equal(new ReplicaId(2), log.Group(1).HardState.Vote);
            Assert.Equal(
                [1, 2, 3],
                log.Group(1).Entries(new LogIndex(1), new LogIndex(4), 10_000).Select(e => (int)e.Index.Value)
            );
            for (ulong i = 1; i <= 3; i++)
                Assert.Equal(
                    Data(i, 100),
                    log.Group(1).Entries(new LogIndex(i), new LogIndex(i + 1), 10_000)[0].Data.ToArray()
                );
        }
    }

    [Fact]
    public void Logs_that_are_large_together_do_not_push_each_other_on()
    {
        using var folder = new TemporaryFolder();
        using var log = new LogFixture(
            folder.Path,
            new LogOptions(SegmentBytes: 1024, CarryAfterSegments: 2, CarryBytesMax: 1 << 20)
        );
        foreach (ushort p in (ushort[])[1, 3])
            log.Write(
                p,
                null,
                [.. Enumerable.Range(1, 8).Select(i => LogFixture.Entry(1, (ulong)i, Data((ulong)i, 400)))]
            );
        ulong last = 0;
        void Another()
        {
            log.Write(2, null, LogFixture.Entry(1, ++last, Data(last, 700)));
            log.Compact(2, last);
        }
        for (var i = 0; i < 10; i++)
            Another();
        WaitUntil(() => log.Group(1).IsToBeCarried && log.Group(3).IsToBeCarried);
        log.Carried(log.Carry(1));
        log.Carried(log.Carry(3));
        // Each is three segments large, so that the one lies further behind than two by the other alone; but that is no
        // reason to write them again.
        for (var i = 0; i < 5; i++)
        {
            Another();
            Assert.False(log.Group(1).IsToBeCarried || log.Group(3).IsToBeCarried);
        }
        for (var i = 0; i < 20; i++)
            Another();
        WaitUntil(() => log.Group(1).IsToBeCarried && log.Group(3).IsToBeCarried);
        Assert.Empty(log.Failures);
    }

    /// <summary>The end that was cut off is not compacted for as long as nothing comes in its place.</summary>
    [Fact]
    public void A_group_whose_end_was_cut_off_and_that_is_idle_keeps_no_segment()
    {
        using var folder = new TemporaryFolder();
        using var log = new LogFixture(folder.Path, new LogOptions(SegmentBytes: 1024, CarryAfterSegments: 3));
        log.Write(1, null, [.. Enumerable.Range(1, 10).Select(i => LogFixture.Entry(1, (ulong)i, Data((ulong)i, 10)))]);
        log.Write(1, null, LogFixture.Entry(2, 3, Data(3, 10)));
        log.Compact(1, 3);
        for (ulong i = 1; i <= 20; i++)
        {
            log.Write(2, null, LogFixture.Entry(1, i, Data(i, 400)));
            log.Compact(2, i);
        }
        WaitUntil(() => log.Group(1).IsToBeCarried);
        log.Carried(log.Carry(1));
        WaitUntil(() => log.Log.SegmentCount <= 3);
        log.Reopen();
        Assert.Equal((new LogIndex(4), new LogIndex(3)), (log.Group(1).FirstIndex, log.Group(1).LastIndex));
        Assert.Empty(log.Failures);
    }

    [Fact]
    public void A_log_whose_only_group_was_destroyed_opens()
    {
        using var folder = new TemporaryFolder();
        using var log = new LogFixture(folder.Path, Small);
        for (ulong i = 1; i <= 5; i++)
            log.Write(1, null, LogFixture.Entry(1, i, Data(i, 2000)));
        using (var done = new ManualResetEventSlim())
        {
            log.Log.Submit(LogWrite.Reset(new PartitionId(1), _ => done.Set()));
            Assert.True(done.Wait(TimeSpan.FromSeconds(90)));
        }
        log.Write(2, null, LogFixture.Entry(1, 1, Data(1, 10)));
        log.Reopen();
        Assert.Equal(new PartitionId(2), Assert.Single(log.Groups).Key);
        Assert.Equal(new LogIndex(1), log.Group(2).LastIndex);
    }

    [Fact]
    public void A_write_that_fails_is_told_once_and_nothing_after_it_is_reported_done()
    {
        using var folder = new TemporaryFolder();
        var log = new LogFixture(folder.Path, Small);
        log.Write(1, null, LogFixture.Entry(1, 1, Data(1, 10)));
        // The next segment cannot be made: something else has its name.
        Directory.CreateDirectory(Path.Combine(folder.Path, Segment.NameOf(2) + ".new"));
        var done = 0;
        log.Log.Submit(
            new LogWrite(
                new PartitionId(1),
                null,
                null,
                null,
                [LogFixture.Entry(1, 2, Data(2, 5000))],
                _ => Interlocked.Increment(ref done)
            )
        );
        log.Log.Submit(
            new LogWrite(
                new PartitionId(1),
                null,
                null,
                null,
                [LogFixture.Entry(1, 3, Data(3, 10))],
                _ => Interlocked.Increment(ref done)
            )
        );
        WaitUntil(() => !log.Failures.IsEmpty);
        log.Dispose();
        Assert.Equal(0, done);
        Assert.Single(log.Failures);
    }

    [Fact]
    public void An_entry_that_is_no_longer_in_memory_is_read_from_its_segment_and_checked()
    {
        using var folder = new TemporaryFolder();
        using var log = new LogFixture(folder.Path, new LogOptions(SegmentBytes: 8 << 20));
        for (ulong i = 1; i <= 3; i++)
            log.Write(1, null, LogFixture.Entry(1, i, Data(i, 2 << 20)));
        Assert.Equal(Data(1, 2 << 20), log.Group(1).Entries(new LogIndex(1), new LogIndex(2), 10)[0].Data.ToArray());
        var file = Only(folder);
        using (var handle = File.OpenHandle(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
            RandomAccess.Write(handle, [0xEE], 1 << 20);
        Assert.Contains(
            file,
            Assert.Throws<LogDamagedException>(() => log.Group(1).Entries(new LogIndex(1), new LogIndex(2), 10)).Message
        );
    }

    private static void Append(Random random, LogFixture log, ushort partition, Model model)
    {
        if (random.Next(4) == 0)
            model.Term++;
        // Now and then a leader of a later term replaces the end.
        if (model.Entries.Count > 0 && random.Next(5) == 0)
        {
            var keep = random.Next(model.Entries.Count);
            model.Entries.RemoveRange(keep, model.Entries.Count - keep);
            model.Term++;
        }
        var entries = new List<LogEntry>();
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var entry = LogFixture.Entry(model.Term, model.LastIndex + 1, RandomBytes(random, random.Next(300)));
            model.Entries.Add(entry);
            entries.Add(entry);
        }
        model.Commit = model.LastIndex;
        log.Write(partition, model.Hard, [.. entries]);
    }

    private static void Check(GroupLog group, Model model)
    {
        // A compaction that let no segment go may be forgotten by a reopening: then there is more than is needed.
        Assert.True(group.Snapshot.Index <= model.Start.Index);
        Assert.True(group.TryTermAt(model.Start.Index, out var term) && term == model.Start.Term);
        Assert.Equal(new LogIndex(model.LastIndex), group.LastIndex);
        Assert.True(group.HardState.Commit <= group.LastIndex);
        if (model.Entries.Count == 0)
            return;
        Assert.Equal(model.Hard, group.HardState);
        var entries = group.Entries(model.Start.Index.Next(), group.LastIndex.Next(), int.MaxValue);
        Assert.Equal(
            model.Entries.Select(e => (e.Term, e.Index, Convert.ToHexString(e.Data.Span))),
            entries.Select(e => (e.Term, e.Index, Convert.ToHexString(e.Data.Span)))
        );
    }

    private static byte[] Data(ulong index, int length) =>
        [.. Enumerable.Range(0, length).Select(i => (byte)(index * 31 + (ulong)i * 7 | 1))];

    private static byte[] RandomBytes(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    private static string Only(TemporaryFolder folder) => Assert.Single(Directory.GetFiles(folder.Path, "*.log"));

    /// <summary>0, and the end of each frame of a segment.</summary>
    private static List<long> FrameEnds(string file)
    {
        using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[RandomAccess.GetLength(handle)];
        RandomAccess.Read(handle, bytes, 0);
        var ends = new List<long> { 0 };
        while (ends[^1] + LogFrame.HeaderBytes < bytes.Length && bytes.AsSpan((int)ends[^1], 4).SequenceEqual("ARKL"u8))
            ends.Add(
                ends[^1]
                    + LogFrame.HeaderBytes
                    + BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan((int)ends[^1] + 8))
            );
        return ends;
    }

    private static void WaitUntil(Func<bool> condition) =>
        Assert.True(
            SpinWait.SpinUntil(condition, TimeSpan.FromSeconds(20)),
            "the condition did not come true within 20 s"
        );

    private sealed class Model
    {
        public SnapshotMetadata Start { get; set; }
        public ulong Term { get; set; } = 1;
        public ulong Commit { get; set; }
        public string? Staged { get; set; }
        public List<LogEntry> Entries { get; } = [];
        public ulong LastIndex => Start.Index.Value + (ulong)Entries.Count;
        public HardState Hard => new(new Term(Term), new ReplicaId(1), new LogIndex(Commit));
    }
}
