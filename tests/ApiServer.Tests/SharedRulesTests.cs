using System.Text;
using Arktos.ApiServer.Configuration;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Tests;

/// <summary>Rules of followed roles, which many tenants have in common.</summary>
public sealed class SharedRulesTests
{
    private const string Rules = """[{"verbs":["get"],"apiGroups":[""],"resources":["pods"]}]""";

    [Fact]
    public void Equal_rules_of_many_tenants_are_kept_once()
    {
        var (one, other) = (Keep(Role("acme", Rules)), Keep(Role("globex", Rules)));
        Assert.True(one.Value.Equals(other.Value));
        Assert.Same(SharedRules.Of(one), SharedRules.Of(other));
        var rule = Assert.Single(SharedRules.Of(one));
        Assert.Equal(("get", "pods"), (rule.Verbs.Single(), rule.Resources!.Single()));
        var third = Keep(Role("acme", Rules.Replace("get", "list")));
        Assert.Equal("list", Assert.Single(SharedRules.Of(third)).Verbs.Single());
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"rules":null}""")]
    [InlineData("""{"rules":[]}""")]
    [InlineData("""{"rules":"all"}""")]
    [InlineData("""{"rules":[{"verbs":"all"}]}""")]
    [InlineData("""{"metadata":{"rules":[{"verbs":["*"],"apiGroups":["*"],"resources":["*"]}]}}""")]
    [InlineData("""{"rules":[{"verbs":["*"],"apiGroups":["*"],"resources":["*"]}],"kind":""")]
    public void What_is_no_role_grants_nothing(string json) => Assert.Empty(SharedRules.Of(Keep(json)));

    [Fact]
    public void Rules_that_no_role_has_any_more_are_forgotten()
    {
        for (var i = 0; i < 8 * 1024; i++)
            Keep(Role("acme", Rules.Replace("pods", $"kind-{i}-{Guid.NewGuid():n}")));
        GC.Collect();
        GC.WaitForPendingFinalizers();
        // At twice as many as there were the last time, the dead ones go.
        for (var i = 0; i < 16 * 1024; i++)
            Keep(Role("acme", Rules.Replace("pods", $"more-{i}-{Guid.NewGuid():n}")));
        GC.Collect();
        for (var i = 0; i < 16 * 1024; i++)
            Keep(Role("acme", Rules.Replace("pods", $"most-{i}-{Guid.NewGuid():n}")));
        Assert.InRange(SharedRules.Count, 1, 32 * 1024);
    }

    private static string Role(string tenant, string rules) =>
        $$"""{"kind":"ClusterRole","metadata":{"name":"r","tenant":"{{tenant}}"},"rules":{{rules}}}""";

    private static KeyspaceItem Keep(string json) =>
        SharedRules.Keep(
            new KeyspaceItem(
                new ObjectKey("clusterroles.rbac.authorization.k8s.io", "acme", "", "r"),
                Encoding.UTF8.GetBytes(json),
                new Revision(1),
                new Revision(1),
                -1
            )
        );
}
