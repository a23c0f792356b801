using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;
using Arktos.Rpc;
using Arktos.Store.Replication;
using Arktos.StoreClient.Wire;
using Grpc.Core;

namespace Arktos.Store.Service;

/// <summary>
/// One stream of commits: proposes them in the order they come, answers them in the order they are settled. What is
/// settled together (the commits of one round of a worker) leaves in one message. Takes no more than
/// <see cref="UnderWayMax"/> before one is answered and sent, so a client that reads no answers is not read from.
/// </summary>
internal sealed class CommitPipeline(
    IStoreReplicas store,
    IAsyncStreamReader<CommitBatch> batches,
    IServerStreamWriter<CommitAnswers> answers,
    StoreCounts counts,
    TimeSpan answerTimeout
)
{
    private const int UnderWayMax = 1024;

    /// <summary>Of the values in a message of several answers (of keys that a condition did not hold for).</summary>
    private const long ValueBytesMax = 64 << 10;

    private static readonly TimeSpan SweepInterval = TimeSpan.FromSeconds(1);

    private readonly CommitCounts _commits = counts.Commits;
    private readonly SemaphoreSlim _room = new(UnderWayMax);
    private readonly Channel<CommitResponse> _answers = Channel.CreateUnbounded<CommitResponse>(
        new UnboundedChannelOptions { SingleReader = true }
    ); // as many as have room
    private readonly ConcurrentDictionary<StreamedCommit, byte> _underWay = new(ReferenceEqualityComparer.Instance);

    /// <summary>Ends when the client sends no more and everything is answered.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var sweeping = SweepAsync(stop.Token);
        var sending = SendAsync(stop);
        counts.Streams.CommitStreamBegan();
        try
        {
            while (await batches.MoveNext(stop.Token).ConfigureAwait(false))
                foreach (var request in batches.Current.Commits)
                {
                    await _room.WaitAsync(stop.Token).ConfigureAwait(false);
                    Propose(request);
                }
            for (var i = 0; i < UnderWayMax; i++)
                await _room.WaitAsync(stop.Token).ConfigureAwait(false);
        }
        finally
        {
            counts.Streams.CommitStreamEnded();
            _answers.Writer.TryComplete();
            await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await stop.CancelAsync().ConfigureAwait(false);
            await sweeping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Propose(CommitRequest request)
    {
        var commit = new StreamedCommit(this, request);
        request.Tag = 0; // not of the commit: it must not get into the log
        if (!KeyspaceService.TryPartition(store, request.Partition, out var partition))
        {
            _commits.Answered(CommitResponse.Types.Outcome.NoPartition);
            _answers.Writer.TryWrite(
                new CommitResponse
                {
                    CommitId = commit.Id,
                    Tag = commit.Tag,
                    Outcome = CommitResponse.Types.Outcome.NoPartition,
                    Message = KeyspaceService.NoReplica(request.Partition),
                }
            );
            return;
        }
        _underWay.TryAdd(commit, 0);
        if (!store.Post(partition.Id, new ReplicaItem.Propose(request, commit)))
            commit.TrySetResult(KeyspaceService.TooMuchWaits(partition.Id));
    }

    private async Task SendAsync(CancellationTokenSource stop)
    {
        try
        {
            while (await _answers.Reader.WaitToReadAsync(stop.Token).ConfigureAwait(false))
            {
                var message = new CommitAnswers();
                for (long bytes = 0; bytes < ValueBytesMax && _answers.Reader.TryRead(out var answer); )
                {
                    message.Answers.Add(answer);
                    bytes += answer.Current?.Value.Length ?? 0;
                }
                await answers.SendAsync(message, stop.Token).ConfigureAwait(false);
                _room.Release(message.Answers.Count);
            }
        }
        catch
        {
            // Nobody takes answers any more: what is still read would be for nothing.
            await stop.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>What waits too long is answered UNKNOWN, so that its room is not lost.</summary>
    private async Task SweepAsync(CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(SweepInterval);
        while (await timer.WaitForNextTickAsync(cancel).ConfigureAwait(false))
            foreach (var (commit, _) in _underWay)
                if (Stopwatch.GetElapsedTime(commit.Begin) > answerTimeout)
                    commit.TrySetResult(KeyspaceService.TooLate(answerTimeout));
    }

    /// <summary>A commit under way: its answer goes to the stream that it came from, once.</summary>
    private sealed class StreamedCommit(CommitPipeline pipeline, CommitRequest request) : IAnswer<CommitAnswer>
    {
        private int _settled;

        public ulong Tag { get; } = request.Tag;

        public Google.Protobuf.ByteString Id { get; } = request.CommitId;

        public long Begin { get; } = Stopwatch.GetTimestamp();

        public bool TrySetResult(CommitAnswer answer)
        {
            if (Interlocked.Exchange(ref _settled, 1) != 0)
                return false;
            pipeline._underWay.TryRemove(this, out _);
            var response = new CommitResponse { CommitId = Id, Tag = Tag };
            KeyspaceService.Fill(response, answer);
            pipeline._commits.Answered(response.Outcome);
            return pipeline._answers.Writer.TryWrite(response);
        }
    }
}
