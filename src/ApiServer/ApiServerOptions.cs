using System.Net;
using System.Security.Cryptography.X509Certificates;
using Arktos.ApiServer.Admission;
using Arktos.ApiServer.Audit;
using Arktos.ApiServer.Identity;
using Arktos.Metrics;

namespace Arktos.ApiServer;

/// <summary>
/// How an API server runs. The caller owns the certificates and keeps them alive until the host has stopped.
/// </summary>
public sealed record ApiServerOptions
{
    /// <summary>
    /// Where HTTPS is served. Port 0 takes a free one; <see cref="ApiServerHost.EndPoint"/> tells which.
    /// </summary>
    public required IPEndPoint Listen { get; init; }

    /// <summary>
    /// Where it is served besides, together with other API servers of this machine (see <see cref="Rpc.SharedPort"/>);
    /// null: nowhere. Its port is the one that is advertised.
    /// </summary>
    public IPEndPoint? SharedListen { get; init; }

    /// <summary>
    /// Where the OpenStack-like API is served, by this server's own certificate; null: nowhere. Other API servers of
    /// this machine may share it, as they do <see cref="SharedListen"/>.
    /// </summary>
    public IPEndPoint? OpenStackListen { get; init; }

    /// <summary>Images that a new installation offers there besides, by their names.</summary>
    public IReadOnlyDictionary<string, string> OpenStackImages { get; init; } = new Dictionary<string, string>();

    /// <summary>Under which address clients and pods reach this server; null for the listen address.</summary>
    public IPAddress? AdvertiseAddress { get; init; }

    /// <summary>
    /// How often the address is renewed; one that is not for three times as long is taken from service
    /// <c>kubernetes</c>. At least a second outside of tests.
    /// </summary>
    public TimeSpan AddressRenewal { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>With its private key.</summary>
    public required X509Certificate2 ServingCertificate { get; init; }

    /// <summary>What client certificates must be signed by.</summary>
    public required X509Certificate2Collection ClientCertificateAuthorities { get; init; }

    /// <summary>
    /// PEM of an ES256 (P-256) or RS256 private key that signs service account tokens. All API servers of an
    /// installation share it.
    /// </summary>
    public required string ServiceAccountSigningKeyPem { get; init; }

    public const string ServiceAccountIssuerDefault = "https://kubernetes.default.svc.cluster.local";

    public string ServiceAccountIssuer { get; init; } = ServiceAccountIssuerDefault;

    /// <summary>Those of before, whose tokens still count.</summary>
    public IReadOnlyList<string> AcceptedServiceAccountIssuers { get; init; } = [];

    /// <summary>What tokens must be meant for to be taken by API servers; empty: the issuer.</summary>
    public IReadOnlyList<string> ApiAudiences { get; init; } = [];

    /// <summary>Where the world finds the keys of service account tokens; null: at this server.</summary>
    public Uri? ServiceAccountJwksUri { get; init; }

    /// <summary>Who may come in, and who decides what they may do, beside what the installation knows itself.</summary>
    public IdentityOptions Identity { get; init; } = new();

    public IPNetwork ServiceRange { get; init; } = IPNetwork.Parse("10.96.0.0/16");

    /// <summary>
    /// What this server shows to the servers of node agents; null: without it, logs and exec are refused by the agents.
    /// </summary>
    public X509Certificate2? KubeletClientCertificate { get; init; }

    /// <summary>
    /// What the certificates of node agents' servers must be signed by; empty: the client authorities.
    /// </summary>
    public X509Certificate2Collection KubeletCertificateAuthorities { get; init; } = [];

    /// <summary>
    /// What this server shows to services that it passes requests on to: they believe it who sent them. Null: it shows
    /// none.
    /// </summary>
    public X509Certificate2? ProxyClientCertificate { get; init; }

    /// <summary>
    /// What signs <see cref="ProxyClientCertificate"/>, as services read it from config map
    /// extension-apiserver-authentication; empty: it is not told to them.
    /// </summary>
    public X509Certificate2Collection ProxyClientAuthorities { get; init; } = [];

    /// <summary>
    /// Seats that priority levels share: requests that may be under way at once, but for watches that have begun and
    /// streams. As many again, beyond it 429, are for exempt ones.
    /// </summary>
    public int RequestsInFlightMax { get; init; } = 600;

    /// <summary>
    /// Seats that a tenant other than system has at work at once while other tenants ask too; a request that needs more
    /// comes in alone.
    /// </summary>
    public int TenantWorkMax { get; init; } = 2 * Environment.ProcessorCount;

    public int WatchesMax { get; init; } = 20_000;

    /// <summary>
    /// Pages of the state that watches and followers begin with, read at once; who begins beyond that waits its turn.
    /// </summary>
    public int StateReadsMax { get; init; } = 16;

    /// <summary>
    /// Logs, exec and attach that may be under way at once, beyond it 429: each holds a connection to a node agent, so
    /// no more than an eighth of what the process may have open.
    /// </summary>
    public int PodStreamsMax { get; init; } = 2_000;

    public int BodyBytesMax { get; init; } = 3 * 1024 * 1024;

    public int HeaderBytesMax { get; init; } = 64 * 1024;

    /// <summary>Events that are kept for the watchers of a resource.</summary>
    public int WatchEventsKept { get; init; } = 4096;

    /// <summary>Events go this long after their last write: the keyspace deletes them.</summary>
    public TimeSpan EventTimeToLive { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How often it is looked whether who follows addresses of pods may still have them.</summary>
    public TimeSpan AddressFollowerLook { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often the conditions of flow schemas are looked at.</summary>
    public TimeSpan FlowSchemaLook { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Which plugins of admission are on.</summary>
    public PluginChoice AdmissionPlugins { get; init; } = PluginChoice.Default;

    /// <summary>What a webhook has that converts objects, for each call.</summary>
    public TimeSpan ConversionTimeout { get; init; } = TimeSpan.FromSeconds(30);

    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// The file that says which objects are stored encrypted, and how (EncryptionConfiguration); null: none are.
    /// </summary>
    public string? EncryptionConfigurationFile { get; init; }

    /// <summary>Whether a changed file of encryption comes into force by itself.</summary>
    public bool ReloadsEncryptionConfiguration { get; init; }

    /// <summary>Of whom what is written into an audit log; null: nothing.</summary>
    public AuditOptions? Audit { get; init; }

    /// <summary>Where the server counts, and what it serves at /metrics.</summary>
    public RoleMetrics Metrics { get; init; } = new();

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
