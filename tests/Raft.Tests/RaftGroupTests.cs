using System.Collections.Immutable;

namespace Arktos.Raft.Tests;

/// <summary>What the golden scripts do not show: broken invariants, refusals, and how time is drawn.</summary>
public sealed class RaftGroupTests
{
    private static readonly ReplicaId One = new(1);
    private static readonly ReplicaId Two = new(2);
    private static readonly ReplicaId Three = new(3);
    private static readonly RaftOptions Options = new()
    {
        Self = One,
        Configuration = new RaftConfiguration([One, Two, Three]),
    };

    [Fact]
    public void A_follower_never_replaces_a_committed_entry()
    {
        var group = FollowerWithCommitted(count: 2);
        var before = group.CommitIndex;
        var replacing = Append(term: 3, after: 1, afterTerm: 1, commit: 0, entryTerms: [3]);

        // An append before the commit index is answered, not looked into...
        group.Step(replacing);
        Assert.Equal(before, group.CommitIndex);
        Assert.Equal(new LogIndex(2), group.LastIndex);

        // ...and one at it that differs can only come of a broken promise.
        var log = group.State.Log;
        Assert.Throws<InvariantBrokenException>(() => log.CutFrom(new LogIndex(2)));
    }

    [Fact]
    public void A_commit_beyond_the_log_halts_the_group()
    {
        var group = FollowerWithCommitted(count: 2);
        var heartbeat = new RaftMessage
        {
            Kind = RaftMessageKind.Heartbeat,
            From = Two,
            To = One,
            Term = new Term(1),
            Commit = new LogIndex(9),
        };
        Assert.Throws<InvariantBrokenException>(() => group.Step(heartbeat));
    }

    [Fact]
    public void Two_leaders_of_one_term_halt_the_group()
    {
        var group = FollowerWithCommitted(count: 1);
        var heartbeat = new RaftMessage
        {
            Kind = RaftMessageKind.Heartbeat,
            From = Three,
            To = One,
            Term = new Term(1),
        };
        Assert.Throws<InvariantBrokenException>(() => group.Step(heartbeat));
    }

    [Fact]
    public void Writes_are_reported_in_order_and_only_if_handed_out()
    {
        var group = new RaftGroup(Options, new MemoryLog());
        Assert.Throws<InvariantBrokenException>(() => group.Persisted(1));
        group.TakeReady();
        group.TakeReady();
        group.Persisted(2);
        Assert.Throws<InvariantBrokenException>(() => group.Persisted(1));
    }

    [Fact]
    public void Applying_what_was_not_handed_out_halts_the_group()
    {
        var group = new RaftGroup(Options, new MemoryLog());
        Assert.Throws<InvariantBrokenException>(() => group.AppliedTo(new LogIndex(1)));
    }

    [Fact]
    public void A_log_that_lost_committed_entries_is_not_started()
    {
        var options = Options with { InitialHardState = new HardState(new Term(1), One, new LogIndex(5)) };
        Assert.Throws<InvariantBrokenException>(() => new RaftGroup(options, new MemoryLog()));
    }

    [Fact]
    public void Applied_may_be_ahead_of_a_commit_that_was_not_synced()
    {
        var log = new MemoryLog();
        log.Write(
            null,
            [
                new LogEntry(new Term(1), new LogIndex(1), EntryKind.Empty, default),
                new LogEntry(new Term(1), new LogIndex(2), EntryKind.Normal, default),
            ]
        );
        var options = Options with
        {
            InitialHardState = new HardState(new Term(1), One, new LogIndex(1)),
            Applied = new LogIndex(2),
        };
        var group = new RaftGroup(options, log);
        Assert.Equal(new LogIndex(2), group.CommitIndex);
        Assert.Equal(new LogIndex(2), group.Applied);
    }

    [Fact]
    public void Messages_from_strangers_and_for_others_are_ignored()
    {
        var group = new RaftGroup(Options, new MemoryLog());
        var vote = new RaftMessage
        {
            Kind = RaftMessageKind.Vote,
            From = new ReplicaId(9),
            To = One,
            Term = new Term(7),
        };
        group.Step(vote);
        group.Step(vote with { From = Two, To = Three });
        group.Step(vote with { From = One });
        group.Step(vote with { From = Two, Kind = (RaftMessageKind)200 });
        Assert.False(group.HasReady);
        Assert.Equal(Term.Zero, group.Term);
    }

    [Theory]
    [InlineData(10, 10, 2)]
    [InlineData(2, 1, 2)]
    [InlineData(10, 1, 1)]
    [InlineData(10, 1, 10)]
    public void Options_that_contradict_themselves_are_refused(
        int electionTicks,
        int heartbeatTicks,
        int leaseMarginTicks
    )
    {
        var options = Options with
        {
            ElectionTicks = electionTicks,
            HeartbeatTicks = heartbeatTicks,
            LeaseMarginTicks = leaseMarginTicks,
        };
        Assert.Throws<ArgumentException>(() => new RaftGroup(options, new MemoryLog()));
    }

    [Fact]
    public void A_replica_outside_its_configuration_is_refused() =>
        Assert.Throws<ArgumentException>(() =>
            new RaftGroup(Options with { Self = new ReplicaId(4) }, new MemoryLog())
        );

