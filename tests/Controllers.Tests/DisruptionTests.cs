using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Disruption;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Policy.V1;
using Arktos.Client.Connection;
using Arktos.Controllers.Disruption;
using Arktos.Controllers.Ownership;
using Arktos.Controllers.Tests.Fakes;
using static Arktos.Controllers.Tests.Fakes.Samples;
using CoreEvent = Arktos.Api.Core.V1.Event;

namespace Arktos.Controllers.Tests;

public sealed class DisruptionTests
{
    [Theory]
    // min, max; pods (r: ready, u: not, d: going, e: evicted just now, o: evicted long ago); wanted by controllers.
    [InlineData(
        "2",
        "",
        "rrr",
        3, /* expected */
        3, /* desired */
        2, /* healthy */
        3, /* allowed */
        1
    )]
    [InlineData("2", "", "rru", 3, 3, 2, 2, 0)]
    [InlineData("2", "", "rrrd", 3, 4, 2, 3, 1)]
    [InlineData("2", "", "rrre", 3, 4, 2, 3, 1)]
    [InlineData("2", "", "rrro", 3, 4, 2, 4, 2)]
    [InlineData("5", "", "rrr", 3, 3, 5, 3, 0)]
    [InlineData("0", "", "rrr", 3, 3, 0, 3, 3)]
    [InlineData("0", "", "", 0, 0, 0, 0, 0)]
    [InlineData("50%", "", "rrr", 3, 3, 2, 3, 1)]
    [InlineData("50%", "", "rr", 5, 5, 3, 2, 0)]
    [InlineData("100%", "", "rrr", 3, 3, 3, 3, 0)]
    [InlineData("", "1", "rrr", 3, 3, 2, 3, 1)]
    [InlineData("", "1", "rr", 3, 3, 2, 2, 0)]
    [InlineData("", "1", "rrrr", 3, 3, 2, 4, 2)]
    [InlineData("", "5", "rrr", 3, 3, 0, 3, 3)]
    [InlineData("", "30%", "rrr", 3, 3, 2, 3, 1)]
    [InlineData("", "1", "rrr", 0, 0, 0, 3, 0)]
    [InlineData("", "", "rrr", 3, 0, 0, 3, 0)]
    public void What_is_allowed_is_counted(
        string min,
        string max,
        string pods,
        int wanted,
        int expected,
        int desired,
        int healthy,
        int allowed
    )
    {
        var budget = Budget(min, max);
        var list = pods.Select((state, i) => PodIn(state, $"p{i}", budget)).ToList();
        var count = ExpectedPods.Of(budget, list, new PodScales(new Dictionary<string, int> { ["set"] = wanted }));
        var plan = DisruptionDecision.Decide(budget, list, count, Now);
        var status = plan.Budget!.Status;
        Assert.Equal(
            (expected, desired, healthy, allowed, 7L),
            (
                status.ExpectedPods,
                status.DesiredHealthy,
                status.CurrentHealthy,
                status.DisruptionsAllowed,
                status.ObservedGeneration
            )
        );
        var condition = Assert.Single(status.Conditions!);
        Assert.Equal(
            allowed > 0 ? ("True", "SufficientPods") : ("False", "InsufficientPods"),
            (condition.Status, condition.Reason)
        );
        Assert.Equal(pods.Contains('o') ? 1 : 0, plan.NotDeleted.Count);
        Assert.Equal(pods.Contains('e') ? ["p3"] : null, status.DisruptedPods?.Keys);
        Assert.Equal(pods.Contains('e') ? TimeSpan.FromSeconds(90) : null, plan.Again);
        Assert.Equal(pods.Length == 0 ? ["NoPods"] : [], plan.Events.Select(e => e.Reason));
        // Counted once more nothing is written or told.
        var again = DisruptionDecision.Decide(plan.Budget, list, count, Now);
        Assert.Null(again.Budget);
        Assert.Empty(again.Events);
    }

