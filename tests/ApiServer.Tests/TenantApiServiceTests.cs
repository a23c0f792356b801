using System.Text.Json.Nodes;
using Arktos.Api.Services;
using Arktos.Api.Streams;
using Arktos.ApiServer.Registry.Services;
using Arktos.ApiServer.Tests.Support;
using Arktos.Rpc;
using Arktos.StoreClient;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.ApiServer.Tests;

/// <summary>The service by which pods of a tenant reach the API: there, kept, and in nobody's way.</summary>
public sealed class TenantApiServiceTests : IAsyncLifetime
{
    private const string Service = "/api/v1/namespaces/default/services/kubernetes",
        Endpoints = "/api/v1/namespaces/default/endpoints/kubernetes",
        Slice = "/apis/discovery.k8s.io/v1/namespaces/default/endpointslices/kubernetes",
        ProxyLabel = "service.kubernetes.io/service-proxy-name";

    private TestServer _server = null!;
    private TestClient _admin = null!,
        _acme = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        await _server.Host.BootstrappedAsync(Cancel);
        _admin = _server.Client();
        (await _admin.PostAsync("/api/v1/tenants", Objects.Tenant("acme"))).Expect(201);
        _acme = _server.Client("O=tenant:acme,OU=tenant-admins,CN=ann");
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_tenant_sees_the_service_of_the_API_with_the_address_that_all_pods_reach_it_by()
    {
        var system = (await _admin.GetAsync(Service)).Expect(200);
        var address = system.Text("spec", "clusterIP");
        var own = (await _acme.GetAsync(Service)).Expect(200);
        Assert.Equal(("acme", address), (own.Text("metadata", "tenant"), own.Text("spec", "clusterIP")));
        foreach (
            var path in (string[][])
                [
                    ["spec", "clusterIPs"],
                    ["spec", "type"],
                    ["spec", "ports", "0", "port"],
                ]
        )
            Assert.Equal(system.Text(path), own.Text(path));
        Assert.NotEqual(system.Text("metadata", "uid"), own.Text("metadata", "uid"));
        var endpoints = (await _acme.GetAsync(Endpoints)).Expect(200);
        var slice = (await _acme.GetAsync(Slice)).Expect(200);
        // Where API servers are is not the tenant's to know.
        Assert.Equal(address, endpoints.Text("subsets", "0", "addresses", "0", "ip"));
        Assert.Equal("443", endpoints.Text("subsets", "0", "ports", "0", "port"));
        Assert.Equal($"[\"{address}\"]", slice.Node("endpoints", "0", "addresses")!.ToJsonString());
        Assert.Equal("443", slice.Text("ports", "0", "port"));
        Assert.Equal("kubernetes", slice.Text("metadata", "labels", "kubernetes.io/service-name"));
        foreach (var path in (string[])[Service, Endpoints, Slice])
        {
            var list = (await _acme.GetAsync(path[..path.LastIndexOf('/')])).Expect(200);
            Assert.Equal("kubernetes", Assert.Single((JsonArray)list.Body["items"]!)!["metadata"]!["name"]!.ToString());
            using var watch = await _acme.WatchAsync($"{path[..path.LastIndexOf('/')]}?watch=true");
            Assert.Equal(("ADDED", "kubernetes"), await watch.NextNameAsync());
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(ApiServiceNames.FollowersSelector)]
    public async Task Who_follows_all_tenants_can_leave_those_of_tenants_out(string selector)
    {
        (await _admin.PostAsync("/api/v1/tenants/acme/namespaces/default/services", Objects.Service("web"))).Expect(
            201
        );
        using var channel = _server.Channel();
        var request = new FollowRequest
        {
            Version = "v1",
            Resource = "services",
            Tenant = "all",
            LabelSelector = selector,
        };
        var seen = new List<string>();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        await foreach (var batch in channel.Streams().Follow(request).ReadAllAsync(enough.Token))
        {
            foreach (var e in batch.Events)
            {
                var meta = JsonNode.Parse(e.Object.ToStringUtf8())!["metadata"]!;
                seen.Add($"{meta["tenant"]}/{meta["name"]}");
            }
            if (seen.Contains("acme/web") && seen.Contains("system/kubernetes"))
                break;
        }
        Assert.Equal(selector.Length == 0, seen.Contains("acme/kubernetes"));
    }

    [Fact]
    public async Task A_tenants_own_services_do_not_collide_with_it()
    {
        const string Services = "/api/v1/namespaces/default/services";
        var address = (await _acme.GetAsync(Service)).Text("spec", "clusterIP");
        foreach (var client in (TestClient[])[_acme, _admin])
            Assert.Contains(
                "provided IP is already allocated",
                (await client.PostAsync(Services, Objects.Service("mine", clusterIP: address))).Expect(422).Message()
            );
        Assert.Equal("AlreadyExists", (await _acme.PostAsync(Services, Objects.Service("kubernetes"))).Text("reason"));
        (await _acme.PostAsync(Services, Objects.Service("mine"))).Expect(201);
        // The name is kept in this namespace alone.
        (await _acme.PostAsync("/api/v1/namespaces", Objects.Namespace("shop"))).Expect(201);
        (await _acme.PostAsync("/api/v1/namespaces/shop/services", Objects.Service("kubernetes"))).Expect(201);
    }

    [Theory]
    [InlineData(Service, """{"spec":{"selector":{"app":"mine"}}}""", "spec: Forbidden")]
    [InlineData(Service, """{"spec":{"type":"NodePort"}}""", "spec: Forbidden")]
    [InlineData(Service, """{"spec":{"ports":[{"port":80}]}}""", "spec: Forbidden")]
    [InlineData(Endpoints, """{"subsets":[{"addresses":[{"ip":"10.1.2.3"}]}]}""", "subsets: Forbidden")]
    [InlineData(Slice, """{"endpoints":[{"addresses":["10.1.2.3"]}]}""", "endpoints: Forbidden")]
    public async Task Where_it_leads_is_not_the_tenants_to_say(string path, string patch, string fault)
    {
        var before = (await _acme.GetAsync(path)).Expect(200).Body.ToJsonString();
        Assert.Contains(fault, (await _acme.PatchAsync(path, patch)).Expect(422).Message());
        var unlabelled = $"{{\"metadata\":{{\"labels\":{{\"{ProxyLabel}\":null}}}}}}";
        Assert.Contains($"labels[{ProxyLabel}]", (await _acme.PatchAsync(path, unlabelled)).Expect(422).Message());
        Assert.Equal(before, (await _acme.GetAsync(path)).Expect(200).Body.ToJsonString());
        (await _acme.PatchAsync(path, """{"metadata":{"labels":{"mine":"yes"},"annotations":{"a":"b"}}}""")).Expect(
            200
        );
    }

    /// <summary>A deletion of all services of a namespace must not cut anybody off.</summary>
    [Theory]
    [InlineData("acme", Service)]
    [InlineData("acme", Endpoints)]
    [InlineData("acme", Slice)]
    [InlineData("system", Service)]
    public async Task What_is_deleted_of_it_is_there_again_at_once(string tenant, string path)
    {
        var client = tenant == "system" ? _admin : _acme;
        var before = (await client.GetAsync(path)).Expect(200);
        (await client.PatchAsync(path, """{"metadata":{"annotations":{"a":"b"},"finalizers":["a.b/c"]}}""")).Expect(
            200
        );
        (await client.DeleteAsync(path)).Expect(200);
        Assert.Equal(before.Text("metadata", "uid"), (await client.GetAsync(path)).Expect(200).Text("metadata", "uid"));
        (await client.PatchAsync(path, """{"metadata":{"finalizers":null}}""")).Expect(200);
        var after = (await client.GetAsync(path)).Expect(200);
        Assert.NotEqual(before.Text("metadata", "uid"), after.Text("metadata", "uid"));
        Assert.Equal("", after.Text("metadata", "annotations") + after.Text("metadata", "deletionTimestamp"));
        foreach (var part in (string[])["spec", "subsets", "endpoints", "ports"])
            Assert.Equal(before.Text(part), after.Text(part));
        (await client.DeleteAsync($"{path[..path.LastIndexOf('/')]}")).Expect(200);
        var last = (await client.GetAsync(path)).Expect(200);
        Assert.NotEqual(after.Text("metadata", "uid"), last.Text("metadata", "uid"));
        // The address is whose it was.
        var held = _server.Keyspace.Peek(new ObjectKey("clusterips.arktos", "system", "", await AddressAsync()));
        Assert.Equal("default/kubernetes", System.Text.Encoding.UTF8.GetString(held!.Value.Span));
    }

    /// <summary>Tenants from before there was one, and what holds addresses.</summary>
    [Fact]
    public async Task Repairs_give_it_to_who_lacks_it_and_leave_it_alone_otherwise()
    {
        var before = Keys();
        await RepairAsync();
        Assert.Equal(before, Keys());
        foreach (var key in before.Where(k => k is { Tenant: "acme", Name: "kubernetes" }))
            await _server.Keyspace.CommitAsync(
                new Commit(Guid.NewGuid(), [], [new CommitOperation.Delete(key)]),
                Cancel
            );
        (await _acme.GetAsync(Service)).Expect(404);
        await RepairAsync();
        Assert.Equal(before, Keys());
        Assert.Equal(await AddressAsync(), (await _acme.GetAsync(Service)).Expect(200).Text("spec", "clusterIP"));
        Assert.Empty((JsonArray)(await _acme.GetAsync("/api/v1/events")).Expect(200).Body["items"]!);
    }

    [Fact]
    public async Task It_goes_with_the_tenant_and_takes_nobodys_address()
    {
        await _server.RemoveTenantAsync("acme");
        Assert.DoesNotContain(Keys(), k => k.Tenant == "acme");
        var held = _server.Keyspace.Peek(new ObjectKey("clusterips.arktos", "system", "", await AddressAsync()));
        Assert.NotNull(held);
        // What is repaired later does not bring it back.
        await RepairAsync();
        Assert.DoesNotContain(Keys(), k => k.Tenant == "acme");
    }

    private async Task RepairAsync()
    {
        var services = await _server.Host.AddressRepair.RepairAsync(DateTimeOffset.UtcNow.AddHours(1), Cancel);
        await new ApiServiceRepair(_server.Keyspace, TimeProvider.System, NullLogger.Instance).RepairAsync(
            services,
            Cancel
        );
    }

    private async Task<string> AddressAsync() => (await _admin.GetAsync(Service)).Expect(200).Text("spec", "clusterIP");

    // But for what goes on by itself.
    private HashSet<ObjectKey> Keys() =>
        [
            .. _server
                .Keyspace.Keys()
                .Where(k =>
                    k.Resource is not ("events" or "leases.coordination.k8s.io" or "apiserveraddresses.arktos.io")
                ),
        ];
}
