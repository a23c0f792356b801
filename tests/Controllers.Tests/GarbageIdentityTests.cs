using Arktos.Api;
using Arktos.Api.Apps.V1;
using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Client.Resources;
using Arktos.Controllers.Tests.Fakes;

namespace Arktos.Controllers.Tests;

/// <summary>An owner is uid, kind, name, namespace and tenant: who names a live owner's uid wrongly harms only
/// itself.</summary>
public sealed class GarbageIdentityTests : IAsyncLifetime
{
    private RunningHost _host = null!;
    private FakeCluster Cluster => _host.Cluster;

    public async ValueTask InitializeAsync()
    {
        _host = await RunningHost.StartAsync();
        Cluster.Add(RunningHost.NewNamespace("other"));
        var foreign = RunningHost.NewNamespace("ns");
        foreign.Metadata.Tenant = "t2";
        Cluster.Add(foreign);
    }

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("t1", "other", "v1", "Secret", "owner", true)]
    [InlineData("t2", "ns", "v1", "Secret", "owner", true)]
    [InlineData("t1", "ns", "v1", "ConfigMap", "owner", false)]
    [InlineData("t1", "ns", "apps/v1", "Deployment", "owner", false)]
    [InlineData("t1", "ns", "v1", "Secret", "another", false)]
    public async Task A_reference_that_names_a_live_owners_uid_wrongly_is_collected_and_the_real_dependents_stay(
        string tenant,
        string ns,
        string apiVersion,
        string kind,
        string name,
        bool isElsewhere
    )
    {
        ConfigMap Forged(string map)
        {
            var forged = Referring(NewMap(map), apiVersion, kind, name, "uid-of-owner");
            (forged.Metadata.Tenant, forged.Metadata.Namespace) = (tenant, ns);
            return Cluster.Add(forged);
        }

        // While the collector's stream of secrets lags, it has to ask for every owner.
        Cluster.HoldBack("secrets");
        Cluster.Add(NewOwner());
        Forged("forged");
        await _host.UntilAsync(() => Cluster.Get<ConfigMap>(ns, "forged") is null, "the forged one is collected");
        Cluster.Add(Referring(NewMap("real"), "v1", "Secret", "owner", "uid-of-owner"));
        await _host.SettleAsync();
        Assert.NotNull(Cluster.Get<ConfigMap>("ns", "real"));
        Cluster.Release("secrets");
        await _host.SettleAsync();
        Forged("forged-2");
        await _host.UntilAsync(() => Cluster.Get<ConfigMap>(ns, "forged-2") is null, "the second is collected");
        await _host.SettleAsync();
        Assert.NotNull(Cluster.Get<Secret>("ns", "owner"));
        Assert.NotNull(Cluster.Get<ConfigMap>("ns", "real"));
        var told = Cluster
            .List<Event>(ns)
            .Where(e => e is { Reason: "OwnerRefInvalidNamespace", InvolvedObject.Name: "forged-2" })
            .Select(e => $"{e.Metadata.Tenant} {e.Type} {e.Message}");
        string[] expected =
        [
            $"{tenant} Warning ownerRef [v1/Secret, namespace: {ns}, name: owner, uid: uid-of-owner] does not exist in "
                + $"namespace \"{ns}\"",
        ];
        Assert.Equal(isElsewhere ? expected : [], told);
    }

    [Fact]
    public async Task The_real_dependents_go_with_their_owner_after_all_that()
    {
        var owner = Cluster.Add(NewMap("owner"));
        Cluster.Add(Referring(NewMap("real"), "v1", "ConfigMap", "owner", owner.Metadata.Uid));
        Cluster.Add(Referring(NewMap("forged"), "v1", "ConfigMap", "wrong", owner.Metadata.Uid));
        await _host.UntilAsync(() => Cluster.Get<ConfigMap>("ns", "forged") is null, "the forged one is collected");
        await DeleteAsync("owner", DeletionPropagation.Background);
        await _host.UntilAsync(() => Cluster.Get<ConfigMap>("ns", "real") is null, "the real one follows");
    }

    [Fact]
    public async Task Of_two_references_to_one_uid_only_the_wrong_one_is_removed()
    {
        var owner = Cluster.Add(NewMap("owner"));
        var both = Referring(NewMap("both"), "v1", "ConfigMap", "wrong", owner.Metadata.Uid);
        Cluster.Add(Referring(both, "v1", "ConfigMap", "owner", owner.Metadata.Uid));
        await _host.UntilAsync(
            () =>
                Cluster.Get<ConfigMap>("ns", "both")?.Metadata.OwnerReferences is { Count: 1 } left
                && left[0].Name == "owner",
            "the wrong reference goes"
        );
        await _host.SettleAsync();
        Assert.NotNull(Cluster.Get<ConfigMap>("ns", "both"));
    }

    [Fact]
    public async Task An_object_of_the_cluster_that_names_an_owner_in_a_namespace_is_told_and_left_alone()
    {
        Cluster.Add(NewOwner());
        var node = new Node { Metadata = new ObjectMeta { Name = "n1" } };
        Cluster.Add(Referring(node, "v1", "Secret", "owner", "uid-of-owner"));
        await _host.UntilAsync(
            () => Cluster.List<Event>("default").Exists(e => e.Reason == "OwnerRefInvalidNamespace"),
            "the event"
        );
        await _host.SettleAsync();
        Assert.NotNull(Cluster.Get<Node>("", "n1"));
    }

    [Theory]
    [InlineData("t2", "ns")]
    [InlineData("t1", "other")]
    public async Task A_reference_from_elsewhere_blocks_no_foreground_deletion(string tenant, string ns)
    {
        var owner = Cluster.Add(NewMap("owner"));
        var foreign = NewMap("foreign");
        (foreign.Metadata.Tenant, foreign.Metadata.Namespace) = (tenant, ns);
        // Its own finalizer keeps it, so that it could block for ever.
        foreign.Metadata.Finalizers = ["example.com/keep"];
        Cluster.Add(Referring(foreign, "v1", "ConfigMap", "owner", owner.Metadata.Uid));
        await _host.UntilAsync(
            () => Cluster.Get<ConfigMap>(ns, "foreign")!.Metadata.DeletionTimestamp is not null,
            "the collector has seen it"
        );
        await DeleteAsync("owner", DeletionPropagation.Foreground);
        await _host.UntilAsync(() => Cluster.Get<ConfigMap>("ns", "owner") is null, "the owner goes");
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 1)]
    [InlineData(3, 3)]
    [InlineData(7, 2)]
    public async Task A_foreground_deletion_of_a_cycle_comes_to_its_end(int length, int deleted)
    {
        var members = Enumerable.Range(0, length).Select(i => Cluster.Add(NewMap($"m{i}"))).ToList();
        for (var i = 0; i < length; i++)
        {
            var owner = members[(i + 1) % length];
            Cluster.Change<ConfigMap>(
                "ns",
                $"m{i}",
                m => Referring(m, "v1", "ConfigMap", owner.Metadata.Name, owner.Metadata.Uid)
            );
        }
        // What hangs on the cycle from outside goes first.
        Cluster.Add(Referring(NewMap("leaf"), "v1", "ConfigMap", "m0", members[0].Metadata.Uid));
        await _host.SettleAsync();
        for (var i = 0; i < deleted; i++)
            await DeleteAsync($"m{i}", DeletionPropagation.Foreground);
        await _host.UntilAsync(
            () => !Cluster.List<ConfigMap>("ns").Exists(m => m.Metadata.Name[0] is 'm' or 'l'),
            "all are gone"
        );
    }

    [Fact]
    public async Task A_cycle_waits_for_a_dependent_that_is_not_part_of_it()
    {
        var (a, b) = (Cluster.Add(NewMap("a")), Cluster.Add(NewMap("b")));
        Cluster.Change<ConfigMap>("ns", "a", m => Referring(m, "v1", "ConfigMap", "b", b.Metadata.Uid));
        Cluster.Change<ConfigMap>("ns", "b", m => Referring(m, "v1", "ConfigMap", "a", a.Metadata.Uid));
        var leaf = NewMap("leaf");
        leaf.Metadata.Finalizers = ["example.com/keep"];
        Cluster.Add(Referring(leaf, "v1", "ConfigMap", "a", a.Metadata.Uid));
        await DeleteAsync("a", DeletionPropagation.Foreground);
        await _host.UntilAsync(
            () => Cluster.Get<ConfigMap>("ns", "leaf")!.Metadata.DeletionTimestamp is not null,
            "the leaf is told to go"
        );
        await _host.SettleAsync();
        Assert.NotNull(Cluster.Get<ConfigMap>("ns", "a"));
        Cluster.Remove<ConfigMap>("ns", "leaf");
        await _host.UntilAsync(
            () => Cluster.Get<ConfigMap>("ns", "a") is null && Cluster.Get<ConfigMap>("ns", "b") is null,
            "both are gone"
        );
    }

    [Theory]
    [InlineData("t2", "ns", "rs", "ReplicaSet")]
    [InlineData("t1", "other", "rs", "ReplicaSet")]
    [InlineData("t1", "ns", "another", "ReplicaSet")]
    [InlineData("t1", "ns", "rs", "StatefulSet")]
    public async Task A_pod_that_names_a_replica_sets_uid_from_elsewhere_is_none_of_its_replicas(
        string tenant,
        string ns,
        string name,
        string kind
    )
    {
        var set = Samples.ReplicaSet("rs", 2);
        (set.Metadata.Uid, set.Metadata.ResourceVersion, set.Status) = ("uid-of-rs", "", new ReplicaSetStatus());
        var pod = Samples.Pod("forged");
        (pod.Metadata.Tenant, pod.Metadata.Namespace) = (tenant, ns);
        // The collector would take it, so that it could not be counted.
        Cluster.Refuse = r =>
            r.Method == HttpMethod.Delete && r.Path.EndsWith("/forged", StringComparison.Ordinal)
                ? new Arktos.Client.Connection.ApiException(403, StatusReason.Forbidden, "the test says so")
                : null;
        Referring(pod, "apps/v1", kind, name, "uid-of-rs");
        pod.Metadata.OwnerReferences![0].Controller = true;
        Cluster.Add(pod);
        Cluster.Add(set);
        int Own() => Cluster.List<Pod>("ns").Count(p => p.Metadata.Name.StartsWith("rs-", StringComparison.Ordinal));
        await _host.UntilAsync(() => Own() == 2, "two pods of its own");
        await _host.SettleAsync();
        Assert.Equal(2, Own());
        Assert.Equal(2, Cluster.Get<ReplicaSet>("ns", "rs")!.Status.Replicas);
    }

    private Task DeleteAsync(string name, string policy) =>
        new ResourceClient<ConfigMap>(Cluster).DeleteAsync(
            new ObjectKey(Samples.Tenant, "ns", name),
            new DeleteOptions { PropagationPolicy = policy },
            default
        );

    private static Secret NewOwner() =>
        new()
        {
            Metadata = new ObjectMeta
            {
                Tenant = Samples.Tenant,
                Namespace = "ns",
                Name = "owner",
                Uid = "uid-of-owner",
            },
        };

    private static ConfigMap NewMap(string name) =>
        new()
        {
            Metadata = new ObjectMeta
            {
                Tenant = Samples.Tenant,
                Namespace = "ns",
                Name = name,
            },
        };

    private static T Referring<T>(T o, string apiVersion, string kind, string name, string uid)
        where T : IKubeObject
    {
        (o.Metadata.OwnerReferences ??= []).Add(
            new OwnerReference
            {
                ApiVersion = apiVersion,
                Kind = kind,
                Name = name,
                Uid = uid,
                BlockOwnerDeletion = true,
            }
        );
        return o;
    }
}
