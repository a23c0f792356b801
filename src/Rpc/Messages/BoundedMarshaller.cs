using Google.Protobuf;
using Grpc.Core;

namespace Arktos.Rpc.Messages;

/// <summary>Reads requests as protobuf does, after a look at what it would make of them.</summary>
internal static class BoundedMarshaller
{
    /// <exception cref="ArgumentException">The type is no protobuf message.</exception>
    public static Marshaller<T> Of<T>(Marshaller<T> marshaller, RpcMethodOptions bounds)
        where T : class
    {
        var type =
            (Activator.CreateInstance<T>() as IMessage)?.Descriptor
            ?? throw new ArgumentException($"requests are protobuf messages, which {typeof(T)} is not");
        var (bytesMax, fieldsMax, parse) = (
            bounds.MessageBytesMax,
            bounds.FieldsMax,
            marshaller.ContextualDeserializer
        );
        return new Marshaller<T>(
            marshaller.ContextualSerializer,
            context =>
            {
                if (context.PayloadLength > bytesMax)
                    throw RpcFailure.Of(
                        StatusCode.ResourceExhausted,
                        $"a message of {context.PayloadLength} bytes was received; at most {bytesMax} are taken"
                    );
                try
                {
                    return FieldCount.Exceeds(context.PayloadAsReadOnlySequence(), type, fieldsMax)
                        ? throw RpcFailure.Of(
                            StatusCode.ResourceExhausted,
                            $"a message of more than {fieldsMax} fields was received; make several of it"
                        )
                        : parse(context);
                }
                catch (Exception e) when (e is InvalidProtocolBufferException or InvalidDataException)
                {
                    throw RpcFailure.Of(StatusCode.Internal, $"a message is no {typeof(T).Name}: {e.Message}", e);
                }
            }
        );
    }
}
