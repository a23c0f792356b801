using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;
using Arktos.Api.Protobuf;
using Arktos.ApiServer.Tests.Support;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Tests;

/// <summary>Which wire formats are asked for, given and taken.</summary>
public sealed class FormatTests : IAsyncLifetime
{
    private const string Maps = "/api/v1/namespaces/shop/configmaps";
    private const string Pods = "/api/v1/namespaces/shop/pods";
    private const string Tabs = "/apis/stable.example.com/v1/namespaces/shop/tabs";
    private const string Protobuf = RawAnswers.Protobuf;
    private const string Partial = ";as=PartialObjectMetadata;g=meta.k8s.io;v=v1";
    private const string PartialList = ";as=PartialObjectMetadataList;g=meta.k8s.io;v=v1";
    private const string Table = ";as=Table;g=meta.k8s.io;v=v1";
    private const string Initial =
        "watch=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true";
    private const string Accepted =
        "only the following media types are accepted: application/json, application/yaml, " + Protobuf;
    private TestServer _server = null!;
    private TestClient _admin = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _admin = _server.Client();
        (await _admin.PostAsync("/api/v1/namespaces", Objects.Namespace("shop"))).Expect(201);
        (await _admin.PostAsync(Maps, Objects.ConfigMap("a"))).Expect(201);
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    private async Task DefineTabsAsync()
    {
        var definition = (
            await _admin.PostAsync(
                "/apis/apiextensions.k8s.io/v1/customresourcedefinitions",
                """
                {"kind":"CustomResourceDefinition","apiVersion":"apiextensions.k8s.io/v1",
                 "metadata":{"name":"tabs.stable.example.com"},
                 "spec":{"group":"stable.example.com","scope":"Namespaced","names":{"plural":"tabs","kind":"Tab"},
                  "versions":[{"name":"v1","served":true,"storage":true,
                   "subresources":{"scale":{
                    "specReplicasPath":".spec.replicas","statusReplicasPath":".status.replicas"}},
                   "schema":{"openAPIV3Schema":{"type":"object","properties":{
                    "spec":{"type":"object","properties":{"replicas":{"type":"integer","default":1}}},
                    "status":{"type":"object","properties":{"replicas":{"type":"integer"}}}}}}}]}}
                """
            )
        ).Expect(201);
        var body = definition.Body.DeepClone();
        body["status"]!["acceptedNames"] = body["spec"]!["names"]!.DeepClone();
        body["status"]!["conditions"] = JsonNode.Parse("""[{"type":"Established","status":"True","reason":"Test"}]""");
        const string Definition = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/tabs.stable.example.com";
        (await _admin.PutAsync($"{Definition}/status", body)).Expect(200);
        // Schemas are stored in the order in which they come, so another order is a change.
        await _admin.SameInAllFormatsAsync(Definition, isSentBack: false);
        (
            await _admin.PostAsync(
                Tabs,
                """{"kind":"Tab","apiVersion":"stable.example.com/v1","metadata":{"name":"t"},"spec":{"replicas":2}}"""
            )
        ).Expect(201);
    }

    [Theory]
    [InlineData(Protobuf, Protobuf)]
    [InlineData(Protobuf + ",application/json", Protobuf)]
    [InlineData("application/json;q=0.5," + Protobuf + ";q=0.9", Protobuf)]
    [InlineData(Protobuf + ";q=0.1,application/json", "application/json")]
    [InlineData("*/*," + Protobuf, Protobuf)]
    [InlineData("application/cbor,application/json", "application/json")]
    [InlineData("application/cbor, " + Protobuf + ";q=0.5, */*;q=0.1", Protobuf)]
    [InlineData("application/yaml", "application/yaml")]
    [InlineData("application/*", "application/json")]
    [InlineData(Protobuf + Table + ",application/json", "application/json")]
    [InlineData(Protobuf + Partial, Protobuf)]
    public async Task The_first_format_that_can_be_given_is_given(string accept, string type)
    {
        (await _admin.RawAsync($"{Maps}/a", accept)).Expect(200, type);
        var missing = (await _admin.RawAsync($"{Maps}/b", accept)).Expect(
            404,
            accept == Protobuf + Partial ? "application/json" : type
        );
        if (missing.Type == Protobuf)
            Assert.Equal(("Status", "NotFound"), (Text(missing.Message(), "kind"), Text(missing.Message(), "reason")));
    }

