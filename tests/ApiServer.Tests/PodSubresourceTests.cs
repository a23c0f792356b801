using Arktos.ApiServer.Tests.Support;

namespace Arktos.ApiServer.Tests;

/// <summary>What of a pod that is there is changed through subresources: ephemeral containers, resources.</summary>
public sealed class PodSubresourceTests : IAsyncLifetime
{
    private const string Pods = "/api/v1/namespaces/shop/pods";
    private const string Strategic = "application/strategic-merge-patch+json";

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
    public async Task Ephemeral_containers_are_added_and_stay()
    {
        (await _admin.PostAsync(Pods, Objects.Pod("a"))).Expect(201);
        // As kubectl debug sends it.
        var added = await DebugAsync("a", """{"name":"debugger","image":"busybox","targetContainerName":"main"}""");
        var container = added.Expect(200).Node("spec", "ephemeralContainers", "0")!;
        Assert.Equal("debugger", (string)container["name"]!);
        Assert.Equal("Always", (string)container["imagePullPolicy"]!);
        Assert.Equal("File", (string)container["terminationMessagePolicy"]!);
        Assert.Equal("2", added.Text("metadata", "generation"));
        Assert.False(added.Headers.Contains("Warning"));
        (await DebugAsync("a", """{"name":"second","image":"busybox"}""")).Expect(200);
        var shown = (await _admin.GetAsync($"{Pods}/a/ephemeralcontainers")).Expect(200);
        Assert.Equal(2, shown.Node("spec", "ephemeralContainers")!.AsArray().Count);
        Assert.Contains(
            "spec.ephemeralContainers: Forbidden: existing ephemeral containers \"debugger\" may not be changed",
            (await DebugAsync("a", """{"name":"debugger","image":"other"}""")).Expect(422).Message()
        );
        Assert.Contains(
            "existing ephemeral containers \"second\" may not be removed",
            (await _admin.PatchAsync($"{Pods}/a/ephemeralcontainers", """{"spec":{"ephemeralContainers":null}}"""))
                .Expect(422)
                .Message()
        );
        // Nothing else is changed through it, and they are changed through nothing else.
        var other = await _admin.PatchAsync(
            $"{Pods}/a/ephemeralcontainers",
            """{"metadata":{"labels":{"x":"y"}},"spec":{"activeDeadlineSeconds":5}}"""
        );
        Assert.Equal("", other.Expect(200).Text("metadata", "labels", "x"));
        Assert.Equal("", other.Text("spec", "activeDeadlineSeconds"));
        Assert.Contains(
            "pod updates may not change fields other than",
            (await _admin.PatchAsync($"{Pods}/a", """{"spec":{"ephemeralContainers":null}}""")).Expect(422).Message()
        );
    }

    [Fact]
    public async Task What_ephemeral_containers_may_not_have_is_told()
    {
        (await _admin.PostAsync(Pods, Objects.Pod("a"))).Expect(201);
        var message = (
            await DebugAsync(
                "a",
                """
                {"name":"main","image":"","targetContainerName":"none","ports":[{"containerPort":80}],
                 "livenessProbe":{"exec":{"command":["true"]}},"resources":{"limits":{"cpu":"1"}},
                 "volumeMounts":[{"name":"none","mountPath":"/x","subPath":"y"}]}
                """
            )
        ).Expect(422).Message();
        foreach (
            var fault in new[]
            {
                "spec.ephemeralContainers[0].name: Duplicate value: \"main\"",
                "spec.ephemeralContainers[0].image: Required value",
                "spec.ephemeralContainers[0].targetContainerName: Not found: \"none\"",
                "spec.ephemeralContainers[0].ports: Forbidden: cannot be set for an Ephemeral Container",
                "spec.ephemeralContainers[0].resources: Forbidden: cannot be set for an Ephemeral Container",
                "spec.ephemeralContainers[0].livenessProbe: Forbidden: cannot be set for an Ephemeral Container",
                "spec.ephemeralContainers[0].volumeMounts[0].name: Not found: \"none\"",
                "spec.ephemeralContainers[0].volumeMounts[0].subPath: Forbidden: cannot be set for an Ephemeral "
                    + "Container",
            }
        )
            Assert.Contains(fault, message);
        Assert.Contains("spec.ephemeralContainers: Forbidden: cannot be set on create", (
                await _admin.PostAsync(
                    Pods,
                    """
                    {"apiVersion":"v1","kind":"Pod","metadata":{"name":"b"},"spec":{"containers":[{"name":"c",
                     "image":"i"}],"ephemeralContainers":[{"name":"d","image":"i"}]}}
                    """
                )
            ).Expect(422).Message());
    }

    [Fact]
    public async Task An_ephemeral_container_is_held_against_the_level_of_its_namespace()
    {
        (await _admin.PostAsync(Pods, Objects.Pod("a"))).Expect(201);
        (
            await _admin.PatchAsync(
                "/api/v1/namespaces/shop",
                """{"metadata":{"labels":{"pod-security.kubernetes.io/enforce":"baseline"}}}"""
            )
        ).Expect(200);
        (await DebugAsync("a", """{"name":"d","image":"i","securityContext":{"privileged":true}}""")).Expect(403);
        (await DebugAsync("a", """{"name":"d","image":"i"}""")).Expect(200);
    }

