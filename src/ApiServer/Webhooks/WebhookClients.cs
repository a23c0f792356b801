using System.Collections.Concurrent;

namespace Arktos.ApiServer.Webhooks;

/// <summary>
/// Connections to webhooks, kept for each of them and closed when they are idle; the certificate must be vouched for by
/// the configured authorities and hold the name. No proxy, no redirects, a bounded answer, a bounded number of calls at
/// once. Thread-safe; disposed of with the host.
/// </summary>
public sealed class WebhookClients(ServiceHandlers handlers, int bytesMax) : IDisposable
{
    private const int CallsAtOnceMax = 32;

    /// <summary>Beyond it those that nobody has asked for are forgotten; their connections end when they are idle.
    /// </summary>
    private const int ClientsMax = 256;

    private readonly ConcurrentDictionary<string, Client> _clients = new(StringComparer.Ordinal);

    /// <param name="seconds">What the webhook is told that it has; null: it is told nothing.</param>
    /// <exception cref="WebhookException">There is no answer; the message says why.</exception>
    public async Task<byte[]> PostAsync(WebhookEndPoint endPoint, byte[] review, int? seconds, CancellationToken cancel)
    {
        var url = seconds is null
            ? endPoint.Url
            : $"{endPoint.Url}{(endPoint.Url.Contains('?') ? '&' : '?')}timeout={seconds}s";
        if (endPoint.Authorities is null)
            throw new WebhookException(
                $"Post \"{url}\": nobody vouches for the server: caBundle must hold certificates in PEM"
            );
        if (_clients.Count > ClientsMax)
            _clients.Clear();
        var client = _clients.GetOrAdd(endPoint.Key, _ => new Client(endPoint, handlers));
        try
        {
            await client.Turn.WaitAsync(cancel);
            try
            {
                return await SendAsync(client.Http, endPoint, url, review, cancel);
            }
            finally
            {
                client.Turn.Release();
            }
        }
        catch (OperationCanceledException)
        {
            throw new WebhookException($"Post \"{url}\": context deadline exceeded");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or UriFormatException)
        {
            throw new WebhookException($"Post \"{url}\": {ServiceHandlers.Innermost(e)}");
        }
    }

    public void Dispose()
    {
        foreach (var client in _clients.Values)
            client.Http.Dispose();
        _clients.Clear();
    }

    private async Task<byte[]> SendAsync(
        HttpClient http,
        WebhookEndPoint endPoint,
        string url,
        byte[] review,
        CancellationToken cancel
    )
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, url);
        message.Content = new ByteArrayContent(review);
        message.Content.Headers.ContentType = new("application/json");
        message.Headers.TryAddWithoutValidation("Accept", "application/json, */*");
        message.Headers.TryAddWithoutValidation("User-Agent", "kube-apiserver-admission");
        if (endPoint.Authorization is { } authorization)
            message.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancel);
        var code = (int)response.StatusCode;
        var body = await ReadAsync(response, url, cancel);
        if (code is >= 200 and < 300)
            return body;
        throw new WebhookException(
            code switch
            {
                404 => "the server could not find the requested resource",
                >= 500 => $"an error on the server ({Api.Validation.GoText.Quote(Beginning(body))}) has prevented the "
                    + "request from succeeding",
                >= 300 and < 400 => $"Post \"{url}\": the server answers {code}: redirects are not followed",
                _ => $"the server responded with the status code {code} but did not return more information",
            }
        );
    }

    private async Task<byte[]> ReadAsync(HttpResponseMessage response, string url, CancellationToken cancel)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancel);
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancel)) > 0)
        {
            if (body.Length + read > bytesMax)
                throw new WebhookException($"Post \"{url}\": the answer is larger than {bytesMax} bytes");
            body.Write(buffer, 0, read);
        }
        return body.ToArray();
    }

    private static string Beginning(byte[] body)
    {
        var text = System.Text.Encoding.UTF8.GetString(body, 0, Math.Min(body.Length, 512)).Trim();
        return text.Length > 0 ? text : "unknown";
    }

    private sealed class Client
    {
        public Client(WebhookEndPoint endPoint, ServiceHandlers handlers) =>
            Http = new HttpClient(
                handlers.Create(
                    endPoint.Service,
                    endPoint.Authorities,
                    endPoint.Certificate,
                    CallsAtOnceMax,
                    endPoint.ServerName
                )
            )
            {
                Timeout = Timeout.InfiniteTimeSpan,
            };

        public HttpClient Http { get; }

        /// <summary>Who waits for it does so within its own time.</summary>
        public SemaphoreSlim Turn { get; } = new(CallsAtOnceMax);
    }
}

/// <summary>A webhook could not be asked; the message says why.</summary>
public sealed class WebhookException(string message) : Exception(message);
