using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Registry.Pods;
using Arktos.ApiServer.Tests.Support;
using MachineAction = Arktos.Api.Core.V1.Action;

namespace Arktos.ApiServer.Tests;

/// <summary>Pods whose virtual machines move to another node while they run.</summary>
public sealed class MachineMoveTests : IAsyncLifetime
{
    private const string Pods = "/api/v1/namespaces/shop/pods";
    private const string Actions = "/api/v1/namespaces/shop/actions";
    private const string Merge = "application/merge-patch+json";
    private const string Begun = """{"status":{"migration":{"actionID":"m1","sourceNode":"n1","targetNode":"n2"}}}""";

    private TestServer _server = null!;
    private TestClient _admin = null!,
        _source = null!,
        _target = null!,
        _third = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _admin = _server.Client();
        _source = _server.Client("O=system:nodes,CN=system:node:n1");
        _target = _server.Client("O=system:nodes,CN=system:node:n2");
        _third = _server.Client("O=system:nodes,CN=system:node:n3");
        (await _admin.PostAsync("/api/v1/namespaces", Objects.Namespace("shop"))).Expect(201);
        (await _admin.PostAsync("/api/v1/namespaces/shop/serviceaccounts", Objects.ServiceAccount("default"))).Expect(
            201
        );
        foreach (var node in (string[])["n1", "n2"])
            (
                await _admin.PostAsync(
                    "/api/v1/nodes",
                    $$$"""
                    {"kind":"Node","apiVersion":"v1",
                     "metadata":{"name":"{{{node}}}","labels":{"topology.kubernetes.io/zone":"z-{{{node}}}"} } }
                    """
                )
            ).Expect(201);
        await MakeAsync("vm1");
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Only_the_node_that_a_machine_moves_to_binds_its_pod_and_only_while_the_move_is_under_way()
    {
        await RefusedAsync(_target, Binding("n2"));
        (await _target.GetAsync($"{Pods}/vm1")).Expect(403);
        // The node that the pod is on begins it.
        (await _target.PatchAsync($"{Pods}/vm1/status", Begun, Merge)).Expect(403);
        (await _source.PatchAsync($"{Pods}/vm1/status", Begun, Merge)).Expect(200);
        (await _target.GetAsync($"{Pods}/vm1")).Expect(200);
        foreach (
            var (who, to, action) in new[]
            {
                (_third, "n3", "m1"),
                (_third, "n2", "m1"),
                (_source, "n2", "m1"),
                (_target, "n3", "m1"),
                (_target, "n2", "m2"),
                (_admin, "n3", "m1"),
            }
        )
            await RefusedAsync(who, Binding(to, action));
        (await _target.PostAsync($"{Pods}/vm1/binding", Binding("n2"))).Expect(201);
        var moved = (await _admin.GetAsync($"{Pods}/vm1")).Expect(200);
        Assert.Equal(
            ("n2", "z-n2", "", "true"),
            (
                moved.Text("spec", "nodeName"),
                moved.Text("metadata", "labels", "topology.kubernetes.io/zone"),
                moved.Node("status", "podIP")?.ToString() ?? "",
                moved.Node("status", "migration", "succeeded")!.ToString()
            )
        );
        // Who has sent it reads how it went, and writes no more.
        (await _source.GetAsync($"{Pods}/vm1")).Expect(200);
        (await _source.PatchAsync($"{Pods}/vm1/status", Begun, Merge)).Expect(403);
        (await _third.GetAsync($"{Pods}/vm1")).Expect(403);
        // Once.
        await RefusedAsync(_target, Binding("n2"), "n2");
    }

    [Fact]
    public async Task A_move_that_was_given_up_is_not_bound_any_more()
    {
        (await _source.PatchAsync($"{Pods}/vm1/status", Begun, Merge)).Expect(200);
        (
            await _source.PatchAsync(
                $"{Pods}/vm1/status",
                """{"status":{"migration":{"completionTime":"2026-01-01T00:00:01Z","message":"cut"}}}""",
                Merge
            )
        ).Expect(200);
        await RefusedAsync(_target, Binding("n2"));
    }

