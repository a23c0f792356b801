using System.Net;
using Arktos.Dns.Following;
using Arktos.Dns.Forwarding;
using Arktos.Dns.Names;
using Arktos.Dns.Serving;
using Arktos.Dns.Sources;
using Arktos.Metrics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Arktos.Dns.Tests.Fakes;

/// <summary>A handler over tables that a test fills, without sockets.</summary>
internal sealed class Server
{
    public const string Acme = "10.1.0.1",
        Globex = "10.2.0.1",
        System = "10.3.0.1",
        Stranger = "10.9.9.9";

    private readonly List<FollowedSlice> _slices = [];

    public Server(DnsOptions? options = null)
    {
        Options =
            options
            ?? new DnsOptions
            {
                Connection = new() { Servers = [] },
                Listen = [],
                QueriesPerSecondMax = 1_000_000,
            };
        Metrics = new DnsMetrics(Options.Metrics);
        Forwarder = new Forwarder(Options.Forwarding, Metrics, Options.Time, NullLogger.Instance);
        var zone = new Zone(Options.Zone, Names, Sources);
        Handler = new QueryHandler(zone, Sources, Forwarder, Options, Metrics, () => IsReady);
        foreach (var (tenant, address) in new[] { ("acme", Acme), ("globex", Globex), ("system", System) })
        {
            Pod(tenant, "default", address);
            Namespace(tenant, "default");
        }
    }

    public DnsOptions Options { get; }
    public DnsMetrics Metrics { get; }
    public NameTable Names { get; } = new();
    public SourceTable Sources { get; } = new(waitersMax: 4);
    public Forwarder Forwarder { get; }
    public QueryHandler Handler { get; }
    public bool IsReady { get; set; } = true;

    public static DnsOptions OptionsWith(FakeTimeProvider time) =>
        new()
        {
            Connection = new() { Servers = [] },
            Listen = [],
            QueriesPerSecondMax = 1_000_000,
            Time = time,
        };

    public void Namespace(string tenant, string name, bool exists = true) => Names.PutNamespace(tenant, name, exists);

    public void Pod(string tenant, string ns, string address, string uid = "", string network = "default") =>
        Sources.Add(
            Key(address),
            new PodAt(new Viewer(tenant, network), ns, uid.Length > 0 ? uid : $"{tenant}-{address}")
        );

    public static AddressKey Key(string address) => AddressKey.Of(IPAddress.Parse(address));

    /// <param name="spec">In JSON.</param>
    /// <param name="network">"": it has no label.</param>
    public void Service(string tenant, string ns, string name, string spec, string network = "")
    {
        var labels = network.Length > 0 ? $$"""{"arktos.futurewei.com/network":"{{network}}"}""" : "{}";
        var service = Arktos.Api.Json.KubeJson.Decode<FollowedService>(
            global::System.Text.Encoding.UTF8.GetBytes(
                $$"""{"metadata":{"name":"{{name}}","namespace":"{{ns}}","tenant":"{{tenant}}","labels":{{labels}} },"spec":{{spec}} }"""
            )
        );
        Names.PutService(
            tenant,
            ns,
            name,
            ServiceNames.Of(
                service,
                _slices.Where(s => s.Metadata.Tenant == tenant && s.Metadata.Namespace == ns && s.Service == name),
                Options.Zone.Zone
            )
        );
    }

    /// <summary>Before its service is.</summary>
    /// <param name="rest">addressType, endpoints and ports, in JSON.</param>
    public void Slice(string tenant, string ns, string service, string rest) =>
        _slices.Add(
            Arktos.Api.Json.KubeJson.Decode<FollowedSlice>(
                global::System.Text.Encoding.UTF8.GetBytes(
                    $$"""
                    {"metadata":{"name":"{{service}}-{{_slices.Count}}","namespace":"{{ns}}","tenant":"{{tenant}}",
                    "labels":{"kubernetes.io/service-name":"{{service}}"} },{{rest}} }
                    """
                )
            )
        );

    /// <summary>Null: no response.</summary>
    public async Task<Reply?> TryAskAsync(string from, byte[] query, bool isStream = false)
    {
        var caller = new Caller(Key(from), isStream);
        var response = new byte[ushort.MaxValue];
        var length = Handler.Handle(query, caller, response);
        if (length != QueryHandler.Later)
            return length == 0 ? null : Reply.Read(response.AsSpan(0, length));
        var later = await Handler.HandleLaterAsync(query, caller, CancellationToken.None);
        return later is null ? null : Reply.Read(later);
    }

    public async Task<Reply> AskAsync(string from, string name, string type = "A") =>
        await TryAskAsync(from, Ask.For(name, type, edns: 1232))
        ?? throw new InvalidOperationException($"no response to {name} {type}");
}
