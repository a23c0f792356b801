using System.CommandLine;
using System.Net;
using System.Text;
using Arktos.ApiServer;
using Arktos.ApiServer.Admission;
using Arktos.Rpc;
using Arktos.Store.Backup;
using Arktos.Store.Partitions;
using Arktos.StoreClient;

namespace Arktos.Roles;

/// <summary>`arktos apiserver`: a stateless server of the Kubernetes API.</summary>
internal static class ApiServerRole
{
    private static readonly Option<string> ServiceRange = new("--service-cluster-ip-range")
    {
        Description =
            "range of cluster IPs (IPv4) that a new installation begins with, as ServiceCIDR kubernetes; what that "
            + "object says counts from then on, and more ServiceCIDRs add to it",
        DefaultValueFactory = _ => "10.96.0.0/16",
    };

    private static readonly Option<string> Listen = new("--listen")
    {
        Description = "address:port to serve HTTPS on",
        Required = true,
    };
    private static readonly Option<string?> SharedListen = new("--shared-listen")
    {
        Description = "address:port to serve on besides, together with other API servers of this machine",
    };
    private static readonly Option<string?> OpenStackListen = new("--openstack-listen")
    {
        Description =
            "address:port to serve the OpenStack-like API on (HTTPS), alone or together with other API servers of this "
            + "machine; by default it is not served",
    };
    private static readonly Option<string[]> OpenStackImages = IdentityFlags.Texts(
        "--openstack-image",
        "NAME=REFERENCE of an image that a new installation offers there besides; may be repeated"
    );
    private static readonly Option<string?> Advertise = new("--advertise-address")
    {
        Description = "address under which pods and other machines reach this one; by default that of --listen",
    };
    private static readonly Option<string?> Stores = new("--stores")
    {
        Description = "address:port of stores to begin with, separated by commas",
    };
    private static readonly Option<FileInfo?> Cluster = new("--cluster")
    {
        Description = "or: the cluster's stores (JSON, written by arktos up)",
    };
    private static readonly Option<string> Az = new("--az")
    {
        Description = "availability zone: stores in it are preferred for watches",
        DefaultValueFactory = _ => "",
    };

    private static readonly Option<Duration> EventTtl = DurationOption.Create(
        "--event-ttl",
        "how long events are kept after their last write",
        TimeSpan.FromHours(1),
        min: TimeSpan.FromSeconds(1)
    );

    private static readonly Option<string[]> EnabledPlugins = IdentityFlags.Texts(
        "--enable-admission-plugins",
        "admission plugins that are on besides those that are by default"
    );
    private static readonly Option<string[]> DisabledPlugins = IdentityFlags.Texts(
        "--disable-admission-plugins",
        "admission plugins that are off, though they are on by default"
    );

    private static readonly Option<string[]> Issuers = IdentityFlags.Texts(
        "--service-account-issuer",
        "issuer of service account tokens; may be repeated: the first is put into new ones, all are taken"
    );
    private static readonly Option<string[]> Audiences = IdentityFlags.Texts(
        "--api-audiences",
        "what tokens must be meant for to be taken here; by default the issuer"
    );
    private static readonly Option<string?> JwksUri = new("--service-account-jwks-uri")
    {
        Description = "where the world finds the keys of service account tokens (https); by default here",
    };

    private static readonly Option<FileInfo?> EncryptionConfig = new("--encryption-provider-config")
    {
        Description = "file that says which objects are stored encrypted, and how (EncryptionConfiguration)",
    };

    private static readonly Option<bool> EncryptionReload = new("--encryption-provider-config-automatic-reload")
    {
        Description = "let a changed file of encryption come into force by itself; a bad one is told and does not",
    };

