using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Api.Storage.V1;
using Arktos.Api.Volumes;
using Arktos.Controllers.Volumes;

namespace Arktos.Controllers.Tests;

/// <summary>Tables of what becomes of claims and volumes, without any cluster.</summary>
public sealed class VolumeDecisionTests
{
    [Theory]
    [InlineData("1Gi", "small")]
    [InlineData("2Gi", "medium")]
    [InlineData("9Gi", "")]
    public void The_smallest_free_volume_that_fits_is_taken(string size, string expected)
    {
        var volumes = new[] { Volume("large", "5Gi"), Volume("medium", "3Gi"), Volume("small", "1Gi") };
        Assert.Equal(expected, Taken(Claim(size: size), volumes));
    }

    [Theory]
    [InlineData("class")]
    [InlineData("mode")]
    [InlineData("access")]
    [InlineData("labels")]
    [InlineData("phase")]
    [InlineData("deleting")]
    [InlineData("kept")]
    [InlineData("attributes")]
    public void A_volume_that_differs_is_not_taken(string how)
    {
        var (claim, volume) = (Claim(), Volume("v", "1Gi"));
        Assert.Equal("v", Taken(claim, volume));
        switch (how)
        {
            case "class":
                volume.Spec.StorageClassName = "other";
                break;
            case "mode":
                volume.Spec.VolumeMode = "Block";
                break;
            case "access":
                claim.Spec.AccessModes = ["ReadWriteOnce", "ReadWriteMany"];
                break;
            case "labels":
                claim.Spec.Selector = new() { MatchLabels = new() { ["disk"] = "fast" } };
                break;
            case "phase":
                volume.Status.Phase = "Released";
                break;
            case "deleting":
                volume.Metadata.DeletionTimestamp = DateTimeOffset.UnixEpoch;
                break;
            case "kept":
                volume.Spec.ClaimRef = Reference("other", "");
                break;
            case "attributes":
                volume.Spec.VolumeAttributesClassName = "gold";
                break;
        }
        Assert.Equal("", Taken(claim, volume));
        if (how == "labels")
        {
            volume.Metadata.Labels = new() { ["disk"] = "fast" };
            Assert.Equal("v", Taken(claim, volume));
        }
    }

    [Fact]
    public void Both_say_that_they_belong_together_and_that_the_binder_chose()
    {
        var (claim, volume) = (Claim(), Volume("v", "3Gi"));
        var plan = Decide(claim, volume);
        Assert.Equal(("data", "ns", "uid-data"), Of(plan.Volume!.Spec.ClaimRef!));
        Assert.Equal("yes", plan.Volume.Metadata.Annotations![VolumeAnnotations.BoundByController]);
        Assert.Equal("Bound", plan.VolumeStatus!.Phase);
        Assert.Equal("v", plan.Claim!.Spec.VolumeName);
        Assert.Equal(
            [VolumeAnnotations.BindCompleted, VolumeAnnotations.BoundByController],
            plan.Claim.Metadata.Annotations!.Keys
        );
        Assert.Equal(
            ("Bound", "3Gi", "ReadWriteOnce"),
            (
                plan.ClaimStatus!.Phase,
                plan.ClaimStatus.Capacity!["storage"].ToString(),
                Assert.Single(plan.ClaimStatus.AccessModes!)
            )
        );
        // All of it written, nothing is left; a part of it written, the rest is.
        var (bound, has) = (plan.Claim, plan.Volume);
        (bound.Status, has.Status) = (plan.ClaimStatus, plan.VolumeStatus);
        Assert.Equal(new BinderPlan { Bound = has }, ClaimDecision.Decide(bound, Facts([has]) with { Volume = has }));
        var half = Decide(claim, has);
        Assert.Equal((null, null), (half.Volume, half.VolumeStatus));
        Assert.NotNull(half.Claim);
    }

