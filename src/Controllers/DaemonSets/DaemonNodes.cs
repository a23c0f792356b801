using Arktos.Api.Core.V1;
using Arktos.Api.Selectors;

namespace Arktos.Controllers.DaemonSets;

/// <summary>Whether a node is to have a daemon's pod.</summary>
/// <param name="ShouldRun">A pod is to be there.</param>
/// <param name="MayStay">A pod that is there may stay.</param>
internal readonly record struct NodeVerdict(bool ShouldRun, bool MayStay);

/// <summary>Which nodes daemons' pods belong to, and how they are bound to them. Pure.</summary>
internal static class DaemonNodes
{
    private const string NameField = "metadata.name";
    private const string Prefix = "node.kubernetes.io/";

    private static readonly (string Key, string Effect)[] Tolerated =
    [
        (Prefix + "not-ready", "NoExecute"),
        (Prefix + "unreachable", "NoExecute"),
        (Prefix + "disk-pressure", "NoSchedule"),
        (Prefix + "memory-pressure", "NoSchedule"),
        (Prefix + "pid-pressure", "NoSchedule"),
        (Prefix + "unschedulable", "NoSchedule"),
    ];

    /// <param name="spec">Of the template, with the tolerations that every daemon has.</param>
    public static NodeVerdict Judge(PodSpec spec, Node node)
    {
        if (spec.NodeName.Length > 0 && spec.NodeName != node.Metadata.Name || !NodeSelectors.Admit(spec, node))
            return new NodeVerdict(false, false);
        var taints = (node.Spec.Taints ?? []).Where(t => !Tolerations.Tolerate(spec.Tolerations, t)).ToList();
        var mayStay = !taints.Exists(t => t.Effect == "NoExecute");
        return new NodeVerdict(mayStay && !taints.Exists(t => t.Effect == "NoSchedule"), mayStay);
    }

    public static void AddTolerations(PodSpec spec)
    {
        var all = spec.Tolerations ??= [];
        var tolerated = spec.HostNetwork ? Tolerated.Append((Prefix + "network-unavailable", "NoSchedule")) : Tolerated;
        foreach (var (key, effect) in tolerated)
        {
            all.RemoveAll(t => t is { Operator: "Exists" } && t.Key == key && t.Effect == effect);
            all.Add(
                new Toleration
                {
                    Key = key,
                    Operator = "Exists",
                    Effect = effect,
                }
            );
        }
    }

    /// <summary>The scheduler places the pod there and nowhere else.</summary>
    public static void Bind(PodSpec spec, string node)
    {
        var affinity = (spec.Affinity ??= new Affinity()).NodeAffinity ??= new NodeAffinity();
        affinity.RequiredDuringSchedulingIgnoredDuringExecution = new NodeSelector
        {
            NodeSelectorTerms =
            [
                new NodeSelectorTerm
                {
                    MatchFields =
                    [
                        new NodeSelectorRequirement
                        {
                            Key = NameField,
                            Operator = "In",
                            Values = [node],
                        },
                    ],
                },
            ],
        };
    }

    /// <summary>The node that a pod is on, or bound to; empty: none.</summary>
    public static string NodeOf(Pod pod)
    {
        if (pod.Spec.NodeName.Length > 0)
            return pod.Spec.NodeName;
        var terms = pod.Spec.Affinity?.NodeAffinity?.RequiredDuringSchedulingIgnoredDuringExecution?.NodeSelectorTerms;
        foreach (var field in (terms ?? []).SelectMany(t => t.MatchFields ?? []))
            if (field is { Key: NameField, Operator: "In", Values: [var name] })
                return name;
        return "";
    }
}
