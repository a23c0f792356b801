using Arktos.ApiServer.Tests.Support;

namespace Arktos.ApiServer.Tests;

/// <summary>Pods that run a virtual machine in place of containers.</summary>
public sealed class MachinePodTests : IAsyncLifetime
{
    private const string Pods = "/api/v1/namespaces/shop/pods";
    private const string Merge = "application/merge-patch+json";

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
    public async Task A_machine_is_defaulted_and_shown_as_the_pods_one_container()
    {
        var made = (await _admin.PostAsync(Pods, Machine("a"))).Expect(201);
        Assert.Equal("IfNotPresent", made.Text("spec", "virtualMachine", "imagePullPolicy"));
        Assert.Equal("stop", made.Text("spec", "virtualMachine", "shutdownBehavior"));
        Assert.Equal("Running", made.Text("spec", "virtualMachine", "powerSpec"));
        Assert.Equal("Guaranteed", made.Text("status", "qosClass"));
        Assert.Equal("100m", made.Text("spec", "overhead", "cpu"));
        var container = Assert.Single(made.Node("spec", "containers")!.AsArray())!;
        Assert.Equal(("vm", "host.example/a.img"), ((string)container["name"]!, (string)container["image"]!));
        Assert.Equal("128Mi", (string)container["resources"]!["requests"]!["memory"]!);
        Assert.Equal("128Mi", made.Text("spec", "virtualMachine", "resources", "requests", "memory"));
        Assert.Equal(80, (int)container["ports"]![0]!["containerPort"]!);
        // Nothing can be mounted into a machine: no token is.
        Assert.Null(made.Node("spec", "volumes"));
        Assert.Null(container["volumeMounts"]);
        // What a client got is what it may send back.
        (await _admin.PutAsync($"{Pods}/a", made.Body)).Expect(200);
    }

    [Theory]
    [InlineData("""{"name":""}""", "spec.virtualMachine.name: Required value: virtual machine name cannot be empty")]
    [InlineData("""{"name":"A_b"}""", "spec.virtualMachine.name: Invalid value")]
    [InlineData("""{"image":""}""", "spec.virtualMachine.image: Required value")]
    [InlineData(
        """{"publicKey":""}""",
        "spec.virtualMachine.keyPairName: Required value: KeyPairName and PublicKey can't be both empty"
    )]
    [InlineData("""{"userData":"LONG"}""", "spec.virtualMachine.userData: Too long: may not be more than 65535 bytes")]
    [InlineData("""{"powerSpec":"Off"}""", "spec.virtualMachine.powerSpec: Unsupported value: \"Off\"")]
    [InlineData(
        """{"resources":{"limits":{"memory":"1Mi"},"requests":{"memory":"2Mi"}}}""",
        "must be less than or equal to memory limit of 1Mi"
    )]
    public async Task What_a_machine_may_not_be_is_told(string change, string fault)
    {
        change = change.Replace("LONG", Convert.ToBase64String(new byte[65536]), StringComparison.Ordinal);
        Assert.Contains(fault, (await _admin.PostAsync(Pods, Machine("a", change))).Expect(422).Message());
    }

    [Theory]
    [InlineData("\"containers\":[{\"name\":\"c\",\"image\":\"i\"}]")]
    [InlineData("\"initContainers\":[{\"name\":\"c\",\"image\":\"i\"}]")]
    public async Task A_pod_has_containers_or_a_machine(string containers) =>
        Assert.Contains(
            "spec.containers,virtualMachine: Forbidden: containers and virtualMachine workloads in same pod",
            (await _admin.PostAsync(Pods, Machine("a", more: containers))).Expect(422).Message()
        );

    [Fact]
    public async Task Of_a_machine_that_is_there_power_and_image_change_and_nothing_else()
    {
        (await _admin.PostAsync(Pods, Machine("a"))).Expect(201);
        var changed = (await PatchAsync("""{"powerSpec":"Shutdown","image":"host.example/b.img"}""")).Expect(200);
        Assert.Equal("host.example/b.img", (string)changed.Node("spec", "containers", "0", "image")!);
        foreach (var change in (string[])["""{"resources":{"limits":{"cpu":"2"}}}""", """{"userData":"YQ=="}"""])
            Assert.Contains(
                "spec.virtualMachine: Forbidden: of a virtual machine that is there only powerSpec and image may",
                (await PatchAsync(change)).Expect(422).Message()
            );
    }

