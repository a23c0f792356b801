using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Api.Storage.V1;
using Arktos.Api.Volumes;
using Arktos.Controllers.Tests.Fakes;
using static Arktos.Controllers.Tests.Fakes.Samples;

namespace Arktos.Controllers.Tests;

/// <summary>Binder, provisioner, expansion and ephemeral volumes over a cluster in memory.</summary>
public sealed class VolumeControllerTests
{
    [Fact]
    public async Task A_claim_is_bound_grows_is_released_and_its_volume_goes_with_it()
    {
        await using var running = await RunningHost.StartAsync();
        var cluster = running.Cluster;
        await running.UntilAsync(
            () => cluster.Get<StorageClass>("", "local-path") is not null,
            "every tenant has the class"
        );
        cluster.Add(new Node { Metadata = new() { Name = "n1" } });
        cluster.Add(NewClaim("data", "local-path"));
        await running.UntilAsync(() => Said(cluster, "WaitForFirstConsumer"), "it waits for a pod");
        cluster.Change<PersistentVolumeClaim>("ns", "data", c => Annotate(c, VolumeAnnotations.SelectedNode, "n1"));
        await running.UntilAsync(() => TheClaim(cluster).Status.Phase == "Bound", "the claim is bound");
        var volume = Assert.Single(cluster.List<PersistentVolume>());
        Assert.Equal(("t1", TheClaim(cluster).Spec.VolumeName), (volume.Metadata.Tenant, volume.Metadata.Name));
        await running.UntilAsync(() => TheVolume(cluster).Status.Phase == "Bound", "and the volume");

        cluster.Change<PersistentVolumeClaim>(
            "ns",
            "data",
            c => c.Spec.Resources.Requests!["storage"] = Quantity.Parse("3Gi")
        );
        await running.UntilAsync(
            () =>
                TheClaim(cluster).Status.Capacity?["storage"].ToString() == "3Gi"
                && VolumeMatch.CapacityOf(TheVolume(cluster)).ToString() == "3Gi",
            "both have grown"
        );

        await cluster.DeleteAsync<PersistentVolumeClaim>("ns", "data", "Background");
        // The node agent's part: the folder goes before the object.
        await running.UntilAsync(
            () => LocalPathVolumes.IsToBeRemoved(TheVolume(cluster)),
            "the volume waits for its folder to go"
        );
        Assert.Equal("Released", TheVolume(cluster).Status.Phase);
        // And there is no node any more that has it.
        cluster.Remove<Node>("", "n1");
        await running.UntilAsync(() => cluster.List<PersistentVolume>().Count == 0, "the volume is gone");
    }

    [Fact]
    public async Task A_claim_whose_node_goes_before_its_volume_is_made_is_placed_anew()
    {
        await using var running = await RunningHost.StartAsync();
        var cluster = running.Cluster;
        await running.UntilAsync(() => cluster.Get<StorageClass>("", "local-path") is not null, "there is the class");
        var claim = NewClaim("data", "local-path");
        Annotate(claim, VolumeAnnotations.SelectedNode, "gone");
        cluster.Add(claim);
        await running.UntilAsync(
            () => VolumeAnnotations.Of(TheClaim(cluster), VolumeAnnotations.SelectedNode) is null,
            "no node is selected"
        );
        await running.UntilAsync(() => Said(cluster, "ProvisioningFailed"), "it is said why");
        Assert.Empty(cluster.List<PersistentVolume>());
    }

    [Fact]
    public async Task A_volume_that_comes_later_is_bound_to_one_of_the_claims_that_wait_for_it()
    {
        await using var running = await RunningHost.StartAsync();
        var cluster = running.Cluster;
        cluster.Add(NewClaim("data", ""));
        cluster.Add(NewClaim("other", ""));
        await running.UntilAsync(() => Said(cluster, "FailedBinding"), "there is no volume");
        cluster.Add(NewVolume("v", ""));
        await running.UntilAsync(
            () => cluster.List<PersistentVolumeClaim>().Count(c => c.Status.Phase == "Bound") == 1,
            "one is bound"
        );
        await running.SettleAsync();
        var bound = Assert.Single(cluster.List<PersistentVolumeClaim>(), c => c.Status.Phase == "Bound");
        Assert.Equal(bound.Metadata.Uid, TheVolume(cluster).Spec.ClaimRef!.Uid);
        // Retained: it is nobody's until somebody says so.
        await cluster.DeleteAsync<PersistentVolumeClaim>("ns", bound.Metadata.Name, "Background");
        await running.UntilAsync(() => TheVolume(cluster).Status.Phase == "Released", "the volume is released");
        cluster.Change<PersistentVolume>("", "v", v => v.Spec.ClaimRef = null);
        await running.UntilAsync(
            () => cluster.List<PersistentVolumeClaim>() is [{ Status.Phase: "Bound" }],
            "the other one has it"
        );
        cluster.Remove<PersistentVolume>("", "v");
        await running.UntilAsync(
            () => cluster.List<PersistentVolumeClaim>() is [{ Status.Phase: "Lost" }],
            "and loses it"
        );
        await running.UntilAsync(() => Said(cluster, "ClaimLost"), "which is said");
    }

