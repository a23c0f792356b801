using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Client.Tests.Fakes;
using Arktos.Controllers.Ownership;
using Arktos.Controllers.Pods;
using Arktos.Controllers.ReplicaSets;
using Arktos.Controllers.Tests.Fakes;
using static Arktos.Controllers.Tests.Fakes.Samples;

namespace Arktos.Controllers.Tests;

public sealed class ReplicaSetDecisionTests
{
    [Theory]
    [InlineData(3, 0, 3, 0)]
    [InlineData(3, 2, 1, 0)]
    [InlineData(3, 3, 0, 0)]
    [InlineData(3, 5, 0, 2)]
    [InlineData(0, 2, 0, 2)]
    [InlineData(2000, 0, 500, 0)]
    [InlineData(0, 700, 0, 500)]
    public void It_makes_what_is_missing_and_deletes_what_is_too_much_within_the_burst(
        int wanted,
        int there,
        int create,
        int delete
    )
    {
        var pods = Enumerable.Range(0, there).Select(i => Pod($"p{i:000}")).ToList();
        var plan = ReplicaSetDecision.Plan(ReplicaSet("rs", wanted), pods, pods, Now);
        Assert.Equal((create, delete), (plan.Create, plan.Delete.Count));
    }

    [Fact]
    public void Pods_that_ended_or_are_going_do_not_count()
    {
        var going = Pod("going");
        going.Metadata.DeletionTimestamp = Now;
        Assert.Equal(
            3,
            ReplicaSetDecision
                .Plan(ReplicaSet("rs"), [Pod("a", "Failed"), Pod("b", "Succeeded"), going], [], Now)
                .Create
        );
    }

    [Fact]
    public void A_set_that_is_being_deleted_makes_and_deletes_nothing()
    {
        var set = ReplicaSet("rs");
        set.Metadata.DeletionTimestamp = Now;
        Assert.True(ReplicaSetDecision.Plan(set, [], [], Now).IsNothing);
        Assert.True(
            ReplicaSetDecision.Plan(set, [.. Enumerable.Range(0, 9).Select(i => Pod($"p{i}"))], [], Now).IsNothing
        );
    }

    public static TheoryData<string, Pod, Pod> FirstToGo()
    {
        var cheap = Pod("z-cheap");
        cheap.Metadata.Annotations = new Map<string> { ["controller.kubernetes.io/pod-deletion-cost"] = "-5" };
        var restarted = Pod("z-restarted");
        restarted.Status.ContainerStatuses = [new ContainerStatus { RestartCount = 3 }];
        return new()
        {
            { "not assigned before assigned", Pod("z", node: ""), Pod("a") },
            { "pending before running", Pod("z", "Pending"), Pod("a") },
            { "unknown before running", Pod("z", "Unknown"), Pod("a") },
            { "pending before unknown", Pod("z", "Pending"), Pod("a", "Unknown") },
            { "not ready before ready", Pod("z", ready: false), Pod("a") },
            { "lower deletion cost", cheap, Pod("a") },
            { "crowded node", Pod("z", node: "crowded"), Pod("a") },
            { "ready for a shorter time", Pod("z", readySecondsAgo: 5), Pod("a", readySecondsAgo: 5000) },
            { "more restarts", restarted, Pod("a") },
            { "newer", Pod("z", createdSecondsAgo: 100), Pod("a", createdSecondsAgo: 10_000) },
            { "of about the same age by uid", Pod("a", createdSecondsAgo: 101), Pod("b", createdSecondsAgo: 100) },
        };
    }

    [Theory]
    [MemberData(nameof(FirstToGo))]
    public void The_right_one_goes_first(string rule, Pod first, Pod second)
    {
        var order = new PodDeletionOrder(Now, [Pod("x1", node: "crowded"), Pod("x2", node: "crowded"), Pod("x3")]);
        Assert.True(order.Compare(first, second) < 0, rule);
        Assert.True(order.Compare(second, first) > 0, rule);
        Assert.Equal(0, order.Compare(first, first));
    }

    [Fact]
    public void Its_pods_are_the_template_with_a_generated_name_and_the_set_as_controller()
    {
        var pod = ReplicaSetDecision.NewPod(ReplicaSet("rs"));
        Assert.Equal(("rs-", "ns", "t1"), (pod.Metadata.GenerateName, pod.Metadata.Namespace, pod.Metadata.Tenant));
        Assert.Equal("web", pod.Metadata.Labels!["app"]);
        var owner = Assert.Single(pod.Metadata.OwnerReferences!);
        Assert.Equal(
            ("apps/v1", "ReplicaSet", "rs", "uid-rs", true, true),
            (owner.ApiVersion, owner.Kind, owner.Name, owner.Uid, owner.Controller, owner.BlockOwnerDeletion)
        );
    }