    [Fact]
    public void Members_for_ever_cannot_be_changed_neither_by_a_call_nor_by_an_entry()
    {
        var group = FollowerWithCommitted(count: 1);
        Assert.Throws<InvalidOperationException>(() => group.ProposeMembers(new RaftConfiguration([One])));
        var entry = new LogEntry(
            new Term(1),
            new LogIndex(1),
            EntryKind.Configuration,
            RaftConfigurationCodec.ToBytes(new RaftConfiguration([One]))
        );
        var log = new MemoryLog();
        log.Write(null, [entry]);
        group = new RaftGroup(
            Options with
            {
                InitialHardState = new HardState(new Term(1), ReplicaId.None, new LogIndex(1)),
            },
            log
        );
        Assert.Throws<InvariantBrokenException>(group.TakeReady);
    }

    [Fact]
    public void Unsound_members_are_refused()
    {
        var group = new RaftGroup(Options with { AllowsMembershipChanges = true }, new MemoryLog());
        Assert.Throws<ArgumentException>(() => group.ProposeMembers(new RaftConfiguration([])));
        Assert.Throws<ArgumentException>(() => group.ProposeMembers(new RaftConfiguration([One, One])));
        Assert.Throws<ArgumentException>(() => group.ProposeMembers(new RaftConfiguration([One]) { Learners = [One] }));
        Assert.Throws<ArgumentException>(() =>
            group.ProposeMembers(new RaftConfiguration([One]) { OutgoingVoters = [Two] })
        );
        Assert.Equal(ProposeStatus.NotLeader, group.ProposeMembers(new RaftConfiguration([One, Two])).Status);
    }

    [Fact]
    public void A_replica_that_waits_to_be_added_does_not_campaign()
    {
        var group = new RaftGroup(
            Options with
            {
                Configuration = new RaftConfiguration([]),
                AllowsMembershipChanges = true,
            },
            new MemoryLog()
        );
        group.Campaign();
        for (var i = 0; i < 100; i++)
        {
            group.Tick();
        }

        Assert.False(group.HasReady);
    }

    [Fact]
    public void Timeouts_are_spread_over_one_to_two_election_timeouts_and_follow_the_seed()
    {
        var drawn = new HashSet<int>();
        for (var seed = 0UL; seed < 200; seed++)
        {
            var clock = new ElectionClock(Options with { Seed = seed }, mayHaveVouched: false);
            Assert.InRange(clock.TimeoutTicks, 10, 19);
            Assert.Equal(
                clock.TimeoutTicks,
                new ElectionClock(Options with { Seed = seed }, mayHaveVouched: false).TimeoutTicks
            );
            drawn.Add(clock.TimeoutTicks);
        }

        Assert.Equal(10, drawn.Count);
    }

    [Fact]
    public void A_commit_alone_needs_no_sync()
    {
        var group = FollowerWithCommitted(count: 1);
        group.Step(Append(term: 1, after: 1, afterTerm: 1, commit: 1, entryTerms: [1]));
        Assert.True(group.TakeReady().MustSync);
        group.Step(
            new RaftMessage
            {
                Kind = RaftMessageKind.Heartbeat,
                From = Two,
                To = One,
                Term = new Term(1),
                Commit = new LogIndex(2),
            }
        );
        var ready = group.TakeReady();
        Assert.Equal(new HardState(new Term(1), ReplicaId.None, new LogIndex(2)), ready.HardState);
        Assert.False(ready.MustSync);
        Assert.Empty(ready.EntriesToApply); // Entry 2 is committed, and not durable here.
    }

    [Fact]
    public void What_is_applied_at_once_is_bounded()
    {
        var log = new MemoryLog();
        log.Write(
            null,
            [
                .. Enumerable
                    .Range(1, 10)
                    .Select(i => new LogEntry(new Term(1), new LogIndex((ulong)i), EntryKind.Normal, new byte[76])),
            ]
        );
        var options = Options with
        {
            InitialHardState = new HardState(new Term(1), ReplicaId.None, new LogIndex(10)),
            ApplyBytesMax = 250,
        };
        var group = new RaftGroup(options, log);
        Assert.Equal(2, group.TakeReady().EntriesToApply.Count);
        Assert.Equal(2, group.TakeReady().EntriesToApply.Count);
        Assert.False(group.HasReady);
        group.AppliedTo(new LogIndex(4));
        Assert.Equal(new LogIndex(5), group.TakeReady().EntriesToApply[0].Index);
    }

    private static RaftGroup FollowerWithCommitted(int count)
    {
        var log = new MemoryLog();
        var group = new RaftGroup(Options, log);
        group.Step(
            Append(
                term: 1,
                after: 0,
                afterTerm: 0,
                commit: (ulong)count,
                entryTerms: [.. Enumerable.Repeat(1UL, count)]
            )
        );
        var ready = group.TakeReady();
        log.Write(ready.SnapshotToInstall, ready.EntriesToPersist);
        group.Persisted(ready.Number);
        return group;
    }

    private static RaftMessage Append(
        ulong term,
        ulong after,
        ulong afterTerm,
        ulong commit,
        ImmutableArray<ulong> entryTerms
    ) =>
        new()
        {
            Kind = RaftMessageKind.Append,
            From = Two,
            To = One,
            Term = new Term(term),
            Index = new LogIndex(after),
            LogTerm = new Term(afterTerm),
            Commit = new LogIndex(commit),
            Entries =
            [
                .. entryTerms.Select(
                    (entryTerm, i) =>
                        new LogEntry(new Term(entryTerm), new LogIndex(after + (ulong)i + 1), EntryKind.Normal, default)
                ),
            ],
        };
}
