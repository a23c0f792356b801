using System.Diagnostics;
using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Client.Connection;
using Arktos.Client.Events;
using Arktos.Client.Informers;
using Arktos.Client.Queues;
using Arktos.Client.Resources;
using Arktos.Kubelet.Files;
using Arktos.Kubelet.Images;
using Arktos.Kubelet.Images.Pulls;
using Arktos.Kubelet.Isolation;
using Arktos.Kubelet.Machines;
using Arktos.Kubelet.Machines.Moves;
using Arktos.Kubelet.Network;
using Arktos.Kubelet.Pods;
using Arktos.Kubelet.Pressure;
using Arktos.Kubelet.Probes;
using Arktos.Kubelet.Resizing;
using Arktos.Kubelet.Routes;
using Arktos.Kubelet.Runtimes;
using Arktos.Kubelet.Services;
using Arktos.Kubelet.Shutdown;
using Arktos.Kubelet.StaticPods;
using Arktos.Kubelet.Stats;
using Arktos.Kubelet.Status;
using Arktos.Kubelet.Volumes;
using Arktos.Kubelet.Volumes.Csi;
using Microsoft.Extensions.Logging;

namespace Arktos.Kubelet;

/// <summary>
/// A node agent: registers its node, follows its pods by one log stream over all tenants, runs them, and serves logs
/// and exec. Stopping it leaves the pods (and a private containerd) running; the next agent on the same directory
/// adopts them.
/// </summary>
public sealed class KubeletHost : IAsyncDisposable
{
    private static readonly TimeSpan NetworkPatience = TimeSpan.FromSeconds(30),
        NetworkPoll = TimeSpan.FromMilliseconds(50),
        NetworkRetry = TimeSpan.FromSeconds(1);

    private readonly KubeletOptions _options;
    private readonly ILoggerFactory _loggers;
    private readonly ILogger _logger;
    private readonly IApiConnection _connection;
    private readonly IDisposable? _ownedConnection;
    private readonly NodeMetrics _metrics;
    private readonly LocalPathFolders _localPaths;
    private readonly CsiDrivers _drivers = new();
    private CsiVolumes? _csi;
    private PluginWatch? _plugins;
    private NodeShutdown? _shutdown;
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _loops = [];
    private IWorkloadRuntime? _runtime,
        _containers,
        _machines;
    private EventRecorder? _events;
    private StatusWriter? _statuses;
    private ProbeRunner? _probeRunner;
    private PodWorkers? _workers;
    private Informer<Pod>? _pods;
    private Server.KubeletServer? _server;
    private LocalPathReclaimer? _reclaimer;
    private ActionRunner? _actions;
    private MachineMoves? _moves;
    private ClusterNodes? _nodes;
    private NodeRegistration? _registration;
    private StaticPodSource? _staticPods;
    private MirrorPods? _mirrors;
    private UsageSampler? _usage;
    private StorageMeter? _storage;
    private ImageCollector? _images,
        _machineImages;
    private Func<string, CancellationToken, Task> _setPodCidr = static (_, _) => Task.CompletedTask;
    private Func<int, CancellationToken, Task> _setPodMtu = static (_, _) => Task.CompletedTask;
    private int _podMtu;
    private string _proxyIsOff = "",
        _wallsAreOff = "";
    private NftTransactions? _nft;
    private TenantWalls? _walls;
    private bool _started;
    private bool _disposed;

    /// <param name="connection">Null: one is made of the options; otherwise the caller's, who disposes it.</param>
    public KubeletHost(KubeletOptions options, ILoggerFactory loggers, IApiConnection? connection = null)
    {
        _options = options;
        _loggers = loggers;
        _metrics = new NodeMetrics(options);
        _localPaths = new LocalPathFolders(options.LocalPathDirectory);
        _logger = loggers.CreateLogger("Arktos.Kubelet");
        if (connection is null)
        {
            var own = new ApiConnection(options.Api);
            (_connection, _ownedConnection) = (own, own);
        }
        else
            _connection = connection;
    }

    /// <summary>The port of the HTTPS server; 0 when there is none.</summary>
    public int Port => _server?.Port ?? 0;

