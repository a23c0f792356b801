using System.Collections.Concurrent;
using System.Threading.Channels;
using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Api.Volumes;
using Arktos.Client.Leading;
using Arktos.Client.Tests.Fakes;
using Arktos.Metrics;
using Arktos.Metrics.Tests;
using Arktos.Scheduler.Snapshot;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.Scheduler.Tests;

/// <summary>The loop itself, with a writer that a test holds back and a clock that a test moves.</summary>
public sealed class SchedulingLoopTests : IAsyncDisposable
{
    private readonly ManualTime _time = new();
    private readonly HeldWriter _writer = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly LeaderWork _work;
    private readonly RoleMetrics _metrics = new();
    private readonly Channel<SchedulingItem> _items;
    private readonly Task _run;

    public SchedulingLoopTests()
    {
        _work = new LeaderWork(_time);
        // Far fewer places than bindings: their ends have to wait for room.
        _items = Channel.CreateBounded<SchedulingItem>(new BoundedChannelOptions(10) { SingleReader = true });
        var options = new SchedulerOptions
        {
            Connection = new() { Servers = [new Uri("https://unused")] },
            Identity = "test",
            BindingsMax = 50,
            Metrics = _metrics,
            Time = _time,
        };
        var term = new SchedulingTerm(
            options,
            _writer,
            null,
            _items,
            _work,
            new SchedulerMetrics(options),
            NullLogger.Instance
        );
        _run = Task.Run(() => new SchedulingLoop(term).RunAsync(_stop.Token));
    }

    [Fact]
    public async Task All_pods_are_placed_although_bindings_end_only_when_as_many_as_may_be_are_under_way()
    {
        await StartAsync(nodes: 20, pods: 1000);
        for (var ended = 0; ended < 1000; ended += 50)
        {
            await Eventually.HoldsAsync(() => _writer.UnderWay.Count == 50, $"50 bindings after {ended}");
            _writer.EndAll();
        }
        Assert.Equal(1000, _writer.Bound.Count);
        Assert.All(_writer.Bound.GroupBy(b => b.Value).Select(g => g.Count()), count => Assert.InRange(count, 1, 110));
    }

    [Fact]
    public async Task Never_more_bindings_than_may_be_are_under_way_and_the_loop_goes_on_taking_items()
    {
        await StartAsync(nodes: 20, pods: 200);
        await Eventually.HoldsAsync(() => _writer.UnderWay.Count == 50, "50 bindings");
        for (var i = 0; i < 100; i++)
            await _items.Writer.WriteAsync(new SchedulingItem.PodChanged(Pod($"late-{i}")), Deadline());
        Assert.Equal(50, _writer.UnderWay.Count);
    }

    [Fact]
    public async Task A_binding_that_throws_or_is_cut_off_gives_its_place_back_and_is_tried_again()
    {
        _writer.Failures.Enqueue(new OperationCanceledException("a timeout of its own"));
        _writer.Failures.Enqueue(new InvalidOperationException("a bug"));
        _writer.Failures.Enqueue(new OperationCanceledException("another"));
        _writer.IsOpen = true;
        await StartAsync(nodes: 1, pods: 60);
        await Eventually.HoldsAsync(() => _writer.Bound.Count == 60, "all pods are bound", Tick);
    }

    [Fact]
    public async Task More_conditions_than_may_be_under_way_are_written_in_the_end()
    {
        await StartAsync(nodes: 0, pods: 1200);
        await Eventually.HoldsAsync(() => _writer.Conditions.Count == 500, "500 conditions");
        while (_writer.Said.Count < 1200)
        {
            await Eventually.HoldsAsync(() => !_writer.Conditions.IsEmpty, "a condition");
            _writer.EndAll();
        }
        Assert.All(_writer.Said, s => Assert.Equal("no nodes available to schedule pods", s.Value));
    }

    [Fact]
    public async Task The_loop_reports_while_it_works_or_has_nothing_to_do_and_not_when_bindings_hang()
    {
        await StartAsync(nodes: 1, pods: 0);
        await AssertReportsAsync();
        await _items.Writer.WriteAsync(new SchedulingItem.PodChanged(Pod("p")), Deadline());
        await Eventually.HoldsAsync(() => _writer.UnderWay.Count == 1, "a binding");
        await Eventually.HoldsAsync(() => _work.SilentFor > TimeSpan.FromSeconds(20), "silence", Tick);
        _writer.EndAll();
        await AssertReportsAsync();
    }

