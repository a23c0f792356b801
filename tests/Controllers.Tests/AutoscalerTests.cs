using System.Text.Json.Nodes;
using Arktos.Api;
using Arktos.Api.Autoscaling.V2;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Controllers.Autoscaling;
using Arktos.Controllers.Tests.Fakes;
using static Arktos.Controllers.Tests.Fakes.Samples;
using Scale = Arktos.Api.Autoscaling.V1.Scale;

namespace Arktos.Controllers.Tests;

/// <summary>What autoscalers decide.</summary>
public sealed class AutoscalerTests
{
    /// <summary>
    /// Pods: r ready, u not ready yet, p pending, m without a sample, f failed, d going; each requests a core, and each
    /// sample is a percentage of that.
    /// </summary>
    [Theory]
    [InlineData(3, "rrr", "50 50 50", 50, 3, 50)]
    [InlineData(3, "rrr", "54 54 54", 50, 3, 54)] // within the tolerance
    [InlineData(3, "rrr", "46 46 46", 50, 3, 46)]
    [InlineData(3, "rrr", "100 100 100", 50, 6, 100)]
    [InlineData(3, "rrr", "70 70 70", 50, 5, 70)] // rounded up
    [InlineData(5, "rrrrr", "10 10 10 10 10", 50, 1, 10)]
    [InlineData(1, "r", "4000", 50, 80, 4000)]
    // Pods that are not ready yet count nothing on the way up, and are not seen on the way down.
    [InlineData(3, "rru", "100 100 900", 50, 4, 100)]
    [InlineData(3, "ruu", "60 900 900", 50, 3, 60)]
    [InlineData(3, "rrp", "100 100", 50, 4, 100)]
    [InlineData(3, "rrp", "20 20", 50, 1, 20)]
    // Without a sample: nothing on the way up, all it asks for on the way down.
    [InlineData(3, "rrm", "100 100", 50, 4, 100)]
    [InlineData(4, "rrrm", "60 60 60", 50, 4, 60)]
    [InlineData(4, "rrrm", "10 10 10", 50, 3, 10)]
    [InlineData(2, "rm", "40", 50, 2, 40)]
    // Who ends does not count.
    [InlineData(3, "rrf", "100 100 900", 50, 4, 100)]
    [InlineData(3, "rrd", "100 100 900", 50, 4, 100)]
    public void Utilization_makes_replicas(
        int present,
        string pods,
        string percents,
        int target,
        int replicas,
        int utilization
    )
    {
        var (input, samples) = Input(present, pods, percents);
        var proposed = ReplicaCalculator.ByUtilization(input, samples, ("cpu", ""), target);
        Assert.Equal((replicas, utilization), (proposed.Replicas, proposed.Utilization));
    }

    [Theory]
    [InlineData(3, "rrr", "50 50 50", 500, 3, 500)]
    [InlineData(3, "rrr", "100 80 90", 500, 6, 900)]
    [InlineData(3, "rrm", "20 20", 500, 2, 200)]
    [InlineData(3, "rrm", "90 90", 500, 4, 900)]
    [InlineData(3, "rru", "90 90 1", 500, 4, 900)]
    public void Averages_make_replicas(
        int present,
        string pods,
        string percents,
        long target,
        int replicas,
        long average
    )
    {
        var (input, samples) = Input(present, pods, percents);
        var proposed = ReplicaCalculator.ByAverage(input, samples, "cpu", target);
        Assert.Equal((replicas, average), (proposed.Replicas, proposed.Milli));
    }

    [Theory]
    [InlineData(3, "rrr", 200, 100, 6)]
    [InlineData(3, "rru", 200, 100, 4)]
    [InlineData(3, "rrr", 105, 100, 3)]
    [InlineData(3, "rrr", 0, 100, 0)]
    [InlineData(0, "", 250, 100, 3)]
    public void A_value_for_all_makes_replicas(int present, string pods, long value, long target, int replicas) =>
        Assert.Equal(replicas, ReplicaCalculator.ByValue(Input(present, pods, "").Input, value, target).Replicas);

