using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Arktos.VmRuntime.Tests.Streaming;

/// <summary>The client's side of a connection, frame by frame, and the stream of the server's side.</summary>
internal sealed class SpdyPeer : IAsyncDisposable
{
    private readonly Socket _client,
        _server;
    private readonly NetworkStream _stream;
    private readonly Dictionary<uint, MemoryStream> _said = [];
    private readonly HashSet<uint> _ended = [];
    private bool _headersBegun;

    private SpdyPeer(Socket client, Socket server)
    {
        (_client, _server) = (client, server);
        (_stream, Server) = (new NetworkStream(client), new NetworkStream(server));
    }

    public NetworkStream Server { get; }

    public static async Task<SpdyPeer> MakeAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var client = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await client.ConnectAsync(listener.LocalEndpoint);
        return new SpdyPeer(client, await listener.AcceptSocketAsync());
    }

    /// <summary>Opens a stream with headers that are compressed already.</summary>
    public async Task OpenAsync(uint id, byte[] block)
    {
        var payload = new byte[10 + block.Length];
        BinaryPrimitives.WriteUInt32BigEndian(payload, id);
        block.CopyTo(payload, 10);
        await ControlAsync(1, payload);
    }

    /// <summary>The same with headers that are stored.</summary>
    public Task OpenAsync(uint id, params (string Name, string Value)[] headers)
    {
        var block = new List<byte>();
        void Number(int number)
        {
            var bytes = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(bytes, number);
            block.AddRange(bytes);
        }
        Number(headers.Length);
        foreach (var text in headers.SelectMany(h => new[] { h.Name, h.Value }))
        {
            Number(text.Length);
            block.AddRange(Encoding.ASCII.GetBytes(text));
        }
        var (length, begin) = ((ushort)block.Count, _headersBegun ? Array.Empty<byte>() : [0x78, 0x01]);
        _headersBegun = true;
        return OpenAsync(
            id,
            [
                .. begin,
                0,
                (byte)length,
                (byte)(length >> 8),
                (byte)~length,
                (byte)(~length >> 8),
                .. block,
                0,
                0,
                0,
                0xff,
                0xff,
            ]
        );
    }

    public Task ResetAsync(uint id)
    {
        var payload = new byte[8];
        BinaryPrimitives.WriteUInt32BigEndian(payload, id);
        payload[7] = 5;
        return ControlAsync(3, payload);
    }

    public async Task SayAsync(uint id, string text, bool isEnd = false)
    {
        var head = new byte[8];
        BinaryPrimitives.WriteUInt32BigEndian(head, id);
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(4), (uint)text.Length);
        head[4] = isEnd ? (byte)1 : (byte)0;
        await _stream.WriteAsync((byte[])[.. head, .. Encoding.ASCII.GetBytes(text)]);
    }

    /// <summary>A frame of the server: its type (0: data, or a reply's) and what is in it.</summary>
    public async Task<(int Type, byte[] Payload)> NextAsync()
    {
        var head = new byte[8];
        await _stream.ReadExactlyAsync(head);
        var payload = new byte[BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(4)) & 0xFFFFFF];
        await _stream.ReadExactlyAsync(payload);
        if ((head[0] & 0x80) != 0)
            return (BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(2)), payload);
        var id = BinaryPrimitives.ReadUInt32BigEndian(head);
        if (!_said.TryGetValue(id, out var said))
            _said[id] = said = new MemoryStream();
        said.Write(payload);
        if ((head[4] & 1) != 0)
            _ended.Add(id);
        return (0, payload);
    }

    /// <summary>All that the server says in a stream until it ends it.</summary>
    public async Task<string> AllAsync(uint id)
    {
        while (!_ended.Contains(id))
            await NextAsync();
        return Encoding.ASCII.GetString(_said[id].ToArray());
    }

    /// <summary>What the server has said so far, once it is as long as that.</summary>
    public async Task<string> SaidAsync(uint id, int length)
    {
        while (!_said.ContainsKey(id) || _said[id].Length < length)
            await NextAsync();
        return Encoding.ASCII.GetString(_said[id].ToArray());
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        await Server.DisposeAsync();
        _client.Dispose();
        _server.Dispose();
    }

    private async Task ControlAsync(ushort type, byte[] payload)
    {
        var head = new byte[8];
        BinaryPrimitives.WriteUInt16BigEndian(head, 0x8003);
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(2), type);
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(4), (uint)payload.Length);
        await _stream.WriteAsync((byte[])[.. head, .. payload]);
    }
}
