using System.Text.Json.Nodes;
using Arktos.ApiServer.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Arktos.ApiServer.Identity.Oidc;

/// <summary>One issuer of JSON web tokens, and what its tokens are worth here. Thread-safe.</summary>
internal sealed class OidcIssuer : IDisposable
{
    /// <summary>Signatures by shared secrets, and no signature, are none of them.</summary>
    public static readonly IReadOnlyList<string> Algorithms =
    [
        "RS256",
        "RS384",
        "RS512",
        "ES256",
        "ES384",
        "ES512",
        "PS256",
        "PS384",
        "PS512",
    ];

    private static readonly TimeSpan NotBeforeLeeway = TimeSpan.FromMinutes(5);

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };
    private readonly IReadOnlyList<string> _algorithms;
    private readonly IReadOnlyList<string> _audiences;
    private readonly ClaimRules _rules;
    private readonly TimeProvider _time;

    /// <param name="path">Of the authenticator in its file, for texts.</param>
    /// <exception cref="InvalidDataException">The configuration does not fit together.</exception>
    public OidcIssuer(JwtAuthenticator config, string path, TimeProvider time, ILogger log)
    {
        _time = time;
        _rules = new ClaimRules(config, path);
        _algorithms = config.SigningAlgorithms ?? Algorithms;
        var issuer = config.Issuer;
        Url = issuer.Url;
        CheckUrl($"{path}.issuer.url", issuer.Url);
        if (issuer.DiscoveryUrl.Length > 0)
            CheckUrl($"{path}.issuer.discoveryURL", issuer.DiscoveryUrl);
        if (issuer.DiscoveryUrl.TrimEnd('/') == issuer.Url.TrimEnd('/'))
            throw new InvalidDataException(
                $"{path}.issuer.discoveryURL: Invalid value: \"{issuer.DiscoveryUrl}\": discoveryURL must be different "
                    + "from URL"
            );
        if (issuer.EgressSelectorType.Length > 0)
            throw new InvalidDataException($"{path}.issuer.egressSelectorType: there are no egress selectors here");
        _audiences = issuer.Audiences ?? [];
        CheckAudiences($"{path}.issuer", issuer);
        var authorities =
            issuer.CertificateAuthority.Length > 0
                ? ConfigFile.Authorities($"{path}.issuer.certificateAuthority", issuer.CertificateAuthority)
                : null;
        var discovery =
            issuer.DiscoveryUrl.Length > 0
                ? issuer.DiscoveryUrl
                : issuer.Url.TrimEnd('/') + "/.well-known/openid-configuration";
        Keys = new IssuerKeys(issuer.Url, new Uri(discovery), authorities, time, log);
    }

    public string Url { get; }

    public IssuerKeys Keys { get; }

    public void Dispose() => Keys.Dispose();

    /// <param name="parsed">That names this issuer; nothing of it is proved yet.</param>
    /// <returns>The user and until when the token counts, or why it does not.</returns>
    public async Task<(UserIdentity? User, DateTimeOffset Until, string Refusal)> VerifyAsync(
        JsonWebToken parsed,
        CancellationToken cancel
    )
    {
        if (!_algorithms.Contains(parsed.Alg))
            return (null, default, $"tokens of {Url} signed by \"{Short(parsed.Alg)}\" are not taken");
        // Before any key is looked for: who was not meant costs the issuer nothing.
        if (!parsed.Audiences.Any(_audiences.Contains))
            return (null, default, $"the token of {Url} is meant for others");
        var now = _time.GetUtcNow().UtcDateTime;
        if (parsed.ValidTo <= now)
            return (null, default, $"the token of {Url} has expired");
        var keys = await Keys.FindAsync(parsed.Kid ?? "", cancel);
        if (keys.Count == 0)
            return (null, default, $"{Url} has no key \"{Short(parsed.Kid)}\", or none is known yet");
        var result = await _handler.ValidateTokenAsync(
            parsed,
            new TokenValidationParameters
            {
                ValidIssuer = Url,
                ValidateAudience = false,
                IssuerSigningKeys = keys,
                ValidAlgorithms = _algorithms,
                RequireExpirationTime = true,
                LifetimeValidator = (notBefore, expires, _, _) =>
                    (notBefore is null || notBefore <= now + NotBeforeLeeway) && expires > now,
            }
        );
        if (!result.IsValid)
            return (null, default, $"the token of {Url} is not good: {result.Exception?.GetType().Name}");
        if (Claims(parsed) is not { } claims)
            return (null, default, $"the claims of the token of {Url} cannot be read");
        var (user, refusal) = _rules.UserOf(claims);
        return (user, new DateTimeOffset(parsed.ValidTo, TimeSpan.Zero), refusal);
    }

    private static JsonObject? Claims(JsonWebToken token)
    {
        try
        {
            return Api.Json.JsonTree.Parse(Base64UrlEncoder.DecodeBytes(token.EncodedPayload)) as JsonObject;
        }
        catch (Exception e) when (e is FormatException or System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private static string Short(string? text) => text is { Length: > 60 } ? text[..60] + "…" : text ?? "";

    private static void CheckUrl(string field, string text)
    {
        if (text.Length == 0)
            throw new InvalidDataException($"{field}: Required value: URL is required");
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttps)
            throw new InvalidDataException($"{field}: Invalid value: \"{text}\": URL scheme must be https");
        if (url.UserInfo.Length > 0)
            throw new InvalidDataException($"{field}: Invalid value: URL must not contain a username or password");
        if (url.Query.Length > 0 || text.Contains('?'))
            throw new InvalidDataException($"{field}: Invalid value: \"{text}\": URL must not contain a query");
        if (url.Fragment.Length > 0 || text.Contains('#'))
            throw new InvalidDataException($"{field}: Invalid value: \"{text}\": URL must not contain a fragment");
    }

    private static void CheckAudiences(string field, JwtIssuer issuer)
    {
        if (issuer.Audiences is not { Count: > 0 } audiences)
            throw new InvalidDataException(
                $"{field}.audiences: Required value: at least one {field}.audiences is required"
            );
        if (audiences.Exists(a => a.Length == 0))
            throw new InvalidDataException($"{field}.audiences: Required value: an audience is empty");
        if (audiences.Distinct().Count() < audiences.Count)
            throw new InvalidDataException($"{field}.audiences: Duplicate value: an audience stands there twice");
        if (audiences.Count > 1 && issuer.AudienceMatchPolicy != "MatchAny")
            throw new InvalidDataException(
                $"{field}.audienceMatchPolicy: Invalid value: \"{issuer.AudienceMatchPolicy}\": audienceMatchPolicy "
                    + "must be MatchAny for multiple audiences"
            );
        if (issuer.AudienceMatchPolicy is not ("" or "MatchAny"))
            throw new InvalidDataException(
                $"{field}.audienceMatchPolicy: Invalid value: \"{issuer.AudienceMatchPolicy}\": audienceMatchPolicy "
                    + "must be empty or MatchAny for single audience"
            );
    }
}
