using System.Text.Json.Nodes;
using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Client.Connection;
using Arktos.Client.Tests.Fakes;
using Arktos.Kubelet.Pressure;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.Kubelet.Tests.Hosts;

/// <summary>A hollow node of two processors, to which pods are sent that it would rather not have.</summary>
public sealed class AdmissionHostTests : IAsyncLifetime
{
    private const string Dongle = "example.com/dongle";
    private const string NodePath = "/api/v1/nodes/n1";

    private readonly string _directory = Directory.CreateTempSubdirectory("arktos-admission-").FullName;
    private readonly PodApi _api = new();
    private FollowScript _nodes = null!;
    private KubeletHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _nodes = _api.Fake.ScriptOf("nodes");
        _host = await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task Labels_and_taints_of_the_node_refuse_pods()
    {
        var wanting = PodApi.Pod("wanting", PodApi.Web());
        wanting.Spec.NodeSelector = new() { ["disk"] = "ssd" };
        _api.Add(wanting);
        await Eventually.HoldsAsync(() => _api.Status("wanting").Phase == "Failed", "it is refused");
        Assert.Equal(
            (
                "NodeAffinity",
                "Pod was rejected: Predicate NodeAffinity failed: node(s) didn't match Pod's node affinity/selector"
            ),
            (_api.Status("wanting").Reason, _api.Status("wanting").Message)
        );
        // kubectl shows the reason in their place.
        Assert.Null(_api.Status("wanting").ContainerStatuses);
        await Eventually.HoldsAsync(() => _api.Events("wanting").Any(e => e.Reason == "NodeAffinity"), "an event");

        // A scheduler has seen the label, and the agent has not heard of it yet: it asks before it refuses.
        EditNode(n => n["metadata"]!["labels"]!["disk"] = "ssd", isHeard: false);
        var second = PodApi.Pod("second", PodApi.Web());
        second.Spec.NodeSelector = new() { ["disk"] = "ssd" };
        _api.Add(second);
        await Eventually.HoldsAsync(() => _api.IsReady("second"), "it runs");

        EditNode(
            n => n["spec"]!["taints"] = new JsonArray(new JsonObject { ["key"] = "broken", ["effect"] = "NoExecute" }),
            isHeard: true
        );
        await Eventually.HoldsAsync(() => _nodes.IsTaken, "the agent has heard of the taint");
        _api.Add(PodApi.Pod("late", PodApi.Web()));
        await Eventually.HoldsAsync(() => _api.Status("late").Reason == "TaintToleration", "it is refused");
        // Who is there stays, until the taint's controller ends it.
        Assert.True(_api.IsReady("second"));
    }

    [Fact]
    public async Task For_a_critical_pod_others_end_and_only_those_that_it_takes()
    {
        await RunAsync("small", "500m");
        await RunAsync("large", "1500m");
        _api.Add(Sized("other", "1", priority: 10));
        await Eventually.HoldsAsync(() => _api.Status("other").Reason == "OutOfcpu", "who is not critical is refused");

        _api.Add(Sized("critical", "500m", EvictionRanking.CriticalPriority));
        await Eventually.HoldsAsync(() => _api.IsReady("critical"), "the critical one runs");
        await Eventually.HoldsAsync(() => _api.Status("small").Phase == "Failed", "the nearest one has ended");
        var status = _api.Status("small");
        Assert.Equal(("Preempting", "Preempted in order to admit critical pod"), (status.Reason, status.Message));
        var target = status.Conditions!.Single(c => c.Type == "DisruptionTarget");
        Assert.Equal(
            ("True", "TerminationByKubelet", "Pod was preempted by Kubelet to accommodate a critical pod."),
            (target.Status, target.Reason, target.Message)
        );
        await Eventually.HoldsAsync(
            () => _api.Events("small").Contains(("Preempting", "Preempted in order to admit critical pod")),
            "an event"
        );
        Assert.Equal("Running", _api.Status("large").Phase);

        // Critical pods do not go for one that is no more than they are, and nobody goes in vain.
        _api.Add(Sized("greedy", "1900m", EvictionRanking.CriticalPriority));
        await Eventually.HoldsAsync(() => _api.Status("greedy").Phase == "Failed", "there would be too little");
        Assert.Equal("UnexpectedAdmissionError", _api.Status("greedy").Reason);
        Assert.EndsWith(
            "no set of running pods found to reclaim resources: [(res: cpu, q: 400), ]",
            _api.Status("greedy").Message
        );
        Assert.Equal("Running", _api.Status("large").Phase);
        Assert.Equal("Running", _api.Status("critical").Phase);
        _api.Add(Sized("node-critical", "2", EvictionRanking.CriticalPriority + 1000));
        await Eventually.HoldsAsync(() => _api.IsReady("node-critical"), "one that is more takes all");
        await Eventually.HoldsAsync(() => _api.Status("critical").Reason == "Preempting", "the lower one has ended");
    }

    [Fact]
    public async Task What_one_critical_pod_has_others_leave_is_not_asked_of_more_by_the_next()
    {
        var slow = Sized("slow", "1500m");
        slow.Spec.Containers[0].Lifecycle = new() { PreStop = new() { Sleep = new() { Seconds = 2 } } };
        _api.Add(slow);
        await Eventually.HoldsAsync(() => _api.IsReady("slow"), "pod slow runs");
        await RunAsync("small", "400m");
        // For the first one, the slow pod is enough, and leaves enough for the second.
        _api.Add(Sized("first", "1", EvictionRanking.CriticalPriority));
        await Eventually.HoldsAsync(() => _api.Events("slow").Any(e => e.Reason == "Preempting"), "it is to end");
        _api.Add(Sized("second", "500m", EvictionRanking.CriticalPriority));
        await Eventually.HoldsAsync(() => _api.IsReady("first") && _api.IsReady("second"), "both run");
        Assert.Equal("Running", _api.Status("small").Phase);
        await Eventually.HoldsAsync(() => _api.Status("slow").Reason == "Preempting", "it has ended");
    }

