using Arktos.Api.Core.V1;
using Arktos.Api.Volumes;
using Arktos.Client.Connection;
using Arktos.Client.Informers;
using Arktos.Client.Queues;
using Arktos.Client.Resources;
using Arktos.Metrics;
using Microsoft.Extensions.Logging;

namespace Arktos.Kubelet.Volumes;

/// <summary>What a <see cref="LocalPathReclaimer"/> works with.</summary>
internal sealed record ReclaimerOptions(string NodeName, LocalPathFolders Folders, TimeProvider Time)
{
    public RoleMetrics Metrics { get; init; } = new();
}

/// <summary>
/// Removes the folders of volumes that are being deleted, and lets the volumes go after that. Follows the volumes of
/// this node alone, by their label, and reads each once more before it removes anything.
/// </summary>
internal sealed class LocalPathReclaimer : IAsyncDisposable
{
    private const int WorkersMax = 2;

    private readonly ReclaimerOptions _options;
    private readonly ILogger _logger;
    private readonly ResourceClient<PersistentVolume> _client;
    private readonly WorkQueue<ObjectKey> _queue;
    private readonly Informer<PersistentVolume> _volumes;

    public LocalPathReclaimer(IApiConnection connection, ReclaimerOptions options, ILogger logger)
    {
        (_options, _logger) = (options, logger);
        _client = new ResourceClient<PersistentVolume>(connection);
        _queue = new WorkQueue<ObjectKey>(
            options.Time,
            new Backoff(TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(30)),
            (new WorkQueueMetrics(options.Metrics), "local_path_volumes")
        );
        _volumes = new Informer<PersistentVolume>(
            connection,
            new InformerOptions
            {
                LabelSelector = $"{LocalPathVolumes.NodeLabel}={options.NodeName}",
                Time = options.Time,
                Metrics = options.Metrics,
                Logger = logger,
            }
        ).AddHandler(
            InformerHandler<PersistentVolume>.Any(v =>
            {
                if (IsToGo(v))
                    _queue.Add(ObjectKey.Of(v));
            })
        );
    }

    /// <summary>Works until the token is set.</summary>
    public Task RunAsync(CancellationToken ct)
    {
        _volumes.Start();
        return _queue.RunAsync(WorkersMax, RemoveAsync, _logger, ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _volumes.DisposeAsync().ConfigureAwait(false);
        _queue.Dispose();
    }

    private bool IsToGo(PersistentVolume volume) =>
        LocalPathVolumes.IsOne(volume)
        && LocalPathVolumes.NodeOf(volume) == _options.NodeName
        && LocalPathVolumes.IsToBeRemoved(volume);

    // The cache is never proof: what it knows may be an object of before.
    private async Task RemoveAsync(ObjectKey key, CancellationToken ct)
    {
        if (await _client.TryGetAsync(key, ct).ConfigureAwait(false) is not { } volume || !IsToGo(volume))
            return;
        _options.Folders.Remove(volume);
        volume.Metadata.Finalizers!.Remove(LocalPathVolumes.Finalizer);
        await _client.UpdateAsync(volume, ct).ConfigureAwait(false);
        _logger.LogInformation("volume {Volume} is deleted with its files", key);
    }
}