    [Fact]
    public void What_cannot_be_counted_allows_nothing_and_says_why()
    {
        var budget = Budget("", "1");
        budget.Status.DisruptionsAllowed = 3;
        var loose = Pod("loose");
        var count = ExpectedPods.Of(
            budget,
            [loose],
            new PodScales(new Dictionary<string, int>(), "DaemonSet ns/agent of pod a cannot be scaled: none")
        );
        var plan = DisruptionDecision.Decide(budget, [loose], count, Now);
        Assert.Equal(0, plan.Budget!.Status.DisruptionsAllowed);
        Assert.Equal("DaemonSet ns/agent of pod a cannot be scaled: none", DisruptionStatus.FaultOf(plan.Budget));
        Assert.Equal(["UnmanagedPods", "CalculateExpectedPodCountFailed"], plan.Events.Select(e => e.Reason));
        Assert.Contains("(selector: app=web) were found to be unmanaged.", plan.Events[0].Message);
        // A number of pods is all that an integer asks for.
        Assert.False(
            ExpectedPods.Of(Budget("1", ""), [loose], new PodScales(new Dictionary<string, int>())).HasUnmanaged
        );
    }

    [Theory]
    [InlineData("True", "EvictionByEvictionAPI", "Running", false, 0)]
    [InlineData("True", "TerminationByKubelet", "Running", false, null)]
    [InlineData("True", "EvictionByEvictionAPI", "Failed", false, null)]
    [InlineData("True", "EvictionByEvictionAPI", "Running", true, null)]
    [InlineData("False", "", "Running", false, null)]
    public void Targets_that_nobody_hits_are_stale(string status, string reason, string phase, bool goes, int? left)
    {
        var pod = Pod("a", phase);
        pod.Metadata.DeletionTimestamp = goes ? Now : null;
        pod.Status.Conditions!.Add(
            new PodCondition
            {
                Type = "DisruptionTarget",
                Status = status,
                Reason = reason,
                LastTransitionTime = Now.AddMinutes(-3),
            }
        );
        Assert.Equal(left, (int?)StaleTargets.Left(pod, Now)?.TotalSeconds);
        pod.Status.Conditions![^1].LastTransitionTime = Now.AddSeconds(-30);
        Assert.Equal(left is null ? null : 90, (int?)StaleTargets.Left(pod, Now)?.TotalSeconds);
    }

    [Fact]
    public async Task A_budget_follows_its_deployment_its_pods_and_evictions()
    {
        await using var host = await RunningHost.StartAsync();
        host.Cluster.Add(New(Budget("", "1")));
        await UntilAsync(host, s => s is { ObservedGeneration: > 0, ExpectedPods: 0, DisruptionsAllowed: 0 });
        host.Cluster.Add(New(Deployment(replicas: 3)));
        await UntilAsync(host, s => s is { ExpectedPods: 3, DesiredHealthy: 2, CurrentHealthy: 0 });
        await UntilAsync(host, s => s is { CurrentHealthy: 3, DisruptionsAllowed: 1 }, run: true);

        // Evicted, and deleted by nobody: counted again after two minutes, with word of it.
        var pod = host.Cluster.List<Pod>("ns")[0].Metadata.Name;
        var at = host.Time.GetUtcNow();
        host.Cluster.Change<PodDisruptionBudget>(
            "ns",
            "budget",
            b => (b.Status.DisruptionsAllowed, b.Status.DisruptedPods) = (0, new() { [pod] = at })
        );
        host.Cluster.Change<Pod>(
            "ns",
            pod,
            p =>
                p.Status.Conditions!.Add(
                    new PodCondition
                    {
                        Type = "DisruptionTarget",
                        Status = "True",
                        Reason = "EvictionByEvictionAPI",
                        LastTransitionTime = at,
                    }
                )
        );
        await UntilAsync(host, s => s is { CurrentHealthy: 2, DisruptionsAllowed: 0, DisruptedPods.Count: 1 });
        host.Time.Advance(TimeSpan.FromMinutes(2));
        await UntilAsync(host, s => s is { CurrentHealthy: 3, DisruptionsAllowed: 1, DisruptedPods: null });
        await host.UntilAsync(
            () =>
                host.Cluster.List<CoreEvent>("ns").Exists(e => e.Reason == "NotDeleted")
                && host.Cluster.Get<Pod>("ns", pod)!
                    .Status.Conditions!.Exists(c => c is { Type: "DisruptionTarget", Status: "False" }),
            "what came to nothing is told"
        );

        host.Cluster.Change<Api.Apps.V1.Deployment>("ns", "web", d => d.Spec.Replicas = 5);
        await UntilAsync(host, s => s is { ExpectedPods: 5, DesiredHealthy: 4, CurrentHealthy: 3 });
        await UntilAsync(host, s => s is { CurrentHealthy: 5, DisruptionsAllowed: 1 }, run: true);
    }

