using System.Text;
using Arktos.Raft;
using Arktos.Store.Keyspace;
using Arktos.Store.Replication;
using Arktos.Store.RocksDb;
using Arktos.StoreClient;
using Arktos.StoreClient.Wire;
using Google.Protobuf;
using static Arktos.Store.Tests.Keyspace.PartitionFixture;

namespace Arktos.Store.Tests.Keyspace;

public sealed class KeyspaceTests
{
    [Fact]
    public void Reads_at_every_revision_and_events_from_every_revision_equal_a_model() =>
        Seeds.Each(
            6,
            random =>
            {
                using var keyspace = new PartitionFixture();
                var state = new SortedDictionary<string, string>(StringComparer.Ordinal);
                var history = new List<(Revision Revision, List<string> State)> { (At(0), []) };
                var events = new List<(Revision Revision, string Text)>();
                var compacted = Revision.None;
                for (var step = 1; step <= 120; step++)
                {
                    var revision = At(step * 10);
                    ApplyRandom(random, keyspace, state, events, revision);
                    history.Add((revision, [.. state.Select(p => $"{p.Key}={p.Value}")]));
                    if (random.Next(30) == 0)
                    {
                        var target = history[random.Next(history.Count)].Revision;
                        while (keyspace.Keyspace.Compact(target, eventsMax: 3)) { }
                        if (target > compacted)
                            compacted = target;
                    }
                    if (random.Next(20) == 0)
                        keyspace.Reopen();
                }
                var last = history[^1].Revision;
                foreach (var (revision, expected) in history.Where(h => h.Revision >= compacted))
                {
                    Assert.Equal(expected, keyspace.ReadAll(revision));
                    // Each key on its own, and each page after a key.
                    foreach (var name in Names)
                    {
                        var key = Key(name).ToByteArray();
                        Assert.Equal(
                            expected.Where(e => e.StartsWith(name + "=", StringComparison.Ordinal)),
                            keyspace.Read(key, [.. key, 0], revision)
                        );
                        Assert.Equal(
                            expected.Where(e => string.CompareOrdinal(e[..e.IndexOf('=')], name) > 0),
                            keyspace.Read([.. key, 0], Key("\u007f").ToByteArray(), revision)
                        );
                    }
                    Assert.Equal(
                        events.Where(e => e.Revision > revision).Select(e => e.Text),
                        EventsAfter(keyspace, revision, random.Next(1, 50))
                    );
                }
                if (compacted > At(10))
                {
                    Assert.False(
                        EventReader.TryRead(
                            keyspace.Database,
                            Id,
                            new Revision(compacted.Value - 1),
                            10,
                            [],
                            out var oldest
                        )
                    );
                    Assert.Equal(compacted, oldest);
                }
                AssertNothingIsLeftOfWhatIsCompacted(keyspace, compacted, events.Count(e => e.Revision > compacted));
            }
        );

    [Fact]
    public void Apply_is_the_same_however_entries_are_batched() =>
        Seeds.Each(
            4,
            random =>
            {
                using var one = new PartitionFixture();
                using var other = new PartitionFixture();
                var entries = new List<LogEntry>();
                var milliseconds = 0L;
                for (var i = 1UL; i <= 200; i++)
                {
                    milliseconds += random.Next(20) == 0 ? 3_600_000 : random.Next(1, 50);
                    var commit = RandomCommit(random);
                    commit.CommitId = ByteString.CopyFrom(new Guid(random.Next(60), 0, 0, new byte[8]).ToByteArray());
                    entries.Add(
                        random.Next(15) == 0
                            ? new LogEntry(new Term(i / 50), new LogIndex(i), EntryKind.Empty, default)
                            : new LogEntry(
                                new Term(i / 50),
                                new LogIndex(i),
                                EntryKind.Normal,
                                Command.Encode(At(milliseconds), commit)
                            )
                    );
                }
                var outcomes = entries.SelectMany(e => one.Keyspace.Apply([e])).Select(Describe).ToList();
                var split = new List<string>();
                for (var i = 0; i < entries.Count; )
                {
                    var count = Math.Min(entries.Count - i, random.Next(1, 40));
                    split.AddRange(other.Keyspace.Apply(entries.GetRange(i, count)).Select(Describe));
                    i += count;
                    if (random.Next(4) == 0)
                        other.Reopen();
                }
                Assert.Equal(outcomes, split);
                Assert.Equal(one.Hash(), other.Hash());
                Assert.Equal(one.Keyspace.State, other.Keyspace.State);
            }
        );

