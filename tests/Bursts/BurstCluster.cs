using System.Text;
using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Streams;
using Arktos.ApiServer.Admission;
using Arktos.ApiServer.Tests.Support;
using Arktos.Client.Connection;
using Arktos.Client.Informers;
using Arktos.Client.Resources;
using Arktos.Client.Writing;
using Google.Protobuf;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.Bursts;

/// <summary>
/// A real API server over a keyspace in memory, and what a test needs to put a lot into it at once and to see what
/// becomes of it.
/// </summary>
internal sealed class BurstCluster : IAsyncDisposable
{
    public const string Tenant = "system";
    public const string Namespace = "burst";

    /// <summary>A burst that has not come to its end by then never will.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(120);

    private readonly TestServer _server;
    private readonly BatchWriter _writer;
    private readonly List<(CancellationTokenSource Stop, Task Run)> _roles = [];

    private BurstCluster(TestServer server)
    {
        _server = server;
        Connection = new ApiConnection(Options("admin"));
        _writer = new BatchWriter(Connection);
        Pods = new Informer<Pod>(Connection, new InformerOptions { Tenant = Tenant, Namespace = Namespace });
        Pods.Start();
    }

    public ApiConnection Connection { get; }

    public TestServer Server => _server;

    /// <summary>The pods as a follower sees them.</summary>
    public Informer<Pod> Pods { get; }

    /// <param name="proxies">Who signs the front proxy's certificate; null: there is none.</param>
    public static async Task<BurstCluster> StartAsync(TestAuthority? proxies = null)
    {
        // Nodes are ready when they are made: in most bursts no controller runs that would say so.
        var server = await TestServer.StartAsync(authority =>
            TestServer.Options(authority, proxies: proxies) with
            {
                AdmissionPlugins = PluginChoice.Of([], [nameof(TaintNodesByCondition)]),
            }
        );
        var cluster = new BurstCluster(server);
        await new ResourceClient<Namespace>(cluster.Connection).CreateAsync(
            new Namespace
            {
                Metadata = new ObjectMeta { Tenant = Tenant, Name = Namespace },
            },
            default
        );
        await new ResourceClient<ServiceAccount>(cluster.Connection).CreateAsync(
            new ServiceAccount { Metadata = NewMetadata("default") },
            default
        );
        return cluster;
    }

    public static ObjectMeta NewMetadata(string name) =>
        new()
        {
            Tenant = Tenant,
            Namespace = Namespace,
            Name = name,
        };

    public ApiConnectionOptions Options(string name) =>
        new()
        {
            Servers = [_server.Address],
            TrustedRoots = [_server.Authority.Certificate],
            ClientCertificate = _server.Authority.Client($"O=system:masters,CN={name}"),
        };

    /// <summary>Runs a role until the test ends.</summary>
    public void Run(Func<CancellationToken, Task> role)
    {
        var stop = new CancellationTokenSource();
        _roles.Add((stop, Task.Run(() => role(stop.Token))));
    }

    /// <summary>Creates all objects, in batches; every one must be taken.</summary>
    public async Task CreateAsync<T>(IEnumerable<T> objects)
        where T : class, IKubeObject
    {
        var resource = KnownResource.For<T>();
        var writes = objects.Select(o =>
        {
            (o.Kind, o.ApiVersion) = (resource.Kind, resource.ApiVersion);
            return _writer.WriteAsync(
                new WriteOperation
                {
                    Verb = WriteOperation.Types.Verb.Create,
                    Group = resource.Group,
                    Version = resource.Version,
                    Resource = resource.Plural,
                    Tenant = o.Metadata.Tenant,
                    Namespace = o.Metadata.Namespace,
                    Body = ByteString.CopyFrom(KubeJson.Encode(o)),
                },
                default
            );
        });
        foreach (var result in await Task.WhenAll(writes))
            if (result.Code != 201)
                throw new InvalidOperationException($"{result.Code}: {Encoding.UTF8.GetString(result.Body.Span)}");
    }

    public Task CreateNodesAsync(int count) =>
        CreateAsync(
            Enumerable
                .Range(0, count)
                .Select(i => new Node
                {
                    Metadata = new ObjectMeta { Name = $"node-{i}" },
                    Status = new NodeStatus
                    {
                        Allocatable = new()
                        {
                            ["cpu"] = Quantity.Parse("4"),
                            ["memory"] = Quantity.Parse("8Gi"),
                            ["pods"] = Quantity.Parse("110"),
                        },
                        Conditions = [new NodeCondition { Type = "Ready", Status = "True" }],
                    },
                })
        );

    public Task CreatePodsAsync(string prefix, int count) =>
        CreateAsync(
            Enumerable
                .Range(0, count)
                .Select(i => new Pod { Metadata = NewMetadata($"{prefix}-{i}"), Spec = NewPodSpec() })
        );

    public static PodSpec NewPodSpec() =>
        new()
        {
            Containers =
            [
                new Container
                {
                    Name = "main",
                    Image = "any",
                    Resources = new() { Requests = new() { ["cpu"] = Quantity.Parse("100m") } },
                },
            ],
        };

    /// <summary>Waits for a condition; says how far it has come when it does not come true.</summary>
    public static async Task UntilAsync(Func<bool> condition, Func<string> state)
    {
        var deadline = DateTime.UtcNow + Deadline;
        while (!condition())
        {
            if (DateTime.UtcNow > deadline)
                throw new TimeoutException($"within {Deadline.TotalSeconds} s only: {state()}");
            await Task.Delay(20);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (stop, _) in _roles)
            await stop.CancelAsync();
        await Task.WhenAll(_roles.Select(r => r.Run));
        foreach (var (stop, _) in _roles)
            stop.Dispose();
        await Pods.DisposeAsync();
        await _writer.DisposeAsync();
        Connection.Dispose();
        await _server.DisposeAsync();
    }
}