    [Fact]
    public void What_a_user_has_named_is_not_marked_as_the_binders_choice()
    {
        var (claim, volume) = (Claim(), Volume("v", "3Gi"));
        volume.Spec.ClaimRef = Reference("data", "");
        var plan = Decide(claim, Volume("a", "1Gi"), volume);
        Assert.Equal("v", plan.Claim!.Spec.VolumeName);
        Assert.Null(plan.Volume!.Metadata.Annotations);
        Assert.Equal("uid-data", plan.Volume.Spec.ClaimRef!.Uid);
        claim.Spec.VolumeName = "v";
        volume.Spec.ClaimRef = null;
        plan = ClaimDecision.Decide(claim, Facts([volume]) with { Volume = volume });
        Assert.DoesNotContain(VolumeAnnotations.BoundByController, plan.Claim!.Metadata.Annotations!.Keys);
        Assert.Equal("yes", plan.Volume!.Metadata.Annotations![VolumeAnnotations.BoundByController]);
    }

    [Fact]
    public void Of_two_volumes_that_are_kept_for_a_claim_one_is_its_own_and_the_other_stays_for_it()
    {
        var claim = Claim();
        var (first, second) = (Volume("b", "1Gi"), Volume("a", "2Gi"));
        first.Spec.ClaimRef = Reference("data", "");
        second.Spec.ClaimRef = Reference("data", "");
        Assert.Equal("b", Taken(claim, second, first));
        claim.Spec.VolumeName = "b";
        // A user's: it waits for a claim of that name.
        second.Spec.ClaimRef.Uid = "uid-data";
        second.Status.Phase = "Bound";
        var plan = VolumeDecision.Decide(second, claim);
        Assert.Equal(("", "Available"), (plan.Volume!.Spec.ClaimRef!.Uid, plan.VolumeStatus!.Phase));
        // The binder's: it is free.
        second.Metadata.Annotations = new() { [VolumeAnnotations.BoundByController] = "yes" };
        plan = VolumeDecision.Decide(second, claim);
        Assert.Null(plan.Volume!.Spec.ClaimRef);
        Assert.DoesNotContain(VolumeAnnotations.BoundByController, plan.Volume.Metadata.Annotations!.Keys);
        // A provisioner's: nobody needs it.
        second.Metadata.Annotations[VolumeAnnotations.ProvisionedBy] = "p";
        second.Spec.PersistentVolumeReclaimPolicy = "Delete";
        Assert.Equal("Released", VolumeDecision.Decide(second, claim).VolumeStatus!.Phase);
    }

    [Theory]
    [InlineData("small", "Cannot bind to requested volume \"v\": requested PV is too small")]
    [InlineData("class", "Cannot bind to requested volume \"v\": storageClassName does not match")]
    [InlineData("mode", "Cannot bind to requested volume \"v\": incompatible volumeMode")]
    [InlineData("access", "Cannot bind to requested volume \"v\": incompatible accessMode")]
    [InlineData("taken", "volume \"v\" already bound to a different claim.")]
    [InlineData("none", "")]
    public void A_volume_that_a_claim_names_may_not_be_had(string how, string message)
    {
        var (claim, volume) = (Claim(), Volume("v", "1Gi"));
        claim.Spec.VolumeName = "v";
        switch (how)
        {
            case "small":
                claim.Spec.Resources.Requests!["storage"] = Quantity.Parse("2Gi");
                break;
            case "class":
                claim.Spec.StorageClassName = "c";
                break;
            case "mode":
                claim.Spec.VolumeMode = "Block";
                break;
            case "access":
                claim.Spec.AccessModes = ["ReadWriteMany"];
                break;
            case "taken":
                volume.Spec.ClaimRef = Reference("data", "uid-of-before");
                break;
        }
        var plan = ClaimDecision.Decide(claim, Facts([]) with { Volume = how == "none" ? null : volume });
        Assert.Equal((null, null), (plan.Claim, plan.Volume));
        Assert.Equal(message, plan.Events.SingleOrDefault()?.Message ?? "");
        Assert.Equal(
            how is "none" ? null
                : how is "taken" ? "FailedBinding"
                : "VolumeMismatch",
            plan.Events.SingleOrDefault()?.Reason
        );
    }

