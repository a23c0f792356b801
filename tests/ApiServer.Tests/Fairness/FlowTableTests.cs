using Arktos.Api.Flowcontrol.V1;
using Arktos.Api.Json;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Fairness;
using Arktos.ApiServer.Requests;

namespace Arktos.ApiServer.Tests.Fairness;

/// <summary>Which flow schema a request belongs to, and what seats its level has.</summary>
public sealed class FlowTableTests
{
    private static readonly FlowTable BuiltIn = FlowTable.Of([], [], 600);

    [Theory]
    [InlineData("system", "admin", "system:masters", "GET", "/api/v1/pods", "exempt")]
    [InlineData("acme", "ann", "system:masters", "GET", "/api/v1/pods", "global-default")]
    [InlineData("system", "system:node:n1", "system:nodes", "PATCH", "/api/v1/nodes/n1/status", "system-node-high")]
    [InlineData("system", "system:node:n1", "system:nodes", "GET", "/api/v1/nodes/n1", "system-node-high")]
    [InlineData("system", "system:node:n1", "system:nodes", "GET", "/api/v1/pods", "system-nodes")]
    [InlineData("acme", "system:node:n1", "system:nodes", "GET", "/api/v1/pods", "global-default")]
    [InlineData(
        "system",
        "system:kube-scheduler",
        "",
        "PUT",
        "/apis/coordination.k8s.io/v1/namespaces/kube-system/leases/x",
        "system-leader-election"
    )]
    [InlineData("system", "system:kube-scheduler", "", "GET", "/api/v1/nodes", "kube-scheduler")]
    [InlineData("acme", "system:kube-scheduler", "", "GET", "/api/v1/nodes", "global-default")]
    [InlineData(
        "system",
        "system:serviceaccount:kube-system:dns",
        "system:serviceaccounts",
        "GET",
        "/api/v1/nodes",
        "kube-system-service-accounts"
    )]
    [InlineData(
        "acme",
        "system:serviceaccount:kube-system:dns",
        "system:serviceaccounts",
        "GET",
        "/api/v1/nodes",
        "service-accounts"
    )]
    [InlineData("system", "ann", "", "GET", "/healthz", "probes")]
    [InlineData("system", "ann", "", "POST", "/healthz", "global-default")]
    public void The_built_in_schemas_sort_requests_as_in_Kubernetes_and_trust_no_names_of_tenants(
        string tenant,
        string name,
        string groups,
        string method,
        string path,
        string schema
    )
    {
        Assert.Equal(schema, ClassOf(BuiltIn, tenant, name, groups, method, path));
    }

    [Theory]
    [InlineData("GET", "/api/v1/namespaces/shop/pods/a", "named")]
    [InlineData("GET", "/api/v1/namespaces/shop/pods/a/status", "subresource")]
    [InlineData("GET", "/api/v1/namespaces/shop/pods/a/scale", "global-default")]
    [InlineData("GET", "/api/v1/namespaces/other/pods/a", "global-default")]
    [InlineData("GET", "/api/v1/pods", "global-default")]
    [InlineData("GET", "/api/v1/namespaces/shop", "space")]
    [InlineData("GET", "/files/a", "files")]
    [InlineData("GET", "/file", "global-default")]
    public void Rules_go_by_precedence_then_name_and_by_all_that_they_name(string method, string path, string schema)
    {
        var table = FlowTable.Of(
            [
                Schema("b-late", 10, "workload-low", Resources("pods", "shop")),
                Schema("named", 5, "workload-low", Resources("pods", "shop")),
                Schema("subresource", 6, "workload-low", Resources("pods/status", "shop")),
                Schema("dangling", 2, "nowhere", Resources("*", "*")),
                Schema("space", 7, "workload-low", Resources("namespaces", "shop")),
                Schema(
                    "files",
                    8,
                    "workload-low",
                    """{"nonResourceRules":[{"verbs":["get"],"nonResourceURLs":["/files/*"]}]}"""
                ),
                Schema("zz-late", 5, "workload-low", Resources("pods", "shop")),
                Schema("global-default", 9900, "workload-low", Resources("*", "*", true), "*"),
            ],
            [Level("workload-low", """{"nominalConcurrencyShares":10}""")],
            600
        );
        var expected = path == "/file" ? FlowTable.CatchAll : schema;
        Assert.Equal(expected, ClassOf(table, "system", "ann", "", method, path));
        Assert.Equal(
            path == "/file" || path == "/files/a" ? FlowTable.CatchAll : "global-default",
            ClassOf(table, "acme", "ann", "", method, path)
        );
    }

