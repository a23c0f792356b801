using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Arktos.ApiServer.Tests.Support;

namespace Arktos.ApiServer.Tests;

public sealed class ReadTests : IAsyncLifetime
{
    private const string Maps = "/api/v1/namespaces/shop/configmaps";
    private const string TableType = "application/json;as=Table;v=v1;g=meta.k8s.io,application/json";
    private TestServer _server = null!;
    private TestClient _admin = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _admin = _server.Client();
        (await _admin.PostAsync("/api/v1/namespaces", Objects.Namespace("shop"))).Expect(201);
        foreach (var name in new[] { "a", "b", "c", "d", "e" })
            (
                await _admin.PostAsync(
                    Maps,
                    Objects.ConfigMap(name, labels: new { tier = name == "c" ? "front" : "back" })
                )
            ).Expect(201);
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_list_is_one_snapshot_in_key_order()
    {
        var list = (await _admin.GetAsync(Maps)).Expect(200);
        Assert.Equal(("ConfigMapList", "v1"), (list.Text("kind"), list.Text("apiVersion")));
        Assert.Equal(["a", "b", "c", "d", "e"], Names(list));
        Assert.Equal(19, list.Version.Length);
        Assert.Empty(
            (await _admin.GetAsync("/api/v1/namespaces/none/configmaps")).Expect(200).Node("items")!.AsArray()
        );
    }

    [Fact]
    public async Task Pages_go_on_at_the_snapshot_of_the_first_one()
    {
        var first = (await _admin.GetAsync($"{Maps}?limit=2")).Expect(200);
        Assert.Equal(["a", "b"], Names(first));
        Assert.Equal("3", first.Text("metadata", "remainingItemCount"));
        (await _admin.PostAsync(Maps, Objects.ConfigMap("bb"))).Expect(201);
        (await _admin.DeleteAsync($"{Maps}/e")).Expect(200);
        var second = (await _admin.GetAsync($"{Maps}?limit=2&continue={first.Text("metadata", "continue")}")).Expect(
            200
        );
        Assert.Equal(["c", "d"], Names(second));
        var third = (await _admin.GetAsync($"{Maps}?limit=2&continue={second.Text("metadata", "continue")}")).Expect(
            200
        );
        Assert.Equal(["e"], Names(third));
        Assert.Equal(("", first.Version), (third.Text("metadata", "continue"), third.Version));
    }

    [Fact]
    public async Task A_page_of_compacted_history_is_expired_and_says_how_to_go_on()
    {
        var first = (await _admin.GetAsync($"{Maps}?limit=2")).Expect(200);
        (await _admin.PostAsync(Maps, Objects.ConfigMap("bb"))).Expect(201);
        _server.Keyspace.Compact(_server.Keyspace.Last);
        var expired = (await _admin.GetAsync($"{Maps}?limit=2&continue={first.Text("metadata", "continue")}")).Expect(
            410
        );
        Assert.Equal("Expired", expired.Text("reason"));
        Assert.Equal(
            ["bb", "c"],
            Names(
                (await _admin.GetAsync($"{Maps}?limit=2&continue={expired.Text("metadata", "continue")}")).Expect(200)
            )
        );
        (await _admin.GetAsync($"{Maps}?resourceVersion={first.Version}&resourceVersionMatch=Exact")).Expect(410);
    }

    [Fact]
    public async Task A_token_of_one_list_opens_no_other()
    {
        var token = (await _admin.GetAsync($"{Maps}?limit=2")).Text("metadata", "continue");
        (await _admin.GetAsync($"/api/v1/namespaces/default/configmaps?limit=2&continue={token}")).Expect(400);
        (await _admin.GetAsync($"{Maps}?limit=2&continue=bm9uc2Vuc2U")).Expect(400);
    }

