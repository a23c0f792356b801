using System.Globalization;
using System.Net;
using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Networks;
using Arktos.Api.Volumes;
using Arktos.Client.Connection;
using Arktos.Kubelet.Cri;
using Arktos.Kubelet.Files;
using Arktos.Kubelet.Machines;
using Arktos.Kubelet.Network;
using Arktos.Kubelet.Pressure;
using Arktos.Kubelet.Probes;
using Arktos.Kubelet.Runtimes;
using Arktos.Kubelet.Services;
using Arktos.Kubelet.Volumes;
using Container = Arktos.Api.Core.V1.Container;

namespace Arktos.Kubelet.Pods;

/// <summary>Makes a pod's containers, starts them and runs their postStart hooks.</summary>
internal sealed class ContainerStarter(PodServices services)
{
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(10);

    private readonly ImageGetter _images = new(services);

    // The agent has known of the pod since then: services that were made before it are in its environment.
    private readonly DateTimeOffset _since = services.Time.GetUtcNow();

    public static string TerminationLog(PodServices services, Pod pod, string container, int attempt) =>
        Path.Combine(
            services.Volumes.Directory(pod.Metadata.Uid),
            "containers",
            PrivateFolders.Name(container),
            attempt.ToString(CultureInfo.InvariantCulture)
        );

    /// <exception cref="ConfigurationException">The pod's host name cannot be made.</exception>
    public PodSandboxConfig SandboxConfig(Pod pod, int attempt)
    {
        var dns = Dns(pod).Settings;
        var cgroup = services.CgroupMark.Length > 0 ? PodCgroups.Parent(services.CgroupMark, pod.Metadata.Uid) : "";
        var hostName = PodHostname.OfSandbox(pod, services.ClusterDomain);
        return ContainerConfigBuilder.Sandbox(
            pod,
            new SandboxInputs(attempt, hostName, dns, services.LogDirectory(pod), cgroup)
        );
    }

    /// <summary>Where the pod's containers ask for names.</summary>
    public PodDns Dns(Pod pod) => DnsSettings.For(pod, services.NodeDns, services.ClusterDns, services.ClusterDomain);