    [Theory]
    [InlineData(3, 300, 100, 3, 100)]
    [InlineData(3, 320, 100, 3, 107)]
    [InlineData(3, 401, 100, 5, 134)]
    [InlineData(0, 401, 100, 5, 401)]
    public void A_value_that_pods_share_makes_replicas(int running, long value, long target, int replicas, long share)
    {
        var proposed = ReplicaCalculator.ByShare(Input(running, "", "").Input, running, value, target);
        Assert.Equal((replicas, share), (proposed.Replicas, proposed.Milli));
    }

    [Theory]
    [InlineData("", "", "no pods returned by selector while calculating replica count")]
    [InlineData("ppm", "", "did not receive metrics for targeted pods (pods might be unready)")]
    [InlineData("rx", "10 10", "missing request for cpu in container web of Pod p1")]
    public void What_says_nothing_is_told(string pods, string percents, string message)
    {
        var (input, samples) = Input(2, pods, percents);
        Assert.Equal(
            message,
            Assert
                .Throws<MetricException>(() => ReplicaCalculator.ByUtilization(input, samples, ("cpu", ""), 50))
                .Message
        );
    }

    [Theory]
    [InlineData("web", 100, null)]
    [InlineData("none", 0, "container none not found in Pod p0")]
    public void A_container_is_measured_alone(string container, int utilization, string? fault)
    {
        var (input, samples) = Input(1, "r", "100");
        try
        {
            Assert.Equal(
                utilization,
                ReplicaCalculator.ByUtilization(input, samples, ("cpu", container), 50).Utilization
            );
            Assert.Null(fault);
        }
        catch (MetricException e)
        {
            Assert.Equal(fault, e.Message);
        }
    }

    [Theory]
    // Ready for how long, started how long ago, ready or not; whether the start is over.
    [InlineData(true, 120, 600, true)]
    [InlineData(false, 120, 600, true)] // has been ready
    [InlineData(false, 595, 600, false)] // was never
    [InlineData(true, 60, 100, true)]
    [InlineData(true, 20, 100, false)] // the sample is from before
    [InlineData(false, 60, 100, false)]
    public void The_start_of_a_pod_is_not_what_it_needs(bool ready, int since, int started, bool counts)
    {
        var pod = Pod("a", ready: ready, readySecondsAgo: since);
        pod.Status.StartTime = Now.AddSeconds(-started);
        var samples = new Dictionary<string, PodSample>
        {
            ["a"] = new(1, Now.AddSeconds(-5), TimeSpan.FromSeconds(30)),
        };
        Assert.Equal(counts ? 1 : 0, PodGroups.Of([pod], samples, isCpu: true, Now).Ready.Count);
        // Memory is what it is from the beginning.
        Assert.Single(PodGroups.Of([pod], samples, isCpu: false, Now).Ready);
    }

    [Theory]
    [InlineData(3, 3, 3, "ReadyForNewScale", "DesiredWithinRange")]
    [InlineData(3, 5, 5, "ReadyForNewScale", "DesiredWithinRange")]
    [InlineData(3, 20, 6, "ReadyForNewScale", "ScaleUpLimit")]
    [InlineData(1, 20, 4, "ReadyForNewScale", "ScaleUpLimit")]
    [InlineData(8, 20, 10, "ReadyForNewScale", "TooManyReplicas")]
    [InlineData(5, 1, 5, "ScaleDownStabilized", "DesiredWithinRange")] // the present size was recommended just now
    public void Without_behavior_a_target_doubles_and_shrinks_late(
        int present,
        int proposed,
        int replicas,
        string able,
        string limited
    )
    {
        var (memory, autoscaler) = (new AutoscalerMemory(), Autoscaler());
        var status = Look(autoscaler, memory, present, proposed, Now).Status;
        Assert.Equal(replicas, status.DesiredReplicas);
        Assert.Equal(able, Of(status, "AbleToScale").Reason);
        Assert.Equal(limited, Of(status, "ScalingLimited").Reason);
        Assert.Equal(limited == "DesiredWithinRange" ? "False" : "True", Of(status, "ScalingLimited").Status);
        Assert.Equal("ValidMetricFound", Of(status, "ScalingActive").Reason);
    }

