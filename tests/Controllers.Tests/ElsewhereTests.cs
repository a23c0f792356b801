using System.Text;
using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Client.Connection;
using Arktos.Controllers.Hosting;
using Arktos.Controllers.Tests.Fakes;

namespace Arktos.Controllers.Tests;

/// <summary>
/// Kinds that services serve: emptied with their namespace, collected, counted; and services that are away, hang or
/// answer anything harm nothing and stop nobody.
/// </summary>
public sealed class ElsewhereTests : IAsyncLifetime
{
    private static readonly ApiResponse NotFoundInText = new(404, "404 page not found\n"u8.ToArray());

    private RunningHost _host = null!;
    private FakeService _service = null!;

    private FakeCluster Cluster => _host.Cluster;

    public async ValueTask InitializeAsync()
    {
        var time = new Client.Tests.Fakes.ManualTime();
        var cluster = new FakeCluster(time);
        _service = new FakeService(cluster);
        foreach (var (tenant, ns) in new[] { ("system", "shop"), ("system", "other"), ("t1", "ns"), ("t1", "shop") })
        {
            var made = RunningHost.NewNamespace(ns);
            made.Metadata.Tenant = tenant;
            cluster.Add(made);
        }
        _host = new RunningHost(cluster, time);
        await _host.UntilAsync(() => _host.Host.IsWorking, "the host works");
    }

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_namespace_is_emptied_of_what_services_serve()
    {
        _service.Add("shop", "a");
        _service.Add("other", "b");
        await DeleteNamespaceAsync("system", "shop");
        await _host.UntilAsync(() => NamespaceOf("system", "shop") is null, "the namespace is gone");
        Assert.False(_service.Has("shop", "a"));
        Assert.True(_service.Has("other", "b"));
    }

    [Fact]
    public async Task One_by_one_where_a_service_deletes_no_collections()
    {
        _service.Tell("Current", ["get", "list", "watch", "delete"]);
        _service.Add("shop", "a");
        _service.Add("shop", "b");
        await DeleteNamespaceAsync("system", "shop");
        await _host.UntilAsync(() => NamespaceOf("system", "shop") is null, "the namespace is gone");
        Assert.False(_service.Has("shop", "a"));
    }

    [Fact]
    public async Task A_service_that_is_away_keeps_a_namespace_and_not_those_of_other_tenants()
    {
        _service.Add("shop", "a");
        _service.Tell("Stale");
        Cluster.Add(new ConfigMap { Metadata = Named("system", "shop", "map") });
        await DeleteNamespaceAsync("system", "shop");
        await DeleteNamespaceAsync("t1", "shop");
        await _host.UntilAsync(
            () => Condition("NamespaceDeletionDiscoveryFailure")?.Status == "True",
            "the namespace says why it stays"
        );
        Assert.Equal(
            "DiscoveryFailed: Discovery failed for some groups, 1 failing: unable to retrieve the complete list of "
                + "server APIs: wardle.example.com/v1alpha1: stale GroupVersion discovery: "
                + "wardle.example.com/v1alpha1",
            Told("NamespaceDeletionDiscoveryFailure")
        );
        await _host.UntilAsync(() => NamespaceOf("t1", "shop") is null, "another tenant's is gone");
        // All that can go is gone meanwhile.
        Assert.DoesNotContain(Cluster.List<ConfigMap>("shop"), m => m.Metadata.Tenant == "system");
        _service.Tell("Current");
        await _host.UntilAsync(() => NamespaceOf("system", "shop") is null, "the namespace is gone");
        Assert.False(_service.Has("shop", "a"));
    }

    public static TheoryData<string, string> WrongLists() =>
        new()
        {
            { "{}", "flunders.wardle.example.com: the server's answer about" },
            { "<html>", "flunders.wardle.example.com: the server's answer about" },
            { """{"kind":"Flunder","items":[]}""", "it is no list" },
            { """{"kind":"FlunderList"}""", "it is no list" },
            { """{"kind":"FlunderList","items":[{"metadata":{}}]}""", "cannot be read: " },
            {
                """{"kind":"FlunderList","items":[{"metadata":{"name":"x","namespace":"other","uid":"1"}}]}""",
                "cannot be read: system/other/x: it is of another namespace"
            },
        };

