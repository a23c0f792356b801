using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Arktos.ApiServer.Tests.Support;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Tests;

/// <summary>Ranges of cluster IPs as objects, and the objects that show who has which address.</summary>
public sealed class ServiceRangeTests : IAsyncLifetime
{
    private const string Services = "/api/v1/namespaces/default/services",
        Networking = "/apis/networking.k8s.io/v1",
        Ranges = $"{Networking}/servicecidrs",
        Addresses = $"{Networking}/ipaddresses",
        Keys = "clusterips.arktos";
    private TestServer _server = null!;
    private TestClient _admin = null!,
        _acme = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        // Addresses .1 to .6.
        _server = await TestServer.StartAsync(a =>
            TestServer.Options(a) with
            {
                ServiceRange = IPNetwork.Parse("10.96.0.0/29"),
            }
        );
        _admin = _server.Client();
        var tenant = new { metadata = new { name = "acme" }, spec = new { storageClusterId = "0" } };
        (await _admin.PostAsync("/api/v1/tenants", tenant)).Expect(201);
        _acme = _server.Client("O=tenant:acme,OU=system:masters,CN=ann");
        await _acme.PostAsync("/api/v1/namespaces", new { metadata = new { name = "default" } });
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task The_range_of_the_start_is_an_object_that_is_ready()
    {
        var range = (await _admin.GetAsync($"{Ranges}/kubernetes")).Expect(200);
        Assert.Equal("10.96.0.0/29", range.Text("spec", "cidrs", "0"));
        Assert.Equal("Ready", range.Text("status", "conditions", "0", "type"));
        Assert.Equal("True", range.Text("status", "conditions", "0", "status"));
        Assert.Equal("Kubernetes Service CIDR is ready", range.Text("status", "conditions", "0", "message"));
        var address = (await _admin.GetAsync($"{Addresses}/10.96.0.1")).Expect(200);
        Assert.Equal("kubernetes", address.Text("spec", "parentRef", "name"));
        // A tenant sees neither.
        Assert.Empty((await _acme.GetAsync(Ranges)).Expect(200).Node("items")!.AsArray());
        Assert.Empty((await _acme.GetAsync(Addresses)).Expect(200).Node("items")!.AsArray());
    }

    [Fact]
    public async Task Each_service_has_an_object_that_shows_its_address_to_its_own_tenant()
    {
        foreach (var (one, other) in new[] { (_admin, _acme), (_acme, _admin) })
        {
            var made = (await one.PostAsync(Services, Objects.Service("web"))).Expect(201);
            var address = made.Text("spec", "clusterIP");
            var shown = (await one.GetAsync($"{Addresses}/{address}")).Expect(200);
            Assert.Equal("services", shown.Text("spec", "parentRef", "resource"));
            Assert.Equal("default", shown.Text("spec", "parentRef", "namespace"));
            Assert.Equal("web", shown.Text("spec", "parentRef", "name"));
            var labels = shown.Node("metadata", "labels")!;
            Assert.Equal("ipallocator.k8s.io", labels["ipaddress.kubernetes.io/managed-by"]!.ToString());
            Assert.Equal("IPv4", labels["ipaddress.kubernetes.io/ip-family"]!.ToString());
            (await other.GetAsync($"{Addresses}/{address}")).Expect(404);
            (await one.PatchAsync($"{Services}/web", ExternalName)).Expect(200);
            (await one.GetAsync($"{Addresses}/{address}")).Expect(404);
            (await one.PatchAsync($"{Services}/web", ClusterIp)).Expect(200);
            Assert.Contains("web", await ParentsAsync(one));
            (await one.DeleteAsync($"{Services}/web")).Expect(200);
            Assert.DoesNotContain("web", await ParentsAsync(one));
        }
    }

