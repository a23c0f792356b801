using Google.Protobuf.Reflection;
using Grpc.Reflection;
using Grpc.Reflection.V1;
using Microsoft.AspNetCore.Routing;

namespace Arktos.Rpc;

/// <summary>
/// Lets tools such as grpcurl ask a server what it serves (grpc.reflection.v1). The services are named by hand:
/// Grpc.AspNetCore.Server.Reflection looks for types in the container, and these are bound by instance.
/// </summary>
public static class RpcReflection
{
    /// <summary>A request is a name.</summary>
    private const int RequestBytesMax = 4 << 10;

    /// <param name="options">Who may ask.</param>
    /// <param name="services">What is told, with the messages and files that they use.</param>
    public static void MapReflection(
        this IEndpointRouteBuilder endpoints,
        RpcMethodOptions options,
        params ServiceDescriptor[] services
    ) =>
        endpoints.MapRpcService(
            binder => ServerReflection.BindService(binder, new ReflectionV1ServiceImpl(services)),
            _ => options with { MessageBytesMax = RequestBytesMax }
        );
}