    /// <summary>The memory afterwards, and whether it runs.</summary>
    public async Task<(PodMemory Memory, bool Ok)> StartAsync(
        PodView view,
        PodAction.StartContainer start,
        IReadOnlyDictionary<string, PreparedVolume> volumes,
        CancellationToken ct
    )
    {
        var (pod, spec) = (view.Pod, start.Spec);
        var path = ContainerKinds.FieldPath(pod, spec.Name);
        var memory = view.Memory.Of(spec.Name);
        var sandbox = view.ReadySandbox!;
        var sandboxConfig = SandboxConfig(pod, sandbox.Attempt);
        var (image, failed) = await _images.GetAsync(pod, spec, memory, sandboxConfig, ct).ConfigureAwait(false);
        if (image is null)
            return (view.Memory.With(spec.Name, failed!), true);

        // From here on the try counts, whatever becomes of it.
        memory = memory with
        {
            ImageDelay = default,
            ImageError = "",
            Waiting = null,
        };
        if (start.Previous is { } previous)
            memory = memory with
            {
                Restarts = RestartBackoff.Step(memory.Restarts, previous.FinishedAt ?? previous.CreatedAt, view.Now),
            };
        var reason = "CreateContainerConfigError";
        string? created = null;
        try
        {
            var config = await ConfigAsync(view, start, image, sandbox, volumes, ct).ConfigureAwait(false);
            reason = "CreateContainerError";
            created = await services
                .Runtime.CreateContainerAsync(sandbox.Id, config, sandboxConfig, ct)
                .ConfigureAwait(false);
            services.Events.Normal(pod, "Created", "Container created", path);
            reason = "RunContainerError";
            if (start.Receiving is { } receiving)
            {
                if (services.Runtime is not IMachineRuntime machines)
                    throw new ConfigurationException(
                        "this node's virtual machines are of no runtime that takes others"
                    );
                var sockets = await machines.ReceiveAsync(created, receiving.Machine, ct).ConfigureAwait(false);
                // Its guest keeps its hardware address, which the sandbox has from here on.
                await services.ReadmitAsync(pod, sandbox.Id, "", ct).ConfigureAwait(false);
                receiving.IsReady(created, sockets);
                return (view.Memory.With(spec.Name, memory), true);
            }
            await services.Runtime.StartContainerAsync(created, ct).ConfigureAwait(false);
            services.Events.Normal(pod, "Started", "Container started", path);
        }
        catch (Exception e)
            when (e
                    is ConfigurationException
                        or RuntimeException
                        or MachineRefusalException
                        or ApiException
                        or IOException
            )
        {
            services.Events.Warning(pod, "Failed", $"Error: {e.Message}", path);
            return (
                view.Memory.With(
                    spec.Name,
                    memory with
                    {
                        Waiting = new WaitingReason(reason, e.Message, services.Time.GetUtcNow() + Retry),
                    }
                ),
                true
            );
        }
        if (
            spec.Lifecycle?.PostStart is { } hook
            && !await RunHookAsync(
                    hook,
                    view,
                    spec,
                    created,
                    TimeSpan.FromMinutes(2),
                    ("FailedPostStartHook", "PostStartHook failed"),
                    ct
                )
                .ConfigureAwait(false)
        )
        {
            services.Events.Normal(pod, "Killing", "FailedPostStartHook", path);
            await services
                .Runtime.StopContainerAsync(
                    created,
                    TimeSpan.FromSeconds(PodPlanner.GraceSeconds(pod, gone: false)),
                    ct
                )
                .ConfigureAwait(false);
        }
        return (view.Memory.With(spec.Name, memory), true);
    }

    /// <summary>True when the hook succeeded; otherwise an event has told so.</summary>
    public async Task<bool> RunHookAsync(
        LifecycleHandler hook,
        PodView view,
        Container spec,
        string containerId,
        TimeSpan timeout,
        (string Reason, string Message) failure,
        CancellationToken ct
    )
    {
        string error;
        try
        {
            if (hook.Sleep is { } sleep)
            {
                var delay = TimeSpan.FromSeconds(sleep.Seconds);
                await Task.Delay(delay < timeout ? delay : timeout, services.Time, ct).ConfigureAwait(false);
                return true;
            }
            if (hook.Exec is { } exec)
            {
                var result = await services
                    .Runtime.ExecSyncAsync(containerId, exec.Command ?? [], timeout, ct)
                    .ConfigureAwait(false);
                if (result is { ExitCode: 0, TimedOut: false })
                    return true;
                error = result.TimedOut
                    ? "timed out"
                    : $"command '{string.Join(' ', exec.Command ?? [])}' exited with {result.ExitCode}: "
                        + $"{result.Output}";
            }
            else if (hook.HttpGet is { } get)
            {
                var ip = view.Pod.Spec.HostNetwork
                    ? services.HostIps.FirstOrDefault()
                    : view.ReadySandbox?.Ips.FirstOrDefault();
                // Any reply passes.
                var outcome = await services
                    .ProbeRunner.HttpAsync(get, spec, ip ?? "", timeout, "kube-lifecycle/1.35", ct)
                    .ConfigureAwait(false);
                if (
                    outcome.Result == ProbeResult.Success
                    || outcome.Output.StartsWith("HTTP probe failed with statuscode", StringComparison.Ordinal)
                )
                    return true;
                error = outcome.Output;
            }
            else
                return true;
        }
        catch (RuntimeException e)
        {
            error = e.Message;
        }
        services.Logger.LogHookFailure(spec.Name, ContainerKinds.Describe(view.Pod), error);
        services.Events.Warning(
            view.Pod,
            failure.Reason,
            failure.Message,
            ContainerKinds.FieldPath(view.Pod, spec.Name)
        );
        return false;
    }