    [Fact]
    public async Task A_list_at_an_exact_version_shows_the_past()
    {
        var then = (await _admin.GetAsync(Maps)).Version;
        (await _admin.DeleteAsync($"{Maps}/a")).Expect(200);
        Assert.Equal(
            ["a", "b", "c", "d", "e"],
            Names((await _admin.GetAsync($"{Maps}?resourceVersion={then}&resourceVersionMatch=Exact")).Expect(200))
        );
        Assert.Equal(
            ["b", "c", "d", "e"],
            Names(
                (await _admin.GetAsync($"{Maps}?resourceVersion={then}&resourceVersionMatch=NotOlderThan")).Expect(200)
            )
        );
    }

    [Theory]
    [InlineData("labelSelector=tier%3Dfront", "c")]
    [InlineData("labelSelector=tier%20notin%20(back,none)", "c")]
    [InlineData("labelSelector=!tier", "")]
    [InlineData("fieldSelector=metadata.name%3Db", "b")]
    [InlineData("fieldSelector=metadata.name!%3Db", "a,c,d,e")]
    [InlineData("labelSelector=tier%3Dback&limit=3", "a,b,d")]
    public async Task Selectors_choose(string query, string expected) =>
        Assert.Equal(expected, string.Join(",", Names((await _admin.GetAsync($"{Maps}?{query}")).Expect(200))));

    [Theory]
    [InlineData("labelSelector=tier%3D%3D%3Dx")]
    [InlineData("fieldSelector=spec.color%3Dred")]
    [InlineData("resourceVersion=abc")]
    [InlineData("limit=-1")]
    public async Task Bad_queries_are_told_so(string query) =>
        Assert.Equal("BadRequest", (await _admin.GetAsync($"{Maps}?{query}")).Expect(400).Text("reason"));

    [Fact]
    public async Task Contradicting_options_are_invalid()
    {
        Assert.Contains(
            "resourceVersionMatch is forbidden unless resourceVersion is provided",
            (await _admin.GetAsync($"{Maps}?resourceVersionMatch=Exact")).Expect(422).Text("message")
        );
        Assert.Contains(
            "sendInitialEvents is forbidden for list",
            (await _admin.GetAsync($"{Maps}?sendInitialEvents=true")).Expect(422).Text("message")
        );
    }

    [Fact]
    public async Task A_version_of_the_future_times_out()
    {
        var answer = (
            await _admin.GetAsync($"{Maps}?resourceVersion={_server.Keyspace.Last.Value + (1L << 40)}")
        ).Expect(504);
        Assert.Equal("ResourceVersionTooLarge", answer.Text("details", "causes", "0", "reason"));
    }

    [Fact]
    public async Task Tables_have_columns_and_cells()
    {
        var table = (await _admin.GetAsync(Maps, TableType)).Expect(200);
        Assert.Equal("Table", table.Text("kind"));
        Assert.Equal(
            ["Name", "Data", "Age"],
            table.Node("columnDefinitions")!.AsArray().Select(c => c!["name"]!.ToString())
        );
        Assert.Equal(("a", "1"), (table.Text("rows", "0", "cells", "0"), table.Text("rows", "0", "cells", "1")));
        Assert.Equal("PartialObjectMetadata", table.Text("rows", "0", "object", "kind"));
        Assert.Equal("Table", (await _admin.GetAsync($"{Maps}/a", TableType)).Expect(200).Text("kind"));
    }

    [Fact]
    public async Task Answers_come_as_yaml_partial_objects_or_not_at_all()
    {
        Assert.StartsWith(
            "apiVersion: v1",
            (await _admin.GetAsync($"{Maps}/a", "application/yaml")).Expect(200).Body.ToString()
        );
        var partial = (
            await _admin.GetAsync(Maps, "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1")
        ).Expect(200);
        Assert.Equal(("PartialObjectMetadataList", null), (partial.Text("kind"), partial.Node("items", "0", "data")));
        (await _admin.GetAsync(Maps, "application/cbor")).Expect(406);
    }