    [Fact]
    public void What_was_recommended_within_five_minutes_holds_a_target_up()
    {
        var (memory, autoscaler) = (new AutoscalerMemory(), Autoscaler(min: 2));
        Assert.Null(Look(autoscaler, memory, 8, 8, Now).Replicas);
        Assert.Null(Look(autoscaler, memory, 8, 6, Now.AddMinutes(2)).Replicas);
        Assert.Null(Look(autoscaler, memory, 8, 1, Now.AddMinutes(4)).Replicas);
        var plan = Look(autoscaler, memory, 8, 1, Now.AddMinutes(6));
        Assert.Equal((6, "All metrics below target"), (plan.Replicas, plan.Reason));
        plan = Look(autoscaler, memory, 6, 1, Now.AddMinutes(8));
        Assert.Equal((2, "TooFewReplicas"), (plan.Replicas, Of(plan.Status, "ScalingLimited").Reason));
    }

    [Theory]
    // Grow by two pods a minute, or a tenth; shrink by a pod in two minutes.
    [InlineData("Max", 4, 10, 6)]
    [InlineData("Min", 4, 10, 5)]
    [InlineData("Disabled", 4, 10, 4)]
    [InlineData("Max", 40, 90, 44)]
    [InlineData("Max", 4, 1, 3)]
    public void Policies_bound_the_pace(string select, int present, int proposed, int replicas)
    {
        var autoscaler = Autoscaler(max: 100);
        autoscaler.Spec.Behavior = new HorizontalPodAutoscalerBehavior
        {
            ScaleUp = new HPAScalingRules
            {
                SelectPolicy = select,
                Policies = [Policy("Pods", 2, 60), Policy("Percent", 10, 60)],
            },
            ScaleDown = new HPAScalingRules
            {
                SelectPolicy = select == "Disabled" ? select : "Max",
                StabilizationWindowSeconds = 0,
                Policies = [Policy("Pods", 1, 120)],
            },
        };
        var memory = new AutoscalerMemory();
        var plan = Look(autoscaler, memory, present, proposed, Now);
        Assert.Equal(replicas, plan.Status.DesiredReplicas);
        if (plan.Replicas is not { } changed)
            return;
        // The period's part is used up, until the period is over.
        memory.Changed(changed - present, Now);
        Assert.Null(Look(autoscaler, memory, changed, proposed, Now.AddSeconds(30)).Replicas);
        Assert.NotNull(Look(autoscaler, memory, changed, proposed, Now.AddSeconds(121)).Replicas);
    }

    [Fact]
    public void A_window_holds_growth_back()
    {
        var autoscaler = Autoscaler(max: 100);
        autoscaler.Spec.Behavior = new HorizontalPodAutoscalerBehavior
        {
            ScaleUp = new HPAScalingRules { StabilizationWindowSeconds = 60, Policies = [Policy("Pods", 50, 15)] },
        };
        var memory = new AutoscalerMemory();
        var held = Look(autoscaler, memory, 3, 9, Now);
        Assert.Equal((null, "ScaleUpStabilized"), (held.Replicas, Of(held.Status, "AbleToScale").Reason));
        Assert.Null(Look(autoscaler, memory, 3, 7, Now.AddSeconds(30)).Replicas);
        Assert.Equal(7, Look(autoscaler, memory, 3, 9, Now.AddSeconds(61)).Replicas);
    }

