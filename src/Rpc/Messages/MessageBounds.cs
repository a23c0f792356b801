using System.Buffers;
using Google.Protobuf;

namespace Arktos.Rpc.Messages;

/// <summary>Reads messages that came otherwise than by a gRPC method, with the same bounds. Static.</summary>
public static class MessageBounds
{
    /// <exception cref="InvalidDataException">It is none, or has more fields than that, those of the messages in it
    /// included: see <see cref="RpcMethodOptions.FieldsMax"/>.</exception>
    public static T Parse<T>(byte[] encoded, MessageParser<T> parser, int fieldsMax)
        where T : class, IMessage<T>, new()
    {
        if (FieldCount.Exceeds(new ReadOnlySequence<byte>(encoded), new T().Descriptor, fieldsMax))
            throw new InvalidDataException($"a message of more than {fieldsMax} fields was received");
        try
        {
            return parser.ParseFrom(encoded);
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new InvalidDataException($"a message is no {typeof(T).Name}: {e.Message}", e);
        }
    }
}
