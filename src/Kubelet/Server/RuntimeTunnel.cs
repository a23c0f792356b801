using System.Net;
using Arktos.Kubelet.Runtimes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Arktos.Kubelet.Server;

/// <summary>
/// Passes an upgrade on to the runtime's streaming server as it is, and then its bytes: what is spoken inside is
/// between the client and the runtime.
/// </summary>
internal sealed class RuntimeTunnel(TimeProvider time)
{
    // What the two agree by; whatever else a caller sends is not for the runtime.
    private static readonly string[] Passed =
    [
        "Upgrade",
        "X-Stream-Protocol-Version",
        "Sec-WebSocket-Key",
        "Sec-WebSocket-Version",
        "Sec-WebSocket-Protocol",
    ];
    private static readonly string[] Answered =
    [
        "Upgrade",
        "X-Stream-Protocol-Version",
        "X-Accepted-Stream-Protocol-Versions",
        "Sec-WebSocket-Accept",
        "Sec-WebSocket-Protocol",
    ];
    private const int RefusalBytesMax = 4 << 10;

    public static bool AsksSpdy(HttpContext context) =>
        context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true }
        && context.Request.Headers.Upgrade.ToString().StartsWith("SPDY/3.1", StringComparison.OrdinalIgnoreCase);

    /// <summary>Until one side ends or <paramref name="stopping"/>.</summary>
    /// <param name="getUrl">The runtime's end of the session.</param>
    public async Task RunAsync(
        HttpContext context,
        string method,
        Func<CancellationToken, Task<Uri>> getUrl,
        CancellationToken stopping
    )
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            var url = await getUrl(end.Token).ConfigureAwait(false);
            var headers = Passed
                .SelectMany(name => context.Request.Headers[name].Select(v => KeyValuePair.Create(name, v ?? "")))
                .ToList();
            await using var server = await UpgradedStream
                .ConnectAsync(url, method, headers, time, end.Token)
                .ConfigureAwait(false);
            foreach (var (name, value) in server.Headers)
                if (Answered.Contains(name, StringComparer.OrdinalIgnoreCase))
                    context.Response.Headers.Append(name, value);
            if (!server.IsUpgraded)
            {
                await RefuseAsync(context, server, end.Token).ConfigureAwait(false);
                return;
            }
            await using var client = await context
                .Features.GetRequiredFeature<IHttpUpgradeFeature>()
                .UpgradeAsync()
                .ConfigureAwait(false);
            await new BytePump(time).RunAsync(client, server.Stream, end.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is RuntimeException or IOException && !context.Response.HasStarted)
        {
            await Answers.RefuseAsync(context, HttpStatusCode.InternalServerError, e.Message).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        { /* the caller has gone, or the agent stops */
        }
    }

    // The runtime's refusal in its own words, as far as they are short.
    private static async Task RefuseAsync(HttpContext context, UpgradedStream server, CancellationToken ct)
    {
        var code =
            server.Status.Split(' ') is [_, var number, ..]
            && int.TryParse(number, System.Globalization.CultureInfo.InvariantCulture, out var parsed)
            && parsed is >= 400 and < 600
                ? parsed
                : (int)HttpStatusCode.BadGateway;
        var length = server.Headers.FirstOrDefault(h =>
            h.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)
        );
        var text = server.Status;
        if (
            int.TryParse(length.Value, System.Globalization.CultureInfo.InvariantCulture, out var count)
            && count is > 0 and <= RefusalBytesMax
        )
        {
            var body = new byte[count];
            await server.Stream.ReadExactlyAsync(body, ct).ConfigureAwait(false);
            text = System.Text.Encoding.UTF8.GetString(body).Trim();
        }
        await Answers.RefuseAsync(context, (HttpStatusCode)code, text).ConfigureAwait(false);
    }
}
