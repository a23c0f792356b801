using System.Collections.Concurrent;
using System.Diagnostics;
using Arktos.Api.Core.V1;
using Arktos.Api.Streams;
using Arktos.Client.Connection;
using Arktos.Client.Resources;
using Arktos.Kubelet.Policies;
using Arktos.Kubelet.Routes;
using Arktos.Kubelet.Runtimes;
using Arktos.Kubelet.Services;
using Arktos.Metrics;
using Microsoft.Extensions.Logging;
using Prometheus;

namespace Arktos.Kubelet.Isolation;

/// <param name="Pods">The range of all pods of the cluster.</param>
internal sealed record WallOptions(string Table, string Bridge, PodRange Pods, TimeProvider Time, RoleMetrics Metrics)
{
    /// <summary>Addresses of all tenants together; some 100 bytes of the kernel's memory each.</summary>
    public int AddressesMax { get; init; } = 131_072;

    public PolicyBounds Policies { get; init; } = new();

    /// <summary>Where pods ask for names.</summary>
    public IReadOnlyList<uint> Dns { get; init; } = [];

    /// <summary>Is told, by a reason and a message, what is not carried out as it is asked for; once.</summary>
    public Action<string, string> Tell { get; init; } = static (_, _) => { };
}

/// <param name="FindLink">As <see cref="IWorkloadRuntime.FindLinkAsync"/>.</param>
internal sealed record WallParts(
    IApiConnection Connection,
    NftTransactions Nft,
    Func<string, CancellationToken, Task<SandboxLink?>> FindLink,
    WallOptions Options,
    ILogger Logger
);

/// <summary>
/// Keeps pods of different tenants, and of different networks of one tenant, from talking, and pods from what network
/// policies do not let pass: follows the addresses of all pods of those tenants that have pods here, the policies of
/// namespaces that have pods here, and what these find peers by; and keeps the kernel's tables so. A pod's containers
/// start when its own address is known to the kernel. The tables outlive the agent; an agent that starts writes them
/// anew in one transaction, and not before it has seen all addresses and policies.
/// <code>
///   sandbox made --> AdmitAsync ---+                      +--> KernelWalls: one transaction
///   look at the runtime --> See ---+--> loop: WallTable --+
///   a pod of the node --> Note ----+       PolicyTable    +--> Follows begin and end with the pods here
///   Follows -----------------------+
/// </code>
/// </summary>
internal sealed class TenantWalls : IAsyncDisposable
{
    private static readonly TimeSpan CheckPeriod = TimeSpan.FromSeconds(1),
        RewritePeriod = TimeSpan.FromSeconds(5),
        PeersPatience = TimeSpan.FromSeconds(2);

    /// <summary>What others change costs at most a twentieth of a core.</summary>
    private const int RewriteShare = 20;

    private readonly WallParts _parts;
    private readonly WallOptions _options;
    private readonly ILogger _logger;
    private readonly NodeLinks _links = new();
    private readonly KernelWalls _kernel;
    private readonly Counter.Child _failures;
    private readonly Gauge _addresses,
        _isolated,
        _peers;
    private readonly Histogram _durations;

    /// <summary>Sandboxes whose own address the kernel has.</summary>
    private readonly ConcurrentDictionary<string, LocalPod> _admitted = new();
    private readonly ConcurrentDictionary<string, PolicyPod> _noted = new();
    private readonly WallFollowers _followers;

    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _isDirty = new(0, 1);
    private Work _work = new();

    // Of the loop alone.
    private readonly WallTable _table;
    private readonly PolicyTable _policies;
    private readonly HashSet<string> _gone = [],
        _faults = [];
    private readonly HashSet<string> _withoutLink = [];
    private readonly Dictionary<string, long> _since = [];
    private ulong _hardware;
    private bool _hasLooked,
        _isWritten,
        _isOwed,
        _wasFull,
        _policiesWereFull;
    private volatile bool _podsAreKnown;
    private long _wholeAt;
    private TimeSpan _wholeTook;
    private string _lastFailure = "";

