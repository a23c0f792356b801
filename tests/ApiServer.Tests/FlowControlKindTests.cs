using Arktos.ApiServer.Tests.Support;

namespace Arktos.ApiServer.Tests;

/// <summary>Flow schemas and priority levels as objects.</summary>
public sealed class FlowControlKindTests(KindServer server) : IClassFixture<KindServer>
{
    private const string Schemas = "/apis/flowcontrol.apiserver.k8s.io/v1/flowschemas";
    private const string Levels = "/apis/flowcontrol.apiserver.k8s.io/v1/prioritylevelconfigurations";

    private static readonly Dictionary<string, KindCase> Kinds = new()
    {
        ["FlowSchema"] = new(
            Schemas,
            """
            {"spec":{"priorityLevelConfiguration":{"name":"global-default"},"distinguisherMethod":{"type":"ByUser"},
             "rules":[{"subjects":[{"kind":"User","user":{"name":"ann"}},{"kind":"Group","group":{"name":"dev"}},
               {"kind":"ServiceAccount","serviceAccount":{"namespace":"shop","name":"*"}}],
              "resourceRules":[{"verbs":["get"],"apiGroups":["*"],"resources":["*"],"namespaces":["shop"]}],
              "nonResourceRules":[{"verbs":["*"],"nonResourceURLs":["/x"]}]}]}}
            """,
            """{"spec":{"matchingPrecedence":2000}}"""
        )
        {
            Columns = "Name|PriorityLevel|MatchingPrecedence|DistinguisherMethod|Age|MissingPL",
            Cells = "global-default|1000|ByUser|age|?",
            Status = """{"status":{"conditions":[{"type":"Dangling","status":"False","reason":"Found"}]}}""",
            HasGeneration = true,
        },
        ["PriorityLevelConfiguration"] = new(
            Levels,
            """{"spec":{"type":"Limited","limited":{"limitResponse":{"type":"Queue","queuing":{}}}}}""",
            """{"spec":{"limited":{"nominalConcurrencyShares":7}}}"""
        )
        {
            Columns = "Name|Type|NominalConcurrencyShares|Queues|HandSize|QueueLengthLimit|Age",
            Cells = "Limited|30|64|8|50|age",
            Status = """{"status":{"conditions":[{"type":"X","status":"True"}]}}""",
            HasGeneration = true,
        },
    };