    [Theory]
    [InlineData(
        "no class",
        "FailedBinding",
        "no persistent volumes available for this claim and no storage class is set"
    )]
    [InlineData("unknown", "ProvisioningFailed", "storageclass.storage.k8s.io \"c\" not found")]
    [InlineData("by hand", "ProvisioningFailed", "no volume plugin matched name: kubernetes.io/no-provisioner")]
    [InlineData("waits", "WaitForFirstConsumer", "waiting for first consumer to be created before binding")]
    [InlineData("pod", "WaitForPodScheduled", "waiting for pod p to be scheduled")]
    [InlineData("pods", "WaitForPodScheduled", "waiting for pods p,q to be scheduled")]
    [InlineData(
        "outside",
        "ExternalProvisioning",
        "Waiting for a volume to be created either by the external provisioner 'example.com/p' or manually by the "
            + "system administrator. If volume creation is delayed, please verify that the provisioner is running and "
            + "correctly registered."
    )]
    public void A_claim_that_nobody_can_bind_says_why(string how, string reason, string message)
    {
        var claim = Claim(how == "no class" ? "" : "c");
        var ofClaim = how switch
        {
            "by hand" => Class(StorageClasses.NoProvisioner, "Immediate"),
            "outside" => Class("example.com/p", "Immediate"),
            "waits" or "pod" or "pods" => Class("example.com/p", "WaitForFirstConsumer"),
            _ => null,
        };
        var facts = Facts([]) with
        {
            Class = ofClaim,
            UnplacedPods = how switch
            {
                "pod" => ["p"],
                "pods" => ["p", "q"],
                _ => [],
            },
        };
        var plan = ClaimDecision.Decide(claim, facts);
        var said = Assert.Single(plan.Events);
        Assert.Equal((reason, message), (said.Reason, said.Message));
        Assert.Equal(reason == "ProvisioningFailed", said.IsWarning);
        Assert.Null(plan.ClaimStatus);
        if (how != "outside")
            Assert.Null(plan.Claim);
        else
            Assert.Equal(
                ("example.com/p", "example.com/p"),
                (
                    plan.Claim!.Metadata.Annotations![VolumeAnnotations.Provisioner],
                    plan.Claim.Metadata.Annotations[VolumeAnnotations.BetaProvisioner]
                )
            );
    }

    [Fact]
    public void A_claim_that_waits_for_a_pod_gets_only_what_is_kept_for_it_until_a_node_is_selected()
    {
        var (claim, volume) = (Claim("c"), Volume("v", "1Gi"));
        volume.Spec.StorageClassName = "c";
        var facts = Facts([volume]) with { Class = Class("example.com/p", "WaitForFirstConsumer") };
        Assert.Null(ClaimDecision.Decide(claim, facts).Claim);
        volume.Spec.ClaimRef = Reference("data", "uid-data");
        Assert.Equal("v", ClaimDecision.Decide(claim, facts).Claim!.Spec.VolumeName);
        volume.Spec.ClaimRef = Reference("other", "uid-other");
        claim.Metadata.Annotations = new() { [VolumeAnnotations.SelectedNode] = "n1" };
        Assert.Contains(
            VolumeAnnotations.Provisioner,
            ClaimDecision.Decide(claim, facts).Claim!.Metadata.Annotations!.Keys
        );
    }

    [Fact]
    public void A_claim_that_says_nothing_of_its_class_gets_the_default_one_when_there_is_one()
    {
        var claim = Claim();
        claim.Spec.StorageClassName = null;
        Assert.Equal("FailedBinding", Assert.Single(Decide(claim).Events).Reason);
        var facts = Facts([]) with { DefaultClass = Class("example.com/p", "Immediate") };
        Assert.Equal("c", ClaimDecision.Decide(claim, facts).Claim!.Spec.StorageClassName);
        // A volume of no class comes first.
        facts = facts with
        {
            Candidates = [Volume("v", "1Gi")],
        };
        Assert.Equal("v", ClaimDecision.Decide(claim, facts).Claim!.Spec.VolumeName);
    }

