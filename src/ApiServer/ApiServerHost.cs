using System.Net;
using System.Net.NetworkInformation;
using Arktos.Api.Quotas;
using Arktos.Api.Streams;
using Arktos.ApiServer.Admission;
using Arktos.ApiServer.Aggregation;
using Arktos.ApiServer.Audit;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Authorization;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Configuration;
using Arktos.ApiServer.CustomResources;
using Arktos.ApiServer.Discovery;
using Arktos.ApiServer.Encryption;
using Arktos.ApiServer.Fairness;
using Arktos.ApiServer.Http;
using Arktos.ApiServer.Identity;
using Arktos.ApiServer.Indexes;
using Arktos.ApiServer.OpenStack;
using Arktos.ApiServer.Proxies;
using Arktos.ApiServer.Registry;
using Arktos.ApiServer.Registry.Services;
using Arktos.ApiServer.Requests;
using Arktos.ApiServer.Storage;
using Arktos.ApiServer.Streams;
using Arktos.ApiServer.Tenancy;
using Arktos.ApiServer.Watch;
using Arktos.ApiServer.Webhooks;
using Arktos.Rpc;
using Arktos.StoreClient;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Forwarder;

namespace Arktos.ApiServer;

/// <summary>
/// One API server: HTTPS in front, a keyspace behind, nothing kept in between but short caches. Started once and
/// stopped once. The caller owns the keyspace and the logger factory.
/// </summary>
public sealed class ApiServerHost : IAsyncDisposable
{
    private static readonly TimeSpan BootstrapRetry = TimeSpan.FromSeconds(1),
        HeadersTimeout = TimeSpan.FromSeconds(10);

    private readonly ApiServerOptions _options;
    private readonly ILogger _log;
    private readonly ServiceAccountTokens _tokens;
    private readonly PodStreams _streams;
    private readonly ResourceHubs _hubs;
    private readonly FollowedConfiguration _configuration;
    private readonly NodePods _pods;
    private readonly IdentitySetup _identity;
    private readonly EncryptionFile? _encryption;
    private readonly AuditLog? _audit;
    private readonly WebhookClients _webhooks;
    private readonly AggregatedApis _aggregated;
    private readonly FlowSchemaStatuses _flowSchemas;
    private readonly ServiceProvider _forwarding;
    private readonly Bootstrap _bootstrap;
    private readonly AdvertisedAddresses _addresses;
    private readonly ServiceRepairs _serviceRepairs;
    private readonly WebApplication _app;
    private readonly CancellationTokenSource _stopping = new();
    private Task _bootstrapping = Task.CompletedTask,
        _advertising = Task.CompletedTask,
        _aggregating = Task.CompletedTask,
        _lookingAtFlowSchemas = Task.CompletedTask,
        _repairingReservations = Task.CompletedTask;
    private volatile bool _isBootstrapped;
    private IPEndPoint? _endPoint;

