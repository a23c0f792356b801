using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Validation;
using Arktos.Api.Volumes;

namespace Arktos.ApiServer.Registry.Pods;

/// <summary>
/// Pods that run a virtual machine. Such a pod shows its machine as its one container as well, which the server writes
/// and nobody else: so quotas, schedulers, autoscalers and clients (kubectl logs, attach, describe) treat it as any
/// pod. Pure.
/// </summary>
internal static class VirtualMachines
{
    /// <summary>As Arktos has it.</summary>
    private const int UserDataBytesMax = 65535;

    /// <summary>
    /// Fills what was left out, and writes the machine as a container. The two share their resources: what fills those
    /// of containers fills the machine's. A container of another name is left for validation to refuse.
    /// </summary>
    public static void Default(PodSpec spec)
    {
        if (spec.VirtualMachine is not { } machine)
            return;
        if (machine.ImagePullPolicy.Length == 0)
            machine.ImagePullPolicy = "IfNotPresent";
        if (machine.ShutdownBehavior.Length == 0)
            machine.ShutdownBehavior = "stop";
        if (machine.PowerSpec.Length == 0)
            machine.PowerSpec = VmPowerSpec.Running;
        if (spec.Containers.Count == 0 || IsShown(spec))
            spec.Containers = [AsContainer(machine)];
    }

    public static void Validate(PodSpec spec, string at, PodVolumeNames volumes, FieldErrors errors)
    {
        if (spec.VirtualMachine is not { } machine)
            return;
        var field = $"{at}.virtualMachine";
        if (!IsShown(spec) || spec.InitContainers is { Count: > 0 } || spec.EphemeralContainers is { Count: > 0 })
            errors.Forbidden($"{at}.containers,virtualMachine", "containers and virtualMachine workloads in same pod");
        if (machine.Name.Length == 0)
            errors.Required($"{field}.name", "virtual machine name cannot be empty");
        else
            errors.InvalidEach($"{field}.name", machine.Name, Formats.DnsLabel(machine.Name));
        if (machine.Image.Length == 0)
            errors.Required($"{field}.image");
        if (machine.KeyPairName.Length == 0 && machine.PublicKey.Length == 0)
            errors.Required($"{field}.keyPairName", "KeyPairName and PublicKey can't be both empty");
        if (machine.UserData?.Length > UserDataBytesMax)
            errors.TooLong($"{field}.userData", UserDataBytesMax);
        if (
            machine.PowerSpec
            is not (VmPowerSpec.Running or VmPowerSpec.Paused or VmPowerSpec.Shutdown or VmPowerSpec.Suspended)
        )
            errors.NotSupported(
                $"{field}.powerSpec",
                machine.PowerSpec,
                VmPowerSpec.Paused,
                VmPowerSpec.Running,
                VmPowerSpec.Shutdown,
                VmPowerSpec.Suspended
            );
        ContainerValidation.Devices(machine.VolumeDevices, machine.VolumeMounts, field, volumes, errors);
        foreach (var (i, device) in (machine.VolumeDevices ?? []).Index())
            if (device.DevicePath.Length > 0 && MachineDevices.SerialOf(device.DevicePath) is null)
                errors.Invalid($"{field}.volumeDevices[{i}].devicePath", device.DevicePath, MachineDevices.NoSuchPath);
        if (spec.HostNetwork)
            errors.Forbidden($"{at}.hostNetwork", "a virtual machine has a network of its own");
    }

    /// <summary>What of a machine that is there may not change: all but its power and its image.</summary>
    public static void ValidateUpdate(PodSpec spec, PodSpec old, FieldErrors errors)
    {
        if (spec.VirtualMachine is null != old.VirtualMachine is null)
        {
            errors.Forbidden("spec.virtualMachine", "pod updates may not add or remove a virtual machine");
            return;
        }
        if (spec.VirtualMachine is { } machine && old.VirtualMachine is { } before)
        {
            var kept = machine.DeepClone();
            (kept.PowerSpec, kept.Image) = (before.PowerSpec, before.Image);
            if (!KubeJson.Same(kept, before))
                errors.Forbidden(
                    "spec.virtualMachine",
                    "of a virtual machine that is there only powerSpec and image may change, and its cpu and memory by "
                        + "pods/resize (kubectl patch --subresource=resize): other changes are not carried out yet"
                );
        }
        if (!DeepValues.Same(spec.Nics, old.Nics, static (a, b) => a.DeepEquals(b)))
            errors.Forbidden("spec.nics", "plugging network interfaces is not carried out yet");
    }

    /// <summary>
    /// What a resize asks for, of the machine or of the container that it shows as: the machine gets it, and shows it.
    /// Where it asks for both, what it asks for the machine counts.
    /// </summary>
    public static void Resize(PodSpec spec, VirtualMachine? sent)
    {
        if (spec.VirtualMachine is { } machine && IsShown(spec))
            machine.Resources =
                sent is null || sent.Resources.DeepEquals(machine.Resources)
                    ? spec.Containers[0].Resources
                    : sent.Resources;
    }

    /// <summary>Whether the pod's containers are no others than its machine.</summary>
    private static bool IsShown(PodSpec spec) =>
        spec.Containers is [var only] && only.Name == spec.VirtualMachine!.Name;

    private static Container AsContainer(VirtualMachine machine) =>
        new()
        {
            Name = machine.Name,
            Image = machine.Image,
            ImagePullPolicy = machine.ImagePullPolicy,
            Resources = machine.Resources,
            Ports = machine.Ports,
            LivenessProbe = machine.LivenessProbe,
            ReadinessProbe = machine.ReadinessProbe,
            StartupProbe = machine.StartupProbe,
            Stdin = true,
            Tty = true,
        };
}