    [Fact]
    public async Task The_loop_does_not_report_before_it_knows_the_nodes_and_pods()
    {
        await _items.Writer.WriteAsync(new SchedulingItem.NodeChanged(null, Node("n")), Deadline());
        await Eventually.HoldsAsync(() => _work.SilentFor > TimeSpan.FromSeconds(20), "silence", Tick);
        await _items.Writer.WriteAsync(new SchedulingItem.Synced(), Deadline());
        await AssertReportsAsync();
    }

    [Fact]
    public async Task A_pod_waits_for_its_claim_to_be_bound_on_the_node_that_was_selected_for_it()
    {
        await StartAsync(nodes: 1, pods: 0);
        await PutAsync(
            new SchedulingItem.ClassChanged(VolumeSamples.Class("local-path")),
            new SchedulingItem.ClaimChanged(VolumeSamples.Claim("data", "local-path", version: "1")),
            new SchedulingItem.PodChanged(WithClaim("p", "data"))
        );
        await Eventually.HoldsAsync(() => _writer.Chosen.ContainsKey("data"), "the node is selected");
        var node = _writer.Chosen["data"];
        var selected = VolumeSamples.Claim("data", "local-path", version: "2");
        selected.Metadata.Annotations = new() { [VolumeAnnotations.SelectedNode] = node };
        await PutAsync(new SchedulingItem.ClaimChanged(selected));
        var bound = VolumeSamples.Bound(VolumeSamples.Claim("data", "local-path", version: "3"), "v");
        await PutAsync(new SchedulingItem.ClaimChanged(bound));
        // The claim is bound, and its volume is not known yet.
        await SettleAsync();
        Assert.Empty(_writer.Bound);
        await PutAsync(new SchedulingItem.VolumeChanged(VolumeSamples.Volume("v", "local-path", "1Gi", claim: bound)));
        await Eventually.HoldsAsync(() => _writer.Bound.ContainsKey("p"), "the pod is bound");
        Assert.Equal(node, _writer.Bound["p"]);
    }

    [Theory]
    [InlineData("refused")]
    [InlineData("given up")]
    [InlineData("elsewhere")]
    [InlineData("node gone")]
    [InlineData("claim gone")]
    [InlineData("too long")]
    public async Task A_pod_whose_claim_is_not_bound_after_all_gives_its_place_back_and_is_tried_again(string how)
    {
        if (how == "refused")
            _writer.ChoiceAnswers.Enqueue(new PodWriteResult(409, "the object has been modified"));
        await StartAsync(nodes: 1, pods: 0);
        await PutAsync(
            new SchedulingItem.ClassChanged(VolumeSamples.Class("local-path")),
            new SchedulingItem.ClaimChanged(VolumeSamples.Claim("data", "local-path", version: "1")),
            new SchedulingItem.PodChanged(WithClaim("p", "data"))
        );
        if (how != "refused")
            await Eventually.HoldsAsync(() => _writer.Chosen.ContainsKey("data"), "the node is selected");
        var node = _writer.Chosen.GetValueOrDefault("data", "");
        _writer.Chosen.Clear();
        switch (how)
        {
            case "given up":
                await PutAsync(
                    new SchedulingItem.ClaimChanged(VolumeSamples.Claim("data", "local-path", version: "2"))
                );
                break;
            case "elsewhere":
                var bound = VolumeSamples.Bound(VolumeSamples.Claim("data", "local-path", version: "2"), "v");
                await PutAsync(
                    new SchedulingItem.VolumeChanged(
                        VolumeSamples.Volume("v", "local-path", "1Gi", node: "other", claim: bound)
                    ),
                    new SchedulingItem.ClaimChanged(bound)
                );
                break;
            case "node gone":
                await PutAsync(
                    new SchedulingItem.NodeDeleted(Node(node)),
                    new SchedulingItem.NodeChanged(null, Node("another"))
                );
                break;
            case "claim gone":
                await PutAsync(
                    new SchedulingItem.ClaimDeleted(VolumeSamples.Claim("data", "local-path", version: "1")),
                    new SchedulingItem.ClaimChanged(VolumeSamples.Claim("data", "local-path", version: "9"))
                );
                break;
            case "too long":
                _time.Advance(TimeSpan.FromMinutes(11));
                break;
        }
        if (how == "elsewhere")
            await Eventually.HoldsAsync(
                () => _writer.Said.GetValueOrDefault("p", "").Contains("node affinity"),
                "there is no node for the volume",
                Tick
            );
        else
            await Eventually.HoldsAsync(() => _writer.Chosen.ContainsKey("data"), "it is tried again", TickAwhile);
        Assert.Empty(_writer.Bound);
    }

