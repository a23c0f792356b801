using Arktos.ApiServer.Tests.Support;

namespace Arktos.ApiServer.Tests;

public sealed class AccessTests : IAsyncLifetime
{
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
        (
            await _admin.PostAsync(
                "/api/v1/tenants",
                new { metadata = new { name = "acme" }, spec = new { storageClusterId = "0" } }
            )
        ).Expect(201);
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Nobody_sees_health_and_version_and_nothing_else()
    {
        var nobody = _server.Client(null);
        (await nobody.GetAsync("/version")).Expect(200);
        (await nobody.GetAsync("/healthz")).Expect(200);
        Assert.Equal(
            "forbidden: User \"system:anonymous\" cannot get path \"/apis\"",
            (await nobody.GetAsync("/apis")).Expect(403).Text("message")
        );
        Assert.Equal(
            "pods is forbidden: User \"system:anonymous\" cannot list resource \"pods\" in API group \"\" in the "
                + "namespace \"shop\"",
            (await nobody.GetAsync("/api/v1/namespaces/shop/pods")).Expect(403).Text("message")
        );
        (await _server.Client(null, "not.a.token").GetAsync("/version")).Expect(401);
    }

    [Fact]
    public async Task A_certificate_of_another_authority_is_no_certificate()
    {
        await using var other = await TestServer.StartAsync();
        using var foreign = new HttpClient(
            new SocketsHttpHandler
            {
                UseProxy = false,
                SslOptions = new()
                {
                    RemoteCertificateValidationCallback = (_, _, _, _) => true,
                    ClientCertificates = [other.Authority.Client(TestServer.Admin)],
                },
            }
        )
        {
            BaseAddress = _server.Address,
        };
        Assert.Equal(401, (int)(await foreign.GetAsync("/api/v1/nodes")).StatusCode);
    }

    [Fact]
    public async Task A_role_counts_as_soon_as_it_is_bound_and_not_after_it_is_unbound()
    {
        var user = _server.Client("CN=jane");
        (await user.GetAsync("/api/v1/namespaces/shop/pods")).Expect(403);
        (
            await _admin.PostAsync(
                "/apis/rbac.authorization.k8s.io/v1/namespaces/shop/rolebindings",
                new
                {
                    metadata = new { name = "view" },
                    roleRef = new { kind = "ClusterRole", name = "view" },
                    subjects = new[] { new { kind = "User", name = "jane" } },
                }
            )
        ).Expect(201);
        (await user.GetAsync("/api/v1/namespaces/shop/pods")).Expect(200);
        (await user.GetAsync("/api/v1/namespaces/default/pods")).Expect(403);
        (await user.GetAsync("/api/v1/namespaces/shop/secrets")).Expect(403);
        (await user.PostAsync("/api/v1/namespaces/shop/pods", Objects.Pod("p"))).Expect(403);
        (await _admin.DeleteAsync("/apis/rbac.authorization.k8s.io/v1/namespaces/shop/rolebindings/view")).Expect(200);
        (await user.GetAsync("/api/v1/namespaces/shop/pods")).Expect(403);
    }

    [Fact]
    public async Task Reviews_answer_what_one_may_do()
    {
        var can = (
            await _server
                .Client("CN=jane")
                .PostAsync(
                    "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
                    new { spec = new { resourceAttributes = new { verb = "get", resource = "nodes" } } }
                )
        ).Expect(201);
        Assert.Equal("false", can.Text("status", "allowed"));
        var about = (
            await _admin.PostAsync(
                "/apis/authorization.k8s.io/v1/subjectaccessreviews",
                new
                {
                    spec = new
                    {
                        user = "x",
                        groups = new[] { "system:masters" },
                        resourceAttributes = new { verb = "get", resource = "nodes" },
                    },
                }
            )
        ).Expect(201);
        Assert.Equal("true", about.Text("status", "allowed"));
        var self = (
            await _server
                .Client("O=dev,CN=jane")
                .PostAsync("/apis/authentication.k8s.io/v1/selfsubjectreviews", new { })
        ).Expect(201);
        Assert.Equal(
            ("jane", "dev"),
            (self.Text("status", "userInfo", "username"), self.Text("status", "userInfo", "groups", "0"))
        );
    }

