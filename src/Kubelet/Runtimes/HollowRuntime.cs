using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Arktos.Kubelet.Cri;
using Arktos.Kubelet.Images.Pulls;

namespace Arktos.Kubelet.Runtimes;

/// <summary>
/// Plays sandboxes and containers in memory: they start at once, run until they are stopped, and log one line. A
/// container whose first argument word is "exit" (command ["exit", "3"]) ends at once with that code. Nothing survives
/// the process. Every image is present.
/// </summary>
public sealed class HollowRuntime(string podCidr, TimeProvider time) : IWorkloadRuntime
{
    // In the words that containerd has for it.
    private const string NoNetwork =
        "container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady "
        + "message:Network plugin returns error: cni plugin not initialized";

    private sealed record Sandbox(string Id, PodSandboxConfig Config, string Ip, DateTimeOffset CreatedAt)
    {
        public bool Ready { get; set; } = true;
    }

    private sealed record Entry(ContainerConfig Config, PodSandboxConfig Pod)
    {
        public required ObservedContainer State { get; set; }
    }

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Sandbox> _sandboxes = [];
    private readonly Dictionary<string, Entry> _containers = [];
    private readonly Dictionary<string, HashSet<string>> _byPod = [];
    private readonly ConcurrentStack<uint> _freeAddresses = new();
    private uint _lastAddress;
    private long _lastId;

    public string Name => "hollow";

    /// <summary>No address is given out before it is told from which range: <see cref="SetPodCidr"/>.</summary>
    public bool WaitsForPodCidr { get; init; }

    /// <summary>Addresses come from this range from now on.</summary>
    public void SetPodCidr(string cidr)
    {
        lock (_lock)
        {
            podCidr = cidr;
            _lastAddress = 0;
            _freeAddresses.Clear();
        }
    }

    public Task<RuntimeState> GetStateAsync(CancellationToken ct) =>
        Task.FromResult(
            LacksNetwork
                ? new RuntimeState(Name, "1.0.0", NoNetwork) { LacksOnlyNetwork = true }
                : new RuntimeState(Name, "1.0.0", "")
        );

    private bool LacksNetwork
    {
        get
        {
            lock (_lock)
                return WaitsForPodCidr && podCidr.Length == 0;
        }
    }

    public Task<IReadOnlyDictionary<string, ObservedPod>> ListPodsAsync(string? podUid, CancellationToken ct)
    {
        lock (_lock)
        {
            var uids =
                podUid is null ? _byPod.Keys.ToList()
                : _byPod.ContainsKey(podUid) ? [podUid]
                : [];
            return Task.FromResult<IReadOnlyDictionary<string, ObservedPod>>(uids.ToDictionary(uid => uid, Observe));
        }
    }

    public Task<string> RunSandboxAsync(PodSandboxConfig config, string handler, CancellationToken ct)
    {
        lock (_lock)
        {
            var id = NextId();
            if (LacksNetwork)
                throw new RuntimeException(NoNetwork);
            var hostNetwork = config.Linux?.SecurityContext?.NamespaceOptions?.Network == NamespaceMode.Node;
            _sandboxes.Add(id, new Sandbox(id, config, hostNetwork ? "" : TakeAddress(), time.GetUtcNow()));
            OfPod(config.Metadata.Uid).Add(id);
            return Task.FromResult(id);
        }
    }

    public Task StopSandboxAsync(string id, CancellationToken ct)
    {
        lock (_lock)
        {
            if (!_sandboxes.TryGetValue(id, out var sandbox) || !sandbox.Ready)
                return Task.CompletedTask;
            sandbox.Ready = false;
            foreach (var entry in _containers.Values.Where(c => c.State.SandboxId == id))
                End(entry, 137);
            if (sandbox.Ip.Length > 0)
                GiveBack(IPAddress.Parse(sandbox.Ip));
            return Task.CompletedTask;
        }
    }

    /// <summary>Its sandboxes have addresses, and no network that they would be of.</summary>
    public Task<SandboxLink?> FindLinkAsync(string sandboxId, CancellationToken ct) =>
        Task.FromResult<SandboxLink?>(null);

    public async Task RemoveSandboxAsync(string id, CancellationToken ct)
    {
        await StopSandboxAsync(id, ct).ConfigureAwait(false);
        lock (_lock)
        {
            if (!_sandboxes.Remove(id, out var sandbox))
                return;
            foreach (var container in _containers.Values.Where(c => c.State.SandboxId == id).ToList())
                Remove(container);
            Forget(sandbox.Config.Metadata.Uid, id);
        }
    }

