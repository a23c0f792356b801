using System.Text;
using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Kubelet.Pods;
using Arktos.Kubelet.Runtimes;

namespace Arktos.Kubelet.Tests.Pods;

/// <summary>Pods with a virtual machine: how it is configured, shown, and shut down.</summary>
public sealed class MachinePodTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Theory]
    [InlineData(null, false, true, "deleted", "nostate", false)]
    [InlineData(ContainerPhase.Created, false, true, "suspended", "nostate", false)]
    [InlineData(ContainerPhase.Running, false, true, "active", "running", true)]
    [InlineData(ContainerPhase.Running, false, false, "active", "running", false)]
    [InlineData(ContainerPhase.Running, true, true, "stopped", "shutdown", false)]
    [InlineData(ContainerPhase.Exited, false, true, "stopped", "shutdown", false)]
    [InlineData(ContainerPhase.Unknown, false, true, "suspended", "nostate", false)]
    public void A_machine_is_in_the_state_that_its_runtime_tells(
        ContainerPhase? phase,
        bool isToBeShutDown,
        bool isReady,
        string state,
        string power,
        bool ready
    ) => Assert.Equal((state, power, ready), MachineStatus.StateOf(phase, isToBeShutDown, isReady));

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
        Assert.Equal("True", status.Conditions!.Single(c => c.Type == "VirtualMachineReady").Status);
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
    [InlineData("""{"volumeMounts":[{"name":"v","mountPath":"/v"}]}""", "volumeMounts")]
    [InlineData("""{"volumeDevices":[{"name":"v","devicePath":"/dev/v"}]}""", "volumeDevices")]
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

    private static PodView View(Pod pod, ContainerPhase phase, bool isSandboxReady = true) =>
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
                        CreatedAt = Now.AddMinutes(-20),
                        StartedAt = Now.AddMinutes(-20),
                        FinishedAt = phase == ContainerPhase.Exited ? Now : null,
                        ExitCode = phase == ContainerPhase.Exited ? 137 : 0,
                    },
                ],
            },
        };
}
