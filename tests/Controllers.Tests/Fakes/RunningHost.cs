using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Client.Connection;
using Arktos.Client.Leading;
using Arktos.Client.Tests.Fakes;
using Arktos.Metrics;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.Controllers.Tests.Fakes;

/// <summary>A host with all controllers over a cluster in memory, with a clock that runs while a test waits.</summary>
internal sealed class RunningHost : IAsyncDisposable
{
    /// <summary>For tests of anything else: time may leap, and a busy machine be slow, and it leads on.</summary>
    private static readonly LeaderTimes Unshaken = new()
    {
        LeaseDuration = TimeSpan.FromDays(100),
        RenewDeadline = TimeSpan.FromDays(90),
        WorkSilenceMax = TimeSpan.FromDays(90),
        WorkStopMax = TimeSpan.FromDays(90),
    };

    private readonly CancellationTokenSource _stop = new();
    private readonly Task _run;

    public RunningHost(
        FakeCluster cluster,
        ManualTime time,
        string identity = "host-1",
        TimeSpan? quarantine = null,
        string clusterCidr = "",
        string loadBalancers = "",
        LeaderTimes? leading = null
    )
    {
        Cluster = cluster;
        Time = time;
        Host = new ControllersHost(
            new ControllersOptions
            {
                Connection = new ApiConnectionOptions { Servers = [new Uri("https://unused")] },
                Identity = identity,
                Leading = leading ?? Unshaken,
                RootCaPem = "pem",
                // Most tests have pods on nodes that do not exist.
                NodeGoneQuarantine = quarantine ?? TimeSpan.FromDays(1),
                ClusterCidr = clusterCidr,
                LoadBalancerRange = loadBalancers,
                Metrics = Metrics,
                Time = time,
            },
            NullLoggerFactory.Instance
        );
        _run = Host.RunAsync(cluster, _stop.Token);
    }

    public FakeCluster Cluster { get; }

    public ManualTime Time { get; }

    public RoleMetrics Metrics { get; } = new();

    public ControllersHost Host { get; }

    /// <summary>A cluster with tenant t1, its namespace ns, and a host at work.</summary>
    public static async Task<RunningHost> StartAsync(TimeSpan? quarantine = null, LeaderTimes? leading = null)
    {
        var time = new ManualTime();
        var cluster = new FakeCluster(time);
        cluster.Add(NewNamespace("ns"));
        var host = new RunningHost(cluster, time, quarantine: quarantine, leading: leading);
        await host.UntilAsync(() => host.Host.IsWorking, "the host works");
        return host;
    }

    public static Namespace NewNamespace(string name) =>
        new()
        {
            Metadata = new ObjectMeta { Tenant = Samples.Tenant, Name = name },
            Spec = new NamespaceSpec { Finalizers = ["kubernetes"] },
            Status = new NamespaceStatus { Phase = "Active" },
        };

    /// <summary>
    /// Time passes until the condition holds: in small steps, and after a few seconds of it in larger ones, since what
    /// has not come by then waits for a period to end. The longest periods, of some minutes, end after a thousand
    /// steps, which a busy machine makes as well.
    /// </summary>
    public Task UntilAsync(Func<bool> condition, string what)
    {
        var steps = 0;
        return Eventually.HoldsAsync(
            condition,
            what,
            () =>
                Time.Advance(
                    TimeSpan.FromMilliseconds(
                        ++steps <= 250 ? 20
                        : steps <= 500 ? 200
                        : 1000
                    )
                )
        );
    }

    /// <summary>Long enough for everything that is ready to be done to be done several times over.</summary>
    public async Task SettleAsync()
    {
        var requests = -1;
        for (var quiet = 0; quiet < 20; )
        {
            Time.Advance(TimeSpan.FromMilliseconds(10));
            await Task.Delay(2);
            var now = Cluster.Requests.Count;
            quiet = now == requests ? quiet + 1 : 0;
            requests = now;
        }
    }

    /// <summary>What a kubelet would do: every pod runs and is ready, those that go are gone.</summary>
    public void RunPods()
    {
        foreach (var pod in Cluster.List<Pod>())
        {
            if (pod.Metadata.DeletionTimestamp is not null)
            {
                Stop(pod);
                continue;
            }
            if (pod.Status.Phase is "Running" or "Succeeded" or "Failed")
                continue;
            Cluster.Change<Pod>(
                pod.Metadata.Namespace,
                pod.Metadata.Name,
                p =>
                {
                    p.Spec.NodeName = p.Spec.NodeName.Length > 0 ? p.Spec.NodeName : "n1";
                    p.Status.Phase = "Running";
                    p.Status.Conditions =
                    [
                        new PodCondition
                        {
                            Type = "Ready",
                            Status = "True",
                            LastTransitionTime = Time.GetUtcNow(),
                        },
                    ];
                }
            );
        }
    }

    /// <summary>What a kubelet would do with pods whose containers have come to their end.</summary>
    /// <param name="exitCode">Of a running pod; null: it runs on.</param>
    public void EndPods(Func<Pod, int?> exitCode)
    {
        foreach (var pod in Cluster.List<Pod>())
            if (pod is { Status.Phase: "Running", Metadata.DeletionTimestamp: null } && exitCode(pod) is { } code)
                Cluster.Change<Pod>(pod.Metadata.Namespace, pod.Metadata.Name, p => End(p, code));
    }

    private void Stop(Pod pod)
    {
        if (pod.Metadata.Finalizers is not { Count: > 0 })
            Cluster.Remove<Pod>(pod.Metadata.Namespace, pod.Metadata.Name);
        else if (pod.Metadata.DeletionGracePeriodSeconds != 0)
            Cluster.Change<Pod>(
                pod.Metadata.Namespace,
                pod.Metadata.Name,
                p =>
                {
                    End(p, 137);
                    p.Metadata.DeletionGracePeriodSeconds = 0;
                }
            );
    }

    private void End(Pod pod, int exitCode)
    {
        pod.Status.Phase = exitCode == 0 ? "Succeeded" : "Failed";
        pod.Status.Conditions?.ForEach(c => c.Status = "False");
        pod.Status.ContainerStatuses =
        [
            new ContainerStatus
            {
                Name = "web",
                State = new ContainerState
                {
                    Terminated = new ContainerStateTerminated { ExitCode = exitCode, FinishedAt = Time.GetUtcNow() },
                },
            },
        ];
    }

    /// <summary>Ends when the host does.</summary>
    public Task Completion => _run;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run.ConfigureAwait(
            _run.Exception?.InnerException is LeaderStuckException
                ? ConfigureAwaitOptions.SuppressThrowing
                : ConfigureAwaitOptions.None
        );
        _stop.Dispose();
    }
}
