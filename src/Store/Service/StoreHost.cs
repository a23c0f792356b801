using System.Net;
using System.Security.Cryptography.X509Certificates;
using Arktos.Raft;
using Arktos.Rpc;
using Arktos.Store.Balance;
using Arktos.Store.Disk;
using Arktos.Store.Keyspace;
using Arktos.Store.Log;
using Arktos.Store.Partitions;
using Arktos.Store.Replication;
using Arktos.Store.RocksDb;
using Arktos.Store.Wire;
using Arktos.StoreClient;
using Arktos.StoreClient.Wire;
using Grpc.Health.V1;
using Grpc.HealthCheck;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using KeyspaceRpc = Arktos.StoreClient.Wire.Keyspace;

namespace Arktos.Store.Service;

/// <summary>
/// A store: opens its data, runs its replicas, serves its peers and clients until it is disposed. Opening reads and
/// checks everything, so a damaged or wrong data directory is an exception of <see cref="Open"/>, before anything is
/// served.
/// </summary>
public sealed class StoreHost : IAsyncDisposable, IReplicaHost, IStoreReplicas, IPartitionHost
{
    private static readonly TimeSpan DiskSpaceInterval = TimeSpan.FromSeconds(1);

    private const int LogSegmentsBeforeFlush = 6;

    /// <summary>Of a partition, in an answer about loads: some hundred KiB.</summary>
    private const int TenantLoadsMax = 16_384;

    /// <summary>Told to operators: a step that only some stores can carry out must not be asked for.</summary>
    private static readonly uint StepKinds = (uint)Enum.GetValues<TenantStep.Types.Kind>().Length;

    /// <summary>
    /// For one record, when a store starts: a log that fails says so to <see cref="StoreOptions.Failed"/>, which nobody
    /// looks at yet.
    /// </summary>
    private static readonly TimeSpan ForgetPatience = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Of the descriptors that a store may have, for SSTs; callers' connections have half, links an eighth, the log,
    /// the other stores and the runtime the rest.
    /// </summary>
    private const int FilesShare = 4;

    /// <summary>Below what the collector takes for a large object, which only its dearest collections free.</summary>
    private const int AppendBytesMax = 64 << 10;

    private const int ElectionTicks = 12,
        HeartbeatTicks = 2,
        AliveTicks = 4,
        SweepTicks = 20;

    /// <summary>One of each other store, and those that were cut off and are not known to have ended.</summary>
    private const int PeerConnectionsMax = 256;

    /// <summary>A caller that is gone without a word is found after twice this.</summary>
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(10);

    /// <summary>Other stores say several times a second that they live.</summary>
    private static readonly TimeSpan PeerSilenceMax = TimeSpan.FromSeconds(10);

    private readonly StoreOptions _options;
    private readonly ConfiguredStore _self;
    private readonly ILoggerFactory _loggers;
    private readonly ILogger _logger;
    private readonly DataDirectory _directory;
    private readonly Database _database;
    private readonly DatabaseEvents _databaseEvents;
    private readonly StoreCounts _counts = new();
    private readonly StoreMetrics _metrics;
    private readonly SharedLog _log;
    private readonly StagedSnapshots _staged;
    private readonly PeerTransport _transport;
    private readonly SnapshotSender _snapshots;
    private readonly SnapshotInstaller _installer;
    private readonly Worker[] _workers;
    private readonly HostedReplicas _replicas;
    private readonly StoreWatch _watch;
    private readonly Pulse _pulse;
    private uint _beats;
    private readonly ReplicaRecords _records;
    private readonly MemoryBudget _recentEvents;
    private readonly KeyspaceClient _keyspace;
    private IReadOnlyDictionary<StoreId, string> _peers;
    private readonly ThreadLocal<Dictionary<StoreId, List<(PartitionId, RaftMessage)>>> _outbox = new(() => []);
    private readonly ThreadLocal<RoundWrites> _writes;
    private readonly CancellationTokenSource _stop = new();
    private readonly RpcDrain _drain = new();
    private readonly HealthServiceImpl _health = new();
    private WebApplication? _server;
    private readonly LinkService _links;
    private readonly ThreadLocal<List<FrameWriter>?> _answered = new();
    private SocketDoor? _peerDoor;
    private SocketDoor? _linkDoor;
    private Task _maintenance = Task.CompletedTask;