    [Fact]
    public void Status_counts_pods_by_what_they_are()
    {
        var set = ReplicaSet("rs");
        set.Spec.MinReadySeconds = 30;
        set.Spec.Template.Metadata.Labels!["tier"] = "front";
        var full = Pod("full");
        full.Metadata.Labels!["tier"] = "front";
        var going = Pod("going");
        going.Metadata.DeletionTimestamp = Now;
        var status = ReplicaSetDecision.Status(
            set,
            [full, Pod("young", readySecondsAgo: 10), Pod("unready", ready: false), going, Pod("dead", "Failed")],
            null,
            Now
        );
        Assert.Equal(
            (3, 1, 2, 1, 1),
            (
                status.Replicas,
                status.FullyLabeledReplicas,
                status.ReadyReplicas,
                status.AvailableReplicas,
                status.TerminatingReplicas
            )
        );
        Assert.Equal(1, status.ObservedGeneration);
        Assert.Equal(
            TimeSpan.FromSeconds(20),
            ReplicaSetDecision.NextAvailable(set, [Pod("young", readySecondsAgo: 10)], Now)
        );
    }

    [Fact]
    public void A_failure_is_a_condition_until_it_is_over()
    {
        var set = ReplicaSet("rs");
        set.Status = ReplicaSetDecision.Status(set, [], new ReplicaFailure("FailedCreate", "quota"), Now);
        var condition = Assert.Single(set.Status.Conditions!);
        Assert.Equal(
            ("ReplicaFailure", "True", "FailedCreate", "quota"),
            (condition.Type, condition.Status, condition.Reason, condition.Message)
        );
        Assert.Equal(
            Now,
            ReplicaSetDecision
                .Status(set, [], new ReplicaFailure("FailedCreate", "quota"), Now.AddHours(1))
                .Conditions![0]
                .LastTransitionTime
        );
        Assert.Null(ReplicaSetDecision.Status(set, [], null, Now).Conditions);
    }

    [Theory]
    [InlineData(10, -1, 10)]
    [InlineData(10, 0, 1)]
    [InlineData(10, 2, 3)]
    [InlineData(100, 3, 7)]
    public async Task Slow_start_doubles_and_stops_after_the_first_batch_that_failed(int count, int failing, int tried)
    {
        var calls = 0;
        var failure = await SlowStart.RunAsync(
            count,
            i =>
            {
                calls++;
                return Task.FromResult<Exception?>(i == failing ? new InvalidOperationException() : null);
            }
        );
        Assert.Equal(tried, calls);
        Assert.Equal(failing >= 0, failure is not null);
    }

    [Fact]
    public void Nothing_is_done_by_a_cache_that_does_not_show_what_was_written()
    {
        var expectations = new PodExpectations(new ManualTime());
        expectations.Begin("rs");
        expectations.Created("rs", "early");
        expectations.Observe("rs", "early", isGoing: false);
        expectations.Created("rs", "late");
        expectations.Deleted("rs", "old");
        expectations.End("rs");
        Assert.False(expectations.IsSatisfied("rs"));
        expectations.Observe("rs", "late", isGoing: false);
        Assert.False(expectations.IsSatisfied("rs"));
        expectations.Observe("rs", "old", isGoing: false);
        Assert.False(expectations.IsSatisfied("rs"));
        expectations.Observe("rs", "old", isGoing: true);
        Assert.True(expectations.IsSatisfied("rs"));
    }

    [Fact]
    public void An_event_before_the_reply_counts()
    {
        var expectations = new PodExpectations(new ManualTime());
        expectations.Begin("rs");
        expectations.Observe("rs", "new", isGoing: false);
        expectations.Created("rs", "new");
        expectations.End("rs");
        Assert.True(expectations.IsSatisfied("rs"));
    }

    [Fact]
    public void What_is_never_seen_is_given_up_in_time_and_asked_for_live()
    {
        var time = new ManualTime();
        var expectations = new PodExpectations(time);
        expectations.Verified("rs", []);
        expectations.Created("rs", "lost");
        Assert.True(expectations.IsVerified("rs"));
        time.Advance(PodExpectations.TooLong);
        Assert.True(expectations.IsSatisfied("rs"));
        Assert.False(expectations.IsVerified("rs"));
    }

    [Fact]
    public void Orphans_that_match_are_adopted_and_ones_own_that_do_not_are_released()
    {
        var set = ReplicaSet("rs");
        var mine = Pod("mine").OwnedBy(set);
        var strayed = Pod("strayed").OwnedBy(set);
        strayed.Metadata.Labels!["app"] = "other";
        var orphan = Pod("orphan");
        var going = Pod("going");
        going.Metadata.DeletionTimestamp = Now;
        var others = Pod("others").OwnedBy(ReplicaSet("other"));
        Arktos.Api.Selectors.LabelQuery.TryFrom(set.Spec.Selector, out var selector, out _);
        Pod[] all = [mine, strayed, orphan, going, others];
        var claim = Claims.Of(set, selector, all);
        Assert.Equal("mine | orphan | strayed", Names(claim));
        set.Metadata.DeletionTimestamp = Now;
        claim = Claims.Of(set, selector, all);
        Assert.Equal("mine |  | ", Names(claim));
    }

    private static string Names(Claim<Pod> claim) =>
        string.Join(
            " | ",
            new[] { claim.Mine, claim.Adopt, claim.Release }.Select(l =>
                string.Join(",", l.Select(p => p.Metadata.Name))
            )
        );
}