    [Theory]
    [MemberData(nameof(WrongLists))]
    public async Task What_is_no_list_of_the_namespace_is_no_proof_that_it_is_empty(string body, string told)
    {
        _service.Add("shop", "a");
        _service.ToLists = new ApiResponse(200, Encoding.UTF8.GetBytes(body));
        await DeleteNamespaceAsync("system", "shop");
        await _host.UntilAsync(
            () => Condition("NamespaceDeletionContentFailure")?.Status == "True",
            "the namespace says why it stays"
        );
        Assert.Contains("Failed to delete all resource types, 1 remaining: ", Told("NamespaceDeletionContentFailure"));
        Assert.Contains(told.Replace("system/", ""), Told("NamespaceDeletionContentFailure").Replace("system/", ""));
        _service.ToLists = null;
        await _host.UntilAsync(() => NamespaceOf("system", "shop") is null, "the namespace is gone");
        Assert.False(_service.Has("shop", "a"));
    }

    [Fact]
    public async Task What_a_service_keeps_keeps_the_namespace()
    {
        _service.ToLists = new ApiResponse(
            200,
            """{"kind":"FlunderList","items":[{"metadata":{"name":"x","namespace":"shop","uid":"1"}}]}"""u8.ToArray()
        );
        await DeleteNamespaceAsync("system", "shop");
        await _host.UntilAsync(() => Condition("NamespaceContentRemaining")?.Status == "True", "something remains");
        Assert.Equal(
            "SomeResourcesRemain: Some resources are remaining: flunders.wardle.example.com has 1 resource instances",
            Told("NamespaceContentRemaining")
        );
    }

    [Fact]
    public async Task A_service_that_hangs_is_asked_once_in_a_while_and_stops_no_other_namespace()
    {
        _service.Hangs = true;
        foreach (var name in Enumerable.Range(0, 20).Select(i => $"s{i}"))
        {
            var made = RunningHost.NewNamespace(name);
            made.Metadata.Tenant = "system";
            Cluster.Add(made);
            await DeleteNamespaceAsync("system", name);
        }
        await DeleteNamespaceAsync("t1", "shop");
        await _host.UntilAsync(() => NamespaceOf("t1", "shop") is null, "another tenant's is gone");
        await DeleteNamespaceAsync("system", "shop");
        await _host.UntilAsync(
            () => Condition("NamespaceDeletionContentFailure")?.Status == "True",
            "the namespace says why it stays"
        );
        Assert.Contains(
            "the service of wardle.example.com/v1alpha1 did not answer",
            Told("NamespaceDeletionContentFailure")
        );
        _service.Hangs = false;
        await _host.UntilAsync(() => NamespaceOf("system", "shop") is null, "the namespace is gone");
        await _host.UntilAsync(() => NamespaceOf("system", "s19") is null, "and so are the others");
    }

    [Fact]
    public async Task A_dependent_that_a_service_serves_goes_with_its_owner()
    {
        var owner = Cluster.Add(new ConfigMap { Metadata = Named("system", "shop", "owner") });
        _service.Add("shop", "a", Reference(owner.Metadata.Uid));
        _service.Add("shop", "b");
        await PassAsync(TimeSpan.FromSeconds(31));
        Assert.True(_service.Has("shop", "a"));
        await DeleteAsync("owner", DeletionPropagation.Background);
        await _host.UntilAsync(() => !_service.Has("shop", "a"), "the dependent is collected");
        Assert.True(_service.Has("shop", "b"));
    }

    [Fact]
    public async Task An_owner_that_a_service_serves_is_absent_when_the_service_says_so_by_name()
    {
        var uid = _service.Add("shop", "owner");
        Cluster.Add(Owned("a", uid));
        await PassAsync(TimeSpan.FromSeconds(31));
        Assert.NotNull(MapOf("a"));
        _service.Remove("shop", "owner");
        await _host.UntilAsync(() => MapOf("a") is null, "the dependent is collected");
    }

    public static TheoryData<int, string> WrongObjects() =>
        new()
        {
            { 503, "service unavailable\n" },
            { 502, "the backend attempted to redirect this request, which is not permitted\n" },
            { 404, "404 page not found\n" },
            { 404, """{"kind":"Status","code":404,"reason":"NotFound","details":{"name":"another"}}""" },
            { 404, """{"kind":"Status","code":404,"reason":"NotFound"}""" },
            { 200, "{}" },
            { 200, "[" },
            { 200, """{"metadata":{"name":"owner"}}""" },
            { 200, """{"metadata":{"name":"another","uid":"1"}}""" },
        };

