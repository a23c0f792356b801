using Arktos.Rpc;
using Arktos.StoreClient.Wire;
using Google.Protobuf;
using Grpc.Core;

namespace Arktos.StoreClient;

/// <summary>Items of a tenant's, in key order.</summary>
/// <param name="More">Others follow the last one.</param>
internal sealed record TenantPage(IReadOnlyList<KeyValue> Items, bool More);

/// <summary>What a tenant's keys hold since a revision, each as its last change left it.</summary>
/// <param name="Events">How many changes there were.</param>
/// <param name="Through">All changes up to here are in it.</param>
internal sealed record TenantChanges(
    IReadOnlyList<KeyValue> Items,
    IReadOnlyList<ByteString> Deleted,
    int Events,
    Revision Through
);

/// <summary>A partition cannot be asked now; the message says why.</summary>
internal class TenantMoveException(string message) : Exception(message);

/// <summary>What was changed is compacted: it has to be copied anew.</summary>
internal sealed class TenantChangesLostException(string message) : TenantMoveException(message);

/// <summary>What moving a tenant asks of the two partitions. Steps need a store's certificate. Thread-safe.</summary>
internal sealed class TenantMoveCalls(LeaderCalls leaders)
{
    /// <summary>Of one import: it is one commit, which other tenants of the partition wait for.</summary>
    public const int ItemsMax = 512;

    private const long BytesMax = 1 << 20;

    private static readonly TimeSpan TryDeadline = TimeSpan.FromSeconds(4),
        ReadDeadline = TimeSpan.FromSeconds(12);

    /// <returns>The revision of the step; null: it does not fit what the partition knows of the tenant.</returns>
    /// <exception cref="TenantMoveException">No leader answers; the step may have been taken.</exception>
    public async Task<Revision?> StepAsync(
        PartitionId partition,
        TenantStep step,
        Revision above,
        CancellationToken cancel
    )
    {
        var request = new StepRequest
        {
            Partition = partition.Value,
            CommitId = ByteString.CopyFrom(Guid.NewGuid().ToByteArray()),
            Step = step,
            AboveRevision = above.Value,
        };
        Revision? taken = null;
        await AskAsync(
                partition,
                TryDeadline,
                async (_, channel, deadline) =>
                {
                    var response = await channel
                        .Calls.StepAsync(request, RpcCalls.Within(deadline, cancel))
                        .ResponseAsync.ConfigureAwait(false);
                    switch (response.Outcome)
                    {
                        case CommitResponse.Types.Outcome.Committed:
                            taken = new Revision(response.Revision);
                            return TryOutcome.Done;
                        case CommitResponse.Types.Outcome.ConditionFailed:
                            return TryOutcome.Done;
                        case CommitResponse.Types.Outcome.Invalid:
                            throw new TenantMoveException(response.Message);
                        default:
                            return new TryOutcome(response.Message, new StoreId(response.Leader));
                    }
                },
                cancel
            )
            .ConfigureAwait(false);
        return taken;
    }

    /// <summary>What is stored under a key of the partition's own, linearizable; null for nothing.</summary>
    /// <returns>With the partition's latest revision.</returns>
    /// <exception cref="TenantMoveException">No leader answers.</exception>
    public async Task<(ReadOnlyMemory<byte>? Value, Revision Revision)> GetAsync(
        PartitionId partition,
        ObjectKey key,
        CancellationToken cancel
    )
    {
        var request = new ReadRequest
        {
            Partition = partition.Value,
            Key = ByteString.CopyFrom(key.Encode()),
            Tenant = key.Tenant,
        };
        var (items, _, revision) = await ReadAsync(partition, request, cancel).ConfigureAwait(false);
        return (items.Count > 0 ? items[0].Value : (ReadOnlyMemory<byte>?)null, revision);
    }

    /// <summary>Whether a partition holds keys of a tenant, or of a part of one, be it there or not.</summary>
    /// <exception cref="TenantMoveException">No leader answers.</exception>
    public async Task<bool> HoldsAsync(PartitionId partition, string tenant, CancellationToken cancel) =>
        (await ExportAsync(partition, tenant, default, cancel, max: 1).ConfigureAwait(false)).Items.Count > 0;

