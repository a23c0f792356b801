using Arktos.Rpc.Tests.Wire;
using Google.Protobuf;
using Grpc.Core;

namespace Arktos.Rpc.Tests;

public sealed class RpcTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource _hangEntered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _hangCancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private EchoServer _server = null!;
    private RpcChannel _channel = null!;
    private Echoes.EchoesClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await EchoServer.StartAsync(
            unary: async (request, context) =>
                request.Text switch
                {
                    "fail" => throw RpcFailure.Of(StatusCode.FailedPrecondition, "größer als 100 %\n"),
                    "crash" => throw new InvalidOperationException("secret"),
                    "hang" => await HangAsync(context.CancellationToken),
                    _ => new Echo
                    {
                        Text = request.Text,
                        Count = context.Deadline == DateTime.MaxValue ? 0 : 1,
                        Payload = request.Payload,
                    },
                }
        );
        _channel = _server.Channel();
        _client = _channel.Echoes();
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_unary_call_returns_its_message_and_hands_the_deadline_on()
    {
        var answer = await _client.UnaryAsync(new Echo { Text = "hi" }, RpcCalls.Within(Patience, default));
        Assert.Equal(("hi", 1), (answer.Text, answer.Count));
    }

    [Fact]
    public async Task A_message_of_many_megabytes_passes_and_one_over_the_limit_is_refused()
    {
        var payload = ByteString.CopyFrom(new byte[6 << 20]);
        Assert.Equal(payload, (await _client.UnaryAsync(new Echo { Payload = payload })).Payload);
        var refused = await Assert.ThrowsAsync<RpcException>(async () =>
            await _client.UnaryAsync(new Echo { Payload = ByteString.CopyFrom(new byte[17 << 20]) })
        );
        Assert.Equal(StatusCode.ResourceExhausted, refused.StatusCode);
    }

    [Fact]
    public async Task A_server_stream_is_read_in_order_and_its_status_comes_last()
    {
        var seen = new List<int>();
        var end = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            await foreach (
                var message in _client.Stream(new Echo { Count = 1000, Text = "compacted" }).ReadAllAsync(default)
            )
                seen.Add(message.Count);
        });
        Assert.Equal(Enumerable.Range(0, 1000), seen);
        Assert.Equal((StatusCode.OutOfRange, "compacted"), (end.StatusCode, end.Message));
    }

    [Fact]
    public async Task A_duplex_call_echoes_while_it_is_written_to()
    {
        using var call = _client.Duplex();
        var sent = 0;
        await call.RequestStream.WriteAsync(new Echo { Count = sent++ });
        while (await call.ResponseStream.MoveNext(default))
        {
            Assert.Equal(sent - 1, call.ResponseStream.Current.Count);
            if (sent == 100)
                await call.RequestStream.CompleteAsync();
            else
                await call.RequestStream.WriteAsync(new Echo { Count = sent++ });
        }
        Assert.Equal(100, sent);
    }

    [Fact]
    public async Task A_client_stream_is_answered_once()
    {
        using var call = _client.Gather();
        for (var i = 0; i < 100; i++)
            await call.RequestStream.WriteAsync(new Echo());
        await call.RequestStream.CompleteAsync();
        Assert.Equal(100, (await call).Count);
    }

    [Fact]
    public async Task A_status_message_keeps_its_text()
    {
        var failure = await FailureAsync("fail");
        Assert.Equal((StatusCode.FailedPrecondition, "größer als 100 %\n"), (failure.StatusCode, failure.Message));
    }

    [Fact]
    public async Task A_handler_that_crashes_gives_UNKNOWN_and_keeps_its_text_to_itself()
    {
        var failure = await FailureAsync("crash");
        Assert.Equal(StatusCode.Unknown, failure.StatusCode);
        Assert.DoesNotContain("secret", failure.ToString());
        Assert.Contains("/arktos.tests.v1.Echoes/Unary failed on the server", failure.Message);
    }

    [Fact]
    public async Task A_method_that_nobody_serves_is_UNIMPLEMENTED()
    {
        var failure = await Assert.ThrowsAsync<RpcException>(async () => await _channel.Door().NamedAsync(new Tree()));
        Assert.Equal(StatusCode.Unimplemented, failure.StatusCode);
    }

    [Fact]
    public async Task A_deadline_ends_the_call_on_both_sides()
    {
        var failure = await Assert.ThrowsAsync<RpcException>(async () =>
            await _client.UnaryAsync(new Echo { Text = "hang" }, RpcCalls.Within(TimeSpan.FromSeconds(3), default))
        );
        Assert.Equal(StatusCode.DeadlineExceeded, failure.StatusCode);
        await _hangCancelled.Task.WaitAsync(Patience);
    }

    [Fact]
    public async Task A_cancelled_call_ends_on_the_server_too()
    {
        using var cancel = new CancellationTokenSource();
        var call = _client.UnaryAsync(new Echo { Text = "hang" }, cancellationToken: cancel.Token);
        await _hangEntered.Task.WaitAsync(Patience);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.ResponseAsync);
        await _hangCancelled.Task.WaitAsync(Patience);
    }

    [Fact]
    public async Task A_cancelled_stream_ends_with_a_cancellation_whichever_token_it_was()
    {
        using var cancel = new CancellationTokenSource();
        foreach (var ofCall in new[] { true, false })
        {
            using var stop = new CancellationTokenSource();
            using var call = _client.Duplex(cancellationToken: ofCall ? stop.Token : default);
            await call.RequestStream.WriteAsync(new Echo());
            Assert.True(await call.ResponseStream.MoveNext(default));
            var next = call.ResponseStream.MoveNext(ofCall ? default : stop.Token);
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
        }
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_UNAVAILABLE_and_named()
    {
        using var channel = new RpcChannel(new RpcChannelOptions { Address = new Uri("http://127.0.0.1:1") });
        // As often as it is asked: nothing waits for a pause between two tries to be over.
        for (var i = 0; i < 20; i++)
        {
            var unary = await Assert.ThrowsAsync<RpcException>(async () =>
                await channel.Echoes().UnaryAsync(new Echo())
            );
            Assert.Equal(StatusCode.Unavailable, unary.StatusCode);
            Assert.StartsWith("http://127.0.0.1:1/: ", unary.Message);
        }
        using var duplex = channel.Echoes().Duplex();
        var failure = await Assert.ThrowsAsync<RpcException>(() => duplex.ResponseStream.MoveNext(default));
        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
    }

    private async Task<RpcException> FailureAsync(string text) =>
        await Assert.ThrowsAsync<RpcException>(async () => await _client.UnaryAsync(new Echo { Text = text }));

    private async Task<Echo> HangAsync(CancellationToken cancel)
    {
        _hangEntered.TrySetResult();
        try
        {
            await Task.Delay(Timeout.Infinite, cancel);
        }
        finally
        {
            _hangCancelled.TrySetResult();
        }
        return new Echo();
    }
}
