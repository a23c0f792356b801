using System.Text.Json.Nodes;
using Arktos.ApiServer.Tests.Support;

namespace Arktos.ApiServer.Tests;

/// <summary>A node agent reads what the pods bound to it name, and comes by nothing more.</summary>
public sealed class NodeAccessTests : IAsyncLifetime
{
    private TestServer _server = null!;
    private TestClient _admin = null!;
    private TestClient _agent = null!;
    private string _nodeUid = "";

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _admin = _server.Client();
        _agent = _server.Client("O=system:nodes,CN=system:node:n1");
        _nodeUid = (await _agent.PostAsync("/api/v1/nodes", Objects.Node("n1"))).Expect(201).Text("metadata", "uid");
        (await _admin.PostAsync("/api/v1/nodes", Objects.Node("n2"))).Expect(201);
        (await _admin.PostAsync("/api/v1/namespaces", Objects.Namespace("shop"))).Expect(201);
        (await _admin.PostAsync("/api/v1/namespaces/shop/serviceaccounts", Objects.ServiceAccount("default"))).Expect(
            201
        );
        foreach (var name in new[] { "used", "unused" })
            (
                await _admin.PostAsync(
                    "/api/v1/namespaces/shop/secrets",
                    new { metadata = new { name }, stringData = new { key = "v" } }
                )
            ).Expect(201);
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    public static TheoryData<string> References() =>
        new(
            """{"serviceAccountName":"default"}""",
            """{"containers":[{"name":"c","image":"i","envFrom":[{"secretRef":{"name":"unused"}}]}]}""",
            """{"containers":[{"name":"c","image":"i","envFrom":[{"configMapRef":{"name":"unused"}}]}]}""",
            """
            {"containers":[{"name":"c","image":"i",
              "env":[{"name":"E","valueFrom":{"secretKeyRef":{"name":"unused","key":"k"}}}]}]}
            """,
            """
            {"initContainers":[{"name":"j","image":"i",
              "env":[{"name":"E","valueFrom":{"configMapKeyRef":{"name":"unused","key":"k"}}}]}]}
            """,
            """{"imagePullSecrets":[{"name":"unused"}]}""",
            """{"volumes":[{"name":"v","secret":{"secretName":"unused"}}]}""",
            """{"volumes":[{"name":"v","configMap":{"name":"unused"}}]}""",
            """{"volumes":[{"name":"v","persistentVolumeClaim":{"claimName":"unused"}}]}""",
            """{"volumes":[{"name":"v","projected":{"sources":[{"secret":{"name":"unused"}}]}}]}""",
            """{"volumes":[{"name":"v","projected":{"sources":[{"configMap":{"name":"unused"}}]}}]}""",
            """{"volumes":[{"name":"v","projected":{"sources":[{"serviceAccountToken":{"path":"t"}}]}}]}""",
            """{"volumes":[{"name":"v","azureFile":{"secretName":"unused","shareName":"s"}}]}""",
            """{"volumes":[{"name":"v","csi":{"driver":"d","nodePublishSecretRef":{"name":"unused"}}}]}""",
            """{"volumes":[{"name":"v","rbd":{"monitors":["m"],"image":"i","secretRef":{"name":"unused"}}}]}""",
            """{"volumes":[{"name":"v","cephfs":{"monitors":["m"],"secretRef":{"name":"unused"}}}]}"""
        );

    [Theory]
    [MemberData(nameof(References))]
    public async Task A_mirror_pod_names_no_API_objects(string spec)
    {
        var refused = await _agent.PostAsync("/api/v1/namespaces/shop/pods", Mirror("m", spec));
        Assert.Contains("reference", refused.Expect(403).Text("message"));
        (await _agent.GetAsync("/api/v1/namespaces/shop/secrets/unused")).Expect(403);
    }

    [Fact]
    public async Task A_mirror_pod_is_the_nodes_own_and_of_tenant_system()
    {
        (await _agent.PostAsync("/api/v1/namespaces/shop/pods", Mirror("good", "{}"))).Expect(201);
        var foreign = Mirror("foreign", "{}");
        foreign["spec"]!["nodeName"] = "n2";
        (await _agent.PostAsync("/api/v1/namespaces/shop/pods", foreign)).Expect(403);
        var orphan = Mirror("orphan", "{}");
        orphan["metadata"]!.AsObject().Remove("ownerReferences");
        (await _agent.PostAsync("/api/v1/namespaces/shop/pods", orphan)).Expect(403);
        var stale = Mirror("stale", "{}");
        stale["metadata"]!["ownerReferences"]![0]!["uid"] = "another";
        (await _agent.PostAsync("/api/v1/namespaces/shop/pods", stale)).Expect(403);
        var blocking = Mirror("blocking", "{}");
        blocking["metadata"]!["ownerReferences"]![0]!["blockOwnerDeletion"] = true;
        (await _agent.PostAsync("/api/v1/namespaces/shop/pods", blocking)).Expect(403);
    }