    [Theory]
    [InlineData("""{"containerStatuses":[{"name":"c","allocatedResources":{"cpu":"64"}}]}""")]
    [InlineData("""{"containerStatuses":[{"name":"c","resources":{"limits":{"cpu":"64"}}}]}""")]
    [InlineData("""{"initContainerStatuses":[{"name":"c","resources":{}}]}""")]
    public async Task A_tenant_does_not_say_what_its_containers_were_granted(string status)
    {
        const string Pod = "/api/v1/namespaces/shop/pods/a";
        var acme = _server.Client("O=tenant:acme,OU=system:masters,CN=ann");
        (await acme.PostAsync("/api/v1/namespaces", Objects.Namespace("shop"))).Expect(201);
        (await acme.PostAsync("/api/v1/namespaces/shop/serviceaccounts", Objects.ServiceAccount("default"))).Expect(
            201
        );
        (await acme.PostAsync("/api/v1/namespaces/shop/pods", Objects.Pod("a"))).Expect(201);
        var refused = await acme.PatchAsync($"{Pod}/status", $$"""{"status":{{status}} }""");
        Assert.Equal(
            "pods \"a\" is forbidden: the resources of a pod's containers are for its node to say",
            refused.Expect(403).Message()
        );
        var ready = """{"status":{"containerStatuses":[{"name":"c","ready":true}]}}""";
        (await acme.PatchAsync($"{Pod}/status", ready)).Expect(200);
    }

    [Fact]
    public async Task A_tenant_does_not_say_which_addresses_its_pods_have()
    {
        const string Pod = "/api/v1/namespaces/shop/pods/a";
        var acme = _server.Client("O=tenant:acme,OU=system:masters,CN=ann");
        (await acme.PostAsync("/api/v1/namespaces", Objects.Namespace("shop"))).Expect(201);
        (await acme.PostAsync("/api/v1/namespaces/shop/serviceaccounts", Objects.ServiceAccount("default"))).Expect(
            201
        );
        (await acme.PostAsync("/api/v1/namespaces/shop/pods", Objects.Pod("a"))).Expect(201);
        foreach (
            var status in (string[])
                [
                    """{"podIP":"10.244.1.7"}""",
                    """{"podIPs":[{"ip":"10.244.1.7"}]}""",
                    """{"hostIP":"10.244.1.7"}""",
                    """{"hostIPs":[{"ip":"10.244.1.7"}]}""",
                    """{"nicStatuses":[{"name":"a","ipAddress":"10.244.1.7"}]}""",
                ]
        )
        {
            var refused = await acme.PatchAsync($"{Pod}/status", $$"""{"status":{{status}} }""");
            Assert.Equal(
                "pods \"a\" is forbidden: the addresses of a pod and of its host are for its node to say",
                refused.Expect(403).Message()
            );
        }
        (await acme.PatchAsync($"{Pod}/status", """{"status":{"phase":"Running"}}""")).Expect(200);
        // Its node does, and the tenant may write the rest of the status beside it.
        var known = """{"status":{"podIP":"10.244.1.7","podIPs":[{"ip":"10.244.1.7"}]}}""";
        (await _admin.PatchAsync($"/tenants/acme{Pod}/status", known)).Expect(200);
        (await acme.PatchAsync($"{Pod}/status", """{"status":{"podIP":"10.244.1.7","message":"m"}}""")).Expect(200);
        (await acme.PatchAsync($"{Pod}/status", """{"status":{"podIP":null,"podIPs":null}}""")).Expect(403);
    }

