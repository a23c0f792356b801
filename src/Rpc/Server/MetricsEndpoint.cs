using Arktos.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Arktos.Rpc;

/// <summary>A role's metrics at <c>GET /metrics</c>.</summary>
public static class MetricsEndpoint
{
    public const string Path = "/metrics";

    /// <param name="refusalOf">Why the caller may not read them, from its certificate: answered 403 with that text;
    /// null: it may.</param>
    public static void MapMetrics(
        this IEndpointRouteBuilder endpoints,
        RoleMetrics metrics,
        Func<HttpContext, string?> refusalOf
    ) =>
        endpoints.MapGet(
            Path,
            http => refusalOf(http) is { } refusal ? RefuseAsync(http, 403, refusal) : ServeAsync(http, metrics)
        );

    /// <summary>Answers with all metrics; 503 when too many ask for them at once.</summary>
    public static async Task ServeAsync(HttpContext http, RoleMetrics metrics)
    {
        if (await metrics.TryScrapeAsync(http.RequestAborted).ConfigureAwait(false) is not { } text)
        {
            http.Response.Headers.RetryAfter = "1";
            await RefuseAsync(http, 503, "too many ask for metrics at once").ConfigureAwait(false);
            return;
        }
        http.Response.ContentType = RoleMetrics.ContentType;
        http.Response.ContentLength = text.Length;
        await http.Response.Body.WriteAsync(text, http.RequestAborted).ConfigureAwait(false);
    }

    private static Task RefuseAsync(HttpContext http, int code, string text)
    {
        http.Response.StatusCode = code;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(text + "\n", http.RequestAborted);
    }
}
