using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Storage;

namespace Arktos.ApiServer.Authentication;

/// <summary>The tokens that this installation has signed for its service accounts. Thread-safe.</summary>
public sealed class ServiceAccountAuthenticator(
    ServiceAccountTokens tokens,
    ObjectStorage storage,
    ResourceCatalog catalog,
    ITenantDirectory tenants
) : ITokenAuthenticator
{
    public string Name => "service account";

    public async ValueTask<TokenVerdict> IdentifyAsync(
        string token,
        IReadOnlyList<string> audiences,
        CancellationToken cancel
    ) => new(await tokens.IdentifyAsync(token, audiences, new(storage, catalog, tenants), cancel), "");
}
