using System.Text.Json.Nodes;
using Arktos.ApiServer.Tests.Support;

namespace Arktos.ApiServer.Tests;

/// <summary>
/// Quotas: what is refused, in Kubernetes' words, and what is used, exact to the one. What the controller writes when
/// it has counted is written by the tests.
/// </summary>
public sealed class QuotaTests : IAsyncLifetime
{
    private const string Shop = "/api/v1/namespaces/shop";
    private const string Pods = $"{Shop}/pods";
    private const string Maps = $"{Shop}/configmaps";
    private const string Quotas = $"{Shop}/resourcequotas";

    private TestServer _server = null!;
    private TestClient _admin = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _admin = _server.Client();
        (await _admin.PostAsync("/api/v1/namespaces", Objects.Namespace("shop"))).Expect(201);
        var account = Objects.ServiceAccount("default");
        (await _admin.PostAsync($"{Shop}/serviceaccounts", account)).Expect(201);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task The_pod_too_many_is_refused_and_one_that_goes_makes_room()
    {
        await QuotaAsync("q", """{"pods":"2"}""");
        (await PodAsync("a")).Expect(201);
        (await PodAsync("b")).Expect(201);
        var refused = await PodAsync("c");
        Assert.Equal(
            "pods \"c\" is forbidden: exceeded quota: q, requested: pods=1, used: pods=2, limited: pods=2",
            refused.Expect(403).Message()
        );
        Assert.Equal("Forbidden", refused.Text("reason"));
        (await _admin.GetAsync($"{Pods}/c")).Expect(404);
        (await _admin.DeleteAsync($"{Pods}/a?gracePeriodSeconds=0")).Expect(200);
        Assert.Equal("1", await UsedAsync("q", "pods"));
        (await PodAsync("c")).Expect(201);
        Assert.Equal("2", await UsedAsync("q", "pods"));
    }

    [Fact]
    public async Task However_many_write_through_two_servers_as_many_are_made_as_are_allowed()
    {
        await using var other = await TestServer.StartAsync(keyspace: _server.Keyspace);
        TestClient[] clients = [_admin, other.Client()];
        const string Fifty = """{"count/configmaps":"50"}""";
        (await _admin.PostAsync(Quotas, Quota("q", Fifty, ""))).Expect(201);
        // Some moments may go by before the other server has heard of it.
        using var deadline = new CancellationTokenSource(TestServer.Deadline);
        while ((await clients[1].PostAsync($"{Maps}?dryRun=All", Map("m"))).Code != 403)
            await Task.Delay(20, deadline.Token);
        await CountedAsync("q", Fifty);
        using var stop = new CancellationTokenSource();
        var most = WatchUsedAsync(stop.Token);
        var made = await Task.WhenAll(
            Enumerable.Range(0, 200).Select(i => clients[i % 2].PostAsync(Maps, Map($"m{i}")))
        );
        await stop.CancelAsync();
        Assert.Equal(50, made.Count(m => m.Code == 201));
        Assert.All(
            made.Where(m => m.Code != 201),
            m => Assert.Contains("exceeded quota: q, requested: count/configmaps=1", m.Expect(403).Message())
        );
        Assert.Equal("50", await UsedAsync("q", "count/configmaps"));
        Assert.InRange(await most, 0, 50);
        Assert.Equal(50, (await _admin.GetAsync(Maps)).Body["items"]!.AsArray().Count);
        // And they are given back as exactly.
        await Task.WhenAll(
            made.Index()
                .Where(m => m.Item.Code == 201)
                .Select(m => clients[m.Index / 2 % 2].DeleteAsync($"{Maps}/m{m.Index}"))
        );
        Assert.Equal("0", await UsedAsync("q", "count/configmaps"));
    }

