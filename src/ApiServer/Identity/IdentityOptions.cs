namespace Arktos.ApiServer.Identity;

/// <summary>
/// What the operator says of identities and authorizers outside of the installation, as it stands on the command line:
/// names of files and short forms of what may stand in them. <see cref="IdentitySetup"/> refuses what does not fit.
/// </summary>
public sealed record IdentityOptions
{
    /// <summary>Null: it was not said, and holds.</summary>
    public bool? AnonymousAuth { get; init; }

    /// <summary>A CSV file of tokens; null: there are none.</summary>
    public string? TokenAuthFile { get; init; }

    public bool EnablesBootstrapTokens { get; init; }

    /// <summary>An AuthenticationConfiguration; excludes <see cref="Oidc"/> and <see cref="AnonymousAuth"/>.</summary>
    public string? AuthenticationConfigFile { get; init; }

    /// <summary>The short form of one issuer; null: none of its flags was given.</summary>
    public OidcOptions? Oidc { get; init; }

    public TokenWebhookOptions TokenWebhook { get; init; } = new();

    /// <summary>Null: it was not said; Node, RBAC.</summary>
    public IReadOnlyList<string>? AuthorizationModes { get; init; }

    /// <summary>An AuthorizationConfiguration; excludes modes and the webhook's flags.</summary>
    public string? AuthorizationConfigFile { get; init; }

    public AuthorizationWebhookOptions AuthorizationWebhook { get; init; } = new();
}

/// <summary>The flags <c>--oidc-…</c>. What was not given is empty, or null where empty means something.</summary>
public sealed record OidcOptions
{
    public string IssuerUrl { get; init; } = "";

    public string ClientId { get; init; } = "";

    public string UsernameClaim { get; init; } = "sub";

    /// <summary>Null: the issuer and "#", but for the claim email; "-": none.</summary>
    public string? UsernamePrefix { get; init; }

    public string GroupsClaim { get; init; } = "";

    public string GroupsPrefix { get; init; } = "";

    /// <summary>PEM; null: the machine's own roots.</summary>
    public string? CaFile { get; init; }

    /// <summary>Claims and the values that they must have.</summary>
    public IReadOnlyDictionary<string, string> RequiredClaims { get; init; } = new Dictionary<string, string>();

    /// <summary>Empty: RS256.</summary>
    public IReadOnlyList<string> SigningAlgorithms { get; init; } = [];

    /// <summary>Whose users they all are; this or <see cref="TenantClaim"/> must be given.</summary>
    public string Tenant { get; init; } = "";

    /// <summary>The claim that names the tenant of a user.</summary>
    public string TenantClaim { get; init; } = "";
}

/// <summary>The flags <c>--authentication-token-webhook-…</c>.</summary>
public sealed record TokenWebhookOptions
{
    /// <summary>A kubeconfig; null: there is no webhook.</summary>
    public string? ConfigFile { get; init; }

    public TimeSpan CacheTtl { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Of the TokenReviews: v1 or v1beta1.</summary>
    public string Version { get; init; } = "v1";

    /// <summary>
    /// Whose users they all are; empty: the webhook says it of each, and none is of tenant system.
    /// </summary>
    public string Tenant { get; init; } = "";

    /// <summary>Whether names and groups of its users may begin with "system:".</summary>
    public bool AllowsSystemNames { get; init; }
}

/// <summary>The flags <c>--authorization-webhook-…</c>.</summary>
public sealed record AuthorizationWebhookOptions
{
    /// <summary>A kubeconfig; null: there is no webhook.</summary>
    public string? ConfigFile { get; init; }

    /// <summary>Of the SubjectAccessReviews: v1 or v1beta1.</summary>
    public string Version { get; init; } = "v1";

    public TimeSpan AuthorizedTtl { get; init; } = TimeSpan.FromMinutes(5);

    public TimeSpan UnauthorizedTtl { get; init; } = TimeSpan.FromSeconds(30);
}
