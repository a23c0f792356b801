using Arktos.Api.Core.V1;
using Arktos.Client.Connection;
using Arktos.Client.Tests.Fakes;
using Arktos.Kubelet.Runtimes;
using Arktos.Metrics;
using Arktos.Metrics.Tests;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.Kubelet.Tests.Hosts;

public sealed class HollowHostTests : IAsyncLifetime
{
    private readonly PodApi _api = new();
    private readonly string _directory = Directory.CreateTempSubdirectory("arktos-hollow-").FullName;
    private readonly RoleMetrics _metrics = new();
    private KubeletHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = new KubeletHost(
            new KubeletOptions
            {
                NodeName = "n1",
                Api = new ApiConnectionOptions { Servers = [new Uri("https://127.0.0.1:1")] },
                StateDirectory = _directory,
                Runtime = RuntimeKind.Hollow,
                PodCidr = "10.99.0.0/24",
                NodeAddress = "192.0.2.1",
                Metrics = _metrics,
                NodeLabels = new Dictionary<string, string> { ["topology.kubernetes.io/zone"] = "az1" },
            },
            NullLoggerFactory.Instance,
            _api.Fake
        );
        await _host.StartAsync(default);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task The_node_is_registered_with_a_lease()
    {
        var node = _api.Fake.Objects["/api/v1/nodes/n1"];
        Assert.Equal("az1", (string)node["metadata"]!["labels"]!["topology.kubernetes.io/zone"]!);
        Assert.Equal("10.99.0.0/24", (string)node["spec"]!["podCIDR"]!);
        Assert.Equal(
            "True",
            (string)node["status"]!["conditions"]!.AsArray().Single(c => (string)c!["type"]! == "Ready")!["status"]!
        );
        await Eventually.HoldsAsync(
            () =>
                _api.Fake.Objects.ContainsKey(
                    "/apis/coordination.k8s.io/v1/tenants/system/namespaces/kube-node-lease/leases/n1"
                ),
            "a lease"
        );
    }

    [Fact]
    public async Task Of_two_pods_that_were_made_for_a_node_one_gets_the_port_until_it_is_gone()
    {
        Pod WithPort(string name)
        {
            var pod = PodApi.Pod(name, PodApi.Web());
            pod.Spec.Containers[0].Ports = [new() { ContainerPortValue = 80, HostPort = 21017 }];
            return pod;
        }

        _api.Add(WithPort("first"));
        await Eventually.HoldsAsync(() => _api.IsReady("first"), "the first one has it");
        _api.Add(WithPort("second"));
        await Eventually.HoldsAsync(() => _api.Status("second").Phase == "Failed", "the second one is refused");
        const string Text = "Predicate NodePorts failed: node(s) didn't have free ports for the requested pod ports";
        var status = _api.Status("second");
        Assert.Equal(("NodePorts", $"Pod was rejected: {Text}"), (status.Reason, status.Message));
        await Eventually.HoldsAsync(() => _api.Events("second").Contains(("NodePorts", Text)), "an event");
        Assert.True(_api.IsReady("first"));
        _api.Delete("first");
        await Eventually.HoldsAsync(() => _api.TryGet("first") is null, "the first one is gone");
        _api.Add(WithPort("third"));
        await Eventually.HoldsAsync(() => _api.IsReady("third"), "the third one has it");
    }

    [Fact]
    public async Task What_the_agent_keeps_is_its_owners_alone()
    {
        _api.Add(PodApi.Pod("p", PodApi.Web()));
        await Eventually.HoldsAsync(() => _api.IsReady("p"), "the pod is ready");
        var folders = Directory.GetDirectories(_directory);
        Assert.Equal(["logs", "pods"], folders.Select(Path.GetFileName).Order());
        Assert.All(
            [.. folders, .. Directory.GetDirectories(Path.Combine(_directory, "logs"))],
            f => Assert.Equal((UnixFileMode)0x1C0, File.GetUnixFileMode(f))
        );
    }