    [Fact]
    public async Task Nobody_ends_for_a_critical_pod_that_is_refused_anyway()
    {
        await RunAsync("large", "2");
        var critical = Sized("critical", "1", EvictionRanking.CriticalPriority);
        critical.Spec.NodeSelector = new() { ["disk"] = "ssd" };
        _api.Add(critical);
        await Eventually.HoldsAsync(() => _api.Status("critical").Reason == "NodeAffinity", "it is refused for that");
        var forbidden = Sized("forbidden", "1", EvictionRanking.CriticalPriority);
        forbidden.Spec.SecurityContext = new() { Sysctls = [new() { Name = "kernel.msgmax", Value = "1" }] };
        _api.Add(forbidden);
        await Eventually.HoldsAsync(() => _api.Status("forbidden").Reason == "SysctlForbidden", "and for that");
        Assert.Equal("Running", _api.Status("large").Phase);
    }

    [Fact]
    public async Task What_others_write_into_the_nodes_capacity_is_promised_and_counted()
    {
        EditNode(n => n["status"]!["capacity"]![Dongle] = "1", isHeard: true);
        await Eventually.HoldsAsync(() => Allocatable(Dongle) == "1", "it is to be had");
        Assert.Equal("1", (string?)Node["status"]!["capacity"]![Dongle]);
        _api.Add(Sized("first", "100m", amount: 1));
        await Eventually.HoldsAsync(() => _api.IsReady("first"), "it has the dongle");
        _api.Add(Sized("second", "100m", amount: 1));
        await Eventually.HoldsAsync(() => _api.Status("second").Phase == "Failed", "there is no other");
        Assert.Equal($"OutOf{Dongle}", _api.Status("second").Reason);

        EditNode(n => n["status"]!["capacity"]!.AsObject().Remove(Dongle), isHeard: true);
        await Eventually.HoldsAsync(() => Allocatable(Dongle) is null, "it is promised no more");
        Assert.Equal("2", Allocatable("cpu"));
    }

    [Fact]
    public async Task The_next_agent_promises_it_as_well()
    {
        EditNode(n => n["status"]!["capacity"]![Dongle] = "3", isHeard: true);
        await Eventually.HoldsAsync(() => Allocatable(Dongle) == "3", "it is to be had");
        await _host.DisposeAsync();
        _api.Fake.ScriptOf("pods").Complete(1);
        // This one does not hear of nodes: what it reads as it begins has to do.
        _api.Fake.ScriptOf("nodes");
        _host = await StartAsync();
        _api.Add(Sized("greedy", "100m", amount: 4));
        await Eventually.HoldsAsync(() => _api.Fake.Follows.Count(f => f.Resource == "nodes") == 2, "it follows");
        await Eventually.HoldsAsync(() => Allocatable(Dongle) == "3", "it is still to be had");
        Assert.Equal("3", (string?)Node["status"]!["capacity"]![Dongle]);
    }

    private JsonObject Node => _api.Fake.Objects[NodePath];

    private string? Allocatable(string name) => (string?)Node["status"]!["allocatable"]![name];

    /// <summary>Somebody else writes the node.</summary>
    private void EditNode(Action<JsonObject> edit, bool isHeard)
    {
        var node = Node.DeepClone().AsObject();
        edit(node);
        _api.Fake.Objects[NodePath] = node;
        if (isHeard)
            _nodes.Upsert(KubeJson.Decode<Node>(System.Text.Encoding.UTF8.GetBytes(node.ToJsonString())));
    }

    private async Task RunAsync(string name, string cpu)
    {
        _api.Add(Sized(name, cpu));
        await Eventually.HoldsAsync(() => _api.IsReady(name), $"pod {name} runs");
    }

    private static Pod Sized(string name, string cpu, int priority = 0, int amount = 0)
    {
        var container = PodApi.Web();
        container.Resources = new() { Requests = new() { ["cpu"] = Quantity.Parse(cpu) } };
        if (amount > 0)
            container.Resources.Requests[Dongle] = Quantity.FromLong(amount);
        var pod = PodApi.Pod(name, container);
        pod.Spec.Priority = priority;
        pod.Status.QosClass = "Burstable";
        return pod;
    }

    private async Task<KubeletHost> StartAsync()
    {
        var host = new KubeletHost(
            new KubeletOptions
            {
                NodeName = "n1",
                Api = new ApiConnectionOptions { Servers = [new Uri("https://127.0.0.1:1")] },
                StateDirectory = Path.Combine(_directory, "state"),
                Runtime = RuntimeKind.Hollow,
                PodCidr = "10.96.0.0/24",
                NodeAddress = "192.0.2.1",
                Capacity = new Dictionary<string, Quantity>
                {
                    ["cpu"] = Quantity.Parse("2"),
                    ["memory"] = Quantity.Parse("1Gi"),
                    ["pods"] = Quantity.Parse("20"),
                },
            },
            NullLoggerFactory.Instance,
            _api.Fake
        );
        await host.StartAsync(default);
        return host;
    }
}