    /// <exception cref="InvalidDataException">A file of the options cannot be used; the message says why.</exception>
    public ApiServerHost(ApiServerOptions options, IKeyspace keyspace, ILoggerFactory loggers)
    {
        _options = options;
        if (options.EncryptionConfigurationFile is { } file)
        {
            _encryption = new EncryptionFile(
                file,
                options.ReloadsEncryptionConfiguration,
                options.Time,
                loggers.CreateLogger<EncryptionFile>()
            );
            keyspace = new EncryptedKeyspace(keyspace, () => _encryption.Current);
        }
        _log = loggers.CreateLogger<ApiServerHost>();
        _tokens = new ServiceAccountTokens(options);
        _hubs = new ResourceHubs(keyspace, options.WatchEventsKept, options.Time, options.Metrics, loggers);
        var catalog = BuiltInResources.Create();
        var storage = new ObjectStorage(keyspace);
        var sessions = new TenantSessions();
        _configuration = new FollowedConfiguration(
            keyspace,
            [
                .. RoleSnapshot.Resources,
                .. DynamicAdmission.Resources,
                "namespaces",
                "serviceaccounts",
                "tenants",
                "limitranges",
                "resourcequotas",
                TenantQuotas.Resource,
                CustomKinds.Definitions,
                AggregatedApis.Followed,
                "priorityclasses.scheduling.k8s.io",
                "runtimeclasses.node.k8s.io",
                "ingressclasses.networking.k8s.io",
                RequestFairness.Schemas,
                RequestFairness.Levels,
                "storageclasses.storage.k8s.io",
            ],
            options.Time,
            loggers.CreateLogger<FollowedConfiguration>()
        )
        {
            TenantGone = sessions.End,
            Readers = new Dictionary<string, Func<KeyspaceItem, object?>>
            {
                [CustomKinds.Definitions] = FollowedDefinition.Read,
            },
            Keepers = RoleSnapshot.Kept.ToDictionary(r => r, _ => (Func<KeyspaceItem, KeyspaceItem>)SharedRules.Keep),
        };
        _pods = new NodePods(keyspace, options.Time, loggers.CreateLogger<NodePods>());
        var reads = new RangeReads(keyspace, _pods, loggers.CreateLogger<RangeReads>());
        // A patch may hold a whole object, in base64 within JSON; a batch of conversions is much smaller.
        var handlers = new ServiceHandlers(new ServiceAddresses(storage, catalog));
        _webhooks = new WebhookClients(handlers, 2 * options.BodyBytesMax);
        var tenants = new Tenants(storage, catalog, _configuration);
        _identity = new IdentitySetup(
            new IdentitySources(options, _tokens, storage, catalog, tenants, _configuration, _pods, _webhooks, loggers)
        );
        var authorizer = _identity.Authorizer;
        var catalogs = new CustomKinds(catalog, _configuration, _webhooks, options.ConversionTimeout);
        var admission = new DynamicAdmission(
            new DynamicAdmissionSources(options, storage, catalogs, authorizer, _configuration, _webhooks, loggers)
        );
        var services = new RegistryServices(
            options,
            storage,
            reads,
            new UnreadableObjects(loggers.CreateLogger<UnreadableObjects>()),
            _configuration,
            catalog,
            AdmissionChain.BuiltIn(options, storage, catalog, authorizer, _configuration, tenants, admission),
            authorizer,
            _tokens,
            _identity.Bearers,
            new QuotaLedger(storage, catalog, _configuration),
            loggers
        );
        var writer = new ObjectWriter(services);
        var authenticator = new RequestAuthenticator(
            new ClientCertificates(options.ClientCertificateAuthorities, tenants, options.Time),
            _identity.Bearers,
            _identity.AllowsAnonymous,
            _identity.Metrics,
            options.Time
        );
        var source = new EventSource(_hubs);
        var limits = new RequestLimits(options);
        var metrics = new RequestMetrics(options.Metrics, catalog, limits);
        var fairness = new RequestFairness(options, _configuration, limits);
        _flowSchemas = new FlowSchemaStatuses(
            writer,
            catalog,
            _configuration,
            options,
            loggers.CreateLogger<FlowSchemaStatuses>()
        );
        _aggregated = new AggregatedApis(
            _configuration,
            storage,
            catalogs,
            handlers,
            new ApiServiceStatuses(
                writer,
                catalog,
                _configuration,
                options.Time,
                loggers.CreateLogger<ApiServiceStatuses>()
            ),
            options,
            loggers.CreateLogger<AggregatedApis>()
        );
        _forwarding = new ServiceCollection()
            .AddSingleton(loggers)
            .AddSingleton(typeof(ILogger<>), typeof(Logger<>))
            .AddHttpForwarder()
            .BuildServiceProvider();
        var paths = new ServerPaths(
            catalogs,
            keyspace,
            _tokens,
            options.Metrics,
            options,
            () => _isBootstrapped,
            () => Advertised.ToString(),
            () => _aggregated.Snapshot,
            fairness.Rates
        );
        if (options.Audit is { } audited)
            _audit = new AuditLog(
                audited,
                PostOf(audited.Webhook),
                options.Metrics,
                options.Time,
                loggers.CreateLogger<AuditLog>()
            );
        var audit = new RequestAudit(_audit);
        var gate = new RequestGate(authenticator, authorizer, catalogs, sessions);
        var forwarder = _forwarding.GetRequiredService<IHttpForwarder>();
        _streams = new PodStreams(options, storage, catalog, limits, forwarder);
        var watches = new WatchRequests(source, limits, _stopping.Token);
        var pipeline = new RequestPipeline(
            services,
            writer,
            gate,
            fairness,
            metrics,
            audit,
            new ResourceRequests(catalog, watches, _streams),
            paths.ServeAsync,
            new ApiProxy(_aggregated, forwarder, limits)
        );
        _bootstrap = new Bootstrap(services, writer, loggers.CreateLogger<Bootstrap>());
        _addresses = new AdvertisedAddresses(
            keyspace,
            _bootstrap,
            options,
            loggers.CreateLogger<AdvertisedAddresses>()
        );
        var reservations = new ReservationRepair(keyspace, options.Time, loggers.CreateLogger<ReservationRepair>());
        AddressRepair = new AddressRepair(services, writer, Bootstrap.Self, loggers.CreateLogger<AddressRepair>());
        var apiServices = new ApiServiceRepair(keyspace, options.Time, loggers.CreateLogger<ApiServiceRepair>());
        _serviceRepairs = new ServiceRepairs(
            async cancel =>
            {
                // Not before there is a range: all addresses would be outside of it.
                await _bootstrapping.WaitAsync(cancel);
                await _bootstrap.EnsureServiceRangeAsync(cancel);
                await reservations.RepairAsync(cancel);
                await apiServices.RepairAsync(
                    await AddressRepair.RepairAsync(options.Time.GetUtcNow(), cancel),
                    cancel
                );
            },
            options.Time,
            loggers.CreateLogger<ServiceRepairs>()
        );
        var follower = new ObjectFollower(source, reads, limits, options.Time, _stopping.Token);
        _app = Build(
            options,
            loggers,
            pipeline,
            options.OpenStackListen is null ? null : OpenStackOf(options, storage, catalog, gate, tenants, pipeline),
            new ObjectStreamsService(services, writer, gate, limits, fairness, metrics, audit, follower)
        );
    }

