using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Arktos.Rpc;

/// <summary>
/// Around every handler: a call that was not let in ends here if it has no body to end at, and what a handler throws
/// becomes the status that callers are promised. Thread-safe.
/// </summary>
internal sealed class RpcGuard(ILogger logger) : Interceptor
{
    /// <summary>How long a stream may take to end after its deadline.</summary>
    private static readonly TimeSpan OverdueGrace = TimeSpan.FromSeconds(1);

    /// <summary>A timer takes no more than seven weeks.</summary>
    private static readonly TimeSpan LeftMax = TimeSpan.FromDays(40);

    /// <summary>What callers are told of what is none of their business.</summary>
    public static RpcException Untold(string path) =>
        RpcFailure.Of(StatusCode.Unknown, $"{path} failed on the server; its log says why");

    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request,
        ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation
    )
    {
        CallOf(context).Deadline = context.Deadline;
        try
        {
            return await continuation(request, context).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not RpcException)
        {
            throw Promised(e, context);
        }
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation
    )
    {
        await using var overdue = Overdue(context);
        try
        {
            await continuation(request, responseStream, context).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not RpcException)
        {
            throw Promised(e, context);
        }
    }

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation
    )
    {
        CallOf(context).Deadline = context.Deadline;
        try
        {
            Admit(context);
            return await continuation(new Requests<TRequest>(requestStream), context).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not RpcException)
        {
            throw Promised(e, context);
        }
    }

    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation
    )
    {
        await using var overdue = Overdue(context);
        try
        {
            Admit(context);
            await continuation(new Requests<TRequest>(requestStream), responseStream, context).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not RpcException)
        {
            throw Promised(e, context);
        }
    }

    private static void Admit(ServerCallContext context)
    {
        if (CallOf(context).Refusal is { } refusal)
            throw refusal;
    }

    private static RpcCall CallOf(ServerCallContext context) =>
        context.GetHttpContext().Features.Get<RpcCall>()
        ?? throw new InvalidOperationException($"{context.Method} was reached without the door");

    /// <summary>
    /// Resets a stream that writes on past its deadline: the package loses a deadline that passes at the very moment
    /// at which the handler begins to write. Its disposal waits, since the context serves other calls afterwards.
    /// </summary>
    private static Timer? Overdue(ServerCallContext context)
    {
        CallOf(context).Deadline = context.Deadline;
        if (context.Deadline == DateTime.MaxValue)
            return null;
        var left = context.Deadline - DateTime.UtcNow;
        return new Timer(
            static state => ((HttpContext)state!).Abort(),
            context.GetHttpContext(),
            (
                left > TimeSpan.Zero
                    ? left < LeftMax
                        ? left
                        : LeftMax
                    : TimeSpan.Zero
            ) + OverdueGrace,
            Timeout.InfiniteTimeSpan
        );
    }

    private RpcException Promised(Exception e, ServerCallContext context)
    {
        var call = CallOf(context);
        if (call.HungUp.IsCancellationRequested)
            return RpcFailure.Of(StatusCode.Cancelled, "the caller hung up", e);
        // A stream that is read or written after its end throws an InvalidOperationException.
        if (call.Ended.IsCancellationRequested && e is OperationCanceledException or InvalidOperationException)
            return RpcFailure.Of(StatusCode.Unavailable, "the server stops", e);
        // The response is ended when the deadline passes, whatever its handler is at.
        if (e is InvalidOperationException && call.Deadline <= DateTime.UtcNow)
            return RpcFailure.Of(StatusCode.DeadlineExceeded, "the deadline passed on the server", e);
        if (e is OperationCanceledException)
            return context.CancellationToken.IsCancellationRequested
                ? RpcFailure.Of(StatusCode.DeadlineExceeded, "the deadline passed on the server", e)
                : RpcFailure.Of(StatusCode.Cancelled, "the call was cancelled on the server", e);
        logger.LogError(e, "{Path} failed", call.Path);
        return Untold(call.Path);
    }

    /// <summary>Requests that cannot be read are the caller's fault, not the handler's.</summary>
    private sealed class Requests<T>(IAsyncStreamReader<T> inner) : IAsyncStreamReader<T>
    {
        public T Current => inner.Current;

        public Task<bool> MoveNext(CancellationToken cancellationToken)
        {
            var next = inner.MoveNext(cancellationToken);
            return next.IsCompletedSuccessfully ? next : WaitAsync(next);
        }

        private static async Task<bool> WaitAsync(Task<bool> next)
        {
            try
            {
                return await next.ConfigureAwait(false);
            }
            // So Kestrel tells of a stream that was reset, and of a connection that broke.
            catch (IOException e) when (e is not BadHttpRequestException)
            {
                throw RpcFailure.Of(StatusCode.Cancelled, "the caller hung up", e);
            }
            catch (Exception e) when (e is InvalidDataException or IOException)
            {
                throw RpcFailure.Of(StatusCode.Internal, $"a request cannot be read: {e.Message}", e);
            }
        }
    }
}
