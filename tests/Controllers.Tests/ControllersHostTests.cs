using Arktos.Api.Apps.V1;
using Arktos.Api.Coordination.V1;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Client.Connection;
using Arktos.Client.Resources;
using Arktos.Client.Tests.Fakes;
using Arktos.Controllers.Tests.Fakes;
using Arktos.Metrics.Tests;
using static Arktos.Controllers.Tests.Fakes.Samples;

namespace Arktos.Controllers.Tests;

public sealed class ControllersHostTests
{
    [Fact]
    public async Task A_deployment_comes_to_run_and_rolls_out_a_new_template()
    {
        await using var host = await RunningHost.StartAsync();
        var cluster = host.Cluster;
        cluster.Add(New(Deployment(3)));
        await UntilRolledOutAsync(host, 3);
        cluster.Change<Deployment>("ns", "web", d => d.Spec.Template.Spec.Containers[0].Image = "web:2");
        await UntilRolledOutAsync(host, 3);
        Assert.All(cluster.List<Pod>("ns"), p => Assert.Equal("web:2", p.Spec.Containers[0].Image));
        Assert.Equal(2, cluster.List<ReplicaSet>("ns").Count);
        Assert.Equal(
            "2",
            cluster.Get<Deployment>("ns", "web")!.Metadata.Annotations!["deployment.kubernetes.io/revision"]
        );
        Assert.Equal(
            "NewReplicaSetAvailable",
            cluster.Get<Deployment>("ns", "web")!.Status.Conditions!.Find(c => c.Type == "Progressing")!.Reason
        );
    }

    [Fact]
    public async Task Each_controllers_queue_is_told_by_its_name_and_two_processes_share_no_counter()
    {
        await using var host = await RunningHost.StartAsync();
        await using var waiting = new RunningHost(host.Cluster, host.Time, "host-2");
        host.Cluster.Add(New(Deployment(3)));
        await UntilRolledOutAsync(host, 3);
        var told = await Exposition.OfAsync(host.Metrics);
        told.AssertFollowsTheConvention("workqueue_", "leader_election_", "arktos_informer_");
        foreach (var queue in new[] { "deployment", "replicaset" })
        {
            Assert.True(told.Value("workqueue_adds_total", ("name", queue)) >= 1);
            Assert.True(told.Value("workqueue_work_duration_seconds_count", ("name", queue)) >= 1);
        }
        Assert.Equal(1, told.Value("leader_election_master_status", ("name", "kube-controller-manager")));
        Assert.Equal(0, told.Value("arktos_informer_restarts_total", ("resource", "pods")));
        var other = await Exposition.OfAsync(waiting.Metrics);
        Assert.Equal(0, other.Value("leader_election_master_status", ("name", "kube-controller-manager")));
        Assert.Equal(0, other.ValueOrZero("workqueue_adds_total", ("name", "deployment")));
    }

    [Fact]
    public async Task A_template_that_comes_back_gets_its_old_replica_set_and_a_higher_revision()
    {
        await using var host = await RunningHost.StartAsync();
        host.Cluster.Add(New(Deployment(2)));
        await UntilRolledOutAsync(host, 2);
        foreach (var image in new[] { "web:2", "web:1" })
        {
            host.Cluster.Change<Deployment>("ns", "web", d => d.Spec.Template.Spec.Containers[0].Image = image);
            await UntilRolledOutAsync(host, 2);
        }
        var sets = host.Cluster.List<ReplicaSet>("ns");
        Assert.Equal(2, sets.Count);
        var first = sets.Single(s => s.Spec.Template.Spec.Containers[0].Image == "web:1");
        Assert.Equal(
            ("3", "1"),
            (
                first.Metadata.Annotations!["deployment.kubernetes.io/revision"],
                first.Metadata.Annotations["deployment.kubernetes.io/revision-history"]
            )
        );
    }

