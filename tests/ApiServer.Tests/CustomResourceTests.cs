using System.Text.Json.Nodes;
using Arktos.ApiServer.Tests.Support;

namespace Arktos.ApiServer.Tests;

/// <summary>
/// Kinds that are posted, without the controller that establishes them: the tests write the status that it would.
/// </summary>
public sealed class CustomResourceTests : IAsyncLifetime
{
    private const string Definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
    private const string Tabs = "/apis/stable.example.com/v1/namespaces/shop/crontabs";

    private TestServer _server = null!;
    private TestClient _admin = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _admin = _server.Client();
        (await _admin.PostAsync("/api/v1/namespaces", Objects.Namespace("shop"))).Expect(201);
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_kind_is_served_when_it_is_established_and_no_sooner()
    {
        var created = (await _admin.PostAsync(Definitions, CronTabs())).Expect(201);
        Assert.Equal("crontab", created.Text("spec", "names", "singular"));
        Assert.Equal("CronTabList", created.Text("spec", "names", "listKind"));
        Assert.Equal("None", created.Text("spec", "conversion", "strategy"));
        Assert.Equal("v1", created.Text("status", "storedVersions", "0"));
        (await _admin.GetAsync(Tabs)).Expect(404);
        await EstablishAsync(created);
        Assert.Equal("CronTabList", (await _admin.GetAsync(Tabs)).Expect(200).Text("kind"));
        var groups = (await _admin.GetAsync("/apis")).Expect(200).Body["groups"]!.AsArray();
        Assert.Contains(groups, g => (string?)g!["name"] == "stable.example.com");
        var resources = (await _admin.GetAsync("/apis/stable.example.com/v1")).Expect(200).Body["resources"]!.AsArray();
        Assert.Equal(
            ["crontabs", "crontabs/scale", "crontabs/status"],
            resources.Select(r => (string)r!["name"]!).Order()
        );
        Assert.Equal("ct", (string?)resources.First(r => (string?)r!["name"] == "crontabs")!["shortNames"]![0]);
        var openApi = (await _admin.GetAsync("/openapi/v3/apis/stable.example.com/v1")).Expect(200).Body;
        Assert.NotNull(openApi["components"]!["schemas"]!["com.example.stable.v1.CronTab"]);
        Assert.NotNull(openApi["components"]!["schemas"]!["com.example.stable.v1.CronTabList"]!["description"]);
        // By this kubectl chooses how it patches.
        var patch = openApi["paths"]!["/apis/stable.example.com/v1/namespaces/{namespace}/crontabs/{name}"]!["patch"]!;
        Assert.Equal(
            ["application/apply-patch+yaml", "application/json-patch+json", "application/merge-patch+json"],
            patch["requestBody"]!["content"]!.AsObject().Select(c => c.Key)
        );
    }

    [Fact]
    public async Task Objects_are_pruned_filled_in_and_held_against_the_schema()
    {
        await EstablishAsync((await _admin.PostAsync(Definitions, CronTabs())).Expect(201));
        var created = (
            await _admin.PostAsync(
                Tabs,
                Tab(
                    "a",
                    new
                    {
                        cronSpec = "* * * * *",
                        unknown = 1,
                        replicas = (int?)null,
                    }
                )
            )
        ).Expect(201);
        Assert.Equal("stable.example.com/v1", created.Text("apiVersion"));
        Assert.Equal("system", created.Text("metadata", "tenant"));
        Assert.Equal("1", created.Text("metadata", "generation"));
        Assert.Equal("""{"cronSpec":"* * * * *","image":"busybox","replicas":1}""", Json(created.Body["spec"]));

        var strict = await _admin.PostAsync(
            $"{Tabs}?fieldValidation=Strict",
            Tab("b", new { cronSpec = "* * * * *", unknown = 1 })
        );
        Assert.EndsWith("strict decoding error: unknown field \"spec.unknown\"", strict.Expect(400).Message());

        var wrong = await _admin.PostAsync(
            Tabs,
            Tab(
                "b",
                new
                {
                    cronSpec = "hourly",
                    replicas = 20,
                    image = 5,
                }
            )
        );
        var message = wrong.Expect(422).Message();
        Assert.StartsWith("CronTab.stable.example.com \"b\" is invalid: [", message);
        foreach (
            var fault in new[]
            {
                "spec.cronSpec: Invalid value: \"hourly\": spec.cronSpec in body should match '^(\\S+ ){4}\\S+$'",
                "spec.image: Invalid value: \"integer\": spec.image in body must be of type string: \"integer\"",
                "spec.replicas: Invalid value: 20: spec.replicas in body should be less than or equal to 10",
            }
        )
            Assert.Contains(fault, message);
        Assert.Equal(
            "CronTab.stable.example.com \"b\" is invalid: spec.cronSpec: Required value",
            (await _admin.PostAsync(Tabs, Tab("b", new { }))).Expect(422).Message()
        );
    }

