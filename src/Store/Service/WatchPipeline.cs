using System.Collections.Concurrent;
using System.Diagnostics;
using Arktos.Rpc;
using Arktos.Store.Replication;
using Arktos.Store.Streams;
using Arktos.StoreClient;
using Arktos.StoreClient.Wire;
using Microsoft.Extensions.Logging;

namespace Arktos.Store.Service;

/// <summary>
/// The watches of one link: a group for each partition, all served by one thread, which sleeps while nothing changes. A
/// client that takes nothing stops them all, and costs nothing: they find out afterwards what is in memory no more.
/// <see cref="Take"/> is for one thread.
/// </summary>
internal sealed class WatchPipeline : IDisposable
{
    /// <summary>
    /// Partitions that change all the time are looked at no more often than this, in milliseconds: what they did in
    /// between leaves in one message. After a longer silence the first change is sent at once.
    /// </summary>
    internal const int PaceMs = 5;

    /// <summary>While the client has not taken so much, nothing more is read for it.</summary>
    private const int WaitingBytesMax = 2 << 20;

    /// <summary>News of several watches: one alone may have more.</summary>
    private const int NewsBytesMax = 1 << 20;

    /// <summary>Who begins and ends watches faster than they can be looked at waits.</summary>
    private const int ChangesMax = 2 * LinkWatches.WatchesMax;

    private readonly IStoreReplicas _store;
    private readonly FrameWriter _writer;
    private readonly StreamCounts _counts;
    private readonly ILogger _logger;
    private readonly Dictionary<PartitionId, Served> _served = [];
    private readonly ConcurrentQueue<WatchChange> _changes = new();
    private readonly PacedSignal _signal = new(PaceMs);
    private readonly Thread _thread;
    private volatile bool _isEnded;

    public WatchPipeline(IStoreReplicas store, FrameWriter writer, StreamCounts counts, ILogger logger)
    {
        (_store, _writer, _counts, _logger) = (store, writer, counts, logger);
        _thread = new Thread(Run) { IsBackground = true, Name = "link-watches" };
        _thread.Start();
    }

    public void Take(WatchChange change)
    {
        while (_changes.Count >= ChangesMax && !_isEnded)
            Thread.Sleep(PaceMs);
        _changes.Enqueue(change);
        _signal.Urge();
    }

    /// <summary>Ends all watches, without an answer. Returns when the thread has ended.</summary>
    public void Dispose()
    {
        _isEnded = true;
        _signal.Urge();
        _thread.Join();
    }

    private void Run()
    {
        try
        {
            while (true)
            {
                _signal.Begin();
                // After that: whoever ends it urges, and that may just have been passed over.
                if (_isEnded)
                    return;
                TakeChanges();
                if (!Serve())
                    _signal.Wait(UntilDue());
            }
        }
        // Whatever it is, it is this link's end and not the store's.
        catch (Exception e)
        {
            _logger.LogError(e, "watches could not be served");
            _isEnded = true;
            _writer.Abort();
        }
        finally
        {
            foreach (var served in _served.Values)
                served.Dispose();
        }
    }

    private void TakeChanges()
    {
        while (_changes.TryDequeue(out var change))
            if (change.Begin is not null)
                Begin(change);
            else
                foreach (var served in _served.Values)
                    served.Group.End(change.Tag);
    }

    private void Begin(WatchChange change)
    {
        if (Refusal(change.Begin, out var replica) is { } refusal)
        {
            var answer = new TaggedWatchResponse { Tag = change.Tag, Response = refusal };
            Send(new WatchNews { Watches = { answer } });
            return;
        }
        if (_served.TryGetValue(replica!.Id, out var served) && served.Replica != replica)
        {
            // What this was of is gone, and another replica has come: its watches are to be begun again.
            Serve(served);
            served.Dispose();
            served = null;
        }
        if (served is null)
            _served[replica.Id] = served = new Served(
                replica,
                new WatchGroup(replica.Keyspace, _counts),
                _signal.Change
            );
        served.Group.Begin(change.Tag, change.Begin);
        served.HasChanged = true;
    }

