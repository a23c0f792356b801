using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Kubelet.Cri;
using Arktos.Kubelet.Pods;
using Arktos.Kubelet.Resizing;
using Arktos.Kubelet.Runtimes;
using Arktos.Kubelet.Tests.Pods;
using Container = Arktos.Api.Core.V1.Container;

namespace Arktos.Kubelet.Tests.Resizing;

/// <summary>What was granted and what containers have: from the difference to actions, status and events.</summary>
public sealed class ResizePlanTests
{
    private const string Small = "100m 64Mi / 200m 128Mi";

    [Theory]
    //          granted                        policy            actions
    [InlineData("100m 64Mi / 200m 128Mi", "", "")]
    [InlineData("100m 32Mi / 200m 128Mi", "", "")] // nothing sets a request for memory
    [InlineData("200m 64Mi / 200m 128Mi", "", "update:a")]
    [InlineData("100m 64Mi / 300m 128Mi", "", "update:a")]
    [InlineData("100m 64Mi / 200m 256Mi", "", "update:a")]
    [InlineData("100m 64Mi / 200m 256Mi", "cpu", "update:a")]
    [InlineData("100m 64Mi / 200m 256Mi", "memory", "kill:a start:a#1")]
    [InlineData("100m 64Mi / 300m 128Mi", "cpu", "kill:a start:a#1")]
    [InlineData("100m 64Mi / 300m 128Mi", "memory", "update:a")]
    [InlineData("200m 64Mi / 200m 256Mi", "cpu memory", "kill:a start:a#1")]
    [InlineData("100m 64Mi / 200m 128Mi", "cpu memory", "")]
    public void What_was_granted_reaches_a_container_in_place_or_by_a_restart(
        string granted,
        string policy,
        string actions
    )
    {
        var view = Running(("a", Small, granted));
        foreach (var resource in policy.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            (view.Pod.Spec.Containers[0].ResizePolicy ??= []).Add(
                new ContainerResizePolicy { ResourceName = resource, RestartPolicy = "RestartContainer" }
            );
        var plan = PodPlanner.Plan(view);
        Assert.Equal(actions, PodScript.Describe(plan.Actions));
        Assert.Equal(actions.Length > 0, plan.Memory.Resize.InProgress);
        if (plan.Actions is [PodAction.KillContainer kill, ..])
            Assert.Equal("Container a resize requires restart", kill.Why);
    }

    [Fact]
    public void What_is_lowered_is_lowered_first()
    {
        var view = Running(
            ("a", Small, "100m 64Mi / 200m 256Mi"),
            ("b", Small, "100m 64Mi / 200m 64Mi"),
            ("c", Small, "50m 64Mi / 200m 128Mi")
        );
        var updates = ResizePlan.Updates(view, 0);
        Assert.Equal(["b", "c", "a"], updates.Select(u => u.Target.Name));
        Assert.Equal([64L << 20, 0, 0], updates.Select(u => u.MemoryLoweredTo));
        Assert.Equal((51, 20_000, 128L << 20), Numbers(updates[1].Resources));
    }

    [Theory]
    //          has                  granted           cpu memory
    [InlineData("- - / - -", "- - / 200m 64Mi", 20_000, 64L << 20)]
    [InlineData("- - / 200m 64Mi", "- - / - -", -1, -1)]
    [InlineData("- - / 200m 64Mi", "- - / 300m 64Mi", 30_000, 64L << 20)]
    public void A_limit_that_comes_is_set_and_one_that_goes_is_taken_away(
        string has,
        string granted,
        long quota,
        long memory
    )
    {
        var update = Assert.Single(ResizePlan.Updates(Running(("a", has, granted)), 0));
        Assert.Equal((quota, memory), (update.Resources.CpuQuota, update.Resources.MemoryLimitInBytes));
        Assert.Equal(has == "- - / - -" ? memory : 0, update.MemoryLoweredTo);
    }

    [Fact]
    public void Init_containers_keep_what_they_have_but_for_sidecars_and_who_does_not_run_gets_nothing()
    {
        var pod = PodScript.Pod("Always s=side i=init a");
        var view = PodScript.View(pod, "sandbox side:run init:run a:exit1");
        view = view with
        {
            Observed = view.Observed with
            {
                Containers = [.. view.Observed.Containers.Select(c => c with { Limits = new(512, 0, 0) })],
            },
        };
        Assert.Equal(["side"], ResizePlan.Updates(view, 0).Select(u => u.Target.Name));
    }

    [Fact]
    public void A_runtime_that_does_not_tell_what_a_container_has_is_given_it_once_and_restarts_nothing()
    {
        var view = Running(("a", Small, "200m 64Mi / 200m 256Mi"));
        view.Pod.Spec.Containers[0].ResizePolicy =
        [
            new ContainerResizePolicy { ResourceName = "cpu", RestartPolicy = "RestartContainer" },
        ];
        view = view with
        {
            Observed = view.Observed with
            {
                Containers = [.. view.Observed.Containers.Select(c => c with { Limits = null })],
            },
        };
        Assert.Equal("update:a", PodScript.Describe(PodPlanner.Plan(view).Actions));
    }

    [Theory]
    //          uses  answer
    [InlineData(63, "")]
    [InlineData(64, "attempting to set container \"a\" memory limit (64) below current usage (64)")]
    [InlineData(-1, "the memory usage of container \"a\" is not known")]
    public void Memory_is_not_lowered_below_what_is_used(long uses, string why)
    {
        var running = new ObservedContainer
        {
            Id = "1",
            SandboxId = "s",
            Name = "a",
        };
        ContainerUsage[] usage = uses < 0 ? [] : [new("1", default, 0, uses, 1000, 0)];
        Assert.Equal(why, ResizePlan.WhyNotLowered([new(running, new(), 64)], usage));
        Assert.Equal("", ResizePlan.WhyNotLowered([new(running, new())], usage));
    }

    [Fact]
    public void A_try_that_failed_waits_and_says_so()
    {
        var view = Running(("a", Small, "200m 64Mi / 200m 256Mi"));
        view = view with
        {
            Memory = view.Memory with { Resize = view.Memory.Resize.Failed("no", PodScript.Now.AddSeconds(10)) },
        };
        var plan = PodPlanner.Plan(view);
        Assert.Empty(plan.Actions);
        Assert.Equal(PodScript.Now.AddSeconds(10), plan.WakeAt);
        var condition = Condition(view, "PodResizeInProgress");
        Assert.Equal(("True", "Error", "no"), (condition?.Status, condition?.Reason, condition?.Message));
        var later = PodPlanner.Plan(view with { Now = PodScript.Now.AddSeconds(10) });
        Assert.Equal("update:a", PodScript.Describe(later.Actions));
    }

    [Fact]
    public void The_status_tells_what_was_granted_and_what_the_container_has()
    {
        var view = Running(("a", Small, "300m 32Mi / 400m 256Mi"));
        var status = PodStatusBuilder.Build(view, "containerd").ContainerStatuses![0];
        Assert.Equal(
            ("300m 32Mi / - -", "99m 32Mi / 200m 128Mi"),
            (
                Sizes.Describe(new() { Requests = status.AllocatedResources }),
                // 102 of 1024 shares.
                Sizes.Describe(status.Resources)
            )
        );
        var condition = Condition(view, "PodResizeInProgress");
        Assert.Equal(("True", "", ""), (condition?.Status, condition?.Reason, condition?.Message));
        view = Running(("a", Small, Small));
        Assert.Equal(Small, Sizes.Describe(PodStatusBuilder.Build(view, "containerd").ContainerStatuses![0].Resources));
        // What waits to be started will get what was granted.
        var waiting = PodStatusBuilder.Build(PodScript.View(view.Pod, "sandbox"), "containerd").ContainerStatuses![0];
        Assert.Equal(Small, Sizes.Describe(waiting.Resources));
    }

    [Fact]
    public void Limits_that_a_container_should_not_have_or_lacks_are_told()
    {
        var has = ActualResources.Of(Sizes.Of("100m - / - -"), new ContainerLimits(102, 20_000, 4096));
        Assert.Equal("100m - / 200m 4Ki", Sizes.Describe(has));
        var lacks = ActualResources.Of(Sizes.Of(Small), new ContainerLimits(102, 0, 0));
        Assert.Equal("100m 64Mi / - -", Sizes.Describe(lacks));
    }

    [Fact]
    public void What_was_granted_takes_the_place_of_what_is_asked_for_and_is_found_in_the_status_again()
    {
        var pod = Sized(Small);
        pod.Spec.Containers[0].Resources.Requests!["ephemeral-storage"] = Api.Quantity.Parse("1Gi");
        var granted = PodAllocation.OfSpec(pod);
        Assert.Same(pod, granted.On(pod));
        var asked = KubeJson.Clone(pod);
        asked.Spec.Containers[0].Resources.Requests!["cpu"] = Api.Quantity.Parse("2");
        asked.Spec.Containers[0].Resources.Limits!.Remove("cpu");
        asked.Spec.Containers[0].Image = "other";
        Assert.False(granted.Covers(asked));
        var on = granted.On(asked);
        Assert.Equal((Small, "other"), (Sizes.Describe(on.Spec.Containers[0].Resources), on.Spec.Containers[0].Image));
        Assert.Equal("1Gi", on.Spec.Containers[0].Resources.Requests!["ephemeral-storage"].ToString());
        asked.Status.ContainerStatuses =
        [
            new()
            {
                Name = "a",
                AllocatedResources = on.Spec.Containers[0].Resources.Requests,
                Resources = on.Spec.Containers[0].Resources,
            },
            new() { Name = "a", Resources = new() },
        ];
        Assert.Equal(Small, Sizes.Describe(PodAllocation.OfStatus(asked).On(asked).Spec.Containers[0].Resources));
        asked.Status.ContainerStatuses = null;
        Assert.True(PodAllocation.OfStatus(asked).Covers(asked));
    }

    [Fact]
    public void A_pods_size_has_sidecars_and_overhead()
    {
        var pod = Sized(Small);
        pod.Spec.InitContainers =
        [
            new Container
            {
                Name = "side",
                RestartPolicy = "Always",
                Resources = Sizes.Of(Small),
            },
        ];
        pod.Spec.Overhead = Sizes.Of("10m 1Mi / - -").Requests;
        Assert.Equal(new PodSize(210, 129L << 20), PodSize.Of(pod.Spec));
    }

    [Fact]
    public void Events_tell_each_step_once()
    {
        var (none, pod) = (PodResize.None, Sized(Small));
        const string Json =
            """{"containers":[{"name":"a","resources":{"limits":{"cpu":"200m","memory":"128Mi"},"requests":"""
            + """{"cpu":"100m","memory":"64Mi"}}}],"generation":2""";
        var deferred = none.After(new(ResizeOutcome.Deferred, "full"), 2);
        Assert.Equal(
            [$"Warning ResizeDeferred Pod resize Deferred: {Json},\"error\":\"full\"}}"],
            Told(none, deferred, pod)
        );
        Assert.Empty(Told(deferred, none.After(new(ResizeOutcome.Deferred, "still full"), 2), pod));
        var infeasible = deferred.After(new(ResizeOutcome.Infeasible, "never"), 2);
        Assert.StartsWith("Warning ResizeInfeasible Pod resize Infeasible: ", Told(deferred, infeasible, pod)[0]);
        Assert.Same(infeasible, infeasible.After(ResizeVerdict.NotYet, 3));
        var granted = infeasible.After(ResizeVerdict.Granted, 2);
        Assert.Equal([$"Normal ResizeStarted Pod resize started: {Json}}}"], Told(infeasible, granted, pod));
        var failed = granted.Failed("no", PodScript.Now);
        Assert.Equal([$"Warning ResizeError Pod resize error: {Json},\"error\":\"no\"}}"], Told(granted, failed, pod));
        Assert.Empty(Told(failed, failed.Failed("no", PodScript.Now.AddSeconds(10)), pod));
        Assert.Equal(
            [$"Normal ResizeCompleted Pod resize completed: {Json}}}"],
            Told(failed, failed.Succeeded().Done(), pod)
        );
        Assert.Empty(Told(deferred, deferred.Settled(), pod));
    }

    [Fact]
    public void What_the_agent_before_told_is_not_told_again()
    {
        var view = Running(("a", Small, Small));
        view.Pod.Metadata.Generation = 4;
        var deferred = new PodResize
        {
            Pending = "Deferred",
            Message = "full",
            InProgress = true,
            Generation = 4,
        };
        var pod = view.Pod;
        pod.Status = PodStatusBuilder.Build(view with { Memory = view.Memory with { Resize = deferred } }, "c");
        Assert.Equal(deferred, PodResize.OfStatus(pod));
        // What is over is told no more.
        pod.Status = PodStatusBuilder.Build(view with { Memory = view.Memory with { Resize = PodResize.None } }, "c");
        Assert.DoesNotContain(pod.Status.Conditions!, c => c.Type.StartsWith("PodResize"));
    }

    private static List<string> Told(PodResize before, PodResize after, Pod pod) =>
        [.. ResizeEvents.Between(before, after, pod, pod).Select(e => $"{e.Type} {e.Reason} {e.Message}")];

    private static PodCondition? Condition(PodView view, string type) =>
        PodStatusBuilder.Build(view, "containerd").Conditions!.Find(c => c.Type == type);

    private static (long, long, long) Numbers(LinuxContainerResources r) =>
        (r.CpuShares, r.CpuQuota, r.MemoryLimitInBytes);

    private static Pod Sized(string resources)
    {
        var pod = PodScript.Pod("Always a");
        pod.Spec.Containers[0].Resources = Sizes.Of(resources);
        return pod;
    }

    /// <summary>Containers that run, with what they have and what they were granted; a resize is under way.</summary>
    private static PodView Running(params (string Name, string Has, string Granted)[] containers)
    {
        var pod = PodScript.Pod($"Always {string.Join(' ', containers.Select(c => c.Name))}");
        var view = PodScript.View(pod, $"sandbox {string.Join(' ', containers.Select(c => $"{c.Name}:run"))}");
        foreach (var container in pod.Spec.Containers)
            container.Resources = Sizes.Of(containers.Single(c => c.Name == container.Name).Granted);
        return view with
        {
            Observed = view.Observed with
            {
                Containers =
                [
                    .. view.Observed.Containers.Select(o =>
                        o with
                        {
                            Limits = ContainerLimits.Of(
                                ContainerConfigBuilder.Resources(
                                    pod,
                                    new() { Resources = Sizes.Of(containers.Single(c => c.Name == o.Name).Has) },
                                    0
                                )
                            ),
                        }
                    ),
                ],
            },
            Memory = view.Memory with { Resize = new PodResize { InProgress = true } },
        };
    }
}