    /// <summary>Where the server listens; known once it has started.</summary>
    public IPEndPoint EndPoint => _endPoint ?? throw new InvalidOperationException("the API server has not started");

    /// <summary>Where the OpenStack-like API is served; null: nowhere. Known once the server has started.</summary>
    public IPEndPoint? OpenStackEndPoint { get; private set; }

    /// <summary>What the server does by itself from time to time.</summary>
    public AddressRepair AddressRepair { get; }

    private IPEndPoint Advertised =>
        new(
            _options.AdvertiseAddress
                ?? (
                    EndPoint.Address.Equals(IPAddress.Any) || EndPoint.Address.Equals(IPAddress.IPv6Any)
                        ? OwnAddress()
                        : EndPoint.Address
                ),
            _options.SharedListen?.Port ?? EndPoint.Port
        );

    /// <summary>
    /// Serves when this returns. The bootstrap objects follow as soon as the keyspace can be written to; /readyz tells.
    /// </summary>
    public async Task StartAsync(CancellationToken cancel)
    {
        _configuration.Start();
        _identity.Start();
        await _app.StartAsync(cancel);
        // In the order in which they were asked for.
        var ports = _app
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.Select(a => new Uri(a).Port)
            .ToList();
        _endPoint = new IPEndPoint(_options.Listen.Address, ports[0]);
        if (_options.OpenStackListen is { } openStack)
        {
            OpenStackEndPoint = new IPEndPoint(openStack.Address, ports[^1]);
            _log.LogInformation("serving the OpenStack-like API on https://{EndPoint}", OpenStackEndPoint);
        }
        _log.LogInformation("serving on https://{EndPoint}", _endPoint);
        _bootstrapping = BootstrapAsync();
        _advertising = AdvertiseAsync();
        _aggregating = _aggregated.RunAsync(_stopping.Token);
        _lookingAtFlowSchemas = _flowSchemas.RunAsync(_stopping.Token);
        _repairingReservations = _serviceRepairs.RunAsync(_stopping.Token);
    }

    /// <summary>Completes when the bootstrap objects are there.</summary>
    public Task BootstrappedAsync(CancellationToken cancel) => _bootstrapping.WaitAsync(cancel);

    public async Task StopAsync(CancellationToken cancel)
    {
        await _stopping.CancelAsync();
        // Nobody is to be sent here any more.
        await _advertising.WaitAsync(cancel);
        await _app.StopAsync(cancel);
        try
        {
            await _bootstrapping;
        }
        catch (OperationCanceledException)
        {
            // Stopped before it was done; the next server goes on.
        }
    }

    private Func<byte[], CancellationToken, Task>? PostOf(AuditWebhookOptions? webhook)
    {
        if (webhook is null)
            return null;
        var endPoint = WebhookKubeconfig.Load(webhook.Kubeconfig);
        return (body, cancel) => _webhooks.PostAsync(endPoint, body, null, cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _advertising;
        await _aggregating;
        await _lookingAtFlowSchemas;
        await _repairingReservations;
        await _app.DisposeAsync();
        if (_audit is not null)
            await _audit.DisposeAsync();
        await _hubs.DisposeAsync();
        await _pods.DisposeAsync();
        await _configuration.DisposeAsync();
        await _identity.DisposeAsync();
        if (_encryption is not null)
            await _encryption.DisposeAsync();
        _webhooks.Dispose();
        _aggregated.Dispose();
        await _forwarding.DisposeAsync();
        _streams.Dispose();
        _tokens.Dispose();
        _stopping.Dispose();
    }

    // A server that listens everywhere is reached under the first address that is not this machine's alone.
    private static IPAddress OwnAddress() =>
        NetworkInterface
            .GetAllNetworkInterfaces()
            .Where(n =>
                n.OperationalStatus == OperationalStatus.Up && n.NetworkInterfaceType != NetworkInterfaceType.Loopback
            )
            .SelectMany(n => n.GetIPProperties().UnicastAddresses)
            .Select(a => a.Address)
            .FirstOrDefault(a => a.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork)
        ?? IPAddress.Loopback;

    private async Task AdvertiseAsync()
    {
        // Not before there is a service to be behind.
        await _bootstrapping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_isBootstrapped)
            await _addresses.RunAsync(Advertised, _stopping.Token);
    }

