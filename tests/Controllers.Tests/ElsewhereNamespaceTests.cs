using System.Text;
using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Client.Connection;
using Arktos.Controllers.Hosting;
using Arktos.Controllers.Tests.Fakes;

namespace Arktos.Controllers.Tests;

/// <summary>Namespaces with objects that services serve.</summary>
public sealed class ElsewhereNamespaceTests : ElsewhereTests
{
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
}