    [Fact]
    public async Task A_mirror_pod_that_an_admin_makes_gives_its_node_nothing_either()
    {
        var mirror = Mirror("by-admin", """{"volumes":[{"name":"v","secret":{"secretName":"unused"}}]}""");
        (await _admin.PostAsync("/api/v1/namespaces/shop/pods", mirror)).Expect(201);
        (await _agent.GetAsync("/api/v1/namespaces/shop/secrets/unused")).Expect(403);
    }

    [Fact]
    public async Task What_a_pod_names_is_read_while_the_pod_is_there()
    {
        await PodAsync("p", "n1", """{"volumes":[{"name":"v","secret":{"secretName":"used"}}]}""");
        (await _agent.GetAsync("/api/v1/namespaces/shop/secrets/used")).Expect(200);
        (await _agent.GetAsync("/api/v1/namespaces/shop/secrets/unused")).Expect(403);
        (await _agent.GetAsync("/api/v1/namespaces/shop/secrets")).Expect(403);
        (
            await _server.Client("O=system:nodes,CN=system:node:n2").GetAsync("/api/v1/namespaces/shop/secrets/used")
        ).Expect(403);
        (await _admin.DeleteAsync("/api/v1/namespaces/shop/pods/p", new { gracePeriodSeconds = 0 })).Expect(200);
        using var deadline = new CancellationTokenSource(TestServer.Deadline);
        while ((await _agent.GetAsync("/api/v1/namespaces/shop/secrets/used")).Code != 403)
            deadline.Token.ThrowIfCancellationRequested();
    }

