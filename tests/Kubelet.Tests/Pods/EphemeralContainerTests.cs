using Arktos.Api.Core.V1;
using Arktos.Kubelet.Cri;
using Arktos.Kubelet.Pods;
using Arktos.Kubelet.Runtimes;

namespace Arktos.Kubelet.Tests.Pods;

public sealed class EphemeralContainerTests
{
    [Theory]
    [InlineData("Always a", "sandbox a:run", "start:eye#0")]
    [InlineData("Always a", "sandbox a:run eye:run", "")]
    // It runs once, however it ended, and whatever becomes of the pod.
    [InlineData("Always a", "sandbox a:run eye:exit1", "")]
    [InlineData("Always a", "sandbox a:run eye:exit0", "")]
    [InlineData("Always a", "sandbox a:run eye:made", "remove:eye#0 start:eye#0")]
    // A pod that does not get on is looked into as well.
    [InlineData("Always i=x a", "sandbox x:run", "start:eye#0")]
    [InlineData("Always i=x a", "sandbox x:run eye:run", "")]
    // There is nothing to run in yet, and nothing starts in a pod that is over.
    [InlineData("Always a", "", "sandbox#0")]
    [InlineData("Never a", "sandbox a:exit1 eye:run", "terminate:30")]
    [InlineData("Never a", "stopped-sandbox a:exit1", "release:Volumes")]
    public void It_is_started_once_beside_the_others(string pod, string observed, string actions)
    {
        var view = PodScript.View(WithEye(pod), observed);
        Assert.Equal(actions, PodScript.Describe(PodPlanner.Plan(view).Actions));
    }

    [Fact]
    public void What_has_run_and_is_gone_is_not_run_again_and_keeps_its_state()
    {
        var pod = WithEye("Always a");
        pod.Status.EphemeralContainerStatuses =
        [
            new()
            {
                Name = "eye",
                ContainerID = "containerd://old",
                State = new() { Terminated = new() { ExitCode = 3 } },
            },
        ];
        var view = PodScript.View(pod, "sandbox a:run");
        Assert.Empty(PodPlanner.Plan(view).Actions);
        var status = PodStatusBuilder.Build(view, "containerd").EphemeralContainerStatuses!.Single();
        Assert.Equal(3, status.State.Terminated!.ExitCode);
    }

    [Theory]
    [InlineData("sandbox a:run", "ContainerCreating", "Running")]
    [InlineData("sandbox a:run eye:run", "", "Running")]
    [InlineData("sandbox a:run eye:exit1", "", "Running")]
    public void Its_status_is_apart_and_decides_nothing(string observed, string waiting, string phase)
    {
        var status = PodStatusBuilder.Build(PodScript.View(WithEye("Always a"), observed), "containerd");
        var eye = status.EphemeralContainerStatuses!.Single();
        Assert.Equal((waiting, false, null), (eye.State.Waiting?.Reason ?? "", eye.Ready, eye.Started));
        Assert.Equal(phase, status.Phase);
        Assert.Equal(["a"], status.ContainerStatuses!.Select(c => c.Name));
        Assert.Equal("True", status.Conditions!.First(c => c.Type == "Ready").Status);
    }

    [Theory]
    [InlineData(false, "target", NamespaceMode.Target, "target")]
    [InlineData(false, "", NamespaceMode.Container, "")]
    [InlineData(true, "target", NamespaceMode.Pod, "")]
    public void It_sees_the_processes_of_its_target(bool shared, string target, NamespaceMode mode, string id)
    {
        var pod = WithEye("Always a");
        pod.Spec.ShareProcessNamespace = shared;
        var inputs = new ContainerInputs
        {
            Attempt = 0,
            Image = new ImageRecord("x", [], [], 1, 0, ""),
            ProcessesOf = target,
        };
        var spec = ContainerKinds.Ephemeral(pod).Single();
        var options = ContainerConfigBuilder.Container(pod, spec, inputs).Linux.SecurityContext.NamespaceOptions;
        Assert.Equal((mode, id), (options.Pid, options.TargetId));
        Assert.Equal("spec.ephemeralContainers{eye}", ContainerKinds.FieldPath(pod, "eye"));
    }

    private static Pod WithEye(string text)
    {
        var pod = PodScript.Pod(text);
        pod.Spec.EphemeralContainers =
        [
            new EphemeralContainer
            {
                Name = "eye",
                Image = "x",
                Stdin = true,
            },
        ];
        return pod;
    }
}