    private StoreHost(
        StoreOptions options,
        DataDirectory directory,
        Database database,
        DatabaseEvents events,
        ILoggerFactory loggers
    )
    {
        (_options, _directory, _database, _databaseEvents, _loggers) = (options, directory, database, events, loggers);
        _metrics = new StoreMetrics(options.Metrics, _counts);
        _logger = loggers.CreateLogger<StoreHost>();
        _self = options.Cluster.Stores.Single(s => s.Id == options.Store);
        _log = SharedLog.Open(directory.Log, options.Log, options.Failed, out var logs);
        _log.Segments.Synced = _metrics.LogSynced;
        _writes = new ThreadLocal<RoundWrites>(() => new RoundWrites(_log.TryWriteNow, _log.Submit));
        _staged = new StagedSnapshots(new FileFolder(directory.Staged));
        _staged.RemoveAllBut(
            logs.Values.Where(l => l.Staged is not null).Select(l => l.Staged!.Value.StagedFile).ToHashSet()
        );
        _transport = new PeerTransport(
            options.Cluster.ClusterId,
            new StoreId(options.Store),
            Channel,
            OnUnreachable,
            loggers.CreateLogger<PeerTransport>()
        );
        _snapshots = new SnapshotSender(
            options.Cluster.ClusterId,
            new StoreId(options.Store),
            _transport,
            database,
            loggers.CreateLogger<SnapshotSender>()
        );
        _workers =
        [
            .. Enumerable
                .Range(0, options.Workers)
                .Select(i => new Worker($"raft-{i}", options.Tick, ElectionTicks, EndRound, options.Failed)),
        ];
        _replicas = new HostedReplicas(_workers);
        _installer = new SnapshotInstaller(PostInstalled);
        _watch = new StoreWatch(
            new StoreLiveness(
                LivenessOptions.Of(options.Tick * AliveTicks, options.Tick * ElectionTicks),
                options.Time
            ),
            () => _replicas.All,
            (replica, item) => _replicas.Post(replica, item)
        );
        _pulse = new Pulse("store-watch", options.Tick, WatchStores, options.Failed);
        _records = new ReplicaRecords(database);
        _recentEvents = new MemoryBudget(options.RecentEventsBytesMax);
        _peers =
            directory.LoadPeers()
            ?? options
                .Cluster.Stores.Where(s => s.Id != options.Store)
                .ToDictionary(s => new StoreId(s.Id), s => s.Address);
        _keyspace = new KeyspaceClient(
            new KeyspaceClientOptions
            {
                Seeds = [.. _peers.Values.Append(_self.Address).Order(StringComparer.Ordinal)],
                Certificate = options.Certificate,
                Authority = options.Authority,
                Az = _self.Az,
            }
        );
        _links = new LinkService(
            this,
            _counts,
            KeyspaceService.AnswerTimeout,
            FlushAnswers,
            loggers.CreateLogger<LinkService>()
        );
        OpenReplicas(logs);
    }