    [Theory]
    [InlineData("""[{}]""", "spec.nics[0].name: Required value")]
    [InlineData("""[{"name":"A_b"}]""", "spec.nics[0].name: Invalid value")]
    [InlineData("""[{"name":"a"},{"name":"a"}]""", "spec.nics[1].name: Duplicate value: \"a\"")]
    [InlineData("""[{"name":"a","ipAddress":"10.1"}]""", "spec.nics[0].ipAddress: Invalid value: \"10.1\"")]
    [InlineData("""[{"name":"a","ipAddress":"fd00::1"}]""", "spec.nics[0].ipAddress: Invalid value")]
    [InlineData(
        """[{"name":"1"},{"name":"2"},{"name":"3"},{"name":"4"},{"name":"5"},{"name":"6"},{"name":"7"}]""",
        "spec.nics: Too many: 7: must have at most 6 items"
    )]
    public async Task What_a_network_interface_may_not_be_is_told(string nics, string fault)
    {
        Assert.Contains(
            fault,
            (await _admin.PostAsync(Pods, Machine("a", more: $"\"nics\":{nics}"))).Expect(422).Message()
        );
        (await _admin.PostAsync(Pods, Machine("a"))).Expect(201);
        Assert.Contains(fault, (await NicsAsync(nics)).Expect(422).Message());
    }

    [Fact]
    public async Task Network_interfaces_come_and_go_and_those_that_stay_do_not_change()
    {
        const string Before = """{"name":"eth0"},{"name":"a","portId":"p1","ipAddress":"10.0.0.9"},{"name":"b"}""";
        (await _admin.PostAsync(Pods, Machine("a", more: $"\"nics\":[{Before}]"))).Expect(201);
        foreach (
            var (nics, fault) in new[]
            {
                ("""[{"name":"b"}]""", "spec.nics: Forbidden: pod updates may not delete primary nic eth0\n"),
                (Before.Replace("p1", "p2"), "spec.nics: Forbidden: pod updates may not modify a portId\n"),
                (Before.Replace("p1", ""), "spec.nics: Forbidden: pod updates may not modify a portId\n"),
                (Before.Replace("0.9", "0.8"), "spec.nics: Forbidden: of a, which is there, ipAddress"),
            }
        )
            Assert.Contains(fault, (await NicsAsync(nics[0] == '[' ? nics : $"[{nics}]")).Expect(422).Message());
        // A port may be told afterwards; a tag means nothing here; others come, and go.
        (await NicsAsync("""[{"name":"eth0"},{"name":"b","portId":"p3","tag":"t"},{"name":"c"}]""")).Expect(200);
        (await NicsAsync("""[{"name":"eth0"}]""")).Expect(200);
        // Who names one has the others as before.
        var one = await _admin.PatchAsync(
            $"{Pods}/a",
            """{"spec":{"nics":[{"name":"d"}]}}""",
            "application/strategic-merge-patch+json"
        );
        Assert.Equal("d", one.Expect(200).Text("spec", "nics", "0", "name"));
        (await _admin.PostAsync(Pods, Objects.Pod("c"))).Expect(201);
        Assert.Contains(
            "spec.nics: Forbidden: network interfaces are plugged into virtual machines alone",
            (await _admin.PatchAsync($"{Pods}/c", """{"spec":{"nics":[{"name":"d"}]}}""", Merge)).Expect(422).Message()
        );
    }

    [Theory]
    [InlineData("""{"name":"a","ipAddress":"10.0.0.9","tag":"t"}""", "")]
    [InlineData("""{"name":"a","subnetName":"s"}""", "spec.nics[0].subnetName: not carried out yet")]
    [InlineData("""{"name":"a","portId":"s"}""", "spec.nics[0].portId: not carried out yet")]
    [InlineData("""{"name":"a","ipv6Enabled":true}""", "spec.nics[0].ipv6Enabled: not carried out yet")]
    [InlineData("""{"name":"eth0","ipAddress":"10.0.0.9"}""", "spec.nics[0].ipAddress: not carried out yet")]
    public async Task What_is_not_carried_out_of_a_network_interface_is_told(string nic, string warning)
    {
        var told = Kinds.KindServer.Warnings(
            (await _admin.PostAsync(Pods, Machine("a", more: $"\"nics\":[{nic}]"))).Expect(201)
        );
        if (warning.Length > 0)
            Assert.Contains(warning, told);
        else
            Assert.Empty(told);
    }

