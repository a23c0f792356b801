using System.Text.Json.Nodes;
using Arktos.Api.Streams;
using Arktos.ApiServer.Tests.Support;
using Arktos.Rpc;
using Grpc.Core;

namespace Arktos.ApiServer.Tests;

/// <summary>What nodes follow to carry network policies out: of whom, how much, and until when.</summary>
public sealed class PolicyFollowerTests : IAsyncLifetime
{
    private const string Acme = "/api/v1/tenants/acme",
        Pods = $"{Acme}/namespaces/default/pods",
        Policies = "/apis/networking.k8s.io/v1/tenants/acme/namespaces/default/networkpolicies";
    private TestServer _server = null!;
    private TestClient _admin = null!;
    private RpcChannel _agent = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync(authority =>
            TestServer.Options(authority) with
            {
                AddressFollowerLook = TimeSpan.FromMilliseconds(100),
            }
        );
        _admin = _server.Client();
        _agent = _server.Channel("O=system:nodes,CN=system:node:n1");
        foreach (var tenant in new[] { "acme", "other" })
            (await _admin.PostAsync("/api/v1/tenants", Objects.Tenant(tenant))).Expect(201);
        (await _admin.PostAsync(Pods, Objects.Pod("near", "n1"))).Expect(201);
    }

    public async ValueTask DisposeAsync()
    {
        _agent.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_peer_is_shown_with_labels_addresses_and_named_ports_and_a_change_of_them_alone_is_told()
    {
        var far = JsonNode.Parse(
            """
            {"apiVersion":"v1","kind":"Pod","metadata":{"name":"far","labels":{"app":"web"},"annotations":{"a":"b"}},
             "spec":{"nodeName":"n2","containers":[{"name":"c","image":"secret","env":[{"name":"A","value":"secret"}],
             "ports":[{"name":"http","containerPort":8080},{"containerPort":9090}]}]}}
            """
        );
        (await _admin.PostAsync(Pods, far!)).Expect(201);
        using var stop = new CancellationTokenSource(TestServer.Deadline);
        await using var seen = SeenAsync(Peers(), stop.Token).GetAsyncEnumerator(stop.Token);
        var pod = await NextAsync(seen);
        Assert.Equal("far", $"{pod["metadata"]!["name"]}");
        Assert.Equal("""{"app":"web"}""", pod["metadata"]!["labels"]!.ToJsonString());
        Assert.Equal(8080, (int)pod["spec"]!["containers"]![0]!["ports"]![0]!["containerPort"]!);
        Assert.Single(pod["spec"]!["containers"]![0]!["ports"]!.AsArray());
        Assert.DoesNotContain("secret", pod.ToJsonString());
        Assert.Null(pod["metadata"]!["annotations"]);
        Assert.Equal("near", $"{(await NextAsync(seen))["metadata"]!["name"]}");
        // Not told.
        (await _admin.PatchAsync($"{Pods}/far", new { metadata = new { annotations = new { a = "c" } } })).Expect(200);
        (await _admin.PatchAsync($"{Pods}/far", new { metadata = new { labels = new { app = "db" } } })).Expect(200);
        Assert.Equal("db", $"{(await NextAsync(seen))["metadata"]!["labels"]!["app"]}");
        var status = new { status = new { podIP = "10.1.2.3", podIPs = new[] { new { ip = "10.1.2.3" } } } };
        (await _admin.PatchAsync($"{Pods}/far/status", status)).Expect(200);
        Assert.Equal("10.1.2.3", $"{(await NextAsync(seen))["status"]!["podIPs"]![0]!["ip"]}");
    }

    [Fact]
    public async Task Of_namespaces_the_labels_are_shown_and_of_policies_the_specs_of_a_namespace()
    {
        using var stop = new CancellationTokenSource(TestServer.Deadline);
        var made = new
        {
            metadata = new
            {
                name = "shop",
                labels = new { team = "a" },
                annotations = new { a = "b" },
            },
        };
        (await _admin.PostAsync($"{Acme}/namespaces", made)).Expect(201);
        await using (var seen = SeenAsync(Namespaces(), stop.Token).GetAsyncEnumerator(stop.Token))
        {
            JsonNode shop;
            do shop = await NextAsync(seen);
            while ($"{shop["metadata"]!["name"]}" != "shop");
            Assert.Equal("a", $"{shop["metadata"]!["labels"]!["team"]}");
            Assert.Null(shop["metadata"]!["annotations"]);
            var patch = new { metadata = new { annotations = new { a = "c" } } };
            (await _admin.PatchAsync($"{Acme}/namespaces/shop", patch)).Expect(200);
            var relabel = new { metadata = new { labels = new { team = "b" } } };
            (await _admin.PatchAsync($"{Acme}/namespaces/shop", relabel)).Expect(200);
            Assert.Equal("b", $"{(await NextAsync(seen))["metadata"]!["labels"]!["team"]}");
        }
        var policy = new
        {
            metadata = new { name = "deny", annotations = new { a = "b" } },
            spec = new { podSelector = new { } },
        };
        (await _admin.PostAsync(Policies, policy)).Expect(201);
        (await _admin.PostAsync(Policies.Replace("/default/", "/shop/"), policy)).Expect(201);
        await using (var seen = SeenAsync(PolicySpecs(), stop.Token).GetAsyncEnumerator(stop.Token))
        {
            var shown = await NextAsync(seen);
            Assert.Equal("default", $"{shown["metadata"]!["namespace"]}");
            Assert.Equal("""["Ingress"]""", shown["spec"]!["policyTypes"]!.ToJsonString());
            Assert.Null(shown["metadata"]!["annotations"]);
            (await _admin.DeleteAsync($"{Policies}/deny")).Expect(200);
            Assert.Equal("deny", $"{(await NextAsync(seen))["metadata"]!["name"]}");
        }
    }

    [Fact]
    public async Task A_node_follows_what_its_own_pods_need_alone()
    {
        FollowRequest[] all = [Peers(), Namespaces(), PolicySpecs()];
        using var stranger = _server.Channel("O=system:nodes,CN=system:node:n3");
        foreach (var request in all)
        {
            Assert.Equal((request, StatusCode.PermissionDenied), (request, await RefusalAsync(request, stranger)));
            foreach (var tenant in new[] { "other", "system", "all", "" })
                Assert.Equal(StatusCode.PermissionDenied, await RefusalAsync(With(request, r => r.Tenant = tenant)));
            Assert.Equal(
                StatusCode.PermissionDenied,
                await RefusalAsync(With(request, r => r.Projection = Projection.Whole))
            );
            foreach (
                var change in new Action<FollowRequest>[]
                {
                    r => r.Namespace = r.Namespace.Length > 0 ? "" : "default",
                    r => r.LabelSelector = "app=web",
                    r => r.FieldSelector = "metadata.name=a",
                    r => r.Resource = "secrets",
                }
            )
                Assert.Equal(StatusCode.InvalidArgument, await RefusalAsync(With(request, change)));
        }
        // A namespace of the tenant that it has no pods of.
        Assert.Equal(
            StatusCode.PermissionDenied,
            await RefusalAsync(With(PolicySpecs(), r => r.Namespace = "kube-system"))
        );
        var rest = _server.Client("O=system:nodes,CN=system:node:n1");
        foreach (var path in new[] { Policies, $"{Policies}?watch=1", $"{Acme}/namespaces" })
            (await rest.GetAsync(path)).Expect(403);
    }

    [Fact]
    public async Task A_node_is_cut_off_from_policies_when_the_last_pod_of_the_namespace_is_gone()
    {
        var policy = new { metadata = new { name = "deny" }, spec = new { podSelector = new { } } };
        (await _admin.PostAsync(Policies, policy)).Expect(201);
        (await _admin.PostAsync($"{Acme}/namespaces/kube-system/pods", Objects.Pod("other", "n1"))).Expect(201);
        using var stop = new CancellationTokenSource(TestServer.Deadline);
        await using var seen = SeenAsync(PolicySpecs(), stop.Token).GetAsyncEnumerator(stop.Token);
        await NextAsync(seen);
        (await _admin.DeleteAsync($"{Pods}/near", new { gracePeriodSeconds = 0 })).Expect(200);
        var end = await Assert.ThrowsAsync<RpcException>(() => NextAsync(seen));
        Assert.Equal(StatusCode.PermissionDenied, end.StatusCode);
    }

    private static FollowRequest Peers() => Request("", "pods", Projection.PodPeers);

    private static FollowRequest Namespaces() => Request("", "namespaces", Projection.NamespaceLabels);

    private static FollowRequest PolicySpecs() =>
        With(Request("networking.k8s.io", "networkpolicies", Projection.PolicySpecs), r => r.Namespace = "default");

    private static FollowRequest Request(string group, string resource, Projection projection) =>
        new()
        {
            Group = group,
            Version = "v1",
            Resource = resource,
            Tenant = "acme",
            Projection = projection,
        };

    private static FollowRequest With(FollowRequest request, Action<FollowRequest> change)
    {
        var changed = request.Clone();
        change(changed);
        return changed;
    }

    private static async Task<JsonNode> NextAsync(IAsyncEnumerator<JsonNode> seen)
    {
        Assert.True(await seen.MoveNextAsync());
        return seen.Current;
    }

    private async IAsyncEnumerable<JsonNode> SeenAsync(
        FollowRequest request,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel
    )
    {
        await foreach (var batch in _agent.Streams().Follow(request).ReadAllAsync(cancel))
        foreach (var e in batch.Events)
            yield return JsonNode.Parse(e.Object.Span)!;
    }

    private async Task<StatusCode> RefusalAsync(FollowRequest request, RpcChannel? by = null)
    {
        using var stop = new CancellationTokenSource(TestServer.Deadline);
        try
        {
            await foreach (var _ in (by ?? _agent).Streams().Follow(request).ReadAllAsync(stop.Token)) { }
            return StatusCode.OK;
        }
        catch (RpcException e)
        {
            return e.StatusCode;
        }
    }
}
