using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Client.Connection;
using Arktos.Client.Tests.Fakes;
using Arktos.Kubelet.Tests.Resizing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.Kubelet.Tests.Hosts;

/// <summary>A node of four cores and 8 GiB, whose containers are hollow: each uses one mebibyte.</summary>
public sealed class ResizeHostTests : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("arktos-resize-").FullName;
    private PodApi _api = new();
    private KubeletHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await StartAsync(_api);

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task A_pod_is_resized_while_it_runs()
    {
        await RunAsync("p", "500m 64Mi / 1 128Mi");
        var id = _api.Container("p", "web").ContainerID;
        _api.Resize("p", Sizes.Of("900m 32Mi / 2 64Mi"));
        await UntilResizedAsync("p", "900m 32Mi / 2 64Mi");
        Assert.Equal((id, 0), (_api.Container("p", "web").ContainerID, _api.Container("p", "web").RestartCount));
        Assert.Equal("900m", _api.Container("p", "web").AllocatedResources!["cpu"].ToString());
        await UntilEventAsync("p", "ResizeStarted", "Pod resize started: {\"containers\":[{\"name\":\"web\"");
        await UntilEventAsync("p", "ResizeCompleted", "\"generation\":1}");
        // Nothing sets a request for memory, and yet it is told.
        _api.Resize("p", Sizes.Of("900m 48Mi / 2 64Mi"));
        await UntilResizedAsync("p", "900m 48Mi / 2 64Mi");
        await UntilEventAsync("p", "ResizeCompleted", "\"generation\":2}");
    }

    [Fact]
    public async Task A_container_whose_policy_says_so_is_restarted()
    {
        var pod = Sized("p", "500m 64Mi / 1 128Mi");
        pod.Spec.RestartPolicy = "OnFailure";
        pod.Spec.Containers[0].ResizePolicy =
        [
            new ContainerResizePolicy { ResourceName = "memory", RestartPolicy = "RestartContainer" },
        ];
        await RunAsync(pod);
        _api.Resize("p", Sizes.Of("600m 64Mi / 1 128Mi"));
        await UntilResizedAsync("p", "600m 64Mi / 1 128Mi");
        Assert.Equal(0, _api.Container("p", "web").RestartCount);
        _api.Resize("p", Sizes.Of("600m 64Mi / 1 256Mi"));
        await UntilResizedAsync("p", "600m 64Mi / 1 256Mi");
        await Eventually.HoldsAsync(
            () => _api.Container("p", "web") is { RestartCount: 1, State.Running: not null },
            "a restart"
        );
        await UntilEventAsync("p", "Killing", "Container web resize requires restart");
        Assert.Equal("Running", _api.Status("p").Phase);
    }

    [Fact]
    public async Task What_does_not_fit_waits_until_others_go_also_with_the_next_agent()
    {
        await RunAsync("other", "3 - / - -");
        await RunAsync("p", "500m - / - -");
        _api.Resize("p", Sizes.Of("2 - / - -"));
        await UntilToldAsync(
            "p",
            "PodResizePending Deferred Node didn't have enough resource: cpu, requested: 2000, used: 3000, "
                + "capacity: 4000"
        );
        await UntilEventAsync("p", "ResizeDeferred", "Pod resize Deferred: ");
        Assert.Equal("500m - / - -", Sizes.Describe(_api.Container("p", "web").Resources));

        // Its containers are gone, and made again with what was granted.
        await _host.DisposeAsync();
        var before = _api;
        _api = new PodApi();
        foreach (var name in (string[])["other", "p"])
            _api.Add(before.Get(name));
        _host = await StartAsync(_api);
        await Eventually.HoldsAsync(() => _api.IsReady("p") && _api.IsReady("other"), "both run again");
        Assert.StartsWith("PodResizePending Deferred", Told("p"));
        Assert.Equal("500m - / - -", Sizes.Describe(_api.Container("p", "web").Resources));
        Assert.DoesNotContain(_api.Events("p"), e => e.Reason.StartsWith("Resize"));

        _api.Delete("other");
        await UntilResizedAsync("p", "2 - / - -");
        await UntilEventAsync("p", "ResizeCompleted");
    }

    [Fact]
    public async Task What_the_node_does_not_have_is_told_until_it_is_asked_for_no_more()
    {
        await RunAsync("p", "500m 64Mi / - -");
        _api.Resize("p", Sizes.Of("500m 9Gi / - -"));
        await UntilToldAsync(
            "p",
            "PodResizePending Infeasible Node didn't have enough capacity: memory, requested: 9663676416, capacity: "
                + "8589934592"
        );
        await UntilEventAsync("p", "ResizeInfeasible", "Pod resize Infeasible: ");
        _api.Resize("p", Sizes.Of("500m 64Mi / - -"));
        await UntilToldAsync("p", "");
        Assert.DoesNotContain(_api.Events("p"), e => e.Reason is "ResizeStarted" or "ResizeCompleted");
    }

    [Fact]
    public async Task Memory_that_a_container_uses_is_not_taken_from_it()
    {
        await RunAsync("p", "500m 1Mi / - 8Mi");
        _api.Resize("p", Sizes.Of("500m 1Mi / - 1Mi"));
        await UntilToldAsync(
            "p",
            "PodResizeInProgress Error attempting to set container \"web\" memory limit (1048576) below current usage "
                + "(1048576)"
        );
        Assert.Equal("500m 1Mi / - 8Mi", Sizes.Describe(_api.Container("p", "web").Resources));
        await UntilEventAsync("p", "ResizeError", "Pod resize error: ");
        _api.Resize("p", Sizes.Of("500m 1Mi / - 2Mi"));
        await UntilResizedAsync("p", "500m 1Mi / - 2Mi");
    }

    private async Task<KubeletHost> StartAsync(PodApi api)
    {
        var host = new KubeletHost(
            new KubeletOptions
            {
                NodeName = "n1",
                Api = new ApiConnectionOptions { Servers = [new Uri("https://127.0.0.1:1")] },
                StateDirectory = _directory,
                Runtime = RuntimeKind.Hollow,
                PodCidr = "10.98.0.0/24",
                NodeAddress = "192.0.2.1",
                Capacity = new Dictionary<string, Quantity>
                {
                    ["cpu"] = Quantity.Parse("4"),
                    ["memory"] = Quantity.Parse("8Gi"),
                    ["pods"] = Quantity.Parse("10"),
                },
            },
            NullLoggerFactory.Instance,
            api.Fake
        );
        await host.StartAsync(default);
        return host;
    }

    private static Pod Sized(string name, string resources)
    {
        var pod = PodApi.Pod(name, PodApi.Web());
        pod.Spec.Containers[0].Resources = Sizes.Of(resources);
        return pod;
    }

    private Task RunAsync(string name, string resources) => RunAsync(Sized(name, resources));

    private async Task RunAsync(Pod pod)
    {
        _api.Add(pod);
        await Eventually.HoldsAsync(() => _api.IsReady(pod.Metadata.Name), "the pod is ready");
        Assert.Equal(
            Sizes.Describe(pod.Spec.Containers[0].Resources),
            Sizes.Describe(_api.Container(pod.Metadata.Name, "web").Resources)
        );
    }

    /// <summary>The conditions of a resize.</summary>
    private string Told(string pod) =>
        string.Join(
            ", ",
            (_api.Status(pod).Conditions ?? [])
                .Where(c => c.Type.StartsWith("PodResize"))
                .Select(c => $"{c.Type} {c.Reason} {c.Message}")
        );

    private Task UntilToldAsync(string pod, string told) => Eventually.HoldsAsync(() => Told(pod) == told, told);

    private Task UntilResizedAsync(string pod, string resources) =>
        Eventually.HoldsAsync(
            () => Sizes.Describe(_api.Container(pod, "web").Resources) == resources && Told(pod) == "",
            resources
        );

    private Task UntilEventAsync(string pod, string reason, string message = "") =>
        Eventually.HoldsAsync(
            () => _api.Events(pod).Any(e => e.Reason == reason && e.Message.Contains(message)),
            $"event {reason}"
        );
}