    [Fact]
    public void A_condition_that_does_not_hold_leaves_everything_as_it_was_and_says_what_is_there()
    {
        using var keyspace = new PartitionFixture();
        var first = keyspace.Apply(Commit(Put("a", "1"))).Revision;
        foreach (
            var (condition, holds) in new[]
            {
                (Absent("a"), false),
                (Absent("b"), true),
                (new Condition { Kind = Condition.Types.Kind.Exists, Key = Key("a") }, true),
                (new Condition { Kind = Condition.Types.Kind.Exists, Key = Key("b") }, false),
                (
                    new Condition
                    {
                        Kind = Condition.Types.Kind.RevisionEquals,
                        Key = Key("a"),
                        Revision = first.Value,
                    },
                    true
                ),
                (
                    new Condition
                    {
                        Kind = Condition.Types.Kind.RevisionEquals,
                        Key = Key("a"),
                        Revision = first.Value - 1,
                    },
                    false
                ),
                (
                    new Condition
                    {
                        Kind = Condition.Types.Kind.RevisionEquals,
                        Key = Key("b"),
                        Revision = 0,
                    },
                    false
                ),
                (new Condition { Kind = (Condition.Types.Kind)99, Key = Key("a") }, false),
            }
        )
        {
            var commit = Commit(Put("c", "x"));
            commit.Conditions.Add(new Condition { Kind = Condition.Types.Kind.Exists, Key = Key("a") });
            commit.Conditions.Add(condition);
            var outcome = keyspace.Apply(commit);
            Assert.Equal(holds ? -1 : 1, outcome.FailedCondition);
            if (!holds)
                Assert.Equal(condition.Key == Key("a"), outcome.Current is not null);
            Assert.Equal(holds ? ["a=1", "c=x"] : ["a=1"], keyspace.ReadAll(keyspace.Keyspace.State.Revision));
            keyspace.Apply(Commit(Delete("c")));
        }
    }

    [Fact]
    public void The_revision_is_written_into_the_hole_of_a_value_and_of_its_deletion()
    {
        using var keyspace = new PartitionFixture();
        var put = keyspace.Apply(Commit(Put("a", "<0000000000000000000>", 1))).Revision;
        Assert.Equal([$"a=<{put}>"], keyspace.ReadAll(put));
        var deleted = keyspace.Apply(Commit(Delete("a"))).Revision;
        Assert.Equal($"Delete a=<{deleted}> was <{put}> @{deleted}", EventsAfter(keyspace, put, 10).Single());
    }

    [Fact]
    public void A_commit_id_is_answered_again_after_a_restart_a_snapshot_and_a_leap_of_the_clock()
    {
        using var keyspace = new PartitionFixture();
        var commit = Commit(Put("a", "1"));
        commit.CommitId = ByteString.CopyFrom(Guid.NewGuid().ToByteArray());
        var first = keyspace.Apply(commit, At(0)).Revision;
        Assert.Equal(first, keyspace.Apply(commit, At(100)).Revision);
        keyspace.Reopen();
        Assert.Equal(first, keyspace.Apply(commit, At(200)).Revision);
        keyspace.Apply(Commit(Put("a", "2")), At(3 * 3_600_000));
        Assert.Equal(first, keyspace.Apply(commit, At(3 * 3_600_000 + 1)).Revision);
        using var copy = new PartitionFixture();
        CopyTo(keyspace, copy);
        Assert.Equal(first, copy.Apply(commit, At(3 * 3_600_000 + 2)).Revision);
        Assert.Equal(["a=2"], copy.ReadAll(copy.Keyspace.State.Revision));
    }