    [Fact]
    public async Task Objects_are_applied_and_have_managers_as_others_do()
    {
        await EstablishAsync((await _admin.PostAsync(Definitions, CronTabs())).Expect(201));
        Task<Answer> ApplyAsync(string path, string manager, string body) =>
            _admin.PatchAsync($"{Tabs}/{path}fieldManager={manager}", body, "application/apply-patch+yaml");
        const string Head = "apiVersion: stable.example.com/v1\nkind: CronTab\nmetadata: {name: a}\n";
        const string Same = "* * * * *";
        var applied = await ApplyAsync("a?", "me", Head + $"spec: {{cronSpec: \"{Same}\", replicas: 2}}");
        Assert.Equal("""{"f:spec":{"f:cronSpec":{},"f:replicas":{}}}""", Fields(applied.Expect(201), "me"));
        var again = await ApplyAsync("a?", "me", Head + $"spec: {{cronSpec: \"{Same}\", replicas: 2}}");
        Assert.Equal(applied.Body.ToJsonString(), again.Expect(200).Body.ToJsonString());
        Assert.Equal(
            "Apply failed with 1 conflict: conflict with \"me\": .spec.replicas",
            (await ApplyAsync("a?", "you", Head + "spec: {replicas: 3}")).Expect(409).Message()
        );
        Assert.EndsWith(
            ".spec.unknown: field not declared in schema",
            (await ApplyAsync("a?", "you", Head + "spec: {unknown: 3}")).Expect(500).Message()
        );
        Assert.EndsWith(
            ".spec.unknown: field not declared in schema",
            (await ApplyAsync("a?fieldValidation=Strict&", "you", Head + "spec: {unknown: 3}")).Expect(500).Message()
        );
        var scale = "{apiVersion: autoscaling/v1, kind: Scale, metadata: {name: a}, spec: {replicas: 4}}";
        (await ApplyAsync("a/scale?force=true&", "scaler", scale)).Expect(200);
        var patched = await _admin.PatchAsync(
            $"{Tabs}/a/status?fieldManager=controller",
            new { metadata = new { labels = new { a = "b" } }, status = new { replicas = 4 } }
        );
        Assert.Equal("""{"f:spec":{"f:replicas":{}}}""", Fields(patched.Expect(200), "scaler"));
        Assert.Equal("""{"f:spec":{"f:cronSpec":{}}}""", Fields(patched, "me"));
        Assert.Equal("""{"f:status":{".":{},"f:replicas":{}}}""", Fields(patched, "controller"));
        // What is applied no more goes, and gets its default.
        (await ApplyAsync("a?force=true&", "me", Head + $"spec: {{cronSpec: \"{Same}\", replicas: 5}}")).Expect(200);
        var dropped = await ApplyAsync("a?", "me", Head + $"spec: {{cronSpec: \"{Same}\"}}");
        Assert.Equal("1", dropped.Expect(200).Text("spec", "replicas"));
        Assert.Equal(dropped.Body.ToJsonString(), (await _admin.GetAsync($"{Tabs}/a")).Expect(200).Body.ToJsonString());
    }

    private static string Fields(Answer answer, string manager) =>
        answer.Body["metadata"]!["managedFields"]!.AsArray().Single(e => (string)e!["manager"]! == manager)![
            "fieldsV1"
        ]!.ToJsonString();

