using System.Text.Json;
using System.Text.Json.Nodes;
using Arktos.ApiServer.Tests.Support;

namespace Arktos.ApiServer.Tests;

public sealed class UsageTests : IAsyncLifetime
{
    private const string Api = "/apis/metrics.k8s.io/v1beta1";
    private TestServer _server = null!;
    private FakeKubelet _kubelet = null!;
    private TestClient _admin = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _kubelet = await FakeKubelet.StartAsync(_server.Authority);
        _admin = _server.Client();
        (await _admin.PostAsync("/api/v1/nodes", Objects.Node("n1", _kubelet.Port))).Expect(201);
        (await _admin.PostAsync("/api/v1/nodes", Objects.Node("dead", 1))).Expect(201);
        foreach (var ns in new[] { "shop", "other" })
        {
            (await _admin.PostAsync("/api/v1/namespaces", Objects.Namespace(ns))).Expect(201);
            (
                await _admin.PostAsync($"/api/v1/namespaces/{ns}/serviceaccounts", Objects.ServiceAccount("default"))
            ).Expect(201);
        }
        var uids = new List<(string Ns, string Name, string Uid)>();
        foreach (
            var (ns, name, node) in new[]
            {
                ("shop", "a", "n1"),
                ("shop", "b", "n1"),
                ("other", "c", "n1"),
                ("shop", "d", "dead"),
            }
        )
        {
            var pod = JsonNode.Parse(JsonSerializer.Serialize(Objects.Pod(name, node)))!;
            pod["metadata"]!["labels"] = new JsonObject { ["app"] = name };
            var made = (await _admin.PostAsync($"/api/v1/namespaces/{ns}/pods", pod)).Expect(201);
            uids.Add((ns, name, made.Body["metadata"]!["uid"]!.ToString()));
        }
        // The agent says something of a pod of another node, too: that is nobody's business.
        var items = uids.Select(p => new
        {
            metadata = new
            {
                name = p.Name,
                @namespace = p.Ns,
                uid = p.Uid,
            },
            timestamp = "2026-01-01T00:00:00Z",
            window = "10s",
            containers = new[] { new { name = "main", usage = new { cpu = "1500000n", memory = "2Ki" } } },
        });
        _kubelet.Usage["/usage/pods?tenant=system"] = JsonSerializer.Serialize(new { kind = "PodMetricsList", items });
        _kubelet.Usage["/usage/node"] =
            """{"metadata":{"name":"mallory"},"timestamp":"2026-01-01T00:00:00Z","window":"10s","usage":{"memory":"1Gi"}}""";
    }

    public async ValueTask DisposeAsync()
    {
        await _kubelet.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("pods", "a b c")]
    [InlineData("namespaces/shop/pods", "a b")]
    [InlineData("namespaces/shop/pods?labelSelector=app%3Db", "b")]
    [InlineData("namespaces/shop/pods?fieldSelector=metadata.name%3Da", "a")]
    [InlineData("namespaces/other/pods?limit=1", "c")]
    [InlineData("namespaces/none/pods", "")]
    [InlineData("nodes", "n1")]
    [InlineData("nodes?labelSelector=x%3Dy", "")]
    public async Task Lists_have_what_is_asked_for_and_whose_use_is_known(string path, string names)
    {
        var answer = (await _admin.GetAsync($"{Api}/{path}")).Expect(200).Body;
        var items = answer["items"]!.AsArray();
        Assert.Equal(names, string.Join(' ', items.Select(i => i!["metadata"]!["name"]!.ToString()).Order()));
        Assert.All(items, i => Assert.Equal("10s", i!["window"]!.ToString()));
    }

    [Fact]
    public async Task One_pod_has_the_use_of_each_container_with_its_labels_and_its_time()
    {
        var pod = (await _admin.GetAsync($"{Api}/namespaces/shop/pods/a")).Expect(200).Body;
        Assert.Equal(
            ("PodMetrics", "metrics.k8s.io/v1beta1"),
            (pod["kind"]!.ToString(), pod["apiVersion"]!.ToString())
        );
        Assert.Equal("a", pod["metadata"]!["labels"]!["app"]!.ToString());
        Assert.Equal("2026-01-01T00:00:00Z", pod["timestamp"]!.ToString());
        Assert.Equal("1500u", pod["containers"]![0]!["usage"]!["cpu"]!.ToString());
        var node = (await _admin.GetAsync($"{Api}/nodes/n1")).Expect(200).Body;
        Assert.Equal(("n1", "1Gi"), (node["metadata"]!["name"]!.ToString(), node["usage"]!["memory"]!.ToString()));
    }

    [Theory]
    [InlineData("namespaces/shop/pods/none", 404)]
    [InlineData("namespaces/shop/pods/d", 404)]
    [InlineData("nodes/dead", 404)]
    [InlineData("nodes/none", 404)]
    [InlineData("namespaces/shop/pods?labelSelector=a%20in%20b", 400)]
    public async Task What_is_not_there_or_not_known_is_told(string path, int code) =>
        (await _admin.GetAsync($"{Api}/{path}")).Expect(code);

    [Fact]
    public async Task It_is_only_read()
    {
        (await _admin.PostAsync($"{Api}/namespaces/shop/pods", new { })).Expect(405);
        (await _admin.GetAsync($"{Api}/namespaces/shop/pods?watch=true")).Expect(405);
        (await _admin.DeleteAsync($"{Api}/namespaces/shop/pods/a")).Expect(405);
    }

    [Fact]
    public async Task An_agent_is_asked_once_for_all_who_want_to_know_the_same()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _admin.GetAsync($"{Api}/namespaces/shop/pods")));
        Assert.InRange(_kubelet.UsageAsked, 1, 3);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"items\":")]
    [InlineData("{\"items\":[null]}")]
    [InlineData("[]")]
    public async Task An_agent_that_answers_nonsense_is_as_one_that_does_not_answer(string answer)
    {
        _kubelet.Usage["/usage/pods?tenant=system"] = answer;
        var list = (await _admin.GetAsync($"{Api}/namespaces/shop/pods")).Expect(200).Body;
        Assert.Empty(list["items"]!.AsArray());
    }

    [Fact]
    public async Task A_tenant_sees_its_own_pods_alone()
    {
        (await _admin.PostAsync("/api/v1/tenants", new { metadata = new { name = "acme" } })).Expect(201);
        var boss = _server.Client("O=tenant:acme,OU=system:masters,CN=boss");
        var all = await boss.GetAsync($"{Api}/pods");
        Assert.True(all.Code == 403 || all.Body["items"]!.AsArray().Count == 0, $"{all.Code} {all.Body}");
        Assert.Contains(
            (await boss.GetAsync("/apis/metrics.k8s.io/v1beta1/tenants/system/namespaces/shop/pods/a")).Code,
            new[] { 403, 404 }
        );
    }

    [Fact]
    public async Task Discovery_names_the_group()
    {
        var groups = (await _admin.GetAsync("/apis")).Expect(200).Body["groups"]!.AsArray();
        Assert.Contains(groups, g => g!["name"]!.ToString() == "metrics.k8s.io");
        var resources = (await _admin.GetAsync(Api)).Expect(200).Body["resources"]!.AsArray();
        Assert.Equal(["nodes", "pods"], resources.Select(r => r!["name"]!.ToString()).Order());
    }
}
