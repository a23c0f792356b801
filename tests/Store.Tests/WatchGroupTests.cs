using Arktos.Store.Keyspace;
using Arktos.Store.Streams;
using Arktos.Store.Tests.Keyspace;
using Arktos.StoreClient;
using Arktos.StoreClient.Wire;
using Google.Protobuf;

namespace Arktos.Store.Tests;

/// <summary>Many watches of a partition that share its steps: each sees what it would see alone.</summary>
public sealed class WatchGroupTests : IDisposable
{
    private static readonly string[] Resources = ["pods", "secrets", "services"];

    private readonly PartitionFixture _fixture = new();
    private readonly StreamCounts _counts = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Each_watch_sees_every_event_that_it_wants_once_and_in_order_whenever_it_begins()
    {
        var aparts = 0;
        for (var seed = 1; seed <= 300; seed++)
            aparts += new Run(_fixture, _counts, seed).ToItsEnd();
        Assert.Equal(0, _counts.Watches);
        Assert.InRange(aparts, 100, int.MaxValue);
    }

    [Fact]
    public void A_watch_ahead_of_a_replica_that_lags_hears_nothing_that_it_has_seen()
    {
        var partition = NewPartition();
        Add(partition, 1, "pods");
        var group = new WatchGroup(partition, _counts);
        group.Begin(1, Request("pods", PartitionFixture.At(3)));
        Assert.Empty(Step(group).Watches.Single().Response.Events);
        Add(partition, 2, "pods");
        Add(partition, 3, "pods");
        Assert.Empty(Step(group).Watches);
        Add(partition, 4, "pods");
        var seen = Assert.Single(Step(group).Watches.Single().Response.Events);
        Assert.Equal(PartitionFixture.At(4).Value, seen.Item.Revision);
    }

    [Fact]
    public void How_far_the_partition_is_goes_out_once_for_all_and_at_once_only_to_those_that_ask_for_it()
    {
        var partition = NewPartition();
        Add(partition, 1, "pods");
        var group = new WatchGroup(partition, _counts);
        for (ulong tag = 1; tag <= 20; tag++)
            group.Begin(tag, Request("pods", PartitionFixture.At(1)));
        var prompt = Request("pods", PartitionFixture.At(1));
        prompt.PromptProgress = true;
        group.Begin(21, prompt);
        Assert.Equal(21, Step(group).Watches.Count);
        Add(partition, 2, "secrets");
        var step = Step(group);
        Assert.Equal((21ul, 0L), (Assert.Single(step.Watches).Tag, step.Revision));
        Assert.True(group.IsUntold);
        Assert.Equal(PartitionFixture.At(2).Value, Step(group, isDue: true).Revision);
        Assert.False(group.IsUntold);
        // A second of the partition's own time is as long.
        Add(partition, 1100, "secrets");
        Assert.Equal(PartitionFixture.At(1100).Value, Step(group).Revision);
    }

    /// <summary>Else every store would wait for its own, which follows the map.</summary>
    [Fact]
    public void A_partition_is_read_from_while_it_has_a_watch_that_is_not_patient()
    {
        var partition = NewPartition();
        Add(partition, 1, "pods");
        var group = new WatchGroup(partition, _counts);
        var patient = Request("pods", PartitionFixture.At(1));
        patient.Patient = true;
        group.Begin(1, patient);
        Step(group);
        Assert.False(partition.Recent.IsRead);
        group.Begin(2, Request("pods", PartitionFixture.At(1)));
        group.Begin(3, Request("pods", PartitionFixture.At(1)));
        Assert.True(partition.Recent.IsRead);
        Step(group);
        group.End(1);
        group.End(2);
        Assert.True(partition.Recent.IsRead);
        Assert.False(group.Step(new WatchNews(), () => true, isDue: true));
        Assert.False(partition.Recent.IsRead);
    }

    [Fact]
    public void What_a_halted_replica_holds_is_not_sent_and_all_are_told_to_go_elsewhere()
    {
        var partition = NewPartition();
        Add(partition, 1, "pods");
        var group = new WatchGroup(partition, _counts);
        group.Begin(1, Request("pods", PartitionFixture.At(1)));
        Step(group);
        Add(partition, 2, "pods");
        group.Begin(2, Request("pods", PartitionFixture.At(1)));
        var news = new WatchNews();
        Assert.False(group.Step(news, () => true, isDue: true));
        Assert.Equal([1ul, 2ul], news.Watches.Select(w => w.Tag));
        Assert.All(news.Watches, w => Assert.Equal(WatchResponse.Types.Outcome.Lagging, w.Response.Outcome));
        Assert.All(news.Watches, w => Assert.Empty(w.Response.Events));
        Assert.Equal((0, 0L), (group.Count, news.Revision));
    }

    private KeyspacePartition NewPartition() => new(PartitionFixture.Id, _fixture.Database, new RecentEvents());

    private static WatchNews Step(WatchGroup group, bool isDue = false)
    {
        var news = new WatchNews();
        Assert.False(group.Step(news, () => false, isDue));
        return news;
    }