    /// <summary>
    /// Returns when the node is registered and its pods are followed. Waits for an API server until
    /// <paramref name="ct"/> is cancelled.
    /// </summary>
    /// <exception cref="IOException">containerd or the HTTPS server cannot be started.</exception>
    public async Task StartAsync(CancellationToken ct)
    {
        if (_started)
            throw new InvalidOperationException("a node agent is started once");
        _started = true;
        Server.OwnCertificates.Check(_options);
        PrivateFolders.MakeIfMissing(_options.StateDirectory);
        foreach (var folder in (string[])[_options.PodsDirectory, _options.LogsDirectory])
            PrivateFolders.Make(folder);
        _proxyIsOff = await ServiceProxyAbility.WhyOffAsync(_options, ct).ConfigureAwait(false);
        _wallsAreOff = await WallAbility
            .WhyOffAsync(_proxyIsOff, WallsTable, PodRangeOfCluster, ct)
            .ConfigureAwait(false);
        if (_proxyIsOff.Length == 0)
            _nft = new NftTransactions();
        _containers = new MeasuredRuntime(await StartRuntimeAsync(ct).ConfigureAwait(false), _options.Metrics);
        if (_options.Runtime == RuntimeKind.Hollow)
            // It plays machines as it plays containers.
            (_machines, _runtime) = (_containers, _containers);
        else if (_options.MachinesSocket.Length > 0)
        {
            _machines = new CriRuntime(_options.MachinesSocket);
            _runtime = new RuntimeSet(_containers, _machines);
        }
        else
            _runtime = _containers;
        _events = new EventRecorder(
            _connection,
            new EventRecorderOptions
            {
                Component = "kubelet",
                Host = _options.NodeName,
                Time = _options.Time,
                Logger = _logger,
            }
        );
        _statuses = new StatusWriter(_connection, _options.Time, _logger, new WorkQueueMetrics(_options.Metrics));
        _probeRunner = new ProbeRunner(_runtime);
        var objects = new ApiPodObjects(_connection, _options.Time);
        var services = await ServicesAsync(objects, ct).ConfigureAwait(false);
        _walls = WallsOf(services);
        _workers = new PodWorkers(services);
        services.Moves = _moves = new MachineMoves(
            new MoveParts(
                _options,
                _connection,
                _workers.SetLeaving,
                (pod, type, reason, message) => _events.Record(pod, type, reason, message),
                _logger
            )
        );
        services.Stopping = _stop.Token;

        var usage = new UsageSampler(
            _runtime,
            _options.Runtime == RuntimeKind.Hollow ? null : MachineUsage.Read,
            _options.Time,
            _logger,
            _options.Runtime == RuntimeKind.Hollow ? null : MachineNetwork.Read
        );
        _loops.Add(usage.RunAsync(_stop.Token));
        _usage = usage;
        _storage = new StorageMeter(
            () => _workers.Going,
            new StorageFolders(
                services.Volumes.EmptyDirPath,
                services.LogDirectory,
                _options.StateDirectory,
                ImageFolder
            ),
            _options.Time,
            _loggers.CreateLogger("Arktos.Kubelet.Stats"),
            services.Volumes.UseAsync
        );
        if (_options.Listen is not null)
        {
            _server = new Server.KubeletServer(
                _options,
                _runtime,
                _workers,
                (usage, _storage),
                _machines is IMachineRuntime machines
                    ? new MoveDoor(_options, _connection, machines, _workers, _logger)
                    : null,
                _loggers
            );
            await _server.StartAsync(ct).ConfigureAwait(false);
        }
        var watch = new RuntimeWatch(_runtime, _options.Time, _workers.Poke, _logger);
        if (_walls is not null)
            watch.Looked = _walls.See;
        _metrics.Read(watch);
        _registration = new NodeRegistration(
            _connection,
            _options with
            {
                Listen = _server is null ? _options.Listen : new(_options.Listen!.Address, _server.Port),
            },
            _runtime,
            _events,
            _logger
        )
        {
            Machines = _machines,
            Unhealthy = () => _shutdown is { IsGoing: true } ? NodeShutdown.NotReady : watch.Unhealthy(),
            Warnings = [.. services.NodeDns.WarningsOf(_options.ResolvConf), .. WallWarnings],
            RoutesServices = _proxyIsOff.Length == 0,
            KeepsTenantsApart = _walls is not null,
            Pressures = () => services.Pressure.Conditions,
            VolumesInUse = () => _csi!.InUse.Names,
            Registered = () => _plugins?.Announce(),
            Promise = services.Room.Set,
        };
        _csi!.Tell = (pod, type, reason, message) => _events.Record(pod, type, reason, message);
        _csi.InUse.Changed = _registration.ReportSoon;
        _shutdown = new NodeShutdown(
            new ShutdownParts(
                _options.Shutdown,
                NodeRegistration.About(_options.NodeName),
                _workers,
                _registration.ReportSoon,
                _events,
                _options.Time,
                _loggers.CreateLogger("Arktos.Kubelet.Shutdown")
            )
        );
        services.IsShuttingDown = () => _shutdown.IsGoing;
        // Already now: how long the API takes is not the runtime's fault.
        _loops.Add(watch.RunAsync(_stop.Token));
        if (_walls is not null)
            _loops.Add(_walls.RunAsync(_stop.Token));
        StartStaticPods(services);
        await _registration.RegisterAsync(ct).ConfigureAwait(false);
        FollowNodes(_registration);
        _loops.Add(_registration.RunAsync(_stop.Token));

        _pods = new Informer<Pod>(
            _connection,
            new InformerOptions
            {
                Tenant = "all",
                FieldSelector = $"spec.nodeName={_options.NodeName}",
                Time = _options.Time,
                Metrics = _options.Metrics,
                Logger = _logger,
            }
        ).AddHandler(
            new InformerHandler<Pod>
            {
                Added = Take,
                Updated = (_, pod) => Take(pod),
                Deleted = Remove,
            }
        );
        _pods.Start();
        await _pods.WaitForSyncAsync(ct).ConfigureAwait(false);
        _workers.AllAreKnown();
        _walls?.AllAreNoted();
        services.Allocations.Open();
        services.Room.Open();
        await CollectOrphansAsync(services, watch, ct).ConfigureAwait(false);
        if (_mirrors is not null)
            _loops.Add(_mirrors.RunAsync(_stop.Token));
        StartPressure(services);
        _reclaimer = new LocalPathReclaimer(
            _connection,
            new ReclaimerOptions(_options.NodeName, _localPaths, _options.Time) { Metrics = _options.Metrics },
            _logger
        );
        _loops.Add(_reclaimer.RunAsync(_stop.Token));
        if (_machines is not null)
            StartActions(_machines);
        if (services.MountsVolumes)
        {
            _plugins = new PluginWatch(
                new PluginWatchParts(
                    _options.PluginsDirectory,
                    _drivers,
                    new CsiNodeObject(_connection, _options.NodeName),
                    _options.Time,
                    _loggers.CreateLogger("Arktos.Kubelet.Volumes")
                )
            );
            _loops.Add(_plugins.RunAsync(_stop.Token));
        }
        StartNetwork();
        _loops.Add(new LogRotator(_runtime, _options.Time, _logger).RunAsync(_stop.Token));
        _logger.LogInformation("node {Node} is registered and follows its pods", _options.NodeName);
    }