    [Theory]
    [InlineData(0, 1, null, "", "ScalingDisabled")]
    [InlineData(15, 1, 10, "Current number of replicas above Spec.MaxReplicas", "")]
    [InlineData(1, 3, 3, "Current number of replicas below Spec.MinReplicas", "")]
    public void Bounds_need_no_metrics(int present, int min, int? replicas, string reason, string active)
    {
        var autoscaler = Autoscaler(min: min);
        Assert.False(AutoscalerDecision.NeedsMetrics(autoscaler, ScaleOf(present)));
        var plan = AutoscalerDecision.Decide(autoscaler, ScaleOf(present), [], new AutoscalerMemory(), Now);
        Assert.Equal((replicas, reason), (plan.Replicas, plan.Reason));
        Assert.Equal(active, plan.Status.Conditions!.Find(c => c.Type == "ScalingActive")?.Reason ?? "");
        Assert.Equal(replicas ?? present, plan.Status.DesiredReplicas);
    }

    [Theory]
    [InlineData(8, 8, "ValidMetricFound")] // the others may grow it
    [InlineData(2, null, "FailedGetPodsMetric")] // and not shrink it
    [InlineData(null, null, "FailedGetPodsMetric")]
    public void A_metric_that_fails_never_shrinks_a_target(int? other, int? replicas, string active)
    {
        List<MetricProposal> proposals =
        [
            new(
                0,
                "",
                new MetricStatus(),
                new MetricFault("FailedGetPodsMetric", "failed to get pods metric value", "e")
            ),
        ];
        if (other is { } n)
            proposals.Add(new MetricProposal(n, "cpu resource", new MetricStatus { Type = "Resource" }));
        var plan = AutoscalerDecision.Decide(Autoscaler(), ScaleOf(4), proposals, new AutoscalerMemory(), Now);
        Assert.Equal(replicas, plan.Replicas);
        Assert.Equal(active, Of(plan.Status, "ScalingActive").Reason);
        Assert.Equal(["FailedGetPodsMetric", "FailedComputeMetricsReplicas"], plan.Events.Select(e => e.Reason));
        Assert.Equal(
            $"invalid metrics (1 invalid out of {proposals.Count}), first error is: failed to get pods metric value: e",
            plan.Events[1].Message
        );
    }

    [Fact]
    public async Task A_deployment_grows_with_its_load_and_says_why()
    {
        await using var host = await RunningHost.StartAsync();
        var load = 90;
        host.Cluster.Serve = request =>
            request.Path.StartsWith(
                "/apis/metrics.k8s.io/v1beta1/tenants/t1/namespaces/ns/pods?",
                StringComparison.Ordinal
            )
                ? Metrics(host, load)
                : null;
        var deployment = Deployment(replicas: 2);
        deployment.Spec.Template.Spec.Containers[0].Resources.Requests = new() { ["cpu"] = Quantity.Parse("100m") };
        host.Cluster.Add(New(deployment));
        host.Cluster.Add(New(Autoscaler()));
        Api.Apps.V1.Deployment Target() => host.Cluster.Get<Api.Apps.V1.Deployment>("ns", "web")!;
        HorizontalPodAutoscalerStatus Status() => host.Cluster.Get<HorizontalPodAutoscaler>("ns", "auto")!.Status;
        await UntilAsync(host, () => Status().Conditions?.Count > 0);
        // Two pods at 90 of 100, where 50 are meant: four.
        await UntilAsync(host, () => Target().Spec.Replicas == 4);
        await UntilAsync(host, () => Status() is { DesiredReplicas: 4, LastScaleTime: not null });
        Assert.Equal(90, Status().CurrentMetrics![0].Resource!.Current.AverageUtilization);
        await host.UntilAsync(
            () =>
                host
                    .Cluster.List<Event>("ns")
                    .Exists(e =>
                        e.Reason == "SuccessfulRescale"
                        && e.Message
                            == "New size: 4; reason: cpu resource utilization (percentage of request) above target"
                    ),
            "it is told"
        );
        load = 50;
        host.Time.Advance(TimeSpan.FromMinutes(2));
        await UntilAsync(host, () => Status() is { CurrentReplicas: 4, DesiredReplicas: 4 });
        // Nobody measures any more: it stays.
        host.Cluster.Serve = null;
        await UntilAsync(host, () => Of(Status(), "ScalingActive").Reason == "FailedGetResourceMetric");
        Assert.Equal(4, Target().Spec.Replicas);
    }