    [Fact]
    public async Task A_tenant_has_its_own_space_and_sees_nothing_of_another()
    {
        var acme = _server.Client("O=tenant:acme,OU=system:masters,CN=ann");
        (await acme.PostAsync("/api/v1/namespaces", Objects.Namespace("shop"))).Expect(201);
        (await acme.PostAsync("/api/v1/namespaces/shop/configmaps", Objects.ConfigMap("mine"))).Expect(201);
        (await _admin.PostAsync("/api/v1/namespaces/shop/configmaps", Objects.ConfigMap("theirs"))).Expect(201);
        Assert.Equal(
            "mine",
            Assert.Single((await acme.GetAsync("/api/v1/configmaps")).Expect(200).Node("items")!.AsArray())![
                "metadata"
            ]!["name"]!.ToString()
        );
        Assert.Equal(
            "acme",
            (await acme.GetAsync("/api/v1/tenants/acme/namespaces/shop/configmaps/mine"))
                .Expect(200)
                .Text("metadata", "tenant")
        );
        foreach (
            var path in new[]
            {
                "/api/v1/tenants/system/namespaces/shop/configmaps/theirs",
                "/api/v1/tenants/all/configmaps",
                "/api/v1/nodes",
                "/api/v1/tenants",
                "/api/v1/tenants/acme",
                "/tenants/system/api/v1/namespaces/shop/configmaps",
            }
        )
            (await acme.GetAsync(path)).Expect(403);
        var existing = (await acme.GetAsync("/api/v1/tenants/system/namespaces/shop/configmaps/theirs")).Text(
            "message"
        );
        Assert.Equal(
            existing.Replace("theirs", "other", StringComparison.Ordinal),
            (await acme.GetAsync("/api/v1/tenants/system/namespaces/shop/configmaps/other")).Text("message")
        );
        Assert.Contains(
            (await _admin.GetAsync("/api/v1/tenants/all/configmaps")).Expect(200).Node("items")!.AsArray(),
            i => i!["metadata"]!["name"]!.ToString() == "mine"
        );
        Assert.Equal(
            "mine",
            (await _admin.GetAsync("/tenants/acme/api/v1/namespaces/shop/configmaps/mine"))
                .Expect(200)
                .Text("metadata", "name")
        );
        (await _admin.PostAsync("/api/v1/tenants/nobody/namespaces", Objects.Namespace("x"))).Expect(404);
    }

    [Fact]
    public async Task Roles_of_one_tenant_give_nothing_in_another()
    {
        var ann = _server.Client("O=tenant:acme,CN=ann");
        (await ann.GetAsync("/api/v1/configmaps")).Expect(403);
        (await ann.GetAsync("/apis")).Expect(200);
        (
            await _admin.PostAsync(
                "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings",
                new
                {
                    metadata = new { name = "ann" },
                    roleRef = new { kind = "ClusterRole", name = "cluster-admin" },
                    subjects = new[] { new { kind = "User", name = "ann" } },
                }
            )
        ).Expect(201);
        (await ann.GetAsync("/api/v1/configmaps")).Expect(403);
        (
            await _admin.PostAsync(
                "/apis/rbac.authorization.k8s.io/v1/tenants/acme/clusterroles",
                new
                {
                    metadata = new { name = "all" },
                    rules = new[]
                    {
                        new
                        {
                            verbs = new[] { "*" },
                            apiGroups = new[] { "*" },
                            resources = new[] { "*" },
                        },
                    },
                }
            )
        ).Expect(201);
        (
            await _admin.PostAsync(
                "/apis/rbac.authorization.k8s.io/v1/tenants/acme/clusterrolebindings",
                new
                {
                    metadata = new { name = "ann" },
                    roleRef = new { kind = "ClusterRole", name = "all" },
                    subjects = new[] { new { kind = "User", name = "ann" } },
                }
            )
        ).Expect(201);
        (await ann.GetAsync("/api/v1/configmaps")).Expect(200);
        (await ann.GetAsync("/api/v1/tenants/system/configmaps")).Expect(403);
    }

    [Fact]
    public async Task A_service_account_token_works_until_its_account_is_gone()
    {
        var issued = (
            await _admin.PostAsync(
                "/api/v1/namespaces/shop/serviceaccounts/default/token",
                new { spec = new { expirationSeconds = 600 } }
            )
        ).Expect(201);
        var token = issued.Text("status", "token");
        var self = (
            await _server.Client(null, token).PostAsync("/apis/authentication.k8s.io/v1/selfsubjectreviews", new { })
        ).Expect(201);
        Assert.Equal("system:serviceaccount:shop:default", self.Text("status", "userInfo", "username"));
        var other = (
            await _admin.PostAsync(
                "/api/v1/namespaces/shop/serviceaccounts/default/token",
                new { spec = new { expirationSeconds = 600 } }
            )
        ).Text("status", "token");
        (await _admin.DeleteAsync("/api/v1/namespaces/shop/serviceaccounts/default")).Expect(200);
        (await _server.Client(null, other).GetAsync("/apis")).Expect(401);
        (await _server.Client(null, token[..^4] + "AAAA").GetAsync("/apis")).Expect(401);
    }

