using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Storage.V1;
using Arktos.Api.Volumes;
using Arktos.Client.Connection;
using Arktos.Client.Events;
using Arktos.Client.Informers;
using Arktos.Client.Resources;
using Arktos.Controllers.Hosting;

namespace Arktos.Controllers.Volumes;

/// <summary>
/// Asks for volumes of CSI drivers to be attached to the nodes of their pods, by VolumeAttachments which the drivers'
/// own attachers carry out, and lets them go. Before it lets one go, it takes the volume from the node's
/// status.volumesAttached, in a write that holds only while the node does not say that the volume is in use: so no node
/// agent mounts what is going.
/// </summary>
internal sealed class AttachDetach : IController
{
    private const int ToldMax = 10_000;
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(5);

    private readonly ReconcileLoop<ObjectKey> _loop;
    private readonly SharedInformers _informers;
    private readonly EventRecorder _events;
    private readonly TimeProvider _time;
    private readonly ResourceClient<VolumeAttachment> _attachments;
    private readonly ResourceClient<Node> _nodes;

    /// <summary>Since when nobody wants an attachment, by its uid.</summary>
    private readonly ConcurrentDictionary<string, DateTimeOffset> _unwantedSince = new();

    /// <summary>Pods that were told of a volume that another node has.</summary>
    private readonly ConcurrentDictionary<(string PodUid, string Volume), bool> _told = new();

    public AttachDetach(ControllerContext context)
    {
        _loop = context.LoopOf<AttachDetach, ObjectKey>(Name);
        (_informers, _time) = (context.Informers, context.Time);
        _events = context.EventsOf("attachdetach-controller");
        _attachments = new ResourceClient<VolumeAttachment>(context.Connection);
        _nodes = new ResourceClient<Node>(context.Connection);
        _informers.PersistentVolumes.AddHandler(InformerHandler<PersistentVolume>.Any(v => Add(v.Metadata.Name, v)));
        _informers.Claims.AddHandler(InformerHandler<PersistentVolumeClaim>.Any(c => Add(c.Spec.VolumeName, c)));
        _informers.Pods.AddHandler(
            new InformerHandler<Pod>
            {
                Added = LookAt,
                Updated = (old, pod) =>
                {
                    if (old.Spec.NodeName != pod.Spec.NodeName || IsOver(old) != IsOver(pod))
                        LookAt(pod);
                },
                Deleted = LookAt,
            }
        );
        _informers.VolumeAttachments.AddHandler(
            new InformerHandler<VolumeAttachment>
            {
                Added = a => Add(a.Spec.Source.PersistentVolumeName, a),
                Updated = (old, a) =>
                {
                    TellChange(old, a);
                    Add(a.Spec.Source.PersistentVolumeName, a);
                },
                Deleted = a =>
                {
                    _unwantedSince.TryRemove(a.Metadata.Uid, out _);
                    Add(a.Spec.Source.PersistentVolumeName, a);
                },
            }
        );
        _informers.Nodes.AddHandler(
            new InformerHandler<Node>
            {
                Added = LookAt,
                Updated = (old, node) =>
                {
                    if (
                        !DeepValues.Same(old.Status.VolumesInUse, node.Status.VolumesInUse, (a, b) => a == b)
                        || !DeepValues.Same(old.Status.VolumesAttached, node.Status.VolumesAttached)
                        || !DeepValues.Same(old.Spec.Taints, node.Spec.Taints)
                    )
                        LookAt(node);
                },
                Deleted = LookAt,
            }
        );
        _informers.CsiDrivers.AddHandler(
            InformerHandler<CSIDriver>.Any(d =>
            {
                // Of a tenant too that it does not serve any more.
                foreach (var volume in _informers.PersistentVolumes.List())
                    if (volume.Spec.Csi?.Driver == d.Metadata.Name)
                        _loop.Add(ObjectKey.Of(volume));
            })
        );
    }

    public string Name => "persistentvolume-attach-detach-controller";

    public Task RunAsync(CancellationToken ct) => _loop.RunAsync(ReconcileAsync, ct);

    public async ValueTask DisposeAsync()
    {
        _loop.Dispose();
        await _events.DisposeAsync().ConfigureAwait(false);
    }

    // Of tenants that no driver serves node agents refuse them.
    private void Add(string? volume, IKubeObject of)
    {
        if (volume is { Length: > 0 } && IsServed(of.Metadata.Tenant))
            _loop.Add(new ObjectKey(of.Metadata.Tenant, "", volume));
    }

