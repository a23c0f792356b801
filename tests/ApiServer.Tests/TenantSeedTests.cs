using System.Text;
using System.Text.Json.Nodes;
using Arktos.Api;
using Arktos.ApiServer.Tests.Support;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Tests;

/// <summary>What tenants are made with is encoded once, and yet each one's own.</summary>
public sealed class TenantSeedTests : IAsyncLifetime
{
    private const string Maps = "/api/v1/namespaces/kube-system/configmaps";
    private static readonly Dictionary<string, string> Misleading = new()
    {
        ["creationTimestamp"] = "c",
        ["tenant"] = "_",
        ["uid"] = "u",
    };

    private static readonly string LongName = new('l', 63);

    private TestServer _server = null!;
    private TestClient _admin = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _admin = _server.Client();
        // What is text is no field, though it looks like one.
        await RootsAsync("""{"uid":"u","tenant":"_","creationTimestamp":"c","resourceVersion":"0"}""");
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Each_tenant_has_objects_of_its_own_that_are_alike()
    {
        var began = DateTimeOffset.UtcNow.AddSeconds(-1);
        var seen = new List<List<string>>();
        var uids = new HashSet<string>();
        foreach (var tenant in new[] { "a", LongName, "uid", "tenant" })
        {
            await MakeAsync(tenant);
            var objects = new List<string>();
            foreach (var item in ItemsOf(tenant))
            {
                var value = JsonNode.Parse(item.Value.Span)!;
                var meta = value["metadata"]!.AsObject();
                Assert.Equal((tenant, item.Key.Name), (meta["tenant"]!.ToString(), meta["name"]!.ToString()));
                Assert.Equal(item.Key.Namespace, meta["namespace"]?.ToString() ?? "");
                Assert.Equal(item.Revision.Value.ToString("D19"), meta["resourceVersion"]!.ToString());
                Assert.True(uids.Add(Guid.Parse(meta["uid"]!.ToString()).ToString()), $"{item.Key} has another's uid");
                Assert.True(KubeTimeOf(meta) >= began, $"{item.Key} was made at {meta["creationTimestamp"]}");
                foreach (var own in new[] { "uid", "tenant", "creationTimestamp", "resourceVersion" })
                    meta.Remove(own);
                objects.Add($"{item.Key.Resource}/{item.Key.Namespace}/{item.Key.Name} {value.ToJsonString()}");
            }
            seen.Add(objects);
        }
        // Namespaces, accounts, config maps; roles and bindings; class and network.
        Assert.True(seen[0].Count >= 9 + 11 + 2, string.Join('\n', seen[0]));
        Assert.All(seen, objects => Assert.Equal(seen[0], objects));
        Assert.Contains(seen[0], o => o.StartsWith("configmaps/default/kube-root-ca.crt", StringComparison.Ordinal));
    }

    /// <summary>Also when it was answered for another tenant a moment before.</summary>
    [Fact]
    public async Task A_tenant_is_told_what_holds_when_it_is_made()
    {
        await MakeAsync("one");
        Assert.Contains("\"uid\"", await RootsOfAsync("one"));
        await RootsAsync("second");
        await MakeAsync("two");
        Assert.Equal("second", await RootsOfAsync("two"));
        (await _admin.DeleteAsync($"{Maps}/kube-root-ca.crt")).Expect(200);
        await MakeAsync("three");
        (await _admin.GetAsync("/api/v1/tenants/three/namespaces/default/configmaps/kube-root-ca.crt")).Expect(404);
        await RootsAsync("third");
        await MakeAsync("four");
        Assert.Equal("third", await RootsOfAsync("four"));
        // The same name again: nothing of what it had.
        var before = ItemsOf("four").Select(i => JsonNode.Parse(i.Value.Span)!["metadata"]!["uid"]!.ToString());
        var uids = before.ToHashSet();
        await _server.RemoveTenantAsync("four");
        await RootsAsync("fourth");
        await MakeAsync("four");
        Assert.Equal("fourth", await RootsOfAsync("four"));
        Assert.DoesNotContain(
            ItemsOf("four"),
            i => uids.Contains(JsonNode.Parse(i.Value.Span)!["metadata"]!["uid"]!.ToString())
        );
    }

    [Fact]
    public async Task Tenants_that_are_made_at_once_are_each_whole()
    {
        var names = Enumerable.Range(0, 20).Select(i => $"t-{i}").ToList();
        await Task.WhenAll(names.Select(MakeAsync));
        var counts = names.Select(n => ItemsOf(n).Count).Distinct();
        Assert.Single(counts);
    }

    [Fact]
    public async Task Who_cannot_be_told_is_not_made_and_the_next_one_is()
    {
        _server.Keyspace.BeforeRead = _ => throw new TimeoutException("the test says so");
        Assert.NotEqual(201, (await _admin.PostAsync("/api/v1/tenants", Objects.Tenant("acme"))).Code);
        _server.Keyspace.BeforeRead = null;
        await MakeAsync("acme");
    }

    private async Task MakeAsync(string tenant) =>
        (await _admin.PostAsync("/api/v1/tenants", Objects.Tenant(tenant))).Expect(201);

    private async Task RootsAsync(string text)
    {
        var body = new
        {
            metadata = new { name = "kube-root-ca.crt", annotations = Misleading },
            data = new Dictionary<string, string> { ["ca.crt"] = text },
        };
        var put = await _admin.PutAsync($"{Maps}/kube-root-ca.crt", body);
        if (put.Code == 404)
            (await _admin.PostAsync(Maps, body)).Expect(201);
        else
            put.Expect(200);
    }

    private async Task<string> RootsOfAsync(string tenant) =>
        (await _admin.GetAsync($"/api/v1/tenants/{tenant}/namespaces/default/configmaps/kube-root-ca.crt"))
            .Expect(200)
            .Text("data", "ca.crt");

    private List<KeyspaceItem> ItemsOf(string tenant) =>
        [
            .. _server
                .Keyspace.Keys()
                .Where(k => k.Tenant == tenant && k.Resource != "tenancies.arktos")
                .OrderBy(k => k.ToString(), StringComparer.Ordinal)
                .Select(k => _server.Keyspace.Peek(k)!),
        ];

    private static DateTimeOffset KubeTimeOf(JsonObject meta) =>
        DateTimeOffset.Parse(meta["creationTimestamp"]!.ToString(), System.Globalization.CultureInfo.InvariantCulture);
}
