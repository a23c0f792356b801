using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Arktos.Rpc.Messages;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;

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

    /// <summary>
    /// A response message larger than this, as received or inflated, ends its call with RESOURCE_EXHAUSTED.
    /// </summary>
    public int MessageBytesMax { get; init; } = 16 << 20;

    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Called by any thread when a connection is there, before anything is sent on it.</summary>
    public Action? Connected { get; init; }

    /// <summary>
    /// An HTTP/2 ping after this much silence while calls are under way; the connection is given up after as much
    /// again. At least a second.
    /// </summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(5);
}

/// <summary>
/// A connection to one server for generated clients. It connects at the first call, and at once again at the next one
/// after a broken connection; nothing is called again by itself. Thread-safe; calls share a connection.
/// <see cref="CallPromises"/> says how calls fail.
/// </summary>
public sealed class RpcChannel : IDisposable
{
    private readonly GrpcChannel _channel;

    public RpcChannel(RpcChannelOptions options)
    {
        Options = options;
        _channel = GrpcChannel.ForAddress(
            options.Address,
            new GrpcChannelOptions
            {
                HttpHandler = CreateHandler(options),
                DisposeHttpClient = true,
                MaxReceiveMessageSize = options.MessageBytesMax,
                CompressionProviders = [new Gzip()],
            }
        );
        Calls = _channel.Intercept(new CallPromises(options.UnixSocketPath ?? options.Address.ToString()));
    }

    public RpcChannelOptions Options { get; }

    /// <summary>What a generated client is made with.</summary>
    public CallInvoker Calls { get; }

    public void Dispose() => _channel.Dispose();

    private static SocketsHttpHandler CreateHandler(RpcChannelOptions options) =>
        new()
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
            // Also where the handler would do the same by itself: without it the channel connects in its place, and
            // waits longer and longer after connections that failed.
            ConnectCallback = async (connection, cancel) =>
            {
                var connecting = options.UnixSocketPath is { } path
                    ? ConnectAsync(
                        new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified),
                        new UnixDomainSocketEndPoint(path),
                        cancel
                    )
                    : ConnectAsync(
                        new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true },
                        connection.DnsEndPoint,
                        cancel
                    );
                var stream = await connecting.ConfigureAwait(false);
                options.Connected?.Invoke();
                return stream;
            },
            SslOptions = RpcTls.ClientOptions(options.ClientCertificate, options.TrustedRoots, options.ServerName),
        };

    private static async ValueTask<Stream> ConnectAsync(Socket socket, EndPoint to, CancellationToken cancel)
    {
        try
        {
            await socket.ConnectAsync(to, cancel).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