    [Fact]
    public void What_many_commits_demand_to_exist_is_missed_as_soon_as_it_goes_and_found_when_it_comes_back()
    {
        using var keyspace = new PartitionFixture();
        int Demand(string name)
        {
            var commit = Commit(Put("z", "1"));
            commit.Conditions.Add(new Condition { Kind = Condition.Types.Kind.Exists, Key = Key(name) });
            return keyspace.Apply(commit).FailedCondition;
        }

        const int Many = 200;
        for (var i = 0; i < Many; i++)
        {
            keyspace.Apply(Commit(Put($"n{i}", "1")));
            Assert.Equal((-1, -1), (Demand($"n{i}"), Demand($"n{i}")));
        }
        var seen = keyspace.Apply(Commit(Put("n150", "2"))).Revision;
        int DemandAsSeen()
        {
            var commit = Commit(Put("z", "1"));
            commit.Conditions.Add(
                new Condition
                {
                    Kind = Condition.Types.Kind.RevisionEquals,
                    Key = Key("n150"),
                    Revision = seen.Value,
                }
            );
            return keyspace.Apply(commit).FailedCondition;
        }

        Assert.Equal((-1, -1), (DemandAsSeen(), DemandAsSeen()));
        keyspace.Apply(Commit(Delete("n150")));
        Assert.Equal((0, 0), (Demand("n150"), DemandAsSeen()));
        keyspace.Apply(Commit(Put("n150", "3")));
        Assert.Equal((-1, 0), (Demand("n150"), DemandAsSeen()));
        keyspace.Apply(Commit(DeleteRange("n1", "n2")));
        Assert.Equal((0, 0, -1), (Demand("n150"), Demand("n199"), Demand("n2")));
        using var other = new PartitionFixture();
        other.Apply(Commit(Put("elsewhere", "1")));
        CopyTo(other, keyspace);
        Assert.Equal((0, -1), (Demand("n2"), Demand("elsewhere")));
    }

    [Fact]
    public void A_commit_that_failed_fails_again_though_its_condition_holds_by_now()
    {
        using var keyspace = new PartitionFixture();
        keyspace.Apply(Commit(Put("a", "1")));
        var create = Commit(Put("a", "mine"));
        create.Conditions.Add(Absent("a"));
        create.CommitId = ByteString.CopyFrom(Guid.NewGuid().ToByteArray());
        Assert.Equal(0, keyspace.Apply(create).FailedCondition);
        keyspace.Apply(Commit(Delete("a")));
        keyspace.Reopen();
        Assert.Equal(0, keyspace.Apply(create).FailedCondition);
        Assert.Empty(keyspace.ReadAll(keyspace.Keyspace.State.Revision));
    }

    [Fact]
    public void Commit_ids_are_forgotten_after_two_minutes_of_commits()
    {
        using var keyspace = new PartitionFixture();
        var commit = Commit(Put("a", "1"));
        commit.CommitId = ByteString.CopyFrom(Guid.NewGuid().ToByteArray());
        var first = keyspace.Apply(commit, At(0)).Revision;
        for (var second = 1; second < 120; second++)
            keyspace.Apply(Commit(Put("b", "x")), At(second * 1000));
        Assert.Equal(first, keyspace.Apply(commit, At(120_000)).Revision);
        keyspace.Apply(Commit(Put("b", "x")), At(121_500));
        Assert.NotEqual(first, keyspace.Apply(commit, At(122_000)).Revision);
    }

    [Fact]
    public void Deleting_a_range_sees_what_came_before_it_in_the_same_batch_and_is_written_as_a_whole()
    {
        using var keyspace = new PartitionFixture();
        var entries = new List<LogEntry>
        {
            new(
                new Term(1),
                new LogIndex(1),
                EntryKind.Normal,
                Command.Encode(At(1), Commit(Put("a", "1"), Put("b", "1"), Put("c", "1")))
            ),
            new(
                new Term(1),
                new LogIndex(2),
                EntryKind.Normal,
                Command.Encode(At(2), Commit(Put("z", "1"), DeleteRange("a", "c"), DeleteRange("b", "d")))
            ),
        };
        keyspace.Keyspace.Apply(entries);
        Assert.Equal(["z=1"], keyspace.ReadAll(At(2)));
        Assert.Equal(["a=1", "b=1", "c=1"], keyspace.ReadAll(At(1)));
        Assert.Equal(
            ["Put z", "Delete a", "Delete b", "Delete c"],
            EventsAfter(keyspace, At(1), 100).Select(e => e[..e.IndexOf('=')])
        );
    }

    [Fact]
    public void A_range_of_more_than_65536_keys_can_be_deleted()
    {
        using var keyspace = new PartitionFixture();
        const int Count = 66_000;
        for (var i = 0; i < Count; i += 1000)
            keyspace.Apply(Commit([.. Enumerable.Range(i, 1000).Select(n => Put($"k{n:d6}", "v"))]));
        var before = keyspace.Keyspace.State.Revision;
        keyspace.Apply(Commit(DeleteRange("a", "z")));
        Assert.Empty(keyspace.ReadAll(keyspace.Keyspace.State.Revision));
        Assert.Equal(Count, EventsAfter(keyspace, before, 1000).Count);
    }

