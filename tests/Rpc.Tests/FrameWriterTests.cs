using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.Rpc.Tests;

public sealed class FrameWriterTests
{
    private const int FrameBytesMax = 1 << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly CertificateAuthority _authority = CertificateAuthority.Create("test stores");
    private readonly ConcurrentQueue<byte[]> _got = new();
    private readonly ManualResetEventSlim _mayRead = new(initialState: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_many_threads_send_arrives_whole_and_each_one_s_in_its_order(bool together)
    {
        await using var door = Door();
        using var socket = Connect(door);
        var writer = new FrameWriter(socket, "test");
        const int Threads = 4,
            Each = 2000;
        await Task.WhenAll(
            Enumerable
                .Range(0, Threads)
                .Select(thread =>
                    Task.Factory.StartNew(
                        () =>
                        {
                            var random = new Random(thread);
                            for (var i = 0; i < Each; i++)
                                // Most are small, some too large to be written at once.
                                Send(
                                    writer,
                                    thread,
                                    i,
                                    random.Next(100) == 0 ? 100_000 : random.Next(8, 600),
                                    together
                                );
                        },
                        TaskCreationOptions.LongRunning
                    )
                )
        );
        await EventuallyAsync(() => _got.Count == Threads * Each);
        var last = new int[Threads];
        foreach (var content in _got)
        {
            var (thread, number) = (
                BinaryPrimitives.ReadInt32LittleEndian(content),
                BinaryPrimitives.ReadInt32LittleEndian(content.AsSpan(4))
            );
            Assert.Equal(last[thread]++, number);
            Assert.All(content[8..], b => Assert.Equal((byte)number, b));
        }
        writer.End();
        Assert.False(writer.TrySend(Frame.Of([])));
    }

    [Fact]
    public async Task Nobody_waits_for_a_peer_that_does_not_read_and_what_was_taken_arrives_when_it_does()
    {
        await using var door = Door();
        using var socket = Connect(door);
        var writer = new FrameWriter(socket, "test");
        _mayRead.Reset();
        var taken = 0;
        // Were it to wait, this would not end.
        await Task.Run(() =>
            {
                while (writer.TrySend(Numbered(0, taken, 1000)))
                    taken++;
            })
            .WaitAsync(Patience);
        Assert.InRange(taken, 60_000, 80_000);
        _mayRead.Set();
        await EventuallyAsync(() => _got.Count == taken);
        Send(writer, 0, taken, 8);
        await EventuallyAsync(() => _got.Count == taken + 1);
        writer.End();
    }

    [Fact]
    public async Task A_connection_that_breaks_takes_nothing_more_and_its_reader_hears_of_it()
    {
        var door = Door();
        using var socket = Connect(door);
        var writer = new FrameWriter(socket, "test");
        Send(writer, 0, 0, 8);
        await EventuallyAsync(() => !_got.IsEmpty);
        var reading = Task.Run(() => Frame.TryRead(socket.Stream, bytesMax: 16, out _));
        await door.DisposeAsync();
        try
        {
            Assert.False(await reading.WaitAsync(Patience));
        }
        catch (IOException)
        { /* it broke within a record of TLS */
        }
        await EventuallyAsync(() => !writer.TrySend(Numbered(0, 1, 8)));
        writer.End();
    }

    [Fact]
    public async Task What_is_added_leaves_together_at_the_next_flush()
    {
        await using var door = Door();
        using var socket = Connect(door);
        var writer = new FrameWriter(socket, "test");
        for (var i = 0; i < 3; i++)
            Assert.True(writer.TryAdd(Numbered(0, i, 8)));
        Assert.True(writer.WaitingBytes > 3 * 8);
        Assert.Empty(_got);
        writer.Flush();
        await EventuallyAsync(() => _got.Count == 3);
        Assert.Equal(0, writer.WaitingBytes);
        writer.Abort();
        Assert.True(writer.IsBroken);
        Assert.False(writer.TryAdd(Numbered(0, 3, 8)));
        writer.End();
    }

    private static async Task EventuallyAsync(Func<bool> holds)
    {
        var deadline = DateTime.UtcNow + Patience;
        while (!holds())
        {
            Assert.True(DateTime.UtcNow < deadline, "it did not come to hold");
            await Task.Delay(5);
        }
    }

    private SocketDoor Door() =>
        new(
            new IPEndPoint(IPAddress.Loopback, 0),
            new TlsDoorOptions
            {
                Certificate = _authority.Issue(new CertificateRequestDetails("store", [], ["127.0.0.1"])),
                ClientRoots = _authority.Roots,
            },
            new ConnectionLimits(20),
            Patience,
            socket =>
            {
                while (Frame.TryRead(socket.Stream, FrameBytesMax, out var content))
                {
                    _mayRead.Wait();
                    _got.Enqueue(content);
                }
            },
            NullLoggerFactory.Instance
        );

    private TlsSocket Connect(SocketDoor door)
    {
        var socket = TlsSocket.Connect(
            new RpcChannelOptions
            {
                Address = new Uri("https://127.0.0.1:1"),
                ClientCertificate = _authority.Issue(new CertificateRequestDetails("store", [], [])),
                TrustedRoots = _authority.Roots,
            },
            door.Port,
            Patience
        );
        socket.ReadWithoutLimit();
        return socket;
    }

    private static void Send(FrameWriter writer, int thread, int number, int bytes, bool together = false)
    {
        var frame = Numbered(thread, number, bytes);
        Assert.True(together ? writer.TrySendTogether(frame) : writer.TrySend(frame));
    }

    private static byte[] Numbered(int thread, int number, int bytes)
    {
        var content = new byte[bytes];
        content.AsSpan().Fill((byte)number);
        BinaryPrimitives.WriteInt32LittleEndian(content, thread);
        BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(4), number);
        return Frame.Of(content);
    }
}
