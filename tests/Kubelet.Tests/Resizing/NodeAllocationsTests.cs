using Arktos.Kubelet.Resizing;

namespace Arktos.Kubelet.Tests.Resizing;

public sealed class NodeAllocationsTests
{
    private readonly List<string> _told = [];
    private readonly NodeAllocations _node;

    public NodeAllocationsTests() => _node = new NodeAllocations(new PodSize(1000, 1000)) { Changed = _told.Add };

    [Theory]
    //          asked for        verdict
    [InlineData(500, 500, "Granted")]
    [InlineData(700, 600, "Granted")]
    [InlineData(701, 600, "Deferred Node didn't have enough resource: cpu, requested: 701, used: 300, capacity: 1000")]
    [InlineData(
        500,
        601,
        "Deferred Node didn't have enough resource: memory, requested: 601, used: 400, capacity: 1000"
    )]
    [InlineData(1001, 500, "Infeasible Node didn't have enough capacity: cpu, requested: 1001, capacity: 1000")]
    [InlineData(500, 2000, "Infeasible Node didn't have enough capacity: memory, requested: 2000, capacity: 1000")]
    [InlineData(3000, 2000, "Infeasible Node didn't have enough capacity: memory, requested: 2000, capacity: 1000")]
    public void A_pod_is_granted_what_fits_beside_the_others(long cpu, long memory, string verdict)
    {
        _node.Open();
        _node.Set("other", new PodSize(300, 400));
        _node.Set("a", new PodSize(100, 100));
        Assert.Equal(verdict, Describe(_node.Ask("a", Ask(cpu, memory))));
    }

    [Fact]
    public void What_does_not_grow_is_granted_even_where_too_much_is_taken_already()
    {
        _node.Open();
        _node.Set("other", new PodSize(900, 100));
        _node.Set("a", new PodSize(300, 100));
        Assert.Equal("Granted", Describe(_node.Ask("a", Ask(250, 200))));
        Assert.StartsWith("Deferred", Describe(_node.Ask("a", Ask(251, 200))));
    }

    [Fact]
    public void Nobody_is_judged_before_all_pods_are_known()
    {
        _node.Set("a", new PodSize(100, 100));
        Assert.Equal("NotYet", Describe(_node.Ask("a", Ask(700, 100))));
        _node.Set("other", new PodSize(500, 500));
        Assert.Empty(_told);
        _node.Open();
        Assert.Equal(["a"], _told);
        Assert.StartsWith("Deferred", Describe(_node.Ask("a", Ask(700, 100))));
        // What can never be is known at once.
        Assert.StartsWith("Infeasible", Describe(_node.Ask("a", Ask(7000, 100))));
    }

    [Fact]
    public void Those_who_wait_are_granted_in_order_when_others_go()
    {
        _node.Open();
        _node.Set("full", new PodSize(600, 0));
        foreach (var uid in (string[])["first", "best", "guaranteed", "important"])
            _node.Set(uid, new PodSize(100, 0));
        foreach (var (uid, ask) in new[] { ("first", Ask(300, 0)), ("best", Ask(300, 0, 0, "BestEffort")) })
            Assert.StartsWith("Deferred", Describe(_node.Ask(uid, ask)));
        Assert.StartsWith("Deferred", Describe(_node.Ask("guaranteed", Ask(300, 0, 0, "Guaranteed"))));
        Assert.StartsWith("Deferred", Describe(_node.Ask("important", Ask(200, 0, 7))));
        _node.Set("full", new PodSize(250, 0));
        Assert.Equal(["important", "guaranteed"], _told);
        _told.Clear();
        _node.Remove("full");
        Assert.Equal(["first"], _told);
        Assert.Equal("Granted", Describe(_node.Ask("first", Ask(300, 0))));
        Assert.StartsWith("Deferred", Describe(_node.Ask("best", Ask(300, 0, 0, "BestEffort"))));
    }

    [Fact]
    public void Who_asks_for_it_no_more_does_not_wait_and_gives_back_what_was_granted_meanwhile()
    {
        _node.Open();
        _node.Set("full", new PodSize(900, 0));
        _node.Set("a", new PodSize(100, 0));
        Assert.StartsWith("Deferred", Describe(_node.Ask("a", Ask(500, 0))));
        _node.Set("full", new PodSize(500, 0));
        Assert.Equal(["a"], _told);
        Assert.StartsWith("Deferred", Describe(_node.Ask("full", Ask(600, 0))));
        _node.Set("a", new PodSize(100, 0));
        Assert.Equal(["a", "full"], _told);
        _node.Remove("a");
        _node.Remove("a");
        Assert.Equal("Granted", Describe(_node.Ask("full", Ask(1000, 0))));
    }

    private static ResizeAsk Ask(long cpu, long memory, int priority = 0, string qos = "Burstable") =>
        new(new PodSize(cpu, memory), priority, qos);

    private static string Describe(ResizeVerdict verdict) => $"{verdict.Outcome} {verdict.Message}".TrimEnd();
}
