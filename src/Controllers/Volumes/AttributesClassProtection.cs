using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Storage.V1;
using Arktos.Api.Volumes;
using Arktos.Client.Informers;
using Arktos.Client.Resources;
using Arktos.Controllers.Hosting;

namespace Arktos.Controllers.Volumes;

/// <summary>
/// Holds VolumeAttributesClasses that are going away for as long as a claim or volume of their tenant names them.
/// </summary>
internal sealed class AttributesClassProtection : IController
{
    private readonly ReconcileLoop<ObjectKey> _loop;
    private readonly SharedInformers _informers;
    private readonly ResourceClient<VolumeAttributesClass> _client;
    private readonly ResourceClient<PersistentVolumeClaim> _claims;
    private readonly ResourceClient<PersistentVolume> _volumes;

    public AttributesClassProtection(ControllerContext context)
    {
        _loop = context.LoopOf<AttributesClassProtection, ObjectKey>(Name);
        _informers = context.Informers;
        _client = new ResourceClient<VolumeAttributesClass>(context.Connection);
        _claims = new ResourceClient<PersistentVolumeClaim>(context.Connection);
        _volumes = new ResourceClient<PersistentVolume>(context.Connection);
        _informers.AttributesClasses.AddHandler(
            InformerHandler<VolumeAttributesClass>.Any(c => _loop.Add(ObjectKey.Of(c)))
        );
        // A class is let go when the last that named it is gone, or names another.
        _informers.Claims.AddHandler(
            new InformerHandler<PersistentVolumeClaim>
            {
                Updated = (old, now) =>
                    LookAt(now, AttributesClasses.NamesOf(old).Except(AttributesClasses.NamesOf(now))),
                Deleted = c => LookAt(c, AttributesClasses.NamesOf(c)),
            }
        );
        _informers.PersistentVolumes.AddHandler(
            new InformerHandler<PersistentVolume>
            {
                Updated = (old, now) =>
                    LookAt(now, AttributesClasses.NamesOf(old).Except(AttributesClasses.NamesOf(now))),
                Deleted = v => LookAt(v, AttributesClasses.NamesOf(v)),
            }
        );
    }

    public string Name => "volumeattributesclass-protection-controller";

    public Task RunAsync(CancellationToken ct) => _loop.RunAsync(ReconcileAsync, ct);

    public ValueTask DisposeAsync()
    {
        _loop.Dispose();
        return ValueTask.CompletedTask;
    }

    private void LookAt(IKubeObject user, IEnumerable<string> classes)
    {
        foreach (var name in classes)
            _loop.Add(new ObjectKey(user.Metadata.Tenant, "", name));
    }

    private async Task<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken ct)
    {
        if (_informers.AttributesClasses.Get(key) is not { } known)
            return null;
        if (ProtectionRules.LacksProtection(known, VolumeFinalizers.AttributesClass))
            await WriteAsync(known, isHeld: true, ct).ConfigureAwait(false);
        else if (
            ProtectionRules.IsHeld(known, VolumeFinalizers.AttributesClass)
            && !IsUsedByKnown(key)
            && !await IsUsedAsync(key, ct).ConfigureAwait(false)
        )
            await WriteAsync(known, isHeld: false, ct).ConfigureAwait(false);
        return null;
    }

    private Task WriteAsync(VolumeAttributesClass value, bool isHeld, CancellationToken ct) =>
        _client.UpdateAsync(
            (VolumeAttributesClass)ProtectionRules.With(value.DeepClone(), VolumeFinalizers.AttributesClass, isHeld),
            ct
        );

    private bool IsUsedByKnown(ObjectKey key)
    {
        var index = SharedInformers.NamespaceKey(key.Tenant, key.Name);
        return _informers.Claims.ByIndex(SharedInformers.ByAttributesClass, index).Any()
            || _informers.PersistentVolumes.ByIndex(SharedInformers.ByAttributesClass, index).Any();
    }

    // The cache is never proof that nobody names it.
    private async Task<bool> IsUsedAsync(ObjectKey key, CancellationToken ct)
    {
        var query = new ListQuery { Tenant = key.Tenant };
        var claims = await _claims.ListAsync(query, ct).ConfigureAwait(false);
        if (claims.Exists(c => AttributesClasses.NamesOf(c).Contains(key.Name)))
            return true;
        var volumes = await _volumes.ListAsync(query, ct).ConfigureAwait(false);
        return volumes.Exists(v => AttributesClasses.NamesOf(v).Contains(key.Name));
    }
}
