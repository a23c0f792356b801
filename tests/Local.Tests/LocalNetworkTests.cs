using System.Net;
using Arktos.Local;

namespace Arktos.Local.Tests;

public sealed class LocalNetworkTests
{
    [Fact]
    public void One_node_is_on_the_machine_s_own_network()
    {
        var layout = new ClusterLayout("/x", 6440, 4, ClusterLayout.Containerd, "192.0.2.2");
        var node = Assert.Single(layout.Nodes);
        Assert.Equal(
            ("node-1", "az-a", 6460, "192.0.2.2", ""),
            (node.Name, node.Az, node.Port, node.Address, node.NamespaceFile)
        );
        Assert.DoesNotContain(layout.ComponentProcesses, p => p.Name == "proxy-1");
    }

    [Fact]
    public void Several_are_in_namespaces_of_their_own_in_one_AZ_after_the_other()
    {
        var layout = new ClusterLayout("/x", 6440, 4, ClusterLayout.Containerd, "192.0.2.2", 4);
        Assert.Equal(["az-a", "az-b", "az-c", "az-a"], layout.Nodes.Select(n => n.Az));
        Assert.Equal(
            ["10.196.10.11", "10.196.10.12", "10.196.10.13", "10.196.10.14"],
            layout.Nodes.Select(n => n.Address)
        );
        Assert.Equal("/run/netns/arktos-6440-node-2", layout.Nodes[1].NamespaceFile);
        var agent = layout.ComponentProcesses.First(p => p.Name == "kubelet-node-2");
        Assert.Equal("/run/netns/arktos-6440-node-2", agent.NamespaceFile);
        Assert.Null(agent.Address);
        Assert.Contains("https://10.196.10.1:6443,https://10.196.10.1:6444", agent.Arguments);
        Assert.Contains(layout.ComponentProcesses, p => p.Name == "proxy-1");
    }

    [Fact]
    public void Nodes_that_play_containers_need_no_namespace_and_no_proxy()
    {
        var layout = new ClusterLayout("/x", 6440, 4, ClusterLayout.Hollow, "192.0.2.2", 3);
        Assert.All(layout.Nodes, n => Assert.Equal("", n.NamespaceFile));
        Assert.Equal(3, layout.Nodes.Select(n => n.Port).Distinct().Count());
        Assert.DoesNotContain(layout.ComponentProcesses, p => p.Name == "proxy-1");
    }

    [Fact]
    public void Clusters_of_any_port_bases_share_no_node_address_and_no_name_that_is_too_long()
    {
        var gateways = new HashSet<IPAddress>();
        for (var portBase = 10; portBase <= ClusterLayout.PortBaseMax; portBase += 10)
        {
            var network = new LocalNetwork(portBase);
            Assert.True(gateways.Add(network.Gateway));
            // A digit for the node's number comes behind it.
            Assert.InRange(network.NodeBridge.Length, 1, 14);
        }
    }

    [Fact]
    public void A_machine_without_a_network_is_reached_by_its_nodes_all_the_same()
    {
        var layout = new ClusterLayout("/x", 6440, 4, ClusterLayout.Containerd, "127.0.0.1", 2);
        Assert.Equal("10.196.10.1", layout.AdvertisedAddress);
        Assert.Equal("127.0.0.1", (layout with { NodesCount = 1 }).AdvertisedAddress);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(10)]
    public void So_many_nodes_are_refused(int nodes) =>
        Assert.Contains(
            "is not within 1 to 9",
            Assert.Throws<ArgumentException>(() => LocalNodes.RefuseCount(nodes)).Message
        );

    [Fact]
    public void A_layout_is_read_as_it_was_written_and_one_of_an_earlier_version_has_one_node()
    {
        var folder = Directory.CreateTempSubdirectory("arktos-layout-").FullName;
        var layout = new ClusterLayout(folder, 6440, 4, ClusterLayout.Containerd, "192.0.2.2", 3);
        layout.Save();
        Assert.Equal(layout, ClusterLayout.TryLoad(folder));
        File.WriteAllText(
            Path.Combine(folder, "local.json"),
            """{"portBase":6440,"partitions":4,"runtime":"hollow","nodeAddress":"192.0.2.2"}"""
        );
        Assert.Equal(1, ClusterLayout.TryLoad(folder)!.NodesCount);
        Directory.Delete(folder, recursive: true);
    }
}
