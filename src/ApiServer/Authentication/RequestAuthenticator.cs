using Arktos.Api;
using Microsoft.AspNetCore.Http;

namespace Arktos.ApiServer.Authentication;

/// <summary>
/// Finds out who sends a request: by client certificate, else by bearer token, else nobody. Bad credentials are
/// refused, not taken for none.
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
        var header = http.Request.Headers.Authorization.ToString();
        if (header.Length == 0)
            return allowsAnonymous(http.Request.Path) ? UserIdentity.Anonymous : null;
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return null;
        var token = header[Bearer.Length..].Trim();
        return (await tokens.IdentifyAsync(token, tokens.Audiences, http.RequestAborted))?.User;
    }
}
