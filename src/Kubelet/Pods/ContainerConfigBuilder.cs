using System.Globalization;
using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Networks;
using Arktos.Kubelet.Cri;
using Arktos.Kubelet.Runtimes;
using Container = Arktos.Api.Core.V1.Container;
using Protocol = Arktos.Kubelet.Cri.Protocol;
using SeccompType = Arktos.Kubelet.Cri.SecurityProfile.Types.ProfileType;

namespace Arktos.Kubelet.Pods;

/// <summary>From a pod's spec to CRI's configurations. Pure.</summary>
public static class ContainerConfigBuilder
{
    private const long CpuPeriodUs = 100_000;

    public static PodSandboxConfig Sandbox(Pod pod, SandboxInputs inputs)
    {
        var config = new PodSandboxConfig
        {
            Metadata = new PodSandboxMetadata
            {
                Name = pod.Metadata.Name,
                Namespace = pod.Metadata.Namespace,
                Uid = pod.Metadata.Uid,
                Attempt = (uint)inputs.Attempt,
            },
            Hostname = inputs.HostName,
            LogDirectory = inputs.LogDirectory,
            DnsConfig = new DNSConfig
            {
                Servers = { inputs.Dns.Servers },
                Searches = { inputs.Dns.Searches },
                Options = { inputs.Dns.Options },
            },
            Linux = new LinuxPodSandboxConfig
            {
                CgroupParent = inputs.CgroupParent,
                SecurityContext = new LinuxSandboxSecurityContext
                {
                    NamespaceOptions = Namespaces(pod),
                    Privileged = ContainerKinds.All(pod).Any(c => c.SecurityContext?.Privileged == true),
                    Seccomp = new SecurityProfile { ProfileType = SeccompType.RuntimeDefault },
                },
            },
        };
        if (pod.Spec.Overhead is { Count: > 0 } overhead)
            config.Linux.Overhead = Overhead(overhead);
        foreach (var (key, value) in pod.Metadata.Labels ?? [])
            config.Labels[key] = value;
        Identify(config.Labels, pod);
        foreach (var (key, value) in pod.Metadata.Annotations ?? [])
            config.Annotations[key] = value;
        foreach (var sysctl in pod.Spec.SecurityContext?.Sysctls ?? [])
            config.Linux.Sysctls[sysctl.Name] = sysctl.Value;
        foreach (
            var port in ContainerKinds
                .All(pod)
                .SelectMany(c => c.Ports ?? [])
                .Where(p => p.HostPort > 0 && !pod.Spec.HostNetwork)
        )
        {
            var protocol = port.Protocol switch
            {
                "UDP" => Protocol.Udp,
                "SCTP" => Protocol.Sctp,
                _ => Protocol.Tcp,
            };
            config.PortMappings.Add(
                new PortMapping
                {
                    ContainerPort = port.ContainerPortValue,
                    HostPort = port.HostPort,
                    HostIp = port.HostIP,
                    Protocol = protocol,
                }
            );
        }
        return config;
    }

