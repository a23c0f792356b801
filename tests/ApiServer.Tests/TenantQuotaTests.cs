using System.Globalization;
using System.Text.Json.Nodes;
using Arktos.ApiServer.Tests.Support;

namespace Arktos.ApiServer.Tests;

/// <summary>
/// Quotas of whole tenants: over all namespaces and what is in none, exact to the one, and written by nobody of the
/// tenant. What the controller writes when it has counted is written by the tests.
/// </summary>
public class TenantQuotaTests : IAsyncLifetime
{
    private const string Admins = "O=tenant:acme,OU=tenant-admins,CN=ann";
    private const string OfTenant = "/api/v1/tenants/acme";
    private const string Quotas = $"{OfTenant}/tenantquotas";
    private const string Own = "/api/v1/tenantquotas";

    private TestServer _server = null!;
    private TestClient _admin = null!;
    private TestClient _ann = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        if (IsInParts)
            _server.Keyspace.InParts.Add("acme");
        _admin = _server.Client();
        (await _admin.PostAsync("/api/v1/tenants", Objects.Tenant("acme"))).Expect(201);
        _ann = _server.Client(Admins);
        (await _ann.PostAsync("/api/v1/namespaces", Objects.Namespace("shop"))).Expect(201);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    /// <summary>Whether tenant acme is spread over partitions: nobody notices.</summary>
    protected virtual bool IsInParts => false;

    [Fact]
    public async Task All_namespaces_of_a_tenant_and_what_is_in_none_share_its_quota()
    {
        await QuotaAsync("q", """{"count/configmaps":"2","count/persistentvolumes":"0"}""");
        (await MapAsync("default", "a")).Expect(201);
        (await MapAsync("shop", "b")).Expect(201);
        var refused = (await MapAsync("default", "c")).Expect(403);
        Assert.Equal(
            "configmaps \"c\" is forbidden: exceeded quota: q, requested: count/configmaps=1, "
                + "used: count/configmaps=2, limited: count/configmaps=2",
            refused.Message()
        );
        Assert.Contains(
            "limited: count/persistentvolumes=0",
            (await _ann.PostAsync("/api/v1/persistentvolumes", Volume("v"))).Expect(403).Message()
        );
        // Another tenant's are not counted.
        (await _admin.PostAsync("/api/v1/namespaces/default/configmaps", Map("c"))).Expect(201);
        (await _ann.DeleteAsync("/api/v1/namespaces/shop/configmaps/b")).Expect(200);
        Assert.Equal("1", await UsedAsync("q", "count/configmaps"));
        (await MapAsync("default", "c")).Expect(201);
    }

    [Fact]
    public async Task However_many_write_through_two_servers_to_all_namespaces_as_many_are_made_as_are_allowed()
    {
        await using var other = await TestServer.StartAsync(keyspace: _server.Keyspace);
        await QuotaAsync("q", """{"count/configmaps":"20"}""");
        TestClient[] clients = [_ann, other.Client(Admins)];
        using var deadline = new CancellationTokenSource(TestServer.Deadline);
        await QuotaAsync("full", """{"count/secrets":"0"}""");
        while ((await clients[1].PostAsync("/api/v1/namespaces/shop/secrets?dryRun=All", Secret("s"))).Code != 403)
            await Task.Delay(20, deadline.Token);
        var made = await Task.WhenAll(
            Enumerable
                .Range(0, 80)
                .Select(i => MapAsync(i % 3 == 0 ? "shop" : "default", $"m{i}", client: clients[i % 2]))
        );
        Assert.Equal(20, made.Count(m => m.Code == 201));
        Assert.Equal("20", await UsedAsync("q", "count/configmaps"));
    }