    [Fact]
    public void A_snapshot_takes_the_place_of_everything_and_streams_go_on_from_it()
    {
        using var source = new PartitionFixture();
        using var target = new PartitionFixture();
        var early = source.Apply(Commit(Put("a", "1"))).Revision;
        source.Apply(Commit(Put("a", "2"), Put("b", "1")));
        source.Apply(Commit(Delete("b")));
        target.Apply(Commit(Put("gone", "x")));
        CopyTo(source, target);
        Assert.Equal(source.Hash(), target.Hash());
        Assert.Equal(source.Keyspace.State, target.Keyspace.State);
        Assert.Equal(["a=2"], target.ReadAll(target.Keyspace.State.Revision));
        Assert.Equal(["a=1"], target.ReadAll(early));
        Assert.False(target.Keyspace.Recent.TryRead(early, 10, [], out _));
        Assert.Equal(EventsAfter(source, early, 10), EventsAfter(target, early, 10));
    }

    [Fact]
    public void An_installation_that_breaks_off_does_not_look_like_a_whole_one()
    {
        using var source = new PartitionFixture();
        using var target = new PartitionFixture();
        for (var i = 0; i < 40; i++)
            source.Apply(Commit(Put($"k{i}", new string('v', 400_000))));
        var content = Content(source);
        var state = source.Keyspace.State;
        Assert.Throws<IOException>(() =>
            target.Keyspace.Install(BreakOff(content, content.Count / 2), state.Index, state.Term)
        );
        target.Reopen();
        Assert.Equal(LogIndex.Zero, target.Keyspace.State.Index);
        // Streams have nothing to say meanwhile, rather than a part.
        var events = new List<PartitionEvent>();
        Assert.True(EventReader.TryRead(target.Database, Id, Revision.None, 1000, events, out var through));
        Assert.Equal((0, Revision.None), (events.Count, through));
        target.Keyspace.Install(content, state.Index, state.Term);
        Assert.Equal(source.Hash(), target.Hash());
    }

    [Theory]
    [InlineData("a key of 1100 bytes is too long", 1100, 10)]
    [InlineData("is too long: at most 3145728 are kept", 10, (3 << 20) + 1)]
    public void Too_much_is_refused_with_the_reason(string reason, int keyBytes, int valueBytes)
    {
        var operation = new Operation
        {
            Key = ByteString.CopyFrom([.. new byte[3], .. Enumerable.Repeat((byte)'x', keyBytes - 3)]),
            Value = ByteString.CopyFrom(new byte[valueBytes]),
            RevisionOffset = -1,
        };
        Assert.Contains(reason, Command.Refusal(Commit(operation)));
    }

    [Fact]
    public void What_cannot_be_applied_in_one_way_is_refused_with_the_reason()
    {
        Assert.Contains("named by two operations", Command.Refusal(Commit(Put("a", "1"), Delete("a"))));
        Assert.Contains(
            "in a range that the same commit deletes",
            Command.Refusal(Commit(Put("b", "1"), DeleteRange("a", "c")))
        );
        Assert.Contains(
            "four parts",
            Command.Refusal(
                Commit(new Operation { Kind = Operation.Types.Kind.Delete, Key = ByteString.CopyFromUtf8("pods") })
            )
        );
        Assert.Contains("four parts", Command.Refusal(Commit(Put("a\0b", "1"))));
        Assert.Contains("leaves no room", Command.Refusal(Commit(Put("a", "short", 1))));
        Assert.Contains("the range to delete is empty", Command.Refusal(Commit(DeleteRange("b", "a"))));
        Assert.Contains(
            "too large",
            Command.Refusal(
                Commit(
                    Put("a", new string('x', 3 << 20)),
                    Put("b", new string('x', 3 << 20)),
                    Put("c", new string('x', 3 << 20))
                )
            )
        );
        Assert.Null(Command.Refusal(Commit(Put("a", "1"), Put("b", "1"), DeleteRange("c", "d"))));
    }

    private static readonly string[] Names = ["a", "aa", "b", "c", "d0", "d1"];

    private static CommitRequest RandomCommit(Random random)
    {
        if (random.Next(12) == 0)
            return Commit(DeleteRange(Names[random.Next(3)], Names[3 + random.Next(3)]));
        var commit = Commit([
            .. Names
                .Where(_ => random.Next(3) == 0)
                .Select(n => random.Next(4) == 0 ? Delete(n) : Put(n, $"v{random.Next(1000)}")),
        ]);
        if (random.Next(3) == 0)
            commit.Conditions.Add(Absent(Names[random.Next(Names.Length)]));
        else if (random.Next(2) == 0)
            commit.Conditions.Add(
                new Condition { Kind = Condition.Types.Kind.Exists, Key = Key(Names[random.Next(Names.Length)]) }
            );
        return commit;
    }