    /// <exception cref="InvalidDataException">The data directory is not this store's.</exception>
    /// <exception cref="LogDamagedException">The log is damaged.</exception>
    /// <exception cref="RocksDbException">The keyspace cannot be opened.</exception>
    /// <exception cref="IOException">The disk is full, read-only, or fails.</exception>
    public static StoreHost Open(StoreOptions options, ILoggerFactory loggers)
    {
        if (options.IsNew)
            DataDirectory.Create(options.DataDirectory, options.Cluster.ClusterId, options.Store);
        var directory = DataDirectory.Open(options.DataDirectory, options.Cluster.ClusterId, options.Store);
        SpaceOf(directory, options).Check();
        var events = new DatabaseEvents(loggers.CreateLogger<RocksDatabase>(), options.Failed);
        var database = RocksDatabase.Open(
            directory.Keyspace,
            options.Database with
            {
                OpenFilesMax = Math.Min(options.Database.OpenFilesMax, DescriptorLimit.Current() / FilesShare),
            },
            events
        );
        try
        {
            return new StoreHost(options, directory, database, events, loggers);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    Database IStoreReplicas.Database => _database;

    Revision IStoreReplicas.NewestRevision => ((IReplicaHost)this).NewestRevision;

    TimeProvider IStoreReplicas.Time => _options.Time;

    void IStoreReplicas.Fail(Exception reason) => _options.Failed(reason);

    /// <summary>Begins to serve on the address that the cluster configuration gives this store.</summary>
    /// <exception cref="IOException">The port is in use.</exception>
    public async Task StartAsync(CancellationToken cancel)
    {
        // Empty: the other builders watch the working directory for settings, all of its folders, and every write to a
        // log in one of them wakes a thread.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton(_loggers);
        builder.Services.AddRpcServer(new RpcServerOptions { Drain = _drain, Metrics = _options.Metrics });
        builder.Services.AddRpcBuffers();
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(ConfigureKestrel)
            .UseConnectionGate(ConnectionLimits.OfProcess());
        _server = builder.Build();
        var keyspace = new KeyspaceService(this, _counts, _links) { LinkPort = () => _linkDoor!.Port };
        _server.MapRpcService(keyspace.Bind, KeyspaceService.OptionsOf);
        var peers = new PeerService(_options.Cluster.ClusterId, new StoreId(_options.Store), _staged, TryPost, _watch)
        {
            Port = () => _peerDoor!.Port,
        };
        _server.MapRpcService(b => Peer.BindService(b, peers), _ => StoreIdentity.Stores);
        _server.MapRpcService(b => Health.BindService(b, _health));
        _server.MapReflection(StoreIdentity.Operators, KeyspaceRpc.Descriptor, Peer.Descriptor, Health.Descriptor);
        _server.MapMetrics(_options.Metrics, StoreIdentity.RefusalOfOperator);
        _metrics.Read(
            new StoreParts(
                _log,
                _database,
                _databaseEvents,
                _replicas,
                _workers,
                _recentEvents,
                () => peers.HeardWithin(_options.Tick * ElectionTicks),
                () => _peers.Count
            )
        );
        foreach (var worker in _workers)
            worker.Start();
        _peerDoor = new SocketDoor(
            new IPEndPoint(IPEndPoint.Parse(_self.Address).Address, _options.PeerPort),
            Tls with
            {
                Admits = StoreIdentity.IsStore,
            },
            new ConnectionLimits(PeerConnectionsMax),
            PeerSilenceMax,
            peers.Serve,
            _loggers
        );
        _linkDoor = new SocketDoor(
            new IPEndPoint(IPEndPoint.Parse(_self.Address).Address, _options.LinkPort),
            Tls,
            LinkService.Limits,
            LinkService.SilenceMax,
            _links.Serve,
            _loggers
        );
        await _server.StartAsync(cancel).ConfigureAwait(false);
        SetHealth(HealthCheckResponse.Types.ServingStatus.Serving);
        var keeper = new PartitionKeeper(
            new StoreId(_options.Store),
            this,
            _keyspace,
            _options.LeadAtLeast,
            _options.Time,
            _loggers.CreateLogger<PartitionKeeper>()
        );
        var movers = new TenantMovers(
            _replicas,
            _keyspace,
            keeper.Connected,
            _options.Time,
            _loggers.CreateLogger<TenantMovers>()
        );
        var balancer = new Balancer(
            _replicas,
            _keyspace,
            keeper.Connected,
            _options.BalanceInterval,
            _options.Time,
            _loggers.CreateLogger<Balancer>()
        );
        var door = new DoorWatch(
            _options.Door,
            ChannelOptions(_self.Address),
            _replicas,
            _loggers.CreateLogger<DoorWatch>()
        );
        // The map may not be readable yet: it takes the stores that this one heard of last, or began with, to make it
        // so.
        await _transport.SetPeersAsync(_peers).ConfigureAwait(false);
        _pulse.Start();
        _maintenance = Task.WhenAll(
            (
                (Func<Task>[])
                    [
                        BootstrapMapAsync,
                        MaintainAsync,
                        WatchDiskAsync,
                        () => door.RunAsync(_stop.Token),
                        () => keeper.RunAsync(_stop.Token),
                        () => movers.RunAsync(_stop.Token),
                        () => balancer.RunAsync(_stop.Token),
                    ]
            ).Select(work => Task.Run(() => RunUntilStoppedAsync(work), CancellationToken.None))
        );
        _logger.LogInformation(
            "store {Store} ({Name}, {Az}) serves {Count} partitions on {Address}",
            _self.Id,
            _self.Name,
            _self.Az,
            _replicas.All.Count(),
            _self.Address
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            SetHealth(HealthCheckResponse.Types.ServingStatus.NotServing);
            await _drain.DrainAsync(_options.DrainGrace).ConfigureAwait(false);
        }
        if (_linkDoor is not null)
            await _linkDoor.DisposeAsync().ConfigureAwait(false);
        await _stop.CancelAsync().ConfigureAwait(false);
        _pulse.Dispose();
        await _maintenance.ConfigureAwait(false);
        _keyspace.Dispose();
        if (_server is not null)
            await _server.DisposeAsync().ConfigureAwait(false);
        if (_peerDoor is not null)
            await _peerDoor.DisposeAsync().ConfigureAwait(false);
        await _transport.DisposeAsync().ConfigureAwait(false);
        if (_server is not null)
            foreach (var worker in _workers)
                worker.Dispose();
        await _installer.DisposeAsync().ConfigureAwait(false);
        _log.Dispose();
        try
        {
            if (_server is not null)
                _database.Flush();
        }
        catch (RocksDbException e)
        {
            _logger.LogWarning("the keyspace is closed unflushed, the log has what it lacks: {Reason}", e.Message);
        }
        finally
        {
            _database.Dispose();
        }
    }

    PartitionReplica? IStoreReplicas.Find(PartitionId partition) => _replicas.Find(partition);

    bool IStoreReplicas.Post(PartitionId partition, ReplicaItem item) => _replicas.Post(partition, item);

    HostedReplicas IPartitionHost.Replicas => _replicas;

    ReplicaRecord? IPartitionHost.FindRecord(PartitionId partition) => _records.Find(partition);

    async Task IPartitionHost.SetPeersAsync(IReadOnlyDictionary<StoreId, string> addresses)
    {
        if (addresses.Count == _peers.Count && addresses.All(a => _peers.GetValueOrDefault(a.Key) == a.Value))
            return;
        _directory.SavePeers(addresses);
        await _transport.SetPeersAsync(addresses).ConfigureAwait(false);
        _peers = addresses;
    }

    void IPartitionHost.Create(IReadOnlyList<ReplicaRecord> replicas)
    {
        if (replicas.Count == 0)
            return;
        _records.Add(replicas);
        foreach (var record in replicas)
        {
            _replicas.Add(NewReplica(record, new GroupLog(record.Partition, _log.Segments)));
            _logger.LogInformation(
                "partition {Partition}: has a replica here now ({Replica})",
                record.Partition,
                record.Replica
            );
        }
    }

    async Task IPartitionHost.DestroyAsync(PartitionReplica replica)
    {
        await _replicas.RetireAsync(replica).ConfigureAwait(false);
        _records.Destroy(_records.Find(replica.Id)!);
        await ForgetLogAsync(replica.Id).ConfigureAwait(false);
        foreach (var file in replica.StagedFiles)
            _staged.Delete(file);
    }

    StatusResponse IStoreReplicas.Status(bool withHashes, bool withLoads)
    {
        var response = new StatusResponse
        {
            Store = _self.Id,
            Az = _self.Az,
            ClusterId = _options.Cluster.ClusterId,
            LogBytes = _log.Bytes,
            KeyspaceBytes =
                _database.Property("rocksdb.total-sst-files-size")
                + _database.Property("rocksdb.cur-size-all-mem-tables"),
            StepKinds = StepKinds,
            Version = typeof(StoreHost).Assembly.GetName().Version?.ToString(3) ?? "",
        };
        if (withLoads)
            (response.DiskBytes, response.DiskFreeBytes) = SpaceOf(_directory, _options).Measure();
        foreach (var replica in _replicas.All.OrderBy(r => r.Id))
        {
            var (id, status, state) = (replica.Id, replica.Status, replica.Keyspace.State);
            var partition = new PartitionStatus
            {
                Partition = id.Value,
                Leader = (uint)status.Leader.Value,
                Term = status.Term.Value,
                Role = status.Role.ToString().ToLowerInvariant(),
                CommitIndex = status.Commit.Value,
                AppliedIndex = state.Index.Value,
                LastIndex = status.Last.Value,
                Revision = state.Revision.Value,
                ClosedRevision = state.Revision.Value,
                CompactedRevision = state.Compacted.Value,
                Problem = status.Problem,
            };
            partition.Replicas.AddRange(
                status.Members.Voters.Concat(status.Members.OutgoingVoters).Select(r => r.Store().Value).Distinct()
            );
            partition.Asleep = replica.IsAsleep;
            partition.Installing = status.IsInstalling;
            partition.Learners.AddRange(status.Members.Learners.Select(r => r.Store().Value));
            if (withHashes)
                AddHash(partition, id);
            if (withLoads && status.Role == RaftRole.Leader)
                partition.Tenants.AddRange(LoadsOf(replica));
            response.Partitions.Add(partition);
        }
        return response;
    }

    private static IEnumerable<TenantLoad> LoadsOf(PartitionReplica replica) =>
        replica
            .Keyspace.Loads()
            .Select(l => new TenantLoad
            {
                Tenant = l.Name,
                Bytes = l.Bytes,
                Changes = l.Changes,
            })
            .OrderByDescending(l => l.Bytes)
            .ThenBy(l => l.Tenant, StringComparer.Ordinal)
            .Take(TenantLoadsMax);

    private void AddHash(PartitionStatus status, PartitionId partition)
    {
        using var snapshot = _database.Snapshot();
        status.HashIndex = KeyspacePartition.ReadState(_database, partition, snapshot).Index.Value;
        status.Hash = KeyspacePartition.Hash(_database, partition, snapshot);
    }

    void IReplicaHost.Send(PartitionId partition, in RaftMessage message)
    {
        var outbox = _outbox.Value!;
        var to = message.To.Store();
        if (!outbox.TryGetValue(to, out var messages))
            outbox[to] = messages = [];
        messages.Add((partition, message));
    }

    void IReplicaHost.WriteLog(LogWrite write) => _writes.Value!.Add(write);

    void IReplicaHost.Post(PartitionReplica replica, ReplicaItem item) => _replicas.Post(replica, item);

    void IReplicaHost.SendSnapshot(PartitionReplica replica, OutgoingSnapshot snapshot) =>
        Task.Run(async () =>
        {
            var isSent = await _snapshots.SendAsync(snapshot, _stop.Token).ConfigureAwait(false);
            _counts.SnapshotsSent.Ended(isSent);
            _replicas.Post(replica, new ReplicaItem.SnapshotSent(snapshot.Receiver, isSent));
        });

    void IReplicaHost.Install(PartitionReplica replica, SnapshotInstallation installation) =>
        _installer.Begin(replica, installation);

    void IReplicaHost.LogCompacted(PartitionId partition, SnapshotMetadata start) => _log.Compacted(partition, start);

    void IReplicaHost.LogCarried(PartitionId partition, ulong segment) => _log.Carried(partition, segment);

    Revision IReplicaHost.NewestRevision => _replicas.All.Select(r => r.Keyspace.State.Revision).DefaultIfEmpty().Max();

    IEnumerable<(byte[] Key, byte[] Value)> IReplicaHost.ReadStaged(string file) => _staged.Read(file);

    void IReplicaHost.DeleteStaged(string file) => _staged.Delete(file);

    /// <summary>
    /// Takes up the replicas that this store has by its records; a store that has none yet begins with those that the
    /// installation gives it.
    /// </summary>
    private void OpenReplicas(Dictionary<PartitionId, GroupLog> logs)
    {
        if (!_records.All.Any())
        {
            if (logs.Count > 0 && _directory.KnowsReplicas)
                throw new InvalidDataException(
                    $"{_directory.Keyspace} does not know the {logs.Count} partitions that {_directory.Log} holds "
                        + $"entries of: the keyspace was lost. {LogDamagedException.Remedy}"
                );
            var first = _options.Cluster.Partitions.Where(p => p.Stores.Contains(_options.Store)).ToList();
            if (first.Count > 0)
                _records.Add([
                    .. first.Select(p => new ReplicaRecord(
                        new PartitionId(p.Id),
                        ReplicaIds.Of(new StoreId(_options.Store), 0),
                        new RaftConfiguration([.. p.Stores.Select(s => ReplicaIds.Of(new StoreId(s), 0))]),
                        IsHere: true
                    )),
                ]);
        }
        _directory.Upgraded();
        foreach (var partition in logs.Keys)
        {
            var record =
                _records.Find(partition)
                ?? throw new InvalidDataException(
                    $"{_directory.Keyspace} does not know partition {partition}, which {_directory.Log} holds "
                        + $"entries of: the keyspace was lost, or is an older copy. {LogDamagedException.Remedy}"
                );
            // A crash came between the two halves of its destruction.
            if (!record.IsHere && !ForgetLogAsync(partition).Wait(ForgetPatience))
                throw new IOException(
                    $"{_directory.Log} cannot be written: the replica of partition {partition} that was destroyed "
                        + $"here is still in it. Is the disk full, or read-only?"
                );
        }
        foreach (var record in _records.All.Where(r => r.IsHere))
            _replicas.Add(
                NewReplica(
                    record,
                    logs.TryGetValue(record.Partition, out var log)
                        ? log
                        : new GroupLog(record.Partition, _log.Segments)
                )
            );
    }

    private PartitionReplica NewReplica(ReplicaRecord record, GroupLog log)
    {
        var raft = new RaftOptions
        {
            Self = record.Replica,
            Configuration = record.First,
            AllowsMembershipChanges = true,
            ElectionTicks = ElectionTicks,
            HeartbeatTicks = HeartbeatTicks,
            AppendBytesMax = AppendBytesMax,
            Seed = (ulong)record.Partition.Value << 32 | _options.Store,
        };
        var keyspace = new KeyspacePartition(record.Partition, _database, new RecentEvents(budget: _recentEvents));
        return new PartitionReplica(
            new ReplicaParts
            {
                Id = record.Partition,
                Raft = raft,
                Log = log,
                Database = _database,
                Keyspace = keyspace,
                Host = this,
                Time = _options.Time,
                Logger = _loggers.CreateLogger<PartitionReplica>(),
                Counts = _counts.Replicas,
                HibernateTicks = (int)(_options.HibernateAfter / _options.Tick),
            }
        );
    }

    private Task ForgetLogAsync(PartitionId partition)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _log.Submit(LogWrite.Reset(partition, _ => done.TrySetResult()));
        return done.Task;
    }

    private RpcChannel Channel(string address) => new(ChannelOptions(address));

    private RpcChannelOptions ChannelOptions(string address) =>
        new()
        {
            Address = new Uri($"https://{address}"),
            ClientCertificate = _options.Certificate,
            TrustedRoots = _options.Authority,
        };

    private TlsDoorOptions Tls => new() { Certificate = _options.Certificate, ClientRoots = _options.Authority };

    private bool PostInstalled(PartitionReplica replica, ReplicaItem.Installed item)
    {
        _counts.SnapshotsInstalled.Ended(item.Installation.IsComplete);
        return _replicas.Post(replica, item);
    }

    private bool TryPost(PartitionId partition, ReplicaItem item) => _replicas.Post(partition, item);

    /// <summary>Says that this store lives, and wakes what sleeps when another has fallen silent.</summary>
    private void WatchStores()
    {
        if (_beats++ % AliveTicks == 0)
            _transport.SayAlive();
        if (_beats % SweepTicks == 0)
            _links.Sweep();
        _watch.TellOfSilent();
    }

    private void OnUnreachable(StoreId store) => _watch.Lost(store);

    private void EndRound(bool isIdle)
    {
        FlushOutbox();
        var answered = _answered.Value ??= [];
        foreach (var writer in answered)
            writer.Flush();
        answered.Clear();
        _writes.Value!.EndRound(isIdle);
    }

    /// <summary>A worker's answers leave at the end of its round; those of others at once.</summary>
    private void FlushAnswers(FrameWriter writer)
    {
        if (_answered.Value is not { } answered)
            writer.Flush();
        else if (!answered.Contains(writer))
            answered.Add(writer);
    }

    private void FlushOutbox()
    {
        foreach (var (store, messages) in _outbox.Value!)
        {
            if (messages.Count == 0)
                continue;
            _transport.Send(store, messages);
            messages.Clear();
        }
    }

    /// <summary>
    /// Until this store sees the map, written by whichever leader of partition 0 came to it: tries when it leads
    /// itself.
    /// </summary>
    private async Task BootstrapMapAsync()
    {
        if (_replicas.Find(PartitionId.System) is not { } system)
            return;
        using var timer = new PeriodicTimer(_options.Tick);
        while (RangeReader.Get(_database, null, PartitionId.System, PartitionRouter.MapKey.Encode()) is null)
        {
            if (system.Status.Role == RaftRole.Leader)
            {
                var answer = new TaskAnswer<CommitAnswer>();
                if (TryPost(PartitionId.System, new ReplicaItem.Propose(MapBootstrap.Commit(_options.Cluster), answer)))
                    await answer.Task.WaitAsync(_stop.Token).ConfigureAwait(false);
            }
            await timer.WaitForNextTickAsync(_stop.Token).ConfigureAwait(false);
        }
    }

    private async Task RunUntilStoppedAsync(Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested) { }
        catch (Exception e)
        {
            _options.Failed(e);
        }
    }

