using System.Net;
using System.Text.Json.Nodes;
using Arktos.ApiServer.Tests.Support;

namespace Arktos.ApiServer.Tests;

/// <summary>Answers that were wrong once, each with its neighbours.</summary>
public sealed class AnswerTests : IAsyncLifetime
{
    private const string Maps = "/api/v1/namespaces/shop/configmaps";
    private const string Pods = "/api/v1/namespaces/shop/pods";
    private const string Services = "/api/v1/namespaces/shop/services";
    private TestServer _server = null!;
    private TestClient _admin = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _admin = _server.Client();
        (await _admin.PostAsync("/api/v1/namespaces", Objects.Namespace("shop"))).Expect(201);
        (await _admin.PostAsync("/api/v1/namespaces/shop/serviceaccounts", Objects.ServiceAccount("default"))).Expect(
            201
        );
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData("watch=true", true)]
    [InlineData("watch=True", true)]
    [InlineData("watch=1", true)]
    [InlineData("watch=yes", true)]
    [InlineData("watch=", true)]
    [InlineData("watch", true)]
    [InlineData("watch=false", false)]
    [InlineData("watch=FALSE", false)]
    [InlineData("watch=0", false)]
    [InlineData("other=true", false)]
    public async Task Booleans_of_queries_are_read_as_Kubernetes_reads_them(string query, bool isWatch)
    {
        (await _admin.PostAsync(Maps, Objects.ConfigMap("a"))).Expect(201);
        using var deadline = new CancellationTokenSource(TestServer.Deadline);
        using var response = await _admin.Http.GetAsync(
            $"{Maps}?{query}&timeoutSeconds=1",
            HttpCompletionOption.ResponseHeadersRead,
            deadline.Token
        );
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(deadline.Token));
        var first = JsonNode.Parse((await reader.ReadLineAsync(deadline.Token))!)!;
        Assert.Equal(isWatch ? "ADDED" : "ConfigMapList", (first["type"] ?? first["kind"])!.ToString());
    }

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    [InlineData("8080")]
    [InlineData("-1.5")]
    public async Task A_bare_value_where_a_string_belongs_is_told_to_be_quoted(string bare)
    {
        (string Document, string Type)[] bodies =
        [
            ($$$"""{"metadata":{"name":"a"},"data":{"x":"y","flag":{{{bare}}}}}""", "application/json"),
            ($$$"""{"data":{"flag":{{{bare}}}},"metadata":{"name":"a","labels":null}}""", "application/json"),
            (
                $$$"""
                {"metadata":{"name":"a"},
                 "data":{
                  "flag": {{{bare}}}
                 }
                }
                """,
                "application/json"
            ),
            ($"metadata:\n  name: a\ndata:\n  flag: {bare}\n", "application/yaml"),
        ];
        foreach (var (document, type) in bodies)
        {
            var answer = (await _admin.PostAsync(Maps, document, type)).Expect(400);
            var message = answer.Text("message");
            Assert.Contains("ConfigMap.data.flag: a string is expected", message, StringComparison.Ordinal);
            Assert.EndsWith($"quote it (\"{bare}\")", message, StringComparison.Ordinal);
        }
        (await _admin.PostAsync(Maps, Objects.ConfigMap("b"))).Expect(201);
        var patched = await _admin.PatchAsync($"{Maps}/b", $$$"""{"data":{"flag":{{{bare}}}}}""");
        Assert.Contains($"quote it (\"{bare}\")", patched.Text("message"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("immutable", "1")]
    [InlineData("immutable", "\"true\"")]
    [InlineData("metadata", "true")]
    [InlineData("data", "5")]
    public async Task What_is_no_string_is_not_told_to_be_quoted(string field, string value)
    {
        var answer = (await _admin.PostAsync(Maps, $$"""{"{{field}}":{{value}}}""")).Expect(400);
        Assert.Contains($"ConfigMap.{field}: ", answer.Text("message"), StringComparison.Ordinal);
        Assert.DoesNotContain("quote", answer.Text("message"), StringComparison.Ordinal);
        var service = $$$"""{"metadata":{"name":"s"},"spec":{"ports":[{"port":true}]}}""";
        Assert.DoesNotContain("quote", (await _admin.PostAsync(Services, service)).Expect(400).Text("message"));
    }

    [Fact]
    public async Task A_warning_of_any_text_does_not_break_the_answer_to_what_was_committed()
    {
        var body = """{"metadata":{"name":"a"},"größe":1,"日本":2,"\u0007bell":3,"line\nfeed":4}""";
        var answer = (await _admin.PostAsync(Maps, body)).Expect(201);
        var warnings = answer.Headers.GetValues("Warning").ToList();
        Assert.Contains(warnings, w => w.Contains("unknown field", StringComparison.Ordinal));
        (await _admin.GetAsync($"{Maps}/a")).Expect(200);
    }

    [Theory]
    [InlineData("""{"metadata":{"name":"a"},"data":{"k":"\ud800"}}""")]
    [InlineData("""{"metadata":{"name":"a"},"data":{"k":"x\udc00y\ud83d\ude00"}}""")]
    [InlineData("""{"metadata":{"name":"a"},"data":{"\ud83dk":"v"}}""")]
    public async Task Half_a_surrogate_pair_is_read_as_a_replacement(string body)
    {
        var sent = body.Contains("ude00", StringComparison.Ordinal) ? "x\ufffdy\U0001F600" : null;
        var stored = (await _admin.PostAsync(Maps, body)).Code;
        if (body.Contains("dk", StringComparison.Ordinal))
            Assert.Equal(422, stored); // no key of a config map
        else
        {
            Assert.Equal(201, stored);
            var value = (await _admin.GetAsync($"{Maps}/a")).Expect(200).Text("data", "k");
            Assert.Equal(sent ?? "\ufffd", value);
        }
    }

    [Fact]
    public async Task A_patch_that_makes_too_much_is_refused_and_changes_nothing()
    {
        (await _admin.PostAsync(Maps, Objects.ConfigMap("a"))).Expect(201);
        var doubling = new JsonArray();
        for (var i = 0; i < 24; i++)
            doubling.Add(
                new JsonObject
                {
                    ["op"] = "copy",
                    ["from"] = "/data",
                    ["path"] = $"/data/c{i}",
                }
            );
        var answer = await _admin.PatchAsync($"{Maps}/a", doubling, "application/json-patch+json");
        Assert.Contains("exceeding the limit", answer.Expect(422).Text("details", "causes", "0", "message"));
        var deep = new JsonArray();
        for (var (i, path) = (0, ""); i < 300; i++, path += "/data")
            deep.Add(
                new JsonObject
                {
                    ["op"] = "copy",
                    ["from"] = "/data",
                    ["path"] = $"{path}/data/data",
                }
            );
        (await _admin.PatchAsync($"{Maps}/a?dryRun=All", deep, "application/json-patch+json")).Expect(422);
        (await _admin.GetAsync($"{Maps}/a")).Expect(200);
    }

    [Fact]
    public async Task Errors_show_the_beginning_of_what_is_wrong_and_not_all_of_it()
    {
        var labels = new JsonObject();
        for (var i = 0; i < 50_000; i++)
            labels[$"-{i}"] = "no label " + i;
        var body = new JsonObject
        {
            ["metadata"] = new JsonObject { ["name"] = "a", ["labels"] = labels },
        };
        var answer = (await _admin.PostAsync(Maps, body)).Expect(422);
        Assert.Contains(" more]", answer.Text("message"));
        Assert.True(answer.Body.ToJsonString().Length < 1_000_000);
    }

    [Fact]
    public async Task A_repeated_owner_is_named_once_and_said()
    {
        var owner = new
        {
            apiVersion = "v1",
            kind = "Pod",
            name = "p",
            uid = "u1",
        };
        var body = new { metadata = new { name = "a", ownerReferences = new[] { owner, owner } } };
        var answer = (await _admin.PostAsync(Maps, body)).Expect(201);
        Assert.Single(answer.Node("metadata", "ownerReferences")!.AsArray());
        Assert.Contains("duplicate UID(s) observed: [u1]", answer.Headers.GetValues("Warning").Single());
        var patch = new { metadata = new { ownerReferences = new[] { owner, owner, owner } } };
        answer = (await _admin.PatchAsync($"{Maps}/a", patch)).Expect(200);
        Assert.Contains("duplicate", answer.Headers.GetValues("Warning").Single());
    }

    [Fact]
    public async Task A_second_deletion_shortens_a_grace_only_when_it_asks_to()
    {
        (await _admin.PostAsync("/api/v1/nodes", Objects.Node("n1"))).Expect(201);
        (await _admin.PostAsync(Pods, Objects.Pod("p", "n1"))).Expect(201);
        (await _admin.DeleteAsync($"{Pods}/p", new { gracePeriodSeconds = 300 })).Expect(200);
        async Task<string> GraceAsync() =>
            (await _admin.GetAsync($"{Pods}/p")).Expect(200).Text("metadata", "deletionGracePeriodSeconds");
        (await _admin.DeleteAsync($"{Pods}/p")).Expect(200);
        Assert.Equal("300", await GraceAsync());
        (await _admin.DeleteAsync($"{Pods}/p", new { gracePeriodSeconds = 400 })).Expect(200);
        Assert.Equal("300", await GraceAsync());
        (await _admin.DeleteAsync($"{Pods}/p", new { gracePeriodSeconds = 60 })).Expect(200);
        Assert.Equal("60", await GraceAsync());
    }

    [Fact]
    public async Task A_scale_is_shown_by_its_own_columns()
    {
        (await _admin.PostAsync("/apis/apps/v1/namespaces/shop/deployments", Objects.Deployment("web", 3))).Expect(201);
        var table = await _admin.GetAsync(
            "/apis/apps/v1/namespaces/shop/deployments/web/scale",
            "application/json;as=Table;v=v1;g=meta.k8s.io"
        );
        table.Expect(200);
        var names = table.Node("columnDefinitions")!.AsArray().Select(c => c!["name"]!.ToString());
        Assert.Equal(["Name", "Desired", "Available", "Age"], names);
        Assert.Equal("3", table.Text("rows", "0", "cells", "1"));
    }

    [Fact]
    public async Task What_is_not_carried_out_is_said()
    {
        var pod = JsonNode.Parse(
            """
            {"metadata":{"name":"p"},"spec":{"hostUsers":false,"resources":{"limits":{"cpu":"1"}},
              "containers":[{"name":"c","image":"i"}]}}
            """
        )!;
        var warnings = (await _admin.PostAsync(Pods, pod)).Expect(201).Headers.GetValues("Warning").ToList();
        foreach (var field in new[] { "spec.hostUsers", "spec.resources" })
            Assert.Contains(warnings, w => w.Contains(field, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Fields_of_a_service_come_and_go_with_its_type()
    {
        var created = (
            await _admin.PostAsync(
                Services,
                JsonNode.Parse(
                    """
                    {"metadata":{"name":"s"},"spec":{"type":"LoadBalancer","externalTrafficPolicy":"Local",
                      "loadBalancerClass":"example.com/lb","ports":[{"port":80}]}}
                    """
                )!
            )
        ).Expect(201);
        var port = int.Parse(created.Text("spec", "healthCheckNodePort"));
        Assert.InRange(port, 30000, 32767);
        var nodePort = created.Text("spec", "ports", "0", "nodePort");
        // A client that sends back what it read, but for the type.
        async Task<Answer> AsTypeAsync(string type)
        {
            var now = (await _admin.GetAsync($"{Services}/s")).Expect(200).Body.AsObject();
            now["spec"]!["type"] = type;
            return (await _admin.PutAsync($"{Services}/s", now)).Expect(200);
        }
        var node = await AsTypeAsync("NodePort");
        Assert.Equal(nodePort, node.Text("spec", "ports", "0", "nodePort"));
        Assert.Null(node.Node("spec", "healthCheckNodePort"));
        Assert.Null(node.Node("spec", "loadBalancerClass"));
        Assert.Null(node.Node("spec", "allocateLoadBalancerNodePorts"));
        Assert.Equal("Local", node.Text("spec", "externalTrafficPolicy"));
        var cluster = await AsTypeAsync("ClusterIP");
        Assert.Null(cluster.Node("spec", "ports", "0", "nodePort"));
        Assert.Null(cluster.Node("spec", "externalTrafficPolicy"));
        Assert.Equal(created.Text("spec", "clusterIP"), cluster.Text("spec", "clusterIP"));
    }

    [Fact]
    public async Task A_load_balancer_without_node_ports_gets_and_keeps_none()
    {
        var body = JsonNode.Parse(
            """
            {"metadata":{"name":"s"},"spec":{"type":"LoadBalancer","allocateLoadBalancerNodePorts":false,
              "ports":[{"port":80}]}}
            """
        )!;
        Assert.Null((await _admin.PostAsync(Services, body)).Expect(201).Node("spec", "ports", "0", "nodePort"));
        var patch = new { metadata = new { labels = new { a = "b" } } };
        var patched = (await _admin.PatchAsync($"{Services}/s", patch)).Expect(200);
        Assert.Null(patched.Node("spec", "ports", "0", "nodePort"));
        var changed = new { spec = new { loadBalancerClass = "example.com/lb" } };
        (await _admin.PatchAsync($"{Services}/s", changed)).Expect(422);
    }

    [Theory]
    [InlineData("kubernetes.io/dockerconfigjson", ".dockerconfigjson", "{}", 201)]
    [InlineData("kubernetes.io/dockerconfigjson", ".dockerconfigjson", "no json", 422)]
    [InlineData("kubernetes.io/dockercfg", ".dockercfg", "[1]", 422)]
    [InlineData("kubernetes.io/ssh-auth", "ssh-privatekey", "", 422)]
    [InlineData("kubernetes.io/ssh-auth", "ssh-privatekey", "k", 201)]
    [InlineData("kubernetes.io/tls", "tls.crt", "c", 422)]
    [InlineData("kubernetes.io/basic-auth", "other", "c", 422)]
    public async Task Secrets_of_known_types_hold_what_their_type_says(string type, string key, string value, int code)
    {
        var body = new
        {
            metadata = new { name = "s" },
            type,
            stringData = new Dictionary<string, string> { [key] = value },
        };
        (await _admin.PostAsync("/api/v1/namespaces/shop/secrets", body)).Expect(code);
    }

    [Fact]
    public async Task Bookmarks_come_by_the_clock_whatever_else_is_written()
    {
        var time = new SteppedTime();
        await using var server = await TestServer.StartAsync(a => new ApiServerOptions
        {
            Listen = TestServer.Options(a).Listen,
            ServingCertificate = a.Server("localhost"),
            ClientCertificateAuthorities = [a.Certificate],
            ServiceAccountSigningKeyPem = TestServer.Options(a).ServiceAccountSigningKeyPem,
            Time = time,
        });
        var admin = server.Client();
        using var watch = await admin.WatchAsync(
            "/api/v1/namespaces/default/configmaps?watch=true&allowWatchBookmarks=true&resourceVersion="
                + server.Keyspace.Last.Value
        );
        // Time goes on until there is one: the watch may begin to count it later than its headers are sent.
        var next = watch.NextAsync();
        for (var i = 0; !next.IsCompleted; i++)
        {
            time.Step(TimeSpan.FromSeconds(30));
            (await admin.PostAsync("/api/v1/namespaces/kube-public/configmaps", Objects.ConfigMap($"other{i}"))).Expect(
                201
            );
            await Task.WhenAny(next, Task.Delay(100));
        }
        Assert.Equal("BOOKMARK", (await next)!["type"]!.ToString());
    }

    [Fact]
    public async Task Pods_of_a_tenant_keep_to_the_baseline_and_those_of_the_system_need_not()
    {
        (
            await _admin.PostAsync(
                "/api/v1/tenants",
                new { metadata = new { name = "acme" }, spec = new { storageClusterId = "0" } }
            )
        ).Expect(201);
        var ann = _server.Client("O=tenant:acme,OU=system:masters,CN=ann");
        (await ann.PostAsync("/api/v1/namespaces", Objects.Namespace("own"))).Expect(201);
        (await ann.PostAsync("/api/v1/namespaces/own/serviceaccounts", Objects.ServiceAccount("default"))).Expect(201);
        foreach (
            var (spec, reason) in new[]
            {
                ("\"hostPID\":true", "host namespaces (hostPID=true)"),
                ("\"hostNetwork\":true", "host namespaces (hostNetwork=true)"),
                ("\"hostIPC\":true", "host namespaces (hostIPC=true)"),
                ("\"volumes\":[{\"name\":\"v\",\"hostPath\":{\"path\":\"/\"}}]", "hostPath volumes (volume \"v\")"),
                (
                    "\"securityContext\":{\"sysctls\":[{\"name\":\"kernel.msgmax\",\"value\":\"1\"}]}",
                    "forbidden sysctls"
                ),
                ("\"securityContext\":{\"seccompProfile\":{\"type\":\"Unconfined\"}}", "seccompProfile"),
                ("\"CONTAINER\":{\"securityContext\":{\"privileged\":true}}", "privileged"),
                ("\"CONTAINER\":{\"securityContext\":{\"capabilities\":{\"add\":[\"SYS_ADMIN\"]}}}", "capabilities"),
                ("\"CONTAINER\":{\"ports\":[{\"containerPort\":80,\"hostPort\":80}]}", "hostPort"),
                ("\"INIT\":{\"securityContext\":{\"privileged\":true}}", "privileged"),
            }
        )
        {
            var answer = await ann.PostAsync("/api/v1/namespaces/own/pods", Pod(spec));
            Assert.Contains("violates PodSecurity \"baseline:latest\"", answer.Expect(403).Text("message"));
            Assert.Contains(reason, answer.Text("message"));
            // Whoever writes it: an operator's pod of the tenant is the tenant's.
            (await _admin.PostAsync("/api/v1/tenants/acme/namespaces/own/pods", Pod(spec))).Expect(403);
        }
        (await ann.PostAsync("/api/v1/namespaces/own/pods", Pod("\"hostPID\":false"))).Expect(201);
        (await _admin.PostAsync(Pods, Pod("\"hostPID\":true"))).Expect(201);
    }

    private static JsonNode Pod(string more)
    {
        var extra = JsonNode.Parse("{" + more + "}")!.AsObject();
        JsonObject Container(string name, string part)
        {
            var container = new JsonObject { ["name"] = name, ["image"] = "i" };
            if (extra.Remove(part, out var fields))
                foreach (var (key, value) in fields!.AsObject())
                    container[key] = value?.DeepClone();
            return container;
        }
        var spec = new JsonObject
        {
            ["initContainers"] = new JsonArray(Container("first", "INIT")),
            ["containers"] = new JsonArray(Container("c", "CONTAINER")),
        };
        foreach (var (key, value) in extra)
            spec[key] = value?.DeepClone();
        return new JsonObject
        {
            ["metadata"] = new JsonObject { ["name"] = "p" },
            ["spec"] = spec,
        };
    }

    /// <summary>The real time, but for timestamps, which step when told.</summary>
    private sealed class SteppedTime : TimeProvider
    {
        private long _stepped;

        public void Step(TimeSpan by) => Interlocked.Add(ref _stepped, (long)(by.TotalSeconds * TimestampFrequency));

        public override long GetTimestamp() => base.GetTimestamp() + Interlocked.Read(ref _stepped);
    }
}
