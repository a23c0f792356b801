using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Arktos.ApiServer.Tests.Support;

namespace Arktos.ApiServer.Tests;

/// <summary>APIs that services serve: a real HTTPS server behind a real API server.</summary>
public sealed class AggregationTests : IAsyncLifetime
{
    private const string ApiServices = "/apis/apiregistration.k8s.io/v1/apiservices";
    private const string Own = $"{ApiServices}/{FakeApiService.Version}.{FakeApiService.Group}";
    private const string Flunders = FakeApiService.Flunders;
    private const string Acme = "O=tenant:acme,OU=system:masters,CN=ann";
    private const string Discovery = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

    private readonly TestAuthority _proxies = new();
    private TestServer _server = null!;
    private TestClient _admin = null!;
    private FakeApiService _service = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync(a => TestServer.Options(a, proxies: _proxies));
        _admin = _server.Client();
        _service = await FakeApiService.StartAsync(_proxies);
        (await _admin.PostAsync("/api/v1/namespaces", Objects.Namespace("shop"))).Expect(201);
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        await _server.DisposeAsync();
        _proxies.Dispose();
    }

    [Fact]
    public async Task A_service_is_available_step_by_step_and_then_told_of()
    {
        await RegisterAsync();
        await UntilAsync("False", "ServiceNotFound", "service/api in \"shop\" is not present");
        await ServeAsync(port: 8443);
        await UntilAsync("False", "ServicePortError", "service/api in \"shop\" is not listening on port 443");
        (await _admin.DeleteAsync("/api/v1/namespaces/shop/services/api")).Expect(200);
        await ServeAsync(port: 443);
        await UntilAsync("False", "EndpointsNotFound", "cannot find endpointslices for service/api in \"shop\"");
        await PointAsync("other");
        const string Missing = "endpointslices for service/api in \"shop\" have no addresses with port name \"https\"";
        await UntilAsync("False", "MissingEndpoints", Missing);
        Assert.Equal("service unavailable\n", await TextAsync($"{Flunders}/a", 503));
        (await _admin.DeleteAsync("/api/v1/namespaces/shop/endpoints/api")).Expect(200);
        await PointAsync("https");
        await UntilAsync("True", "Passed", "all checks passed");

        var group = (await _admin.GetAsync($"/apis/{FakeApiService.Group}")).Expect(200);
        Assert.Equal(
            $"{FakeApiService.Group}/{FakeApiService.Version}",
            group.Text("preferredVersion", "groupVersion")
        );
        Assert.Contains(
            (await _admin.GetAsync("/apis")).Expect(200).Node("groups")!.AsArray(),
            g => (string)g!["name"]! == FakeApiService.Group
        );
        var told = await ToldAsync();
        Assert.Equal("Current", (string)told["freshness"]!);
        Assert.Equal(
            """
            [{"resource":"flunders","responseKind":{"group":"","version":"","kind":"Flunder"},"scope":"Namespaced","singularResource":"flunder","verbs":["create","get","list","watch"],"shortNames":["fl"],"subresources":[{"subresource":"status","responseKind":{"group":"","version":"","kind":"Flunder"},"verbs":["get"]}]}]
            """.Trim(),
            told["resources"]!.ToJsonString()
        );
        Assert.Equal(
            "flunders",
            (await _admin.GetAsync(FakeApiService.Base)).Expect(200).Text("resources", "0", "name")
        );
        await UntilAsync(async () =>
            (await _admin.GetAsync("/openapi/v3")).Node("paths", FakeApiService.Base[1..]) is not null
        );
        var schemas = (await _admin.GetAsync("/openapi/v3")).Expect(200);
        var link = schemas.Text("paths", FakeApiService.Base[1..], "serverRelativeURL");
        Assert.Equal("flunders", (await _admin.GetAsync(link)).Expect(200).Text("info", "title"));
        Assert.Contains(
            FakeApiService.Base,
            (await _admin.GetAsync("/")).Expect(200).Node("paths")!.AsArray().Select(p => (string)p!)
        );

        // What it said last is told as old while it does not answer.
        await _service.DisposeAsync();
        Assert.StartsWith("error trying to reach service: ", await TextAsync($"{Flunders}/a", 503));
        await UntilAsync("False", "FailedDiscoveryCheck", null);
        Assert.Equal("Stale", (string)(await ToldAsync())["freshness"]!);
        (await _admin.DeleteAsync(Own)).Expect(200);
        await UntilAsync(async () => (await _admin.GetAsync(FakeApiService.Base)).Code == 404);
    }

    [Fact]
    public async Task What_a_service_says_of_its_API_stands_in_the_one_document_of_all()
    {
        const string Flunder = "com.example.Flunder",
            Meta = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";
        var alone = (await _admin.GetAsync("/openapi/v2")).Expect(200);
        var tag = await EtagAsync();
        await StartServingAsync();
        await UntilAsync(async () => (await _admin.GetAsync("/openapi/v2")).Node("definitions", Flunder) is not null);
        var merged = (await _admin.GetAsync("/openapi/v2")).Expect(200);
        Assert.NotNull(merged.Node("paths", Flunders));
        Assert.Equal(alone.Node("paths")!.AsObject().Count + 1, merged.Node("paths")!.AsObject().Count);
        // Its own metadata is told differently.
        Assert.Equal($"#/definitions/{Meta}_v2", merged.Text("definitions", Flunder, "properties", "metadata", "$ref"));
        Assert.Equal("theirs", merged.Text("definitions", $"{Meta}_v2", "description"));
        Assert.Equal(alone.Text("definitions", Meta, "description"), merged.Text("definitions", Meta, "description"));
        var told = await EtagAsync();
        Assert.NotEqual(tag, told);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/openapi/v2");
        again.Headers.TryAddWithoutValidation("If-None-Match", told);
        using var unchanged = await _admin.Http.SendAsync(again);
        Assert.Equal(304, (int)unchanged.StatusCode);
        using var other = new HttpRequestMessage(HttpMethod.Get, "/openapi/v2");
        other.Headers.TryAddWithoutValidation("Accept", "application/com.github.proto-openapi.spec.v2@v1.0+protobuf");
        using var protobuf = await _admin.Http.SendAsync(other);
        Assert.Contains(Flunder, Encoding.UTF8.GetString(await protobuf.Content.ReadAsByteArrayAsync()));
        Assert.Equal(1, _service.SchemasSent);

        // What it said stays while it is away, and goes with its APIService.
        await _service.DisposeAsync();
        await TextAsync($"{Flunders}/a", 503);
        await UntilAsync("False", "FailedDiscoveryCheck", null);
        Assert.Equal(told, await EtagAsync());
        (await _admin.DeleteAsync(Own)).Expect(200);
        await UntilAsync(async () => await EtagAsync() == tag);
    }

    [Fact]
    public async Task A_service_that_never_tells_of_its_API_is_available_and_keeps_nobody()
    {
        _service.Description = null;
        await StartServingAsync();
        var document = (await _admin.GetAsync("/openapi/v2")).Expect(200);
        Assert.Null(document.Node("paths", Flunders));
        Assert.Equal("admin", (await _admin.GetAsync($"{Flunders}/a")).Expect(200).Text("headers", "x-remote-user"));
    }

    private async Task<string?> EtagAsync()
    {
        using var response = await _admin.Http.GetAsync("/openapi/v2");
        return response.Headers.ETag?.Tag;
    }

    [Fact]
    public async Task A_request_is_passed_on_in_the_name_of_who_sent_it()
    {
        await StartServingAsync();
        using var message = new HttpRequestMessage(HttpMethod.Post, $"/tenants/system{Flunders}/a%2Fb?x=%20y&limit=1");
        message.Headers.Add("X-Remote-User", "somebody");
        message.Headers.Add("X-Remote-Extra-Scopes", "all");
        message.Headers.Add("Authorization", "Bearer nonsense");
        message.Headers.Add("X-Mine", "kept");
        message.Content = new StringContent("""{"a":1}""", Encoding.UTF8, "application/json");
        message.Headers.Remove("Authorization");
        message.Headers.Add("Impersonate-User", "bob");
        message.Headers.Add("Impersonate-Group", "system:masters");
        message.Headers.Add("Impersonate-Extra-example.com%2fscope", "a");
        using var response = await _admin.Http.SendAsync(message);
        var sent = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.True((string?)sent["method"] == "POST", sent.ToJsonString());
        Assert.Equal($"{Flunders}/a%2Fb?x=%20y&limit=1", (string)sent["path"]!);
        Assert.Equal("""{"a":1}""", (string)sent["body"]!);
        // A tenant behind the version is as good as one before the path.
        foreach (
            var (asked, passed) in new[]
            {
                ($"{FakeApiService.Base}/tenants/system/namespaces/shop/flunders", Flunders),
                ($"{FakeApiService.Base}/tenants/system/flunders", $"{FakeApiService.Base}/flunders"),
                ($"{FakeApiService.Base}/tenants/system/status", $"{FakeApiService.Base}/tenants/system/status"),
            }
        )
            Assert.Equal(passed, (await _admin.GetAsync(asked)).Expect(200).Text("path"));
        Assert.Equal("CN=front-proxy-client", (string)sent["certificate"]!);
        var headers = sent["headers"]!.AsObject();
        Assert.Equal("bob", (string)headers["x-remote-user"]!);
        Assert.Equal(["system:masters", "system:authenticated"], ((string)headers["x-remote-group"]!).Split('|'));
        Assert.Equal("a", (string)headers["x-remote-extra-example.com%2fscope"]!);
        Assert.Equal("kept", (string)headers["x-mine"]!);
        Assert.Equal("api.shop.svc", (string)headers["host"]!);
        Assert.DoesNotContain(
            headers,
            h => h.Key is "authorization" or "x-remote-extra-scopes" || h.Key.StartsWith("impersonate")
        );
        Assert.Single(response.Headers.GetValues("Audit-Id"));

        var named = _server.Client("O=system:masters,CN=Jürgen");
        Assert.Equal("Jürgen", (await named.GetAsync($"{Flunders}/a")).Expect(200).Text("headers", "x-remote-user"));

        // Answers are the service's own, but for where it would send clients.
        using var teapot = await _admin.Http.GetAsync($"{Flunders}/error");
        Assert.Equal((418, "yes"), ((int)teapot.StatusCode, teapot.Headers.GetValues("X-Own").Single()));
        Assert.Equal(
            "the backend attempted to redirect this request, which is not permitted\n",
            await TextAsync($"{Flunders}/redirect", 502)
        );
        Assert.Equal("Timeout", (await _admin.GetAsync($"{Flunders}/hang?timeout=1s")).Expect(504).Text("reason"));
    }

    [Fact]
    public async Task Whoever_may_not_is_refused_before_the_service_hears_of_it()
    {
        await StartServingAsync();
        var eve = _server.Client("CN=eve");
        Assert.Equal(
            "flunders.wardle.example.com \"a\" is forbidden: User \"eve\" cannot get resource \"flunders\" in API "
                + "group \"wardle.example.com\" in the namespace \"shop\"",
            (await eve.GetAsync($"{Flunders}/a")).Expect(403).Message()
        );
        (
            await _admin.PostAsync(
                "/apis/rbac.authorization.k8s.io/v1/namespaces/shop/roles",
                """
                {"apiVersion":"rbac.authorization.k8s.io/v1","kind":"Role","metadata":{"name":"r"},
                 "rules":[{"apiGroups":["wardle.example.com"],"resources":["flunders"],"verbs":["get"]}]}
                """
            )
        ).Expect(201);
        (
            await _admin.PostAsync(
                "/apis/rbac.authorization.k8s.io/v1/namespaces/shop/rolebindings",
                """
                {"apiVersion":"rbac.authorization.k8s.io/v1","kind":"RoleBinding","metadata":{"name":"r"},
                 "roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"Role","name":"r"},
                 "subjects":[{"apiGroup":"rbac.authorization.k8s.io","kind":"User","name":"eve"}]}
                """
            )
        ).Expect(201);
        await UntilAsync(async () => (await eve.GetAsync($"{Flunders}/a")).Code == 200);
        Assert.Equal("eve", (await eve.GetAsync($"{Flunders}/a")).Expect(200).Text("headers", "x-remote-user"));
        (await eve.GetAsync(Flunders)).Expect(403);
        (await eve.GetAsync($"{FakeApiService.Base}/namespaces/other/flunders/a")).Expect(403);
        Assert.Equal(401, (await _server.Client(null, "no token").GetAsync($"{Flunders}/a")).Code);
    }

    [Fact]
    public async Task Watches_are_streamed_and_connections_upgraded()
    {
        await StartServingAsync();
        _service.Events.Add("first");
        using var watch = await _admin.WatchAsync($"{Flunders}?watch=true");
        Assert.Equal(("ADDED", "first"), await watch.NextNameAsync());
        _service.Events.Add("second");
        Assert.Equal(("ADDED", "second"), await watch.NextNameAsync());

        using var socket = new ClientWebSocket();
        socket.Options.ClientCertificates = [_server.Authority.Client(TestServer.Admin)];
        socket.Options.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        using var deadline = new CancellationTokenSource(TestServer.Deadline);
        var address = new UriBuilder(_server.Address) { Scheme = "wss", Path = $"{Flunders}/a/connect" }.Uri;
        // A token is for the API server alone.
        foreach (var protocol in (string[])["base64url.bearer.authorization.k8s.io.dG9rZW4", "flunder"])
            socket.Options.AddSubProtocol(protocol);
        await socket.ConnectAsync(address, deadline.Token);
        Assert.Equal(["flunder"], _service.Subprotocols);
        Assert.Equal("flunder", socket.SubProtocol);
        await socket.SendAsync("hello"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, deadline.Token);
        var buffer = new byte[100];
        var got = await socket.ReceiveAsync(buffer, deadline.Token);
        Assert.Equal("hello", Encoding.UTF8.GetString(buffer, 0, got.Count));
    }

    [Fact]
    public async Task Nobody_but_the_named_server_is_believed()
    {
        await ServeAsync(443);
        await PointAsync("https");
        using var other = new TestAuthority();
        await RegisterAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(other.CertificatePem)));
        await UntilAsync("False", "FailedDiscoveryCheck", null);
        (await _admin.PatchAsync(Own, """{"spec":{"caBundle":"bm9uc2Vuc2U="}}""")).Expect(200);
        await UntilAsync("False", "FailedDiscoveryCheck", null);
        (await _admin.PatchAsync(Own, """{"spec":{"caBundle":null,"insecureSkipTLSVerify":true}}""")).Expect(200);
        await UntilAsync("True", "Passed", null);
        Assert.Equal("admin", (await _admin.GetAsync($"{Flunders}/a")).Expect(200).Text("headers", "x-remote-user"));
    }

    [Fact]
    public async Task What_the_server_itself_serves_is_passed_on_to_nobody()
    {
        var patched = await _admin.PatchAsync(
            $"{ApiServices}/v1.apps",
            """{"spec":{"service":{"namespace":"shop","name":"api"},"insecureSkipTLSVerify":true}}"""
        );
        patched.Expect(200);
        await UntilAsync("False", "NotProxied", "API servers serve this version themselves", $"{ApiServices}/v1.apps");
        (await _admin.GetAsync("/apis/apps/v1/namespaces/shop/deployments")).Expect(200);
    }

    [Fact]
    public async Task Other_tenants_have_nothing_to_do_with_it()
    {
        await StartServingAsync();
        var tenant = new { metadata = new { name = "acme" }, spec = new { storageClusterId = "0" } };
        (await _admin.PostAsync("/api/v1/tenants", tenant)).Expect(201);
        var acme = _server.Client(Acme);
        (await acme.GetAsync($"{Flunders}/a")).Expect(404);
        (await acme.GetAsync(FakeApiService.Base)).Expect(404);
        (await acme.GetAsync($"/tenants/system{Flunders}/a")).Expect(403);
        // Nor does anybody ask services of theirs: behind an endpoint may be any address.
        var refused = (
            await acme.PostAsync(
                ApiServices,
                """
                {"apiVersion":"apiregistration.k8s.io/v1","kind":"APIService","metadata":{"name":"v1.other.com"},
                 "spec":{"group":"other.com","version":"v1","groupPriorityMinimum":1,"versionPriority":1,
                  "service":{"namespace":"shop","name":"api"},"insecureSkipTLSVerify":true}}
                """
            )
        ).Expect(201);
        Assert.Equal("443", refused.Text("spec", "service", "port"));
        var table = await acme.GetAsync($"{ApiServices}/v1.other.com", "application/json;as=Table;v=v1;g=meta.k8s.io");
        Assert.Equal(
            ("shop/api", "False (NotProxied)"),
            (table.Expect(200).Text("rows", "0", "cells", "1"), table.Text("rows", "0", "cells", "2"))
        );
        (await acme.GetAsync("/apis/other.com/v1/things")).Expect(404);
        Assert.DoesNotContain(
            (await acme.GetAsync("/apis")).Expect(200).Node("groups")!.AsArray(),
            g => (string)g!["name"]! == FakeApiService.Group
        );
    }

    [Fact]
    public async Task Definitions_have_an_APIService_for_each_version()
    {
        var made = await _admin.PostAsync(
            "/apis/apiextensions.k8s.io/v1/customresourcedefinitions",
            """
            {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"things.example.com"},
             "spec":{"group":"example.com","scope":"Namespaced","names":{"plural":"things","kind":"Thing"},
              "versions":[{"name":"v1","served":true,"storage":true,"schema":{"openAPIV3Schema":{"type":"object"}}},
               {"name":"v2","served":false,"storage":false,"schema":{"openAPIV3Schema":{"type":"object"}}}]}}
            """
        );
        made.Expect(201);
        var accepted = await _admin.PatchAsync(
            "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/things.example.com/status",
            """
            {"status":{"acceptedNames":{"plural":"things","singular":"thing","kind":"Thing","listKind":"ThingList"},
             "conditions":[{"type":"Established","status":"True","reason":"InitialNamesAccepted"}]}}
            """
        );
        accepted.Expect(200);
        const string Path = $"{ApiServices}/v1.example.com";
        await UntilAsync(async () => (await _admin.GetAsync(Path)).Code == 200);
        var one = (await _admin.GetAsync(Path)).Expect(200);
        Assert.Equal(("1000", "100"), (one.Text("spec", "groupPriorityMinimum"), one.Text("spec", "versionPriority")));
        Assert.Equal("Local", one.Text("status", "conditions", "0", "reason"));
        Assert.Equal("true", one.Text("metadata", "labels", "kube-aggregator.kubernetes.io/automanaged"));
        (await _admin.GetAsync($"{ApiServices}/v2.example.com")).Expect(404);
        const string Definition = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/things.example.com";
        (await _admin.DeleteAsync(Definition)).Expect(200);
        // What a controller does when no object of the kind is left.
        (await _admin.PatchAsync(Definition, """{"metadata":{"finalizers":null}}""")).Expect(200);
        await UntilAsync(async () => (await _admin.GetAsync(Path)).Code == 404);
    }

    [Fact]
    public async Task Services_find_in_a_config_map_whom_to_believe()
    {
        var map = (
            await _admin.GetAsync("/api/v1/namespaces/kube-system/configmaps/extension-apiserver-authentication")
        ).Expect(200);
        Assert.Equal(_server.Authority.CertificatePem.Trim(), map.Text("data", "client-ca-file").Trim());
        Assert.Equal(_proxies.CertificatePem.Trim(), map.Text("data", "requestheader-client-ca-file").Trim());
        Assert.Equal("""["front-proxy-client"]""", map.Text("data", "requestheader-allowed-names"));
        Assert.Equal("""["X-Remote-Extra-"]""", map.Text("data", "requestheader-extra-headers-prefix"));
    }

    private async Task StartServingAsync()
    {
        await ServeAsync(443);
        await PointAsync("https");
        await RegisterAsync();
        await UntilAsync("True", "Passed", "all checks passed");
    }

    private async Task RegisterAsync(string? bundle = null) =>
        (
            await _admin.PostAsync(
                ApiServices,
                $$$"""
                {"apiVersion":"apiregistration.k8s.io/v1","kind":"APIService",
                 "metadata":{"name":"{{{FakeApiService.Version}}}.{{{FakeApiService.Group}}}"},
                 "spec":{"group":"{{{FakeApiService.Group}}}","version":"{{{FakeApiService.Version}}}",
                  "groupPriorityMinimum":2000,"versionPriority":10,"service":{"namespace":"shop","name":"api"},
                  "caBundle":"{{{bundle ?? _service.CaBundle}}}"}}
                """
            )
        ).Expect(201);

    private async Task ServeAsync(int port) =>
        (
            await _admin.PostAsync(
                "/api/v1/namespaces/shop/services",
                $$$"""
                {"apiVersion":"v1","kind":"Service","metadata":{"name":"api"},
                 "spec":{"ports":[{"name":"https","port":{{{port}}}}]}}
                """
            )
        ).Expect(201);

    private async Task PointAsync(string portName) =>
        (
            await _admin.PostAsync(
                "/api/v1/namespaces/shop/endpoints",
                $$$"""
                {"apiVersion":"v1","kind":"Endpoints","metadata":{"name":"api"},"subsets":[
                 {"addresses":[{"ip":"127.0.0.1"}],"ports":[{"name":"{{{portName}}}","port":{{{_service.Port}}}}]}]}
                """
            )
        ).Expect(201);

    private async Task<JsonNode> ToldAsync()
    {
        var groups = (await _admin.GetAsync("/apis", Discovery)).Expect(200).Node("items")!.AsArray();
        var mine = groups.Single(g => (string?)g!["metadata"]!["name"] == FakeApiService.Group);
        return Assert.Single(mine!["versions"]!.AsArray())!;
    }

    private async Task<string> TextAsync(string path, int code)
    {
        using var response = await _admin.Http.GetAsync(path);
        Assert.Equal(code, (int)response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    private Task UntilAsync(string status, string reason, string? message, string path = Own) =>
        UntilAsync(async () =>
            (await _admin.GetAsync(path)).Node("status", "conditions", "0") is { } condition
            && (string)condition["status"]! == status
            && (string)condition["reason"]! == reason
            && (message is null || (string)condition["message"]! == message)
        );

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var deadline = new CancellationTokenSource(3 * TestServer.Deadline);
        while (!await holds())
            await Task.Delay(50, deadline.Token);
    }
}
