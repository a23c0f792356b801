using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;

namespace Arktos.ApiServer.OpenStack;

/// <summary>Connections that have come to the listener of the OpenStack-like API.</summary>
internal static class OpenStackConnection
{
    private static readonly Marker Marked = new();

    public static ConnectionDelegate Mark(ConnectionDelegate next) =>
        connection =>
        {
            connection.Features.Set(Marked);
            return next(connection);
        };

    public static bool IsOne(HttpContext http) => http.Features.Get<Marker>() is not null;

    private sealed class Marker;
}