    private static DiskSpace SpaceOf(DataDirectory directory, StoreOptions options) =>
        new([directory.Log, directory.Keyspace], options.FreeBytesMin);

    private async Task WatchDiskAsync()
    {
        var space = SpaceOf(_directory, _options);
        using var timer = new PeriodicTimer(
            DiskSpaceInterval < _options.MaintenanceInterval ? DiskSpaceInterval : _options.MaintenanceInterval
        );
        while (await timer.WaitForNextTickAsync(_stop.Token).ConfigureAwait(false))
            space.Check();
    }

    /// <summary>
    /// Now and then: has RocksDB write to the disk what it holds in memory, so that the log can be cut; drops old
    /// history.
    /// </summary>
    private async Task MaintainAsync()
    {
        var lastFlush = _options.Time.GetTimestamp();
        var space = SpaceOf(_directory, _options);
        var expiry = new ExpiryClock(_options.Time);
        using var timer = new PeriodicTimer(_options.MaintenanceInterval);
        while (await timer.WaitForNextTickAsync(_stop.Token).ConfigureAwait(false))
        {
            var now = expiry.Now();
            foreach (var replica in _replicas.All)
            {
                // History goes by the partition's own time, which stands still while it sleeps.
                if (!replica.IsAsleep)
                    _replicas.Post(replica, new ReplicaItem.CompactHistory(_options.HistoryRetention));
                if (replica.Status.Role == RaftRole.Leader)
                    _replicas.Post(replica, new ReplicaItem.DeleteExpired(now));
            }
            if (
                _log.SegmentCount < LogSegmentsBeforeFlush
                && _options.Time.GetElapsedTime(lastFlush) < _options.FlushInterval
            )
                continue;
            lastFlush = _options.Time.GetTimestamp();
            space.Check();
            var flushed = FlushedKeyspace.Take(_replicas.All);
            _database.Flush();
            var retained = _log.SegmentCount < LogSegmentsBeforeFlush ? _options.RetainedLogEntries : 0;
            flushed.Tell((replica, item) => _replicas.Post(replica, item), retained);
        }
    }

    private void SetHealth(HealthCheckResponse.Types.ServingStatus status)
    {
        _health.SetStatus("", status);
        _health.SetStatus(KeyspaceRpc.Descriptor.FullName, status);
    }

    private void ConfigureKestrel(KestrelServerOptions kestrel)
    {
        kestrel.Limits.ForRpc(KeepAlive);
        kestrel.Listen(
            IPEndPoint.Parse(_self.Address),
            listen =>
            {
                listen.Protocols = HttpProtocols.Http2;
                listen.UseTls(Tls);
            }
        );
    }
}
