using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Kubelet.Machines.Moves;

namespace Arktos.Kubelet.Tests.Machines;

/// <summary>Where a virtual machine that moves is to go on, by what the API has.</summary>
public sealed class MoveDecisionTests
{
    [Theory]
    // No such pod, or another one of the name.
    [InlineData(null, "n1", "", false, false, "Nowhere")]
    [InlineData("other", "n1", "m1", false, false, "Nowhere")]
    // Under way: neither node has it.
    [InlineData("u1", "n1", "m1", false, false, "Undecided")]
    // Bound to the other node; or over, and where it was.
    [InlineData("u1", "n2", "m1", true, true, "Target")]
    [InlineData("u1", "n1", "m1", true, false, "Source")]
    // A later move has been begun since, from where the pod was.
    [InlineData("u1", "n2", "m2", false, false, "Target")]
    [InlineData("u1", "n1", "m2", false, false, "Source")]
    [InlineData("u1", "n1", "m2", true, true, "Source")]
    // There and back again: it has been there.
    [InlineData("u1", "n2", "m2", true, true, "Target")]
    // Never begun.
    [InlineData("u1", "n1", "", false, false, "Source")]
    public void The_API_says_where_it_goes_on(
        string? uid,
        string node,
        string action,
        bool isOver,
        bool hasSucceeded,
        string place
    )
    {
        var pod = uid is null
            ? null
            : new Pod
            {
                Metadata = new ObjectMeta { Uid = uid },
                Spec = new PodSpec { NodeName = node },
                Status = new PodStatus
                {
                    Migration =
                        action.Length == 0
                            ? null
                            : new PodMigration
                            {
                                ActionID = action,
                                SourceNode = "n1",
                                TargetNode = "n2",
                                CompletionTime = isOver ? DateTimeOffset.UnixEpoch : null,
                                Succeeded = hasSucceeded,
                            },
                },
            };
        var move = new PodMigration
        {
            ActionID = "m1",
            SourceNode = "n1",
            TargetNode = "n2",
        };
        Assert.Equal(place, MoveDecision.Of(pod, "u1", move).ToString());
    }
}
