using System.Text.Json.Nodes;
using Arktos.ApiServer.Tests.Support;

namespace Arktos.ApiServer.Tests;

/// <summary>LimitRanges: defaults of new pods, and bounds of pods and claims, in Kubernetes' words.</summary>
public sealed class LimitRangerTests : IAsyncLifetime
{
    private const string Pods = "/api/v1/namespaces/shop/pods";
    private const string Claims = "/api/v1/namespaces/shop/persistentvolumeclaims";

    private TestServer _server = null!;
    private TestClient _admin = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _admin = _server.Client();
        await NamespaceAsync("shop");
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task New_pods_get_what_their_namespace_has_as_defaults_and_are_told()
    {
        await LimitAsync(
            "a",
            """{"type":"Container","default":{"cpu":"500m","memory":"64Mi"},"defaultRequest":{"cpu":"100m"}}"""
        );
        var made = await PodAsync(
            """{"name":"main","resources":{"requests":{"memory":"32Mi"}}}""",
            """{"name":"first","resources":{"limits":{"cpu":"200m"}}}"""
        );
        var pod = made.Expect(201).Body;
        var (main, first) = (pod["spec"]!["containers"]![0]!, pod["spec"]!["initContainers"]![0]!);
        Assert.Equal(
            """{"limits":{"cpu":"500m","memory":"64Mi"},"requests":{"cpu":"100m","memory":"32Mi"}}""",
            main["resources"]!.ToJsonString()
        );
        // What a container limits and does not ask for, it asks for.
        Assert.Equal(
            """{"limits":{"cpu":"200m","memory":"64Mi"},"requests":{"cpu":"200m","memory":"64Mi"}}""",
            first["resources"]!.ToJsonString()
        );
        Assert.Equal(
            "LimitRanger plugin set: cpu request for container main; cpu, memory limit for container main; "
                + "memory request for init container first; memory limit for init container first",
            made.Text("metadata", "annotations", "kubernetes.io/limit-ranger")
        );
        Assert.Equal("Burstable", made.Text("status", "qosClass"));
    }

    [Fact]
    public async Task Pods_of_another_namespace_and_pods_that_say_all_stay_as_they_are()
    {
        await LimitAsync("a", """{"type":"Container","default":{"cpu":"500m"}}""");
        await NamespaceAsync("other");
        var other = await _admin.PostAsync("/api/v1/namespaces/other/pods", Pod("""{"name":"main"}"""));
        Assert.Equal("BestEffort", other.Expect(201).Text("status", "qosClass"));
        var full = await PodAsync("""{"name":"main","resources":{"limits":{"cpu":"1"},"requests":{"cpu":"1"}}}""");
        Assert.Null(full.Expect(201).Body["metadata"]!["annotations"]);
    }

    [Theory]
    [InlineData(
        """{"type":"Container","min":{"cpu":"100m"},"default":{"cpu":"1"},"defaultRequest":{"cpu":"1"}}""",
        """{"name":"c","resources":{"requests":{"cpu":"50m"}}}""",
        "minimum cpu usage per Container is 100m, but request is 50m"
    )]
    [InlineData(
        """{"type":"Container","max":{"cpu":"1"}}""",
        """{"name":"c","resources":{"limits":{"cpu":"2"},"requests":{"cpu":"1500m"}}}""",
        "maximum cpu usage per Container is 1, but limit is 2"
    )]
    [InlineData(
        """{"type":"Pod","max":{"memory":"1Gi"},"min":{"cpu":"1"}}""",
        """{"name":"c"}""",
        "[minimum cpu usage per Pod is 1.  No request is specified, "
            + "maximum memory usage per Pod is 1Gi.  No limit is specified]"
    )]
    [InlineData(
        """{"type":"Container","maxLimitRequestRatio":{"cpu":"2"}}""",
        """{"name":"c","resources":{"limits":{"cpu":"3"},"requests":{"cpu":"1"}}}""",
        "cpu max limit to request ratio per Container is 2, but provided ratio is 3.000000"
    )]
    [InlineData(
        """{"type":"Container","maxLimitRequestRatio":{"cpu":"2"}}""",
        """{"name":"c"}""",
        "cpu max limit to request ratio per Container is 2, but no request is specified or request is 0"
    )]
    [InlineData(
        """{"type":"Container","maxLimitRequestRatio":{"cpu":"2"}}""",
        """{"name":"c","resources":{"requests":{"cpu":"1"}}}""",
        "cpu max limit to request ratio per Container is 2, but no limit is specified or limit is 0"
    )]
    public async Task A_pod_out_of_bounds_is_refused(string item, string container, string fault)
    {
        await LimitAsync("a", item);
        var refused = await PodAsync(container);
        Assert.Equal($"pods \"p\" is forbidden: {fault}", refused.Expect(403).Text("message"));
        (await _admin.GetAsync($"{Pods}/p")).Expect(404);
    }