    [Fact]
    public async Task Stores_hold_as_many_objects_and_bytes_as_a_tenant_may_have_however_many_write()
    {
        var used = await StoredAsync("objects");
        await QuotaAsync("q", $$"""{"objects":"{{used + 11}}"}""");
        var made = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => MapAsync("shop", $"m{i}")));
        // The quota is an object, too.
        Assert.Equal(10, made.Count(m => m.Code == 201));
        var refused = made.First(m => m.Code != 201).Expect(403);
        var (now, limit) = ($"{used + 11}", $"{used + 11}");
        Assert.EndsWith(
            $"is forbidden: exceeded quota: q, requested: objects=1, used: objects={now}, limited: objects={limit}",
            refused.Message()
        );
        Assert.Equal(now, await UsedAsync("q", "objects", count: true));
        (await _ann.PostAsync("/api/v1/namespaces/shop/configmaps?dryRun=All", Map("m"))).Expect(403);
        (await _ann.DeleteAsync("/api/v1/namespaces/shop/configmaps/m0", null)).Expect(made[0].Code == 201 ? 200 : 404);
    }

    [Fact]
    public async Task A_write_that_brings_more_than_its_own_object_is_refused_as_a_whole()
    {
        var used = await StoredAsync("objects");
        await QuotaAsync("q", $$"""{"objects":"{{used + 2}}"}""");
        // A service and the object of its address, where there is room for one.
        var service = Service("s", "10.96.7.7");
        var refused = (await _ann.PostAsync("/api/v1/namespaces/shop/services", service)).Expect(403);
        Assert.EndsWith(
            $"exceeded quota: q, requested: objects=2, used: objects={used + 1}, limited: objects={used + 2}",
            refused.Message(),
            StringComparison.Ordinal
        );
        // One without an address fits, and nothing more.
        (await _ann.PostAsync("/api/v1/namespaces/shop/services", Service("s", "None"))).Expect(201);
        (await MapAsync("shop", "m")).Expect(403);
        // What was reserved for the one that was refused is free.
        (await _admin.PostAsync("/api/v1/namespaces/default/services", service)).Expect(201);
    }

    [Fact]
    public async Task What_grows_beyond_the_bytes_is_refused_and_what_shrinks_or_is_told_by_nodes_is_not()
    {
        (await MapAsync("shop", "m", new string('x', 5000))).Expect(201);
        await QuotaAsync("q", """{"bytes":"1"}""");
        Assert.Matches(
            "exceeded quota: q, requested: bytes=[0-9]+, used: bytes=[0-9]+, limited: bytes=1$",
            (await MapAsync("shop", "n", "x")).Expect(403).Message()
        );
        var map = (await _ann.GetAsync("/api/v1/namespaces/shop/configmaps/m")).Expect(200).Body;
        map["data"]!["k"] = new string('x', 6000);
        (await _ann.PutAsync("/api/v1/namespaces/shop/configmaps/m", map)).Expect(403);
        map["data"]!["k"] = "less";
        (await _ann.PutAsync("/api/v1/namespaces/shop/configmaps/m", map)).Expect(200);
        // The quota itself may grow, and others come beside it.
        var quota = (await _admin.GetAsync($"{Quotas}/q")).Expect(200).Body;
        quota["metadata"]!["labels"] = new JsonObject { ["why"] = "too-low" };
        (await _admin.PutAsync($"{Quotas}/q", quota)).Expect(200);
        (await _admin.PostAsync(Quotas, Quota("another", """{"pods":"3"}"""))).Expect(201);
        // A namespace that goes grows by its deletion's time, and goes.
        (await _ann.DeleteAsync("/api/v1/namespaces/shop")).Expect(200);
    }

    [Fact]
    public async Task Nobody_of_the_tenant_writes_its_quota_and_everybody_who_may_read_sees_it()
    {
        await QuotaAsync("q", """{"pods":"3"}""");
        var quota = (await _ann.GetAsync($"{Own}/q")).Expect(200).Body;
        quota["spec"]!["hard"]!["pods"] = "4";
        foreach (
            var refused in new[]
            {
                await _ann.PutAsync($"{Own}/q", quota),
                await _ann.PutAsync($"{Own}/q/status", quota),
                await _ann.DeleteAsync($"{Own}/q"),
                await _ann.DeleteAsync(Own),
                await _ann.PostAsync(Own, Quota("mine", """{"pods":"9"}""")),
            }
        )
            Assert.EndsWith(
                "quotas of tenants are for users of tenant system to write",
                refused.Expect(403).Message(),
                StringComparison.Ordinal
            );
        Assert.Equal("3", (await _ann.GetAsync($"{Own}/q")).Expect(200).Text("spec", "hard", "pods"));
        Assert.EndsWith(
            "tenant system is the operators' own and has no quota",
            (await _admin.PostAsync(Own, Quota("q", """{"pods":"3"}"""))).Expect(403).Message(),
            StringComparison.Ordinal
        );
        (await _admin.DeleteAsync($"{Quotas}/q")).Expect(200);
    }

    [Fact]
    public async Task A_tenant_asks_no_more_often_than_its_quota_lets_it_and_others_notice_nothing()
    {
        (await _admin.PostAsync("/api/v1/tenants", Objects.Tenant("other"))).Expect(201);
        var others = _server.Client("O=tenant:other,OU=tenant-admins,CN=ann");
        await QuotaAsync("q", """{"requests-per-second":"3"}""");
        var codes = await CodesAsync(_ann, 12);
        Assert.InRange(codes.Count(c => c == 429), 1, 9);
        Assert.All(codes.Where(c => c != 429), code => Assert.Equal(200, code));
        Assert.Equal("1", (await LimitedAsync()).Headers.GetValues("Retry-After").Single());
        // Of another tenant, and of an operator in this one.
        Assert.All(await CodesAsync(others, 12), code => Assert.Equal(200, code));
        for (var i = 0; i < 12; i++)
            (await _admin.GetAsync($"{OfTenant}/namespaces")).Expect(200);
        (await _admin.DeleteAsync($"{Quotas}/q")).Expect(200);
        using var deadline = new CancellationTokenSource(TestServer.Deadline);
        while ((await CodesAsync(_ann, 12)).Contains(429))
            await Task.Delay(20, deadline.Token);
    }

    private async Task<Answer> LimitedAsync()
    {
        while (true)
            if (await _ann.GetAsync("/api/v1/namespaces") is { Code: 429 } limited)
                return limited;
    }

    private static async Task<List<int>> CodesAsync(TestClient client, int requests)
    {
        var codes = new List<int>();
        for (var i = 0; i < requests; i++)
            codes.Add((await client.GetAsync("/api/v1/namespaces")).Code);
        return codes;
    }

    [Theory]
    [InlineData("""{"hard":{"foo":"1"}}""", "must be a standard resource for quota")]
    [InlineData("""{"hard":{"objects":"1500m"}}""", "must be an integer")]
    [InlineData("""{"hard":{"bytes":"-1"}}""", "must be greater than or equal to 0")]
    [InlineData("""{"hard":{"objects":"5"},"scopes":["BestEffort"]}""", "counted without scopes")]
    [InlineData("""{"hard":{"requests-per-second":"0.5"}}""", "must be an integer")]
    public async Task What_is_no_quota_is_refused(string spec, string said)
    {
        var quota = Quota("q", "{}");
        quota["spec"] = JsonNode.Parse(spec);
        Assert.Contains(said, (await _admin.PostAsync(Quotas, quota)).Expect(422).Message());
        // A namespace's own knows nothing of what stores count.
        var ofNamespace = JsonNode.Parse(quota.ToJsonString())!.AsObject();
        ofNamespace["kind"] = "ResourceQuota";
        ofNamespace["spec"] = new JsonObject { ["hard"] = new JsonObject { ["objects"] = "5" } };
        (await _ann.PostAsync("/api/v1/namespaces/shop/resourcequotas", ofNamespace)).Expect(422);
    }

    private Task<Answer> MapAsync(string ns, string name, string value = "v", TestClient? client = null) =>
        (client ?? _ann).PostAsync($"/api/v1/namespaces/{ns}/configmaps", Map(name, value));

    /// <summary>Makes a quota, and writes what is used as the controller does.</summary>
    private async Task QuotaAsync(string name, string hard)
    {
        var quota = (await _admin.PostAsync(Quotas, Quota(name, hard))).Expect(201).Body;
        var used = new JsonObject();
        foreach (var (resource, _) in JsonNode.Parse(hard)!.AsObject())
            used[resource] = "0";
        quota["status"] = new JsonObject { ["hard"] = JsonNode.Parse(hard), ["used"] = used };
        (await _admin.PutAsync($"{Quotas}/{name}/status", quota)).Expect(200);
        // What this server follows may be a moment behind.
        using var deadline = new CancellationTokenSource(TestServer.Deadline);
        while ((await _admin.GetAsync($"{Quotas}/{name}")).Body["status"]!["hard"] is null)
            await Task.Delay(5, deadline.Token);
    }

    private async Task<string> UsedAsync(string name, string resource, bool count = false)
    {
        var quota = (await _admin.GetAsync($"{Quotas}/{name}")).Expect(200);
        if (count)
            quota = (await _admin.PutAsync($"{Quotas}/{name}/status", quota.Body)).Expect(200);
        return quota.Text("status", "used", resource);
    }

    private async Task<long> StoredAsync(string what)
    {
        await QuotaAsync("now", $$"""{"{{what}}":"100000"}""");
        var used = long.Parse(await UsedAsync("now", what, count: true), CultureInfo.InvariantCulture);
        (await _admin.DeleteAsync($"{Quotas}/now")).Expect(200);
        return used - 1;
    }

    private static JsonObject Quota(string name, string hard) =>
        new()
        {
            ["apiVersion"] = "v1",
            ["kind"] = "TenantQuota",
            ["metadata"] = new JsonObject { ["name"] = name },
            ["spec"] = new JsonObject { ["hard"] = JsonNode.Parse(hard) },
        };

    private static JsonObject Map(string name, string value = "v") =>
        new()
        {
            ["apiVersion"] = "v1",
            ["kind"] = "ConfigMap",
            ["metadata"] = new JsonObject { ["name"] = name },
            ["data"] = new JsonObject { ["k"] = value },
        };

    private static JsonObject Service(string name, string address) =>
        new()
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Service",
            ["metadata"] = new JsonObject { ["name"] = name },
            ["spec"] = new JsonObject
            {
                ["clusterIP"] = address,
                ["ports"] = new JsonArray(new JsonObject { ["port"] = 80 }),
            },
        };

    private static JsonObject Secret(string name) =>
        new()
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Secret",
            ["metadata"] = new JsonObject { ["name"] = name },
        };

    private static JsonObject Volume(string name) =>
        new()
        {
            ["apiVersion"] = "v1",
            ["kind"] = "PersistentVolume",
            ["metadata"] = new JsonObject { ["name"] = name },
            ["spec"] = new JsonObject
            {
                ["capacity"] = new JsonObject { ["storage"] = "1Gi" },
                ["accessModes"] = new JsonArray("ReadWriteOnce"),
                ["hostPath"] = new JsonObject { ["path"] = "/tmp/x" },
            },
        };
}

public sealed class TenantQuotaInPartsTests : TenantQuotaTests
{
    protected override bool IsInParts => true;
}
