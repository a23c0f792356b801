using System.CommandLine;
using Arktos.ApiServer.Identity;

namespace Arktos.Roles;

/// <summary>
/// The flags of <c>arktos apiserver</c> that say who comes in and what he may do, as kube-apiserver has them, with ours
/// for tenants. What does not fit together is refused by the server itself, in its words.
/// </summary>
internal static class IdentityFlags
{
    private static readonly Option<bool?> Anonymous = new("--anonymous-auth")
    {
        Description = "whether requests without credentials are those of system:anonymous (true) or refused",
    };
    private static readonly Option<FileInfo?> AuthenticationConfig = File(
        "--authentication-config",
        "issuers of JSON web tokens, and who may come in as nobody (AuthenticationConfiguration); followed"
    );
    private static readonly Option<string> OidcIssuer = Text("--oidc-issuer-url", "issuer of JSON web tokens (https)");
    private static readonly Option<string> OidcClient = Text("--oidc-client-id", "that the tokens must be meant for");
    private static readonly Option<string> OidcUsername = Text("--oidc-username-claim", "user name (sub)");
    private static readonly Option<string?> OidcUsernamePrefix = new("--oidc-username-prefix")
    {
        Description = "before user names; - for none; by default the issuer and #, but for claim email",
    };
    private static readonly Option<string> OidcGroups = Text("--oidc-groups-claim", "groups, a text or a list");
    private static readonly Option<string> OidcGroupsPrefix = Text("--oidc-groups-prefix", "before groups");
    private static readonly Option<FileInfo?> OidcCa = File(
        "--oidc-ca-file",
        "who vouches for the issuer (PEM); by default whoever the machine trusts"
    );
    private static readonly Option<string[]> OidcRequired = Texts(
        "--oidc-required-claim",
        "claim=value that tokens must have; may be repeated"
    );
    private static readonly Option<string[]> OidcAlgorithms = Texts("--oidc-signing-algs", "algorithms (RS256)");
    private static readonly Option<string> OidcTenant = Text(
        "--oidc-tenant",
        "which tenant the users are of; system for those of the installation"
    );
    private static readonly Option<string> OidcTenantClaim = Text(
        "--oidc-tenant-claim",
        "or: the claim that names it, which is never system"
    );
    private static readonly Option<FileInfo?> TokenFile = File(
        "--token-auth-file",
        "tokens (CSV: token,user,uid,\"group1,group2\",,tenant)"
    );
    private static readonly Option<bool> BootstrapTokens = new("--enable-bootstrap-token-auth")
    {
        Description = "let Secrets of type bootstrap.kubernetes.io/token in kube-system be tokens for nodes that join",
    };
    private static readonly Option<FileInfo?> TokenWebhook = File(
        "--authentication-token-webhook-config-file",
        "webhook that is asked about tokens (kubeconfig)"
    );
    private static readonly Option<Duration> TokenWebhookTtl = DurationOption.Create(
        "--authentication-token-webhook-cache-ttl",
        "how long its answers count",
        TimeSpan.FromMinutes(2)
    );
    private static readonly Option<string> TokenWebhookVersion = Text(
        "--authentication-token-webhook-version",
        "of its TokenReviews: v1 or v1beta1 (v1)"
    );
    private static readonly Option<string> TokenWebhookTenant = Text(
        "--authentication-token-webhook-tenant",
        "which tenant its users are of; by default it says so itself, and never system"
    );
    private static readonly Option<bool> TokenWebhookSystemNames = new(
        "--authentication-token-webhook-allow-system-names"
    )
    {
        Description = "let names and groups of its users begin with system:",
    };
    private static readonly Option<string[]> Modes = Texts(
        "--authorization-mode",
        "who decides, in this order: Node, RBAC, Webhook, AlwaysAllow, AlwaysDeny (Node,RBAC)"
    );
    private static readonly Option<FileInfo?> AuthorizationConfig = File(
        "--authorization-config",
        "or: who decides, in their order (AuthorizationConfiguration); followed"
    );
    private static readonly Option<FileInfo?> AuthorizationWebhook = File(
        "--authorization-webhook-config-file",
        "webhook of mode Webhook (kubeconfig)"
    );
    private static readonly Option<string> AuthorizationWebhookVersion = Text(
        "--authorization-webhook-version",
        "of its SubjectAccessReviews: v1 (v1)"
    );
    private static readonly Option<Duration> AuthorizedTtl = DurationOption.Create(
        "--authorization-webhook-cache-authorized-ttl",
        "how long it counts that something may be done",
        TimeSpan.FromMinutes(5)
    );
    private static readonly Option<Duration> UnauthorizedTtl = DurationOption.Create(
        "--authorization-webhook-cache-unauthorized-ttl",
        "how long it counts that something may not be done",
        TimeSpan.FromSeconds(30)
    );

