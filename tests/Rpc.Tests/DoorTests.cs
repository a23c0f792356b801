using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Arktos.Rpc.Tests.Wire;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Arktos.Rpc.Tests;

/// <summary>What a server does for a caller before it knows him, and how much a request may make of itself.</summary>
public sealed class DoorTests
{
    private const int FieldsMax = 1000;
    private static readonly RpcMethodOptions Bounds = RpcMethodOptions.ForConnected with { FieldsMax = FieldsMax };

    [Theory]
    [InlineData("gzip", new byte[] { 1, 0, 0, 0, 3, 1, 2, 3 })]
    [InlineData("identity", new byte[] { 0, 0x7f, 0xff, 0xff, 0xff })]
    [InlineData("identity", null)]
    public async Task Nobody_s_body_is_read_before_he_is_let_in(string encoding, byte[]? body)
    {
        await using var server = await StartAsync();
        // Each would fail in its own way if it were read; null never ends.
        Assert.Equal("7", await StatusOfAsync(server, "Refused", encoding, body));
    }

    [Fact]
    public async Task What_the_door_finds_out_is_there_for_the_handler_and_a_crash_there_is_no_way_in()
    {
        await using var server = await StartAsync();
        using var channel = server.Channel();
        Assert.Equal("who", (await channel.Door().NamedAsync(new Tree())).Text);
        var e = await Assert.ThrowsAsync<RpcException>(async () => await channel.Door().CrashesAsync(new Tree()));
        Assert.Equal(StatusCode.Unknown, e.StatusCode);
        Assert.DoesNotContain("broken", e.Message);
    }

    [Theory]
    [InlineData(FieldsMax, "0")]
    [InlineData(FieldsMax + 1, "8")]
    [InlineData(7_500_000, "8")]
    public async Task A_request_of_too_many_parts_is_refused_before_it_is_parsed(int parts, string status)
    {
        await using var server = await StartAsync();
        var empty = new byte[parts * 2];
        for (var i = 0; i < empty.Length; i += 2)
            empty[i] = 0x0a;
        foreach (var method in new[] { "Bounded", "BoundedStream" })
        {
            Assert.Equal(status, await StatusOfAsync(server, method, "gzip", Frame(empty)));
            Assert.Equal(status, await StatusOfAsync(server, method, "identity", Frame(empty, gzip: false)));
        }
    }

    [Fact]
    public async Task Parts_count_wherever_they_are()
    {
        await using var server = await StartAsync();
        var nested = new Tree();
        for (var i = 0; i < FieldsMax / 2; i++)
            nested.Children.Add(new Tree { Children = { new Tree() } });
        Assert.Equal("0", await StatusOfAsync(server, "Bounded", "identity", Frame(nested.ToByteArray(), gzip: false)));
        nested.Children[0].Text = "one more";
        Assert.Equal("8", await StatusOfAsync(server, "Bounded", "identity", Frame(nested.ToByteArray(), gzip: false)));
        var names = new Tree();
        for (var i = 0; i < FieldsMax / 3 + 1; i++)
            names.Names.Add($"{i}", "x");
        Assert.Equal("8", await StatusOfAsync(server, "Bounded", "identity", Frame(names.ToByteArray(), gzip: false)));
        // Fields that nobody knows are kept by protobuf as well.
        var unknown = new byte[(FieldsMax + 1) * 2];
        for (var i = 0; i < unknown.Length; i += 2)
            unknown[i] = 0x78;
        Assert.Equal("8", await StatusOfAsync(server, "Bounded", "identity", Frame(unknown, gzip: false)));
    }

    [Theory]
    [InlineData(0x0b)] // a group begins
    [InlineData(0x0f)] // no wire type
    [InlineData(0x80)] // a tag without an end
    public async Task What_is_no_message_is_refused(byte first)
    {
        await using var server = await StartAsync();
        var bytes = new byte[(FieldsMax + 1) * 2];
        Array.Fill(bytes, first);
        Assert.Equal("13", await StatusOfAsync(server, "Bounded", "identity", Frame(bytes, gzip: false)));
        // Longer than what holds it.
        bytes = [0x0a, 0x02, 0x0a, 0x7f, .. new byte[(FieldsMax + 1) * 2]];
        Assert.Equal("13", await StatusOfAsync(server, "Bounded", "identity", Frame(bytes, gzip: false)));
    }

