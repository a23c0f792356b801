using Arktos.ApiServer.Tests.Support;

namespace Arktos.ApiServer.Tests;

/// <summary>Families and addresses that services ask for, in a cluster that has IPv4.</summary>
public sealed class ServiceFamilyTests(KindServer server) : IClassFixture<KindServer>
{
    private const string Services = "/api/v1/namespaces/shop/services",
        Ports = """ "ports":[{"port":80}],"selector":{"app":"web"} """,
        Family = "spec.ipFamilies[0]: Invalid value: \"IPv6\": not configured on this cluster",
        Dual =
            "spec.ipFamilyPolicy: Invalid value: \"RequireDualStack\": this cluster is not configured for dual-stack";

    [Theory]
    [InlineData(""" "ipFamilies":["IPv6"] """, Family)]
    [InlineData(""" "ipFamilies":["IPv6","IPv4"],"ipFamilyPolicy":"PreferDualStack" """, Family)]
    [InlineData(
        """ "ipFamilies":["IPv5"] """,
        "spec.ipFamilies[0]: Unsupported value: \"IPv5\": supported values: \"IPv4\""
    )]
    [InlineData(""" "ipFamilies":["IPv4","IPv4"] """, "spec.ipFamilies[1]: Duplicate value: \"IPv4\"")]
    [InlineData(""" "ipFamilyPolicy":"RequireDualStack" """, Dual)]
    [InlineData(
        """ "ipFamilyPolicy":"Both" """,
        "spec.ipFamilyPolicy: Unsupported value: \"Both\": supported values: "
    )]
    [InlineData(
        """ "ipFamilies":["IPv4","IPv6"],"ipFamilyPolicy":"SingleStack" """,
        "must be 'RequireDualStack' or 'PreferDualStack' when multiple IP families are specified"
    )]
    [InlineData(
        """ "clusterIP":"10.0.0.9","clusterIPs":["10.0.0.9","fd00::1"],"ipFamilyPolicy":"SingleStack" """,
        "must be 'RequireDualStack' or 'PreferDualStack' when multiple cluster IPs are specified"
    )]
    [InlineData(
        """ "clusterIP":"fd00::1" """,
        "spec.clusterIPs[0]: Invalid value: [\"fd00::1\"]: IPv6 is not configured on this cluster"
    )]
    [InlineData(
        """ "clusterIP":"10.0.0.9","clusterIPs":["10.0.0.9","fd00::1"],"ipFamilyPolicy":"PreferDualStack" """,
        "spec.clusterIPs[1]: Invalid value: [\"10.0.0.9\",\"fd00::1\"]: IPv6 is not configured on this cluster"
    )]
    [InlineData(
        """ "clusterIP":"fd00::1","ipFamilies":["IPv4"] """,
        "spec.clusterIPs[0]: Invalid value: \"fd00::1\": expected an IPv4 value as indicated by `ipFamilies[0]`"
    )]
    [InlineData(
        """ "clusterIP":"10.0.0.9","clusterIPs":["10.0.0.9","10.0.0.8"] """,
        "spec.clusterIPs: Invalid value: [\"10.0.0.9\",\"10.0.0.8\"]: may specify no more than one IP for each IP"
    )]
    [InlineData(
        """ "clusterIP":"10.0.0.9","clusterIPs":["10.0.0.9","fd00::1","10.0.0.8"] """,
        "may only hold up to 2 values"
    )]
    [InlineData(
        """ "clusterIP":"10.0.0.9","clusterIPs":["10.0.0.9","x"] """,
        "spec.clusterIPs[1]: Invalid value: \"x\": must be a valid IP address"
    )]
    [InlineData(""" "clusterIP":"None","clusterIPs":["None","None"] """, "'None' must be the first and only value")]
    [InlineData(
        """ "type":"ExternalName","externalName":"a.b","ipFamilies":["IPv4"] """,
        "spec.ipFamilies: Forbidden: may not be set for ExternalName services"
    )]
    [InlineData(
        """ "type":"ExternalName","externalName":"a.b","ipFamilyPolicy":"SingleStack" """,
        "spec.ipFamilyPolicy: Forbidden: may not be set for ExternalName services"
    )]
    [InlineData(
        """ "type":"ExternalName","externalName":"a.b","clusterIPs":["None"] """,
        "spec.clusterIPs: Forbidden: may not be set for ExternalName services"
    )]
    public async Task What_the_cluster_has_not_is_refused(string spec, string reason)
    {
        var answer = (await server.Admin.PostAsync(Services, Service("refused", spec + "," + Ports))).Expect(422);
        Assert.Contains(reason, answer.Message());
    }

    [Theory]
    [InlineData("plain", Ports, "SingleStack", "IPv4")]
    [InlineData("prefer", """ "ipFamilyPolicy":"PreferDualStack", """ + Ports, "PreferDualStack", "IPv4")]
    [InlineData("headless", """ "clusterIP":"None", """ + Ports, "SingleStack", "IPv4")]
    // What its endpoints are is not the cluster's to say.
    [InlineData("bare", """ "clusterIP":"None" """, "RequireDualStack", "IPv4,IPv6")]
    [InlineData("six", """ "clusterIP":"None","ipFamilies":["IPv6"] """, "RequireDualStack", "IPv6")]
    [InlineData("one", """ "clusterIP":"None","ipFamilyPolicy":"SingleStack" """, "SingleStack", "IPv4")]
    public async Task What_is_not_said_is_as_the_cluster_is(string name, string spec, string policy, string families)
    {
        var made = (await server.Admin.PostAsync(Services, Service(name, spec))).Expect(201).Body!["spec"]!;
        Assert.Equal(policy, (string?)made["ipFamilyPolicy"]);
        Assert.Equal(families, string.Join(',', made["ipFamilies"]!.AsArray().Select(f => (string?)f)));
    }

    [Fact]
    public async Task The_first_family_of_a_service_stays()
    {
        (await server.Admin.PostAsync(Services, Service("kept", """ "clusterIP":"None" """))).Expect(201);
        var changed = await server.Admin.PatchAsync($"{Services}/kept", """{"spec":{"ipFamilies":["IPv6","IPv4"]}}""");
        Assert.Contains(
            "spec.ipFamilies[0]: Invalid value: \"IPv6\": may not change once set",
            changed.Expect(422).Message()
        );
    }

    [Fact]
    public async Task A_namespace_is_as_its_deletion_says()
    {
        const string Path = "/api/v1/namespaces/phased";
        (await server.Admin.PostAsync("/api/v1/namespaces", """{"metadata":{"name":"phased"}}""")).Expect(201);
        async Task<string> WriteAsync(string phase) =>
            (await server.Admin.PatchAsync($"{Path}/status", $$"""{"status":{"phase":"{{phase}}"} }"""))
                .Expect(422)
                .Message();
        Assert.Contains(
            "status.Phase: Invalid value: \"Terminating\": may only be 'Active' if `deletionTimestamp` is empty",
            await WriteAsync("Terminating")
        );
        (await server.Admin.DeleteAsync(Path)).Expect(200);
        Assert.Contains(
            "status.Phase: Invalid value: \"Active\": may only be 'Terminating' if `deletionTimestamp` is not empty",
            await WriteAsync("Active")
        );
    }

    private static string Service(string name, string spec) =>
        $$"""{"metadata":{"name":"{{name}}"},"spec":{ {{spec}} } }""";
}