    private async Task<ContainerConfig> ConfigAsync(
        PodView view,
        PodAction.StartContainer start,
        ImageRecord image,
        ObservedSandbox sandbox,
        IReadOnlyDictionary<string, PreparedVolume> volumes,
        CancellationToken ct
    )
    {
        var (pod, spec) = (view.Pod, start.Spec);
        if (pod.Spec.VirtualMachine is { } machine)
            return MachineConfigBuilder.Build(
                pod,
                machine,
                spec,
                new ContainerInputs
                {
                    Attempt = start.Attempt,
                    Image = image,
                    NodeMemoryBytes = services.NodeMemoryBytes,
                    Disks = services.MountsVolumes
                        ? new MachineDisks(services.Volumes.Directory(pod.Metadata.Uid)).Prepare(
                            pod,
                            await AllAsync(pod, volumes, sandbox.Ips, ct).ConfigureAwait(false)
                        )
                        : [],
                }
            );
        var ips = pod.Spec.HostNetwork ? services.HostIps : sandbox.Ips;
        var inputs = new ContainerInputs
        {
            Attempt = start.Attempt,
            Image = image,
            Environment = EnvironmentBuilder.Build(
                pod,
                spec,
                await SourcesAsync(pod, spec, ips, ct).ConfigureAwait(false)
            ),
            Volumes = services.MountsVolumes
                ? volumes
                : (pod.Spec.Volumes ?? []).ToDictionary(
                    v => v.Name,
                    v => new PreparedVolume("/dev/null") { IsDevice = VolumeUses.IsDevice(pod.Spec, v.Name) }
                ),
            SeccompDirectory = services.SeccompDirectory,
            ProcessesOf = TargetOf(view, spec.Name),
            NodeMemoryBytes = services.NodeMemoryBytes,
        };
        if (!services.MountsVolumes)
            return ContainerConfigBuilder.Container(pod, spec, inputs);
        inputs = inputs with { Volumes = volumes = await AllAsync(pod, volumes, ips, ct).ConfigureAwait(false) };
        var directory = services.Volumes.Directory(pod.Metadata.Uid);
        var environment = inputs.Environment.ToDictionary(e => e.Key, e => e.Value);
        var subPaths = new SubPaths(directory).Prepare(
            spec,
            volumes,
            text =>
                VariableExpansion.Expand(
                    text,
                    name =>
                        environment.GetValueOrDefault(name)
                        ?? throw new ConfigurationException($"missing value for \"{name}\"")
                )
        );
        return ContainerConfigBuilder.Container(
            pod,
            spec,
            inputs with
            {
                SubPaths = subPaths,
                HostsFile = await WriteHostsAsync(pod, directory, ips, ct).ConfigureAwait(false),
                TerminationLog = MakeTerminationLog(pod, spec, start.Attempt),
            }
        );
    }

    /// <summary>After a restart of the agent the paths are not known yet.</summary>
    private async Task<IReadOnlyDictionary<string, PreparedVolume>> AllAsync(
        Pod pod,
        IReadOnlyDictionary<string, PreparedVolume> volumes,
        IReadOnlyList<string> ips,
        CancellationToken ct
    ) =>
        volumes.Count >= (pod.Spec.Volumes?.Count ?? 0)
            ? volumes
            : await services
                .Volumes.PrepareAsync(pod, new VolumeInputs(ips, services.HostIps, services.Allocatable), ct)
                .ConfigureAwait(false);

    /// <summary>The container that an ephemeral one is to look into; "" for none.</summary>
    private static string TargetOf(PodView view, string name)
    {
        var target =
            (view.Pod.Spec.EphemeralContainers ?? []).FirstOrDefault(c => c.Name == name)?.TargetContainerName ?? "";
        if (target.Length == 0)
            return "";
        return view.Observed.Latest(target) is { Phase: ContainerPhase.Running } found
            ? found.Id
            : throw new ConfigurationException($"unable to find target container {target}");
    }

