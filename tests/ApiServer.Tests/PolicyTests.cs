using System.Text.Json.Nodes;
using Arktos.ApiServer.Tests.Support;

namespace Arktos.ApiServer.Tests;

/// <summary>ValidatingAdmissionPolicy, its bindings and parameters.</summary>
public sealed class PolicyTests : IAsyncLifetime
{
    private const string Registration = "/apis/admissionregistration.k8s.io/v1";
    private const string Policies = $"{Registration}/validatingadmissionpolicies";
    private const string Bindings = $"{Registration}/validatingadmissionpolicybindings";
    private const string Maps = "/api/v1/namespaces/shop/configmaps";

    private TestServer _server = null!;
    private TestClient _admin = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _admin = _server.Client();
        (await _admin.PostAsync("/api/v1/namespaces", Objects.Namespace("shop"))).Expect(201);
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData(
        "{\"expression\":\"object.data.key != 'bad'\"}",
        422,
        "Invalid",
        "failed expression: object.data.key != 'bad'"
    )]
    [InlineData(
        "{\"expression\":\"false\",\"message\":\" never \",\"reason\":\"Forbidden\"}",
        403,
        "Forbidden",
        "never"
    )]
    [InlineData(
        "{\"expression\":\"false\",\"message\":\"m\",\"messageExpression\":\"'no ' + object.data.key\"}",
        422,
        "Invalid",
        "no bad"
    )]
    [InlineData(
        "{\"expression\":\"false\",\"message\":\"m\",\"messageExpression\":\"string(object.data.missing)\"}",
        422,
        "Invalid",
        "m"
    )]
    [InlineData(
        "{\"expression\":\"object.data.missing == 'x'\"}",
        422,
        "Invalid",
        "expression 'object.data.missing == 'x'' resulted in error: no such key: missing"
    )]
    [InlineData(
        "{\"expression\":\"variables.first.size() > 5\",\"message\":\"too short\"}",
        422,
        "Invalid",
        "too short"
    )]
    [InlineData(
        "{\"expression\":\"variables.broken == 'x'\"}",
        422,
        "Invalid",
        "expression 'variables.broken == 'x'' resulted in error: composited variable \"broken\" fails to evaluate: "
            + "no such key: missing"
    )]
    [InlineData(
        "{\"expression\":\"[1,2,3,4,5,6,7,8,9,10].all(a, [1,2,3,4,5,6,7,8,9,10].all(b, [1,2,3,4,5,6,7,8,9,10].all(c, "
            + "[1,2,3,4,5,6,7,8,9,10].all(d, [1,2,3,4,5,6,7,8,9,10].all(e, [1,2,3,4,5,6,7,8,9,10].all(f, "
            + "a+b+c+d+e+f > 0))))))\",\"message\":\"x\"}",
        422,
        "Invalid",
        "resulted in error: operation cancelled: actual cost limit exceeded"
    )]
    [InlineData(
        "{\"expression\":\"request.operation == 'CREATE' && request.namespace == 'shop' && "
            + "request.userInfo.username == 'admin' && "
            + "namespaceObject.metadata.name == 'shop' && oldObject == null && "
            + "authorizer.requestResource.check('create').allowed() && "
            + "!authorizer.serviceAccount('shop', 'x').group('').resource('pods').namespace('shop').check('get')"
            + ".allowed()\"}",
        201,
        "",
        ""
    )]
    public async Task A_validation_says_why_it_refuses(string validation, int code, string reason, string message)
    {
        await PutAsync(
            Spec($"[{validation}]")
                .Replace(
                    "\"validations\"",
                    "\"variables\":[{\"name\":\"first\",\"expression\":\"object.data.key\"},"
                        + "{\"name\":\"broken\",\"expression\":\"variables.first + object.data.missing\"}],"
                        + "\"validations\"",
                    StringComparison.Ordinal
                )
        );
        await BindAsync("""{"policyName":"p","validationActions":["Deny"]}""");
        var answer = (await _admin.PostAsync(Maps, Objects.ConfigMap("a", "bad"))).Expect(code);
        if (code == 201)
            return;
        Assert.Equal(reason, answer.Text("reason"));
        Assert.StartsWith(
            "configmaps \"a\" is forbidden: ValidatingAdmissionPolicy 'p' with binding 'b' denied request: ",
            answer.Message()
        );
        Assert.EndsWith(message, answer.Message());
        (await _admin.GetAsync($"{Maps}/a")).Expect(404);
    }

    [Fact]
    public async Task A_policy_is_in_force_where_it_is_bound_and_as_its_binding_says()
    {
        await PutAsync(Spec("""[{"expression":"object.data.key != 'bad'","message":"bad key"}]"""));
        (await _admin.PostAsync(Maps, Objects.ConfigMap("free", "bad"))).Expect(201);
        await BindAsync(
            """
            {"policyName":"p","validationActions":["Warn","Audit"],
             "matchResources":{"objectSelector":{"matchLabels":{"look":"here"}}}}
            """
        );
        var warned = await _admin.PostAsync(Maps, Objects.ConfigMap("a", "bad", new { look = "here" }));
        Assert.Equal(
            "299 - \"Validation failed for ValidatingAdmissionPolicy 'p' with binding 'b': bad key\"",
            Assert.Single(warned.Expect(201).Headers.GetValues("Warning"))
        );
        var other = (await _admin.PostAsync(Maps, Objects.ConfigMap("c", "bad"))).Expect(201);
        Assert.False(other.Headers.Contains("Warning"));
        (await _admin.PatchAsync($"{Bindings}/b", """{"spec":{"validationActions":["Deny"]}}""")).Expect(200);
        (await _admin.PostAsync(Maps, Objects.ConfigMap("d", "bad", new { look = "here" }))).Expect(422);
        // Who is refused by one binding hears the warnings of another.
        (
            await _admin.PostAsync(
                Bindings,
                Binding("""{"policyName":"p","validationActions":["Warn"]}""")
                    .Replace("\"b\"", "\"a\"", StringComparison.Ordinal)
            )
        ).Expect(201);
        var both = await _admin.PostAsync(Maps, Objects.ConfigMap("d", "bad", new { look = "here" }));
        Assert.Single(both.Expect(422).Headers.GetValues("Warning"));
        // What has the label no more is looked at still, by what it was.
        (await _admin.PatchAsync($"{Maps}/a", """{"metadata":{"labels":null}}""")).Expect(422);
        // Updates and deletions where the rules name them.
        (await _admin.DeleteAsync($"{Maps}/a")).Expect(200);
        (await _admin.DeleteAsync($"{Policies}/p")).Expect(200);
        (await _admin.PostAsync(Maps, Objects.ConfigMap("d", "bad", new { look = "here" }))).Expect(201);
    }

    [Fact]
    public async Task Parameters_are_read_by_name_and_by_selector()
    {
        await PutAsync(
            Spec("""[{"expression":"object.data.key.size() <= int(params.data.max)","message":"too long"}]""")
                .Replace(
                    "\"validations\"",
                    "\"paramKind\":{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\"},"
                        + "\"matchConditions\":[{\"name\":\"n\","
                        + "\"expression\":\"!request.name.startsWith('limits')\"}],"
                        + "\"validations\"",
                    StringComparison.Ordinal
                )
        );
        await BindAsync(
            """
            {"policyName":"p","validationActions":["Deny"],
             "paramRef":{"name":"limits","parameterNotFoundAction":"Deny"}}
            """
        );
        Assert.Equal(
            "configmaps \"a\" is forbidden: ValidatingAdmissionPolicy 'p' with binding 'b' denied request: failed to "
                + "configure binding: no params found for policy binding with `Deny` parameterNotFoundAction",
            (await _admin.PostAsync(Maps, Objects.ConfigMap("a"))).Expect(422).Message()
        );
        (
            await _admin.PatchAsync($"{Bindings}/b", """{"spec":{"paramRef":{"parameterNotFoundAction":"Allow"}}}""")
        ).Expect(200);
        (await _admin.PostAsync(Maps, Objects.ConfigMap("a"))).Expect(201);
        await LimitAsync("limits", 2);
        (await _admin.PostAsync(Maps, Objects.ConfigMap("b", "vv"))).Expect(201);
        Assert.EndsWith(
            "too long",
            (await _admin.PostAsync(Maps, Objects.ConfigMap("c", "vvv"))).Expect(422).Message()
        );
        // All that a selector gives must let it pass.
        (
            await _admin.PatchAsync(
                $"{Bindings}/b",
                """{"spec":{"paramRef":{"name":null,"selector":{"matchLabels":{"limit":"yes"}}}}}"""
            )
        ).Expect(200);
        await LimitAsync("limits-more", 1);
        (await _admin.PostAsync(Maps, Objects.ConfigMap("d", "vv"))).Expect(422);
        (await _admin.PostAsync(Maps, Objects.ConfigMap("d", "v"))).Expect(201);
    }

    [Fact]
    public async Task A_policy_that_fails_may_be_ignored()
    {
        await PutAsync(
            Spec("""[{"expression":"object.data.missing == 'x'"}]""")
                .Replace("\"Fail\"", "\"Ignore\"", StringComparison.Ordinal)
        );
        await BindAsync("""{"policyName":"p","validationActions":["Deny"]}""");
        (await _admin.PostAsync(Maps, Objects.ConfigMap("a"))).Expect(201);
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
            Spec("""[{"expression":"false","message":"no"}]""")
                .Replace("\"configmaps\"", "\"*\"", StringComparison.Ordinal)
                .Replace("\"apiGroups\":[\"\"]", "\"apiGroups\":[\"*\"]", StringComparison.Ordinal)
        );
        await BindAsync("""{"policyName":"p","validationActions":["Deny"]}""");
        (await _admin.PostAsync("/api/v1/tenants/acme/namespaces", Objects.Namespace("one"))).Expect(201);
        (
            await _admin.PatchAsync(
                $"{Bindings}/b",
                """{"metadata":{"labels":{"arktos.futurewei.com/admission-sharing-policy":"forced"}}}"""
            )
        ).Expect(200);
        Assert.Equal(
            "namespaces \"two\" is forbidden: ValidatingAdmissionPolicy 'p' with binding 'b' denied request: no",
            (await _admin.PostAsync("/api/v1/tenants/acme/namespaces", Objects.Namespace("two"))).Expect(422).Message()
        );
        (await _admin.DeleteAsync($"{Bindings}/b")).Expect(200);
    }

    [Fact]
    public async Task What_is_wrong_with_a_policy_is_told_and_types_are_warned_of()
    {
        var refused = await _admin.PostAsync(
            Policies,
            Policy(
                """
                {"paramKind":{"apiVersion":"a/b/c","kind":""},"matchConstraints":{"resourceRules":[]},
                 "variables":[{"name":"if","expression":"1 +"},{"name":"x","expression":""}],
                 "validations":[{"expression":"1"},{"expression":" ","messageExpression":"1"},
                  {"expression":"nothing.there","reason":"Because","message":"a\nb"}],
                 "auditAnnotations":[{"key":"k","valueExpression":"5"}]}
                """
            )
        );
        var message = refused.Expect(422).Message();
        foreach (
            var fault in new[]
            {
                "spec.paramKind.apiVersion: Invalid value: \"a/b/c\": unexpected GroupVersion string: a/b/c",
                "spec.paramKind.kind: Required value",
                "spec.matchConstraints.resourceRules: Required value",
                "spec.variables[0].name: Invalid value: \"if\": name is not a valid CEL identifier",
                "spec.variables[0].expression: Invalid value: \"1 +\": compilation failed: ERROR: <input>:1:",
                "spec.variables[1].expression: Required value: expression is not specified",
                "spec.validations[0].expression: Invalid value: \"1\": must evaluate to bool but got int",
                "spec.validations[1].expression: Required value: expression is not specified",
                "spec.validations[1].messageExpression: Invalid value: \"1\": must evaluate to string but got int",
                "spec.validations[2].expression: Invalid value: \"nothing.there\": compilation failed: ERROR: "
                    + "<input>:1:1: undeclared reference to 'nothing' (in container '')",
                "spec.validations[2].message: Invalid value: \"a\\nb\": message must not contain line breaks",
                "spec.validations[2].reason: Unsupported value: \"Because\"",
                "spec.auditAnnotations[0].valueExpression: Invalid value: \"5\": must evaluate to one of "
                    + "[string null_type] but got int",
            }
        )
            Assert.Contains(fault, message);
        var typed = Spec("""[{"expression":"object.spec.replicas > 'a'"},{"expression":"object.spec.replica == 1"}]""")
            .Replace("\"configmaps\"", "\"deployments\"", StringComparison.Ordinal)
            .Replace("\"apiGroups\":[\"\"]", "\"apiGroups\":[\"apps\"]", StringComparison.Ordinal);
        var made = (await _admin.PostAsync(Policies, Policy(typed))).Expect(201);
        Assert.Equal("1", made.Text("status", "observedGeneration"));
        var warnings = made.Node("status", "typeChecking", "expressionWarnings")!.AsArray();
        Assert.Equal(
            ["spec.validations[0].expression", "spec.validations[1].expression"],
            warnings.Select(w => (string)w!["fieldRef"]!)
        );
        Assert.StartsWith(
            "apps/v1, Kind=Deployment: ERROR: <input>:1:12: undefined field 'replica'",
            (string)warnings[1]!["warning"]!
        );
        var status = await _admin.PatchAsync(
            $"{Policies}/p/status",
            """{"metadata":{"labels":{"a":"b"}},"spec":null}"""
        );
        Assert.Equal("", status.Expect(200).Text("metadata", "labels", "a"));
        var binding = (
            await _admin.PostAsync(
                Bindings,
                Binding("""{"paramRef":{"name":"a","selector":{}},"validationActions":["Deny","Warn","Deny"]}""")
            )
        )
            .Expect(422)
            .Message();
        foreach (
            var fault in new[]
            {
                "spec.policyName: Required value",
                "spec.paramRef.name: Forbidden: name and selector are mutually exclusive",
                "spec.paramRef.parameterNotFoundAction: Required value",
                "spec.validationActions[2]: Duplicate value: \"Deny\"",
                "must not contain both Deny and Warn",
            }
        )
            Assert.Contains(fault, binding);
    }

    private static string Spec(string validations) =>
        $$"""
            {"failurePolicy":"Fail","matchConstraints":{"resourceRules":[{"apiGroups":[""],"apiVersions":["v1"],
             "operations":["CREATE","UPDATE"],"resources":["configmaps"]}]},"validations":{{validations}}}
            """;

    private static string Policy(string spec) => Object("ValidatingAdmissionPolicy", "p", spec);

    private static string Binding(string spec) => Object("ValidatingAdmissionPolicyBinding", "b", spec);

    private static string Object(string kind, string name, string spec) =>
        new JsonObject
        {
            ["apiVersion"] = "admissionregistration.k8s.io/v1",
            ["kind"] = kind,
            ["metadata"] = new JsonObject { ["name"] = name },
            ["spec"] = JsonNode.Parse(spec),
        }.ToJsonString();

    private async Task PutAsync(string spec) => (await _admin.PostAsync(Policies, Policy(spec))).Expect(201);

    private async Task BindAsync(string spec) => (await _admin.PostAsync(Bindings, Binding(spec))).Expect(201);

    private async Task LimitAsync(string name, int max) =>
        (
            await _admin.PostAsync(
                Maps,
                new
                {
                    apiVersion = "v1",
                    kind = "ConfigMap",
                    metadata = new { name, labels = new { limit = "yes" } },
                    data = new { max = max.ToString(System.Globalization.CultureInfo.InvariantCulture) },
                }
            )
        ).Expect(201);
}
