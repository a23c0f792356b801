using System.Text.Json.Nodes;
using Arktos.ApiServer.Tests.Support;

namespace Arktos.ApiServer.Tests;

/// <summary>Networks of tenants, and what pods and services may say of theirs.</summary>
public class NetworkTests : IAsyncLifetime
{
    private const string Admins = "O=tenant:acme,OU=tenant-admins,CN=ann";
    private const string Networks = "/apis/arktos.futurewei.com/v1/networks";
    private const string OfTenant = "/apis/arktos.futurewei.com/v1/tenants/acme/networks";
    private const string Pods = "/api/v1/namespaces/default/pods";
    private const string Services = "/api/v1/namespaces/default/services";
    private const string Deployments = "/apis/apps/v1/namespaces/default/deployments";
    private const string Label = "arktos.futurewei.com/network";

    private TestServer _server = null!;
    private TestClient _admin = null!;
    private TestClient _ann = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        if (IsInParts)
            _server.Keyspace.InParts.Add("acme");
        _admin = _server.Client();
        (await _admin.PostAsync("/api/v1/tenants", Objects.Tenant("acme"))).Expect(201);
        _ann = _server.Client(Admins);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    /// <summary>Whether tenant acme is spread over partitions.</summary>
    protected virtual bool IsInParts => false;

    [Fact]
    public async Task A_tenant_is_made_with_its_default_network_which_stays_and_goes_with_the_tenant()
    {
        var made = (await _ann.GetAsync($"{Networks}/default")).Expect(200);
        Assert.Equal(
            ("flat", "Ready", "network ready; there is no DNS service", "acme"),
            (
                made.Text("spec", "type"),
                made.Text("status", "phase"),
                made.Text("status", "message"),
                made.Text("metadata", "tenant")
            )
        );
        Assert.Equal(
            "networks.arktos.futurewei.com \"default\" is forbidden: this network may not be deleted",
            (await _ann.DeleteAsync($"{Networks}/default")).Expect(403).Message()
        );
        await _admin.PostAsync(
            "/api/v1/namespaces/kube-system/services",
            JsonNode.Parse(
                """
                {"apiVersion":"v1","kind":"Service","metadata":{"name":"kube-dns"},
                 "spec":{"clusterIP":"10.96.0.10","ports":[{"port":53,"protocol":"UDP"}]}}
                """
            )!
        );
        (await _admin.PostAsync("/api/v1/tenants", Objects.Tenant("later"))).Expect(201);
        var told = (await _admin.GetAsync("/apis/arktos.futurewei.com/v1/tenants/later/networks/default")).Expect(200);
        Assert.Equal(
            ("10.96.0.10", "DNS service ready; network ready"),
            (told.Text("status", "dnsServiceIP"), told.Text("status", "message"))
        );
        (await MakeAsync("blue")).Expect(201);
        await _server.RemoveTenantAsync("acme");
        (await _admin.PostAsync("/api/v1/tenants", Objects.Tenant("acme"))).Expect(201);
        Assert.Equal(["default"], await NamesAsync());
    }

    [Fact]
    public async Task A_network_is_pending_flat_and_held_and_its_table_says_so()
    {
        var made = (await MakeAsync("blue")).Expect(201);
        Assert.Equal(
            ("flat", "Pending", Label),
            (
                made.Text("spec", "type"),
                made.Text("status", "phase"),
                made.Node("metadata", "finalizers")![0]!.ToString()
            )
        );
        var table = (await _ann.GetAsync(Networks, "application/json;as=Table;v=v1;g=meta.k8s.io")).Expect(200);
        Assert.Equal(
            ["Name", "Type", "VPC", "Phase", "DNS"],
            table.Node("columnDefinitions")!.AsArray().Select(c => c!["name"]!.ToString())
        );
        var about = (await _ann.GetAsync("/apis/arktos.futurewei.com/v1")).Expect(200).Node("resources")!.AsArray();
        Assert.Equal(
            ["ne", "net"],
            about.First(r => r!["name"]!.ToString() == "networks")!["shortNames"]!.AsArray().Select(s => s!.ToString())
        );
        (await _ann.PatchAsync($"{Networks}/blue", Parse("""{"spec":{"vpcID":"x"}}"""))).Expect(422);
        // Who writes the object does not write its state.
        (await _ann.PatchAsync($"{Networks}/blue", Parse("""{"status":{"phase":"Ready"}}"""))).Expect(200);
        Assert.Equal("Pending", (await _ann.GetAsync($"{Networks}/blue")).Text("status", "phase"));
        Assert.Contains(
            "status.phase: Unsupported value: \"Fine\"",
            (await _ann.PatchAsync($"{Networks}/blue/status", Parse("""{"status":{"phase":"Fine"}}""")))
                .Expect(422)
                .Message()
        );
    }

