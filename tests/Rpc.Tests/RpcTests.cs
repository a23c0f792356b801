using System.Net;
using Arktos.Rpc.Tests.Wire;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Arktos.Rpc.Tests;

public sealed class RpcTests : IAsyncLifetime
{
    private static readonly RpcMethod<Echo, Echo> Unary = new("/arktos.tests.v1.Echo/Unary");
    private static readonly RpcMethod<Echo, Echo> Stream = new("/arktos.tests.v1.Echo/Stream");
    private static readonly RpcMethod<Echo, Echo> Duplex = new("/arktos.tests.v1.Echo/Duplex");
    private static readonly RpcMethod<Echo, Echo> Fail = new("/arktos.tests.v1.Echo/Fail");
    private static readonly RpcMethod<Echo, Echo> Hang = new("/arktos.tests.v1.Echo/Hang");
    private static readonly RpcMethod<Echo, Echo> Crash = new("/arktos.tests.v1.Echo/Crash");
    private readonly TaskCompletionSource _hangEntered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _hangCancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WebApplication _server = null!;
    private RpcChannel _channel = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0, l => l.Protocols = HttpProtocols.Http2));
        _server = builder.Build();
        _server.MapUnary(
            Unary,
            RpcMethodOptions.ForConnected,
            (request, context) =>
                Task.FromResult(
                    new Echo
                    {
                        Text = request.Text,
                        Count = context.Deadline is null ? 0 : 1,
                        Payload = request.Payload,
                    }
                )
        );
        _server.MapServerStream(
            Stream,
            RpcMethodOptions.ForConnected,
            async (request, responses, context) =>
            {
                for (var i = 0; i < request.Count; i++)
                    await responses.WriteAsync(new Echo { Count = i }, context.CancellationToken);
                if (request.Text.Length > 0)
                    throw new RpcException(RpcStatusCode.OutOfRange, request.Text);
            }
        );
        _server.MapDuplex(
            Duplex,
            RpcMethodOptions.ForConnected,
            async (requests, responses, context) =>
            {
                while (await requests.ReadAsync(context.CancellationToken) is { } request)
                    await responses.WriteAsync(request, context.CancellationToken);
            }
        );
        _server.MapUnary(
            Fail,
            RpcMethodOptions.ForConnected,
            (_, _) => throw new RpcException(RpcStatusCode.FailedPrecondition, "größer als 100 %\n")
        );
        _server.MapUnary(Crash, RpcMethodOptions.ForConnected, (_, _) => throw new InvalidOperationException("secret"));
        _server.MapUnary(
            Hang,
            RpcMethodOptions.ForConnected,
            async (request, context) =>
            {
                _hangEntered.TrySetResult();
                try
                {
                    await Task.Delay(Timeout.Infinite, context.CancellationToken);
                }
                finally
                {
                    _hangCancelled.TrySetResult();
                }
                return request;
            }
        );
        _server.MapUnknownRpcMethods();
        await _server.StartAsync();
        var address = _server
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.Single();
        _channel = new RpcChannel(new RpcChannelOptions { Address = new Uri(address) });
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_unary_call_returns_its_message_and_hands_the_deadline_on()
    {
        var answer = await _channel.UnaryAsync(
            Unary,
            new Echo { Text = "hi" },
            new RpcCallOptions(TimeSpan.FromSeconds(30)),
            default
        );
        Assert.Equal(("hi", 1), (answer.Text, answer.Count));
    }

    [Fact]
    public async Task A_message_of_many_megabytes_passes_and_one_over_the_limit_is_refused()
    {
        var payload = ByteString.CopyFrom(new byte[6 << 20]);
        Assert.Equal(
            payload,
            (await _channel.UnaryAsync(Unary, new Echo { Payload = payload }, null, default)).Payload
        );
        var refused = await Assert.ThrowsAsync<RpcException>(() =>
            _channel.UnaryAsync(Unary, new Echo { Payload = ByteString.CopyFrom(new byte[17 << 20]) }, null, default)
        );
        Assert.Equal(RpcStatusCode.ResourceExhausted, refused.Code);
    }

    [Fact]
    public async Task A_server_stream_is_read_in_order_and_its_status_comes_last()
    {
        var seen = new List<int>();
        var end = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            await foreach (
                var message in _channel.ServerStreamAsync(
                    Stream,
                    new Echo { Count = 1000, Text = "compacted" },
                    null,
                    default
                )
            )
                seen.Add(message.Count);
        });
        Assert.Equal(Enumerable.Range(0, 1000), seen);
        Assert.Equal((RpcStatusCode.OutOfRange, "compacted"), (end.Code, end.Message));
    }

    [Fact]
    public async Task A_duplex_call_echoes_while_it_is_written_to()
    {
        using var call = _channel.Duplex(Duplex, null, default);
        var sent = 0;
        await call.WriteAsync(new Echo { Count = sent++ }, default);
        await foreach (var message in call.ReadAllAsync(default))
        {
            Assert.Equal(sent - 1, message.Count);
            if (sent == 100)
                call.CompleteRequests();
            else
                await call.WriteAsync(new Echo { Count = sent++ }, default);
        }
        Assert.Equal(100, sent);
    }

    [Fact]
    public async Task A_status_message_keeps_its_text()
    {
        var failure = await Assert.ThrowsAsync<RpcException>(() =>
            _channel.UnaryAsync(Fail, new Echo(), null, default)
        );
        Assert.Equal((RpcStatusCode.FailedPrecondition, "größer als 100 %\n"), (failure.Code, failure.Message));
    }

    [Fact]
    public async Task A_handler_that_crashes_gives_UNKNOWN_and_keeps_its_text_to_itself()
    {
        var failure = await Assert.ThrowsAsync<RpcException>(() =>
            _channel.UnaryAsync(Crash, new Echo(), null, default)
        );
        Assert.Equal(RpcStatusCode.Unknown, failure.Code);
        Assert.DoesNotContain("secret", failure.Message);
    }

    [Fact]
    public async Task A_method_that_nobody_serves_is_UNIMPLEMENTED()
    {
        var failure = await Assert.ThrowsAsync<RpcException>(() =>
            _channel.UnaryAsync(new RpcMethod<Echo, Echo>("/arktos.tests.v1.Echo/None"), new Echo(), null, default)
        );
        Assert.Equal(RpcStatusCode.Unimplemented, failure.Code);
    }

    [Fact]
    public async Task A_deadline_ends_the_call_on_both_sides()
    {
        var failure = await Assert.ThrowsAsync<RpcException>(() =>
            _channel.UnaryAsync(Hang, new Echo(), new RpcCallOptions(TimeSpan.FromSeconds(3)), default)
        );
        Assert.Equal(RpcStatusCode.DeadlineExceeded, failure.Code);
        await _hangCancelled.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_cancelled_call_ends_on_the_server_too()
    {
        using var cancel = new CancellationTokenSource();
        var call = _channel.UnaryAsync(Hang, new Echo(), null, cancel.Token);
        await _hangEntered.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await _hangCancelled.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_UNAVAILABLE()
    {
        using var channel = new RpcChannel(new RpcChannelOptions { Address = new Uri("http://127.0.0.1:1") });
        Assert.Equal(
            RpcStatusCode.Unavailable,
            (await Assert.ThrowsAsync<RpcException>(() => channel.UnaryAsync(Unary, new Echo(), null, default))).Code
        );
        using var duplex = channel.Duplex(Duplex, null, default);
        Assert.Equal(
            RpcStatusCode.Unavailable,
            (
                await Assert.ThrowsAsync<RpcException>(async () =>
                {
                    await foreach (var _ in duplex.ReadAllAsync(default)) { }
                })
            ).Code
        );
    }
}
