using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Client.Informers;
using Arktos.Client.Resources;
using Arktos.Controllers.Hosting;
using Microsoft.Extensions.Logging;

namespace Arktos.Controllers.Volumes;

/// <summary>Holds volumes that are going away for as long as a claim has them.</summary>
internal sealed class VolumeProtection : IController
{
    private readonly ReconcileLoop<ObjectKey> _loop;
    private readonly ResourceClient<PersistentVolume> _client;
    private readonly Informer<PersistentVolume> _volumes;

    public VolumeProtection(ControllerContext context)
    {
        _loop = context.LoopOf<VolumeProtection, ObjectKey>(Name);
        _client = new ResourceClient<PersistentVolume>(context.Connection);
        _volumes = new Informer<PersistentVolume>(
            context.Connection,
            new InformerOptions
            {
                Time = context.Time,
                Metrics = context.Options.Metrics,
                Logger = context.Loggers.CreateLogger<VolumeProtection>(),
            }
        ).AddHandler(InformerHandler<PersistentVolume>.Any(v => _loop.Add(ObjectKey.Of(v))));
    }

    public string Name => "pv-protection-controller";

    public async Task RunAsync(CancellationToken ct)
    {
        if (!_volumes.IsStarted)
            _volumes.Start();
        try
        {
            await _volumes.WaitForSyncAsync(ct).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return;
        }
        await _loop.RunAsync(ReconcileAsync, ct).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        _loop.Dispose();
        await _volumes.DisposeAsync().ConfigureAwait(false);
    }

    // The volume's own status says whether it is bound, and the write holds only while it says so.
    private async Task<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken ct)
    {
        if (_volumes.Get(key) is not { } volume)
            return null;
        if (ProtectionRules.LacksProtection(volume, VolumeFinalizers.Volume))
            await WriteAsync(volume, isHeld: true, ct).ConfigureAwait(false);
        else if (ProtectionRules.IsHeld(volume, VolumeFinalizers.Volume) && !ProtectionRules.IsBound(volume))
            await WriteAsync(volume, isHeld: false, ct).ConfigureAwait(false);
        return null;
    }

    private Task WriteAsync(PersistentVolume volume, bool isHeld, CancellationToken ct) =>
        _client.UpdateAsync(
            (PersistentVolume)ProtectionRules.With(volume.DeepClone(), VolumeFinalizers.Volume, isHeld),
            ct
        );
}
