using System.Text;
using Microsoft.Extensions.Logging;

namespace Arktos.ApiServer.Identity.Oidc;

/// <summary>
/// The issuers of one reading of the configuration, be it of a file or of flags, and who may come in as nobody.
/// Immutable but for the keys of the issuers; thread-safe.
/// </summary>
internal sealed class OidcConfiguration : IDisposable
{
    private const int IssuersMax = 64;
    private const string Kind = "AuthenticationConfiguration";

    private static readonly string[] Versions = ["apiserver.config.k8s.io/v1", "apiserver.config.k8s.io/v1beta1"];

    private readonly AnonymousAuthentication? _anonymous;

    private OidcConfiguration(
        string source,
        AuthenticationConfiguration file,
        IReadOnlyList<string> ownIssuers,
        TimeProvider time,
        ILogger log
    )
    {
        var all = file.Jwt ?? [];
        if (all.Count > IssuersMax)
            throw new InvalidDataException(
                $"{source}: jwt: Too many: {all.Count}: must have at most {IssuersMax} items"
            );
        foreach (var (config, i) in all.Select((c, i) => (c, i)))
        {
            if (all.Take(i).Any(o => o.Issuer.Url == config.Issuer.Url))
                throw new InvalidDataException(
                    $"{source}: jwt[{i}].issuer.url: Duplicate value: \"{config.Issuer.Url}\""
                );
            if (ownIssuers.Contains(config.Issuer.Url))
                throw new InvalidDataException(
                    $"{source}: jwt[{i}].issuer.url: Invalid value: \"{config.Issuer.Url}\": URL must not overlap with "
                        + "disallowed issuers: it is the issuer of service account tokens"
                );
        }
        if (file.Anonymous is { Enabled: false, Conditions.Count: > 0 })
            throw new InvalidDataException(
                $"{source}: anonymous.conditions: Invalid value: enabled should be set to true when conditions are "
                    + "defined"
            );
        _anonymous = file.Anonymous;
        Issuers = [.. all.Select((config, i) => new OidcIssuer(config, $"{source}: jwt[{i}]", time, log))];
    }

    public IReadOnlyList<OidcIssuer> Issuers { get; }

    /// <summary>Of no issuers.</summary>
    public static OidcConfiguration None(TimeProvider time, ILogger log) => new("", new(), [], time, log);

    /// <param name="ownIssuers">Of service account tokens, which nobody else may be.</param>
    /// <exception cref="InvalidDataException">Something in it does not fit; the message says what.</exception>
    public static OidcConfiguration OfFile(
        string path,
        ReadOnlySpan<byte> content,
        IReadOnlyList<string> ownIssuers,
        TimeProvider time,
        ILogger log
    ) =>
        new(
            path,
            ConfigFile.ParseStrict<AuthenticationConfiguration>(path, content, Kind, Versions),
            ownIssuers,
            time,
            log
        );

    /// <summary>The short form: one issuer, as flags say it.</summary>
    /// <exception cref="InvalidDataException">Something in it does not fit; the message says what.</exception>
    public static OidcConfiguration OfFlags(
        OidcOptions flags,
        IReadOnlyList<string> ownIssuers,
        TimeProvider time,
        ILogger log
    )
    {
        if (flags.IssuerUrl.Length == 0 || flags.ClientId.Length == 0)
            throw new InvalidDataException("oidc-issuer-url and oidc-client-id must be specified together");
        if (flags.SigningAlgorithms.FirstOrDefault(a => !OidcIssuer.Algorithms.Contains(a)) is { } odd)
            throw new InvalidDataException(
                $"--oidc-signing-algs: unsupported signing algorithm {odd}: one of "
                    + string.Join(", ", OidcIssuer.Algorithms)
            );
        if ((flags.Tenant.Length > 0) == (flags.TenantClaim.Length > 0))
            throw new InvalidDataException(
                "--oidc-tenant or --oidc-tenant-claim must say which tenant the issuer's users are of; --oidc-tenant "
                    + "system makes them users of the installation"
            );
        var prefix = flags.UsernamePrefix switch
        {
            null => flags.UsernameClaim == "email" ? "" : flags.IssuerUrl + "#",
            "-" => "",
            var given => given,
        };
        var authority = flags.CaFile is null ? "" : Encoding.UTF8.GetString(ConfigFile.ReadBytes(flags.CaFile));
        var config = new JwtAuthenticator
        {
            Issuer = new()
            {
                Url = flags.IssuerUrl,
                Audiences = [flags.ClientId],
                CertificateAuthority = authority,
            },
            ClaimMappings = new()
            {
                Username = new() { Claim = flags.UsernameClaim, Prefix = prefix },
                Groups =
                    flags.GroupsClaim.Length > 0
                        ? new() { Claim = flags.GroupsClaim, Prefix = flags.GroupsPrefix }
                        : new(),
            },
            ClaimValidationRules =
            [
                .. flags.RequiredClaims.Select(c => new ClaimValidationRule { Claim = c.Key, RequiredValue = c.Value }),
            ],
            Tenant = new() { Name = flags.Tenant, Claim = flags.TenantClaim },
            SigningAlgorithms = flags.SigningAlgorithms.Count > 0 ? flags.SigningAlgorithms : ["RS256"],
        };
        return new("--oidc", new() { Jwt = [config] }, ownIssuers, time, log);
    }

    /// <summary>Fetches the keys of all issuers, in the background.</summary>
    public void Start()
    {
        foreach (var issuer in Issuers)
            _ = issuer.Keys.Fetch();
    }

    /// <summary>Whether nobody may ask for a path; null: nothing is said.</summary>
    public bool? AllowsAnonymous(string path) =>
        _anonymous is null
            ? null
            : _anonymous.Enabled && (_anonymous.Conditions is not { } some || some.Exists(c => c.Path == path));

    public void Dispose()
    {
        foreach (var issuer in Issuers)
            issuer.Dispose();
    }
}
