using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Arktos.Api.Core.V1;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Storage;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Arktos.ApiServer.Authentication;

/// <summary>
/// Issues and checks the signed tokens of service accounts. A token counts as long as its account (and the pod that it
/// is bound to) is the one that it was issued for; that is looked up again after ten seconds. Thread-safe.
/// </summary>
public sealed class ServiceAccountTokens : IDisposable
{
    private const string TenantClaim = UserIdentity.TenantExtra;
    private const string KubernetesClaim = "kubernetes.io";
    private const int CachedMax = 10_000;
    private static readonly TimeSpan CachedFor = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Leeway = TimeSpan.FromSeconds(60);

    private readonly ApiServerOptions _options;
    private readonly AsymmetricAlgorithm _key;
    private readonly SigningCredentials _credentials;
    private readonly JsonWebTokenHandler _handler = new()
    {
        SetDefaultTimesOnTokenCreation = false,
        MapInboundClaims = false,
    };

    // By the tokens' hashes. Only what this installation has signed comes in here.
    private readonly ConcurrentDictionary<string, (TenantUser? User, DateTimeOffset Until)> _cache = new();

    public ServiceAccountTokens(ApiServerOptions options)
    {
        _options = options;
        (_key, _credentials, JsonWebKey) = Load(options.ServiceAccountSigningKeyPem);
    }

    /// <summary>The public key as /openid/v1/jwks shows it.</summary>
    public IReadOnlyDictionary<string, string> JsonWebKey { get; }

    /// <summary>Of the API servers; what a token is meant for unless it is asked for another audience.</summary>
    public IReadOnlyList<string> Audiences =>
        _options.ApiAudiences is { Count: > 0 } given ? given : [_options.ServiceAccountIssuer];

    public string Algorithm => _credentials.Algorithm;

