using Arktos.ApiServer.Tests.Support;

namespace Arktos.ApiServer.Tests;

/// <summary>Priority classes and runtime classes, and what pods get from them.</summary>
public sealed class SchedulingKindTests(KindServer server) : IClassFixture<KindServer>
{
    private const string Classes = "/apis/scheduling.k8s.io/v1/priorityclasses";
    private const string Runtimes = "/apis/node.k8s.io/v1/runtimeclasses";
    private const string Pods = "/api/v1/namespaces/shop/pods";

    private static readonly Dictionary<string, KindCase> Kinds = new()
    {
        ["PriorityClass"] = new(Classes, """{"value":7,"preemptionPolicy":"Never"}""", """{"description":"changed"}""")
        {
            Columns = "Name|Value|Global-Default|Age|PreemptionPolicy",
            Cells = "7|false|age|Never",
        },
        ["RuntimeClass"] = new(
            Runtimes,
            """
            {"handler":"gvisor","overhead":{"podFixed":{"memory":"64Mi"}},
             "scheduling":{"nodeSelector":{"sandbox":"yes"},"tolerations":[{"key":"sandbox","operator":"Exists"}]}}
            """,
            """{"overhead":{"podFixed":{"memory":"32Mi"}}}"""
        )
        {
            Columns = "Name|Handler|Age",
            Cells = "gvisor|age",
            NeedsVersion = true,
            CreatesOnUpdate = true,
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
        "PriorityClass",
        """{"value":1000000001}""",
        "value: Forbidden: maximum allowed value of a user defined priority is 1000000000"
    )]
    [InlineData(
        "PriorityClass",
        """{"preemptionPolicy":"Always"}""",
        "preemptionPolicy: Unsupported value: \"Always\": supported values: \"Never\", \"PreemptLowerPriority\""
    )]
    [InlineData(
        "RuntimeClass",
        """{"handler":"G.v"}""",
        "handler: Invalid value: \"G.v\": a lowercase RFC 1123 label must consist of lower case alphanumeric "
            + "characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or "
            + "'123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')"
    )]
    [InlineData(
        "RuntimeClass",
        """{"overhead":{"podFixed":{"memory":"-1"}}}""",
        "overhead.podFixed[memory]: Invalid value: \"-1\": must be greater than or equal to 0"
    )]
    [InlineData(
        "RuntimeClass",
        """{"scheduling":{"tolerations":[{"operator":"Exists","value":"x"}],"nodeSelector":{"a":"b/c"}}}""",
        "scheduling.nodeSelector: Invalid value: \"b/c\": a valid label must be an empty string or consist of "
            + "alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. "
            + "'MyValue',  or 'my_value',  or '12345', regex used for validation is "
            + "'(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')\n"
            + "scheduling.tolerations[0].operator: Invalid value: \"x\": value must be empty when `operator` "
            + "is 'Exists'"
    )]
    public Task Bad_objects_are_refused_with_the_reason(string kind, string patch, string errors) =>
        server.Probe.RefusedAsync(Kinds[kind], patch, errors);

    [Theory]
    [InlineData("PriorityClass", """{"value":8}""", "value: Forbidden: may not be changed in an update.")]
    [InlineData(
        "PriorityClass",
        """{"preemptionPolicy":"PreemptLowerPriority"}""",
        "preemptionPolicy: Invalid value: \"PreemptLowerPriority\": field is immutable"
    )]
    [InlineData("RuntimeClass", """{"handler":"kata"}""", "handler: Invalid value: \"kata\": field is immutable")]
    public Task What_may_not_change_is_kept(string kind, string patch, string errors) =>
        server.Probe.KeptAsync(Kinds[kind], patch, errors);

    [Fact]
    public async Task A_class_has_its_default()
    {
        var made = (await server.Admin.PostAsync(Classes, Class("eager", 5))).Expect(201);
        Assert.Equal("PreemptLowerPriority", made.Text("preemptionPolicy"));
        Assert.False(made.Headers.Contains("Warning"));
    }

