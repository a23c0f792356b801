using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Arktos.Api.Core.V1;
using Arktos.Client.Connection;
using Arktos.Client.Tests.Fakes;
using Arktos.Kubelet.Pressure;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.Kubelet.Tests.Hosts;

/// <summary>A hollow node whose memory and disk are what the test says.</summary>
public sealed class PressureHostTests : IAsyncLifetime
{
    private static readonly SignalReading Enough = new(500, 1000),
        Little = new(1, 1000);

    private readonly string _directory = Directory.CreateTempSubdirectory("arktos-pressure-").FullName;
    private PodApi _api = new();
    private readonly ConcurrentDictionary<PressureSignal, SignalReading> _readings = new();
    private KubeletHost _host = null!;
    private int _looks;

    public async ValueTask InitializeAsync() => _host = await StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task Pods_go_one_by_one_until_there_is_enough_and_the_others_stay()
    {
        await RunAsync("low", 0);
        await RunAsync("middle", 10);
        await RunAsync("critical", EvictionRanking.CriticalPriority);
        _readings[PressureSignal.MemoryAvailable] = Little;
        await Eventually.HoldsAsync(() => _api.Status("low").Phase == "Failed", "the pod of low priority has ended");
        _readings[PressureSignal.MemoryAvailable] = Enough;
        var status = _api.Status("low");
        Assert.Equal("Evicted", status.Reason);
        Assert.StartsWith(
            "The node was low on resource: memory. Threshold quantity: 100, available: 1. ",
            status.Message
        );
        var target = status.Conditions!.Single(c => c.Type == "DisruptionTarget");
        Assert.Equal(("True", "TerminationByKubelet", status.Message), (target.Status, target.Reason, target.Message));
        Assert.Equal("Running", _api.Status("critical").Phase);
        await Eventually.HoldsAsync(
            () => _api.Events("low").Any(e => e.Reason == "Evicted" && e.Message == status.Message),
            "an event"
        );
        var told = _api
            .Fake.Objects.ToArray()
            .First(o => o.Key.Contains("/events/low.") && Reason(o.Value) == "Evicted");
        Assert.Equal("memory", (string?)told.Value["metadata"]!["annotations"]!["starved_resource"]);
        await Eventually.HoldsAsync(
            () =>
                _api
                    .Fake.Objects.ToArray()
                    .Any(o =>
                        o.Key.Contains("/events/n1.")
                        && Reason(o.Value) == "EvictionThresholdMet"
                        && (string?)o.Value["message"] == "Attempting to reclaim memory"
                    ),
            "an event of the node"
        );
        // An ended pod gives its containers back; it is deleted as any other.
        _api.Delete("low");
        await Eventually.HoldsAsync(() => _api.Deleted.Contains("low"), "the pod is deleted");
    }

    [Fact]
    public async Task The_node_says_what_it_is_short_of_and_takes_no_pods_then()
    {
        _readings[PressureSignal.NodeFsAvailable] = Little;
        await Eventually.HoldsAsync(() => Condition("DiskPressure") == "KubeletHasDiskPressure", "a condition");
        await Eventually.HoldsAsync(
            () => _api.Fake.Objects.ToArray().Any(o => Reason(o.Value) == "NodeHasDiskPressure"),
            "an event"
        );
        _api.Add(PodApi.Pod("late", PodApi.Web()));
        await Eventually.HoldsAsync(() => _api.Status("late").Phase == "Failed", "the pod is refused");
        Assert.Equal(
            ("Evicted", "Pod was rejected: The node had condition: [DiskPressure]."),
            (_api.Status("late").Reason, _api.Status("late").Message)
        );
        _readings[PressureSignal.NodeFsAvailable] = Enough;
        await Eventually.HoldsAsync(() => Condition("DiskPressure") == "KubeletHasNoDiskPressure", "no condition");
    }

    [Fact]
    public async Task Ended_pods_give_back_their_disk_before_others_go_for_it()
    {
        var ended = PodApi.Pod(
            "ended",
            new Container
            {
                Name = "main",
                Image = "any",
                Command = ["exit", "0"],
            }
        );
        ended.Spec.RestartPolicy = "Never";
        _api.Add(ended);
        await Eventually.HoldsAsync(() => _api.Status("ended").Phase == "Succeeded", "the pod has ended");
        Assert.NotEmpty(Logs("ended"));
        await RunAsync("other", 0);
        _readings[PressureSignal.ImageFsAvailable] = Little;
        await Eventually.HoldsAsync(() => Logs("ended").Length == 0, "its logs are gone");
        _readings[PressureSignal.ImageFsAvailable] = Enough;
        // What is told of how it ended stays.
        Assert.Equal("Completed", _api.Container("ended", "main").State.Terminated?.Reason);
    }

