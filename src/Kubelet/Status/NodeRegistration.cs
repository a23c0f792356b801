using System.Text.Json.Nodes;
using Arktos.Api.Coordination.V1;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Client.Connection;
using Arktos.Client.Events;
using Arktos.Client.Queues;
using Arktos.Client.Resources;
using Arktos.Kubelet.Runtimes;
using Microsoft.Extensions.Logging;

namespace Arktos.Kubelet.Status;

/// <summary>
/// Keeps the node known: registers it, writes its status when that changes (checked every 10 s) or every 5 minutes, and
/// renews its Lease every 10 s. One instance for a node.
/// </summary>
public sealed class NodeRegistration(
    IApiConnection connection,
    KubeletOptions options,
    IWorkloadRuntime runtime,
    EventRecorder events,
    ILogger logger
)
{
    public const string LeaseNamespace = "kube-node-lease";

    /// <summary>The node's label that says whether its agent routes services, with both of its values.</summary>
    public const string ServiceProxyLabel = "arktos.io/service-proxy",
        ServicesAreRouted = "nftables",
        ServicesAreNotRouted = "off";

    /// <summary>Whether its agent keeps pods of different tenants apart, with both values.</summary>
    public const string TenantWallsLabel = "arktos.io/tenant-walls",
        TenantsAreApart = "nftables",
        TenantsAreNotApart = "off";
    private const string SystemTenant = "system";
    private const int LeaseSeconds = 40;
    private static readonly TimeSpan StatusPeriod = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ReportPeriod = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LeasePeriod = TimeSpan.FromSeconds(10);
    private static readonly Backoff Retry = new(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(7));

    private readonly ResourceClient<Node> _nodes = new(connection);
    private readonly ResourceClient<Lease> _leases = new(connection);
    private readonly TimeProvider _time = options.Time;
    private readonly Random _random = new();
    private readonly SemaphoreSlim _soon = new(0, 1);
    private volatile Node? _node;
    private Node? _heard;
    private string _lastStatus = "";
    private DateTimeOffset _lastReport;
    private Lease? _lease;

    /// <summary>Why the agent does not do its work; "" when it does. The lease only says that it lives.</summary>
    public Func<string> Unhealthy { get; init; } = static () => "";

    /// <summary>What runs virtual machines; null: the node does not.</summary>
    public IWorkloadRuntime? Machines { get; init; }

    /// <summary>What is to be told of the node's own settings, as events, when it is registered.</summary>
    public IReadOnlyList<(string Reason, string Message)> Warnings { get; init; } = [];

    public bool RoutesServices { get; init; }

    public bool KeepsTenantsApart { get; init; }

    /// <summary>The conditions of pressure that hold. Any thread.</summary>
    public Func<IReadOnlyList<string>> Pressures { get; init; } = static () => [];

    /// <summary>Attached volumes that pods have or wait for. Any thread.</summary>
    public Func<IReadOnlyList<string>> VolumesInUse { get; init; } = static () => [];

    /// <summary>The node was made, once more maybe: the API has lost what else it was told of it.</summary>
    public System.Action Registered { get; init; } = static () => { };

    /// <summary>Is told what the node has for pods, before schedulers are. Any thread.</summary>
    public Action<IReadOnlyDictionary<string, Arktos.Api.Quantity>> Promise { get; init; } = static _ => { };

    /// <summary>The node as it is registered where there is none yet, but for its status.</summary>
    public Node Initial =>
        new()
        {
            Metadata = new ObjectMeta
            {
                Name = options.NodeName,
                Labels = Labels(),
                Annotations = new Map<string> { ["volumes.kubernetes.io/controller-managed-attach-detach"] = "true" },
            },
            Spec = new NodeSpec
            {
                PodCIDR = options.PodCidr,
                PodCIDRs = options.PodCidr.Length > 0 ? [options.PodCidr] : null,
            },
        };

    /// <summary>The API has the node so: what others have written of what it has may be new. Any thread.</summary>
    public void Heard(Node node)
    {
        var before = Interlocked.Exchange(ref _heard, node);
        if (before is null || !NodeResources.AreSame(before.Status, node.Status))
            ReportSoon();
    }

    /// <summary>The status is looked at now, and written if it has changed. Thread-safe.</summary>
    public void ReportSoon()
    {
        lock (_soon)
            if (_soon.CurrentCount == 0)
                _soon.Release();
    }

    /// <summary>Null before the node is registered.</summary>
    public Node? Node => _node;

    /// <summary>Returns when the API has the node.</summary>
    public async Task RegisterAsync(CancellationToken ct)
    {
        for (var failures = 0; ; failures++)
        {
            try
            {
                _node = await RegisterOnceAsync(ct).ConfigureAwait(false);
                Volatile.Write(ref _heard, _node);
                Promise(AllocatableOf(OwnCapacity(), _node));
                Registered();
                events.Record(About(_node), "", "Normal", "Starting", "Starting kubelet.");
                foreach (var (reason, message) in Warnings)
                    events.Record(About(_node), "", "Warning", reason, message);
                return;
            }
            catch (ApiException e)
            {
                logger.LogWarning("node {Node} is not registered yet: {Reason}", options.NodeName, e.Message);
                await Task.Delay(Retry.After(failures + 1, _random), _time, ct).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Until cancelled.</summary>
    public Task RunAsync(CancellationToken ct) =>
        Task.WhenAll(
            LoopAsync(StatusPeriod, ReportAsync, "status", _soon.WaitAsync, ct),
            LoopAsync(LeasePeriod, RenewAsync, "lease", stop => Task.Delay(Timeout.Infinite, stop), ct)
        );

    /// <param name="wake">Completes when the next step is not to wait for its time.</param>
    private async Task LoopAsync(
        TimeSpan period,
        Func<CancellationToken, Task> step,
        string what,
        Func<CancellationToken, Task> wake,
        CancellationToken ct
    )
    {
        for (var failures = 0; ; )
        {
            try
            {
                await step(ct).ConfigureAwait(false);
                failures = 0;
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                failures++;
                logger.LogWarning("{What} of node {Node} was not written: {Reason}", what, options.NodeName, e.Message);
            }
            var delay = failures == 0 ? period * (1 + 0.04 * _random.NextDouble()) : Retry.After(failures, _random);
            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(ct);
            await Task.WhenAny(Task.Delay(delay, _time, waiting.Token), wake(waiting.Token)).ConfigureAwait(false);
            await waiting.CancelAsync().ConfigureAwait(false);
            if (ct.IsCancellationRequested)
                return;
        }
    }

    private async Task<Node> RegisterOnceAsync(CancellationToken ct)
    {
        var node = Initial;
        node.Status = await StatusAsync(null, ct).ConfigureAwait(false);
        try
        {
            return await _nodes.CreateAsync(node, ct).ConfigureAwait(false);
        }
        catch (ApiException e) when (e.IsAlreadyExists)
        {
            var there = await _nodes.GetAsync(ObjectKey.Cluster(options.NodeName), ct).ConfigureAwait(false);
            var missing = Labels().Where(l => there.Metadata.Labels?.GetValueOrDefault(l.Key) != l.Value).ToList();
            if (missing.Count == 0)
                return there;
            // Labels that others have set stay.
            var labels = new JsonObject(missing.Select(l => KeyValuePair.Create(l.Key, (JsonNode?)l.Value)));
            var patch = new JsonObject { ["metadata"] = new JsonObject { ["labels"] = labels } };
            return await _nodes
                .PatchAsync(ObjectKey.Cluster(options.NodeName), KubeJson.Encode(patch), PatchType.Merge, ct)
                .ConfigureAwait(false);
        }
    }

    private Map<string> Labels() =>
        new(options.NodeLabels)
        {
            ["kubernetes.io/hostname"] = options.NodeName,
            ["kubernetes.io/os"] = "linux",
            ["kubernetes.io/arch"] = MachineFacts.Architecture,
            ["beta.kubernetes.io/os"] = "linux",
            ["beta.kubernetes.io/arch"] = MachineFacts.Architecture,
            [ServiceProxyLabel] = RoutesServices ? ServicesAreRouted : ServicesAreNotRouted,
            [TenantWallsLabel] = KeepsTenantsApart ? TenantsAreApart : TenantsAreNotApart,
        };

    private async Task ReportAsync(CancellationToken ct)
    {
        var now = _time.GetUtcNow();
        var status = await StatusAsync(_node, ct).ConfigureAwait(false);
        var fingerprint = Fingerprint(status);
        if (fingerprint == _lastStatus && now - _lastReport < ReportPeriod)
            return;
        var patch = new JsonObject { ["status"] = JsonNode.Parse(KubeJson.Encode(status)) };
        // A list that is left out would stay as it is.
        if (status.VolumesInUse is null)
            patch["status"]!["volumesInUse"] = null;
        // So would an amount.
        foreach (var name in NodeResources.Withdrawn(status.Capacity ?? [], Latest?.Status))
            patch["status"]!["allocatable"]![name] = null;
        Node written;
        try
        {
            written = await _nodes
                .PatchStatusAsync(ObjectKey.Cluster(options.NodeName), KubeJson.Encode(patch), PatchType.Merge, ct)
                .ConfigureAwait(false);
        }
        catch (ApiException e) when (e.IsNotFound)
        {
            // Somebody deleted the node while its agent runs: it is made anew.
            await RegisterAsync(ct).ConfigureAwait(false);
            return;
        }
        Tell(written);
        (_node, _lastStatus, _lastReport) = (written, fingerprint, now);
    }

    private void Tell(Node written)
    {
        foreach (var reason in NodeConditions.Changes(_node?.Status.Conditions, written.Status.Conditions))
            events.Record(About(written), "", "Normal", reason, $"Node {options.NodeName} status is now: {reason}");
    }

    private async Task<NodeStatus> StatusAsync(Node? before, CancellationToken ct)
    {
        var state = await StateAsync(runtime, ct).ConfigureAwait(false);
        var runtimes = new RuntimeStates(
            state,
            Machines is null ? null : await StateAsync(Machines, ct).ConfigureAwait(false)
        );
        if (state.NotReady.Length == 0)
            state = state with { NotReady = Unhealthy() };
        var capacity = OwnCapacity();
        var allocatable = AllocatableOf(capacity, before is null ? null : Latest);
        if (before is not null)
            Promise(allocatable);
        return new NodeStatus
        {
            // What others have written there stays, as it is not named.
            Capacity = capacity,
            Allocatable = allocatable,
            Addresses =
            [
                new NodeAddress { Type = "InternalIP", Address = options.NodeAddress },
                new NodeAddress { Type = "Hostname", Address = options.NodeName },
            ],
            DaemonEndpoints = new NodeDaemonEndpoints
            {
                KubeletEndpoint = new DaemonEndpoint { Port = options.AdvertisedPort },
            },
            NodeInfo = MachineFacts.SystemInfo($"{state.Name}://{state.Version}"),
            VolumesInUse = VolumesInUse() is { Count: > 0 } volumes ? [.. volumes] : null,
            Images = state.NotReady.Length > 0 ? null : await ImagesAsync(ct).ConfigureAwait(false),
            Conditions = NodeConditions.Build(
                before?.Status.Conditions,
                state.NotReady,
                runtimes,
                Pressures(),
                _time.GetUtcNow()
            ),
        };
    }

    /// <summary>The node as it was heard of last; null before it is registered.</summary>
    private Node? Latest => Volatile.Read(ref _heard) ?? _node;

    private Map<Arktos.Api.Quantity> OwnCapacity() =>
        options.Capacity is { } given
            ? new Map<Arktos.Api.Quantity>(given)
            : MachineFacts.Capacity(options.MaxPods, options.StateDirectory);

    private Map<Arktos.Api.Quantity> AllocatableOf(Map<Arktos.Api.Quantity> own, Node? node) =>
        NodeResources.Allocatable(NodeResources.WithExtended(own, node?.Status), options.PressureInForce);

    private static async Task<RuntimeState> StateAsync(IWorkloadRuntime of, CancellationToken ct)
    {
        try
        {
            return await of.GetStateAsync(ct).ConfigureAwait(false);
        }
        catch (RuntimeException e)
        {
            return new RuntimeState(of.Name, "", $"container runtime is down: {e.Message}");
        }
    }

    private async Task<List<ContainerImage>> ImagesAsync(CancellationToken ct)
    {
        var images = await runtime.ListImagesAsync(ct).ConfigureAwait(false);
        return
        [
            .. images
                .OrderByDescending(i => i.SizeBytes)
                .ThenBy(i => i.Id, StringComparer.Ordinal)
                .Take(50)
                .Select(i => new ContainerImage
                {
                    Names = [.. i.Digests.Concat(i.Tags).Take(5)],
                    SizeBytes = i.SizeBytes,
                }),
        ];
    }

    private static string Fingerprint(NodeStatus status)
    {
        var copy = KubeJson.Clone(status);
        foreach (var condition in copy.Conditions ?? [])
            condition.LastHeartbeatTime = null;
        return System.Text.Encoding.UTF8.GetString(KubeJson.Encode(copy));
    }

    private async Task RenewAsync(CancellationToken ct)
    {
        if (_node is null)
            return;
        var now = _time.GetUtcNow();
        var key = new ObjectKey(SystemTenant, LeaseNamespace, options.NodeName);
        if (_lease is null)
        {
            _lease =
                await _leases.TryGetAsync(key, ct).ConfigureAwait(false)
                ?? await _leases
                    .CreateAsync(
                        new Lease
                        {
                            Metadata = new ObjectMeta
                            {
                                Tenant = key.Tenant,
                                Namespace = key.Namespace,
                                Name = key.Name,
                                OwnerReferences =
                                [
                                    new OwnerReference
                                    {
                                        ApiVersion = "v1",
                                        Kind = "Node",
                                        Name = options.NodeName,
                                        Uid = _node.Metadata.Uid,
                                    },
                                ],
                            },
                            Spec = new LeaseSpec
                            {
                                HolderIdentity = options.NodeName,
                                LeaseDurationSeconds = LeaseSeconds,
                                RenewTime = now,
                            },
                        },
                        ct
                    )
                    .ConfigureAwait(false);
        }
        _lease.Spec.HolderIdentity = options.NodeName;
        _lease.Spec.LeaseDurationSeconds = LeaseSeconds;
        _lease.Spec.RenewTime = now;
        try
        {
            _lease = await _leases.UpdateAsync(_lease, ct).ConfigureAwait(false);
        }
        catch (ApiException)
        {
            // Changed or deleted by another: the next try reads it first.
            _lease = null;
            throw;
        }
    }

    /// <summary>Events of nodes name them by their name, in place of the uid.</summary>
    internal static ObjectReference About(string node) =>
        new()
        {
            Kind = "Node",
            ApiVersion = "v1",
            Name = node,
            Uid = node,
        };

    private static ObjectReference About(Node node) => About(node.Metadata.Name);
}
