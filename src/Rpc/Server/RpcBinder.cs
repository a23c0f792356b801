using Arktos.Rpc.Messages;
using Grpc.Core;

namespace Arktos.Rpc;

/// <summary>
/// Takes the methods of a service as its generated <c>BindService</c> hands them over, bounds their requests, and puts
/// the guard around their handlers. A method that was added before stands: one whose messages are not protobuf's
/// objects is added first, with its own marshallers.
/// </summary>
internal sealed class RpcBinder(RpcGuard guard, Func<IMethod, RpcMethodOptions> optionsOf) : ServiceBinderBase
{
    private readonly ServerServiceDefinition.Builder _methods = ServerServiceDefinition.CreateBuilder();
    private readonly Dictionary<string, RpcMethodOptions> _options = [];

    /// <summary>By <see cref="IMethod.FullName"/>.</summary>
    public IReadOnlyDictionary<string, RpcMethodOptions> Options => _options;

    public ServerServiceDefinition Build() => _methods.Build();

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        UnaryServerMethod<TRequest, TResponse>? handler
    )
    {
        if (Bounded(method) is { } bounded)
            _methods.AddMethod(bounded, (request, context) => guard.UnaryServerHandler(request, context, handler!));
    }

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        ServerStreamingServerMethod<TRequest, TResponse>? handler
    )
    {
        if (Bounded(method) is { } bounded)
            _methods.AddMethod(
                bounded,
                (request, responses, context) =>
                    guard.ServerStreamingServerHandler(request, responses, context, handler!)
            );
    }

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        ClientStreamingServerMethod<TRequest, TResponse>? handler
    )
    {
        if (Bounded(method) is { } bounded)
            _methods.AddMethod(
                bounded,
                (requests, context) => guard.ClientStreamingServerHandler(requests, context, handler!)
            );
    }

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        DuplexStreamingServerMethod<TRequest, TResponse>? handler
    )
    {
        if (Bounded(method) is { } bounded)
            _methods.AddMethod(
                bounded,
                (requests, responses, context) =>
                    guard.DuplexStreamingServerHandler(requests, responses, context, handler!)
            );
    }

    private Method<TRequest, TResponse>? Bounded<TRequest, TResponse>(Method<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class
    {
        var options = optionsOf(method);
        return _options.TryAdd(method.FullName, options)
            ? new Method<TRequest, TResponse>(
                method.Type,
                method.ServiceName,
                method.Name,
                BoundedMarshaller.Of(method.RequestMarshaller, options),
                method.ResponseMarshaller
            )
            : null;
    }
}