    [Fact]
    public async Task What_cannot_move_is_refused_with_the_reason()
    {
        async Task RefusedAsync(string pod, string why, string to = "", int code = 409) => Assert.Contains(why, (
                    await _admin.PostAsync(
                        $"{Pods}/{pod}/action",
                        $$$"""
                        {"apiVersion":"v1","kind":"CustomAction","operation":"migrate",
                         "migrateParams":{"nodeName":"{{{to}}}"} }
                        """
                    )
                ).Expect(code).Message());
        await RefusedAsync("vm1", "it is on node n1 already", "n1");
        await RefusedAsync("vm1", "spec.migrateAction.nodeName: Invalid value", "N 2", 422);
        await MakeAsync("paused", phase: "Pending");
        await RefusedAsync("paused", "its virtual machine does not run");
        (await _admin.PostAsync(Pods, Objects.Pod("plain"))).Expect(201);
        await RefusedAsync("plain", "it has no virtual machine", code: 400);
        (await _source.PatchAsync($"{Pods}/vm1/status", Begun, Merge)).Expect(200);
        await RefusedAsync("vm1", "it is on its way to node n2 already");
    }

    [Fact]
    public async Task An_eviction_from_a_node_that_is_drained_moves_the_machine()
    {
        const string Eviction = """{"apiVersion":"policy/v1","kind":"Eviction","metadata":{"name":"vm1"}}""";
        (await _admin.PatchAsync("/api/v1/nodes/n1", """{"spec":{"unschedulable":true}}""", Merge)).Expect(200);
        for (var i = 0; i < 2; i++)
            Assert.Contains(
                "is moved from node n1 to another one while it runs",
                (await _admin.PostAsync($"{Pods}/vm1/eviction", Eviction)).Expect(429).Message()
            );
        var action = (await _admin.GetAsync(Actions)).Expect(200);
        Assert.Single(action.Node("items")!.AsArray());
        Assert.Equal("true", action.Node("items", "0", "spec", "migrateAction", "byEviction")!.ToString());
        Assert.Null((await _admin.GetAsync($"{Pods}/vm1")).Expect(200).Node("metadata", "deletionTimestamp"));
    }

    [Fact]
    public async Task An_eviction_that_only_moves_ends_no_pod()
    {
        const string Eviction = """
            {"apiVersion":"policy/v1","kind":"Eviction","metadata":{"annotations":{"arktos.io/only-migrate":"true"}}}
            """;
        (await _admin.PostAsync(Pods, Objects.Pod("plain"))).Expect(201);
        await MakeAsync("paused", phase: "Pending");
        foreach (
            var (pod, why) in new[]
            {
                ("plain", "it has no virtual machine"),
                ("paused", "its virtual machine does not run"),
            }
        )
        {
            Assert.Contains(why, (await _admin.PostAsync($"{Pods}/{pod}/eviction", Eviction)).Expect(409).Message());
            Assert.Null((await _admin.GetAsync($"{Pods}/{pod}")).Expect(200).Node("metadata", "deletionTimestamp"));
        }
        (await _admin.PostAsync($"{Pods}/vm1/eviction?dryRun=All", Eviction)).Expect(400);
        Assert.Empty((await _admin.GetAsync(Actions)).Expect(200).Node("items")!.AsArray());
        // The node that the pod is on asks for it, and no other.
        (await _target.PostAsync($"{Pods}/vm1/eviction", Eviction)).Expect(403);
        (await _source.PostAsync($"{Pods}/vm1/eviction", Eviction)).Expect(429);
        Assert.Equal("n1", (await _admin.GetAsync(Actions)).Expect(200).Text("items", "0", "spec", "nodeName"));
        Assert.Null((await _admin.GetAsync($"{Pods}/vm1")).Expect(200).Node("metadata", "deletionTimestamp"));
    }