    [Fact]
    public async Task A_range_more_is_what_makes_room_in_a_full_one_once_it_is_ready()
    {
        foreach (var i in Enumerable.Range(0, 5))
            (await (i % 2 == 0 ? _admin : _acme).PostAsync(Services, Objects.Service($"s{i}"))).Expect(201);
        var full = (await _acme.PostAsync(Services, Objects.Service("more"))).Expect(500);
        Assert.Contains("failed to allocate a serviceIP: range is full", full.Message());
        (await _admin.PostAsync(Ranges, Range("more", "10.97.0.0/28"))).Expect(201);
        (await _acme.PostAsync(Services, Objects.Service("more"))).Expect(500);
        var early = (await _acme.PostAsync(Services, Objects.Service("more", clusterIP: "10.97.0.9"))).Expect(422);
        Assert.Contains(
            "the provided IP (10.97.0.9) is not in the valid range. The range of valid IPs is 10.96.0.0/29",
            early.Message()
        );
        await ReadyAsync("more");
        var made = (await _acme.PostAsync(Services, Objects.Service("more"))).Expect(201);
        Assert.StartsWith("10.97.0.", made.Text("spec", "clusterIP"));
        var certain = made.Text("spec", "clusterIP") == "10.97.0.9" ? "10.97.0.8" : "10.97.0.9";
        (await _admin.PostAsync(Services, Objects.Service("asked", clusterIP: certain))).Expect(201);
        // The first and the last address of a range are no addresses of services.
        foreach (var edge in new[] { "10.97.0.0", "10.97.0.15" })
            (await _admin.PostAsync(Services, Objects.Service("edge", clusterIP: edge))).Expect(422);
        (await _admin.PostAsync(Ranges, Range("none", "10.99.0.0/31"))).Expect(201);
        await ReadyAsync("none");
    }

    [Fact]
    public async Task A_range_goes_when_no_service_of_any_tenant_has_an_address_of_it_alone()
    {
        var body = Range("more", "10.97.0.0/28");
        body["metadata"]!["finalizers"] = new JsonArray("networking.k8s.io/service-cidr-finalizer");
        (await _admin.PostAsync(Ranges, body)).Expect(201);
        await ReadyAsync("more");
        (await _acme.PostAsync(Services, Objects.Service("web", clusterIP: "10.97.0.9"))).Expect(201);
        (await _admin.DeleteAsync($"{Ranges}/more")).Expect(200);
        // Nobody gets an address of it any more; and it stays.
        (await _admin.PostAsync(Services, Objects.Service("late", clusterIP: "10.97.0.8"))).Expect(422);
        var free = new { metadata = new { finalizers = (string[]?)null } };
        var refused = (await _admin.PatchAsync($"{Ranges}/more", free)).Expect(409);
        Assert.Contains(
            "There are still IPAddresses referencing the ServiceCIDR, please remove them or create a new ServiceCIDR",
            refused.Message()
        );
        // Another one that overlaps takes its addresses over; one that goes itself does not.
        (await _admin.PostAsync(Ranges, Range("wider", "10.97.0.0/24"))).Expect(201);
        (await _admin.PatchAsync($"{Ranges}/more", free)).Expect(200);
        (await _admin.GetAsync($"{Ranges}/more")).Expect(404);
        (await _admin.DeleteAsync($"{Ranges}/wider")).Expect(409);
        (await _acme.DeleteAsync($"{Services}/web")).Expect(200);
        (await _admin.DeleteAsync($"{Ranges}/wider")).Expect(200);
    }

    [Fact]
    public async Task A_range_that_changes_while_an_address_is_taken_is_read_again()
    {
        (await _admin.PostAsync(Ranges, Range("more", "10.97.0.0/24"))).Expect(201);
        await ReadyAsync("more");
        var writes = Enumerable
            .Range(0, 30)
            .Select(i => (i % 2 == 0 ? _admin : _acme).PostAsync(Services, Objects.Service($"s{i}")))
            .ToList();
        foreach (var i in Enumerable.Range(0, 10))
            (await _admin.PatchAsync($"{Ranges}/more", new { metadata = new { labels = new { n = $"{i}" } } })).Expect(
                200
            );
        var made = await Task.WhenAll(writes);
        Assert.Equal(30, made.Select(m => m.Expect(201).Text("spec", "clusterIP")).Distinct().Count());
    }

