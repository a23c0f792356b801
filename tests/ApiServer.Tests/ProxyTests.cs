using System.Net;
using System.Net.WebSockets;
using System.Text;
using Arktos.ApiServer.Requests;
using Arktos.ApiServer.Tests.Support;
using Arktos.Rpc;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Arktos.ApiServer.Tests;

public sealed class ProxyTests : IAsyncLifetime
{
    private const string Shop = "/api/v1/namespaces/shop";
    private TestServer _server = null!;
    private FakeKubelet _kubelet = null!;
    private WebApplication _pod = null!;
    private TestClient _admin = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _kubelet = await FakeKubelet.StartAsync(_server.Authority);
        _admin = _server.Client();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        _pod = builder.Build();
        _pod.Run(AnswerAsync);
        await _pod.StartAsync();
        _kubelet.PodPort = new Uri(
            _pod.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()
        ).Port;
        (await _admin.PostAsync("/api/v1/namespaces", Objects.Namespace("shop"))).Expect(201);
        (await _admin.PostAsync($"{Shop}/serviceaccounts", Objects.ServiceAccount("default"))).Expect(201);
        (await _admin.PostAsync("/api/v1/nodes", Objects.Node("n1", _kubelet.Port))).Expect(201);
        (await _admin.PostAsync($"{Shop}/pods", Objects.Pod("p", "n1"))).Expect(201);
        (await _admin.PostAsync($"{Shop}/pods", Objects.Pod("unplaced"))).Expect(201);
        object[] ports =
        [
            new
            {
                name = "http",
                port = 8000,
                targetPort = 80,
            },
            new { name = "other", port = 9000 },
        ];
        (
            await _admin.PostAsync($"{Shop}/services", new { metadata = new { name = "s" }, spec = new { ports } })
        ).Expect(201);
        (
            await _admin.PostAsync(
                $"{Shop}/endpoints",
                new
                {
                    metadata = new { name = "s" },
                    subsets = new object[]
                    {
                        new
                        {
                            addresses = new object[]
                            {
                                new
                                {
                                    ip = "10.0.0.9",
                                    targetRef = new
                                    {
                                        kind = "Pod",
                                        name = "p",
                                        @namespace = "shop",
                                    },
                                },
                                new { ip = "169.254.169.254" },
                            },
                            ports = new[] { new { name = "http", port = 80 } },
                        },
                        new
                        {
                            addresses = new[] { new { ip = "10.1.2.3" } },
                            ports = new[] { new { name = "other", port = 9000 } },
                        },
                    },
                }
            )
        ).Expect(201);
    }

    public async ValueTask DisposeAsync()
    {
        await _pod.DisposeAsync();
        await _kubelet.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("pods/p/proxy/", "p/80", "GET /")]
    [InlineData("pods/p:8080/proxy/a/b/?x=1&y=%2F", "p/8080", "GET /a/b/?x=1&y=%2F")]
    [InlineData("pods/http:p:8080/proxy//a//b", "p/8080", "GET //a//b")]
    [InlineData("pods/p/proxy/log", "p/80", "GET /log")]
    [InlineData("services/s:8000/proxy/x", "p/80", "GET /x")]
    [InlineData("services/http:s:http/proxy/x", "p/80", "GET /x")]
    public async Task A_request_reaches_the_pod_by_the_agent_of_its_node(string path, string dialed, string heard)
    {
        var answer = await _admin.Http.GetStringAsync($"{Shop}/{path}");
        Assert.StartsWith(heard + "\n", answer);
        Assert.Equal($"/connect/system/shop/{dialed}", _kubelet.LastPath);
    }

    [Theory]
    [InlineData("", WebSocketMessageType.Binary)]
    [InlineData("v4.channel.k8s.io binary.k8s.io", WebSocketMessageType.Binary)]
    [InlineData("base64.binary.k8s.io", WebSocketMessageType.Text)]
    public async Task Logs_go_out_in_the_messages_of_a_web_socket_too(string protocols, WebSocketMessageType type)
    {
        await RunsAsync();
        using var deadline = new CancellationTokenSource(TestServer.Deadline);
        foreach (var follows in (bool[])[false, true])
        {
            using var socket = Socket(protocols);
            await socket.ConnectAsync(LogsOf(follows), deadline.Token);
            Assert.Equal(protocols.Split(' ')[^1], socket.SubProtocol ?? "");
            var buffer = new byte[4096];
            var message = await socket.ReceiveAsync(buffer.AsMemory(), deadline.Token);
            Assert.Equal((type, true), (message.MessageType, message.EndOfMessage));
            var text = Encoding.UTF8.GetString(buffer.AsSpan(0, message.Count));
            if (type == WebSocketMessageType.Text)
                text = Encoding.UTF8.GetString(Convert.FromBase64String(text));
            Assert.Contains("kube-apiserver-kubelet-client", text);
            if (!follows)
                Assert.Equal(
                    WebSocketMessageType.Close,
                    (await socket.ReceiveAsync(buffer.AsMemory(), deadline.Token)).MessageType
                );
            else
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, deadline.Token);
            // A follower that has closed is not sent anything more.
            while (socket.State is WebSocketState.Open or WebSocketState.CloseSent)
                try
                {
                    await socket.ReceiveAsync(buffer.AsMemory(), deadline.Token);
                }
                catch (WebSocketException)
                {
                    break;
                }
        }
    }

    [Fact]
    public async Task Logs_in_a_subprotocol_that_is_not_theirs_are_refused()
    {
        await RunsAsync();
        using var socket = Socket("v4.channel.k8s.io");
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(LogsOf(follows: false), default));
        Assert.Equal(HttpStatusCode.BadRequest, socket.HttpStatusCode);
    }

    [Theory]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    [InlineData("PATCH")]
    [InlineData("POST")]
    [InlineData("PUT")]
    public async Task Every_method_reaches_what_is_behind(string method)
    {
        foreach (var path in (string[])["pods/p/proxy/x", "services/s:http/proxy/x"])
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), $"{Shop}/{path}");
            using var response = await _admin.Http.SendAsync(request);
            Assert.StartsWith($"{method} /x\n", await response.Content.ReadAsStringAsync());
        }
        using var other = new HttpRequestMessage(HttpMethod.Options, $"{Shop}/pods/p");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await _admin.Http.SendAsync(other)).StatusCode);
    }

    [Fact]
    public async Task Nothing_that_proves_who_the_caller_is_reaches_the_pod()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Shop}/pods/p/proxy/form")
        {
            Content = new StringContent("hello"),
        };
        request.Headers.TryAddWithoutValidation("Impersonate-User", "admin");
        request.Headers.TryAddWithoutValidation("Impersonate-Group", "system:masters");
        request.Headers.TryAddWithoutValidation("X-Remote-User", "root");
        request.Headers.TryAddWithoutValidation("X-Mine", "kept");
        using var response = await _admin.Http.SendAsync(request);
        var heard = await response.Content.ReadAsStringAsync();
        Assert.StartsWith("POST /form\n", heard);
        Assert.Contains("X-Mine: kept", heard);
        Assert.EndsWith("\n\nhello", heard);
        foreach (var header in new[] { "Authorization", "Impersonate", "X-Remote" })
            Assert.DoesNotContain(header, heard, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_redirect_of_the_pod_is_led_back_and_not_followed()
    {
        using var certificate = _server.Authority.Client(TestServer.Admin);
        using var plain = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                SslOptions = RpcTls.ClientOptions(certificate, [_server.Authority.Certificate], null),
            }
        )
        {
            BaseAddress = _server.Address,
        };
        using var response = await plain.GetAsync($"{Shop}/pods/p/proxy/redirect");
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal($"{Shop}/pods/p/proxy/elsewhere?a=b", response.Headers.Location!.OriginalString);
        using var root = await plain.GetAsync($"{Shop}/pods/p/proxy?x=y");
        Assert.Equal(HttpStatusCode.MovedPermanently, root.StatusCode);
        Assert.Equal($"{Shop}/pods/p/proxy/?x=y", root.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("pods/ftp:p:80/proxy/", 400, "invalid pod request \"ftp:p:80\"")]
    [InlineData("pods/p:web/proxy/", 400, "invalid pod request \"p:web\"")]
    [InlineData("pods/p:65536/proxy/", 400, "invalid pod request \"p:65536\"")]
    [InlineData("pods/a:b:c:d/proxy/", 400, "invalid pod request \"a:b:c:d\"")]
    [InlineData("pods/unplaced/proxy/", 400, "address not allowed")]
    [InlineData("pods/none/proxy/", 404, "pods \"none\" not found")]
    [InlineData("services/s:1/proxy/", 503, "no service port 1 found for service \"s\"")]
    [InlineData("services/s/proxy/", 503, "no service port  found for service \"s\"")]
    [InlineData("services/s:tcp/proxy/", 503, "no service port tcp found for service \"s\"")]
    [InlineData("services/s:9000/proxy/", 503, "no endpoints available for service \"s\"")]
    [InlineData("services/x:y:z/proxy/", 400, "invalid service request \"x:y:z\"")]
    [InlineData("services/none/proxy/", 404, "services \"none\" not found")]
    public async Task What_cannot_be_proxied_is_said_in_Kubernetes_words(string path, int code, string message) =>
        Assert.Equal(message, (await _admin.GetAsync($"{Shop}/{path}")).Expect(code).Body["message"]!.ToString());

    [Fact]
    public async Task A_pod_that_does_not_answer_is_told_with_what_its_node_agent_said()
    {
        _kubelet.PodPort = 0;
        var answer = (await _admin.GetAsync($"{Shop}/pods/p:81/proxy/")).Expect(503);
        Assert.Equal(
            "error trying to reach service: dial tcp 10.0.0.9:81: connection refused",
            answer.Body["message"]!.ToString()
        );
    }

    [Theory]
    [InlineData("get", "", 200)]
    [InlineData("create", "", 403)]
    [InlineData("get", "other", 403)]
    public async Task The_right_is_to_the_proxy_and_the_method(string verb, string name, int code)
    {
        string[] names = name.Length > 0 ? [name] : [];
        var rules = new[]
        {
            new
            {
                apiGroups = new[] { "" },
                resources = new[] { "pods/proxy" },
                verbs = new[] { verb },
                resourceNames = names,
            },
        };
        const string Rbac = "/apis/rbac.authorization.k8s.io/v1/namespaces/shop";
        (await _admin.PostAsync($"{Rbac}/roles", new { metadata = new { name = "r" }, rules })).Expect(201);
        (
            await _admin.PostAsync(
                $"{Rbac}/rolebindings",
                new
                {
                    metadata = new { name = "r" },
                    roleRef = new
                    {
                        apiGroup = "rbac.authorization.k8s.io",
                        kind = "Role",
                        name = "r",
                    },
                    subjects = new[]
                    {
                        new
                        {
                            apiGroup = "rbac.authorization.k8s.io",
                            kind = "User",
                            name = "ann",
                        },
                    },
                }
            )
        ).Expect(201);
        var ann = _server.Client("CN=ann");
        using var deadline = new CancellationTokenSource(TestServer.Deadline);
        HttpResponseMessage response;
        do response = await ann.Http.GetAsync($"{Shop}/pods/p/proxy/", deadline.Token);
        while ((int)response.StatusCode != code);
        Assert.Equal(code, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("n1", "/healthz", 200)]
    [InlineData("n1", "/containerLogs/system/shop/p/main?tailLines=1", 200)]
    [InlineData("https:n1:1", "/healthz", 400)]
    [InlineData("n1", "/exec/system/shop/p/main", 403)]
    [InlineData("n1", "/connect/system/shop/p/80", 403)]
    [InlineData("n1", "/metrics/..%2Fexec/system/shop/p/main", 403)]
    [InlineData("n2", "/healthz", 404)]
    public async Task Of_node_agents_only_what_reads_is_proxied(string node, string path, int code)
    {
        using var response = await _admin.Http.GetAsync($"/api/v1/nodes/{node}/proxy{path}");
        Assert.Equal(code, (int)response.StatusCode);
        if (code == 200)
            Assert.Equal(path, _kubelet.LastPath);
    }

    [Fact]
    public async Task A_tenant_has_no_way_to_node_agents()
    {
        (await _admin.PostAsync("/api/v1/tenants", new { metadata = new { name = "acme" } })).Expect(201);
        var tenants = _server.Client("O=tenant:acme,OU=system:masters,CN=boss");
        Assert.Contains((await tenants.Http.GetAsync("/api/v1/nodes/n1/proxy/healthz")).StatusCode, Refusals);
        Assert.Contains(
            (await tenants.Http.GetAsync($"/api/v1/tenants/system/namespaces/shop/pods/p/proxy/")).StatusCode,
            Refusals
        );
        Assert.Equal("", _kubelet.LastPath);
    }

    [Theory]
    [InlineData("portforward", "/portForward/system/shop/p")]
    [InlineData("exec?command=id&stdout=1", "/exec/system/shop/p/main?command=id&output=1")]
    [InlineData("attach?stdout=1", "/attach/system/shop/p/main?output=1")]
    public async Task An_upgrade_to_SPDY_is_passed_on_as_bytes_without_credentials(string path, string asked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Shop}/pods/p/{path}");
        request.Headers.Connection.Add("Upgrade");
        request.Headers.TryAddWithoutValidation("Upgrade", "SPDY/3.1");
        request.Headers.TryAddWithoutValidation("X-Stream-Protocol-Version", "v4.channel.k8s.io");
        request.Headers.TryAddWithoutValidation("Impersonate-User", "admin");
        request.Headers.TryAddWithoutValidation("Impersonate-Group", "system:masters");
        request.Headers.TryAddWithoutValidation("Cookie", "a=b");
        using var response = await _admin.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.SwitchingProtocols, response.StatusCode);
        Assert.Equal(asked, _kubelet.LastPath);
        Assert.Equal("v4.channel.k8s.io", _kubelet.LastHeaders["X-Stream-Protocol-Version"]);
        Assert.DoesNotContain("Impersonate-User", _kubelet.LastHeaders.Keys);
        Assert.DoesNotContain("Cookie", _kubelet.LastHeaders.Keys);
        await using var stream = await response.Content.ReadAsStreamAsync();
        await stream.WriteAsync("echo"u8.ToArray());
        var heard = new byte[4];
        await stream.ReadExactlyAsync(heard).AsTask().WaitAsync(TestServer.Deadline);
        Assert.Equal("echo", Encoding.ASCII.GetString(heard));
    }

    [Theory]
    [InlineData("unplaced", "pod unplaced does not have a host assigned")]
    [InlineData("p", "Upgrade request required")]
    public async Task A_port_forward_that_cannot_be_is_told(string pod, string message) =>
        Assert.Equal(
            message,
            (await _admin.GetAsync($"{Shop}/pods/{pod}/portforward")).Expect(400).Body["message"]!.ToString()
        );

    [Theory]
    [InlineData("/api/v1/namespaces/n/pods/p/proxy", "", false)]
    [InlineData("/api/v1/namespaces/n/pods/p/proxy/", "/", false)]
    [InlineData("/api/v1/namespaces/n/pods/p/proxy/a//b/", "/a//b/", true)]
    [InlineData("//api/v1/tenants/t/namespaces/n//pods/p/proxy//a", "//a", true)]
    [InlineData("/api/v1/nodes/n/proxy/metrics", "/metrics", true)]
    public void The_path_behind_a_proxy_is_kept_as_it_was_sent(string path, string tail, bool hasTail)
    {
        var target = RequestTarget.Parse("GET", path, watch: false);
        Assert.Equal((tail, hasTail, "proxy"), (target.Tail, target.HasTail, target.Subresource));
    }

    private static readonly HttpStatusCode[] Refusals = [HttpStatusCode.Forbidden, HttpStatusCode.NotFound];

    // What it was asked, with its headers and body.
    private Uri LogsOf(bool follows) =>
        new UriBuilder(new Uri(_server.Address, $"{Shop}/pods/p/log?follow={follows}")) { Scheme = "wss" }.Uri;

    private ClientWebSocket Socket(string protocols)
    {
        var socket = new ClientWebSocket();
        socket.Options.ClientCertificates.Add(_server.Authority.Client(TestServer.Admin));
        socket.Options.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        foreach (var protocol in protocols.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            socket.Options.AddSubProtocol(protocol);
        socket.Options.CollectHttpResponseDetails = true;
        return socket;
    }

    private async Task RunsAsync()
    {
        object[] containerStatuses =
        [
            new
            {
                name = "main",
                ready = true,
                restartCount = 0,
                image = "nginx:1",
                imageID = "",
                state = new { running = new { } },
            },
        ];
        (
            await _admin.PatchAsync(
                $"{Shop}/pods/p/status",
                new { status = new { phase = "Running", containerStatuses } }
            )
        ).Expect(200);
    }

    private static async Task AnswerAsync(HttpContext http)
    {
        if (http.Request.Path == "/redirect")
        {
            http.Response.Redirect($"http://{http.Request.Host}/elsewhere?a=b");
            return;
        }
        using var reader = new StreamReader(http.Request.Body);
        var headers = string.Join('\n', http.Request.Headers.Select(h => $"{h.Key}: {h.Value}"));
        await http.Response.WriteAsync(
            $"{http.Request.Method} {http.Request.Path}{http.Request.QueryString}\n{headers}\n\n"
                + await reader.ReadToEndAsync()
        );
    }
}
