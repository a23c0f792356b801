using Arktos.Api.Core.V1;
using Arktos.Kubelet.Pods;

namespace Arktos.Kubelet.Tests.Pods;

public sealed class NodeFitTests
{
    private const string Affinity = "NodeAffinity",
        Taint = "TaintToleration";

    [Theory]
    [InlineData("", "", "", "")]
    [InlineData("disk=ssd", "", "", "")]
    [InlineData("disk=hdd", "", "", Affinity)]
    [InlineData("", "NoExecute", "", Taint)]
    [InlineData("", "NoExecute", "gone", "")]
    [InlineData("", "NoExecute", "other", Taint)]
    // It was sent here by somebody who did not go by that.
    [InlineData("", "NoSchedule", "", "")]
    [InlineData("disk=hdd", "NoExecute", "", Affinity + " " + Taint)]
    public void Labels_and_taints_keep_pods_away(string selector, string effect, string tolerated, string refused)
    {
        var pod = Pod(selector);
        if (tolerated.Length > 0)
            pod.Spec.Tolerations = [new() { Key = tolerated, Operator = "Exists" }];
        Assert.Equal(refused, Refuse(pod, effect));
        // A pod of the node's own bears taints, and needs its labels.
        pod.Metadata.Tenant = "system";
        pod.Metadata.Annotations = new() { ["kubernetes.io/config.source"] = "file" };
        Assert.Equal(refused.Replace(Taint, "").Trim(), Refuse(pod, effect));
    }

    [Fact]
    public void The_texts_are_Kubernetes()
    {
        var refusals = NodeFit.Refuse(Pod("disk=hdd"), Node("NoExecute"));
        Assert.Equal(
            [
                "Predicate NodeAffinity failed: node(s) didn't match Pod's node affinity/selector",
                "Predicate TaintToleration failed: node(s) had taints that the pod didn't tolerate",
            ],
            refusals.Select(r => r.Message)
        );
    }

    [Fact]
    public void Required_affinity_counts_as_a_selector_does()
    {
        var pod = Pod("");
        var term = new NodeSelectorTerm
        {
            MatchFields =
            [
                new()
                {
                    Key = "metadata.name",
                    Operator = "In",
                    Values = ["n2"],
                },
            ],
        };
        pod.Spec.Affinity = new()
        {
            NodeAffinity = new()
            {
                RequiredDuringSchedulingIgnoredDuringExecution = new() { NodeSelectorTerms = [term] },
            },
        };
        Assert.Equal(Affinity, Refuse(pod, ""));
        term.MatchFields[0].Values = ["n1"];
        Assert.Equal("", Refuse(pod, ""));
    }

    private static string Refuse(Pod pod, string effect) =>
        string.Join(' ', NodeFit.Refuse(pod, Node(effect)).Select(r => r.Reason));

    private static Pod Pod(string selector)
    {
        var pod = new Pod { Spec = new() { Containers = [] } };
        if (selector.Split('=') is [var key, var value])
            pod.Spec.NodeSelector = new() { [key] = value };
        return pod;
    }

    private static Node Node(string effect) =>
        new()
        {
            Metadata = new()
            {
                Name = "n1",
                Labels = new() { ["disk"] = "ssd" },
            },
            Spec = new() { Taints = effect.Length == 0 ? null : [new() { Key = "gone", Effect = effect }] },
        };
}