    [Fact]
    public async Task A_default_class_that_comes_later_is_given_to_claims_that_say_nothing_of_theirs()
    {
        await using var running = await RunningHost.StartAsync();
        var cluster = running.Cluster;
        await running.UntilAsync(() => cluster.Get<StorageClass>("", "local-path") is not null, "there is the class");
        cluster.Change<StorageClass>("", "local-path", c => c.Metadata.Annotations = null);
        await running.SettleAsync();
        var claim = NewClaim("data", "");
        claim.Spec.StorageClassName = null;
        cluster.Add(claim);
        await running.UntilAsync(() => Said(cluster, "FailedBinding"), "there is no class");
        cluster.Change<StorageClass>("", "local-path", c => Annotate(c, StorageClasses.DefaultMark, "true"));
        await running.UntilAsync(() => TheClaim(cluster).Spec.StorageClassName == "local-path", "it has one");
    }

    [Fact]
    public async Task A_claim_is_not_lost_and_a_volume_not_released_because_the_cache_is_behind()
    {
        await using var running = await RunningHost.StartAsync();
        var cluster = running.Cluster;
        cluster.HoldBack("persistentvolumes");
        cluster.Add(NewVolume("v", "", kept: "data"));
        var claim = NewClaim("data", "");
        claim.Spec.VolumeName = "v";
        claim.Status.Phase = "Bound";
        Annotate(claim, VolumeAnnotations.BindCompleted, VolumeAnnotations.Yes);
        cluster.Add(claim);
        await running.SettleAsync();
        Assert.Equal("Bound", TheClaim(cluster).Status.Phase);
        cluster.Release("persistentvolumes");
        cluster.HoldBack("persistentvolumeclaims");
        cluster.Add(NewClaim("late", ""));
        var late = NewVolume("w", "", kept: "late");
        late.Spec.ClaimRef!.Uid = cluster.Get<PersistentVolumeClaim>("ns", "late")!.Metadata.Uid;
        cluster.Add(late);
        await running.SettleAsync();
        Assert.NotEqual("Released", cluster.Get<PersistentVolume>("", "w")!.Status.Phase);
    }

    [Fact]
    public async Task An_ephemeral_volume_has_a_claim_of_its_pods_and_never_anothers()
    {
        await using var running = await RunningHost.StartAsync();
        var cluster = running.Cluster;
        cluster.Add(NewClaim("p-taken", ""));
        var pod = Pod("p", phase: "Pending", node: "");
        pod.Spec.Volumes = [Ephemeral("scratch"), Ephemeral("taken")];
        pod = cluster.Add(pod);
        await running.UntilAsync(
            () => cluster.Get<PersistentVolumeClaim>("ns", "p-scratch") is not null,
            "the claim is there"
        );
        var claim = cluster.Get<PersistentVolumeClaim>("ns", "p-scratch")!;
        Assert.True(PodClaims.IsOwned(claim, pod));
        Assert.Equal(("x", "1Gi"), (claim.Metadata.Labels!["of"], VolumeMatch.RequestOf(claim).ToString()));
        await running.UntilAsync(
            () =>
                cluster
                    .List<Event>()
                    .Exists(e =>
                        e.Message
                        == "ephemeral volume taken: PVC ns/p-taken was not created for pod ns/p (pod is not owner)"
                    ),
            "the other one is said to be in the way"
        );
        cluster.Remove<PersistentVolumeClaim>("ns", "p-taken");
        await running.UntilAsync(
            () => cluster.Get<PersistentVolumeClaim>("ns", "p-taken") is { } now && PodClaims.IsOwned(now, pod),
            "it is made when that is gone"
        );
    }

    private static bool Said(FakeCluster cluster, string reason) =>
        cluster.List<Event>().Exists(e => e.Reason == reason);

    private static PersistentVolumeClaim TheClaim(FakeCluster cluster) =>
        cluster.Get<PersistentVolumeClaim>("ns", "data")!;

    private static PersistentVolume TheVolume(FakeCluster cluster) => Assert.Single(cluster.List<PersistentVolume>());

    private static void Annotate(IKubeObject value, string key, string text) =>
        (value.Metadata.Annotations ??= [])[key] = text;

    private static Volume Ephemeral(string name) =>
        new()
        {
            Name = name,
            Ephemeral = new()
            {
                VolumeClaimTemplate = new()
                {
                    Metadata = new() { Labels = new() { ["of"] = "x" } },
                    Spec = NewClaim("", "").Spec,
                },
            },
        };

    private static PersistentVolumeClaim NewClaim(string name, string ofClass) =>
        new()
        {
            Metadata = new ObjectMeta
            {
                Tenant = Samples.Tenant,
                Namespace = "ns",
                Name = name,
            },
            Spec = new()
            {
                StorageClassName = ofClass,
                AccessModes = ["ReadWriteOnce"],
                Resources = new() { Requests = new() { ["storage"] = Quantity.Parse("1Gi") } },
            },
            Status = new() { Phase = "Pending" },
        };

    private static PersistentVolume NewVolume(string name, string ofClass, string kept = "") =>
        new()
        {
            Metadata = new ObjectMeta { Tenant = Samples.Tenant, Name = name },
            Spec = new()
            {
                StorageClassName = ofClass,
                AccessModes = ["ReadWriteOnce"],
                Capacity = new() { ["storage"] = Quantity.Parse("1Gi") },
                PersistentVolumeReclaimPolicy = "Retain",
                ClaimRef = kept.Length > 0 ? new() { Namespace = "ns", Name = kept } : null,
            },
            Status = new() { Phase = "Pending" },
        };
}