    [Fact]
    public async Task Curl_gets_indented_json_and_large_bodies_are_compressed()
    {
        using var curl = new HttpRequestMessage(HttpMethod.Get, $"{Maps}/a");
        curl.Headers.UserAgent.Add(new ProductInfoHeaderValue("curl", "8.0"));
        Assert.Contains("\n  \"kind\"", await (await _admin.Http.SendAsync(curl)).Content.ReadAsStringAsync());
        foreach (var name in new[] { "x", "y" })
            (await _admin.PostAsync(Maps, Objects.ConfigMap(name, new string('z', 100_000)))).Expect(201);
        using var large = new HttpRequestMessage(HttpMethod.Get, Maps);
        large.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        Assert.Equal("gzip", (await _admin.Http.SendAsync(large)).Content.Headers.ContentEncoding.Single());
    }

    [Fact]
    public async Task Unknown_things_are_not_found_in_kubernetes_words()
    {
        Assert.Equal(
            "configmaps \"zzz\" not found",
            (await _admin.GetAsync($"{Maps}/zzz")).Expect(404).Text("message")
        );
        Assert.Equal(
            "the server could not find the requested resource",
            (await _admin.GetAsync("/api/v1/unicorns")).Expect(404).Text("message")
        );
        Assert.Equal(
            "404 page not found\n",
            (await _admin.GetAsync("/apis/unicorns.io/v1/unicorns")).Expect(404).Body.ToString()
        );
        (await _admin.DeleteAsync("/api/v1/namespaces")).Expect(405);
        (await _admin.PostAsync($"{Maps}/a", new { })).Expect(405);
    }

    [Fact]
    public async Task Discovery_version_health_and_openapi_are_served()
    {
        Assert.StartsWith("v1.35.0+arktos.", (await _admin.GetAsync("/version")).Expect(200).Text("gitVersion"));
        foreach (var path in new[] { "/healthz", "/livez", "/readyz", "/livez/ping" })
            Assert.Equal("ok", (await _admin.GetAsync(path)).Expect(200).Body.ToString());
        var core = (await _admin.GetAsync("/api/v1")).Expect(200).Node("resources")!.AsArray();
        Assert.Contains(core, r => r!["name"]!.ToString() == "pods/log");
        var aggregated = (
            await _admin.GetAsync(
                "/apis",
                "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json"
            )
        ).Expect(200);
        Assert.Equal("APIGroupDiscoveryList", aggregated.Text("kind"));
        var v3 = (await _admin.GetAsync("/openapi/v3/apis/apps/v1")).Expect(200);
        Assert.Equal(
            "merge",
            v3.Text(
                "components",
                "schemas",
                "io.k8s.api.core.v1.PodSpec",
                "properties",
                "containers",
                "x-kubernetes-patch-strategy"
            )
        );
        Assert.NotNull(
            (await _admin.GetAsync("/openapi/v2")).Expect(200).Node("definitions", "io.k8s.api.core.v1.Pod")
        );
    }

    [Fact]
    public async Task OpenApi_tells_what_types_fields_and_operations_mean()
    {
        const string Deployment = "io.k8s.api.apps.v1.Deployment";
        var v3 = (await _admin.GetAsync("/openapi/v3/apis/apps/v1")).Expect(200);
        var spec = v3.Node("components", "schemas", Deployment, "properties", "spec")!;
        Assert.Equal("Which pods, how many, and how they are replaced.", (string?)spec["description"]);
        Assert.EndsWith(Deployment + "Spec", (string?)spec["allOf"]![0]!["$ref"]);
        var kinds = v3.Node("components", "schemas", Deployment, "x-kubernetes-group-version-kind")!.AsArray();
        Assert.Equal("apps Deployment v1", string.Join(' ', kinds[0]!.AsObject().Select(k => (string?)k.Value)));
        var list = v3.Node("paths", "/apis/apps/v1/deployments", "get")!;
        Assert.Equal("Lists or watches every Deployment of all namespaces.", (string?)list["description"]);
        Assert.Equal("listAppsV1DeploymentForAllNamespaces", (string?)list["operationId"]);
        Assert.NotNull(v3.Node("paths", "/apis/apps/v1/namespaces/{namespace}/deployments/{name}/scale", "patch"));
        var v2 = (await _admin.GetAsync("/openapi/v2")).Expect(200);
        Assert.Equal(
            "Which pods, how many, and how they are replaced.",
            v2.Text("definitions", Deployment, "properties", "spec", "description")
        );
    }

