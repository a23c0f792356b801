using System.Text;
using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Client.Connection;
using Arktos.Controllers.Hosting;
using Arktos.Controllers.Tests.Fakes;

namespace Arktos.Controllers.Tests;

/// <summary>Owners and dependents that services serve.</summary>
public sealed class ElsewhereOwnerTests : ElsewhereTests
{
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
}
