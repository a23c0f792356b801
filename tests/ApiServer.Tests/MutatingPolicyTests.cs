using System.Text.Json.Nodes;
using Arktos.ApiServer.Tests.Support;

namespace Arktos.ApiServer.Tests;

/// <summary>MutatingAdmissionPolicy and its bindings.</summary>
public sealed class MutatingPolicyTests : IAsyncLifetime
{
    private const string Registration = "/apis/admissionregistration.k8s.io/v1beta1";
    private const string Policies = $"{Registration}/mutatingadmissionpolicies";
    private const string Bindings = $"{Registration}/mutatingadmissionpolicybindings";
    private const string Maps = "/api/v1/namespaces/shop/configmaps";
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
    public async Task Policies_are_discovered_and_shown()
    {
        var resources = (await _admin.GetAsync(Registration)).Expect(200).Node("resources")!.AsArray();
        Assert.Equal(
            ["mutatingadmissionpolicies", "mutatingadmissionpolicybindings"],
            resources.Select(r => (string)r!["name"]!)
        );
        var group = (await _admin.GetAsync("/apis/admissionregistration.k8s.io")).Expect(200);
        Assert.Equal("admissionregistration.k8s.io/v1", group.Text("preferredVersion", "groupVersion"));
        await PutAsync("label", Apply("""Object{metadata: Object.metadata{labels: {"a": "b"}}}"""));
        var table = await _admin.GetAsync($"{Policies}/label", "application/json;as=Table;v=v1;g=meta.k8s.io");
        Assert.Equal(
            ["Name", "Mutations", "ParamKind", "Age"],
            table.Node("columnDefinitions")!.AsArray().Select(c => (string)c!["name"]!)
        );
    }

    [Fact]
    public async Task A_policy_adds_a_label_to_pods_where_it_is_bound()
    {
        await PutAsync("label", Apply("""Object{metadata: Object.metadata{labels: {"team": "blue"}}}"""), "pods");
        (await _admin.PostAsync(Pods, Objects.Pod("free"))).Expect(201);
        await BindAsync("label");
        var tried = (await _admin.PostAsync($"{Pods}?dryRun=All", Objects.Pod("a"))).Expect(201);
        Assert.Equal("blue", tried.Text("metadata", "labels", "team"));
        (await _admin.GetAsync($"{Pods}/a")).Expect(404);
        var made = (await _admin.PostAsync(Pods, Objects.Pod("a"))).Expect(201);
        Assert.Equal("blue", made.Text("metadata", "labels", "team"));
        // What was there stays.
        Assert.Equal("web", made.Text("metadata", "labels", "app"));
        var updated = await _admin.PatchAsync($"{Pods}/free", """{"metadata":{"labels":{"x":"y"}}}""");
        Assert.Equal("blue", updated.Expect(200).Text("metadata", "labels", "team"));
        (await _admin.DeleteAsync($"{Pods}/a")).Expect(200);
    }

    [Fact]
    public async Task A_policy_adds_a_sidecar_by_the_key_of_the_list()
    {
        await PutAsync(
            "sidecar",
            Apply(
                """
                Object{spec: Object.spec{initContainers: [Object.spec.initContainers{
                  name: "mesh", image: "mesh:1", restartPolicy: "Always",
                  ?resources: optional.none()}]}}
                """
            ),
            "pods",
            conditions: """[{"name":"once","expression":"!has(object.spec.initContainers)"}]"""
        );
        await BindAsync("sidecar");
        var made = (await _admin.PostAsync(Pods, Objects.Pod("a"))).Expect(201);
        var sidecar = Assert.Single(made.Node("spec", "initContainers")!.AsArray())!;
        Assert.Equal("mesh", (string)sidecar["name"]!);
        // Defaults and plugins see what was added.
        Assert.Equal("IfNotPresent", (string)sidecar["imagePullPolicy"]!);
        Assert.NotEmpty(sidecar["volumeMounts"]!.AsArray());
        Assert.Equal("main", made.Text("spec", "containers", "0", "name"));
    }