    private async Task BootstrapAsync()
    {
        while (true)
        {
            try
            {
                await _bootstrap.RunAsync(Advertised, _stopping.Token);
                _isBootstrapped = true;
                return;
            }
            catch (Exception e) when (e is StoreUnavailableException or InvalidOperationException)
            {
                _log.LogWarning("the bootstrap objects cannot be written yet: {Message}", e.Message);
                await Task.Delay(BootstrapRetry, _stopping.Token);
            }
        }
    }

    private OpenStackDoor OpenStackOf(
        ApiServerOptions options,
        ObjectStorage storage,
        ResourceCatalog catalog,
        RequestGate gate,
        Tenants tenants,
        RequestPipeline pipeline
    )
    {
        var kubernetes = new KubernetesCalls(pipeline.InvokeAsync);
        var servers = new Servers(kubernetes);
        var offers = new OfferReader(storage, catalog, _log);
        var identity = new IdentityApi(
            new SealedTokens(options.ServiceAccountSigningKeyPem),
            gate,
            tenants,
            kubernetes,
            options.Time
        );
        return new OpenStackDoor(
            identity,
            [
                identity.Service,
                new ComputeApi(kubernetes, servers, offers, options.Time).Service,
                new ImageApi(kubernetes, servers, offers).Service,
            ],
            _log
        );
    }

    /// <param name="openStack">Null: it is not served.</param>
    private static WebApplication Build(
        ApiServerOptions options,
        ILoggerFactory loggers,
        RequestPipeline pipeline,
        OpenStackDoor? openStack,
        ObjectStreamsService streams
    )
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton(loggers);
        builder.Services.AddRpcServer(
            new RpcServerOptions { MessageBytesMax = ObjectStreamsService.RequestBytesMax, Metrics = options.Metrics }
        );
        builder
            .WebHost.UseKestrelCore()
            .UseConnectionGate(ConnectionLimits.OfProcess())
            .UseSharedPorts([.. new[] { options.SharedListen, options.OpenStackListen }.OfType<IPEndPoint>()])
            .ConfigureKestrel(kestrel =>
            {
                kestrel.AddServerHeader = false;
                // As Go's server does: names of fields and objects stand in warnings.
                kestrel.ResponseHeaderEncodingSelector = _ => System.Text.Encoding.UTF8;
                kestrel.Limits.MaxRequestBodySize = options.BodyBytesMax + 1024;
                kestrel.Limits.MaxRequestHeadersTotalSize = options.HeaderBytesMax;
                kestrel.Limits.MinResponseDataRate = null;
                kestrel.Limits.RequestHeadersTimeout = HeadersTimeout;
                kestrel.Limits.Http2.MaxStreamsPerConnection = 1000;
                // Whom a certificate stands for, and whether it is any good, is for the authenticator: a bad one is
                // answered 401, not with a broken connection.
                var tls = new TlsDoorOptions
                {
                    Certificate = options.ServingCertificate,
                    ClientRoots = options.ClientCertificateAuthorities,
                    DemandsCertificate = false,
                };
                foreach (var endPoint in new[] { options.Listen, options.SharedListen }.OfType<IPEndPoint>())
                    kestrel.Listen(
                        endPoint,
                        listen =>
                        {
                            listen.Protocols = HttpProtocols.Http1AndHttp2;
                            listen.UseTls(tls);
                        }
                    );
                if (options.OpenStackListen is { } address)
                    kestrel.Listen(
                        address,
                        listen =>
                        {
                            listen.Protocols = HttpProtocols.Http1AndHttp2;
                            // Who comes is said by tokens alone.
                            listen.UseTls(tls);
                            listen.Use(OpenStackConnection.Mark);
                        }
                    );
            });
        var app = builder.Build();
        app.Use(
            (http, next) =>
            {
                AuditId.Assign(http);
                return next(http);
            }
        );
        if (openStack is not null)
            app.Use((http, next) => OpenStackConnection.IsOne(http) ? openStack.InvokeAsync(http) : next(http));
        app.UseWebSockets();
        app.MapRpcService(b => ObjectStreams.BindService(b, streams), streams.OptionsOf);
        app.MapReflection(streams.Reflection, ObjectStreams.Descriptor);
        // What no gRPC method has taken is REST.
        app.Use((http, next) => http.GetEndpoint() is null ? pipeline.InvokeAsync(http) : next(http));
        return app;
    }
}