    [Fact]
    public async Task Status_and_spec_are_written_apart_and_the_generation_counts_the_spec()
    {
        await EstablishAsync((await _admin.PostAsync(Definitions, CronTabs())).Expect(201));
        var created = (
            await _admin.PostAsync(Tabs, Tab("a", new { cronSpec = "* * * * *" }, new { replicas = 5 }))
        ).Expect(201);
        Assert.Null(created.Body["status"]);
        var body = created.Body.DeepClone();
        body["status"] = new JsonObject { ["replicas"] = 3 };
        body["spec"]!["image"] = "nobody";
        var status = (await _admin.PutAsync($"{Tabs}/a/status", body)).Expect(200);
        Assert.Equal(
            ("3", "busybox", "1"),
            (status.Text("status", "replicas"), status.Text("spec", "image"), status.Text("metadata", "generation"))
        );
        Assert.Equal(
            "CronTab.stable.example.com \"a\" is invalid: status.replicas: Invalid value: \"string\": "
                + "status.replicas in body must be of type integer: \"string\"",
            (await _admin.PatchAsync($"{Tabs}/a/status", new { status = new { replicas = "x" } })).Expect(422).Message()
        );
        var patched = (
            await _admin.PatchAsync($"{Tabs}/a", new { spec = new { image = "new" }, status = new { replicas = 9 } })
        ).Expect(200);
        Assert.Equal(
            ("3", "new", "2"),
            (patched.Text("status", "replicas"), patched.Text("spec", "image"), patched.Text("metadata", "generation"))
        );
        // Which lists are merged, and how, nobody knows of a custom kind.
        Assert.Equal(
            "the body of the request was in an unknown format - accepted media types include: "
                + "application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml",
            (
                await _admin.PatchAsync(
                    $"{Tabs}/a",
                    new { spec = new { image = "x" } },
                    "application/strategic-merge-patch+json"
                )
            )
                .Expect(415)
                .Message()
        );
        // What changes nothing is no write.
        var again = (await _admin.PatchAsync($"{Tabs}/a", new { spec = new { image = "new" } })).Expect(200);
        Assert.Equal(patched.Version, again.Version);
        var scale = (await _admin.GetAsync($"{Tabs}/a/scale")).Expect(200);
        Assert.Equal(("1", "3"), (scale.Text("spec", "replicas"), scale.Text("status", "replicas")));
        (await _admin.PatchAsync($"{Tabs}/a/scale", new { spec = new { replicas = 4 } })).Expect(200);
        Assert.Equal("4", (await _admin.GetAsync($"{Tabs}/a")).Expect(200).Text("spec", "replicas"));
    }

    [Fact]
    public async Task What_a_stricter_schema_finds_wrong_may_stay_until_it_is_touched()
    {
        var definition = (await _admin.PostAsync(Definitions, CronTabs())).Expect(201);
        definition = await EstablishAsync(definition);
        (await _admin.PostAsync(Tabs, Tab("a", new { cronSpec = "* * * * *", replicas = 9 }))).Expect(201);
        var body = definition.Body.DeepClone();
        body["spec"]!["versions"]![0]!["schema"]!["openAPIV3Schema"]!["properties"]!["spec"]!["properties"]![
            "replicas"
        ]!["maximum"] = 5;
        (await _admin.PutAsync($"{Definitions}/crontabs.stable.example.com", body)).Expect(200);
        (await _admin.PatchAsync($"{Tabs}/a", new { spec = new { image = "new" } })).Expect(200);
        (await _admin.PatchAsync($"{Tabs}/a", new { spec = new { replicas = 8 } })).Expect(422);
        (await _admin.PatchAsync($"{Tabs}/a", new { spec = new { replicas = 5 } })).Expect(200);
    }

    [Fact]
    public async Task Rules_are_asked_at_every_write_by_whatever_door_of_the_object()
    {
        var definition = CronTabs();
        definition["spec"]!["versions"]![0]!["schema"]!["openAPIV3Schema"]!["x-kubernetes-validations"] = new JsonArray(
            new JsonObject
            {
                ["rule"] = "!has(self.status) || self.status.replicas <= self.spec.replicas",
                ["message"] = "more than wanted",
            },
            new JsonObject
            {
                ["rule"] = "self.spec.replicas >= oldSelf.spec.replicas",
                ["messageExpression"] = "'never below ' + string(oldSelf.spec.replicas)",
                ["fieldPath"] = ".spec.replicas",
            }
        );
        await EstablishAsync((await _admin.PostAsync(Definitions, definition)).Expect(201));
        (await _admin.PostAsync(Tabs, Tab("a", new { cronSpec = "* * * * *", replicas = 3 }))).Expect(201);
        (await _admin.PatchAsync($"{Tabs}/a/status", new { status = new { replicas = 3 } })).Expect(200);
        const string begin = "CronTab.stable.example.com \"a\" is invalid: ";
        Assert.Equal(
            begin + "<nil>: Invalid value: \"object\": more than wanted",
            (await _admin.PatchAsync($"{Tabs}/a/status", new { status = new { replicas = 4 } })).Expect(422).Message()
        );
        Assert.Contains(
            "spec.replicas: Invalid value: \"object\": never below 3",
            (await _admin.PatchAsync($"{Tabs}/a", new { spec = new { replicas = 2 } })).Expect(422).Message()
        );
        Assert.Contains(
            "never below 3",
            (await _admin.PatchAsync($"{Tabs}/a/scale", new { spec = new { replicas = 2 } })).Expect(422).Message()
        );
        (await _admin.PatchAsync($"{Tabs}/a", new { spec = new { replicas = 4 } })).Expect(200);
    }

