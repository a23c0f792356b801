using System.Buffers.Text;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Arktos.ApiServer.Tests.Support;

namespace Arktos.ApiServer.Tests;

/// <summary>Watches in the messages of a WebSocket.</summary>
public sealed class WatchSocketTests(KindServer server) : IClassFixture<KindServer>
{
    private const string Protobuf = "application/vnd.kubernetes.protobuf";

    [Fact]
    public async Task Each_event_is_a_message_and_the_end_is_said()
    {
        var maps = await MapsAsync("events");
        (await server.Admin.PostAsync(maps, Objects.ConfigMap("a"))).Expect(201);
        using var socket = Socket();
        await socket.ConnectAsync(Uri($"{maps}?watch=true&timeoutSeconds=3"), default);
        Assert.Equal("ADDED a", await NextAsync(socket));
        (await server.Admin.PostAsync(maps, Objects.ConfigMap("b", new string('x', 300_000)))).Expect(201);
        (await server.Admin.DeleteAsync($"{maps}/a")).Expect(200);
        Assert.Equal("ADDED b", await NextAsync(socket));
        Assert.Equal("DELETED a", await NextAsync(socket));
        Assert.Equal("", await NextAsync(socket));
        Assert.Equal(WebSocketCloseStatus.NormalClosure, socket.CloseStatus);
    }

    [Fact]
    public async Task In_protobuf_a_message_is_an_event_without_its_length()
    {
        var maps = await MapsAsync("binary");
        (await server.Admin.PostAsync(maps, Objects.ConfigMap("a"))).Expect(201);
        using var socket = Socket();
        socket.Options.SetRequestHeader("Accept", $"{Protobuf};stream=watch");
        await socket.ConnectAsync(Uri($"{maps}?watch=true"), default);
        var (type, message) = await ReceiveAsync(socket);
        Assert.Equal(WebSocketMessageType.Binary, type);
        // Field 1 of five characters: the event's type.
        Assert.Equal("\n\u0005ADDED", Encoding.Latin1.GetString(message, 0, 7));
        Assert.Contains("k8s\0", Encoding.Latin1.GetString(message), StringComparison.Ordinal);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, default);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("anything.example.com", "anything.example.com")]
    [InlineData("base64url.bearer.authorization.k8s.io.dG9rZW4 other", "other")]
    public async Task A_client_may_call_it_what_it_likes(string protocols, string? chosen)
    {
        var maps = await MapsAsync("protocols");
        using var socket = Socket(protocols);
        await socket.ConnectAsync(Uri($"{maps}?watch=true"), default);
        Assert.Equal(chosen, socket.SubProtocol);
        // What it says is passed over.
        await socket.SendAsync("hello"u8.ToArray(), WebSocketMessageType.Text, true, default);
        var name = $"m{protocols.Length}";
        (await server.Admin.PostAsync(maps, Objects.ConfigMap(name))).Expect(201);
        string seen;
        while ((seen = await NextAsync(socket)) != $"ADDED {name}")
            Assert.StartsWith("ADDED ", seen, StringComparison.Ordinal);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, default);
    }

    [Theory]
    [InlineData("TOKEN other", "other")]
    [InlineData("first TOKEN", "first")]
    [InlineData("TOKEN", null)]
    [InlineData("TOKEN TOKEN. other", null)]
    [InlineData("TOKENx other", null)]
    [InlineData("base64url.bearer.authorization.k8s.io. other", null)]
    [InlineData("other", null)]
    public async Task A_browser_says_who_it_is_by_a_subprotocol(string protocols, string? chosen)
    {
        var maps = await MapsAsync("tokens");
        await server.Admin.PostAsync("/api/v1/namespaces/tokens/serviceaccounts", Objects.ServiceAccount("reader"));
        await server.Admin.PostAsync(
            "/apis/rbac.authorization.k8s.io/v1/namespaces/tokens/rolebindings",
            """
            {"metadata":{"name":"reader"},
             "roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"ClusterRole","name":"view"},
             "subjects":[{"kind":"ServiceAccount","name":"reader","namespace":"tokens"}]}
            """
        );
        var reply = await server.Admin.PostAsync("/api/v1/namespaces/tokens/serviceaccounts/reader/token", "{}");
        var token = Base64Url.EncodeToString(
            Encoding.UTF8.GetBytes(reply.Expect(201).Text("status", "token").ToString()!)
        );
        var text = protocols.Replace("TOKEN", "base64url.bearer.authorization.k8s.io." + token);
        using var socket = Socket(text, isAdmin: false);
        var connected = socket.ConnectAsync(Uri($"{maps}?watch=true"), default);
        if (chosen is null)
        {
            await Assert.ThrowsAsync<WebSocketException>(() => connected);
            Assert.Equal(
                protocols == "other" ? HttpStatusCode.Forbidden : HttpStatusCode.Unauthorized,
                socket.HttpStatusCode
            );
            return;
        }
        await connected;
        Assert.Equal(chosen, socket.SubProtocol);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, default);
    }

    [Fact]
    public async Task What_is_wrong_with_a_watch_is_the_answer_to_the_upgrade()
    {
        var maps = await MapsAsync("refused");
        using var wrong = Socket();
        await Assert.ThrowsAsync<WebSocketException>(() =>
            wrong.ConnectAsync(Uri($"{maps}?watch=true&labelSelector=a%3D%3D%3D"), default)
        );
        Assert.Equal(HttpStatusCode.BadRequest, wrong.HttpStatusCode);
    }

    private async Task<string> MapsAsync(string ns)
    {
        // It may be there, of another row.
        await server.Admin.PostAsync("/api/v1/namespaces", Objects.Namespace(ns));
        return $"/api/v1/namespaces/{ns}/configmaps";
    }

    private Uri Uri(string path) => new UriBuilder(new Uri(server.Server.Address, path)) { Scheme = "wss" }.Uri;

    private ClientWebSocket Socket(string protocols = "", bool isAdmin = true)
    {
        var socket = new ClientWebSocket();
        if (isAdmin)
            socket.Options.ClientCertificates.Add(server.Server.Authority.Client(TestServer.Admin));
        socket.Options.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        foreach (var protocol in protocols.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            socket.Options.AddSubProtocol(protocol);
        socket.Options.CollectHttpResponseDetails = true;
        return socket;
    }

    /// <summary>Type and name of the next event; "": there is none any more.</summary>
    private static async Task<string> NextAsync(ClientWebSocket socket)
    {
        var (type, message) = await ReceiveAsync(socket);
        if (type == WebSocketMessageType.Close)
            return "";
        Assert.Equal(WebSocketMessageType.Text, type);
        var read = JsonNode.Parse(message)!;
        return $"{read["type"]} {read["object"]!["metadata"]!["name"]}";
    }

    private static async Task<(WebSocketMessageType Type, byte[] Message)> ReceiveAsync(ClientWebSocket socket)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var (message, buffer) = (new MemoryStream(), new byte[64 * 1024]);
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), patience.Token);
            message.Write(buffer.AsSpan(0, part.Count));
            if (part.EndOfMessage)
                return (part.MessageType, message.ToArray());
        }
    }
}
