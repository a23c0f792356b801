using Arktos.Api.Core.V1;
using Arktos.Scheduler.Framework;
using Arktos.Scheduler.Snapshot;

namespace Arktos.Scheduler.Plugins;

/// <summary>
/// A pod with a virtual machine needs a node whose condition VmRuntimeReady is true; one with containers is kept from
/// nodes whose ContainerRuntimeReady is not. A node that says nothing of containers runs them: agents of others do not
/// know the condition. Who tolerates every NoSchedule is let pass.
/// </summary>
internal sealed class NodeRuntime : IFilterPlugin
{
    private const string NotReady = "node(s) runtime is not ready",
        Unknown = "node(s) had unknown conditions",
        Machines = "VmRuntimeReady",
        Containers = "ContainerRuntimeReady";

    public string Name => "NodeRuntimeNotReady";

    public EventKinds Events => EventKinds.NodeAdded | EventKinds.NodeRuntimes | EventKinds.OwnTolerations;

    public bool MayHelp(PlacedPod pod, ClusterEvent happened, NodeTable nodes) =>
        happened is not ClusterEvent.OfNode { Now: { } now } || WhyNot(pod.Pod, now) is null || Tolerates(pod.Pod);

    public PreparedFilter Prepare(PodToPlace pod, NodeTable nodes)
    {
        if (Tolerates(pod.Pod))
            return default;
        return new(
            (row, rejection) =>
            {
                if (WhyNot(pod.Pod, nodes.Nodes[row]!) is { } reason)
                    rejection.Add(reason, isFinal: true);
            }
        );
    }

    /// <summary>What conditions say that runtimes are; a change of it may help pods that wait.</summary>
    public static (string? Containers, string? Machines) Of(Node node) =>
        (StatusOf(node, Containers), StatusOf(node, Machines));

    private static string? WhyNot(Pod pod, Node node)
    {
        var isMachine = pod.Spec.VirtualMachine is not null;
        return StatusOf(node, isMachine ? Machines : Containers) switch
        {
            "True" => null,
            "False" => NotReady,
            null when !isMachine => null,
            _ => Unknown,
        };
    }

    private static string? StatusOf(Node node, string type) =>
        node.Status.Conditions?.Find(c => c.Type == type)?.Status;

    private static bool Tolerates(Pod pod) =>
        pod.Spec.Tolerations?.Exists(t => t is { Key: "", Operator: "Exists", Effect: "NoSchedule" }) == true;
}
