using System.Text.Json.Nodes;

namespace Arktos.EndToEnd;

/// <summary>
/// What a user of kubectl does with jobs, cron jobs, stateful sets, daemon sets and replication controllers.
/// </summary>
[Collection(HollowCluster.Name)]
public sealed class WorkloadTests(HollowCluster hollow)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Workloads_run_roll_out_come_back_and_end()
    {
        var cluster = hollow.Local;
        await JobsAsync(cluster);
        // Waits for the next minute.
        var crons = CronJobsAsync(cluster);
        await RolloutAsync(cluster, "statefulset", "db", StatefulSet, pods: 3);
        Assert.Equal(
            ["db-0", "db-1", "db-2"],
            (await PodsAsync(cluster, "db")).Select(p => (string)p["metadata"]!["name"]!).Order()
        );
        await RolloutAsync(cluster, "daemonset", "agent", DaemonSet, pods: 1);
        await ReplicationControllerAsync(cluster);
        await crons;
        await DrainAsync(cluster);
        await AutoscaleAsync(cluster);
        await AwayAsync(cluster);
    }

    private static async Task JobsAsync(LocalCluster cluster)
    {
        // The hollow runtime ends containers whose command says so.
        await cluster.KubectlAsync("create job once --image=web:1 -- exit 0");
        await cluster.KubectlAsync("wait --for=condition=complete job/once --timeout=90s");
        await cluster.KubectlAsync("apply -f -", Indexed);
        await cluster.KubectlAsync("wait --for=condition=complete job/indexed --timeout=90s");
        var status = (await cluster.GetAsync("job indexed"))["status"]!;
        Assert.Equal(("0-11", 12), ((string)status["completedIndexes"]!, (int)status["succeeded"]!));
        Assert.Null(status["failed"]);
        foreach (var pod in (await cluster.GetAsync("pods -l job-name=indexed"))["items"]!.AsArray())
            Assert.Null(pod!["metadata"]!["finalizers"]);
        await cluster.KubectlAsync("apply -f -", Failing);
        await cluster.KubectlAsync("wait --for=condition=failed job/failing --timeout=90s");
        var failing = (await cluster.GetAsync("job failing"))["status"]!;
        Assert.Contains(
            failing["conditions"]!.AsArray(),
            c =>
                (string)c!["type"]! == "Failed"
                && (string)c["reason"]! == "PodFailurePolicy"
                && ((string)c["message"]!).EndsWith("failed with exit code 3 matching FailJob rule at index 0")
        );
        Assert.Contains("Failed", await cluster.KubectlAsync("get job failing"));
        await cluster.KubectlAsync("delete job once indexed failing");
        await UntilNoneAsync(cluster, "pods -l job-name");
    }

    private static async Task CronJobsAsync(LocalCluster cluster)
    {
        await cluster.KubectlAsync("create cronjob tick --image=web:1 '--schedule=* * * * *' -- exit 0");
        await cluster.KubectlAsync("create job --from=cronjob/tick by-hand");
        await cluster.KubectlAsync("wait --for=condition=complete job/by-hand --timeout=90s");
        await cluster.KubectlAsync(
            "wait --for=jsonpath={.status.lastSuccessfulTime} cronjob/tick --timeout=110s",
            timeout: Patience
        );
        var tick = await Shell.UntilAsync(
            async () => (await cluster.GetAsync("cronjob tick"))["status"],
            s => s?["lastScheduleTime"] is not null && s["lastSuccessfulTime"] is not null && s["active"] is null,
            Patience,
            "the minute's job is made and completes"
        );
        Assert.EndsWith(":00Z", (string)tick!["lastScheduleTime"]!);
        await cluster.KubectlAsync("patch cronjob tick -p {\"spec\":{\"suspend\":true}}");
        await cluster.KubectlAsync("delete cronjob tick");
        await UntilNoneAsync(cluster, "jobs");
    }

    private static async Task RolloutAsync(LocalCluster cluster, string kind, string name, string manifest, int pods)
    {
        await cluster.KubectlAsync("apply -f -", manifest);
        await DoneAsync();
        await cluster.KubectlAsync($"set image {kind}/{name} c=web:2");
        await DoneAsync();
        await ImagesAreAsync("web:2");
        await cluster.KubectlAsync($"rollout undo {kind}/{name}");
        await DoneAsync();
        await ImagesAreAsync("web:1");
        var before = (await PodsAsync(cluster, name)).Select(p => (string)p["metadata"]!["uid"]!).ToHashSet();
        await cluster.KubectlAsync($"rollout restart {kind}/{name}");
        await DoneAsync();
        Assert.DoesNotContain(await PodsAsync(cluster, name), p => before.Contains((string)p["metadata"]!["uid"]!));
        var history = await cluster.KubectlAsync($"rollout history {kind}/{name}");
        // The first revision came back as the third.
        Assert.Equal(
            ["2", "3", "4"],
            history.Split('\n').Select(l => l.Split(' ')[0]).Where(w => int.TryParse(w, out _))
        );
        Assert.Contains("web:2", await cluster.KubectlAsync($"rollout history {kind}/{name} --revision=2"));

        Task DoneAsync() =>
            cluster.KubectlAsync($"rollout status {kind}/{name} --timeout=110s", timeout: TimeSpan.FromMinutes(3));

        async Task ImagesAreAsync(string image)
        {
            var all = await PodsAsync(cluster, name);
            Assert.Equal(pods, all.Count);
            Assert.All(all, p => Assert.Equal(image, (string)p["spec"]!["containers"]![0]!["image"]!));
        }
    }

    private static async Task ReplicationControllerAsync(LocalCluster cluster)
    {
        await cluster.KubectlAsync("apply -f -", ReplicationController);
        await cluster.KubectlAsync("wait --for=jsonpath={.status.availableReplicas}=2 rc/old --timeout=90s");
        await cluster.KubectlAsync("scale rc/old --replicas=1");
        await Shell.UntilAsync(() => PodsAsync(cluster, "old"), p => p.Count == 1, Patience, "one pod of the two goes");
    }

    /// <summary>A budget stops a drain until it may go on.</summary>
    private static async Task DrainAsync(LocalCluster cluster)
    {
        await cluster.KubectlAsync("create deployment guarded --image=web:1 --replicas=2");
        await cluster.KubectlAsync("rollout status deployment/guarded --timeout=90s");
        await cluster.KubectlAsync("create poddisruptionbudget guard --selector=app=guarded --min-available=2");
        await BudgetAllowsAsync(0);
        const string Drain = "drain node-1 --ignore-daemonsets --pod-selector=app=guarded";
        var stopped = await cluster.TryKubectlAsync($"{Drain} --timeout=3s");
        Assert.NotEqual(0, stopped.ExitCode);
        Assert.Contains(
            "Cannot evict pod as it would violate the pod's disruption budget.",
            stopped.Output + stopped.Error
        );
        var pods = await PodsAsync(cluster, "guarded");
        Assert.Equal(2, pods.Count);
        Assert.All(pods, p => Assert.Null(p["metadata"]!["deletionTimestamp"]));
        await cluster.KubectlAsync("patch pdb guard -p {\"spec\":{\"minAvailable\":1}}");
        await BudgetAllowsAsync(1);
        // One after the other: the second goes when its successor is ready, which needs the node again.
        var going = cluster.KubectlAsync($"{Drain} --timeout=90s", timeout: Patience);
        await Shell.UntilAsync(
            async () => await PodsAsync(cluster, "guarded"),
            now => now.Exists(p => (string?)p["spec"]!["nodeName"] is null or ""),
            Patience,
            "one pod is evicted, and its successor waits for a node"
        );
        await cluster.KubectlAsync("uncordon node-1");
        await going;
        await cluster.KubectlAsync("uncordon node-1");
        await cluster.KubectlAsync("rollout status deployment/guarded --timeout=90s");
        Assert.Empty((await PodsAsync(cluster, "guarded")).Select(Uid).Intersect(pods.Select(Uid)));
        await BudgetAllowsAsync(1);
        await cluster.KubectlAsync("delete deployment guarded");
        await cluster.KubectlAsync("delete pdb guard");
        await UntilNoneAsync(cluster, "pods -l app=guarded");

        static string Uid(JsonNode pod) => (string)pod["metadata"]!["uid"]!;
        Task BudgetAllowsAsync(int disruptions) =>
            Shell.UntilAsync(
                async () => await cluster.GetAsync("pdb guard"),
                b =>
                    (long?)b["status"]!["observedGeneration"] == (long?)b["metadata"]!["generation"]
                    && (int?)b["status"]!["disruptionsAllowed"] == disruptions,
                Patience,
                $"the budget allows {disruptions}"
            );
    }

    /// <summary>What does nothing is scaled down.</summary>
    private static async Task AutoscaleAsync(LocalCluster cluster)
    {
        await cluster.KubectlAsync("create deployment idle --image=web:1 --replicas=4");
        await cluster.KubectlAsync("set resources deployment idle --requests=cpu=50m");
        await cluster.KubectlAsync("rollout status deployment/idle --timeout=90s");
        await cluster.KubectlAsync("apply -f -", Autoscaler);
        await cluster.KubectlAsync(
            "wait --for=jsonpath={.status.currentReplicas}=2 hpa/idle --timeout=110s",
            timeout: Patience
        );
        var autoscaler = await Shell.UntilAsync(
            async () => await cluster.GetAsync("hpa idle"),
            a => (int?)a["status"]!["currentReplicas"] == 2 && (string?)a["status"]!["lastScaleTime"] is not null,
            Patience,
            "the deployment is made smaller"
        );
        Assert.Contains(
            autoscaler["status"]!["conditions"]!.AsArray(),
            c => (string)c!["type"]! == "ScalingActive" && (string)c["status"]! == "True"
        );
        Assert.Matches(@"cpu: \d+%/50%", await cluster.KubectlAsync("get hpa idle"));
        Assert.Contains("idle-", await cluster.KubectlAsync("top pods -l app=idle"));
        Assert.Contains("node-1", await cluster.KubectlAsync("top nodes"));
        Assert.Equal(2, (await PodsAsync(cluster, "idle")).Count(p => p["metadata"]!["deletionTimestamp"] is null));
        await cluster.KubectlAsync("delete hpa idle");
        await cluster.KubectlAsync("delete deployment idle");
        await UntilNoneAsync(cluster, "pods -l app=idle");
    }

    private const string Autoscaler = """
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: idle}
        spec:
          minReplicas: 2
          maxReplicas: 6
          scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: idle}
          metrics:
          - {type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 50}}}
          behavior: {scaleDown: {stabilizationWindowSeconds: 0}}
        """;

    private static async Task AwayAsync(LocalCluster cluster)
    {
        await cluster.KubectlAsync("delete statefulset/db daemonset/agent rc/old --cascade=foreground");
        await UntilNoneAsync(cluster, "pods,controllerrevisions");
        // A namespace with a job at work: its finalizers hold nothing up.
        await cluster.KubectlAsync("create namespace shop");
        await cluster.KubectlAsync("-n shop create job runs --image=web:1");
        await cluster.KubectlAsync("-n shop wait --for=jsonpath={.status.ready}=1 job/runs --timeout=90s");
        await cluster.KubectlAsync("delete namespace shop --timeout=90s", timeout: Patience);
    }

    private static async Task<List<JsonNode>> PodsAsync(LocalCluster cluster, string app) =>
        [
            .. (await cluster.GetAsync($"pods -l app={app}"))["items"]!
                .AsArray()
                .Where(p => p!["metadata"]!["deletionTimestamp"] is null)
                .Select(p => p!),
        ];

    private static Task UntilNoneAsync(LocalCluster cluster, string what) =>
        Shell.UntilAsync(
            async () => (await cluster.GetAsync(what))["items"]!.AsArray().Count,
            n => n == 0,
            Patience,
            $"no {what} are left"
        );

    private const string Indexed = """
        apiVersion: batch/v1
        kind: Job
        metadata: {name: indexed}
        spec:
          completions: 12
          parallelism: 4
          completionMode: Indexed
          template:
            spec:
              restartPolicy: Never
              containers: [{name: c, image: web:1, command: ["exit", "0"]}]
        """;

    private const string Failing = """
        apiVersion: batch/v1
        kind: Job
        metadata: {name: failing}
        spec:
          podFailurePolicy:
            rules: [{action: FailJob, onExitCodes: {operator: In, values: [3]}}]
          template:
            spec:
              restartPolicy: Never
              containers: [{name: c, image: web:1, command: ["exit", "3"]}]
        """;

    private const string StatefulSet = """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: db}
        spec:
          serviceName: db
          replicas: 3
          selector: {matchLabels: {app: db}}
          template:
            metadata: {labels: {app: db}}
            spec:
              containers: [{name: c, image: web:1}]
        """;

    private const string DaemonSet = """
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: agent}
        spec:
          selector: {matchLabels: {app: agent}}
          template:
            metadata: {labels: {app: agent}}
            spec:
              containers: [{name: c, image: web:1}]
        """;

    private const string ReplicationController = """
        apiVersion: v1
        kind: ReplicationController
        metadata: {name: old}
        spec:
          replicas: 2
          selector: {app: old}
          template:
            metadata: {labels: {app: old}}
            spec:
              containers: [{name: c, image: web:1}]
        """;
}
