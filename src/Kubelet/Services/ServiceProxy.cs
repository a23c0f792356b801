using System.Diagnostics;
using Arktos.Api.Core.V1;
using Arktos.Api.Discovery.V1;
using Arktos.Api.Services;
using Arktos.Client.Connection;
using Arktos.Client.Informers;
using Arktos.Client.Resources;
using Arktos.Metrics;
using Microsoft.Extensions.Logging;
using Prometheus;

namespace Arktos.Kubelet.Services;

internal sealed record ProxyOptions(ProxyRules Rules, NodePlace Node, TimeProvider Time, RoleMetrics Metrics)
{
    /// <summary>Of the agent, where it has other tables as well; null: the proxy makes its own.</summary>
    public NftTransactions? Nft { get; init; }
}

/// <summary>
/// Leads what asks for services to their backends: follows services and slices of all tenants, and keeps the kernel's
/// table so. A change is a transaction of what changes; what others have changed is written over. The table outlives
/// the agent: connections go on, and new ones are led as it was last known.
/// </summary>
internal sealed class ServiceProxy : IAsyncDisposable
{
    private const string ServiceLabel = "kubernetes.io/service-name",
        ByService = "service";
    private const int ConflictsLoggedMax = 8;

    private static readonly TimeSpan CheckPeriod = TimeSpan.FromSeconds(1),
        RetryPeriod = TimeSpan.FromSeconds(1),
        RewritePeriod = TimeSpan.FromSeconds(5),
        RewritePeriodMax = TimeSpan.FromSeconds(15);

    /// <summary>
    /// What others change costs at most a twentieth of a core, or a write each <see cref="RewritePeriodMax"/>: on a
    /// machine that is busy with other things a write takes long, and costs no more for it.
    /// </summary>
    private const int RewriteShare = 20;

    private readonly ProxyOptions _options;
    private readonly ILogger _logger;
    private readonly Informer<Service> _services;
    private readonly Informer<EndpointSlice> _slices;
    private readonly HealthCheckPorts _healthChecks;
    private readonly Histogram _durations;
    private readonly Counter.Child _failures;
    private readonly Gauge _frontends;
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _isDirty = new(0, 1);
    private HashSet<ObjectKey> _dirty = [];

    // Of the loop alone.
    private readonly ProxyTable _table = new();
    private bool _movesDatagrams = true,
        _losesBackends = true;
    private long _wholeAt;
    private TimeSpan _wholeTook;
    private string _lastFailure = "";
    private string _lastConflicts = "";

    public ServiceProxy(IApiConnection connection, ProxyOptions options, ILogger logger)
    {
        (_options, _logger) = (options, logger);
        _healthChecks = new HealthCheckPorts(logger);
        _durations = options.Metrics.Histogram(
            "kubeproxy_sync_proxy_rules_duration_seconds",
            "How long it took to write a change of services to the kernel.",
            [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5]
        );
        _failures = options
            .Metrics.Counter("arktos_service_proxy_failures_total", "Transactions that the kernel has not taken.")
            .WithLabels();
        _frontends = options.Metrics.Gauge(
            "arktos_service_proxy_frontends",
            "Addresses and ports that the proxy leads to backends, or refuses."
        );
        var informer = new InformerOptions
        {
            Tenant = "all",
            LabelSelector = ApiServiceNames.FollowersSelector,
            Time = options.Time,
            Metrics = options.Metrics,
            Logger = logger,
        };
        _services = new Informer<Service>(connection, informer).AddHandler(
            InformerHandler<Service>.Any(s => Mark(ObjectKey.Of(s)))
        );
        _slices = new Informer<EndpointSlice>(connection, informer)
            .AddIndex(ByService, s => ServiceOf(s) is { } service ? [service.ToString()] : [])
            .AddHandler(
                new InformerHandler<EndpointSlice>
                {
                    Added = Mark,
                    Updated = (before, now) =>
                    {
                        Mark(before);
                        Mark(now);
                    },
                    Deleted = Mark,
                }
            );
    }

