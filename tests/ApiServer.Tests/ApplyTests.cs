using System.Text.Json.Nodes;
using Arktos.Api.Streams;
using Arktos.ApiServer.Tests.Support;
using Arktos.Rpc;
using Arktos.StoreClient;
using Google.Protobuf;

namespace Arktos.ApiServer.Tests;

/// <summary>Server-side apply, and who manages what after every kind of write.</summary>
public sealed class ApplyTests : IAsyncLifetime
{
    private const string Apply = "application/apply-patch+yaml";
    private const string Maps = "/api/v1/namespaces/shop/configmaps";
    private const string Deployments = "/apis/apps/v1/namespaces/shop/deployments";
    private const string Pods = "/api/v1/namespaces/shop/pods";
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

    [Fact]
    public async Task An_apply_creates_then_changes_and_drops_what_it_says_no_more()
    {
        var created = (
            await ApplyAsync(
                $"{Deployments}/web?fieldManager=me",
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web, labels: {a: x, b: x}}
                spec:
                  replicas: 2
                  selector: {matchLabels: {app: web}}
                  template:
                    metadata: {labels: {app: web}}
                    spec: {containers: [{name: main, image: "nginx:1"}]}
                """
            )
        ).Expect(201);
        Assert.Equal("me Apply apps/v1", Managers(created));
        Assert.Equal(
            """
            {"f:metadata":{"f:labels":{"f:a":{},"f:b":{}}},"f:spec":{"f:replicas":{},"f:selector":{},"f:template":
            {"f:metadata":{"f:labels":{"f:app":{}}},"f:spec":{"f:containers":
            {"k:{\"name\":\"main\"}":{".":{},"f:image":{},"f:name":{}}}}}}}
            """.ReplaceLineEndings(""),
            Fields(created, "me")
        );
        Assert.Equal(
            created.Text("metadata", "creationTimestamp"),
            created.Text("metadata", "managedFields", "0", "time")
        );
        var again = (
            await ApplyAsync(
                $"{Deployments}/web?fieldManager=me",
                """
                {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"web","labels":{"b":"y"}},
                "spec":{"selector":{"matchLabels":{"app":"web"}},"template":{"metadata":{"labels":{"app":"web"}},
                "spec":{"containers":[{"name":"main","image":"nginx:1"}]}}}}
                """
            )
        ).Expect(200);
        Assert.Equal("""{"b":"y"}""", again.Node("metadata", "labels")!.ToJsonString());
        // What goes gets its default again.
        Assert.Equal("1", again.Text("spec", "replicas"));
        Assert.DoesNotContain("f:replicas", Fields(again, "me"));
    }

    [Fact]
    public async Task An_apply_of_what_is_there_is_not_committed()
    {
        const string Body = "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {k: v}}";
        var first = (await ApplyAsync($"{Maps}/a?fieldManager=me", Body)).Expect(201);
        var again = (await ApplyAsync($"{Maps}/a?fieldManager=me", Body)).Expect(200);
        Assert.Equal(first.Body.ToJsonString(), again.Body.ToJsonString());
        // Who comes to share it is a change.
        var shared = (await ApplyAsync($"{Maps}/a?fieldManager=you", Body)).Expect(200);
        Assert.NotEqual(first.Version, shared.Version);
        Assert.Equal("me Apply v1, you Apply v1", Managers(shared));
    }

    [Fact]
    public async Task Another_value_is_a_conflict_by_name_until_somebody_insists()
    {
        await _admin.PostAsync($"{Deployments}?fieldManager=maker", Objects.Deployment("web", 1));
        const string Body = """
            {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"web"},"spec":{"replicas":3}}
            """;
        var one = (await ApplyAsync($"{Deployments}/web?fieldManager=ci", Body)).Expect(409);
        Assert.Equal("Conflict", one.Text("reason"));
        Assert.Equal(
            "Apply failed with 1 conflict: conflict with \"maker\" using apps/v1: .spec.replicas",
            one.Text("message")
        );
        Assert.Equal(
            """[{"reason":"FieldManagerConflict","message":"conflict with \"maker\" using apps/v1","field":".spec.replicas"}]""",
            JsonNode.Parse(one.Node("details", "causes")!.ToJsonString(Relaxed))!.ToJsonString(Relaxed)
        );
        (
            await ApplyAsync(
                $"{Deployments}/web?fieldManager=you",
                """
                {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"web"},"spec":{"replicas":1,"paused":true}}
                """
            )
        ).Expect(200);
        var many = (
            await ApplyAsync(
                $"{Deployments}/web?fieldManager=ci",
                """
                {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"web"},"spec":{"replicas":3,"paused":false,
                "template":{"spec":{"containers":[{"name":"main","image":"other"}]}}}}
                """
            )
        ).Expect(409);
        Assert.Equal(
            """
            Apply failed with 4 conflicts: conflicts with "maker" using apps/v1:
            - .spec.replicas
            - .spec.template.spec.containers[name="main"].image
            conflicts with "you":
            - .spec.paused
            - .spec.replicas
            """,
            many.Text("message")
        );
        var forced = (await ApplyAsync($"{Deployments}/web?fieldManager=ci&force=true", Body)).Expect(200);
        Assert.Equal("3", forced.Text("spec", "replicas"));
        Assert.Equal("""{"f:spec":{"f:replicas":{}}}""", Fields(forced, "ci"));
        Assert.Equal("""{"f:spec":{"f:paused":{}}}""", Fields(forced, "you"));
        Assert.DoesNotContain("f:replicas", Fields(forced, "maker"));
    }

    [Theory]
    [InlineData(
        "",
        "",
        422,
        "PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Required value: is required for apply patch"
    )]
    [InlineData(
        "?fieldManager=%0a",
        "",
        422,
        "PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: "
            + "Invalid value: \"\\n\": invalid character U+000A (at position 0)"
    )]
    [InlineData(
        "?fieldManager=a%e2%80%8b",
        "",
        422,
        "PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: "
            + "Invalid value: \"a\u200b\": invalid character U+200B (at position 1)"
    )]
    [InlineData("?fieldManager=m", "a: [", 400, "error decoding YAML: *")]
    [InlineData(
        "?fieldManager=m",
        "[1]",
        400,
        "error decoding YAML: json: cannot unmarshal into Go value of type map[string]interface {}"
    )]
    [InlineData(
        "?fieldManager=m",
        "apiVersion: v2",
        400,
        "Incorrect version specified in apply patch. Specified patch version: v2, expected: v1"
    )]
    [InlineData(
        "?fieldManager=m",
        "data: {}",
        400,
        "Incorrect version specified in apply patch. Specified patch version: , expected: v1"
    )]
    [InlineData("?fieldManager=m", "{apiVersion: v1, kind: Secret}", 400, "invalid object type: /v1, Kind=Secret")]
    [InlineData(
        "?fieldManager=m",
        "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, managedFields: []}}",
        400,
        "metadata.managedFields must be nil"
    )]
    [InlineData(
        "?fieldManager=m",
        "{apiVersion: v1, kind: ConfigMap, metadata: {name: b}}",
        400,
        "the name of the object (b) does not match the name on the URL (a)"
    )]
    [InlineData(
        "?fieldManager=m",
        "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: shop}, spec: {x: 1}, data: {k: 1}}",
        500,
        "failed to create typed patch object (shop/a; /v1, Kind=ConfigMap): errors:\n"
            + "  .spec: field not declared in schema\n"
            + "  .data.k: expected string, got &value.valueUnstructured{Value:1}"
    )]
    [InlineData(
        "?fieldManager=m&fieldValidation=Strict",
        "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, foo: 1}",
        500,
        "failed to create typed patch object (/a; /v1, Kind=ConfigMap): .foo: field not declared in schema"
    )]
    [InlineData(
        "?fieldManager=m&fieldValidation=Strict",
        "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, foo: 1}, data: {k: a, k: b}}",
        500,
        "failed to create typed patch object (/a; /v1, Kind=ConfigMap): .metadata.foo: field not declared in schema"
    )]
    [InlineData(
        "?fieldManager=m&fieldValidation=Strict",
        "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {k: a, k: b}}",
        400,
        "error strict decoding YAML: error converting YAML to JSON: yaml: unmarshal errors:\n"
            + "  line 1: key \"k\" already set in map"
    )]
    [InlineData(
        "?fieldManager=m&fieldValidation=Strict",
        """{"apiVersion":"v1","kind":"ConfigMap","data":{"k":"a","k":"b"}}""",
        400,
        "error strict decoding YAML: duplicate field \"data.k\""
    )]
    [InlineData(
        "?fieldManager=m",
        "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, uid: other}}",
        409,
        "*Precondition failed: UID in precondition: other, *"
    )]
    [InlineData(
        "?fieldManager=m",
        "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, resourceVersion: \"1\"}}",
        409,
        "*the object has been modified*"
    )]
    public async Task What_cannot_be_applied_is_told(string query, string body, int code, string message)
    {
        (await _admin.PostAsync(Maps, Objects.ConfigMap("a"))).Expect(201);
        var answer = (await ApplyAsync($"{Maps}/a{query}", body)).Expect(code);
        var pattern = System
            .Text.RegularExpressions.Regex.Escape(message)
            .Replace("\\*", "(.|\\n)*", StringComparison.Ordinal);
        Assert.Matches($"^{pattern}$", answer.Text("message"));
        Assert.Equal("v", (await _admin.GetAsync($"{Maps}/a")).Text("data", "key"));
    }

    [Fact]
    public async Task Elements_that_cannot_be_told_apart_are_refused()
    {
        var answer = (
            await ApplyAsync(
                $"{Deployments}/web?fieldManager=m",
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web, namespace: shop}
                spec: {template: {spec: {containers: [{name: x}, {name: x}]}}}
                """
            )
        ).Expect(500);
        Assert.Equal(
            "failed to create typed patch object (shop/web; apps/v1, Kind=Deployment): "
                + ".spec.template.spec.containers: duplicate entries for key [name=\"x\"]",
            answer.Text("message")
        );
    }

    [Fact]
    public async Task A_field_that_comes_twice_is_warned_of_and_the_last_one_counts()
    {
        var applied = (
            await ApplyAsync(
                $"{Maps}/a?fieldManager=m",
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {k: a, k: b}}"
            )
        ).Expect(201);
        Assert.Equal("b", applied.Text("data", "k"));
        Assert.Contains("duplicate field", string.Join(' ', applied.Headers.GetValues("Warning")));
    }

    [Fact]
    public async Task Only_an_apply_may_insist()
    {
        (await _admin.PostAsync(Maps, Objects.ConfigMap("a"))).Expect(201);
        var refused = (await _admin.PatchAsync($"{Maps}/a?force=true", new { data = new { k = "v" } })).Expect(422);
        Assert.Equal(
            "PatchOptions.meta.k8s.io \"\" is invalid: force: Forbidden: may not be specified for non-apply patch",
            refused.Text("message")
        );
        var tooLong = (
            await _admin.PostAsync($"{Maps}?fieldManager={new string('x', 129)}", Objects.ConfigMap("b"))
        ).Expect(422);
        Assert.Equal(
            "CreateOptions.meta.k8s.io \"\" is invalid: fieldManager: Too long: may not be more than 128 bytes",
            tooLong.Text("message")
        );
    }

    [Fact]
    public async Task Every_write_says_who_made_it()
    {
        _admin.Http.DefaultRequestHeaders.UserAgent.ParseAdd("mytool/1.2 (linux)");
        var created = (await _admin.PostAsync(Maps, Objects.ConfigMap("a"))).Expect(201);
        Assert.Equal("mytool Update v1", Managers(created));
        Assert.Equal("""{"f:data":{".":{},"f:key":{}}}""", Fields(created, "mytool"));
        Assert.Equal(
            created.Text("metadata", "creationTimestamp"),
            created.Text("metadata", "managedFields", "0", "time")
        );
        var patched = (
            await _admin.PatchAsync($"{Maps}/a?fieldManager=patcher", new { data = new { more = "x" } })
        ).Expect(200);
        Assert.Equal("mytool Update v1, patcher Update v1", Sorted(patched));
        // Who reads and writes back, with managedFields or without, keeps them all.
        var body = (JsonObject)patched.Body.DeepClone();
        body["data"]!["key"] = "mine";
        var replaced = (await _admin.PutAsync($"{Maps}/a?fieldManager=replacer", body)).Expect(200);
        Assert.Equal("mytool Update v1, patcher Update v1, replacer Update v1", Sorted(replaced));
        Assert.Equal("""{"f:data":{"f:key":{}}}""", Fields(replaced, "replacer"));
        body = (JsonObject)replaced.Body.DeepClone();
        ((JsonObject)body["metadata"]!).Remove("managedFields");
        var same = (await _admin.PutAsync($"{Maps}/a?fieldManager=nobody", body)).Expect(200);
        Assert.Equal(replaced.Body.ToJsonString(), same.Body.ToJsonString());
        Assert.Equal(
            replaced.Body.ToJsonString(),
            (await _admin.PutAsync($"{Maps}/a?fieldManager=nobody", replaced.Body)).Expect(200).Body.ToJsonString()
        );
        // What is gone is nobody's.
        var removed = (
            await _admin.PatchAsync(
                $"{Maps}/a?fieldManager=remover",
                """{"data":{"more":null}}""",
                "application/merge-patch+json"
            )
        ).Expect(200);
        Assert.Equal("mytool Update v1, replacer Update v1", Sorted(removed));
    }

    [Fact]
    public async Task Parts_of_an_object_have_managers_of_their_own()
    {
        (await _admin.PostAsync($"{Deployments}?fieldManager=maker", Objects.Deployment("web", 1))).Expect(201);
        var scaled = (
            await _admin.PatchAsync($"{Deployments}/web/scale?fieldManager=scaler", new { spec = new { replicas = 2 } })
        ).Expect(200);
        Assert.Equal("Scale", scaled.Text("kind"));
        var status = (
            await _admin.PatchAsync(
                $"{Deployments}/web/status?fieldManager=controller",
                new { spec = new { replicas = 9 }, status = new { replicas = 2 } }
            )
        ).Expect(200);
        Assert.Equal(
            "controller Update apps/v1 status, maker Update apps/v1, scaler Update apps/v1 scale",
            Sorted(status)
        );
        Assert.Equal("""{"f:spec":{"f:replicas":{}}}""", Fields(status, "scaler"));
        Assert.Equal("""{"f:status":{"f:replicas":{}}}""", Fields(status, "controller"));
        Assert.DoesNotContain("f:status", Fields(status, "maker"));
    }

    [Fact]
    public async Task Status_and_scale_are_applied()
    {
        (await _admin.PostAsync($"{Deployments}?fieldManager=maker", Objects.Deployment("web", 1))).Expect(201);
        var status = (
            await ApplyAsync(
                $"{Deployments}/web/status?fieldManager=a",
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web, labels: {x: y}}
                spec: {replicas: 7}
                status: {replicas: 1, conditions: [{type: Available, status: "True"}]}
                """
            )
        ).Expect(200);
        Assert.Equal(
            ("1", "1", ""),
            (status.Text("spec", "replicas"), status.Text("status", "replicas"), status.Text("metadata", "labels"))
        );
        Assert.Equal(
            """{"f:status":{"f:conditions":{"k:{\"type\":\"Available\"}":{".":{},"f:status":{},"f:type":{}}},"f:replicas":{}}}""",
            Fields(status, "a")
        );
        const string Scale = "{apiVersion: autoscaling/v1, kind: Scale, metadata: {name: web}, spec: {replicas: 4}}";
        var conflict = (await ApplyAsync($"{Deployments}/web/scale?fieldManager=s", Scale)).Expect(409);
        Assert.Equal(
            "Apply failed with 1 conflict: conflict with \"maker\" using apps/v1: .spec.replicas",
            conflict.Text("message")
        );
        var scaled = (await ApplyAsync($"{Deployments}/web/scale?fieldManager=s&force=true", Scale)).Expect(200);
        Assert.Equal(("Scale", "4"), (scaled.Text("kind"), scaled.Text("spec", "replicas")));
        var after = (await _admin.GetAsync($"{Deployments}/web")).Expect(200);
        Assert.Equal("4", after.Text("spec", "replicas"));
        Assert.Equal("""{"f:spec":{"f:replicas":{}}}""", Fields(after, "s"));
        Assert.Contains("s Apply apps/v1 scale", Managers(after));
        var other = (
            await ApplyAsync(
                $"{Deployments}/web?fieldManager=o",
                """
                {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"web"},"spec":{"replicas":1}}
                """
            )
        ).Expect(409);
        Assert.Equal(
            "Apply failed with 1 conflict: conflict with \"s\" with subresource \"scale\": .spec.replicas",
            other.Text("message")
        );
        var missing = (
            await ApplyAsync($"{Deployments}/none/scale?fieldManager=s", "{apiVersion: autoscaling/v1, kind: Scale}")
        ).Expect(404);
        Assert.Equal("deployments.apps \"none\" not found", missing.Text("message"));
    }

    [Theory]
    [InlineData("application/merge-patch+json", """{"metadata":{"managedFields":[{}]}}""", "")]
    [InlineData("application/merge-patch+json", """{"metadata":{"managedFields":[]}}""", "")]
    [InlineData("application/merge-patch+json", """{"metadata":{"managedFields":null}}""", "maker Update v1")]
    [InlineData("application/strategic-merge-patch+json", """{"metadata":{"managedFields":[{}]}}""", "")]
    [InlineData(
        "application/json-patch+json",
        """[{"op":"replace","path":"/metadata/managedFields","value":[{}]}]""",
        ""
    )]
    [InlineData(
        "application/json-patch+json",
        """[{"op":"replace","path":"/metadata/managedFields/0/manager","value":"new"}]""",
        "new Update v1"
    )]
    [InlineData(
        "application/json-patch+json",
        """[{"op":"remove","path":"/metadata/managedFields"}]""",
        "maker Update v1"
    )]
    [InlineData(
        "application/json-patch+json",
        """[{"op":"replace","path":"/metadata/managedFields/0/operation","value":"X"}]""",
        "maker Update v1"
    )]
    [InlineData(
        "application/json-patch+json",
        """[{"op":"replace","path":"/metadata/managedFields/0/fieldsV1","value":{"x":{}}}]""",
        "maker Update v1"
    )]
    public async Task Managers_are_taken_away_or_changed_by_a_patch_of_them(string type, string patch, string managers)
    {
        (await _admin.PostAsync($"{Maps}?fieldManager=maker", Objects.ConfigMap("a"))).Expect(201);
        var patched = (await _admin.PatchAsync($"{Maps}/a", patch, type)).Expect(200);
        Assert.Equal(managers, Managers(patched));
        Assert.Equal(managers, Managers((await _admin.GetAsync($"{Maps}/a")).Expect(200)));
        if (managers.Length > 0)
            return;
        // Nobody tracks it any more, until it is applied.
        var changed = (await _admin.PatchAsync($"{Maps}/a", new { data = new { k = "1" } })).Expect(200);
        Assert.Equal("", Managers(changed));
        var conflict = (
            await ApplyAsync(
                $"{Maps}/a?fieldManager=m",
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {k: \"2\"}}"
            )
        ).Expect(409);
        Assert.Equal(
            "Apply failed with 1 conflict: conflict with \"before-first-apply\" using v1: .data.k",
            conflict.Text("message")
        );
    }

    [Fact]
    public async Task Managers_of_a_body_that_is_created_do_not_count()
    {
        var first = (await _admin.PostAsync($"{Maps}?fieldManager=maker", Objects.ConfigMap("a"))).Expect(201);
        var body = (JsonObject)first.Body.DeepClone();
        (body["metadata"]!["name"], body["metadata"]!["resourceVersion"]) = ("b", "");
        Assert.Equal(
            "other Update v1",
            Managers((await _admin.PostAsync($"{Maps}?fieldManager=other", body)).Expect(201))
        );
    }

    [Fact]
    public async Task A_dry_run_stores_nothing()
    {
        const string Body = "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {k: v}}";
        var dry = (await ApplyAsync($"{Maps}/a?fieldManager=m&dryRun=All", Body)).Expect(201);
        Assert.Equal(("m Apply v1", ""), (Managers(dry), dry.Version));
        (await _admin.GetAsync($"{Maps}/a")).Expect(404);
        var made = (await ApplyAsync($"{Maps}/a?fieldManager=m", Body)).Expect(201);
        var other = (await ApplyAsync($"{Maps}/a?fieldManager=n&dryRun=All", Body)).Expect(200);
        Assert.Equal("m Apply v1, n Apply v1", Sorted(other));
        Assert.Equal(made.Body.ToJsonString(), (await _admin.GetAsync($"{Maps}/a")).Body.ToJsonString());
    }

    [Fact]
    public async Task Who_may_only_patch_cannot_create_by_an_apply()
    {
        (
            await _admin.PostAsync(
                "/apis/rbac.authorization.k8s.io/v1/namespaces/shop/roles",
                new
                {
                    metadata = new { name = "patcher" },
                    rules = new[]
                    {
                        new
                        {
                            apiGroups = new[] { "" },
                            resources = new[] { "configmaps" },
                            verbs = new[] { "patch" },
                        },
                    },
                }
            )
        ).Expect(201);
        (
            await _admin.PostAsync(
                "/apis/rbac.authorization.k8s.io/v1/namespaces/shop/rolebindings",
                new
                {
                    metadata = new { name = "patcher" },
                    roleRef = new
                    {
                        apiGroup = "rbac.authorization.k8s.io",
                        kind = "Role",
                        name = "patcher",
                    },
                    subjects = new[]
                    {
                        new
                        {
                            kind = "User",
                            name = "pat",
                            apiGroup = "rbac.authorization.k8s.io",
                        },
                    },
                }
            )
        ).Expect(201);
        var pat = _server.Client("CN=pat");
        const string Body = "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {k: v}}";
        var refused = await pat.PatchAsync($"{Maps}/a?fieldManager=m", Body, Apply);
        Assert.Equal(
            (403, true),
            (refused.Code, refused.Text("message").Contains("cannot create", StringComparison.Ordinal))
        );
        (await _admin.PostAsync(Maps, Objects.ConfigMap("a"))).Expect(201);
        (await pat.PatchAsync($"{Maps}/a?fieldManager=m", Body, Apply)).Expect(200);
    }

    [Fact]
    public async Task What_the_server_adds_belongs_to_nobody_and_bindings_and_deletions_keep_managers()
    {
        (await _admin.PostAsync("/api/v1/nodes?fieldManager=agent", Objects.Node("n1"))).Expect(201);
        var service = (
            await _admin.PostAsync("/api/v1/namespaces/shop/services?fieldManager=m", Objects.Service("s"))
        ).Expect(201);
        Assert.DoesNotContain("clusterIP", Fields(service, "m"));
        var pod = (await _admin.PostAsync($"{Pods}?fieldManager=m", Objects.Pod("p"))).Expect(201);
        Assert.DoesNotContain("f:status", Fields(pod, "m"));
        (
            await _admin.PostAsync(
                $"{Pods}/p/binding?fieldManager=scheduler",
                new { metadata = new { name = "p" }, target = new { name = "n1" } }
            )
        ).Expect(201);
        var bound = (await _admin.GetAsync($"{Pods}/p")).Expect(200);
        Assert.Equal(("n1", Fields(pod, "m")), (bound.Text("spec", "nodeName"), Fields(bound, "m")));
        var deleted = (await _admin.DeleteAsync($"{Pods}/p")).Expect(200);
        Assert.NotEqual("", deleted.Text("metadata", "deletionTimestamp"));
        Assert.Equal("m Update v1", Managers(deleted));
    }

    [Fact]
    public async Task Tables_and_partial_objects_show_managers_as_the_object_does()
    {
        (await _admin.PostAsync($"{Maps}?fieldManager=m", Objects.ConfigMap("a"))).Expect(201);
        var partial = await _admin.GetAsync(
            $"{Maps}/a",
            "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1"
        );
        Assert.Equal("m Update v1", Managers(partial.Expect(200)));
        var table = (await _admin.GetAsync(Maps, "application/json;as=Table;g=meta.k8s.io;v=v1")).Expect(200);
        var row = ((JsonArray)table.Node("rows")!).Single(r => r!["object"]!["metadata"]!["name"]!.ToString() == "a");
        Assert.Equal("m", row!["object"]!["metadata"]!["managedFields"]![0]!["manager"]!.ToString());
    }

    [Fact]
    public async Task Events_have_managers_in_both_their_forms()
    {
        const string Events = "/apis/events.k8s.io/v1/namespaces/shop/events";
        var created = (
            await _admin.PostAsync(
                $"{Events}?fieldManager=m",
                new
                {
                    metadata = new { name = "e" },
                    regarding = new
                    {
                        kind = "Pod",
                        @namespace = "shop",
                        name = "p",
                    },
                    note = "n",
                }
            )
        ).Expect(201);
        Assert.Equal("m Update events.k8s.io/v1", Managers(created));
        Assert.Contains("f:note", Fields(created, "m"));
        var core = (await _admin.GetAsync("/api/v1/namespaces/shop/events/e")).Expect(200);
        Assert.Equal(Fields(created, "m"), Fields(core, "m"));
        var patched = (
            await _admin.PatchAsync("/api/v1/namespaces/shop/events/e?fieldManager=n", new { message = "other" })
        ).Expect(200);
        Assert.Equal("""{"f:message":{}}""", Fields(patched, "n"));
        Assert.Equal(patched.Version, (await _admin.GetAsync($"{Events}/e")).Version);
        Assert.Equal("m Update events.k8s.io/v1, n Update v1", Sorted(await _admin.GetAsync($"{Events}/e")));
    }

    [Fact]
    public async Task What_is_too_large_with_its_managers_is_written_without_them()
    {
        var (refused, kept) = (0, 0);
        _server.Keyspace.Refuses = commit =>
        {
            var tooLarge = commit
                .Operations.OfType<CommitOperation.Put>()
                .Any(p => p.Value.Span.IndexOf("managedFields"u8) >= 0 && p.Key.Resource == "configmaps");
            (refused, kept) = tooLarge ? (refused + 1, kept) : (refused, kept + 1);
            return tooLarge;
        };
        Assert.Equal("", Managers((await _admin.PostAsync(Maps, Objects.ConfigMap("a"))).Expect(201)));
        var applied = (
            await ApplyAsync(
                $"{Maps}/a?fieldManager=m",
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {k: v}}"
            )
        ).Expect(200);
        Assert.Equal(("", "v"), (Managers(applied), applied.Text("data", "k")));
        Assert.Equal((2, 2), (refused, kept));
    }

    [Fact]
    public async Task Applies_of_many_at_once_all_arrive()
    {
        var results = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(i =>
                    ApplyAsync(
                        $"{Maps}/a?fieldManager=m{i}",
                        $"{{apiVersion: v1, kind: ConfigMap, metadata: {{name: a}}, data: {{k{i}: v}}}}"
                    )
                )
        );
        Assert.All(results, r => Assert.InRange(r.Code, 200, 201));
        Assert.Single(results, r => r.Code == 201);
        var after = await _admin.GetAsync($"{Maps}/a");
        Assert.Equal(8, ((JsonObject)after.Node("data")!).Count);
        Assert.Equal(8, ((JsonArray)after.Node("metadata", "managedFields")!).Count);
    }

    [Fact]
    public async Task The_gRPC_door_writes_by_the_same_rules()
    {
        using var channel = _server.Channel();
        var response = await channel
            .Streams()
            .WriteAsync(
                new WriteRequest
                {
                    Operations =
                    {
                        Operation(
                            WriteOperation.Types.Verb.Create,
                            "",
                            """{"metadata":{"name":"a"},"data":{"k":"1"}}""",
                            "maker"
                        ),
                        Applied(
                            "b",
                            """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"b"},"data":{"k":"1"}}""",
                            "me"
                        ),
                        Applied("c", """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"c"}}""", ""),
                        Operation(
                            WriteOperation.Types.Verb.Create,
                            "",
                            """{"metadata":{"name":"d"},"data":{"k":"1"}}""",
                            ""
                        ),
                    },
                }
            );
        Assert.Equal([201, 201, 422, 201], response.Results.Select(r => r.Code));
        Assert.Equal("maker Update v1", Managers(Answer(response, 0)));
        Assert.Equal("me Apply v1", Managers(Answer(response, 1)));
        Assert.Equal(
            "PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Required value: is required for apply patch",
            Answer(response, 2).Text("message")
        );
        Assert.Matches("^grpc-dotnet Update v1$", Managers(Answer(response, 3)));
        const string Body = """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"},"data":{"k":"2"}}""";
        var forced = Applied("a", Body, "me");
        forced.Force = true;
        var patched = Operation(WriteOperation.Types.Verb.Patch, "b", """{"data":{"k":"3"}}""", "patcher");
        (patched.PatchType, patched.Force) = ("application/merge-patch+json", false);
        response = await channel
            .Streams()
            .WriteAsync(new WriteRequest { Operations = { Applied("a", Body, "me"), forced, patched } });
        Assert.Equal([409, 200, 422], response.Results.Select(r => r.Code));
        Assert.Equal(
            "Apply failed with 1 conflict: conflict with \"maker\" using v1: .data.k",
            Answer(response, 0).Text("message")
        );
        Assert.Equal("""{"f:data":{"f:k":{}}}""", Fields(Answer(response, 1), "me"));
        Assert.Contains("force: Forbidden", Answer(response, 2).Text("message"));
    }

    private static readonly System.Text.Json.JsonSerializerOptions Relaxed = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static Answer Answer(WriteResponse response, int index) =>
        new(response.Results[index].Code, JsonNode.Parse(response.Results[index].Body.Span)!, null!);

    private static WriteOperation Applied(string name, string body, string manager)
    {
        var operation = Operation(WriteOperation.Types.Verb.Patch, name, body, manager);
        operation.PatchType = Apply;
        return operation;
    }

    private static WriteOperation Operation(WriteOperation.Types.Verb verb, string name, string body, string manager) =>
        new()
        {
            Verb = verb,
            Version = "v1",
            Resource = "configmaps",
            Namespace = "shop",
            Name = name,
            Body = ByteString.CopyFromUtf8(body),
            FieldManager = manager,
        };

    private Task<Answer> ApplyAsync(string path, string body) => _admin.PatchAsync(path, body, Apply);

    private static string Managers(Answer answer) => string.Join(", ", Entries(answer).Select(Line));

    private static string Sorted(Answer answer) =>
        string.Join(", ", Entries(answer).Select(Line).Order(StringComparer.Ordinal));

    private static string Line(JsonNode entry) =>
        $"{entry["manager"]} {entry["operation"]} {entry["apiVersion"]} {entry["subresource"]}".TrimEnd();

    private static string Fields(Answer answer, string manager) =>
        Entries(answer).Single(e => e["manager"]!.ToString() == manager)["fieldsV1"]!.ToJsonString(Relaxed);

    private static IEnumerable<JsonNode> Entries(Answer answer) =>
        (answer.Node("metadata", "managedFields") as JsonArray ?? []).Select(e => e!);
}