    public static TheoryData<string> Names => new(Kinds.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public Task Objects_of_each_kind_are_written_in_every_way(string kind) => server.Probe.RunAsync(Kinds[kind]);

    [Theory]
    [MemberData(nameof(Names))]
    public Task Each_kind_is_shown_as_a_table(string kind) => server.Probe.TableAsync(Kinds[kind]);

    [Theory]
    [InlineData(
        "FlowSchema",
        """
            {"spec":{"matchingPrecedence":10001,"distinguisherMethod":{"type":"ByTenant"},
             "priorityLevelConfiguration":{"name":null},"rules":[{"subjects":[]}]}}
            """,
        "spec.matchingPrecedence: Invalid value: 10001: must not be greater than 10000\n"
            + "spec.distinguisherMethod.type: Unsupported value: \"ByTenant\": supported values: \"ByNamespace\", "
            + "\"ByUser\"\n"
            + "spec.priorityLevelConfiguration.name: Required value: must reference a priority level\n"
            + "spec.rules[0].subjects: Required value: subjects must contain at least one value\n"
            + "spec.rules[0]: Required value: at least one of resourceRules and nonResourceRules has to be non-empty"
    )]
    [InlineData(
        "FlowSchema",
        """{"spec":{"matchingPrecedence":1,"rules":null}}""",
        "spec.matchingPrecedence: Invalid value: 1: only the schema named 'exempt' may have matchingPrecedence 1"
    )]
    [InlineData(
        "FlowSchema",
        """
            {"spec":{"rules":[{"subjects":[{"kind":"Robot"},{"kind":"User","group":{"name":"g"}},
              {"kind":"Group","group":{"name":""}},{"kind":"ServiceAccount","serviceAccount":{"name":"a"}}],
             "resourceRules":[{"verbs":["get","*"],"apiGroups":[],"resources":[]}],
             "nonResourceRules":[{"verbs":["GET"],"nonResourceURLs":[]}]}]}}
            """,
        "spec.rules[0].subjects[0].kind: Unsupported value: \"Robot\": supported values: \"Group\", "
            + "\"ServiceAccount\", "
            + "\"User\"\n"
            + "spec.rules[0].subjects[1].user: Required value: user is required when subject kind is 'User'\n"
            + "spec.rules[0].subjects[1].group: Forbidden: group is forbidden when subject kind is not 'Group'\n"
            + "spec.rules[0].subjects[2].group.name: Required value\n"
            + "spec.rules[0].subjects[3].serviceAccount.namespace: Required value: must specify namespace for service "
            + "account\n"
            + "spec.rules[0].resourceRules[0].verbs: Invalid value: [\"get\",\"*\"]: if '*' is present, must not "
            + "specify "
            + "other verbs\n"
            + "spec.rules[0].resourceRules[0].apiGroups: Required value: resource rules must supply at least one api "
            + "group\n"
            + "spec.rules[0].resourceRules[0].resources: Required value: resource rules must supply at least one "
            + "resource\n"
            + "spec.rules[0].resourceRules[0].namespaces: Required value: resource rules that are not cluster scoped "
            + "must supply at least one namespace\n"
            + "spec.rules[0].nonResourceRules[0].verbs: Unsupported value: \"GET\": supported values: \"*\", "
            + "\"create\", "
            + "\"delete\", \"deletecollection\", \"get\", \"list\", \"patch\", \"proxy\", \"update\", \"watch\"\n"
            + "spec.rules[0].nonResourceRules[0].nonResourceURLs: Required value: nonResourceURLs must contain at "
            + "least "
            + "one value"
    )]
    [InlineData(
        "PriorityLevelConfiguration",
        """{"spec":{"type":"Exempt","limited":null}}""",
        "spec.type: Invalid value: \"Exempt\": type must be 'Exempt' if and only if name is 'exempt'"
    )]
    [InlineData(
        "PriorityLevelConfiguration",
        """{"spec":{"limited":null,"exempt":{}}}""",
        "spec.exempt: Forbidden: must be nil if the type is Limited\n"
            + "spec.limited: Required value: must not be empty when type is Limited"
    )]
    [InlineData(
        "PriorityLevelConfiguration",
        """{"spec":{"type":"Other"}}""",
        "spec.type: Unsupported value: \"Other\": supported values: \"Exempt\", \"Limited\""
    )]
    [InlineData(
        "PriorityLevelConfiguration",
        """
            {"spec":{"limited":{"nominalConcurrencyShares":-1,"lendablePercent":101,"borrowingLimitPercent":-1,
             "limitResponse":{"queuing":{"queues":4,"handSize":5,"queueLengthLimit":-1}}}}}
            """,
        "spec.limited.nominalConcurrencyShares: Invalid value: -1: must be a non-negative integer\n"
            + "spec.limited.lendablePercent: Invalid value: 101: must be between 0 and 100, inclusive\n"
            + "spec.limited.borrowingLimitPercent: Invalid value: -1: if specified, must be a non-negative integer\n"
            + "spec.limited.limitResponse.queuing.queueLengthLimit: Invalid value: -1: must be positive\n"
            + "spec.limited.limitResponse.queuing.handSize: Invalid value: 5: should not be greater than queues (4)"
    )]
    [InlineData(
        "PriorityLevelConfiguration",
        """{"spec":{"limited":{"limitResponse":{"type":"Queue","queuing":null}}}}""",
        "spec.limited.limitResponse.queuing: Required value: must not be empty if limited.limitResponse.type is Limited"
    )]
    public Task Bad_objects_are_refused_with_the_reason(string kind, string patch, string errors) =>
        server.Probe.RefusedAsync(Kinds[kind], patch, errors);

    [Fact]
    public async Task The_objects_that_every_installation_has_are_there_and_the_mandatory_ones_stay_as_they_are()
    {
        Assert.Equal(
            "catch-all,exempt,global-default,kube-controller-manager,kube-scheduler,kube-system-service-accounts,"
                + "probes,service-accounts,system-leader-election,system-node-high,system-nodes",
            await NamesAsync(Schemas)
        );
        Assert.Equal(
            "catch-all,exempt,global-default,leader-election,node-high,system,workload-high,workload-low",
            await NamesAsync(Levels)
        );
        foreach (var path in new[] { $"{Schemas}/exempt", $"{Schemas}/catch-all" })
        {
            var refused = (await server.Admin.PatchAsync(path, """{"spec":{"matchingPrecedence":5}}""")).Expect(422);
            Assert.EndsWith("must equal the fixed value", KindProbe.Causes(refused));
        }
        var level = """{"spec":{"limited":{"nominalConcurrencyShares":50}}}""";
        Assert.EndsWith(
            "spec of 'catch-all' must equal the fixed value",
            KindProbe.Causes((await server.Admin.PatchAsync($"{Levels}/catch-all", level)).Expect(422))
        );
        (await server.Admin.PatchAsync($"{Levels}/workload-low", level)).Expect(200);
        (await server.Admin.PatchAsync($"{Levels}/exempt", """{"spec":{"exempt":{"lendablePercent":5}}}""")).Expect(
            200
        );
    }

    [Fact]
    public async Task The_status_takes_no_metadata_along()
    {
        var written = await server.Admin.PatchAsync(
            $"{Schemas}/probes/status",
            """{"metadata":{"labels":{"a":"b"}},"status":{"conditions":[{"type":"Dangling","status":"True"}]}}"""
        );
        Assert.Equal(
            ("True", ""),
            (written.Expect(200).Text("status", "conditions", "0", "status"), written.Text("metadata", "labels"))
        );
    }

    private async Task<string> NamesAsync(string path) =>
        string.Join(
            ",",
            (await server.Admin.GetAsync(path))
                .Expect(200)
                .Node("items")!
                .AsArray()
                .Select(i => i!["metadata"]!["name"]!.ToString())
                .Where(n => !n.StartsWith("probe-", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        );
}
