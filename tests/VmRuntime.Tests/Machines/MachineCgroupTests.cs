using Arktos.Client.Tests.Fakes;
using Arktos.Kubelet.Cri;
using Arktos.Kubelet.Tests;
using Arktos.VmRuntime.Machines;

namespace Arktos.VmRuntime.Tests.Machines;

/// <summary>What a machine's QEMU may use of its node, and that it is kept to it.</summary>
public sealed class MachineCgroupTests : IDisposable
{
    private const long MiB = 1 << 20;
    private readonly string _top = Directory.CreateTempSubdirectory("arktos-cgroup-tests-").FullName;
    private readonly string _parent = $"/arktos-test-{Guid.NewGuid():N}/pod1";

    [Fact]
    public void A_machine_has_its_limits_and_the_overhead_of_its_pod()
    {
        var own = new LinuxContainerResources
        {
            CpuPeriod = 100_000,
            CpuQuota = 150_000,
            CpuShares = 1536,
            MemoryLimitInBytes = 256 * MiB,
        };
        var overhead = new LinuxContainerResources
        {
            CpuPeriod = 50_000,
            CpuQuota = 5_000,
            CpuShares = 102,
            MemoryLimitInBytes = 100 * MiB,
        };
        Assert.Equal(
            new MachineLimits(356 * MiB, 160_000, 100_000, 1638, 130),
            MachineRegistry.LimitsOf(MachineSize.Of(own), overhead)
        );
        // A pod of before says nothing of its overhead; one without a limit has its guest's processors.
        Assert.Equal(
            new MachineLimits(448 * MiB, 0, 100_000, 0, 129),
            MachineRegistry.LimitsOf(MachineSize.Of(null) with { MemoryBytes = 256 * MiB }, null)
        );
    }

    [Theory]
    [InlineData(
        false,
        "cpu/p/m/cpu.cfs_period_us=100000 cpu/p/m/cpu.cfs_quota_us=160000 cpu/p/m/cpu.shares=1024 "
            + "memory/p/m/memory.limit_in_bytes=67108864 pids/p/m/pids.max=20"
    )]
    [InlineData(
        true,
        "cgroup.subtree_control=+cpu +memory +pids p/cgroup.subtree_control=+cpu +memory +pids "
            + "p/m/cpu.max=160000 100000 p/m/cpu.weight=39 p/m/memory.max=67108864 p/m/pids.max=20"
    )]
    public void Bounds_are_written_as_the_kernel_of_the_node_takes_them(bool isV2, string written)
    {
        string[] made = isV2 ? [] : ["cpu", "memory", "pids", "cpuacct"];
        foreach (var controller in made)
            Directory.CreateDirectory(Path.Combine(_top, controller));
        if (isV2)
            File.WriteAllText(Path.Combine(_top, "cgroup.controllers"), "cpu memory pids");
        var cgroup = new MachineCgroup(_top, "/p", "m");
        cgroup.Make(new MachineLimits(64 * MiB, 160_000, 100_000, 1024, 20));
        var files = Directory
            .EnumerateFiles(_top, "*", SearchOption.AllDirectories)
            .Select(f => $"{Path.GetRelativePath(_top, f)}={File.ReadAllText(f)}")
            .Where(f => !f.StartsWith("cgroup.controllers", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        Assert.Equal(written, string.Join(' ', files));
        string[] doors = isV2 ? ["p/m"] : ["cpu/p/m", "memory/p/m", "pids/p/m", "cpuacct/p/m"];
        Assert.Equal(doors.Select(d => Path.Combine(_top, d, "cgroup.procs")), cgroup.Doors);
    }

    [Fact]
    public void A_node_without_controllers_says_so() =>
        Assert.Contains(
            "has no controller \"cpu\"",
            MachineCgroup.WhyNot(Path.Combine(_top, "nothing")),
            StringComparison.Ordinal
        );

    [RootFact]
    public async Task A_QEMU_is_in_its_cgroup_from_its_beginning_and_the_cgroup_goes_with_it()
    {
        Assert.SkipUnless(MachineCgroup.WhyNot().Length == 0, $"cgroups: {MachineCgroup.WhyNot()}");
        using var node = new FakeNode("ok");
        var cgroup = new MachineCgroup(MachineCgroup.Top, _parent, "m1");
        await using var machine = node.Machine(cgroup: cgroup);
        await machine.StartAsync(node.Shape, CancellationToken.None);
        var pid = node.Stored.Pid.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.All(cgroup.Doors, d => Assert.Contains(pid, File.ReadAllLines(d)));
        await machine.Operations.SetPowerAsync(MachinePower.Suspended, MiB, () => node.Shape, CancellationToken.None);
        Assert.All(cgroup.Doors, d => Assert.False(Directory.Exists(Path.GetDirectoryName(d))));
        await machine.Operations.SetPowerAsync(MachinePower.Running, MiB, () => node.Shape, CancellationToken.None);
        Assert.All(cgroup.Doors, d => Assert.NotEmpty(File.ReadAllLines(d)));
        await machine.StopAsync(TimeSpan.FromMinutes(1), CancellationToken.None);
        Assert.All(cgroup.Doors, d => Assert.False(Directory.Exists(Path.GetDirectoryName(d))));
    }

    [RootFact]
    public async Task A_QEMU_that_takes_more_than_it_may_is_ended_and_nobody_else_is()
    {
        Assert.SkipUnless(MachineCgroup.WhyNot().Length == 0, $"cgroups: {MachineCgroup.WhyNot()}");
        using var node = new FakeNode("eats");
        var cgroup = new MachineCgroup(MachineCgroup.Top, _parent, "m1");
        await using var machine = node.Machine(cgroup: cgroup);
        var shape = node.Shape;
        shape = shape with { Limits = shape.Limits with { MemoryBytes = 96 * MiB } };
        await machine.StartAsync(shape, CancellationToken.None);
        await Eventually.HoldsAsync(() => machine.Record.Phase == MachinePhase.Exited, "it is ended");
        Assert.Equal((137, "OOMKilled"), (node.Stored.End!.Code, node.Stored.End.Reason));
    }

    [RootFact]
    public async Task A_QEMU_that_cannot_enter_does_not_begin()
    {
        Assert.SkipUnless(MachineCgroup.WhyNot().Length == 0, $"cgroups: {MachineCgroup.WhyNot()}");
        using var node = new FakeNode("ok");
        await using var machine = node.Machine(cgroup: new MachineCgroup(Path.Combine(_top, "no"), _parent, "m1"));
        var failure = await Assert.ThrowsAsync<VmRuntimeException>(() =>
            machine.StartAsync(node.Shape, CancellationToken.None)
        );
        Assert.Contains("its cgroup", failure.Message, StringComparison.Ordinal);
        Assert.Equal((MachinePhase.Exited, 0), (node.Stored.Phase, node.Stored.Pid));
    }

    public void Dispose()
    {
        Directory.Delete(_top, recursive: true);
        foreach (var controller in (string[])["cpu", "cpuacct", "memory", "pids"])
            for (
                var folder = Path.Combine(MachineCgroup.Top, controller, _parent.Trim('/'));
                Directory.Exists(folder) && Path.GetFileName(folder) != controller;
                folder = Path.GetDirectoryName(folder)!
            )
                Directory.Delete(folder);
    }
}
