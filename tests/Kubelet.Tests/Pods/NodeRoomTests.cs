using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Kubelet.Pods;

namespace Arktos.Kubelet.Tests.Pods;

public sealed class NodeRoomTests
{
    private readonly NodeRoom _room = new(
        new Dictionary<string, Quantity>
        {
            ["cpu"] = Quantity.Parse("2"),
            ["memory"] = Quantity.Parse("1Gi"),
            ["ephemeral-storage"] = Quantity.Parse("1Gi"),
            ["pods"] = Quantity.Parse("3"),
        }
    );

    [Theory]
    [InlineData("cpu", "1500m", "501m", "OutOfcpu", "cpu, requested: 501, used: 1500, capacity: 2000")]
    [InlineData("cpu", "1500m", "500m", null, null)]
    [InlineData("memory", "1Gi", "1", "OutOfmemory", "memory, requested: 1, used: 1073741824, capacity: 1073741824")]
    [InlineData(
        "ephemeral-storage",
        "1Mi",
        "1Gi",
        "OutOfephemeral-storage",
        "ephemeral-storage, requested: 1073741824, used: 1048576, capacity: 1073741824"
    )]
    // Who gives them is asked, and they are not the agent's.
    [InlineData("example.com/gpu", "1", "1", null, null)]
    public void What_is_asked_for_must_be_left(string name, string first, string second, string? reason, string? text)
    {
        Assert.Null(Ask(Asking("a", name, first)));
        var refusal = Ask(Asking("b", name, second));
        Assert.Equal(reason, refusal?.Reason);
        Assert.Equal(text is null ? null : $"Node didn't have enough resource: {text}", refusal?.Message);
        // A pod that is there asks for nothing more.
        Assert.Null(Ask(Asking("a", name, first)));
        _room.Free("a");
        Assert.Null(Ask(Asking("b", name, second)));
    }

    [Fact]
    public void There_are_so_many_pods_and_those_that_are_there_count_even_if_they_do_not_fit()
    {
        foreach (var uid in (string[])["a", "b", "c", "d"])
            _room.Hold(Asking(uid, "cpu", "1"));
        Assert.Equal(
            ("OutOfpods", "Node didn't have enough resource: pods, requested: 1, used: 4, capacity: 3"),
            Ask(Asking("e", "memory", "0"))
        );
        _room.Free("a");
        _room.Free("a");
        _room.Free("b");
        _room.Hold(Asking("c", "cpu", "2"));
        _room.Free("d");
        Assert.Null(Ask(Asking("e", "memory", "0")));
        Assert.Equal("OutOfcpu", Ask(Asking("f", "cpu", "1m"))?.Reason);
    }

    [Theory]
    [InlineData("", "TCP", "", "TCP", true)]
    [InlineData("127.0.0.1", "TCP", "10.0.0.1", "TCP", false)]
    [InlineData("127.0.0.1", "TCP", "127.0.0.1", "UDP", false)]
    [InlineData("127.0.0.1", "TCP", "", "TCP", true)]
    [InlineData("0.0.0.0", "UDP", "10.0.0.1", "UDP", true)]
    public void A_port_of_the_host_is_one_pods(string ip, string protocol, string ip2, string protocol2, bool clashes)
    {
        Assert.Null(Ask(OnPort("a", ip, protocol)));
        Assert.Equal(clashes ? "NodePorts" : null, Ask(OnPort("b", ip2, protocol2))?.Reason);
        _room.Free("a");
        Assert.Null(Ask(OnPort("b", ip2, protocol2)));
    }

    [Fact]
    public void A_port_of_a_sidecar_counts_and_one_of_what_runs_before_does_not()
    {
        var pod = OnPort("a", "", "TCP");
        (pod.Spec.InitContainers, pod.Spec.Containers) = (pod.Spec.Containers, [new Container { Name = "c" }]);
        Assert.Null(Ask(pod));
        Assert.Null(Ask(OnPort("b", "", "TCP")));
        _room.Free("b");
        pod.Spec.InitContainers[0].RestartPolicy = "Always";
        _room.Hold(pod);
        Assert.Equal("NodePorts", Ask(OnPort("b", "", "TCP"))?.Reason);
    }

    [Fact]
    public void All_that_keeps_it_away_is_told_in_order_and_what_is_promised_may_change()
    {
        _room.Hold(OnPort("a", "", "TCP"));
        var pod = OnPort("b", "", "TCP");
        pod.Spec.Containers[0].Resources = new()
        {
            Requests = new() { ["cpu"] = Quantity.Parse("3"), ["example.com/dongle"] = Quantity.Parse("2") },
        };
        var misfits = new[] { NodeRefusal.OfPredicate("NodeAffinity", ""), NodeRefusal.OfPredicate("Taint", "") };
        Assert.Equal(["OutOfcpu", "NodeAffinity", "NodePorts", "Taint"], _room.Ask(pod, misfits).Select(r => r.Reason));
        Assert.Null(_room.AmountsOf("b"));
        _room.Set(
            new Dictionary<string, Quantity>
            {
                ["cpu"] = Quantity.Parse("3"),
                ["example.com/dongle"] = Quantity.Parse("1"),
            }
        );
        var refusal = _room.Ask(pod, [])[0];
        Assert.Equal(
            (
                "OutOfexample.com/dongle",
                "Node didn't have enough resource: example.com/dongle, requested: 2, used: 0, capacity: 1"
            ),
            (refusal.Reason, refusal.Message)
        );
        Assert.Equal(("example.com/dongle", 1), (refusal.Resource, refusal.Missing));
        pod.Spec.Containers[0].Ports = null;
        pod.Spec.Containers[0].Resources.Requests!["example.com/dongle"] = Quantity.Parse("1");
        Assert.Empty(_room.Ask(pod, []));
        Assert.Equal(3000, _room.AmountsOf("b")!["cpu"]);
    }

    /// <summary>The first that is told; null: it was taken.</summary>
    private (string Reason, string Message)? Ask(Pod pod) =>
        _room.Ask(pod, []) is [var first, ..] ? (first.Reason, first.Message) : null;

    private static Pod Asking(string uid, string name, string amount) =>
        Made(
            uid,
            new()
            {
                Name = "c",
                Resources = new() { Requests = new() { [name] = Quantity.Parse(amount) } },
            }
        );

    private static Pod OnPort(string uid, string ip, string protocol)
    {
        var port = new ContainerPort
        {
            ContainerPortValue = 80,
            HostPort = 8080,
            HostIP = ip,
            Protocol = protocol,
        };
        return Made(uid, new() { Name = "c", Ports = [port] });
    }

    private static Pod Made(string uid, Container container) =>
        new()
        {
            Metadata = new() { Uid = uid },
            Spec = new() { Containers = [container] },
        };
}
