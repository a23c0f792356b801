using Arktos.Rpc;
using Arktos.StoreClient.Wire;
using Google.Protobuf;
using KeyspaceRpc = Arktos.StoreClient.Wire.Keyspace;

namespace Arktos.Store.Tests;

/// <summary>A link without a client's care.</summary>
internal sealed class RawLink(TlsSocket socket) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public TlsSocket Socket => socket;

    /// <param name="key">Instead of the store's.</param>
    public static async Task<RawLink> OpenAsync(RpcChannel channel, byte[]? key = null)
    {
        var door = await new KeyspaceRpc.KeyspaceClient(channel.Calls).FindLinkAsync(new LinkQuery());
        var link = new RawLink(TlsSocket.Connect(channel.Options, (int)door.Port, Patience));
        link.SendContent(key ?? door.Key.ToByteArray());
        return link;
    }

    public void Send(LinkRequest request) => SendContent(request.ToByteArray());

    public void SendContent(byte[] content)
    {
        try
        {
            socket.Stream.Write(Frame.Of(content));
        }
        catch (IOException)
        { /* the reader finds the end */
        }
    }

    /// <summary>Null: the link has ended.</summary>
    public LinkAnswer? Read() => ReadContent() is { } content ? LinkAnswer.Parser.ParseFrom(content) : null;

    public byte[]? ReadContent()
    {
        try
        {
            return Frame.TryRead(socket.Stream, 16 << 20, out var content) ? content : null;
        }
        catch (IOException e)
            when (e.InnerException
                    is not System.Net.Sockets.SocketException
                    {
                        SocketErrorCode: System.Net.Sockets.SocketError.TimedOut
                    }
            )
        {
            return null;
        }
    }

    public void Dispose() => socket.Dispose();
}
