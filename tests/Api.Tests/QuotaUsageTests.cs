using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Quotas;

namespace Arktos.Api.Tests;

/// <summary>What one object takes of quotas.</summary>
public sealed class QuotaUsageTests
{
    [Fact]
    public void A_pod_takes_what_it_asks_for_with_its_overhead_under_all_names()
    {
        var pod = NewPod(
            """{"requests":{"cpu":"1","hugepages-2Mi":"4Mi","example.com/gpu":"2"},"limits":{"cpu":"2","memory":"1Gi"}}"""
        );
        pod.Spec.Overhead = new() { ["cpu"] = Quantity.Parse("100m"), ["memory"] = Quantity.Parse("10Mi") };
        Assert.Equal(
            "count/pods=1,cpu=1100m,hugepages-2Mi=4Mi,limits.cpu=2100m,limits.memory=1034Mi,memory=10Mi,pods=1,"
                + "requests.cpu=1100m,requests.example.com/gpu=2,requests.hugepages-2Mi=4Mi,requests.memory=10Mi",
            Listed(QuotaUsage.Of("pods", pod))
        );
    }

    [Theory]
    [InlineData("pods", "pods")]
    [InlineData("limits.memory", "pods")]
    [InlineData("requests.example.com/gpu", "pods")]
    [InlineData("requests.storage", "persistentvolumeclaims")]
    [InlineData("fast.storageclass.storage.k8s.io/requests.storage", "persistentvolumeclaims")]
    [InlineData("services.nodeports", "services")]
    [InlineData("secrets", "secrets")]
    [InlineData("count/deployments.apps", "deployments.apps")]
    [InlineData("some.example.com/thing", null)]
    public void Each_name_is_about_one_resource(string name, string? resource)
    {
        Assert.Equal(resource, QuotaUsage.ResourceOf(name));
        foreach (var other in new[] { "pods", "persistentvolumeclaims", "services", "secrets", "deployments.apps" })
            Assert.Equal(other == resource, QuotaUsage.IsAbout(name, other));
    }

    [Theory]
    [InlineData("{\"phase\":\"Running\"}", "{}", true)]
    [InlineData("{\"phase\":\"Failed\"}", "{}", false)]
    [InlineData("{}", "{\"activeDeadlineSeconds\":3}", false)]
    public void A_change_that_no_quota_counts_is_told_at_once(string status, string spec, bool isSame)
    {
        var (before, after) = (NewPod("{}"), NewPod("{}"));
        after.Status = KubeJson.Decode<PodStatus>(System.Text.Encoding.UTF8.GetBytes(status));
        after.Spec.ActiveDeadlineSeconds = KubeJson
            .Decode<PodSpec>(System.Text.Encoding.UTF8.GetBytes(spec))
            .ActiveDeadlineSeconds;
        Assert.Equal(isSame, QuotaUsage.IsSame(before, after));
    }

    [Theory]
    [InlineData("In", "b", true)]
    [InlineData("In", "c", false)]
    [InlineData("NotIn", "b", false)]
    [InlineData("NotIn", "c", true)]
    [InlineData("Exists", "", true)]
    [InlineData("DoesNotExist", "", false)]
    public void Scopes_select_pods_by_priority_class(string op, string value, bool holds)
    {
        var pod = NewPod("{}");
        pod.Spec.PriorityClassName = "b";
        var spec = new ResourceQuotaSpec
        {
            ScopeSelector = new()
            {
                MatchExpressions =
                [
                    new()
                    {
                        ScopeName = "PriorityClass",
                        Operator = op,
                        Values = value.Length > 0 ? [value] : null,
                    },
                ],
            },
        };
        Assert.Equal(holds, QuotaScopes.Match(spec, pod));
        Assert.False(QuotaScopes.Match(spec, new Secret()));
    }

    [Fact]
    public void A_pod_that_asks_for_pods_of_other_namespaces_is_in_that_scope()
    {
        var spec = new ResourceQuotaSpec { Scopes = ["CrossNamespacePodAffinity"] };
        var pod = NewPod("{}");
        pod.Spec.Affinity = new()
        {
            PodAntiAffinity = new() { RequiredDuringSchedulingIgnoredDuringExecution = [new() { TopologyKey = "a" }] },
        };
        Assert.False(QuotaScopes.Match(spec, pod));
        pod.Spec.Affinity.PodAntiAffinity.RequiredDuringSchedulingIgnoredDuringExecution[0].NamespaceSelector = new();
        Assert.True(QuotaScopes.Match(spec, pod));
    }

    private static Pod NewPod(string resources) =>
        new()
        {
            Spec = new()
            {
                Containers =
                [
                    new()
                    {
                        Name = "c",
                        Resources = KubeJson.Decode<ResourceRequirements>(
                            System.Text.Encoding.UTF8.GetBytes(resources)
                        ),
                    },
                ],
            },
        };

    private static string Listed(Map<Quantity> usage) =>
        string.Join(',', usage.OrderBy(u => u.Key, StringComparer.Ordinal).Select(u => $"{u.Key}={u.Value}"));
}
