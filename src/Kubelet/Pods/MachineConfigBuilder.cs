using System.Globalization;
using System.Text;
using Arktos.Api.Core.V1;
using Arktos.Api.Volumes;
using Arktos.Kubelet.Cri;
using Arktos.Kubelet.Runtimes;
using Container = Arktos.Api.Core.V1.Container;

namespace Arktos.Kubelet.Pods;

/// <summary>From a virtual machine to the container that CRI has it as. Pure.</summary>
public static class MachineConfigBuilder
{
    /// <summary>Annotations by which Arktos' runtimes of machines take what CRI has no fields for.</summary>
    public const string UserData = "VirtletCloudInitUserData",
        UserDataScript = "VirtletCloudInitUserDataScript",
        Keys = "VirtletSSHKeys";

    /// <param name="spec">The machine as the pod shows it among its containers.</param>
    /// <exception cref="ConfigurationException">It asks for what is not carried out.</exception>
    public static ContainerConfig Build(Pod pod, VirtualMachine machine, Container spec, ContainerInputs inputs)
    {
        Check(machine);
        var config = new ContainerConfig
        {
            Metadata = new ContainerMetadata { Name = spec.Name, Attempt = (uint)inputs.Attempt },
            Image = new ImageSpec { Image = inputs.Image.Id, UserSpecifiedImage = spec.Image },
            LogPath = ContainerConfigBuilder.LogPath(spec.Name, inputs.Attempt),
            Stdin = true,
            Tty = true,
            Linux = new LinuxContainerConfig { Resources = Resources(pod, spec, inputs.NodeMemoryBytes) },
            Annotations =
            {
                [RuntimeLabels.ContainerHash] = ContainerKinds.SpecHash(spec),
                [RuntimeLabels.RestartCount] = inputs.Attempt.ToString(CultureInfo.InvariantCulture),
            },
        };
        foreach (var disk in inputs.Disks)
            config.Mounts.Add(
                new Mount
                {
                    // What CRI mounts there is a file or device that is a disk of the machine.
                    ContainerPath = MachineDevices.PathBegin + disk.Serial,
                    HostPath = disk.Path,
                    Readonly = disk.ReadOnly,
                }
            );
        ContainerConfigBuilder.Identify(config.Labels, pod);
        config.Labels[RuntimeLabels.ContainerName] = spec.Name;
        if (machine.UserData is { Length: > 0 } data)
            config.Annotations[UserData] = Encoding.UTF8.GetString(data);
        if (machine.CloudInitUserDataScript.Length > 0)
            config.Annotations[UserDataScript] = machine.CloudInitUserDataScript;
        if (machine.PublicKey.Length > 0)
            config.Annotations[Keys] = machine.PublicKey;
        return config;
    }

    /// <summary>A machine has what it asks for; what is a bound of containers is its size.</summary>
    /// <param name="nodeMemory">Bytes; zero: not known.</param>
    public static LinuxContainerResources Resources(Pod pod, Container spec, long nodeMemory)
    {
        var resources = ContainerConfigBuilder.Resources(pod, spec, nodeMemory);
        if (resources.MemoryLimitInBytes == 0)
            resources.MemoryLimitInBytes = spec.Resources.Requests?.GetValueOrDefault("memory").Value ?? 0;
        if (resources.CpuQuota == 0)
            resources.CpuQuota =
                (spec.Resources.Requests?.GetValueOrDefault("cpu").MilliValue ?? 0) * resources.CpuPeriod / 1000;
        return resources;
    }

    private static void Check(VirtualMachine machine)
    {
        foreach (
            var (isSet, field) in (ReadOnlySpan<(bool, string)>)
                [
                    (machine.VolumeMounts is { Count: > 0 }, "volumeMounts"),
                    (machine.BootVolume.Length > 0, "bootVolume"),
                    (machine.TrustedImageCertificate is { Count: > 0 }, "trustedImageCertificate"),
                ]
        )
            if (isSet)
                throw new ConfigurationException($"`spec.virtualMachine.{field}` is not supported by this node");
    }
}