    [Fact]
    public async Task Recreate_waits_for_the_last_old_pod()
    {
        await using var host = await RunningHost.StartAsync();
        host.Cluster.Add(New(Deployment(2, strategy: "Recreate")));
        await UntilRolledOutAsync(host, 2);
        host.Cluster.Change<Deployment>("ns", "web", d => d.Spec.Template.Spec.Containers[0].Image = "web:2");
        await host.UntilAsync(
            () => host.Cluster.List<Pod>("ns").TrueForAll(p => p.Metadata.DeletionTimestamp is not null),
            "all old pods go"
        );
        await host.SettleAsync();
        Assert.Single(host.Cluster.List<ReplicaSet>("ns"));
        await UntilRolledOutAsync(host, 2);
        Assert.All(host.Cluster.List<Pod>("ns"), p => Assert.Equal("web:2", p.Spec.Containers[0].Image));
    }

    [Fact]
    public async Task A_replica_set_never_makes_too_many_pods_while_its_cache_lags()
    {
        await using var host = await RunningHost.StartAsync();
        host.Cluster.HoldBack("pods");
        host.Cluster.Add(New(ReplicaSet("rs", 5)));
        await host.UntilAsync(() => host.Cluster.List<Pod>("ns").Count == 5, "five pods are made");
        for (var i = 0; i < 3; i++)
        {
            host.Cluster.Change<ReplicaSet>(
                "ns",
                "rs",
                s => s.Metadata.Labels = new Map<string> { ["touched"] = $"{i}" }
            );
            await host.SettleAsync();
        }
        Assert.Equal(5, host.Cluster.List<Pod>("ns").Count);
        host.Cluster.Release("pods");
        await host.UntilAsync(
            () => host.Cluster.Get<ReplicaSet>("ns", "rs")!.Status.Replicas == 5,
            "the status shows them"
        );
        Assert.Equal(5, host.Cluster.List<Pod>("ns").Count);
    }

    [Fact]
    public async Task A_process_that_takes_over_with_a_lagging_cache_makes_no_second_set_of_pods()
    {
        var time = new ManualTime();
        var cluster = new FakeCluster(time);
        cluster.Add(RunningHost.NewNamespace("ns"));
        await using (var first = new RunningHost(cluster, time))
        {
            await first.UntilAsync(() => first.Host.IsWorking, "the first host works");
            cluster.HoldBack("pods");
            cluster.Add(New(ReplicaSet("rs", 4)));
            await first.UntilAsync(() => cluster.List<Pod>("ns").Count == 4, "four pods are made");
        }
        await using var second = new RunningHost(cluster, time, "host-2");
        await second.UntilAsync(() => second.Host.IsWorking, "the second host works");
        await second.SettleAsync();
        Assert.Equal(4, cluster.List<Pod>("ns").Count);
        cluster.Release("pods");
        await second.UntilAsync(
            () => cluster.Get<ReplicaSet>("ns", "rs")!.Status.Replicas == 4,
            "the status shows them"
        );
        Assert.Equal(4, cluster.List<Pod>("ns").Count);
    }

    [Fact]
    public async Task A_create_whose_reply_is_lost_is_not_repeated()
    {
        await using var host = await RunningHost.StartAsync();
        var lost = 0;
        host.Cluster.LoseReply = r =>
            r.Method == HttpMethod.Post && r.Path.EndsWith("/pods", StringComparison.Ordinal) && lost++ < 3
                ? new ApiException(504, StatusReason.Timeout, "no answer")
                : null;
        host.Cluster.Add(New(ReplicaSet("rs", 3)));
        await host.UntilAsync(
            () => host.Cluster.Get<ReplicaSet>("ns", "rs")!.Status.Replicas == 3,
            "three pods are there"
        );
        await host.SettleAsync();
        Assert.Equal(3, host.Cluster.List<Pod>("ns").Count);
    }

    [Fact]
    public async Task What_a_refused_create_says_is_an_event_and_a_condition()
    {
        await using var host = await RunningHost.StartAsync();
        host.Cluster.Refuse = r =>
            r.Method == HttpMethod.Post && r.Path.EndsWith("/pods", StringComparison.Ordinal)
                ? new ApiException(403, "Forbidden", "exceeded quota")
                : null;
        host.Cluster.Add(New(ReplicaSet("rs", 3)));
        await host.UntilAsync(
            () =>
                host.Cluster.Get<ReplicaSet>("ns", "rs")!
                    .Status.Conditions?.Exists(c => c is { Type: "ReplicaFailure", Reason: "FailedCreate" }) == true,
            "ReplicaFailure"
        );
        await host.UntilAsync(
            () =>
                host
                    .Cluster.List<Arktos.Api.Core.V1.Event>("ns")
                    .Exists(e =>
                        e is { Reason: "FailedCreate", Message: "Error creating: exceeded quota", Type: "Warning" }
                    ),
            "the event"
        );
        host.Cluster.Refuse = null;
        await host.UntilAsync(
            () => host.Cluster.Get<ReplicaSet>("ns", "rs")!.Status is { Replicas: 3, Conditions: null },
            "it is repaired"
        );
    }

