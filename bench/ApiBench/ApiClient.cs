using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using Arktos.Api.Streams;
using Arktos.Rpc;

namespace Arktos.ApiBench;

/// <summary>
/// One user of the API servers, REST and gRPC; requests go to each server in turn. Answers are read to their end and
/// not looked into: the load's processor time is taken from the servers'. Thread-safe.
/// </summary>
internal sealed class ApiClient : IDisposable
{
    public const string Protobuf = "application/vnd.kubernetes.protobuf";

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly Uri[] _servers;
    private readonly HttpMessageInvoker _http;
    private readonly RpcChannel[] _channels;
    private readonly ObjectStreams.ObjectStreamsClient[] _streams;
    private readonly Version _version;
    private int _next;

    public ApiClient(
        IReadOnlyList<Uri> servers,
        X509Certificate2 certificate,
        X509Certificate2Collection roots,
        bool http1
    )
    {
        _servers = [.. servers];
        _version = http1 ? HttpVersion.Version11 : HttpVersion.Version20;
        _http = new HttpMessageInvoker(
            new SocketsHttpHandler
            {
                // Beyond a hundred streams a connection is full, and another one is made.
                EnableMultipleHttp2Connections = true,
                InitialHttp2StreamWindowSize = 1 << 20,
                SslOptions = RpcTls.ClientOptions(certificate, roots, serverName: null),
            }
        );
        _channels =
        [
            .. _servers.Select(s => new RpcChannel(
                new RpcChannelOptions
                {
                    Address = s,
                    ClientCertificate = certificate,
                    TrustedRoots = roots,
                }
            )),
        ];
        _streams = [.. _channels.Select(c => new ObjectStreams.ObjectStreamsClient(c.Calls))];
    }

    /// <summary>The answer's body in bytes.</summary>
    /// <exception cref="InvalidOperationException">Another status than is wanted; says how the body begins.</exception>
    public async Task<long> SendAsync(
        HttpMethod method,
        string path,
        byte[]? body = null,
        string contentType = "application/json",
        HttpStatusCode? wanted = null,
        string? accept = null
    )
    {
        using var timeout = new CancellationTokenSource(Deadline);
        using var answer = await BeginAsync(method, path, body, contentType, timeout.Token, accept);
        await using var content = await answer.Content.ReadAsStreamAsync(timeout.Token);
        if (wanted is { } status ? answer.StatusCode != status : !answer.IsSuccessStatusCode)
            throw await UnexpectedAsync(method, path, answer, timeout.Token);
        var buffer = ArrayPool<byte>.Shared.Rent(64 << 10);
        try
        {
            long bytes = 0;
            while (await content.ReadAsync(buffer, timeout.Token) is > 0 and var read)
                bytes += read;
            return bytes;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public async Task<byte[]> ReadAsync(string path)
    {
        using var timeout = new CancellationTokenSource(Deadline);
        using var answer = await BeginAsync(HttpMethod.Get, path, null, "", timeout.Token);
        return answer.IsSuccessStatusCode
            ? await answer.Content.ReadAsByteArrayAsync(timeout.Token)
            : throw await UnexpectedAsync(HttpMethod.Get, path, answer, timeout.Token);
    }

    /// <summary>A watch that has begun: its lines are the events. The caller disposes of it.</summary>
    public async Task<HttpResponseMessage> WatchAsync(string path, CancellationToken cancel)
    {
        var answer = await BeginAsync(HttpMethod.Get, path, null, "", cancel);
        return answer.IsSuccessStatusCode ? answer : throw await UnexpectedAsync(HttpMethod.Get, path, answer, cancel);
    }

    public IAsyncEnumerable<FollowBatch> FollowAsync(FollowRequest request, CancellationToken cancel) =>
        NextStreams().Follow(request, cancellationToken: cancel).ReadAllAsync(cancel);

    /// <exception cref="InvalidOperationException">One of the operations failed.</exception>
    public async Task WriteAsync(WriteRequest request)
    {
        var response = await NextStreams().WriteAsync(request, RpcCalls.Within(Deadline, default));
        foreach (var result in response.Results)
            if (result.Code >= 300)
                throw new InvalidOperationException($"a write was answered {result.Code} {result.Body.ToStringUtf8()}");
    }

    public void Dispose()
    {
        _http.Dispose();
        foreach (var channel in _channels)
            channel.Dispose();
    }

    private ObjectStreams.ObjectStreamsClient NextStreams() => _streams[Next()];

    private int Next() => (int)((uint)Interlocked.Increment(ref _next) % (uint)_servers.Length);

    private async Task<HttpResponseMessage> BeginAsync(
        HttpMethod method,
        string path,
        byte[]? body,
        string contentType,
        CancellationToken cancel,
        string? accept = null
    )
    {
        using var request = new HttpRequestMessage(method, new Uri(_servers[Next()], path));
        (request.Version, request.VersionPolicy) = (_version, HttpVersionPolicy.RequestVersionExact);
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        }
        return await _http.SendAsync(request, cancel);
    }

    private static async Task<InvalidOperationException> UnexpectedAsync(
        HttpMethod method,
        string path,
        HttpResponseMessage answer,
        CancellationToken cancel
    )
    {
        const int charactersMax = 500;
        var text = await answer.Content.ReadAsStringAsync(cancel);
        return new InvalidOperationException(
            $"{method} {path}: {(int)answer.StatusCode} {text[..Math.Min(text.Length, charactersMax)]}"
        );
    }
}