    [Fact]
    public async Task A_pod_that_is_deleted_while_it_waits_gives_its_volume_back()
    {
        await StartAsync(nodes: 1, pods: 0);
        var pod = WithClaim("p", "data");
        await PutAsync(
            new SchedulingItem.ClassChanged(VolumeSamples.Class("manual", "kubernetes.io/no-provisioner")),
            new SchedulingItem.VolumeChanged(VolumeSamples.Volume("v", "manual", "1Gi")),
            new SchedulingItem.ClaimChanged(VolumeSamples.Claim("data", "manual", version: "1")),
            new SchedulingItem.ClaimChanged(VolumeSamples.Claim("other", "manual", version: "1")),
            new SchedulingItem.PodChanged(pod)
        );
        await Eventually.HoldsAsync(() => _writer.Chosen.GetValueOrDefault("data") == "v", "the volume is chosen");
        // The only volume is taken.
        await PutAsync(new SchedulingItem.PodChanged(WithClaim("q", "other")));
        await Eventually.HoldsAsync(
            () => _writer.Said.GetValueOrDefault("q", "").Contains("node(s) didn't find available persistent volumes"),
            "there is none for the other"
        );
        await PutAsync(
            new SchedulingItem.PodDeleted(pod),
            new SchedulingItem.VolumeChanged(VolumeSamples.Volume("v", "manual", "1Gi"))
        );
        await Eventually.HoldsAsync(
            () => _writer.Chosen.GetValueOrDefault("other") == "v",
            "it is the other's",
            TickAwhile
        );
    }

    [Fact]
    public async Task A_pod_whose_claim_finds_no_room_waits_and_is_woken_when_its_driver_has_some()
    {
        await StartAsync(nodes: 1, pods: 0);
        await PutAsync(
            new SchedulingItem.DriverChanged(VolumeSamples.Publisher("d")),
            new SchedulingItem.ClassChanged(VolumeSamples.Class("fast", "d")),
            new SchedulingItem.CapacityChanged(VolumeSamples.Capacity("c", "fast", "1Mi")),
            new SchedulingItem.ClaimChanged(VolumeSamples.Claim("data", "fast", version: "1")),
            new SchedulingItem.PodChanged(WithClaim("p", "data"))
        );
        await Eventually.HoldsAsync(
            () => _writer.Said.GetValueOrDefault("p", "").Contains("node(s) did not have enough free storage"),
            "there is no room"
        );
        await PutAsync(new SchedulingItem.CapacityChanged(VolumeSamples.Capacity("c", "fast", "1Gi")));
        await Eventually.HoldsAsync(() => _writer.Chosen.ContainsKey("data"), "a volume is asked for", TickAwhile);
    }

    [Fact]
    public async Task A_pod_without_its_claim_waits_and_is_woken_when_the_claim_comes_and_is_bound()
    {
        await StartAsync(nodes: 1, pods: 0);
        await PutAsync(new SchedulingItem.PodChanged(WithClaim("p", "data")));
        await Eventually.HoldsAsync(
            () => _writer.Said.GetValueOrDefault("p", "").Contains("persistentvolumeclaim \"data\" not found"),
            "the claim is missing"
        );
        _writer.EndAll();
        await PutAsync(new SchedulingItem.ClaimChanged(VolumeSamples.Claim("data", "", version: "1")));
        await Eventually.HoldsAsync(
            () => _writer.Said.GetValueOrDefault("p", "").Contains("pod has unbound immediate PersistentVolumeClaims"),
            "the claim is not bound",
            Tick
        );
        var bound = VolumeSamples.Bound(VolumeSamples.Claim("data", "", version: "2"), "v");
        await PutAsync(
            new SchedulingItem.VolumeChanged(VolumeSamples.Volume("v", "", "1Gi", claim: bound)),
            new SchedulingItem.ClaimChanged(bound)
        );
        await Eventually.HoldsAsync(() => _writer.Bound.ContainsKey("p"), "the pod is bound", TickAwhile);
    }

