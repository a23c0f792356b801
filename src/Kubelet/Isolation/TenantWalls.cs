using System.Collections.Concurrent;
using System.Diagnostics;
using Arktos.Api.Core.V1;
using Arktos.Api.Streams;
using Arktos.Client.Connection;
using Arktos.Client.Informers;
using Arktos.Client.Resources;
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

    /// <summary>Is told once when there is no room for more addresses.</summary>
    public Action<string> TellFull { get; init; } = static _ => { };
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
/// Keeps pods of different tenants from talking: follows the addresses of all pods of those tenants that have pods
/// here, and keeps the kernel's tables so. A pod's containers start when its own address is known to the kernel. The
/// tables outlive the agent; an agent that starts writes them anew in one transaction, and not before it has seen all
/// addresses.
/// <code>
///   sandbox made --> AdmitAsync ---+                    +--> KernelWalls: one transaction
///   look at the runtime --> See ---+--> loop: WallTable-+
///   Follow of each tenant ---------+                    +--> Follows begin and end with the tenant's pods here
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
    private readonly Gauge _addresses;
    private readonly Histogram _durations;

    /// <summary>Sandboxes whose own address the kernel has.</summary>
    private readonly ConcurrentDictionary<string, LocalPod> _admitted = new();
    private readonly ConcurrentDictionary<string, Follower> _followers = new();

    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _isDirty = new(0, 1);
    private Work _work = new();

    // Of the loop alone.
    private readonly WallTable _table;
    private readonly HashSet<string> _withoutLink = [];
    private readonly Dictionary<string, long> _since = [];
    private ulong _hardware;
    private bool _hasLooked,
        _isWritten,
        _isOwed,
        _wasFull;
    private long _wholeAt;
    private TimeSpan _wholeTook;
    private string _lastFailure = "";

    public TenantWalls(WallParts parts)
    {
        (_parts, _options, _logger) = (parts, parts.Options, parts.Logger);
        _table = new WallTable(_options.Pods, _options.AddressesMax);
        _kernel = new KernelWalls(parts.Nft);
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
    }

    /// <summary>
    /// Returns when the kernel knows the address of a pod's sandbox, and (if API servers answer in time) those of its
    /// tenant's other pods: it may run then. A pod on the node's own network is not looked at. Any thread.
    /// </summary>
    /// <exception cref="RuntimeException">The pod must not run: it would reach nobody.</exception>
    public async Task AdmitAsync(Pod pod, string sandbox, CancellationToken ct)
    {
        if (pod.Spec.HostNetwork)
            return;
        if (!_admitted.TryGetValue(sandbox, out var local))
        {
            local =
                await FindAsync(sandbox, pod.Metadata.Tenant, ct).ConfigureAwait(false)
                ?? throw new RuntimeException("the runtime does not tell how the pod is linked to the node's network");
            var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Change(w => w.Admissions.Add((local, _options.Time.GetTimestamp(), written)));
            await written.Task.WaitAsync(ct).ConfigureAwait(false);
        }
        // What a program asks for first should not be refused; who cannot be followed now is waited for no longer.
        if (_followers.TryGetValue(local.Tenant, out var follower))
            await Task.WhenAny(follower.Written.Task, Task.Delay(PeersPatience, _options.Time, ct))
                .ConfigureAwait(false);
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
            await FindAsync(sandbox, pod.Metadata.Tenant, ct).ConfigureAwait(false)
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
                var synced = _followers.Values.Where(f => f.IsTold).ToList();
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
        foreach (var follower in _followers.Values)
            await follower.Informer.DisposeAsync().ConfigureAwait(false);
        _links.Dispose();
        _isDirty.Dispose();
    }

    /// <summary>What went wrong; "" for nothing.</summary>
    private async Task<string> StepAsync(Work work, IReadOnlyList<Follower> synced, CancellationToken ct)
    {
        var begun = Stopwatch.GetTimestamp();
        var changes = new ElementChanges();
        try
        {
            foreach (var (local, at, _) in work.Admissions)
                Add(local, at, changes);
            if (work.Look is { } look)
                await ReconcileAsync(look.Pods, look.Began, changes, ct).ConfigureAwait(false);
            foreach (var (tenant, pod) in work.Dirty)
                _table.Set(tenant, pod, AddressesOf(tenant, pod), changes);
            _table.Fill(changes);
            await SetFollowersAsync().ConfigureAwait(false);
            foreach (var follower in synced)
                follower.IsKnown = true;
            var isWhole = await WriteAsync(changes, ct).ConfigureAwait(false);
            if (isWhole || !changes.IsEmpty)
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
        foreach (var follower in synced)
            follower.Written.TrySetResult();
        _addresses.Set(_table.AddressesCount);
        TellFull();
        return "";
    }

    /// <returns>Whether the whole was written.</returns>
    private async Task<bool> WriteAsync(ElementChanges changes, CancellationToken ct)
    {
        var hardware = _links.HardwareOf(_options.Bridge);
        var rules = new WallRules(_options.Table, _options.Bridge, _options.Pods.ToString(), hardware);
        var isKnown = _hasLooked && _followers.Values.All(f => f.IsKnown);
        // What an agent before has written stays until all is known that would take its place.
        if (!isKnown && !_isWritten && !_isOwed)
        {
            if (changes.IsEmpty)
                return false;
            try
            {
                await _kernel.WriteRulesAsync(rules, _table, ct).ConfigureAwait(false);
                await _kernel.WriteAsync(rules, _table, changes, ct).ConfigureAwait(false);
                _hardware = hardware;
                return false;
            }
            catch (IOException e)
            {
                _logger.LogWarning("the tables of before cannot be added to, and are made anew: {Reason}", e.Message);
            }
        }
        else if (_isWritten && hardware == _hardware && !IsDisturbed())
        {
            await _kernel.WriteAsync(rules, _table, changes, ct).ConfigureAwait(false);
            return false;
        }
        var begun = _options.Time.GetTimestamp();
        await _kernel.WriteWholeAsync(rules, _table, ct).ConfigureAwait(false);
        (_isWritten, _isOwed, _hardware) = (true, false, hardware);
        (_wholeAt, _wholeTook) = (_options.Time.GetTimestamp(), _options.Time.GetElapsedTime(begun));
        return true;
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
                if (await FindAsync(sandbox.Id, pod.Tenant, ct).ConfigureAwait(false) is { } local)
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
    private async Task<LocalPod?> FindAsync(string sandbox, string tenant, CancellationToken ct)
    {
        if (await _parts.FindLink(sandbox, ct).ConfigureAwait(false) is not { } first || LinkOf(first) is not { } link)
            return null;
        return new LocalPod(sandbox, tenant, [link, .. first.More.Select(LinkOf).OfType<PodLink>()]);
    }

    /// <summary>Null: it has no port of the bridge, or not any more.</summary>
    private PodLink? LinkOf(SandboxLink link)
    {
        var port = link.HostLinks.Where(l => l != _options.Bridge).Select(_links.IndexOf).FirstOrDefault(i => i > 0);
        return port == 0 ? null : new PodLink(link.Address, port, link.Hardware);
    }

    private IReadOnlyList<uint> AddressesOf(string tenant, ObjectKey pod) =>
        _followers.TryGetValue(tenant, out var follower) && follower.Informer.Get(pod)?.Status.PodIPs is { } ips
            ? [.. ips.Select(i => Ipv4.TryParse(i.Ip, out var address) ? address : 0).Where(a => a != 0)]
            : [];

    /// <summary>One for each tenant with pods here but for tenant system, whose pods may reach all.</summary>
    private async Task SetFollowersAsync()
    {
        foreach (var tenant in _followers.Keys.Where(t => !_table.Tenants.Contains(t)).ToList())
            if (_followers.TryRemove(tenant, out var gone))
                await gone.Informer.DisposeAsync().ConfigureAwait(false);
        foreach (var tenant in _table.Tenants.Where(t => t != WallRules.SystemTenant && !_followers.ContainsKey(t)))
            _followers[tenant] = Follow(tenant);
    }

    private Follower Follow(string tenant)
    {
        var informer = new Informer<Pod>(
            _parts.Connection,
            new InformerOptions
            {
                Tenant = tenant,
                Projection = Projection.PodAddresses,
                Time = _options.Time,
                Metrics = _options.Metrics,
                Logger = _logger,
            }
        ).Reduce(PodAddress.Of).AddHandler(InformerHandler<Pod>.Any(Mark));
        var follower = new Follower(informer);
        informer.Start();
        _ = WakeAsync(follower);
        return follower;

        void Mark(Pod pod) => Change(w => w.Dirty.Add((tenant, ObjectKey.Of(pod))));
    }

    private async Task WakeAsync(Follower follower)
    {
        try
        {
            await follower.Informer.WaitForSyncAsync(CancellationToken.None).ConfigureAwait(false);
            Change(_ => follower.IsTold = true);
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        { /* nobody waits for it any more */
        }
    }

    private void TellFull()
    {
        if (_table.IsFull && !_wasFull)
        {
            var message =
                $"{_options.AddressesMax} addresses of pods are known here; others cannot be reached from this node";
            _logger.LogWarning("{Message}", message);
            _options.TellFull(message);
        }
        _wasFull = _table.IsFull;
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

    private sealed record Follower(Informer<Pod> Informer)
    {
        /// <summary>The whole set has been noted as work.</summary>
        public bool IsTold { get; set; }

        /// <summary>The table has the whole set. Of the loop alone.</summary>
        public bool IsKnown { get; set; }

        /// <summary>The kernel has had all that was told.</summary>
        public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>What has come since it was taken last: pods, not events of them, which bounds it.</summary>
    private sealed class Work
    {
        public List<(LocalPod Local, long At, TaskCompletionSource Written)> Admissions { get; } = [];

        public (IReadOnlyCollection<ObservedPod> Pods, long Began)? Look { get; set; }

        public HashSet<(string Tenant, ObjectKey Pod)> Dirty { get; } = [];
    }
}
