using System.Security.Cryptography;
using System.Text;
using Arktos.ApiServer.Authentication;
using Arktos.Metrics;
using Microsoft.IdentityModel.JsonWebTokens;
using Prometheus;

namespace Arktos.ApiServer.Identity.Oidc;

/// <summary>
/// JSON web tokens of the issuers that are configured at the moment. Those that are good are kept for ten seconds.
/// Thread-safe.
/// </summary>
internal sealed class OidcTokens : ITokenAuthenticator
{
    private const int CachedMax = 10_000;
    private static readonly TimeSpan CachedFor = TimeSpan.FromSeconds(10),
        VerifyMax = TimeSpan.FromSeconds(10);
    private static readonly double[] Buckets = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly IReadOnlyList<string> _apiAudiences;
    private readonly TimeProvider _time;
    private readonly AuthenticationMetrics _metrics;
    private readonly Histogram _latency;
    private volatile State _state;

    public OidcTokens(
        OidcConfiguration configuration,
        IReadOnlyList<string> apiAudiences,
        TimeProvider time,
        AuthenticationMetrics metrics,
        RoleMetrics registry
    )
    {
        (_apiAudiences, _time, _metrics) = (apiAudiences, time, metrics);
        _latency = registry.Histogram(
            "apiserver_authentication_jwt_authenticator_latency_seconds",
            "How long the tokens of an issuer took to be looked at.",
            Buckets,
            "result",
            "jwt_issuer_hash"
        );
        _state = StateOf(configuration);
    }

    public string Name => "jwt";

    /// <summary>Whether nobody may ask for a path, by the file; null: it says nothing.</summary>
    public bool? AllowsAnonymous(string path) => _state.Configuration.AllowsAnonymous(path);

    /// <summary>What was known of the issuers of before is forgotten, and their tokens with it.</summary>
    public void Replace(OidcConfiguration configuration)
    {
        var old = _state;
        _state = StateOf(configuration);
        configuration.Start();
        old.Configuration.Dispose();
    }

    public async ValueTask<TokenVerdict> IdentifyAsync(
        string token,
        IReadOnlyList<string> audiences,
        CancellationToken cancel
    )
    {
        var state = _state;
        if (state.Issuers.Count == 0 || token.Count(c => c == '.') != 2)
            return default;
        var meant = audiences.Intersect(_apiAudiences).ToList();
        if (meant.Count == 0)
            return default;
        JsonWebToken parsed;
        try
        {
            parsed = new JsonWebToken(token);
        }
        catch (ArgumentException)
        {
            return default;
        }
        return state.Issuers.TryGetValue(parsed.Issuer, out var issuer)
            ? await state.Cache.GetAsync(token, meant, () => VerifyAsync(issuer, parsed, meant), cancel)
            : default;
    }

    private async Task<FetchedVerdict> VerifyAsync(
        (OidcIssuer Issuer, string Hash) issuer,
        JsonWebToken parsed,
        IReadOnlyList<string> meant
    )
    {
        var began = _time.GetTimestamp();
        using var deadline = new CancellationTokenSource(VerifyMax, _time);
        try
        {
            var (user, until, refusal) = await issuer.Issuer.VerifyAsync(parsed, deadline.Token);
            _latency
                .WithLabels(user is null ? "failure" : "success", issuer.Hash)
                .Observe(_time.GetElapsedTime(began).TotalSeconds);
            if (user is null)
                return new(TokenVerdict.Refused(refusal), TimeSpan.Zero);
            var left = until - _time.GetUtcNow();
            // Without the claim it is the first instant that there is: before any tenant.
            var issued = new DateTimeOffset(DateTime.SpecifyKind(parsed.IssuedAt, DateTimeKind.Utc));
            var verdict = TokenVerdict.Of(user, meant) with { Tenancy = new(null, issued) };
            return new(verdict, left < CachedFor ? left : CachedFor);
        }
        catch (OperationCanceledException)
        {
            return new(TokenVerdict.Refused($"{issuer.Issuer.Url} does not answer"), TimeSpan.Zero);
        }
    }

    private State StateOf(OidcConfiguration configuration) =>
        new(
            configuration,
            configuration.Issuers.ToDictionary(i => i.Url, i => (i, HashOf(i.Url)), StringComparer.Ordinal),
            new TokenCache(CachedMax, _time, _metrics)
        );

    private static string HashOf(string url) =>
        "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(url)));

    private sealed record State(
        OidcConfiguration Configuration,
        Dictionary<string, (OidcIssuer Issuer, string Hash)> Issuers,
        TokenCache Cache
    );
}
