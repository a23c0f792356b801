using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Client.Connection;
using Arktos.Kubelet.Files;
using Arktos.Kubelet.Machines;
using Arktos.Kubelet.Network;
using Arktos.Kubelet.Resizing;
using Arktos.Kubelet.Runtimes;
using Arktos.Kubelet.Volumes;
using Microsoft.Extensions.Logging;

namespace Arktos.Kubelet.Pods;

/// <summary>
/// Carries actions out for one pod. What fails in a way that is to be expected (no image, no volume, a refusal of the
/// runtime) is told by an event and remembered with the time of the next try. One caller at a time, but for
/// <see cref="StopContainersAsync"/>.
/// </summary>
internal sealed class PodActions(PodServices services)
{
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(10),
        AttachPoll = TimeSpan.FromSeconds(1);

    private readonly ContainerStarter _starter = new(services);
    private readonly NicActions _nics = new(
        new NicParts(
            services.Runtime as IMachineRuntime,
            (pod, sandbox, ip, ct) => services.ReadmitAsync(pod, sandbox, ip, ct),
            (pod, type, reason, message) => services.Events.Record(pod, type, reason, message),
            services.Time,
            services.Logger
        )
    );
    private IReadOnlyDictionary<string, PreparedVolume> _volumes = new Dictionary<string, PreparedVolume>();
    private DateTimeOffset _volumesRefreshedAt;
    private ObjectMeta _volumesTell = new();

    /// <summary>The memory afterwards, and whether the actions that follow make sense.</summary>
    public async Task<(PodMemory Memory, bool Ok)> RunAsync(PodAction action, PodView view, CancellationToken ct)
    {
        switch (action)
        {
            case PodAction.PrepareVolumes:
                return await PrepareVolumesAsync(view, ct).ConfigureAwait(false);
            case PodAction.CreateSandbox create:
                return await CreateSandboxAsync(view, create.Attempt, ct).ConfigureAwait(false);
            case PodAction.StartContainer start:
                await AdmitAsync(view, ct).ConfigureAwait(false);
                return await _starter.StartAsync(view, start, _volumes, ct).ConfigureAwait(false);
            case PodAction.RefuseMachine refuse:
                refuse.Receiving.Fail(PodReceiving.HasMore);
                return (view.Memory, true);
            case PodAction.StopSandbox stop:
                if (stop.Changed)
                    services.Events.Normal(
                        view.Pod,
                        "SandboxChanged",
                        "Pod sandbox changed, it will be killed and re-created."
                    );
                await StopContainersAsync(
                        view.Observed.Containers.Where(c => c.SandboxId == stop.Id),
                        TimeSpan.FromSeconds(PodPlanner.GraceSeconds(view.Pod, gone: false)),
                        ct
                    )
                    .ConfigureAwait(false);
                await services.Runtime.StopSandboxAsync(stop.Id, ct).ConfigureAwait(false);
                return (WithStopped(view, [stop.Id]), true);
            case PodAction.RemoveSandbox remove:
                await services.Runtime.RemoveSandboxAsync(remove.Id, ct).ConfigureAwait(false);
                return (view.Memory, true);
            case PodAction.RemoveContainer remove:
                await services.Runtime.RemoveContainerAsync(remove.Target.Id, ct).ConfigureAwait(false);
                DeleteLogs(remove.Target);
                return (view.Memory, true);
            case PodAction.KillContainer kill:
                await KillAsync(view, kill, ct).ConfigureAwait(false);
                return (view.Memory, true);
            case PodAction.UpdateContainers update:
                return (await UpdateAsync(view, update.Updates, ct).ConfigureAwait(false), true);
            case PodAction.SetPower set:
                return (await SetPowerAsync(view, set, ct).ConfigureAwait(false), true);
            case PodAction.AttachNic attach:
                return (await _nics.AttachAsync(view, attach, ct).ConfigureAwait(false), true);
            case PodAction.DetachNic detach:
                return (await _nics.DetachAsync(view, detach, ct).ConfigureAwait(false), true);
            case PodAction.FailPod fail:
                services.Events.Normal(view.Pod, fail.Reason, fail.Message);
                return (view.Memory with { Failed = new PodFailure(fail.Reason, fail.Message) }, false);
            case PodAction.RejectPod reject:
                services.Events.Warning(view.Pod, reject.Reason, reject.Message);
                return (
                    view.Memory with
                    {
                        Failed = new PodFailure(reject.Reason, $"Pod was rejected: {reject.Message}")
                        {
                            IsRejection = true,
                        },
                    },
                    false
                );
            case PodAction.Release release:
                return await ReleaseAsync(view, release.What, ct).ConfigureAwait(false);
            default:
                throw new InvalidOperationException($"no such action: {action}");
        }
    }