    [Fact]
    public async Task An_address_that_is_kept_by_hand_no_service_gets()
    {
        var kept = new JsonObject
        {
            ["metadata"] = new JsonObject { ["name"] = "10.96.0.4" },
            ["spec"] = JsonNode.Parse("""{"parentRef":{"group":"example.com","resource":"routers","name":"r"}}"""),
        };
        (await _admin.PostAsync(Addresses, kept)).Expect(201);
        foreach (var client in new[] { _admin, _acme })
            Assert.Contains(
                "provided IP is already allocated",
                (await client.PostAsync(Services, Objects.Service("w", clusterIP: "10.96.0.4"))).Expect(422).Message()
            );
        // The other way round, too; nor may a tenant keep any, or say which ranges there are.
        (await _acme.PostAsync(Services, Objects.Service("w", clusterIP: "10.96.0.5"))).Expect(201);
        kept["metadata"]!["name"] = "10.96.0.5";
        (await _admin.PostAsync(Addresses, kept)).Expect(409);
        kept["metadata"]!["name"] = "10.96.0.6";
        (await _acme.PostAsync(Addresses, kept)).Expect(403);
        (await _acme.PostAsync(Ranges, Range("own", "10.98.0.0/24"))).Expect(403);
        (await _admin.DeleteAsync($"{Addresses}/10.96.0.4")).Expect(200);
        (await _acme.PostAsync(Services, Objects.Service("x", clusterIP: "10.96.0.4"))).Expect(201);
    }

    [Fact]
    public async Task What_shows_an_address_holds_nothing_and_comes_back_with_an_event()
    {
        (await _acme.PostAsync(Services, Objects.Service("web", clusterIP: "10.96.0.4"))).Expect(201);
        (await _acme.DeleteAsync($"{Addresses}/10.96.0.4")).Expect(200);
        (await _admin.PostAsync(Services, Objects.Service("web", clusterIP: "10.96.0.4"))).Expect(422);
        await RepairAsync();
        (await _acme.GetAsync($"{Addresses}/10.96.0.4")).Expect(200);
        Assert.Equal(
            ["ClusterIPNotAllocated: Cluster IP [IPv4]: 10.96.0.4 is not allocated; repairing"],
            await EventsAsync(_acme)
        );
        Assert.Empty(await EventsAsync(_admin));
        // All is well now: nothing more is said.
        await RepairAsync();
        Assert.Single(await EventsAsync(_acme));
    }

    [Fact]
    public async Task Keys_that_were_lost_or_left_are_mended_with_events()
    {
        (await _admin.PostAsync(Services, Objects.Service("web", clusterIP: "10.96.0.4"))).Expect(201);
        await CommitAsync(
            new CommitOperation.Delete(new ObjectKey(Keys, "system", "", "10.96.0.4")),
            new CommitOperation.Put(
                new ObjectKey(Keys, "acme", "", "10.96.0.5"),
                Encoding.UTF8.GetBytes("default/gone"),
                -1
            )
        );
        await RepairAsync();
        Assert.Equal(
            ["ClusterIPNotAllocated: Cluster IP [IPv4]: 10.96.0.4 is not allocated; repairing"],
            await EventsAsync(_admin)
        );
        // What is new may be of a request under way.
        Assert.Empty(await EventsAsync(_acme));
        await RepairAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(
            [
                "IPAddressNotAllocated: IPAddress: 10.96.0.5 for Service default/gone appears to have leaked: "
                    + "cleaning up",
            ],
            await EventsAsync(_acme)
        );
        (await _admin.PostAsync(Services, Objects.Service("free", clusterIP: "10.96.0.5"))).Expect(201);
    }

    [Fact]
    public async Task A_service_outside_of_all_ranges_and_one_whose_address_is_anothers_are_told()
    {
        foreach (var name in new[] { "out", "two" })
            (await _admin.PostAsync(Services, Objects.Service(name))).Expect(201);
        await RewriteAsync("out", "192.168.7.7");
        await RewriteAsync("two", "10.96.0.1");
        await RepairAsync();
        Assert.Equal(
            [
                "ClusterIPAlreadyAllocated: Cluster IP [IPv4]:10.96.0.1 was assigned to multiple services; please "
                    + "recreate service",
                "ClusterIPOutOfRange: Cluster IP [IPv4]: 192.168.7.7 is not within any configured Service CIDR; "
                    + "please recreate service",
            ],
            await EventsAsync(_admin)
        );
    }