    private async Task<string> WriteHostsAsync(
        Pod pod,
        string directory,
        IReadOnlyList<string> ips,
        CancellationToken ct
    )
    {
        PrivateFolders.Make(directory);
        var hosts = Path.Combine(directory, "etc-hosts");
        var own = pod.Spec.HostNetwork ? await File.ReadAllTextAsync("/etc/hosts", ct).ConfigureAwait(false) : "";
        await File.WriteAllTextAsync(hosts, HostsFile.Write(pod, ips, own, services.ClusterDomain), ct)
            .ConfigureAwait(false);
        File.SetUnixFileMode(hosts, (UnixFileMode)0x1A4); // 0644: whoever the container runs as
        return hosts;
    }

    private string MakeTerminationLog(Pod pod, Container spec, int attempt)
    {
        var file = TerminationLog(services, pod, spec.Name, attempt);
        PrivateFolders.Make(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, []);
        File.SetUnixFileMode(file, (UnixFileMode)0x1B6); // 0666: the same
        return file;
    }

    private async Task<EnvironmentSources> SourcesAsync(
        Pod pod,
        Container spec,
        IReadOnlyList<string> ips,
        CancellationToken ct
    )
    {
        var (maps, secrets) = EnvironmentBuilder.References(spec);
        var foundMaps = new Dictionary<string, ConfigMap>();
        var foundSecrets = new Dictionary<string, Secret>();
        foreach (var name in maps)
            if (
                await services
                    .Objects.ConfigMapAsync(pod.Metadata.Tenant, pod.Metadata.Namespace, name, ct)
                    .ConfigureAwait(false) is
                { } map
            )
                foundMaps[name] = map;
        foreach (var name in secrets)
            if (
                await services
                    .Objects.SecretAsync(pod.Metadata.Tenant, pod.Metadata.Namespace, name, ct)
                    .ConfigureAwait(false) is
                { } secret
            )
                foundSecrets[name] = secret;
        return new EnvironmentSources
        {
            ConfigMaps = foundMaps,
            Secrets = foundSecrets,
            Services = await ServicesAsync(pod, ct).ConfigureAwait(false),
            PodIps = ips,
            HostIps = services.HostIps,
            Allocatable = services.Allocatable,
        };
    }

    private async Task<IReadOnlyList<Service>> ServicesAsync(Pod pod, CancellationToken ct)
    {
        try
        {
            return await ReadServicesAsync(pod, ct).ConfigureAwait(false);
        }
        // A pod of the node's own may be what API servers need to come up.
        catch (ApiException) when (PodSource.IsStatic(pod))
        {
            return [];
        }
    }

    private async Task<IReadOnlyList<Service>> ReadServicesAsync(Pod pod, CancellationToken ct)
    {
        var (api, endpoints) = await services.Objects.ApiServiceAsync(ct).ConfigureAwait(false);
        List<Service> own = api is null ? [] : [api];
        if (pod.Spec.EnableServiceLinks != false)
        {
            var all = await services
                .Objects.ServicesAsync(pod.Metadata.Tenant, pod.Metadata.Namespace, _since, ct)
                .ConfigureAwait(false);
            var network = TenantNetworks.Of(pod.Metadata);
            own.AddRange(all.Where(s => TenantNetworks.Of(s.Metadata) == network));
        }
        // The machine may have the proxies of several clusters: on its own network an API server is named.
        if (pod.Spec.HostNetwork && ApiService.Read(api, endpoints) is { EndPoints: [var first, ..] })
            own.Add(Direct(api!, first));
        return own;
    }

    private static Service Direct(Service service, IPEndPoint endPoint)
    {
        var direct = KubeJson.Clone(service);
        direct.Spec.ClusterIP = endPoint.Address.ToString();
        foreach (var port in direct.Spec.Ports ?? [])
            port.Port = endPoint.Port;
        return direct;
    }
}