    [Fact]
    public async Task Attempts_are_counted_by_how_they_ended_and_pods_that_wait_by_why()
    {
        await StartAsync(nodes: 0, pods: 3);
        await Eventually.HoldsAsync(() => _writer.Conditions.Count == 3, "three conditions");
        await ToldAsync(t => t.Value("scheduler_pending_pods", ("queue", "unschedulable")) == 3);
        var none = await Exposition.OfAsync(_metrics);
        Assert.Equal(3, Attempts(none, "unschedulable"));
        Assert.Equal(0, Attempts(none, "scheduled"));

        await _items.Writer.WriteAsync(new SchedulingItem.NodeChanged(null, Node("n")), Deadline());
        await ToldAsync(t => t.Value("scheduler_pending_pods", ("queue", "backoff")) == 3);
        _writer.Failures.Enqueue(new InvalidOperationException("a bug"));
        // It binds when the backoff of a second is over, and the clock stands still while it does.
        _time.Advance(TimeSpan.FromSeconds(2));
        await Eventually.HoldsAsync(() => _writer.UnderWay.Count == 2, "two bindings");
        _time.Advance(TimeSpan.FromMilliseconds(300));
        _writer.EndAll();
        await ToldAsync(t => Attempts(t, "scheduled") == 2 && Attempts(t, "error") == 1);
        var told = await Exposition.OfAsync(_metrics);
        Assert.Equal(0.6, Seconds(told, "scheduled"), 0.001);
        Assert.Equal(2, told.Value("scheduler_pod_scheduling_sli_duration_seconds_count", ("attempts", "2")));
        Assert.True(told.Value("scheduler_pod_scheduling_sli_duration_seconds_sum", ("attempts", "2")) >= 2 * 2.3);
        Assert.Equal(0, told.Value("scheduler_pod_scheduling_sli_duration_seconds_count", ("attempts", "15+")));
        told.AssertFollowsTheConvention("scheduler_");

        await _stop.CancelAsync();
        Assert.IsAssignableFrom<OperationCanceledException>(await Record.ExceptionAsync(() => _run));
        Assert.All(
            (await Exposition.OfAsync(_metrics)).Samples.Where(s => s.Name == "scheduler_pending_pods"),
            s => Assert.Equal(0, s.Value)
        );
    }

    private static double Attempts(Exposition told, string result) =>
        told.Value("scheduler_schedule_attempts_total", ("result", result), ("profile", "default-scheduler"));

    private static double Seconds(Exposition told, string result) =>
        told.Value("scheduler_scheduling_attempt_duration_seconds_sum", ("result", result));

