using Arktos.Store.Replication;
using Arktos.StoreClient;
using Arktos.StoreClient.Wire;
using Google.Protobuf;

namespace Arktos.Store.Service;

/// <summary>
/// Moves a partition past a revision and ends its history there: what a restore begins with, so that no revision of the
/// cluster that was lost is given out again, and whoever still holds one is told COMPACTED. For operators only.
/// </summary>
internal sealed class AdvanceService(IStoreReplicas store, TimeProvider time)
{
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(10),
        AheadMax = TimeSpan.FromDays(366);

    public async Task<CommitResponse> AdvanceAsync(AdvanceRequest request, CancellationToken cancel)
    {
        var above = new Revision(request.AboveRevision);
        if (above <= Revision.None || above.UnixMilliseconds > (time.GetUtcNow() + AheadMax).ToUnixTimeMilliseconds())
            return new CommitResponse
            {
                Outcome = CommitResponse.Types.Outcome.Invalid,
                Message =
                    $"{above} is no revision to go on from: it must be positive, and at most {AheadMax.TotalDays} "
                    + $"days ahead of the store's clock",
            };
        if (request.Partition > PartitionId.ValueMax || store.Find(new PartitionId((ushort)request.Partition)) is null)
            return new CommitResponse
            {
                Outcome = CommitResponse.Types.Outcome.NoPartition,
                Message = $"this store has no replica of partition {request.Partition}",
            };
        var partition = new PartitionId((ushort)request.Partition);
        var answer = new TaskAnswer<CommitAnswer>();
        var commit = new CommitRequest
        {
            Partition = partition.Value,
            CommitId = ByteString.CopyFrom(Guid.NewGuid().ToByteArray()),
            ForgetHistory = true,
        };
        if (!store.Post(partition, new ReplicaItem.Propose(commit, answer) { Above = above }))
            answer.TrySetResult(
                new CommitAnswer(CommitStatus.Busy, Message: $"too much waits in store for partition {partition}")
            );
        try
        {
            var result = await answer.Task.WaitAsync(AnswerTimeout, cancel).ConfigureAwait(false);
            return new CommitResponse
            {
                Outcome = result.Status switch
                {
                    CommitStatus.Applied => CommitResponse.Types.Outcome.Committed,
                    CommitStatus.NotLeader => CommitResponse.Types.Outcome.NotLeader,
                    CommitStatus.Busy => CommitResponse.Types.Outcome.Busy,
                    CommitStatus.Invalid => CommitResponse.Types.Outcome.Invalid,
                    _ => CommitResponse.Types.Outcome.Unknown,
                },
                Revision = result.Outcome.Revision.Value,
                Leader = (uint)result.Leader.Value,
                Message = result.Message,
            };
        }
        catch (TimeoutException)
        {
            return new CommitResponse
            {
                Outcome = CommitResponse.Types.Outcome.Unknown,
                Message = $"partition {partition} did not commit within {AnswerTimeout.TotalSeconds} s",
            };
        }
    }
}
