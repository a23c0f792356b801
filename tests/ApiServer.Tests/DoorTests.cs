using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Net.WebSockets;
using System.Security.Authentication;
using Arktos.Api.Streams;
using Arktos.ApiServer.Proxies;
using Arktos.ApiServer.Streams;
using Arktos.ApiServer.Tests.Support;
using Arktos.Rpc;
using Arktos.Rpc.Tests.Tls;
using Grpc.Core;

namespace Arktos.ApiServer.Tests;

/// <summary>What an API server does for whoever comes to its port, before it knows who that is.</summary>
public sealed class DoorTests
{
    [Theory]
    [InlineData("http/1.1")]
    [InlineData("h2")]
    public async Task An_API_server_downloads_nothing_to_check_a_certificate(string protocol)
    {
        await using var server = await TestServer.StartAsync();
        using var foreign = new ForeignIssuer();
        await foreign.KnockAsync(
            server.Address.Port,
            protocol == "h2" ? SslApplicationProtocol.Http2 : SslApplicationProtocol.Http11
        );
        Assert.Equal(0, foreign.Hits);
        foreign.AssertThatItCounts();
    }

    [Theory]
    [InlineData("n1", true)]
    [InlineData("n1", false)]
    [InlineData("n2", true)]
    public async Task Only_the_nodes_own_serving_certificate_passes_for_its_agent(string node, bool isServer)
    {
        using var authority = new TestAuthority();
        await using var kubelet = await FakeKubelet.StartAsync(
            authority,
            isServer ? null : authority.Client($"O=system:nodes,CN=system:node:{node}")
        );
        using var nodes = new NodeConnections(TestServer.Options(authority));
        // The agent that listens there is that of n1, whoever a node's address leads to it.
        var agent = new NodeAgent(new Uri($"https://{node}:{kubelet.Port}"), "127.0.0.1");
        var refused = await Record.ExceptionAsync(() =>
            nodes.GetAsync(agent, new Uri(agent.Address, "/containerLogs/t/n/p/c"), default)
        );
        var refusedSocket = await Record.ExceptionAsync(async () =>
        {
            var target = new UriBuilder(new Uri(agent.Address, "/exec/t/n/p/c")) { Scheme = "wss" }.Uri;
            using var socket = await nodes.ConnectAsync(agent, target, ["v5.channel.k8s.io"], default);
        });
        if (isServer && node == "n1")
        {
            Assert.Null(refused);
            Assert.Null(refusedSocket);
            return;
        }
        Assert.IsType<AuthenticationException>(Assert.IsType<HttpRequestException>(refused).InnerException);
        Assert.IsType<WebSocketException>(refusedSocket);
    }

    /// <summary>15 KB that are 15 MiB of empty operations, as objects some 900 MB.</summary>
    [Theory]
    [InlineData(null, StatusCode.Unauthenticated)]
    [InlineData(TestServer.Admin, StatusCode.ResourceExhausted)]
    public async Task A_request_that_blows_itself_up_costs_nothing(string? subject, StatusCode refusal)
    {
        await using var server = await TestServer.StartAsync();
        using var certificate = subject is null ? null : server.Authority.Client(subject);
        using var http = new HttpClient(
            new SocketsHttpHandler
            {
                SslOptions = RpcTls.ClientOptions(certificate, [server.Authority.Certificate], null),
            }
        );
        foreach (var operations in new[] { 1_900_000, 7_500_000 })
        {
            using var content = new ByteArrayContent(EmptyOperations(operations));
            content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
            using var request = new HttpRequestMessage(
                HttpMethod.Post,
                new Uri(server.Address, StreamClients.WritePath)
            )
            {
                Version = HttpVersion.Version20,
                VersionPolicy = HttpVersionPolicy.RequestVersionExact,
                Content = content,
            };
            request.Headers.TryAddWithoutValidation("grpc-encoding", "gzip");
            var before = GC.GetTotalAllocatedBytes(precise: true);
            using var response = await http.SendAsync(request);
            await response.Content.ReadAsByteArrayAsync();
            var status = response.TrailingHeaders.Concat(response.Headers).First(h => h.Key == "grpc-status").Value;
            Assert.Equal(((int)refusal).ToString(), status.Single());
            Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 50 << 20);
        }
    }

    private static byte[] EmptyOperations(int count)
    {
        var encoded = new byte[count * 2];
        for (var i = 0; i < encoded.Length; i += 2)
            encoded[i] = 0x0a;
        using var body = new MemoryStream();
        body.Write([1, 0, 0, 0, 0]);
        using (var gzip = new GZipStream(body, CompressionLevel.SmallestSize, leaveOpen: true))
            gzip.Write(encoded);
        var frame = body.ToArray();
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), frame.Length - 5);
        return frame;
    }

    [Fact]
    public async Task Nobody_follows_or_writes_by_gRPC_without_showing_himself()
    {
        await using var server = await TestServer.StartAsync();
        using var channel = new RpcChannel(
            new RpcChannelOptions { Address = server.Address, TrustedRoots = [server.Authority.Certificate] }
        );
        var write = await Assert.ThrowsAsync<RpcException>(async () =>
            await channel.Streams().WriteAsync(new WriteRequest())
        );
        Assert.Equal(StatusCode.Unauthenticated, write.StatusCode);
        var follow = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            var request = new FollowRequest { Version = "v1", Resource = "pods" };
            await foreach (var _ in channel.Streams().Follow(request).ReadAllAsync(default)) { }
        });
        Assert.Equal(StatusCode.Unauthenticated, follow.StatusCode);
    }
}
