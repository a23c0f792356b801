using System.Text.Json.Nodes;
using Arktos.Api.Streams;
using Arktos.ApiServer.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Arktos.ApiServer.Tests;

/// <summary>Admission webhooks: a real HTTPS server behind a real API server.</summary>
public sealed class WebhookTests : IAsyncLifetime
{
    private const string Registration = "/apis/admissionregistration.k8s.io/v1";
    private const string Mutating = $"{Registration}/mutatingwebhookconfigurations";
    private const string Validating = $"{Registration}/validatingwebhookconfigurations";
    private const string Maps = "/api/v1/namespaces/shop/configmaps";

    private TestServer _server = null!;
    private TestClient _admin = null!;
    private FakeWebhook _hook = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _admin = _server.Client();
        _hook = await FakeWebhook.StartAsync();
        (
            await _admin.PostAsync(
                "/api/v1/namespaces",
                new
                {
                    apiVersion = "v1",
                    kind = "Namespace",
                    metadata = new { name = "shop", labels = new { hooked = "yes" } },
                }
            )
        ).Expect(201);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _hook.DisposeAsync();
    }

    [Fact]
    public async Task A_webhook_sees_the_request_and_refuses_it_in_its_own_words()
    {
        _hook.On(
            "/no",
            (_, response) =>
            {
                response["allowed"] = false;
                response["status"] = new JsonObject { ["code"] = 409, ["message"] = "not today" };
            }
        );
        await ConfigureAsync(Validating, "v", Hook("no.example.com", "/no", operations: ["CREATE"]));
        var refused = await _admin.PostAsync($"{Maps}?fieldManager=me", Objects.ConfigMap("a"));
        Assert.Equal(
            "admission webhook \"no.example.com\" denied the request: not today",
            refused.Expect(409).Message()
        );
        var (_, review) = Assert.Single(_hook.Reviews);
        Assert.Equal("""{"group":"","version":"v1","kind":"ConfigMap"}""", review["kind"]!.ToJsonString());
        Assert.Equal("""{"group":"","version":"v1","resource":"configmaps"}""", review["resource"]!.ToJsonString());
        Assert.Equal(review["kind"]!.ToJsonString(), review["requestKind"]!.ToJsonString());
        Assert.Equal(
            ("a", "shop", "CREATE"),
            (Text(review, "name"), Text(review, "namespace"), Text(review, "operation"))
        );
        Assert.Equal("admin", (string)review["userInfo"]!["username"]!);
        Assert.Equal("system", (string)review["userInfo"]!["extra"]!["arktos.futurewei.com/tenant"]![0]!);
        Assert.Equal("v", (string)review["object"]!["data"]!["key"]!);
        Assert.Equal("ConfigMap", (string)review["object"]!["kind"]!);
        Assert.Null(review["oldObject"]);
        Assert.False((bool)review["dryRun"]!);
        Assert.Equal("CreateOptions", (string)review["options"]!["kind"]!);
        Assert.Equal("me", (string)review["options"]!["fieldManager"]!);
        (await _admin.GetAsync($"{Maps}/a")).Expect(404);
    }

    [Theory]
    [InlineData("""{"code":200}""", 400, " without explanation")]
    [InlineData("""{"code":99999,"reason":"Teapot"}""", 400, ": Teapot")]
    [InlineData("""{"code":418,"message":"short and stout","reason":"Teapot"}""", 418, ": short and stout")]
    public async Task A_refusal_has_always_a_code_of_a_refusal(string status, int code, string why)
    {
        _hook.On("/no", (_, r) => (r["allowed"], r["status"]) = (false, JsonNode.Parse(status)));
        await ConfigureAsync(Validating, "v", Hook("no.example.com", "/no"));
        var refused = await _admin.PostAsync(Maps, Objects.ConfigMap("a"));
        Assert.Equal($"admission webhook \"no.example.com\" denied the request{why}", refused.Expect(code).Message());
    }

    [Fact]
    public async Task A_patch_changes_what_is_stored_and_is_defaulted_and_validated()
    {
        _hook.On(
            "/patch",
            (request, response) =>
            {
                var name = Text(request, "name");
                FakeWebhook.Patch(
                    response,
                    name switch
                    {
                        "good" =>
                            """[{"op":"add","path":"/spec/containers/-","value":{"name":"side","image":"s:1"}}]""",
                        "bad" => """[{"op":"replace","path":"/spec/containers/0/image","value":""}]""",
                        "meta" => """
                        [{"op":"add","path":"/metadata/uid","value":"mine"},
                         {"op":"add","path":"/metadata/creationTimestamp","value":"2001-01-01T00:00:00Z"},
                         {"op":"add","path":"/metadata/labels","value":{"by":"hook"}},
                         {"op":"add","path":"/status","value":{"phase":"Running"}}]
                        """,
                        "away" => """[{"op":"add","path":"/metadata/namespace","value":"default"}]""",
                        "kind" => """[{"op":"replace","path":"/kind","value":"Secret"}]""",
                        "type" => """[{"op":"replace","path":"/spec/containers","value":7}]""",
                        _ => """[{"op":"remove","path":"/nothing/there"}]""",
                    }
                );
            }
        );
        await ConfigureAsync(Mutating, "m", Hook("patch.example.com", "/patch", resources: ["pods"]));
        const string Pods = "/api/v1/namespaces/shop/pods";
        (await _admin.PostAsync("/api/v1/namespaces/shop/serviceaccounts", Objects.ServiceAccount("default"))).Expect(
            201
        );
        var good = (await _admin.PostAsync(Pods, Objects.Pod("good"))).Expect(201);
        Assert.Equal("side", good.Text("spec", "containers", "1", "name"));
        Assert.Equal("IfNotPresent", good.Text("spec", "containers", "1", "imagePullPolicy"));
        // A built-in plugin that ran before has seen it as well.
        Assert.NotEqual("", good.Text("spec", "containers", "1", "volumeMounts", "0", "name"));
        Assert.Equal(
            "Pod \"bad\" is invalid: spec.containers[0].image: Required value",
            (await _admin.PostAsync(Pods, Objects.Pod("bad"))).Expect(422).Message()
        );
        var meta = (await _admin.PostAsync(Pods, Objects.Pod("meta"))).Expect(201);
        Assert.NotEqual("mine", meta.Text("metadata", "uid"));
        Assert.False(meta.Text("metadata", "creationTimestamp").StartsWith("2001", StringComparison.Ordinal));
        Assert.Equal("hook", meta.Text("metadata", "labels", "by"));
        Assert.Equal("Pending", meta.Text("status", "phase"));
        Assert.Contains(
            "does not match the namespace sent",
            (await _admin.PostAsync(Pods, Objects.Pod("away"))).Expect(400).Message()
        );
        foreach (var name in new[] { "kind", "type", "other" })
        {
            var failed = await _admin.PostAsync(Pods, Objects.Pod(name));
            Assert.Equal("InternalError", failed.Expect(500).Text("reason"));
            (await _admin.GetAsync($"{Pods}/{name}")).Expect(404);
        }
        // The name of an object that is there already stays its name.
        _hook.On(
            "/patch",
            (_, r) => FakeWebhook.Patch(r, """[{"op":"replace","path":"/metadata/name","value":"x"}]""")
        );
        Assert.Contains(
            "metadata.name: Invalid value: \"x\": field is immutable",
            (await _admin.PatchAsync($"{Pods}/good", new { metadata = new { labels = new { a = "b" } } }))
                .Expect(422)
                .Message()
        );
    }

    [Fact]
    public async Task Webhooks_run_in_the_order_of_their_configurations_and_again_when_they_ask_for_it()
    {
        var second = 0;
        _hook.On("/a", (_, r) => FakeWebhook.Patch(r, """[{"op":"add","path":"/data/a","value":"1"}]"""));
        _hook.On(
            "/b",
            (request, r) =>
            {
                Interlocked.Increment(ref second);
                FakeWebhook.Patch(r, """[{"op":"add","path":"/data/b","value":"1"}]""");
            }
        );
        await ConfigureAsync(Mutating, "b", Hook("b.example.com", "/b"));
        await ConfigureAsync(Mutating, "a", Hook("a.example.com", "/a", reinvocation: "IfNeeded"));
        var made = (await _admin.PostAsync(Maps, Objects.ConfigMap("x"))).Expect(201);
        Assert.Equal("""{"a":"1","b":"1","key":"v"}""", made.Node("data")!.ToJsonString());
        Assert.Equal(["/a", "/b", "/a"], _hook.Reviews.Select(r => r.Path));
        Assert.Equal("1", (string)_hook.Reviews.Last().Request["object"]!["data"]!["b"]!);
        Assert.Equal(1, second);
    }

    [Fact]
    public async Task Failures_close_or_open_the_way_and_are_told()
    {
        _hook.OnRaw("/hang", (http, _) => Task.Delay(Timeout.Infinite, http.RequestAborted));
        _hook.OnRaw("/garbage", (http, _) => FakeWebhook.WriteAsync(http, "<html>"));
        _hook.OnRaw("/list", (http, _) => FakeWebhook.WriteAsync(http, "[1]"));
        _hook.OnRaw(
            "/redirect",
            (http, _) =>
            {
                http.Response.Redirect(_hook.Url("/yes"));
                return Task.CompletedTask;
            }
        );
        _hook.On("/yes");
        _hook.On("/uid", (_, r) => r["uid"] = "other");
        _hook.On("/patch", (_, r) => FakeWebhook.Patch(r, "[]"));
        _hook.OnRaw(
            "/kind",
            (http, request) =>
                FakeWebhook.WriteAsync(
                    http,
                    $$$"""{"kind":"Pod","response":{"uid":"{{{request["uid"]}}}","allowed":true}}"""
                )
        );
        _hook.OnRaw("/huge", (http, _) => FakeWebhook.WriteAsync(http, new string(' ', 10 * 1024 * 1024)));
        _hook.OnRaw(
            "/500",
            (http, _) =>
            {
                http.Response.StatusCode = 500;
                return FakeWebhook.WriteAsync(http, "oops");
            }
        );
        _hook.OnRaw(
            "/404",
            (http, _) =>
            {
                http.Response.StatusCode = 404;
                return Task.CompletedTask;
            }
        );
        (string Path, string Why)[] cases =
        [
            ("/hang", $"failed to call webhook: Post \"{_hook.Url("/hang")}?timeout=1s\": context deadline exceeded"),
            ("/garbage", "received invalid webhook response: couldn't get version/kind; json parse error: "),
            ("/list", "received invalid webhook response: couldn't get version/kind; json parse error: "),
            ("/redirect", $"failed to call webhook: Post \"{_hook.Url("/redirect")}?timeout=30s\": the server answers"),
            ("/uid", "received invalid webhook response: expected response.uid=\""),
            ("/patch", "received invalid webhook response: validating webhook may not return response.patch"),
            (
                "/kind",
                "received invalid webhook response: expected webhook response of admission.k8s.io/v1, "
                    + "Kind=AdmissionReview, got /, Kind=Pod"
            ),
            ("/huge", $"failed to call webhook: Post \"{_hook.Url("/huge")}?timeout=30s\": the answer is larger"),
            ("/500", "failed to call webhook: an error on the server (\"oops\") has prevented the request"),
            ("/404", "failed to call webhook: the server could not find the requested resource"),
        ];
        foreach (var (path, why) in cases)
        {
            var seconds = path == "/hang" ? 1 : 30;
            var created = await ConfigureAsync(Validating, "v", Hook("x.example.com", path, seconds: seconds));
            var failed = (await _admin.PostAsync(Maps, Objects.ConfigMap("a"))).Expect(500);
            Assert.Equal("InternalError", failed.Text("reason"));
            Assert.StartsWith(
                $"Internal error occurred: failed calling webhook \"x.example.com\": {why}",
                failed.Message()
            );
            var patched = new JsonArray(
                new JsonObject
                {
                    ["op"] = "replace",
                    ["path"] = "/webhooks/0/failurePolicy",
                    ["value"] = "Ignore",
                }
            );
            var open = await _admin.PatchAsync(
                $"{Validating}/v",
                patched.ToJsonString(),
                "application/json-patch+json"
            );
            Assert.Equal("2", open.Expect(200).Text("metadata", "generation"));
            (await _admin.PostAsync(Maps, Objects.ConfigMap("a"))).Expect(201);
            (await _admin.DeleteAsync($"{Maps}/a")).Expect(200);
            (await _admin.DeleteAsync($"{Validating}/v")).Expect(200);
        }
        Assert.DoesNotContain(_hook.Reviews, r => r.Path == "/yes");
    }

    [Fact]
    public async Task A_server_that_nobody_vouches_for_is_not_asked()
    {
        using var other = new TestAuthority();
        var hook = Hook("x.example.com", "/x");
        hook["clientConfig"]!["caBundle"] = Convert.ToBase64String(
            System.Text.Encoding.UTF8.GetBytes(other.CertificatePem)
        );
        await ConfigureAsync(Validating, "v", hook);
        Assert.Contains("is not trusted", (await _admin.PostAsync(Maps, Objects.ConfigMap("a"))).Expect(500).Message());
        (await _admin.DeleteAsync($"{Validating}/v")).Expect(200);
        ((JsonObject)hook["clientConfig"]!).Remove("caBundle");
        await ConfigureAsync(Validating, "v", hook);
        Assert.Contains(
            "nobody vouches for the server",
            (await _admin.PostAsync(Maps, Objects.ConfigMap("a"))).Expect(500).Message()
        );
        Assert.Empty(_hook.Reviews);
    }

    [Fact]
    public async Task Rules_selectors_and_conditions_say_what_is_sent()
    {
        _hook.On("/seen");
        var hook = Hook(
            "s.example.com",
            "/seen",
            operations: ["CREATE", "DELETE"],
            resources: ["configmaps", "secrets"]
        );
        hook["namespaceSelector"] = JsonNode.Parse("""{"matchLabels":{"hooked":"yes"}}""");
        hook["objectSelector"] = JsonNode.Parse("""{"matchExpressions":[{"key":"skip","operator":"DoesNotExist"}]}""");
        hook["matchConditions"] = JsonNode.Parse(
            """
            [{"name":"not-x","expression":"object == null || object.metadata.name != 'x'"},
             {"name":"may","expression":"authorizer.group('').resource('configmaps').namespace(request.namespace)
                 .check('create').allowed() && authorizer.requestResource.check('create').allowed()"}]
            """.ReplaceLineEndings(" ")
        );
        await ConfigureAsync(Validating, "v", hook);
        (await _admin.PostAsync(Maps, Objects.ConfigMap("a"))).Expect(201);
        (await _admin.PostAsync(Maps, Objects.ConfigMap("x"))).Expect(201);
        (await _admin.PostAsync(Maps, Objects.ConfigMap("b", labels: new { skip = "me" }))).Expect(201);
        (await _admin.PostAsync("/api/v1/namespaces/default/configmaps", Objects.ConfigMap("a"))).Expect(201);
        (await _admin.PatchAsync($"{Maps}/a", new { data = new { key = "w" } })).Expect(200);
        (await _admin.PostAsync("/api/v1/namespaces/shop/serviceaccounts", Objects.ServiceAccount("a"))).Expect(201);
        (await _admin.DeleteAsync($"{Maps}/a", new { gracePeriodSeconds = 5 })).Expect(200);
        Assert.Equal(
            ["CREATE a", "DELETE a"],
            _hook.Reviews.Select(r => $"{r.Request["operation"]} {r.Request["name"]}")
        );
        var deletion = _hook.Reviews.Last().Request;
        Assert.Null(deletion["object"]);
        Assert.Equal("w", (string)deletion["oldObject"]!["data"]!["key"]!);
        Assert.Equal(5, (int)deletion["options"]!["gracePeriodSeconds"]!);
        Assert.Equal("DeleteOptions", (string)deletion["options"]!["kind"]!);
    }

    [Fact]
    public async Task A_condition_that_fails_refuses_or_leaves_the_webhook_out()
    {
        _hook.On("/seen");
        var hook = Hook("c.example.com", "/seen");
        hook["matchConditions"] = JsonNode.Parse("""[{"name":"c","expression":"object.data.missing == 'x'"}]""");
        await ConfigureAsync(Validating, "v", hook);
        Assert.Equal(
            "configmaps \"a\" is forbidden: expression 'object.data.missing == 'x'' resulted in error: no such key: "
                + "missing",
            (await _admin.PostAsync(Maps, Objects.ConfigMap("a"))).Expect(403).Message()
        );
        (await _admin.DeleteAsync($"{Validating}/v")).Expect(200);
        hook["failurePolicy"] = "Ignore";
        await ConfigureAsync(Validating, "v", hook);
        (await _admin.PostAsync(Maps, Objects.ConfigMap("a"))).Expect(201);
        Assert.Empty(_hook.Reviews);
    }

    [Fact]
    public async Task Dry_runs_reach_only_webhooks_without_side_effects()
    {
        _hook.On("/dry");
        await ConfigureAsync(Mutating, "m", Hook("d.example.com", "/dry"));
        (await _admin.PostAsync($"{Maps}?dryRun=All", Objects.ConfigMap("a"))).Expect(201);
        var review = Assert.Single(_hook.Reviews).Request;
        Assert.True((bool)review["dryRun"]!);
        Assert.Equal("""["All"]""", review["options"]!["dryRun"]!.ToJsonString());
        (await _admin.GetAsync($"{Maps}/a")).Expect(404);
    }

    [Fact]
    public async Task Every_way_of_writing_is_looked_at_in_its_own_shape()
    {
        _hook.On("/all");
        await ConfigureAsync(Validating, "v", Hook("all.example.com", "/all", resources: ["*/*"]));
        const string Deployments = "/apis/apps/v1/namespaces/shop/deployments";
        (await _admin.PostAsync(Deployments, Objects.Deployment("web"))).Expect(201);
        (
            await _admin.PatchAsync(
                $"{Deployments}/web?fieldManager=me",
                "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web, labels: {a: b}}}",
                "application/apply-patch+yaml"
            )
        ).Expect(200);
        (await _admin.PatchAsync($"{Deployments}/web/scale", new { spec = new { replicas = 3 } })).Expect(200);
        (await _admin.PatchAsync($"{Deployments}/web/status", new { status = new { replicas = 3 } })).Expect(200);
        (await _admin.PostAsync("/api/v1/namespaces/shop/serviceaccounts", Objects.ServiceAccount("default"))).Expect(
            201
        );
        (
            await _admin.PostAsync(
                "/api/v1/namespaces/shop/serviceaccounts/default/token",
                new
                {
                    apiVersion = "authentication.k8s.io/v1",
                    kind = "TokenRequest",
                    spec = new { },
                }
            )
        ).Expect(201);
        (await _admin.PostAsync("/api/v1/namespaces/shop/pods", Objects.Pod("p"))).Expect(201);
        await _admin.PostAsync(
            "/api/v1/namespaces/shop/pods/p/binding",
            new
            {
                apiVersion = "v1",
                kind = "Binding",
                metadata = new { name = "p" },
                target = new { kind = "Node", name = "n1" },
            }
        );
        await _admin.GetAsync("/api/v1/namespaces/shop/pods/p/exec?command=ls&command=-l&stdout=true&container=main");
        (
            await _admin.PostAsync(
                "/api/v1/namespaces/shop/pods/p/eviction",
                new
                {
                    apiVersion = "policy/v1",
                    kind = "Eviction",
                    metadata = new { name = "p" },
                }
            )
        ).Expect(201);
        (await _admin.DeleteAsync(Deployments)).Expect(200);
        (
            await _admin.PostAsync(
                "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
                new
                {
                    apiVersion = "authorization.k8s.io/v1",
                    kind = "SelfSubjectAccessReview",
                    spec = new { resourceAttributes = new { verb = "get", resource = "pods" } },
                }
            )
        ).Expect(201);
        (await _admin.DeleteAsync($"{Validating}/v")).Expect(200);
        Assert.Equal(
            [
                "CREATE deployments Deployment",
                "UPDATE deployments Deployment",
                "UPDATE deployments/scale Scale",
                "UPDATE deployments/status Deployment",
                "CREATE serviceaccounts ServiceAccount",
                "CREATE serviceaccounts/token TokenRequest",
                "CREATE pods Pod",
                "CREATE pods/binding Binding",
                "CONNECT pods/exec PodExecOptions",
                "CREATE pods/eviction Eviction",
                "DELETE deployments Deployment",
            ],
            _hook.Reviews.Select(r =>
                $"{r.Request["operation"]} {r.Request["resource"]!["resource"]}"
                + $"{(r.Request["subResource"] is { } sub ? $"/{sub}" : "")} {r.Request["kind"]!["kind"]}"
            )
        );
        var scale = _hook.Reviews.ElementAt(2).Request;
        Assert.Equal(3, (int)scale["object"]!["spec"]!["replicas"]!);
        Assert.Equal(1, (int)scale["oldObject"]!["spec"]!["replicas"]!);
        var exec = _hook.Reviews.ElementAt(8).Request;
        Assert.Equal("""["ls","-l"]""", exec["object"]!["command"]!.ToJsonString());
        Assert.Equal("main", (string)exec["object"]!["container"]!);
        // Reviews of this many writes went over few connections.
        Assert.True(_hook.Connections.Count <= 2, $"{_hook.Connections.Count} connections were made");
    }

    [Fact]
    public async Task A_patch_of_a_scale_and_of_a_binding_is_carried_out()
    {
        _hook.On("/scale", (_, r) => FakeWebhook.Patch(r, """[{"op":"replace","path":"/spec/replicas","value":2}]"""));
        await ConfigureAsync(Mutating, "m", Hook("s.example.com", "/scale", resources: ["deployments/scale"]));
        const string Deployments = "/apis/apps/v1/namespaces/shop/deployments";
        (await _admin.PostAsync(Deployments, Objects.Deployment("web"))).Expect(201);
        (await _admin.PatchAsync($"{Deployments}/web/scale", new { spec = new { replicas = 9 } })).Expect(200);
        var scaled = (await _admin.GetAsync($"{Deployments}/web")).Expect(200);
        Assert.Equal("2", scaled.Text("spec", "replicas"));
        Assert.Equal("2", scaled.Text("metadata", "generation"));

        _hook.On("/bind", (_, r) => FakeWebhook.Patch(r, """[{"op":"replace","path":"/target/name","value":"n2"}]"""));
        await ConfigureAsync(Mutating, "n", Hook("b.example.com", "/bind", resources: ["pods/binding"]));
        (await _admin.PostAsync("/api/v1/namespaces/shop/serviceaccounts", Objects.ServiceAccount("default"))).Expect(
            201
        );
        (await _admin.PostAsync("/api/v1/namespaces/shop/pods", Objects.Pod("p"))).Expect(201);
        (
            await _admin.PostAsync(
                "/api/v1/namespaces/shop/pods/p/binding",
                new
                {
                    apiVersion = "v1",
                    kind = "Binding",
                    metadata = new { name = "p" },
                    target = new { kind = "Node", name = "n1" },
                }
            )
        ).Expect(201);
        Assert.Equal(
            "n2",
            (await _admin.GetAsync("/api/v1/namespaces/shop/pods/p")).Expect(200).Text("spec", "nodeName")
        );
        // Nothing can be changed of what goes away.
        _hook.On("/gone", (_, r) => FakeWebhook.Patch(r, """[{"op":"add","path":"/metadata/labels","value":{}}]"""));
        await ConfigureAsync(Mutating, "d", Hook("g.example.com", "/gone", ["DELETE"], ["deployments"]));
        Assert.Equal(
            "Internal error occurred: admission webhook \"g.example.com\" attempted to modify the object, which is not "
                + "supported for this operation",
            (await _admin.DeleteAsync($"{Deployments}/web")).Expect(500).Message()
        );
    }

    [Fact]
    public async Task Another_version_of_the_same_objects_is_equivalent()
    {
        _hook.On("/events");
        var hook = Hook("e.example.com", "/events", resources: ["events"]);
        hook["rules"]![0]!["apiGroups"] = new JsonArray("events.k8s.io");
        await ConfigureAsync(Validating, "v", hook);
        object Event(string name) =>
            new
            {
                apiVersion = "v1",
                kind = "Event",
                metadata = new { name, @namespace = "shop" },
                involvedObject = new
                {
                    kind = "Pod",
                    @namespace = "shop",
                    name = "p",
                },
                reason = "Because",
                message = "of that",
                type = "Normal",
            };
        (await _admin.PostAsync("/api/v1/namespaces/shop/events", Event("a"))).Expect(201);
        var review = Assert.Single(_hook.Reviews).Request;
        Assert.Equal("events.k8s.io", (string)review["kind"]!["group"]!);
        Assert.Equal("", (string)review["requestKind"]!["group"]!);
        Assert.Equal("events.k8s.io/v1", (string)review["object"]!["apiVersion"]!);
        Assert.Equal("of that", (string)review["object"]!["note"]!);
        (await _admin.DeleteAsync($"{Validating}/v")).Expect(200);
        hook["matchPolicy"] = "Exact";
        await ConfigureAsync(Validating, "v", hook);
        (await _admin.PostAsync("/api/v1/namespaces/shop/events", Event("b"))).Expect(201);
        Assert.Single(_hook.Reviews);
    }

    [Fact]
    public async Task A_webhook_behind_a_service_is_reached_at_its_endpoints()
    {
        _hook.On("/svc/", (_, r) => r["warnings"] = new JsonArray("mind the gap"));
        var hook = Hook("s.example.com", "/");
        hook["clientConfig"] = new JsonObject
        {
            ["service"] = new JsonObject
            {
                ["name"] = "hooks",
                ["namespace"] = "shop",
                ["path"] = "/svc/",
            },
            ["caBundle"] = _hook.CaBundle,
        };
        await ConfigureAsync(Validating, "v", hook);
        const string Failed =
            "Internal error occurred: failed calling webhook \"s.example.com\": failed to call webhook: "
            + "Post \"https://hooks.shop.svc:443/svc/?timeout=10s\": ";
        Assert.Equal(
            Failed + "service \"hooks\" not found",
            (await _admin.PostAsync(Maps, Objects.ConfigMap("a"))).Expect(500).Message()
        );
        (
            await _admin.PostAsync(
                "/api/v1/namespaces/shop/services",
                new
                {
                    apiVersion = "v1",
                    kind = "Service",
                    metadata = new { name = "hooks" },
                    spec = new
                    {
                        ports = new[]
                        {
                            new
                            {
                                name = "https",
                                port = 443,
                                targetPort = 8443,
                            },
                        },
                    },
                }
            )
        ).Expect(201);
        Assert.Equal(
            Failed + "no endpoints available for service \"hooks\"",
            (await _admin.PostAsync(Maps, Objects.ConfigMap("a"))).Expect(500).Message()
        );
        (
            await _admin.PostAsync(
                "/api/v1/namespaces/shop/endpoints",
                new
                {
                    apiVersion = "v1",
                    kind = "Endpoints",
                    metadata = new { name = "hooks" },
                    subsets = new[]
                    {
                        new
                        {
                            addresses = new[] { new { ip = "127.0.0.1" } },
                            ports = new[] { new { name = "https", port = _hook.Port } },
                        },
                    },
                }
            )
        ).Expect(201);
        var made = (await _admin.PostAsync(Maps, Objects.ConfigMap("a"))).Expect(201);
        Assert.Equal("299 - \"mind the gap\"", Assert.Single(made.Headers.GetValues("Warning")));
    }

    [Fact]
    public async Task A_webhook_that_writes_what_it_is_asked_about_ends_and_locks_nobody_out()
    {
        // It answers only after it has written an object that it is asked about in turn.
        _hook.OnRaw(
            "/loop",
            async (http, request) =>
            {
                await _admin.PostAsync(Maps, Objects.ConfigMap($"{request["name"]}x"));
                await Task.Delay(Timeout.Infinite, http.RequestAborted);
            }
        );
        await ConfigureAsync(Mutating, "m", Hook("l.example.com", "/loop", resources: ["*/*"], seconds: 1));
        Assert.Contains(
            "context deadline exceeded",
            (await _admin.PostAsync(Maps, Objects.ConfigMap("a"))).Expect(500).Message()
        );
        (await _admin.DeleteAsync($"{Mutating}/m")).Expect(200);
        (await _admin.PostAsync(Maps, Objects.ConfigMap("a"))).Expect(201);
    }

    [Fact]
    public async Task Writes_of_tenants_are_shown_only_where_a_label_says_so()
    {
        _hook.On("/t");
        (
            await _admin.PostAsync(
                "/api/v1/tenants",
                new
                {
                    apiVersion = "v1",
                    kind = "Tenant",
                    metadata = new { name = "acme" },
                }
            )
        ).Expect(201);
        const string Namespaces = "/api/v1/tenants/acme/namespaces";
        await ConfigureAsync(Validating, "v", Hook("t.example.com", "/t", resources: ["*"]));
        (await _admin.PostAsync(Namespaces, Objects.Namespace("one"))).Expect(201);
        Assert.Empty(_hook.Reviews);
        (
            await _admin.PatchAsync(
                $"{Validating}/v",
                new
                {
                    metadata = new
                    {
                        labels = new Dictionary<string, string>
                        {
                            ["arktos.futurewei.com/admission-sharing-policy"] = "forced",
                        },
                    },
                }
            )
        ).Expect(200);
        (await _admin.PostAsync(Namespaces, Objects.Namespace("two"))).Expect(201);
        var review = Assert.Single(_hook.Reviews).Request;
        Assert.Equal("acme", (string)review["object"]!["metadata"]!["tenant"]!);
        // A tenant has none of its own.
        var tenant = _server.Client("O=tenant:acme,OU=system:masters,CN=boss");
        (await tenant.PostAsync(Validating, Configuration(Validating, "w", Hook("w.example.com", "/t")))).Expect(403);
    }

    [Fact]
    public async Task What_is_wrong_with_a_configuration_is_told()
    {
        var hook = JsonNode.Parse(
            """
            {"name":"short","rules":[{"operations":["CREATE","*"],"apiGroups":[""],"apiVersions":[""],
             "resources":["*","pods","pods/*","pods/status"],"scope":"Here"}],
             "clientConfig":{"url":"http://me@host/x?y=1#z"},"timeoutSeconds":31,"failurePolicy":"Maybe",
             "admissionReviewVersions":["v2"],
             "matchConditions":[{"name":"","expression":"object.x +"},{"name":"a","expression":"object.x"}]}
            """
        )!;
        var refused = (await _admin.PostAsync(Mutating, Configuration(Mutating, "m", hook.AsObject()))).Expect(422);
        var message = refused.Message();
        Assert.StartsWith("MutatingWebhookConfiguration.admissionregistration.k8s.io \"m\" is invalid: [", message);
        foreach (
            var fault in new[]
            {
                "webhooks[0].name: Invalid value: \"short\": should be a domain with at least three segments separated "
                    + "by dots",
                "webhooks[0].rules[0].operations: Invalid value: [\"CREATE\",\"*\"]: if '*' is present, must not "
                    + "specify other operations",
                "webhooks[0].rules[0].apiVersions[0]: Required value",
                "webhooks[0].rules[0].resources[3]: Invalid value: \"pods/status\": if 'pods/*' is present, must not "
                    + "specify pods/status",
                "if '*' is present, must not specify other resources without subresources",
                "webhooks[0].rules[0].scope: Unsupported value: \"Here\": supported values: \"*\", \"Cluster\", "
                    + "\"Namespaced\"",
                "webhooks[0].failurePolicy: Unsupported value: \"Maybe\": supported values: \"Fail\", \"Ignore\"",
                "webhooks[0].sideEffects: Required value: must specify one of None, NoneOnDryRun",
                "webhooks[0].timeoutSeconds: Invalid value: 31: the timeout value must be between 1 and 30 seconds",
                "webhooks[0].clientConfig.url: Invalid value: \"http\": 'https' is the only allowed URL scheme; "
                    + "desired format: https://host[/path]",
                "user information is not permitted in the URL",
                "fragments are not permitted in the URL",
                "query parameters are not permitted in the URL",
                "webhooks[0].admissionReviewVersions: Invalid value: [\"v2\"]: must include at least one of "
                    + "v1, v1beta1",
                "webhooks[0].matchConditions[0].expression: Invalid value: \"object.x +\": compilation failed: ERROR: "
                    + "<input>:1:",
                "webhooks[0].matchConditions[0].name: Required value",
                "webhooks[0].matchConditions[1].expression: Invalid value: \"object.x\": must evaluate to bool "
                    + "but got dyn",
            }
        )
            Assert.Contains(fault, message);
        var good = Hook("good.example.com", "/x");
        var created = (await _admin.PostAsync(Mutating, Configuration(Mutating, "m", good))).Expect(201);
        Assert.Equal("Never", created.Text("webhooks", "0", "reinvocationPolicy"));
        Assert.Equal("Equivalent", created.Text("webhooks", "0", "matchPolicy"));
        Assert.Equal("*", created.Text("webhooks", "0", "rules", "0", "scope"));
        Assert.Equal("1", created.Text("metadata", "generation"));
    }

    [Fact]
    public async Task A_generated_name_is_shown_when_it_is_settled()
    {
        _hook.On("/first");
        _hook.On("/last");
        await ConfigureAsync(Mutating, "m", Hook("m.example.com", "/first"));
        await ConfigureAsync(Validating, "v", Hook("v.example.com", "/last"));
        var made = await _admin.PostAsync(
            Maps,
            new
            {
                apiVersion = "v1",
                kind = "ConfigMap",
                metadata = new { generateName = "a-" },
            }
        );
        var name = made.Expect(201).Text("metadata", "name");
        var (first, last) = (_hook.Reviews.First().Request, _hook.Reviews.Last().Request);
        Assert.Equal(("", ""), (Text(first, "name"), Text((JsonObject)first["object"]!["metadata"]!, "name")));
        Assert.Equal(("", name), (Text(last, "name"), Text((JsonObject)last["object"]!["metadata"]!, "name")));
    }

    [Fact]
    public async Task Writes_by_gRPC_are_looked_at_as_those_by_REST()
    {
        _hook.On("/no", (_, r) => r["allowed"] = false);
        await ConfigureAsync(Validating, "v", Hook("no.example.com", "/no", resources: ["configmaps", "pods/binding"]));
        using var channel = _server.Channel();
        var write = new WriteRequest();
        foreach (var (resource, name, subresource) in new[] { ("configmaps", "", ""), ("pods", "p", "binding") })
            write.Operations.Add(
                new WriteOperation
                {
                    Verb = WriteOperation.Types.Verb.Create,
                    Version = "v1",
                    Resource = resource,
                    Namespace = "shop",
                    Name = name,
                    Subresource = subresource,
                    Body = Google.Protobuf.ByteString.CopyFromUtf8(
                        """{"metadata":{"name":"p"},"target":{"name":"n"}}"""
                    ),
                }
            );
        var answers = await channel.Streams().WriteAsync(write);
        Assert.Equal([400, 400], answers.Results.Select(r => r.Code));
        Assert.All(
            answers.Results,
            r =>
                Assert.Equal(
                    "admission webhook \"no.example.com\" denied the request without explanation",
                    (string)JsonNode.Parse(r.Body.Span)!["message"]!
                )
        );
    }

    [Fact]
    public async Task Calls_are_counted()
    {
        _hook.On("/no", (_, r) => r["allowed"] = false);
        await ConfigureAsync(Validating, "v", Hook("no.example.com", "/no"));
        (await _admin.PostAsync(Maps, Objects.ConfigMap("a"))).Expect(400);
        var text = (await _admin.GetAsync("/metrics")).Expect(200).Body.GetValue<string>();
        Assert.Contains(
            "apiserver_admission_webhook_rejection_count{name=\"no.example.com\",type=\"validating\","
                + "operation=\"CREATE\","
                + "error_type=\"no_error\",rejection_code=\"400\"} 1",
            text
        );
        Assert.Contains(
            "apiserver_admission_webhook_request_total{name=\"no.example.com\",type=\"validating\","
                + "operation=\"CREATE\","
                + "code=\"400\",rejected=\"true\"} 1",
            text
        );
    }

    private JsonObject Hook(
        string name,
        string path,
        string[]? operations = null,
        string[]? resources = null,
        int seconds = 10,
        string? reinvocation = null
    )
    {
        var hook = new JsonObject
        {
            ["name"] = name,
            ["clientConfig"] = new JsonObject { ["url"] = _hook.Url(path), ["caBundle"] = _hook.CaBundle },
            ["rules"] = new JsonArray(
                new JsonObject
                {
                    ["operations"] = new JsonArray([.. (operations ?? ["*"]).Select(o => JsonValue.Create(o))]),
                    ["apiGroups"] = new JsonArray("*"),
                    ["apiVersions"] = new JsonArray("*"),
                    ["resources"] = new JsonArray([.. (resources ?? ["configmaps"]).Select(r => JsonValue.Create(r))]),
                }
            ),
            ["sideEffects"] = "None",
            ["timeoutSeconds"] = seconds,
            ["admissionReviewVersions"] = new JsonArray("v1"),
        };
        if (reinvocation is not null)
            hook["reinvocationPolicy"] = reinvocation;
        return hook;
    }

    private static string Configuration(string path, string name, JsonObject hook) =>
        new JsonObject
        {
            ["apiVersion"] = "admissionregistration.k8s.io/v1",
            ["kind"] = path == Mutating ? "MutatingWebhookConfiguration" : "ValidatingWebhookConfiguration",
            ["metadata"] = new JsonObject { ["name"] = name },
            ["webhooks"] = new JsonArray(hook.DeepClone()),
        }.ToJsonString();

    private async Task<Answer> ConfigureAsync(string path, string name, JsonObject hook) =>
        (await _admin.PostAsync(path, Configuration(path, name, hook))).Expect(201);

    private static string Text(JsonObject node, string field) => (string?)node[field] ?? "";
}