    [Fact]
    public async Task A_node_agent_reaches_its_own_node_its_pods_and_what_they_name()
    {
        var agent = _server.Client("O=system:nodes,CN=system:node:n1");
        (await agent.PostAsync("/api/v1/nodes", Objects.Node("n1"))).Expect(201);
        (await agent.PostAsync("/api/v1/nodes", Objects.Node("n2"))).Expect(403);
        (await _admin.PostAsync("/api/v1/nodes", Objects.Node("n2"))).Expect(201);
        (await agent.GetAsync("/api/v1/nodes/n1")).Expect(200);
        (await agent.GetAsync("/api/v1/nodes/n2")).Expect(403);
        // Agents route to each other's pods.
        (await agent.GetAsync("/api/v1/nodes")).Expect(200);
        (await agent.DeleteAsync("/api/v1/nodes/n2")).Expect(403);
        (await agent.GetAsync("/api/v1/pods?fieldSelector=spec.nodeName%3Dn1")).Expect(200);
        (await agent.GetAsync("/api/v1/pods?fieldSelector=spec.nodeName%3Dn2")).Expect(403);
        (
            await agent.PutAsync(
                "/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases/n1",
                new { metadata = new { name = "n1" } }
            )
        ).Expect(201);
        (
            await agent.PutAsync(
                "/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases/n2",
                new { metadata = new { name = "n2" } }
            )
        ).Expect(403);
        (await _admin.PostAsync("/api/v1/namespaces/shop/configmaps", Objects.ConfigMap("used"))).Expect(201);
        (await _admin.PostAsync("/api/v1/namespaces/shop/configmaps", Objects.ConfigMap("unused"))).Expect(201);
        var pod = (
            await _admin.PostAsync(
                "/api/v1/namespaces/shop/pods",
                new
                {
                    metadata = new { name = "p" },
                    spec = new
                    {
                        nodeName = "n1",
                        containers = new[]
                        {
                            new
                            {
                                name = "c",
                                image = "i",
                                envFrom = new[] { new { configMapRef = new { name = "used" } } },
                            },
                        },
                    },
                }
            )
        ).Expect(201);
        (await _admin.PostAsync("/api/v1/namespaces/shop/pods", Objects.Pod("q", "n2"))).Expect(201);
        (await agent.GetAsync("/api/v1/namespaces/shop/configmaps/used")).Expect(200);
        (await agent.GetAsync("/api/v1/namespaces/shop/configmaps/unused")).Expect(403);
        (
            await agent.PatchAsync("/api/v1/namespaces/shop/pods/p/status", new { status = new { phase = "Running" } })
        ).Expect(200);
        (
            await agent.PatchAsync("/api/v1/namespaces/shop/pods/q/status", new { status = new { phase = "Running" } })
        ).Expect(403);
        (await agent.DeleteAsync("/api/v1/namespaces/shop/pods/q")).Expect(403);
        (
            await agent.PostAsync(
                "/api/v1/namespaces/shop/serviceaccounts/default/token",
                new
                {
                    spec = new
                    {
                        boundObjectRef = new
                        {
                            kind = "Pod",
                            apiVersion = "v1",
                            name = "p",
                            uid = pod.Text("metadata", "uid"),
                        },
                    },
                }
            )
        ).Expect(201);
    }

