using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Storage.V1;
using Arktos.Api.Volumes;
using Arktos.Controllers.Tests.Fakes;
using Arktos.Controllers.Volumes;

namespace Arktos.Controllers.Tests;

/// <summary>Which nodes a volume "v" of a CSI driver is attached to, and when it is let go.</summary>
public sealed class AttachDetachTests
{
    private const string Unique = "kubernetes.io/csi/d.test^h";

    /// <summary>Pods as "NAMESPACE/NAME@NODE"; attachments as "NODE", "NODE!" attached, "NODE-" going away.</summary>
    [Theory]
    [InlineData("ReadWriteOnce", "ns/a@n1", "", "attach n1")]
    [InlineData("ReadWriteOnce", "ns/a@n1", "n1", "")]
    [InlineData("ReadWriteOnce", "ns/a@n1 ns/b@n1", "n1!", "attached n1")]
    [InlineData("ReadWriteOnce", "", "n1!", "unwanted n1")]
    [InlineData("ReadWriteOnce", "", "n1-", "")]
    [InlineData("ReadWriteOnce", "ns/a@other", "", "")]
    [InlineData("ReadWriteMany", "ns/a@n1 ns/b@n2", "", "attach n1; attach n2")]
    [InlineData("ReadWriteOnce", "ns/a@n1 ns/b@n2", "n1!", "attached n1; b: Volume is already used by pod(s) a")]
    [InlineData("ReadWriteOnce", "ns/a@n1 ns/b@n2", "", "attach n1; b: Volume is already used by pod(s) a")]
    [InlineData(
        "ReadWriteOncePod",
        "ns/b@n2",
        "n1!",
        "unwanted n1; b: Volume is already exclusively attached to one node and can't be attached to another"
    )]
    [InlineData(
        "ReadWriteOnce",
        "ns/b@n2",
        "n1-",
        "b: Volume is already exclusively attached to one node and can't be attached to another"
    )]
    [InlineData(
        "ReadWriteOnce",
        "ns/a@n1 far/c@n1 ns/b@n2",
        "n1",
        "b: Volume is already used by pod(s) a and 1 pod(s) in different namespaces"
    )]
    [InlineData(
        "ReadWriteOnce",
        "far/c@n1 ns/b@n2",
        "n1",
        "b: Volume is already used by 1 pod(s) in different namespaces"
    )]
    public void A_volume_is_attached_to_the_nodes_of_its_pods(string mode, string pods, string there, string expected)
    {
        var volume = Volume(mode);
        var plan = AttachPlan.Of(
            new AttachView(
                volume,
                [.. Words(pods).Select(PodOf)],
                [.. Words(there).Select(AttachmentOf)],
                name => name == "other" ? new Node() : Node(name)
            )
        );
        Assert.Equal(
            expected,
            string.Join(
                "; ",
                plan.Attach.Select(n => $"attach {n}")
                    .Concat(plan.Attached.Select(a => $"attached {a.Spec.NodeName}"))
                    .Concat(plan.Unwanted.Select(a => $"unwanted {a.Spec.NodeName}"))
                    .Concat(
                        plan.Refused.Select(r =>
                            $"{r.Pod.Metadata.Name}: {r.Why.Replace("Multi-Attach error for volume \"v\" ", "")}"
                        )
                    )
            )
        );
    }

    [Theory]
    [InlineData("gone", 0, true)]
    [InlineData("ready", 0, true)]
    [InlineData("ready in-use", 3600, false)]
    [InlineData("silent in-use", 359, false)]
    [InlineData("silent in-use", 360, true)]
    [InlineData("silent in-use out-of-service", 0, true)]
    public void A_volume_in_use_is_let_go_when_nobody_can_ask_the_node(string state, int seconds, bool mayDetach)
    {
        var node = state == "gone" ? null : Node("n1");
        if (state.Contains("silent"))
            node!.Status.Conditions![0].Status = "Unknown";
        if (state.Contains("in-use"))
            node!.Status.VolumesInUse = [Unique];
        if (state.Contains("out-of-service"))
            node!.Spec.Taints = [new() { Key = "node.kubernetes.io/out-of-service", Effect = "NoExecute" }];
        Assert.Equal(mayDetach, AttachPlan.MayDetach(node, Unique, TimeSpan.FromSeconds(seconds)));
    }

    [Theory]
    [InlineData("system")]
    [InlineData("acme")]
    public async Task A_volume_is_attached_told_of_and_detached_when_its_node_has_it_no_more(string tenant)
    {
        await using var running = await RunningHost.StartAsync();
        var cluster = running.Cluster;
        cluster.Add(Node("n1"));
        cluster.Add(ServedTo(tenant));
        var claim = cluster.Add(
            new PersistentVolumeClaim
            {
                Metadata = new ObjectMeta
                {
                    Tenant = tenant,
                    Namespace = "ns",
                    Name = "data",
                },
                Spec = new()
                {
                    VolumeName = "v",
                    AccessModes = ["ReadWriteOnce"],
                    StorageClassName = "",
                },
                Status = new() { Phase = "Bound" },
            }
        );
        var volume = Volume("ReadWriteOnce");
        volume.Metadata.Tenant = tenant;
        volume.Spec.ClaimRef = new()
        {
            Namespace = "ns",
            Name = "data",
            Uid = claim.Metadata.Uid,
        };
        cluster.Add(volume);
        var pod = PodOf("ns/a@n1");
        pod.Metadata.Tenant = tenant;
        pod.Spec.Volumes =
        [
            new Volume
            {
                Name = "x",
                PersistentVolumeClaim = new() { ClaimName = "data" },
            },
        ];
        cluster.Add(pod);
        var name = VolumeAttachments.NameOf("h", "d.test", "n1");
        await running.UntilAsync(
            () =>
                cluster.Get<VolumeAttachment>("", name) is { Spec.Attacher: "d.test" } asked
                && asked.Metadata.Tenant == tenant,
            "it is asked for"
        );
        await running.SettleAsync();
        Assert.Null(cluster.Get<Node>("", "n1")!.Status.VolumesAttached);

        // The driver's attacher.
        cluster.Change<VolumeAttachment>("", name, a => a.Status.Attached = true);
        await running.UntilAsync(
            () => cluster.Get<Node>("", "n1")!.Status.VolumesAttached is [{ Name: Unique }],
            "the node is told"
        );
        await running.UntilAsync(
            () =>
                cluster
                    .List<Event>()
                    .Exists(e =>
                        e is { Reason: "SuccessfulAttachVolume", InvolvedObject.Name: "a" }
                        && e.Message == "AttachVolume.Attach succeeded for volume \"v\""
                    ),
            "and the pod"
        );
        cluster.Change<Node>("", "n1", n => n.Status.VolumesInUse = [Unique]);
        cluster.Remove<Pod>("ns", "a");
        await running.SettleAsync();
        Assert.NotNull(cluster.Get<VolumeAttachment>("", name));
        Assert.NotNull(cluster.Get<Node>("", "n1")!.Status.VolumesAttached);

        cluster.Change<Node>("", "n1", n => n.Status.VolumesInUse = null);
        await running.UntilAsync(() => cluster.Get<VolumeAttachment>("", name) is null, "it is let go");
        Assert.Null(cluster.Get<Node>("", "n1")!.Status.VolumesAttached);
    }

    [Fact]
    public async Task Volumes_of_a_tenant_that_its_driver_does_not_serve_any_more_are_let_go()
    {
        await using var running = await RunningHost.StartAsync();
        var cluster = running.Cluster;
        cluster.Add(Node("n1"));
        cluster.Add(ServedTo("acme"));
        foreach (var (tenant, name) in new[] { ("acme", "a"), ("globex", "g") })
        {
            var claim = cluster.Add(
                new PersistentVolumeClaim
                {
                    Metadata = new ObjectMeta
                    {
                        Tenant = tenant,
                        Namespace = "ns",
                        Name = name,
                    },
                    Spec = new()
                    {
                        VolumeName = name,
                        AccessModes = ["ReadWriteOnce"],
                        StorageClassName = "",
                    },
                    Status = new() { Phase = "Bound" },
                }
            );
            var volume = Volume("ReadWriteOnce");
            (volume.Metadata.Tenant, volume.Metadata.Name, volume.Spec.Csi!.VolumeHandle) = (tenant, name, name);
            volume.Spec.ClaimRef = new()
            {
                Namespace = "ns",
                Name = name,
                Uid = claim.Metadata.Uid,
            };
            cluster.Add(volume);
            var pod = PodOf($"ns/{name}@n1");
            pod.Metadata.Tenant = tenant;
            pod.Spec.Volumes =
            [
                new Volume
                {
                    Name = "x",
                    PersistentVolumeClaim = new() { ClaimName = name },
                },
            ];
            cluster.Add(pod);
        }
        await running.UntilAsync(
            () => cluster.List<VolumeAttachment>() is [{ Metadata.Tenant: "acme" }],
            "the volume of acme is asked for, and no other"
        );
        cluster.Change<CSIDriver>("", "d.test", d => d.Metadata.Annotations = null);
        await running.UntilAsync(() => cluster.List<VolumeAttachment>().Count == 0, "it is let go");
    }

    [Fact]
    public async Task What_a_driver_does_not_attach_and_what_others_attach_is_left_alone()
    {
        await using var running = await RunningHost.StartAsync();
        var cluster = running.Cluster;
        cluster.Add(
            new CSIDriver
            {
                Metadata = new ObjectMeta { Name = "d.test" },
                Spec = new() { AttachRequired = false },
            }
        );
        cluster.Add(Node("n1"));
        var claim = cluster.Add(
            new PersistentVolumeClaim
            {
                Metadata = new ObjectMeta
                {
                    Tenant = "system",
                    Namespace = "ns",
                    Name = "data",
                },
                Spec = new()
                {
                    VolumeName = "v",
                    AccessModes = ["ReadWriteOnce"],
                    StorageClassName = "",
                },
                Status = new() { Phase = "Bound" },
            }
        );
        var volume = Volume("ReadWriteOnce");
        volume.Spec.ClaimRef = new()
        {
            Namespace = "ns",
            Name = "data",
            Uid = claim.Metadata.Uid,
        };
        cluster.Add(volume);
        var own = AttachmentOf("n1!");
        own.Metadata.Name = "by-hand";
        cluster.Add(own);
        var pod = PodOf("ns/a@n1");
        pod.Spec.Volumes =
        [
            new Volume
            {
                Name = "x",
                PersistentVolumeClaim = new() { ClaimName = "data" },
            },
        ];
        cluster.Add(pod);
        await running.SettleAsync();
        Assert.Equal("by-hand", Assert.Single(cluster.List<VolumeAttachment>()).Metadata.Name);
        Assert.Null(cluster.Get<Node>("", "n1")!.Status.VolumesAttached);
    }

    private static CSIDriver ServedTo(string tenants) =>
        new()
        {
            Metadata = new ObjectMeta
            {
                Name = "d.test",
                Annotations = new() { [DriverTenants.Annotation] = tenants },
            },
        };

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static PersistentVolume Volume(string mode) =>
        new()
        {
            Metadata = new ObjectMeta { Tenant = "system", Name = "v" },
            Spec = new()
            {
                StorageClassName = "",
                AccessModes = [mode],
                PersistentVolumeReclaimPolicy = "Retain",
                Csi = new() { Driver = "d.test", VolumeHandle = "h" },
            },
            Status = new() { Phase = "Bound" },
        };

    private static Node Node(string name) =>
        new()
        {
            Metadata = new ObjectMeta
            {
                Name = name,
                Annotations = new() { [AttachPlan.ManagedAnnotation] = "true" },
            },
            Status = new() { Conditions = [new() { Type = "Ready", Status = "True" }] },
        };

    private static Pod PodOf(string text)
    {
        var (ns, name, node) = (text.Split('/')[0], text.Split('/', '@')[1], text.Split('@')[1]);
        var pod = Samples.Pod(name, node: node);
        (pod.Metadata.Tenant, pod.Metadata.Namespace) = ("system", ns);
        return pod;
    }

    private static VolumeAttachment AttachmentOf(string text)
    {
        var node = text.TrimEnd('!', '-');
        return new VolumeAttachment
        {
            Metadata = new ObjectMeta
            {
                Tenant = "system",
                Name = VolumeAttachments.NameOf("h", "d.test", node),
                DeletionTimestamp = text.EndsWith('-') ? Samples.Now : null,
            },
            Spec = new()
            {
                Attacher = "d.test",
                NodeName = node,
                Source = new() { PersistentVolumeName = "v" },
            },
            Status = new() { Attached = text.EndsWith('!') },
        };
    }
}
