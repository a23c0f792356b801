using Arktos.ApiServer.Tests.Support;

namespace Arktos.ApiServer.Tests;

/// <summary>Nobody comes by rights that they do not have, by whatever they write.</summary>
public sealed class EscalationTests : IAsyncLifetime
{
    private const string Rbac = "/apis/rbac.authorization.k8s.io/v1";
    private TestServer _server = null!;
    private TestClient _admin = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _admin = _server.Client();
        (await _admin.PostAsync("/api/v1/namespaces", Objects.Namespace("shop"))).Expect(201);
        (await _admin.PostAsync("/api/v1/namespaces/shop/serviceaccounts", Objects.ServiceAccount("default"))).Expect(
            201
        );
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task An_emptied_bootstrap_role_is_bound_by_nobody_who_lacks_the_rules_that_a_start_gives_it_back()
    {
        var ann = await WhoMayAsync(
            "ann",
            Rule("get create update patch delete", "rbac.authorization.k8s.io", "clusterroles")
        );
        await GrantAsync("ann", "binder", Rule("create", "rbac.authorization.k8s.io", "clusterrolebindings"));
        (await ann.PatchAsync($"{Rbac}/clusterroles/cluster-admin", new { rules = Array.Empty<object>() })).Expect(200);
        var binding = Binding("taken", "cluster-admin", "ann");
        Assert.Contains(
            "attempting to grant RBAC permissions not currently held",
            (await ann.PostAsync($"{Rbac}/clusterrolebindings", binding)).Expect(403).Text("message")
        );
        (await ann.DeleteAsync($"{Rbac}/clusterroles/cluster-admin")).Expect(200);
        (await ann.PostAsync($"{Rbac}/clusterrolebindings", binding)).Expect(403);
        await using var next = await TestServer.StartAsync(keyspace: _server.Keyspace);
        (await next.Client("CN=ann").GetAsync("/api/v1/nodes")).Expect(403);
    }

    [Fact]
    public async Task Who_takes_an_aggregation_rule_away_must_hold_everything()
    {
        (
            await _admin.PostAsync(
                $"{Rbac}/clusterroles",
                new
                {
                    metadata = new { name = "sum" },
                    aggregationRule = new
                    {
                        clusterRoleSelectors = new[] { new { matchLabels = new { part = "yes" } } },
                    },
                    rules = new[] { Rule("get", "", "pods") },
                }
            )
        ).Expect(201);
        var ann = await WhoMayAsync(
            "ann",
            Rule("get create update patch delete", "rbac.authorization.k8s.io", "clusterroles")
        );
        var answer = await ann.PatchAsync($"{Rbac}/clusterroles/sum", new { aggregationRule = (object?)null });
        Assert.Contains("must have cluster-admin privileges", answer.Expect(403).Text("message"));
    }

    [Fact]
    public async Task Finalizers_and_owners_of_a_role_are_changed_by_who_lacks_its_rules()
    {
        (await _admin.PostAsync($"{Rbac}/clusterroles", Role("secret", Rule("get", "", "secrets")))).Expect(201);
        var ann = await WhoMayAsync(
            "ann",
            Rule("get create update patch delete", "rbac.authorization.k8s.io", "clusterroles")
        );
        var finalizers = new { metadata = new { finalizers = new[] { "example.com/wait" } } };
        (await ann.PatchAsync($"{Rbac}/clusterroles/secret", finalizers)).Expect(200);
        var label = new { metadata = new { labels = new { a = "b" } } };
        (await ann.PatchAsync($"{Rbac}/clusterroles/secret", label)).Expect(403);
    }

    [Fact]
    public async Task Rules_with_too_many_single_rights_are_refused_at_once()
    {
        var ann = await WhoMayAsync(
            "ann",
            Rule("get create update patch delete", "rbac.authorization.k8s.io", "clusterroles")
        );
        var many = Enumerable.Range(0, 1000).Select(i => $"a{i}").ToArray();
        var role = new
        {
            metadata = new { name = "many" },
            rules = new[]
            {
                new
                {
                    verbs = many,
                    apiGroups = many,
                    resources = many,
                },
            },
        };
        Assert.Contains(
            "single rights",
            (await ann.PostAsync($"{Rbac}/clusterroles", role)).Expect(403).Text("message")
        );
    }

