using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Arktos.Api.Core.V1;
using Arktos.Rpc;

namespace Arktos.Kubelet.Probes;

/// <summary>
/// Asks a container by HTTP. A redirect is followed only to the same host: the node agent goes nowhere else at a
/// container's word. Thread-safe.
/// </summary>
internal sealed class HttpProbe : IDisposable
{
    private const int BodyBytesMax = 10 << 10;
    private const int RedirectsMax = 10;

    private readonly HttpClient _http = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            // A connection a try, so that a server that has stopped accepting is seen.
            PooledConnectionLifetime = TimeSpan.Zero,
            SslOptions = RpcTls.AnyServer(),
        }
    )
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public async Task<ProbeOutcome> RunAsync(
        HTTPGetAction get,
        Uri url,
        TimeSpan timeout,
        string userAgent,
        CancellationToken ct
    )
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
        deadline.CancelAfter(timeout);
        try
        {
            var at = url;
            for (var redirects = 0; ; redirects++)
            {
                using var request = Request(get, at, userAgent);
                using var reply = await _http
                    .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token)
                    .ConfigureAwait(false);
                var code = (int)reply.StatusCode;
                if (code is < 200 or >= 400)
                    return new ProbeOutcome(ProbeResult.Failure, $"HTTP probe failed with statuscode: {code}");
                if (code is not (301 or 302 or 303 or 307 or 308) || reply.Headers.Location is not { } location)
                    return new ProbeOutcome(ProbeResult.Success, "");
                var next = new Uri(at, location);
                if (next.IdnHost != url.IdnHost || next.Scheme is not ("http" or "https"))
                {
                    var body = await BodyAsync(reply, deadline.Token).ConfigureAwait(false);
                    var warning = $"Probe terminated redirects, Response body: {body}";
                    return new ProbeOutcome(ProbeResult.Success, "", warning);
                }
                if (redirects == RedirectsMax)
                    return new ProbeOutcome(
                        ProbeResult.Failure,
                        $"Get \"{next}\": stopped after {RedirectsMax} redirects"
                    );
                at = next;
            }
        }
        catch (HttpRequestException e)
        {
            return new ProbeOutcome(ProbeResult.Failure, $"Get \"{url}\": {Reason(e)}");
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new ProbeOutcome(
                ProbeResult.Failure,
                $"Get \"{url}\": context deadline exceeded (Client.Timeout exceeded while awaiting headers)"
            );
        }
    }

    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage Request(HTTPGetAction get, Uri url, string userAgent)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.UserAgent.ParseAdd(userAgent);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("*/*"));
        request.Headers.ConnectionClose = true;
        foreach (var header in get.HttpHeaders ?? [])
        {
            if (header.Name.Equals("Host", StringComparison.OrdinalIgnoreCase))
                request.Headers.Host = header.Value;
            else
                request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        }
        return request;
    }

    private static async Task<string> BodyAsync(HttpResponseMessage reply, CancellationToken ct)
    {
        await using var body = await reply.Content.ReadAsStreamAsync(ct).ConfigureAwait(false);
        var bytes = new byte[BodyBytesMax];
        var count = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct)
            .ConfigureAwait(false);
        return Encoding.UTF8.GetString(bytes, 0, count);
    }

    private static string Reason(HttpRequestException e) =>
        e.InnerException is SocketException s ? $"dial tcp: connect: {s.Message.ToLowerInvariant()}" : e.Message;
}
