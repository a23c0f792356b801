using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Kubelet.Pods;

namespace Arktos.Kubelet.Tests.Pods;

public sealed class PodStatusTests
{
    [Theory]
    //          pod                observed                         phase        Initialized  Ready
    [InlineData("Always a", "", "Pending", "True", "False ContainersNotReady")]
    [InlineData("Always a", "sandbox a:run", "Running", "True", "True ")]
    [InlineData("Always a b", "sandbox a:run", "Pending", "True", "False ContainersNotReady")]
    [InlineData("Always a b", "sandbox a:run b:exit1", "Running", "True", "False ContainersNotReady")]
    [InlineData("Always a", "sandbox a:exit0", "Running", "True", "False ContainersNotReady")]
    [InlineData("Never a", "sandbox a:exit0", "Succeeded", "True", "False PodCompleted")]
    [InlineData("Never a b", "sandbox a:exit0 b:exit1", "Failed", "True", "False PodFailed")]
    [InlineData("OnFailure a b", "sandbox a:exit0 b:exit1", "Running", "True", "False ContainersNotReady")]
    [InlineData("Always i=x a", "sandbox x:run", "Pending", "False", "False ContainersNotReady")]
    [InlineData("Always i=x a", "sandbox x:exit1", "Pending", "False", "False ContainersNotReady")]
    [InlineData("Never i=x a", "sandbox x:exit1", "Failed", "False", "False PodFailed")]
    [InlineData("Always i=x a", "sandbox x:exit0 a:run", "Running", "True", "True ")]
    [InlineData("Always s=x a", "sandbox x:run a:run", "Running", "True", "True ")]
    [InlineData("Always s=x a", "sandbox x:exit1 a:run", "Running", "True", "False ContainersNotReady")]
    // It is over when its sidecars are, too.
    [InlineData("Never s=x a", "sandbox x:run a:exit0", "Running", "True", "False ContainersNotReady")]
    [InlineData("Never s=x a", "sandbox x:exit0 a:exit0", "Succeeded", "True", "False PodCompleted")]
    [InlineData("Never s=x a", "sandbox x:exit137 a:exit1", "Failed", "True", "False PodFailed")]
    [InlineData("Never s=x i=y a", "sandbox x:run y:exit1", "Pending", "False", "False ContainersNotReady")]
    [InlineData("Never s=x i=y a", "sandbox x:exit0 y:exit1", "Failed", "False", "False PodFailed")]
    public void Phase_and_conditions_follow_from_the_containers(
        string pod,
        string observed,
        string phase,
        string initialized,
        string ready
    )
    {
        var status = PodStatusBuilder.Build(PodScript.View(pod, observed), "containerd");
        var condition = status.Conditions!.Single(c => c.Type == "Ready");
        Assert.Equal(
            (phase, initialized, ready),
            (
                status.Phase,
                status.Conditions!.Single(c => c.Type == "Initialized").Status,
                $"{condition.Status} {condition.Reason}"
            )
        );
    }

    [Fact]
    public void A_restarted_container_shows_its_last_state_and_count()
    {
        var status = PodStatusBuilder
            .Build(PodScript.View("Always a", "sandbox a#1:exit3 a#2:run"), "containerd")
            .ContainerStatuses![0];
        Assert.Equal(
            (2, true, "containerd://a#2:run", 3, "Error"),
            (
                status.RestartCount,
                status.Ready,
                status.ContainerID,
                status.LastState.Terminated!.ExitCode,
                status.LastState.Terminated.Reason
            )
        );
        Assert.NotNull(status.State.Running);
    }

    [Fact]
    public void A_container_that_never_started_shows_the_epoch()
    {
        var view = PodScript.View("Always a", "sandbox a:exit128");
        view = view with
        {
            Observed = view.Observed with
            {
                Containers = [.. view.Observed.Containers.Select(c => c with { StartedAt = null })],
            },
        };
        Assert.Equal(
            DateTimeOffset.UnixEpoch,
            PodStatusBuilder.Build(view, "containerd").ContainerStatuses![0].State.Terminated!.StartedAt
        );
    }

    [Fact]
    public void A_container_is_ready_when_its_probes_say_so()
    {
        var view = PodScript.View("Always a", "sandbox a:run");
        (view.Pod.Spec.Containers[0].StartupProbe, view.Pod.Spec.Containers[0].ReadinessProbe) = (
            new Probe(),
            new Probe()
        );
        (bool? Started, bool Ready) Of(ProbeState state)
        {
            var status = PodStatusBuilder
                .Build(view with { Probes = new Dictionary<string, ProbeState> { ["a:run"] = state } }, "containerd")
                .ContainerStatuses![0];
            return (status.Started, status.Ready);
        }
        Assert.Equal((false, false), Of(default));
        Assert.Equal((true, false), Of(new ProbeState(Started: true)));
        Assert.Equal((true, true), Of(new ProbeState(Started: true, Ready: true)));
        Assert.Equal((true, false), Of(new ProbeState(Started: true, Ready: false)));
    }

    [Fact]
    public void A_condition_keeps_its_time_while_its_status_stays_and_those_of_others_stay()
    {
        var view = PodScript.View("Always a", "sandbox a:run");
        var before = PodScript.Now.AddHours(-1);
        view.Pod.Status.Conditions =
        [
            new PodCondition
            {
                Type = "Ready",
                Status = "True",
                LastTransitionTime = before,
            },
            new PodCondition
            {
                Type = "ContainersReady",
                Status = "False",
                LastTransitionTime = before,
            },
            new PodCondition
            {
                Type = "example.com/gate",
                Status = "True",
                LastTransitionTime = before,
            },
        ];
        var conditions = PodStatusBuilder
            .Build(view, "containerd")
            .Conditions!.ToDictionary(c => c.Type, c => c.LastTransitionTime);
        Assert.Equal(
            (before, PodScript.Now, before),
            (conditions["Ready"], conditions["ContainersReady"], conditions["example.com/gate"])
        );
    }

