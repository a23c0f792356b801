using System.Text.Json.Nodes;
using Arktos.Api.Streams;
using Arktos.ApiServer.Tests.Support;
using Arktos.Rpc;
using Grpc.Core;

namespace Arktos.ApiServer.Tests;

/// <summary>A node follows the addresses of pods of those tenants that have pods on it, and nothing more.</summary>
public sealed class AddressFollowerTests : IAsyncLifetime
{
    private const string Pods = "/api/v1/tenants/acme/namespaces/default/pods";
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
        (await _admin.PostAsync(Pods, Objects.Pod("far", "n2"))).Expect(201);
    }

    public async ValueTask DisposeAsync()
    {
        _agent.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_follower_of_addresses_sees_them_and_not_what_else_there_is_or_changes()
    {
        (await _admin.PostAsync(Pods, Objects.Pod("near", "n1"))).Expect(201);
        await GiveAsync("far", "10.1.2.3");
        using var stop = new CancellationTokenSource(TestServer.Deadline);
        await using var seen = SeenAsync(_agent, Request(), stop.Token).GetAsyncEnumerator(stop.Token);
        Assert.Equal("Upsert far 10.1.2.3", await NextAsync(seen));
        Assert.Equal("Upsert near ", await NextAsync(seen));
        // None of these is told.
        (await _admin.PatchAsync($"{Pods}/far", new { metadata = new { labels = new { a = "b" } } })).Expect(200);
        (await _admin.PatchAsync($"{Pods}/far/status", new { status = new { phase = "Running" } })).Expect(200);
        await GiveAsync("near", "10.1.1.3");
        Assert.Equal("Upsert near 10.1.1.3", await NextAsync(seen));
        // A machine has more of them, and eth0 among them.
        var nics = new[]
        {
            new { name = "eth0", ipAddress = "10.1.2.3" },
            new { name = "data", ipAddress = "10.1.2.4" },
        };
        (await _admin.PatchAsync($"{Pods}/far/status", new { status = new { nicStatuses = nics } })).Expect(200);
        Assert.Equal("Upsert far 10.1.2.3,10.1.2.4", await NextAsync(seen));
        // Its address is another's soon.
        (await _admin.PatchAsync($"{Pods}/far/status", new { status = new { phase = "Failed" } })).Expect(200);
        Assert.Equal("Upsert far ", await NextAsync(seen));
        (await _admin.DeleteAsync($"{Pods}/far", new { gracePeriodSeconds = 0 })).Expect(200);
        Assert.Equal("Delete far ", await NextAsync(seen));
    }

    [Fact]
    public async Task What_is_sent_is_who_a_pod_is_its_node_and_its_addresses()
    {
        (await _admin.PostAsync(Pods, Objects.Pod("near", "n1"))).Expect(201);
        await GiveAsync("far", "10.1.2.3");
        using var stop = new CancellationTokenSource(TestServer.Deadline);
        await foreach (var batch in _agent.Streams().Follow(Request()).ReadAllAsync(stop.Token))
        {
            if (batch.Events.Count == 0)
                continue;
            var pod = JsonNode.Parse(batch.Events[0].Object.Span)!.AsObject();
            Assert.Equal(
                ["name", "namespace", "resourceVersion", "tenant", "uid"],
                pod["metadata"]!.AsObject().Select(p => p.Key).Order()
            );
            Assert.Equal("n2", pod["spec"]!["nodeName"]!.ToString());
            Assert.DoesNotContain("nginx", pod.ToJsonString());
            Assert.Equal("""{"podIPs":[{"ip":"10.1.2.3"}]}""", pod["status"]!.ToJsonString());
            return;
        }
    }

    [Fact]
    public async Task A_node_follows_addresses_of_tenants_with_pods_on_it_alone()
    {
        // Before acme has a pod there.
        Assert.Equal(StatusCode.PermissionDenied, await RefusalAsync(Request()));
        (await _admin.PostAsync(Pods, Objects.Pod("near", "n1"))).Expect(201);
        foreach (
            var request in new[]
            {
                Request(r => r.Tenant = "other"),
                Request(r => r.Tenant = "system"),
                Request(r => r.Tenant = "all"),
                Request(r => r.Tenant = ""),
                Request(r => r.Projection = Projection.Whole),
            }
        )
            Assert.Equal((request, StatusCode.PermissionDenied), (request, await RefusalAsync(request)));
        foreach (
            var request in new[]
            {
                Request(r => r.Namespace = "default"),
                Request(r => r.LabelSelector = "app=web"),
                Request(r => r.FieldSelector = "spec.nodeName=n1"),
                Request(r => r.Resource = "secrets"),
                Request(r => r.Projection = (Projection)7),
            }
        )
            Assert.Equal((request, StatusCode.InvalidArgument), (request, await RefusalAsync(request)));
        using var other = _server.Channel("O=system:nodes,CN=system:node:n3");
        Assert.Equal(StatusCode.PermissionDenied, await RefusalAsync(Request(), other));
    }

    [Fact]
    public async Task A_node_is_cut_off_when_the_last_pod_of_the_tenant_is_gone()
    {
        (await _admin.PostAsync(Pods, Objects.Pod("near", "n1"))).Expect(201);
        using var stop = new CancellationTokenSource(TestServer.Deadline);
        await using var seen = SeenAsync(_agent, Request(), stop.Token).GetAsyncEnumerator(stop.Token);
        Assert.Equal("Upsert far ", await NextAsync(seen));
        Assert.Equal("Upsert near ", await NextAsync(seen));
        (await _admin.DeleteAsync($"{Pods}/near", new { gracePeriodSeconds = 0 })).Expect(200);
        Assert.Equal("Delete near ", await NextAsync(seen));
        var end = await Assert.ThrowsAsync<RpcException>(() => NextAsync(seen));
        Assert.Equal(StatusCode.PermissionDenied, end.StatusCode);
    }

    private static FollowRequest Request(Action<FollowRequest>? change = null)
    {
        var request = new FollowRequest
        {
            Version = "v1",
            Resource = "pods",
            Tenant = "acme",
            Projection = Projection.PodAddresses,
        };
        change?.Invoke(request);
        return request;
    }

    private async Task GiveAsync(string pod, string address) =>
        (
            await _admin.PatchAsync(
                $"{Pods}/{pod}/status",
                new { status = new { podIP = address, podIPs = new[] { new { ip = address } } } }
            )
        ).Expect(200);

    private static async Task<string> NextAsync(IAsyncEnumerator<string> seen)
    {
        Assert.True(await seen.MoveNextAsync());
        return seen.Current;
    }

    private static async IAsyncEnumerable<string> SeenAsync(
        RpcChannel channel,
        FollowRequest request,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel
    )
    {
        await foreach (var batch in channel.Streams().Follow(request).ReadAllAsync(cancel))
        foreach (var e in batch.Events)
        {
            var pod = JsonNode.Parse(e.Object.Span)!;
            var addresses = pod["status"]?["podIPs"]?.AsArray().Select(a => $"{a!["ip"]}") ?? [];
            yield return $"{e.Type} {pod["metadata"]!["name"]} {string.Join(',', addresses)}";
        }
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
