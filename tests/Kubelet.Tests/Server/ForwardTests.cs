using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Arktos.Client.Connection;
using Arktos.Client.Tests.Fakes;
using Arktos.Kubelet.Server;
using Arktos.Kubelet.Tests.Hosts;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.Kubelet.Tests.Server;

/// <summary>What forwards bytes, and how it refuses; that it forwards into pods is in `tests/EndToEnd`.</summary>
public sealed class ForwardTests : IAsyncLifetime
{
    private const string ApiServer = "CN=kube-apiserver-kubelet-client, O=system:masters";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TestPki _pki = new();
    private readonly PodApi _api = new();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly string _directory = Directory.CreateTempSubdirectory("arktos-forward-").FullName;
    private KubeletHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _listener.Start();
        _host = Host(_api, _directory);
        await _host.StartAsync(default);
        _api.Add(PodApi.Pod("p", PodApi.Web()));
        await Eventually.HoldsAsync(() => _api.IsReady("p"), "the pod is ready");
    }

    private KubeletHost Host(PodApi api, string directory) =>
        new(
            new KubeletOptions
            {
                NodeName = "n1",
                Api = new ApiConnectionOptions { Servers = [new Uri("https://127.0.0.1:1")] },
                StateDirectory = directory,
                Runtime = RuntimeKind.Hollow,
                PodCidr = "127.99.0.0/24",
                Listen = new IPEndPoint(IPAddress.Loopback, 0),
                ServingCertificate = _pki.Issue("CN=n1"),
                ClientRoots = _pki.Roots,
            },
            NullLoggerFactory.Instance,
            api.Fake
        );

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _listener.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task An_agent_that_has_just_begun_denies_no_pod_that_it_has_not_heard_of_yet()
    {
        var api = new PodApi(tellsAll: false);
        await using var host = Host(api, Path.Combine(_directory, "begun"));
        var starting = host.StartAsync(default);
        await Eventually.HoldsAsync(() => host.Port != 0, "it listens");
        using var client = new ServerClient(host.Port, _pki.Issue(ApiServer));
        var (late, none) = (
            client.Http.GetAsync("/containerLogs/t1/ns1/late/web"),
            client.Http.GetAsync("/containerLogs/t1/ns1/none/web")
        );
        // One that denies it has done so by then.
        await Task.WhenAny(late, Task.Delay(TimeSpan.FromMilliseconds(300)));
        api.Add(PodApi.Pod("late", PodApi.Web()));
        api.TellAll();
        await starting;
        Assert.DoesNotContain("does not exist", await (await late).Content.ReadAsStringAsync());
        Assert.Contains("pod \"none\" does not exist", await (await none).Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/portForward/t1/ns1/p", "", HttpStatusCode.BadRequest, "Upgrade request required")]
    [InlineData("/portForward/t1/ns1/none", "SPDY/3.1", HttpStatusCode.NotFound, "pod \"none\" does not exist")]
    [InlineData("/portForward/t2/ns1/p", "SPDY/3.1", HttpStatusCode.NotFound, "pod \"p\" does not exist")]
    [InlineData(
        "/portForward/t1/ns1/p?port=x",
        "SPDY/3.1",
        HttpStatusCode.BadRequest,
        "unable to parse \"x\" as a port"
    )]
    [InlineData("/portForward/t1/ns1/p", "SPDY/3.1", HttpStatusCode.InternalServerError, "nothing listens in them")]
    [InlineData("/connect/t1/ns1/p/80", "", HttpStatusCode.BadRequest, "Upgrade request required")]
    [InlineData("/connect/t1/ns1/p/80", "websocket", HttpStatusCode.BadRequest, "Upgrade request required")]
    [InlineData("/connect/t1/ns1/p/0", "arktos-connect", HttpStatusCode.BadRequest, "address not allowed")]
    [InlineData("/connect/t1/ns1/p/65536", "arktos-connect", HttpStatusCode.BadRequest, "address not allowed")]
    [InlineData("/connect/t1/ns1/p/1", "arktos-connect", HttpStatusCode.BadGateway, "dial tcp 127.99.0.2:1")]
    [InlineData("/connect/t1/ns1/p/x", "arktos-connect", HttpStatusCode.NotFound, "")]
    [InlineData("/exec/t1/ns1/p/web?output=1&command=ls", "SPDY/3.1", HttpStatusCode.InternalServerError, "hollow")]
    public async Task What_cannot_be_forwarded_is_refused_before_the_upgrade(
        string path,
        string upgrade,
        HttpStatusCode code,
        string text
    )
    {
        using var client = new ServerClient(_host.Port, _pki.Issue(ApiServer));
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (upgrade.Length > 0)
        {
            request.Headers.Connection.Add("Upgrade");
            request.Headers.TryAddWithoutValidation("Upgrade", upgrade);
        }
        using var reply = await client.Http.SendAsync(request);
        Assert.Equal(code, reply.StatusCode);
        Assert.Contains(text, await reply.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("v4.channel.k8s.io", "")]
    [InlineData("other", "?port=80")]
    [InlineData("SPDY/3.1+portforward.k8s.io", "")]
    public async Task A_WebSocket_that_cannot_be_forwarded_is_refused(string protocol, string query)
    {
        using var client = new ServerClient(_host.Port, _pki.Issue(ApiServer));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/portForward/t1/ns1/p{query}");
        request.Headers.Connection.Add("Upgrade");
        request.Headers.TryAddWithoutValidation("Upgrade", "websocket");
        request.Headers.TryAddWithoutValidation("Sec-WebSocket-Version", "13");
        request.Headers.TryAddWithoutValidation("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
        request.Headers.TryAddWithoutValidation("Sec-WebSocket-Protocol", protocol);
        using var reply = await client.Http.SendAsync(request);
        Assert.True((int)reply.StatusCode >= 400);
    }

    [Fact]
    public async Task A_connection_leads_to_the_address_that_the_runtime_gave_the_pod()
    {
        using var pod = new TcpListener(IPAddress.Parse("127.99.0.2"), 0);
        pod.Start();
        using var client = new ServerClient(_host.Port, _pki.Issue(ApiServer));
        var path = $"/connect/t1/ns1/p/{((IPEndPoint)pod.LocalEndpoint).Port}";
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Connection.Add("Upgrade");
        request.Headers.TryAddWithoutValidation("Upgrade", "arktos-connect");
        using var reply = await client.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.SwitchingProtocols, reply.StatusCode);
        await using var stream = await reply.Content.ReadAsStreamAsync();
        using var accepted = await pod.AcceptTcpClientAsync().WaitAsync(Patience);
        await stream.WriteAsync("ping"u8.ToArray());
        var heard = new byte[4];
        await accepted.GetStream().ReadExactlyAsync(heard).AsTask().WaitAsync(Patience);
        await accepted.GetStream().WriteAsync("pong"u8.ToArray());
        await stream.ReadExactlyAsync(heard).AsTask().WaitAsync(Patience);
        Assert.Equal("pong", Encoding.ASCII.GetString(heard));
        accepted.Close();
        Assert.Equal(0, await stream.ReadAsync(heard).AsTask().WaitAsync(Patience));
    }

    [Theory]
    [InlineData("80", true)]
    [InlineData("80,443", true)]
    [InlineData("", false)]
    [InlineData("0", false)]
    [InlineData("-1", false)]
    [InlineData("65536", false)]
    [InlineData("80,", false)]
    public void Ports_are_numbers_that_ports_have(string text, bool fits) =>
        Assert.Equal(fits, PodForwards.ReadPorts([text], out _) is null);

    [Fact]
    public void There_are_so_many_ports_at_most() =>
        Assert.Contains("no more than", PodForwards.ReadPorts(Enumerable.Repeat<string?>("80", 65), out _));

    [Fact]
    public void A_handshake_is_answered_as_the_RFC_shows_it() =>
        Assert.Equal("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", TunnelSocket.AcceptOf("dGhlIHNhbXBsZSBub25jZQ=="));

    [Theory]
    [InlineData("HTTP/1.1 101 Switching Protocols\r\nUpgrade: SPDY/3.1\r\n\r\n", true)]
    [InlineData("HTTP/1.1 403 Forbidden\r\nX-Accepted-Stream-Protocol-Versions: v4.channel.k8s.io\r\n\r\n", false)]
    [InlineData("\r\n\r\n", false)]
    [InlineData("nonsense without colons\r\nmore\r\n\r\n", false)]
    public async Task The_runtimes_answer_to_an_upgrade_is_read(string answer, bool isUpgraded)
    {
        var connecting = ConnectAsync();
        using var server = await _listener.AcceptSocketAsync();
        await server.SendAsync(Encoding.ASCII.GetBytes(answer + "rest"));
        await using var upgraded = await connecting.WaitAsync(Patience);
        Assert.Equal(isUpgraded, upgraded.IsUpgraded);
        var rest = new byte[4];
        await upgraded.Stream.ReadExactlyAsync(rest).AsTask().WaitAsync(Patience);
        Assert.Equal("rest", Encoding.ASCII.GetString(rest));
    }

    [Theory]
    [InlineData(20_000)]
    [InlineData(3)]
    public async Task An_answer_that_is_too_large_or_ends_early_is_refused(int bytes)
    {
        var connecting = ConnectAsync();
        using var server = await _listener.AcceptSocketAsync();
        await server.SendAsync(Encoding.ASCII.GetBytes(new string('x', bytes)));
        server.Shutdown(SocketShutdown.Send);
        await Assert.ThrowsAnyAsync<IOException>(() => connecting.WaitAsync(Patience));
    }

    [Fact]
    public async Task A_tunnel_passes_large_messages_both_ways_and_ends_with_either_side()
    {
        var (a, b) = await PairAsync();
        var (c, d) = await PairAsync();
        using var serverSide = WebSocket.CreateFromStream(a, new WebSocketCreationOptions { IsServer = true });
        using var clientSide = WebSocket.CreateFromStream(b, new WebSocketCreationOptions());
        var running = new BytePump(TimeProvider.System).RunTunnelAsync(serverSide, c, default);
        var sent = new byte[200_000];
        Random.Shared.NextBytes(sent);
        var sending = clientSide.SendAsync(sent, WebSocketMessageType.Binary, true, default);
        var heard = new byte[sent.Length];
        await d.ReadExactlyAsync(heard).AsTask().WaitAsync(Patience);
        await sending.WaitAsync(Patience);
        Assert.Equal(sent, heard);
        await d.WriteAsync("down"u8.ToArray());
        var message = await clientSide.ReceiveAsync(heard, default).WaitAsync(Patience);
        Assert.Equal("down", Encoding.ASCII.GetString(heard, 0, message.Count));
        await d.DisposeAsync();
        message = await clientSide.ReceiveAsync(heard, default).WaitAsync(Patience);
        Assert.Equal(WebSocketMessageType.Close, message.MessageType);
        await clientSide.CloseAsync(WebSocketCloseStatus.NormalClosure, "", default).WaitAsync(Patience);
        await running.WaitAsync(Patience);
    }

    [Fact]
    public async Task Text_is_no_part_of_a_tunnel()
    {
        var (a, b) = await PairAsync();
        var (c, _) = await PairAsync();
        using var serverSide = WebSocket.CreateFromStream(a, new WebSocketCreationOptions { IsServer = true });
        using var clientSide = WebSocket.CreateFromStream(b, new WebSocketCreationOptions());
        var running = new BytePump(TimeProvider.System).RunTunnelAsync(serverSide, c, default);
        await clientSide.SendAsync("x"u8.ToArray(), WebSocketMessageType.Text, true, default);
        await running.WaitAsync(Patience);
    }

    [Fact]
    public async Task A_session_in_which_nothing_is_said_ends_in_time()
    {
        var time = new ManualTime();
        var (a, _) = await PairAsync();
        var (b, _) = await PairAsync();
        var running = new BytePump(time).RunAsync(a, b, default);
        Assert.False(running.IsCompleted);
        time.Advance(ServerBounds.SessionIdleMax + TimeSpan.FromSeconds(1));
        await running.WaitAsync(Patience);
    }

    private Task<UpgradedStream> ConnectAsync() =>
        UpgradedStream.ConnectAsync(
            new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/x"),
            "POST",
            UpgradedStream.Spdy("portforward.k8s.io"),
            TimeProvider.System,
            default
        );

    private static async Task<(NetworkStream, NetworkStream)> PairAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var client = new Socket(SocketType.Stream, ProtocolType.Tcp);
        var connecting = client.ConnectAsync(listener.LocalEndpoint);
        var server = await listener.AcceptSocketAsync();
        await connecting;
        return (new NetworkStream(client, ownsSocket: true), new NetworkStream(server, ownsSocket: true));
    }
}