    [Theory]
    //          name    spec                                          what is told
    [InlineData("A_b", "{}", "metadata.name: Invalid value: \"A_b\"")]
    [InlineData("a.b", "{}", "metadata.name: Invalid value: \"a.b\"")]
    [InlineData("m", """{"type":"mizar"}""", "spec.type: Unsupported value: \"mizar\": supported values: \"flat\"")]
    [InlineData("v", """{"vpcID":"v1"}""", "spec.vpcID: Forbidden: networks of type flat have none")]
    [InlineData("e", """{"service":{"ipam":"External"}}""", "spec.service.ipam: Forbidden: a network has no addresses")]
    [InlineData("i", """{"service":{"ipam":"mine"}}""", "spec.service.ipam: Unsupported value: \"mine\"")]
    [InlineData("c", """{"service":{"cidrs":["10.0.0.0/16"]}}""", "spec.service.cidrs: Forbidden: a network has no")]
    [InlineData("b", """{"service":{"cidrs":["ten"]}}""", "spec.service.cidrs[0]: Invalid value: \"ten\"")]
    public async Task What_nothing_carries_out_is_refused(string name, string spec, string told) =>
        Assert.Contains(told, (await MakeAsync(name, spec)).Expect(422).Message());

    [Theory]
    [InlineData(Pods)]
    [InlineData(Services)]
    public async Task A_member_names_a_network_of_its_tenant_that_stays_and_never_another_one(string path)
    {
        var kind = path[(path.LastIndexOf('/') + 1)..];
        (await _ann.PostAsync(path, Member(path, "plain"))).Expect(201);
        (await _ann.PostAsync(path, Member(path, "said", "default"))).Expect(201);
        Assert.Equal(
            $"{kind} \"a\" is forbidden: network acme/blue not found",
            (await _ann.PostAsync(path, Member(path, "a", "blue"))).Expect(403).Message()
        );
        // Another tenant's is none.
        (await _admin.PostAsync(Networks, Parse(NetworkText("blue", "{}")))).Expect(201);
        (await _ann.PostAsync(path, Member(path, "a", "blue"))).Expect(403);
        (await _ann.PostAsync($"{path}?dryRun=All", Member(path, "a", "blue"))).Expect(403);
        Assert.Contains(
            $"metadata.labels[{Label}]: Invalid value: \"Blue\"",
            (await _ann.PostAsync(path, Member(path, "a", "Blue"))).Expect(422).Message()
        );
        (await MakeAsync("blue")).Expect(201);
        (await _ann.PostAsync(path, Member(path, "a", "blue"))).Expect(201);
        foreach (var (name, label) in new[] { ("a", "null"), ("a", "\"red\""), ("plain", "\"blue\"") })
            Assert.Contains(
                $"metadata.labels[{Label}]: Invalid value",
                (await _ann.PatchAsync($"{path}/{name}", Labels(label))).Expect(422).Message()
            );
        // The default one may be named or not.
        (await _ann.PatchAsync($"{path}/said", Labels("null"))).Expect(200);

        (await _ann.DeleteAsync($"{Networks}/blue")).Expect(200);
        Assert.NotEqual("", (await _ann.GetAsync($"{Networks}/blue")).Text("metadata", "deletionTimestamp"));
        Assert.Equal(
            $"{kind} \"b\" is forbidden: unable to create new content in network acme/blue because it is being "
                + "terminated",
            (await _ann.PostAsync(path, Member(path, "b", "blue"))).Expect(403).Message()
        );
        // What is there goes on, and may change.
        (await _ann.PatchAsync($"{path}/a", Parse("""{"metadata":{"annotations":{"a":"b"}}}"""))).Expect(200);
        (await _ann.PatchAsync($"{Networks}/blue", Parse("""{"metadata":{"finalizers":null}}"""))).Expect(200);
        (await _ann.GetAsync($"{Networks}/blue")).Expect(404);
        (await MakeAsync("blue")).Expect(201);
        (await _ann.PostAsync(path, Member(path, "b", "blue"))).Expect(201);
    }