    [Fact]
    public async Task Each_version_shows_the_same_objects_under_its_own_name()
    {
        var definition = CronTabs();
        var second = definition["spec"]!["versions"]![0]!.DeepClone();
        second["name"] = "v2beta1";
        second["storage"] = false;
        second["deprecated"] = true;
        definition["spec"]!["versions"]!.AsArray().Add(second);
        await EstablishAsync((await _admin.PostAsync(Definitions, definition)).Expect(201));
        var beta = Tabs.Replace("/v1/", "/v2beta1/");
        var created = (
            await _admin.PostAsync(beta, Tab("a", new { cronSpec = "* * * * *" }, version: "v2beta1"))
        ).Expect(201);
        Assert.Equal("stable.example.com/v2beta1", created.Text("apiVersion"));
        var read = (await _admin.GetAsync($"{Tabs}/a")).Expect(200);
        Assert.Equal(("stable.example.com/v1", created.Version), (read.Text("apiVersion"), read.Version));
        Assert.Equal(
            "stable.example.com/v2beta1",
            (await _admin.GetAsync(beta)).Expect(200).Text("items", "0", "apiVersion")
        );
        Assert.Contains(
            "stable.example.com/v2beta1 CronTab is deprecated; use stable.example.com/v1 CronTab",
            string.Join('\n', created.Headers.GetValues("Warning"))
        );
        var group = (await _admin.GetAsync("/apis/stable.example.com")).Expect(200);
        Assert.Equal(
            ("v1", "v2beta1"),
            (group.Text("preferredVersion", "version"), group.Text("versions", "1", "version"))
        );
    }

    [Fact]
    public async Task Each_tenant_has_its_own_kinds_and_forced_ones_are_everybodys()
    {
        foreach (var tenant in new[] { "acme", "evil" })
            (await _admin.PostAsync("/api/v1/tenants", new { metadata = new { name = tenant } })).Expect(201);
        var acme = $"/apis/apiextensions.k8s.io/v1/tenants/acme/customresourcedefinitions";
        await EstablishAsync((await _admin.PostAsync(acme, CronTabs())).Expect(201), acme);
        var list = "/apis/stable.example.com/v1/tenants/{0}/crontabs";
        (await _admin.GetAsync(string.Format(null, list, "acme"))).Expect(200);
        (await _admin.GetAsync(string.Format(null, list, "evil"))).Expect(404);
        (await _admin.GetAsync("/apis/stable.example.com/v1/crontabs")).Expect(404);
        Assert.Equal(200, (await _admin.GetAsync("/tenants/acme/apis/stable.example.com/v1")).Code);
        Assert.Equal(404, (await _admin.GetAsync("/apis/stable.example.com/v1")).Code);
        // A tenant's user has those of his tenant, whatever he asks for.
        var evil = _server.Client("O=tenant:evil,CN=mallory");
        Assert.Equal(404, (await evil.GetAsync("/tenants/acme/apis/stable.example.com/v1")).Code);

        var forced = CronTabs();
        forced["metadata"]!["labels"] = new JsonObject { ["arktos.futurewei.com/crd-sharing-policy"] = "Forced" };
        await EstablishAsync((await _admin.PostAsync(Definitions, forced)).Expect(201));
        (await _admin.GetAsync(string.Format(null, list, "evil"))).Expect(200);
    }