    [Theory]
    [InlineData(
        "no name",
        "ClaimLost",
        "Bound claim has lost reference to PersistentVolume. Data on the volume is lost!"
    )]
    [InlineData("gone", "ClaimLost", "Bound claim has lost its PersistentVolume. Data on the volume is lost!")]
    [InlineData("another's", "ClaimMisbound", "Two claims are bound to the same volume, this one is bound incorrectly")]
    public void A_bound_claim_is_lost_with_its_volume_and_says_so_once(string how, string reason, string message)
    {
        var (claim, volume) = (Claim(), Volume("v", "1Gi"));
        claim.Spec.VolumeName = how == "no name" ? "" : "v";
        claim.Metadata.Annotations = new() { [VolumeAnnotations.BindCompleted] = "yes" };
        claim.Status.Phase = "Bound";
        volume.Spec.ClaimRef = Reference("other", "uid-other");
        var facts = Facts([]) with { Volume = how == "another's" ? volume : null };
        var plan = ClaimDecision.Decide(claim, facts);
        Assert.Equal("Lost", plan.ClaimStatus!.Phase);
        var said = Assert.Single(plan.Events);
        Assert.Equal((true, reason, message), (said.IsWarning, said.Reason, said.Message));
        claim.Status.Phase = "Lost";
        Assert.Equal(BinderPlan.Nothing, ClaimDecision.Decide(claim, facts));
        // It comes back with its volume.
        volume.Spec.ClaimRef = null;
        if (how != "no name")
            Assert.Equal("Bound", ClaimDecision.Decide(claim, facts with { Volume = volume }).ClaimStatus!.Phase);
    }

    [Theory]
    [InlineData("", "", "Available", "")]
    [InlineData("data", "", "Available", "")]
    [InlineData("data", "uid-data", "Bound", "Retain")]
    [InlineData("data", "uid-before", "Released", "Retain")]
    [InlineData("gone", "uid-gone", "Released", "Retain")]
    [InlineData("gone", "uid-gone", "Released", "Delete by p")]
    [InlineData("gone", "uid-gone", "Failed", "Delete")]
    [InlineData("gone", "uid-gone", "Failed", "Recycle")]
    public void A_volume_follows_its_claim(string claimName, string uid, string phase, string policy)
    {
        var (claim, volume) = (Claim(), Volume("v", "1Gi"));
        claim.Spec.VolumeName = "v";
        volume.Status.Phase = "Pending";
        volume.Spec.PersistentVolumeReclaimPolicy = policy.Split(' ')[0];
        volume.Spec.ClaimRef = claimName.Length == 0 ? null : Reference(claimName, uid);
        if (policy.EndsWith(" p", StringComparison.Ordinal))
            volume.Metadata.Annotations = new() { [VolumeAnnotations.ProvisionedBy] = "p" };
        var found = claimName == "data" ? claim : null;
        var plan = VolumeDecision.Decide(volume, found);
        Assert.Equal(phase, plan.VolumeStatus!.Phase);
        Assert.Equal(
            phase != "Failed" ? ""
                : policy == "Recycle" ? "VolumeFailedRecycle: No recycler plugin found for the volume!"
                : "VolumeFailedDelete: error getting deleter volume plugin for volume \"v\": no deletable volume "
                    + "plugin matched",
            string.Join(' ', plan.Events.Select(e => $"{e.Reason}: {e.Message}"))
        );
        volume.Status = plan.VolumeStatus;
        var again = VolumeDecision.Decide(volume, found);
        Assert.Equal((null, 0), (again.VolumeStatus, again.Events.Count));
    }

    [Fact]
    public void A_volume_of_another_mode_than_the_claim_that_it_is_kept_for_says_so_on_both()
    {
        var (claim, volume) = (Claim(), Volume("v", "1Gi"));
        volume.Spec.ClaimRef = Reference("data", "uid-data");
        Assert.True(VolumeDecision.Decide(volume, claim).WakesClaim);
        volume.Spec.VolumeMode = "Block";
        var plan = VolumeDecision.Decide(volume, claim);
        Assert.Equal(
            [
                "Cannot bind PersistentVolume to requested PersistentVolumeClaim \"data\" due to incompatible "
                    + "volumeMode.",
                "Cannot bind PersistentVolume \"v\" to requested PersistentVolumeClaim due to incompatible volumeMode.",
            ],
            plan.Events.Select(e => e.Message)
        );
        Assert.False(plan.WakesClaim);
    }

