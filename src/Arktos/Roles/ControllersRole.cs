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
                            ClusterSigningDuration = parsed.GetValue(SigningDuration).Value,
                        };
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
