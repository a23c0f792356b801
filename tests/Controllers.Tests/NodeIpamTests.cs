using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Client.Connection;
using Arktos.Client.Tests.Fakes;
using Arktos.Controllers.NodeIpam;
using Arktos.Controllers.Tests.Fakes;

namespace Arktos.Controllers.Tests;

public sealed class NodeIpamTests
{
    [Theory]
    //          cluster          bits  ranges  the first, the last
    [InlineData("10.244.0.0/16", 24, 256, "10.244.0.0/24", "10.244.255.0/24")]
    [InlineData("10.0.0.0/8", 24, 65536, "10.0.0.0/24", "10.255.255.0/24")]
    [InlineData("10.244.7.1/16", 24, 256, "10.244.0.0/24", "10.244.255.0/24")]
    [InlineData("10.244.0.0/24", 24, 1, "10.244.0.0/24", "10.244.0.0/24")]
    [InlineData("10.244.0.0/28", 30, 4, "10.244.0.0/30", "10.244.0.12/30")]
    [InlineData("255.255.0.0/16", 20, 16, "255.255.0.0/20", "255.255.240.0/20")]
    public void A_cluster_s_range_is_cut_into_nodes_ranges(
        string cluster,
        int bits,
        int count,
        string first,
        string last
    )
    {
        var range = ClusterRange.Parse(cluster, bits);
        Assert.Equal(count, range.Count);
        Assert.Equal(first, range[0]);
        Assert.Equal(last, range[count - 1]);
        Assert.Equal((count - 1, 1), range.Covered(last));
    }

    [Theory]
    [InlineData("", 24)]
    [InlineData("10.244.0.0", 40)]
    [InlineData("fd00::/48", 64)]
    [InlineData("0.0.0.0/0", 16)]
    [InlineData("10.244.0.0/16", 15)]
    [InlineData("10.244.0.0/16", 31)]
    [InlineData("10.0.0.0/8", 25)]
    public void A_range_that_cannot_be_cut_so_is_refused(string cluster, int bits) =>
        Assert.Throws<InvalidDataException>(() => ClusterRange.Parse(cluster, bits));

    [Theory]
    [InlineData("10.244.3.0/24", 3, 1)]
    [InlineData("10.244.3.128/25", 3, 1)]
    [InlineData("10.244.4.0/22", 4, 4)]
    [InlineData("10.0.0.0/8", 0, 256)]
    [InlineData("10.245.0.0/24", 0, 0)]
    [InlineData("fd00::/64", 0, 0)]
    [InlineData("", 0, 0)]
    [InlineData("nonsense", 0, 0)]
    public void Whatever_a_node_has_keeps_what_it_covers(string podCidr, int from, int count) =>
        Assert.Equal((from, count), ClusterRange.Parse("10.244.0.0/16", 24).Covered(podCidr));

    [Fact]
    public void Ranges_are_given_once_and_rest_when_they_are_given_back()
    {
        var ranges = new NodeRanges(ClusterRange.Parse("10.244.0.0/22", 24));
        Assert.False(ranges.Observe("old", "10.244.1.0/24"));
        Assert.Equal("10.244.0.0/24", ranges.Give("a"));
        Assert.Equal("10.244.0.0/24", ranges.Give("a"));
        Assert.Equal("10.244.2.0/24", ranges.Give("b"));
        Assert.True(ranges.Release("a"));
        Assert.Equal("10.244.3.0/24", ranges.Give("c"));
        Assert.Equal("10.244.0.0/24", ranges.Give("d"));
        Assert.Null(ranges.Give("e"));
        Assert.Equal(0, ranges.Free);
        Assert.False(ranges.Release("e"));
        ranges.Release("old");
        Assert.Equal("10.244.1.0/24", ranges.Give("e"));
    }

    [Fact]
    public void A_node_that_says_something_else_gives_back_what_it_was_given()
    {
        var ranges = new NodeRanges(ClusterRange.Parse("10.244.0.0/22", 24));
        Assert.Equal("10.244.0.0/24", ranges.Give("a"));
        Assert.False(ranges.HasWritten("a"));
        Assert.False(ranges.Observe("a", "10.244.3.0/24"));
        Assert.True(ranges.HasWritten("a"));
        Assert.Equal(3, ranges.Free);
        Assert.False(ranges.Observe("a", "192.168.0.0/24"));
        Assert.Equal(4, ranges.Free);
    }

    [Fact]
    public void Two_nodes_with_one_range_are_told_of_and_it_is_taken_until_both_are_gone()
    {
        var ranges = new NodeRanges(ClusterRange.Parse("10.244.0.0/23", 24));
        Assert.False(ranges.Observe("a", "10.244.0.0/24"));
        Assert.True(ranges.Observe("b", "10.244.0.0/24"));
        Assert.Equal("10.244.1.0/24", ranges.Give("c"));
        ranges.Release("a");
        Assert.Null(ranges.Give("d"));
        ranges.Release("b");
        Assert.Equal("10.244.0.0/24", ranges.Give("d"));
    }

