using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using Arktos.Rpc.Tests.Wire;
using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Arktos.Rpc.Tests;

/// <summary>Deadlines that pass at the server, for callers that do not watch the time themselves.</summary>
public sealed class DeadlineTests
{
    private const int CallsAtOnce = 40,
        Rounds = 10;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_deadline_that_passes_while_a_stream_is_written_is_no_error_of_the_server(bool readsOn)
    {
        var log = new Errors();
        await using var server = await EchoServer.StartAsync(services: s => s.AddSingleton<ILoggerProvider>(log));
        using var http = new HttpClient { BaseAddress = server.Address };
        for (var round = 0; round < Rounds; round++)
            await Task.WhenAll(Enumerable.Range(1, CallsAtOnce).Select(i => CallAsync(http, 1 + i % 20, readsOn)));
        Assert.Empty(log.Said);
    }

    private static async Task CallAsync(HttpClient http, int milliseconds, bool readsOn)
    {
        var message = new Echo { Count = int.MaxValue }.ToByteArray();
        var frame = new byte[5 + message.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        message.CopyTo(frame, 5);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/arktos.tests.v1.Echoes/Stream")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(frame),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        request.Headers.TE.ParseAdd("trailers");
        request.Headers.Add("grpc-timeout", $"{milliseconds}m");
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            // Who does not read on holds the server's writes up, and then hangs up.
            if (readsOn)
                await ReadAsync(response.Content);
            else
                await Task.Delay(milliseconds);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        { /* So a stream ends that was cut off. */
        }
    }

    // As many bytes as come, but not for ever.
    private static async Task ReadAsync(HttpContent content)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        await using var stream = await content.ReadAsStreamAsync(patience.Token);
        var buffer = new byte[1 << 16];
        while (await stream.ReadAsync(buffer, patience.Token) > 0)
            continue;
    }

    private sealed class Errors : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Said { get; } = new();

        // As the roles log: RoleLogging.
        public ILogger CreateLogger(string categoryName) =>
            categoryName.StartsWith("Grpc.AspNetCore.Server.ServerCallHandler", StringComparison.Ordinal)
                ? Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance
                : this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (IsEnabled(logLevel))
                Said.Enqueue($"{formatter(state, exception)} {exception}");
        }

        public void Dispose() { }
    }
}