    [Fact]
    public async Task The_two_classes_of_the_system_are_there_from_the_start_and_stay()
    {
        foreach (
            var (name, value) in new[]
            {
                ("system-cluster-critical", "2000000000"),
                ("system-node-critical", "2000001000"),
            }
        )
        {
            var found = (await server.Admin.GetAsync($"{Classes}/{name}")).Expect(200);
            Assert.Equal((value, "PreemptLowerPriority"), (found.Text("value"), found.Text("preemptionPolicy")));
            Assert.Equal(
                $"priorityclasses.scheduling.k8s.io \"{name}\" is forbidden: this is a system priority class and "
                    + "cannot be deleted",
                (await server.Admin.DeleteAsync($"{Classes}/{name}")).Expect(403).Message()
            );
        }
        (await server.Admin.PatchAsync($"{Classes}/system-node-critical", """{"description":"d"}""")).Expect(200);
        Assert.Equal(
            "metadata.name: Forbidden: priority class names with 'system-' prefix are reserved for system use only. "
                + "error: system-mine is not a known system priority class",
            KindProbe.Causes((await server.Admin.PostAsync(Classes, Class("system-mine", 1))).Expect(422))
        );
    }

    [Fact]
    public async Task A_pod_gets_the_priority_of_its_class_and_no_other()
    {
        (await server.Admin.PostAsync(Classes, Class("high", 100, "Never"))).Expect(201);
        var pod = (await server.Admin.PostAsync(Pods, Pod("p-high", new { priorityClassName = "high" }))).Expect(201);
        Assert.Equal(("100", "Never"), (pod.Text("spec", "priority"), pod.Text("spec", "preemptionPolicy")));
        var critical = new { priorityClassName = "system-node-critical" };
        Assert.Equal(
            "2000001000",
            (await server.Admin.PostAsync(Pods, Pod("p-critical", critical))).Expect(201).Text("spec", "priority")
        );
        foreach (
            var (spec, why) in new (object, string)[]
            {
                (new { priorityClassName = "none" }, "no PriorityClass with name none was found"),
                (
                    new { priorityClassName = "high", priority = 99 },
                    "the integer value of priority (99) must not be provided in pod spec; priority admission "
                        + "controller computed 100 from the given PriorityClass name"
                ),
                (
                    new { priorityClassName = "high", preemptionPolicy = "PreemptLowerPriority" },
                    "the string value of PreemptionPolicy (PreemptLowerPriority) must not be provided in pod spec; "
                        + "priority admission controller computed Never from the given PriorityClass name"
                ),
            }
        )
            Assert.Equal(
                $"pods \"p-bad\" is forbidden: {why}",
                (await server.Admin.PostAsync(Pods, Pod("p-bad", spec))).Expect(403).Message()
            );
    }

    [Fact]
    public async Task The_systems_classes_are_for_its_own_pods()
    {
        const string tenant = """{"metadata":{"name":"red"},"spec":{"storageClusterId":"1"}}""";
        (await server.Admin.PostAsync("/api/v1/tenants", tenant)).Expect(201);
        (await server.Admin.PostAsync("/api/v1/tenants/red/namespaces", Objects.Namespace("a"))).Expect(201);
        const string space = "/api/v1/tenants/red/namespaces/a";
        (await server.Admin.PostAsync($"{space}/serviceaccounts", Objects.ServiceAccount("default"))).Expect(201);
        foreach (var name in new[] { "system-node-critical", "system-cluster-critical", "system-other" })
            Assert.Equal(
                $"pods \"p\" is forbidden: pods with {name} priorityClass is not permitted in a namespace",
                (await server.Admin.PostAsync($"{space}/pods", Pod("p", new { priorityClassName = name })))
                    .Expect(403)
                    .Message()
            );
        (await server.Admin.PostAsync(Classes, Class("shared", 5, "Never"))).Expect(201);
        var pod = await server.Admin.PostAsync($"{space}/pods", Pod("p", new { priorityClassName = "shared" }));
        Assert.Equal("5", pod.Expect(201).Text("spec", "priority"));
    }