    private async Task ToldAsync(Func<Exposition, bool> holds)
    {
        for (var deadline = DateTime.UtcNow.AddSeconds(90); !holds(await Exposition.OfAsync(_metrics)); )
        {
            Assert.True(DateTime.UtcNow < deadline, "it is not told");
            await Task.Delay(5);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task AssertReportsAsync()
    {
        for (var i = 0; i < 100; i++)
        {
            Tick();
            await Eventually.HoldsAsync(() => _work.SilentFor <= TimeSpan.FromSeconds(3), "a report");
        }
    }

    /// <summary>Until backoffs are over, and not until those are tried who waited for five minutes.</summary>
    private void TickAwhile()
    {
        if (_ticked < TimeSpan.FromMinutes(1))
            Tick();
        _ticked += TimeSpan.FromMilliseconds(500);
    }

    private TimeSpan _ticked;

    private void Tick() => _time.Advance(TimeSpan.FromMilliseconds(500));

    [Fact]
    public async Task A_more_important_pod_has_others_go_and_takes_the_room_when_they_are_gone()
    {
        _writer.IsOpen = true;
        await _items.Writer.WriteAsync(new SchedulingItem.NodeChanged(null, Node("n", pods: 1)), Deadline());
        var low = Pod("low");
        await _items.Writer.WriteAsync(new SchedulingItem.PodChanged(low), Deadline());
        await _items.Writer.WriteAsync(new SchedulingItem.Synced(), Deadline());
        await Eventually.HoldsAsync(() => _writer.Bound.ContainsKey("low"), "the first is bound");
        low.Spec.NodeName = "n";
        await _items.Writer.WriteAsync(new SchedulingItem.PodChanged(low), Deadline());
        await _items.Writer.WriteAsync(new SchedulingItem.PodChanged(Pod("high", priority: 10)), Deadline());
        await Eventually.HoldsAsync(() => _writer.Nominated.GetValueOrDefault("high") == "n", "the node is named");
        Assert.Equal(["low"], _writer.Preempted);
        Assert.Equal("0/1 nodes are available: 1 Too many pods.", _writer.Said["high"]);
        // A less important one that comes meanwhile does not take the room.
        await _items.Writer.WriteAsync(new SchedulingItem.PodChanged(Pod("later", priority: 5)), Deadline());
        await _items.Writer.WriteAsync(new SchedulingItem.PodDeleted(low), Deadline());
        await Eventually.HoldsAsync(() => _writer.Bound.ContainsKey("high"), "the room is taken", TickAwhile);
        Assert.False(_writer.Bound.ContainsKey("later"));
    }

    [Fact]
    public async Task A_pod_that_waits_for_another_is_placed_as_soon_as_that_has_a_node()
    {
        _writer.IsOpen = true;
        var node = Node("n");
        node.Metadata.Labels = new() { ["zone"] = "a" };
        await _items.Writer.WriteAsync(new SchedulingItem.NodeChanged(null, node), Deadline());
        var near = Pod("near");
        near.Spec.Affinity = new()
        {
            PodAffinity = new()
            {
                RequiredDuringSchedulingIgnoredDuringExecution =
                [
                    new()
                    {
                        TopologyKey = "zone",
                        LabelSelector = new() { MatchLabels = new() { ["app"] = "db" } },
                    },
                ],
            },
        };
        await _items.Writer.WriteAsync(new SchedulingItem.PodChanged(near), Deadline());
        await _items.Writer.WriteAsync(new SchedulingItem.Synced(), Deadline());
        await Eventually.HoldsAsync(() => _writer.Said.ContainsKey("near"), "it waits");
        var db = Pod("db");
        db.Metadata.Labels = new() { ["app"] = "db" };
        await _items.Writer.WriteAsync(new SchedulingItem.PodChanged(db), Deadline());
        await Eventually.HoldsAsync(() => _writer.Bound.ContainsKey("near"), "it is placed", TickAwhile);
    }

    [Fact]
    public async Task A_pod_that_waits_for_room_is_placed_when_another_becomes_smaller()
    {
        _writer.IsOpen = true;
        var node = Node("n");
        node.Status.Allocatable!["cpu"] = Quantity.Parse("2");
        await _items.Writer.WriteAsync(new SchedulingItem.NodeChanged(null, node), Deadline());
        var large = Pod("large");
        large.Spec.NodeName = "n";
        large.Spec.Containers = [OfCpu("1500m")];
        await _items.Writer.WriteAsync(new SchedulingItem.PodChanged(large), Deadline());
        var waits = Pod("waits");
        waits.Spec.Containers = [OfCpu("1")];
        await _items.Writer.WriteAsync(new SchedulingItem.PodChanged(waits), Deadline());
        await _items.Writer.WriteAsync(new SchedulingItem.Synced(), Deadline());
        await Eventually.HoldsAsync(() => _writer.Said.ContainsKey("waits"), "it waits");
        var small = large.DeepClone();
        small.Spec.Containers = [OfCpu("500m")];
        await _items.Writer.WriteAsync(new SchedulingItem.PodChanged(small), Deadline());
        await Eventually.HoldsAsync(() => _writer.Bound.ContainsKey("waits"), "it is placed", TickAwhile);
    }

    [Fact]
    public async Task A_pod_whose_binding_fails_leaves_its_room_to_one_that_was_refused_for_it()
    {
        await _items.Writer.WriteAsync(new SchedulingItem.NodeChanged(null, Node("n", pods: 1)), Deadline());
        await PutAsync(new SchedulingItem.PodChanged(Pod("first")), new SchedulingItem.Synced());
        await Eventually.HoldsAsync(() => _writer.UnderWay.ContainsKey("first"), "it is bound to the node");
        await PutAsync(new SchedulingItem.PodChanged(Pod("second")));
        await Eventually.HoldsAsync(() => _writer.Said.ContainsKey("second"), "the other has no room");
        // The second is past its backoff, the first begins its own. Nothing but the failure says that there is room.
        _time.Advance(TimeSpan.FromSeconds(1));
        _writer.Bound.Clear();
        _writer.UnderWay["first"].SetResult(new PodWriteResult(409, "no"));
        await Eventually.HoldsAsync(() => _writer.Bound.ContainsKey("second"), "the room is taken");
    }

    [Fact]
    public async Task A_pod_that_waits_is_tried_again_when_its_own_labels_keep_it_from_nodes_no_more()
    {
        _writer.IsOpen = true;
        var node = Node("n");
        node.Metadata.Labels = new() { ["zone"] = "a" };
        var alone = Pod("alone");
        alone.Spec.NodeName = "n";
        alone.Spec.Affinity = new()
        {
            PodAntiAffinity = new()
            {
                RequiredDuringSchedulingIgnoredDuringExecution =
                [
                    new()
                    {
                        TopologyKey = "zone",
                        LabelSelector = new() { MatchLabels = new() { ["app"] = "db" } },
                    },
                ],
            },
        };
        var db = Pod("db");
        db.Metadata.Labels = new() { ["app"] = "db" };
        await PutAsync(
            new SchedulingItem.NodeChanged(null, node),
            new SchedulingItem.PodChanged(alone),
            new SchedulingItem.PodChanged(db),
            new SchedulingItem.Synced()
        );
        await Eventually.HoldsAsync(() => _writer.Said.ContainsKey("db"), "it is not wanted");
        var other = db.DeepClone();
        other.Metadata.Labels = new() { ["app"] = "web" };
        await PutAsync(new SchedulingItem.PodChanged(other));
        await Eventually.HoldsAsync(() => _writer.Bound.ContainsKey("db"), "it is placed", TickAwhile);
    }

    [Fact]
    public async Task A_victim_that_cannot_be_deleted_does_not_leave_the_pod_asleep()
    {
        _writer.IsOpen = true;
        _writer.PreemptAnswers.Enqueue(new PodWriteResult(500, "no"));
        var low = Pod("low");
        low.Spec.NodeName = "n";
        await PutAsync(
            new SchedulingItem.NodeChanged(null, Node("n", pods: 1)),
            new SchedulingItem.PodChanged(low),
            new SchedulingItem.PodChanged(Pod("high", priority: 10)),
            new SchedulingItem.Synced()
        );
        await Eventually.HoldsAsync(() => _writer.Preempted.Count == 2, "it is tried again", TickAwhile);
    }

    [Fact]
    public async Task A_pod_that_had_room_made_for_it_and_is_deleted_leaves_it_to_others()
    {
        _writer.IsOpen = true;
        var low = Pod("low");
        low.Spec.NodeName = "n";
        var high = Pod("high", priority: 10);
        await PutAsync(
            new SchedulingItem.NodeChanged(null, Node("n", pods: 1)),
            new SchedulingItem.PodChanged(low),
            new SchedulingItem.PodChanged(high),
            new SchedulingItem.Synced()
        );
        await Eventually.HoldsAsync(() => _writer.Nominated.GetValueOrDefault("high") == "n", "the node is named");
        // Its own attempt is over; what waits for its room is refused while it is gone but for the claim to it.
        await PutAsync(new SchedulingItem.PodChanged(Pod("later", priority: 5)));
        await Eventually.HoldsAsync(() => _writer.Said.ContainsKey("later"), "it has no room");
        await PutAsync(new SchedulingItem.PodDeleted(high), new SchedulingItem.PodDeleted(low));
        await Eventually.HoldsAsync(() => _writer.Bound.ContainsKey("later"), "the room is taken", TickAwhile);
    }

    [Fact]
    public async Task A_pod_that_had_room_made_for_it_and_goes_elsewhere_leaves_it_to_others()
    {
        _writer.IsOpen = true;
        var node = Node("n", pods: 1);
        node.Status.Allocatable!["cpu"] = Quantity.Parse("4");
        var (low, high, later) = (Pod("low"), Pod("high", priority: 10), Pod("later", priority: 5));
        low.Spec.NodeName = "n";
        high.Spec.Containers = [OfCpu("1")];
        later.Spec.Containers = [OfCpu("2")];
        later.Spec.Tolerations = [new() { Operator = "Exists" }];
        await PutAsync(
            new SchedulingItem.NodeChanged(null, node),
            new SchedulingItem.PodChanged(low),
            new SchedulingItem.PodChanged(high),
            new SchedulingItem.Synced()
        );
        await Eventually.HoldsAsync(() => _writer.Nominated.GetValueOrDefault("high") == "n", "the node is named");
        var tainted = node.DeepClone();
        tainted.Spec.Taints = [new() { Key = "k", Effect = "NoSchedule" }];
        await PutAsync(
            new SchedulingItem.PodDeleted(low),
            new SchedulingItem.NodeChanged(node, tainted),
            new SchedulingItem.PodChanged(later)
        );
        await Eventually.HoldsAsync(() => _writer.Said.ContainsKey("later"), "the room is the other's");
        var small = Node("small", pods: 1);
        small.Status.Allocatable!["cpu"] = Quantity.Parse("1");
        await PutAsync(new SchedulingItem.NodeChanged(null, small));
        await Eventually.HoldsAsync(() => _writer.Bound.ContainsKey("later"), "the room is taken", TickAwhile);
        Assert.Equal(("small", "n"), (_writer.Bound["high"], _writer.Bound["later"]));
    }

    [Theory]
    [InlineData("attachment")]
    [InlineData("limit")]
    [InlineData("drivers gone")]
    [InlineData("pod")]
    [InlineData("binding")]
    public async Task A_pod_whose_volume_has_no_room_is_placed_when_there_is_some(string how)
    {
        var drivers = VolumeSamples.Drivers("n", "d", 2);
        var attachment = VolumeSamples.Attachment("v-attached", "n", "d");
        await PutAsync(
            new SchedulingItem.NodeChanged(null, Node("n")),
            new SchedulingItem.DriversChanged(drivers),
            new SchedulingItem.AttachmentChanged(attachment)
        );
        foreach (var name in new[] { "attached", "first", "waits" })
        {
            var claim = VolumeSamples.Bound(VolumeSamples.Claim(name, "").Of("system"), "v-" + name);
            var volume = VolumeSamples.Volume("v-" + name, "", "1Gi", claim: claim).Of("system");
            await PutAsync(
                new SchedulingItem.ClaimChanged(claim),
                new SchedulingItem.VolumeChanged(VolumeSamples.OfDriver(volume, "d", name))
            );
        }
        var first = WithClaim("first", "first").Of("system");
        await PutAsync(new SchedulingItem.PodChanged(first), new SchedulingItem.Synced());
        // From the decision on it counts.
        await Eventually.HoldsAsync(() => _writer.UnderWay.ContainsKey("first"), "it is bound to the node");
        await PutAsync(new SchedulingItem.PodChanged(WithClaim("waits", "waits").Of("system")));
        await Eventually.HoldsAsync(() => _writer.Said.ContainsKey("waits"), "the other has no room");
        Assert.StartsWith("0/1 nodes are available: 1 node(s) exceed max volume count.", _writer.Said["waits"]);
        var attached = attachment.DeepClone();
        attached.Status.Attached = true;
        await PutAsync(
            new SchedulingItem.AttachmentChanged(attached),
            new SchedulingItem.DriversChanged(drivers.DeepClone())
        );
        await SettleAsync();
        Assert.False(_writer.Bound.ContainsKey("waits"));
        switch (how)
        {
            case "attachment":
                await PutAsync(new SchedulingItem.AttachmentDeleted(attached));
                break;
            case "limit":
                await PutAsync(new SchedulingItem.DriversChanged(VolumeSamples.Drivers("n", "d", 3)));
                break;
            case "drivers gone":
                await PutAsync(new SchedulingItem.DriversDeleted(drivers));
                break;
            case "pod":
                await PutAsync(new SchedulingItem.PodDeleted(first));
                break;
            case "binding":
                // This one is past its backoff, and the other backs off from then.
                _time.Advance(TimeSpan.FromSeconds(1));
                _writer.UnderWay["first"].SetResult(new PodWriteResult(409, "no"));
                break;
        }
        await Eventually.HoldsAsync(() => _writer.Bound.ContainsKey("waits"), "there is room", TickAwhile);
    }

    private static Container OfCpu(string cpu) =>
        new()
        {
            Name = "c",
            Resources = new() { Requests = new() { ["cpu"] = Quantity.Parse(cpu) } },
        };

    private async Task StartAsync(int nodes, int pods)
    {
        for (var i = 0; i < nodes; i++)
            await _items.Writer.WriteAsync(new SchedulingItem.NodeChanged(null, Node($"n{i}")), Deadline());
        for (var i = 0; i < pods; i++)
            await _items.Writer.WriteAsync(new SchedulingItem.PodChanged(Pod($"p{i}")), Deadline());
        await _items.Writer.WriteAsync(new SchedulingItem.Synced(), Deadline());
    }

    private static CancellationToken Deadline() => new CancellationTokenSource(TimeSpan.FromSeconds(90)).Token;

    private static Pod Pod(string name, int priority = 0) =>
        new()
        {
            Metadata = new ObjectMeta
            {
                Tenant = "t1",
                Namespace = "ns",
                Name = name,
                Uid = "uid-" + name,
                Generation = 1,
            },
            Spec = new PodSpec
            {
                SchedulerName = "default-scheduler",
                Priority = priority,
                Containers = [new Container { Name = "c", Image = "i" }],
            },
            Status = new PodStatus { Phase = "Pending" },
        };

    private async Task PutAsync(params SchedulingItem[] items)
    {
        foreach (var item in items)
            await _items.Writer.WriteAsync(item, Deadline());
    }

    /// <summary>All that was handed in has been looked at.</summary>
    private async Task SettleAsync()
    {
        // Twice the room of the channel: the last of them waits until those before are taken.
        for (var i = 0; i < 20; i++)
            await PutAsync(new SchedulingItem.NamespaceChanged(new Namespace()));
        await Eventually.HoldsAsync(() => _items.Reader.Count == 0, "all items are taken");
    }

    private static Pod WithClaim(string name, string claim)
    {
        var pod = Pod(name);
        pod.Spec.Volumes =
        [
            new Volume
            {
                Name = "v",
                PersistentVolumeClaim = new() { ClaimName = claim },
            },
        ];
        return pod;
    }

    private static Node Node(string name, int pods = 110) =>
        new()
        {
            Metadata = new ObjectMeta { Name = name, Uid = "uid-" + name },
            Status = new NodeStatus { Allocatable = new() { ["pods"] = Quantity.Parse($"{pods}") } },
        };

    /// <summary>A writer whose writes end when a test says so.</summary>
    private sealed class HeldWriter : IPodWriter
    {
        private readonly Lock _lock = new();

        public ConcurrentDictionary<string, TaskCompletionSource<PodWriteResult>> UnderWay { get; } = new();

        public ConcurrentDictionary<string, TaskCompletionSource<PodWriteResult>> Conditions { get; } = new();

        public ConcurrentDictionary<string, string> Bound { get; } = new();

        public ConcurrentDictionary<string, string> Said { get; } = new();

        public ConcurrentDictionary<string, string> Nominated { get; } = new();

        public ConcurrentQueue<string> Preempted { get; } = new();

        /// <summary>What the next bindings throw.</summary>
        public ConcurrentQueue<Exception> Failures { get; } = new();

        /// <summary>Bindings end at once.</summary>
        public bool IsOpen { get; set; }

        public Task<PodWriteResult> BindAsync(Pod pod, string node, CancellationToken cancel)
        {
            lock (_lock)
            {
                if (Failures.TryDequeue(out var failure))
                    throw failure;
                Assert.True(Bound.TryAdd(pod.Metadata.Name, node));
                if (IsOpen)
                    return Task.FromResult(new PodWriteResult(201, ""));
                return (UnderWay[pod.Metadata.Name] = NewWrite()).Task;
            }
        }

        /// <summary>Claims with the volume that each was given, or the node that was selected for it.</summary>
        public ConcurrentDictionary<string, string> Chosen { get; } = new();

        /// <summary>What the next preemptions are answered by.</summary>
        public ConcurrentQueue<PodWriteResult> PreemptAnswers { get; } = new();

        /// <summary>What the next choice of a volume is answered by.</summary>
        public ConcurrentQueue<PodWriteResult> ChoiceAnswers { get; } = new();

        public Task<PodWriteResult> ChooseVolumeAsync(ClaimChoice choice, CancellationToken cancel)
        {
            if (ChoiceAnswers.TryDequeue(out var answer))
                return Task.FromResult(answer);
            Chosen[choice.Claim.Metadata.Name] = choice.Volume?.Metadata.Name ?? choice.Node;
            return Task.FromResult(new PodWriteResult(200, ""));
        }

        public Task<PodWriteResult> SetUnschedulableAsync(
            Pod pod,
            Refusal refusal,
            DateTimeOffset now,
            CancellationToken cancel
        )
        {
            lock (_lock)
            {
                Assert.True(Conditions.Count < 500);
                Said[pod.Metadata.Name] = refusal.Message;
                if (refusal.NominatedNode is { } node)
                    Nominated[pod.Metadata.Name] = node;
                return (Conditions[pod.Metadata.Name] = NewWrite()).Task;
            }
        }

        public Task<PodWriteResult> PreemptAsync(Pod victim, DateTimeOffset now, CancellationToken cancel)
        {
            Preempted.Enqueue(victim.Metadata.Name);
            if (PreemptAnswers.TryDequeue(out var answer))
                return Task.FromResult(answer);
            return Task.FromResult(new PodWriteResult(200, ""));
        }

        public void EndAll()
        {
            List<TaskCompletionSource<PodWriteResult>> ended;
            lock (_lock)
            {
                ended = [.. UnderWay.Values, .. Conditions.Values];
                UnderWay.Clear();
                Conditions.Clear();
            }
            foreach (var write in ended)
                write.SetResult(new PodWriteResult(201, ""));
        }

        private static TaskCompletionSource<PodWriteResult> NewWrite() =>
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
