using Arktos.ApiServer.Admission;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Authorization;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Configuration;
using Arktos.ApiServer.Indexes;
using Arktos.ApiServer.Storage;
using Microsoft.Extensions.Logging;

namespace Arktos.ApiServer.Registry;

/// <summary>What strategies, plugins and operations work with. One for an API server; immutable.</summary>
public sealed record RegistryServices(
    ApiServerOptions Options,
    ObjectStorage Storage,
    RangeReads Reads,
    UnreadableObjects Unreadable,
    FollowedConfiguration Configuration,
    ResourceCatalog Catalog,
    AdmissionChain Admission,
    RequestAuthorizer Authorizer,
    ServiceAccountTokens Tokens,
    TokenAuthenticators Bearers,
    QuotaLedger Quotas,
    ILoggerFactory Loggers
)
{
    public DateTimeOffset Now
    {
        get
        {
            var now = Options.Time.GetUtcNow();
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
        }
    }
}
