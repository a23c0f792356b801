using Arktos.Store.Replication;
using Arktos.Store.Streams;
using Arktos.StoreClient;
using Arktos.StoreClient.Wire;
using Google.Protobuf;

namespace Arktos.Simulation.Stores;

/// <summary>
/// Watches of a whole partition that share the steps of a group, begin and end while others go on, and go from store to
/// store. Draws from a chance of its own and takes no events: the world is the same without it.
/// </summary>
internal sealed class SimulatedWatchGroup(StoreWorld world, SimulatedPartition partition)
{
    private const int WatchesMax = 4;

    private readonly Chance _chance = new(world.Seed ^ ((ulong)partition.Id.Value << 32) ^ 0x5eed);
    private readonly StreamCounts _counts = new();
    private readonly Dictionary<ulong, (WatchJudge Judge, bool IsAnswered)> _watches = [];
    private RunningStore? _running;
    private PartitionReplica? _replica;
    private WatchGroup? _group;
    private Revision _seen;
    private ulong _lastTag;

    public void Poll()
    {
        var isLost = _running is null || world.Stores.All(s => s.Running != _running);
        if (isLost || _chance.Percent(5))
        {
            // As a stream that breaks: all of its watches begin again, wherever each of them was.
            var before = _watches.Values.Select(w => w.Judge).ToList();
            _watches.Clear();
            _running = _chance.Of<SimulatedStore>(world.Stores).Running;
            _replica = _running?.Find(partition.Id);
            _group = _replica is null ? null : new WatchGroup(_replica.Keyspace, _counts);
            if (_group is null)
                _running = null;
            else
                before.ForEach(Add);
        }
        if (_group is null)
            return;
        if (_watches.Count < WatchesMax && _chance.Percent(20))
        {
            var judge = new WatchJudge(world, partition);
            judge.MoveTo(_watches.Count == 0 ? _replica!.Keyspace.Recent.Latest : _seen);
            Add(judge);
        }
        if (_watches.Count > 0 && _chance.Percent(5))
            End(_watches.Keys.First());
        Step();
    }

    private void Add(WatchJudge judge)
    {
        _watches[++_lastTag] = (judge, false);
        _group!.Begin(
            _lastTag,
            new WatchRequest
            {
                Partition = partition.Id.Value,
                End = ByteString.CopyFrom(0xff),
                AfterRevision = judge.Position.Value,
                WithPrevious = true,
                PromptProgress = _chance.Percent(30),
            }
        );
    }

    private void End(ulong tag)
    {
        _watches.Remove(tag);
        _group!.End(tag);
    }

    private void Step()
    {
        var news = new WatchNews();
        _group!.Step(news, _replica!.CannotGoOn, isDue: _chance.Percent(30));
        foreach (var each in news.Watches)
        {
            var judge = _watches[each.Tag].Judge;
            if (each.Response.Outcome != WatchResponse.Types.Outcome.Events)
            {
                // It goes on by a call of its own, which SimulatedWatcher stands for.
                _watches.Remove(each.Tag);
                continue;
            }
            foreach (var e in each.Response.Events)
                judge.Saw(
                    new ReferenceEvent(
                        new Revision(e.Item.Revision),
                        e.Kind == Event.Types.Kind.Put ? KeyspaceEventKind.Put : KeyspaceEventKind.Delete,
                        ReferenceKeyspace.Text(e.Item.Key.Span),
                        ReferenceKeyspace.Text(e.Item.Value.Span),
                        e.Previous is { } previous ? ReferenceKeyspace.Text(previous.Value.Span) : null
                    )
                );
            judge.Closed(new Revision(each.Response.Revision));
            _watches[each.Tag] = (judge, true);
            _seen = judge.Position;
        }
        if (news.Revision > 0)
            foreach (var (judge, _) in _watches.Values.Where(w => w.IsAnswered))
                judge.Closed(new Revision(news.Revision));
    }
}
