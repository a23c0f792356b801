using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Registry;
using Microsoft.AspNetCore.Http;

namespace Arktos.ApiServer.Http;

/// <summary>One authenticated and authorized request about a resource.</summary>
/// <param name="Tenant">Resolved: never empty; "all" only for lists and watches of system callers.</param>
public sealed record ApiContext(
    HttpContext Http,
    UserIdentity User,
    RequestTarget Target,
    string Tenant,
    RegistryServices Services,
    ObjectWriter Writer
)
{
    public CancellationToken Cancel => Http.RequestAborted;

    public string Query(string name) => Http.Request.Query[name].ToString();

    /// <summary>"true" and "1" as Go's ParseBool takes them; anything else is false.</summary>
    public bool QueryFlag(string name) => Query(name) is "true" or "True" or "TRUE" or "1" or "t" or "T";
}
