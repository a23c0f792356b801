using Arktos.Api.Apps.V1;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Controllers.History;
using Arktos.Controllers.StatefulSets;
using Arktos.Controllers.Tests.Fakes;
using static Arktos.Controllers.Tests.Fakes.Samples;
using CoreEvent = Arktos.Api.Core.V1.Event;

namespace Arktos.Controllers.Tests;

public sealed class StatefulSetTests
{
    // Pods by ordinal, a letter each: r ready, n not ready, t terminating, f failed, - missing; o before a letter: of
    // the old revision.  What is made and what is deleted.
    [Theory]
    [InlineData("OrderedReady", 3, "- - -", "0", "")]
    [InlineData("OrderedReady", 3, "n - -", "", "")]
    [InlineData("OrderedReady", 3, "r - -", "1", "")]
    [InlineData("OrderedReady", 3, "r - r", "1", "")]
    [InlineData("OrderedReady", 3, "r t r", "", "")]
    [InlineData("OrderedReady", 3, "r f r", "", "1")]
    [InlineData("OrderedReady", 3, "r r r", "", "")]
    [InlineData("OrderedReady", 2, "r r r r", "", "3")]
    [InlineData("OrderedReady", 2, "r r r t", "", "")]
    [InlineData("OrderedReady", 2, "r n r r", "", "")]
    [InlineData("OrderedReady", 2, "r r n r", "", "3")]
    [InlineData("OrderedReady", 2, "r r n n", "", "")]
    [InlineData("OrderedReady", 2, "r r r n", "", "3")]
    [InlineData("OrderedReady", 3, "or or or", "", "2")]
    [InlineData("OrderedReady", 3, "or or n", "", "")]
    [InlineData("OrderedReady", 3, "or or r", "", "1")]
    [InlineData("OrderedReady", 3, "or r r", "", "0")]
    [InlineData("OrderedReady", 3, "or on or", "", "")]
    [InlineData("Parallel", 3, "- - -", "0 1 2", "")]
    [InlineData("Parallel", 3, "n - t", "1", "")]
    [InlineData("Parallel", 1, "n r r t", "", "2 1")]
    [InlineData("Parallel", 3, "or or or", "", "2")]
    [InlineData("Parallel", 3, "or on or", "", "2")]
    [InlineData("Parallel", 3, "or on n", "", "")]
    [InlineData("Parallel", 3, "on of r", "", "1")]
    public void One_step(string policy, int replicas, string pods, string create, string delete)
    {
        var set = StatefulSet(replicas);
        set.Spec.PodManagementPolicy = policy;
        var plan = Decide(set, Pods(pods));
        Assert.Equal(create, string.Join(' ', plan.Create.Select(c => c.Ordinal)));
        Assert.Equal(delete, string.Join(' ', plan.Delete.Select(p => p.Metadata.Name["db-".Length..]).Distinct()));
    }

    [Theory]
    [InlineData("or or or", 2, "2")]
    [InlineData("or or r", 2, "")]
    [InlineData("or or or", 5, "")]
    public void Pods_below_the_partition_stay_as_they_are(string pods, int partition, string delete)
    {
        var set = StatefulSet();
        set.Spec.UpdateStrategy.RollingUpdate!.Partition = partition;
        var plan = Decide(set, Pods(pods));
        Assert.Equal(delete, string.Join(' ', plan.Delete.Select(p => p.Metadata.Name["db-".Length..])));
        Assert.Equal("old", plan.Status.CurrentRevision);
    }

    [Fact]
    public void A_pod_below_the_partition_is_made_anew_as_it_was()
    {
        var set = StatefulSet();
        set.Spec.UpdateStrategy.RollingUpdate!.Partition = 2;
        Assert.Equal([(0, "old")], Decide(set, Pods("- or r")).Create);
        Assert.Equal([(2, "new")], Decide(set, Pods("or or -")).Create);
        set.Spec.UpdateStrategy = new StatefulSetUpdateStrategy { Type = "OnDelete" };
        Assert.Equal([(0, "new")], Decide(set, Pods("- or or")).Create);
    }

