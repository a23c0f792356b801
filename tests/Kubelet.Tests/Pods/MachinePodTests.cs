using System.Text;
using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Kubelet.Machines;
using Arktos.Kubelet.Pods;
using Arktos.Kubelet.Runtimes;
using Arktos.Kubelet.Status;

namespace Arktos.Kubelet.Tests.Pods;

/// <summary>Pods with a virtual machine: how it is configured, shown, and shut down.</summary>
public sealed class MachinePodTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Theory]
    [InlineData(null, MachinePower.Running, false, true, "deleted nostate False")]
    [InlineData(ContainerPhase.Created, MachinePower.Running, false, true, "suspended nostate False")]
    [InlineData(ContainerPhase.Running, MachinePower.Running, false, true, "active running True")]
    [InlineData(ContainerPhase.Running, MachinePower.Running, false, false, "active running False")]
    [InlineData(ContainerPhase.Running, MachinePower.Paused, false, true, "paused paused False")]
    [InlineData(ContainerPhase.Running, MachinePower.Suspended, false, true, "suspended suspended False")]
    [InlineData(ContainerPhase.Running, MachinePower.Running, true, true, "stopped shutdown False")]
    [InlineData(ContainerPhase.Running, MachinePower.Paused, true, true, "stopped shutdown False")]
    [InlineData(ContainerPhase.Exited, MachinePower.Running, false, true, "stopped shutdown False")]
    [InlineData(ContainerPhase.Unknown, MachinePower.Running, false, true, "suspended nostate False")]
    public void A_machine_is_in_the_state_that_its_runtime_tells(
        ContainerPhase? phase,
        MachinePower power,
        bool isToBeShutDown,
        bool isReady,
        string told
    )
    {
        var (state, powerState, ready) = MachineStatus.StateOf((phase, power), isToBeShutDown, isReady);
        Assert.Equal(told, $"{state} {powerState} {ready}");
    }

    [Theory]
    [InlineData(VmPowerSpec.Running, MachinePower.Paused, MachinePower.Running)]
    [InlineData(VmPowerSpec.Running, MachinePower.Suspended, MachinePower.Running)]
    [InlineData(VmPowerSpec.Paused, MachinePower.Running, MachinePower.Paused)]
    [InlineData(VmPowerSpec.Paused, MachinePower.Suspended, MachinePower.Paused)]
    [InlineData(VmPowerSpec.Suspended, MachinePower.Running, MachinePower.Suspended)]
    [InlineData(VmPowerSpec.Suspended, MachinePower.Suspended, null)]
    [InlineData(VmPowerSpec.Paused, MachinePower.Paused, null)]
    [InlineData(VmPowerSpec.Running, MachinePower.Running, null)]
    public void A_machine_is_held_as_its_pod_asks(string asked, MachinePower actual, MachinePower? set)
    {
        var view = View(PodOf(asked), ContainerPhase.Running, power: actual);
        // Of a guest that stands still no probe tells anything; nor does it of one whose image has changed.
        view = view with
        {
            Probes = new Dictionary<string, ProbeState> { ["c1"] = new(LivenessFailed: true) },
        };
        var actions = PodPlanner.Plan(view).Actions;
        if (set is { } power)
            Assert.Equal(power, Assert.IsType<PodAction.SetPower>(Assert.Single(actions)).Power);
        else if (actual == MachinePower.Running)
            Assert.IsType<PodAction.KillContainer>(Assert.Single(actions));
        else
            Assert.Empty(actions);
    }

    /// <summary>An agent before may have left something of another move, which no worker is about.</summary>
    [Fact]
    public async Task A_machine_comes_to_a_node_that_has_nothing_else_of_it()
    {
        var receiving = new PodReceiving(0, "{}");
        var view = View(PodOf(VmPowerSpec.Running), ContainerPhase.Exited) with { Receiving = receiving };
        var ended = view.Observed;
        var nothing = view with { Observed = ObservedPod.Nothing("u") };
        Assert.IsType<PodAction.CreateSandbox>(Assert.Single(PodPlanner.Plan(nothing).Actions));
        var ready = view with { Observed = ended with { Containers = [] } };
        Assert.IsType<PodAction.StartContainer>(Assert.Single(PodPlanner.Plan(ready).Actions));
        var lost = ready.Observed with
        {
            Sandboxes = [.. ready.Observed.Sandboxes.Select(s => s with { Ready = false })],
        };
        foreach (
            var left in (ObservedPod[])
                [lost, ended, ended with { Sandboxes = [] }, ended with { Sandboxes = lost.Sandboxes }]
        )
            Assert.Equal(
                new PodAction.RefuseMachine(receiving),
                Assert.Single(PodPlanner.Plan(ready with { Observed = left }).Actions)
            );
        receiving.Fail(PodReceiving.HasMore);
        Assert.Empty(PodPlanner.Plan(ready with { Observed = ended }).Actions);
        await Assert.ThrowsAsync<MachineRefusalException>(() => receiving.Ready);
    }

    [Fact]
    public void What_failed_is_tried_again_later_and_the_machine_goes_on_meanwhile()
    {
        var view = View(PodOf(VmPowerSpec.Suspended), ContainerPhase.Running);
        view = view with { Memory = view.Memory with { PowerRetryAt = Now.AddSeconds(7) } };
        var plan = PodPlanner.Plan(view);
        Assert.Empty(plan.Actions);
        Assert.Equal(Now.AddSeconds(7), plan.WakeAt);
        Assert.IsType<PodAction.SetPower>(
            Assert.Single(PodPlanner.Plan(view with { Now = Now.AddSeconds(7) }).Actions)
        );
    }

    [Theory]
    [InlineData(VmPowerSpec.Paused, MachinePower.Paused, "paused")]
    [InlineData(VmPowerSpec.Suspended, MachinePower.Suspended, "suspended")]
    public void A_machine_that_stands_still_has_its_address_and_serves_nobody(
        string asked,
        MachinePower power,
        string state
    )
    {
        var status = PodStatusBuilder.Build(View(PodOf(asked), ContainerPhase.Running, power: power), "arktos-vm");
        Assert.Equal(("Running", "10.0.0.1"), (status.Phase, status.PodIP));
        Assert.Equal(
            (state, state, false),
            (
                status.VirtualMachineStatus!.State,
                status.VirtualMachineStatus.PowerState,
                status.ContainerStatuses![0].Ready
            )
        );
        var conditions = status.Conditions!.ToDictionary(c => c.Type);
        Assert.Equal(("False", "VirtualMachineNotReady"), (conditions["Ready"].Status, conditions["Ready"].Reason));
        Assert.Equal("VirtualMachineNotReady", conditions["VirtualMachineReady"].Reason);
    }

    [Theory]
    [InlineData(VmPowerSpec.Shutdown, false)]
    [InlineData(VmPowerSpec.Suspended, true)]
    public void A_machine_that_stands_still_is_ended_as_one_that_runs(string asked, bool isDeleted)
    {
        var pod = PodOf(asked);
        pod.Metadata.DeletionTimestamp = isDeleted ? Now : null;
        var view = View(pod, ContainerPhase.Running, power: MachinePower.Suspended);
        Assert.IsType<PodAction.TerminatePod>(Assert.Single(PodPlanner.Plan(view).Actions));
    }

    [Fact]
    public void A_machine_that_runs_shows_as_a_container_and_as_a_machine()
    {
        var view = View(PodOf(VmPowerSpec.Running), ContainerPhase.Running);
        Assert.Empty(PodPlanner.Plan(view).Actions);
        var status = PodStatusBuilder.Build(view, "arktos-vm");
        Assert.Equal("Running", status.Phase);
        Assert.Equal(
            ("active", "running", 2),
            (
                status.VirtualMachineStatus!.State,
                status.VirtualMachineStatus.PowerState,
                status.VirtualMachineStatus.RestartCount
            )
        );
        Assert.Equal("arktos-vm://c1", status.VirtualMachineStatus.VirtualMachineId);
        Assert.Null(status.VirtualMachineStatus.Snapshots);
        var container = view.Observed.Containers[0] with { Snapshots = [new("s1", Now), new("s2", Now.AddHours(1))] };
        status = PodStatusBuilder.Build(
            view with
            {
                Observed = view.Observed with { Containers = [container] },
            },
            "arktos-vm"
        );
        Assert.Equal(
            [("s1", Now), ("s2", Now.AddHours(1))],
            status.VirtualMachineStatus!.Snapshots!.Select(s => (s.Name, s.CreationTime!.Value))
        );
        Assert.Equal("True", status.Conditions!.Single(c => c.Type == "VirtualMachineReady").Status);
    }

    [Fact]
    public void What_a_machine_does_not_have_any_more_is_taken_from_its_status()
    {
        var status = PodStatusBuilder.Build(
            View(PodOf(VmPowerSpec.Paused), ContainerPhase.Running, power: MachinePower.Paused),
            "arktos-vm"
        );
        var patch = StatusWriter.PatchOf(KubeJson.Encode(status).ToArray());
        var machine = patch["virtualMachineStatus"]!.AsObject();
        // It was ready, and had a snapshot: a merge patch that leaves them out would leave them.
        foreach (var field in (string[])["ready", "snapshots", "lastTerminationState"])
            Assert.True(machine.TryGetPropertyValue(field, out var value) && value is null, field);
        Assert.Equal("paused", (string)machine["powerState"]!);
        Assert.True(patch.TryGetPropertyValue("reason", out var reason) && reason is null);
    }

    [Fact]
    public void A_machine_that_is_not_to_run_is_shut_down_with_its_grace_and_its_pod_leaves_the_node()
    {
        var pod = PodOf(VmPowerSpec.Shutdown);
        pod.Spec.TerminationGracePeriodSeconds = 20;
        var action = Assert.IsType<PodAction.TerminatePod>(
            Assert.Single(PodPlanner.Plan(View(pod, ContainerPhase.Running)).Actions)
        );
        Assert.Equal(20, action.GraceSeconds);
        var off = View(pod, ContainerPhase.Exited, isSandboxReady: false);
        Assert.Empty(PodPlanner.Plan(off).Actions);
        var status = PodStatusBuilder.Build(off, "arktos-vm");
        Assert.Equal(("NoSchedule", "", "stopped"), (status.Phase, status.PodIP, status.VirtualMachineStatus!.State));
        Assert.Equal("VirtualMachineShutdown", status.Conditions!.Single(c => c.Type == "Ready").Reason);
    }

    [Fact]
    public void A_crash_is_followed_by_a_start_and_a_deletion_by_none()
    {
        var pod = PodOf(VmPowerSpec.Running);
        var start = Assert.IsType<PodAction.StartContainer>(
            Assert.Single(PodPlanner.Plan(View(pod, ContainerPhase.Exited)).Actions)
        );
        Assert.Equal(3, start.Attempt);
        pod.Metadata.DeletionTimestamp = Now;
        Assert.IsType<PodAction.TerminatePod>(Assert.Single(PodPlanner.Plan(View(pod, ContainerPhase.Exited)).Actions));
    }

    [Theory]
    [InlineData("""{"limits":{"cpu":"2","memory":"256Mi"}}""", 200_000, 256L << 20)]
    [InlineData("""{"requests":{"cpu":"1500m","memory":"128Mi"}}""", 150_000, 128L << 20)]
    [InlineData("{}", 0, 0)]
    public void A_machine_is_as_large_as_it_may_be_or_else_as_it_asks_for(string resources, long quota, long memory)
    {
        var pod = PodOf(VmPowerSpec.Running);
        pod.Spec.VirtualMachine!.UserData = Encoding.UTF8.GetBytes("#cloud-config");
        pod.Spec.VirtualMachine.PublicKey = "ssh-ed25519 AAAA";
        pod.Spec.Containers[0].Resources = KubeJson.Decode<ResourceRequirements>(Encoding.UTF8.GetBytes(resources));
        var config = Build(pod);
        Assert.Equal((quota, memory), (config.Linux.Resources.CpuQuota, config.Linux.Resources.MemoryLimitInBytes));
        Assert.Equal(
            ("#cloud-config", "ssh-ed25519 AAAA"),
            (config.Annotations[MachineConfigBuilder.UserData], config.Annotations[MachineConfigBuilder.Keys])
        );
        Assert.Empty(config.Mounts);
    }

    [Theory]
    [InlineData("""{"limits":{"cpu":"2","memory":"128Mi"}}""", 200_000, 0, 0)]
    [InlineData("""{"limits":{"cpu":"2","memory":"128Mi"}}""", 100_000, 200_000, 128)]
    [InlineData("""{"limits":{"cpu":"1","memory":"256Mi"}}""", 100_000, 100_000, 256)]
    [InlineData("""{"requests":{"cpu":"2","memory":"64Mi"}}""", 100_000, 200_000, 64)]
    public void A_machine_that_runs_is_asked_to_be_as_large_as_its_pod_was_granted(
        string granted,
        long hasQuota,
        long quota,
        long memory
    )
    {
        var pod = PodOf(VmPowerSpec.Running);
        pod.Spec.Containers[0].Resources = KubeJson.Decode<ResourceRequirements>(Encoding.UTF8.GetBytes(granted));
        var shares = MachineConfigBuilder.Resources(pod, pod.Spec.Containers[0], 0).CpuShares;
        var view = View(pod, ContainerPhase.Running);
        var has = new ContainerLimits(shares, hasQuota, 128L << 20);
        view = view with
        {
            Observed = view.Observed with { Containers = [view.Observed.Containers[0] with { Limits = has }] },
        };
        var actions = PodPlanner.Plan(view).Actions;
        if (quota == 0)
        {
            Assert.Empty(actions);
            return;
        }
        var update = Assert.Single(Assert.IsType<PodAction.UpdateContainers>(Assert.Single(actions)).Updates);
        Assert.Equal((quota, memory << 20), (update.Resources.CpuQuota, update.Resources.MemoryLimitInBytes));
        // What its QEMU uses is not what its guest can spare.
        Assert.Equal(0, update.MemoryLoweredTo);
        var told = PodStatusBuilder.Build(view, "arktos-vm").VirtualMachineStatus!.Resources;
        var amounts = told.Limits ?? told.Requests!;
        Assert.Equal("128Mi", amounts["memory"].ToString());
        Assert.Equal(granted.Contains("limits", StringComparison.Ordinal), told.Limits is not null);
    }

    [Theory]
    [InlineData("""{"volumeMounts":[{"name":"v","mountPath":"/v"}]}""", "volumeMounts")]
    [InlineData("""{"bootVolume":"v"}""", "bootVolume")]
    [InlineData("""{"trustedImageCertificate":["c"]}""", "trustedImageCertificate")]
    public void What_is_not_carried_out_is_refused_by_name(string machine, string field)
    {
        var pod = PodOf(VmPowerSpec.Running);
        pod.Spec.VirtualMachine = KubeJson.Decode<VirtualMachine>(Encoding.UTF8.GetBytes(machine));
        Assert.Contains(
            $"spec.virtualMachine.{field}",
            Assert.Throws<ConfigurationException>(() => Build(pod)).Message,
            StringComparison.Ordinal
        );
    }

    private static Cri.ContainerConfig Build(Pod pod) =>
        MachineConfigBuilder.Build(
            pod,
            pod.Spec.VirtualMachine!,
            pod.Spec.Containers[0],
            new ContainerInputs { Attempt = 0, Image = new ImageRecord("sha256:1", [], [], 1, null, "") }
        );

    private static Pod PodOf(string power) =>
        new()
        {
            Metadata = new ObjectMeta
            {
                Tenant = "t",
                Namespace = "n",
                Name = "p",
                Uid = "u",
            },
            Spec = new PodSpec
            {
                RestartPolicy = "Always",
                VirtualMachine = new VirtualMachine
                {
                    Name = "vm",
                    Image = "i",
                    PowerSpec = power,
                },
                Containers = [new Container { Name = "vm", Image = "i" }],
            },
        };

    private static PodView View(
        Pod pod,
        ContainerPhase phase,
        bool isSandboxReady = true,
        MachinePower power = MachinePower.Running
    ) =>
        new()
        {
            Pod = pod,
            Now = Now,
            Memory = PodMemory.Empty with { VolumesReady = true, StartTime = Now },
            Observed = new ObservedPod
            {
                Uid = "u",
                Sandboxes = [new ObservedSandbox("s1", 0, isSandboxReady, Now, isSandboxReady ? ["10.0.0.1"] : [])],
                Containers =
                [
                    new ObservedContainer
                    {
                        Id = "c1",
                        SandboxId = "s1",
                        Name = "vm",
                        Attempt = 2,
                        Phase = phase,
                        Power = power,
                        CreatedAt = Now.AddMinutes(-20),
                        StartedAt = Now.AddMinutes(-20),
                        FinishedAt = phase == ContainerPhase.Exited ? Now : null,
                        ExitCode = phase == ContainerPhase.Exited ? 137 : 0,
                    },
                ],
            },
        };
}