    [Fact]
    public async Task Cpu_and_memory_of_a_pod_change_and_nothing_else()
    {
        await MakeSizedAsync("a");
        var resized = await ResizeAsync("a", """{"requests":{"cpu":"200m","memory":"64Mi"},"limits":{"cpu":"2"}}""");
        Assert.Equal("200m", resized.Expect(200).Text("spec", "containers", "0", "resources", "requests", "cpu"));
        Assert.Equal("2", resized.Text("metadata", "generation"));
        Assert.False(resized.Headers.Contains("Warning"));
        Assert.Contains(
            "pod updates may not change fields other than",
            (
                await _admin.PatchAsync(
                    $"{Pods}/a",
                    """{"spec":{"containers":[{"name":"c","resources":{"requests":{"cpu":"300m"}}}]}}""",
                    Strategic
                )
            )
                .Expect(422)
                .Message()
        );
        // An image is passed over here.
        var image = await _admin.PatchAsync(
            $"{Pods}/a/resize",
            """{"spec":{"containers":[{"name":"c","image":"other","resources":{"requests":{"cpu":"150m"}}}]}}""",
            Strategic
        );
        Assert.Equal("i", image.Expect(200).Text("spec", "containers", "0", "image"));
        Assert.Equal("150m", image.Text("spec", "containers", "0", "resources", "requests", "cpu"));
    }

    [Theory]
    [InlineData("""{"requests":null,"limits":{"cpu":"2"}}""", "resource requests cannot be removed")]
    [InlineData("""{"limits":null}""", "spec.containers[0].resources.limits: Forbidden: resource limits cannot be")]
    [InlineData("""{"requests":{"ephemeral-storage":"512Mi"}}""", "spec: Forbidden: only cpu and memory resources are")]
    [InlineData(
        """{"requests":{"ephemeral-storage":null},"limits":{"ephemeral-storage":null}}""",
        "spec: Forbidden: only cpu and memory resources are"
    )]
    [InlineData(
        """{"requests":{"cpu":"2","memory":"1Gi"},"limits":{"cpu":"2","memory":"1Gi"}}""",
        "spec: Invalid value: \"Guaranteed\": Pod QOS Class may not change as a result of resizing"
    )]
    [InlineData("""{"requests":{"cpu":"5"}}""", "must be less than or equal to cpu limit of 1")]
    public async Task A_size_that_cannot_be_is_refused(string resources, string why)
    {
        await MakeSizedAsync("a");
        Assert.Contains(why, (await ResizeAsync("a", resources)).Expect(422).Message());
    }

    [Fact]
    public async Task A_size_is_held_against_limits_and_quotas_of_the_namespace()
    {
        await MakeSizedAsync("a");
        (
            await _admin.PostAsync(
                "/api/v1/namespaces/shop/limitranges",
                """
                {"apiVersion":"v1","kind":"LimitRange","metadata":{"name":"l"},
                 "spec":{"limits":[{"type":"Container","max":{"cpu":"1500m"}}]}}
                """
            )
        ).Expect(201);
        Assert.Contains(
            "maximum cpu usage per Container is 1500m",
            (await ResizeAsync("a", """{"limits":{"cpu":"2"}}""")).Expect(403).Message()
        );
        (await ResizeAsync("a", """{"limits":{"cpu":"1200m"}}""")).Expect(200);
        const string Quotas = "/api/v1/namespaces/shop/resourcequotas";
        (
            await _admin.PostAsync(
                Quotas,
                """
                {"apiVersion":"v1","kind":"ResourceQuota","metadata":{"name":"q"},
                 "spec":{"hard":{"requests.cpu":"200m"}}}
                """
            )
        ).Expect(201);
        (
            await _admin.PatchAsync(
                $"{Quotas}/q/status",
                """{"status":{"hard":{"requests.cpu":"200m"},"used":{"requests.cpu":"100m"}}}"""
            )
        ).Expect(200);
        Assert.Contains(
            "exceeded quota: q, requested: requests.cpu=200m, used: requests.cpu=100m, limited: requests.cpu=200m",
            (await ResizeAsync("a", """{"requests":{"cpu":"300m"}}""")).Expect(403).Message()
        );
        (await ResizeAsync("a", """{"requests":{"cpu":"150m"}}""")).Expect(200);
        var quota = await _admin.GetAsync($"{Quotas}/q");
        Assert.Equal("150m", quota.Text("status", "used", "requests.cpu"));
    }

    [Fact]
    public async Task Component_statuses_are_an_empty_list_and_a_warning()
    {
        var list = (await _admin.GetAsync("/api/v1/componentstatuses")).Expect(200);
        Assert.Equal("ComponentStatusList", list.Text("kind"));
        Assert.Empty(list.Node("items")!.AsArray());
        Assert.Equal(
            "299 - \"v1 ComponentStatus is deprecated in v1.19+\"",
            Assert.Single(list.Headers.GetValues("Warning"))
        );
        (await _admin.GetAsync("/api/v1/componentstatuses/scheduler")).Expect(404);
        (await _admin.DeleteAsync("/api/v1/componentstatuses/scheduler")).Expect(405);
    }

    private Task<Answer> DebugAsync(string pod, string container) =>
        _admin.PatchAsync(
            $"{Pods}/{pod}/ephemeralcontainers",
            $$$$"""{"spec":{"ephemeralContainers":[{{{{container}}}}]}}""",
            Strategic
        );

    private Task<Answer> ResizeAsync(string pod, string resources) =>
        _admin.PatchAsync(
            $"{Pods}/{pod}/resize",
            $$$$"""{"spec":{"containers":[{"name":"c","resources":{{{{resources}}}}}]}}""",
            Strategic
        );

    private async Task MakeSizedAsync(string name) =>
        (
            await _admin.PostAsync(
                Pods,
                $$$$"""
                {"apiVersion":"v1","kind":"Pod","metadata":{"name":"{{{{name}}}}"},"spec":{"containers":[{"name":"c",
                 "image":"i","resources":{"requests":{"cpu":"100m","memory":"32Mi"},"limits":{"cpu":"1",
                 "ephemeral-storage":"1Gi"}}}]}}
                """
            )
        ).Expect(201);
}