    public Task<string> CreateContainerAsync(
        string sandboxId,
        ContainerConfig config,
        PodSandboxConfig sandbox,
        CancellationToken ct
    )
    {
        lock (_lock)
        {
            if (!_sandboxes.ContainsKey(sandboxId))
                throw new RuntimeException($"sandbox {sandboxId} does not exist");
            var id = NextId();
            _containers.Add(
                id,
                new Entry(config, sandbox)
                {
                    State = new ObservedContainer
                    {
                        Id = id,
                        SandboxId = sandboxId,
                        Name = config.Metadata.Name,
                        Attempt = (int)config.Metadata.Attempt,
                        Phase = ContainerPhase.Created,
                        CreatedAt = time.GetUtcNow(),
                        ImageRef = config.Image.Image,
                        SpecHash = config.Annotations.TryGetValue(RuntimeLabels.ContainerHash, out var hash)
                            ? hash
                            : "",
                        LogPath = Path.Combine(sandbox.LogDirectory, config.LogPath),
                        Limits = ContainerLimits.Of(config.Linux?.Resources ?? new LinuxContainerResources()),
                    },
                }
            );
            OfPod(sandbox.Metadata.Uid).Add(id);
            return Task.FromResult(id);
        }
    }

    public Task StartContainerAsync(string id, CancellationToken ct)
    {
        lock (_lock)
        {
            if (!_containers.TryGetValue(id, out var entry))
                throw new RuntimeException($"container {id} does not exist");
            var now = time.GetUtcNow();
            entry.State = entry.State with { Phase = ContainerPhase.Running, StartedAt = now };
            if (entry.State.LogPath.Length > 0 && entry.Pod.LogDirectory.Length > 0)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(entry.State.LogPath)!);
                File.AppendAllText(
                    entry.State.LogPath,
                    $"{now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff", CultureInfo.InvariantCulture)}00Z "
                        + $"stdout F hollow container {entry.State.Name} of pod {entry.Pod.Metadata.Name} runs\n"
                );
            }
            if (
                entry.Config.Command is ["exit", var code, ..]
                && int.TryParse(code, NumberStyles.Integer, CultureInfo.InvariantCulture, out var exitCode)
            )
                End(entry, exitCode);
            return Task.CompletedTask;
        }
    }

    public Task StopContainerAsync(string id, TimeSpan grace, CancellationToken ct)
    {
        lock (_lock)
            if (_containers.TryGetValue(id, out var entry))
                End(entry, 143);
        return Task.CompletedTask;
    }

    public Task RemoveContainerAsync(string id, CancellationToken ct)
    {
        lock (_lock)
            if (_containers.TryGetValue(id, out var entry))
                Remove(entry);
        return Task.CompletedTask;
    }

    public Task UpdateResourcesAsync(string id, LinuxContainerResources resources, CancellationToken ct)
    {
        lock (_lock)
            if (_containers.TryGetValue(id, out var entry))
                entry.State = entry.State with { Limits = entry.State.Limits!.After(resources) };
            else
                throw new RuntimeException($"container {id} does not exist");
        return Task.CompletedTask;
    }

    /// <summary>A container that only seems to run uses one thousandth of a core and one mebibyte.</summary>
    public Task<IReadOnlyDictionary<string, NetworkUsed>> ListNetworkAsync(CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<string, NetworkUsed>>(new Dictionary<string, NetworkUsed>());

    public Task<IReadOnlyList<ContainerUsage>> ListUsageAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        lock (_lock)
            return Task.FromResult<IReadOnlyList<ContainerUsage>>([
                .. _containers
                    .Values.Select(e => e.State)
                    .Where(c => c.Phase == ContainerPhase.Running)
                    .Select(c => new ContainerUsage(
                        c.Id,
                        now,
                        (now - c.StartedAt!.Value).Ticks * 100 / 1000,
                        1 << 20,
                        1 << 20,
                        1 << 20
                    )),
            ]);
    }

    public Task ReopenLogAsync(string id, CancellationToken ct) => Task.CompletedTask;

    public Task<ExecResult> ExecSyncAsync(
        string containerId,
        IReadOnlyList<string> command,
        TimeSpan timeout,
        CancellationToken ct
    ) => Task.FromException<ExecResult>(NoExec());

    public Task<Uri> AttachAsync(string id, WorkloadStreams streams, CancellationToken ct) =>
        Task.FromException<Uri>(NoExec());

    public Task<Uri> ExecAsync(
        string id,
        IReadOnlyList<string> command,
        WorkloadStreams streams,
        CancellationToken ct
    ) => Task.FromException<Uri>(NoExec());

    public Task<Uri> PortForwardAsync(string sandboxId, IReadOnlyList<int> ports, CancellationToken ct) =>
        Task.FromException<Uri>(new RuntimeException("this node's pods are hollow: nothing listens in them"));

    public Task<ImageRecord?> FindImageAsync(string image, CancellationToken ct) =>
        Task.FromResult<ImageRecord?>(new ImageRecord(image, [image], [], 1, null, ""));

    public Task PullImageAsync(
        string image,
        RegistryCredential? credential,
        PodSandboxConfig sandbox,
        CancellationToken ct
    ) => Task.CompletedTask;

    public Task<IReadOnlyList<ImageRecord>> ListImagesAsync(CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<ImageRecord>>([]);

    public Task RemoveImageAsync(string id, CancellationToken ct) => Task.CompletedTask;

    private static RuntimeException NoExec() =>
        new("this node's containers are hollow: nothing can be executed in them");

    private ObservedPod Observe(string uid)
    {
        var ids = _byPod[uid];
        var sandboxes = ids.Where(_sandboxes.ContainsKey)
            .Select(id => _sandboxes[id])
            .OrderByDescending(s => s.Config.Metadata.Attempt)
            .ToList();
        var labels = sandboxes.FirstOrDefault()?.Config.Labels;
        string Label(string name) => labels is not null && labels.TryGetValue(name, out var value) ? value : "";
        return new ObservedPod
        {
            Uid = uid,
            Tenant = Label(RuntimeLabels.PodTenant),
            Namespace = Label(RuntimeLabels.PodNamespace),
            Name = Label(RuntimeLabels.PodName),
            Network = RuntimeLabels.NetworkOf(Label(RuntimeLabels.PodNetwork)),
            Sandboxes =
            [
                .. sandboxes.Select(s => new ObservedSandbox(
                    s.Id,
                    (int)s.Config.Metadata.Attempt,
                    s.Ready,
                    s.CreatedAt,
                    s.Ip.Length > 0 ? [s.Ip] : []
                )),
            ],
            Containers =
            [
                .. ids.Where(_containers.ContainsKey)
                    .Select(id => _containers[id].State)
                    .OrderBy(c => c.Name, StringComparer.Ordinal)
                    .ThenByDescending(c => c.Attempt),
            ],
        };
    }

    private void End(Entry entry, int exitCode)
    {
        if (entry.State.Phase == ContainerPhase.Running)
            entry.State = entry.State with
            {
                Phase = ContainerPhase.Exited,
                ExitCode = exitCode,
                FinishedAt = time.GetUtcNow(),
            };
    }

    private void Remove(Entry entry)
    {
        _containers.Remove(entry.State.Id);
        Forget(entry.Pod.Metadata.Uid, entry.State.Id);
    }

    private HashSet<string> OfPod(string uid)
    {
        if (!_byPod.TryGetValue(uid, out var ids))
            _byPod.Add(uid, ids = []);
        return ids;
    }

    private void Forget(string uid, string id)
    {
        if (_byPod.TryGetValue(uid, out var ids) && ids.Remove(id) && ids.Count == 0)
            _byPod.Remove(uid);
    }

    private string NextId() => (++_lastId).ToString("x64", CultureInfo.InvariantCulture);

    private string TakeAddress()
    {
        if (_freeAddresses.TryPop(out var free))
            return ToAddress(free);
        var network = Network;
        var size = 1u << (32 - network.PrefixLength);
        // The first is the network, the second its gateway, the last its broadcast address.
        if (_lastAddress + 3 >= size)
            throw new RuntimeException($"no address of {podCidr} is free");
        return ToAddress(ToNumber(network.BaseAddress) + 1 + ++_lastAddress);
    }

    private void GiveBack(IPAddress address)
    {
        // It may be one of the range before.
        if (Network.Contains(address))
            _freeAddresses.Push(ToNumber(address));
    }

    private IPNetwork Network => IPNetwork.Parse(podCidr.Length > 0 ? podCidr : "10.244.0.0/16");

    private static uint ToNumber(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[4];
        address.TryWriteBytes(bytes, out _);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }

    private static string ToAddress(uint number)
    {
        Span<byte> bytes = stackalloc byte[4];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return new IPAddress(bytes).ToString();
    }
}