    [Fact]
    public async Task What_pods_ask_for_is_summed_and_what_is_too_much_is_named()
    {
        await QuotaAsync(
            "q",
            """{"cpu":"1","requests.memory":"1Gi","limits.cpu":"2","limits.memory":"2Gi","pods":"9"}"""
        );
        const string Half = """{"requests":{"cpu":"500m","memory":"256Mi"},"limits":{"cpu":"500m","memory":"512Mi"}}""";
        (await PodAsync("a", Half)).Expect(201);
        (await PodAsync("b", """{"limits":{"cpu":"400m","memory":"1Gi"},"requests":{"memory":"256Mi"}}""")).Expect(201);
        Assert.Equal(
            """{"cpu":"900m","limits.cpu":"900m","limits.memory":"1536Mi","pods":"2","requests.memory":"512Mi"}""",
            (await UsedAsync("q")).ToJsonString()
        );
        var refused = await PodAsync(
            "c",
            """{"requests":{"cpu":"200m","memory":"256Mi"},"limits":{"cpu":"1","memory":"1Gi"}}"""
        );
        Assert.Equal(
            "pods \"c\" is forbidden: exceeded quota: q, requested: cpu=200m,limits.memory=1Gi, "
                + "used: cpu=900m,limits.memory=1536Mi, limited: cpu=1,limits.memory=2Gi",
            refused.Expect(403).Message()
        );
    }

    [Fact]
    public async Task A_container_must_say_what_a_quota_bounds()
    {
        await QuotaAsync("q", """{"limits.cpu":"2","limits.memory":"1Gi","requests.cpu":"1"}""");
        var refused = await _admin.PostAsync(
            Pods,
            """
            {"metadata":{"name":"p"},"spec":{"containers":[
              {"name":"b","image":"i","resources":{"limits":{"cpu":"1"}}},{"name":"a","image":"i"}]}}
            """
        );
        Assert.Equal(
            "pods \"p\" is forbidden: failed quota: q: must specify limits.cpu for: a; limits.memory for: a,b; "
                + "requests.cpu for: a",
            refused.Expect(403).Message()
        );
    }

    [Fact]
    public async Task Pods_that_have_ended_take_nothing_but_their_place_in_storage()
    {
        await QuotaAsync("q", """{"pods":"1","count/pods":"2","requests.cpu":"1"}""");
        const string All = """{"requests":{"cpu":"1"}}""";
        (await PodAsync("a", All)).Expect(201);
        (await PodAsync("b", All)).Expect(403);
        (await _admin.PatchAsync($"{Pods}/a/status", """{"status":{"phase":"Succeeded"}}""")).Expect(200);
        Assert.Equal("""{"count/pods":"1","pods":"0","requests.cpu":"0"}""", (await UsedAsync("q")).ToJsonString());
        (await PodAsync("b", All)).Expect(201);
        Assert.Contains(
            "requested: count/pods=1,pods=1,requests.cpu=1, used: count/pods=2,pods=1,requests.cpu=1",
            (await PodAsync("c", All)).Expect(403).Message()
        );
        (await _admin.DeleteAsync($"{Pods}/a?gracePeriodSeconds=0")).Expect(200);
        Assert.Equal("""{"count/pods":"1","pods":"1","requests.cpu":"1"}""", (await UsedAsync("q")).ToJsonString());
    }

    [Fact]
    public async Task A_deletion_of_all_gives_all_back()
    {
        await QuotaAsync("q", """{"configmaps":"3"}""");
        for (var i = 0; i < 3; i++)
            (await _admin.PostAsync(Maps, Map($"m{i}"))).Expect(201);
        (await _admin.DeleteAsync(Maps)).Expect(200);
        Assert.Equal("0", await UsedAsync("q", "configmaps"));
    }

