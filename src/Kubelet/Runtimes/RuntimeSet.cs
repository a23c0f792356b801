using Arktos.Kubelet.Cri;
using Arktos.Kubelet.Images.Pulls;

namespace Arktos.Kubelet.Runtimes;

/// <summary>
/// A node's runtime of containers and that of virtual machines as one, for who looks at all pods of the node: lists are
/// of both, and what is asked by an id goes to the one that has it. Pods are made by the runtime of their kind, not
/// here. That of machines may be away: what it had last is told then, and the node goes on. Disposes of both.
/// Thread-safe.
/// </summary>
public sealed class RuntimeSet(IWorkloadRuntime containers, IWorkloadRuntime machines) : IWorkloadRuntime, IDisposable
{
    private volatile IReadOnlyDictionary<string, ObservedPod> _lastMachines = new Dictionary<string, ObservedPod>();
    private volatile IReadOnlySet<string> _machineIds = new HashSet<string>(),
        _containerIds = new HashSet<string>();

    public string Name => containers.Name;

    public Task<RuntimeState> GetStateAsync(CancellationToken ct) => containers.GetStateAsync(ct);

    public async Task<IReadOnlyDictionary<string, ObservedPod>> ListPodsAsync(string? podUid, CancellationToken ct)
    {
        var pods = await containers.ListPodsAsync(podUid, ct).ConfigureAwait(false);
        if (podUid is null)
            _containerIds = IdsOf(pods);
        else if (pods.Count > 0)
            return pods;
        var all = new Dictionary<string, ObservedPod>(pods);
        foreach (var (uid, pod) in await ListMachinesAsync(podUid, ct).ConfigureAwait(false))
            all.TryAdd(uid, pod with { IsMachine = true });
        return all;
    }

    public Task<string> RunSandboxAsync(PodSandboxConfig config, string handler, CancellationToken ct) =>
        containers.RunSandboxAsync(config, handler, ct);

    public async Task StopSandboxAsync(string id, CancellationToken ct) =>
        await (await OwnerAsync(id, ct).ConfigureAwait(false)).StopSandboxAsync(id, ct).ConfigureAwait(false);

    public async Task RemoveSandboxAsync(string id, CancellationToken ct) =>
        await (await OwnerAsync(id, ct).ConfigureAwait(false)).RemoveSandboxAsync(id, ct).ConfigureAwait(false);

    public async Task<SandboxLink?> FindLinkAsync(string sandboxId, CancellationToken ct) =>
        await (await OwnerAsync(sandboxId, ct).ConfigureAwait(false))
            .FindLinkAsync(sandboxId, ct)
            .ConfigureAwait(false);

    public async Task<string> CreateContainerAsync(
        string sandboxId,
        ContainerConfig config,
        PodSandboxConfig sandbox,
        CancellationToken ct
    ) =>
        await (await OwnerAsync(sandboxId, ct).ConfigureAwait(false))
            .CreateContainerAsync(sandboxId, config, sandbox, ct)
            .ConfigureAwait(false);

    public async Task StartContainerAsync(string id, CancellationToken ct) =>
        await (await OwnerAsync(id, ct).ConfigureAwait(false)).StartContainerAsync(id, ct).ConfigureAwait(false);

    public async Task StopContainerAsync(string id, TimeSpan grace, CancellationToken ct) =>
        await (await OwnerAsync(id, ct).ConfigureAwait(false)).StopContainerAsync(id, grace, ct).ConfigureAwait(false);

    public async Task RemoveContainerAsync(string id, CancellationToken ct) =>
        await (await OwnerAsync(id, ct).ConfigureAwait(false)).RemoveContainerAsync(id, ct).ConfigureAwait(false);

    public async Task UpdateResourcesAsync(string id, LinuxContainerResources resources, CancellationToken ct) =>
        await (await OwnerAsync(id, ct).ConfigureAwait(false))
            .UpdateResourcesAsync(id, resources, ct)
            .ConfigureAwait(false);

    public async Task<IReadOnlyList<ContainerUsage>> ListUsageAsync(CancellationToken ct)
    {
        var used = await containers.ListUsageAsync(ct).ConfigureAwait(false);
        try
        {
            return [.. used, .. await machines.ListUsageAsync(ct).ConfigureAwait(false)];
        }
        catch (RuntimeException)
        {
            return used;
        }
    }

