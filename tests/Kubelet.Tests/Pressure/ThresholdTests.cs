using Arktos.Api;
using Arktos.Kubelet.Pressure;
using Arktos.Kubelet.Status;

namespace Arktos.Kubelet.Tests.Pressure;

public sealed class ThresholdTests
{
    [Theory]
    [InlineData("memory.available<100Mi", "", "", "", "MemoryAvailable<104857600")]
    [InlineData("nodefs.available<10%, pid.available<1k", "", "", "", "NodeFsAvailable<10% PidAvailable<1000")]
    [InlineData("", "memory.available<1Gi", "memory.available=90s", "", "MemoryAvailable<1073741824 after 90s")]
    [InlineData("imagefs.available<15%", "", "", "imagefs.available=1Gi", "ImageFsAvailable<15%+1073741824")]
    [InlineData("imagefs.inodesFree<2.5%", "", "", "", "ImageFsInodesFree<2.5%")]
    // Zero switches one off.
    [InlineData("memory.available<0,nodefs.available<0%", "", "", "", "")]
    [InlineData("", "", "", "", "")]
    public void Thresholds_are_read_as_they_are_written(
        string hard,
        string soft,
        string graces,
        string reclaim,
        string expected
    )
    {
        Assert.True(new ThresholdTexts(hard, soft, graces, reclaim).TryParse(out var options, out var wrong), wrong);
        Assert.Equal(expected, string.Join(' ', options.Thresholds.Select(Describe)));
    }

    [Theory]
    [InlineData(
        "memory.free<1Gi",
        "",
        "",
        "",
        "--eviction-hard: \"memory.free\" is none of the signals memory.available"
    )]
    [InlineData("memory.available=1Gi", "", "", "", "--eviction-hard: \"memory.available=1Gi\" should be written as")]
    [InlineData("memory.available<lots", "", "", "", "--eviction-hard: \"lots\" is neither a quantity like 100Mi nor")]
    [InlineData("memory.available<-1", "", "", "", "--eviction-hard: \"-1\" is neither")]
    [InlineData("nodefs.available<101%", "", "", "", "--eviction-hard: \"101%\" is no percentage from 0% to 100%")]
    [InlineData("nodefs.available<-1%", "", "", "", "--eviction-hard: \"-1%\" is no percentage")]
    [InlineData("nodefs.available<NaN%", "", "", "", "--eviction-hard: \"NaN%\" is no percentage")]
    [InlineData("pid.available<1,pid.available<2", "", "", "", "--eviction-hard: pid.available is given twice")]
    [InlineData("", "memory.available<1Gi", "", "", "--eviction-soft: memory.available needs its time in")]
    [InlineData("", "", "memory.available=1m", "", "--eviction-soft-grace-period: memory.available has no threshold")]
    [InlineData("", "memory.available<1", "memory.available=soon", "", "--eviction-soft-grace-period: \"soon\" is no")]
    [InlineData("", "", "", "memory.available<1", "--eviction-minimum-reclaim: \"memory.available<1\" should be")]
    public void What_is_wrong_is_told_with_its_option(
        string hard,
        string soft,
        string graces,
        string reclaim,
        string expected
    )
    {
        Assert.False(new ThresholdTexts(hard, soft, graces, reclaim).TryParse(out _, out var wrong));
        Assert.StartsWith(expected, wrong);
    }

    [Fact]
    public void By_default_they_are_Kubernetes_own_and_are_kept_free_of_what_pods_are_promised()
    {
        Assert.Equal(
            "MemoryAvailable<104857600 NodeFsAvailable<10% NodeFsInodesFree<5% ImageFsAvailable<15% "
                + "ImageFsInodesFree<5%",
            string.Join(' ', PressureOptions.Default.Thresholds.Select(Describe))
        );
        var capacity = new Dictionary<string, Quantity>
        {
            ["cpu"] = Quantity.Parse("2"),
            ["memory"] = Quantity.Parse("1Gi"),
            ["ephemeral-storage"] = Quantity.Parse("10Gi"),
        };
        var allocatable = NodeResources.Allocatable(capacity, PressureOptions.Default);
        Assert.Equal(
            ("2", "924Mi", "9Gi"),
            (
                allocatable["cpu"].ToString(),
                allocatable["memory"].ToString(),
                allocatable["ephemeral-storage"].ToString()
            )
        );
        Assert.Equal(capacity["memory"], NodeResources.Allocatable(capacity, PressureOptions.Off)["memory"]);
        // A threshold above all there is leaves nothing, and no less.
        Assert.True(new ThresholdTexts("memory.available<2Gi").TryParse(out var much, out _));
        Assert.True(NodeResources.Allocatable(capacity, much)["memory"].IsZero);
    }

    private static string Describe(PressureThreshold t) =>
        $"{t.Signal}<{Text(t.Least)}"
        + (t.Reclaim == default ? "" : $"+{Text(t.Reclaim)}")
        + (t.Grace is { } grace ? $" after {grace.TotalSeconds}s" : "");

    private static string Text(ThresholdAmount a) => a.Percent > 0 ? $"{a.Percent}%" : $"{a.Quantity}";
}
