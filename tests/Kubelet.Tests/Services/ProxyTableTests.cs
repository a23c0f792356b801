using Arktos.Api.Core.V1;
using Arktos.Api.Discovery.V1;
using Arktos.Client.Resources;
using Arktos.Kubelet.Services;

namespace Arktos.Kubelet.Tests.Services;

public sealed class ProxyTableTests
{
    private readonly ProxyTable _table = new();

    [Fact]
    public void A_service_becomes_elements_and_a_change_of_one_backend_few_of_them()
    {
        var service = Made.Service("web", "10.96.0.7", "- 80/TCP 30080");
        var added = Put(service, Made.Slice("web", "- 1/TCP", "10.0.0.1 n1", "10.0.0.2 n2", "10.0.0.3 n2"));
        Assert.Equal(
            """
            + backends_tcp 0 . 10.96.0.7 . 80 : 10.0.0.1 . 1
            + backends_tcp 1 . 10.96.0.7 . 80 : 10.0.0.2 . 1
            + backends_tcp 2 . 10.96.0.7 . 80 : 10.0.0.3 . 1
            + cluster_addresses 10.96.0.7
            + frontends 10.96.0.7 . tcp . 80 : goto pick_tcp_3
            + node_port_backends_tcp 0 . 30080 : 10.0.0.1 . 1
            + node_port_backends_tcp 1 . 30080 : 10.0.0.2 . 1
            + node_port_backends_tcp 2 . 30080 : 10.0.0.3 . 1
            + node_port_frontends tcp . 30080 : goto node_port_pick_tcp_3
            + node_port_masqueraded tcp . 30080
            + selves 10.0.0.1 . 10.0.0.1
            """,
            Text(added)
        );
        Assert.Equal(["node_port_pick_tcp_3", "pick_tcp_3"], added.Chains.Keys);
        // The last takes the place of the one that goes.
        Assert.Equal(
            """
            + backends_tcp 0 . 10.96.0.7 . 80 : 10.0.0.3 . 1
            + frontends 10.96.0.7 . tcp . 80 : goto pick_tcp_2
            + node_port_backends_tcp 0 . 30080 : 10.0.0.3 . 1
            + node_port_frontends tcp . 30080 : goto node_port_pick_tcp_2
            - backends_tcp 0 . 10.96.0.7 . 80 : 10.0.0.1 . 1
            - backends_tcp 2 . 10.96.0.7 . 80 : 10.0.0.3 . 1
            - frontends 10.96.0.7 . tcp . 80 : goto pick_tcp_3
            - node_port_backends_tcp 0 . 30080 : 10.0.0.1 . 1
            - node_port_backends_tcp 2 . 30080 : 10.0.0.3 . 1
            - node_port_frontends tcp . 30080 : goto node_port_pick_tcp_3
            - selves 10.0.0.1 . 10.0.0.1
            """,
            Text(Put(service, Made.Slice("web", "- 1/TCP", "10.0.0.2 n2", "10.0.0.3 n2")))
        );
        Assert.True(Put(service, Made.Slice("web", "- 1/TCP", "10.0.0.2 n2", "10.0.0.3 n2")).IsEmpty);
        Assert.Equal(
            """
            + node_port_refused tcp . 30080 : goto refuse
            + refused 10.96.0.7 . tcp . 80 : goto refuse
            - backends_tcp 0 . 10.96.0.7 . 80 : 10.0.0.3 . 1
            - backends_tcp 1 . 10.96.0.7 . 80 : 10.0.0.2 . 1
            - frontends 10.96.0.7 . tcp . 80 : goto pick_tcp_2
            - node_port_backends_tcp 0 . 30080 : 10.0.0.3 . 1
            - node_port_backends_tcp 1 . 30080 : 10.0.0.2 . 1
            - node_port_frontends tcp . 30080 : goto node_port_pick_tcp_2
            """,
            Text(Put(service))
        );
        var gone = new TableChanges();
        _table.Set(ObjectKey.Of(service), null, gone);
        Assert.Equal(
            """
            - cluster_addresses 10.96.0.7
            - node_port_masqueraded tcp . 30080
            - node_port_refused tcp . 30080 : goto refuse
            - refused 10.96.0.7 . tcp . 80 : goto refuse
            """,
            Text(gone)
        );
        Assert.True(_table.Whole().IsEmpty);
        Assert.Equal(0, _table.FrontendsCount);
    }