    [Theory]
    [InlineData("application/cbor", Accepted)]
    [InlineData("text/html", Accepted)]
    [InlineData(Protobuf + Table, Accepted)]
    [InlineData("application/json;as=Chart;g=meta.k8s.io;v=v1", Accepted)]
    [InlineData("application/json;as=Table;g=meta.k8s.io;v=v2", Accepted)]
    [InlineData("application/json;as=Table;g=example.com;v=v1", Accepted)]
    [InlineData(
        "application/json" + PartialList + ",application/json",
        "you requested PartialObjectMetadataList, but the requested object is not a list"
    )]
    public async Task What_cannot_be_given_is_not_acceptable(string accept, string message)
    {
        var refused = (await _admin.RawAsync($"{Maps}/a", accept)).Expect(406, "application/json").Json();
        Assert.Equal(("NotAcceptable", message), (Text(refused, "reason"), Text(refused, "message")));
        // Nothing is written whose answer nobody could read.
        var body = Encoding.UTF8.GetBytes("""{"metadata":{"name":"unread"}}""");
        (await _admin.RawAsync(HttpMethod.Post, Maps, accept, body, "application/json")).Expect(
            406,
            "application/json"
        );
        (await _admin.GetAsync($"{Maps}/unread")).Expect(404);
    }

    [Fact]
    public async Task A_list_has_its_own_name_for_metadata_alone()
    {
        var refused = (await _admin.RawAsync(Maps, "application/json" + Partial))
            .Expect(406, "application/json")
            .Json();
        Assert.Equal(
            "you requested PartialObjectMetadata, but the requested object is a list",
            Text(refused, "message")
        );
    }

    [Fact]
    public async Task Objects_are_created_changed_and_deleted_in_protobuf()
    {
        var pod = RawAnswers.Proto(Objects.Pod("web"));
        (await _admin.PostAsync("/api/v1/namespaces/shop/serviceaccounts", Objects.ServiceAccount("default"))).Expect(
            201
        );
        var created = (await _admin.RawAsync(HttpMethod.Post, Pods, Protobuf, pod, Protobuf))
            .Expect(201, Protobuf)
            .Message();
        Assert.Equal("nginx:1", Text(created, "spec", "containers", "0", "image"));
        created["metadata"]!["labels"]!["by"] = "protobuf";
        var changed = (
            await _admin.RawAsync(
                HttpMethod.Put,
                $"{Pods}/web",
                "application/json",
                KubeProtobuf.FromJson(Encoding.UTF8.GetBytes(created.ToJsonString())),
                Protobuf
            )
        ).Expect(200, "application/json");
        Assert.Equal("protobuf", Text(changed.Json(), "metadata", "labels", "by"));

        var binding = RawAnswers.Proto(
            new
            {
                apiVersion = "v1",
                kind = "Binding",
                metadata = new { name = "web" },
                target = new { kind = "Node", name = "n1" },
            }
        );
        var bound = await _admin.RawAsync(HttpMethod.Post, $"{Pods}/web/binding", Protobuf, binding, Protobuf);
        Assert.Equal("Success", Text(bound.Expect(201, Protobuf).Message(), "status"));
        Assert.Equal("n1", (await _admin.GetAsync($"{Pods}/web")).Text("spec", "nodeName"));

        var eviction = RawAnswers.Proto(
            new
            {
                apiVersion = "policy/v1",
                kind = "Eviction",
                metadata = new { name = "web" },
                deleteOptions = new { dryRun = new[] { "All" } },
            }
        );
        var evicted = await _admin.RawAsync(HttpMethod.Post, $"{Pods}/web/eviction", Protobuf, eviction, Protobuf);
        Assert.Equal("Status", Text(evicted.Expect(201, Protobuf).Message(), "kind"));

        var options = RawAnswers.Proto(
            new
            {
                apiVersion = "v1",
                kind = "DeleteOptions",
                gracePeriodSeconds = 0,
                preconditions = new { uid = "not-this-one" },
            }
        );
        var conflict = await _admin.RawAsync(HttpMethod.Delete, $"{Pods}/web", Protobuf, options, Protobuf);
        Assert.Equal("Conflict", Text(conflict.Expect(409, Protobuf).Message(), "reason"));
        options = RawAnswers.Proto(
            new
            {
                apiVersion = "v1",
                kind = "DeleteOptions",
                gracePeriodSeconds = 0,
            }
        );
        (await _admin.RawAsync(HttpMethod.Delete, $"{Pods}/web", Protobuf, options, Protobuf)).Expect(200, Protobuf);
        (await _admin.GetAsync($"{Pods}/web")).Expect(404);
    }

