using Arktos.Api.Streams;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Fairness;
using Arktos.ApiServer.Indexes;
using Arktos.ApiServer.Requests;
using Arktos.ApiServer.Storage;
using Arktos.ApiServer.Watch;
using Arktos.Rpc;
using Arktos.StoreClient;
using Google.Protobuf;
using Grpc.Core;

namespace Arktos.ApiServer.Streams;

/// <summary>
/// Sends one follower the state of its objects and then every change to them. The bytes are those of the store.
/// Thread-safe.
/// </summary>
public sealed class ObjectFollower(
    EventSource source,
    RangeReads reads,
    RequestLimits limits,
    TimeProvider time,
    CancellationToken stopping
)
{
    private const int PageMax = 500;
    private const int BatchBytesMax = 1024 * 1024;

    /// <summary>Batches that hold positions only are sent no more often.</summary>
    private static readonly TimeSpan PositionsEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SlowMax = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Runs until the caller hangs up or the stream cannot go on, which is an <see cref="RpcException"/> as
    /// streams.proto says.
    /// </summary>
    /// <param name="seat">Given back when the state has been sent; the caller disposes of it.</param>
    public async Task RunAsync(
        FollowPlan plan,
        IServerStreamWriter<FollowBatch> output,
        FlowSeat seat,
        CancellationToken cancel
    )
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancel, stopping);
        try
        {
            await FollowAsync(plan, output, seat, ending.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            throw RpcFailure.Of(StatusCode.Unavailable, "the API server stops");
        }
    }

    private async Task FollowAsync(
        FollowPlan plan,
        IServerStreamWriter<FollowBatch> output,
        FlowSeat seat,
        CancellationToken cancel
    )
    {
        var (positions, otherwise) = (plan.From, plan.From.Count == 0 ? Revision.None : plan.From.Values.Min());
        if (positions.Count == 0)
        {
            otherwise = await SendStateAsync(plan, output, seat, cancel);
            positions = source.PartitionsOf(plan.Filter.Range).ToDictionary(p => p, _ => otherwise);
            await SendAsync(output, WithPositions(new FollowBatch { StateComplete = true }, positions), cancel);
        }
        seat.GiveBack();
        var sent = time.GetTimestamp();
        await foreach (
            var step in source.FollowAsync(plan.Filter.Range, plan.Filter.NodeName, positions, otherwise, cancel)
        )
        {
            if (step.End is { } end)
                throw end.Reason == WatchEndReason.Compacted
                    ? RpcFailure.Of(
                        StatusCode.OutOfRange,
                        $"the history before {end.Oldest} is gone; follow again from the state"
                    )
                    : RpcFailure.Of(StatusCode.Unavailable, end.Message);
            var batch = new FollowBatch();
            var bytes = 0;
            var converted = await HubEvents.ConvertAsync(step.Events, plan.Filter, cancel);
            foreach (var e in converted.Succeeded(out var events, out var fault) ? events : throw Failure(fault))
                if (plan.Filter.Classify(e) is var (kind, stored) && !IsUnseen(plan, e, kind))
                {
                    if (bytes > BatchBytesMax)
                    {
                        // Positions would promise events that are still to come, so only the last part carries them.
                        await SendAsync(output, batch, cancel);
                        (batch, bytes) = (new FollowBatch(), 0);
                    }
                    bytes += Add(batch, plan, stored, kind == ChangeKind.Deleted);
                }
            if (batch.Events.Count == 0 && time.GetElapsedTime(sent) < PositionsEvery)
                continue;
            await SendAsync(output, WithPositions(batch, step.Positions), cancel);
            sent = time.GetTimestamp();
        }
    }

    private async Task<Revision> SendStateAsync(
        FollowPlan plan,
        IServerStreamWriter<FollowBatch> output,
        FlowSeat seat,
        CancellationToken cancel
    )
    {
        var at = Revision.None;
        ObjectKey? after = null;
        await reads.ReadyAsync(plan.Filter.Range, plan.Filter.NodeName, cancel);
        while (true)
        {
            ReadResult<RangePage>.Ok page;
            using (await limits.StateReads.EnterAsync(cancel))
                page =
                    await reads.ListAsync(
                        new RangeQuery(plan.Filter.Range, at, after, PageMax),
                        plan.Filter.NodeName,
                        cancel
                    ) as ReadResult<RangePage>.Ok
                    ?? throw RpcFailure.Of(
                        StatusCode.Unavailable,
                        $"the store cannot answer for {plan.Filter.Range.Resource} now"
                    );
            at = page.Revision;
            seat.Read(page.Value.Items.Count);
            var (batch, bytes) = (new FollowBatch(), 0);
            var converted = await ObjectStorage.ConvertAsync(plan.Filter.Strategy, page.Value, cancel);
            foreach (var item in converted.Succeeded(out var shown, out var fault) ? shown.Items : throw Failure(fault))
            {
                after = item.Key;
                var stored = new StoredObject(item);
                if (!plan.Filter.IsEverything && !plan.Filter.Matches(stored))
                    continue;
                if (bytes > BatchBytesMax)
                {
                    await SendAsync(output, batch, cancel);
                    (batch, bytes) = (new FollowBatch(), 0);
                }
                bytes += Add(batch, plan, stored, false);
            }
            if (batch.Events.Count > 0)
                await SendAsync(output, batch, cancel);
            if (!page.Value.More)
                return at;
        }
    }

    private static RpcException Failure(Api.Meta.V1.Status fault) =>
        RpcFailure.Of(StatusCode.Unavailable, fault.Message);

    /// <summary>A change of what the follower is not sent.</summary>
    private static bool IsUnseen(FollowPlan plan, HubEvent e, ChangeKind kind) =>
        kind == ChangeKind.Modified && plan.Projection?.AreEqual(e.Before!, e.Now, plan.Filter.Strategy) == true;

    private static int Add(FollowBatch batch, FollowPlan plan, StoredObject stored, bool isDeletion)
    {
        var strategy = plan.Filter.Strategy;
        if (
            (plan.Projection is { } shown ? shown.Of(stored, strategy) : strategy.Wire(stored.Item.Value))
            is not { } json
        )
        {
            plan.Filter.Unreadable.PassOver(stored.Item.Key);
            return 0;
        }
        batch.Events.Add(
            new ObjectEvent
            {
                Type = isDeletion ? ObjectEvent.Types.Type.Delete : ObjectEvent.Types.Type.Upsert,
                Object = UnsafeByteOperations.UnsafeWrap(json),
            }
        );
        return json.Length;
    }

    private static FollowBatch WithPositions(FollowBatch batch, IReadOnlyDictionary<PartitionId, Revision> positions)
    {
        foreach (var (partition, revision) in positions.OrderBy(p => p.Key))
            batch.Positions.Add(new Position { Partition = partition.Value, Revision = revision.Value });
        return batch;
    }

    private static async Task SendAsync(
        IServerStreamWriter<FollowBatch> output,
        FollowBatch batch,
        CancellationToken cancel
    )
    {
        var sending = output.SendAsync(batch, cancel);
        if (sending.IsCompleted)
        {
            await sending;
            return;
        }
        try
        {
            await sending.WaitAsync(SlowMax, cancel);
        }
        catch (TimeoutException)
        {
            throw RpcFailure.Of(
                StatusCode.ResourceExhausted,
                "the follower reads too slowly; follow again from the last positions"
            );
        }
    }
}