    [Fact]
    public void All_users_of_a_tenant_are_named_by_its_group()
    {
        var schema = Schema("acme", 5, "workload-low", Resources("*", "*", true));
        schema.Spec.Rules![0].Subjects =
        [
            new()
            {
                Kind = "Group",
                Group = new() { Name = "tenant:acme" },
            },
        ];
        var table = FlowTable.Of([schema], [Level("workload-low", "{}")], 600);
        Assert.Equal("acme", ClassOf(table, "acme", "bob", "", "GET", "/api/v1/pods"));
        Assert.Equal(FlowTable.CatchAll, ClassOf(table, "other", "bob", "tenant:acme", "GET", "/api/v1/pods"));
    }

    [Fact]
    public void Seats_follow_shares_and_what_is_bad_counts_for_nothing()
    {
        var table = FlowTable.Of(
            [],
            [
                Level("a", """{"nominalConcurrencyShares":30,"lendablePercent":50,"borrowingLimitPercent":20}"""),
                Level(
                    "b",
                    """
                    {"nominalConcurrencyShares":65,"limitResponse":{"type":"Queue",
                     "queuing":{"queues":8,"handSize":9,"queueLengthLimit":3}}}
                    """
                ),
                new PriorityLevelConfiguration
                {
                    Metadata = new() { Name = "bad" },
                    Spec = new() { Type = "Limited" },
                },
            ],
            200
        );
        Assert.Equal("a,b,catch-all,exempt", string.Join(",", table.Levels.Select(l => l.Name)));
        Assert.Equal(
            new LevelSettings("a", "")
            {
                NominalSeats = 60,
                LendableSeats = 30,
                BorrowedSeatsMax = 12,
            },
            table.Levels[0]
        );
        Assert.Equal((130, int.MaxValue), (table.Levels[1].NominalSeats, table.Levels[1].BorrowedSeatsMax));
        Assert.Equal(new QueueSettings(8, 8, 3), table.Levels[1].Queues);
        Assert.Equal(10, table.Levels[2].NominalSeats);
        Assert.True(table.Levels[3].IsExempt);
        Assert.Equal("exempt", ClassOf(table, "system", "admin", "system:masters", "GET", "/api/v1/pods"));
        Assert.Equal(FlowTable.CatchAll, ClassOf(table, "system", "ann", "", "GET", "/api/v1/pods"));
    }

    private static string ClassOf(
        FlowTable table,
        string tenant,
        string name,
        string groups,
        string method,
        string path
    ) =>
        table
            .Classify(
                RequestTarget.Parse(method, path, false),
                UserIdentity.Authenticated(
                    name,
                    "",
                    groups.Split(',', StringSplitOptions.RemoveEmptyEntries),
                    tenant,
                    UserIdentity.NoExtra
                )
            )
            .Name;

    private static string Resources(string resource, string ns, bool clusterScope = false) =>
        $$"""
            {"resourceRules":[{"verbs":["get","list"],"apiGroups":[""],"resources":["{{resource}}"],
              "namespaces":["{{ns}}"],"clusterScope":{{(clusterScope ? "true" : "false")}}}]}
            """;

    private static FlowSchema Schema(string name, int precedence, string level, string rule, string user = "ann")
    {
        var parsed = KubeJson.Decode<PolicyRulesWithSubjects>(System.Text.Encoding.UTF8.GetBytes(rule));
        parsed.Subjects =
        [
            new()
            {
                Kind = "User",
                User = new() { Name = user },
            },
        ];
        return new FlowSchema
        {
            Metadata = new() { Name = name },
            Spec = new()
            {
                MatchingPrecedence = precedence,
                PriorityLevelConfiguration = new() { Name = level },
                Rules = [parsed],
            },
        };
    }

    private static PriorityLevelConfiguration Level(string name, string limited) =>
        new()
        {
            Metadata = new() { Name = name },
            Spec = new()
            {
                Type = "Limited",
                Limited = KubeJson.Decode<LimitedPriorityLevelConfiguration>(
                    System.Text.Encoding.UTF8.GetBytes(limited)
                ),
            },
        };
}