    /// <exception cref="ConfigurationException">A mount names no volume, or the container must not run as root and
    /// would.</exception>
    public static ContainerConfig Container(Pod pod, Container spec, ContainerInputs inputs)
    {
        UnsupportedFields.CheckContainer(spec);
        var environment = inputs.Environment.ToDictionary(e => e.Key, e => e.Value);
        string Expand(string text) => VariableExpansion.Expand(text, environment.GetValueOrDefault);
        var config = new ContainerConfig
        {
            Metadata = new ContainerMetadata { Name = spec.Name, Attempt = (uint)inputs.Attempt },
            Image = new ImageSpec { Image = inputs.Image.Id, UserSpecifiedImage = spec.Image },
            Command = { (spec.Command ?? []).Select(Expand) },
            Args = { (spec.Args ?? []).Select(Expand) },
            WorkingDir = spec.WorkingDir,
            Envs = { inputs.Environment.Select(e => new KeyValue { Key = e.Key, Value = e.Value }) },
            LogPath = LogPath(spec.Name, inputs.Attempt),
            Stdin = spec.Stdin,
            StdinOnce = spec.StdinOnce,
            Tty = spec.Tty,
            Linux = new LinuxContainerConfig
            {
                Resources = Resources(pod, spec, inputs.NodeMemoryBytes),
                SecurityContext = Security(pod, spec, inputs),
            },
        };
        Identify(config.Labels, pod);
        config.Labels[RuntimeLabels.ContainerName] = spec.Name;
        config.Annotations[RuntimeLabels.ContainerHash] = ContainerKinds.SpecHash(spec);
        config.Annotations[RuntimeLabels.RestartCount] = inputs.Attempt.ToString(CultureInfo.InvariantCulture);
        for (var number = 0; number < (spec.VolumeMounts?.Count ?? 0); number++)
            config.Mounts.Add(Mount(spec, number, inputs));
        config.Devices.Add((spec.VolumeDevices ?? []).Select(device => Device(spec, device, inputs)));
        if (inputs.HostsFile.Length > 0 && config.Mounts.All(m => m.ContainerPath != "/etc/hosts"))
            config.Mounts.Add(new Mount { ContainerPath = "/etc/hosts", HostPath = inputs.HostsFile });
        if (inputs.TerminationLog.Length > 0)
            config.Mounts.Add(
                new Mount
                {
                    ContainerPath =
                        spec.TerminationMessagePath.Length > 0 ? spec.TerminationMessagePath : "/dev/termination-log",
                    HostPath = inputs.TerminationLog,
                }
            );
        return config;
    }

    /// <summary>Relative to the pod's log directory.</summary>
    public static string LogPath(string container, int attempt) =>
        string.Create(CultureInfo.InvariantCulture, $"{container}/{attempt}.log");

    private static Mount Mount(Container spec, int number, ContainerInputs inputs)
    {
        var mount = spec.VolumeMounts![number];
        if (!inputs.Volumes.TryGetValue(mount.Name, out var volume))
            throw new ConfigurationException(
                $"cannot find volume \"{mount.Name}\" to mount into container \"{spec.Name}\""
            );
        var propagation = mount.MountPropagation switch
        {
            "HostToContainer" => MountPropagation.PropagationHostToContainer,
            "Bidirectional" => MountPropagation.PropagationBidirectional,
            _ => MountPropagation.PropagationPrivate,
        };
        return new Mount
        {
            ContainerPath = mount.MountPath,
            HostPath = inputs.SubPaths.GetValueOrDefault(number, volume.Path),
            Readonly = mount.ReadOnly || volume.ReadOnly,
            Propagation = propagation,
        };
    }

    private static Device Device(Container spec, VolumeDevice device, ContainerInputs inputs)
    {
        if (!device.DevicePath.StartsWith('/'))
            throw new ConfigurationException($"error DevicePath `{device.DevicePath}` must be an absolute path");
        if (!inputs.Volumes.TryGetValue(device.Name, out var volume) || !volume.IsDevice)
            throw new ConfigurationException(
                $"cannot find volume \"{device.Name}\" to pass into container \"{spec.Name}\""
            );
        return new Device
        {
            ContainerPath = device.DevicePath,
            HostPath = volume.Path,
            Permissions = volume.ReadOnly ? "r" : "mrw",
        };
    }

    internal static void Identify(IDictionary<string, string> labels, Pod pod)
    {
        labels[RuntimeLabels.PodName] = pod.Metadata.Name;
        labels[RuntimeLabels.PodNamespace] = pod.Metadata.Namespace;
        labels[RuntimeLabels.PodUid] = pod.Metadata.Uid;
        labels[RuntimeLabels.PodTenant] = pod.Metadata.Tenant;
        if (TenantNetworks.Of(pod.Metadata) is var network && network != TenantNetworks.Default)
            labels[RuntimeLabels.PodNetwork] = network;
    }