    [Fact]
    public async Task A_token_for_a_node_is_bound_to_a_pod_on_it_and_meant_for_what_the_pod_asks()
    {
        var tokens = "/api/v1/namespaces/shop/serviceaccounts/default/token";
        var source = """{"serviceAccountToken":{"path":"t","audience":"vault"}}""";
        var uid = await PodAsync(
            "p",
            "n1",
            """{"volumes":[{"name":"v","projected":{"sources":[SOURCE]}}]}""".Replace("SOURCE", source)
        );
        var other = await PodAsync("q", "n2", "{}");
        (await _agent.PostAsync(tokens, Request(null, null))).Expect(403);
        (await _agent.PostAsync(tokens, Request("p", null))).Expect(403);
        (await _agent.PostAsync(tokens, Request("q", other))).Expect(403);
        (await _agent.PostAsync(tokens, Request("p", uid, "bank"))).Expect(403);
        (await _agent.PostAsync(tokens, Request("p", uid, "vault"))).Expect(201);
        var answer = (await _agent.PostAsync(tokens, Request("p", uid))).Expect(201);
        var payload = answer.Text("status", "token").Split('.')[1];
        var claims = JsonNode.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(payload))!;
        Assert.InRange((long)claims["exp"]! - (long)claims["iat"]!, 1, 24 * 3600);
    }

    [Fact]
    public async Task A_node_writes_of_volumes_that_are_its_folders_and_nothing_but_what_it_did_with_them()
    {
        foreach (
            var (name, node, path) in new[] { ("own", "n1", "own"), ("other", "n2", "other"), ("fake", "n1", "own") }
        )
            (
                await _admin.PostAsync(
                    "/api/v1/persistentvolumes",
                    $$$"""
                    {"apiVersion":"v1","kind":"PersistentVolume","metadata":{"name":"{{{name}}}",
                      "labels":{"arktos.io/node":"{{{node}}}"},
                      "finalizers":["external-provisioner.volume.kubernetes.io/finalizer"]},
                     "spec":{"capacity":{"storage":"1Gi"},"accessModes":["ReadWriteOnce"],
                      "local":{"path":"/arktos.io/local-path/{{{path}}}"},
                      "nodeAffinity":{"required":{"nodeSelectorTerms":[{"matchExpressions":[
                        {"key":"kubernetes.io/hostname","operator":"In","values":["{{{node}}}"]}]}]} } } }
                    """
                )
            ).Expect(201);
        const string Made = """{"metadata":{"annotations":{"arktos.io/folder-made":"yes"}}}""";
        const string Gone = """{"metadata":{"finalizers":["kubernetes.io/pv-protection"]}}""";
        (await _agent.GetAsync("/api/v1/persistentvolumes/own")).Expect(200);
        (await _agent.PatchAsync("/api/v1/persistentvolumes/own", Made)).Expect(200);
        (await _agent.PatchAsync("/api/v1/persistentvolumes/own", Gone)).Expect(200);
        foreach (
            var refused in new[]
            {
                """{"spec":{"capacity":{"storage":"2Gi"}}}""",
                """{"metadata":{"annotations":{"pv.kubernetes.io/provisioned-by":"me"}}}""",
                """{"metadata":{"finalizers":null}}""",
                """{"metadata":{"labels":null}}""",
            }
        )
            Assert.Contains(
                "can only update annotation",
                (await _agent.PatchAsync("/api/v1/persistentvolumes/own", refused)).Expect(403).Text("message")
            );
        foreach (var name in new[] { "other", "fake" })
        {
            (await _agent.GetAsync($"/api/v1/persistentvolumes/{name}")).Expect(403);
            (await _agent.PatchAsync($"/api/v1/persistentvolumes/{name}", Made)).Expect(403);
        }
        (await _agent.PatchAsync("/api/v1/persistentvolumes/own/status", """{"status":{"phase":"Failed"}}""")).Expect(
            403
        );
        (await _agent.DeleteAsync("/api/v1/persistentvolumes/own")).Expect(403);
    }

    [Fact]
    public async Task A_node_says_which_drivers_it_has_and_reads_what_its_volumes_of_drivers_need()
    {
        const string Nodes = "/apis/storage.k8s.io/v1/csinodes",
            Attachments = "/apis/storage.k8s.io/v1/volumeattachments",
            Claim = "/api/v1/namespaces/shop/persistentvolumeclaims/data";
        static object CsiNode(string name) =>
            new { metadata = new { name }, spec = new { drivers = new[] { new { name = "d.test", nodeID = "x" } } } };
        (await _agent.PostAsync(Nodes, CsiNode("n1"))).Expect(201);
        Assert.Contains(
            "can only access CSINode with the same name as the requesting node",
            (await _agent.PostAsync(Nodes, CsiNode("n2"))).Expect(403).Text("message")
        );
        (await _admin.PostAsync(Nodes, CsiNode("n2"))).Expect(201);
        (await _agent.GetAsync($"{Nodes}/n1")).Expect(200);
        (await _agent.GetAsync($"{Nodes}/n2")).Expect(403);
        (await _agent.DeleteAsync($"{Nodes}/n2")).Expect(403);
        (await _agent.GetAsync("/apis/storage.k8s.io/v1/csidrivers")).Expect(200);
        (await _agent.GetAsync("/apis/node.k8s.io/v1/runtimeclasses")).Expect(200);
        (await _agent.PostAsync("/apis/node.k8s.io/v1/runtimeclasses", "{}")).Expect(403);

        foreach (var node in new[] { "n1", "n2" })
            (
                await _admin.PostAsync(
                    Attachments,
                    new
                    {
                        metadata = new { name = $"to-{node}" },
                        spec = new
                        {
                            attacher = "d.test",
                            nodeName = node,
                            source = new { persistentVolumeName = "pv" },
                        },
                    }
                )
            ).Expect(201);
        (await _agent.GetAsync($"{Attachments}/to-n1")).Expect(200);
        (await _agent.GetAsync($"{Attachments}/to-n2")).Expect(403);
        (await _agent.GetAsync(Attachments)).Expect(403);

        // A secret that the volume of a claim of a pod names.
        var claim = (
            await _admin.PostAsync(
                "/api/v1/namespaces/shop/persistentvolumeclaims",
                """
                {"metadata":{"name":"data"},"spec":{"storageClassName":"","volumeName":"pv",
                 "accessModes":["ReadWriteOnce"],"resources":{"requests":{"storage":"1Gi"} } } }
                """
            )
        ).Expect(201).Text("metadata", "uid");
        (
            await _admin.PostAsync(
                "/api/v1/persistentvolumes",
                $$$"""
                {"metadata":{"name":"pv"},"spec":{"capacity":{"storage":"1Gi"},"accessModes":["ReadWriteOnce"],
                 "claimRef":{"namespace":"shop","name":"data","uid":"{{{claim}}}"},
                 "csi":{"driver":"d.test","volumeHandle":"h","nodeStageSecretRef":{"namespace":"shop","name":"used"},
                  "controllerPublishSecretRef":{"namespace":"shop","name":"unused"} } } }
                """
            )
        ).Expect(201);
        (await _agent.GetAsync("/api/v1/namespaces/shop/secrets/used")).Expect(403);
        await PodAsync("p", "n1", """{"volumes":[{"name":"v","persistentVolumeClaim":{"claimName":"data"} }]}""");
        (await _agent.GetAsync("/api/v1/namespaces/shop/secrets/used")).Expect(200);
        // A controller's own is no node's.
        (await _agent.GetAsync("/api/v1/namespaces/shop/secrets/unused")).Expect(403);

        (await _agent.PatchAsync($"{Claim}/status", """{"status":{"capacity":{"storage":"2Gi"} } }""")).Expect(200);
        Assert.Contains(
            "is not allowed to update fields other than status.capacity and status.conditions",
            (await _agent.PatchAsync($"{Claim}/status", """{"status":{"phase":"Lost"} }""")).Expect(403).Text("message")
        );
        (await _agent.PatchAsync(Claim, """{"metadata":{"labels":{"a":"b"} } }""")).Expect(403);
        (
            await _server
                .Client("O=system:nodes,CN=system:node:n2")
                .PatchAsync($"{Claim}/status", """{"status":{"capacity":{"storage":"9Gi"} } }""")
        ).Expect(403);
    }

    [Fact]
    public async Task A_review_says_for_which_audience_a_token_is_and_of_which_tenant_its_user()
    {
        var tokens = "/api/v1/namespaces/shop/serviceaccounts/default/token";
        var token = (await _admin.PostAsync(tokens, new { spec = new { audiences = new[] { "vault" } } }))
            .Expect(201)
            .Text("status", "token");
        async Task<Answer> ReviewAsync(params string[] audiences) =>
            (
                await _admin.PostAsync(
                    "/apis/authentication.k8s.io/v1/tokenreviews",
                    new { spec = new { token, audiences } }
                )
            ).Expect(201);
        var good = await ReviewAsync("bank", "vault");
        Assert.Equal(("true", "vault"), (good.Text("status", "authenticated"), good.Text("status", "audiences", "0")));
        Assert.Equal("system", good.Text("status", "user", "extra", "arktos.futurewei.com/tenant", "0"));
        Assert.NotEqual("true", (await ReviewAsync("bank")).Text("status", "authenticated"));
        Assert.NotEqual("true", (await ReviewAsync()).Text("status", "authenticated"));
        (await _server.Client(null, token).GetAsync("/version")).Expect(401);
    }

    [Fact]
    public async Task A_node_does_not_take_owners_or_the_labels_of_others()
    {
        var owner = new
        {
            metadata = new
            {
                ownerReferences = new[]
                {
                    new
                    {
                        apiVersion = "v1",
                        kind = "Pod",
                        name = "x",
                        uid = "u",
                    },
                },
            },
        };
        (await _agent.PatchAsync("/api/v1/nodes/n1", owner)).Expect(403);
        (await _agent.PatchAsync("/api/v1/nodes/n1/status", owner)).Expect(403);
        var zone = new
        {
            metadata = new { labels = new Dictionary<string, string> { ["node-role.kubernetes.io/x"] = "" } },
        };
        (await _agent.PatchAsync("/api/v1/nodes/n1", zone)).Expect(403);
        (await _agent.PatchAsync("/api/v1/nodes/n1/status", zone)).Expect(403);
    }

    private async Task<string> PodAsync(string name, string node, string spec)
    {
        var pod = new JsonObject
        {
            ["metadata"] = new JsonObject { ["name"] = name },
            ["spec"] = Spec(node, spec),
        };
        return (await _admin.PostAsync("/api/v1/namespaces/shop/pods", pod)).Expect(201).Text("metadata", "uid");
    }

    private JsonObject Mirror(string name, string spec) =>
        new()
        {
            ["metadata"] = new JsonObject
            {
                ["name"] = name,
                ["annotations"] = new JsonObject { ["kubernetes.io/config.mirror"] = "x" },
                ["ownerReferences"] = new JsonArray(
                    new JsonObject
                    {
                        ["apiVersion"] = "v1",
                        ["kind"] = "Node",
                        ["name"] = "n1",
                        ["uid"] = _nodeUid,
                        ["controller"] = true,
                    }
                ),
            },
            ["spec"] = Spec("n1", spec),
        };

    private static JsonObject Spec(string node, string more)
    {
        var spec = JsonNode.Parse(more)!.AsObject();
        spec["nodeName"] = node;
        if (!spec.ContainsKey("containers"))
            spec["containers"] = new JsonArray(new JsonObject { ["name"] = "c", ["image"] = "i" });
        return spec;
    }

    private static object Request(string? pod, string? uid, params string[] audiences) =>
        new
        {
            spec = new
            {
                audiences,
                expirationSeconds = 10_000_000,
                boundObjectRef = pod is null
                    ? null
                    : new
                    {
                        kind = "Pod",
                        apiVersion = "v1",
                        name = pod,
                        uid,
                    },
            },
        };
}
