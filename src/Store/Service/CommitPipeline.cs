using System.Collections.Concurrent;
using System.Diagnostics;
using Arktos.Rpc;
using Arktos.Store.Replication;
using Arktos.StoreClient;
using Arktos.StoreClient.Wire;

namespace Arktos.Store.Service;

/// <summary>
/// The commits of one link: proposes them in the order they come, answers them in the order they are settled. Whoever
/// settles one adds its answer, and what is settled in one round of a worker is written together. One taker; answers
/// come from any thread.
/// </summary>
/// <param name="flush">Has the writer write what was added, now or at the end of the calling worker's round.</param>
internal sealed class CommitPipeline(
    IStoreReplicas store,
    FrameWriter writer,
    Action<FrameWriter> flush,
    CommitCounts counts,
    TimeSpan answerTimeout
)
{
    private readonly SemaphoreSlim _room = new(LinkCommits.UnderWayMax);
    private readonly ConcurrentDictionary<LinkedCommit, byte> _underWay = new(ReferenceEqualityComparer.Instance);

    /// <summary>
    /// Waits while <see cref="LinkCommits.UnderWayMax"/> are under way, which is until one is answered.
    /// </summary>
    public void Take(CommitRequest request)
    {
        _room.Wait();
        var commit = new LinkedCommit(this, request);
        _underWay.TryAdd(commit, 0);
        request.Tag = 0; // not of the commit: it must not get into the log
        if (!KeyspaceService.TryPartition(store, request.Partition, out var partition))
            commit.Answer(
                new CommitResponse
                {
                    Outcome = CommitResponse.Types.Outcome.NoPartition,
                    Message = KeyspaceService.NoReplica(request.Partition),
                }
            );
        else if (!store.Post(partition.Id, new ReplicaItem.Propose(request, commit)))
            commit.TrySetResult(KeyspaceService.TooMuchWaits(partition.Id));
    }

    /// <summary>What waits too long is answered UNKNOWN, so that its room is not lost. Any thread.</summary>
    public void Sweep()
    {
        foreach (var (commit, _) in _underWay)
            if (Stopwatch.GetElapsedTime(commit.Begin) > answerTimeout)
                commit.TrySetResult(KeyspaceService.TooLate(answerTimeout));
    }

    /// <summary>A commit under way: its answer goes to the link that it came from, once.</summary>
    private sealed class LinkedCommit(CommitPipeline pipeline, CommitRequest request) : IAnswer<CommitAnswer>
    {
        private readonly ulong _tag = request.Tag;
        private readonly Google.Protobuf.ByteString _id = request.CommitId;
        private int _settled;

        public long Begin { get; } = Stopwatch.GetTimestamp();

        public bool TrySetResult(CommitAnswer answer)
        {
            var response = new CommitResponse();
            KeyspaceService.Fill(response, answer);
            return Answer(response);
        }

        public bool Answer(CommitResponse response)
        {
            if (Interlocked.Exchange(ref _settled, 1) != 0)
                return false;
            pipeline._underWay.TryRemove(this, out _);
            pipeline.Send(response, _tag, _id);
            return true;
        }
    }

    private void Send(CommitResponse response, ulong tag, Google.Protobuf.ByteString id)
    {
        (response.Tag, response.CommitId) = (tag, id);
        counts.Answered(response.Outcome);
        LinkService.Add(writer, new LinkAnswer { Commit = response });
        flush(writer);
        _room.Release();
    }
}
