using Arktos.ApiServer.Fairness;
using Arktos.ApiServer.Registry;
using Arktos.ApiServer.Requests;
using Microsoft.AspNetCore.Http;

namespace Arktos.ApiServer.Http;

/// <summary>One authenticated, resolved and authorized request about a resource, and the exchange it came by.</summary>
public sealed record ApiContext(
    HttpContext Http,
    ResolvedRequest Request,
    RegistryServices Services,
    ObjectWriter Writer
)
{
    /// <summary>What the request holds; null: nothing that would be limited.</summary>
    public FlowSeat? Seat { get; init; }

    public CancellationToken Cancel => Http.RequestAborted;

    public string Query(string name) => Http.Request.Query[name].ToString();

    public bool QueryFlag(string name) => QueryFlags.Read(Http.Request.Query, name);
}