    public TenantWalls(WallParts parts)
    {
        (_parts, _options, _logger) = (parts, parts.Options, parts.Logger);
        _table = new WallTable(_options.Pods, _options.AddressesMax);
        _policies = new PolicyTable(new ClusterDns(_options.Dns), _options.Policies);
        _kernel = new KernelWalls(parts.Nft);
        _followers = new WallFollowers(
            parts.Connection,
            _options,
            (what, key) => Change(w => w.Dirty.Add((what, key))),
            () => Change(static _ => { }),
            _logger
        );
        _durations = _options.Metrics.Histogram(
            "arktos_tenant_walls_write_duration_seconds",
            "How long it took to write a change of pods' addresses to the kernel.",
            [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5]
        );
        _failures = _options
            .Metrics.Counter("arktos_tenant_walls_failures_total", "Transactions that the kernel has not taken.")
            .WithLabels();
        _addresses = _options.Metrics.Gauge(
            "arktos_tenant_walls_addresses",
            "Addresses of pods of tenants with pods on this node that the kernel knows."
        );
        _isolated = _options.Metrics.Gauge(
            "arktos_network_policy_chains",
            "Chains of what network policies let pass to or from pods of this node."
        );
        _peers = _options.Metrics.Gauge(
            "arktos_network_policy_peers",
            "Addresses of peers of network policies that the kernel knows, once for each set."
        );
    }

