using System.Globalization;
using Arktos.Api;
using Arktos.Api.Apps.V1;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Controllers.History;
using Arktos.Controllers.Ownership;
using Arktos.Controllers.Pods;

namespace Arktos.Controllers.StatefulSets;

/// <summary>Names, pods and claims of a stateful set, by ordinal. Pure.</summary>
internal static class StatefulSetPods
{
    private const string NameLabel = "statefulset.kubernetes.io/pod-name";
    private const string IndexLabel = "apps.kubernetes.io/pod-index";

    public static int Start(StatefulSet set) => set.Spec.Ordinals?.Start ?? 0;

    public static int Replicas(StatefulSet set) => set.Spec.Replicas ?? 1;

    public static bool IsInRange(StatefulSet set, int ordinal) =>
        ordinal >= Start(set) && ordinal - Start(set) < Replicas(set);

    public static string NameOf(StatefulSet set, int ordinal) =>
        $"{set.Metadata.Name}-{ordinal.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Null: the pod's name is not one of the set's.</summary>
    public static int? OrdinalOf(StatefulSet set, Pod pod)
    {
        var (name, prefix) = (pod.Metadata.Name, set.Metadata.Name + "-");
        return
            name.StartsWith(prefix, StringComparison.Ordinal)
            && int.TryParse(name[prefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal)
            && NameOf(set, ordinal) == name
            ? ordinal
            : null;
    }

    public static string RevisionOf(Pod pod) =>
        pod.Metadata.Labels?.GetValueOrDefault(TemplateRevisions.HashLabel) ?? "";

    /// <param name="template">Of the revision, which need not be the set's newest.</param>
    public static Pod NewPod(StatefulSet set, int ordinal, PodTemplateSpec template, string revision)
    {
        var pod = PodTemplates.NewPod(template, set, Owners.ControllerReference(set, "apps/v1", "StatefulSet"));
        pod.Metadata.Name = NameOf(set, ordinal);
        var labels = pod.Metadata.Labels ??= new Map<string>();
        labels[NameLabel] = pod.Metadata.Name;
        labels[IndexLabel] = ordinal.ToString(CultureInfo.InvariantCulture);
        labels[TemplateRevisions.HashLabel] = revision;
        pod.Spec.Hostname = pod.Metadata.Name;
        pod.Spec.Subdomain = set.Spec.ServiceName;
        foreach (var claim in set.Spec.VolumeClaimTemplates ?? [])
        {
            var volumes = pod.Spec.Volumes ??= [];
            volumes.RemoveAll(v => v.Name == claim.Metadata.Name);
            volumes.Add(
                new Volume
                {
                    Name = claim.Metadata.Name,
                    PersistentVolumeClaim = new PersistentVolumeClaimVolumeSource
                    {
                        ClaimName = ClaimName(set, claim, ordinal),
                    },
                }
            );
        }
        return pod;
    }

    public static string ClaimName(StatefulSet set, PersistentVolumeClaim template, int ordinal) =>
        $"{template.Metadata.Name}-{NameOf(set, ordinal)}";

    public static PersistentVolumeClaim NewClaim(StatefulSet set, PersistentVolumeClaim template, int ordinal)
    {
        var claim = KubeJson.Clone(template);
        var labels = claim.Metadata.Labels ?? new Map<string>();
        foreach (var (key, value) in set.Spec.Selector?.MatchLabels ?? [])
            labels[key] = value;
        claim.Metadata = new ObjectMeta
        {
            Name = ClaimName(set, template, ordinal),
            Namespace = set.Metadata.Namespace,
            Tenant = set.Metadata.Tenant,
            Labels = labels.Count == 0 ? null : labels,
            Annotations = claim.Metadata.Annotations,
            Finalizers = claim.Metadata.Finalizers,
            OwnerReferences = ClaimOwners(set, claim, null, isCondemned: false),
        };
        claim.Status = new();
        return claim;
    }

    /// <summary>
    /// Who is to own a claim by the set's retention policy, so that it goes with the set, or with a pod that is scaled
    /// away; others' references stay. Null: none.
    /// </summary>
    /// <param name="pod">The pod that has the claim; null: none.</param>
    /// <param name="isCondemned">Whether the pod is out of range.</param>
    public static List<OwnerReference>? ClaimOwners(
        StatefulSet set,
        PersistentVolumeClaim claim,
        Pod? pod,
        bool isCondemned
    )
    {
        var policy = set.Spec.PersistentVolumeClaimRetentionPolicy;
        var isPods = isCondemned && policy?.WhenScaled == PersistentVolumeClaimRetentionPolicyType.Delete;
        var isSets = !isPods && policy?.WhenDeleted == PersistentVolumeClaimRetentionPolicyType.Delete;
        var owners = (claim.Metadata.OwnerReferences ?? []).Where(r => !IsOurs(set, pod, r)).ToList();
        if (isSets)
            owners.Add(Owners.ControllerReference(set, "apps/v1", "StatefulSet"));
        else if (isPods && pod is not null)
            owners.Add(Owners.ControllerReference(pod, "v1", "Pod"));
        return owners.Count == 0 ? null : owners;
    }

    /// <summary>Whether somebody else manages the claim, whom the policy must not take it from.</summary>
    public static bool HasOtherController(StatefulSet set, PersistentVolumeClaim claim, Pod? pod) =>
        Owners.ControllerOf(claim) is { } owner && !IsOurs(set, pod, owner);

    private static bool IsOurs(StatefulSet set, Pod? pod, OwnerReference reference) =>
        reference.Kind == "StatefulSet"
            && Owners.GroupOf(reference.ApiVersion) == "apps"
            && reference.Name == set.Metadata.Name
        || pod is not null
            && reference.Kind == "Pod"
            && Owners.GroupOf(reference.ApiVersion).Length == 0
            && reference.Name == pod.Metadata.Name;
}
