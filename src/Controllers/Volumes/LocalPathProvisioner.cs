using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Api.Volumes;
using Arktos.Client.Connection;
using Arktos.Client.Events;
using Arktos.Client.Informers;
using Arktos.Client.Resources;
using Arktos.Controllers.Hosting;

namespace Arktos.Controllers.Volumes;

/// <summary>
/// Makes and deletes the objects of local-path volumes, for all tenants. The folders are the node agents' own: they
/// make one when it is first mounted, and take it away before the object is gone.
/// </summary>
internal sealed class LocalPathProvisioner : IController
{
    private readonly ReconcileLoop<Key> _loop;
    private readonly SharedInformers _informers;
    private readonly EventRecorder _events;
    private readonly ResourceClient<PersistentVolume> _volumes;
    private readonly ResourceClient<PersistentVolumeClaim> _claims;
    private readonly ResourceClient<Node> _nodes;

    public LocalPathProvisioner(ControllerContext context)
    {
        _loop = context.LoopOf<LocalPathProvisioner, Key>(Name);
        _informers = context.Informers;
        _events = context.EventsOf(LocalPathVolumes.Provisioner);
        _volumes = new ResourceClient<PersistentVolume>(context.Connection);
        _claims = new ResourceClient<PersistentVolumeClaim>(context.Connection);
        _nodes = new ResourceClient<Node>(context.Connection);
        _informers.Claims.AddHandler(
            InformerHandler<PersistentVolumeClaim>.Any(c =>
            {
                if (LocalPathDecision.IsAsked(c))
                    _loop.Add(new Key(IsVolume: false, ObjectKey.Of(c)));
            })
        );
        _informers.PersistentVolumes.AddHandler(InformerHandler<PersistentVolume>.Any(LookAt));
        // What a node had goes with it.
        _informers.Nodes.AddHandler(
            new InformerHandler<Node>
            {
                Deleted = n =>
                {
                    foreach (var volume in _informers.PersistentVolumes.List())
                        if (LocalPathVolumes.NodeOf(volume) == n.Metadata.Name)
                            LookAt(volume);
                },
            }
        );
    }

    public string Name => "local-path-provisioner";

    public Task RunAsync(CancellationToken ct) => _loop.RunAsync(ReconcileAsync, ct);

    public async ValueTask DisposeAsync()
    {
        _loop.Dispose();
        await _events.DisposeAsync().ConfigureAwait(false);
    }

    private void LookAt(PersistentVolume volume)
    {
        if (LocalPathDecision.IsOwn(volume))
            _loop.Add(new Key(IsVolume: true, ObjectKey.Of(volume)));
    }

    private async Task<TimeSpan?> ReconcileAsync(Key key, CancellationToken ct)
    {
        if (!key.IsVolume)
        {
            if (_informers.Claims.Get(key.Of) is { } claim && LocalPathDecision.IsAsked(claim))
                await ProvisionAsync(claim, ct).ConfigureAwait(false);
        }
        else if (_informers.PersistentVolumes.Get(key.Of) is { } volume && LocalPathDecision.IsOwn(volume))
            await ReclaimAsync(volume, ct).ConfigureAwait(false);
        return null;
    }

    private async Task ProvisionAsync(PersistentVolumeClaim claim, CancellationToken ct)
    {
        var key = ObjectKey.Of(claim);
        var wanted = new ObjectKey(key.Tenant, "", LocalPathVolumes.NameFor(claim));
        if (_informers.PersistentVolumes.Get(wanted) is not null)
            return; // the binder binds it
        var ofClaim = _informers.Classes.Get(new ObjectKey(key.Tenant, "", StorageClasses.NameOf(claim)));
        var node = VolumeAnnotations.Of(claim, VolumeAnnotations.SelectedNode) is { } name
            ? await NodeAsync(name, ct).ConfigureAwait(false)
            : null;
        switch (LocalPathDecision.OfClaim(claim, ofClaim, node))
        {
            case LocalPathStep.Make make:
                Say(
                    VolumeEvent.Normal(
                        claim,
                        "Provisioning",
                        $"External provisioner is provisioning volume for claim \"{key.Namespace}/{key.Name}\""
                    )
                );
                try
                {
                    await _volumes.CreateAsync(make.Volume, ct).ConfigureAwait(false);
                }
                catch (ApiException e) when (e.Reason == "AlreadyExists")
                {
                    return; // the cache was behind
                }
                Say(
                    VolumeEvent.Normal(
                        claim,
                        "ProvisioningSucceeded",
                        $"Successfully provisioned volume {make.Volume.Metadata.Name}"
                    )
                );
                break;
            case LocalPathStep.Refuse refuse:
                Say(VolumeEvent.Warning(claim, "ProvisioningFailed", refuse.Message));
                if (refuse.Claim is { } changed)
                    await _claims.UpdateAsync(changed, ct).ConfigureAwait(false);
                break;
        }
    }

    private async Task ReclaimAsync(PersistentVolume volume, CancellationToken ct)
    {
        var isNodeGone =
            LocalPathVolumes.IsToBeRemoved(volume)
            && LocalPathVolumes.NodeOf(volume) is { } name
            && await NodeAsync(name, ct).ConfigureAwait(false) is null;
        switch (LocalPathDecision.OfVolume(volume, isNodeGone))
        {
            case LocalPathStep.Delete:
                await _volumes
                    .DeleteAsync(
                        ObjectKey.Of(volume),
                        new DeleteOptions
                        {
                            Preconditions = new()
                            {
                                Uid = volume.Metadata.Uid,
                                ResourceVersion = volume.Metadata.ResourceVersion,
                            },
                        },
                        ct
                    )
                    .ConfigureAwait(false);
                break;
            case LocalPathStep.LetGo letGo:
                await _volumes.UpdateAsync(letGo.Volume, ct).ConfigureAwait(false);
                break;
        }
    }

    // The cache is never proof that there is no such node.
    private async Task<Node?> NodeAsync(string name, CancellationToken ct)
    {
        var key = new ObjectKey("", "", name);
        return _informers.Nodes.Get(key) ?? await _nodes.TryGetAsync(key, ct).ConfigureAwait(false);
    }

    private void Say(VolumeEvent said) => said.RecordTo(_events);

    private readonly record struct Key(bool IsVolume, ObjectKey Of);
}
