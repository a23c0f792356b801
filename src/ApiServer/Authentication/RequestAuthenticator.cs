using Arktos.Api;
using Microsoft.AspNetCore.Http;

namespace Arktos.ApiServer.Authentication;

/// <summary>
/// Finds out who sends a request: by client certificate, else by bearer token (in Authorization, or as a subprotocol of
/// a WebSocket), else nobody. Bad credentials are refused, not taken for none.
/// </summary>
/// <param name="allowsAnonymous">Whether nobody may ask for a path.</param>
public sealed class RequestAuthenticator(
    ClientCertificates certificates,
    TokenAuthenticators tokens,
    Func<string, bool> allowsAnonymous,
    AuthenticationMetrics metrics,
    TimeProvider time
)
{
    private const string Bearer = "Bearer ";

    public async ValueTask<Result<UserIdentity>> AuthenticateAsync(HttpContext http)
    {
        var began = time.GetTimestamp();
        var user = await IdentifyAsync(http);
        metrics.Count(user is not null, time.GetElapsedTime(began));
        return user is not null ? user : Statuses.Unauthorized();
    }

    /// <summary>Whether what a request that was let in has shown proves something still.</summary>
    public async ValueTask<bool> IsStillGoodAsync(HttpContext http) => await IdentifyAsync(http) is not null;

    private async ValueTask<UserIdentity?> IdentifyAsync(HttpContext http)
    {
        if (http.Connection.ClientCertificate is { } certificate)
            return await certificates.IdentifyAsync(certificate, http.RequestAborted);
        if (!HasToken(http, out var token))
            return allowsAnonymous(http.Request.Path) ? UserIdentity.Anonymous : null;
        return token is null ? null : (await tokens.IdentifyAsync(token, tokens.Audiences, http.RequestAborted))?.User;
    }

    /// <returns>Whether one was sent; which is null when it is none.</returns>
    private static bool HasToken(HttpContext http, out string? token)
    {
        var header = http.Request.Headers.Authorization.ToString();
        if (header.Length == 0)
            return UpgradeHeaders.HasToken(http, out token);
        token = header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : null;
        return true;
    }
}