    [Fact]
    public async Task A_json_patch_is_made_of_the_object_and_tested()
    {
        await PutAsync(
            "patch",
            Patch(
                """
                [JSONPatch{op: "test", path: "/data/key", value: "v"},
                 JSONPatch{op: "add", path: "/data/" + jsonpatch.escapeKey("a/b~c"), value: variables.size},
                 JSONPatch{op: "copy", from: "/data/key", path: "/data/copy"}] +
                (has(object.metadata.labels) ? [] :
                 [JSONPatch{op: "add", path: "/metadata/labels", value: {"from": "policy"}}])
                """
            ),
            variables: """[{"name":"size","expression":"string(object.data.size())"}]"""
        );
        await BindAsync("patch");
        // "a/b~c" is no key that a config map may have, so validation shows what came to be.
        Assert.Contains("data[a/b~c]", (await _admin.PostAsync(Maps, Objects.ConfigMap("a"))).Expect(422).Message());
        var other = (await _admin.PostAsync(Maps, Objects.ConfigMap("a", "other"))).Expect(201);
        Assert.Equal("", other.Text("metadata", "labels"));
    }

    [Fact]
    public async Task Policies_run_before_webhooks_and_once_more_when_they_ask_for_it()
    {
        await using var hook = await FakeWebhook.StartAsync();
        hook.On(
            "/note",
            (_, response) =>
                FakeWebhook.Patch(response, """[{"op":"add","path":"/metadata/annotations/hook","value":"seen"}]""")
        );
        (
            await _admin.PostAsync(
                "/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations",
                new
                {
                    apiVersion = "admissionregistration.k8s.io/v1",
                    kind = "MutatingWebhookConfiguration",
                    metadata = new { name = "w" },
                    webhooks = new[]
                    {
                        new
                        {
                            name = "w.example.com",
                            admissionReviewVersions = new[] { "v1" },
                            sideEffects = "None",
                            clientConfig = new { url = hook.Url("/note"), caBundle = hook.CaBundle },
                            rules = new[]
                            {
                                new
                                {
                                    apiGroups = new[] { "" },
                                    apiVersions = new[] { "v1" },
                                    operations = new[] { "CREATE" },
                                    resources = new[] { "configmaps" },
                                },
                            },
                        },
                    },
                }
            )
        ).Expect(201);
        // Each counts how often it was asked.
        foreach (
            var (name, reinvocation) in new[] { ("a-again", "IfNeeded"), ("b-once", "Never"), ("c-last", "IfNeeded") }
        )
        {
            await PutAsync(
                name,
                Apply(
                    """
                    Object{metadata: Object.metadata{annotations: {
                      "NAME": string(int(object.metadata.?annotations["NAME"].orValue("0")) + 1)}}}
                    """.Replace("NAME", name, StringComparison.Ordinal)
                ),
                reinvocation: reinvocation
            );
            await BindAsync(name);
        }
        var made = (await _admin.PostAsync(Maps, Objects.ConfigMap("a"))).Expect(201);
        Assert.Equal("2", made.Text("metadata", "annotations", "a-again"));
        Assert.Equal("1", made.Text("metadata", "annotations", "b-once"));
        // Behind it was the webhook, which is asked once.
        Assert.Equal("2", made.Text("metadata", "annotations", "c-last"));
        var (_, review) = Assert.Single(hook.Reviews);
        var seen = review["object"]!["metadata"]!["annotations"]!;
        Assert.Equal(("1", "1"), ((string)seen["a-again"]!, (string)seen["c-last"]!));
    }

    [Theory]
    [InlineData("""Object{data: {"x": object.data.missing}}""", "resulted in error: no such key: missing")]
    [InlineData(
        """Object{metadata: Object.spec{}}""",
        "type mismatch: unexpected type name \"Object.spec\", expected \"Object.metadata\", which matches field name "
            + "path from root Object type"
    )]
    [InlineData(
        """Object{datum: {"a": "b"}}""",
        "error applying patch: failed to convert patch object to typed object: .datum: field not declared in schema"
    )]
    [InlineData(
        """
            Object{metadata: Object.metadata{managedFields: [
              Object.metadata.managedFields{manager: "me"}], finalizers: ["x/y"]}}
            """,
        "error applying patch: invalid ApplyConfiguration: may not mutate atomic arrays, maps or structs: "
            + ".metadata.managedFields"
    )]
    public async Task A_mutation_that_fails_refuses_the_write_unless_it_is_to_be_ignored(string expression, string why)
    {
        await PutAsync("p", Apply(expression));
        await BindAsync("p");
        var refused = (await _admin.PostAsync(Maps, Objects.ConfigMap("a"))).Expect(403);
        Assert.Equal("Invalid", refused.Text("reason"));
        Assert.StartsWith("policy 'p' with binding 'p' denied request: ", refused.Message());
        Assert.EndsWith(why, refused.Message());
        (await _admin.PatchAsync($"{Policies}/p", """{"spec":{"failurePolicy":"Ignore"}}""")).Expect(200);
        (await _admin.PostAsync(Maps, Objects.ConfigMap("a"))).Expect(201);
    }