    [Fact]
    public async Task Pods_that_two_autoscalers_select_are_scaled_by_neither()
    {
        await using var host = await RunningHost.StartAsync();
        host.Cluster.Serve = request =>
            request.Path.StartsWith("/apis/metrics.k8s.io/", StringComparison.Ordinal) ? Metrics(host, 100) : null;
        var deployment = Deployment(replicas: 2);
        deployment.Spec.Template.Spec.Containers[0].Resources.Requests = new() { ["cpu"] = Quantity.Parse("1") };
        host.Cluster.Add(New(deployment));
        await UntilAsync(host, () => host.Cluster.List<Pod>("ns").Count(p => p.Status.Phase == "Running") == 2);
        foreach (var name in (string[])["auto", "other"])
        {
            var autoscaler = New(Autoscaler());
            autoscaler.Metadata.Name = name;
            host.Cluster.Add(autoscaler);
        }
        await UntilAsync(
            host,
            () =>
                host
                    .Cluster.List<HorizontalPodAutoscaler>("ns")
                    .TrueForAll(a =>
                        a.Status.Conditions?.Find(c => c.Type == "ScalingActive")
                            is {
                                Reason: "AmbiguousSelector",
                                Message: "pods by selector app=web are controlled by multiple HPAs: [ns/auto ns/other]"
                            }
                    )
        );
        Assert.Equal(2, host.Cluster.Get<Api.Apps.V1.Deployment>("ns", "web")!.Spec.Replicas);
        // With the one gone the other goes on.
        host.Cluster.Remove<HorizontalPodAutoscaler>("ns", "other");
        await UntilAsync(
            host,
            () =>
                host
                    .Cluster.Get<HorizontalPodAutoscaler>("ns", "auto")!
                    .Status.Conditions!.Exists(c => c is { Type: "ScalingActive", Status: "True" })
        );
    }

    [Fact]
    public async Task A_target_that_is_not_there_is_told()
    {
        await using var host = await RunningHost.StartAsync();
        var autoscaler = New(Autoscaler());
        autoscaler.Spec.ScaleTargetRef.Kind = "Spaceship";
        host.Cluster.Add(autoscaler);
        await host.UntilAsync(
            () => host.Cluster.Get<HorizontalPodAutoscaler>("ns", "auto")!.Status.Conditions?.Count > 0,
            "it is looked at"
        );
        var able = Of(host.Cluster.Get<HorizontalPodAutoscaler>("ns", "auto")!.Status, "AbleToScale");
        Assert.Equal(
            (
                "FailedGetScale",
                "the HPA controller was unable to get the target's current scale: no matches for kind \"Spaceship\" in "
                    + "version \"apps/v1\""
            ),
            (able.Reason, able.Message)
        );
    }

    private static Task UntilAsync(RunningHost host, Func<bool> holds) =>
        host.UntilAsync(
            () =>
            {
                host.RunPods();
                foreach (var pod in host.Cluster.List<Pod>("ns").Where(p => p.Status.StartTime is null))
                    host.Cluster.Change<Pod>(
                        "ns",
                        pod.Metadata.Name,
                        p => p.Status.StartTime = host.Time.GetUtcNow().AddMinutes(-1)
                    );
                host.Time.Advance(TimeSpan.FromSeconds(1));
                return holds();
            },
            "the autoscaler has looked"
        );