    [Fact]
    public async Task Services_and_claims_are_held_when_they_change()
    {
        await QuotaAsync(
            "q",
            """
            {"services":"2","services.nodeports":"1","services.loadbalancers":"0","requests.storage":"2Gi",
             "fast.storageclass.storage.k8s.io/persistentvolumeclaims":"1"}
            """
        );
        (await _admin.PostAsync($"{Shop}/services", Service("a", "NodePort"))).Expect(201);
        (await _admin.PostAsync($"{Shop}/services", Service("b", "ClusterIP"))).Expect(201);
        var ports = await _admin.PatchAsync($"{Shop}/services/b", """{"spec":{"type":"NodePort"}}""");
        Assert.Equal(
            "services \"b\" is forbidden: exceeded quota: q, requested: services.nodeports=1, "
                + "used: services.nodeports=1, limited: services.nodeports=1",
            ports.Expect(403).Message()
        );
        (await _admin.PatchAsync($"{Shop}/services/a", """{"spec":{"type":"ClusterIP"}}""")).Expect(200);
        Assert.Equal("0", await UsedAsync("q", "services.nodeports"));
        (await _admin.PatchAsync($"{Shop}/services/b", """{"spec":{"type":"NodePort"}}""")).Expect(200);
        Assert.Contains(
            "requested: services.loadbalancers=1",
            (await _admin.PatchAsync($"{Shop}/services/a", """{"spec":{"type":"LoadBalancer"}}"""))
                .Expect(403)
                .Message()
        );

        (await _admin.PostAsync($"{Shop}/persistentvolumeclaims", Claim("a", "1Gi", "fast"))).Expect(201);
        Assert.Equal(
            "persistentvolumeclaims \"b\" is forbidden: exceeded quota: q, "
                + "requested: fast.storageclass.storage.k8s.io/persistentvolumeclaims=1,requests.storage=2Gi, "
                + "used: fast.storageclass.storage.k8s.io/persistentvolumeclaims=1,requests.storage=1Gi, "
                + "limited: fast.storageclass.storage.k8s.io/persistentvolumeclaims=1,requests.storage=2Gi",
            (await _admin.PostAsync($"{Shop}/persistentvolumeclaims", Claim("b", "2Gi", "fast"))).Expect(403).Message()
        );
        (await _admin.PostAsync($"{Shop}/persistentvolumeclaims", Claim("c", "1Gi", "slow"))).Expect(201);
        Assert.Equal("2Gi", await UsedAsync("q", "requests.storage"));
    }

    [Fact]
    public async Task Each_quota_is_about_the_pods_in_its_scopes()
    {
        await QuotaAsync("best", """{"pods":"1"}""", "\"scopes\":[\"BestEffort\"]");
        await QuotaAsync("short", """{"pods":"1"}""", "\"scopes\":[\"Terminating\",\"NotBestEffort\"]");
        await QuotaAsync(
            "high",
            """{"pods":"0"}""",
            """
            "scopeSelector":{"matchExpressions":[
              {"scopeName":"PriorityClass","operator":"In","values":["system-cluster-critical"]}]}
            """
        );
        const string Some = """{"requests":{"cpu":"1"}}""";
        (await PodAsync("a")).Expect(201);
        Assert.Contains("exceeded quota: best,", (await PodAsync("b")).Expect(403).Message());
        (await PodAsync("c", Some)).Expect(201);
        (await PodAsync("d", Some, "\"activeDeadlineSeconds\":9")).Expect(201);
        Assert.Contains(
            "exceeded quota: short,",
            (await PodAsync("e", Some, "\"activeDeadlineSeconds\":9")).Expect(403).Message()
        );
        Assert.Contains(
            "exceeded quota: high,",
            (await PodAsync("f", Some, "\"priorityClassName\":\"system-cluster-critical\"")).Expect(403).Message()
        );
        Assert.Equal("1", await UsedAsync("best", "pods"));
        Assert.Equal("1", await UsedAsync("short", "pods"));
        Assert.Equal("0", await UsedAsync("high", "pods"));
        // A pod that comes to have a deadline comes under the quota of those: that is counted and not refused.
        (await _admin.PatchAsync($"{Pods}/c", """{"spec":{"activeDeadlineSeconds":5}}""")).Expect(200);
        Assert.Equal("2", await UsedAsync("short", "pods"));
    }

    [Fact]
    public async Task One_refusal_leaves_all_quotas_as_they_are()
    {
        await QuotaAsync("a", """{"configmaps":"9"}""");
        await QuotaAsync("b", """{"count/configmaps":"0"}""");
        (await _admin.PostAsync(Maps, Map("m"))).Expect(403);
        Assert.Equal("0", await UsedAsync("a", "configmaps"));
    }