    [Fact]
    public async Task A_definition_that_is_going_takes_no_more_objects_and_waits_for_those_there_are()
    {
        var definition = await EstablishAsync((await _admin.PostAsync(Definitions, CronTabs())).Expect(201));
        (await _admin.PostAsync(Tabs, Tab("a", new { cronSpec = "* * * * *" }))).Expect(201);
        var going = (await _admin.DeleteAsync($"{Definitions}/crontabs.stable.example.com")).Expect(200);
        Assert.Equal("customresourcecleanup.apiextensions.k8s.io", going.Text("metadata", "finalizers", "0"));
        (await _admin.PostAsync(Tabs, Tab("b", new { cronSpec = "* * * * *" }))).Expect(405);
        going.Body["status"]!["conditions"]!
            .AsArray()
            .Add(new JsonObject { ["type"] = "Terminating", ["status"] = "True" });
        (await _admin.PutAsync($"{Definitions}/crontabs.stable.example.com/status", going.Body)).Expect(200);
        (await _admin.PatchAsync($"{Tabs}/a", new { spec = new { image = "new" } })).Expect(200);
        (await _admin.DeleteAsync($"{Tabs}/a")).Expect(200);
        (
            await _admin.PatchAsync(
                $"{Definitions}/crontabs.stable.example.com",
                new { metadata = new { finalizers = (string[]?)null } }
            )
        ).Expect(200);
        (await _admin.GetAsync($"{Definitions}/crontabs.stable.example.com")).Expect(404);
        (await _admin.GetAsync(Tabs)).Expect(404);
        Assert.NotEmpty(definition.Version);
    }

    [Fact]
    public async Task Rows_have_the_columns_that_the_definition_asks_for()
    {
        await EstablishAsync((await _admin.PostAsync(Definitions, CronTabs())).Expect(201));
        (await _admin.PostAsync(Tabs, Tab("a", new { cronSpec = "* * * * *" }))).Expect(201);
        var table = (await _admin.GetAsync(Tabs, accept: "application/json;as=Table;v=v1;g=meta.k8s.io"))
            .Expect(200)
            .Body;
        Assert.Equal(
            ["Name", "Spec", "Replicas", "Ready", "Age"],
            table["columnDefinitions"]!.AsArray().Select(c => (string)c!["name"]!)
        );
        Assert.Equal("""["a","* * * * *",1,null,"0s"]""", Json(table["rows"]![0]!["cells"]));
    }

    [Theory]
    [InlineData(
        "spec/group",
        "\"example\"",
        "spec.group: Invalid value: \"example\": should be a domain with at least one dot"
    )]
    [InlineData("spec/scope", "\"Global\"", "spec.scope: Unsupported value: \"Global\"")]
    [InlineData("spec/versions/0/storage", "false", "must have exactly one version marked as storage version")]
    [InlineData(
        "spec/versions/0/schema",
        "{}",
        "spec.versions[0].schema.openAPIV3Schema: Required value: schemas are required"
    )]
    [InlineData(
        "spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/image",
        "{}",
        "spec.versions[0].schema.openAPIV3Schema.properties[spec].properties[image].type: Required value: must not "
            + "be empty for specified object fields"
    )]
    [InlineData(
        "spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/image/$ref",
        "\"#/x\"",
        "properties[image].$ref: Forbidden: $ref is not supported"
    )]
    [InlineData(
        "spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/cronSpec/pattern",
        "\"(a\"",
        "must be a valid regular expression, but isn't"
    )]
    [InlineData(
        "spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/replicas/default",
        "\"x\"",
        "properties[replicas].default"
    )]
    [InlineData(
        "spec/versions/0/schema/openAPIV3Schema/properties/spec/required",
        "[1]",
        "properties[spec].required: Invalid value: [1]"
    )]
    [InlineData(
        "spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/image/maxLength",
        "\"5\"",
        "properties[image].maxLength: Invalid value: \"5\""
    )]
    [InlineData(
        "spec/versions/0/schema/openAPIV3Schema/properties/spec/allOf",
        "[5]",
        "properties[spec].allOf: Invalid value: [5]"
    )]
    [InlineData(
        "spec/versions/0/schema/openAPIV3Schema/properties/spec/properties",
        "7",
        "properties[spec].properties: Invalid value: 7"
    )]
    [InlineData(
        "spec/versions/0/selectableFields",
        "[{\"jsonPath\":\".spec.image\"},{\"jsonPath\":\".spec.image\"}]",
        "selectableFields[1].jsonPath: Duplicate value: \".spec.image\""
    )]
    [InlineData(
        "spec/versions/0/schema/openAPIV3Schema/properties/spec/x-kubernetes-validations",
        "[{\"rule\":\"self.replica > 1\"}]",
        "x-kubernetes-validations[0].rule: Invalid value: \"self.replica > 1\": compilation failed: ERROR: "
            + "<input>:1:5: undefined field 'replica'"
    )]
    [InlineData(
        "spec/versions/0/schema/openAPIV3Schema/properties/spec/anyOf",
        "[{\"properties\":{\"other\":{\"minimum\":1}}}]",
        "anyOf[0].properties[other]: Required value: because it is not defined outside of it"
    )]
    [InlineData(
        "spec/versions/0/schema/openAPIV3Schema/properties/spec/allOf",
        "[{\"type\":\"object\"}]",
        "allOf[0].type: Forbidden: must be empty to be structural"
    )]
    [InlineData(
        "spec/versions/0/additionalPrinterColumns/0/jsonPath",
        "\"spec\"",
        "additionalPrinterColumns[0].jsonPath: Invalid value"
    )]
    public async Task A_definition_that_cannot_be_served_is_refused(string at, string json, string fault)
    {
        var definition = CronTabs();
        JsonNode node = definition;
        var steps = at.Split('/');
        foreach (var step in steps[..^1])
            node = int.TryParse(step, out var index) ? node[index]! : node[step]!;
        node[steps[^1]] = JsonNode.Parse(json);
        Assert.Contains(fault, (await _admin.PostAsync(Definitions, definition)).Expect(422).Message());
    }