    public static Command Command()
    {
        var command = new Command("apiserver", "Run an API server: the Kubernetes API over the keyspace")
        {
            Listen,
            SharedListen,
            OpenStackListen,
            OpenStackImages,
            ServiceRange,
            Advertise,
            Stores,
            Cluster,
            Az,
            EventTtl,
            EnabledPlugins,
            DisabledPlugins,
            Issuers,
            Audiences,
            JwksUri,
            EncryptionConfig,
            EncryptionReload,
            PkiOptions.Folder,
            PkiOptions.Certificate,
        };
        IdentityFlags.AddTo(command);
        foreach (var option in AuditFlags.All)
            command.Options.Add(option);
        RoleLogging.AddTo(command);
        command.SetAction(
            (parsed, _) =>
                RoleHost.RunAsync(
                    "apiserver",
                    parsed,
                    async (loggers, stop) =>
                    {
                        var identity = IdentityFlags.Read(parsed);
                        var issuers = IssuersOf(parsed);
                        var pki = parsed.GetRequiredValue(PkiOptions.Folder).FullName;
                        using var keyspace = new KeyspaceClient(
                            new KeyspaceClientOptions
                            {
                                Seeds = Seeds(parsed),
                                Certificate = CertificateAuthority.LoadPem(pki, PkiNames.StoreClient),
                                Authority = PkiOptions.LoadRoots(pki, PkiNames.StoreAuthority),
                                Az = parsed.GetRequiredValue(Az),
                                // Several fail-overs long: what is not answered by then has no majority.
                                Deadline = TimeSpan.FromSeconds(10),
                            }
                        );
                        await keyspace.ConnectAsync(stop).ConfigureAwait(false);
                        await RefuseHalfRestoredAsync(keyspace, stop).ConfigureAwait(false);
                        var options = new ApiServerOptions
                        {
                            Listen = Addresses.EndPoint(Listen.Name, parsed.GetRequiredValue(Listen)),
                            SharedListen = parsed.GetValue(SharedListen) is { } shared
                                ? Addresses.EndPoint(SharedListen.Name, shared)
                                : null,
                            OpenStackListen = parsed.GetValue(OpenStackListen) is { } openStack
                                ? Addresses.EndPoint(OpenStackListen.Name, openStack)
                                : null,
                            OpenStackImages = ImagesOf(parsed),
                            ServiceRange = Range(parsed.GetRequiredValue(ServiceRange)),
                            AdvertiseAddress = parsed.GetValue(Advertise) is { } advertised
                                ? Addresses.Address(Advertise.Name, advertised)
                                : null,
                            ServingCertificate = CertificateAuthority.LoadPem(
                                pki,
                                parsed.GetRequiredValue(PkiOptions.Certificate)
                            ),
                            ClientCertificateAuthorities = PkiOptions.LoadRoots(pki, PkiNames.ClusterAuthority),
                            ServiceAccountSigningKeyPem = await File.ReadAllTextAsync(
                                    Path.Combine(pki, PkiNames.ServiceAccountKey + ".key"),
                                    stop
                                )
                                .ConfigureAwait(false),
                            ServiceAccountIssuer = issuers[0],
                            AcceptedServiceAccountIssuers = [.. issuers.Skip(1)],
                            ApiAudiences = IdentityFlags.List(parsed, Audiences),
                            ServiceAccountJwksUri = JwksUriOf(parsed),
                            Identity = identity,
                            EventTimeToLive = parsed.GetValue(EventTtl).Value,
                            AdmissionPlugins = PluginChoice.Of(
                                IdentityFlags.List(parsed, EnabledPlugins),
                                IdentityFlags.List(parsed, DisabledPlugins)
                            ),
                            EncryptionConfigurationFile = parsed.GetValue(EncryptionConfig)?.FullName,
                            ReloadsEncryptionConfiguration = parsed.GetValue(EncryptionReload),
                            Audit = AuditFlags.Read(parsed),
                            KubeletClientCertificate = CertificateAuthority.LoadPem(pki, PkiNames.KubeletClient),
                            ProxyClientCertificate = HasFrontProxy(pki)
                                ? CertificateAuthority.LoadPem(pki, PkiNames.FrontProxyClient)
                                : null,
                            ProxyClientAuthorities = HasFrontProxy(pki)
                                ? PkiOptions.LoadRoots(pki, PkiNames.FrontProxyAuthority)
                                : [],
                        };
                        var server = new ApiServerHost(options, keyspace, loggers);
                        await server.StartAsync(stop).ConfigureAwait(false);
                        await RoleHost.UntilStoppedAsync(stop).ConfigureAwait(false);
                        await server.StopAsync(CancellationToken.None).ConfigureAwait(false);
                    }
                )
        );
        return command;
    }

