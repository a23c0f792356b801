using Google.Protobuf;
using Grpc.Core;

namespace Arktos.Rpc.Messages;

/// <summary>
/// Messages to and from the wire as generated code does it (straight into and out of the transport's buffers), for
/// methods that are declared by hand because one of their sides has a form of its own.
/// </summary>
public static class ProtobufMarshaller
{
    public static Marshaller<T> Of<T>(MessageParser<T> parser)
        where T : class, IMessage<T>, IBufferMessage =>
        new(
            static (message, context) =>
            {
                context.SetPayloadLength(message.CalculateSize());
                message.WriteTo(context.GetBufferWriter());
                context.Complete();
            },
            context => parser.ParseFrom(context.PayloadAsReadOnlySequence())
        );
}
