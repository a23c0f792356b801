using Arktos.ApiServer.Tests.Support;

namespace Arktos.ApiServer.Tests;

/// <summary>What is to be done to a pod's virtual machine.</summary>
public sealed class MachineActionTests : IAsyncLifetime
{
    private const string Pods = "/api/v1/namespaces/shop/pods";
    private const string Actions = "/api/v1/namespaces/shop/actions";
    private const string Merge = "application/merge-patch+json";
    private const string Reboot = """{"apiVersion":"v1","kind":"CustomAction","operation":"reboot"}""";

    private TestServer _server = null!;
    private TestClient _admin = null!,
        _agent = null!,
        _other = null!;
    private string _podUid = "";

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _admin = _server.Client();
        _agent = _server.Client("O=system:nodes,CN=system:node:n1");
        _other = _server.Client("O=system:nodes,CN=system:node:n2");
        (await _admin.PostAsync("/api/v1/namespaces", Objects.Namespace("shop"))).Expect(201);
        (await _admin.PostAsync("/api/v1/namespaces/shop/serviceaccounts", Objects.ServiceAccount("default"))).Expect(
            201
        );
        _podUid = (await _admin.PostAsync(Pods, Machine("vm1", "n1"))).Expect(201).Text("metadata", "uid");
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task An_operation_on_a_pod_makes_an_action_for_the_agent_of_its_node()
    {
        var answer = (await _admin.PostAsync($"{Pods}/vm1/action", Reboot)).Expect(201);
        Assert.Equal(
            ("Success", "Created action 'reboot' for Pod 'vm1'"),
            (answer.Text("status"), answer.Text("message"))
        );
        var name = answer.Text("details", "name");
        Assert.Matches("^reboot-[0-9]+$", name);
        var action = (await _admin.GetAsync($"{Actions}/{name}")).Expect(200);
        Assert.Equal(answer.Text("details", "uid"), action.Text("metadata", "uid"));
        Assert.Equal(
            ("n1", "vm1", _podUid),
            (action.Text("spec", "nodeName"), action.Text("spec", "podName"), action.Text("spec", "podID"))
        );
        // It goes with its pod.
        Assert.Equal(_podUid, action.Text("metadata", "ownerReferences", "0", "uid"));
        // Three more of the same second are three more.
        for (var i = 0; i < 3; i++)
            (await _admin.PostAsync($"{Pods}/vm1/action", Reboot)).Expect(201);
        Assert.Equal(
            4,
            (await _agent.GetAsync("/api/v1/actions?fieldSelector=spec.nodeName%3Dn1,status.complete%3Dfalse"))
                .Expect(200)
                .Node("items")!
                .AsArray()
                .Count
        );
    }

    [Fact]
    public async Task The_deletion_of_a_snapshot_is_an_action_that_names_it()
    {
        var answer = (
            await _admin.PostAsync(
                $"{Pods}/vm1/action",
                Reboot.Replace(
                    "\"reboot\"",
                    "\"delete-snapshot\",\"deleteSnapshotParams\":{\"snapshotID\":\"s\"}",
                    StringComparison.Ordinal
                )
            )
        ).Expect(201);
        Assert.Equal("s", answer.Text("details", "name"));
        var made = (await _admin.GetAsync(Actions)).Expect(200);
        Assert.Equal("s", made.Text("items", "0", "spec", "deleteSnapshotAction", "snapshotID"));
    }

    [Theory]
    [InlineData("""{"operation":"Reboot"}""", 400, "Unsupported operation 'Reboot' for Pod 'vm1'")]
    [InlineData("""{"operation":"start"}""", 400, "Unsupported operation 'start' for Pod 'vm1'")]
    [InlineData("""{}""", 400, "Unsupported operation '' for Pod 'vm1'")]
    [InlineData("""{"operation":"restore"}""", 422, "spec.restoreAction.snapshotID: Required value")]
    [InlineData("""{"operation":"delete-snapshot"}""", 422, "spec.deleteSnapshotAction.snapshotID: Required value")]
    [InlineData(
        """{"operation":"delete-snapshot","deleteSnapshotParams":{"snapshotID":".suspended"}}""",
        422,
        "spec.deleteSnapshotAction.snapshotID: Invalid value: \".suspended\""
    )]
    [InlineData(
        """{"operation":"snapshot","snapshotParams":{"snapshotName":"a/b"}}""",
        422,
        "spec.snapshotAction.snapshotName: Invalid value: \"a/b\""
    )]
    [InlineData(
        """{"operation":"reboot","rebootParams":{"delayInSeconds":-1}}""",
        422,
        "spec.rebootAction.delayInSeconds: Invalid value: -1: must be between 0 and 3600, inclusive"
    )]
    public async Task What_cannot_be_asked_of_a_machine_is_told(string fields, int code, string fault)
    {
        var body = "{\"apiVersion\":\"v1\",\"kind\":\"CustomAction\"," + fields[1..];
        body = body.Replace(",}", "}", StringComparison.Ordinal);
        Assert.Contains(fault, (await _admin.PostAsync($"{Pods}/vm1/action", body)).Expect(code).Message());
    }