    [Fact]
    public void A_deleted_pod_whose_containers_ended_is_terminal()
    {
        var pod = PodScript.Pod("Always a");
        pod.Metadata.DeletionTimestamp = PodScript.Now;
        Assert.Equal(
            "Failed",
            PodStatusBuilder.Build(PodScript.View(pod, "dead-sandbox a:exit137"), "containerd").Phase
        );
        Assert.Equal(
            "Succeeded",
            PodStatusBuilder.Build(PodScript.View(pod, "dead-sandbox a:exit0"), "containerd").Phase
        );
        Assert.Equal("Running", PodStatusBuilder.Build(PodScript.View(pod, "sandbox a:run"), "containerd").Phase);
    }

    [Theory]
    // Observed, waiting reasons by container, and the states of all containers afterwards.
    [InlineData("Always a", "", "a=ImagePullBackOff", "a:ContainerStatusUnknown")]
    [InlineData("Always a", "sandbox a:made", "a=RunContainerError", "a:ContainerStatusUnknown")]
    [InlineData(
        "Always a b",
        "sandbox a:exit1",
        "a=CrashLoopBackOff,b=ErrImagePull",
        "a:Error b:ContainerStatusUnknown"
    )]
    [InlineData("Never i=i a", "sandbox i:exit0", "a=InvalidImageName", "i:Completed a:ContainerStatusUnknown")]
    [InlineData("Never i=i a", "sandbox i:exit1", "", "i:Error a:waiting")]
    [InlineData("Never i=i i=j a", "sandbox i:exit0", "j=ErrImagePull", "i:Completed j:waiting a:waiting")]
    [InlineData("Always a b", "sandbox a:run", "b=ErrImagePull", "a:running b:waiting")]
    public void In_a_pod_that_has_failed_nothing_waits_that_had_its_turn(
        string pod,
        string observed,
        string waiting,
        string states
    )
    {
        var view = PodScript.View(pod, observed);
        var memory = view.Memory with { Failed = new PodFailure("DeadlineExceeded", "too long") };
        foreach (var word in waiting.Split(',', StringSplitOptions.RemoveEmptyEntries))
            memory = memory.With(
                word.Split('=')[0],
                new ContainerMemory { Waiting = new WaitingReason(word.Split('=')[1], "") }
            );
        view = view with { Memory = memory };
        var status = PodStatusBuilder.Build(view, "containerd");
        // While something runs, nobody is to believe that the pod's room is free.
        var phase = states.Contains("running") ? "Pending" : "Failed";
        Assert.Equal((phase, states), (status.Phase, Describe(status)));
        Assert.Equal(phase == "Failed" ? "DeadlineExceeded" : "", status.Reason);
        Assert.Equal("PodFailed", status.Conditions!.Single(c => c.Type == "Ready").Reason);

        // It stays so, also later, and when the API's object has it.
        view.Pod.Status = status;
        var later = PodStatusBuilder.Build(view with { Now = PodScript.Now.AddMinutes(1) }, "containerd");
        Assert.Equal(KubeJson.Encode(status), KubeJson.Encode(later));
    }

    [Theory]
    [InlineData("Never a", "Failed", "a:StartError")]
    [InlineData("OnFailure a", "Running", "a:waiting")]
    [InlineData("Always a", "Running", "a:waiting")]
    public void Who_is_not_started_again_ends_with_the_failure_of_its_start(string pod, string phase, string states)
    {
        var view = PodScript.View(pod, "sandbox a:exit128");
        view = view with
        {
            Observed = view.Observed with
            {
                Containers = [.. view.Observed.Containers.Select(c => c with { Reason = "StartError" })],
            },
            Memory = view.Memory.With(
                "a",
                new ContainerMemory { Waiting = new WaitingReason("RunContainerError", "no such file") }
            ),
        };
        var status = PodStatusBuilder.Build(view, "containerd");
        Assert.Equal((phase, states), (status.Phase, Describe(status)));
    }

    [Fact]
    public void A_pod_that_the_node_did_not_take_has_no_containers_to_tell_of()
    {
        var view = PodScript.View("Never i=x a", "");
        view = view with
        {
            Memory = view.Memory with { Failed = new PodFailure("SysctlForbidden", "no") { IsRejection = true } },
        };
        var status = PodStatusBuilder.Build(view, "containerd");
        Assert.Equal(("Failed", "SysctlForbidden", ""), (status.Phase, status.Reason, Describe(status)));
        // An agent that starts later knows only what the API says.
        view.Pod.Status = status;
        status = PodStatusBuilder.Build(view with { Memory = PodMemory.Empty }, "containerd");
        Assert.Equal(("Failed", "SysctlForbidden", ""), (status.Phase, status.Reason, Describe(status)));
    }

    private static string Describe(PodStatus status) =>
        string.Join(
            ' ',
            (status.InitContainerStatuses ?? [])
                .Concat(status.ContainerStatuses ?? [])
                .Select(s =>
                    $"{s.Name}:{s.State.Terminated?.Reason ?? (s.State.Running is null ? "waiting" : "running")}"
                )
        );
}