    /// <summary>
    /// Content of ConfigMaps, Secrets and tokens that has changed reaches the pod about once a minute; labels and
    /// annotations that its volumes tell of, at once.
    /// </summary>
    public async Task RefreshVolumesAsync(PodView view, CancellationToken ct)
    {
        if (
            !services.MountsVolumes
            || view.Now - _volumesRefreshedAt < TimeSpan.FromSeconds(50) && !TellOtherwise(view.Pod, _volumesTell)
            || view.Pod.Status.Phase is "Succeeded" or "Failed"
        )
            return;
        (_volumesRefreshedAt, _volumesTell) = (view.Now, view.Pod.Metadata);
        try
        {
            _volumes = await services.Volumes.PrepareAsync(view.Pod, Inputs(view), ct).ConfigureAwait(false);
        }
        catch (ConfigurationException e)
        {
            services.Events.Warning(view.Pod, e.VolumeReason, e.Message);
        }
        catch (VolumeAwaitedException e)
        {
            services.Logger.LogDebug("pod {Pod}: {Reason}", ContainerKinds.Describe(view.Pod), e.Message);
        }
    }

    /// <summary>Whether a volume of the pod tells labels or annotations, and they are others than before.</summary>
    internal static bool TellOtherwise(Pod pod, ObjectMeta before)
    {
        static bool Same(Map<string>? a, Map<string>? b) => DeepValues.Same(a, b, string.Equals);
        return (pod.Spec.Volumes ?? []).Exists(v =>
                v.DownwardAPI is not null || v.Projected?.Sources?.Exists(s => s.DownwardAPI is not null) == true
            ) && !(Same(pod.Metadata.Labels, before.Labels) && Same(pod.Metadata.Annotations, before.Annotations));
    }

    /// <summary>Regular containers at once, then sidecars the last first, then the sandboxes.</summary>
    public async Task TerminateAsync(PodView view, long graceSeconds, CancellationToken ct)
    {
        var running = view
            .Observed.Containers.Where(c => c.Phase is ContainerPhase.Running or ContainerPhase.Unknown)
            .ToList();
        // It runs elsewhere: nobody is asked to end, and nothing of the pod ends.
        if (view.Gone && (view.IsLeaving || view.Receiving is not null))
        {
            await StopContainersAsync(running, TimeSpan.Zero, ct).ConfigureAwait(false);
            running.Clear();
        }
        var sidecars = ContainerKinds
            .Init(view.Pod)
            .Where(ContainerKinds.IsSidecar)
            .Select(c => c.Name)
            .Reverse()
            .ToList();
        var until = services.Time.GetUtcNow().AddSeconds(graceSeconds);
        await Task.WhenAll(
                running
                    .Where(c => !sidecars.Contains(c.Name))
                    .Select(c => KillAsync(view, c, $"Stopping container {c.Name}", graceSeconds, ct))
            )
            .ConfigureAwait(false);
        foreach (var container in sidecars.SelectMany(name => running.Where(c => c.Name == name)))
        {
            var left = Math.Max(2, (long)(until - services.Time.GetUtcNow()).TotalSeconds);
            await KillAsync(view, container, $"Stopping container {container.Name}", left, ct).ConfigureAwait(false);
        }
        foreach (var sandbox in view.Observed.Sandboxes)
            await services.Runtime.StopSandboxAsync(sandbox.Id, ct).ConfigureAwait(false);
    }

    /// <summary>Of those only that are there still.</summary>
    public static PodMemory WithStopped(PodView view, IEnumerable<string> sandboxes) =>
        view.Memory with
        {
            StoppedSandboxes =
            [
                .. view
                    .Memory.StoppedSandboxes.Where(id => view.Observed.Sandboxes.Any(s => s.Id == id))
                    .Union(sandboxes),
            ],
        };

    public Task StopContainersAsync(IEnumerable<ObservedContainer> containers, TimeSpan grace, CancellationToken ct) =>
        Task.WhenAll(
            containers
                .Where(c => c.Phase is ContainerPhase.Running or ContainerPhase.Unknown)
                .Select(c => services.Runtime.StopContainerAsync(c.Id, grace, ct))
        );

