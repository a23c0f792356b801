using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Arktos.Client.Tests.Fakes;
using Arktos.Kubelet.Server;

namespace Arktos.Kubelet.Tests.Server;

public sealed class SpdyTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public SpdyTests() => _listener.Start();

    public void Dispose() => _listener.Dispose();

    [Fact]
    public async Task Output_is_read_while_input_waits_though_the_server_asks_for_an_answer()
    {
        var connecting = ConnectAsync();
        using var server = await AcceptAsync();
        await using var client = await connecting;
        // The server reads nothing, so this waits once the sockets are full.
        var writing = client.WriteAsync(1, new byte[64 << 20], end: true, default);
        byte[] ping = [0x80, 3, 0, 6, 0, 0, 0, 4, 0, 0, 0, 1];
        for (var i = 0; i < 3; i++)
            await server.SendAsync(ping);
        await server.SendAsync(Data("out"));
        var data = await client.ReadAsync(default).WaitAsync(Patience);
        Assert.Equal("out", Encoding.ASCII.GetString(data!.Value.Bytes));
        Assert.False(writing.IsCompleted);
        server.Dispose();
        await Assert.ThrowsAnyAsync<IOException>(() => writing.WaitAsync(Patience));
    }

    [Fact]
    public async Task A_frame_that_is_too_large_ends_the_session_and_is_not_made_room_for()
    {
        var connecting = ConnectAsync();
        using var server = await AcceptAsync();
        await using var client = await connecting;
        await server.SendAsync(new byte[] { 0, 0, 0, 1, 0, 0xFF, 0xFF, 0xFF });
        await Assert.ThrowsAsync<IOException>(() => client.ReadAsync(default).WaitAsync(Patience));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_given_up()
    {
        var time = new ManualTime();
        var connecting = SpdyConnection.ConnectAsync(Url, "v4.channel.k8s.io", time, default);
        using var server = await _listener.AcceptSocketAsync();
        time.Advance(TimeSpan.FromSeconds(11));
        var e = await Assert.ThrowsAsync<IOException>(() => connecting.WaitAsync(Patience));
        Assert.Contains("did not answer in time", e.Message);
    }

    private Uri Url => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/exec/1");

    private Task<SpdyConnection> ConnectAsync() =>
        SpdyConnection.ConnectAsync(Url, "v4.channel.k8s.io", TimeProvider.System, default);

    private async Task<Socket> AcceptAsync()
    {
        var socket = await _listener.AcceptSocketAsync();
        var head = "";
        var buffer = new byte[1024];
        while (!head.EndsWith("\r\n\r\n", StringComparison.Ordinal))
            head += Encoding.ASCII.GetString(buffer, 0, await socket.ReceiveAsync(buffer));
        await socket.SendAsync("HTTP/1.1 101 Switching Protocols\r\n\r\n"u8.ToArray());
        return socket;
    }

    private static byte[] Data(string text)
    {
        var frame = new byte[8 + text.Length];
        BinaryPrimitives.WriteUInt32BigEndian(frame, 3);
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(4), (uint)text.Length);
        Encoding.ASCII.GetBytes(text, frame.AsSpan(8));
        return frame;
    }
}