    private WatchResponse? Refusal(WatchRequest request, out PartitionReplica? replica)
    {
        var refusal = KeyspaceService.WhyNoWatch(_store, request, out replica);
        if (refusal is not null)
            return refusal;
        var isOneTooMany = _served.Values.Sum(s => s.Group.Count) >= LinkWatches.WatchesMax;
        return isOneTooMany || KeyMatcher.Refusal(request) is not null
            ? new WatchResponse { Outcome = WatchResponse.Types.Outcome.Apart }
            : null;
    }

    /// <returns>Whether there is more to read at once.</returns>
    private bool Serve()
    {
        if (_writer.WaitingBytes > WaitingBytesMax)
            return false;
        var more = false;
        foreach (var served in _served.Values)
            if (served.HasChanged || served.IsDue)
                more |= Serve(served);
        foreach (var (partition, served) in _served)
            if (served.Group.Count == 0)
            {
                served.Dispose();
                _served.Remove(partition);
            }
        return more;
    }

    private bool Serve(Served served)
    {
        // Before reading, so that what is applied in between is not passed over.
        served.HasChanged = false;
        var news = new WatchNews();
        var more = served.Group.Step(news, served.Replica.CannotGoOn, served.IsDue);
        served.HasChanged |= more;
        served.Told();
        if (news.Watches.Count > 0 || news.Revision > 0)
            Send(news);
        return more;
    }

    private void Send(WatchNews news)
    {
        if (news.Watches.Count > 1 && news.CalculateSize() > NewsBytesMax)
        {
            // How far the partition is goes last: it is behind all of these.
            foreach (var watch in news.Watches)
                LinkService.Add(_writer, new LinkAnswer { Watch = new WatchNews { Watches = { watch } } });
            news.Watches.Clear();
        }
        LinkService.Add(_writer, new LinkAnswer { Watch = news });
        _writer.Flush();
    }

    /// <summary>In milliseconds; <see cref="Timeout.Infinite"/>: nothing is due unless something changes.</summary>
    private int UntilDue()
    {
        if (_writer.WaitingBytes > WaitingBytesMax)
            return PaceMs;
        var least = Timeout.Infinite;
        foreach (var served in _served.Values)
            if (served.UntilDue is >= 0 and var left && (least < 0 || left < least))
                least = left;
        return least;
    }

    /// <summary>A group, and when it is to be looked at.</summary>
    private sealed class Served : IDisposable
    {
        private readonly IDisposable _listening;
        private volatile bool _hasChanged;
        private long _due;

        public Served(PartitionReplica replica, WatchGroup group, Action changed)
        {
            (Replica, Group) = (replica, group);
            _listening = replica.Keyspace.Recent.Listen(() =>
            {
                _hasChanged = true;
                changed();
            });
        }

        public PartitionReplica Replica { get; }

        public WatchGroup Group { get; }

        public bool HasChanged
        {
            get => _hasChanged;
            set => _hasChanged = value;
        }

        /// <summary>How far the partition is was not told for long.</summary>
        public bool IsDue => _due != 0 && Stopwatch.GetTimestamp() >= _due;

        /// <summary>In milliseconds, rounded up; -1: it is told with what comes next.</summary>
        public int UntilDue => _due == 0 ? -1 : PacedSignal.MillisecondsUntil(_due);

        /// <summary>After a step.</summary>
        public void Told()
        {
            if (!Group.IsUntold)
                _due = 0;
            else if (_due == 0 || IsDue)
                _due = Stopwatch.GetTimestamp() + WatchStream.ProgressMs * Stopwatch.Frequency / 1000;
        }

        public void Dispose()
        {
            _listening.Dispose();
            Group.Clear();
        }
    }
}
