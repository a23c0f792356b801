using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Controllers.Machines;

namespace Arktos.Controllers.Tests;

public sealed class PowerDecisionTests
{
    [Theory]
    [InlineData("NoSchedule", "node-1", "Shutdown", false, PowerStep.Unbind)]
    [InlineData("NoSchedule", "node-1", "Running", false, PowerStep.Unbind)]
    [InlineData("NoSchedule", "", "Shutdown", false, PowerStep.Nothing)]
    [InlineData("NoSchedule", "", "Running", false, PowerStep.Await)]
    [InlineData("NoSchedule", "", "Running", true, PowerStep.Nothing)]
    [InlineData("NoSchedule", "node-1", "Shutdown", true, PowerStep.Nothing)]
    [InlineData("Running", "node-1", "Shutdown", false, PowerStep.Nothing)]
    [InlineData("Pending", "", "Running", false, PowerStep.Nothing)]
    [InlineData("NoSchedule", "node-1", null, false, PowerStep.Nothing)]
    public void A_machine_that_was_shut_down_leaves_its_node_and_comes_back_when_it_is_to_run(
        string phase,
        string node,
        string? power,
        bool isDeleted,
        object step
    ) =>
        Assert.Equal(
            step,
            PowerDecision.Of(
                new Pod
                {
                    Metadata = new ObjectMeta { DeletionTimestamp = isDeleted ? DateTimeOffset.UnixEpoch : null },
                    Spec = new PodSpec
                    {
                        NodeName = node,
                        VirtualMachine = power is null ? null : new VirtualMachine { Name = "vm", PowerSpec = power },
                    },
                    Status = new PodStatus { Phase = phase },
                }
            )
        );
}