    [Fact]
    public void Sixty_five_thousand_nodes_have_a_range_each()
    {
        var ranges = new NodeRanges(ClusterRange.Parse("10.0.0.0/8", 24));
        var given = Enumerable.Range(0, 65_536).Select(i => ranges.Give($"n{i}")).ToHashSet();
        Assert.Equal(65_536, given.Count);
        Assert.DoesNotContain(null, given);
        Assert.Null(ranges.Give("one more"));
        ranges.Release("n777");
        Assert.NotNull(ranges.Give("one more"));
    }

    [Fact]
    public async Task New_nodes_get_ranges_beside_those_that_have_one_and_a_node_that_goes_makes_room()
    {
        var (cluster, time) = NewCluster();
        cluster.Add(Named("kept", "10.244.1.0/24"));
        await using var running = new RunningHost(cluster, time, clusterCidr: "10.244.0.0/23");
        cluster.Add(Named("first", ""));
        await running.UntilAsync(() => RangeOf(cluster, "first") == "10.244.0.0/24", "it has the range that is free");
        Assert.Equal(["10.244.0.0/24"], cluster.Get<Node>("", "first")!.Spec.PodCIDRs!);
        cluster.Add(Named("second", ""));
        await running.UntilAsync(() => Events(cluster).Count > 0, "the second is told that there is none");
        await running.SettleAsync();
        Assert.Equal("Node second status is now: CIDRNotAvailable", Assert.Single(Events(cluster)).Message);
        cluster.Remove<Node>("", "kept");
        await running.UntilAsync(() => RangeOf(cluster, "second") == "10.244.1.0/24", "a node that goes makes room");
    }

    [Fact]
    public async Task A_new_leader_whose_cache_is_behind_gives_nothing_that_is_taken()
    {
        var (cluster, time) = NewCluster();
        cluster.Add(Named("a", ""));
        var first = new RunningHost(cluster, time, clusterCidr: "10.244.0.0/22");
        await first.UntilAsync(() => RangeOf(cluster, "a").Length > 0, "the first leader gives");
        await first.DisposeAsync();
        await using var second = new RunningHost(cluster, time, "host-2", clusterCidr: "10.244.0.0/22");
        await second.UntilAsync(() => second.Host.IsWorking, "the second leads");
        cluster.HoldBack("nodes");
        // Written behind its back, as by a leader that is not quite gone.
        cluster.Change<Node>("", "a", n => n.Metadata.Labels = new() { ["seen"] = "no" });
        cluster.Release("nodes");
        for (var i = 0; i < 3; i++)
            cluster.Add(Named($"n{i}", ""));
        await second.UntilAsync(
            () => cluster.List<Node>().TrueForAll(n => n.Spec.PodCIDR.Length > 0),
            "all have a range"
        );
        Assert.Equal(4, cluster.List<Node>().Select(n => n.Spec.PodCIDR).Distinct().Count());
    }

    [Fact]
    public async Task A_range_whose_write_nobody_has_answered_for_stays_the_node_s()
    {
        var (cluster, time) = NewCluster();
        await using var running = new RunningHost(cluster, time, clusterCidr: "10.244.0.0/22");
        await running.UntilAsync(() => running.Host.IsWorking, "the host works");
        var lost = 0;
        cluster.LoseReply = r =>
            r.Method == HttpMethod.Patch && r.Path.Contains("/nodes/lost") && Interlocked.Increment(ref lost) == 1
                ? new ApiException(503, "ServiceUnavailable", "the answer is lost")
                : null;
        cluster.Add(Named("lost", ""));
        cluster.Add(Named("other", ""));
        await running.UntilAsync(
            () => cluster.List<Node>().TrueForAll(n => n.Spec.PodCIDR.Length > 0),
            "all have a range"
        );
        await running.SettleAsync();
        Assert.Equal(1, lost);
        Assert.Equal(2, cluster.List<Node>().Select(n => n.Spec.PodCIDR).Distinct().Count());
    }

    private static (FakeCluster, ManualTime) NewCluster()
    {
        var time = new ManualTime();
        return (new FakeCluster(time), time);
    }

    private static List<Event> Events(FakeCluster cluster) =>
        cluster.List<Event>().FindAll(e => e.Reason == "CIDRNotAvailable");

    private static string RangeOf(FakeCluster cluster, string node) => cluster.Get<Node>("", node)?.Spec.PodCIDR ?? "";

    private static Node Named(string name, string podCidr) =>
        new()
        {
            Metadata = new ObjectMeta { Name = name },
            Spec = new NodeSpec { PodCIDR = podCidr, PodCIDRs = podCidr.Length > 0 ? [podCidr] : null },
        };
}
