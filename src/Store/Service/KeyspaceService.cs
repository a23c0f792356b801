using System.Diagnostics.CodeAnalysis;
using Arktos.Raft;
using Arktos.Rpc;
using Arktos.Store.Keyspace;
using Arktos.Store.Replication;
using Arktos.Store.RocksDb;
using Arktos.Store.Streams;
using Arktos.StoreClient;
using Arktos.StoreClient.Wire;
using Google.Protobuf;
using Grpc.Core;
using KeyspaceRpc = Arktos.StoreClient.Wire.Keyspace;

namespace Arktos.Store.Service;

/// <summary>What the service needs of the store.</summary>
internal interface IStoreReplicas
{
    PartitionReplica? Find(PartitionId partition);

    /// <summary>False when the item was not taken: too much waits, or the store stops.</summary>
    bool Post(PartitionId partition, ReplicaItem item);

    Database Database { get; }

    /// <summary>The newest revision that any replica of this store has applied.</summary>
    Revision NewestRevision { get; }

    TimeProvider Time { get; }

    /// <summary>The store cannot go on.</summary>
    void Fail(Exception reason);

    /// <param name="withHashes">Also hash every partition's state, which reads all of it.</param>
    /// <param name="withLoads">Also the disk, and what tenants hold and write.</param>
    StatusResponse Status(bool withHashes, bool withLoads);
}