    [Fact]
    public async Task A_patch_must_fit_the_object_and_its_type()
    {
        await PutAsync("p", Patch("""[JSONPatch{op: "add", path: "/nothing/here", value: 1}]"""));
        await BindAsync("p");
        Assert.StartsWith(
            "policy 'p' with binding 'p' denied request: JSON Patch: ",
            (await _admin.PostAsync(Maps, Objects.ConfigMap("a"))).Expect(403).Message()
        );
        (
            await _admin.PatchAsync(
                $"{Policies}/p",
                new JsonObject
                {
                    ["spec"] = new JsonObject
                    {
                        ["mutations"] = JsonNode.Parse(
                            Patch("""[JSONPatch{op: "add", path: "/datum", value: {"a": 1}}]""")
                        ),
                    },
                }
            )
        ).Expect(200);
        Assert.Contains(
            "strict decoding error: unknown field \"datum\"",
            (await _admin.PostAsync(Maps, Objects.ConfigMap("a"))).Expect(500).Message()
        );
    }

    [Fact]
    public async Task What_an_expression_makes_is_bounded()
    {
        // Twenty-four doublings of one list.
        var expression = "[a]";
        for (var i = 0; i < 24; i++)
            expression = $"cel.bind(a, [a, a], {expression})";
        await PutAsync(
            "p",
            Patch($"[JSONPatch{{op: 'add', path: '/data/x', value: cel.bind(a, ['x'], {expression})}}]")
        );
        await BindAsync("p");
        Assert.Contains(
            "the value is larger than",
            (await _admin.PostAsync(Maps, Objects.ConfigMap("a"))).Expect(403).Message()
        );
    }

    [Fact]
    public async Task Parameters_are_given_to_mutations()
    {
        (await _admin.PostAsync(Maps, Objects.ConfigMap("defaults", "green"))).Expect(201);
        await PutAsync(
            "p",
            Apply("""Object{metadata: Object.metadata{labels: {"color": string(params.data.key)}}}"""),
            extra: ""","paramKind":{"apiVersion":"v1","kind":"ConfigMap"}"""
        );
        await BindAsync("p", ""","paramRef":{"name":"defaults","parameterNotFoundAction":"Deny"}""");
        var made = (await _admin.PostAsync(Maps, Objects.ConfigMap("a"))).Expect(201);
        Assert.Equal("green", made.Text("metadata", "labels", "color"));
        (await _admin.DeleteAsync($"{Maps}/defaults")).Expect(200);
        Assert.Equal(
            "policy 'p' with binding 'p' denied request: failed to configure binding: no params found for policy "
                + "binding with `Deny` parameterNotFoundAction",
            (await _admin.PostAsync(Maps, Objects.ConfigMap("b"))).Expect(403).Message()
        );
    }

    [Fact]
    public async Task Policies_reach_tenants_only_where_the_binding_says_so_and_never_themselves()
    {
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
        await PutAsync(
            "p",
            Apply("""Object{metadata: Object.metadata{labels: {"seen": "yes"}}}"""),
            "*",
            apiGroup: "*"
        );
        await BindAsync("p");
        const string Namespaces = "/api/v1/tenants/acme/namespaces";
        var one = (await _admin.PostAsync(Namespaces, Objects.Namespace("one"))).Expect(201);
        Assert.Equal("", one.Text("metadata", "labels", "seen"));
        var binding = await _admin.PatchAsync(
            $"{Bindings}/p",
            """{"metadata":{"labels":{"arktos.futurewei.com/admission-sharing-policy":"forced"}}}"""
        );
        Assert.Equal("", binding.Expect(200).Text("metadata", "labels", "seen"));
        var two = (await _admin.PostAsync(Namespaces, Objects.Namespace("two"))).Expect(201);
        Assert.Equal("yes", two.Text("metadata", "labels", "seen"));
    }