    [Fact]
    public void On_delete_nothing_is_updated()
    {
        var set = StatefulSet();
        set.Spec.UpdateStrategy = new StatefulSetUpdateStrategy { Type = "OnDelete" };
        Assert.Empty(Decide(set, Pods("or or or")).Delete);
    }

    [Fact]
    public void Ordinals_may_begin_anywhere()
    {
        var set = StatefulSet(2);
        set.Spec.Ordinals = new StatefulSetOrdinals { Start = 3 };
        Assert.Equal([(3, "new")], Decide(set, []).Create);
        Assert.Equal(["db-1"], Decide(set, Pods("- r - r r")).Delete.Select(p => p.Metadata.Name));
    }

    // ready, available after seconds
    [Theory]
    [InlineData(60, 30, true)]
    [InlineData(10, 30, false)]
    public void The_next_pod_waits_until_the_one_before_is_available(int readySeconds, int minimum, bool goesOn)
    {
        var set = StatefulSet();
        set.Spec.MinReadySeconds = minimum;
        var plan = Decide(set, [Labelled(Pod("db-0", readySecondsAgo: readySeconds), "new")]);
        Assert.Equal(goesOn ? 1 : 0, plan.Create.Count);
        Assert.Equal(goesOn ? null : TimeSpan.FromSeconds(minimum - readySeconds), plan.Again);
    }

    [Fact]
    public void The_status_counts_by_revision_and_a_finished_rollout_makes_it_the_current_one()
    {
        var status = Decide(StatefulSet(), Pods("or n r")).Status;
        Assert.Equal(
            (3, 2, 2, 1, 2, "old", "new"),
            (
                status.Replicas,
                status.ReadyReplicas,
                status.AvailableReplicas,
                status.CurrentReplicas,
                status.UpdatedReplicas,
                status.CurrentRevision,
                status.UpdateRevision
            )
        );
        status = Decide(StatefulSet(), Pods("r r r")).Status;
        Assert.Equal((3, 3, "new"), (status.CurrentReplicas, status.UpdatedReplicas, status.CurrentRevision));
    }

    [Fact]
    public void A_pod_has_its_name_everywhere_and_its_claims()
    {
        var set = WithClaims(StatefulSet());
        var pod = StatefulSetPods.NewPod(set, 2, set.Spec.Template, "db-abc");
        Assert.Equal(("db-2", "db-2", "db"), (pod.Metadata.Name, pod.Spec.Hostname, pod.Spec.Subdomain));
        Assert.Equal(
            ["db-2", "2", "db-abc"],
            new[]
            {
                "statefulset.kubernetes.io/pod-name",
                "apps.kubernetes.io/pod-index",
                "controller-revision-hash",
            }.Select(l => pod.Metadata.Labels![l])
        );
        Assert.Equal("data-db-2", Assert.Single(pod.Spec.Volumes!).PersistentVolumeClaim!.ClaimName);
        var claim = StatefulSetPods.NewClaim(set, set.Spec.VolumeClaimTemplates![0], 2);
        Assert.Equal(
            ("data-db-2", "web", "x"),
            (claim.Metadata.Name, claim.Metadata.Labels!["app"], claim.Metadata.Labels["own"])
        );
        Assert.Null(claim.Metadata.OwnerReferences);
    }

    // whenScaled, whenDeleted, out of range -> owner
    [Theory]
    [InlineData("Retain", "Retain", false, null)]
    [InlineData("Retain", "Retain", true, null)]
    [InlineData("Retain", "Delete", false, "StatefulSet")]
    [InlineData("Retain", "Delete", true, "StatefulSet")]
    [InlineData("Delete", "Retain", false, null)]
    [InlineData("Delete", "Retain", true, "Pod")]
    [InlineData("Delete", "Delete", false, "StatefulSet")]
    [InlineData("Delete", "Delete", true, "Pod")]
    public void Claims_go_with_whom_the_policy_says(string scaled, string deleted, bool condemned, string? owner)
    {
        var set = WithClaims(StatefulSet());
        set.Spec.PersistentVolumeClaimRetentionPolicy = new() { WhenScaled = scaled, WhenDeleted = deleted };
        foreach (var before in (string?[])[null, "StatefulSet", "Pod"])
        {
            var (pod, claim) = (Pod("db-2"), new PersistentVolumeClaim());
            (pod.Kind, pod.ApiVersion) = ("Pod", "v1");
            if (before == "StatefulSet")
                claim.OwnedBy(set);
            else if (before == "Pod")
                claim.OwnedBy(pod);
            Assert.False(StatefulSetPods.HasOtherController(set, claim, pod));
            var owners = StatefulSetPods.ClaimOwners(set, claim, pod, condemned);
            Assert.Equal(owner, owners?.Single().Kind);
        }
    }

