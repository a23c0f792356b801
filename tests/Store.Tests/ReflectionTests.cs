using Arktos.Rpc;
using Arktos.Store.Service;
using Grpc.Core;
using Grpc.Reflection.V1;

namespace Arktos.Store.Tests;

public sealed class ReflectionTests
{
    [Fact]
    public async Task A_store_tells_an_operator_what_it_serves_and_nobody_else()
    {
        await using var cluster = new StoreCluster();
        await cluster.StartAsync(1);
        using var operators = cluster.Channel(1, StoreIdentity.OperatorOrganization);
        var services = (
            await AskAsync(operators, new ServerReflectionRequest { ListServices = "" })
        ).ListServicesResponse.Service.Select(s => s.Name);
        Assert.Equal(
            ["arktos.store.peer.v1.Peer", "arktos.store.v1.Keyspace", "grpc.health.v1.Health"],
            services.Order(StringComparer.Ordinal)
        );
        var described = await AskAsync(
            operators,
            new ServerReflectionRequest { FileContainingSymbol = "arktos.store.v1.Keyspace" }
        );
        Assert.Contains(
            described.FileDescriptorResponse.FileDescriptorProto,
            f => f.ToStringUtf8().Contains("FindLink", StringComparison.Ordinal)
        );

        using var others = cluster.Channel(1);
        var e = await Assert.ThrowsAsync<RpcException>(() =>
            AskAsync(others, new ServerReflectionRequest { ListServices = "" })
        );
        Assert.Equal(StatusCode.PermissionDenied, e.StatusCode);
    }

    private static async Task<ServerReflectionResponse> AskAsync(RpcChannel channel, ServerReflectionRequest request)
    {
        using var call = new ServerReflection.ServerReflectionClient(channel.Calls).ServerReflectionInfo();
        await call.RequestStream.WriteAsync(request);
        await call.RequestStream.CompleteAsync();
        Assert.True(await call.ResponseStream.MoveNext(default));
        return call.ResponseStream.Current;
    }
}
