using Arktos.Kubelet.Services;

namespace Arktos.Kubelet.Tests.Services;

public sealed class ProxyRulesTests
{
    private static readonly ProxyRules Rules = new("t", "arktos0", "10.244.1.0/24");

    [Fact]
    public void What_leaves_the_cluster_s_range_gets_the_node_s_address_where_it_is_asked_for()
    {
        Assert.DoesNotContain("ip saddr 10.244.1.0/24", Rules.Write([]));
        Assert.Contains(
            "add rule ip t leaving ip saddr 10.244.1.0/24 ip daddr != 10.244.0.0/16 ip daddr != 224.0.0.0/4 "
                + "oifname != \"arktos0\" masquerade fully-random\n",
            (Rules with { MasqueradesBeyond = "10.244.0.0/16" }).Write([])
        );
    }

    [Theory]
    [InlineData("10.244.0.0/16; flush ruleset")]
    [InlineData("10.244.0.0/16\n")]
    public void A_range_that_could_be_read_as_something_else_is_refused(string range) =>
        Assert.Throws<ArgumentException>(() => (Rules with { MasqueradesBeyond = range }).Write([]));

    [Theory]
    [InlineData("n1", "n1", true)]
    [InlineData("n1", "n2", false)]
    [InlineData("n1", null, false)]
    [InlineData("", "n2", true)]
    [InlineData("", null, true)]
    public void A_machine_that_is_no_node_has_the_endpoints_of_all(string name, string? node, bool isLocal) =>
        Assert.Equal(isLocal, new NodePlace(name, "").Has(node));
}