    [Fact]
    public void A_revision_holds_its_template_as_a_patch()
    {
        var set = StatefulSet();
        var revision = TemplateRevisions.New(set, set.Spec.Template, 4, null);
        Assert.Equal(
            "replace",
            revision.Data!.Value.GetProperty("spec").GetProperty("template").GetProperty("$patch").GetString()
        );
        Assert.True(KubeJson.Same(set.Spec.Template, TemplateRevisions.TemplateOf(revision)));
        Assert.StartsWith("db-", revision.Metadata.Name);
        Assert.Equal((4, "web"), (revision.Revision, revision.Metadata.Labels!["app"]));
        Assert.NotEqual(revision.Metadata.Name, TemplateRevisions.New(set, set.Spec.Template, 4, 1).Metadata.Name);
    }

    [Theory]
    [InlineData(10, "")]
    [InlineData(1, "0")]
    [InlineData(0, "0 2")]
    [InlineData(-1, "")]
    public void Revisions_that_nobody_has_go_beyond_the_limit(int limit, string gone)
    {
        var all = Enumerable.Range(0, 4).Select(i => new ControllerRevision { Revision = i }).ToList();
        Assert.Equal(
            gone,
            string.Join(' ', TemplateRevisions.Surplus(all, r => r.Revision is 1 or 3, limit).Select(r => r.Revision))
        );
    }

    [Fact]
    public async Task A_set_comes_to_run_in_order_rolls_out_and_back()
    {
        await using var host = await RunningHost.StartAsync();
        host.Cluster.Add(New(WithClaims(StatefulSet())));
        await host.UntilAsync(() => host.Cluster.List<Pod>("ns").Count == 1, "the first pod is made");
        await host.SettleAsync();
        Assert.Equal(["db-0"], host.Cluster.List<Pod>("ns").Select(p => p.Metadata.Name));
        await UntilRolledOutAsync(host, 3);
        Assert.Equal(
            ["data-db-0", "data-db-1", "data-db-2"],
            host.Cluster.List<PersistentVolumeClaim>("ns").Select(c => c.Metadata.Name)
        );
        var first = host.Cluster.Get<StatefulSet>("ns", "db")!.Status.CurrentRevision;
        var most = 0;
        foreach (var (image, revisions) in new[] { ("web:2", 2), ("web:1", 2), ("web:3", 3) })
        {
            host.Cluster.Change<StatefulSet>("ns", "db", s => s.Spec.Template.Spec.Containers[0].Image = image);
            await UntilRolledOutAsync(
                host,
                3,
                () =>
                    most = Math.Max(
                        most,
                        3
                            - host.Cluster.List<Pod>("ns")
                                .Count(p => p.Status.Phase == "Running" && p.Metadata.DeletionTimestamp is null)
                    )
            );
            Assert.All(host.Cluster.List<Pod>("ns"), p => Assert.Equal(image, p.Spec.Containers[0].Image));
            Assert.Equal(revisions, host.Cluster.List<ControllerRevision>("ns").Count);
            if (image == "web:1")
                Assert.Equal(first, host.Cluster.Get<StatefulSet>("ns", "db")!.Status.CurrentRevision);
        }
        Assert.Equal(1, most);
        Assert.Equal([2, 3, 4], host.Cluster.List<ControllerRevision>("ns").Select(r => r.Revision).Order());
        await host.UntilAsync(
            () =>
                host
                    .Cluster.List<CoreEvent>("ns")
                    .Exists(e => e.Message == "Create Claim data-db-1 Pod db-1 in StatefulSet db success"),
            "claims are told of"
        );
        Assert.Contains(
            host.Cluster.List<CoreEvent>("ns"),
            e => e is { Reason: "SuccessfulCreate", Message: "Create Pod db-0 in StatefulSet db successful" }
        );
    }