    private static readonly Option[] All =
    [
        Anonymous,
        AuthenticationConfig,
        OidcIssuer,
        OidcClient,
        OidcUsername,
        OidcUsernamePrefix,
        OidcGroups,
        OidcGroupsPrefix,
        OidcCa,
        OidcRequired,
        OidcAlgorithms,
        OidcTenant,
        OidcTenantClaim,
        TokenFile,
        BootstrapTokens,
        TokenWebhook,
        TokenWebhookTtl,
        TokenWebhookVersion,
        TokenWebhookTenant,
        TokenWebhookSystemNames,
        Modes,
        AuthorizationConfig,
        AuthorizationWebhook,
        AuthorizationWebhookVersion,
        AuthorizedTtl,
        UnauthorizedTtl,
    ];

    private static readonly Option[] OfOidc =
    [
        OidcIssuer,
        OidcClient,
        OidcUsername,
        OidcUsernamePrefix,
        OidcGroups,
        OidcGroupsPrefix,
        OidcCa,
        OidcRequired,
        OidcAlgorithms,
        OidcTenant,
        OidcTenantClaim,
    ];

    public static void AddTo(Command command)
    {
        foreach (var option in All)
            command.Add(option);
    }

    public static IdentityOptions Read(ParseResult parsed) =>
        new()
        {
            AnonymousAuth = parsed.GetValue(Anonymous),
            AuthenticationConfigFile = parsed.GetValue(AuthenticationConfig)?.FullName,
            Oidc = OfOidc.Any(o => parsed.GetResult(o) is { Implicit: false }) ? ReadOidc(parsed) : null,
            TokenAuthFile = parsed.GetValue(TokenFile)?.FullName,
            EnablesBootstrapTokens = parsed.GetValue(BootstrapTokens),
            TokenWebhook = new()
            {
                ConfigFile = parsed.GetValue(TokenWebhook)?.FullName,
                CacheTtl = parsed.GetValue(TokenWebhookTtl).Value,
                Version = Or(parsed.GetValue(TokenWebhookVersion), "v1"),
                Tenant = parsed.GetValue(TokenWebhookTenant) ?? "",
                AllowsSystemNames = parsed.GetValue(TokenWebhookSystemNames),
            },
            AuthorizationModes = List(parsed, Modes) is { Count: > 0 } modes ? modes : null,
            AuthorizationConfigFile = parsed.GetValue(AuthorizationConfig)?.FullName,
            AuthorizationWebhook = new()
            {
                ConfigFile = parsed.GetValue(AuthorizationWebhook)?.FullName,
                Version = Or(parsed.GetValue(AuthorizationWebhookVersion), "v1"),
                AuthorizedTtl = parsed.GetValue(AuthorizedTtl).Value,
                UnauthorizedTtl = parsed.GetValue(UnauthorizedTtl).Value,
            },
        };

    /// <summary>Of an option that may be repeated, or hold several separated by commas.</summary>
    public static IReadOnlyList<string> List(ParseResult parsed, Option<string[]> option) =>
        [
            .. (parsed.GetValue(option) ?? []).SelectMany(t =>
                t.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            ),
        ];

    public static Option<string[]> Texts(string name, string description) =>
        new(name) { Description = description, AllowMultipleArgumentsPerToken = false };

    private static OidcOptions ReadOidc(ParseResult parsed) =>
        new()
        {
            IssuerUrl = parsed.GetValue(OidcIssuer) ?? "",
            ClientId = parsed.GetValue(OidcClient) ?? "",
            UsernameClaim = Or(parsed.GetValue(OidcUsername), "sub"),
            UsernamePrefix = parsed.GetValue(OidcUsernamePrefix),
            GroupsClaim = parsed.GetValue(OidcGroups) ?? "",
            GroupsPrefix = parsed.GetValue(OidcGroupsPrefix) ?? "",
            CaFile = parsed.GetValue(OidcCa)?.FullName,
            RequiredClaims = Required(parsed.GetValue(OidcRequired) ?? []),
            SigningAlgorithms = List(parsed, OidcAlgorithms),
            Tenant = parsed.GetValue(OidcTenant) ?? "",
            TenantClaim = parsed.GetValue(OidcTenantClaim) ?? "",
        };

    private static Dictionary<string, string> Required(string[] pairs)
    {
        var claims = new Dictionary<string, string>();
        foreach (var pair in pairs.SelectMany(p => p.Split(',', StringSplitOptions.RemoveEmptyEntries)))
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0 || !claims.TryAdd(pair[..at], pair[(at + 1)..]))
                throw new InvalidDataException(
                    $"{OidcRequired.Name}: \"{pair}\": it must be claim=value, each claim once"
                );
        }
        return claims;
    }

    private static string Or(string? given, string otherwise) => given is { Length: > 0 } ? given : otherwise;

    private static Option<string> Text(string name, string description) => new(name) { Description = description };

    private static Option<FileInfo?> File(string name, string description) => new(name) { Description = description };
}
