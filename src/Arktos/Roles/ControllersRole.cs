using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Arktos.Controllers;

namespace Arktos.Roles;

/// <summary>`arktos controllers`: the controllers of all tenants.</summary>
internal static class ControllersRole
{
    private static readonly RoleDoorOptions Door = new(port: 10257);

    private static readonly Option<FileInfo?> SigningCertificate = new("--cluster-signing-cert-file")
    {
        Description = "authority (PEM) that signs approved CertificateSigningRequests; without it they wait",
    };
    private static readonly Option<FileInfo?> SigningKey = new("--cluster-signing-key-file")
    {
        Description = "its key (PEM)",
    };
    private static readonly Option<Duration> SigningDuration = DurationOption.Create(
        "--cluster-signing-duration",
        "how long a certificate holds that asks for no less",
        TimeSpan.FromDays(365),
        min: TimeSpan.FromMinutes(10)
    );

    private static readonly Option<string> ClusterCidr = new("--cluster-cidr")
    {
        Description = "range of all pods (IPv4), of which each node gets a part; empty: nodes get none",
        DefaultValueFactory = _ => "10.244.0.0/16",
    };
    private static readonly Option<int> NodeCidrMaskSize = new("--node-cidr-mask-size")
    {
        Description = "bits of a node's part that are its network's: 24 are 256 addresses",
        DefaultValueFactory = _ => 24,
    };

    private static readonly Option<string> LoadBalancerRange = new("--load-balancer-range")
    {
        Description =
            "addresses that services of type LoadBalancer get, such as 192.0.2.0/24,198.51.100.7-198.51.100.20; "
            + "empty: they get none",
        DefaultValueFactory = _ => "",
    };

    /// <summary>The option and its value, for whoever starts the controllers.</summary>
    public static string[] LoadBalancers(string range) => [LoadBalancerRange.Name, range];

    /// <exception cref="ArgumentException">These are no addresses that load balancers may have.</exception>
    public static void CheckLoadBalancers(string range)
    {
        try
        {
            ControllersOptions.CheckLoadBalancers(range);
        }
        catch (InvalidDataException e)
        {
            throw new ArgumentException($"{LoadBalancerRange.Name}: {e.Message}", e);
        }
    }

    /// <summary>The option and its value, for whoever starts the controllers.</summary>
    public static string[] PodRanges(string clusterCidr) => [ClusterCidr.Name, clusterCidr];

    public static Command Command()
    {
        var command = new Command(
            "controllers",
            "Run the controllers: deployments, replica sets, namespaces, garbage collection, …"
        )
        {
            ConnectionOptions.Servers,
            PkiOptions.Folder,
            PkiOptions.Certificate,
            SigningCertificate,
            SigningKey,
            SigningDuration,
            ClusterCidr,
            NodeCidrMaskSize,
            LoadBalancerRange,
        };
        Door.AddTo(command);
        RoleLogging.AddTo(command);
        command.SetAction(
            (parsed, _) =>
                RoleHost.RunAsync(
                    "controllers",
                    parsed,
                    async (loggers, stop) =>
                    {
                        using var authority = ReadAuthority(parsed);
                        var options = new ControllersOptions
                        {
                            Connection = ConnectionOptions.Read(parsed, "controllers"),
                            Identity = RoleHost.Identity(),
                            RootCaPem = File.ReadAllText(
                                Path.Combine(
                                    parsed.GetRequiredValue(PkiOptions.Folder).FullName,
                                    PkiNames.ClusterAuthority + ".crt"
                                )
                            ),
                            ClusterSigningAuthority = authority,
                            ClusterCidr = parsed.GetRequiredValue(ClusterCidr),
                            NodeCidrMaskSize = parsed.GetValue(NodeCidrMaskSize),
                            LoadBalancerRange = parsed.GetRequiredValue(LoadBalancerRange),
                            ClusterSigningDuration = parsed.GetValue(SigningDuration).Value,
                        };
                        options.Check();
                        await Door.RunAsync(
                                parsed,
                                options.Metrics,
                                loggers,
                                () => new ControllersHost(options, loggers).RunAsync(stop)
                            )
                            .ConfigureAwait(false);
                    }
                )
        );
        return command;
    }

    private static X509Certificate2? ReadAuthority(ParseResult parsed)
    {
        var (certificate, key) = (parsed.GetValue(SigningCertificate), parsed.GetValue(SigningKey));
        if (certificate is null && key is null)
            return null;
        if (certificate is null || key is null)
            throw new InvalidDataException($"{SigningCertificate.Name} and {SigningKey.Name} belong together");
        try
        {
            var authority = X509Certificate2.CreateFromPemFile(certificate.FullName, key.FullName);
            return authority.Extensions.OfType<X509BasicConstraintsExtension>().Any(e => e.CertificateAuthority)
                ? authority
                : throw new InvalidDataException(
                    $"{SigningCertificate.Name}: {certificate.FullName} is no authority's certificate"
                );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new InvalidDataException(
                $"{SigningCertificate.Name}, {SigningKey.Name}: certificate and key cannot be used: {e.Message}"
            );
        }
    }
}
