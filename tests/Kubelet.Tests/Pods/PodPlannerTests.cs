using Arktos.Api.Core.V1;
using Arktos.Kubelet.Pods;

namespace Arktos.Kubelet.Tests.Pods;

public sealed class PodPlannerTests
{
    [Theory]
    // A pod comes up.
    [InlineData("Always a b", "", "sandbox#0")]
    [InlineData("Always a b", "sandbox", "start:a#0 start:b#0")]
    [InlineData("Always a b", "sandbox a:run", "start:b#0")]
    [InlineData("Always a b", "sandbox a:run b:run", "")]
    [InlineData("Always a", "sandbox a:made", "remove:a#0 start:a#0")]
    [InlineData("Always a", "sandbox a:unknown", "kill:a")]
    // Restart policies.
    [InlineData("Always a", "sandbox a:exit0", "start:a#1")]
    [InlineData("OnFailure a b", "sandbox a:exit0 b:run", "")]
    [InlineData("OnFailure a b", "sandbox a:exit1 b:run", "start:a#1")]
    [InlineData("Never a b", "sandbox a:exit1 b:run", "")]
    // All ended: the sandbox goes, and then nothing is done any more.
    [InlineData("Never a", "sandbox a:exit1", "terminate:30")]
    [InlineData("OnFailure a", "sandbox a:exit0", "terminate:30")]
    [InlineData("Never a", "stopped-sandbox a:exit1", "release:Volumes")]
    [InlineData("Never a", "dead-sandbox a:exit1", "terminate:30")]
    // Init containers, one by one.
    [InlineData("Always i=x i=y a", "sandbox", "start:x#0")]
    [InlineData("Always i=x i=y a", "sandbox x:run", "")]
    [InlineData("Always i=x i=y a", "sandbox x:exit0", "start:y#0")]
    [InlineData("Always i=x i=y a", "sandbox x:exit0 y:exit1", "start:y#1")]
    [InlineData("Never i=x a", "sandbox x:exit1", "terminate:30")]
    [InlineData("Always i=x i=y a", "sandbox x:exit0 y:exit0", "start:a#0")]
    [InlineData("Always i=x a", "sandbox a:exit1", "start:a#1")]
    // Sidecars run beside, and again.
    [InlineData("Always s=x a", "sandbox", "start:x#0")]
    [InlineData("Always s=x a", "sandbox x:run", "start:a#0")]
    [InlineData("Always s=x a", "sandbox x:exit1 a:run", "start:x#1")]
    [InlineData("Never s=x a", "sandbox x:run a:exit0", "terminate:30")]
    [InlineData("Never s=x i=y a", "sandbox x:run y:exit1", "terminate:30")]
    // The sandbox is lost.
    [InlineData("Always a", "stopped-sandbox a:exit137", "sandbox#1")]
    [InlineData("Always a", "dead-sandbox a:exit137", "stop:S0 sandbox#1")]
    [InlineData("Always a", "dead-sandbox a:run", "stop:S0 sandbox#1")]
    [InlineData("Always i=x a", "stopped-sandbox x:exit0 a:exit137 sandbox", "start:x#1")]
    [InlineData("Always i=x a", "dead-sandbox x:exit0 a:exit137 sandbox", "stop:S0 start:x#1")]
    // Dead attempts: the last one stays.
    [InlineData("Always a", "sandbox a#0:exit1 a#1:exit1 a#2:run", "remove:a#0")]
    public void The_next_actions_follow_from_what_is_there(string pod, string observed, string actions) =>
        Assert.Equal(actions, PodScript.Describe(PodPlanner.Plan(PodScript.View(pod, observed)).Actions));

    [Theory]
    [InlineData("sandbox a:run", "terminate:30")]
    [InlineData("sandbox a:exit0", "terminate:30")]
    [InlineData("dead-sandbox a:exit0", "clean")]
    [InlineData("", "clean")]
    public void A_pod_that_is_being_deleted_is_stopped_and_then_cleaned_up(string observed, string actions)
    {
        var pod = PodScript.Pod("Always a");
        pod.Metadata.DeletionTimestamp = PodScript.Now;
        Assert.Equal(actions, PodScript.Describe(PodPlanner.Plan(PodScript.View(pod, observed)).Actions));
    }

    [Fact]
    public void A_pod_that_the_API_has_no_more_gets_a_second_to_end() =>
        Assert.Equal(
            "terminate:1",
            PodScript.Describe(
                PodPlanner.Plan(PodScript.View("Always a", "sandbox a:run") with { Gone = true }).Actions
            )
        );

    [Fact]
    public void A_container_that_failed_soon_again_waits_for_its_backoff_and_says_so()
    {
        var view = PodScript.View("Always a", "sandbox a#1:exit3@4");
        view = view with
        {
            Memory = view.Memory.With(
                "a",
                new ContainerMemory
                {
                    Restarts = new RestartBackoff(TimeSpan.FromSeconds(10), PodScript.Now.AddSeconds(-5)),
                }
            ),
        };
        var plan = PodPlanner.Plan(view);
        Assert.Empty(plan.Actions);
        Assert.Equal(PodScript.Now.AddSeconds(6), plan.WakeAt);
        Assert.Equal(
            new WaitingReason("CrashLoopBackOff", "back-off 10s restarting failed container=a pod=p_ns(u)"),
            plan.Memory.Of("a").Waiting
        );
        Assert.Equal(
            "start:a#2",
            PodScript.Describe(PodPlanner.Plan(view with { Now = PodScript.Now.AddSeconds(6) }).Actions)
        );
    }