    private static NamespaceOption Namespaces(Pod pod, string processesOf)
    {
        var options = Namespaces(pod);
        // Where processes are shared already, the target's are among them.
        if (processesOf.Length > 0 && options.Pid == NamespaceMode.Container)
            (options.Pid, options.TargetId) = (NamespaceMode.Target, processesOf);
        return options;
    }

    private static NamespaceOption Namespaces(Pod pod) =>
        new()
        {
            Network = pod.Spec.HostNetwork ? NamespaceMode.Node : NamespaceMode.Pod,
            Ipc = pod.Spec.HostIPC ? NamespaceMode.Node : NamespaceMode.Pod,
            Pid =
                pod.Spec.HostPID ? NamespaceMode.Node
                : pod.Spec.ShareProcessNamespace == true ? NamespaceMode.Pod
                : NamespaceMode.Container,
        };

    /// <summary>What the runtime itself may use for a pod, beside what runs in it.</summary>
    private static LinuxContainerResources Overhead(IReadOnlyDictionary<string, Quantity> overhead)
    {
        var cpu = overhead.GetValueOrDefault("cpu").MilliValue;
        return new LinuxContainerResources
        {
            CpuShares = cpu * 1024 / 1000,
            CpuPeriod = CpuPeriodUs,
            CpuQuota = cpu * CpuPeriodUs / 1000,
            MemoryLimitInBytes = overhead.GetValueOrDefault("memory").Value,
        };
    }

    /// <param name="nodeMemory">Bytes; zero: not known.</param>
    public static LinuxContainerResources Resources(Pod pod, Container spec, long nodeMemory)
    {
        var (limits, requests) = (spec.Resources.Limits, spec.Resources.Requests);
        var cpuRequest =
            requests?.TryGetValue("cpu", out var r) == true ? r.MilliValue
            : limits?.TryGetValue("cpu", out var l) == true ? l.MilliValue
            : 0;
        var cpuLimit = limits?.TryGetValue("cpu", out var cpu) == true ? cpu.MilliValue : 0;
        var memoryLimit = limits?.TryGetValue("memory", out var memory) == true ? memory.Value : 0;
        var memoryRequest = requests?.TryGetValue("memory", out var wanted) == true ? wanted.Value : memoryLimit;
        return new LinuxContainerResources
        {
            CpuShares = cpuRequest == 0 ? 2 : Math.Clamp(cpuRequest * 1024 / 1000, 2, 262144),
            CpuPeriod = CpuPeriodUs,
            CpuQuota = cpuLimit == 0 ? 0 : Math.Max(cpuLimit * CpuPeriodUs / 1000, 1000),
            MemoryLimitInBytes = memoryLimit,
            OomScoreAdj = pod.Status.QosClass switch
            {
                "Guaranteed" => -997,
                "Burstable" when nodeMemory > 0 => Math.Clamp(1000 - 1000 * memoryRequest / nodeMemory, 3, 999),
                "Burstable" => 999,
                _ => 1000,
            },
        };
    }