    [Theory]
    [MemberData(nameof(WrongObjects))]
    public async Task Whatever_else_is_answered_of_an_owner_is_no_proof_that_it_is_gone(int code, string body)
    {
        _service.Always = new ApiResponse(code, Encoding.UTF8.GetBytes(body));
        Cluster.Add(Owned("a", "some-uid"));
        // What has nothing to do with it is collected meanwhile.
        var other = Owned("b", "gone");
        other.Metadata.OwnerReferences![0].ApiVersion = "v1";
        other.Metadata.OwnerReferences[0].Kind = "Secret";
        Cluster.Add(other);
        await _host.UntilAsync(() => MapOf("b") is null, "the other is collected");
        await PassAsync(TimeSpan.FromSeconds(40));
        Assert.NotNull(MapOf("a"));
        Assert.True(_service.Asked > 0);
        _service.Always = null;
        await _host.UntilAsync(() => MapOf("a") is null, "the service says that there is no such owner");
    }

    [Fact]
    public async Task A_service_that_hangs_keeps_its_objects_and_stops_no_other_collection()
    {
        var uid = _service.Add("shop", "owner");
        _service.Hangs = true;
        for (var i = 0; i < 50; i++)
            Cluster.Add(Owned($"a{i}", uid));
        await _host.SettleAsync();
        var other = Owned("b", "gone");
        other.Metadata.OwnerReferences![0].ApiVersion = "v1";
        other.Metadata.OwnerReferences[0].Kind = "Secret";
        Cluster.Add(other);
        await _host.UntilAsync(() => MapOf("b") is null, "the other is collected");
        Assert.NotNull(MapOf("a0"));
        Assert.InRange(_service.Asked, 1, 40);
    }

    [Fact]
    public async Task An_owner_of_another_tenant_is_of_a_kind_that_is_unknown()
    {
        var map = Owned("a", "some-uid");
        map.Metadata.Tenant = "t1";
        Cluster.Add(map);
        await PassAsync(TimeSpan.FromMinutes(1));
        Assert.Contains(Cluster.List<ConfigMap>("shop"), m => m.Metadata.Tenant == "t1");
    }

    [Fact]
    public async Task Orphaning_waits_for_services_that_do_not_tell_of_their_objects()
    {
        var owner = Cluster.Add(new ConfigMap { Metadata = Named("system", "shop", "owner") });
        _service.Always = FakeService.Away;
        _service.Add("shop", "a", Reference(owner.Metadata.Uid));
        await DeleteAsync("owner", DeletionPropagation.Orphan);
        await PassAsync(TimeSpan.FromMinutes(1));
        Assert.NotNull(MapOf("owner"));
        _service.Always = null;
        await _host.UntilAsync(() => MapOf("owner") is null, "the owner goes");
        await PassAsync(TimeSpan.FromMinutes(1));
        Assert.True(_service.Has("shop", "a"));
        Assert.False(_service.IsOwned("shop", "a"));
    }

    [Fact]
    public async Task What_a_service_serves_is_counted_by_quotas_and_stays_counted_while_it_is_away()
    {
        _service.Add("shop", "a");
        _service.Add("shop", "b");
        Cluster.Add(new Secret { Metadata = Named("system", "shop", "s") });
        const string Flunders = "count/flunders.wardle.example.com";
        Cluster.Add(
            new ResourceQuota
            {
                Metadata = Named("system", "shop", "q"),
                Spec = new ResourceQuotaSpec
                {
                    Hard = new Map<Quantity> { [Flunders] = Quantity.Parse("5"), ["secrets"] = Quantity.Parse("5") },
                },
            }
        );
        string? Used(string name) =>
            Cluster.Get<ResourceQuota>("shop", "q")!.Status.Used?.GetValueOrDefault(name).ToString();
        await _host.UntilAsync(() => Used(Flunders) == "2", "flunders are counted");
        _service.Tell("Stale");
        Cluster.Add(new Secret { Metadata = Named("system", "shop", "s2") });
        _host.Time.Advance(TimeSpan.FromMinutes(6));
        await _host.UntilAsync(() => Used("secrets") == "2", "secrets are counted");
        Assert.Equal("2", Used(Flunders));
        _service.Tell("Current");
        _service.Always = NotFoundInText;
        Cluster.Remove<Secret>("shop", "s2");
        _host.Time.Advance(TimeSpan.FromMinutes(6));
        await _host.UntilAsync(() => Used("secrets") == "1", "secrets are counted again");
        Assert.Equal("2", Used(Flunders));
        _service.Always = null;
        _service.Remove("shop", "b");
        _host.Time.Advance(TimeSpan.FromMinutes(1));
        await _host.UntilAsync(() => Used(Flunders) == "1", "flunders are counted again");
    }