    [Fact]
    public async Task A_pod_that_was_being_ended_when_the_agent_stopped_does_not_start_again()
    {
        await RunAsync("p", 0);
        var folder = Path.Combine(_directory, "pods", _api.Get("p").Metadata.Uid);
        await _host.StopAsync(default);
        await _host.DisposeAsync();
        Directory.CreateDirectory(folder);
        // As it is noted before anything is stopped. The runtime has lost all, which is how it is after the stop.
        await File.WriteAllTextAsync(
            Path.Combine(folder, "failure.json"),
            """{"reason":"Evicted","message":"why","disruptedAt":"2026-01-01T00:00:00Z","graceSeconds":1}"""
        );
        await StartAgainAsync();
        await Eventually.HoldsAsync(() => _api.Status("p").Phase == "Failed", "it is ended");
        Assert.Equal(("Evicted", "why"), (_api.Status("p").Reason, _api.Status("p").Message));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"reason\":5}")]
    public async Task A_note_that_was_cut_off_says_it_as_well(string content)
    {
        await RunAsync("p", 0);
        var folder = Path.Combine(_directory, "pods", _api.Get("p").Metadata.Uid);
        await _host.DisposeAsync();
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "failure.json"), content);
        await StartAgainAsync();
        await Eventually.HoldsAsync(() => _api.Status("p").Phase == "Failed", "it is ended");
        Assert.Equal("Evicted", _api.Status("p").Reason);
    }

    [Fact]
    public async Task A_machine_that_can_move_is_asked_away_and_pods_wait_for_it_until_the_threshold_is_a_hard_one()
    {
        await _host.DisposeAsync();
        _api = new PodApi();
        var asked = new ConcurrentQueue<JsonNode>();
        _api.Fake.Throws = request =>
        {
            if (!request.Path.EndsWith("/pods/vm1/eviction", StringComparison.Ordinal))
                return null;
            asked.Enqueue(JsonNode.Parse(request.Body.Span)!);
            return new ApiException(429, "TooManyRequests", "it moves");
        };
        _host = await StartAsync("memory.available<10%", "memory.available<50%");
        var machine = PodApi.Pod("vm1", PodApi.Web());
        (machine.Spec.Priority, machine.Spec.VirtualMachine) = (-1, new() { Name = "web", PowerSpec = "Running" });
        _api.Add(machine);
        await RunAsync("low", 0);
        // A hollow node runs no machines: others say that it does.
        _api.Change("vm1", p => p.Status.Phase = "Running");
        _readings[PressureSignal.MemoryAvailable] = new SignalReading(300, 1000);
        await Eventually.HoldsAsync(
            () => _api.Events("vm1").Any(e => e.Reason == "Descheduling"),
            "its move is asked for"
        );
        // Many looks later nobody has been ended for it.
        var until = _looks + 20;
        await Eventually.HoldsAsync(() => _looks > until, "the agent has looked");
        Assert.Equal(("", "Running"), (_api.Status("vm1").Reason, _api.Status("low").Phase));
        var eviction = Assert.Single(asked);
        Assert.Equal("true", (string?)eviction["metadata"]!["annotations"]!["arktos.io/only-migrate"]);
        Assert.Equal(_api.Get("vm1").Metadata.Uid, (string?)eviction["deleteOptions"]!["preconditions"]!["uid"]);
        // It gets worse: the other one goes, although it would not be the first.
        _api.Change(
            "vm1",
            p =>
                p.Status.Migration = new()
                {
                    ActionID = "m",
                    SourceNode = "n1",
                    TargetNode = "n2",
                }
        );
        _readings[PressureSignal.MemoryAvailable] = Little;
        await Eventually.HoldsAsync(() => _api.Status("low").Phase == "Failed", "the other pod has ended");
        Assert.Equal("", _api.Status("vm1").Reason);
    }

    private string[] Logs(string pod) =>
        [
            .. Directory
                .EnumerateDirectories(Path.Combine(_directory, "logs"), $"*_{pod}_*")
                .SelectMany(d => Directory.EnumerateFiles(d, "*.log", SearchOption.AllDirectories)),
        ];

    private string? Condition(string type) =>
        (string?)
            _api.Fake.Objects["/api/v1/nodes/n1"]["status"]!["conditions"]!
                .AsArray()
                .Single(c => (string)c!["type"]! == type)!["reason"];

    private static string? Reason(JsonObject o) => (string?)o["reason"];

    private async Task RunAsync(string name, int priority)
    {
        var pod = PodApi.Pod(name, PodApi.Web());
        pod.Spec.Priority = priority;
        _api.Add(pod);
        await Eventually.HoldsAsync(() => _api.IsReady(name), $"{name} runs");
    }

    /// <summary>Another agent on the same folder, with the same pod.</summary>
    private async Task StartAgainAsync()
    {
        _api = new PodApi(_api.Get("p"));
        _host = await StartAsync();
    }

    private async Task<KubeletHost> StartAsync(
        string hard = "memory.available<10%,nodefs.available<10%,imagefs.available<10%",
        string soft = ""
    )
    {
        Assert.True(
            new ThresholdTexts(hard, soft, soft.Length > 0 ? "memory.available=0s" : "").TryParse(
                out var pressure,
                out var wrong
            ),
            wrong
        );
        var host = new KubeletHost(
            new KubeletOptions
            {
                NodeName = "n1",
                Api = new ApiConnectionOptions { Servers = [new Uri("https://127.0.0.1:1")] },
                StateDirectory = _directory,
                Runtime = RuntimeKind.Hollow,
                PodCidr = "10.97.0.0/24",
                NodeAddress = "192.0.2.1",
                Pressure = pressure with { TransitionPeriod = TimeSpan.FromMilliseconds(50) },
                PressurePeriod = TimeSpan.FromMilliseconds(20),
                ReadSignals = () =>
                {
                    Interlocked.Increment(ref _looks);
                    return new Dictionary<PressureSignal, SignalReading>(_readings);
                },
            },
            NullLoggerFactory.Instance,
            _api.Fake
        );
        await host.StartAsync(default);
        return host;
    }
}
