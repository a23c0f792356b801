using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;
using Arktos.Api.ManagedFields;
using Arktos.Api.Meta.V1;
using Arktos.Api.Streams;
using Arktos.Rpc;
using Grpc.Core;

namespace Arktos.Client.Connection;

/// <summary>
/// The API servers of one installation, REST and gRPC. Requests go to one server until it cannot be reached, then to
/// the next. A request is sent again elsewhere only when it cannot have been carried out, or when it only reads.
/// Thread-safe.
/// </summary>
public sealed class ApiConnection : IApiConnection, IDisposable
{
    /// <summary>
    /// Of an answer: four pages of API servers. What a service answers through them has no other bound.
    /// </summary>
    private const long BodyBytesMax = 64 * 1024 * 1024;

    private readonly ApiConnectionOptions _options;
    private readonly string _fieldManager;
    private readonly HttpClient _http;
    private readonly RpcChannel[] _channels;
    private readonly ObjectStreams.ObjectStreamsClient[] _streams;
    private int _current;

    public ApiConnection(ApiConnectionOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfZero(options.Servers.Count);
        _options = options;
        _fieldManager = FieldManager.NameOf(options.UserAgent);
        _http = new HttpClient(CreateHandler(options))
        {
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = BodyBytesMax,
        };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd(options.UserAgent);
        _http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        _channels =
        [
            .. options.Servers.Select(server => new RpcChannel(
                new RpcChannelOptions
                {
                    Address = server,
                    ClientCertificate = options.ClientCertificate,
                    TrustedRoots = options.TrustedRoots,
                }
            )),
        ];
        _streams = [.. _channels.Select(c => new ObjectStreams.ObjectStreamsClient(c.Calls))];
    }

    /// <summary>The server that requests go to now.</summary>
    public Uri CurrentServer => _options.Servers[Volatile.Read(ref _current)];

    public async Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken ct)
    {
        Exception? last = null;
        for (var attempt = 0; attempt < _options.Servers.Count; attempt++)
        {
            var server = Volatile.Read(ref _current);
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
            timeout.CancelAfter(_options.RequestTimeout);
            try
            {
                using var message = new HttpRequestMessage(
                    request.Method,
                    new Uri(_options.Servers[server], request.Path)
                );
                if (request.Accept is { } accept)
                    message.Headers.Accept.ParseAdd(accept);
                if (request.Body.Length > 0)
                {
                    message.Content = new ReadOnlyMemoryContent(request.Body);
                    message.Content.Headers.ContentType = new MediaTypeHeaderValue(request.ContentType);
                }
                using var reply = await _http
                    .SendAsync(message, HttpCompletionOption.ResponseContentRead, timeout.Token)
                    .ConfigureAwait(false);
                return new ApiResponse(
                    (int)reply.StatusCode,
                    await reply.Content.ReadAsByteArrayAsync(timeout.Token).ConfigureAwait(false)
                );
            }
            catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
            {
                throw new ApiException(
                    500,
                    StatusReason.InternalError,
                    $"{request.Method} {request.Path}: the answer is larger than {BodyBytesMax} bytes",
                    e
                );
            }
            catch (HttpRequestException e)
            {
                last = e;
                Leave(server);
                var neverSent =
                    e.HttpRequestError
                    is HttpRequestError.ConnectionError
                        or HttpRequestError.NameResolutionError
                        or HttpRequestError.SecureConnectionError;
                if (!neverSent && request.Method != HttpMethod.Get)
                    break;
            }
            catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
            {
                Leave(server);
                throw new ApiException(
                    504,
                    StatusReason.Timeout,
                    $"{request.Method} {request.Path}: {_options.Servers[server]} did not answer within "
                        + $"{_options.RequestTimeout.TotalSeconds:0.#} s",
                    e
                );
            }
        }
        throw ApiException.Unavailable(
            $"{request.Method} {request.Path}: no API server could be reached "
                + $"({string.Join(", ", _options.Servers)}): {last?.Message}",
            last
        );
    }

    public async IAsyncEnumerable<FollowBatch> FollowAsync(
        FollowRequest request,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        var server = Volatile.Read(ref _current);
        var batches = _streams[server].Follow(request, cancellationToken: ct).ReadAllAsync(ct).GetAsyncEnumerator(ct);
        try
        {
            while (true)
            {
                try
                {
                    if (!await batches.MoveNextAsync().ConfigureAwait(false))
                        yield break;
                }
                catch (RpcException e) when (e.StatusCode == StatusCode.OutOfRange)
                {
                    throw new FollowExpiredException(e.Message);
                }
                catch (RpcException e) when (e.StatusCode != StatusCode.Cancelled || !ct.IsCancellationRequested)
                {
                    throw Translate(e, server, $"follow {request.Resource}");
                }
                yield return batches.Current;
            }
        }
        finally
        {
            await batches.DisposeAsync().ConfigureAwait(false);
        }
    }

    public async Task<WriteResponse> WriteAsync(WriteRequest request, CancellationToken ct)
    {
        var server = Volatile.Read(ref _current);
        foreach (var operation in request.Operations)
            if (operation.FieldManager.Length == 0)
                operation.FieldManager = _fieldManager;
        try
        {
            return await _streams[server]
                .WriteAsync(request, RpcCalls.Within(_options.WriteTimeout, ct))
                .ResponseAsync.ConfigureAwait(false);
        }
        catch (RpcException e) when (e.StatusCode != StatusCode.Cancelled || !ct.IsCancellationRequested)
        {
            throw Translate(e, server, $"write {request.Operations.Count} operations");
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        foreach (var channel in _channels)
            channel.Dispose();
    }

    private ApiException Translate(RpcException e, int server, string what)
    {
        var message = $"{what} at {_options.Servers[server]}: {e.Message}";
        switch (e.StatusCode)
        {
            case StatusCode.Unauthenticated:
                return new ApiException(401, StatusReason.Unauthorized, message, e);
            case StatusCode.PermissionDenied:
                return new ApiException(403, StatusReason.Forbidden, message, e);
            case StatusCode.NotFound:
                return new ApiException(404, StatusReason.NotFound, message, e);
            case StatusCode.InvalidArgument:
                return new ApiException(400, StatusReason.BadRequest, message, e);
            case StatusCode.ResourceExhausted:
                return new ApiException(429, StatusReason.TooManyRequests, message, e);
            case StatusCode.Unavailable or StatusCode.DeadlineExceeded:
                Leave(server);
                return ApiException.Unavailable(message, e);
            default:
                Leave(server);
                return new ApiException(500, StatusReason.InternalError, message, e);
        }
    }

    /// <summary>The next server becomes the current one, unless somebody has left this one already.</summary>
    private void Leave(int server) =>
        Interlocked.CompareExchange(ref _current, (server + 1) % _options.Servers.Count, server);

    private static SocketsHttpHandler CreateHandler(ApiConnectionOptions options)
    {
        return new SocketsHttpHandler
        {
            SslOptions = RpcTls.ClientOptions(options.ClientCertificate, options.TrustedRoots, null),
            UseProxy = false,
            EnableMultipleHttp2Connections = true,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionIdleTimeout = TimeSpan.FromMinutes(2),
            KeepAlivePingDelay = TimeSpan.FromSeconds(10),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(10),
        };
    }
}
