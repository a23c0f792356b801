using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Storage.V1;
using Arktos.Api.Volumes;

namespace Arktos.Controllers.Volumes;

/// <summary>What is known beside a claim, all of its tenant.</summary>
/// <param name="Volume">The one that the claim names; null: it names none, or there is none of that name.</param>
/// <param name="Candidates">The volumes of the claim's class and those that are kept for the claim.</param>
/// <param name="Class">Of the name that the claim has; null: it has none, or there is none of that name.</param>
/// <param name="DefaultClass">What a claim gets that says nothing of its class; null: there is none.</param>
/// <param name="UnplacedPods">Names of pods that use the claim and have no node.</param>
internal sealed record ClaimFacts(
    PersistentVolume? Volume,
    IEnumerable<PersistentVolume> Candidates,
    StorageClass? Class,
    StorageClass? DefaultClass,
    IReadOnlyList<string> UnplacedPods
);

/// <summary>
/// What becomes of a claim:
/// <code>
///   Pending --a volume fits, or is kept for it--> Bound --the volume is gone, or another's--> Lost
/// </code>
/// Pure. That a volume is not there must be certain where the claim has had it.
/// </summary>
internal static class ClaimDecision
{
    public static BinderPlan Decide(PersistentVolumeClaim claim, ClaimFacts facts) =>
        VolumeAnnotations.Has(claim, VolumeAnnotations.BindCompleted) ? Bound(claim, facts.Volume)
        : claim.Metadata.DeletionTimestamp is not null ? BinderPlan.Nothing
        : claim.Spec.VolumeName.Length > 0 ? Requested(claim, facts.Volume)
        : Unbound(claim, facts);

    private static BinderPlan Bound(PersistentVolumeClaim claim, PersistentVolume? volume)
    {
        if (claim.Spec.VolumeName.Length == 0)
            return Lost(
                claim,
                "ClaimLost",
                "Bound claim has lost reference to PersistentVolume. Data on the volume is lost!"
            );
        if (volume is null)
            return Lost(claim, "ClaimLost", "Bound claim has lost its PersistentVolume. Data on the volume is lost!");
        if (volume.Spec.ClaimRef is null || VolumeMatch.IsFor(volume, claim))
            return Binding.Of(volume, claim);
        return Lost(claim, "ClaimMisbound", "Two claims are bound to the same volume, this one is bound incorrectly");
    }

    // A user has named the volume, or a binding was begun and not ended.
    private static BinderPlan Requested(PersistentVolumeClaim claim, PersistentVolume? volume)
    {
        if (volume is null)
            return Pending(claim);
        if (VolumeMatch.IsFor(volume, claim))
            return Binding.Of(volume, claim);
        if (volume.Spec.ClaimRef is not null)
            return Pending(
                claim,
                VolumeEvent.Warning(
                    claim,
                    "FailedBinding",
                    $"volume \"{volume.Metadata.Name}\" already bound to a different claim."
                )
            );
        return VolumeMatch.WhyUnfit(volume, claim) is { } why
            ? Pending(
                claim,
                VolumeEvent.Warning(
                    claim,
                    "VolumeMismatch",
                    $"Cannot bind to requested volume \"{volume.Metadata.Name}\": {why}"
                )
            )
            : Binding.Of(volume, claim);
    }

    private static BinderPlan Unbound(PersistentVolumeClaim claim, ClaimFacts facts)
    {
        var waits =
            StorageClasses.WaitsForConsumer(facts.Class)
            && VolumeAnnotations.Of(claim, VolumeAnnotations.SelectedNode) is null;
        if (VolumeMatch.Ranked(claim, facts.Candidates, waits) is [var volume, ..])
            return Binding.Of(volume, claim);
        if (StorageClasses.AwaitsDefault(claim) && facts.DefaultClass is { } byDefault)
        {
            var next = KubeJson.Clone(claim);
            next.Spec.StorageClassName = byDefault.Metadata.Name;
            return new BinderPlan { Claim = next };
        }
        if (waits)
            return Pending(claim, Waiting(claim, facts.UnplacedPods));
        var name = StorageClasses.NameOf(claim);
        if (name.Length == 0)
            return Pending(
                claim,
                VolumeEvent.Normal(
                    claim,
                    "FailedBinding",
                    "no persistent volumes available for this claim and no storage class is set"
                )
            );
        return facts.Class is null
            ? Pending(claim, NotProvisioned(claim, $"storageclass.storage.k8s.io \"{name}\" not found"))
            : Provisioned(claim, facts.Class.Provisioner);
    }

    // Who makes the volume follows claims, and looks for these annotations.
    private static BinderPlan Provisioned(PersistentVolumeClaim claim, string provisioner)
    {
        if (provisioner is "" or StorageClasses.NoProvisioner)
            return Pending(claim, NotProvisioned(claim, $"no volume plugin matched name: {provisioner}"));
        var plan = Pending(
            claim,
            VolumeEvent.Normal(
                claim,
                "ExternalProvisioning",
                $"Waiting for a volume to be created either by the external provisioner '{provisioner}' or manually "
                    + "by the system administrator. If volume creation is delayed, please verify that the "
                    + "provisioner is running and correctly registered."
            )
        );
        if (
            VolumeAnnotations.Of(claim, VolumeAnnotations.Provisioner) == provisioner
            && VolumeAnnotations.Of(claim, VolumeAnnotations.BetaProvisioner) == provisioner
        )
            return plan;
        var next = KubeJson.Clone(claim);
        var annotations = next.Metadata.Annotations ??= [];
        annotations[VolumeAnnotations.Provisioner] = annotations[VolumeAnnotations.BetaProvisioner] = provisioner;
        return plan with { Claim = next };
    }

    private static VolumeEvent Waiting(PersistentVolumeClaim claim, IReadOnlyList<string> pods) =>
        pods.Count == 0
            ? VolumeEvent.Normal(
                claim,
                "WaitForFirstConsumer",
                "waiting for first consumer to be created before binding"
            )
            : VolumeEvent.Normal(
                claim,
                "WaitForPodScheduled",
                $"waiting for {(pods.Count == 1 ? "pod" : "pods")} {string.Join(',', pods)} to be scheduled"
            );

    private static VolumeEvent NotProvisioned(PersistentVolumeClaim claim, string why) =>
        VolumeEvent.Warning(claim, "ProvisioningFailed", why);

    private static BinderPlan Pending(PersistentVolumeClaim claim, params VolumeEvent[] events) =>
        new() { ClaimStatus = Binding.InPhase(claim.Status, "Pending"), Events = events };

    // It is said once, when it happens.
    private static BinderPlan Lost(PersistentVolumeClaim claim, string reason, string message) =>
        Binding.InPhase(claim.Status, "Lost") is { } status
            ? new() { ClaimStatus = status, Events = [VolumeEvent.Warning(claim, reason, message)] }
            : BinderPlan.Nothing;
}
