namespace Arktos.StoreClient;

/// <summary>
/// Keeps the order of one tenant's events when several partitions are followed at once: what a tenant does where it has
/// arrived is held back until its old partition has been told up to the fence. Nothing waits in a circle: an arrival
/// has a later revision than the fence that it waits for. Thread-safe.
/// </summary>
internal sealed class HeldArrivals
{
    private readonly Dictionary<PartitionId, Revision> _told = [];
    private readonly Lock _lock = new();
    private TaskCompletionSource _moved = New();

    /// <summary>A partition is followed from here on.</summary>
    public void Begin(PartitionId partition, Revision after)
    {
        lock (_lock)
            _told[partition] = Revision.Max(_told.GetValueOrDefault(partition), after);
    }

    /// <summary>Everything of a partition up to the revision has been handed on.</summary>
    public void Told(PartitionId partition, Revision closed)
    {
        TaskCompletionSource moved;
        lock (_lock)
        {
            _told[partition] = Revision.Max(_told.GetValueOrDefault(partition), closed);
            (moved, _moved) = (_moved, New());
        }
        moved.TrySetResult();
    }

    /// <summary>Returns when a partition has been told up to the fence, or is not followed.</summary>
    public async Task PassAsync(PartitionId partition, Revision fence, CancellationToken cancel)
    {
        while (true)
        {
            Task moved;
            lock (_lock)
            {
                if (!_told.TryGetValue(partition, out var told) || told >= fence)
                    return;
                moved = _moved.Task;
            }
            await moved.WaitAsync(cancel).ConfigureAwait(false);
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
