using Arktos.Store.Replication;
using Arktos.StoreClient;
using Arktos.StoreClient.Wire;

namespace Arktos.Store.Service;

/// <summary>Steps of tenants' moves (<see cref="Keyspace.TenantSteps"/>), proposed as commits are. For stores only.
/// </summary>
internal sealed class StepService(IStoreReplicas store)
{
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(10);

    public async Task<CommitResponse> StepAsync(StepRequest request, CancellationToken cancel)
    {
        var response = new CommitResponse { CommitId = request.CommitId };
        if (request.Step is null)
        {
            (response.Outcome, response.Message) = (CommitResponse.Types.Outcome.Invalid, "there is no step");
            return response;
        }
        if (!KeyspaceService.TryPartition(store, request.Partition, out var replica))
        {
            response.Outcome = CommitResponse.Types.Outcome.NoPartition;
            response.Message = KeyspaceService.NoReplica(request.Partition);
            return response;
        }
        var answer = new TaskAnswer<CommitAnswer>();
        var commit = new CommitRequest
        {
            Partition = request.Partition,
            CommitId = request.CommitId,
            TenantStep = request.Step,
        };
        if (
            !store.Post(
                replica.Id,
                new ReplicaItem.Propose(commit, answer)
                {
                    Above = new Revision(request.AboveRevision),
                    IsOfStore = true,
                }
            )
        )
            answer.TrySetResult(KeyspaceService.TooMuchWaits(replica.Id));
        try
        {
            KeyspaceService.Fill(response, await answer.Task.WaitAsync(AnswerTimeout, cancel).ConfigureAwait(false));
        }
        catch (TimeoutException)
        {
            KeyspaceService.Fill(response, KeyspaceService.TooLate(AnswerTimeout));
        }
        return response;
    }
}