    /// <summary>Latest items of a tenant after a key, from the leader: so many, of so many bytes.</summary>
    /// <param name="after">Empty: from the start.</param>
    /// <exception cref="TenantMoveException">No leader answers.</exception>
    public async Task<TenantPage> ExportAsync(
        PartitionId partition,
        string tenant,
        ReadOnlyMemory<byte> after,
        CancellationToken cancel,
        int max = ItemsMax
    )
    {
        var request = new ReadRequest
        {
            Partition = partition.Value,
            Key = ByteString.CopyFrom(after.Span),
            End = ByteString.CopyFrom(0xFF),
            Tenant = tenant,
            Limit = (uint)max,
        };
        var items = new List<KeyValue>();
        var (bytes, more) = (0L, false);
        await AskAsync(
                partition,
                ReadDeadline,
                async (_, channel, deadline) =>
                {
                    (items, bytes, more) = ([], 0, false);
                    using var call = channel.Calls.Read(request, RpcCalls.Within(deadline, cancel));
                    await foreach (var response in call.ResponseStream.ReadAllAsync(cancel).ConfigureAwait(false))
                    {
                        if (response.Outcome != ReadResponse.Types.Outcome.Ok)
                            return new TryOutcome(response.Message, new StoreId(response.Leader));
                        foreach (var item in response.Items)
                            if (bytes < BytesMax)
                            {
                                items.Add(item);
                                bytes += item.Value.Length;
                            }
                            else
                                more = true;
                        more |= response.More;
                        if (response.Last)
                            return TryOutcome.Done;
                    }
                    return new TryOutcome("the answer ended early", StoreId.None);
                },
                cancel
            )
            .ConfigureAwait(false);
        return new TenantPage(items, more);
    }

    /// <summary>What was changed after a revision: up to another one at least, or a part of it.</summary>
    /// <param name="part">Which part it is of which the name says; null: a tenant that is whole.</param>
    /// <param name="until">One that the partition has reached.</param>
    /// <exception cref="TenantMoveException">No replica answers, or the changes are compacted.</exception>
    public async Task<TenantChanges> ChangesAsync(
        PartitionId partition,
        string tenant,
        int? part,
        Revision after,
        Revision until,
        CancellationToken cancel
    )
    {
        TenantParts.TryParse(tenant, out var whole, out _);
        var request = new WatchRequest
        {
            Partition = partition.Value,
            End = ByteString.CopyFrom(0xFF),
            AfterRevision = after.Value,
            PromptProgress = true,
            Filters = { new WatchFilter { Tenant = whole } },
        };
        if (part is { } only)
            request.Filters[0].Part = only;
        TenantChanges? changes = null;
        await AskAsync(
                partition,
                ReadDeadline,
                async (store, channel, deadline) =>
                {
                    var (last, through, events, bytes) = (new Dictionary<ByteString, Event>(), after, 0, 0L);
                    using var call = channel.Calls.Watch(request, RpcCalls.Within(deadline, cancel));
                    await foreach (var response in call.ResponseStream.ReadAllAsync(cancel).ConfigureAwait(false))
                    {
                        if (response.Outcome == WatchResponse.Types.Outcome.Compacted)
                            throw new TenantChangesLostException(
                                $"what was written to {tenant} since revision {after} is compacted: it is copied anew"
                            );
                        if (response.Outcome != WatchResponse.Types.Outcome.Events)
                            return new TryOutcome(response.Message, StoreId.None);
                        foreach (var e in response.Events)
                        {
                            last[e.Item.Key] = e;
                            bytes += e.Item.Value.Length;
                            events++;
                        }
                        through = new Revision(Math.Max(through.Value, response.Revision));
                        // Whole messages, so that all up to their revision is in it.
                        if (through >= until || last.Count >= ItemsMax || bytes >= BytesMax)
                            break;
                    }
                    changes = new TenantChanges(
                        [.. last.Values.Where(e => e.Kind == Event.Types.Kind.Put).Select(e => e.Item)],
                        [.. last.Values.Where(e => e.Kind == Event.Types.Kind.Delete).Select(e => e.Item.Key)],
                        events,
                        through
                    );
                    return TryOutcome.Done;
                },
                cancel
            )
            .ConfigureAwait(false);
        return changes!;
    }

    private async Task<(List<KeyspaceItem> Items, bool More, Revision Revision)> ReadAsync(
        PartitionId partition,
        ReadRequest request,
        CancellationToken cancel
    )
    {
        var result = (Items: new List<KeyspaceItem>(), More: false, Revision: Revision.None);
        await AskAsync(
                partition,
                ReadDeadline,
                async (_, channel, deadline) =>
                {
                    result.Items.Clear();
                    await foreach (
                        var chunk in channel.ReadAsync(request, RpcCalls.Within(deadline, cancel)).ConfigureAwait(false)
                    )
                    {
                        if (chunk.Outcome != ReadResponse.Types.Outcome.Ok)
                            return new TryOutcome(chunk.Message, chunk.Leader);
                        result.Items.AddRange(chunk.Items);
                        if (chunk.IsLast)
                        {
                            (result.More, result.Revision) = (chunk.More, chunk.Revision);
                            return TryOutcome.Done;
                        }
                    }
                    return new TryOutcome("the answer ended early", StoreId.None);
                },
                cancel
            )
            .ConfigureAwait(false);
        return result;
    }

    private async Task AskAsync(
        PartitionId partition,
        TimeSpan tryDeadline,
        LeaderCalls.Attempt attempt,
        CancellationToken cancel
    )
    {
        var reason = await leaders.TryAsync(partition, tryDeadline, attempt, cancel).ConfigureAwait(false);
        if (reason.Length > 0)
            throw new TenantMoveException(reason);
    }
}
