using Arktos.Api.Core.V1;

namespace Arktos.ApiServer.Registry.Pods;

/// <summary>
/// What a pod may ask for and nothing here carries out yet: said in a warning, never left to be found out. Pure.
/// </summary>
internal static class PodGaps
{
    /// <param name="field">Where the spec stands: "spec", "spec.template.spec".</param>
    public static IEnumerable<string> Of(PodSpec spec, string field)
    {
        if (spec.HostUsers == false)
            yield return Refused($"{field}.hostUsers", "pods have no user namespaces of their own");
        if (spec is { RuntimeClassName.Length: > 0, VirtualMachine: not null })
            yield return Refused($"{field}.runtimeClassName", "virtual machines have one runtime");
        if (spec.ResourceClaims is { Count: > 0 })
            yield return Refused($"{field}.resourceClaims", "no resources are claimed");
        if (spec.Resources is { Limits.Count: > 0 } or { Requests.Count: > 0 })
            yield return Refused($"{field}.resources", "resources are those of containers");
        foreach (var gap in spec.VirtualMachine is { } machine ? MachineGaps(machine, $"{field}.virtualMachine") : [])
            yield return gap;
        foreach (var gap in spec.VirtualMachine is not null ? DiskGaps(spec, $"{field}.volumes") : [])
            yield return gap;
        foreach (var gap in NicGaps(spec, $"{field}.nics"))
            yield return gap;
    }

    private static IEnumerable<string> NicGaps(PodSpec spec, string field)
    {
        if (spec is { VirtualMachine: null, Nics.Count: > 0 })
            yield return $"{field}: not carried out yet, pods of containers have the one interface of their node's "
                + "network";
        if (spec.VirtualMachine is not null)
            foreach (var (i, nic) in (spec.Nics ?? []).Index())
            foreach (
                var (isSet, name, why) in ((bool, string, string)[])
                    [
                        (nic.SubnetName.Length > 0, "subnetName", "the interface is in the network of its node"),
                        (nic.PortId.Length > 0, "portId", "there is no provider of ports"),
                        (nic.Ipv6Enabled, "ipv6Enabled", "pods have IPv4 addresses"),
                        (
                            nic is { Name: VirtualMachines.PrimaryNic, IpAddress.Length: > 0 },
                            "ipAddress",
                            "that of eth0 is the network's to give"
                        ),
                    ]
            )
                if (isSet)
                    yield return $"{field}[{i}].{name}: not carried out yet, {why}";
    }

    private static IEnumerable<string> MachineGaps(VirtualMachine machine, string field)
    {
        if (machine.VolumeMounts is { Count: > 0 })
            yield return Refused($"{field}.volumeMounts", "the claims of volumes are disks without being mounted");
        if (machine.BootVolume.Length > 0)
            yield return Refused($"{field}.bootVolume", "machines boot from their image");
        if (machine is { KeyPairName.Length: > 0, PublicKey.Length: 0 })
            yield return $"{field}.keyPairName: there are no key pairs yet; no key is put into the machine";
        if (machine.TrustedImageCertificate is { Count: > 0 })
            yield return Refused($"{field}.trustedImageCertificate", "images are checked by #sha256= only");
        if (machine.ResizePolicy is { Count: > 0 })
            yield return $"{field}.resizePolicy: not carried out yet; a machine is resized while it runs, or when it "
                + "is started anew";
        if (machine.ShutdownBehavior != "stop")
            yield return $"{field}.shutdownBehavior: not carried out yet; a machine that has shut down is treated by "
                + "the pod's restartPolicy";
    }

    private static IEnumerable<string> DiskGaps(PodSpec spec, string field)
    {
        foreach (var (i, volume) in (spec.Volumes ?? []).Index())
            if (volume.PersistentVolumeClaim is null && volume.Ephemeral is null)
                yield return Refused($"{field}[{i}]", "a machine has disks of claims alone, and userData for files");
    }

    /// <summary>Node agents make no sandbox for such a pod, and say why by an event.</summary>
    private static string Refused(string field, string why) =>
        $"{field}: not carried out yet, {why}; the pod stays Pending";
}
