using System.CommandLine;
using Arktos.Client.Connection;
using Arktos.Rpc;

namespace Arktos.Roles;

/// <summary>How a component reaches the API servers.</summary>
internal static class ConnectionOptions
{
    public static readonly Option<string> Servers = new("--servers")
    {
        Description = "https://address:port of API servers, separated by commas",
        Required = true,
    };

    public static ApiConnectionOptions Read(ParseResult parsed, string role)
    {
        var pki = parsed.GetRequiredValue(PkiOptions.Folder).FullName;
        return new ApiConnectionOptions
        {
            Servers =
            [
                .. parsed
                    .GetRequiredValue(Servers)
                    .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                    .Select(s => new Uri(s)),
            ],
            TrustedRoots = PkiOptions.LoadRoots(pki, PkiNames.ClusterAuthority),
            ClientCertificate = CertificateAuthority.LoadPem(pki, parsed.GetRequiredValue(PkiOptions.Certificate)),
            UserAgent = $"arktos-{role}/{typeof(ConnectionOptions).Assembly.GetName().Version?.ToString(3)}",
        };
    }
}