    private static WatchRequest Request(string resource, Revision after)
    {
        var range = new KeyRange(resource);
        return new WatchRequest
        {
            Partition = PartitionFixture.Id.Value,
            Key = ByteString.CopyFrom(range.Begin),
            End = ByteString.CopyFrom(range.End),
            AfterRevision = after.Value,
        };
    }

    private static void Add(KeyspacePartition partition, long at, params string[] resources) =>
        partition.Recent.Add([.. resources.Select(r => NewEvent(at, r))], PartitionFixture.At(at));

    private static PartitionEvent NewEvent(long at, string resource) =>
        PartitionEvent.Of(
            KeyspaceEventKind.Put,
            new ByteKey(new ObjectKey(resource, "acme", "default", $"at-{at}").Encode()),
            new StoredValue(PartitionFixture.At(at), PartitionFixture.At(at), -1, default),
            null,
            PartitionFixture.At(at)
        );

    /// <summary>Commits, beginnings, ends and steps in an order by chance, over a memory of few events.</summary>
    private sealed class Run(PartitionFixture fixture, StreamCounts counts, int seed)
    {
        private readonly Random _chance = new(seed);
        private readonly KeyspacePartition _partition = new(
            PartitionFixture.Id,
            fixture.Database,
            new RecentEvents(eventsMax: 24)
        );
        private readonly List<(Revision Revision, string Resource)> _all = [];
        private readonly Dictionary<ulong, Watcher> _watchers = [];
        private long _now;
        private ulong _lastTag;
        private int _aparts;

        /// <returns>How many watches were told to go apart.</returns>
        public int ToItsEnd()
        {
            var group = new WatchGroup(_partition, counts);
            for (var i = 0; i < 200; i++)
                switch (_chance.Next(8))
                {
                    case 0 or 1 or 2:
                        Commit();
                        break;
                    case 3 or 4:
                        Begin(group);
                        break;
                    case 5 when _watchers.Count > 0:
                        var ended = _watchers.Keys.ElementAt(_chance.Next(_watchers.Count));
                        _watchers.Remove(ended);
                        group.End(ended);
                        break;
                    case 6 when _chance.Next(20) == 0:
                        _partition.Recent.Forget();
                        break;
                    default:
                        Step(group);
                        break;
                }
            while (Step(group)) { }
            Assert.All(
                _watchers.Values,
                w => Assert.DoesNotContain(_all, e => e.Revision > w.Position && e.Resource == w.Resource)
            );
            group.Clear();
            return _aparts;
        }

        private void Commit()
        {
            var resources = Enumerable.Range(0, _chance.Next(4)).Select(_ => _chance.GetItems(Resources, 1)[0]);
            var events = resources.Select(r => NewEvent(_now + 1, r)).ToList();
            _now++;
            foreach (var e in events)
                _all.Add((e.Revision, ResourceOf(e.Key.Span)));
            _partition.Recent.Add(events, PartitionFixture.At(_now));
        }

        private void Begin(WatchGroup group)
        {
            var position = PartitionFixture.At(Math.Max(0, _now - _chance.Next(20)));
            var watcher = new Watcher(_chance.GetItems(Resources, 1)[0], position);
            _watchers[++_lastTag] = watcher;
            var request = Request(watcher.Resource, position);
            request.PromptProgress = _chance.Next(4) == 0;
            group.Begin(_lastTag, request);
        }

        private bool Step(WatchGroup group)
        {
            var news = new WatchNews();
            var more = group.Step(news, () => false, _chance.Next(3) == 0);
            foreach (var each in news.Watches)
            {
                Assert.True(_watchers.TryGetValue(each.Tag, out var watcher), $"seed {seed}: {each.Tag} has ended");
                if (each.Response.Outcome == WatchResponse.Types.Outcome.Apart)
                {
                    Assert.True(watcher.IsAnswered || watcher.Position < PartitionFixture.At(_now), $"seed {seed}");
                    _watchers.Remove(each.Tag);
                    _aparts++;
                    continue;
                }
                watcher.IsAnswered = true;
                Move(watcher, each.Response.Revision, each.Response.Events);
            }
            if (news.Revision > 0)
                foreach (var watcher in _watchers.Values.Where(w => w.IsAnswered))
                    Move(watcher, news.Revision, []);
            return more;
        }

        private void Move(Watcher watcher, long closed, IEnumerable<Event> seen)
        {
            var expected = _all.Where(e =>
                e.Revision > watcher.Position && e.Revision.Value <= closed && e.Resource == watcher.Resource
            );
            Assert.Equal(expected.Select(e => e.Revision.Value), seen.Select(e => e.Item.Revision));
            watcher.Position = Revision.Max(watcher.Position, new Revision(closed));
        }

        private static string ResourceOf(ReadOnlySpan<byte> key) =>
            ObjectKey.TryDecode(key, out var decoded) ? decoded.Resource : "?";
    }

    private sealed class Watcher(string resource, Revision position)
    {
        public string Resource => resource;

        public Revision Position { get; set; } = position;

        public bool IsAnswered { get; set; }
    }
}
