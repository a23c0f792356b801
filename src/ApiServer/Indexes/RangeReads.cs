using Arktos.ApiServer.Storage;
using Arktos.StoreClient;
using Microsoft.Extensions.Logging;

namespace Arktos.ApiServer.Indexes;

/// <summary>
/// Pages of ranges: of the pods of a node those are read that the index names, of everything else the whole range. What
/// is read is to be filtered still. Thread-safe.
/// </summary>
public sealed class RangeReads(IKeyspace keyspace, NodePods pods, ILogger<RangeReads> log)
{
    /// <summary>Objects that are read one by one before it is looked how large they are.</summary>
    private const int StepMax = 64;

    /// <summary>As of a page of the keyspace: it ends with the object that exceeds it.</summary>
    private const long BytesMax = 8 * 1024 * 1024;

    /// <summary>
    /// Waits for the index that the reads will need, if any: to be called before anything that others wait for is held.
    /// A read finds out for itself what did not come in time.
    /// </summary>
    public async ValueTask ReadyAsync(KeyRange range, string node, CancellationToken cancel)
    {
        if (!IsByNode(range, node))
            return;
        try
        {
            await pods.ReadyAsync(range, cancel);
        }
        catch (StoreUnavailableException e)
        {
            log.LogInformation("the pods of nodes are not known yet: {Reason}", e.Message);
        }
    }

    /// <summary>
    /// As <see cref="IKeyspace.ListAsync"/>; of what a node does not have, some or all may be left out.
    /// </summary>
    /// <param name="node">The node that a selector on spec.nodeName demands; empty for none.</param>
    public async Task<ReadResult<RangePage>> ListAsync(RangeQuery query, string node, CancellationToken cancel)
    {
        if (!IsByNode(query.Range, node))
            return await keyspace.ListAsync(query, cancel);
        try
        {
            var at = query.At == Revision.None ? await pods.LatestAsync(query.Range, cancel) : query.At;
            return await pods.TryFindAsync(query.Range, node, at, cancel) is { } keys
                ? await PageAsync(query, [.. keys.Where(k => IsAfter(k, query.StartAfter))], at, cancel)
                : await keyspace.ListAsync(query, cancel);
        }
        catch (StoreUnavailableException e)
        {
            return new ReadResult<RangePage>.Unavailable(e.Message);
        }
    }

    private async Task<ReadResult<RangePage>> PageAsync(
        RangeQuery query,
        ObjectKey[] keys,
        Revision at,
        CancellationToken cancel
    )
    {
        var (items, read, bytes) = (new List<KeyspaceItem>(), 0, 0L);
        while (read < keys.Length && items.Count < query.Limit && bytes <= BytesMax)
        {
            var some = keys[read..Math.Min(keys.Length, read + Math.Min(StepMax, query.Limit - items.Count))];
            switch (await keyspace.GetManyAsync(some, at, cancel))
            {
                case ReadResult<IReadOnlyList<KeyspaceItem>>.Ok ok:
                    items.AddRange(ok.Value);
                    bytes += ok.Value.Sum(i => (long)i.Value.Length);
                    break;
                case ReadResult<IReadOnlyList<KeyspaceItem>>.Compacted compacted:
                    return new ReadResult<RangePage>.Compacted(compacted.Oldest);
                case ReadResult<IReadOnlyList<KeyspaceItem>>.Future future:
                    return new ReadResult<RangePage>.Future(future.Latest);
                case ReadResult<IReadOnlyList<KeyspaceItem>>.Unavailable unavailable:
                    return new ReadResult<RangePage>.Unavailable(unavailable.Reason);
            }
            read += some.Length;
        }
        return new ReadResult<RangePage>.Ok(new RangePage(items, read < keys.Length, -1), at);
    }

    private static bool IsByNode(KeyRange range, string node) => node.Length > 0 && range.Resource == "pods";

    private static bool IsAfter(ObjectKey key, ObjectKey? after) =>
        after is null || KeyOrder.Instance.Compare(key, after.Value) > 0;
}
