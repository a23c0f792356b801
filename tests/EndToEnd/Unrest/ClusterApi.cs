using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Arktos.EndToEnd.Unrest;

/// <summary>
/// Requests of a client that does not give up: what is not answered, or answered with 429 or 5xx, is asked again until
/// a minute has passed. Only what may be asked twice: reads, server-side apply, deletions.
/// </summary>
internal sealed class ClusterApi : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60),
        Timeout = TimeSpan.FromSeconds(5),
        Pause = TimeSpan.FromMilliseconds(200);

    private readonly HttpClient _http;

    public ClusterApi(string kubeconfig)
    {
        var text = File.ReadAllText(kubeconfig);
        string Field(string name) => Regex.Match(text, name + @": (\S+)").Groups[1].Value;
        string Pem(string name) => Encoding.UTF8.GetString(Convert.FromBase64String(Field(name)));
        var authority = X509Certificate2.CreateFromPem(Pem("certificate-authority-data"));
        var handler = new SocketsHttpHandler
        {
            // One that died took its connections with it; a new one is made for each few requests.
            PooledConnectionLifetime = TimeSpan.FromSeconds(2),
            ConnectTimeout = TimeSpan.FromSeconds(2),
            SslOptions = new SslClientAuthenticationOptions
            {
                ClientCertificates =
                [
                    X509Certificate2.CreateFromPem(Pem("client-certificate-data"), Pem("client-key-data")),
                ],
                CertificateChainPolicy = new X509ChainPolicy
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    CustomTrustStore = { authority },
                    RevocationMode = X509RevocationMode.NoCheck,
                },
            },
        };
        _http = new HttpClient(handler) { BaseAddress = new Uri(Field("server")), Timeout = Timeout };
    }

    public async Task ApplyAsync(string path, JsonObject value)
    {
        var content = value.ToJsonString();
        await SendAsync(
            () =>
                new HttpRequestMessage(HttpMethod.Patch, $"{path}?fieldManager=churn&force=true")
                {
                    Content = new StringContent(content, new MediaTypeHeaderValue("application/apply-patch+yaml")),
                },
            s => s is HttpStatusCode.OK or HttpStatusCode.Created
        );
    }

    public Task DeleteAsync(string path) =>
        SendAsync(
            () => new HttpRequestMessage(HttpMethod.Delete, $"{path}?propagationPolicy=Background"),
            s => s is HttpStatusCode.OK or HttpStatusCode.Accepted or HttpStatusCode.NotFound
        );

    /// <summary>Null: there is no such object.</summary>
    public async Task<JsonNode?> GetAsync(string path)
    {
        var (status, body) = await SendAsync(
            () => new HttpRequestMessage(HttpMethod.Get, path),
            s => s is HttpStatusCode.OK or HttpStatusCode.NotFound
        );
        return status == HttpStatusCode.OK ? JsonNode.Parse(body) : null;
    }

    public async Task<List<JsonNode>> ListAsync(string path) =>
        [.. (await GetAsync(path))!["items"]!.AsArray().Select(i => i!)];

    public void Dispose() => _http.Dispose();

    private async Task<(HttpStatusCode Status, string Body)> SendAsync(
        Func<HttpRequestMessage> request,
        Func<HttpStatusCode, bool> isDone
    )
    {
        var deadline = DateTime.UtcNow + Patience;
        while (true)
        {
            string last;
            using var message = request();
            try
            {
                using var response = await _http.SendAsync(message);
                var body = await response.Content.ReadAsStringAsync();
                if (isDone(response.StatusCode))
                    return (response.StatusCode, body);
                last = $"{(int)response.StatusCode} {body}";
                // A namespace that is just made or ending is told by 403, 404 and 409, a loser of a race by 409.
                if ((int)response.StatusCode is < 500 and not (403 or 404 or 409 or 429))
                    throw new InvalidOperationException($"{message.Method} {message.RequestUri}: {last}");
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException)
            {
                last = e.Message;
            }
            if (DateTime.UtcNow > deadline)
                throw new TimeoutException($"{message.Method} {message.RequestUri}: not within a minute: {last}");
            await Task.Delay(Pause);
        }
    }
}