    private Task<Answer> NicsAsync(string nics) =>
        _admin.PatchAsync($"{Pods}/a", $$$"""{"spec":{"nics":{{{nics}}}}}""", Merge);

    [Theory]
    [InlineData("""{"containers":[{"name":"vm","resources":{"limits":{"cpu":"2"},"requests":{"cpu":"2"}}}]}""")]
    [InlineData("""{"virtualMachine":{"resources":{"limits":{"cpu":"2"},"requests":{"cpu":"2"}}}}""")]
    [InlineData(
        """
            {"containers":[{"name":"vm","resources":{"limits":{"cpu":"3"},"requests":{"cpu":"3"}}}],
             "virtualMachine":{"resources":{"limits":{"cpu":"2"},"requests":{"cpu":"2"}}}}
            """
    )]
    public async Task A_machine_is_resized_by_itself_or_by_the_container_that_it_shows_as(string spec)
    {
        var before = (await _admin.PostAsync(Pods, Machine("a"))).Expect(201);
        var resized = (await ResizeAsync(spec)).Expect(200);
        foreach (
            var at in (string[][])
                [
                    ["virtualMachine"],
                    ["containers", "0"],
                ]
        )
        {
            Assert.Equal("2", resized.Text(["spec", .. at, "resources", "limits", "cpu"]));
            Assert.Equal("128Mi", resized.Text(["spec", .. at, "resources", "limits", "memory"]));
        }
        Assert.NotEqual(before.Text("metadata", "generation"), resized.Text("metadata", "generation"));
        // What a client got is what it may send back, and who has an older one is told.
        (await _admin.PatchAsync($"{Pods}/a", """{"metadata":{"labels":{"a":"b"}}}""", Merge)).Expect(200);
        Assert.Contains(
            "its cpu and memory by pods/resize",
            (await PatchAsync("""{"resources":{"limits":{"cpu":"1"}}}""")).Expect(422).Message()
        );
    }

    [Theory]
    [InlineData(
        """{"virtualMachine":{"resources":{"limits":{"cpu":"2"}}}}""",
        "Pod QOS Class may not change as a result of resizing"
    )]
    [InlineData(
        """{"virtualMachine":{"resources":{"limits":{"memory":null},"requests":{"memory":null}}}}""",
        "resource limits cannot be removed"
    )]
    public async Task A_resize_that_makes_no_sense_is_refused(string spec, string fault)
    {
        (await _admin.PostAsync(Pods, Machine("a"))).Expect(201);
        Assert.Contains(fault, (await ResizeAsync(spec)).Expect(422).Message());
    }

    [Fact]
    public async Task A_machine_counts_for_quotas_as_a_container_does()
    {
        (
            await _admin.PostAsync(
                "/api/v1/namespaces/shop/resourcequotas",
                """
                {"apiVersion":"v1","kind":"ResourceQuota","metadata":{"name":"q"},"spec":{"hard":{"requests.memory":"400Mi"}}}
                """
            )
        ).Expect(201);
        (
            await _admin.PatchAsync(
                "/api/v1/namespaces/shop/resourcequotas/q/status",
                """{"status":{"hard":{"requests.memory":"400Mi"},"used":{"requests.memory":"0"}}}"""
            )
        ).Expect(200);
        (await _admin.PostAsync(Pods, Machine("a"))).Expect(201);
        Assert.Contains("exceeded quota", (await _admin.PostAsync(Pods, Machine("b"))).Expect(403).Message());
    }