    /// <summary>What is said to the role of an image.</summary>
    public static IEnumerable<string> OpenStackImage(string name, string reference) =>
        [OpenStackImages.Name, $"{name}={reference}"];

    private static Dictionary<string, string> ImagesOf(ParseResult parsed)
    {
        var images = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in IdentityFlags.List(parsed, OpenStackImages))
        {
            var at = text.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0 || at == text.Length - 1 || !images.TryAdd(text[..at], text[(at + 1)..]))
                throw new InvalidDataException(
                    $"{OpenStackImages.Name}: \"{text}\" is to be NAME=REFERENCE, once a name"
                );
        }
        return images;
    }

    // A folder of certificates that was made before there were services to pass requests on to has none.
    private static bool HasFrontProxy(string pki) => File.Exists(Path.Combine(pki, PkiNames.FrontProxyClient + ".crt"));

    /// <summary>What is served must be whole: half of a restore would be acted upon.</summary>
    private static async Task RefuseHalfRestoredAsync(KeyspaceClient keyspace, CancellationToken cancel)
    {
        while (true)
        {
            if (
                await keyspace.GetAsync(ClusterRestore.MarkerKey, cancel).ConfigureAwait(false)
                is not ReadResult<KeyspaceItem?>.Ok ok
            )
                continue; // no majority yet: it is waited for
            if (ok.Value is { } marker)
                throw new InvalidDataException(
                    $"the keyspace is half restored ({Encoding.UTF8.GetString(marker.Value.Span)}): run arktos "
                        + $"restore FILE again, to its end, before API servers start"
                );
            return;
        }
    }

    private static IReadOnlyList<string> IssuersOf(ParseResult parsed)
    {
        var issuers = IdentityFlags.List(parsed, Issuers);
        if (issuers.FirstOrDefault(i => i.Contains(':') && !IsHttps(i)) is { } odd)
            throw new InvalidDataException(
                $"{Issuers.Name}: \"{odd}\" contained a ':' but was not a valid URL of https"
            );
        return issuers.Count > 0 ? issuers : [ApiServerOptions.ServiceAccountIssuerDefault];
    }

    private static Uri? JwksUriOf(ParseResult parsed) =>
        parsed.GetValue(JwksUri) switch
        {
            null or "" => null,
            var text when IsHttps(text) => new Uri(text),
            var text => throw new InvalidDataException($"{JwksUri.Name}: \"{text}\": it must be a URL of https"),
        };

    private static bool IsHttps(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps;

    private static IReadOnlyList<string> Seeds(ParseResult parsed)
    {
        if (parsed.GetValue(Cluster) is { } cluster)
            return [.. ClusterConfiguration.Read(cluster.FullName).Stores.Select(s => s.Address)];
        var stores = (parsed.GetValue(Stores) ?? "").Split(
            ',',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        return stores.Length > 0 ? stores : throw new ArgumentException("--stores or --cluster is needed");
    }

    private static IPNetwork Range(string text)
    {
        const int FewestBits = 8,
            MostBits = 29;
        var range = Addresses.Range(ServiceRange.Name, text);
        return range.PrefixLength is >= FewestBits and <= MostBits
            ? range
            : throw new InvalidDataException(
                $"{ServiceRange.Name} {text} has a network of {range.PrefixLength} bits: {FewestBits} to "
                    + $"{MostBits} are taken"
            );
    }
}