    [Fact]
    public async Task Claims_of_pods_that_are_scaled_away_go_with_them()
    {
        await using var host = await RunningHost.StartAsync();
        var set = New(WithClaims(StatefulSet()));
        set.Spec.PodManagementPolicy = "Parallel";
        set.Spec.PersistentVolumeClaimRetentionPolicy = new() { WhenScaled = "Delete", WhenDeleted = "Retain" };
        host.Cluster.Add(set);
        await UntilRolledOutAsync(host, 3);
        host.Cluster.Change<StatefulSet>("ns", "db", s => s.Spec.Replicas = 1);
        await host.UntilAsync(
            () =>
            {
                host.RunPods();
                return host.Cluster.List<PersistentVolumeClaim>("ns") is [{ Metadata.Name: "data-db-0" }]
                    && host.Cluster.List<Pod>("ns") is [{ Metadata.Name: "db-0" }];
            },
            "two pods are gone with their claims"
        );
    }

    [Fact]
    public async Task A_claim_that_somebody_deletes_under_a_waiting_pod_is_made_again()
    {
        await using var host = await RunningHost.StartAsync();
        host.Cluster.Add(New(WithClaims(StatefulSet())));
        await host.UntilAsync(() => host.Cluster.List<Pod>("ns").Count == 1, "the first pod is made");
        host.Cluster.Change<Pod>("ns", "db-0", p => p.Status.Phase = "Pending");
        await host.SettleAsync();
        host.Cluster.Remove<PersistentVolumeClaim>("ns", "data-db-0");
        await host.SettleAsync();
        host.Cluster.Change<Pod>("ns", "db-0", p => p.Status.Message = "no claim");
        await host.UntilAsync(
            () => host.Cluster.Get<PersistentVolumeClaim>("ns", "data-db-0") is not null,
            "the claim is there again"
        );
    }

    private static StatefulSetPlan Decide(StatefulSet set, IEnumerable<Pod> pods) =>
        StatefulSetDecision.Decide(set, pods, ("old", "new"), Now);

    private static IEnumerable<Pod> Pods(string text) =>
        text.Split(' ')
            .Select((state, i) => (State: state, Name: $"db-{i}"))
            .Where(p => p.State != "-")
            .Select(p =>
            {
                var isOld = p.State.Length == 2;
                var pod = p.State[^1] switch
                {
                    'r' => Pod(p.Name),
                    'n' => Pod(p.Name, ready: false),
                    'f' => Pod(p.Name, "Failed", ready: false),
                    _ => Pod(p.Name),
                };
                if (p.State[^1] == 't')
                    pod.Metadata.DeletionTimestamp = Now;
                return Labelled(pod, isOld ? "old" : "new");
            });

    private static Pod Labelled(Pod pod, string revision)
    {
        pod.Metadata.Labels![TemplateRevisions.HashLabel] = revision;
        return pod;
    }

    private static StatefulSet WithClaims(StatefulSet set)
    {
        set.Spec.VolumeClaimTemplates =
        [
            new PersistentVolumeClaim
            {
                Metadata = new ObjectMeta
                {
                    Name = "data",
                    Labels = new Map<string> { ["own"] = "x" },
                },
            },
        ];
        return set;
    }

    private static StatefulSet New(StatefulSet set)
    {
        set.Metadata.Uid = "";
        return set;
    }

    private static Task UntilRolledOutAsync(RunningHost host, int replicas, System.Action? meanwhile = null) =>
        host.UntilAsync(
            () =>
            {
                meanwhile?.Invoke();
                host.RunPods();
                var set = host.Cluster.Get<StatefulSet>("ns", "db")!;
                return set.Status.ObservedGeneration == set.Metadata.Generation
                    && set.Status.UpdateRevision.Length > 0
                    && set.Status.CurrentRevision == set.Status.UpdateRevision
                    && set.Status.UpdatedReplicas == replicas
                    && set.Status.AvailableReplicas == replicas;
            },
            "the set is rolled out"
        );
}