    public (string Token, DateTimeOffset Expires) Issue(
        ServiceAccount account,
        Pod? pod,
        IReadOnlyList<string> audiences,
        long seconds,
        DateTimeOffset now
    )
    {
        var (meta, aud) = (account.Metadata, audiences.Count > 0 ? audiences : Audiences);
        var claims = new Dictionary<string, object>
        {
            ["namespace"] = meta.Namespace,
            ["serviceaccount"] = new Dictionary<string, object> { ["name"] = meta.Name, ["uid"] = meta.Uid },
        };
        if (pod is not null)
            claims["pod"] = new Dictionary<string, object> { ["name"] = pod.Metadata.Name, ["uid"] = pod.Metadata.Uid };
        var token = _handler.CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = _options.ServiceAccountIssuer,
                IssuedAt = now.UtcDateTime,
                NotBefore = now.UtcDateTime,
                Expires = now.AddSeconds(seconds).UtcDateTime,
                SigningCredentials = _credentials,
                Claims = new Dictionary<string, object>
                {
                    ["sub"] = ServiceAccountName.Of(meta.Namespace, meta.Name),
                    ["aud"] = aud.ToArray(),
                    ["jti"] = Guid.NewGuid().ToString(),
                    [TenantClaim] = meta.Tenant,
                    [KubernetesClaim] = claims,
                },
            }
        );
        return (token, now.AddSeconds(seconds));
    }

    /// <param name="audiences">For which of these the token was meant.</param>
    /// <returns>Null: the token proves nothing.</returns>
    public async Task<TokenOwner?> IdentifyAsync(
        string token,
        IReadOnlyList<string> audiences,
        TokenSources sources,
        CancellationToken cancel
    )
    {
        var now = _options.Time.GetUtcNow();
        var result = await _handler.ValidateTokenAsync(
            token,
            new TokenValidationParameters
            {
                ValidIssuers = [_options.ServiceAccountIssuer, .. _options.AcceptedServiceAccountIssuers],
                ValidateAudience = false,
                IssuerSigningKey = _credentials.Key,
                ValidAlgorithms = [_credentials.Algorithm],
                RequireExpirationTime = true,
                LifetimeValidator = (notBefore, expires, _, _) =>
                    (notBefore is null || notBefore <= now.UtcDateTime + Leeway) && expires > now.UtcDateTime - Leeway,
            }
        );
        if (!result.IsValid || result.SecurityToken is not JsonWebToken valid)
            return null;
        var meant = valid.Audiences.Intersect(audiences).ToList();
        if (meant.Count == 0)
            return null;
        var hash = Convert.ToBase64String(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token)));
        if (!_cache.TryGetValue(hash, out var known) || known.Until <= now)
        {
            known = (await LookUpAsync(valid, sources, cancel), now + CachedFor);
            if (_cache.Count > CachedMax)
                _cache.Clear();
            _cache[hash] = known;
        }
        if (known.User is not { } owner)
            return null;
        // The account of a tenant that was made again is another one, whatever was known before.
        return owner.User.IsSystem || await sources.Tenants.IsCurrentAsync(owner.User.Tenant, owner.TenantUid, cancel)
            ? new TokenOwner(owner.User, meant)
            : null;
    }

    public void Dispose() => _key.Dispose();

    private static async Task<TenantUser?> LookUpAsync(
        JsonWebToken token,
        TokenSources sources,
        CancellationToken cancel
    )
    {
        var (storage, catalog, tenants) = sources;
        if (
            !token.TryGetPayloadValue<JsonElement>(KubernetesClaim, out var claims)
            || !token.TryGetPayloadValue<string>(TenantClaim, out var tenant)
        )
            return null;
        var ns = claims.GetProperty("namespace").GetString()!;
        var (name, uid) = (
            claims.GetProperty("serviceaccount").GetProperty("name").GetString()!,
            claims.GetProperty("serviceaccount").GetProperty("uid").GetString()!
        );
        // Before the account: what is found in it then is of this tenant, or of none.
        var tenantUid = tenant == UserIdentity.SystemTenant ? "" : await tenants.UidOfAsync(tenant, cancel);
        if (tenantUid is null)
            return null;
        var read = await storage.GetAsync<ServiceAccount>(catalog.Get("", "serviceaccounts"), tenant, ns, name, cancel);
        // A store that does not answer says nothing of the token.
        if (!read.Succeeded(out var account, out _))
            throw new StoreUnavailableException(new("serviceaccounts", tenant));
        if (account is null || account.Metadata.Uid != uid)
            return null;
        var extra = new Dictionary<string, IReadOnlyList<string>>
        {
            ["authentication.kubernetes.io/credential-id"] = [$"JTI={token.Id}"],
        };
        if (claims.TryGetProperty("pod", out var bound))
        {
            var (podName, podUid) = (bound.GetProperty("name").GetString()!, bound.GetProperty("uid").GetString()!);
            var podRead = await storage.GetAsync<Pod>(catalog.Get("", "pods"), tenant, ns, podName, cancel);
            if (!podRead.Succeeded(out var pod, out _))
                throw new StoreUnavailableException(new("pods", tenant));
            if (pod is null || pod.Metadata.Uid != podUid)
                return null;
            extra["authentication.kubernetes.io/pod-name"] = [podName];
            extra["authentication.kubernetes.io/pod-uid"] = [podUid];
        }
        var user = new UserIdentity(
            ServiceAccountName.Of(ns, name),
            uid,
            ["system:serviceaccounts", $"system:serviceaccounts:{ns}", UserIdentity.AuthenticatedGroup],
            tenant,
            extra
        );
        return new TenantUser(user, tenantUid);
    }

    private static (AsymmetricAlgorithm, SigningCredentials, IReadOnlyDictionary<string, string>) Load(string pem)
    {
        try
        {
            var ec = ECDsa.Create();
            ec.ImportFromPem(pem);
            var point = ec.ExportParameters(false).Q;
            var id = Base64UrlEncoder.Encode(SHA256.HashData(ec.ExportSubjectPublicKeyInfo()));
            var jwk = new Dictionary<string, string>
            {
                ["use"] = "sig",
                ["kty"] = "EC",
                ["kid"] = id,
                ["crv"] = "P-256",
                ["alg"] = "ES256",
                ["x"] = Base64UrlEncoder.Encode(point.X),
                ["y"] = Base64UrlEncoder.Encode(point.Y),
            };
            return (
                ec,
                new SigningCredentials(new ECDsaSecurityKey(ec) { KeyId = id }, SecurityAlgorithms.EcdsaSha256),
                jwk
            );
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            var rsa = RSA.Create();
            rsa.ImportFromPem(pem);
            var parameters = rsa.ExportParameters(false);
            var id = Base64UrlEncoder.Encode(SHA256.HashData(rsa.ExportSubjectPublicKeyInfo()));
            var jwk = new Dictionary<string, string>
            {
                ["use"] = "sig",
                ["kty"] = "RSA",
                ["kid"] = id,
                ["alg"] = "RS256",
                ["n"] = Base64UrlEncoder.Encode(parameters.Modulus),
                ["e"] = Base64UrlEncoder.Encode(parameters.Exponent),
            };
            return (
                rsa,
                new SigningCredentials(new RsaSecurityKey(rsa) { KeyId = id }, SecurityAlgorithms.RsaSha256),
                jwk
            );
        }
    }

    /// <param name="TenantUid">Of the tenant when the account was read.</param>
    private sealed record TenantUser(UserIdentity User, string TenantUid);
}

/// <summary>Where accounts are looked up.</summary>
public readonly record struct TokenSources(ObjectStorage Storage, ResourceCatalog Catalog, ITenantDirectory Tenants);