    [Fact]
    public async Task What_is_wrong_with_a_policy_is_told()
    {
        var refused = await _admin.PostAsync(
            Policies,
            Object(
                "MutatingAdmissionPolicy",
                "p",
                """
                {"matchConstraints":{"resourceRules":[{"apiGroups":[""],"apiVersions":["v1"],
                  "operations":["DELETE"],"resources":["pods"]}]},
                 "variables":[{"name":"x","expression":"Object{}"}],
                 "mutations":[{"patchType":"Other"},{},{"patchType":"JSONPatch"},
                  {"patchType":"JSONPatch","jsonPatch":{"expression":" "},"applyConfiguration":{"expression":"x"}},
                  {"patchType":"JSONPatch","jsonPatch":{"expression":"'teapot'"}},
                  {"patchType":"ApplyConfiguration","applyConfiguration":{"expression":"Object.spec{}"}},
                  {"patchType":"JSONPatch","jsonPatch":{"expression":"[JSONPatch{op: 1, where: 'x'}]"}},
                  {"patchType":"ApplyConfiguration","applyConfiguration":{"expression":"Thing{}"}}]}
                """
            )
        );
        var message = refused.Expect(422).Message();
        foreach (
            var fault in new[]
            {
                "spec.matchConstraints.resourceRules.operations: Unsupported value: \"DELETE\": supported values: "
                    + "\"*\", \"CONNECT\", \"CREATE\", \"UPDATE\"",
                "spec.variables[0].expression: Invalid value: \"Object{}\": compilation failed: ERROR: <input>:1:7: "
                    + "undeclared reference to 'Object' (in container '')",
                "spec.mutations[0].patchType: Unsupported value: \"Other\"",
                "spec.mutations[1].patchType: Required value",
                "spec.mutations[2].jsonPatch: Required value: must be specified when patchType is JSONPatch",
                "spec.mutations[3].jsonPatch.expression: Required value",
                "spec.mutations[3].applyConfiguration: Invalid value: \"{applyConfiguration}\": must not be specified "
                    + "when patchType is JSONPatch",
                "spec.mutations[4].jsonPatch.expression: Invalid value: \"'teapot'\": must evaluate to "
                    + "list(JSONPatch) but got string",
                "spec.mutations[5].applyConfiguration.expression: Invalid value: \"Object.spec{}\": must evaluate to "
                    + "Object but got Object.spec",
                "expected type of field 'op' is 'string' but provided type is 'int'",
                "undefined field 'where'",
                "undeclared reference to 'Thing' (in container '')",
                "spec.reinvocationPolicy: Required value",
            }
        )
            Assert.Contains(fault, message);
        var binding = (
            await _admin.PostAsync(Bindings, Object("MutatingAdmissionPolicyBinding", "b", """{"paramRef":{}}"""))
        )
            .Expect(422)
            .Message();
        Assert.Contains("spec.policyName: Required value", binding);
        Assert.Contains("spec.paramRef: Required value: one of name or selector must be specified", binding);
    }

    private static string Apply(string expression) => Mutations("ApplyConfiguration", "applyConfiguration", expression);

    private static string Patch(string expression) => Mutations("JSONPatch", "jsonPatch", expression);

    private static string Mutations(string type, string field, string expression) =>
        new JsonArray(
            new JsonObject
            {
                ["patchType"] = type,
                [field] = new JsonObject { ["expression"] = expression },
            }
        ).ToJsonString();

    private static string Object(string kind, string name, string spec) =>
        new JsonObject
        {
            ["apiVersion"] = "admissionregistration.k8s.io/v1beta1",
            ["kind"] = kind,
            ["metadata"] = new JsonObject { ["name"] = name },
            ["spec"] = JsonNode.Parse(spec),
        }.ToJsonString();

    private async Task PutAsync(
        string name,
        string mutations,
        string resources = "configmaps",
        string apiGroup = "",
        string conditions = "[]",
        string variables = "[]",
        string reinvocation = "Never",
        string extra = ""
    ) =>
        (
            await _admin.PostAsync(
                Policies,
                Object(
                    "MutatingAdmissionPolicy",
                    name,
                    $$"""
                    {"matchConstraints":{"resourceRules":[{"apiGroups":["{{apiGroup}}"],"apiVersions":["*"],
                      "operations":["CREATE","UPDATE"],"resources":["{{resources}}"]}]},
                     "matchConditions":{{conditions}},"variables":{{variables}},
                     "reinvocationPolicy":"{{reinvocation}}","mutations":{{mutations}}{{extra}}}
                    """
                )
            )
        ).Expect(201);

    private async Task BindAsync(string policy, string extra = "") =>
        (
            await _admin.PostAsync(
                Bindings,
                Object("MutatingAdmissionPolicyBinding", policy, $$"""{"policyName":"{{policy}}"{{extra}}}""")
            )
        ).Expect(201);
}