    [Fact]
    public void Restarts_are_delayed_by_0_10_20_40_80_160_300_300_seconds_until_a_long_run()
    {
        RestartBackoff? backoff = null;
        var (delays, at) = (new List<double>(), PodScript.Now);
        for (var i = 0; i < 8; i++)
        {
            var start = RestartBackoff.NotBefore(backoff, at);
            delays.Add((start - at).TotalSeconds);
            backoff = RestartBackoff.Step(backoff, at, start);
            at = start.AddSeconds(1);
        }
        Assert.Equal([0, 10, 20, 40, 80, 160, 300, 300], delays);
        Assert.Equal(at.AddMinutes(20), RestartBackoff.NotBefore(backoff, at.AddMinutes(20)));
    }

    [Fact]
    public void A_failed_liveness_probe_and_a_changed_image_kill_the_container()
    {
        var view = PodScript.View("Always a b", "sandbox a:run b:run");
        view = view with { Probes = new Dictionary<string, ProbeState> { ["a:run"] = new(LivenessFailed: true) } };
        view.Pod.Spec.Containers[1].Image = "y";
        Assert.Equal("kill:a kill:b", PodScript.Describe(PodPlanner.Plan(view).Actions));
    }

    [Fact]
    public void A_pod_past_its_deadline_fails()
    {
        var pod = PodScript.Pod("Always a");
        (pod.Spec.ActiveDeadlineSeconds, pod.Status.StartTime) = (60, PodScript.Now.AddSeconds(-61));
        Assert.Equal(
            "fail:DeadlineExceeded terminate:30",
            PodScript.Describe(PodPlanner.Plan(PodScript.View(pod, "sandbox a:run")).Actions)
        );
        pod.Status.StartTime = PodScript.Now.AddSeconds(-20);
        Assert.Equal(PodScript.Now.AddSeconds(40), PodPlanner.Plan(PodScript.View(pod, "sandbox a:run")).WakeAt);
    }

    [Fact]
    public void An_image_that_cannot_be_pulled_shows_the_error_and_then_the_wait()
    {
        var view = PodScript.View("Always a", "sandbox");
        var memory = new ContainerMemory
        {
            ImageDelay = TimeSpan.FromSeconds(10),
            ImageError = "no",
            Waiting = new WaitingReason("ErrImagePull", "no", PodScript.Now.AddSeconds(10)),
        };
        view = view with { Memory = view.Memory.With("a", memory) };
        Assert.Equal(
            "ErrImagePull",
            PodPlanner.Plan(view with { Now = PodScript.Now.AddSeconds(1) }).Memory.Of("a").Waiting!.Reason
        );
        Assert.Equal(
            "Back-off pulling image \"x\": ErrImagePull: no",
            PodPlanner.Plan(view with { Now = PodScript.Now.AddSeconds(4) }).Memory.Of("a").Waiting!.Message
        );
        Assert.Equal(
            "start:a#0",
            PodScript.Describe(PodPlanner.Plan(view with { Now = PodScript.Now.AddSeconds(10) }).Actions)
        );
    }

    [Fact]
    public void Volumes_that_cannot_be_made_are_tried_after_half_a_second_doubling_to_two_minutes()
    {
        var delay = TimeSpan.Zero;
        var delays = new List<double>();
        for (var i = 0; i < 10; i++)
            delays.Add((delay = MountBackoff.After(delay)).TotalSeconds);
        Assert.Equal([0.5, 1, 2, 4, 8, 16, 32, 64, 122, 122], delays);

        var view = PodScript.View("Always a", "");
        view = view with { Memory = new PodMemory { VolumesRetryAt = PodScript.Now.AddSeconds(8) } };
        var plan = PodPlanner.Plan(view);
        Assert.Equal(("", PodScript.Now.AddSeconds(8)), (PodScript.Describe(plan.Actions), plan.WakeAt));
    }

    [Theory]
    [InlineData("Never", "", "In:3,4", 3, true)]
    [InlineData("Never", "", "In:3,4", 5, false)]
    [InlineData("Never", "", "NotIn:3,4", 5, true)]
    [InlineData("Always", "Never", "In:3", 3, true)]
    [InlineData("Always", "Never", "In:3", 4, false)]
    [InlineData("Never", "OnFailure", "", 1, true)]
    [InlineData("Never", "OnFailure", "", 0, false)]
    [InlineData("Always", "", "In:3", 4, true)]
    public void A_containers_own_policy_and_its_rules_go_before_the_pods(
        string podPolicy,
        string own,
        string rule,
        int exitCode,
        bool restarts
    )
    {
        var pod = PodScript.Pod($"{podPolicy} i=i a");
        foreach (var container in ContainerKinds.All(pod))
        {
            container.RestartPolicy = own;
            if (rule.Length > 0)
                container.RestartPolicyRules =
                [
                    new ContainerRestartRule
                    {
                        Action = "Restart",
                        ExitCodes = new ContainerRestartRuleOnExitCodes
                        {
                            Operator = rule.Split(':')[0],
                            Values = [.. rule.Split(':')[1].Split(',').Select(int.Parse)],
                        },
                    },
                ];
        }
        Assert.Equal(restarts, RestartDecision.Restarts(pod, pod.Spec.Containers[0], exitCode));
        Assert.Equal(restarts, RestartDecision.RestartsInit(pod, pod.Spec.InitContainers![0], exitCode));
        Assert.False(RestartDecision.RestartsInit(pod, pod.Spec.InitContainers[0], 0));
    }
}