    private static byte[] Metrics(RunningHost host, int percent) =>
        KubeJson.Encode(
            new JsonObject
            {
                ["kind"] = "PodMetricsList",
                ["items"] = new JsonArray([
                    .. host
                        .Cluster.List<Pod>("ns")
                        .Where(p => p.Status.Phase == "Running")
                        .Select(p =>
                            (JsonNode)
                                new JsonObject
                                {
                                    ["metadata"] = new JsonObject { ["name"] = p.Metadata.Name },
                                    ["timestamp"] = host.Time.GetUtcNow().AddHours(1).ToString("O"),
                                    ["window"] = "15s",
                                    ["containers"] = new JsonArray(
                                        new JsonObject
                                        {
                                            ["name"] = "web",
                                            ["usage"] = new JsonObject { ["cpu"] = $"{percent}m", ["memory"] = "1Mi" },
                                        }
                                    ),
                                }
                        ),
                ]),
            }
        );

    private static AutoscalerPlan Look(
        HorizontalPodAutoscaler autoscaler,
        AutoscalerMemory memory,
        int present,
        int proposed,
        DateTimeOffset at
    ) =>
        AutoscalerDecision.Decide(
            autoscaler,
            ScaleOf(present),
            [new MetricProposal(proposed, "cpu resource", new MetricStatus { Type = "Resource" })],
            memory,
            at
        );

    private static HorizontalPodAutoscalerCondition Of(HorizontalPodAutoscalerStatus status, string type) =>
        Assert.Single(status.Conditions!, c => c.Type == type);

    private static HPAScalingPolicy Policy(string type, int value, int seconds) =>
        new()
        {
            Type = type,
            Value = value,
            PeriodSeconds = seconds,
        };

    private static Scale ScaleOf(int replicas) =>
        new()
        {
            Spec = new() { Replicas = replicas },
            Status = new() { Replicas = replicas, Selector = "app=web" },
        };

    private static T New<T>(T o)
        where T : IKubeObject
    {
        (o.Metadata.Uid, o.Metadata.ResourceVersion) = ("", "");
        return o;
    }

    private static HorizontalPodAutoscaler Autoscaler(int min = 1, int max = 10) =>
        new()
        {
            Kind = "HorizontalPodAutoscaler",
            ApiVersion = "autoscaling/v2",
            Metadata = new ObjectMeta
            {
                Tenant = Samples.Tenant,
                Namespace = "ns",
                Name = "auto",
                Uid = "uid-auto",
                ResourceVersion = "1",
                Generation = 1,
            },
            Spec = new HorizontalPodAutoscalerSpec
            {
                MinReplicas = min,
                MaxReplicas = max,
                ScaleTargetRef = new()
                {
                    ApiVersion = "apps/v1",
                    Kind = "Deployment",
                    Name = "web",
                },
                Metrics =
                [
                    new MetricSpec
                    {
                        Type = "Resource",
                        Resource = new()
                        {
                            Name = "cpu",
                            Target = new() { Type = "Utilization", AverageUtilization = 50 },
                        },
                    },
                ],
            },
        };

    private static (CalculatorInput Input, Dictionary<string, PodSample> Samples) Input(
        int present,
        string pods,
        string percents
    )
    {
        var values = new Queue<long>(percents.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(long.Parse));
        var (list, samples) = (new List<Pod>(), new Dictionary<string, PodSample>());
        foreach (var (state, i) in pods.Select((s, i) => (s, i)))
        {
            var pod = Pod(
                $"p{i}",
                state switch
                {
                    'p' => "Pending",
                    'f' => "Failed",
                    _ => "Running",
                },
                state != 'u'
            );
            pod.Status.StartTime = Now.AddMinutes(-1);
            pod.Metadata.DeletionTimestamp = state == 'd' ? Now : null;
            pod.Spec.Containers =
            [
                new Container
                {
                    Name = "web",
                    Resources = new() { Requests = state == 'x' ? null : new() { ["cpu"] = Quantity.Parse("1") } },
                },
            ];
            if (state is not ('p' or 'm'))
                samples[pod.Metadata.Name] = new PodSample(
                    (values.TryDequeue(out var v) ? v : 0) * 10,
                    Now,
                    TimeSpan.FromSeconds(30)
                );
            list.Add(pod);
        }
        return (new CalculatorInput(list, present, Tolerances.Default, Now), samples);
    }
}
