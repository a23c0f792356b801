using Arktos.Api;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Storage;
using Microsoft.AspNetCore.Http;

namespace Arktos.ApiServer.Authentication;

/// <summary>
/// Finds out who sends a request: by client certificate, else by bearer token, else nobody. Bad credentials are
/// refused, not taken for none.
/// </summary>
public sealed class RequestAuthenticator(
    ClientCertificates certificates,
    ServiceAccountTokens tokens,
    ObjectStorage storage,
    ResourceCatalog catalog
)
{
    private const string Bearer = "Bearer ";

    public async ValueTask<Result<UserIdentity>> AuthenticateAsync(HttpContext http)
    {
        if (http.Connection.ClientCertificate is { } certificate)
            return certificates.Identify(certificate) is { } named ? named : Api.Statuses.Unauthorized();
        var header = http.Request.Headers.Authorization.ToString();
        if (header.Length == 0)
            return UserIdentity.Anonymous;
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return Api.Statuses.Unauthorized();
        return
            await tokens.IdentifyAsync(
                header[Bearer.Length..].Trim(),
                [tokens.Issuer],
                storage,
                catalog,
                http.RequestAborted
            )
                is { } owner
            ? owner.User
            : Api.Statuses.Unauthorized();
    }
}
