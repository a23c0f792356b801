using System.Collections.Immutable;
using System.Security.Cryptography.X509Certificates;
using Arktos.Api;
using Arktos.Api.Apiregistration.V1;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Configuration;
using Arktos.ApiServer.Registry.Aggregation;
using Arktos.ApiServer.Storage;
using Arktos.ApiServer.Webhooks;
using Arktos.Metrics;
using Microsoft.Extensions.Logging;
using Prometheus;

namespace Arktos.ApiServer.Aggregation;

/// <summary>What one service is known to serve. Immutable.</summary>
/// <param name="Resources">What it said last; empty: nothing yet.</param>
/// <param name="IsAvailable">False: what it said is old, and requests are not passed on.</param>
/// <param name="Schemas">What it says of its API.</param>
internal sealed record AggregatedVersion(
    APIService Source,
    IReadOnlyList<APIResource> Resources,
    bool IsAvailable,
    ServiceSchemas Schemas
)
{
    public GroupVersion GroupVersion { get; } = new(Source.Spec.Group, Source.Spec.Version);
}

/// <summary>
/// The APIs of tenant system that services serve: which there are, whether they are available, what they hold. Every
/// API server looks for itself and passes requests on by what it sees; all of them keep the objects' statuses. The
/// services of other tenants are not reached: an endpoint may be any address. Thread-safe; one task runs it.
/// </summary>
internal sealed class AggregatedApis : IDisposable
{
    private const int ApisMax = 200;
    private const int ChecksAtOnce = 8;
    private static readonly AvailabilityVerdict BuiltIn =
            new("False", "NotProxied", "API servers serve this version themselves"),
        TooMany = new("False", "NotProxied", $"no more than {ApisMax} versions are passed on to services");
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1),
        RecheckAvailable = TimeSpan.FromSeconds(30),
        RecheckUnavailable = TimeSpan.FromSeconds(3);

    private readonly FollowedConfiguration _configuration;
    private readonly IResourceCatalogs _catalogs;
    private readonly ServiceHandlers _handlers;
    private readonly X509Certificate2? _own;
    private readonly AvailabilityCheck _check;
    private readonly ServiceSchemaReader _schemas;
    private readonly ApiServiceStatuses _statuses;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly Gauge _unavailable;
    private readonly Lock _lock = new();
    private Listed _listed = new(null, ImmutableDictionary<GroupVersion, AggregatedApi>.Empty, []);
    private volatile ImmutableDictionary<GroupVersion, Known> _known = ImmutableDictionary<GroupVersion, Known>.Empty;
    private volatile AggregatedSnapshot _snapshot = AggregatedSnapshot.None;

    public AggregatedApis(
        FollowedConfiguration configuration,
        ObjectStorage storage,
        IResourceCatalogs catalogs,
        ServiceHandlers handlers,
        ApiServiceStatuses statuses,
        ApiServerOptions options,
        ILogger log
    )
    {
        (_configuration, _catalogs, _handlers, _statuses) = (configuration, catalogs, handlers, statuses);
        (_own, _time, _log) = (options.ProxyClientCertificate, options.Time, log);
        _check = new AvailabilityCheck(storage, catalogs.BuiltIn);
        _schemas = new ServiceSchemaReader(log);
        _unavailable = options.Metrics.Gauge(
            "aggregator_unavailable_apiservice",
            "1 for each APIService whose service is not available to this API server.",
            "name"
        );
    }

    /// <summary>What is known now. Another state is another object.</summary>
    public AggregatedSnapshot Snapshot => _snapshot;

    /// <summary>The resource in keys whose objects say which APIs there are.</summary>
    public static string Followed => $"{ApiServiceStrategy.Plural}.{ApiServiceStrategy.Group}";

    /// <summary>The API that a service serves under the name; null: nobody does, or this server itself.</summary>
    public async ValueTask<AggregatedApi?> FindAsync(GroupVersion name, CancellationToken cancel)
    {
        // What is built in is never passed on, and waits for nothing that is followed.
        if (_catalogs.BuiltIn.GroupVersions.Contains(name))
            return null;
        var objects = (await _configuration.OfAsync(UserIdentity.SystemTenant, cancel))[Followed];
        return ListedOf(objects).Apis.GetValueOrDefault(name);
    }

    /// <summary>Whether requests are passed on. An API that nobody has looked at yet is given the chance.</summary>
    public bool IsAvailable(AggregatedApi api) =>
        !_known.TryGetValue(api.GroupVersion, out var known) || known.Api != api || known.Verdict.IsAvailable;

    /// <summary>A request has failed: whether the service is there at all is looked at without delay.</summary>
    public void Suspect(AggregatedApi api)
    {
        lock (_lock)
            if (_known.TryGetValue(api.GroupVersion, out var known) && known.Api == api && known.Verdict.IsAvailable)
                _known = _known.SetItem(api.GroupVersion, known with { Due = _time.GetUtcNow() });
    }

    public Task RunAsync(CancellationToken stopping) =>
        Task.WhenAll(CheckAllAsync(stopping), ReadSchemasAsync(stopping));

    private async Task CheckAllAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await LookAsync(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                _log.LogWarning(
                    e is StoreUnavailableException ? null : e,
                    "the APIs of services are not looked at: {Reason}",
                    e.Message
                );
            }
            await Task.Delay(Look, _time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public void Dispose()
    {
        foreach (var api in _listed.Apis.Values)
            api.Client.Dispose();
    }

    private async Task LookAsync(CancellationToken cancel)
    {
        var objects = (await _configuration.OfAsync(UserIdentity.SystemTenant, cancel))[Followed];
        var (listed, now) = (ListedOf(objects), _time.GetUtcNow());
        var apis = listed.Apis;
        foreach (var (name, known) in _known)
            if (!apis.TryGetValue(name, out var api) || api != known.Api)
                Forget(name, known, isGone: api is null);
        await Parallel.ForEachAsync(
            apis.Values.Where(a => !_known.TryGetValue(a.GroupVersion, out var k) || k.Due <= now),
            new ParallelOptions { MaxDegreeOfParallelism = ChecksAtOnce, CancellationToken = cancel },
            async (api, token) => await CheckAsync(api, token)
        );
        foreach (var (source, verdict) in listed.Refused)
            await _statuses.WriteAsync(source, verdict, cancel);
        Publish();
        await _statuses.SyncAsync(await _catalogs.OfAsync(UserIdentity.SystemTenant, cancel), cancel);
    }

    private async Task CheckAsync(AggregatedApi api, CancellationToken cancel)
    {
        var verdict = await _check.RunAsync(api, cancel);
        var due = _time.GetUtcNow() + (verdict.IsAvailable ? RecheckAvailable : RecheckUnavailable);
        Known? before;
        lock (_lock)
        {
            before = _known.GetValueOrDefault(api.GroupVersion);
            var version = new AggregatedVersion(
                api.Source,
                verdict.Resources?.Resources ?? before?.Version.Resources ?? [],
                verdict.IsAvailable,
                before?.Version.Schemas ?? ServiceSchemas.None
            );
            _known = _known.SetItem(api.GroupVersion, new Known(api, verdict, version, due));
        }
        var name = api.Source.Metadata.Name;
        _unavailable.WithLabels(name).Set(verdict.IsAvailable ? 0 : 1);
        if (before?.Verdict.IsAvailable != verdict.IsAvailable)
            _log.LogInformation(
                "APIService {Name}: available {Status}: {Message}",
                name,
                verdict.Status,
                verdict.Message
            );
        await _statuses.WriteAsync(api.Source, verdict, cancel);
    }

    /// <summary>
    /// Apart from what is available: a service that answers about its resources and not about its schemas delays no
    /// check.
    /// </summary>
    private async Task ReadSchemasAsync(CancellationToken stopping)
    {
        var due = new Dictionary<AggregatedApi, DateTimeOffset>();
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var (known, now) = (_known, _time.GetUtcNow());
                foreach (var gone in due.Keys.Where(a => !known.Values.Any(k => k.Api == a)).ToList())
                    due.Remove(gone);
                var asked = known.Values.Where(k => k.Verdict.IsAvailable && !(due.GetValueOrDefault(k.Api) > now));
                await Parallel.ForEachAsync(
                    asked.ToList(),
                    new ParallelOptions { MaxDegreeOfParallelism = ChecksAtOnce, CancellationToken = stopping },
                    async (k, token) =>
                    {
                        var read = await _schemas.ReadAsync(k.Api, k.Version.Schemas, token);
                        lock (_lock)
                            if (_known.TryGetValue(k.Api.GroupVersion, out var current) && current.Api == k.Api)
                                _known = _known.SetItem(
                                    k.Api.GroupVersion,
                                    current with
                                    {
                                        Version = current.Version with { Schemas = read },
                                    }
                                );
                        lock (due)
                            due[k.Api] = _time.GetUtcNow() + RecheckAvailable;
                    }
                );
                Publish();
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            await Task.Delay(Look, _time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Forget(GroupVersion name, Known known, bool isGone)
    {
        lock (_lock)
            _known = _known.Remove(name);
        if (isGone)
            _unavailable.RemoveLabelled(known.Api.Source.Metadata.Name);
    }

    // What it says changes only when one of the versions does.
    private void Publish()
    {
        lock (_lock)
        {
            var versions = _known
                .Values.Select(k => k.Version)
                .OrderBy(v => v.Source.Metadata.Name, StringComparer.Ordinal)
                .ToImmutableArray();
            if (!AggregatedSnapshot.Same(_snapshot.Versions, versions))
                _snapshot = new AggregatedSnapshot(versions);
        }
    }

    private Listed ListedOf(FollowedObjects objects)
    {
        lock (_lock)
        {
            if (_listed.From == objects)
                return _listed;
            var apis = ImmutableDictionary.CreateBuilder<GroupVersion, AggregatedApi>();
            var refused = new List<(APIService, AvailabilityVerdict)>();
            foreach (var item in objects.All.OrderBy(i => i.Key.Name, StringComparer.Ordinal))
            {
                if (DecodedItems.Decode<APIService>(item) is not { Spec.Service: not null } source)
                    continue;
                var name = new GroupVersion(source.Spec.Group, source.Spec.Version);
                if (_catalogs.BuiltIn.GroupVersions.Contains(name))
                    refused.Add((source, BuiltIn));
                else if (apis.Count >= ApisMax)
                    refused.Add((source, TooMany));
                // A status that changes does not cost the connections.
                else
                    apis[name] =
                        _listed.Apis.TryGetValue(name, out var known) && known.Serves(source)
                            ? known
                            : new AggregatedApi(source, _handlers, _own);
            }
            return _listed = new Listed(objects, apis.ToImmutable(), refused);
        }
    }

    private sealed record Listed(
        FollowedObjects? From,
        ImmutableDictionary<GroupVersion, AggregatedApi> Apis,
        IReadOnlyList<(APIService Source, AvailabilityVerdict Verdict)> Refused
    );

    private sealed record Known(
        AggregatedApi Api,
        AvailabilityVerdict Verdict,
        AggregatedVersion Version,
        DateTimeOffset Due
    );
}

/// <summary>What services are known to serve, ordered by name. Immutable.</summary>
internal sealed class AggregatedSnapshot(ImmutableArray<AggregatedVersion> versions)
{
    public static AggregatedSnapshot None { get; } = new([]);

    public ImmutableArray<AggregatedVersion> Versions { get; } = versions;

    /// <summary>Whether two say the same to clients.</summary>
    public static bool Same(ImmutableArray<AggregatedVersion> a, ImmutableArray<AggregatedVersion> b) =>
        a.Length == b.Length
        && a.Zip(b)
            .All(p =>
                p.First.IsAvailable == p.Second.IsAvailable
                && p.First.Schemas == p.Second.Schemas
                && p.First.Source.Spec.DeepEquals(p.Second.Source.Spec)
                && p.First.Resources.Count == p.Second.Resources.Count
                && p.First.Resources.Zip(p.Second.Resources).All(r => r.First.DeepEquals(r.Second))
            );
}