    [Fact]
    public async Task A_namespace_goes_after_its_pods_have_ended_gracefully()
    {
        await using var host = await RunningHost.StartAsync();
        host.Cluster.Add(New(Deployment(2)));
        await UntilRolledOutAsync(host, 2);
        await new ResourceClient<Namespace>(host.Cluster).DeleteAsync(
            new ObjectKey(Samples.Tenant, "", "ns"),
            null,
            default
        );
        await host.UntilAsync(
            () =>
                host.Cluster.Get<Namespace>("", "ns")
                    ?.Status.Conditions?.Exists(c => c is { Type: "NamespaceContentRemaining", Status: "True" })
                == true,
            "the condition tells of pods"
        );
        Assert.NotNull(host.Cluster.Get<Deployment>("ns", "web"));
        await host.UntilAsync(
            () =>
            {
                host.RunPods();
                return host.Cluster.List<Namespace>().Count == 0;
            },
            "the namespace is gone"
        );
        Assert.Empty(host.Cluster.List<Pod>("ns"));
        Assert.Empty(host.Cluster.List<ReplicaSet>("ns"));
        Assert.Empty(host.Cluster.List<ConfigMap>("ns"));
    }

    [Fact]
    public async Task A_namespace_with_an_object_that_cannot_be_read_stays_and_says_why()
    {
        await using var host = await RunningHost.StartAsync();
        host.Cluster.AddRaw("secrets", Samples.Tenant, "ns", "odd", """{"metadata":{"name":"odd","labels":7}}""");
        await new ResourceClient<Namespace>(host.Cluster).DeleteAsync(
            new ObjectKey(Samples.Tenant, "", "ns"),
            null,
            default
        );
        await host.UntilAsync(
            () =>
                host.Cluster.Get<Namespace>("", "ns")!
                    .Status.Conditions?.Exists(c =>
                        c is { Type: "NamespaceDeletionContentFailure", Status: "True" }
                        && c.Message.Contains("odd", StringComparison.Ordinal)
                    ) == true,
            "the condition names the object"
        );
        Assert.NotNull(host.Cluster.Get<Namespace>("", "ns"));
    }

    [Fact]
    public async Task Each_namespace_has_its_account_and_the_root_ca_and_gets_them_back()
    {
        await using var host = await RunningHost.StartAsync();
        await host.UntilAsync(
            () =>
                host.Cluster.Get<ServiceAccount>("ns", "default") is not null
                && host.Cluster.Get<ConfigMap>("ns", "kube-root-ca.crt") is not null,
            "both are there"
        );
        Assert.Equal(Samples.Tenant, host.Cluster.Get<ConfigMap>("ns", "kube-root-ca.crt")!.Metadata.Tenant);
        host.Cluster.Remove<ServiceAccount>("ns", "default");
        host.Cluster.Change<ConfigMap>("ns", "kube-root-ca.crt", m => m.Data!["ca.crt"] = "forged");
        await host.UntilAsync(
            () =>
                host.Cluster.Get<ServiceAccount>("ns", "default") is not null
                && host.Cluster.Get<ConfigMap>("ns", "kube-root-ca.crt")!.Data!["ca.crt"] == "pem",
            "both are right again"
        );
    }

    [Fact]
    public async Task What_a_deleted_owner_leaves_behind_is_collected_to_the_last_pod()
    {
        await using var host = await RunningHost.StartAsync();
        host.Cluster.Add(New(Deployment(2)));
        await UntilRolledOutAsync(host, 2);
        await new ResourceClient<Deployment>(host.Cluster).DeleteAsync(
            new ObjectKey(Samples.Tenant, "ns", "web"),
            null,
            default
        );
        await host.UntilAsync(
            () =>
            {
                host.RunPods();
                return host.Cluster.List<ReplicaSet>().Count + host.Cluster.List<Pod>().Count == 0;
            },
            "nothing is left"
        );
    }