    /// <summary>
    /// The machine is going to be shut down: the node says so, takes no pods, and ends those that it has by
    /// <see cref="KubeletOptions.Shutdown"/>. Returns when they have ended, or had their time; the agent is to be
    /// stopped then.
    /// </summary>
    /// <exception cref="InvalidOperationException">The agent has not been started.</exception>
    public Task ShutDownAsync(CancellationToken ct) =>
        (
            _shutdown ?? throw new InvalidOperationException("a node agent that was not started cannot be shut down")
        ).RunAsync(ct);

    /// <summary>Stops the agent; pods go on.</summary>
    public async Task StopAsync(CancellationToken ct)
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        if (_server is not null)
            await _server.StopAsync(ct).ConfigureAwait(false);
        if (_pods is not null)
            await _pods.DisposeAsync().ConfigureAwait(false);
        await Task.WhenAll(_loops).WaitAsync(ct).ConfigureAwait(false);
        if (_walls is not null)
            await _walls.DisposeAsync().ConfigureAwait(false);
        if (_reclaimer is not null)
            await _reclaimer.DisposeAsync().ConfigureAwait(false);
        if (_actions is not null)
            await _actions.DisposeAsync().ConfigureAwait(false);
        _actions = null;
        if (_nodes is not null)
            await _nodes.DisposeAsync().ConfigureAwait(false);
        if (_workers is not null)
            await _workers.DisposeAsync().ConfigureAwait(false);
        if (_statuses is not null)
            await _statuses.DisposeAsync().ConfigureAwait(false);
        if (_events is not null)
            await _events.DisposeAsync().ConfigureAwait(false);
        (_server, _pods, _nodes, _reclaimer, _workers, _statuses, _events) = (null, null, null, null, null, null, null);
        _walls = null;
        _loops.Clear();
    }

    /// <summary>Stops the agent, if it has not been stopped; may be called again.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
            return;
        _disposed = true;
        await StopAsync(CancellationToken.None).ConfigureAwait(false);
        _probeRunner?.Dispose();
        _images?.Dispose();
        _machineImages?.Dispose();
        _nft?.Dispose();
        (_runtime as IDisposable)?.Dispose();
        _ownedConnection?.Dispose();
        _stop.Dispose();
    }

    /// <summary>
    /// Where the private containerd of a state directory is; also what <see cref="NodeCleanup"/> takes.
    /// </summary>
    public static ContainerdLayout LayoutOf(string stateDirectory) => new(Path.Combine(stateDirectory, "containerd"));

    private void Take(Pod pod)
    {
        if (pod.Spec.NodeName != _options.NodeName)
            return;
        // An informer's object has no kind of its own; events name it.
        (pod.Kind, pod.ApiVersion) = ("Pod", "v1");
        if (!PodSource.IsMirror(pod))
            _workers!.Update(pod);
        else if (_mirrors is not null)
        {
            _mirrors.Update(pod);
            if (_workers!.Find(pod.Metadata.Tenant, pod.Metadata.Namespace, pod.Metadata.Name) is { } shown)
                _walls?.Note(shown);
        }
    }

    private void Remove(Pod pod)
    {
        if (!PodSource.IsMirror(pod))
            _workers!.Remove(pod);
        else
            _mirrors?.Remove(pod);
    }

    private void StartActions(IWorkloadRuntime machines)
    {
        _actions = new ActionRunner(
            _connection,
            new ActionParts(
                _options.NodeName,
                async (uid, ct) => (await machines.ListPodsAsync(uid, ct).ConfigureAwait(false)).GetValueOrDefault(uid),
                machines as IMachineRuntime,
                (pod, type, reason, message) => _events!.Record(pod, type, reason, message),
                _workers!.Poke,
                _options.Time
            )
            {
                Metrics = _options.Metrics,
                Moves = _moves,
            },
            _loggers.CreateLogger("Arktos.Kubelet.Machines")
        );
        _loops.Add(_actions.RunAsync(_stop.Token));
    }

    /// <summary>Before any API server is waited for: the pods may be what those need.</summary>
    private void StartStaticPods(PodServices services)
    {
        var logger = _loggers.CreateLogger("Arktos.Kubelet.StaticPods");
        var source =
            _options.StaticPodPath.Length == 0
                ? null
                : _staticPods = new StaticPodSource(
                    new StaticPodParts(
                        _options.NodeName,
                        _options.StaticPodPath,
                        _options.ReadManifest,
                        _workers!,
                        () => _mirrors!.Wake(),
                        _options.Time,
                        logger
                    )
                );
        // Also without: pictures of pods of before are to go.
        _mirrors = new MirrorPods(
            new MirrorParts(
                _connection,
                _statuses!,
                () => source?.Pods ?? [],
                () => _registration?.Node?.Metadata.Uid,
                _workers!.Poke,
                _options.Time,
                logger
            )
        );
        services.MirrorOf = _mirrors.Of;
        if (source is null)
            return;
        // A folder that is not there could not be watched.
        if (!File.Exists(_options.StaticPodPath))
            PrivateFolders.MakeIfMissing(_options.StaticPodPath);
        source.Look();
        _loops.Add(source.RunAsync(_stop.Token));
    }

    /// <summary>
    /// Looks after memory, disk and processes: after all pods are known, so that none goes before others were weighed.
    /// </summary>
    private void StartPressure(PodServices services)
    {
        if (_options.Runtime == RuntimeKind.Hollow && _options.Pressure is null)
            return;
        var logger = _loggers.CreateLogger("Arktos.Kubelet.Pressure");
        _images = CollectorOf(_containers!, services.PulledImages, ImageFolder, logger);
        _machineImages =
            _machines is null || _machines == _containers
                ? null
                : CollectorOf(_machines, null, _options.StateDirectory, logger);
        var signals = new NodeSignals(_options.StateDirectory, ImageFolder, logger);
        var pressure = new PressureLoop(
            new PressureParts
            {
                Options = _options.PressureInForce,
                NodeName = _options.NodeName,
                Period = _options.PressurePeriod,
                Read = _options.ReadSignals ?? signals.Read,
                Workers = _workers!,
                Usage = () => _usage!.Look,
                Storage = () => _storage!.Latest,
                Processes = uid => PodCgroups.CountProcesses(PodCgroups.Parent(services.CgroupMark, uid)),
                RemoveUnusedImages = RemoveUnusedImagesAsync,
                Relief = new MachineRelief(
                    new ReliefParts(_connection, uid => _actions?.HasMove(uid) == true, _events!, _options.Time, logger)
                ),
                Changed = _registration!.ReportSoon,
                Pressure = services.Pressure,
                Events = _events!,
                Metrics = _options.Metrics,
                Time = _options.Time,
                Logger = logger,
            }
        );
        _loops.Add(_images.RunAsync(_stop.Token));
        if (_machineImages is not null)
            _loops.Add(_machineImages.RunAsync(_stop.Token));
        _loops.Add(_storage!.RunAsync(_stop.Token));
        _loops.Add(pressure.RunAsync(_stop.Token));
    }

    private ImageCollector CollectorOf(IWorkloadRuntime runtime, PulledImages? pulled, string folder, ILogger logger) =>
        new(
            new ImageCollectorParts(
                runtime,
                _options.ImageCollection,
                pulled,
                () => FileSystemFacts.Of(folder),
                (reason, message) =>
                    _events!.Record(NodeRegistration.About(_options.NodeName), "", "Warning", reason, message),
                _options.Time,
                logger
            )
        );

    private async Task RemoveUnusedImagesAsync(CancellationToken ct)
    {
        await _images!.RemoveUnusedAsync(ct).ConfigureAwait(false);
        if (_machineImages is not null)
            await _machineImages.RemoveUnusedAsync(ct).ConfigureAwait(false);
    }

    /// <summary>On the file system of images and containers.</summary>
    private string ImageFolder =>
        _options.Runtime == RuntimeKind.Hollow || _options.ContainerdSocket.Length > 0
            ? _options.StateDirectory
            : LayoutOf(_options.StateDirectory).Root;

    private bool MakesRoutes =>
        _options.Runtime == RuntimeKind.Containerd && _options.Network is { ClusterCidr.Length: > 0 };

    private string GivenPodCidr => _options.PodCidr.Length > 0 ? _options.PodCidr : _options.Network?.PodCidr ?? "";

    private string WallsTable => LayoutOf(_options.StateDirectory).WallsTable;

    /// <summary>Addresses of pods of any node are of this range; "" where that is not known yet.</summary>
    private string PodRangeOfCluster =>
        _options.Network is { ClusterCidr.Length: > 0 } network ? network.ClusterCidr : GivenPodCidr;

    /// <summary>With the hollow runtime nothing could talk.</summary>
    private IEnumerable<(string Reason, string Message)> WallWarnings =>
        _wallsAreOff.Length == 0 || _options.Runtime == RuntimeKind.Hollow
            ? []
            :
            [
                (
                    "TenantIsolationOff",
                    $"pods of different tenants are not kept apart on this node, and network policies not carried out: "
                        + _wallsAreOff
                ),
            ];

    private TenantWalls? WallsOf(PodServices services)
    {
        if (_wallsAreOff.Length > 0 || !PodRange.TryParse(PodRangeOfCluster, out var pods))
        {
            _logger.LogInformation("tenants are not kept apart on this node: {Reason}", _wallsAreOff);
            return null;
        }
        var walls = new TenantWalls(
            new WallParts(
                _connection,
                _nft!,
                _runtime!.FindLinkAsync,
                new WallOptions(WallsTable, _options.Network!.BridgeName, pods, _options.Time, _options.Metrics)
                {
                    Dns =
                    [
                        .. _options
                            .ClusterDns.Select(d => Ipv4.TryParse(d, out var address) ? address : 0)
                            .Where(a => a != 0),
                    ],
                    Tell = (reason, message) =>
                        _events!.Record(NodeRegistration.About(_options.NodeName), "", "Warning", reason, message),
                },
                _loggers.CreateLogger("Arktos.Kubelet.Isolation")
            )
        );
        services.AdmitAsync = walls.AdmitAsync;
        services.ReadmitAsync = walls.ReadmitAsync;
        // Of a static pod a node is told no policies before the API shows it.
        services.Note = pod =>
        {
            if (!PodSource.IsStatic(pod) || services.MirrorOf(pod) is not null)
                walls.Note(pod);
        };
        services.Forget = walls.Forget;
        return walls;
    }

    private void FollowNodes(NodeRegistration registration)
    {
        _nodes = new ClusterNodes(
            _connection,
            new InformerOptions
            {
                // Without routes the other nodes are nobody's business here.
                FieldSelector = MakesRoutes ? "" : $"metadata.name={_options.NodeName}",
                Time = _options.Time,
                Metrics = _options.Metrics,
                Logger = _logger,
            },
            _options.NodeName
        )
        {
            OwnChanged = registration.Heard,
        };
        _nodes.Start();
    }

    private void StartNetwork()
    {
        if (_proxyIsOff.Length > 0)
            _logger.LogInformation("services are not routed on this node: {Reason}", _proxyIsOff);
        _loops.Add(
            _options.WaitsForPodCidr
                ? FollowPodCidrAsync(_nodes!, _stop.Token)
                : NetworkAsync(GivenPodCidr, _stop.Token)
        );
    }

    /// <summary>A node that is deleted and comes back may get another range.</summary>
    private async Task FollowPodCidrAsync(ClusterNodes nodes, CancellationToken ct)
    {
        try
        {
            var cidr = await nodes.PodCidrAsync(_options.NodeName, "", ct).ConfigureAwait(false);
            while (true)
            {
                await SetPodCidrAsync(cidr, ct).ConfigureAwait(false);
                _logger.LogInformation("pods of node {Node} have addresses of {PodCidr}", _options.NodeName, cidr);
                using var ofRange = CancellationTokenSource.CreateLinkedTokenSource(ct);
                var network = NetworkAsync(cidr, ofRange.Token);
                await ReportReadyNetworkAsync(ct).ConfigureAwait(false);
                cidr = await nodes.PodCidrAsync(_options.NodeName, cidr, ct).ConfigureAwait(false);
                await ofRange.CancelAsync().ConfigureAwait(false);
                await network.ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        { /* the agent stops */
        }
    }

    private async Task SetPodCidrAsync(string cidr, CancellationToken ct)
    {
        while (true)
            try
            {
                await _setPodCidr(cidr, ct).ConfigureAwait(false);
                return;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                _logger.LogWarning("the pods' network cannot be set to {PodCidr}: {Reason}", cidr, e.Message);
                await Task.Delay(NetworkRetry, _options.Time, ct).ConfigureAwait(false);
            }
    }

    /// <summary>The node says that it is ready as soon as it is, and not with its next report.</summary>
    private async Task ReportReadyNetworkAsync(CancellationToken ct)
    {
        var begun = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begun) < NetworkPatience)
        {
            try
            {
                if (!(await _runtime!.GetStateAsync(ct).ConfigureAwait(false)).LacksOnlyNetwork)
                    break;
            }
            catch (RuntimeException)
            { /* the status tells of it */
            }
            await Task.Delay(NetworkPoll, ct).ConfigureAwait(false);
        }
        _registration!.ReportSoon();
    }

    /// <summary>Services and routes, until cancelled.</summary>
    private async Task NetworkAsync(string podCidr, CancellationToken ct)
    {
        var works = new List<Task>();
        await using var proxy = _proxyIsOff.Length == 0 ? ServiceProxyOf(podCidr) : null;
        if (proxy is not null)
            works.Add(proxy.RunAsync(ct));
        if (MakesRoutes && PodRange.TryParse(_options.Network!.ClusterCidr, out var cluster))
            works.Add(
                new NodeRoutes(
                    _nodes!,
                    new RouteOptions(
                        _options.NodeName,
                        PodRange.TryParse(podCidr, out var own) ? own : null,
                        cluster,
                        _options.Time,
                        _options.Metrics,
                        missing =>
                            _events!.Record(
                                NodeRegistration.About(_options.NodeName),
                                "",
                                "Warning",
                                "FailedToCreateRoute",
                                $"Could not create route to node {missing.Node}: {missing.Reason}"
                            )
                    )
                    {
                        Tunnels = _options.Network!.Tunnels,
                        TellMtu = SetPodMtu,
                    },
                    _loggers.CreateLogger("Arktos.Kubelet.Routes")
                ).RunAsync(ct)
            );
        await Task.WhenAll(works).ConfigureAwait(false);
    }

    private void SetPodMtu(int mtu)
    {
        if (mtu == _podMtu)
            return;
        try
        {
            _setPodMtu(mtu, _stop.Token).GetAwaiter().GetResult();
            _podMtu = mtu;
            _logger.LogInformation("packets of new pods have at most {Mtu} bytes, as the tunnel takes them", mtu);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next look tries again; the kernel tells senders of what is too large meanwhile.
            _logger.LogWarning("the pods' network cannot be set to {Mtu} bytes: {Reason}", mtu, e.Message);
        }
    }

    private ServiceProxy ServiceProxyOf(string podCidr)
    {
        var network = _options.Network!;
        return new ServiceProxy(
            _connection,
            new ProxyOptions(
                new ProxyRules(LayoutOf(_options.StateDirectory).Mark, network.BridgeName, podCidr)
                {
                    MasqueradesBeyond = network.Masquerading == Masquerading.ByNode ? network.ClusterCidr : "",
                },
                new NodePlace(
                    _options.NodeName,
                    _options.NodeLabels.GetValueOrDefault("topology.kubernetes.io/zone", "")
                ),
                _options.Time,
                _options.Metrics
            )
            {
                Nft = _nft,
            },
            _loggers.CreateLogger("Arktos.Kubelet.Services")
        );
    }

    private async Task<IWorkloadRuntime> StartRuntimeAsync(CancellationToken ct)
    {
        if (_options.Runtime == RuntimeKind.Hollow)
        {
            var hollow = new HollowRuntime(_options.PodCidr, _options.Time)
            {
                WaitsForPodCidr = _options.WaitsForPodCidr,
            };
            _setPodCidr = (cidr, _) =>
            {
                hollow.SetPodCidr(cidr);
                return Task.CompletedTask;
            };
            return hollow;
        }
        if (_options.ContainerdSocket.Length > 0)
            return new CriRuntime(_options.ContainerdSocket);
        var network =
            _options.Network
            ?? throw new InvalidOperationException(
                "the private containerd needs a network, or give the socket of another one"
            );
        // The rules that do it otherwise are a part of those of services.
        if (_proxyIsOff.Length > 0 && network.Masquerading == Masquerading.ByNode)
            network = network with { Masquerading = Masquerading.ByPlugin };
        var layout = LayoutOf(_options.StateDirectory);
        var process = new ContainerdProcess(layout, network, _logger) { Handlers = _options.RuntimeHandlers };
        _setPodCidr = process.SetPodCidrAsync;
        _setPodMtu = process.SetPodMtuAsync;
        await process.StartAsync(ct).ConfigureAwait(false);
        _loops.Add(process.KeepRunningAsync(_stop.Token));
        if (_options.ImageArchives.Count > 0)
            await process.ImportImagesAsync(_options.ImageArchives, ct).ConfigureAwait(false);
        return new CriRuntime(layout.Socket);
    }

    private async Task<PodServices> ServicesAsync(IPodObjects objects, CancellationToken ct)
    {
        var hollow = _options.Runtime == RuntimeKind.Hollow;
        var capacity = _options.Capacity ?? MachineFacts.Capacity(_options.MaxPods, _options.StateDirectory);
        var allocatable = NodeResources.Allocatable(capacity, _options.PressureInForce);
        _csi = new CsiVolumes(
            new CsiParts(
                _options.StateDirectory,
                _options.NodeName,
                _drivers,
                objects,
                _loggers.CreateLogger("Arktos.Kubelet.Volumes")
            )
        );
        _csi.Reconstruct();
        var room = new NodeRoom(allocatable);
        return new PodServices
        {
            Runtime = _containers!,
            Machines = _machines,
            PulledImages = new PulledImages(
                _options.PulledImagesDirectory,
                _options.PullVerification,
                _options.Time,
                _loggers.CreateLogger("Arktos.Kubelet.Images")
            ),
            Volumes = new PodVolumes(
                _options.PodsDirectory,
                objects,
                new ClaimedVolumes(objects, _localPaths, _options.NodeName),
                _csi,
                _options.Time
            ),
            Objects = objects,
            Statuses = _statuses!,
            ProbeRunner = _probeRunner!,
            Events = _events!,
            Logger = _loggers.CreateLogger("Arktos.Kubelet.Pods"),
            Metrics = _metrics,
            Time = _options.Time,
            LogsDirectory = _options.LogsDirectory,
            SeccompDirectory = _options.SeccompDirectory,
            Abilities = NodeAbilities.Read(),
            Failures = new PodFailures(_options.PodsDirectory),
            CgroupMark = hollow ? "" : LayoutOf(_options.StateDirectory).Mark,
            HostIps = [_options.NodeAddress],
            Allocatable = allocatable,
            NodeMemoryBytes = capacity.TryGetValue("memory", out var memory) ? memory.Value : 0,
            Allocations = new NodeAllocations(PodSize.Of(allocatable)),
            Room = room,
            Admission = new NodeAdmission(
                new AdmissionParts(
                    room,
                    () => _nodes?.Own ?? _registration!.Node ?? _registration.Initial,
                    stop => new ResourceClient<Node>(_connection).GetAsync(ObjectKey.Cluster(_options.NodeName), stop),
                    _events!,
                    _options.Time,
                    _loggers.CreateLogger("Arktos.Kubelet.Pods")
                )
            ),
            NodeDns = await NodeDnsAsync(ct).ConfigureAwait(false),
            ClusterDns = _options.ClusterDns,
            ClusterDomain = _options.ClusterDomain,
            MountsVolumes = !hollow,
        };
    }

    private async Task<DnsSettings> NodeDnsAsync(CancellationToken ct) =>
        File.Exists(_options.ResolvConf)
            ? DnsSettings.Parse(await File.ReadAllTextAsync(_options.ResolvConf, ct).ConfigureAwait(false))
            : new DnsSettings([], [], []);

    /// <summary>What is left of pods that went while no agent looked, and from then on.</summary>
    private async Task CollectOrphansAsync(PodServices services, RuntimeWatch watch, CancellationToken ct)
    {
        var orphans = new OrphanCollection(
            new OrphanParts(
                _workers!,
                services.Volumes,
                services.LogsDirectory,
                () => _pods!.List().Concat(_staticPods?.Pods ?? []).Select(p => p.Metadata.Uid).ToHashSet(),
                _options.Time,
                _logger
            )
        );
        var left = await _runtime!.ListPodsAsync(null, ct).ConfigureAwait(false);
        await orphans.CollectAsync(left.Values, ct).ConfigureAwait(false);
        _loops.Add(orphans.RunAsync(() => watch.Latest, _stop.Token));
    }
}