    [Fact]
    public async Task Many_pods_run_with_addresses_of_their_own_and_end_when_they_are_deleted()
    {
        for (var i = 0; i < 50; i++)
            _api.Add(PodApi.Pod($"p{i}", PodApi.Web()));
        await Eventually.HoldsAsync(
            () => Enumerable.Range(0, 50).All(i => _api.IsReady($"p{i}")),
            "all pods are ready"
        );
        Assert.Equal(50, Enumerable.Range(0, 50).Select(i => _api.Status($"p{i}").PodIP).Distinct().Count());
        Assert.Equal(("Running", "192.0.2.1"), (_api.Status("p7").Phase, _api.Status("p7").HostIP));
        Assert.StartsWith("hollow://", _api.Container("p7", "web").ContainerID);
        for (var i = 0; i < 50; i++)
            _api.Delete($"p{i}");
        await Eventually.HoldsAsync(() => _api.Deleted.Count == 50, "all pods are deleted");
        Assert.Empty(Directory.EnumerateDirectories(Path.Combine(_directory, "logs")));
    }

    [Fact]
    public async Task What_runs_how_it_started_and_what_was_asked_of_the_runtime_is_told_as_metrics()
    {
        for (var i = 0; i < 3; i++)
            _api.Add(PodApi.Pod($"p{i}", PodApi.Web()));
        await Eventually.HoldsAsync(() => Enumerable.Range(0, 3).All(i => _api.IsReady($"p{i}")), "all pods are ready");
        // The runtime is looked at once a second.
        Exposition? told = null;
        for (var deadline = DateTime.UtcNow.AddSeconds(90); told?.Value("kubelet_running_pods") != 3; )
        {
            Assert.True(DateTime.UtcNow < deadline, "three pods run");
            await Task.Delay(20);
            told = await Exposition.OfAsync(_metrics);
        }
        told.AssertFollowsTheConvention("kubelet_", "workqueue_", "arktos_informer_");
        Assert.Equal(3, told.Value("kubelet_running_containers", ("container_state", "running")));
        Assert.Equal(0, told.Value("kubelet_running_containers", ("container_state", "exited")));
        Assert.Equal(3, told.Value("kubelet_pod_start_duration_seconds_count"));
        foreach (var operation in new[] { "run_podsandbox", "create_container", "start_container" })
        {
            Assert.Equal(3, told.Value("kubelet_runtime_operations_total", ("operation_type", operation)));
            Assert.Equal(0, told.Value("kubelet_runtime_operations_errors_total", ("operation_type", operation)));
        }
        Assert.True(told.Value("workqueue_adds_total", ("name", "pod_status")) >= 3);
        var again = new RoleMetrics();
        await Assert.ThrowsAsync<RuntimeException>(() =>
            new MeasuredRuntime(new HollowRuntime("", TimeProvider.System), again).StartContainerAsync("none", default)
        );
        told = await Exposition.OfAsync(again);
        Assert.Equal(1, told.Value("kubelet_runtime_operations_errors_total", ("operation_type", "start_container")));
        Assert.Equal(0, told.Value("kubelet_runtime_operations_errors_total", ("operation_type", "stop_container")));
    }

    [Fact]
    public async Task A_pod_whose_containers_end_well_has_succeeded()
    {
        var pod = PodApi.Pod(
            "job",
            new Container
            {
                Name = "main",
                Image = "any",
                Command = ["exit", "0"],
            }
        );
        pod.Spec.RestartPolicy = "Never";
        _api.Add(pod);
        await Eventually.HoldsAsync(() => _api.Status("job").Phase == "Succeeded", "the pod has succeeded");
        Assert.Equal("Completed", _api.Container("job", "main").State.Terminated!.Reason);
        Assert.Equal("PodCompleted", _api.Status("job").Conditions!.Single(c => c.Type == "Ready").Reason);
    }

    [Fact]
    public async Task A_container_that_fails_again_and_again_is_backed_off()
    {
        _api.Add(
            PodApi.Pod(
                "crash",
                new Container
                {
                    Name = "main",
                    Image = "any",
                    Command = ["exit", "3"],
                }
            )
        );
        await Eventually.HoldsAsync(
            () => _api.Container("crash", "main").State.Waiting?.Reason == "CrashLoopBackOff",
            "a back-off"
        );
        var status = _api.Container("crash", "main");
        Assert.Equal(
            (1, 3, "Error"),
            (status.RestartCount, status.LastState.Terminated!.ExitCode, status.LastState.Terminated.Reason)
        );
        Assert.StartsWith(
            "back-off 10s restarting failed container=main pod=crash_ns1(",
            status.State.Waiting!.Message
        );
        Assert.Equal("Running", _api.Status("crash").Phase);
        await Eventually.HoldsAsync(() => _api.Events("crash").Any(e => e.Reason == "BackOff"), "an event");
    }
}
