using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Arktos.Rpc;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace Arktos.ApiServer.Identity.Oidc;

/// <summary>
/// The keys of an issuer, found by discovery: fetched in the background, kept, and fetched anew when they are old or a
/// token names one that is not among them, but never more often than each <see cref="FetchPeriod"/>, whatever tokens
/// come. Those who cannot go on without wait for a bounded time, a bounded number of them. Thread-safe.
/// </summary>
/// <param name="discovery">Where the issuer's document is.</param>
/// <param name="authorities">Who vouches for its servers; null: the machine's own roots.</param>
internal sealed class IssuerKeys(
    string issuer,
    Uri discovery,
    X509Certificate2Collection? authorities,
    TimeProvider time,
    ILogger log
) : IDisposable
{
    public static readonly TimeSpan FetchPeriod = TimeSpan.FromSeconds(10);

    private const int AnswerBytesMax = 1024 * 1024;
    private const int KeysMax = 100;
    private const int WaitingMax = 64;
    private static readonly TimeSpan FetchMax = TimeSpan.FromSeconds(10),
        WaitMax = TimeSpan.FromSeconds(5),
        Fresh = TimeSpan.FromHours(1);

    private readonly HttpClient _http = new(
        new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            MaxConnectionsPerServer = 2,
            MaxResponseHeadersLength = 64,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            ActivityHeadersPropagator = null,
            SslOptions = RpcTls.OutsideServers(authorities),
        }
    )
    {
        Timeout = FetchMax,
        MaxResponseContentBufferSize = AnswerBytesMax,
    };

    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private volatile Known? _known;
    private Task _fetch = Task.CompletedTask;
    private DateTimeOffset _fetchedAt = DateTimeOffset.MinValue;
    private int _waiting;

    /// <summary>How often the issuer has been asked.</summary>
    public int Fetches { get; private set; }

    /// <summary>Begins to fetch, unless it is fetched already or was a moment ago.</summary>
    /// <returns>Ends when that fetch has, whatever came of it.</returns>
    public Task Fetch()
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (!_fetch.IsCompleted || _stop.IsCancellationRequested || now - _fetchedAt < FetchPeriod)
                return _fetch;
            _fetchedAt = now;
            Fetches++;
            return _fetch = Task.Run(FetchAsync);
        }
    }

    /// <summary>Those that a token may be signed with.</summary>
    /// <param name="id">That the token names; empty: none.</param>
    /// <returns>Empty: there are none, or the issuer does not say.</returns>
    public async ValueTask<IReadOnlyList<SecurityKey>> FindAsync(string id, CancellationToken cancel)
    {
        var known = _known;
        if (known is not null && time.GetUtcNow() - known.At > Fresh)
            _ = Fetch();
        if (known?.Find(id) is { Count: > 0 } found)
            return found;
        await FetchedAsync(cancel);
        return _known?.Find(id) ?? [];
    }

    public void Dispose()
    {
        lock (_lock)
            _stop.Cancel();
        _http.Dispose();
    }

    private async Task FetchedAsync(CancellationToken cancel)
    {
        var fetch = Fetch();
        if (fetch.IsCompleted)
            return;
        if (Interlocked.Increment(ref _waiting) <= WaitingMax)
            await fetch.WaitAsync(WaitMax, time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Interlocked.Decrement(ref _waiting);
        cancel.ThrowIfCancellationRequested();
    }

    private async Task FetchAsync()
    {
        try
        {
            using var document = JsonDocument.Parse(await _http.GetByteArrayAsync(discovery, _stop.Token));
            var said = Text(document, "issuer");
            if (said != issuer)
                throw new InvalidDataException($"its document is of issuer \"{said}\"");
            if (
                !Uri.TryCreate(Text(document, "jwks_uri"), UriKind.Absolute, out var address)
                || address.Scheme != Uri.UriSchemeHttps
            )
                throw new InvalidDataException("its document names no jwks_uri of https");
            var keys = new JsonWebKeySet(await _http.GetStringAsync(address, _stop.Token))
                .Keys.Where(k => k.Kty is "RSA" or "EC" && (k.Use is null or "" or "sig"))
                .Take(KeysMax)
                .ToList();
            if (keys.Count == 0)
                throw new InvalidDataException("it publishes no key of RSA or EC for signatures");
            if (_known is null)
                log.LogInformation("issuer {Issuer} has {Count} keys", issuer, keys.Count);
            _known = new Known(keys, time.GetUtcNow());
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Nobody wants them any more.
        }
        catch (Exception e)
        {
            // Whatever an issuer answers, it is about its own tokens only.
            log.LogWarning("the keys of issuer {Issuer} cannot be fetched: {Reason}", issuer, e.Message);
        }
    }

    private static string Text(JsonDocument document, string field) =>
        document.RootElement.ValueKind == JsonValueKind.Object
        && document.RootElement.TryGetProperty(field, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : "";

    private sealed record Known(IReadOnlyList<JsonWebKey> Keys, DateTimeOffset At)
    {
        public IReadOnlyList<SecurityKey> Find(string id) => id.Length == 0 ? Keys : [.. Keys.Where(k => k.Kid == id)];
    }
}