    [Fact]
    public async Task A_dry_run_is_judged_and_takes_nothing()
    {
        await QuotaAsync("q", """{"configmaps":"1"}""");
        (await _admin.PostAsync($"{Maps}?dryRun=All", Map("m"))).Expect(201);
        Assert.Equal("0", await UsedAsync("q", "configmaps"));
        (await _admin.PostAsync(Maps, Map("m"))).Expect(201);
        var refused = await _admin.PostAsync($"{Maps}?dryRun=All", Map("n"));
        Assert.Contains("exceeded quota: q, requested: configmaps=1", refused.Expect(403).Message());
        (await _admin.DeleteAsync($"{Maps}/m?dryRun=All")).Expect(200);
        Assert.Equal("1", await UsedAsync("q", "configmaps"));
    }

    [Fact]
    public async Task What_is_not_counted_yet_is_refused_and_goes_all_the_same()
    {
        (await _admin.PostAsync(Maps, Map("before"))).Expect(201);
        (await _admin.PostAsync(Quotas, Quota("q", """{"configmaps":"5","count/configmaps":"5"}""", ""))).Expect(201);
        Assert.Equal(
            "configmaps \"m\" is forbidden: status unknown for quota: q, resources: configmaps,count/configmaps",
            (await _admin.PostAsync(Maps, Map("m"))).Expect(403).Message()
        );
        (await _admin.PostAsync($"{Shop}/secrets", """{"metadata":{"name":"s"}}""")).Expect(201);
        var uncounted = (await _admin.GetAsync($"{Quotas}/q")).Version;
        (await _admin.DeleteAsync($"{Maps}/before")).Expect(200);
        // Who is counting meanwhile is told that the count does not hold any more.
        var quota = (await _admin.GetAsync($"{Quotas}/q")).Expect(200);
        Assert.NotEqual(uncounted, quota.Version);
        Assert.Equal("{}", quota.Body["status"]!.ToJsonString());
    }

    [Fact]
    public async Task Counting_changes_neither_generation_nor_managers_of_a_quota()
    {
        await QuotaAsync("q", """{"configmaps":"5"}""");
        var before = (await _admin.GetAsync($"{Quotas}/q")).Body["metadata"]!;
        (await _admin.PostAsync(Maps, Map("m"))).Expect(201);
        var after = (await _admin.GetAsync($"{Quotas}/q")).Body["metadata"]!;
        Assert.NotEqual(before["resourceVersion"]!.ToString(), after["resourceVersion"]!.ToString());
        before["resourceVersion"] = after["resourceVersion"]!.DeepClone();
        Assert.Equal(before.ToJsonString(), after.ToJsonString());
        Assert.NotNull(after["managedFields"]);
    }

    [Fact]
    public async Task A_namespace_does_not_pay_for_another_and_a_quota_that_is_gone_bounds_nothing()
    {
        await QuotaAsync("q", """{"configmaps":"0","resourcequotas":"1"}""");
        (await _admin.PostAsync("/api/v1/namespaces", Objects.Namespace("other"))).Expect(201);
        (await _admin.PostAsync("/api/v1/namespaces/other/configmaps", Map("m"))).Expect(201);
        (await _admin.PostAsync(Maps, Map("m"))).Expect(403);
        (await _admin.DeleteAsync($"{Quotas}/q")).Expect(200);
        (await _admin.PostAsync(Maps, Map("m"))).Expect(201);
    }

