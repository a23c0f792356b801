using Arktos.Api;
using Arktos.ApiServer.Storage;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Watch;

/// <summary>Brings events into the version of who watches. Pure, but for what converts.</summary>
public static class HubEvents
{
    /// <summary>
    /// The same events, in the version of the filter's strategy; where that has to be asked for, those are left out
    /// that cannot be wanted.
    /// </summary>
    /// <returns>A Status when they cannot all be had.</returns>
    public static async ValueTask<Result<IReadOnlyList<HubEvent>>> ConvertAsync(
        IReadOnlyList<HubEvent> events,
        ObjectFilter filter,
        CancellationToken cancel
    )
    {
        // Whether it matches cannot be told: who may want it has to hear.
        foreach (var e in events)
            if (e.Value is { Item.Unreadable: not null } or { Previous.Unreadable: not null })
                if (filter.MayWant(e.Value.Item.Key))
                    return ObjectStorage.FaultOf(e.Value.Item) ?? ObjectStorage.FaultOf(e.Value.Previous!)!;
        if (filter.Strategy.Conversion is not { } conversion)
            return Result<IReadOnlyList<HubEvent>>.Of(events);
        var wanted = events.Where(e => filter.MayWant(e.Value.Item.Key)).ToList();
        // What was before is looked at by selectors only, and shown where they have ceased to match.
        var hasSelectors = !filter.Labels.IsEverything || !filter.Fields.IsEverything;
        var items = new List<KeyspaceItem>();
        foreach (var e in wanted)
        {
            items.Add(e.Value.Item);
            if (hasSelectors && e.Value.Previous is { } previous)
                items.Add(previous);
        }
        if (!(await conversion.ReadAsync(items, cancel)).Succeeded(out var converted, out var error))
            return error;
        var (all, at) = (new List<HubEvent>(), 0);
        foreach (var e in wanted)
        {
            var item = converted[at++];
            var previous = e.Value.Previous is { } before && hasSelectors ? converted[at++] : e.Value.Previous;
            all.Add(new HubEvent(e.Value with { Item = item, Previous = previous }, e.Partition));
        }
        return all;
    }
}