    /// <summary>Containers, sandboxes, volumes, logs and cgroup of a pod that has been stopped.</summary>
    public async Task RemoveAllAsync(PodView view, CancellationToken ct)
    {
        foreach (var container in view.Observed.Containers)
            await services.Runtime.RemoveContainerAsync(container.Id, ct).ConfigureAwait(false);
        foreach (var sandbox in view.Observed.Sandboxes)
            await services.Runtime.RemoveSandboxAsync(sandbox.Id, ct).ConfigureAwait(false);
        await services.Volumes.RemoveAsync(view.Pod.Metadata.Uid, ct).ConfigureAwait(false);
        var logs = services.LogDirectory(view.Pod);
        PrivateFolders.Remove(logs);
        if (services.CgroupMark.Length > 0)
            PodCgroups.Remove(PodCgroups.Parent(services.CgroupMark, view.Pod.Metadata.Uid));
    }

    /// <summary>
    /// The API has the pod's end first: nobody could tell it any more from what is left, and a pod that seemed to go on
    /// without its volumes would be started again.
    /// </summary>
    private async Task<(PodMemory, bool)> ReleaseAsync(PodView view, Released what, CancellationToken ct)
    {
        try
        {
            await services.Statuses.FlushAsync(view.Pod.Metadata.Uid, ct).ConfigureAwait(false);
            if (what == Released.All)
            {
                foreach (var container in view.Observed.Containers)
                {
                    await services.Runtime.RemoveContainerAsync(container.Id, ct).ConfigureAwait(false);
                    DeleteLogs(container);
                }
                foreach (var sandbox in view.Observed.Sandboxes)
                    await services.Runtime.RemoveSandboxAsync(sandbox.Id, ct).ConfigureAwait(false);
            }
            await services.Volumes.ReleaseAsync(view.Pod.Metadata.Uid, ct).ConfigureAwait(false);
            return (view.Memory with { Released = what, ReleaseRetryAt = null }, true);
        }
        catch (Exception e) when (e is ApiException or RuntimeException or IOException or UnauthorizedAccessException)
        {
            services.Logger.LogWarning(
                "what ended pod {Pod} has on disk was not given back: {Reason}",
                ContainerKinds.Describe(view.Pod),
                e.Message
            );
            return (view.Memory with { ReleaseRetryAt = services.Time.GetUtcNow() + Retry }, false);
        }
    }

    private async Task<(PodMemory, bool)> PrepareVolumesAsync(PodView view, CancellationToken ct)
    {
        if (!services.MountsVolumes)
            return (view.Memory with { VolumesReady = true }, true);
        try
        {
            PrivateFolders.Make(services.Volumes.Directory(view.Pod.Metadata.Uid));
            _volumes = await services.Volumes.PrepareAsync(view.Pod, Inputs(view), ct).ConfigureAwait(false);
            (_volumesRefreshedAt, _volumesTell) = (view.Now, view.Pod.Metadata);
            return (view.Memory with { VolumesReady = true, VolumesRetryAt = null, VolumesDelay = default }, true);
        }
        catch (ConfigurationException e)
        {
            services.Events.Warning(view.Pod, e.VolumeReason, e.Message);
            var delay = MountBackoff.After(view.Memory.VolumesDelay);
            return (
                view.Memory with
                {
                    VolumesDelay = delay,
                    VolumesRetryAt = services.Time.GetUtcNow() + delay,
                },
                false
            );
        }
        catch (VolumeAwaitedException e)
        {
            services.Logger.LogDebug("pod {Pod}: {Reason}", ContainerKinds.Describe(view.Pod), e.Message);
            return (view.Memory with { VolumesRetryAt = services.Time.GetUtcNow() + AttachPoll }, false);
        }
    }

    private async Task<(PodMemory, bool)> CreateSandboxAsync(PodView view, int attempt, CancellationToken ct)
    {
        try
        {
            UnsupportedFields.CheckPod(view.Pod, services.Machines is not null);
            PrivateFolders.Make(services.LogDirectory(view.Pod));
            foreach (var (reason, message) in _starter.Dns(view.Pod).Warnings)
                services.Events.Warning(view.Pod, reason, message);
            var handler = await HandlerAsync(view.Pod, ct).ConfigureAwait(false);
            await services
                .Runtime.RunSandboxAsync(_starter.SandboxConfig(view.Pod, attempt), handler, ct)
                .ConfigureAwait(false);
            return (view.Memory with { SandboxRetryAt = null }, true);
        }
        catch (Exception e) when (e is RuntimeException or ConfigurationException or ApiException)
        {
            services.Events.Warning(view.Pod, "FailedCreatePodSandBox", $"Failed to create pod sandbox: {e.Message}");
            return (view.Memory with { SandboxRetryAt = services.Time.GetUtcNow() + Retry }, false);
        }
    }