    [Fact]
    public async Task Subresources_and_reviews_speak_protobuf_too()
    {
        (await _admin.PostAsync("/apis/apps/v1/namespaces/shop/deployments", Objects.Deployment("d", 2))).Expect(201);
        const string Scale = "/apis/apps/v1/namespaces/shop/deployments/d/scale";
        var scale = (await _admin.RawAsync(Scale, Protobuf)).Expect(200, Protobuf).Message();
        Assert.Equal(("Scale", "2"), (Text(scale, "kind"), Text(scale, "spec", "replicas")));
        scale["spec"]!["replicas"] = 3;
        var body = KubeProtobuf.FromJson(Encoding.UTF8.GetBytes(scale.ToJsonString()));
        (await _admin.RawAsync(HttpMethod.Put, Scale, Protobuf, body, Protobuf)).Expect(200, Protobuf);
        Assert.Equal("3", (await _admin.GetAsync(Scale)).Text("spec", "replicas"));

        var review = RawAnswers.Proto(
            new
            {
                apiVersion = "authorization.k8s.io/v1",
                kind = "SelfSubjectAccessReview",
                spec = new { resourceAttributes = new { verb = "get", resource = "pods" } },
            }
        );
        const string Reviews = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
        var allowed = (await _admin.RawAsync(HttpMethod.Post, Reviews, Protobuf, review, Protobuf)).Expect(
            201,
            Protobuf
        );
        Assert.Equal("true", Text(allowed.Message(), "status", "allowed"));

        (await _admin.PostAsync("/api/v1/namespaces/shop/serviceaccounts", Objects.ServiceAccount("robot"))).Expect(
            201
        );
        var token = (
            await _admin.RawAsync(
                HttpMethod.Post,
                "/api/v1/namespaces/shop/serviceaccounts/robot/token",
                Protobuf,
                RawAnswers.Proto(
                    new
                    {
                        apiVersion = "authentication.k8s.io/v1",
                        kind = "TokenRequest",
                        spec = new { audiences = Array.Empty<string>(), expirationSeconds = 700 },
                    }
                ),
                Protobuf
            )
        ).Expect(201, Protobuf);
        Assert.NotEmpty(Text(token.Message(), "status", "token"));
    }

    [Fact]
    public async Task A_body_that_is_no_message_is_a_bad_request_and_unknown_fields_are_not()
    {
        var good = RawAnswers.Proto(Objects.ConfigMap("m"));
        var (before, after) = KubeProtobuf.Envelope("v1", "ConfigMap", 3);
        byte[][] bad =
        [
            "{}"u8.ToArray(),
            "k8s\0"u8.ToArray(),
            good[..^7],
            [.. before, 0x0a, 0x7f, 0x01, .. after],
            [.. before, 0x0b, 0x0a, 0x00, .. after],
        ];
        foreach (var body in bad)
        {
            var refused = await _admin.RawAsync(HttpMethod.Post, Maps, null, body, Protobuf);
            Assert.NotEmpty(Text(refused.Expect(400, "application/json").Json(), "message"));
        }
        // Field 900 of the object's message: a number.
        (before, after) = KubeProtobuf.Envelope("v1", "ConfigMap", 12);
        byte[] unknown = [.. before, 0x0a, 0x07, 0x0a, 0x05, .. "extra"u8, 0xa0, 0x38, 0x05, .. after];
        (await _admin.RawAsync(HttpMethod.Post, Maps, null, unknown, Protobuf)).Expect(201, "application/json");
        (await _admin.RawAsync(HttpMethod.Post, Maps, null, good, "application/cbor")).Expect(415, "application/json");
        // A message in a message, two hundred deep: a schema in a schema.
        byte[] schema = [];
        for (var i = 0; i < 200; i++)
            schema = [0xe2, 0x01, .. KubeProtobuf.FieldHead(1, schema.Length).AsSpan(1), .. schema];
        foreach (var number in new[] { 1, 4, 7, 2 })
            schema = [.. KubeProtobuf.FieldHead(number, schema.Length), .. schema];
        (before, after) = KubeProtobuf.Envelope("apiextensions.k8s.io/v1", "CustomResourceDefinition", schema.Length);
        const string Definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
        byte[] deep = [.. before, .. schema, .. after];
        (await _admin.RawAsync(HttpMethod.Post, Definitions, null, deep, Protobuf)).Expect(400, "application/json");
    }

