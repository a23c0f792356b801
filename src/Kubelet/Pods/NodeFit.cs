using Arktos.Api.Core.V1;
using Arktos.Api.Selectors;
using Arktos.Kubelet.Pressure;

namespace Arktos.Kubelet.Pods;

/// <summary>Whether a pod may be on a node by the node's labels and taints. Pure.</summary>
internal static class NodeFit
{
    /// <summary>
    /// What keeps the pod away, in the order in which it is told. Who only was not to be scheduled there is taken; a
    /// static pod bears every taint.
    /// </summary>
    public static IReadOnlyList<NodeRefusal> Refuse(Pod pod, Node node)
    {
        var refusals = new List<NodeRefusal>();
        if (!NodeSelectors.Admit(pod.Spec, node))
            refusals.Add(NodeRefusal.OfPredicate("NodeAffinity", "node(s) didn't match Pod's node affinity/selector"));
        if (
            !PodSource.IsStatic(pod)
            && (node.Spec.Taints ?? []).Exists(t =>
                t.Effect == "NoExecute" && !Tolerations.Tolerate(pod.Spec.Tolerations, t)
            )
        )
            refusals.Add(NodeRefusal.OfPredicate("TaintToleration", "node(s) had taints that the pod didn't tolerate"));
        return refusals;
    }
}
