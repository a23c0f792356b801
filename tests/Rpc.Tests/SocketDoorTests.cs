using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.Rpc.Tests;

public sealed class SocketDoorTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly CertificateAuthority _authority = CertificateAuthority.Create("test");
    private readonly CertificateAuthority _other = CertificateAuthority.Create("test");

    [Fact]
    public async Task What_is_said_is_heard_by_a_thread_of_its_own()
    {
        var door = Door(Echo);
        using var socket = Connect(door);
        using var second = Connect(door);
        foreach (var each in (TlsSocket[])[socket, second, socket])
        {
            each.Stream.Write("hello"u8);
            var heard = new byte[5];
            each.Stream.ReadExactly(heard);
            Assert.Equal("hello"u8, heard);
            Assert.True(each.HasRoom);
        }
        // The door closes, and with it all that came in.
        await door.DisposeAsync();
        Assert.True(HasEnded(socket));
        Assert.Throws<IOException>(() => Connect(door));
    }

    [Fact]
    public async Task Only_who_is_trusted_and_admitted_comes_in()
    {
        await using var door = Door(Echo, c => c.Subject.Contains("friend"));
        Assert.True(IsRefused(() => Connect(door, "stranger")));
        Assert.True(IsRefused(() => Connect(door, "friend", authority: _other)));
        Assert.True(IsRefused(() => Connect(door, name: null)));
        using var friend = Connect(door, "friend");
        friend.Stream.Write("x"u8);
        Assert.Equal('x', friend.Stream.ReadByte());
        // Nor is a server trusted that is not the authority's.
        Assert.Throws<AuthenticationException>(() => Connect(door, "friend", roots: _other));
    }

    [Fact]
    public async Task Who_is_silent_or_fails_ends_alone()
    {
        await using var door = Door(
            stream =>
            {
                if (stream.ReadByte() == 'f')
                    throw new InvalidOperationException("a fault of who serves");
                Echo(stream);
            },
            silenceMax: TimeSpan.FromMilliseconds(200)
        );
        using var silent = Connect(door);
        using var failing = Connect(door);
        failing.Stream.Write("f"u8);
        Assert.True(HasEnded(failing));
        Assert.True(HasEnded(silent));
        using var speaking = Connect(door);
        speaking.Stream.Write("xy"u8);
        Assert.Equal('y', speaking.Stream.ReadByte());
    }

    [Fact]
    public async Task Strangers_who_say_nothing_keep_nobody_out()
    {
        await using var door = Door(Echo);
        var strangers = new List<Socket>();
        try
        {
            for (var i = 0; i < 100; i++)
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                strangers.Add(socket);
                await socket.ConnectAsync(IPAddress.Loopback, door.Port);
            }
            using var friend = Connect(door);
            friend.Stream.Write("x"u8);
            Assert.Equal('x', friend.Stream.ReadByte());
        }
        finally
        {
            strangers.ForEach(s => s.Dispose());
        }
    }

    private static void Echo(Stream stream)
    {
        int next;
        while ((next = stream.ReadByte()) >= 0)
            stream.WriteByte((byte)next);
    }

    /// <summary>The server's verdict on a certificate may come only with what is read first.</summary>
    private static bool IsRefused(Func<TlsSocket> connect)
    {
        try
        {
            using var socket = connect();
            return HasEnded(socket);
        }
        catch (Exception e) when (e is IOException or AuthenticationException)
        {
            return true;
        }
    }

    private static bool HasEnded(TlsSocket socket)
    {
        try
        {
            return socket.Stream.ReadByte() < 0;
        }
        catch (IOException e)
        {
            return e.InnerException is not SocketException { SocketErrorCode: SocketError.TimedOut };
        }
    }

    private SocketDoor Door(
        Action<Stream> serve,
        Func<System.Security.Cryptography.X509Certificates.X509Certificate2, bool>? admits = null,
        TimeSpan? silenceMax = null
    ) =>
        new(
            new IPEndPoint(IPAddress.Loopback, 0),
            new TlsDoorOptions
            {
                Certificate = _authority.Issue(new CertificateRequestDetails("server", [], ["127.0.0.1"])),
                ClientRoots = _authority.Roots,
                Admits = admits,
            },
            new ConnectionLimits(40),
            silenceMax ?? Patience,
            socket => serve(socket.Stream),
            NullLoggerFactory.Instance
        );

    private TlsSocket Connect(
        SocketDoor door,
        string? name = "client",
        CertificateAuthority? authority = null,
        CertificateAuthority? roots = null
    ) =>
        TlsSocket.Connect(
            new RpcChannelOptions
            {
                Address = new Uri("https://127.0.0.1:1"),
                ClientCertificate = name is null
                    ? null
                    : (authority ?? _authority).Issue(new CertificateRequestDetails(name, [], [])),
                TrustedRoots = (roots ?? _authority).Roots,
            },
            door.Port,
            Patience
        );
}