    [Fact]
    public async Task Lists_come_in_protobuf_whole_in_pages_and_larger_than_is_held()
    {
        for (var i = 0; i < 44; i++)
            (
                await _admin.PostAsync(Maps, Objects.ConfigMap($"m{i:00}", new string((char)('a' + i % 26), 800_000)))
            ).Expect(201);
        var json = (await _admin.RawAsync(Maps, "application/json")).Expect(200, "application/json").Json();
        // The server itself writes now and then: all answers are of one revision.
        var exactly = $"{Maps}?resourceVersionMatch=Exact&resourceVersion={Text(json, "metadata", "resourceVersion")}";
        var whole = (await _admin.RawAsync(exactly, Protobuf)).Expect(200, Protobuf);
        Assert.True(whole.Body.Length > 32 * 1024 * 1024, "the list is larger than what is held of one");
        // Items of messages do not name their kind.
        foreach (var item in Items(json))
            Assert.True(item!.AsObject().Remove("kind") && item.AsObject().Remove("apiVersion"));
        Assert.True(JsonNode.DeepEquals(Items(json), Items(whole.Message())));
        Assert.Equal(Text(json, "metadata", "resourceVersion"), Text(whole.Message(), "metadata", "resourceVersion"));
        var few = (await _admin.RawAsync($"{Maps}?labelSelector=none", Protobuf)).Expect(200, Protobuf).Message();
        Assert.Equal(("ConfigMapList", 0), (Text(few, "kind"), Items(few).Count));

        var names = new List<string>();
        var token = "";
        do
        {
            var page = (await _admin.RawAsync($"{Maps}?limit=10&continue={token}", Protobuf))
                .Expect(200, Protobuf)
                .Message();
            names.AddRange(Items(page).Select(i => Text(i!, "metadata", "name")));
            token = Text(page, "metadata", "continue");
        } while (token.Length > 0);
        Assert.Equal(Items(json).Select(i => Text(i!, "metadata", "name")), names);

        var zipped = await _admin.RawAsync(HttpMethod.Get, exactly, Protobuf, acceptEncoding: "gzip");
        Assert.Equal("gzip", zipped.Expect(200, Protobuf).Encoding);
        Assert.Equal(whole.Body, zipped.Unzipped());
        var head = await _admin.RawAsync(HttpMethod.Head, exactly, Protobuf);
        Assert.Equal(whole.Body.Length, head.Expect(200, Protobuf).Response.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task Metadata_alone_comes_in_all_formats_of_all_kinds()
    {
        await DefineTabsAsync();
        foreach (var (collection, name) in new[] { (Maps, "a"), (Tabs, "t") })
        foreach (var version in new[] { "v1", "v1beta1" })
        foreach (var type in new[] { "application/json", "application/yaml", Protobuf })
        {
            JsonNode Read(RawAnswer answer) =>
                type == Protobuf ? answer.Message()
                : type == "application/json" ? answer.Json()
                : JsonNode.Parse(Bodies.Yaml.ToJson(answer.Body))!;
            var one = (
                await _admin.RawAsync(
                    $"{collection}/{name}",
                    $"{type};as=PartialObjectMetadata;g=meta.k8s.io;v={version}"
                )
            ).Expect(200, type);
            var got = Read(one);
            Assert.Equal(
                ("PartialObjectMetadata", $"meta.k8s.io/{version}", name),
                (Text(got, "kind"), Text(got, "apiVersion"), Text(got, "metadata", "name"))
            );
            Assert.Equal(["apiVersion", "kind", "metadata"], got.AsObject().Select(f => f.Key).Order());
            var list = Read(
                (
                    await _admin.RawAsync(collection, $"{type};as=PartialObjectMetadataList;g=meta.k8s.io;v={version}")
                ).Expect(200, type)
            );
            Assert.Equal(
                ("PartialObjectMetadataList", $"meta.k8s.io/{version}", name),
                (Text(list, "kind"), Text(list, "apiVersion"), Text(list, "items", "0", "metadata", "name"))
            );
            Assert.NotEmpty(Text(list, "items", "0", "metadata", "uid"));
        }
    }

    [Fact]
    public async Task Custom_objects_have_no_message_but_their_metadata_and_scale_have()
    {
        await DefineTabsAsync();
        var none = (await _admin.RawAsync($"{Tabs}/t", Protobuf)).Expect(406, Protobuf);
        Assert.Equal(Accepted, Text(none.Message(), "message"));
        (await _admin.RawAsync(Tabs, Protobuf)).Expect(406, Protobuf);
        (await _admin.RawAsync($"{Tabs}/t", $"{Protobuf},application/json")).Expect(200, "application/json");
        (await _admin.RawAsync(Tabs, $"{Protobuf},application/json")).Expect(200, "application/json");
        // Errors are of no custom kind.
        (await _admin.RawAsync($"{Tabs}/none", $"{Protobuf},application/json")).Expect(404, Protobuf);
        var scale = (await _admin.RawAsync($"{Tabs}/t/scale", Protobuf)).Expect(200, Protobuf).Message();
        Assert.Equal("2", Text(scale, "spec", "replicas"));
        var body = RawAnswers.Proto(Objects.ConfigMap("x"));
        var refused = await _admin.RawAsync(HttpMethod.Post, Tabs, null, body, Protobuf);
        Assert.EndsWith(
            "accepted media types include: application/json, application/yaml",
            Text(refused.Expect(415, "application/json").Json(), "message")
        );
        var options = RawAnswers.Proto(
            new
            {
                apiVersion = "v1",
                kind = "DeleteOptions",
                propagationPolicy = "Background",
            }
        );
        (await _admin.RawAsync(HttpMethod.Delete, $"{Tabs}/t", null, options, Protobuf)).Expect(
            200,
            "application/json"
        );
    }

    [Fact]
    public async Task Writes_answer_as_tables_and_metadata_alone()
    {
        byte[] Map(string name) => System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(Objects.ConfigMap(name));
        var row = await _admin.RawAsync(
            HttpMethod.Post,
            Maps,
            "application/json" + Table,
            Map("t1"),
            "application/json"
        );
        Assert.Equal("t1", Text(row.Expect(201, "application/json").Json(), "rows", "0", "cells", "0"));
        var meta = await _admin.RawAsync(HttpMethod.Post, Maps, Protobuf + Partial, Map("t2"), "application/json");
        Assert.Equal("t2", Text(meta.Expect(201, Protobuf).Message(), "metadata", "name"));
        foreach (
            var (include, kind, data) in new[]
            {
                ("None", "", ""),
                ("Metadata", "PartialObjectMetadata", ""),
                ("Object", "ConfigMap", "v"),
            }
        )
        {
            var table = (
                await _admin.RawAsync(
                    $"{Maps}/t1?includeObject={include}",
                    "application/json;as=Table;g=meta.k8s.io;v=v1beta1"
                )
            )
                .Expect(200, "application/json")
                .Json();
            Assert.Equal(
                ("meta.k8s.io/v1beta1", kind, data),
                (
                    Text(table, "apiVersion"),
                    Text(table, "rows", "0", "object", "kind"),
                    Text(table, "rows", "0", "object", "data", "key")
                )
            );
        }
        // A Status stays a Status.
        var gone = await _admin.RawAsync(HttpMethod.Delete, $"{Maps}/t1", "application/json" + Table);
        Assert.Equal("Status", Text(gone.Expect(200, "application/json").Json(), "kind"));
        var all = await _admin.RawAsync(HttpMethod.Delete, Maps, "application/json" + Table);
        Assert.Equal(
            ["a", "t2"],
            all.Expect(200, "application/json").Json()["rows"]!.AsArray().Select(r => Text(r!, "cells", "0"))
        );
    }

    [Fact]
    public async Task Discovery_comes_in_protobuf()
    {
        async Task<JsonNode> GetAsync(string path, string parameters = "") =>
            (await _admin.RawAsync(path, Protobuf + parameters))
                .Expect(200, (Protobuf + parameters).Replace(";", "; ", StringComparison.Ordinal))
                .Message();
        Assert.Equal("v1", Text(await GetAsync("/api"), "versions", "0"));
        Assert.Contains("apps", (await GetAsync("/apis"))["groups"]!.AsArray().Select(g => Text(g!, "name")));
        Assert.Equal("apps", Text(await GetAsync("/apis/apps"), "name"));
        var resources = await GetAsync("/apis/apps/v1");
        Assert.True(
            JsonNode.DeepEquals(
                (await _admin.GetAsync("/apis/apps/v1")).Node("resources", "0", "verbs"),
                resources["resources"]![0]!["verbs"]
            )
        );
        const string Aggregated = ";g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
        var groups = await GetAsync("/apis", Aggregated);
        var json = (await _admin.GetAsync("/apis", "application/json" + Aggregated)).Expect(200);
        Assert.Equal(
            json.Text("items", "0", "versions", "0", "resources", "0", "responseKind", "kind"),
            Text(groups, "items", "0", "versions", "0", "resources", "0", "responseKind", "kind")
        );
        Assert.Equal(json.Node("items")!.AsArray().Count, groups["items"]!.AsArray().Count);
    }

    [Fact]
    public async Task Large_answers_are_compressed_for_who_accepts_that()
    {
        (await _admin.PostAsync(Maps, Objects.ConfigMap("large", new string('z', 200_000)))).Expect(201);
        var plain = await _admin.RawAsync($"{Maps}/large", null);
        foreach (var accept in new[] { "gzip", "deflate, gzip;q=0.5", "br, gzip" })
        {
            var zipped = await _admin.RawAsync(HttpMethod.Get, $"{Maps}/large", null, acceptEncoding: accept);
            Assert.Equal(
                ("gzip", "Accept-Encoding"),
                (zipped.Encoding, string.Join(',', zipped.Response.Headers.Vary))
            );
            Assert.Equal(plain.Body, zipped.Unzipped());
        }
        foreach (var accept in new[] { "identity", "gzip;q=0", "xgzip" })
            Assert.Equal(
                "",
                (await _admin.RawAsync(HttpMethod.Get, $"{Maps}/large", null, acceptEncoding: accept)).Encoding
            );
        Assert.Equal("", (await _admin.RawAsync(HttpMethod.Get, $"{Maps}/a", null, acceptEncoding: "gzip")).Encoding);
        var open = await _admin.RawAsync(
            HttpMethod.Get,
            "/openapi/v3/api/v1",
            "application/json",
            acceptEncoding: "gzip"
        );
        Assert.Equal(("gzip", "Accept,Accept-Encoding"), (open.Encoding, string.Join(',', open.Response.Headers.Vary)));
        Assert.NotNull(open.Response.Headers.ETag);
    }

    [Theory]
    [InlineData("", "ConfigMap")]
    [InlineData(Partial, "PartialObjectMetadata")]
    public async Task A_watch_in_protobuf_has_frames_with_their_length(string parameters, string kind)
    {
        using var watch = await ProtobufWatch.BeginAsync(
            _admin,
            $"{Maps}?{Initial}",
            Protobuf + parameters + ",application/json"
        );
        var (type, value) = await watch.NextAsync();
        Assert.Equal(("ADDED", kind, "a"), (type, Text(value, "kind"), Text(value, "metadata", "name")));
        (type, value) = await watch.NextAsync();
        Assert.Equal(
            ("BOOKMARK", kind, "true"),
            (type, Text(value, "kind"), Text(value, "metadata", "annotations", "k8s.io/initial-events-end"))
        );
        (await _admin.PostAsync(Maps, Objects.ConfigMap("b"))).Expect(201);
        (await _admin.DeleteAsync($"{Maps}/b")).Expect(200);
        (type, value) = await watch.NextAsync();
        Assert.Equal(("ADDED", "b"), (type, Text(value, "metadata", "name")));
        (type, value) = await watch.NextAsync();
        Assert.Equal(("DELETED", "b"), (type, Text(value, "metadata", "name")));
    }

    [Fact]
    public async Task A_watch_in_protobuf_ends_with_a_status_when_it_cannot_go_on()
    {
        var version = (await _admin.PostAsync(Maps, Objects.ConfigMap("b"))).Version;
        (await _admin.PostAsync(Maps, Objects.ConfigMap("c"))).Expect(201);
        _server.Keyspace.Compact(_server.Keyspace.Last);
        using var watch = await ProtobufWatch.BeginAsync(
            _admin,
            $"{Maps}?watch=true&resourceVersion={version}",
            Protobuf
        );
        var (type, status) = await watch.NextAsync();
        Assert.Equal(("ERROR", "410"), (type, Text(status, "code")));
    }

    [Fact]
    public async Task Watches_are_json_or_protobuf_and_custom_kinds_json()
    {
        await DefineTabsAsync();
        const string Streams =
            "only the following media types are accepted: application/json;stream=watch, " + Protobuf + ";stream=watch";
        foreach (
            var (path, accept, type) in new[]
            {
                (Maps, "application/yaml", "application/yaml"),
                (Maps, "application/cbor", "application/json"),
                (Tabs, Protobuf, Protobuf),
            }
        )
        {
            var refused = (await _admin.RawAsync($"{path}?watch=true&timeoutSeconds=1", accept)).Expect(406, type);
            Assert.Contains(Streams, Encoding.UTF8.GetString(refused.Body));
        }
        using var custom = await _admin.WatchAsync($"{Tabs}?watch=true", $"{Protobuf};stream=watch,application/json");
        Assert.Equal(("ADDED", "t"), await custom.NextNameAsync());
        using var partial = await ProtobufWatch.BeginAsync(_admin, $"{Tabs}?watch=true", Protobuf + Partial);
        Assert.Equal("t", Text((await partial.NextAsync()).Value, "metadata", "name"));
    }

    [Fact]
    public async Task Initial_events_come_in_key_order_and_then_the_bookmark_with_selectors_too()
    {
        await DefineTabsAsync();
        foreach (var name in new[] { "z", "m", "k" })
            (await _admin.PostAsync(Maps, Objects.ConfigMap(name, labels: new { tier = "front" }))).Expect(201);
        foreach (
            var (path, names) in new[]
            {
                ($"{Maps}?{Initial}", "a,k,m,z"),
                ($"{Maps}?{Initial}&labelSelector=tier%3Dfront", "k,m,z"),
                ($"{Maps}?{Initial}&fieldSelector=metadata.name%3Dm", "m"),
                ($"{Maps}?{Initial}&resourceVersion=1", "a,k,m,z"),
                ($"{Tabs}?{Initial}", "t"),
                ($"{Tabs}?{Initial}&labelSelector=tier%3Dfront", ""),
            }
        )
        {
            using var watch = await _admin.WatchAsync(path);
            foreach (var name in names.Split(',', StringSplitOptions.RemoveEmptyEntries))
                Assert.Equal(("ADDED", name), await watch.NextNameAsync());
            var bookmark = (await watch.NextAsync())!;
            Assert.Equal(
                ("BOOKMARK", "true"),
                (
                    Text(bookmark, "type"),
                    Text(bookmark, "object", "metadata", "annotations", "k8s.io/initial-events-end")
                )
            );
        }
    }

    [Theory]
    [InlineData(
        "watch=true&sendInitialEvents=true",
        "resourceVersionMatch: Forbidden: sendInitialEvents requires setting resourceVersionMatch to NotOlderThan"
    )]
    [InlineData(
        "watch=true&resourceVersionMatch=NotOlderThan",
        "resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden for watch unless sendInitialEvents is "
            + "provided"
    )]
    [InlineData(
        "watch=true&sendInitialEvents=true&resourceVersionMatch=Exact",
        "[resourceVersionMatch: Forbidden: sendInitialEvents requires setting resourceVersionMatch to NotOlderThan, "
            + "resourceVersionMatch: Unsupported value: \"Exact\": supported values: \"NotOlderThan\"]"
    )]
    [InlineData(
        "sendInitialEvents=true&resourceVersionMatch=NotOlderThan&resourceVersion=1",
        "sendInitialEvents: Forbidden: sendInitialEvents is forbidden for list"
    )]
    public async Task Initial_events_with_what_does_not_go_with_them_are_refused(string query, string faults)
    {
        var refused = (await _admin.GetAsync($"{Maps}?{query}")).Expect(422);
        Assert.Equal($"ListOptions.meta.k8s.io \"\" is invalid: {faults}", refused.Message());
    }

    [Fact]
    public async Task What_cannot_be_read_is_passed_over_in_protobuf_too()
    {
        var put = new CommitOperation.Put(
            new ObjectKey("configmaps", "system", "shop", "wrong"),
            """{"metadata":{"name":7}}"""u8.ToArray(),
            -1
        );
        Assert.IsType<CommitResult.Committed>(
            await _server.Keyspace.CommitAsync(new Commit(Guid.NewGuid(), [], [put]), default)
        );
        var list = (await _admin.RawAsync(Maps, Protobuf)).Expect(200, Protobuf).Message();
        Assert.Equal(["a"], Items(list).Select(i => Text(i!, "metadata", "name")));
        (await _admin.RawAsync($"{Maps}/wrong", Protobuf)).Expect(500, Protobuf);
        using var watch = await ProtobufWatch.BeginAsync(
            _admin,
            $"{Maps}?watch=true&allowWatchBookmarks=true",
            Protobuf
        );
        Assert.Equal("a", Text((await watch.NextAsync()).Value, "metadata", "name"));
        Assert.Equal("BOOKMARK", (await watch.NextAsync()).Type);
    }

    private static JsonArray Items(JsonNode list) => list["items"]?.AsArray() ?? [];

    private static string Text(JsonNode node, params string[] path)
    {
        JsonNode? at = node;
        foreach (var part in path)
            at = at is JsonArray list ? list[int.Parse(part)] : at?[part];
        return at?.ToString() ?? "";
    }

    /// <summary>Reads the frames of a watch in protobuf.</summary>
    private sealed class ProtobufWatch(HttpResponseMessage response, Stream stream) : IDisposable
    {
        public static async Task<ProtobufWatch> BeginAsync(TestClient client, string path, string accept)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.TryAddWithoutValidation("Accept", accept);
            using var deadline = new CancellationTokenSource(TestServer.Deadline);
            var response = await client.Http.SendAsync(
                request,
                HttpCompletionOption.ResponseHeadersRead,
                deadline.Token
            );
            Assert.Equal($"{Protobuf}; stream=watch", response.Content.Headers.ContentType?.ToString());
            return new ProtobufWatch(response, await response.Content.ReadAsStreamAsync(deadline.Token));
        }

        public async Task<(string Type, JsonNode Value)> NextAsync()
        {
            using var deadline = new CancellationTokenSource(TestServer.Deadline);
            var length = new byte[4];
            await stream.ReadExactlyAsync(length, deadline.Token);
            var frame = new byte[BinaryPrimitives.ReadUInt32BigEndian(length)];
            await stream.ReadExactlyAsync(frame, deadline.Token);
            // A WatchEvent as it stands, without an envelope of its own.
            var at = 0;
            var type = Encoding.UTF8.GetString(Field(frame, ref at, 1));
            var raw = Field(frame, ref at, 2);
            Assert.Equal(frame.Length, at);
            at = 0;
            return (type, JsonNode.Parse(KubeProtobuf.ToJson(Field(raw, ref at, 1)))!);
        }

        public void Dispose()
        {
            stream.Dispose();
            response.Dispose();
        }

        private static byte[] Field(byte[] message, ref int at, int number)
        {
            Assert.Equal((number << 3) | 2, message[at++]);
            var (length, shift) = (0, 0);
            byte next;
            do
            {
                next = message[at++];
                length |= (next & 0x7f) << shift;
                shift += 7;
            } while (next >= 0x80);
            at += length;
            return message[(at - length)..at];
        }
    }
}
