using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Arktos.Rpc.Tests.Wire;
using Google.Protobuf;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Arktos.Rpc.Tests;

public sealed class CompressionTests
{
    private static readonly CallOptions Gzips = new(new Metadata { { "grpc-internal-encoding-request", "gzip" } });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Requests_pass_compressed_or_not(bool gzips)
    {
        await using var server = await EchoServer.StartAsync();
        using var channel = server.Channel();
        var noise = new byte[100_000];
        new Random(1).NextBytes(noise);
        Echo[] messages =
        [
            new(),
            new() { Text = "small" },
            new() { Text = new string('x', 100_000) },
            new() { Payload = ByteString.CopyFrom(noise) },
        ];
        var options = gzips ? Gzips : default;
        foreach (var message in messages)
            Assert.Equal(message, await channel.Echoes().UnaryAsync(message, options));
        using var call = channel.Echoes().Duplex(options);
        foreach (var message in messages)
            await call.RequestStream.WriteAsync(message);
        await call.RequestStream.CompleteAsync();
        var back = new List<Echo>();
        while (await call.ResponseStream.MoveNext(default))
            back.Add(call.ResponseStream.Current);
        Assert.Equal(messages, back);
    }

    [Fact]
    public async Task A_message_that_inflates_beyond_the_limit_is_refused_by_both_sides()
    {
        await using var server = await EchoServer.StartAsync(
            new RpcServerOptions { MessageBytesMax = 1 << 20 },
            services: s => s.Configure<GrpcServiceOptions>(o => o.ResponseCompressionAlgorithm = "gzip")
        );
        using var sends = server.Channel();
        // 2 MiB of one letter are 2 KiB on the wire.
        Assert.Equal(
            StatusCode.ResourceExhausted,
            (
                await Assert.ThrowsAsync<RpcException>(async () =>
                    await sends.Echoes().UnaryAsync(new Echo { Text = new string('x', 2 << 20) }, Gzips)
                )
            ).StatusCode
        );
        using var receives = server.Channel(o => o with { MessageBytesMax = 10_000 });
        Assert.Equal("small", (await receives.Echoes().UnaryAsync(new Echo { Text = "small" })).Text);
        Assert.Equal(
            StatusCode.ResourceExhausted,
            (
                await Assert.ThrowsAsync<RpcException>(async () =>
                    await receives.Echoes().UnaryAsync(new Echo { Text = new string('x', 20_000) })
                )
            ).StatusCode
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
        return response.TrailingHeaders.Concat(response.Headers).Single(h => h.Key == "grpc-status").Value.Single();
    }

    private static async Task<HttpResponseMessage> PostAsync(
        EchoServer server,
        byte[] body,
        Action<HttpRequestMessage> prepare
    )
    {
        using var http = new HttpMessageInvoker(new SocketsHttpHandler());
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Address, EchoServer.UnaryPath))
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
