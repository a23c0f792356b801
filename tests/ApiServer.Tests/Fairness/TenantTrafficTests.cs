using System.Text.Json.Nodes;
using Arktos.Api.Tenants;
using Arktos.ApiServer.Fairness;
using Arktos.ApiServer.Tests.Support;
using Arktos.Client.Tests.Fakes;

namespace Arktos.ApiServer.Tests.Fairness;

/// <summary>Requests a second of tenants: how they are counted, and to whom they are told.</summary>
public sealed class TenantTrafficTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void A_rate_is_a_mean_over_a_window_that_slides()
    {
        var traffic = new TenantTraffic(_time);
        Count(traffic, "acme", 100);
        Assert.Equal(10, RateOf(traffic, "acme"));
        // 100 in this window, of which a half is out of sight by 5 s into the next.
        _time.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal(5, RateOf(traffic, "acme"));
        Count(traffic, "acme", 30);
        Assert.Equal(8, RateOf(traffic, "acme"));
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(3, RateOf(traffic, "acme"));
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(0, RateOf(traffic, "acme"));
    }

    [Fact]
    public void What_is_refused_is_told_apart()
    {
        var traffic = new TenantTraffic(_time);
        Count(traffic, "acme", 50);
        for (var i = 0; i < 20; i++)
            traffic.Refuse("acme");
        Assert.Equal([new TenantRequestRate("acme", 3, 2)], traffic.Rates().Tenants);
        // A request that came in a window and is refused in the next was counted there.
        _time.Advance(TimeSpan.FromSeconds(30));
        traffic.Count("late");
        _time.Advance(TimeSpan.FromSeconds(10));
        traffic.Refuse("late");
        Assert.Equal([new TenantRequestRate("late", 0, 0.1)], traffic.Rates().Tenants);
    }

    [Fact]
    public void Who_does_not_ask_any_more_is_forgotten()
    {
        var traffic = new TenantTraffic(_time, tenantsMax: 2);
        Count(traffic, "one", 1);
        Count(traffic, "two", 1);
        // There is no room for a third.
        Count(traffic, "three", 40);
        Assert.Equal(["one", "two"], traffic.Rates().Tenants.Select(t => t.Tenant));
        Assert.Equal(4, traffic.Rates().Others.Taken);
        _time.Advance(TimeSpan.FromSeconds(20));
        Count(traffic, "three", 40);
        Assert.Equal([new TenantRequestRate("three", 4, 0)], traffic.Rates().Tenants);
        Assert.Equal(0, traffic.Rates().Others.Taken);
    }

    [Fact]
    public async Task A_server_tells_its_operators_and_nobody_else()
    {
        await using var server = await TestServer.StartAsync();
        await server.MakeTenantAsync("acme");
        var (admin, ann) = (server.Client(), server.Client("O=tenant:acme,OU=tenant-admins,CN=ann"));
        for (var i = 0; i < 50; i++)
            (await ann.GetAsync("/api/v1/namespaces")).Expect(200);
        var told = (await admin.GetAsync(TenantRequestRates.Path)).Expect(200);
        var acme = ((JsonArray)told.Body["tenants"]!).Single(t => t!["tenant"]!.ToString() == "acme")!;
        // They may be of two windows, the first of which has begun to slide out.
        Assert.InRange(acme["taken"]!.GetValue<double>(), 0.1, 5.0);
        (await server.Client("CN=nobody").GetAsync(TenantRequestRates.Path)).Expect(403);
        foreach (var prefix in (string[])["", "/tenants/acme", "/tenants/system"])
            Assert.Contains((await ann.GetAsync($"{prefix}{TenantRequestRates.Path}")).Code, (int[])[403, 404]);
        var masters = server.Client("O=tenant:acme,OU=system:masters,CN=ann");
        (await masters.GetAsync(TenantRequestRates.Path)).Expect(403);
    }

    private static void Count(TenantTraffic traffic, string tenant, int requests)
    {
        for (var i = 0; i < requests; i++)
            traffic.Count(tenant);
    }

    private static double RateOf(TenantTraffic traffic, string tenant) =>
        traffic.Rates().Tenants.SingleOrDefault(t => t.Tenant == tenant)?.Taken ?? 0;
}
