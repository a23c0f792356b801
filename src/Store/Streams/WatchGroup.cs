using Arktos.Store.Keyspace;
using Arktos.StoreClient;
using Arktos.StoreClient.Wire;

namespace Arktos.Store.Streams;

/// <summary>
/// The watches of one partition on one stream. Its events are read once for all of them, from memory alone; a watch
/// that needs older ones is answered APART. How far the partition is goes out once for all. Pure: no task, no clock.
/// One caller at a time.
/// </summary>
internal sealed class WatchGroup(KeyspacePartition partition, StreamCounts counts)
{
    private const int EventsPerStepMax = 512;

    private readonly List<Member> _members = [];
    private readonly List<Member> _new = [];
    private readonly List<PartitionEvent> _events = [];

    /// <summary>Every event up to here has been handed to the members.</summary>
    private Revision _position;
    private Revision _told;

    /// <summary>Of watches; another thread may see an older one.</summary>
    public int Count => _members.Count + _new.Count;

    /// <summary>The partition has moved on since the members were told how far it is.</summary>
    public bool IsUntold => _members.Count > 0 && _position > _told;

    /// <summary>It is answered by the next step.</summary>
    /// <param name="request">One that <see cref="KeyMatcher.Refusal"/> has nothing against.</param>
    public void Begin(ulong tag, WatchRequest request) =>
        _new.Add(
            new Member(tag, request, counts.BeginWatch(), request.Patient ? default : partition.Recent.BeginRead())
        );

    public void End(ulong tag)
    {
        Remove(_members);
        Remove(_new);

        void Remove(List<Member> members)
        {
            if (members.FindIndex(m => m.Tag == tag) is >= 0 and var at)
            {
                members[at].Dispose();
                members.RemoveAt(at);
            }
        }
    }

    /// <summary>Ends all, without an answer.</summary>
    public void Clear()
    {
        foreach (var member in _members.Concat(_new))
            member.Dispose();
        _members.Clear();
        _new.Clear();
    }

    /// <summary>
    /// Reads on and answers whom it concerns. False: everything that was applied before the call has been read.
    /// </summary>
    /// <param name="news">What is to be sent is added to it, if anything.</param>
    /// <param name="cannotGoOn">Asked after reading: what a halted replica holds is not sent.</param>
    /// <param name="isDue">Say how far the partition is though it is not long since.</param>
    public bool Step(WatchNews news, Func<bool> cannotGoOn, bool isDue)
    {
        if (!TryRead(out var through))
        {
            EndAll(news, _members, WatchResponse.Types.Outcome.Apart);
            if (!TryRead(out through))
                return true;
        }
        var more = through < partition.Recent.Latest;
        var arriving = _new.Select(ReadEarlier).ToList();
        if (cannotGoOn())
        {
            EndAll(news, _members, WatchResponse.Types.Outcome.Lagging);
            EndAll(news, _new, WatchResponse.Types.Outcome.Lagging);
            return false;
        }
        var before = _position;
        _position = Revision.Max(_position, through);
        foreach (var member in _members)
            Answer(news, member, _events);
        Join(news, arriving, before);
        if (!partition.Places.IsEmpty)
            _members.RemoveAll(m => IsOver(news, m));
        if (IsUntold && (isDue || _position.UnixMilliseconds - _told.UnixMilliseconds >= WatchStream.ProgressMs))
        {
            (news.Partition, news.Revision) = (partition.Id.Value, _position.Value);
            _told = _position;
        }
        return more;
    }

    /// <summary>What comes after the position; with nobody there yet, that is the latest.</summary>
    private bool TryRead(out Revision through)
    {
        if (_members.Count == 0)
            _position = _told = partition.Recent.Latest;
        _events.Clear();
        return partition.Recent.TryRead(_position, EventsPerStepMax, _events, out through);
    }

    /// <summary>The events between where the watch begins and where the group was; null: they are not in memory.
    /// </summary>
    private List<PartitionEvent>? ReadEarlier(Member member)
    {
        var earlier = new List<PartitionEvent>();
        if (member.After >= _position)
            return earlier;
        if (!partition.Recent.TryRead(member.After, int.MaxValue, earlier, out _))
            return null;
        earlier.RemoveAll(e => e.Revision > _position);
        return earlier;
    }

    private void Join(WatchNews news, List<List<PartitionEvent>?> arriving, Revision before)
    {
        for (var i = 0; i < arriving.Count; i++)
        {
            var (member, earlier) = (_new[i], arriving[i]);
            if (earlier is null)
            {
                End(news, member, WatchResponse.Types.Outcome.Apart);
                continue;
            }
            _members.Add(member);
            Answer(news, member, member.After < before ? earlier.Concat(_events) : _events, isFirst: true);
        }
        _new.Clear();
    }

    private void Answer(WatchNews news, Member member, IEnumerable<PartitionEvent> events, bool isFirst = false)
    {
        WatchResponse? response = null;
        var bound = BoundOf(member);
        var last = bound.OutcomeAt(_position);
        if (last is not null and not WatchResponse.Types.Outcome.Moved)
            return;
        foreach (var e in events)
            if (e.Revision > member.After && bound.Admits(e.Revision) && member.Keys.Matches(e.Key))
                (response ??= new WatchResponse()).Events.Add(WatchStream.ToWire(e, member.WithPrevious));
        if (isFirst || member.IsPrompt && _position > member.Told)
            response ??= new WatchResponse();
        if (response is null)
            return;
        // A tenant that has left has nothing to say here from then on, however far the partition is.
        member.Told = last is not null ? bound.End : _position;
        response.Revision = member.Told.Value;
        news.Watches.Add(new TaggedWatchResponse { Tag = member.Tag, Response = response });
    }

    private WatchBound BoundOf(Member member) => member.Keys.BoundOf(partition, member.After);

    /// <summary>A tenant whose range is watched has left, and what was written before has been sent; or it is not known
    /// yet whether it is here.</summary>
    private bool IsOver(WatchNews news, Member member)
    {
        var bound = BoundOf(member);
        if (bound.OutcomeAt(_position) is not { } last)
            return false;
        End(news, member, last, bound.End);
        return true;
    }

    private static void EndAll(WatchNews news, List<Member> members, WatchResponse.Types.Outcome outcome)
    {
        foreach (var member in members)
            End(news, member, outcome);
        members.Clear();
    }

    private static void End(
        WatchNews news,
        Member member,
        WatchResponse.Types.Outcome outcome,
        Revision revision = default
    )
    {
        member.Dispose();
        news.Watches.Add(
            new TaggedWatchResponse
            {
                Tag = member.Tag,
                Response = new WatchResponse { Outcome = outcome, Revision = revision.Value },
            }
        );
    }

    private sealed class Member(ulong tag, WatchRequest request, StreamCounts.Watch counted, RecentEvents.Reader reader)
        : IDisposable
    {
        public ulong Tag => tag;

        public Revision After { get; } = new(request.AfterRevision);

        public KeyMatcher Keys { get; } = new(request);

        public bool WithPrevious { get; } = request.WithPrevious;

        public bool IsPrompt { get; } = request.PromptProgress;

        public Revision Told { get; set; }

        public void Dispose()
        {
            counted.Dispose();
            reader.Dispose();
        }
    }
}
