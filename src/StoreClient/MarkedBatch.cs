namespace Arktos.StoreClient;

/// <summary>
/// A part of what a partition tells, without the marks of tenants that move: it begins where a tenant arrived, or
/// where the batch did.
/// </summary>
/// <param name="Arrival">What has to be told before this part; null: nothing.</param>
/// <param name="Fences">Tenants that were fenced in it, and where.</param>
internal sealed record MarkedBatch(
    TenantMark? Arrival,
    IReadOnlyList<(string Tenant, Revision Fence)> Fences,
    PartitionBatch Batch
)
{
    /// <summary>
    /// In their order. What comes before an arrival is a part of its own: others may wait for it while the arrival
    /// waits for them.
    /// </summary>
    public static IEnumerable<MarkedBatch> Split(PartitionBatch batch)
    {
        var (events, fences, arrival) = (new List<KeyspaceEvent>(), new List<(string, Revision)>(), (TenantMark?)null);
        foreach (var e in batch.Events)
        {
            if (e.Item.Key.Resource != TenantMark.Resource)
            {
                events.Add(e);
                continue;
            }
            // One that has expired says nothing new.
            if (e.Kind != KeyspaceEventKind.Put)
                continue;
            var mark = TenantMark.Decode(e.Item.Value.Span);
            if (mark.Fence == Revision.None)
            {
                fences.Add((e.Item.Key.Name, e.Item.Revision));
                continue;
            }
            yield return new MarkedBatch(
                arrival,
                fences,
                batch with
                {
                    Events = events,
                    Closed = new Revision(e.Item.Revision.Value - 1),
                    End = null,
                }
            );
            (events, fences, arrival) = ([], [], mark);
        }
        yield return new MarkedBatch(arrival, fences, batch with { Events = events });
    }
}