    [Fact]
    public async Task Roles_that_select_each_other_cost_what_they_hold()
    {
        for (var i = 0; i < 60; i++)
            (
                await _admin.PostAsync(
                    $"{Rbac}/clusterroles",
                    new
                    {
                        metadata = new { name = $"loop{i}", labels = new { part = "yes" } },
                        aggregationRule = new
                        {
                            clusterRoleSelectors = new[] { new { matchLabels = new { part = "yes" } } },
                        },
                        rules = new[] { Rule("get", "", $"things{i}") },
                    }
                )
            ).Expect(201);
        await GrantAsync("bob", "loop0", null);
        var bob = _server.Client("CN=bob");
        for (var i = 0; i < 100; i++)
            (await bob.GetAsync("/api/v1/nodes")).Expect(403);
    }

    [Fact]
    public async Task A_rule_with_names_covers_the_creation_of_a_subresource_of_that_name_and_of_no_other()
    {
        var rule = new
        {
            verbs = new[] { "create" },
            apiGroups = new[] { "" },
            resources = new[] { "pods/eviction", "pods" },
            resourceNames = new[] { "a" },
        };
        (await _admin.PostAsync("/api/v1/namespaces/shop/pods", Objects.Pod("a"))).Expect(201);
        (await _admin.PostAsync("/api/v1/namespaces/shop/pods", Objects.Pod("b"))).Expect(201);
        var ann = await WhoMayAsync("ann", rule);
        (await ann.PostAsync("/api/v1/namespaces/shop/pods/b/eviction", new { metadata = new { name = "b" } })).Expect(
            403
        );
        (await ann.PostAsync("/api/v1/namespaces/shop/pods", Objects.Pod("a"))).Expect(403);
        (await ann.PostAsync("/api/v1/namespaces/shop/pods/a/eviction", new { metadata = new { name = "a" } })).Expect(
            201
        );
    }

    [Fact]
    public async Task A_PUT_creates_only_for_who_may_create()
    {
        var lease = "/apis/coordination.k8s.io/v1/namespaces/shop/leases/l";
        var ann = await WhoMayAsync("ann", Rule("update", "coordination.k8s.io", "leases"));
        Assert.Contains(
            "cannot create resource \"leases\"",
            (await ann.PutAsync(lease, new { metadata = new { name = "l" } })).Expect(403).Text("message")
        );
        var version = (await _admin.PutAsync(lease, new { metadata = new { name = "l" } })).Expect(201).Version;
        var held = new
        {
            metadata = new { name = "l", resourceVersion = version },
            spec = new { holderIdentity = "x" },
        };
        (await ann.PutAsync(lease, held)).Expect(200);
    }

    [Fact]
    public async Task Roles_written_through_another_server_count_without_being_asked_for_again()
    {
        await using var second = await TestServer.StartAsync(keyspace: _server.Keyspace);
        await WhoMayAsync("ann", Rule("list", "", "nodes"));
        var ann = second.Client("CN=ann");
        using var deadline = new CancellationTokenSource(TestServer.Deadline);
        while ((await ann.GetAsync("/api/v1/nodes")).Code != 200)
            deadline.Token.ThrowIfCancellationRequested();
        (await _admin.DeleteAsync($"{Rbac}/clusterrolebindings/ann-ann")).Expect(200);
        while ((await ann.GetAsync("/api/v1/nodes")).Code != 403)
            deadline.Token.ThrowIfCancellationRequested();
    }

    private async Task<TestClient> WhoMayAsync(string user, object rule)
    {
        await GrantAsync(user, user, rule);
        return _server.Client($"CN={user}");
    }

    private async Task GrantAsync(string user, string role, object? rule)
    {
        if (rule is not null)
            (await _admin.PostAsync($"{Rbac}/clusterroles", Role(role, rule))).Expect(201);
        (await _admin.PostAsync($"{Rbac}/clusterrolebindings", Binding($"{user}-{role}", role, user))).Expect(201);
    }

    private static object Role(string name, object rule) => new { metadata = new { name }, rules = new[] { rule } };

    private static object Rule(string verb, string group, string resource) =>
        new
        {
            verbs = verb.Split(' '),
            apiGroups = new[] { group },
            resources = new[] { resource },
        };

    private static object Binding(string name, string role, string user) =>
        new
        {
            metadata = new { name },
            roleRef = new { kind = "ClusterRole", name = role },
            subjects = new[] { new { kind = "User", name = user } },
        };
}