    [Fact]
    public async Task Custom_objects_are_counted_by_the_name_of_their_kind()
    {
        const string Definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
        (
            await _admin.PostAsync(
                Definitions,
                """
                {"metadata":{"name":"lamps.example.com"},"spec":{"group":"example.com","scope":"Namespaced",
                 "names":{"plural":"lamps","kind":"Lamp"},"versions":[{"name":"v1","served":true,"storage":true,
                 "schema":{"openAPIV3Schema":{"type":"object"}}}]}}
                """
            )
        ).Expect(201);
        (
            await _admin.PatchAsync(
                $"{Definitions}/lamps.example.com/status",
                """
                {"status":{"acceptedNames":{"plural":"lamps","singular":"lamp","kind":"Lamp","listKind":"LampList"},
                 "conditions":[{"type":"Established","status":"True","reason":"InitialNamesAccepted"}]}}
                """
            )
        ).Expect(200);
        await QuotaAsync("q", """{"count/lamps.example.com":"1"}""");
        const string Lamps = "/apis/example.com/v1/namespaces/shop/lamps";
        (await _admin.PostAsync(Lamps, Lamp("a"))).Expect(201);
        Assert.Equal(
            "lamps.example.com \"b\" is forbidden: exceeded quota: q, requested: count/lamps.example.com=1, "
                + "used: count/lamps.example.com=1, limited: count/lamps.example.com=1",
            (await _admin.PostAsync(Lamps, Lamp("b"))).Expect(403).Message()
        );
    }

    // The most that was ever used.
    private async Task<int> WatchUsedAsync(CancellationToken stop)
    {
        var most = 0;
        while (!stop.IsCancellationRequested)
        {
            most = Math.Max(most, int.Parse(await UsedAsync("q", "count/configmaps")));
            await Task.Delay(5, CancellationToken.None);
        }
        return most;
    }

    private async Task<JsonNode> UsedAsync(string quota) =>
        (await _admin.GetAsync($"{Quotas}/{quota}")).Expect(200).Body["status"]!["used"]!;

    private async Task<string> UsedAsync(string quota, string resource) =>
        (await UsedAsync(quota))[resource]!.ToString();

    // A quota as it is when nothing was there to be counted.
    private async Task QuotaAsync(string name, string hard, string scopes = "")
    {
        (await _admin.PostAsync(Quotas, Quota(name, hard, scopes))).Expect(201);
        await CountedAsync(name, hard);
    }

    private async Task CountedAsync(string name, string hard)
    {
        var used = new JsonObject();
        foreach (var (resource, _) in JsonNode.Parse(hard)!.AsObject())
            used[resource] = "0";
        (
            await _admin.PatchAsync(
                $"{Quotas}/{name}/status",
                "{\"status\":{\"hard\":" + hard + ",\"used\":" + used.ToJsonString() + "}}"
            )
        ).Expect(200);
    }

    private static string Quota(string name, string hard, string scopes) =>
        "{\"metadata\":{\"name\":\""
        + name
        + "\"},\"spec\":{\"hard\":"
        + hard
        + (scopes.Length == 0 ? "" : ",")
        + scopes
        + "}}";

    private Task<Answer> PodAsync(string name, string resources = "{}", string more = "") =>
        _admin.PostAsync(
            Pods,
            "{\"metadata\":{\"name\":\""
                + name
                + "\"},\"spec\":{\"containers\":[{\"name\":\"c\",\"image\":\"i\",\"resources\":"
                + resources
                + "}]"
                + (more.Length == 0 ? "" : ",")
                + more
                + "}}"
        );

    private static string Map(string name) => "{\"metadata\":{\"name\":\"" + name + "\"}}";

    private static string Lamp(string name) =>
        "{\"apiVersion\":\"example.com/v1\",\"kind\":\"Lamp\",\"metadata\":{\"name\":\"" + name + "\"}}";

    private static string Service(string name, string type) =>
        "{\"metadata\":{\"name\":\""
        + name
        + "\"},\"spec\":{\"type\":\""
        + type
        + "\",\"ports\":[{\"port\":80}],\"selector\":{\"a\":\"b\"}}}";

    private static string Claim(string name, string size, string storageClass) =>
        "{\"metadata\":{\"name\":\""
        + name
        + "\"},\"spec\":{\"accessModes\":[\"ReadWriteOnce\"],\"storageClassName\":\""
        + storageClass
        + "\",\"resources\":{\"requests\":{\"storage\":\""
        + size
        + "\"}}}}";
}
