using System.Collections.Concurrent;
using System.Net;
using Arktos.Chaos;
using Arktos.Rpc;
using Arktos.Store.Partitions;
using Arktos.Store.Service;
using Arktos.Store.Tests.Faults;
using Arktos.StoreClient;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.Store.Tests;

/// <summary>
/// Three real stores in this process, each with its own data directory, port and connections: real Raft, log, RocksDB
/// and gRPC over TLS.
/// </summary>
internal sealed class StoreCluster : IAsyncDisposable
{
    private readonly CertificateAuthority _authority = CertificateAuthority.Create("test stores");
    private readonly string _folder = Directory.CreateTempSubdirectory("arktos-store-").FullName;
    private readonly Dictionary<uint, StoreHost> _running = [];
    private readonly HashSet<uint> _hasRun = [];
    private readonly List<SmallDisk> _disks = [];

    public StoreCluster(int partitions = 2, Func<StoreOptions, StoreOptions>? configure = null)
    {
        Configure = configure ?? (o => o);
        var ports = FreePorts.Take(3);
        uint[] ids = [1, 2, 3];
        Configuration = new ClusterConfiguration(
            "test",
            [
                .. ids.Select(i => new ConfiguredStore(
                    i,
                    $"az-{(char)('a' + i - 1)}",
                    $"az-{(char)('a' + i - 1)}",
                    $"127.0.0.1:{ports[i - 1]}"
                )),
            ],
            [.. Enumerable.Range(0, partitions).Select(p => new ConfiguredPartition((ushort)p, ids))]
        );
    }

    public ClusterConfiguration Configuration { get; private set; }

    public Func<StoreOptions, StoreOptions> Configure { get; }

    public ConcurrentQueue<Exception> Failures { get; } = new();

    public string FolderOf(uint store) => Path.Combine(_folder, $"store-{store}");

    /// <summary>
    /// Gives a store that has not started yet a disk of its own, of so many MiB, which goes after the store.
    /// </summary>
    public SmallDisk MountDisk(uint store, int mebibytes)
    {
        var disk = new SmallDisk(FolderOf(store), mebibytes);
        _disks.Add(disk);
        return disk;
    }

    public async Task StartAsync(params uint[] stores)
    {
        foreach (var store in stores)
        {
            var host = StoreHost.Open(Options(store), NullLoggerFactory.Instance);
            _hasRun.Add(store);
            await host.StartAsync(default);
            _running[store] = host;
        }
    }

    public StoreOptions Options(uint store) =>
        Configure(
            new StoreOptions
            {
                Cluster = Configuration,
                Store = store,
                DataDirectory = FolderOf(store),
                IsNew = !_hasRun.Contains(store),
                Authority = _authority.Roots,
                Failed = Failures.Enqueue,
                Certificate = _authority.Issue(
                    new CertificateRequestDetails($"store-{store}", [StoreIdentity.Organization], ["127.0.0.1"])
                ),
            }
        );

    /// <summary>Registers a fourth store and so on, and starts it.</summary>
    public async Task<uint> AddStoreAsync(KeyspaceClient client, string name, string az)
    {
        var address = $"127.0.0.1:{FreePorts.Take(1)[0]}";
        uint id = 0;
        await client.UpdateMapAsync(map => (id = MapChanges.AddStore(map, name, az, address)) > 0, default);
        Configuration = Configuration with
        {
            Stores = [.. Configuration.Stores, new ConfiguredStore(id, name, az, address)],
        };
        await StartAsync(id);
        return id;
    }

    public StoreHost Host(uint store) => _running[store];

    public async Task StopAsync(uint store)
    {
        await _running[store].DisposeAsync();
        _running.Remove(store);
    }

    /// <param name="organization">Of its certificate.</param>
    public async Task<KeyspaceClient> ClientAsync(string? organization = null)
    {
        var client = new KeyspaceClient(
            new KeyspaceClientOptions
            {
                Seeds = [.. Configuration.Stores.Select(s => s.Address)],
                Authority = _authority.Roots,
                Certificate = _authority.Issue(
                    new CertificateRequestDetails("client", organization is null ? [] : [organization], [])
                ),
            }
        );
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        await client.ConnectAsync(deadline.Token);
        return client;
    }

    /// <summary>A channel to a store, as a client that is no store.</summary>
    /// <param name="organization">Of the client's certificate.</param>
    public RpcChannel Channel(uint store, string organization = "arktos:apiservers") =>
        new(
            new RpcChannelOptions
            {
                Address = new Uri($"https://{Configuration.Stores.Single(s => s.Id == store).Address}"),
                TrustedRoots = _authority.Roots,
                ClientCertificate = _authority.Issue(new CertificateRequestDetails("client", [organization], [])),
            }
        );

    /// <summary>Plain HTTP/2 to a store.</summary>
    /// <param name="organization">Of the caller's certificate.</param>
    public HttpClient Http(uint store, string organization) =>
        new(
            new SocketsHttpHandler
            {
                SslOptions = RpcTls.ClientOptions(
                    _authority.Issue(new CertificateRequestDetails("client", [organization], [])),
                    _authority.Roots,
                    null
                ),
            }
        )
        {
            BaseAddress = new Uri($"https://{Configuration.Stores.Single(s => s.Id == store).Address}"),
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _running.Values)
            await host.DisposeAsync();
        foreach (var disk in _disks)
            disk.Dispose();
        Directory.Delete(_folder, recursive: true);
        Assert.Empty(Failures);
    }
}