    [Fact]
    public void Clients_that_stay_are_remembered_and_ranges_are_merged()
    {
        var service = Made.Service("web", "10.96.0.7", "- 53/UDP");
        (service.Spec.Type, service.Spec.SessionAffinity, service.Spec.ExternalTrafficPolicy) = (
            "LoadBalancer",
            "ClientIP",
            "Local"
        );
        service.Spec.SessionAffinityConfig = new() { ClientIP = new() { TimeoutSeconds = 60 } };
        service.Spec.LoadBalancerSourceRanges = ["10.0.0.0/9", "10.128.0.0/9", "10.1.0.0/16", "192.0.2.7/32"];
        service.Status.LoadBalancer.Ingress = [new LoadBalancerIngress { Ip = "192.0.2.1" }];
        var added = Put(service, Made.Slice("web", "- 1/UDP", "10.0.0.1 n1", "10.0.0.2 n2"));
        Assert.Equal(
            """
            + allowed 192.0.2.1 . udp . 53 . 10.0.0.0-10.255.255.255
            + allowed 192.0.2.1 . udp . 53 . 192.0.2.7
            + backends_udp 0 . 10.96.0.7 . 53 : 10.0.0.1 . 1
            + backends_udp 0 . 192.0.2.1 . 53 : 10.0.0.1 . 1
            + backends_udp 1 . 10.96.0.7 . 53 : 10.0.0.2 . 1
            + backends_udp 32768 . 192.0.2.1 . 53 : 10.0.0.1 . 1
            + backends_udp 32769 . 192.0.2.1 . 53 : 10.0.0.2 . 1
            + cluster_addresses 10.96.0.7
            + frontends 10.96.0.7 . udp . 53 : goto stay_udp_2
            + frontends 192.0.2.1 . udp . 53 : goto stay_udp_1
            + inside 192.0.2.1 . udp . 53 : goto inside_stay_udp_2
            + limited 192.0.2.1 . udp . 53
            + outside_addresses 192.0.2.1
            + remembered 10.96.0.7 . udp . 53 : goto remember_60
            + remembered 192.0.2.1 . udp . 53 : goto remember_60
            + selves 10.0.0.1 . 10.0.0.1
            """,
            Text(added)
        );
        Assert.Equal((true, false), (added.MovesDatagrams, added.LosesRememberedBackends));
        var less = Put(service, Made.Slice("web", "- 1/UDP", "10.0.0.1 n1"));
        Assert.Equal((true, true), (less.MovesDatagrams, less.LosesRememberedBackends));
        var more = Put(service, Made.Slice("web", "- 1/UDP", "10.0.0.1 n1", "10.0.0.9 n2"));
        Assert.Equal((false, false), (more.MovesDatagrams, more.LosesRememberedBackends));
    }

    [Fact]
    public void Who_came_first_has_an_address_that_several_want()
    {
        var (old, young) = (Made.Service("b", "10.96.0.7", "- 80/TCP"), Made.Service("a", "10.96.0.7", "- 80/TCP"));
        old.Metadata.CreationTimestamp = DateTimeOffset.UnixEpoch;
        young.Metadata.CreationTimestamp = DateTimeOffset.UnixEpoch.AddSeconds(1);
        Put(young, Made.Slice("a", "- 1/TCP", "10.0.0.1 n2"));
        Assert.Equal(
            """
            + backends_tcp 0 . 10.96.0.7 . 80 : 10.0.0.2 . 1
            - backends_tcp 0 . 10.96.0.7 . 80 : 10.0.0.1 . 1
            """,
            Text(Put(old, Made.Slice("b", "- 1/TCP", "10.0.0.2 n2")))
        );
        var conflict = Assert.Single(_table.Conflicts);
        Assert.Equal(("b", "a"), (conflict.Has.Name, conflict.Wants.Name));
        var changes = new TableChanges();
        _table.Set(ObjectKey.Of(old), null, changes);
        Assert.Equal(
            """
            + backends_tcp 0 . 10.96.0.7 . 80 : 10.0.0.1 . 1
            - backends_tcp 0 . 10.96.0.7 . 80 : 10.0.0.2 . 1
            """,
            Text(changes)
        );
        Assert.Empty(_table.Conflicts);
    }

    [Fact]
    public void Whatever_changes_the_whole_is_the_sum_of_the_changes()
    {
        var random = new Random(7);
        var kernel = new HashSet<SetElement>();
        for (var step = 0; step < 2000; step++)
        {
            var name = "s" + random.Next(6);
            var changes = new TableChanges();
            var key = new ObjectKey("system", "default", name);
            if (random.Next(5) == 0)
                _table.Set(key, null, changes);
            else
            {
                // Few addresses, so that services want the same ones.
                var service = Made.Service(name, $"10.96.0.{random.Next(3)}", $"- 80/TCP 3000{random.Next(3)}");
                service.Metadata.CreationTimestamp = DateTimeOffset.UnixEpoch.AddSeconds(random.Next(3));
                service.Spec.SessionAffinity = random.Next(2) == 0 ? "ClientIP" : "None";
                service.Spec.ExternalTrafficPolicy = random.Next(2) == 0 ? "Local" : "Cluster";
                var endpoints = Enumerable
                    .Range(1, random.Next(6))
                    .Select(_ => $"10.0.0.{random.Next(8)} n{random.Next(3)}");
                var slice = Made.Slice(name, "- 1/TCP", [.. endpoints]);
                _table.Set(key, ServicePlanner.Plan(service, [slice], Made.Node), changes);
            }
            foreach (var element in changes.Removed)
                Assert.True(kernel.Remove(element), $"step {step}: {element} was not there");
            foreach (var element in changes.Added)
                Assert.True(kernel.Add(element), $"step {step}: {element} was there");
            // A key has one value.
            Assert.Equal(kernel.Count, kernel.Select(e => e.ToString().Split(" : ")[0]).Distinct().Count());
            Assert.True(kernel.SetEquals(_table.Whole().Added), $"step {step}");
        }
    }

    private TableChanges Put(Service service, params EndpointSlice[] slices)
    {
        var changes = new TableChanges();
        _table.Set(ObjectKey.Of(service), ServicePlanner.Plan(service, slices, Made.Node), changes);
        return changes;
    }

    private static string Text(TableChanges changes) =>
        string.Join(
            '\n',
            changes
                .Added.Select(e => "+ " + e)
                .Order(StringComparer.Ordinal)
                .Concat(changes.Removed.Select(e => "- " + e).Order(StringComparer.Ordinal))
        );
}