    /// <summary>By any driver; there are few.</summary>
    private bool IsServed(string tenant)
    {
        if (tenant == LocalPathVolumes.SystemTenant)
            return true;
        foreach (var driver in _informers.CsiDrivers.List())
            if (DriverTenants.Serves(driver, tenant))
                return true;
        return false;
    }

    private void LookAt(Pod pod)
    {
        foreach (var claim in PodClaims.Of(pod))
            if (_informers.Claims.Get(KeyOf(pod, claim)) is { } there)
                Add(there.Spec.VolumeName, there);
    }

    private void LookAt(Node node)
    {
        foreach (var attachment in _informers.VolumeAttachments.ByIndex(SharedInformers.ByNode, node.Metadata.Name))
            Add(attachment.Spec.Source.PersistentVolumeName, attachment);
    }

    private static ObjectKey KeyOf(Pod pod, PodClaim claim) =>
        new(pod.Metadata.Tenant, pod.Metadata.Namespace, claim.Name);

    private static bool IsOver(Pod pod) => pod.Status.Phase is "Succeeded" or "Failed";

    private async Task<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken ct)
    {
        var volume = _informers.PersistentVolumes.Get(key);
        var plan = AttachPlan.Of(
            new AttachView(
                volume is not null && IsAttachable(volume) ? volume : null,
                volume is null ? [] : PodsOf(volume),
                AttachmentsOf(key, volume),
                name => _informers.Nodes.Get(ObjectKey.Cluster(name))
            )
        );
        foreach (var node in plan.Attach)
            await AttachAsync(volume!, node, ct).ConfigureAwait(false);
        foreach (var attachment in plan.Attached)
            await MarkAttachedAsync(attachment, volume!, ct).ConfigureAwait(false);
        foreach (var attachment in plan.Attached)
            _unwantedSince.TryRemove(attachment.Metadata.Uid, out _);
        foreach (var (pod, why) in plan.Refused)
            TellRefusal(pod, key.Name, why);
        var isDone = true;
        foreach (var attachment in plan.Unwanted)
            isDone &= await DetachAsync(attachment, ct).ConfigureAwait(false);
        return isDone ? null : Again;
    }

    private bool IsAttachable(PersistentVolume volume) =>
        volume.Spec.Csi is { } csi
        && _informers.CsiDrivers.Get(ObjectKey.Cluster(csi.Driver)) is var driver
        && driver?.Spec.AttachRequired != false
        && DriverTenants.Serves(driver, volume.Metadata.Tenant);

    private List<Pod> PodsOf(PersistentVolume volume)
    {
        if (volume.Spec.ClaimRef is not { } named)
            return [];
        var key = new ObjectKey(volume.Metadata.Tenant, named.Namespace, named.Name);
        if (_informers.Claims.Get(key) is not { } claim || claim.Metadata.Uid != named.Uid)
            return [];
        return
        [
            .. _informers
                .Pods.ByIndex(SharedInformers.ByClaim, SharedInformers.ClaimKey(key))
                .Where(p => p.Spec.NodeName.Length > 0 && !IsOver(p))
                .OrderBy(p => p.Metadata.CreationTimestamp)
                .ThenBy(p => p.Metadata.Uid, StringComparer.Ordinal),
        ];
    }

    /// <summary>Those that are made here; others' own are theirs.</summary>
    private List<VolumeAttachment> AttachmentsOf(ObjectKey key, PersistentVolume? volume) =>
        [
            .. _informers
                .VolumeAttachments.ByIndex(SharedInformers.ByVolume, SharedInformers.NamespaceKey(key.Tenant, key.Name))
                .Where(a => AttachPlan.IsOwn(a, volume)),
        ];

    private async Task AttachAsync(PersistentVolume volume, string node, CancellationToken ct)
    {
        var csi = volume.Spec.Csi!;
        var attachment = new VolumeAttachment
        {
            Metadata = new()
            {
                Tenant = volume.Metadata.Tenant,
                Name = VolumeAttachments.NameOf(csi.VolumeHandle, csi.Driver, node),
            },
            Spec = new()
            {
                Attacher = csi.Driver,
                NodeName = node,
                Source = new() { PersistentVolumeName = volume.Metadata.Name },
            },
        };
        try
        {
            await _attachments.CreateAsync(attachment, ct).ConfigureAwait(false);
        }
        catch (ApiException e) when (e.IsAlreadyExists)
        { /* the cache is behind: its event brings the volume once more */
        }
    }

    /// <summary>The node's status says that it has the volume; only then does its agent mount it.</summary>
    private async Task MarkAttachedAsync(VolumeAttachment attachment, PersistentVolume volume, CancellationToken ct)
    {
        var unique = VolumeAttachments.Unique(volume.Spec.Csi!.Driver, volume.Spec.Csi.VolumeHandle);
        var key = ObjectKey.Cluster(attachment.Spec.NodeName);
        if (Has(_informers.Nodes.Get(key), unique))
            return;
        if (await _nodes.TryGetAsync(key, ct).ConfigureAwait(false) is { } node && !Has(node, unique))
            await WriteAsync(
                    node,
                    [.. node.Status.VolumesAttached ?? [], new AttachedVolume { Name = unique, DevicePath = "" }],
                    ct
                )
                .ConfigureAwait(false);
    }

    private static bool Has(Node? node, string unique) =>
        node?.Status.VolumesAttached?.Exists(v => v.Name == unique) == true;

    /// <summary>Whether the attachment goes now.</summary>
    private async Task<bool> DetachAsync(VolumeAttachment attachment, CancellationToken ct)
    {
        var now = _time.GetUtcNow();
        var since = _unwantedSince.GetOrAdd(attachment.Metadata.Uid, now);
        var node = await _nodes.TryGetAsync(ObjectKey.Cluster(attachment.Spec.NodeName), ct).ConfigureAwait(false);
        var unique = UniqueOf(attachment, node);
        if (!AttachPlan.MayDetach(node, unique, now - since))
            return false;
        if (node is not null && Has(node, unique))
            await WriteAsync(node, [.. node.Status.VolumesAttached!.Where(v => v.Name != unique)], ct)
                .ConfigureAwait(false);
        await _attachments
            .DeleteAsync(
                ObjectKey.Of(attachment),
                new Arktos.Api.Meta.V1.DeleteOptions { Preconditions = new() { Uid = attachment.Metadata.Uid } },
                ct
            )
            .ConfigureAwait(false);
        return true;
    }

    /// <summary>The volume of an attachment as its node names it, though the volume itself be gone.</summary>
    private static string UniqueOf(VolumeAttachment attachment, Node? node)
    {
        var prefix = VolumeAttachments.Unique(attachment.Spec.Attacher, "");
        return (node?.Status.VolumesInUse ?? [])
                .Concat((node?.Status.VolumesAttached ?? []).Select(v => v.Name))
                .FirstOrDefault(u =>
                    u.StartsWith(prefix, StringComparison.Ordinal)
                    && VolumeAttachments.NameOf(u[prefix.Length..], attachment.Spec.Attacher, node!.Metadata.Name)
                        == attachment.Metadata.Name
                )
            ?? "";
    }

    /// <summary>If nobody has written the node meanwhile.</summary>
    private Task WriteAsync(Node node, List<AttachedVolume> attached, CancellationToken ct)
    {
        var patch = new JsonObject
        {
            ["metadata"] = new JsonObject { ["resourceVersion"] = node.Metadata.ResourceVersion },
            ["status"] = new JsonObject
            {
                ["volumesAttached"] = attached.Count == 0 ? null : JsonNode.Parse(KubeJson.Encode(attached)),
            },
        };
        return _nodes.PatchStatusAsync(ObjectKey.Of(node), KubeJson.Encode(patch), PatchType.Merge, ct);
    }

    private void TellRefusal(Pod pod, string volume, string why)
    {
        if (_told.Count >= ToldMax)
            _told.Clear();
        if (_told.TryAdd((pod.Metadata.Uid, volume), true))
            VolumeEvent.Warning(pod, "FailedAttachVolume", why).RecordTo(_events);
    }

    private void TellChange(VolumeAttachment old, VolumeAttachment now)
    {
        var name = now.Spec.Source.PersistentVolumeName ?? "";
        var isNews = now.Status.Attached && !old.Status.Attached;
        var error =
            now.Status.AttachError?.Message is { Length: > 0 } text && text != old.Status.AttachError?.Message
                ? text
                : "";
        if (
            (!isNews && error.Length == 0)
            || _informers.PersistentVolumes.Get(new ObjectKey(now.Metadata.Tenant, "", name)) is not { } volume
        )
            return;
        foreach (var pod in PodsOf(volume).Where(p => p.Spec.NodeName == now.Spec.NodeName))
            (
                isNews
                    ? VolumeEvent.Normal(
                        pod,
                        "SuccessfulAttachVolume",
                        $"AttachVolume.Attach succeeded for volume \"{name}\""
                    )
                    : VolumeEvent.Warning(
                        pod,
                        "FailedAttachVolume",
                        $"AttachVolume.Attach failed for volume \"{name}\" : {error}"
                    )
            ).RecordTo(_events);
    }
}
