using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using Arktos.Rpc;
using Arktos.Store.Replication;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.Store.Tests.Replication;

public sealed class PeerConnectionTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly CertificateAuthority _authority = CertificateAuthority.Create("test stores");
    private readonly ConcurrentQueue<byte[]> _got = new();
    private readonly ManualResetEventSlim _mayRead = new(initialState: true);

    [Fact]
    public async Task What_many_threads_send_arrives_whole_and_each_one_s_in_its_order()
    {
        await using var door = Door();
        using var socket = Connect(door);
        var connection = new PeerConnection(socket, "test");
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
                                Send(connection, thread, i, random.Next(100) == 0 ? 100_000 : random.Next(8, 600));
                        },
                        TaskCreationOptions.LongRunning
                    )
                )
        );
        await QuorumTests.EventuallyAsync(() => Task.FromResult(_got.Count == Threads * Each));
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
        connection.End();
        Assert.False(connection.TrySend(PeerWire.Frame([])));
    }

    [Fact]
    public async Task Nobody_waits_for_a_peer_that_does_not_read_and_what_was_taken_arrives_when_it_does()
    {
        await using var door = Door();
        using var socket = Connect(door);
        var connection = new PeerConnection(socket, "test");
        _mayRead.Reset();
        var taken = 0;
        // Were it to wait, this would not end.
        await Task.Run(() =>
            {
                while (connection.TrySend(Frame(0, taken, 1000)))
                    taken++;
            })
            .WaitAsync(Patience);
        Assert.InRange(taken, 60_000, 80_000);
        _mayRead.Set();
        await QuorumTests.EventuallyAsync(() => Task.FromResult(_got.Count == taken));
        Send(connection, 0, taken, 8);
        await QuorumTests.EventuallyAsync(() => Task.FromResult(_got.Count == taken + 1));
        connection.End();
    }

    [Fact]
    public async Task A_connection_that_breaks_takes_nothing_more_and_its_reader_hears_of_it()
    {
        var door = Door();
        using var socket = Connect(door);
        var connection = new PeerConnection(socket, "test");
        Send(connection, 0, 0, 8);
        await QuorumTests.EventuallyAsync(() => Task.FromResult(!_got.IsEmpty));
        var reading = Task.Run(() => PeerWire.TryRead(socket.Stream, PeerWire.ShortBytesTaken, out _));
        await door.DisposeAsync();
        try
        {
            Assert.False(await reading.WaitAsync(Patience));
        }
        catch (IOException)
        { /* it broke within a record of TLS */
        }
        await QuorumTests.EventuallyAsync(() => Task.FromResult(!connection.TrySend(Frame(0, 1, 8))));
        connection.End();
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
            stream =>
            {
                while (PeerWire.TryRead(stream, PeerWire.FrameBytesTaken, out var content))
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

    private static void Send(PeerConnection connection, int thread, int number, int bytes) =>
        Assert.True(connection.TrySend(Frame(thread, number, bytes)));

    private static byte[] Frame(int thread, int number, int bytes)
    {
        var content = new byte[bytes];
        content.AsSpan().Fill((byte)number);
        BinaryPrimitives.WriteInt32LittleEndian(content, thread);
        BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(4), number);
        return PeerWire.Frame(content);
    }
}