    private static LinuxContainerSecurityContext Security(Pod pod, Container spec, ContainerInputs inputs)
    {
        var image = inputs.Image;
        var (own, shared) = (spec.SecurityContext, pod.Spec.SecurityContext);
        var user = ContainerKinds.User(pod, spec);
        var group = own?.RunAsGroup ?? shared?.RunAsGroup;
        var privileged = own?.Privileged == true;
        if ((own?.RunAsNonRoot ?? shared?.RunAsNonRoot) == true)
            CheckNonRoot(pod, spec, user, image);
        var context = new LinuxContainerSecurityContext
        {
            Privileged = privileged,
            NamespaceOptions = Namespaces(pod, inputs.ProcessesOf),
            ReadonlyRootfs = own?.ReadOnlyRootFilesystem == true,
            NoNewPrivs = own?.AllowPrivilegeEscalation == false,
            Capabilities = new Capability
            {
                AddCapabilities = { own?.Capabilities?.Add ?? [] },
                DropCapabilities = { own?.Capabilities?.Drop ?? [] },
            },
            SupplementalGroups = { shared?.SupplementalGroups ?? [] },
            Seccomp = Seccomp(own?.SeccompProfile ?? shared?.SeccompProfile, privileged, inputs.SeccompDirectory),
            Apparmor = AppArmor(own?.AppArmorProfile ?? shared?.AppArmorProfile),
        };
        if (shared?.FsGroup is { } fsGroup)
            context.SupplementalGroups.Add(fsGroup);
        if (user is { } uid)
            context.RunAsUser = new Int64Value { Value = uid };
        else if (image.Uid is { } imageUid)
            context.RunAsUser = new Int64Value { Value = imageUid };
        else if (image.UserName.Length > 0)
            context.RunAsUsername = image.UserName;
        // A group without a user is refused by the runtime: then it is root's.
        if (group is { } gid)
        {
            context.RunAsGroup = new Int64Value { Value = gid };
            if (context.RunAsUser is null && context.RunAsUsername.Length == 0)
                context.RunAsUser = new Int64Value { Value = 0 };
        }
        if (!privileged)
        {
            context.MaskedPaths.AddRange([
                "/proc/asound",
                "/proc/acpi",
                "/proc/kcore",
                "/proc/keys",
                "/proc/latency_stats",
                "/proc/timer_list",
                "/proc/timer_stats",
                "/proc/sched_debug",
                "/proc/scsi",
                "/sys/firmware",
            ]);
            context.ReadonlyPaths.AddRange(["/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger"]);
        }
        return context;
    }

    private static SecurityProfile Seccomp(SeccompProfile? profile, bool privileged, string directory)
    {
        switch (profile?.Type)
        {
            case "RuntimeDefault" when !privileged:
                return new SecurityProfile { ProfileType = SeccompType.RuntimeDefault };
            case "Localhost" when !privileged:
                var file = profile.LocalhostProfile ?? "";
                if (file.Length == 0 || Path.IsPathRooted(file) || file.Split('/').Contains(".."))
                    throw new ConfigurationException(
                        $"the localhostProfile \"{file}\" must be relative, without \"..\""
                    );
                return new SecurityProfile
                {
                    ProfileType = SeccompType.Localhost,
                    LocalhostRef = Path.Combine(directory, file),
                };
            default:
                return new SecurityProfile { ProfileType = SeccompType.Unconfined };
        }
    }

    /// <summary>Null: what the runtime gives to everybody.</summary>
    private static SecurityProfile? AppArmor(AppArmorProfile? profile) =>
        profile?.Type switch
        {
            "RuntimeDefault" => new SecurityProfile { ProfileType = SeccompType.RuntimeDefault },
            "Unconfined" => new SecurityProfile { ProfileType = SeccompType.Unconfined },
            "Localhost" => new SecurityProfile
            {
                ProfileType = SeccompType.Localhost,
                LocalhostRef = profile.LocalhostProfile ?? "",
            },
            _ => null,
        };

    private static void CheckNonRoot(Pod pod, Container spec, long? user, ImageRecord image)
    {
        var where = $"(pod: \"{ContainerKinds.Describe(pod)}\", container: {spec.Name})";
        if (user == 0)
            throw new ConfigurationException($"container's runAsUser breaks non-root policy {where}");
        if (user is not null)
            return;
        if (image.Uid == 0 || image.Uid is null && image.UserName.Length == 0)
            throw new ConfigurationException($"container has runAsNonRoot and image will run as root {where}");
        if (image.Uid is null)
            throw new ConfigurationException(
                $"container has runAsNonRoot and image has non-numeric user ({image.UserName}), cannot verify user "
                    + $"is non-root {where}"
            );
    }
}
