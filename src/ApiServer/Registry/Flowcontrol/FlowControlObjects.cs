using Arktos.Api.Flowcontrol.V1;

namespace Arktos.ApiServer.Registry.Flowcontrol;

/// <summary>
/// The priority levels and flow schemas that every installation has. Each access gives new objects. Folder
/// Fairness carries them out.
/// </summary>
public static class FlowControlObjects
{
    public const string Group = "flowcontrol.apiserver.k8s.io";
    public const string Schemas = "flowschemas";
    public const string Levels = "prioritylevelconfigurations";

    private const string Unauthenticated = "system:unauthenticated";
    private const string Authenticated = "system:authenticated";

    public static PriorityLevelConfiguration CatchAllLevel => Reject("catch-all", 5, 0);

    public static IEnumerable<PriorityLevelConfiguration> PriorityLevels() =>
        [
            Named(
                new PriorityLevelConfiguration
                {
                    Spec = new()
                    {
                        Type = "Exempt",
                        Exempt = new() { NominalConcurrencyShares = 0, LendablePercent = 0 },
                    },
                },
                "exempt"
            ),
            CatchAllLevel,
            Queue("system", (30, 33), (64, 6)),
            Queue("node-high", (40, 25), (64, 6)),
            Queue("leader-election", (10, 0), (16, 4)),
            Queue("workload-high", (40, 50), (128, 6)),
            Queue("workload-low", (100, 90), (128, 6)),
            Queue("global-default", (20, 50), (128, 6)),
        ];

    public static IEnumerable<FlowSchema> FlowSchemas()
    {
        Subject[] everyone = [OfGroup(Unauthenticated), OfGroup(Authenticated)];
        Subject[] system = [Account("kube-system", "*")];
        yield return Schema("exempt", ("exempt", 1), "", [OfGroup("system:masters")]);
        yield return Schema(
            "probes",
            ("exempt", 2),
            "",
            everyone,
            new PolicyRulesWithSubjects
            {
                NonResourceRules = [new() { Verbs = ["get"], NonResourceURLs = ["/healthz", "/readyz", "/livez"] }],
            }
        );
        yield return Schema(
            "system-leader-election",
            ("leader-election", 100),
            "ByUser",
            [User("system:kube-controller-manager"), User("system:kube-scheduler"), .. system],
            new PolicyRulesWithSubjects
            {
                ResourceRules =
                [
                    new()
                    {
                        Verbs = ["get", "create", "update"],
                        ApiGroups = ["coordination.k8s.io"],
                        Resources = ["leases"],
                        Namespaces = ["*"],
                    },
                ],
            }
        );
        yield return Schema(
            "system-node-high",
            ("node-high", 400),
            "ByUser",
            [OfGroup("system:nodes")],
            new PolicyRulesWithSubjects
            {
                ResourceRules =
                [
                    new()
                    {
                        Verbs = ["*"],
                        ApiGroups = [""],
                        Resources = ["nodes", "nodes/status"],
                        ClusterScope = true,
                        Namespaces = ["*"],
                    },
                    new()
                    {
                        Verbs = ["*"],
                        ApiGroups = ["coordination.k8s.io"],
                        Resources = ["leases"],
                        Namespaces = ["*"],
                    },
                ],
            }
        );
        yield return Schema("system-nodes", ("system", 500), "ByUser", [OfGroup("system:nodes")]);
        yield return Schema(
            "kube-controller-manager",
            ("workload-high", 800),
            "ByNamespace",
            [User("system:kube-controller-manager")]
        );
        yield return Schema("kube-scheduler", ("workload-high", 800), "ByNamespace", [User("system:kube-scheduler")]);
        yield return Schema("kube-system-service-accounts", ("workload-high", 900), "ByNamespace", system);
        yield return Schema("service-accounts", ("workload-low", 9000), "ByUser", [OfGroup("system:serviceaccounts")]);
        yield return Schema("global-default", ("global-default", 9900), "ByUser", everyone);
        yield return Schema("catch-all", ("catch-all", 10000), "ByUser", everyone);
    }

    /// <summary>The schema of a name whose spec nobody may change; null: the name is another's.</summary>
    internal static FlowSchema? Mandatory(string name) =>
        name is "exempt" or "catch-all" ? FlowSchemas().First(s => s.Metadata.Name == name) : null;

    private static PriorityLevelConfiguration Reject(string name, int shares, int lendable) =>
        Named(
            new PriorityLevelConfiguration
            {
                Spec = new()
                {
                    Type = "Limited",
                    Limited = new()
                    {
                        NominalConcurrencyShares = shares,
                        LendablePercent = lendable,
                        LimitResponse = new() { Type = "Reject" },
                    },
                },
            },
            name
        );

    private static PriorityLevelConfiguration Queue(
        string name,
        (int Nominal, int LendablePercent) shares,
        (int Count, int HandSize) queues
    )
    {
        var level = Reject(name, shares.Nominal, shares.LendablePercent);
        level.Spec.Limited!.LimitResponse = new()
        {
            Type = "Queue",
            Queuing = new()
            {
                Queues = queues.Count,
                HandSize = queues.HandSize,
                QueueLengthLimit = 50,
            },
        };
        return level;
    }

    /// <param name="distinguisher">Empty for none.</param>
    /// <param name="rules">Null: of everything.</param>
    private static FlowSchema Schema(
        string name,
        (string Name, int Precedence) level,
        string distinguisher,
        IReadOnlyList<Subject> subjects,
        PolicyRulesWithSubjects? rules = null
    )
    {
        rules ??= new PolicyRulesWithSubjects
        {
            ResourceRules =
            [
                new()
                {
                    Verbs = ["*"],
                    ApiGroups = ["*"],
                    Resources = ["*"],
                    ClusterScope = true,
                    Namespaces = ["*"],
                },
            ],
            NonResourceRules = [new() { Verbs = ["*"], NonResourceURLs = ["*"] }],
        };
        rules.Subjects = [.. subjects];
        return Named(
            new FlowSchema
            {
                Spec = new()
                {
                    PriorityLevelConfiguration = new() { Name = level.Name },
                    MatchingPrecedence = level.Precedence,
                    DistinguisherMethod = distinguisher.Length > 0 ? new() { Type = distinguisher } : null,
                    Rules = [rules],
                },
            },
            name
        );
    }

    private static T Named<T>(T value, string name)
        where T : Api.IKubeObject
    {
        value.Metadata.Name = name;
        value.Metadata.Annotations = new() { ["apf.kubernetes.io/autoupdate-spec"] = "true" };
        return value;
    }

    private static Subject User(string name) =>
        new()
        {
            Kind = "User",
            User = new() { Name = name },
        };

    private static Subject OfGroup(string name) =>
        new()
        {
            Kind = "Group",
            Group = new() { Name = name },
        };

    private static Subject Account(string ns, string name) =>
        new()
        {
            Kind = "ServiceAccount",
            ServiceAccount = new() { Namespace = ns, Name = name },
        };
}
