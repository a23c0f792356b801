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

    /// <summary>Which every pod has.</summary>
    public const string PrimaryNic = "eth0";

    /// <summary>What node agents give a machine beside that.</summary>
    private const int FurtherNicsMax = 6;

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
        ValidateNics(spec.Nics ?? [], $"{at}.nics", errors);
    }

    private static void ValidateNics(List<Nic> nics, string at, FieldErrors errors)
    {
        foreach (var (i, nic) in nics.Index())
        {
            if (nic.Name.Length == 0)
                errors.Required($"{at}[{i}].name");
            else
                errors.InvalidEach($"{at}[{i}].name", nic.Name, Formats.DnsLabel(nic.Name));
            if (nic.Name.Length > 0 && nics.Take(i).Any(n => n.Name == nic.Name))
                errors.Duplicate($"{at}[{i}].name", nic.Name);
            if (nic.IpAddress.Length > 0 && !IsIpv4(nic.IpAddress))
                errors.Invalid($"{at}[{i}].ipAddress", nic.IpAddress, "must be an IPv4 address, (e.g. 10.9.8.7)");
        }
        if (nics.Count(n => n.Name != PrimaryNic) is > FurtherNicsMax and var count)
            errors.TooMany(at, count, FurtherNicsMax);
    }

    /// <summary>In the one form in which it is compared.</summary>
    private static bool IsIpv4(string text) =>
        System.Net.IPAddress.TryParse(text, out var ip)
        && ip.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork
        && ip.ToString() == text;

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
        if (DeepValues.Same(spec.Nics, old.Nics, static (a, b) => a.DeepEquals(b)))
            return;
        if (spec.VirtualMachine is null)
            errors.Forbidden("spec.nics", "network interfaces are plugged into virtual machines alone");
        else
            ValidateNicsUpdate(spec.Nics ?? [], old.Nics ?? [], errors);
    }

    /// <summary>They come and go; one that is there stays as it is.</summary>
    private static void ValidateNicsUpdate(List<Nic> nics, List<Nic> old, FieldErrors errors)
    {
        if (old.Any(n => n.Name == PrimaryNic) && nics.All(n => n.Name != PrimaryNic))
            errors.Forbidden("spec.nics", $"pod updates may not delete primary nic {PrimaryNic}\n");
        foreach (var nic in nics)
        {
            if (old.Find(n => n.Name == nic.Name) is not { } before)
                continue;
            // A provider of ports may say afterwards which one it has made.
            if (before.PortId.Length > 0 && before.PortId != nic.PortId)
                errors.Forbidden("spec.nics", $"pod updates may not modify {nic.Name} portId\n");
            if (
                (before.IpAddress, before.SubnetName, before.Ipv6Enabled)
                != (nic.IpAddress, nic.SubnetName, nic.Ipv6Enabled)
            )
                errors.Forbidden(
                    "spec.nics",
                    $"of {nic.Name}, which is there, ipAddress, subnetName and ipv6Enabled do not change: remove it, "
                        + "and add another one"
                );
        }
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