    [Theory]
    // Not of a node that is drained: as any pod.
    [InlineData("", "Evict")]
    [InlineData("closed", "Move")]
    [InlineData("closed, paused", "Evict")]
    [InlineData("closed, asked", "Wait")]
    [InlineData("asked", "Wait")]
    [InlineData("under way", "Wait")]
    // It could not: who drains does not wait for ever.
    [InlineData("closed, failed", "Move")]
    [InlineData("closed, failed, again", "Move")]
    [InlineData("closed, failed, again, and again", "Evict")]
    [InlineData("closed, failed, again, and again, later", "Move")]
    [InlineData("closed, failed, again, asked", "Wait")]
    // It has gone, and who asks has not seen it; where the new node is drained as well, it moves on.
    [InlineData("moved", "Gone")]
    [InlineData("moved, later", "Evict")]
    [InlineData("moved, by hand", "Evict")]
    [InlineData("moved, closed", "Move")]
    // Of a node that is short of memory: it moves, or is left alone.
    [InlineData("only move", "Move")]
    [InlineData("only move, paused", "Refuse")]
    [InlineData("only move, asked", "Wait")]
    [InlineData("only move, under way", "Wait")]
    [InlineData("only move, moved", "Move")]
    [InlineData("only move, failed, again, and again", "Refuse")]
    [InlineData("only move, closed, failed, again, and again", "Refuse")]
    public void An_eviction_comes_to_a_move_where_there_can_be_one(string situation, string expected)
    {
        var has = situation.Split(", ").ToHashSet();
        var now = DateTimeOffset.UnixEpoch + TimeSpan.FromDays(1);
        var then = now - (has.Contains("later") ? MachineEvictions.Remembered * 2 : TimeSpan.FromSeconds(1));
        var pod = new Pod
        {
            Metadata = new ObjectMeta { Uid = "u1" },
            Spec = new PodSpec
            {
                NodeName = "n1",
                VirtualMachine = new VirtualMachine { PowerSpec = has.Contains("paused") ? "Paused" : "Running" },
            },
            Status = new PodStatus { Phase = "Running" },
        };
        if (has.Contains("moved") || has.Contains("under way"))
            pod.Status.Migration = new PodMigration
            {
                ActionID = "m1",
                TargetNode = "n1",
                ByEviction = !has.Contains("by hand"),
                Succeeded = has.Contains("moved"),
                CompletionTime = has.Contains("moved") ? then : null,
            };
        List<MachineAction> actions = [];
        foreach (var each in has.Intersect(["failed", "again", "and again", "asked"]))
            actions.Add(
                new MachineAction
                {
                    Metadata = new ObjectMeta { CreationTimestamp = then },
                    Spec = new ActionSpec
                    {
                        PodID = "u1",
                        NodeName = "n1",
                        MigrateAction = new MigrateAction { ByEviction = true },
                    },
                    Status = new ActionStatus { Complete = each != "asked", Error = each != "asked" ? "no room" : "" },
                }
            );
        Assert.Equal(
            expected,
            MachineEvictions
                .Of(pod, new EvictionCase(has.Contains("closed"), has.Contains("only move")), actions, now)
                .ToString()
        );
    }

    /// <summary>For whatever reason; the pod is where it was.</summary>
    private async Task RefusedAsync(TestClient who, string binding, string isOn = "n1")
    {
        Assert.Contains((await who.PostAsync($"{Pods}/vm1/binding", binding)).Code, (int[])[403, 409]);
        Assert.Equal(isOn, (await _admin.GetAsync($"{Pods}/vm1")).Expect(200).Text("spec", "nodeName"));
    }

    private async Task MakeAsync(string name, string phase = "Running")
    {
        (
            await _admin.PostAsync(
                Pods,
                $$$"""
                {"kind":"Pod","apiVersion":"v1","metadata":{"name":"{{{name}}}"},"spec":{"nodeName":"n1",
                 "virtualMachine":{"name":"vm","image":"i","publicKey":"k",
                  "resources":{"limits":{"cpu":"1","memory":"64Mi"}} } } }
                """
            )
        ).Expect(201);
        (await _admin.PatchAsync($"{Pods}/{name}/status", $$$"""{"status":{"phase":"{{{phase}}}"} }""", Merge)).Expect(
            200
        );
    }

    private static string Binding(string node, string action = "m1") =>
        $$$"""
            {"kind":"Binding","apiVersion":"v1","metadata":{"name":"vm1",
              "annotations":{"arktos.io/migration":"{{{action}}}"} },
             "target":{"kind":"Node","name":"{{{node}}}"} }
            """;
}
