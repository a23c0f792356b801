using System.Reflection;
using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Registry.Pods;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Registry.Core;

/// <summary>Each tenant has its own.</summary>
public sealed class PersistentVolumeStrategy : ResourceStrategy<PersistentVolume>
{
    private static readonly PropertyInfo[] Sources =
    [
        .. typeof(PersistentVolumeSpec)
            .GetProperties()
            .Where(p => p.PropertyType.Name.EndsWith("VolumeSource", StringComparison.Ordinal)),
    ];

    private static readonly Dictionary<string, string> NewLabels = new()
    {
        ["beta.kubernetes.io/os"] = "kubernetes.io/os",
        ["beta.kubernetes.io/arch"] = "kubernetes.io/arch",
        ["beta.kubernetes.io/instance-type"] = "node.kubernetes.io/instance-type",
        ["failure-domain.beta.kubernetes.io/zone"] = "topology.kubernetes.io/zone",
        ["failure-domain.beta.kubernetes.io/region"] = "topology.kubernetes.io/region",
    };

    public PersistentVolumeStrategy()
    {
        Subresources = With(Status());
    }

    public override ITableLayout Table { get; } =
        new TableLayout<PersistentVolume>([
            Cells.Name<PersistentVolume>(),
            new("Capacity", "string", (v, _) => VolumeRules.Capacity(v.Spec.Capacity)),
            new("Access Modes", "string", (v, _) => VolumeRules.AccessText(v.Spec.AccessModes)),
            new("Reclaim Policy", "string", (v, _) => v.Spec.PersistentVolumeReclaimPolicy),
            new("Status", "string", (v, _) => VolumeRules.State(v, v.Status.Phase)),
            new("Claim", "string", (v, _) => v.Spec.ClaimRef is { } claim ? $"{claim.Namespace}/{claim.Name}" : ""),
            new("StorageClass", "string", (v, _) => VolumeRules.Class(v, v.Spec.StorageClassName)),
            new("VolumeAttributesClass", "string", (v, _) => v.Spec.VolumeAttributesClassName ?? VolumeRules.Unset),
            new("Reason", "string", (v, _) => v.Status.Reason),
            Cells.Age<PersistentVolume>(),
            new("VolumeMode", "string", (v, _) => v.Spec.VolumeMode ?? VolumeRules.Unset, Priority: 1),
        ]);

    protected override void Default(PersistentVolume value)
    {
        var spec = value.Spec;
        if (value.Status.Phase.Length == 0)
            value.Status.Phase = "Pending";
        if (spec.PersistentVolumeReclaimPolicy.Length == 0)
            spec.PersistentVolumeReclaimPolicy = "Retain";
        spec.VolumeMode ??= "Filesystem";
        if (spec.HostPath is { } hostPath)
            hostPath.Type ??= "";
        if (spec.Iscsi is { IscsiInterface: "" } iscsi)
            iscsi.IscsiInterface = "default";
        if (spec.Rbd is { } rbd)
        {
            rbd.Pool = Or(rbd.Pool, "rbd");
            rbd.User = Or(rbd.User, "admin");
            rbd.Keyring = Or(rbd.Keyring, "/etc/ceph/keyring");
        }
        if (spec.AzureDisk is { } disk)
        {
            disk.CachingMode ??= "ReadWrite";
            disk.Kind ??= "Shared";
            disk.FsType ??= "ext4";
            disk.ReadOnly ??= false;
        }
        if (spec.ScaleIO is { } scale)
        {
            scale.StorageMode = Or(scale.StorageMode, "ThinProvisioned");
            scale.FsType = Or(scale.FsType, "xfs");
        }
    }

    protected override void PrepareForCreate(PersistentVolume value) =>
        value.Status = new() { Phase = "Pending", LastPhaseTransitionTime = value.Metadata.CreationTimestamp };

    protected override void PrepareForUpdate(PersistentVolume value, PersistentVolume old) =>
        value.Status = old.Status.DeepClone();

    protected override void PrepareStatus(PersistentVolume value, PersistentVolume old, DateTimeOffset now)
    {
        if (
            value.Status.Phase != old.Status.Phase
            && (
                value.Status.LastPhaseTransitionTime is null
                || value.Status.LastPhaseTransitionTime == old.Status.LastPhaseTransitionTime
            )
        )
            value.Status.LastPhaseTransitionTime = now;
    }