    /// <summary>
    /// Returns when the kernel knows the address of a pod's sandbox, and (if API servers answer in time) those of its
    /// tenant's other pods, and what policies ask for: it may run then. Until its policies are known nothing passes
    /// from or to it but what its node sends. A pod on the node's own network is not looked at. Any thread.
    /// </summary>
    /// <exception cref="RuntimeException">The pod must not run: it would reach nobody.</exception>
    public async Task AdmitAsync(Pod pod, string sandbox, CancellationToken ct)
    {
        if (pod.Spec.HostNetwork)
            return;
        if (!_admitted.TryGetValue(sandbox, out var local))
        {
            local =
                await FindAsync(sandbox, PodNetwork.Of(pod), pod.Metadata.Uid, ct).ConfigureAwait(false)
                ?? throw new RuntimeException("the runtime does not tell how the pod is linked to the node's network");
            var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Change(w => w.Admissions.Add((local, _options.Time.GetTimestamp(), written)));
            await written.Task.WaitAsync(ct).ConfigureAwait(false);
        }
        // What a program asks for first should not be refused; who cannot be followed now is waited for no longer.
        using var patience = new CancellationTokenSource(PeersPatience, _options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        try
        {
            foreach (
                var what in new[]
                {
                    new Followed(Projection.PodAddresses, local.Tenant),
                    new Followed(Projection.PolicySpecs, local.Tenant, pod.Metadata.Namespace),
                    new Followed(Projection.NamespaceLabels, local.Tenant),
                    new Followed(Projection.PodPeers, local.Tenant),
                }
            )
                if (_followers.Find(what) is { } follower)
                    await follower.Written.Task.WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        { /* it is closed until they are known */
        }
    }

    /// <summary>A pod of this node is so now, and the API shows it. Any thread.</summary>
    public void Note(Pod pod)
    {
        if (pod.Spec.HostNetwork || pod.Metadata.Uid.Length == 0)
            return;
        var (uid, known) = (pod.Metadata.Uid, PolicyPod.Of(pod));
        if (_noted.GetValueOrDefault(uid) == known)
            return;
        _noted[uid] = known;
        Change(w => w.Notes[uid] = known);
    }

    /// <summary>The API has a pod of this node no more: it is known until its sandbox has gone. Any thread.</summary>
    public void Forget(Pod pod)
    {
        var uid = pod.Metadata.Uid;
        _noted.TryRemove(uid, out _);
        Change(w => w.Notes[uid] = null);
    }

    /// <summary>All pods of this node were noted that it had as the agent began. Any thread.</summary>
    public void AllAreNoted()
    {
        _podsAreKnown = true;
        Change(static _ => { });
    }

    /// <summary>
    /// Returns when the kernel knows the network interfaces of a sandbox as they are now: one that has come may speak,
    /// one that has gone does not any more. Any thread.
    /// </summary>
    /// <param name="address">Of the one that has come; "": none has.</param>
    /// <exception cref="RuntimeException">It must not speak: it could take others' addresses.</exception>
    public async Task ReadmitAsync(Pod pod, string sandbox, string address, CancellationToken ct)
    {
        var local =
            await FindAsync(sandbox, PodNetwork.Of(pod), pod.Metadata.Uid, ct).ConfigureAwait(false)
            ?? throw new RuntimeException("the runtime does not tell how the pod is linked to the node's network");
        if (address.Length > 0 && !(Ipv4.TryParse(address, out var own) && local.Links.Any(l => l.Address == own)))
            throw new RuntimeException($"the runtime does not tell how {address} is linked to the node's network");
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Change(w => w.Admissions.Add((local, _options.Time.GetTimestamp(), written)));
        await written.Task.WaitAsync(ct).ConfigureAwait(false);
    }

    /// <summary>What the runtime has, by a look that began then: others are gone. Any thread.</summary>
    public void See(IReadOnlyCollection<ObservedPod> pods, long began) => Change(w => w.Look = (pods, began));

    /// <summary>Until cancelled; the tables stay.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        try
        {
            while (true)
            {
                // Before the work is taken: what those have told who have synced by now is among what is taken.
                var synced = _followers.All.Where(f => f.IsTold).ToList();
                var failure = await StepAsync(TakeWork(), synced, ct).ConfigureAwait(false);
                if (failure.Length > 0 && failure != _lastFailure)
                    _logger.LogWarning("tenants are kept apart as it was last known: {Reason}", failure);
                else if (failure.Length == 0 && _lastFailure.Length > 0)
                    _logger.LogInformation("tenants are kept apart as it should be again");
                _lastFailure = failure;
                if (failure.Length > 0)
                    await Task.Delay(CheckPeriod, _options.Time, ct).ConfigureAwait(false);
                else
                    await _isDirty.WaitAsync(CheckPeriod, ct).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        { /* the agent stops */
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _followers.DisposeAsync().ConfigureAwait(false);
        _links.Dispose();
        _isDirty.Dispose();
    }

    /// <summary>What went wrong; "" for nothing.</summary>
    private async Task<string> StepAsync(Work work, IReadOnlyList<Follower> synced, CancellationToken ct)
    {
        var begun = Stopwatch.GetTimestamp();
        var (walls, policies) = (new ElementChanges(), new ElementChanges());
        try
        {
            foreach (var (local, at, _) in work.Admissions)
                Add(local, at, walls);
            if (work.Look is { } look)
                await ReconcileAsync(look.Pods, look.Began, walls, ct).ConfigureAwait(false);
            Take(work.Notes);
            _policies.Place(_table.Locals, policies);
            foreach (var (what, key) in work.Dirty)
                Take(what, key, walls, policies);
            _table.Fill(walls);
            foreach (var follower in synced.Where(f => !f.IsKnown))
            {
                follower.IsKnown = true;
                if (follower.What.Shown == Projection.PolicySpecs)
                    _policies.Know(follower.What.Tenant, follower.What.Namespace);
            }
            _policies.Settle(policies);
            await SetFollowersAsync(policies).ConfigureAwait(false);
            var isWhole = await WriteAsync(work, walls, policies, ct).ConfigureAwait(false);
            if (isWhole || !walls.IsEmpty || !policies.IsEmpty)
                _durations.Observe(Stopwatch.GetElapsedTime(begun).TotalSeconds);
        }
        catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            _failures.Inc();
            (_isWritten, _isOwed) = (false, true);
            foreach (var (_, _, written) in work.Admissions)
                written.TrySetException(new RuntimeException($"the pod cannot be kept apart from others: {e.Message}"));
            return e.Message;
        }
        foreach (var gone in _since.Keys.Where(s => !_table.Has(s)).ToList())
        {
            _since.Remove(gone);
            _admitted.TryRemove(gone, out _);
        }
        foreach (var local in _table.Locals)
            _admitted[local.Sandbox] = local;
        foreach (var (_, _, written) in work.Admissions)
            written.TrySetResult();
        foreach (var follower in _isWritten ? synced : [])
            follower.Written.TrySetResult();
        _addresses.Set(_table.AddressesCount);
        _isolated.Set(_policies.Chains.Count());
        _peers.Set(_policies.PeersCount);
        TellFull();
        return "";
    }

    private void Take(IEnumerable<KeyValuePair<string, PolicyPod?>> notes)
    {
        foreach (var (uid, pod) in notes)
            if (pod is null)
                _gone.Add(uid);
            else
            {
                _gone.Remove(uid);
                _policies.Note(uid, pod);
            }
        var here = _table.Locals.Select(l => l.Pod).ToHashSet();
        foreach (var uid in _gone.Where(u => !here.Contains(u)).ToList())
        {
            _gone.Remove(uid);
            _policies.Note(uid, null);
        }
    }

    /// <summary>Something that is followed has changed.</summary>
    private void Take(Followed what, ObjectKey key, ElementChanges walls, ElementChanges policies)
    {
        // The last words of one that has ended.
        if (_followers.Find(what) is null)
            return;
        switch (what.Shown)
        {
            case Projection.PodAddresses:
                var followed = _followers.Pod(what, key);
                var network = followed is null ? PodNetwork.DefaultOf(what.Tenant) : PodNetwork.Of(followed);
                _table.Set(network, key, AddressesOf(followed), walls);
                break;
            case Projection.PodPeers:
                var pod = _followers.Pod(what, key);
                uint[] addresses = [.. AddressesOf(pod).Where(_options.Pods.Contains).Distinct()];
                var id = $"{key.Namespace}/{key.Name}";
                _policies.SetPeer(what.Tenant, id, pod is null ? null : PolicyPod.Of(pod), addresses, policies);
                break;
            case Projection.NamespaceLabels:
                var ns = _followers.Namespace(what, key);
                _policies.SetLabels(what.Tenant, key.Name, ns is null ? null : ns.Metadata.Labels ?? [], policies);
                break;
            default:
                _policies.SetPolicy(what.Tenant, what.Namespace, key.Name, _followers.Policy(what, key));
                break;
        }
    }

    /// <returns>Whether the whole was written.</returns>
    private async Task<bool> WriteAsync(Work work, ElementChanges walls, ElementChanges policies, CancellationToken ct)
    {
        var hardware = _links.HardwareOf(_options.Bridge);
        var rules = new WallRules(_options.Table, _options.Bridge, _options.Pods.ToString(), hardware);
        var isKnown = _hasLooked && _podsAreKnown && _followers.All.All(f => f.IsKnown);
        // What an agent before has written stays until all is known that would take its place.
        if (!isKnown && !_isWritten && !_isOwed)
        {
            if (walls.IsEmpty)
                return false;
            try
            {
                // Whose policies they are is not asked yet: those that come are closed.
                foreach (var local in work.Admissions.Select(a => a.Local).Where(l => _table.Find(l.Sandbox) == l))
                foreach (var element in PolicySets.ClosedOf([.. local.Links.Select(l => l.Address)]))
                    walls.Put(element);
                await _kernel.WriteRulesAsync(rules, _table, ct).ConfigureAwait(false);
                await _kernel.WriteAsync(rules, _table, null, walls, ct).ConfigureAwait(false);
                _hardware = hardware;
                return false;
            }
            catch (IOException e)
            {
                _logger.LogWarning("the tables of before cannot be added to, and are made anew: {Reason}", e.Message);
            }
        }
        try
        {
            return await WriteAsync(rules, walls, policies, ct).ConfigureAwait(false);
        }
        catch (IOException)
        {
            if (!await CloseRefusedAsync(rules, policies, ct).ConfigureAwait(false))
                throw;
            _isWritten = false;
            return await WriteAsync(rules, walls, policies, ct).ConfigureAwait(false);
        }
    }

    private async Task<bool> WriteAsync(
        WallRules rules,
        ElementChanges walls,
        ElementChanges policies,
        CancellationToken ct
    )
    {
        if (_isWritten && rules.Hardware == _hardware && !IsDisturbed())
        {
            await _kernel.WriteAsync(rules, _table, _policies, walls.With(policies), ct).ConfigureAwait(false);
            return false;
        }
        var begun = _options.Time.GetTimestamp();
        await _kernel.WriteWholeAsync(rules, _table, _policies, ct).ConfigureAwait(false);
        (_isWritten, _isOwed, _hardware) = (true, false, rules.Hardware);
        (_wholeAt, _wholeTook) = (_options.Time.GetTimestamp(), _options.Time.GetElapsedTime(begun));
        return true;
    }

    /// <summary>Policies that the kernel does not take let nothing pass; the others are carried out.</summary>
    /// <returns>Whether there are any.</returns>
    private async Task<bool> CloseRefusedAsync(WallRules rules, ElementChanges policies, CancellationToken ct)
    {
        var isAny = false;
        var refused = await _kernel.FindRefusedAsync(rules, _policies.Chains, ct).ConfigureAwait(false);
        foreach (var (chain, reason) in refused.Where(r => _policies.Close(r.Chain, policies)))
        {
            isAny = true;
            Tell("NetworkPolicyRefused", $"pods are closed whose policies the kernel does not take: {reason}");
        }
        _policies.Settle(policies);
        return isAny;
    }

    /// <summary>Others may have changed the tables, and they were not written anew just now.</summary>
    private bool IsDisturbed() =>
        _options.Time.GetElapsedTime(_wholeAt)
            >= TimeSpan.FromTicks(Math.Max(RewritePeriod.Ticks, _wholeTook.Ticks * RewriteShare))
        && _kernel.MayHaveBeenChanged;

    private void Add(LocalPod local, long at, ElementChanges changes)
    {
        _table.Add(local, changes);
        _since[local.Sandbox] = at;
    }

    /// <summary>
    /// Sandboxes that an agent before has made, and those that are gone: their address may be another's by now.
    /// </summary>
    private async Task ReconcileAsync(
        IReadOnlyCollection<ObservedPod> pods,
        long began,
        ElementChanges changes,
        CancellationToken ct
    )
    {
        var (there, isComplete) = (new HashSet<string>(), true);
        foreach (var pod in pods)
        foreach (var sandbox in pod.Sandboxes.Where(s => s.Ready))
        {
            there.Add(sandbox.Id);
            if (IsKnown(sandbox) || _withoutLink.Contains(sandbox.Id) || sandbox.Ips.Count == 0)
                continue;
            try
            {
                var network = new PodNetwork(pod.Tenant, pod.Network);
                if (await FindAsync(sandbox.Id, network, pod.Uid, ct).ConfigureAwait(false) is { } local)
                    Add(local, began, changes);
                else
                    _withoutLink.Add(sandbox.Id);
            }
            catch (RuntimeException e)
            {
                // It may have gone since the look; the next one tells.
                isComplete = false;
                _logger.LogInformation(
                    "the link of sandbox {Sandbox} is not known yet: {Reason}",
                    sandbox.Id,
                    e.Message
                );
            }
        }
        _withoutLink.IntersectWith(there);
        foreach (
            var gone in _table
                .Locals.Where(l => !there.Contains(l.Sandbox) && _since[l.Sandbox] < began)
                .Select(l => l.Sandbox)
                .ToList()
        )
            _table.Remove(gone, changes);
        _hasLooked |= isComplete;
    }

    /// <summary>With all network interfaces that it has by now.</summary>
    private bool IsKnown(ObservedSandbox sandbox) =>
        _table.Find(sandbox.Id) is { } known
        && (
            sandbox.Nics.Count == 0
            || known
                .Links.Select(l => l.Address)
                .ToHashSet()
                .SetEquals(sandbox.Nics.Select(n => Ipv4.TryParse(n.Ip, out var ip) ? ip : 0).Where(ip => ip != 0))
        );

    /// <summary>Null: it has no link of its own.</summary>
    /// <exception cref="RuntimeException">The runtime does not answer.</exception>
    private async Task<LocalPod?> FindAsync(string sandbox, PodNetwork network, string uid, CancellationToken ct)
    {
        if (await _parts.FindLink(sandbox, ct).ConfigureAwait(false) is not { } first || LinkOf(first) is not { } link)
            return null;
        return new LocalPod(sandbox, network.Tenant, [link, .. first.More.Select(LinkOf).OfType<PodLink>()])
        {
            Pod = uid,
            NetworkName = network.Name,
        };
    }

    /// <summary>Null: it has no port of the bridge, or not any more.</summary>
    private PodLink? LinkOf(SandboxLink link)
    {
        var port = link.HostLinks.Where(l => l != _options.Bridge).Select(_links.IndexOf).FirstOrDefault(i => i > 0);
        return port == 0 ? null : new PodLink(link.Address, port, link.Hardware);
    }

    private static IReadOnlyList<uint> AddressesOf(Pod? pod) =>
        pod?.Status.PodIPs is { } ips
            ? [.. ips.Select(i => Ipv4.TryParse(i.Ip, out var address) ? address : 0).Where(a => a != 0)]
            : [];

    /// <summary>
    /// Addresses of each tenant with pods here but for those of tenant system that may reach all; policies of
    /// namespaces with pods here; and what those that isolate pods here take to tell peers.
    /// </summary>
    private async Task SetFollowersAsync(ElementChanges policies)
    {
        var wanted = _table
            .Followed.Select(t => new Followed(Projection.PodAddresses, t))
            .Concat(_policies.Namespaces.Select(n => new Followed(Projection.PolicySpecs, n.Tenant, n.Namespace)))
            .Concat(_policies.TenantsOfPeers.Select(t => new Followed(Projection.PodPeers, t)))
            .Concat(_policies.TenantsOfLabels.Select(t => new Followed(Projection.NamespaceLabels, t)))
            .ToHashSet();
        foreach (var gone in await _followers.SetAsync(wanted).ConfigureAwait(false))
            switch (gone.Shown)
            {
                case Projection.PodPeers:
                    _policies.ForgetPeers(gone.Tenant, policies);
                    break;
                case Projection.NamespaceLabels:
                    _policies.ForgetLabels(gone.Tenant, policies);
                    break;
                case Projection.PolicySpecs:
                    _policies.Forget(gone.Tenant, gone.Namespace);
                    break;
            }
    }

    private void TellFull()
    {
        if (_table.IsFull && !_wasFull)
            Tell(
                "TenantIsolationFull",
                $"{_options.AddressesMax} addresses of pods are known here; others cannot be reached from this node"
            );
        if (_policies.IsFull && !_policiesWereFull)
            Tell(
                "NetworkPolicyFull",
                $"network policies of pods here name more than {_options.Policies.PeersMax} addresses of peers, or let "
                    + $"more than {_options.Policies.LinesMax} things pass to or from a pod; the others do not pass"
            );
        (_wasFull, _policiesWereFull) = (_table.IsFull, _policies.IsFull);
        var faults = _policies.Faults.ToHashSet();
        foreach (var fault in faults.Where(f => !_faults.Contains(f)))
            Tell("NetworkPolicyUnreadable", $"what cannot be read of a network policy lets nothing pass: {fault}");
        _faults.Clear();
        _faults.UnionWith(faults);
    }

    private void Tell(string reason, string message)
    {
        _logger.LogWarning("{Reason}: {Message}", reason, message);
        _options.Tell(reason, message);
    }

    private void Change(Action<Work> change)
    {
        lock (_lock)
        {
            change(_work);
            if (_isDirty.CurrentCount == 0)
                _isDirty.Release();
        }
    }

    private Work TakeWork()
    {
        lock (_lock)
        {
            var work = _work;
            _work = new Work();
            return work;
        }
    }

    /// <summary>What has come since it was taken last: pods, not events of them, which bounds it.</summary>
    private sealed class Work
    {
        public List<(LocalPod Local, long At, TaskCompletionSource Written)> Admissions { get; } = [];

        public (IReadOnlyCollection<ObservedPod> Pods, long Began)? Look { get; set; }

        public HashSet<(Followed What, ObjectKey Key)> Dirty { get; } = [];

        /// <summary>By uid; null: the API has it no more.</summary>
        public Dictionary<string, PolicyPod?> Notes { get; } = [];
    }
}