    [Fact]
    public async Task A_network_that_goes_between_the_look_and_the_commit_gets_no_member()
    {
        if (IsInParts)
            return;
        (await MakeAsync("blue")).Expect(201);
        var isFirst = true;
        _server.Keyspace.BeforeCommit = async commit =>
        {
            if (!isFirst || !commit.Operations.Any(o => o.Key is { Resource: "pods", Name: "a" }))
                return;
            isFirst = false;
            (await _ann.PatchAsync($"{Networks}/blue", Parse("""{"metadata":{"finalizers":null}}"""))).Expect(200);
            (await _ann.DeleteAsync($"{Networks}/blue")).Expect(200);
        };
        Assert.Contains(
            "network acme/blue not found",
            (await _ann.PostAsync(Pods, Member(Pods, "a", "blue"))).Expect(403).Message()
        );
        Assert.False(isFirst);
    }

    [Fact]
    public async Task A_deployment_and_its_pods_say_the_same()
    {
        foreach (var (own, pods) in new[] { ("blue", ""), ("", "blue"), ("blue", "red") })
            Assert.Equal(
                "invalid deployment with conflicting network label",
                (await _ann.PostAsync(Deployments, Deployment("d", own, pods))).Expect(400).Message()
            );
        (await _ann.PostAsync(Deployments, Deployment("d", "blue", "blue"))).Expect(201);
        (await _ann.PatchAsync($"{Deployments}/d", Labels("\"red\""))).Expect(400);
        (await _ann.PostAsync(Deployments, Deployment("e", "", ""))).Expect(201);
        await using var without = await TestServer.StartAsync(authority =>
            TestServer.Options(authority) with
            {
                AdmissionPlugins = Admission.PluginChoice.Of([], ["DeploymentNetwork"]),
            }
        );
        (await without.Client().PostAsync(Deployments, Deployment("d", "blue", ""))).Expect(201);
    }

    private Task<Answer> MakeAsync(string name, string spec = "{}") =>
        _ann.PostAsync(Networks, Parse(NetworkText(name, spec)));

    private async Task<List<string>> NamesAsync() =>
        [
            .. (await _admin.GetAsync(OfTenant))
                .Expect(200)
                .Node("items")!
                .AsArray()
                .Select(n => n!["metadata"]!["name"]!.ToString()),
        ];

    private static string NetworkText(string name, string spec) =>
        $$"""
            {"apiVersion":"arktos.futurewei.com/v1","kind":"Network","metadata":{"name":"{{name}}"},"spec":{{spec}}}
            """;

    private static JsonNode Labels(string value) =>
        Parse($$$"""{"metadata":{"labels":{"{{{Label}}}":{{{value}}} } } }""");

    private static JsonNode Member(string path, string name, string network = "") =>
        Labelled(
            path == Pods
                ? $$"""
                {"apiVersion":"v1","kind":"Pod","metadata":{"name":"{{name}}"},
                 "spec":{"containers":[{"name":"c","image":"i"}]} }
                """
                : $$"""
                {"apiVersion":"v1","kind":"Service","metadata":{"name":"{{name}}"},"spec":{"ports":[{"port":80}]} }
                """,
            network
        );

    private static JsonNode Deployment(string name, string own, string pods)
    {
        var made = Labelled(
            $$"""
            {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"{{name}}"},"spec":{
             "selector":{"matchLabels":{"app":"a"} },"template":{"metadata":{"labels":{"app":"a"} },
             "spec":{"containers":[{"name":"c","image":"i"}]} } } }
            """,
            own
        );
        if (pods.Length > 0)
            made["spec"]!["template"]!["metadata"]!["labels"]![Label] = pods;
        return made;
    }

    private static JsonNode Labelled(string text, string network)
    {
        var made = Parse(text);
        if (network.Length > 0)
            made["metadata"]!["labels"] = new JsonObject { [Label] = network };
        return made;
    }

    private static JsonNode Parse(string text) => JsonNode.Parse(text)!;
}

/// <summary>The same where the tenant is spread over partitions: nobody notices.</summary>
public sealed class NetworkOfPartsTests : NetworkTests
{
    protected override bool IsInParts => true;
}