    [Theory]
    [InlineData("{\"name\":\"v\",\"persistentVolumeClaim\":{\"claimName\":\"c\"}}", "")]
    [InlineData("{\"name\":\"v\",\"configMap\":{\"name\":\"c\"}}", "spec.volumes[0]: not carried out yet")]
    [InlineData("{\"name\":\"v\",\"emptyDir\":{}}", "spec.volumes[0]: not carried out yet")]
    public async Task Volumes_that_are_no_disks_are_told(string volume, string warning)
    {
        var told = Kinds.KindServer.Warnings(
            (await _admin.PostAsync(Pods, Machine("a", more: $"\"volumes\":[{volume}]"))).Expect(201)
        );
        if (warning.Length > 0)
            Assert.Contains(warning, told);
        else
            Assert.Equal("", told);
    }

    [Theory]
    [InlineData("\"overhead\":{\"cpu\":\"0.1\",\"memory\":\"192Mi\"}", "")]
    [InlineData("\"overhead\":{}", "")]
    [InlineData("\"overhead\":{\"memory\":\"192Mi\"}", "that of virtual machines: cpu 100m, memory 192Mi")]
    [InlineData("\"overhead\":{\"cpu\":\"100m\",\"memory\":\"1Mi\"}", "Pod's Overhead doesn't match")]
    public async Task A_machine_has_the_overhead_of_machines(string asked, string fault)
    {
        var answer = await _admin.PostAsync(Pods, Machine("a", more: asked));
        if (fault.Length > 0)
            Assert.Contains(fault, answer.Expect(403).Message());
        else
            Assert.Equal("192Mi", answer.Expect(201).Text("spec", "overhead", "memory"));
    }

    [Fact]
    public async Task A_pod_whose_machine_was_shut_down_may_leave_its_node_and_others_may_not()
    {
        (await _admin.PostAsync(Pods, Machine("a"))).Expect(201);
        (await BindAsync("a", "node-1")).Expect(201);
        Assert.Contains("target.name: Required value", (await BindAsync("a", "")).Expect(422).Message());
        (
            await _admin.PatchAsync(
                $"{Pods}/a/status",
                """{"status":{"phase":"NoSchedule","containerStatuses":[{"name":"vm","restartCount":1}]}}""",
                Merge
            )
        ).Expect(200);
        (await BindAsync("a", "")).Expect(201);
        var left = (await _admin.GetAsync($"{Pods}/a")).Expect(200);
        Assert.Equal(("", "NoSchedule"), (left.Text("spec", "nodeName"), left.Text("status", "phase")));
        Assert.Null(left.Node("status", "containerStatuses"));
        (await BindAsync("a", "node-2")).Expect(201);
    }

    private Task<Answer> BindAsync(string pod, string node) =>
        _admin.PostAsync(
            $"{Pods}/{pod}/binding",
            $$$"""
            {"apiVersion":"v1","kind":"Binding","metadata":{"name":"{{{pod}}}"},"target":{"kind":"Node","name":"{{{node}}}"}}
            """
        );

    private Task<Answer> ResizeAsync(string spec) =>
        _admin.PatchAsync($"{Pods}/a/resize", $$"""{"spec":{{spec}}}""", "application/strategic-merge-patch+json");

    private Task<Answer> PatchAsync(string machine) =>
        _admin.PatchAsync($"{Pods}/a", $$$"""{"spec":{"virtualMachine":{{{machine}}}}}""", Merge);

    /// <param name="change">Fields of the machine in place of those that it has.</param>
    /// <param name="more">Fields of the spec.</param>
    private static string Machine(string name, string change = "{}", string more = "")
    {
        var machine = System
            .Text.Json.Nodes.JsonNode.Parse(
                """
                {"name":"vm","image":"host.example/a.img","publicKey":"ssh-ed25519 AAAA","ports":[{"containerPort":80}],
                 "resources":{"limits":{"cpu":"1","memory":"128Mi"}}}
                """
            )!
            .AsObject();
        foreach (var (field, value) in System.Text.Json.Nodes.JsonNode.Parse(change)!.AsObject())
            machine[field] = value?.DeepClone();
        return $$$"""
            {"apiVersion":"v1","kind":"Pod","metadata":{"name":"{{{name}}}"},
             "spec":{"virtualMachine":{{{machine.ToJsonString()}}}{{{(more.Length > 0 ? "," + more : "")}}}}}
            """;
    }
}
