using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Arktos.Rpc.Tests.Wire;
using Google.Protobuf;

namespace Arktos.Rpc.Tests;

public sealed class CompressionTests
{
    private static readonly RpcServerOptions Gzips = new() { ResponseCompression = RpcCompression.Gzip };

    [Theory]
    [InlineData(RpcCompression.None, RpcCompression.None)]
    [InlineData(RpcCompression.Gzip, RpcCompression.None)]
    [InlineData(RpcCompression.None, RpcCompression.Gzip)]
    [InlineData(RpcCompression.Gzip, RpcCompression.Gzip)]
    public async Task Messages_pass_whoever_compresses(RpcCompression requests, RpcCompression responses)
    {
        await using var server = await EchoServer.StartAsync(new RpcServerOptions { ResponseCompression = responses });
        using var channel = server.Channel(o => o with { RequestCompression = requests });
        var noise = new byte[100_000];
        new Random(1).NextBytes(noise);
        Echo[] messages =
        [
            new(),
            new() { Text = "small" },
            new() { Text = new string('x', 100_000) },
            new() { Payload = ByteString.CopyFrom(noise) },
        ];
        foreach (var message in messages)
            Assert.Equal(message, await channel.UnaryAsync(EchoServer.Unary, message, null, default));
        using var call = channel.Duplex(EchoServer.Duplex, null, default);
        foreach (var message in messages)
            await call.WriteAsync(message, default);
        call.CompleteRequests();
        var back = new List<Echo>();
        await foreach (var message in call.ReadAllAsync(default))
            back.Add(message);
        Assert.Equal(messages, back);
    }

    [Fact]
    public async Task A_response_is_compressed_only_for_who_accepts_it_and_when_that_makes_it_smaller()
    {
        await using var server = await EchoServer.StartAsync(Gzips);
        var large = new Echo { Text = new string('x', 10_000) };
        Assert.Equal(
            (true, "gzip", true),
            await RawAsync(server, large, "identity, gzip") is var (flag, encoding, bytes)
                ? (flag == 1, encoding, bytes < 1000)
                : default
        );
        Assert.Equal(
            (0, null),
            await RawAsync(server, large, null) is var (plainFlag, plainEncoding, _)
                ? (plainFlag, plainEncoding)
                : default
        );
        Assert.Equal(
            (0, "gzip"),
            await RawAsync(server, new Echo { Text = "small" }, "gzip") is var (smallFlag, smallEncoding, _)
                ? (smallFlag, smallEncoding)
                : default
        );
    }

    [Fact]
    public async Task A_message_that_inflates_beyond_the_limit_is_refused_by_both_sides()
    {
        await using var server = await EchoServer.StartAsync(
            new RpcServerOptions { MessageBytesMax = 1 << 20, ResponseCompression = RpcCompression.Gzip }
        );
        using var sends = server.Channel(o => o with { RequestCompression = RpcCompression.Gzip });
        // 2 MiB of one letter are 2 KiB on the wire.
        Assert.Equal(
            RpcStatusCode.ResourceExhausted,
            (
                await Assert.ThrowsAsync<RpcException>(() =>
                    sends.UnaryAsync(EchoServer.Unary, new Echo { Text = new string('x', 2 << 20) }, null, default)
                )
            ).Code
        );
        using var receives = server.Channel(o => o with { MessageBytesMax = 10_000 });
        Assert.Equal(
            RpcStatusCode.ResourceExhausted,
            (
                await Assert.ThrowsAsync<RpcException>(() =>
                    receives.UnaryAsync(EchoServer.Unary, new Echo { Text = new string('x', 20_000) }, null, default)
                )
            ).Code
        );
    }

    [Fact]
    public async Task A_compression_that_is_not_known_is_UNIMPLEMENTED_and_what_is_no_gzip_INTERNAL()
    {
        await using var server = await EchoServer.StartAsync();
        Assert.Equal("12", await StatusOfAsync(server, "snappy", [1, 0, 0, 0, 3, 1, 2, 3]));
        Assert.Equal("13", await StatusOfAsync(server, "gzip", [1, 0, 0, 0, 3, 1, 2, 3]));
        using var gzipped = new MemoryStream();
        using (var gzip = new GZipStream(gzipped, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(new Echo { Text = "hi" }.ToByteArray());
        Assert.Equal(
            "0",
            await StatusOfAsync(server, "gzip", [1, 0, 0, 0, (byte)gzipped.Length, .. gzipped.ToArray()])
        );
    }

    private static async Task<string> StatusOfAsync(EchoServer server, string encoding, byte[] body)
    {
        using var response = await PostAsync(
            server,
            body,
            r => r.Headers.TryAddWithoutValidation("grpc-encoding", encoding)
        );
        await response.Content.ReadAsByteArrayAsync();
        return response.TrailingHeaders.GetValues("grpc-status").Single();
    }

    private static async Task<(int Flag, string? Encoding, int Bytes)> RawAsync(
        EchoServer server,
        Echo message,
        string? accepts
    )
    {
        var body = message.ToByteArray();
        using var response = await PostAsync(
            server,
            [
                0,
                (byte)(body.Length >> 24),
                (byte)(body.Length >> 16),
                (byte)(body.Length >> 8),
                (byte)body.Length,
                .. body,
            ],
            r =>
            {
                if (accepts is not null)
                    r.Headers.TryAddWithoutValidation("grpc-accept-encoding", accepts);
            }
        );
        var bytes = await response.Content.ReadAsByteArrayAsync();
        return (
            bytes[0],
            response.Headers.TryGetValues("grpc-encoding", out var encoding) ? encoding.Single() : null,
            bytes.Length
        );
    }

    private static async Task<HttpResponseMessage> PostAsync(
        EchoServer server,
        byte[] body,
        Action<HttpRequestMessage> prepare
    )
    {
        using var http = new HttpMessageInvoker(new SocketsHttpHandler());
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Address, EchoServer.Unary.Path))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        prepare(request);
        var response = await http.SendAsync(request, default);
        await response.Content.LoadIntoBufferAsync();
        return response;
    }
}
