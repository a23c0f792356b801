using Arktos.ApiServer.Tests.Support;

namespace Arktos.ApiServer.Tests;

/// <summary>What may change of a pod that waits for its scheduling gates, and of a node's ranges.</summary>
public sealed class PodGateTests(KindServer server) : IClassFixture<KindServer>
{
    private const string Pods = "/api/v1/namespaces/shop/pods",
        Nodes = "/api/v1/nodes",
        Required = """{"affinity":{"nodeAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":""",
        Terms = "spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms",
        OnlyAdditions = "only additions are allowed (no mutations or deletions)",
        Frozen = "spec: Forbidden: pod updates may not change fields other than";

    private const string A = """{"key":"a","operator":"In","values":["1","2"]}""",
        B = """{"key":"b","operator":"Exists"}""",
        Node = """{"key":"metadata.name","operator":"In","values":["n"]}""";

    public static TheoryData<string, string, string, string> Updates =>
        new()
        {
            // From nothing to anything, and from terms to narrower ones.
            { "none", "", Affinity($$"""{"matchExpressions":[{{A}}]}"""), "" },
            { "more", Term(A), Affinity(Term(A, B)), "" },
            { "field", Term(A), Affinity($$"""{"matchExpressions":[{{A}}],"matchFields":[{{Node}}]}"""), "" },
            { "preferred", Term(A), Preferred(Term(A)), "" },
            { "selector", "", """{"nodeSelector":{"disk":"ssd","zone":"a"}}""", "" },
            {
                "selector-other",
                "",
                """{"nodeSelector":{"disk":"hdd"}}""",
                "spec.nodeSelector: Invalid value: {\"disk\":\"hdd\"}: only additions to spec.nodeSelector are allowed"
            },
            { "another", Term(A), Affinity($"{Term(A)},{Term(B)}"), $"{Terms}: Invalid value: " },
            {
                "fewer",
                $"{Term(A)},{Term(B)}",
                Affinity(Term(A)),
                "no additions/deletions to non-empty NodeSelectorTerms list are allowed"
            },
            { "away", Term(A), """{"affinity":null}""", "no additions/deletions to non-empty NodeSelectorTerms" },
            { "changed", Term(A), Affinity(Term(B)), $"{Terms}[0]: Invalid value: " },
            { "values", Term(A), Affinity(Term(A.Replace("\"1\",", ""))), OnlyAdditions },
            { "order", Term(A), Affinity(Term(B, A)), OnlyAdditions },
            { "removed", Term(A, B), Affinity(Term(A)), OnlyAdditions },
            { "empty", "{}", Affinity(Term(A)), $"{Terms}[0]: Invalid value: " },
            {
                "of-pods",
                Term(A),
                """{"affinity":{"podAffinity":{"preferredDuringSchedulingIgnoredDuringExecution":[{"weight":1,"podAff"""
                    + """inityTerm":{"topologyKey":"zone","labelSelector":{}}}]}}}""",
                Frozen
            },
            {
                "gate",
                Term(A),
                """{"schedulingGates":[{"name":"x.io/wait"},{"name":"x.io/more"}]}""",
                "only deletion is allowed, but found new scheduling gate 'x.io/more'"
            },
        };

    [Theory]
    [MemberData(nameof(Updates))]
    public async Task A_gated_pod_may_be_narrowed_and_not_widened(string name, string terms, string spec, string error)
    {
        await MakeAsync(name, terms, """[{"name":"x.io/wait"}]""");
        var answer = await server.Admin.PatchAsync($"{Pods}/{name}", $$"""{"spec":{{spec}} }""");
        answer.Expect(error.Length == 0 ? 200 : 422);
        if (error.Length == 0)
            return;
        Assert.Contains(error, answer.Message());
        Assert.Equal(error == Frozen, answer.Message().Contains(Frozen));
    }