    [Theory]
    [InlineData("block", "volumeMode Block is not supported")]
    [InlineData("many", "access mode ReadWriteMany is not supported")]
    [InlineData("selector", "claims with a selector are not provisioned")]
    [InlineData("source", "volumes are not made from another volume or a snapshot")]
    [InlineData("no node", "no node is selected")]
    [InlineData("node gone", "node \"n1\" not found")]
    public void A_local_path_volume_is_not_made_and_it_is_said_why(string how, string why)
    {
        var claim = Asking();
        switch (how)
        {
            case "block":
                claim.Spec.VolumeMode = "Block";
                break;
            case "many":
                claim.Spec.AccessModes = ["ReadWriteMany"];
                break;
            case "selector":
                claim.Spec.Selector = new();
                break;
            case "source":
                claim.Spec.DataSourceRef = new() { Kind = "PersistentVolumeClaim", Name = "x" };
                break;
            case "no node":
                claim.Metadata.Annotations!.Remove(VolumeAnnotations.SelectedNode);
                break;
        }
        var step = LocalPathDecision.OfClaim(claim, LocalPathVolumes.Class(), how == "node gone" ? null : TheNode());
        var refuse = Assert.IsType<LocalPathStep.Refuse>(step);
        Assert.StartsWith($"failed to provision volume with StorageClass \"local-path\": {why}", refuse.Message);
        // A scheduler is to select another node.
        Assert.Equal(how == "node gone", refuse.Claim is not null);
        Assert.DoesNotContain(
            VolumeAnnotations.SelectedNode,
            refuse.Claim?.Metadata.Annotations?.Keys ?? (IEnumerable<string>)[]
        );
    }

    [Fact]
    public void A_local_path_volume_names_its_claim_and_node_and_no_path()
    {
        var claim = Asking();
        Assert.True(LocalPathDecision.IsAsked(claim));
        var made = Assert
            .IsType<LocalPathStep.Make>(LocalPathDecision.OfClaim(claim, LocalPathVolumes.Class(), TheNode()))
            .Volume;
        Assert.Equal(("pvc-uid-data", "t1"), (made.Metadata.Name, made.Metadata.Tenant));
        Assert.Equal("/arktos.io/local-path/pvc-uid-data", made.Spec.Local!.Path);
        Assert.Equal(("data", "ns", "uid-data"), Of(made.Spec.ClaimRef!));
        Assert.True(LocalPathDecision.IsOwn(made));
        Assert.Equal("n1", LocalPathVolumes.NodeOf(made));
        Assert.Equal(
            ("Delete", "1Gi"),
            (made.Spec.PersistentVolumeReclaimPolicy, VolumeMatch.CapacityOf(made).ToString())
        );
        made.Status.Phase = "Available";
        Assert.Equal(made.Metadata.Name, Decide(claim, made).Claim!.Spec.VolumeName);
        // The class has become another's.
        var other = LocalPathVolumes.Class();
        other.Provisioner = "example.com/p";
        Assert.IsType<LocalPathStep.Nothing>(LocalPathDecision.OfClaim(claim, other, TheNode()));
    }

    [Theory]
    [InlineData("Delete", "Bound", false, false, "Nothing")]
    [InlineData("Delete", "Released", false, false, "Delete")]
    [InlineData("Retain", "Released", false, false, "Nothing")]
    [InlineData("Delete", "Released", true, false, "Nothing")]
    [InlineData("Delete", "Released", true, true, "LetGo")]
    [InlineData("Delete", "Bound", true, true, "Nothing")]
    [InlineData("Retain", "Released", true, false, "LetGo")]
    [InlineData("Retain", "Bound", true, false, "LetGo")]
    public void A_local_path_volume_goes_when_its_claim_has_and_its_folder(
        string policy,
        string phase,
        bool isDeleting,
        bool isNodeGone,
        string step
    )
    {
        var volume = Assert
            .IsType<LocalPathStep.Make>(LocalPathDecision.OfClaim(Asking(), LocalPathVolumes.Class(), TheNode()))
            .Volume;
        volume.Spec.PersistentVolumeReclaimPolicy = policy;
        volume.Status.Phase = phase;
        if (isDeleting)
            volume.Metadata.DeletionTimestamp = DateTimeOffset.UnixEpoch;
        // Protection holds what is bound.
        if (phase != "Bound")
            volume.Metadata.Finalizers!.Remove(VolumeFinalizers.Volume);
        var decided = LocalPathDecision.OfVolume(volume, isNodeGone);
        Assert.Equal(step, decided.GetType().Name);
        if (decided is LocalPathStep.LetGo letGo)
            Assert.DoesNotContain(LocalPathVolumes.Finalizer, letGo.Volume.Metadata.Finalizers ?? []);
        // What the node agent removes.
        Assert.Equal(policy == "Delete" && isDeleting && phase != "Bound", LocalPathVolumes.IsToBeRemoved(volume));
    }

