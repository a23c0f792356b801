using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;
using Google.Protobuf;

namespace Arktos.Rpc;

/// <summary>Where a channel goes to, and with which identity.</summary>
public sealed record RpcChannelOptions
{
    /// <summary>https://host:port, or http://… for plain HTTP/2.</summary>
    public required Uri Address { get; init; }

    /// <summary>Shown to the server when it asks for one (mutual TLS).</summary>
    public X509Certificate2? ClientCertificate { get; init; }

    /// <summary>
    /// Only servers with a certificate under one of these roots are trusted; null: none is (plain HTTP needs no trust).
    /// </summary>
    public X509Certificate2Collection? TrustedRoots { get; init; }

    /// <summary>The name that the server's certificate must hold; null: the host of <see cref="Address"/>.</summary>
    public string? ServerName { get; init; }

    /// <summary>Connect to this Unix socket; <see cref="Address"/> then only fills the authority header.</summary>
    public string? UnixSocketPath { get; init; }

    /// <summary>Of requests; the server must know it. Responses are accepted either way.</summary>
    public RpcCompression RequestCompression { get; init; }

    /// <summary>
    /// A response message larger than this, as received or inflated, ends its call with RESOURCE_EXHAUSTED.
    /// </summary>
    public int MessageBytesMax { get; init; } = 16 << 20;

    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// An HTTP/2 ping after this much silence while calls are under way; the connection is given up after as much
    /// again. At least a second.
    /// </summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(5);
}

/// <param name="Deadline">From now; null: no deadline but the token's.</param>
public sealed record RpcCallOptions(TimeSpan? Deadline = null, IReadOnlyDictionary<string, string>? Metadata = null);

/// <summary>
/// A gRPC client to one server over HTTP/2. Connects at the first call, again after a broken connection. Thread-safe;
/// calls share a connection. Every failure is an <see cref="RpcException"/>: UNAVAILABLE when the server cannot be
/// reached or the connection breaks; CANCELLED is not thrown: a cancelled token gives an
/// <see cref="OperationCanceledException"/>.
/// </summary>
public sealed class RpcChannel : IDisposable
{
    private readonly RpcChannelOptions _options;
    private readonly HttpMessageInvoker _http;
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, Uri> _uris = new();

    public RpcChannel(RpcChannelOptions options)
    {
        _options = options;
        _http = new HttpMessageInvoker(CreateHandler(options));
    }

    public RpcChannelOptions Options => _options;

    public async Task<TResponse> UnaryAsync<TRequest, TResponse>(
        RpcMethod<TRequest, TResponse> method,
        TRequest request,
        RpcCallOptions? options,
        CancellationToken cancel
    )
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
    {
        using var call = new RpcCall(this, options, cancel);
        return await call.RunAsync(async () =>
            {
                await call.StartAsync(method.Path, Body(MessageFraming.ToArray(request, Gzips))).ConfigureAwait(false);
                var response = await call.ReadAsync<TResponse>().ConfigureAwait(false);
                if (response is not null && await call.ReadAsync<TResponse>().ConfigureAwait(false) is not null)
                    throw new RpcException(
                        RpcStatusCode.Internal,
                        $"{method.Path} answered a unary call with more than one message"
                    );
                call.ThrowUnlessOk();
                return response
                    ?? throw new RpcException(RpcStatusCode.Internal, $"{method.Path} answered OK without a message");
            })
            .ConfigureAwait(false);
    }

    public IAsyncEnumerable<TResponse> ServerStreamAsync<TRequest, TResponse>(
        RpcMethod<TRequest, TResponse> method,
        TRequest request,
        RpcCallOptions? options,
        CancellationToken cancel
    )
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        ServerStreamAsync(method, request, MessageFraming.ParserOf<TResponse>(), options, cancel);

    /// <param name="parse">Reads a response from its bytes, which are gone afterwards, where the objects that protobuf
    /// makes of it would be too many; throws <see cref="InvalidDataException"/> when they are none.</param>
    public async IAsyncEnumerable<T> ServerStreamAsync<TRequest, TResponse, T>(
        RpcMethod<TRequest, TResponse> method,
        TRequest request,
        Func<ReadOnlySequence<byte>, T> parse,
        RpcCallOptions? options,
        [EnumeratorCancellation] CancellationToken cancel
    )
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
        where T : class
    {
        using var call = new RpcCall(this, options, cancel);
        await call.RunAsync(async () =>
            {
                await call.StartAsync(method.Path, Body(MessageFraming.ToArray(request, Gzips))).ConfigureAwait(false);
                return 0;
            })
            .ConfigureAwait(false);
        while (await call.NextAsync(parse).ConfigureAwait(false) is { } message)
            yield return message;
        call.ThrowUnlessOk();
    }

    /// <summary>
    /// Starts a call with a stream of requests and a stream of responses (a client stream is one with a single
    /// response).
    /// </summary>
    public RpcDuplexCall<TRequest, TResponse> Duplex<TRequest, TResponse>(
        RpcMethod<TRequest, TResponse> method,
        RpcCallOptions? options,
        CancellationToken cancel
    )
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() => new(method, new RpcCall(this, options, cancel), Gzips);

    public void Dispose() => _http.Dispose();

    internal Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel) =>
        _http.SendAsync(request, cancel);

    internal bool Gzips => _options.RequestCompression == RpcCompression.Gzip;

    /// <summary>Of a method; there are few, and making one costs.</summary>
    internal Uri UriOf(string path) =>
        _uris.TryGetValue(path, out var uri) ? uri : _uris.GetOrAdd(path, new Uri(_options.Address, path));

    private static readonly MediaTypeHeaderValue GrpcContent = new(WireHeaders.ContentType);

    private static ByteArrayContent Body(byte[] frame)
    {
        var content = new ByteArrayContent(frame);
        content.Headers.ContentType = GrpcContent;
        return content;
    }

    private static SocketsHttpHandler CreateHandler(RpcChannelOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            EnableMultipleHttp2Connections = true,
            ConnectTimeout = options.ConnectTimeout,
            KeepAlivePingDelay = options.KeepAlive,
            KeepAlivePingTimeout = options.KeepAlive,
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
            InitialHttp2StreamWindowSize = 1 << 20,
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
        };
        if (options.UnixSocketPath is { } path)
            handler.ConnectCallback = async (_, cancel) =>
            {
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                try
                {
                    await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancel).ConfigureAwait(false);
                }
                catch
                {
                    socket.Dispose();
                    throw;
                }
                return new NetworkStream(socket, ownsSocket: true);
            };
        handler.SslOptions = RpcTls.ClientOptions(options.ClientCertificate, options.TrustedRoots, options.ServerName);
        return handler;
    }
}