    [Fact]
    public async Task Once_the_gates_are_gone_a_pod_goes_where_it_was_told_to()
    {
        await MakeAsync("free", Term(A), """[{"name":"x.io/wait"}]""");
        // The last gate goes together with a narrower affinity: the stored pod is still gated.
        var last = $$$"""{"spec":{"schedulingGates":null,{{{Affinity(Term(A, B))[1..]}}} }""";
        (await server.Admin.PatchAsync($"{Pods}/free", last)).Expect(200);
        foreach (var spec in new[] { Affinity(Term(A, B, A)), """{"nodeSelector":{"zone":"a"}}""" })
        {
            var late = (await server.Admin.PatchAsync($"{Pods}/free", $$"""{"spec":{{spec}} }""")).Expect(422);
            Assert.Contains(Frozen, late.Message());
        }
    }

    [Fact]
    public async Task A_toleration_that_changes_is_told_once()
    {
        (
            await server.Admin.PostAsync(
                Pods,
                Pod("tolerant", """ "tolerations":[{"key":"k","operator":"Exists","effect":"NoExecute"}]""")
            )
        ).Expect(201);
        const string Path = $"{Pods}/tolerant",
            Kept = """{"key":"k","operator":"Exists","effect":"NoExecute","tolerationSeconds":9}""";
        static string With(string all) => $$"""{"spec":{"tolerations":[{{all}}]} }""";
        var changed = (await server.Admin.PatchAsync(Path, With("""{"key":"l","operator":"Exists"}"""))).Expect(422);
        Assert.Contains("spec.tolerations: Forbidden: existing toleration can not be modified", changed.Message());
        Assert.DoesNotContain(Frozen, changed.Message());
        (await server.Admin.PatchAsync(Path, With($$"""{{Kept}},{"key":"l","operator":"Exists"}"""))).Expect(200);
    }

    [Fact]
    public async Task A_pods_status_keeps_its_quality_and_a_bound_pod_is_not_nominated()
    {
        (await server.Admin.PostAsync(Pods, Pod("bound", """ "nodeName":"n" """))).Expect(201);
        (await server.Admin.PostAsync(Pods, Pod("unbound", """ "priority":0 """))).Expect(201);
        async Task<string> WriteAsync(string name, string status, int code) =>
            (await server.Admin.PatchAsync($"{Pods}/{name}/status", $$"""{"status":{{status}} }"""))
                .Expect(code)
                .Message();
        Assert.Contains(
            "status.qosClass: Invalid value: \"Guaranteed\": field is immutable",
            await WriteAsync("bound", """{"qosClass":"Guaranteed"}""", 422)
        );
        Assert.Contains(
            "status.nominatedNodeName: Forbidden: may not be set on pods that are already bound to a node",
            await WriteAsync("bound", """{"nominatedNodeName":"m"}""", 422)
        );
        await WriteAsync("bound", """{"phase":"Running","qosClass":null}""", 200);
        var left = (await server.Admin.GetAsync($"{Pods}/bound")).Expect(200).Body!["status"]!;
        Assert.Equal(("Running", "BestEffort"), ((string?)left["phase"], (string?)left["qosClass"]));
        await WriteAsync("unbound", """{"nominatedNodeName":"m"}""", 200);
    }

    [Theory]
    [InlineData("""{"podCIDR":"10.1.2"}""", "spec.podCIDRs[0]: Invalid value: \"10.1.2\": must be a valid CIDR value")]
    [InlineData("""{"podCIDRs":["10.1.2.0/24","x"]}""", "spec.podCIDRs[1]: Invalid value: \"x\": must be a valid CIDR")]
    [InlineData(
        """{"podCIDRs":["10.1.2.0/24","10.1.3.0/24"]}""",
        "spec.podCIDRs: Invalid value: [\"10.1.2.0/24\",\"10.1.3.0/24\"]: may specify no more than one CIDR for each IP"
    )]
    [InlineData(
        """{"podCIDRs":["10.1.2.0/24","fd00::/64","fd01::/64"]}""",
        "may specify no more than one CIDR for each IP family"
    )]
    public async Task A_range_of_a_node_that_is_none_is_refused(string spec, string error)
    {
        var answer = (await server.Admin.PostAsync(Nodes, NodeOf("bad", spec))).Expect(422);
        Assert.Contains(error, answer.Message());
    }