    [Fact]
    public async Task A_pod_asks_for_its_containers_together_or_for_the_one_that_begins_before_them()
    {
        await LimitAsync("a", """{"type":"Pod","max":{"cpu":"2"}}""");
        const string Half = "\"resources\":{\"limits\":{\"cpu\":\"900m\"}}";
        (await PodAsync("{\"name\":\"a\"," + Half + "},{\"name\":\"b\"," + Half + "}")).Expect(201);
        (await _admin.DeleteAsync($"{Pods}/p?gracePeriodSeconds=0")).Expect(200);
        var three = await PodAsync(
            "{\"name\":\"a\"," + Half + "},{\"name\":\"b\"," + Half + "},{\"name\":\"c\"," + Half + "}"
        );
        Assert.EndsWith("maximum cpu usage per Pod is 2, but limit is 2700m", three.Expect(403).Text("message"));
        var first = await PodAsync(
            "{\"name\":\"a\"," + Half + "}",
            """{"name":"i","resources":{"limits":{"cpu":"2500m"}}}"""
        );
        Assert.EndsWith("maximum cpu usage per Pod is 2, but limit is 2500m", first.Expect(403).Text("message"));
        var sidecar = await PodAsync(
            "{\"name\":\"a\"," + Half + "}",
            """{"name":"i","restartPolicy":"Always","resources":{"limits":{"cpu":"1200m"}}}"""
        );
        Assert.EndsWith("maximum cpu usage per Pod is 2, but limit is 2100m", sidecar.Expect(403).Text("message"));
    }

    [Theory]
    [InlineData("512Mi", "minimum storage usage per PersistentVolumeClaim is 1Gi, but request is 512Mi")]
    [InlineData("3Gi", "maximum storage usage per PersistentVolumeClaim is 2Gi, but request is 3Gi")]
    public async Task A_claim_out_of_bounds_is_refused(string size, string fault)
    {
        await LimitAsync("a", """{"type":"PersistentVolumeClaim","min":{"storage":"1Gi"},"max":{"storage":"2Gi"}}""");
        (await _admin.PostAsync(Claims, Claim("good", "1Gi"))).Expect(201);
        var refused = await _admin.PostAsync(Claims, Claim("bad", size));
        Assert.Equal($"persistentvolumeclaims \"bad\" is forbidden: {fault}", refused.Expect(403).Text("message"));
    }

    [Fact]
    public async Task A_limit_range_that_is_gone_bounds_nothing_any_more()
    {
        await LimitAsync("a", """{"type":"Pod","max":{"cpu":"1"}}""");
        (await PodAsync("""{"name":"c"}""")).Expect(403);
        (await _admin.DeleteAsync("/api/v1/namespaces/shop/limitranges/a")).Expect(200);
        (await PodAsync("""{"name":"c"}""")).Expect(201);
    }

    private async Task NamespaceAsync(string name)
    {
        (await _admin.PostAsync("/api/v1/namespaces", Objects.Namespace(name))).Expect(201);
        var account = Objects.ServiceAccount("default");
        (await _admin.PostAsync($"/api/v1/namespaces/{name}/serviceaccounts", account)).Expect(201);
    }

    private async Task LimitAsync(string name, string item) =>
        (
            await _admin.PostAsync(
                "/api/v1/namespaces/shop/limitranges",
                "{\"metadata\":{\"name\":\"" + name + "\"},\"spec\":{\"limits\":[" + item + "]}}"
            )
        ).Expect(201);

    private Task<Answer> PodAsync(string containers, string init = "") => _admin.PostAsync(Pods, Pod(containers, init));

    // Each container gets an image.
    private static string Pod(string containers, string init = "")
    {
        var pod = JsonNode.Parse(
            "{\"metadata\":{\"name\":\"p\"},\"spec\":{\"containers\":["
                + containers
                + "],\"initContainers\":["
                + init
                + "]}}"
        )!;
        foreach (var list in new[] { "containers", "initContainers" })
        foreach (var container in pod["spec"]![list]!.AsArray())
            container!["image"] = "i";
        return pod.ToJsonString();
    }

    private static string Claim(string name, string size) =>
        "{\"metadata\":{\"name\":\""
        + name
        + "\"},\"spec\":{\"accessModes\":[\"ReadWriteOnce\"],\"resources\":{\"requests\":{\"storage\":\""
        + size
        + "\"}}}}";
}