    [Fact]
    public async Task Only_pods_with_a_machine_that_is_on_a_node_have_actions()
    {
        (await _admin.PostAsync(Pods, Objects.Pod("plain"))).Expect(201);
        (await _admin.PostAsync(Pods, Machine("waits", ""))).Expect(201);
        foreach (
            var (pod, code, fault) in new[]
            {
                ("plain", 400, "Unsupported operation 'reboot' for Pod 'plain': it has no virtual machine"),
                ("waits", 409, "its virtual machine is on no node"),
                ("nobody", 404, "pods \"nobody\" not found"),
            }
        )
        {
            Assert.Contains(fault, (await _admin.PostAsync($"{Pods}/{pod}/action", Reboot)).Expect(code).Message());
            Assert.Contains(fault, (await _admin.PostAsync(Actions, Action("a", pod))).Expect(code).Message());
        }
    }

    [Theory]
    [InlineData("""{"podName":"vm1"}""", 422, "must specify one of")]
    [InlineData("""{"rebootAction":{}}""", 422, "spec.podName: Required value")]
    [InlineData(
        """{"podName":"vm1","rebootAction":{},"restoreAction":{"snapshotID":"a"}}""",
        422,
        "may not specify more than 1 action"
    )]
    [InlineData("""{"podName":"vm1","rebootAction":{},"nodeName":"n2"}""", 409, "is not the pod's (n1)")]
    [InlineData("""{"podName":"vm1","rebootAction":{},"podID":"other"}""", 409, "does not match the UID in record")]
    public async Task An_action_that_cannot_be_is_refused(string spec, int code, string fault) =>
        Assert.Contains(
            fault,
            (
                await _admin.PostAsync(
                    Actions,
                    $$$"""{"apiVersion":"v1","kind":"Action","metadata":{"name":"a"},"spec":{{{spec}}} }"""
                )
            )
                .Expect(code)
                .Message()
        );

    [Fact]
    public async Task An_action_does_not_change_and_what_is_complete_stays_so()
    {
        (await _admin.PostAsync(Actions, Action("a", "vm1"))).Expect(201);
        Assert.Contains(
            "field is immutable",
            (await _admin.PatchAsync($"{Actions}/a", """{"spec":{"podName":"vm2"}}""", Merge)).Expect(422).Message()
        );
        (await _agent.PatchAsync($"{Actions}/a/status", """{"status":{"complete":true}}""", Merge)).Expect(200);
        Assert.Contains(
            "does not change",
            (await _agent.PatchAsync($"{Actions}/a/status", """{"status":{"complete":null}}""", Merge))
                .Expect(422)
                .Message()
        );
        Assert.Single(
            (await _admin.GetAsync($"{Actions}?fieldSelector=status.complete%3Dtrue"))
                .Expect(200)
                .Node("items")!
                .AsArray()
        );
    }

    [Fact]
    public async Task An_agent_sees_and_completes_the_actions_of_its_own_node_alone()
    {
        (await _admin.PostAsync(Actions, Action("a", "vm1"))).Expect(201);
        (await _agent.GetAsync($"{Actions}/a")).Expect(200);
        (await _other.GetAsync($"{Actions}/a")).Expect(403);
        (await _other.GetAsync("/api/v1/actions?fieldSelector=spec.nodeName%3Dn1")).Expect(403);
        (await _agent.GetAsync("/api/v1/actions")).Expect(403);
        (await _other.PatchAsync($"{Actions}/a/status", """{"status":{"complete":true}}""", Merge)).Expect(403);
        (await _agent.PatchAsync($"{Actions}/a", """{"metadata":{"labels":{"a":"b"}}}""", Merge)).Expect(403);
        (await _agent.PostAsync(Actions, Action("b", "vm1"))).Expect(403);
        (await _agent.PostAsync($"{Pods}/vm1/action", Reboot)).Expect(403);
        (await _agent.DeleteAsync($"{Actions}/a")).Expect(403);
    }

    [Fact]
    public async Task Who_may_edit_may_act_and_who_may_view_may_look()
    {
        foreach (var role in (string[])["edit", "view"])
            (
                await _admin.PostAsync(
                    "/apis/rbac.authorization.k8s.io/v1/namespaces/shop/rolebindings",
                    $$$"""
                    {"metadata":{"name":"{{{role}}}"},
                     "roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"ClusterRole","name":"{{{role}}}"},
                     "subjects":[{"kind":"User","apiGroup":"rbac.authorization.k8s.io","name":"{{{role}}}er"}]}
                    """
                )
            ).Expect(201);
        var (editor, viewer) = (_server.Client("CN=editer"), _server.Client("CN=viewer"));
        (await editor.PostAsync($"{Pods}/vm1/action", Reboot)).Expect(201);
        (await editor.PostAsync(Actions, Action("b", "vm1"))).Expect(201);
        (await viewer.GetAsync(Actions)).Expect(200);
        Assert.Contains(
            "cannot create resource \"pods/action\"",
            (await viewer.PostAsync($"{Pods}/vm1/action", Reboot)).Expect(403).Message()
        );
        (await viewer.PostAsync(Actions, Action("c", "vm1"))).Expect(403);
    }

    private static string Action(string name, string pod) =>
        $$$"""
            {"apiVersion":"v1","kind":"Action","metadata":{"name":"{{{name}}}"},
             "spec":{"podName":"{{{pod}}}","rebootAction":{} } }
            """;

    private static string Machine(string name, string node) =>
        $$$"""
            {"apiVersion":"v1","kind":"Pod","metadata":{"name":"{{{name}}}"},
             "spec":{"nodeName":"{{{node}}}",
                     "virtualMachine":{"name":"vm","image":"host.example/a.img","publicKey":"ssh-ed25519 AAAA"} } }
            """;
}
