using Arktos.ApiServer.Tests.Support;

namespace Arktos.ApiServer.Tests;

/// <summary>APIServices: the server's own, and such as ask for a service, which nothing proxies to yet.</summary>
public sealed class AggregationKindTests(KindServer server) : IClassFixture<KindServer>
{
    private const string Services = "/apis/apiregistration.k8s.io/v1/apiservices";

    // The name says what is in it, so that tests use it one after the other.
    private static readonly KindCase Kind = new(
        Services,
        """{"spec":{"group":"example.com","version":"v1","groupPriorityMinimum":100,"versionPriority":5}}""",
        """{"spec":{"versionPriority":6}}"""
    )
    {
        Columns = "Name|Service|Available|Age",
        Cells = "Local|True|age",
        Status =
            """{"status":{"conditions":[{"type":"Other","status":"True"},{"type":"Available","status":"True","lastTransitionTime":"2026-01-01T00:00:00Z","reason":"Local","message":"m"}]}}""",
        NeedsVersion = true,
        Name = _ => "v1.example.com",
    };

    [Fact]
    public Task Objects_are_written_in_every_way() => server.Probe.RunAsync(Kind);

    [Fact]
    public Task Objects_are_shown_as_a_table() => server.Probe.TableAsync(Kind);

    [Theory]
    [InlineData(
        """{"spec":{"version":"v2","groupPriorityMinimum":20001,"versionPriority":0}}""",
        "metadata.name: Invalid value: \"v1.example.com\": must be `spec.version+\".\"+spec.group`: "
            + "\"v2.example.com\"\n"
            + "spec.groupPriorityMinimum: Invalid value: 20001: must be positive and less than 20000\n"
            + "spec.versionPriority: Invalid value: 0: must be positive and less than 1000"
    )]
    [InlineData(
        """{"spec":{"caBundle":"eA==","insecureSkipTLSVerify":true}}""",
        "spec.caBundle: Invalid value: \"1 bytes\": local APIServices may not have a caBundle\n"
            + "spec.insecureSkipTLSVerify: Invalid value: true: local APIServices may not have insecureSkipTLSVerify"
    )]
    [InlineData(
        """{"spec":{"service":{"port":70000},"caBundle":"eA==","insecureSkipTLSVerify":true}}""",
        "spec.service.namespace: Required value\nspec.service.name: Required value\n"
            + "spec.service.port: Invalid value: 70000: port is not valid: must be between 1 and 65535, inclusive\n"
            + "spec.insecureSkipTLSVerify: Invalid value: true: may not be true if caBundle is present"
    )]
    public Task Bad_objects_are_refused_with_the_reason(string patch, string errors) =>
        server.Probe.RefusedAsync(Kind, patch, errors);

    [Fact]
    public async Task Only_the_first_version_is_of_the_group_without_a_name() =>
        await server.Probe.RefusedAsync(
            Kind with
            {
                Name = _ => "v2.",
            },
            """{"spec":{"group":null,"version":"v2"}}""",
            "spec.group: Required value: only v1 may have an empty group and it better be legacy kube"
        );

    [Fact]
    public async Task Each_version_that_is_served_has_one_in_the_order_in_which_groups_are_told()
    {
        var groups = (await server.Admin.GetAsync("/apis"))
            .Expect(200)
            .Node("groups")!
            .AsArray()
            .Select(g => g!["name"]!.ToString())
            .ToList();
        Assert.Equal(
            [
                "apiregistration.k8s.io",
                "apps",
                "events.k8s.io",
                "authentication.k8s.io",
                "authorization.k8s.io",
                "certificates.k8s.io",
                "networking.k8s.io",
                "rbac.authorization.k8s.io",
                "storage.k8s.io",
                "apiextensions.k8s.io",
                "scheduling.k8s.io",
                "coordination.k8s.io",
                "node.k8s.io",
                "discovery.k8s.io",
                "resource.k8s.io",
                "flowcontrol.apiserver.k8s.io",
                "arktos.futurewei.com",
                "metrics.k8s.io",
            ],
            groups.Where(g => g is not ("autoscaling" or "batch" or "policy" or "admissionregistration.k8s.io"))
        );
        var local = (await server.Admin.GetAsync($"{Services}?labelSelector=kube-aggregator.kubernetes.io/automanaged"))
            .Expect(200)
            .Node("items")!
            .AsArray();
        Assert.All(local, s => Assert.Equal("True", s!["status"]!["conditions"]![0]!["status"]!.ToString()));
        var told = local
            .Select(s => s!["spec"]!)
            .OrderByDescending(s => (int)s["groupPriorityMinimum"]!)
            .ThenBy(s => s["group"]?.ToString() ?? "", StringComparer.Ordinal)
            .Select(s => s["group"]?.ToString() ?? "")
            .Distinct();
        Assert.Equal(groups.Where(g => g != "apiregistration.k8s.io").Prepend(""), told);
    }
}