    private async Task<Answer> EstablishAsync(Answer definition, string definitions = Definitions)
    {
        var body = definition.Body.DeepClone();
        body["status"]!["acceptedNames"] = body["spec"]!["names"]!.DeepClone();
        body["status"]!["conditions"] = new JsonArray(
            new JsonObject
            {
                ["type"] = "Established",
                ["status"] = "True",
                ["reason"] = "InitialNamesAccepted",
            }
        );
        return (await _admin.PutAsync($"{definitions}/{definition.Text("metadata", "name")}/status", body)).Expect(200);
    }

    private static JsonObject CronTabs() =>
        (JsonObject)
            JsonNode.Parse(
                """
                {
                  "apiVersion": "apiextensions.k8s.io/v1",
                  "kind": "CustomResourceDefinition",
                  "metadata": { "name": "crontabs.stable.example.com" },
                  "spec": {
                    "group": "stable.example.com",
                    "scope": "Namespaced",
                    "names": { "plural": "crontabs", "kind": "CronTab", "shortNames": ["ct"] },
                    "versions": [
                      {
                        "name": "v1",
                        "served": true,
                        "storage": true,
                        "schema": {
                          "openAPIV3Schema": {
                            "type": "object",
                            "properties": {
                              "spec": {
                                "type": "object",
                                "required": ["cronSpec"],
                                "properties": {
                                  "cronSpec": { "type": "string", "pattern": "^(\\S+ ){4}\\S+$" },
                                  "image": { "type": "string", "default": "busybox" },
                                  "replicas": { "type": "integer", "minimum": 1, "maximum": 10, "default": 1 }
                                }
                              },
                              "status": {
                                "type": "object",
                                "properties": { "replicas": { "type": "integer" } }
                              }
                            }
                          }
                        },
                        "subresources": {
                          "status": {},
                          "scale": {
                            "specReplicasPath": ".spec.replicas",
                            "statusReplicasPath": ".status.replicas"
                          }
                        },
                        "additionalPrinterColumns": [
                          { "name": "Spec", "type": "string", "jsonPath": ".spec.cronSpec" },
                          { "name": "Replicas", "type": "integer", "jsonPath": ".spec.replicas" },
                          { "name": "Ready", "type": "integer", "jsonPath": ".status.replicas" },
                          { "name": "Age", "type": "date", "jsonPath": ".metadata.creationTimestamp" }
                        ]
                      }
                    ]
                  }
                }
                """
            )!;

    private static object Tab(string name, object spec, object? status = null, string version = "v1") =>
        new
        {
            apiVersion = $"stable.example.com/{version}",
            kind = "CronTab",
            metadata = new { name },
            spec,
            status,
        };

    private static string Json(JsonNode? node) =>
        node!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