    [Fact]
    public async Task OpenApi_refers_to_definitions_that_it_has_and_names_each_operation_once()
    {
        var paths = (await _admin.GetAsync("/openapi/v3")).Expect(200).Node("paths")!.AsObject();
        var documents = paths.Select(p => "/openapi/v3/" + p.Key).Append("/openapi/v2").ToList();
        Assert.Contains("/openapi/v3/api/v1", documents);
        foreach (var path in documents)
        {
            var document = (await _admin.GetAsync(path)).Expect(200);
            var definitions = (document.Node("definitions") ?? document.Node("components", "schemas")!).AsObject();
            var (references, operations) = (new HashSet<string>(), new List<string>());
            Collect(document.Body, references, operations);
            Assert.DoesNotContain(references, r => !definitions.ContainsKey(r[(r.LastIndexOf('/') + 1)..]));
            Assert.NotEmpty(operations);
            Assert.Equal(operations.Distinct(), operations);
            Assert.DoesNotContain(
                from definition in definitions
                from property in definition.Value!["properties"]?.AsObject() ?? []
                let about = (string?)property.Value!["description"]
                where about is not null && about == TypesOwn(property.Value!, definitions)
                select $"{definition.Key}.{property.Key}",
                _ => true
            );
        }
    }

    // What is said of the type that a property, or what it holds, refers to.
    private static string? TypesOwn(JsonNode property, JsonObject definitions) =>
        (property["items"] ?? property["additionalProperties"] ?? property) is not JsonObject value ? null
        : value["items"] is not null ? TypesOwn(value, definitions)
        : (string?)(value["$ref"] ?? value["allOf"]?[0]?["$ref"]) is { } reference
            ? (string?)definitions[reference[(reference.LastIndexOf('/') + 1)..]]?["description"]
        : null;

    [Theory]
    [InlineData("/openapi/v2", "application/json")]
    [InlineData("/openapi/v2", "application/com.github.proto-openapi.spec.v2@v1.0+protobuf")]
    [InlineData("/openapi/v3/apis/apps/v1", "application/json")]
    public async Task Who_has_a_document_of_OpenApi_is_not_sent_it_again(string path, string accept)
    {
        var first = await AskAsync("");
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.NotEmpty(await first.Content.ReadAsByteArrayAsync());
        var again = await AskAsync(first.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());

        Task<HttpResponseMessage> AskAsync(string known)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.TryAddWithoutValidation("Accept", accept);
            if (known.Length > 0)
                request.Headers.TryAddWithoutValidation("If-None-Match", known);
            return _admin.Http.SendAsync(request);
        }
    }

    [Fact]
    public async Task Readiness_fails_when_the_keyspace_does_not_answer()
    {
        _server.Keyspace.IsUnavailable = true;
        Assert.Contains("[-]keyspace failed", (await _admin.GetAsync("/readyz")).Expect(500).Body.ToString());
        (await _admin.GetAsync("/livez")).Expect(200);
        _server.Keyspace.IsUnavailable = false;
    }

    private static void Collect(JsonNode? node, HashSet<string> references, List<string> operations)
    {
        if (node is JsonArray list)
            foreach (var item in list)
                Collect(item, references, operations);
        if (node is not JsonObject fields)
            return;
        foreach (var (name, value) in fields)
            if (value is JsonValue && name == "$ref")
                references.Add((string)value!);
            else if (value is JsonValue && name == "operationId")
                operations.Add((string)value!);
            else
                Collect(value, references, operations);
    }

    private static IEnumerable<string> Names(Answer list) =>
        list.Node("items")!.AsArray().Select(i => i!["metadata"]!["name"]!.ToString()).ToArray();
}
