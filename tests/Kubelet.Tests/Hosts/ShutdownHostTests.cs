using Arktos.Api.Core.V1;
using Arktos.Client.Connection;
using Arktos.Client.Tests.Fakes;
using Arktos.Kubelet.Shutdown;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.Kubelet.Tests.Hosts;

/// <summary>A hollow node whose machine is going to be shut down.</summary>
public sealed class ShutdownHostTests : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("arktos-shutdown-").FullName;
    private readonly PodApi _api = new();
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
                PodCidr = "10.97.0.0/24",
                NodeAddress = "192.0.2.1",
                Shutdown = ShutdownOptions.Parse(TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(20), ""),
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
    public async Task Its_pods_end_and_it_takes_no_more()
    {
        await RunAsync("plain", 0);
        await RunAsync("critical", ShutdownOptions.CriticalPriority);
        await _host.ShutDownAsync(default);
        foreach (var name in new[] { "plain", "critical" })
        {
            var status = _api.Status(name);
            Assert.Equal(
                ("Failed", "Terminated", "Pod was terminated in response to imminent node shutdown."),
                (status.Phase, status.Reason, status.Message)
            );
            var target = status.Conditions!.Single(c => c.Type == "DisruptionTarget");
            Assert.Equal(("True", "TerminationByKubelet"), (target.Status, target.Reason));
        }
        await Eventually.HoldsAsync(
            () =>
                _api.Fake.Objects["/api/v1/nodes/n1"]["status"]!["conditions"]!
                    .AsArray()
                    .Any(c =>
                        (string?)c!["type"] == "Ready"
                        && (string?)c["status"] == "False"
                        && (string?)c["reason"] == "KubeletNotReady"
                        && (string?)c["message"] == "node is shutting down"
                    ),
            "the node says so"
        );
        _api.Add(PodApi.Pod("late", PodApi.Web()));
        await Eventually.HoldsAsync(() => _api.Status("late").Phase == "Failed", "a pod that comes is refused");
        Assert.Equal(
            ("NodeShutdown", "Pod was rejected: Pod was rejected as the node is shutting down."),
            (_api.Status("late").Reason, _api.Status("late").Message)
        );
    }

    private async Task RunAsync(string name, int priority)
    {
        var pod = PodApi.Pod(name, PodApi.Web());
        pod.Spec.Priority = priority;
        _api.Add(pod);
        await Eventually.HoldsAsync(() => _api.IsReady(name), $"{name} runs");
    }
}

/// <summary>Who ends when.</summary>
public sealed class ShutdownPlanTests
{
    /// <summary>Pods are called by their priority.</summary>
    [Theory]
    [InlineData("30s", "10s", "", "0 5 -7 2000000000 2000001000", "20s: 0 5 -7; 10s: 2000000000 2000001000")]
    [InlineData("30s", "0s", "", "2000000000", "0s: 2000000000")]
    [InlineData("30s", "10s", "", "", "")]
    [InlineData("0s", "0s", "10=5s,0=1m,1000=2s", "9 10 11 -1 5000", "1m0s: 9 -1; 5s: 10 11; 2s: 5000")]
    [InlineData("0s", "0s", "", "", "")]
    public void Pods_end_by_priority(string total, string critical, string byPriority, string pods, string expected)
    {
        var options = ShutdownOptions.Parse(Duration(total), Duration(critical), byPriority);
        var named = pods.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(p => new Pod
            {
                Metadata = new() { Name = p },
                Spec = new() { Priority = int.Parse(p) },
            });
        Assert.Equal(
            expected,
            string.Join(
                "; ",
                ShutdownPlan
                    .Of(named, options)
                    .Select(g =>
                        Api.GoDuration.Format(g.Step.Grace)
                        + ": "
                        + string.Join(' ', g.Pods.Select(p => p.Metadata.Name))
                    )
            )
        );
    }

    [Theory]
    [InlineData("10s", "20s", "", "critical pods have 20s of the 10s that all pods have: give them less")]
    [InlineData("10s", "0s", "0=5s", "give graces by priority, or one for all and one for critical pods, not both")]
    [InlineData("0s", "0s", "0=5s,0=6s", "priority 0 is there twice")]
    [InlineData("0s", "0s", "high=5s", "\"high=5s\" is not written like 1000=30s")]
    public void What_does_not_go_together_is_refused(string total, string critical, string byPriority, string why) =>
        Assert.Equal(
            why,
            Assert
                .Throws<FormatException>(() => ShutdownOptions.Parse(Duration(total), Duration(critical), byPriority))
                .Message
        );

    private static TimeSpan Duration(string text) =>
        Api.GoDuration.TryParse(text, out var duration) ? duration : throw new FormatException(text);
}