    [Fact]
    public async Task Foreground_deletion_keeps_the_owner_until_its_dependents_are_gone()
    {
        await using var host = await RunningHost.StartAsync();
        host.Cluster.Add(New(ReplicaSet("rs", 2)));
        await host.UntilAsync(
            () =>
            {
                host.RunPods();
                return host.Cluster.Get<ReplicaSet>("ns", "rs")!.Status.AvailableReplicas == 2;
            },
            "two pods run"
        );
        await new ResourceClient<ReplicaSet>(host.Cluster).DeleteAsync(
            new ObjectKey(Samples.Tenant, "ns", "rs"),
            new DeleteOptions { PropagationPolicy = "Foreground" },
            default
        );
        await host.UntilAsync(
            () => host.Cluster.List<Pod>("ns").TrueForAll(p => p.Metadata.DeletionTimestamp is not null),
            "the pods are told to go"
        );
        await host.SettleAsync();
        Assert.NotNull(host.Cluster.Get<ReplicaSet>("ns", "rs"));
        await host.UntilAsync(
            () =>
            {
                host.RunPods();
                return host.Cluster.List<ReplicaSet>().Count + host.Cluster.List<Pod>().Count == 0;
            },
            "all are gone"
        );
    }

    [Fact]
    public async Task Orphaned_dependents_stay_without_their_owner()
    {
        await using var host = await RunningHost.StartAsync();
        host.Cluster.Add(New(ReplicaSet("rs", 2)));
        await host.UntilAsync(
            () =>
            {
                host.RunPods();
                return host.Cluster.Get<ReplicaSet>("ns", "rs")!.Status.AvailableReplicas == 2;
            },
            "two pods run"
        );
        await new ResourceClient<ReplicaSet>(host.Cluster).DeleteAsync(
            new ObjectKey(Samples.Tenant, "ns", "rs"),
            new DeleteOptions { PropagationPolicy = "Orphan" },
            default
        );
        await host.UntilAsync(() => host.Cluster.List<ReplicaSet>().Count == 0, "the owner is gone");
        await host.SettleAsync();
        Assert.Equal(
            2,
            host.Cluster.List<Pod>("ns")
                .Count(p => p.Metadata.OwnerReferences is null && p.Metadata.DeletionTimestamp is null)
        );
    }

    [Fact]
    public async Task Of_two_hosts_one_works_and_the_other_follows_it()
    {
        var time = new ManualTime();
        var cluster = new FakeCluster(time);
        var first = new RunningHost(cluster, time);
        await first.UntilAsync(() => first.Host.IsWorking, "the first works");
        await using var second = new RunningHost(cluster, time, "host-2");
        await first.SettleAsync();
        Assert.False(second.Host.IsWorking);
        Assert.Equal("host-1", cluster.Get<Lease>("kube-system", "kube-controller-manager")!.Spec.HolderIdentity);
        await first.DisposeAsync();
        await second.UntilAsync(() => second.Host.IsWorking, "the second works");
    }

    private static T New<T>(T o)
        where T : Arktos.Api.IKubeObject
    {
        (o.Metadata.Uid, o.Metadata.ResourceVersion, o.Metadata.CreationTimestamp) = ("", "", null);
        if (o is ReplicaSet set)
            set.Status = new ReplicaSetStatus();
        return o;
    }

    private static Task UntilRolledOutAsync(RunningHost host, int replicas) =>
        host.UntilAsync(
            () =>
            {
                host.RunPods();
                var d = host.Cluster.Get<Deployment>("ns", "web")!;
                return d.Status.ObservedGeneration == d.Metadata.Generation
                    && d.Status.UpdatedReplicas == replicas
                    && d.Status.Replicas == replicas
                    && d.Status.AvailableReplicas == replicas
                    && host.Cluster.List<Pod>("ns").Count == replicas
                    && d.Status.Conditions?.Exists(c => c.Reason == "NewReplicaSetAvailable") == true;
            },
            "the deployment is rolled out"
        );
}
