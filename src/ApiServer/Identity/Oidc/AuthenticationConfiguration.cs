using System.Text.Json.Serialization;

namespace Arktos.ApiServer.Identity.Oidc;

// The classes of this file are the file AuthenticationConfiguration of apiserver.config.k8s.io as operators write it.

/// <summary>Who may come in with JSON web tokens, and whether nobody may.</summary>
internal sealed class AuthenticationConfiguration : ConfigFileKind
{
    public List<JwtAuthenticator>? Jwt { get; set; }

    public AnonymousAuthentication? Anonymous { get; set; }
}

internal sealed class AnonymousAuthentication
{
    public bool Enabled { get; set; }

    /// <summary>Null: every path.</summary>
    public List<AnonymousCondition>? Conditions { get; set; }
}

internal sealed class AnonymousCondition
{
    public string Path { get; set; } = "";
}

internal sealed class JwtAuthenticator
{
    public JwtIssuer Issuer { get; set; } = new();

    public List<ClaimValidationRule>? ClaimValidationRules { get; set; }

    public ClaimMappings ClaimMappings { get; set; } = new();

    public List<UserValidationRule>? UserValidationRules { get; set; }

    /// <summary>Ours: whose users they are. Needed.</summary>
    public JwtTenant? Tenant { get; set; }

    /// <summary>Of the flags, which no file has; null: every asymmetric one.</summary>
    [JsonIgnore]
    public IReadOnlyList<string>? SigningAlgorithms { get; set; }
}

internal sealed class JwtIssuer
{
    public string Url { get; set; } = "";

    [JsonPropertyName("discoveryURL")]
    public string DiscoveryUrl { get; set; } = "";

    public string CertificateAuthority { get; set; } = "";

    public List<string>? Audiences { get; set; }

    public string AudienceMatchPolicy { get; set; } = "";

    public string EgressSelectorType { get; set; } = "";
}

internal sealed class ClaimValidationRule
{
    public string Claim { get; set; } = "";

    public string RequiredValue { get; set; } = "";

    public string Expression { get; set; } = "";

    public string Message { get; set; } = "";
}

internal sealed class ClaimMappings
{
    public PrefixedClaim Username { get; set; } = new();

    public PrefixedClaim Groups { get; set; } = new();

    public ClaimOrExpression Uid { get; set; } = new();

    public List<ExtraMapping>? Extra { get; set; }
}

internal class ClaimOrExpression
{
    public string Claim { get; set; } = "";

    public string Expression { get; set; } = "";
}

internal sealed class PrefixedClaim : ClaimOrExpression
{
    /// <summary>Null: it was not said.</summary>
    public string? Prefix { get; set; }
}

internal sealed class ExtraMapping
{
    public string Key { get; set; } = "";

    public string ValueExpression { get; set; } = "";
}

internal sealed class UserValidationRule
{
    public string Expression { get; set; } = "";

    public string Message { get; set; } = "";
}

/// <summary>One of name, claim and expression.</summary>
internal sealed class JwtTenant
{
    public string Name { get; set; } = "";

    public string Claim { get; set; } = "";

    public string Expression { get; set; } = "";

    /// <summary>Whether claim or expression may give "system".</summary>
    public bool AllowSystem { get; set; }

    /// <summary>Whether names and groups may begin with "system:".</summary>
    public bool AllowSystemNames { get; set; }
}