    private async Task<string> HandlerAsync(Pod pod, CancellationToken ct) =>
        pod.Spec.RuntimeClassName is not { Length: > 0 } name ? ""
        : await services.Objects.RuntimeClassAsync(name, ct).ConfigureAwait(false) is { } named ? named.Handler
        : throw new ConfigurationException($"RuntimeClass.node.k8s.io \"{name}\" not found");

    private async Task AdmitAsync(PodView view, CancellationToken ct)
    {
        try
        {
            await services.AdmitAsync(view.Pod, view.ReadySandbox!.Id, ct).ConfigureAwait(false);
        }
        catch (RuntimeException e)
        {
            services.Events.Warning(view.Pod, "FailedTenantIsolation", $"Containers are not started: {e.Message}");
            throw;
        }
    }

    private async Task<PodMemory> UpdateAsync(
        PodView view,
        IReadOnlyList<ContainerUpdate> updates,
        CancellationToken ct
    )
    {
        var error = "";
        try
        {
            if (updates.Any(u => u.MemoryLoweredTo > 0))
                error = ResizePlan.WhyNotLowered(
                    updates,
                    await services.Runtime.ListUsageAsync(ct).ConfigureAwait(false)
                );
            if (error.Length == 0)
                foreach (var update in updates)
                    await services
                        .Runtime.UpdateResourcesAsync(update.Target.Id, update.Resources, ct)
                        .ConfigureAwait(false);
        }
        catch (RuntimeException e)
        {
            error = e.Message;
        }
        return view.Memory with
        {
            Resize =
                error.Length == 0
                    ? view.Memory.Resize.Succeeded()
                    : view.Memory.Resize.Failed(error, services.Time.GetUtcNow() + Retry),
        };
    }

    private async Task<PodMemory> SetPowerAsync(PodView view, PodAction.SetPower set, CancellationToken ct)
    {
        var name = set.Target.Name;
        var (done, failed) = set.Power switch
        {
            MachinePower.Paused => ("Paused", "FailedPause"),
            MachinePower.Suspended => ("Suspended", "FailedSuspend"),
            _ => ("Resumed", "FailedResume"),
        };
        try
        {
            if (services.Runtime is not IMachineRuntime machines)
                throw new MachineRefusalException("this node's virtual machines run or are shut down");
            await machines.SetPowerAsync(set.Target.Id, set.Power, ct).ConfigureAwait(false);
            services.Events.Normal(view.Pod, done, $"{done} virtual machine {name}");
            return view.Memory with { PowerRetryAt = null };
        }
        catch (MachineRefusalException e)
        {
            services.Events.Warning(
                view.Pod,
                failed,
                $"Virtual machine {name} cannot be {done.ToLowerInvariant()}: {e.Message}"
            );
            return view.Memory with { PowerRetryAt = services.Time.GetUtcNow() + Retry };
        }
    }

    private Task KillAsync(PodView view, PodAction.KillContainer kill, CancellationToken ct) =>
        KillAsync(
            view,
            kill.Target,
            kill.Why,
            kill.GraceSeconds ?? view.Pod.Spec.TerminationGracePeriodSeconds ?? PodPlanner.DefaultGraceSeconds,
            ct
        );

    private async Task KillAsync(
        PodView view,
        ObservedContainer container,
        string why,
        long graceSeconds,
        CancellationToken ct
    )
    {
        services.Events.Normal(view.Pod, "Killing", why, ContainerKinds.FieldPath(view.Pod, container.Name));
        var began = services.Time.GetTimestamp();
        if (
            graceSeconds > 0
            && ContainerKinds.All(view.Pod).FirstOrDefault(c => c.Name == container.Name)
                is { Lifecycle.PreStop: { } hook } spec
        )
            await _starter
                .RunHookAsync(
                    hook,
                    view,
                    spec,
                    container.Id,
                    TimeSpan.FromSeconds(graceSeconds),
                    ("FailedPreStopHook", "PreStopHook failed"),
                    ct
                )
                .ConfigureAwait(false);
        var left = TimeSpan.FromSeconds(graceSeconds) - services.Time.GetElapsedTime(began);
        var least = TimeSpan.FromSeconds(graceSeconds > 1 ? 2 : 0);
        await services.Runtime.StopContainerAsync(container.Id, left > least ? left : least, ct).ConfigureAwait(false);
    }

    private VolumeInputs Inputs(PodView view) =>
        new(view.ReadySandbox?.Ips ?? [], services.HostIps, services.Allocatable);

    private static void DeleteLogs(ObservedContainer container)
    {
        if (container.LogPath.Length == 0)
            return;
        foreach (var rotated in LogRotator.Rotated(container.LogPath))
            File.Delete(rotated);
        if (File.Exists(container.LogPath))
            File.Delete(container.LogPath);
    }
}