    private static void ApplyRandom(
        Random random,
        PartitionFixture keyspace,
        SortedDictionary<string, string> state,
        List<(Revision, string)> events,
        Revision revision
    )
    {
        var commit = RandomCommit(random);
        var failed =
            commit.Conditions.Count > 0
            && state.ContainsKey(NameOf(commit.Conditions[0].Key.Span))
                == (commit.Conditions[0].Kind == Condition.Types.Kind.Absent);
        Assert.Equal(failed ? 0 : -1, keyspace.Apply(commit, revision).FailedCondition);
        if (failed)
            return;
        foreach (var operation in commit.Operations)
        {
            var name = NameOf(operation.Key.Span);
            List<string> deleted = operation.Kind switch
            {
                Operation.Types.Kind.Delete => state.ContainsKey(name) ? [name] : [],
                Operation.Types.Kind.DeleteRange =>
                [
                    .. state.Keys.Where(k =>
                        string.CompareOrdinal(k, name) >= 0 && string.CompareOrdinal(k, NameOf(operation.End.Span)) < 0
                    ),
                ],
                _ => [],
            };
            foreach (var key in deleted)
            {
                events.Add((revision, $"Delete {key}={state[key]} was {state[key]} @{revision}"));
                state.Remove(key);
            }
            if (operation.Kind != Operation.Types.Kind.Put)
                continue;
            var value = operation.Value.ToStringUtf8();
            events.Add((revision, $"Put {name}={value} was {state.GetValueOrDefault(name, "-")} @{revision}"));
            state[name] = value;
        }
    }

    /// <summary>
    /// As streams read: memory first, else the database, so many at a time; both must say the same where both can.
    /// </summary>
    private static List<string> EventsAfter(PartitionFixture keyspace, Revision after, int max)
    {
        var all = new List<string>();
        for (var cursor = after; ; )
        {
            var (fromDisk, fromMemory) = (new List<PartitionEvent>(), new List<PartitionEvent>());
            Assert.True(EventReader.TryRead(keyspace.Database, Id, cursor, max, fromDisk, out var through));
            if (keyspace.Keyspace.Recent.TryRead(cursor, max, fromMemory, out var memoryThrough))
            {
                Assert.Equal(through, memoryThrough);
                Assert.Equal(fromDisk.Select(Text), fromMemory.Select(Text));
            }
            all.AddRange(fromDisk.Select(Text));
            if (through >= keyspace.Keyspace.State.Revision)
                return all;
            Assert.True(through > cursor);
            cursor = through;
        }
    }

    private static void AssertNothingIsLeftOfWhatIsCompacted(PartitionFixture keyspace, Revision compacted, int events)
    {
        int Count(byte kind)
        {
            var count = 0;
            using var items = keyspace.Database.Iterate(
                KeyspaceKeys.Prefix(kind, Id),
                KeyspaceKeys.PrefixEnd(kind, Id)
            );
            for (; items.Valid; items.Next())
            {
                count++;
                if (kind == KeyspaceKeys.History)
                    Assert.True(
                        StoredValue.EndedBy(items.Value) > compacted,
                        "history is left that no revision can see"
                    );
            }
            return count;
        }
        Assert.Equal(events, Count(KeyspaceKeys.Event));
        Count(KeyspaceKeys.History);
    }

    private static List<(byte[] Key, byte[] Value)> Content(PartitionFixture source)
    {
        using var snapshot = source.Database.Snapshot();
        return
        [
            .. StagedSnapshots
                .Chunks(source.Database, snapshot, Id)
                .SelectMany(c => c.Items)
                .Select(i => (i.Key.ToByteArray(), i.Value.ToByteArray())),
        ];
    }

    private static void CopyTo(PartitionFixture source, PartitionFixture target) =>
        target.Keyspace.Install(Content(source), source.Keyspace.State.Index, source.Keyspace.State.Term);

    private static IEnumerable<(byte[], byte[])> BreakOff(List<(byte[], byte[])> content, int at)
    {
        for (var i = 0; i < at; i++)
            yield return content[i];
        throw new IOException("the disk is full");
    }

    private static string Describe(ApplyOutcome outcome) =>
        $"{outcome.Revision} {outcome.FailedCondition} "
        + $"{(outcome.Current is { } c ? Encoding.UTF8.GetString(c.Value.Span) : "-")}";
}
