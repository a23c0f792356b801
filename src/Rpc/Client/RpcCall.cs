using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Security.Authentication;
using Google.Protobuf;

namespace Arktos.Rpc;

/// <summary>
/// One call under way: its request, deadline, response stream and status. Used by one reader at a time.
/// </summary>
internal sealed class RpcCall : IDisposable
{
    /// <summary>Rented while there is something to read.</summary>
    private const int BufferBytes = 64 << 10;

    private readonly RpcChannel _channel;
    private readonly RpcCallOptions _options;
    private readonly CancellationToken _callerCancel;
    private readonly CancellationTokenSource _cancel;
    private HttpResponseMessage? _response;
    private PipeReader? _reader;
    private bool _gzip;
    private RpcException? _failure;
    private bool _ended;
    private int _disposed;

    public RpcCall(RpcChannel channel, RpcCallOptions? options, CancellationToken cancel)
    {
        _channel = channel;
        _options = options ?? new RpcCallOptions();
        _callerCancel = cancel;
        _cancel = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        if (_options.Deadline is { } deadline)
            _cancel.CancelAfter(deadline);
    }

    public CancellationToken Cancel => _cancel.Token;

    public async Task StartAsync(string path, HttpContent content)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, _channel.UriOf(path))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = content,
        };
        request.Headers.TryAddWithoutValidation("te", "trailers");
        request.Headers.TryAddWithoutValidation(WireHeaders.AcceptEncoding, "gzip");
        if (_channel.Gzips)
            request.Headers.TryAddWithoutValidation(WireHeaders.Encoding, "gzip");
        if (_options.Deadline is { } deadline)
            request.Headers.TryAddWithoutValidation(WireHeaders.Timeout, WireHeaders.EncodeTimeout(deadline));
        if (_options.Metadata is { } metadata)
            foreach (var (name, value) in metadata)
                request.Headers.TryAddWithoutValidation(name, value);
        _response = await _channel.SendAsync(request, _cancel.Token).ConfigureAwait(false);
        if (_response.StatusCode != HttpStatusCode.OK)
            throw new RpcException(
                FromHttp(_response.StatusCode),
                $"{path}: the server answered HTTP {(int)_response.StatusCode}"
            );
        if (_response.Headers.TryGetValues(WireHeaders.Encoding, out var encoding))
            _gzip = encoding.Contains("gzip");
        _reader = PipeReader.Create(
            await _response.Content.ReadAsStreamAsync(_cancel.Token).ConfigureAwait(false),
            new StreamPipeReaderOptions(bufferSize: BufferBytes)
        );
    }

    public ValueTask<T?> ReadAsync<T>()
        where T : class, IMessage<T>, new() => ReadAsync(MessageFraming.ParserOf<T>());

    private async ValueTask<T?> ReadAsync<T>(Func<ReadOnlySequence<byte>, T> parse)
        where T : class
    {
        if (_ended)
            return null;
        var message = await MessageFraming
            .ReadAsync(_reader!, _channel.Options.MessageBytesMax, _gzip, parse, _cancel.Token)
            .ConfigureAwait(false);
        if (message is null)
        {
            _ended = true;
            _failure = StatusOf(_response!);
        }
        return message;
    }

    /// <summary>After the end of the responses.</summary>
    public void ThrowUnlessOk()
    {
        if (_failure is not null)
            throw _failure;
    }

    /// <summary>
    /// Runs a step of the call and turns every transport failure into the exception that callers are promised.
    /// </summary>
    public async Task<T> RunAsync<T>(Func<Task<T>> step)
    {
        try
        {
            return await step().ConfigureAwait(false);
        }
        catch (Exception e) when (ToPromised(e) is { } promised)
        {
            throw promised;
        }
    }

    /// <summary><see cref="ReadAsync{T}()"/> with the failures that callers are promised.</summary>
    public ValueTask<T?> NextAsync<T>()
        where T : class, IMessage<T>, new() => NextAsync(MessageFraming.ParserOf<T>());

    [System.Runtime.CompilerServices.AsyncMethodBuilder(
        typeof(System.Runtime.CompilerServices.PoolingAsyncValueTaskMethodBuilder<>)
    )]
    public async ValueTask<T?> NextAsync<T>(Func<ReadOnlySequence<byte>, T> parse)
        where T : class
    {
        try
        {
            return await ReadAsync(parse).ConfigureAwait(false);
        }
        catch (Exception e) when (ToPromised(e) is { } promised)
        {
            throw promised;
        }
    }

    /// <summary>What is being read ends with a cancellation.</summary>
    public void HangUp()
    {
        try
        {
            _cancel.Cancel();
        }
        catch (ObjectDisposedException) { } // it has hung up
    }

    /// <summary>null: to be thrown as it is.</summary>
    private Exception? ToPromised(Exception e)
    {
        if (
            e
            is not (
                OperationCanceledException
                or HttpRequestException
                or IOException
                or System.Net.Sockets.SocketException
            )
        )
            return null;
        if (_callerCancel.IsCancellationRequested)
            return new OperationCanceledException(_callerCancel);
        return e is OperationCanceledException && _cancel.IsCancellationRequested
            ? new RpcException(
                RpcStatusCode.DeadlineExceeded,
                $"no answer from {_channel.Options.Address} within {_options.Deadline}",
                e
            )
            : new RpcException(
                RpcStatusCode.Unavailable,
                $"{_channel.Options.UnixSocketPath ?? _channel.Options.Address.ToString()}: "
                    // "The SSL connection could not be established, see inner exception."
                    + ((e.InnerException as AuthenticationException)?.Message ?? e.Message),
                e
            );
    }

    /// <summary>From any thread; hangs up when the call has not ended.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        _cancel.Cancel();
        _response?.Dispose();
        _cancel.Dispose();
    }

    private static RpcException? StatusOf(HttpResponseMessage response)
    {
        var headers = response.TrailingHeaders.TryGetValues(WireHeaders.Status, out var values)
            ? response.TrailingHeaders
            : response.Headers;
        if (values is null && !response.Headers.TryGetValues(WireHeaders.Status, out values))
            return new RpcException(RpcStatusCode.Unavailable, "the call ended without a status");
        if (!int.TryParse(values.First(), out var code))
            return new RpcException(
                RpcStatusCode.Unknown,
                $"the call ended with a status that is no number: {values.First()}"
            );
        if (code == 0)
            return null;
        var message = headers.TryGetValues(WireHeaders.Message, out var text)
            ? WireHeaders.DecodeMessage(text.First())
            : "";
        return headers.TryGetValues(WireHeaders.StatusDetails, out var details)
            ? new RpcException((RpcStatusCode)code, message, WireHeaders.DecodeDetails(details.First()))
            : new RpcException((RpcStatusCode)code, message);
    }

    private static RpcStatusCode FromHttp(HttpStatusCode status) =>
        (int)status switch
        {
            400 => RpcStatusCode.Internal,
            401 => RpcStatusCode.Unauthenticated,
            403 => RpcStatusCode.PermissionDenied,
            404 => RpcStatusCode.Unimplemented,
            429 or 502 or 503 or 504 => RpcStatusCode.Unavailable,
            _ => RpcStatusCode.Unknown,
        };
}