    [Fact]
    public async Task Pods_of_any_kind_that_has_a_scale_are_counted_and_those_of_others_told()
    {
        await using var host = await RunningHost.StartAsync();
        host.Cluster.Add(New(Budget("50%", "")));
        var pod = Pod("a");
        pod.Metadata.OwnerReferences =
        [
            new OwnerReference
            {
                ApiVersion = "v1",
                Kind = "ConfigMap",
                Name = "owner",
                Uid = "uid-owner",
                Controller = true,
            },
        ];
        host.Cluster.Refuse = request =>
            request.Path.EndsWith("/configmaps/owner/scale", StringComparison.Ordinal)
                ? new ApiException(404, StatusReason.NotFound, "the server could not find the requested resource")
                : null;
        host.Cluster.Add(pod);
        await UntilAsync(
            host,
            s => s.Conditions is [{ Reason: "SyncFailed", Message: var text }] && text.Contains("ConfigMap ns/owner")
        );
    }

    private static Task UntilAsync(RunningHost host, Func<PodDisruptionBudgetStatus, bool> holds, bool run = false) =>
        host.UntilAsync(
            () =>
            {
                if (run)
                    host.RunPods();
                return holds(host.Cluster.Get<PodDisruptionBudget>("ns", "budget")!.Status);
            },
            "the budget is counted"
        );

    private static T New<T>(T o)
        where T : IKubeObject
    {
        (o.Metadata.Uid, o.Metadata.ResourceVersion) = ("", "");
        return o;
    }

    private static PodDisruptionBudget Budget(string min, string max) =>
        new()
        {
            Kind = "PodDisruptionBudget",
            ApiVersion = "policy/v1",
            Metadata = new ObjectMeta
            {
                Tenant = Samples.Tenant,
                Namespace = "ns",
                Name = "budget",
                Uid = "uid-budget",
                ResourceVersion = "1",
                Generation = 7,
            },
            Spec = new PodDisruptionBudgetSpec
            {
                MinAvailable = Amount(min),
                MaxUnavailable = Amount(max),
                Selector = new LabelSelector { MatchLabels = new Map<string> { ["app"] = "web" } },
            },
        };

    private static IntOrString? Amount(string text) =>
        text.Length == 0 ? null
        : int.TryParse(text, out var number) ? number
        : text;

    private static Pod PodIn(char state, string name, PodDisruptionBudget budget)
    {
        var pod = Pod(name, ready: state != 'u');
        pod.Metadata.OwnerReferences = [Owners.ControllerReference(ReplicaSet("set"), "apps/v1", "ReplicaSet")];
        pod.Metadata.DeletionTimestamp = state == 'd' ? Now : null;
        if (state is 'e' or 'o' or 'd')
            (budget.Status.DisruptedPods ??= [])[name] = Now.AddSeconds(state == 'o' ? -120 : -30);
        return pod;
    }
}