/// <summary>The Keyspace gRPC service: translates between the wire and the replicas.</summary>
internal sealed class KeyspaceService(IStoreReplicas store, StoreCounts counts, LinkService links)
    : KeyspaceRpc.KeyspaceBase
{
    /// <summary>
    /// How long a commit or read may wait for its partition before the caller is told that the outcome is not known.
    /// </summary>
    internal static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Of one message of a range, and one item more: below what collectors take for a large object.</summary>
    private const int ResponseBytesMax = 64 << 10;

    /// <summary>
    /// Of a range's messages that are sent together: few enough that the reader works on them while the next are made.
    /// </summary>
    private const int GatheredBytesMax = 256 << 10;

    private static readonly WriteOptions Gathers = new(WriteFlags.BufferHint),
        Sends = WriteOptions.Default;

    /// <summary>
    /// Of the values of one page (a range with a limit): it ends behind the item that exceeds it, though the limit was
    /// not reached.
    /// </summary>
    private const long PageBytesMax = 8 << 20;

    private readonly HashService _hashes = new(store);
    private readonly AdvanceService _advances = new(store, store.Time);
    private readonly StepService _steps = new(store);

    /// <summary>Where <see cref="LinkService.Serve"/> is reached.</summary>
    public required Func<int> LinkPort { get; init; }

    public void Bind(ServiceBinderBase binder)
    {
        binder.AddMethod(
            RangeChunk.Method,
            (request, chunks, context) => GuardedAsync(ReadAsync(request, chunks, context.CancellationToken))
        );
        KeyspaceRpc.BindService(binder, this);
    }

    public static RpcMethodOptions OptionsOf(IMethod method) =>
        method.Name switch
        {
            nameof(Advance) => StoreIdentity.Operators,
            nameof(Step) => StoreIdentity.Stores,
            _ => RpcMethodOptions.ForConnected,
        };

    public override Task<CommitResponse> Commit(CommitRequest request, ServerCallContext context) =>
        CommitAsync(request, context.CancellationToken);

    public override Task Watch(
        WatchRequest request,
        IServerStreamWriter<WatchResponse> responseStream,
        ServerCallContext context
    ) => GuardedAsync(WatchAsync(request, responseStream, context.CancellationToken));

    public override Task<LinkDoor> FindLink(LinkQuery request, ServerCallContext context) =>
        Task.FromResult(
            new LinkDoor
            {
                Port = (uint)LinkPort(),
                Key = UnsafeByteOperations.UnsafeWrap(links.Key),
                RequestKinds = LinkRequest.ReadFieldNumber,
            }
        );

    public override Task<CommitResponse> Advance(AdvanceRequest request, ServerCallContext context) =>
        _advances.AdvanceAsync(request, context.CancellationToken);

    public override Task<CommitResponse> Step(StepRequest request, ServerCallContext context) =>
        _steps.StepAsync(request, context.CancellationToken);

    public override async Task<HashResponse> Hash(HashRequest request, ServerCallContext context)
    {
        var hash = _hashes.HashAsync(request, context.CancellationToken);
        await GuardedAsync(hash).ConfigureAwait(false);
        return await hash.ConfigureAwait(false);
    }

    public override Task<StatusResponse> Status(StatusRequest request, ServerCallContext context) =>
        Task.FromResult(store.Status(request.WithHashes, request.WithLoads));

    /// <summary>A keyspace that cannot be read cannot be trusted: the store ends, and others take its place.</summary>
    private async Task GuardedAsync(Task serving)
    {
        try
        {
            await serving.ConfigureAwait(false);
        }
        catch (RocksDbException e)
        {
            store.Fail(e);
            throw RpcFailure.Of(StatusCode.Unavailable, $"this store ends: {e.Message}");
        }
    }

    internal static string NoReplica(uint partition) =>
        $"this store has no replica of partition {partition}: ask one that the partition map names";

    private async Task<CommitResponse> CommitAsync(CommitRequest request, CancellationToken cancel)
    {
        var response = new CommitResponse { CommitId = request.CommitId };
        if (!TryPartition(request.Partition, out var partition))
        {
            response.Outcome = CommitResponse.Types.Outcome.NoPartition;
            response.Message = NoReplica(request.Partition);
            counts.Commits.Answered(response.Outcome);
            return response;
        }
        request.Tag = 0; // only a link's: it must not get into the log
        var answer = new TaskAnswer<CommitAnswer>();
        if (!store.Post(partition.Id, new ReplicaItem.Propose(request, answer)))
            answer.TrySetResult(TooMuchWaits(partition.Id));
        try
        {
            Fill(response, await answer.Task.WaitAsync(AnswerTimeout, cancel).ConfigureAwait(false));
        }
        catch (TimeoutException)
        {
            Fill(response, TooLate(AnswerTimeout));
        }
        counts.Commits.Answered(response.Outcome);
        return response;
    }

    internal static CommitAnswer TooMuchWaits(PartitionId partition) =>
        new(CommitStatus.Busy, Message: $"too much waits in store for partition {partition}");

    internal static CommitAnswer TooLate(TimeSpan timeout) =>
        new(CommitStatus.Unknown, Message: $"the partition did not commit within {timeout.TotalSeconds} s");

    internal static void Fill(CommitResponse response, CommitAnswer answer)
    {
        response.Message = answer.Message;
        response.Leader = (uint)answer.Leader.Value;
        response.Outcome = answer.Status switch
        {
            CommitStatus.Applied when answer.Outcome.FailedCondition < 0 => CommitResponse.Types.Outcome.Committed,
            CommitStatus.Applied when answer.Outcome.FailedCondition == ApplyOutcome.TenantMoved => CommitResponse
                .Types
                .Outcome
                .Moved,
            CommitStatus.Applied => CommitResponse.Types.Outcome.ConditionFailed,
            CommitStatus.NotLeader => CommitResponse.Types.Outcome.NotLeader,
            CommitStatus.Busy => CommitResponse.Types.Outcome.Busy,
            CommitStatus.Invalid => CommitResponse.Types.Outcome.Invalid,
            _ => CommitResponse.Types.Outcome.Unknown,
        };
        if (answer.Status != CommitStatus.Applied)
            return;
        response.Revision = answer.Outcome.Revision.Value;
        response.FailedCondition = answer.Outcome.FailedCondition;
        if (answer.Outcome.Current is { } current)
            response.Current = Streams.WatchStream.ToWire(answer.Outcome.CurrentKey, current);
    }

    private async Task ReadAsync(ReadRequest request, IServerStreamWriter<RangeChunk> chunks, CancellationToken cancel)
    {
        // The last message leaves with the status.
        chunks.WriteOptions = Gathers;
        if (!TryPartition(request.Partition, out var replica))
        {
            var none = ReadAnswers.NoPartition(request.Partition);
            await chunks.SendAsync(new RangeChunk { Rest = none }, cancel).ConfigureAwait(false);
            return;
        }
        var point =
            request.AtRevision == 0 || request.ReachRevision > 0
                ? await OfLeaderAsync(replica, request, cancel).ConfigureAwait(false)
                : AtRevision(store.Database, replica.Id, new Revision(request.AtRevision));
        using var snapshot = point.Snapshot;
        var scope = new ReadScope(request);
        if (ReadAnswers.Refusal(scope, replica, point) is { } refusal)
            await chunks.SendAsync(new RangeChunk { Rest = refusal }, cancel).ConfigureAwait(false);
        else if (request.End.IsEmpty && IsLatest(request, point))
            await chunks
                .SendAsync(
                    new RangeChunk { Rest = ReadAnswers.OfPoint(store.Database, replica, request, point) },
                    cancel
                )
                .ConfigureAwait(false);
        else
            await SendAsync(request, scope, replica, snapshot!, point, chunks, cancel).ConfigureAwait(false);
    }

    /// <summary>Whether what is stored of the latest state is what is asked for.</summary>
    private static bool IsLatest(ReadRequest request, in ReadPoint point) =>
        point.Revision >= point.State.Revision || KeyspaceKeys.KindOf(request.Key.Span) != KeyspaceKeys.Latest;

    private async Task SendAsync(
        ReadRequest request,
        ReadScope scope,
        PartitionReplica replica,
        DatabaseSnapshot snapshot,
        ReadPoint point,
        IServerStreamWriter<RangeChunk> chunks,
        CancellationToken cancel
    )
    {
        var response = new ReadResponse { Revision = point.Revision.Value, Remaining = -1 };
        var key = request.Key.ToByteArray();
        // A point is the smallest range: the key and nothing after it.
        var end = request.End.IsEmpty ? [.. key, 0] : request.End.ToByteArray();
        var isLatest = IsLatest(request, point);
        var (chunk, taken, bytes, beyond, gathered) = (new RangeChunk { Rest = response }, 0L, 0L, 0L, 0);
        // Stored bytes go out as they are when the latest state is read: nothing is decoded.
        using var walk = scope.Walks is { } name ? replica.Keyspace.Walk(name, snapshot, scope.After) : null;
        using var latest =
            walk is null && isLatest ? RangeReader.Latest(store.Database, snapshot, replica.Id, key, end) : null;
        var filter = scope.FilterOf(replica.Keyspace.Places, point.Revision);
        using var history =
            walk is null && latest is null
                ? RangeReader
                    .At(store.Database, snapshot, replica.Id, key, end, point.Revision, point.State.Revision)
                    .GetEnumerator()
                : null;
        for (; walk?.Valid ?? latest?.Valid ?? history!.MoveNext(); MoveOn())
        {
            if (
                filter is not null
                && !filter.LetsThrough(latest is not null ? KeyspaceKeys.KeyOf(latest.Key) : history!.Current.Key)
            )
                continue;
            if (request.Limit > 0 && (taken >= request.Limit || bytes >= PageBytesMax))
            {
                beyond++;
                if (request.Count)
                    continue;
                break;
            }
            taken++;
            if (history is null)
            {
                var stored = walk is not null ? walk.Value : latest!.Value;
                var header = StoredHeader.Read(stored);
                chunk.Add(
                    walk is not null ? walk.Key : KeyspaceKeys.KeyOf(latest!.Key),
                    header,
                    stored[header.Bytes..]
                );
                bytes += stored.Length;
            }
            else
            {
                var (itemKey, value) = history.Current;
                chunk.Add(itemKey, value.Header, value.Value.Span);
                bytes += value.Value.Length;
            }
            if (chunk.Bytes < ResponseBytesMax)
                continue;
            gathered = gathered + chunk.Bytes < GatheredBytesMax ? gathered + chunk.Bytes : 0;
            chunks.WriteOptions = gathered > 0 ? Gathers : Sends;
            await chunks.SendAsync(chunk, cancel).ConfigureAwait(false);
            chunk.Clear();
        }
        response.Last = true;
        response.More = beyond > 0;
        if (request.Count)
            response.Remaining = beyond;
        chunks.WriteOptions = Gathers;
        await chunks.SendAsync(chunk, cancel).ConfigureAwait(false);

        void MoveOn()
        {
            walk?.Next();
            latest?.Next();
        }
    }

    private async Task<ReadPoint> OfLeaderAsync(PartitionReplica replica, ReadRequest request, CancellationToken cancel)
    {
        if (request.AtRevision > 0 && request.AtRevision > request.ReachRevision)
            throw RpcFailure.Of(
                StatusCode.InvalidArgument,
                $"at_revision {request.AtRevision} is later than reach_revision {request.ReachRevision}"
            );
        var answer = new TaskAnswer<ReadPoint>();
        if (
            !store.Post(
                replica.Id,
                new ReplicaItem.Read(answer)
                {
                    Reach = new Revision(request.ReachRevision),
                    At = new Revision(request.AtRevision),
                }
            )
        )
            return ReadAnswers.TooMuchWaits(replica.Id);
        try
        {
            return await answer.Task.WaitAsync(AnswerTimeout, cancel).ConfigureAwait(false);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            // Whoever answers later must find that nobody will take the snapshot.
            if (!answer.TrySetCanceled(CancellationToken.None) && answer.Task.IsCompletedSuccessfully)
                answer.Task.Result.Snapshot?.Dispose();
            cancel.ThrowIfCancellationRequested();
            return ReadAnswers.TooLate(replica.Id, AnswerTimeout);
        }
    }

    /// <summary>Any replica may answer, if it has come so far.</summary>
    internal static ReadPoint AtRevision(Database database, PartitionId partition, Revision revision)
    {
        var snapshot = database.Snapshot();
        var state = KeyspacePartition.ReadState(database, partition, snapshot);
        if (revision <= state.Revision)
            return new ReadPoint(ReadPointStatus.Ok, snapshot, state, revision);
        snapshot.Dispose();
        if (state.Index == Raft.LogIndex.Zero)
            return new ReadPoint(
                ReadPointStatus.Unavailable,
                Message: $"partition {partition} has applied nothing on this store yet, or a snapshot is being "
                    + $"installed"
            );
        return new ReadPoint(ReadPointStatus.Future, State: state);
    }

    private async Task WatchAsync(
        WatchRequest request,
        IServerStreamWriter<WatchResponse> responses,
        CancellationToken cancel
    )
    {
        if (KeyMatcher.Refusal(request) is { } refusal)
            throw RpcFailure.Of(StatusCode.InvalidArgument, refusal);
        if (WhyNoWatch(store, request, out var replica) is { } answer)
        {
            await responses.SendAsync(answer, cancel).ConfigureAwait(false);
            return;
        }
        await new Streams.WatchStream(store.Database, replica!.Keyspace, request, counts.Streams, replica.CannotGoOn)
            .RunAsync(responses, cancel)
            .ConfigureAwait(false);
    }

    /// <summary>What a watch that cannot begin here is answered; null: it can, at the replica.</summary>
    internal static WatchResponse? WhyNoWatch(IStoreReplicas store, WatchRequest request, out PartitionReplica? replica)
    {
        if (!TryPartition(store, request.Partition, out replica))
            return new WatchResponse
            {
                Outcome = WatchResponse.Types.Outcome.NoPartition,
                Message = NoReplica(request.Partition),
            };
        var after = new Revision(request.AfterRevision);
        // One that only this store has not heard of yet is waited for, as other stores' clocks may be a little ahead.
        return
            after.UnixMilliseconds > (store.Time.GetUtcNow() + RevisionClock.AheadMax).ToUnixTimeMilliseconds()
            && after > store.NewestRevision
            ? new WatchResponse
            {
                Outcome = WatchResponse.Types.Outcome.Future,
                Revision = replica.Keyspace.State.Revision.Value,
            }
            : null;
    }

    private bool TryPartition(uint id, [NotNullWhen(true)] out PartitionReplica? replica) =>
        TryPartition(store, id, out replica);

    internal static bool TryPartition(IStoreReplicas store, uint id, [NotNullWhen(true)] out PartitionReplica? replica)
    {
        replica = id <= PartitionId.ValueMax ? store.Find(new PartitionId((ushort)id)) : null;
        return replica is not null;
    }
}