    public async Task<IReadOnlyDictionary<string, NetworkUsed>> ListNetworkAsync(CancellationToken ct)
    {
        var used = await containers.ListNetworkAsync(ct).ConfigureAwait(false);
        try
        {
            return used.Concat(await machines.ListNetworkAsync(ct).ConfigureAwait(false)).ToDictionary();
        }
        catch (RuntimeException)
        {
            return used;
        }
    }

    public async Task ReopenLogAsync(string id, CancellationToken ct) =>
        await (await OwnerAsync(id, ct).ConfigureAwait(false)).ReopenLogAsync(id, ct).ConfigureAwait(false);

    public async Task<ExecResult> ExecSyncAsync(
        string containerId,
        IReadOnlyList<string> command,
        TimeSpan timeout,
        CancellationToken ct
    ) =>
        await (await OwnerAsync(containerId, ct).ConfigureAwait(false))
            .ExecSyncAsync(containerId, command, timeout, ct)
            .ConfigureAwait(false);

    public async Task<Uri> ExecAsync(
        string id,
        IReadOnlyList<string> command,
        WorkloadStreams streams,
        CancellationToken ct
    ) =>
        await (await OwnerAsync(id, ct).ConfigureAwait(false))
            .ExecAsync(id, command, streams, ct)
            .ConfigureAwait(false);

    public async Task<Uri> AttachAsync(string id, WorkloadStreams streams, CancellationToken ct) =>
        await (await OwnerAsync(id, ct).ConfigureAwait(false)).AttachAsync(id, streams, ct).ConfigureAwait(false);

    public async Task<Uri> PortForwardAsync(string sandboxId, IReadOnlyList<int> ports, CancellationToken ct) =>
        await (await OwnerAsync(sandboxId, ct).ConfigureAwait(false))
            .PortForwardAsync(sandboxId, ports, ct)
            .ConfigureAwait(false);

    public Task<ImageRecord?> FindImageAsync(string image, CancellationToken ct) =>
        containers.FindImageAsync(image, ct);

    public Task PullImageAsync(
        string image,
        RegistryCredential? credential,
        PodSandboxConfig sandbox,
        CancellationToken ct
    ) => containers.PullImageAsync(image, credential, sandbox, ct);

    public Task<IReadOnlyList<ImageRecord>> ListImagesAsync(CancellationToken ct) => containers.ListImagesAsync(ct);

    public Task RemoveImageAsync(string id, CancellationToken ct) => containers.RemoveImageAsync(id, ct);

    public void Dispose()
    {
        (containers as IDisposable)?.Dispose();
        (machines as IDisposable)?.Dispose();
    }

    /// <summary>Of a runtime that does not answer, what it had last.</summary>
    private async Task<IReadOnlyDictionary<string, ObservedPod>> ListMachinesAsync(string? podUid, CancellationToken ct)
    {
        try
        {
            var pods = await machines.ListPodsAsync(podUid, ct).ConfigureAwait(false);
            if (podUid is null)
                (_lastMachines, _machineIds) = (pods, IdsOf(pods));
            return pods;
        }
        catch (RuntimeException)
        {
            var last = _lastMachines;
            return podUid is null ? last
                : last.TryGetValue(podUid, out var pod) ? new Dictionary<string, ObservedPod> { [podUid] = pod }
                : new Dictionary<string, ObservedPod>();
        }
    }

    private async Task<IWorkloadRuntime> OwnerAsync(string id, CancellationToken ct)
    {
        if (_machineIds.Contains(id))
            return machines;
        if (_containerIds.Contains(id))
            return containers;
        // It was made since the last look.
        await ListMachinesAsync(null, ct).ConfigureAwait(false);
        return _machineIds.Contains(id) ? machines : containers;
    }

    private static HashSet<string> IdsOf(IReadOnlyDictionary<string, ObservedPod> pods) =>
        [
            .. pods.Values.SelectMany(p => p.Sandboxes).Select(s => s.Id),
            .. pods.Values.SelectMany(p => p.Containers).Select(c => c.Id),
        ];
}