    [Fact]
    public async Task Nobody_gives_away_rights_that_they_do_not_have()
    {
        object Binding(string name, string role, string user) =>
            new
            {
                metadata = new { name },
                roleRef = new { kind = "ClusterRole", name = role },
                subjects = new[] { new { kind = "User", name = user } },
            };
        const string Bindings = "/apis/rbac.authorization.k8s.io/v1/namespaces/shop/rolebindings";
        (await _admin.PostAsync(Bindings, Binding("ann", "admin", "ann"))).Expect(201);
        var ann = _server.Client("CN=ann");
        (await ann.PostAsync(Bindings, Binding("viewer", "view", "bob"))).Expect(201);
        (await ann.PostAsync(Bindings, Binding("another", "admin", "bob"))).Expect(201);
        Assert.Contains(
            "is attempting to grant RBAC permissions not currently held",
            (await ann.PostAsync(Bindings, Binding("all", "cluster-admin", "ann"))).Expect(403).Text("message")
        );
        (
            await ann.PostAsync(
                "/apis/rbac.authorization.k8s.io/v1/namespaces/shop/roles",
                new
                {
                    metadata = new { name = "r" },
                    rules = new[]
                    {
                        new
                        {
                            verbs = new[] { "*" },
                            apiGroups = new[] { "" },
                            resources = new[] { "pods" },
                        },
                    },
                }
            )
        ).Expect(403);
        (
            await ann.PostAsync(
                "/apis/rbac.authorization.k8s.io/v1/namespaces/shop/roles",
                new
                {
                    metadata = new { name = "r" },
                    rules = new[]
                    {
                        new
                        {
                            verbs = new[] { "get" },
                            apiGroups = new[] { "" },
                            resources = new[] { "pods" },
                        },
                    },
                }
            )
        ).Expect(201);
    }

    [Fact]
    public async Task Acting_as_another_user_needs_the_right_to_and_is_never_done_as_oneself()
    {
        async Task<Answer> AsJaneAsync(TestClient client)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/namespaces/shop/pods");
            request.Headers.Add("Impersonate-User", "jane");
            using var response = await client.Http.SendAsync(request);
            return new Answer(
                (int)response.StatusCode,
                System.Text.Json.Nodes.JsonNode.Parse(await response.Content.ReadAsStringAsync())!,
                response.Headers
            );
        }
        Assert.Contains(
            "User \"jane\" cannot list resource \"pods\"",
            (await AsJaneAsync(_admin)).Expect(403).Text("message")
        );
        Assert.Contains(
            "User \"bob\" cannot impersonate resource \"users\"",
            (await AsJaneAsync(_server.Client("CN=bob"))).Expect(403).Text("message")
        );
    }

    [Fact]
    public async Task A_request_that_takes_too_long_is_a_timeout()
    {
        var held = new TaskCompletionSource();
        _server.Keyspace.BeforeRead = async cancel => await held.Task.WaitAsync(cancel);
        Assert.Equal(
            "Timeout",
            (await _admin.GetAsync("/api/v1/namespaces/shop/configmaps/a?timeout=0.2s")).Expect(504).Text("reason")
        );
        held.SetResult();
    }

    [Fact]
    public async Task Several_servers_may_bootstrap_the_same_keyspace()
    {
        await using var second = await TestServer.StartAsync(keyspace: _server.Keyspace);
        var admin = second.Client();
        Assert.Equal(
            "10.96.0.1",
            (await admin.GetAsync("/api/v1/namespaces/default/services/kubernetes"))
                .Expect(200)
                .Text("spec", "clusterIP")
        );
        Assert.Equal(
            "rbac-defaults",
            (await admin.GetAsync("/apis/rbac.authorization.k8s.io/v1/clusterroles/admin"))
                .Expect(200)
                .Text("metadata", "labels", "kubernetes.io/bootstrapping")
        );
    }

    [Fact]
    public async Task Too_many_requests_at_once_are_turned_away()
    {
        await using var server = await TestServer.StartAsync(a => new ApiServerOptions
        {
            Listen = TestServer.Options(a).Listen,
            ServingCertificate = a.Server("localhost"),
            ClientCertificateAuthorities = [a.Certificate],
            ServiceAccountSigningKeyPem = TestServer.Options(a).ServiceAccountSigningKeyPem,
            RequestsInFlightMax = 1,
        });
        var held = new TaskCompletionSource();
        var reached = new TaskCompletionSource();
        server.Keyspace.BeforeCommit = _ =>
        {
            reached.TrySetResult();
            return held.Task;
        };
        var admin = server.Client();
        var first = admin.PostAsync("/api/v1/namespaces/default/configmaps", Objects.ConfigMap("a"));
        await reached.Task.WaitAsync(TestServer.Deadline);
        var second = (await admin.GetAsync("/api/v1/namespaces/default/configmaps")).Expect(429);
        Assert.Equal("1", second.Headers.GetValues("Retry-After").Single());
        held.SetResult();
        (await first).Expect(201);
    }
}