    [Fact]
    public async Task One_class_is_the_default_and_pods_without_a_class_get_it()
    {
        (await server.Admin.PostAsync(Classes, Class("usual", 3, "Never", isDefault: true))).Expect(201);
        Assert.Equal(
            "priorityclasses.scheduling.k8s.io \"other\" is forbidden: PriorityClass usual is already marked as "
                + "default. Only one default can exist",
            (await server.Admin.PostAsync(Classes, Class("other", 4, isDefault: true))).Expect(403).Message()
        );
        (await server.Admin.PatchAsync($"{Classes}/usual", """{"description":"d"}""")).Expect(200);
        (await server.Admin.PostAsync(Classes, Class("later", 4))).Expect(201);
        (await server.Admin.PatchAsync($"{Classes}/later", """{"globalDefault":true}""")).Expect(403);
        var pod = (await server.Admin.PostAsync(Pods, Objects.Pod("p-usual"))).Expect(201);
        Assert.Equal(
            ("usual", "3", "Never"),
            (pod.Text("spec", "priorityClassName"), pod.Text("spec", "priority"), pod.Text("spec", "preemptionPolicy"))
        );
        (await server.Admin.DeleteAsync($"{Classes}/usual")).Expect(200);
        pod = (await server.Admin.PostAsync(Pods, Objects.Pod("p-none"))).Expect(201);
        Assert.Equal(("", "0"), (pod.Text("spec", "priorityClassName"), pod.Text("spec", "priority")));
    }

    [Fact]
    public async Task A_pod_gets_overhead_and_nodes_from_its_runtime_class()
    {
        var (_, runtime) = KindProbe.New(Kinds["RuntimeClass"]);
        var name = runtime["metadata"]!["name"]!.ToString();
        (await server.Admin.PostAsync(Runtimes, runtime.ToJsonString())).Expect(201);
        var spec = new { runtimeClassName = name, nodeSelector = new { zone = "a" } };
        var pod = (await server.Admin.PostAsync(Pods, Pod("r-good", spec))).Expect(201);
        Assert.Equal("""{"memory":"64Mi"}""", pod.Node("spec", "overhead")!.ToJsonString());
        Assert.Equal("""{"sandbox":"yes","zone":"a"}""", pod.Node("spec", "nodeSelector")!.ToJsonString());
        Assert.Single(pod.Node("spec", "tolerations")!.AsArray(), t => t!["key"]!.ToString() == "sandbox");
        foreach (
            var (bad, why) in new (object, string)[]
            {
                (new { runtimeClassName = "none" }, "pod rejected: RuntimeClass \"none\" not found"),
                (
                    new { runtimeClassName = name, overhead = new { memory = "1Mi" } },
                    "pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead"
                ),
                (
                    new { overhead = new { memory = "1Mi" } },
                    "pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead"
                ),
                (
                    new { runtimeClassName = name, nodeSelector = new { sandbox = "no" } },
                    "conflict: runtimeClass.scheduling.nodeSelector[sandbox] = yes; pod.spec.nodeSelector[sandbox] = no"
                ),
            }
        )
            Assert.Equal(
                $"pods \"r-bad\" is forbidden: {why}",
                (await server.Admin.PostAsync(Pods, Pod("r-bad", bad))).Expect(403).Message()
            );
    }

    private static object Class(string name, int value, string? policy = null, bool isDefault = false) =>
        new
        {
            metadata = new { name },
            value,
            preemptionPolicy = policy,
            globalDefault = isDefault,
        };

    private static string Pod(string name, object spec)
    {
        var pod = System.Text.Json.JsonSerializer.SerializeToNode(Objects.Pod(name))!;
        foreach (var (key, value) in System.Text.Json.JsonSerializer.SerializeToNode(spec)!.AsObject())
            pod["spec"]![key] = value?.DeepClone();
        return pod.ToJsonString();
    }
}