    [Fact]
    public async Task The_two_fields_of_a_nodes_ranges_say_the_same_and_do_not_change()
    {
        var one = (await server.Admin.PostAsync(Nodes, NodeOf("one", """{"podCIDR":"10.1.2.0/24"}"""))).Expect(201);
        Assert.Equal("""["10.1.2.0/24"]""", one.Node("spec", "podCIDRs")!.ToJsonString());
        var two = (
            await server.Admin.PostAsync(Nodes, NodeOf("two", """{"podCIDRs":["10.1.3.0/24","fd00::/64"]}"""))
        ).Expect(201);
        Assert.Equal("10.1.3.0/24", two.Text("spec", "podCIDR"));
        foreach (
            var spec in new[]
            {
                """{"podCIDRs":["10.1.3.0/24"]}""",
                """{"podCIDRs":["10.1.3.0/24","fd01::/64"]}""",
                """{"podCIDR":"10.1.4.0/24"}""",
                """{"podCIDR":null,"podCIDRs":null}""",
            }
        )
            Assert.Contains(
                "spec.podCIDRs: Forbidden: node updates may not change podCIDR except from \\\"\\\" to valid",
                (await server.Admin.PatchAsync($"{Nodes}/two", $$"""{"spec":{{spec}} }"""))
                    .Expect(422)
                    .Body.ToJsonString()
                    .Replace("\\u0022", "\\\"", StringComparison.Ordinal)
            );
        (await server.Admin.PostAsync(Nodes, NodeOf("late", "{}"))).Expect(201);
        (await server.Admin.PatchAsync($"{Nodes}/late", """{"spec":{"podCIDR":"10.1.5.0/24"}}""")).Expect(200);
    }

    [Fact]
    public async Task A_nodes_addresses_stand_once_each()
    {
        (await server.Admin.PostAsync(Nodes, NodeOf("addressed", "{}"))).Expect(201);
        const string Address = """{"type":"InternalIP","address":"10.0.0.1"}""";
        async Task<string> WriteAsync(string all, int code) =>
            (await server.Admin.PatchAsync($"{Nodes}/addressed/status", $$"""{"status":{"addresses":[{{all}}]} }"""))
                .Expect(code)
                .Message();
        Assert.Contains("status.addresses[1]: Duplicate value: ", await WriteAsync($"{Address},{Address}", 422));
        await WriteAsync($$"""{{Address}},{"type":"ExternalIP","address":"10.0.0.1"}""", 200);
    }

    private async Task MakeAsync(string name, string terms, string gates)
    {
        var affinity = terms.Length == 0 ? "" : "," + Affinity(terms)[1..^1];
        var spec = $$""" "schedulingGates":{{gates}},"nodeSelector":{"disk":"ssd"}{{affinity}}""";
        (await server.Admin.PostAsync(Pods, Pod(name, spec))).Expect(201);
    }

    private static string Pod(string name, string spec) =>
        $$"""
            {"apiVersion":"v1","kind":"Pod","metadata":{"name":"{{name}}"},
             "spec":{"containers":[{"name":"c","image":"i"}],{{spec}} } }
            """;

    private static string NodeOf(string name, string spec) =>
        $$"""{"apiVersion":"v1","kind":"Node","metadata":{"name":"{{name}}"},"spec":{{spec}} }""";

    private static string Term(params string[] expressions) =>
        $$"""{"matchExpressions":[{{string.Join(",", expressions)}}]}""";

    private static string Affinity(string terms) => Required + "{\"nodeSelectorTerms\":[" + terms + "]}}}}";

    private static string Preferred(string terms) =>
        Affinity(terms)[..^3]
        + ",\"preferredDuringSchedulingIgnoredDuringExecution\":[{\"weight\":1,\"preference\":"
        + Term(B)
        + "}]}}}";
}