    /// <summary>Until cancelled.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        _services.Start();
        _slices.Start();
        try
        {
            await _services.WaitForSyncAsync(ct).ConfigureAwait(false);
            await _slices.WaitForSyncAsync(ct).ConfigureAwait(false);
            using var own = _options.Nft is null ? new NftTransactions() : null;
            using var kernel = new KernelTable(_options.Rules, _options.Nft ?? own!);
            var isWhole = true;
            while (true)
            {
                var failure = await StepAsync(kernel, isWhole, ct).ConfigureAwait(false);
                if (failure.Length > 0 && failure != _lastFailure)
                    _logger.LogWarning("services do not lead where they should: {Reason}", failure);
                else if (failure.Length == 0 && _lastFailure.Length > 0)
                    _logger.LogInformation("services lead where they should again");
                _lastFailure = failure;
                isWhole = failure.Length > 0;
                if (isWhole)
                    await Task.Delay(RetryPeriod, _options.Time, ct).ConfigureAwait(false);
                else
                    isWhole = await WaitAsync(kernel, ct).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        { /* the agent stops; the table stays */
        }
        catch (IOException e)
        {
            _logger.LogError("services are not routed on this node: {Reason}", e.Message);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync().ConfigureAwait(false);
        await _slices.DisposeAsync().ConfigureAwait(false);
        await _healthChecks.DisposeAsync().ConfigureAwait(false);
        _isDirty.Dispose();
    }

    /// <summary>What went wrong; "" for nothing.</summary>
    private async Task<string> StepAsync(KernelTable kernel, bool isWhole, CancellationToken ct)
    {
        var begun = Stopwatch.GetTimestamp();
        var changes = new TableChanges();
        foreach (var service in TakeDirty())
            _table.Set(service, PlanOf(service), changes);
        _movesDatagrams |= changes.MovesDatagrams;
        _losesBackends |= changes.LosesRememberedBackends;
        try
        {
            BridgeSettings.Open(_options.Rules.Bridge);
            if (isWhole)
                await kernel.WriteWholeAsync(_table.Whole(), ct).ConfigureAwait(false);
            else if (!changes.IsEmpty)
                await kernel.WriteAsync(changes, ct).ConfigureAwait(false);
            if (isWhole)
                (_wholeAt, _wholeTook) = (_options.Time.GetTimestamp(), Stopwatch.GetElapsedTime(begun));
            if (isWhole || !changes.IsEmpty)
                _durations.Observe(Stopwatch.GetElapsedTime(begun).TotalSeconds);
            if (_losesBackends)
                kernel.ForgetClients(_table);
            if (_movesDatagrams)
                kernel.ForgetFlows(_table);
            (_losesBackends, _movesDatagrams) = (false, false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            _failures.Inc();
            return e.Message;
        }
        _frontends.Set(_table.FrontendsCount);
        TellConflicts();
        await _healthChecks.SetAsync(_table.Plans).ConfigureAwait(false);
        return "";
    }

    /// <returns>Whether the whole table is to be written: somebody else may have changed it.</returns>
    private async Task<bool> WaitAsync(KernelTable kernel, CancellationToken ct)
    {
        var rewriteAfter = TimeSpan.FromTicks(
            Math.Clamp(_wholeTook.Ticks * RewriteShare, RewritePeriod.Ticks, RewritePeriodMax.Ticks)
        );
        try
        {
            while (!await _isDirty.WaitAsync(CheckPeriod, ct).ConfigureAwait(false))
            {
                // The bridge comes with the first pod, which need not wait for long.
                BridgeSettings.Open(_options.Rules.Bridge);
                if (_options.Time.GetElapsedTime(_wholeAt) >= rewriteAfter && kernel.MayHaveBeenChanged)
                    return true;
            }
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    private ServicePlan? PlanOf(ObjectKey key)
    {
        if (_services.Get(key) is not { } service)
            return null;
        try
        {
            return ServicePlanner.Plan(service, _slices.ByIndex(ByService, key.ToString()), _options.Node);
        }
        // One object that is not as it should be takes no other service with it.
        catch (Exception e)
        {
            _logger.LogError(e, "service {Service} cannot be routed", key);
            return null;
        }
    }

    private void TellConflicts()
    {
        var conflicts = _table.Conflicts.Take(ConflictsLoggedMax).ToList();
        var text = string.Join(", ", conflicts.Select(c => $"{c.Frontend} leads to {c.Has}, not to {c.Wants}"));
        if (text.Length > 0 && text != _lastConflicts)
            _logger.LogWarning("services want the same address: {Conflicts}", text);
        _lastConflicts = text;
    }

    private static ObjectKey? ServiceOf(EndpointSlice slice) =>
        slice.Metadata.Labels?.GetValueOrDefault(ServiceLabel) is { Length: > 0 } name
            ? ObjectKey.Of(slice) with
            {
                Name = name,
            }
            : null;

    private void Mark(EndpointSlice slice)
    {
        if (ServiceOf(slice) is { } service)
            Mark(service);
    }

    private void Mark(ObjectKey service)
    {
        lock (_lock)
        {
            _dirty.Add(service);
            if (_isDirty.CurrentCount == 0)
                _isDirty.Release();
        }
    }

    private HashSet<ObjectKey> TakeDirty()
    {
        lock (_lock)
        {
            var dirty = _dirty;
            _dirty = [];
            return dirty;
        }
    }
}
