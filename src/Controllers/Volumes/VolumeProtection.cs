using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Client.Informers;
using Arktos.Client.Resources;
using Arktos.Controllers.Hosting;

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
        _volumes = context.Informers.PersistentVolumes;
        _volumes.AddHandler(InformerHandler<PersistentVolume>.Any(v => _loop.Add(ObjectKey.Of(v))));
    }

    public string Name => "pv-protection-controller";

    public Task RunAsync(CancellationToken ct) => _loop.RunAsync(ReconcileAsync, ct);

    public ValueTask DisposeAsync()
    {
        _loop.Dispose();
        return ValueTask.CompletedTask;
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