    [Fact]
    public async Task A_call_by_HTTP_1_is_refused_before_it_is_a_call()
    {
        await using var server = await EchoServer.StartAsync(protocols: HttpProtocols.Http1);
        using var http = new HttpClient();
        using var content = new ByteArrayContent([0, 0, 0, 0, 0]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        using var response = await http.PostAsync(new Uri(server.Address, EchoServer.UnaryPath), content);
        Assert.Equal(HttpStatusCode.HttpVersionNotSupported, response.StatusCode);
    }

    [Fact]
    public async Task A_request_that_never_comes_ends_the_call()
    {
        await using var server = await StartAsync();
        Assert.Equal("4", await StatusOfAsync(server, "Short", "identity", null));
    }

    private static Task<EchoServer> StartAsync() =>
        EchoServer.StartAsync(map: app =>
            app.MapRpcService(
                b => Door.BindService(b, new DoorService()),
                method =>
                    method.Name switch
                    {
                        "Refused" => new RpcMethodOptions
                        {
                            Authorize = _ => throw RpcFailure.Of(StatusCode.PermissionDenied, "you may not"),
                        },
                        "Named" => new RpcMethodOptions
                        {
                            Authorize = http =>
                            {
                                http.Features.Set(new Tree { Text = "who" });
                                return ValueTask.CompletedTask;
                            },
                        },
                        "Crashes" => new RpcMethodOptions
                        {
                            Authorize = _ => throw new InvalidOperationException("broken"),
                        },
                        "Short" => RpcMethodOptions.ForConnected with
                        {
                            RequestTimeout = TimeSpan.FromMilliseconds(100),
                        },
                        _ => Bounds,
                    }
            )
        );

    private sealed class DoorService : Door.DoorBase
    {
        public override Task<Tree> Refused(Tree request, ServerCallContext context) => Task.FromResult(request);

        public override Task<Tree> Crashes(Tree request, ServerCallContext context) => Task.FromResult(request);

        public override Task<Tree> Named(Tree request, ServerCallContext context) =>
            Task.FromResult(context.GetHttpContext().Features.Get<Tree>()!);

        public override Task<Tree> Bounded(Tree request, ServerCallContext context) => Task.FromResult(new Tree());

        public override async Task BoundedStream(
            IAsyncStreamReader<Tree> requestStream,
            IServerStreamWriter<Tree> responseStream,
            ServerCallContext context
        )
        {
            while (await requestStream.MoveNext(context.CancellationToken))
                await responseStream.SendAsync(new Tree(), context.CancellationToken);
        }

        public override Task Short(Tree request, IServerStreamWriter<Tree> responseStream, ServerCallContext context) =>
            Task.CompletedTask;
    }

    private static byte[] Frame(byte[] message, bool gzip = true)
    {
        if (gzip)
        {
            using var deflated = new MemoryStream();
            using (var stream = new GZipStream(deflated, CompressionLevel.SmallestSize, leaveOpen: true))
                stream.Write(message);
            message = deflated.ToArray();
        }
        var length = message.Length;
        return
        [
            gzip ? (byte)1 : (byte)0,
            (byte)(length >> 24),
            (byte)(length >> 16),
            (byte)(length >> 8),
            (byte)length,
            .. message,
        ];
    }

    private static async Task<string> StatusOfAsync(EchoServer server, string method, string encoding, byte[]? body)
    {
        using var http = new HttpClient();
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            new Uri(server.Address, $"/arktos.tests.v1.Door/{method}")
        )
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = body is null ? new Endless() : new ByteArrayContent(body),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        request.Headers.TryAddWithoutValidation("grpc-encoding", encoding);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
        await response.Content.ReadAsByteArrayAsync(deadline.Token);
        return (
            response.TrailingHeaders.TryGetValues("grpc-status", out var status)
                ? status
                : response.Headers.GetValues("grpc-status")
        ).Single();
    }

    /// <summary>A body of which the headers come, and nothing else.</summary>
    private sealed class Endless : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            SerializeToStreamAsync(stream, context, default);

        protected override async Task SerializeToStreamAsync(
            Stream stream,
            TransportContext? context,
            CancellationToken cancel
        )
        {
            await stream.FlushAsync(cancel);
            await Task.Delay(Timeout.Infinite, cancel);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
