using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Api.Storage.V1;
using Arktos.Controllers.Tests.Fakes;
using static Arktos.Controllers.Tests.Fakes.Samples;

namespace Arktos.Controllers.Tests;

public sealed class VolumeProtectionTests
{
    [Fact]
    public async Task A_claim_that_is_deleted_stays_until_the_last_pod_that_uses_it_is_gone()
    {
        await using var running = await RunningHost.StartAsync();
        var cluster = running.Cluster;
        cluster.Add(Claim("data"));
        await running.UntilAsync(
            () => TheClaim(cluster)?.Metadata.Finalizers?.Contains(VolumeFinalizers.Claim) == true,
            "the claim is held"
        );
        cluster.Add(User("user", "n1"));
        // What has no node has begun nothing.
        cluster.Add(User("waiting", ""));
        cluster.Change<PersistentVolumeClaim>(
            "ns",
            "data",
            c => c.Metadata.DeletionTimestamp = running.Time.GetUtcNow()
        );
        await running.SettleAsync();
        Assert.NotNull(TheClaim(cluster));
        cluster.Remove<Pod>("ns", "user");
        await running.UntilAsync(() => TheClaim(cluster) is null, "the claim is gone");
        Assert.NotNull(cluster.Get<Pod>("ns", "waiting"));
    }

    [Fact]
    public async Task A_claim_is_not_let_go_while_a_pod_uses_it_that_the_cache_does_not_know()
    {
        await using var running = await RunningHost.StartAsync();
        var cluster = running.Cluster;
        cluster.Add(Claim("data", VolumeFinalizers.Claim));
        cluster.HoldBack("pods");
        cluster.Add(User("user", "n1"));
        cluster.Change<PersistentVolumeClaim>(
            "ns",
            "data",
            c => c.Metadata.DeletionTimestamp = running.Time.GetUtcNow()
        );
        await running.SettleAsync();
        Assert.NotNull(TheClaim(cluster));
    }

    [Fact]
    public async Task A_volume_that_is_deleted_stays_while_a_claim_has_it()
    {
        await using var running = await RunningHost.StartAsync();
        var cluster = running.Cluster;
        var claim = Claim("data");
        claim.Spec.VolumeName = "v";
        claim = cluster.Add(claim);
        cluster.Add(
            new PersistentVolume
            {
                Metadata = new ObjectMeta { Tenant = Samples.Tenant, Name = "v" },
                Spec = new()
                {
                    ClaimRef = new()
                    {
                        Namespace = "ns",
                        Name = "data",
                        Uid = claim.Metadata.Uid,
                    },
                },
                Status = new() { Phase = "Bound" },
            }
        );
        await running.UntilAsync(
            () => TheVolume(cluster)?.Metadata.Finalizers?.Contains(VolumeFinalizers.Volume) == true,
            "the volume is held"
        );
        cluster.Change<PersistentVolume>("", "v", v => v.Metadata.DeletionTimestamp = running.Time.GetUtcNow());
        await running.SettleAsync();
        Assert.NotNull(TheVolume(cluster));
        cluster.Remove<PersistentVolumeClaim>("ns", "data");
        await running.UntilAsync(() => TheVolume(cluster) is null, "the volume is gone");
    }

    [Theory]
    [InlineData("asked for")]
    [InlineData("had")]
    [InlineData("changed to")]
    public async Task A_class_of_attributes_that_is_deleted_stays_while_a_claim_names_it(string how)
    {
        await using var running = await RunningHost.StartAsync();
        var cluster = running.Cluster;
        cluster.Add(Class());
        await running.UntilAsync(
            () => TheClass(cluster)?.Metadata.Finalizers?.Contains(VolumeFinalizers.AttributesClass) == true,
            "the class is held"
        );
        cluster.Add(Naming(Claim("data"), how));
        cluster.Change<VolumeAttributesClass>("", "fast", c => c.Metadata.DeletionTimestamp = running.Time.GetUtcNow());
        await running.SettleAsync();
        Assert.NotNull(TheClass(cluster));
        cluster.Change<PersistentVolumeClaim>("ns", "data", c => (c.Spec, c.Status) = (new(), new()));
        await running.UntilAsync(() => TheClass(cluster) is null, "the class is gone");
    }

    [Fact]
    public async Task A_class_of_attributes_is_not_let_go_while_a_volume_names_it_that_the_cache_does_not_know()
    {
        await using var running = await RunningHost.StartAsync();
        var cluster = running.Cluster;
        cluster.Add(Class(VolumeFinalizers.AttributesClass));
        cluster.HoldBack("persistentvolumes");
        cluster.Add(
            new PersistentVolume
            {
                Metadata = new ObjectMeta { Tenant = Samples.Tenant, Name = "v" },
                Spec = new() { VolumeAttributesClassName = "fast" },
            }
        );
        cluster.Change<VolumeAttributesClass>("", "fast", c => c.Metadata.DeletionTimestamp = running.Time.GetUtcNow());
        await running.SettleAsync();
        Assert.NotNull(TheClass(cluster));
    }

    private static VolumeAttributesClass? TheClass(FakeCluster cluster) =>
        cluster.Get<VolumeAttributesClass>("", "fast");

    private static VolumeAttributesClass Class(params string[] finalizers) =>
        new()
        {
            Metadata = new ObjectMeta
            {
                Tenant = Samples.Tenant,
                Name = "fast",
                Finalizers = finalizers.Length > 0 ? [.. finalizers] : null,
            },
            DriverName = "csi.example.com",
        };

    private static PersistentVolumeClaim Naming(PersistentVolumeClaim claim, string how)
    {
        switch (how)
        {
            case "asked for":
                claim.Spec.VolumeAttributesClassName = "fast";
                break;
            case "had":
                claim.Status.CurrentVolumeAttributesClassName = "fast";
                break;
            default:
                claim.Status.ModifyVolumeStatus = new() { TargetVolumeAttributesClassName = "fast" };
                break;
        }
        return claim;
    }

    private static PersistentVolumeClaim? TheClaim(FakeCluster cluster) =>
        cluster.Get<PersistentVolumeClaim>("ns", "data");

    private static PersistentVolume? TheVolume(FakeCluster cluster) => cluster.Get<PersistentVolume>("", "v");

    private static PersistentVolumeClaim Claim(string name, params string[] finalizers) =>
        new()
        {
            Metadata = new ObjectMeta
            {
                Tenant = Samples.Tenant,
                Namespace = "ns",
                Name = name,
                Finalizers = finalizers.Length > 0 ? [.. finalizers] : null,
            },
        };

    private static Pod User(string name, string node)
    {
        var pod = Pod(name);
        pod.Spec.NodeName = node;
        pod.Spec.Volumes =
        [
            new Volume
            {
                Name = "v",
                PersistentVolumeClaim = new() { ClaimName = "data" },
            },
        ];
        return pod;
    }
}