    [Fact]
    public async Task Without_a_range_that_is_ready_no_service_gets_an_address()
    {
        var status = new { status = new { conditions = Array.Empty<object>() } };
        (await _admin.PatchAsync($"{Ranges}/kubernetes/status", status)).Expect(200);
        var refused = (await _acme.PostAsync(Services, Objects.Service("web"))).Expect(500);
        Assert.Contains("no ServiceCIDR is ready", refused.Message());
        (await _acme.PostAsync(Services, Objects.Service("web", clusterIP: "None"))).Expect(201);
    }

    [Fact]
    public async Task Where_a_load_balancer_is_no_tenant_says_itself()
    {
        var status = new { status = new { loadBalancer = new { ingress = new[] { new { ip = "203.0.113.9" } } } } };
        (await _acme.PostAsync(Services, Objects.Service("web", "LoadBalancer"))).Expect(201);
        (await _acme.PatchAsync($"{Services}/web/status", status)).Expect(403);
        const string operators = "/api/v1/tenants/acme/namespaces/default/services/web/status";
        (await _admin.PatchAsync(operators, status)).Expect(200);
        var none = new { status = new { loadBalancer = (object?)null } };
        (await _acme.PatchAsync($"{Services}/web/status", none)).Expect(403);
        (await _acme.PatchAsync($"{Services}/web", new { metadata = new { labels = new { a = "b" } } })).Expect(200);
        // Who changes the type gives it up.
        var changed = (await _acme.PatchAsync($"{Services}/web", ClusterIp)).Expect(200);
        Assert.Null(changed.Node("status", "loadBalancer", "ingress"));
    }

    private static object ClusterIp => new { spec = new { type = "ClusterIP", externalName = (string?)null } };

    private static object ExternalName => new { spec = new { type = "ExternalName", externalName = "x.example.com" } };

    private static JsonObject Range(string name, string cidr) =>
        new()
        {
            ["metadata"] = new JsonObject { ["name"] = name },
            ["spec"] = new JsonObject { ["cidrs"] = new JsonArray(cidr) },
        };

    private async Task ReadyAsync(string name)
    {
        const string Status = """
            {"status":{"conditions":[{"type":"Ready","status":"True","reason":"","message":"",
             "lastTransitionTime":"2026-01-01T00:00:00Z"}]}}
            """;
        (await _admin.PatchAsync($"{Ranges}/{name}/status", JsonNode.Parse(Status)!)).Expect(200);
    }

    private static async Task<IReadOnlyList<string>> ParentsAsync(TestClient client) =>
        [
            .. (await client.GetAsync(Addresses))
                .Expect(200)
                .Node("items")!
                .AsArray()
                .Select(i => i!["spec"]!["parentRef"]!["name"]!.ToString()),
        ];

    private static async Task<IReadOnlyList<string>> EventsAsync(TestClient client) =>
        [
            .. (await client.GetAsync("/api/v1/namespaces/default/events"))
                .Expect(200)
                .Node("items")!
                .AsArray()
                .Select(i => $"{i!["reason"]}: {i["message"]}")
                .Order(StringComparer.Ordinal),
        ];

    private Task RepairAsync(TimeSpan later = default) =>
        _server.Host.AddressRepair.RepairAsync(DateTimeOffset.UtcNow + later, Cancel);

    // As nobody can by the API.
    private async Task RewriteAsync(string name, string address)
    {
        var key = new ObjectKey("services", "system", "default", name);
        var read = Assert.IsType<ReadResult<KeyspaceItem?>.Ok>(await _server.Keyspace.GetAsync(key, Cancel));
        var text = Encoding.UTF8.GetString(read.Value!.Value.Span);
        var old = JsonNode.Parse(text)!["spec"]!["clusterIP"]!.ToString();
        var bytes = Encoding.UTF8.GetBytes(text.Replace($"\"{old}\"", $"\"{address}\"", StringComparison.Ordinal));
        await CommitAsync(new CommitOperation.Put(key, bytes, read.Value.RevisionOffset));
    }

    private async Task CommitAsync(params CommitOperation[] operations) =>
        Assert.IsType<CommitResult.Committed>(
            await _server.Keyspace.CommitAsync(new Commit(Guid.NewGuid(), [], operations), Cancel)
        );
}
