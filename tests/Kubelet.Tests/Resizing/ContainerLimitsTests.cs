using Arktos.Kubelet.Cri;
using Arktos.Kubelet.Runtimes;

namespace Arktos.Kubelet.Tests.Resizing;

public sealed class ContainerLimitsTests
{
    [Theory]
    [InlineData("", null)]
    [InlineData("nonsense", null)]
    [InlineData("[1]", null)]
    [InlineData("""{"pid":7}""", null)]
    [InlineData("""{"runtimeSpec":{"linux":{"resources":null}}}""", "0/0/0")]
    [InlineData("""{"runtimeSpec":{"linux":{"resources":{"devices":[]}}}}""", "0/0/0")]
    [InlineData(
        """{"runtimeSpec":{"linux":{"resources":{"memory":{"limit":1048576},"cpu":{"shares":102,"period":100000}}}}}""",
        "102/0/1048576"
    )]
    [InlineData(
        """{"runtimeSpec":{"linux":{"resources":{"memory":{"limit":-1},"cpu":{"quota":10000,"period":50000}}}}}""",
        "0/20000/0"
    )]
    [InlineData("""{"runtimeSpec":{"linux":{"resources":{"cpu":{"quota":-1,"shares":"x"}}}}}""", "0/0/0")]
    public void What_a_runtime_tells_in_its_details_is_read(string info, string? limits) =>
        Assert.Equal(limits, ContainerLimits.OfInfo(info)?.ToString());

    [Theory]
    //          shares quota memory afterwards
    [InlineData(0, 0, 0, "1024/50000/100")]
    [InlineData(2, 20_000, 90, "2/20000/90")]
    [InlineData(0, -1, -1, "1024/0/0")]
    public void An_update_leaves_what_it_does_not_name(long shares, long quota, long memory, string afterwards)
    {
        var update = new LinuxContainerResources
        {
            CpuShares = shares,
            CpuQuota = quota,
            CpuPeriod = 100_000,
            MemoryLimitInBytes = memory,
        };
        Assert.Equal(afterwards, new ContainerLimits(1024, 50_000, 100).After(update).ToString());
    }
}
