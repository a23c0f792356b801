using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Requests;
using Microsoft.AspNetCore.Http;

namespace Arktos.ApiServer.Proxies;

/// <summary>
/// Why the last WebSocket requests were refused. kubectl asks again by SPDY after any refusal, and shows what it hears
/// then: that must be the reason, and asking the node agent again could run a command twice. The latest few, for half a
/// minute. Thread-safe.
/// </summary>
internal sealed class RecentRefusals(TimeProvider time)
{
    private const int CountMax = 256;
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, (Status Status, long At)> _refusals = [];
    private readonly Queue<string> _order = new();

    public Status Keep(HttpContext http, ResolvedRequest request, Status status)
    {
        var key = KeyOf(http, request);
        lock (_refusals)
        {
            if (!_refusals.ContainsKey(key))
                _order.Enqueue(key);
            _refusals[key] = (status, time.GetTimestamp());
            if (_order.Count > CountMax)
                _refusals.Remove(_order.Dequeue());
        }
        return status;
    }

    public Status? Find(HttpContext http, ResolvedRequest request)
    {
        lock (_refusals)
            return _refusals.TryGetValue(KeyOf(http, request), out var found) && time.GetElapsedTime(found.At) < KeptFor
                ? found.Status
                : null;
    }

    private static string KeyOf(HttpContext http, ResolvedRequest request) =>
        $"{request.User.Tenant}\0{request.User.Name}\0{http.Request.Path}\0{http.Request.QueryString}";
}
