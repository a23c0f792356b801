using System.Globalization;
using Arktos.Api;
using Arktos.Api.Apps.V1;
using Arktos.Api.Json;
using Arktos.Controllers.Deployments;
using Arktos.Controllers.Pods;
using static Arktos.Controllers.Tests.Fakes.Samples;

namespace Arktos.Controllers.Tests;

public sealed class DeploymentDecisionTests
{
    [Theory]
    [InlineData(10, "25%", "25%", 3, 2)]
    [InlineData(3, "25%", "25%", 1, 0)]
    [InlineData(1, "0%", "0%", 0, 1)]
    [InlineData(4, "1", "0", 1, 0)]
    [InlineData(2, "0", "5", 0, 2)]
    public void Surge_is_rounded_up_and_unavailability_down_but_something_may_always_move(
        int replicas,
        string surge,
        string unavailable,
        int maxSurge,
        int maxUnavailable
    )
    {
        static IntOrString Parse(string s) =>
            int.TryParse(s, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : s;

        var d = Deployment(replicas);
        d.Spec.Strategy.RollingUpdate = new RollingUpdateDeployment
        {
            MaxSurge = Parse(surge),
            MaxUnavailable = Parse(unavailable),
        };
        var bounds = Bounds.Of(d);
        Assert.Equal((maxSurge, maxUnavailable), (bounds.MaxSurge, bounds.MaxUnavailable));
    }

    //          wanted surge unavail. | new: size, available | old: size, available | -> new, old
    [Theory]
    [InlineData(10, 3, 2, 0, 0, 10, 10, 3, 8)]
    [InlineData(10, 3, 2, 3, 0, 10, 10, 3, 8)]
    [InlineData(10, 3, 2, 3, 3, 8, 8, 5, 5)]
    [InlineData(10, 3, 2, 10, 10, 3, 3, 10, 0)]
    [InlineData(10, 3, 2, 5, 5, 8, 4, 5, 3)]
    [InlineData(3, 1, 0, 1, 0, 3, 3, 1, 3)]
    [InlineData(3, 1, 0, 1, 1, 3, 3, 1, 2)]
    [InlineData(3, 1, 0, 1, 0, 3, 0, 1, 3)]
    public void A_rollout_keeps_within_its_bounds(
        int wanted,
        int surge,
        int unavailable,
        int newSize,
        int newAvailable,
        int oldSize,
        int oldAvailable,
        int nextNew,
        int nextOld
    )
    {
        var bounds = new Bounds(wanted, surge, unavailable, true);
        Assert.Equal(nextNew, RolloutSteps.NewSize(bounds, newSize, newSize + oldSize));
        var old = RolloutSteps.ShrinkOld(
            bounds,
            ReplicaSet("new", newSize, newAvailable),
            [ReplicaSet("old", oldSize, oldAvailable)]
        );
        Assert.Equal(nextOld, old.GetValueOrDefault("old", oldSize));
    }

    [Fact]
    public void Unhealthy_pods_of_the_oldest_set_go_first()
    {
        var sizes = RolloutSteps.ShrinkOld(
            new Bounds(10, 3, 2, true),
            ReplicaSet("new", 3, 3),
            [ReplicaSet("younger", 5, 5, ageSeconds: 10), ReplicaSet("oldest", 5, 2, ageSeconds: 1000)]
        );
        Assert.Equal(0, sizes["oldest"]);
        Assert.False(sizes.ContainsKey("younger"));
    }

    [Theory]
    [InlineData(20, 12, 13)]
    [InlineData(5, 3, 4)]
    [InlineData(0, 0, 0)]
    public void Scaling_in_the_middle_of_a_rollout_is_shared_in_proportion(int replicas, int newSize, int oldSize)
    {
        var d = Deployment(replicas);
        ReplicaSet Annotated(ReplicaSet set)
        {
            set.Metadata.Annotations = new Map<string>
            {
                [Revisions.DesiredReplicas] = "10",
                [Revisions.MaxReplicas] = "13",
            };
            return set;
        }
        var sizes = RolloutSteps.Scale(
            d,
            Bounds.Of(d),
            Annotated(ReplicaSet("new", 6, ageSeconds: 1)),
            [Annotated(ReplicaSet("old", 7))]
        );
        Assert.Equal((newSize, oldSize), (sizes["new"], sizes["old"]));
    }

    [Fact]
    public void The_only_active_set_takes_the_whole_scale()
    {
        var d = Deployment(7);
        Assert.Equal(
            new Dictionary<string, int> { ["new"] = 7 },
            RolloutSteps.Scale(d, Bounds.Of(d), ReplicaSet("new", 3), [ReplicaSet("old", 0)])
        );
    }

    [Fact]
    public void The_first_replica_set_has_hash_owner_revision_and_all_replicas()
    {
        var d = Deployment();
        d.Metadata.Annotations = new Map<string>
        {
            ["note"] = "x",
            ["kubectl.kubernetes.io/last-applied-configuration"] = "{}",
        };
        var plan = DeploymentDecision.Decide(d, [], _ => false, Now);
        var set = plan.Create!;
        var hash = set.Metadata.Labels![PodTemplateHash.Label];
        Assert.Equal($"web-{hash}", set.Metadata.Name);
        Assert.Equal(
            (hash, hash),
            (
                set.Spec.Selector!.MatchLabels![PodTemplateHash.Label],
                set.Spec.Template.Metadata.Labels![PodTemplateHash.Label]
            )
        );
        Assert.Equal(3, set.Spec.Replicas);
        Assert.Equal(
            [
                "deployment.kubernetes.io/desired-replicas=3",
                "deployment.kubernetes.io/max-replicas=4",
                "deployment.kubernetes.io/revision=1",
                "note=x",
            ],
            set.Metadata.Annotations!.Select(a => $"{a.Key}={a.Value}")
        );
        Assert.Equal("1", plan.Revision);
        Assert.Equal(
            ["Available False MinimumReplicasUnavailable", "Progressing True NewReplicaSetCreated"],
            Conditions(plan.Status)
        );
        Assert.DoesNotContain(PodTemplateHash.Label, d.Spec.Selector!.MatchLabels!.Keys);
    }

    [Fact]
    public void The_hash_is_stable_and_changes_with_template_and_collisions()
    {
        Assert.Equal(PodTemplateHash.Of(Template(), null), PodTemplateHash.Of(Template(), null));
        Assert.NotEqual(PodTemplateHash.Of(Template(), null), PodTemplateHash.Of(Template("web:2"), null));
        Assert.NotEqual(PodTemplateHash.Of(Template(), null), PodTemplateHash.Of(Template(), 1));
        Assert.Matches("^[bcdfghjklmnpqrstvwxz2456789]{1,10}$", PodTemplateHash.Of(Template(), 3));
    }

    [Theory]
    [InlineData("RollingUpdate", 10)]
    [InlineData("RollingUpdate", 3)]
    [InlineData("RollingUpdate", 1)]
    [InlineData("Recreate", 3)]
    public void A_rollout_ends_and_never_leaves_its_bounds(string strategy, int replicas)
    {
        var d = Deployment(replicas, "web:2", strategy);
        var bounds = Bounds.Of(d);
        var old = ReplicaSet("old", replicas, replicas);
        old.Metadata.Annotations = new Map<string>
        {
            [Revisions.Revision] = "1",
            [Revisions.DesiredReplicas] = $"{replicas}",
            [Revisions.MaxReplicas] = $"{bounds.MaxTotal}",
        };
        var sets = new List<ReplicaSet> { old };
        for (var step = 0; ; step++)
        {
            Assert.True(step < 200, "the rollout does not end");
            var plan = DeploymentDecision.Decide(d, sets, s => s.Status.Replicas > 0, Now.AddSeconds(step));
            d.Status = plan.Status;
            if (plan.Create is { } create)
            {
                (create.Metadata.Uid, create.Metadata.CreationTimestamp) = ("uid-new", Now);
                sets.Add(create);
            }
            foreach (var change in plan.Updates)
                sets[sets.FindIndex(s => s.Metadata.Name == change.Set.Metadata.Name)] = change.Set;
            if (plan.Revision is { } revision)
                d.Metadata.Annotations = new Map<string> { [Revisions.Revision] = revision };
            Assert.True(sets.Sum(RolloutSteps.Size) <= bounds.MaxTotal, "too many");
            Assert.True(
                strategy == "Recreate" || sets.Sum(s => s.Status.AvailableReplicas) >= bounds.MinAvailable,
                "too few"
            );
            if (plan is { Create: null, Updates.Count: 0 } && DeploymentStatusRules.IsComplete(d, d.Status))
                break;
            foreach (var set in sets)
                Live(set);
        }
        Assert.Equal(replicas, sets.Single(s => s != old && s.Metadata.Name != "old").Spec.Replicas);
        Assert.Equal("2", d.Metadata.Annotations![Revisions.Revision]);
        Assert.Contains("Progressing True NewReplicaSetAvailable", Conditions(d.Status));
    }

    [Fact]
    public void A_paused_deployment_scales_but_does_not_roll_out()
    {
        var d = Deployment(5, "web:2");
        d.Spec.Paused = true;
        var plan = DeploymentDecision.Decide(d, [ReplicaSet("old", 3, 3)], _ => true, Now);
        Assert.Null(plan.Create);
        Assert.Equal(("old", 5), (plan.Updates.Single().Set.Metadata.Name, plan.Updates.Single().After));
        Assert.Contains("Progressing Unknown DeploymentPaused", Conditions(plan.Status));
    }

    [Fact]
    public void A_rollout_that_stands_still_times_out_when_its_deadline_has_passed()
    {
        var d = Deployment();
        var set = DeploymentDecision.Decide(d, [], _ => false, Now).Create!;
        set.Status = new ReplicaSetStatus { Replicas = 3, TerminatingReplicas = 0 };
        d.Status = DeploymentDecision.Decide(d, [set], _ => false, Now).Status;
        var plan = DeploymentDecision.Decide(d, [set], _ => false, Now.AddSeconds(100));
        Assert.Contains("Progressing True ReplicaSetUpdated", Conditions(plan.Status));
        Assert.Equal(TimeSpan.FromSeconds(501), plan.Again);
        plan = DeploymentDecision.Decide(d, [set], _ => false, Now.AddSeconds(601));
        Assert.Contains("Progressing False ProgressDeadlineExceeded", Conditions(plan.Status));
        Assert.Equal(
            $"ReplicaSet \"{set.Metadata.Name}\" has timed out progressing.",
            plan.Status.Conditions!.Find(c => c.Type == "Progressing")!.Message
        );
        Assert.Null(plan.Again);
    }

    [Fact]
    public void Old_idle_sets_beyond_the_history_limit_are_deleted_once_the_rollout_is_complete()
    {
        var d = Deployment(1);
        d.Spec.RevisionHistoryLimit = 1;
        var newest = ReplicaSet("new", 1, 1);
        ReplicaSet Old(string name, int revision, int size = 0)
        {
            var set = ReplicaSet(name, size, image: name);
            set.Metadata.Annotations = new Map<string> { [Revisions.Revision] = $"{revision}" };
            return set;
        }
        d.Status = new DeploymentStatus
        {
            Replicas = 1,
            UpdatedReplicas = 1,
            AvailableReplicas = 1,
            ObservedGeneration = 1,
        };
        var plan = DeploymentDecision.Decide(d, [newest, Old("r1", 1), Old("r2", 2), Old("r3", 3)], _ => false, Now);
        Assert.Equal(["r1", "r2"], plan.Deletes.Select(s => s.Metadata.Name));
        Assert.Equal("4", plan.Revision);
    }

    [Fact]
    public void A_deployment_that_is_being_deleted_changes_nothing_but_its_status()
    {
        var d = Deployment(5, "web:2");
        d.Metadata.DeletionTimestamp = Now;
        var plan = DeploymentDecision.Decide(d, [ReplicaSet("old", 3, 3)], _ => true, Now);
        Assert.Equal((null, 0, 0, null), (plan.Create, plan.Updates.Count, plan.Deletes.Count, plan.Revision));
        Assert.Equal(3, plan.Status.AvailableReplicas);
    }

    private static void Live(ReplicaSet set) =>
        set.Status = new ReplicaSetStatus
        {
            Replicas = RolloutSteps.Size(set),
            ReadyReplicas = RolloutSteps.Size(set),
            AvailableReplicas = RolloutSteps.Size(set),
            TerminatingReplicas = 0,
            ObservedGeneration = set.Metadata.Generation,
        };

    private static IEnumerable<string> Conditions(DeploymentStatus status) =>
        status.Conditions!.Select(c => $"{c.Type} {c.Status} {c.Reason}").Order(StringComparer.Ordinal);
}
