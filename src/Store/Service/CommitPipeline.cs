using Arktos.Store.Replication;
using Arktos.StoreClient.Wire;
using Google.Protobuf;

namespace Arktos.Store.Service;

/// <summary>
/// The commits of one link: proposes them in the order they come, answers them in the order they are settled.
/// </summary>
internal sealed class CommitPipeline(IStoreReplicas store, LinkedCalls calls, CommitCounts counts)
{
    /// <summary>Waits for room.</summary>
    public void Take(CommitRequest request)
    {
        var commit = new LinkedCommit(calls, counts, request);
        calls.Begin(commit);
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

    private sealed class LinkedCommit(LinkedCalls calls, CommitCounts counts, CommitRequest request)
        : LinkedCall,
            IAnswer<CommitAnswer>
    {
        private readonly ulong _tag = request.Tag;
        private readonly ByteString _id = request.CommitId;

        public override void GiveUp(TimeSpan after) => TrySetResult(KeyspaceService.TooLate(after));

        public bool TrySetResult(CommitAnswer answer)
        {
            var response = new CommitResponse();
            KeyspaceService.Fill(response, answer);
            return Answer(response);
        }

        public bool Answer(CommitResponse response)
        {
            if (!TrySettle())
                return false;
            (response.Tag, response.CommitId) = (_tag, _id);
            counts.Answered(response.Outcome);
            calls.End(this, new LinkAnswer { Commit = response });
            return true;
        }
    }
}
