namespace Arktos.Store.Replication;

/// <summary>
/// Installs snapshots off the workers, two at a time: all the other partitions of a worker go on meanwhile.
/// </summary>
internal sealed class SnapshotInstaller(Func<PartitionReplica, ReplicaItem.Installed, bool> post) : IAsyncDisposable
{
    private const int AtATime = 2;

    private readonly SemaphoreSlim _slots = new(AtATime);
    private readonly CancellationTokenSource _stop = new();

    /// <summary>From any thread. Ends with an item for the replica, in any case.</summary>
    public void Begin(PartitionReplica replica, SnapshotInstallation installation) =>
        Task.Run(async () =>
        {
            try
            {
                using var cancel = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, installation.Cancelled);
                await _slots.WaitAsync(cancel.Token).ConfigureAwait(false);
                try
                {
                    foreach (var _ in installation.Steps())
                        cancel.Token.ThrowIfCancellationRequested();
                }
                finally
                {
                    _slots.Release();
                }
            }
            // Broken off: the item says that it is not complete.
            catch (OperationCanceledException)
                when (_stop.IsCancellationRequested || installation.Cancelled.IsCancellationRequested) { }
            catch (Exception e)
            {
                installation.Fail(e);
            }
            post(replica, new ReplicaItem.Installed(installation));
        });

    /// <summary>
    /// Breaks off what is under way: the log says where to begin again. When it ends nothing uses the database any
    /// more.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        for (var i = 0; i < AtATime; i++)
            await _slots.WaitAsync().ConfigureAwait(false);
    }
}
