using System.Net;
using System.Net.Sockets;
using Arktos.VmRuntime.Machines;
using Arktos.VmRuntime.Streaming;

namespace Arktos.VmRuntime.Tests.Streaming;

/// <summary>Connections to a machine's ports, as kubectl asks for them.</summary>
public sealed class ForwardTests
{
    /// <summary>
    /// port=80, requestid=7, streamtype=error and then =data, as zlib compresses them with SPDY's dictionary.
    /// </summary>
    private static readonly string[] Compressed =
    [
        "78f9e3c6a7c202253a48f95b044aab4c16064092b308125b99a054cc680e4e872545a989b9d0a2863515141100000000ffff",
        "224b2ba8944a04000000ffff",
    ];

    [Fact]
    public async Task Headers_are_read_that_are_compressed_by_the_dictionary_and_replies_are_one_stream()
    {
        await using var peer = await SpdyPeer.MakeAsync();
        using var spdy = new SpdyServer(peer.Server, 2);
        for (uint i = 0; i < 2; i++)
        {
            await peer.OpenAsync(2 * i + 1, Convert.FromHexString(Compressed[i]));
            var frame = await spdy.ReadAsync(CancellationToken.None);
            Assert.Equal(i == 0 ? "error" : "data", frame!.Value.Opened);
            Assert.Equal(("80", "7"), (frame.Value.Headers["port"], frame.Value.Headers["requestid"]));
            var (type, payload) = await peer.NextAsync();
            Assert.Equal(2, type);
            // The first one begins zlib's stream.
            Assert.Equal(i == 0 ? 0x78 : 0, payload[4]);
        }
        await peer.ResetAsync(3);
        Assert.True((await spdy.ReadAsync(CancellationToken.None))!.Value is { IsReset: true, StreamId: 3 });
        await peer.OpenAsync(5, [1]);
        await Assert.ThrowsAsync<IOException>(() => spdy.ReadAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Headers_by_another_dictionary_are_refused()
    {
        await using var peer = await SpdyPeer.MakeAsync();
        using var spdy = new SpdyServer(peer.Server, 2);
        var block = Convert.FromHexString(Compressed[0]);
        block[2] ^= 1;
        await peer.OpenAsync(1, block);
        Assert.Contains(
            "a dictionary that is not SPDY's",
            (await Assert.ThrowsAsync<IOException>(() => spdy.ReadAsync(CancellationToken.None))).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Connections_of_one_session_carry_both_ways_and_end_each_for_itself()
    {
        using var guest = new TcpListener(IPAddress.Loopback, 0);
        guest.Start();
        await using var session = await Session.BeginAsync(() => MachinePower.Running);
        await session.ConnectAsync(1, PortOf(guest));
        using var first = await guest.AcceptSocketAsync();
        await session.ConnectAsync(2, PortOf(guest));
        using var second = await guest.AcceptSocketAsync();
        await session.Peer.SayAsync(DataOf(2), "to the second", isEnd: true);
        await session.Peer.SayAsync(DataOf(1), "to the first");
        Assert.Equal("to the second", await AllAsync(second));
        await second.SendAsync("from the second"u8.ToArray());
        second.Shutdown(SocketShutdown.Send);
        Assert.Equal("from the second", await session.Peer.AllAsync(DataOf(2)));
        Assert.Equal("", await session.Peer.AllAsync(ErrorsOf(2)));
        await first.SendAsync("from the first"u8.ToArray());
        Assert.Equal("from the first", await session.Peer.SaidAsync(DataOf(1), 14));
        // The client's own connection has gone.
        await session.Peer.ResetAsync(DataOf(1));
        Assert.Equal("from the first", await session.Peer.AllAsync(DataOf(1)));
        Assert.Equal("to the first", await AllAsync(first));
    }

    [Fact]
    public async Task A_connection_that_cannot_be_made_says_why_and_the_session_goes_on()
    {
        using var guest = new TcpListener(IPAddress.Loopback, 0);
        guest.Start();
        var port = PortOf(guest);
        guest.Stop();
        MachinePower? power = MachinePower.Running;
        await using var session = await Session.BeginAsync(() => power);
        await session.ConnectAsync(1, port);
        Assert.Contains($"error forwarding port {port} to 127.0.0.1", await session.Peer.AllAsync(ErrorsOf(1)));
        await session.ConnectAsync(2, "70000");
        Assert.Equal("that is no port", await session.Peer.AllAsync(ErrorsOf(2)));
        power = MachinePower.Suspended;
        await session.ConnectAsync(3, port);
        Assert.Contains("the machine is suspended", await session.Peer.AllAsync(ErrorsOf(3)));
        Assert.Equal("", await session.Peer.AllAsync(DataOf(3)));
    }

    [Theory]
    [InlineData("resize")]
    [InlineData("data")]
    public async Task What_is_opened_out_of_its_order_ends_the_session(string type)
    {
        await using var session = await Session.BeginAsync(() => MachinePower.Running);
        await session.Peer.OpenAsync(1, ("streamtype", type), ("port", "80"), ("requestid", "1"));
        Assert.Contains("out of its order", (await Assert.ThrowsAsync<IOException>(() => session.Talking)).Message);
    }

    private static uint ErrorsOf(uint number) => 4 * number + 1;

    private static uint DataOf(uint number) => 4 * number + 3;

    private static string PortOf(TcpListener listener) =>
        ((IPEndPoint)listener.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<string> AllAsync(Socket socket)
    {
        using var reader = new StreamReader(new NetworkStream(socket), leaveOpen: true);
        return await reader.ReadToEndAsync();
    }

    /// <summary>One session with a talk behind it.</summary>
    private sealed class Session : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private SpdyServer? _spdy;

        public required SpdyPeer Peer { get; init; }

        public Task Talking { get; private set; } = Task.CompletedTask;

        public static async Task<Session> BeginAsync(Func<MachinePower?> power)
        {
            var session = new Session { Peer = await SpdyPeer.MakeAsync() };
            var talk = new ForwardTalk(IPAddress.Loopback, power, TimeProvider.System);
            session._spdy = new SpdyServer(session.Peer.Server, talk.StreamsMax);
            session.Talking = talk.RunAsync(session._spdy, session._stop.Token);
            return session;
        }

        public async Task ConnectAsync(uint number, string port)
        {
            foreach (var (id, type) in new[] { (ErrorsOf(number), "error"), (DataOf(number), "data") })
                await Peer.OpenAsync(
                    id,
                    ("streamtype", type),
                    ("port", port),
                    ("requestid", number.ToString(System.Globalization.CultureInfo.InvariantCulture))
                );
        }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await Talking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _spdy?.Dispose();
            await Peer.DisposeAsync();
            _stop.Dispose();
        }
    }
}
