using System.Net;
using System.Net.Sockets;
using Arktos.Rpc.Tests.Wire;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.HealthCheck;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace Arktos.Rpc.Tests;

/// <summary>Draining, health, pings, rich statuses.</summary>
public sealed class LifeCycleTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_draining_server_finishes_what_is_under_way_and_takes_nothing_new()
    {
        var (entered, go, drain) = (NewSignal(), NewSignal(), new RpcDrain());
        await using var server = await EchoServer.StartAsync(
            new RpcServerOptions { Drain = drain },
            async (request, _) =>
            {
                entered.TrySetResult();
                await go.Task;
                return request;
            }
        );
        using var channel = server.Channel();
        var underWay = channel.Echoes().UnaryAsync(new Echo { Text = "first" });
        await entered.Task.WaitAsync(Patience);
        var draining = drain.DrainAsync(Patience);
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await channel.Echoes().UnaryAsync(new Echo()));
        Assert.Equal(StatusCode.Unavailable, refused.StatusCode);
        Assert.Contains("no new calls", refused.Message);
        using var stream = channel.Echoes().Duplex();
        refused = await Assert.ThrowsAsync<RpcException>(() => stream.ResponseStream.MoveNext(default));
        Assert.Contains("no new calls", refused.Message);
        Assert.False(draining.IsCompleted);
        go.TrySetResult();
        Assert.Equal("first", (await underWay).Text);
        await draining.WaitAsync(Patience);
        Assert.Equal(0, drain.CallsUnderWay);
    }

    [Fact]
    public async Task Streams_that_outlast_the_grace_end_with_UNAVAILABLE()
    {
        var drain = new RpcDrain();
        await using var server = await EchoServer.StartAsync(new RpcServerOptions { Drain = drain });
        using var channel = server.Channel();
        using var call = channel.Echoes().Duplex();
        await call.RequestStream.WriteAsync(new Echo { Text = "hi" });
        Assert.True(await call.ResponseStream.MoveNext(default));
        await drain.DrainAsync(TimeSpan.FromMilliseconds(1)).WaitAsync(Patience);
        Assert.Equal(
            StatusCode.Unavailable,
            (await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(default))).StatusCode
        );
        Assert.Equal(0, drain.CallsUnderWay);
    }

    [Fact]
    public async Task Health_is_told_when_asked_and_whenever_it_changes()
    {
        var health = new HealthServiceImpl();
        health.SetStatus("", ServingStatus.Serving);
        await using var server = await EchoServer.StartAsync(map: app =>
            app.MapRpcService(b => Health.BindService(b, health))
        );
        using var channel = server.Channel();
        var client = new Health.HealthClient(channel.Calls);
        Assert.Equal(ServingStatus.Serving, (await client.CheckAsync(new HealthCheckRequest())).Status);
        var orders = new HealthCheckRequest { Service = "shop.Orders" };
        Assert.Equal(
            StatusCode.NotFound,
            (await Assert.ThrowsAsync<RpcException>(async () => await client.CheckAsync(orders))).StatusCode
        );
        await using var changes = client.Watch(orders).ReadAllAsync(default).GetAsyncEnumerator();
        foreach (
            var expected in (ServingStatus[])
                [ServingStatus.ServiceUnknown, ServingStatus.Serving, ServingStatus.NotServing]
        )
        {
            if (expected != ServingStatus.ServiceUnknown)
                health.SetStatus("shop.Orders", expected);
            health.SetStatus("another", ServingStatus.Serving); // not told to who watches something else
            Assert.True(await changes.MoveNextAsync().AsTask().WaitAsync(Patience));
            Assert.Equal(expected, changes.Current.Status);
        }
    }

    [Fact]
    public async Task A_connection_that_goes_silent_is_given_up_by_pings()
    {
        await using var server = await EchoServer.StartAsync();
        using var proxy = new SilencableProxy(server.Address);
        using var channel = new RpcChannel(
            new RpcChannelOptions { Address = proxy.Address, KeepAlive = TimeSpan.FromSeconds(1) }
        );
        using var call = channel.Echoes().Duplex();
        await call.RequestStream.WriteAsync(new Echo { Text = "hi" });
        Assert.True(await call.ResponseStream.MoveNext(default));
        proxy.GoSilent();
        var lost = await Assert.ThrowsAsync<RpcException>(async () =>
            await call.ResponseStream.MoveNext(default).WaitAsync(Patience)
        );
        Assert.Equal(StatusCode.Unavailable, lost.StatusCode);
    }

    [Fact]
    public async Task A_status_carries_its_details()
    {
        await using var server = await EchoServer.StartAsync(
            unary: (_, _) =>
                throw new Google.Rpc.Status
                {
                    Code = (int)StatusCode.FailedPrecondition,
                    Message = "größer",
                    Details = { Any.Pack(new Echo { Text = "why" }), Any.Pack(new Duration { Seconds = 7 }) },
                }.ToRpcException()
        );
        using var channel = server.Channel();
        var failure = await Assert.ThrowsAsync<RpcException>(async () => await channel.Echoes().UnaryAsync(new Echo()));
        Assert.Equal((StatusCode.FailedPrecondition, "größer"), (failure.StatusCode, failure.Message));
        var details = failure.GetRpcStatus()!.Details;
        Assert.Equal("why", details[0].Unpack<Echo>().Text);
        Assert.Equal(7, details[1].Unpack<Duration>().Seconds);
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>
    /// Passes bytes on between a client and a server, until it is told to swallow them: the connection stays, and says
    /// nothing.
    /// </summary>
    private sealed class SilencableProxy : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly List<TcpClient> _clients = [];
        private volatile bool _isSilent;

        public SilencableProxy(Uri target)
        {
            _listener.Start();
            _ = AcceptAsync(target);
        }

        public Uri Address => new($"http://{_listener.LocalEndpoint}");

        public void GoSilent() => _isSilent = true;

        public void Dispose()
        {
            _listener.Stop();
            lock (_clients)
                foreach (var client in _clients)
                    client.Dispose();
        }

        private async Task AcceptAsync(Uri target)
        {
            try
            {
                while (true)
                {
                    var (client, server) = (await _listener.AcceptTcpClientAsync(), new TcpClient());
                    lock (_clients)
                        _clients.AddRange([client, server]);
                    await server.ConnectAsync(target.Host, target.Port);
                    _ = CopyAsync(client.GetStream(), server.GetStream());
                    _ = CopyAsync(server.GetStream(), client.GetStream());
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException) { } // disposed
        }

        private async Task CopyAsync(NetworkStream from, NetworkStream to)
        {
            var buffer = new byte[4096];
            try
            {
                for (int n; (n = await from.ReadAsync(buffer)) > 0; )
                    if (!_isSilent)
                        await to.WriteAsync(buffer.AsMemory(0, n));
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException) { } // one side is gone
        }
    }
}
