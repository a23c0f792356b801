using System.Globalization;
using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Client.Connection;
using Arktos.Kubelet.Cri;
using Arktos.Kubelet.Network;
using Arktos.Kubelet.Probes;
using Arktos.Kubelet.Runtimes;
using Arktos.Kubelet.Volumes;
using Container = Arktos.Api.Core.V1.Container;

namespace Arktos.Kubelet.Pods;

/// <summary>Gets a container's image, makes it, starts it and runs its postStart hook.</summary>
internal sealed class ContainerStarter(PodServices services)
{
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(10);

    public static string TerminationLog(PodServices services, Pod pod, string container, int attempt) =>
        Path.Combine(
            services.Volumes.Directory(pod.Metadata.Uid),
            "containers",
            container,
            attempt.ToString(CultureInfo.InvariantCulture)
        );

    public PodSandboxConfig SandboxConfig(Pod pod, int attempt)
    {
        var dns = DnsSettings.For(pod, services.NodeDns, services.ClusterDns, services.ClusterDomain);
        var cgroup = services.CgroupMark.Length > 0 ? PodCgroups.Parent(services.CgroupMark, pod.Metadata.Uid) : "";
        return ContainerConfigBuilder.Sandbox(pod, attempt, dns, services.LogDirectory(pod), cgroup);
    }

    /// <summary>The memory afterwards, and whether it runs.</summary>
    public async Task<(PodMemory Memory, bool Ok)> StartAsync(
        PodView view,
        PodAction.StartContainer start,
        IReadOnlyDictionary<string, string> volumes,
        CancellationToken ct
    )
    {
        var (pod, spec) = (view.Pod, start.Spec);
        var path = ContainerKinds.FieldPath(pod, spec.Name);
        var memory = view.Memory.Of(spec.Name);
        var sandbox = view.ReadySandbox!;
        var (image, failed) = await GetImageAsync(view, spec, memory, sandbox, ct).ConfigureAwait(false);
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
            var sandboxConfig = SandboxConfig(pod, sandbox.Attempt);
            created = await services
                .Runtime.CreateContainerAsync(sandbox.Id, config, sandboxConfig, ct)
                .ConfigureAwait(false);
            services.Events.Normal(pod, "Created", "Container created", path);
            reason = "RunContainerError";
            await services.Runtime.StartContainerAsync(created, ct).ConfigureAwait(false);
            services.Events.Normal(pod, "Started", "Container started", path);
        }
        catch (Exception e) when (e is ConfigurationException or RuntimeException or ApiException or IOException)
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
        IReadOnlyDictionary<string, string> volumes,
        CancellationToken ct
    )
    {
        var (pod, spec) = (view.Pod, start.Spec);
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
                : (pod.Spec.Volumes ?? []).ToDictionary(v => v.Name, _ => "/dev/null"),
            NodeMemoryBytes = services.Allocatable.TryGetValue("memory", out var memory) ? memory.Value : 0,
        };
        if (!services.MountsVolumes)
            return ContainerConfigBuilder.Container(pod, spec, inputs);
        // After a restart of the agent the paths are not known yet.
        if (volumes.Count < (pod.Spec.Volumes?.Count ?? 0))
            inputs = inputs with
            {
                Volumes = volumes =
                    await services
                        .Volumes.PrepareAsync(pod, new VolumeInputs(ips, services.HostIps, services.Allocatable), ct)
                        .ConfigureAwait(false),
            };
        PodVolumes.PrepareSubPaths(spec, volumes);
        var directory = services.Volumes.Directory(pod.Metadata.Uid);
        Directory.CreateDirectory(directory);
        var hosts = Path.Combine(directory, "etc-hosts");
        await File.WriteAllTextAsync(
                hosts,
                HostsFile.Write(
                    pod,
                    ips,
                    pod.Spec.HostNetwork ? await File.ReadAllTextAsync("/etc/hosts", ct).ConfigureAwait(false) : "",
                    services.ClusterDomain
                ),
                ct
            )
            .ConfigureAwait(false);
        var termination = TerminationLog(services, pod, spec.Name, start.Attempt);
        Directory.CreateDirectory(Path.GetDirectoryName(termination)!);
        await File.WriteAllBytesAsync(termination, [], ct).ConfigureAwait(false);
        File.SetUnixFileMode(termination, (UnixFileMode)0x1B6); // 0666: whoever the container runs as
        return ContainerConfigBuilder.Container(
            pod,
            spec,
            inputs with
            {
                HostsFile = hosts,
                TerminationLog = termination,
            }
        );
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
            PodIps = ips,
            HostIps = services.HostIps,
            Allocatable = services.Allocatable,
            ApiServer = services.ApiServer,
        };
    }

    /// <summary>The image, or the memory that says why it cannot be had and when to try again.</summary>
    private async Task<(ImageRecord?, ContainerMemory?)> GetImageAsync(
        PodView view,
        Container spec,
        ContainerMemory memory,
        ObservedSandbox sandbox,
        CancellationToken ct
    )
    {
        var (pod, image, path) = (view.Pod, spec.Image, ContainerKinds.FieldPath(view.Pod, spec.Name));
        var policy = ContainerKinds.PullPolicy(spec);
        try
        {
            if (
                policy != "Always"
                && await services.Runtime.FindImageAsync(image, ct).ConfigureAwait(false) is { } present
            )
            {
                services.Events.Normal(
                    pod,
                    "Pulled",
                    $"Container image \"{image}\" already present on machine and can be accessed by the pod",
                    path
                );
                return (present, null);
            }
            if (policy == "Never")
            {
                var text = $"Container image \"{image}\" is not present with pull policy of Never";
                services.Events.Warning(pod, "ErrImageNeverPull", text, path);
                services.Events.Warning(pod, "Failed", "Error: ErrImageNeverPull", path);
                return (
                    null,
                    memory with
                    {
                        Waiting = new WaitingReason("ErrImageNeverPull", text, services.Time.GetUtcNow() + Retry),
                    }
                );
            }
            services.Events.Normal(pod, "Pulling", $"Pulling image \"{image}\"", path);
            var began = services.Time.GetTimestamp();
            await services.Runtime.PullImageAsync(image, SandboxConfig(pod, sandbox.Attempt), ct).ConfigureAwait(false);
            var pulled =
                await services.Runtime.FindImageAsync(image, ct).ConfigureAwait(false)
                ?? throw new RuntimeException($"image \"{image}\" was pulled but is not there");
            var took = GoDuration.Format(services.Time.GetElapsedTime(began));
            services.Events.Normal(
                pod,
                "Pulled",
                $"Successfully pulled image \"{image}\" in {took} ({took} including waiting). Image size: "
                    + $"{pulled.SizeBytes} bytes.",
                path
            );
            return (pulled, null);
        }
        catch (RuntimeException e)
        {
            services.Events.Warning(pod, "Failed", $"Failed to pull image \"{image}\": {e.Message}", path);
            services.Events.Warning(pod, "Failed", "Error: ErrImagePull", path);
            var delay =
                memory.ImageDelay == default ? RestartBackoff.First
                : memory.ImageDelay * 2 < RestartBackoff.Max ? memory.ImageDelay * 2
                : RestartBackoff.Max;
            return (
                null,
                memory with
                {
                    ImageDelay = delay,
                    ImageError = e.Message,
                    Waiting = new WaitingReason("ErrImagePull", e.Message, services.Time.GetUtcNow() + delay),
                }
            );
        }
    }
}
