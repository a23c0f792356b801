using System.Net.Sockets;
using System.Security.Authentication;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Arktos.Rpc;

/// <summary>
/// Around every call of a channel: what callers are promised of failures. A token of theirs that is set gives an
/// <see cref="OperationCanceledException"/>; a server that cannot be reached, a connection that breaks and a call that
/// ends without anybody's wish are UNAVAILABLE with a message that names the address; the message of any other
/// <see cref="RpcException"/> is the status' detail. Thread-safe.
/// </summary>
internal sealed class CallPromises(string address) : Interceptor
{
    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncUnaryCallContinuation<TRequest, TResponse> continuation
    )
    {
        var call = continuation(request, context);
        return new AsyncUnaryCall<TResponse>(
            KeptAsync(call.ResponseAsync, context.Options.CancellationToken),
            static c => ((AsyncUnaryCall<TResponse>)c).ResponseHeadersAsync,
            static c => ((AsyncUnaryCall<TResponse>)c).GetStatus(),
            static c => ((AsyncUnaryCall<TResponse>)c).GetTrailers(),
            static c => ((AsyncUnaryCall<TResponse>)c).Dispose(),
            call
        );
    }

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation
    )
    {
        var call = continuation(request, context);
        return new AsyncServerStreamingCall<TResponse>(
            new Responses<TResponse>(call.ResponseStream, this, context.Options.CancellationToken),
            static c => ((AsyncServerStreamingCall<TResponse>)c).ResponseHeadersAsync,
            static c => ((AsyncServerStreamingCall<TResponse>)c).GetStatus(),
            static c => ((AsyncServerStreamingCall<TResponse>)c).GetTrailers(),
            static c => ((AsyncServerStreamingCall<TResponse>)c).Dispose(),
            call
        );
    }

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncClientStreamingCallContinuation<TRequest, TResponse> continuation
    )
    {
        var call = continuation(context);
        return new AsyncClientStreamingCall<TRequest, TResponse>(
            new Requests<TRequest>(call.RequestStream, this, context.Options.CancellationToken),
            KeptAsync(call.ResponseAsync, context.Options.CancellationToken),
            static c => ((AsyncClientStreamingCall<TRequest, TResponse>)c).ResponseHeadersAsync,
            static c => ((AsyncClientStreamingCall<TRequest, TResponse>)c).GetStatus(),
            static c => ((AsyncClientStreamingCall<TRequest, TResponse>)c).GetTrailers(),
            static c => ((AsyncClientStreamingCall<TRequest, TResponse>)c).Dispose(),
            call
        );
    }

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncDuplexStreamingCallContinuation<TRequest, TResponse> continuation
    )
    {
        var call = continuation(context);
        return new AsyncDuplexStreamingCall<TRequest, TResponse>(
            new Requests<TRequest>(call.RequestStream, this, context.Options.CancellationToken),
            new Responses<TResponse>(call.ResponseStream, this, context.Options.CancellationToken),
            static c => ((AsyncDuplexStreamingCall<TRequest, TResponse>)c).ResponseHeadersAsync,
            static c => ((AsyncDuplexStreamingCall<TRequest, TResponse>)c).GetStatus(),
            static c => ((AsyncDuplexStreamingCall<TRequest, TResponse>)c).GetTrailers(),
            static c => ((AsyncDuplexStreamingCall<TRequest, TResponse>)c).Dispose(),
            call
        );
    }

    private async Task<T> KeptAsync<T>(Task<T> step, CancellationToken cancel)
    {
        try
        {
            return await step.ConfigureAwait(false);
        }
        catch (RpcException e)
        {
            throw Promised(e, cancel);
        }
    }

    private Exception Promised(RpcException e, CancellationToken cancel)
    {
        var (status, cause) = (e.Status, e.Status.DebugException);
        if (cancel.IsCancellationRequested && status.StatusCode is StatusCode.Cancelled or StatusCode.Unavailable)
            return new OperationCanceledException(e.Message, e, cancel);
        if (status.StatusCode == StatusCode.Cancelled || IsOfTransport(cause))
            return RpcFailure.Of(StatusCode.Unavailable, $"{address}: {ReasonOf(cause) ?? status.Detail}", e);
        if (status.StatusCode == StatusCode.DeadlineExceeded && status.Detail.Length == 0)
            return RpcFailure.Of(StatusCode.DeadlineExceeded, $"no answer from {address} within the deadline", e);
        return new RpcException(status, e.Trailers, status.Detail);
    }

    private static bool IsOfTransport(Exception? cause) =>
        cause is HttpRequestException or IOException or SocketException;

    private static string? ReasonOf(Exception? cause) =>
        cause switch
        {
            // "The SSL connection could not be established, see inner exception."
            { InnerException: AuthenticationException or TimeoutException } => cause.InnerException.Message,
            _ => cause?.Message,
        };

    private sealed class Responses<T>(IAsyncStreamReader<T> inner, CallPromises promises, CancellationToken ofCall)
        : IAsyncStreamReader<T>
    {
        public T Current => inner.Current;

        public Task<bool> MoveNext(CancellationToken cancellationToken)
        {
            var next = inner.MoveNext(cancellationToken);
            return next.IsCompletedSuccessfully
                ? next
                : promises.KeptAsync(next, cancellationToken.CanBeCanceled ? cancellationToken : ofCall);
        }
    }

    private sealed class Requests<T>(IClientStreamWriter<T> inner, CallPromises promises, CancellationToken ofCall)
        : IClientStreamWriter<T>
    {
        public WriteOptions? WriteOptions
        {
            get => inner.WriteOptions;
            set => inner.WriteOptions = value;
        }

        public Task WriteAsync(T message) => WriteAsync(message, CancellationToken.None);

        public async Task WriteAsync(T message, CancellationToken cancellationToken)
        {
            try
            {
                await inner.WriteAsync(message, cancellationToken).ConfigureAwait(false);
            }
            catch (RpcException e)
            {
                throw promises.Promised(e, cancellationToken.CanBeCanceled ? cancellationToken : ofCall);
            }
        }

        public Task CompleteAsync() => inner.CompleteAsync();
    }
}