    [Fact]
    public void A_claim_that_asks_for_more_gets_it_where_nothing_has_to_be_done_for_it()
    {
        var claim = Asking();
        var volume = Assert
            .IsType<LocalPathStep.Make>(LocalPathDecision.OfClaim(claim, LocalPathVolumes.Class(), TheNode()))
            .Volume;
        claim.Status = new()
        {
            Phase = "Bound",
            Capacity = new() { ["storage"] = Quantity.Parse("1Gi") },
        };
        Assert.False(ExpansionDecision.AsksForMore(claim));
        claim.Spec.Resources.Requests!["storage"] = Quantity.Parse("2Gi");
        Assert.True(ExpansionDecision.AsksForMore(claim));
        claim.Status.Conditions = [new() { Type = "Resizing", Status = "True" }];
        var plan = ExpansionDecision.Decide(claim, volume);
        Assert.Equal("2Gi", VolumeMatch.CapacityOf(plan.Volume!).ToString());
        Assert.Equal(
            ("2Gi", "2Gi", null),
            (
                plan.ClaimStatus!.Capacity!["storage"].ToString(),
                plan.ClaimStatus.AllocatedResources!["storage"].ToString(),
                plan.ClaimStatus.Conditions
            )
        );
        // Half of it is written.
        Assert.Null(ExpansionDecision.Decide(claim, plan.Volume!).Volume);
        // Another's volume is made bigger by others.
        volume.Metadata.Annotations!.Remove(VolumeAnnotations.ProvisionedBy);
        Assert.Equal(new ExpansionPlan(null, null), ExpansionDecision.Decide(claim, volume));
    }

    private static string Taken(PersistentVolumeClaim claim, params PersistentVolume[] volumes) =>
        Decide(claim, volumes).Claim?.Spec.VolumeName ?? "";

    private static BinderPlan Decide(PersistentVolumeClaim claim, params PersistentVolume[] volumes) =>
        ClaimDecision.Decide(claim, Facts(volumes));

    private static ClaimFacts Facts(IEnumerable<PersistentVolume> candidates) => new(null, candidates, null, null, []);

    private static (string Name, string Namespace, string Uid) Of(ObjectReference reference) =>
        (reference.Name, reference.Namespace, reference.Uid);

    private static ObjectReference Reference(string name, string uid) =>
        new()
        {
            Namespace = "ns",
            Name = name,
            Uid = uid,
        };

    private static Node TheNode() => new() { Metadata = new() { Name = "n1" } };

    private static StorageClass Class(string provisioner, string mode) =>
        new()
        {
            Metadata = new() { Name = "c" },
            Provisioner = provisioner,
            VolumeBindingMode = mode,
        };

    private static PersistentVolumeClaim Asking()
    {
        var claim = Claim(LocalPathVolumes.ClassName);
        claim.Metadata.Annotations = new()
        {
            [VolumeAnnotations.Provisioner] = LocalPathVolumes.Provisioner,
            [VolumeAnnotations.SelectedNode] = "n1",
        };
        return claim;
    }

    private static PersistentVolumeClaim Claim(string ofClass = "", string size = "1Gi") =>
        new()
        {
            Metadata = new ObjectMeta
            {
                Tenant = "t1",
                Namespace = "ns",
                Name = "data",
                Uid = "uid-data",
            },
            Spec = new()
            {
                StorageClassName = ofClass,
                AccessModes = ["ReadWriteOnce"],
                Resources = new() { Requests = new() { ["storage"] = Quantity.Parse(size) } },
            },
            Status = new() { Phase = "Pending" },
        };

    private static PersistentVolume Volume(string name, string size) =>
        new()
        {
            Metadata = new ObjectMeta
            {
                Tenant = "t1",
                Name = name,
                Uid = "uid-" + name,
            },
            Spec = new()
            {
                AccessModes = ["ReadWriteOnce"],
                Capacity = new() { ["storage"] = Quantity.Parse(size) },
                PersistentVolumeReclaimPolicy = "Retain",
            },
            Status = new() { Phase = "Available" },
        };
}