    [Fact]
    public async Task A_call_that_is_not_answered_is_the_only_one_for_a_while()
    {
        var time = new Client.Tests.Fakes.ManualTime();
        var (calls, asked) = (new ElsewhereCalls(time), 0);
        var resource = new Client.Resources.KnownResource("g", "v1", "things", "Thing", ResourceScope.Namespaced);
        Task<int> AskAsync(bool answers) =>
            calls.RunAsync(
                resource,
                async ct =>
                {
                    asked++;
                    if (!answers)
                        await Task.Delay(Timeout.Infinite, ct);
                    return 1;
                },
                CancellationToken.None
            );
        var first = AskAsync(answers: false);
        time.Advance(ElsewhereCalls.CallMax);
        Assert.Equal(504, (await Assert.ThrowsAsync<ApiException>(() => first)).Code);
        Assert.Equal(503, (await Assert.ThrowsAsync<ApiException>(() => AskAsync(true))).Code);
        Assert.Equal(1, asked);
        time.Advance(ElsewhereCalls.QuietPeriod);
        // One tries again, and the others wait for what becomes of it.
        var second = AskAsync(answers: false);
        Assert.Equal(503, (await Assert.ThrowsAsync<ApiException>(() => AskAsync(true))).Code);
        Assert.Equal(2, asked);
        time.Advance(ElsewhereCalls.CallMax);
        await Assert.ThrowsAsync<ApiException>(() => second);
        time.Advance(ElsewhereCalls.QuietPeriod);
        Assert.Equal(1, await AskAsync(true));
        Assert.Equal(1, await AskAsync(true));
    }

    /// <summary>Time passes, and everything gets its turn in it.</summary>
    private async Task PassAsync(TimeSpan time)
    {
        for (var left = time; left > TimeSpan.Zero; left -= TimeSpan.FromSeconds(20))
        {
            _host.Time.Advance(TimeSpan.FromSeconds(20));
            await _host.SettleAsync();
        }
    }

    private static ObjectMeta Named(string tenant, string ns, string name) =>
        new()
        {
            Tenant = tenant,
            Namespace = ns,
            Name = name,
        };

    private static OwnerReference Reference(string uid) =>
        new()
        {
            ApiVersion = "v1",
            Kind = "ConfigMap",
            Name = "owner",
            Uid = uid,
        };

    private static ConfigMap Owned(string name, string uid)
    {
        var map = new ConfigMap { Metadata = Named("system", "shop", name) };
        map.Metadata.OwnerReferences =
        [
            new()
            {
                ApiVersion = FakeService.ApiVersion,
                Kind = "Flunder",
                Name = "owner",
                Uid = uid,
            },
        ];
        return map;
    }

    private ConfigMap? MapOf(string name) =>
        Cluster.List<ConfigMap>("shop").Find(m => (m.Metadata.Tenant, m.Metadata.Name) == ("system", name));

    private Namespace? NamespaceOf(string tenant, string name) =>
        Cluster.List<Namespace>().Find(n => (n.Metadata.Tenant, n.Metadata.Name) == (tenant, name));

    private NamespaceCondition? Condition(string type) =>
        NamespaceOf("system", "shop")?.Status.Conditions?.Find(c => c.Type == type);

    private string Told(string type) => $"{Condition(type)!.Reason}: {Condition(type)!.Message}";

    private Task DeleteAsync(string name, string policy) =>
        Cluster.SendAsync(
            new ApiRequest(
                HttpMethod.Delete,
                $"/api/v1/tenants/system/namespaces/shop/configmaps/{name}",
                Encoding.UTF8.GetBytes($$"""{"propagationPolicy":"{{policy}}"}""")
            ),
            default
        );

    private Task DeleteNamespaceAsync(string tenant, string name) =>
        Cluster.SendAsync(
            new ApiRequest(HttpMethod.Delete, $"/api/v1/tenants/{tenant}/namespaces/{name}", "{}"u8.ToArray()),
            default
        );
}
