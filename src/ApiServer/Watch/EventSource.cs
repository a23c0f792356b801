using System.Runtime.CompilerServices;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Watch;

/// <param name="Closed">No event of the watch at or below it will still come; none while unknown.</param>
/// <param name="End">Set on the last step.</param>
public sealed record WatchStep(IReadOnlyList<HubEvent> Events, Revision Closed, WatchEnd? End = null);

/// <param name="Positions">One for each partition.</param>
public sealed record FollowStep(
    IReadOnlyList<HubEvent> Events,
    IReadOnlyDictionary<PartitionId, Revision> Positions,
    WatchEnd? End = null
);

/// <summary>
/// The events of a range from a revision on. From the resource's hub while that holds them; a watcher that starts
/// before the hub, or falls behind it, goes on by a stream of its own from the keyspace. Not filtered finer than the
/// range.
/// </summary>
public sealed class EventSource(ResourceHubs hubs)
{
    private const int StepEventsMax = 500;

    /// <summary>A reader that nothing is for hears how far the stream is this often.</summary>
    private static readonly TimeSpan SilenceMax = TimeSpan.FromSeconds(5);

    /// <summary>The partitions that a range covers now.</summary>
    public IReadOnlyList<PartitionId> PartitionsOf(KeyRange range) => hubs.Keyspace.PartitionsOf(range);

    /// <summary>
    /// In revision order. A range of one partition (a tenant's, wherever that goes) is a follower; a range over several
    /// has a stream of its own from the keyspace, which merges them.
    /// </summary>
    /// <param name="node">The node that a selector on spec.nodeName demands; empty for none.</param>
    public async IAsyncEnumerable<WatchStep> WatchAsync(
        KeyRange range,
        string node,
        Revision after,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        if (hubs.Keyspace.PartitionsOf(range) is [var partition])
        {
            var positions = hubs.Keyspace.PartitionsOf(range, after).ToDictionary(p => p, _ => after);
            await foreach (var step in FollowAsync(range, node, positions, after, cancel))
                yield return new WatchStep(
                    step.Events,
                    // A tenant may move meanwhile: it is as far as the partition that it is in.
                    range.Tenant
                        is { } tenant
                        ? hubs.Keyspace.ClosedOf(tenant, after, step.Positions)
                        : step.Positions.GetValueOrDefault(partition),
                    step.End
                );
            yield break;
        }
        await foreach (var batch in hubs.Keyspace.WatchAsync(new WatchQuery(range, after, WithPrevious: true), cancel))
        {
            yield return new WatchStep(
                batch.Events.Select(e => new HubEvent(e, default)).ToList(),
                batch.Closed,
                batch.End
            );
            if (batch.End is not null)
                yield break;
        }
    }

    /// <summary>With a position for each partition: an event comes as soon as its partition has it.</summary>
    /// <param name="node">The node that a selector on spec.nodeName demands; empty for none.</param>
    public async IAsyncEnumerable<FollowStep> FollowAsync(
        KeyRange range,
        string node,
        IReadOnlyDictionary<PartitionId, Revision> after,
        Revision otherwise,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        var positions = new Dictionary<PartitionId, Revision>(after);
        foreach (var partition in hubs.Keyspace.PartitionsOf(range, otherwise))
            positions.TryAdd(partition, otherwise);
        await foreach (var step in FromHubAsync(range, Interest.Of(range, node), positions, otherwise, cancel))
            yield return step;
        await foreach (
            var batch in hubs.Keyspace.FollowAsync(
                new FollowQuery(range, positions, otherwise, WithPrevious: true),
                cancel
            )
        )
        {
            Advance(
                positions,
                batch.Events.Select(e => (batch.Partition, e.Item.Revision)).Append((batch.Partition, batch.Closed))
            );
            yield return new FollowStep(
                batch.Events.Select(e => new HubEvent(e, batch.Partition)).ToList(),
                new Dictionary<PartitionId, Revision>(positions),
                batch.End
            );
            if (batch.End is not null)
                yield break;
        }
    }

    // Ends when the hub does not have what is wanted, or has it no longer; the positions tell where.
    private async IAsyncEnumerable<FollowStep> FromHubAsync(
        KeyRange range,
        Interest interest,
        Dictionary<PartitionId, Revision> positions,
        Revision otherwise,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        using var lease = hubs.Rent(range.Resource, positions.Values.DefaultIfEmpty(otherwise).Min());
        if (lease.Hub.TryAttach(interest, positions) is not { } reader)
            yield break;
        try
        {
            while (true)
            {
                var events = new List<HubEvent>();
                var read = reader.Take(lease.Hub, events, StepEventsMax, out var closed, out var more);
                if (read == HubRead.Lagging)
                    yield break;
                var news = events
                    .Where(e =>
                        e.Revision > positions.GetValueOrDefault(e.Partition, otherwise)
                        && range.Contains(e.Value.Item.Key)
                    )
                    .ToList();
                var moved = Advance(positions, events.Select(e => (e.Partition, e.Revision)));
                if (read == HubRead.UpToDate)
                    moved |= Advance(positions, closed.Select(c => (c.Key, c.Value)));
                if (news.Count > 0 || moved)
                    yield return new FollowStep(news, new Dictionary<PartitionId, Revision>(positions));
                if (read != HubRead.UpToDate)
                    continue;
                if (lease.Hub.Ended.IsCompleted)
                    yield break;
                await WaitAsync(more, cancel);
            }
        }
        finally
        {
            lease.Hub.Detach(reader);
        }
    }

    // For more, or until it is time to say how far the stream is though nothing in it was for this reader.
    private static async Task WaitAsync(Task more, CancellationToken cancel)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await Task.WhenAny(more, Task.Delay(SilenceMax, timer.Token));
        await timer.CancelAsync();
        cancel.ThrowIfCancellationRequested();
    }

    private static bool Advance(
        Dictionary<PartitionId, Revision> positions,
        IEnumerable<(PartitionId Partition, Revision Revision)> to
    )
    {
        var moved = false;
        foreach (var (partition, revision) in to)
            if (revision > positions.GetValueOrDefault(partition))
            {
                positions[partition] = revision;
                moved = true;
            }
        return moved;
    }
}