    protected override void Validate(PersistentVolume value, FieldErrors errors)
    {
        var spec = value.Spec;
        VolumeRules.Access(spec.AccessModes, "", errors);
        if (spec.Capacity is not { Count: > 0 } capacity)
            errors.Required("spec.capacity");
        else
        {
            if (capacity.Count > 1 || !capacity.ContainsKey(VolumeRules.Storage))
                errors.NotSupported("spec.capacity", capacity, VolumeRules.Storage);
            foreach (var (name, size) in capacity)
                VolumeRules.Positive(size, $"spec.capacity[{name}]", errors);
        }
        if (spec.PersistentVolumeReclaimPolicy is not ("Delete" or "Recycle" or "Retain"))
            errors.NotSupported(
                "spec.persistentVolumeReclaimPolicy",
                spec.PersistentVolumeReclaimPolicy,
                "Delete",
                "Recycle",
                "Retain"
            );
        var sources = Sources.Where(p => p.GetValue(spec) is not null).Select(FieldOf).ToList();
        if (sources.Count == 0)
            errors.Required("spec", "must specify a volume type");
        foreach (var extra in sources.Skip(1))
            errors.Forbidden($"spec.{extra}", "may not specify more than 1 volume type");
        if (spec.HostPath is { } hostPath)
            NodePath(hostPath.Path, "spec.hostPath.path", errors);
        if (spec.Local is { } local)
            NodePath(local.Path, "spec.local.path", errors);
        if (spec is { Local: not null, NodeAffinity: null })
            errors.Required("spec.nodeAffinity", "Local volume requires node affinity");
        if (spec.NodeAffinity is { } affinity)
        {
            if (affinity.Required is { } terms)
                PodScheduling.Terms(terms, "spec.nodeAffinity.required", errors);
            else
                errors.Required("spec.nodeAffinity.required", "must specify required node constraints");
        }
        if (spec.StorageClassName.Length > 0)
            errors.InvalidEach(
                "spec.storageClassName",
                spec.StorageClassName,
                Formats.DnsSubdomain(spec.StorageClassName)
            );
        VolumeRules.Mode(spec.VolumeMode, errors);
    }

    protected override void ValidateUpdate(PersistentVolume value, PersistentVolume old, FieldErrors errors)
    {
        if (Sources.Any(p => !KubeJson.Same(p.GetValue(value.Spec) as IApiValue, p.GetValue(old.Spec) as IApiValue)))
            errors.Forbidden("spec.persistentvolumesource", "spec.persistentvolumesource is immutable after creation");
        if (value.Spec.VolumeMode != old.Spec.VolumeMode)
            errors.Invalid("volumeMode", value.Spec.VolumeMode, Formats.Immutable);
        if (
            old.Spec.NodeAffinity is { } affinity
            && !KubeJson.Same(value.Spec.NodeAffinity, affinity)
            && !KubeJson.Same(value.Spec.NodeAffinity, WithNewLabels(affinity))
        )
            errors.Invalid(
                "nodeAffinity",
                value.Spec.NodeAffinity,
                "field is immutable, except for updating from beta label to GA"
            );
    }

    protected override IEnumerable<string> Warnings(PersistentVolume value)
    {
        foreach (var warning in VolumeRules.ClassWarnings(value))
            yield return warning;
        if (value.Spec.PersistentVolumeReclaimPolicy == "Recycle")
            yield return "spec.persistentVolumeReclaimPolicy: The Recycle reclaim policy is deprecated. Instead, the "
                + "recommended approach is to use dynamic provisioning.";
        if (
            Sources.FirstOrDefault(p => p.GetValue(value.Spec) is not null) is { } source
            && KindGaps.Mounting(value, FieldOf(source)) is { } why
        )
            yield return why;
    }

    private static void NodePath(string path, string field, FieldErrors errors)
    {
        if (path.Length == 0)
            errors.Required(field);
        else if (path.Split('/').Contains(".."))
            errors.Invalid(field, path, "must not contain '..'");
    }

    private static VolumeNodeAffinity WithNewLabels(VolumeNodeAffinity affinity)
    {
        var next = affinity.DeepClone();
        foreach (var requirement in (next.Required?.NodeSelectorTerms ?? []).SelectMany(t => t.MatchExpressions ?? []))
            requirement.Key = NewLabels.GetValueOrDefault(requirement.Key, requirement.Key);
        return next;
    }

    private static string FieldOf(PropertyInfo source) => char.ToLowerInvariant(source.Name[0]) + source.Name[1..];

    private static string Or(string? text, string otherwise) => string.IsNullOrEmpty(text) ? otherwise : text;
}
