using Arktos.Rpc.Messages;
using Arktos.StoreClient.Wire;
using Grpc.Core;

namespace Arktos.StoreClient;

/// <summary>
/// What both sides know of the Keyspace service (proto/store.proto) besides the code that is generated from it.
/// </summary>
internal static class KeyspaceMethods
{
    /// <summary>Read, whose answers neither side makes protobuf's objects of.</summary>
    /// <typeparam name="T">An answer, as one side has it.</typeparam>
    public static Method<ReadRequest, T> Read<T>(Marshaller<T> answers)
        where T : class =>
        new(
            MethodType.ServerStreaming,
            Keyspace.Descriptor.FullName,
            nameof(Keyspace.KeyspaceClient.Read),
            ProtobufMarshaller.Of(ReadRequest.Parser),
            answers
        );
}
