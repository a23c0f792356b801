using Arktos.Kubelet.Cri;
using Arktos.Kubelet.Tests;
using Arktos.VmRuntime.Machines;
using Microsoft.Extensions.Time.Testing;

namespace Arktos.VmRuntime.Tests.Machines;

/// <summary>Processors and memory of machines that run, with a QEMU that is played and a real one.</summary>
public sealed class MachineResizeTests
{
    private const long MiB = 1 << 20;
    private static readonly (int, long) Node = (16, 4096 * MiB);

    [Theory]
    // As much again three times, where the node has it; Linux takes whole blocks of 128 MiB.
    [InlineData(1, 512 * MiB, 4, 512 * MiB, 1536 * MiB)]
    [InlineData(6, 1000 * MiB - 5, 16, 1000 * MiB, 2944 * MiB)]
    [InlineData(20, 4096 * MiB, 20, 4096 * MiB, 0)]
    [InlineData(2, 5000 * MiB, 8, 5000 * MiB, 0)]
    // A small guest would not outlive what Linux sets aside for memory that may come.
    [InlineData(1, 128 * MiB, 4, 128 * MiB, 0)]
    public void A_machine_has_room_to_grow(int cpus, long memory, int cpusMax, long begin, long more) =>
        Assert.Equal(new MachineRoom(cpusMax, begin, more), MachineRoom.For(cpus, memory, Node));

    [Theory]
    [InlineData(1, 512, 4, 2048, null, null)]
    [InlineData(4, 2048, 1, 512, null, null)]
    [InlineData(1, 512, 5, 2049, "room for 4 processors, and gets 5", "room for 2147483648 bytes of memory")]
    [InlineData(1, 512, 1, 511, null, "that it was started with stay until it is started anew")]
    public void What_does_not_go_while_it_runs_waits_for_the_next_start(
        int cpus,
        long memory,
        int cpusThen,
        long memoryThen,
        string? whyNotCpus,
        string? whyNotMemory
    )
    {
        var room = MachineRoom.For(1, 512 * MiB, Node);
        AssertSaid(whyNotCpus, MachineRoom.WhyNotCpus(room, cpus, cpusThen));
        AssertSaid(whyNotMemory, MachineRoom.WhyNotMemory(room, memory * MiB, memoryThen * MiB));
        AssertSaid("it has 1 processors until", MachineRoom.WhyNotCpus(null, 1, 2));
        AssertSaid("bytes of memory until", MachineRoom.WhyNotMemory(null, 1, 2));
        AssertSaid(
            "a guest that begins with less than",
            MachineRoom.WhyNotMemory(MachineRoom.For(1, 128 * MiB, Node), 128 * MiB, 256 * MiB)
        );
    }

    [Theory]
    [InlineData(0, 0, 0, 1, 512, 0)]
    [InlineData(150_000, 100_000, 256, 2, 256, 150_000)]
    [InlineData(1_000_000_000, 1000, 1, 255, 1, 1_000_000_000)]
    public void Processors_are_whole_ones(long quota, long period, long memory, int cpus, long memoryThen, long then)
    {
        var size = MachineSize.Of(Resources(quota, memory, period));
        Assert.Equal((cpus, memoryThen * MiB, then), (size.Cpus, size.MemoryBytes, size.CpuQuota));
    }

    [Fact]
    public void An_update_changes_what_it_names()
    {
        var before = Resources(200_000, 256);
        before.OomScoreAdj = -997;
        var after = MachineSize.After(before, new LinuxContainerResources { MemoryLimitInBytes = 512 * MiB });
        Assert.Equal((200_000, 512 * MiB, -997), (after.CpuQuota, after.MemoryLimitInBytes, after.OomScoreAdj));
        after = MachineSize.After(before, new LinuxContainerResources { CpuQuota = -1, CpuShares = 7 });
        Assert.Equal((0, 256 * MiB, 7), (after.CpuQuota, after.MemoryLimitInBytes, after.CpuShares));
        Assert.Equal(after, MachineSize.Of(after).Resources(before));
        Assert.Equal(
            new MachineSize(4, 512 * MiB, 800_000, 200_000, 9),
            new MachineSize(4, 256 * MiB, 400_000, 100_000, 9).Larger(
                new MachineSize(2, 512 * MiB, 400_000, 200_000, 3)
            )
        );
    }

    [Fact]
    public void Processors_but_the_first_are_plugged_and_memory_has_a_place_for_more()
    {
        using var node = new FakeNode("ok");
        var shape = Shape(node, 3, 512) with { UsesKvm = true };
        var line = string.Join(' ', QemuArguments.Of(shape));
        foreach (
            var part in (string[])
                [
                    "-smp cpus=1,sockets=1,cores=12,threads=1,maxcpus=12 ",
                    "-device host-x86_64-cpu,id=cpu1,socket-id=0,core-id=1,thread-id=0 ",
                    "-device host-x86_64-cpu,id=cpu2,",
                    "-m size=512M,maxmem=2048M -object memory-backend-ram,id=more,size=1610612736,reserve=off -device "
                        + "virtio-mem-pci,id=memory,memdev=more,requested-size=0,addr=0x1e ",
                ]
        )
            Assert.Contains(part, line, StringComparison.Ordinal);
        Assert.DoesNotContain("cpu3", line, StringComparison.Ordinal);
    }

    [RootFact]
    public async Task A_machine_grows_and_shrinks_while_it_runs_and_its_bounds_follow()
    {
        Assert.SkipUnless(MachineCgroup.WhyNot().Length == 0, $"cgroups: {MachineCgroup.WhyNot()}");
        using var node = new FakeNode("ok");
        var parent = $"/arktos-test-{Guid.NewGuid():N}";
        var cgroup = new MachineCgroup(MachineCgroup.Top, parent, "m1");
        await using (var machine = node.Machine(cgroup: cgroup))
        {
            await machine.StartAsync(Shape(node, 1, 512), CancellationToken.None);
            await ResizeAsync(machine, 250_000, 640);
            Assert.Equal(["cont", "device_add cpu1", "device_add cpu2", "qom-set 134217728"], node.Told);
            Assert.Equal((3, 640 * MiB), (machine.Size.Cpus, machine.Size.MemoryBytes));
            Assert.Equal((832 * MiB).ToString(), Bound(cgroup, "memory"));
            await ResizeAsync(machine, 100_000, 512);
            Assert.Equal(["device_del cpu2", "device_del cpu1", "qom-set 0"], node.Told.Skip(4));
            Assert.Equal((704 * MiB).ToString(), Bound(cgroup, "memory"));
            // A part of a processor is a bound alone.
            await ResizeAsync(machine, 50_000, 512);
            Assert.Equal("50000", Bound(cgroup, "cpu"));
            Assert.Equal(7 + 1, node.Told.Count());
            await machine.StopAsync(TimeSpan.Zero, CancellationToken.None);
        }
        foreach (var controller in (string[])["cpu", "cpuacct", "memory", "pids"])
            if (Directory.Exists(MachineCgroup.Top + "/" + controller + parent))
                Directory.Delete(MachineCgroup.Top + "/" + controller + parent);
    }

    [RootTheory]
    [InlineData("stubborn", 3, 512, 512)]
    [InlineData("greedy", 1, 576, 544)]
    public async Task What_a_guest_does_not_do_is_told_and_what_it_has_counts(
        string script,
        int cpus,
        long memory,
        long memoryThen
    )
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        using var node = new FakeNode(script, time);
        await using var machine = node.Machine();
        await machine.StartAsync(Shape(node, 3, 512), CancellationToken.None);
        var first = await FaultAsync(time, ResizeAsync(machine, 100_000, 640));
        Assert.Contains("the guest has not taken all of it within 8 s", first);
        if (script == "stubborn")
            Assert.Contains("has not given back processors within 8 s: it has 3, and is to have 1", first);
        Assert.Equal((cpus, memory * MiB), (machine.Size.Cpus, machine.Size.MemoryBytes));
        // It is asked for what it has: what it took later nobody would count.
        Assert.Equal($"qom-set {(memory - 512) * MiB}", node.Told.Last());
        Assert.Equal((machine.Record.Cpus, machine.Record.Resources), (node.Stored.Cpus, node.Stored.Resources));
        // Asked for as much as before, it gives back what it has taken, as far as it does.
        var second = await FaultAsync(time, ResizeAsync(machine, 300_000, 512));
        Assert.Equal(script == "greedy", second.Contains("has not given back all of it", StringComparison.Ordinal));
        Assert.Equal((3, memoryThen * MiB), (machine.Size.Cpus, machine.Size.MemoryBytes));
    }

    [RootFact]
    public async Task Each_for_itself_what_goes_is_done_and_what_does_not_is_told()
    {
        using var node = new FakeNode("ok");
        await using var machine = node.Machine();
        await machine.StartAsync(
            Shape(node, 1, 512) with
            {
                Room = new MachineRoom(4, 512 * MiB, 0),
            },
            CancellationToken.None
        );
        var fault = (await Assert.ThrowsAsync<VmRuntimeException>(() => ResizeAsync(machine, 200_000, 600))).Message;
        Assert.StartsWith("the virtual machine is not resized: it has 536870912 bytes of memory until it is", fault);
        Assert.Equal((2, 512 * MiB), (machine.Size.Cpus, machine.Size.MemoryBytes));
        await machine.Operations.SetPowerAsync(MachinePower.Paused, MiB, () => node.Shape, default);
        Assert.Contains(
            "the machine is paused",
            (await Assert.ThrowsAsync<VmRuntimeException>(() => ResizeAsync(machine, 100_000, 512))).Message
        );
    }

    [RootFact]
    public async Task A_machine_of_a_server_that_gave_it_no_room_waits_for_its_next_start()
    {
        using var node = new FakeNode("ok");
        await using var machine = node.Machine(node.New with { Cpus = 0 });
        await machine.StartAsync(node.Shape with { MemoryBytes = 512 * MiB }, CancellationToken.None);
        var fault = (await Assert.ThrowsAsync<VmRuntimeException>(() => ResizeAsync(machine, 200_000, 640))).Message;
        Assert.Contains("it has 1 processors until it is started anew; it has 536870912 bytes", fault);
        await ResizeAsync(machine, 50_000, 512);
        Assert.Equal(50_000, machine.Size.CpuQuota);
        Assert.Equal(["cont"], node.Told);
    }

    [RootFact]
    public async Task A_snapshot_is_not_restored_into_a_machine_of_another_size()
    {
        using var node = new FakeNode("ok");
        await using var machine = node.Machine();
        await machine.StartAsync(Shape(node, 1, 512), CancellationToken.None);
        await machine.Operations.SnapshotAsync("op1", "s", MiB, CancellationToken.None);
        await ResizeAsync(machine, 200_000, 512);
        Assert.Contains(
            "snapshot \"s\" is of a machine of another size (1 of 4 processors",
            (
                await Assert.ThrowsAsync<VmRuntimeException>(() =>
                    machine.Operations.RestoreAsync("op2", "s", CancellationToken.None)
                )
            ).Message
        );
        await ResizeAsync(machine, 100_000, 512);
        await machine.Operations.RestoreAsync("op3", "s", CancellationToken.None);
        Assert.Equal("snapshot-load arktos-s", node.Told.Last());
    }

    [RootFact]
    public async Task A_real_machine_that_has_grown_goes_on_from_disk_and_gets_its_snapshot_back()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/qemu-system-x86_64"), "QEMU is not installed");
        using var node = new FakeNode("ok");
        await node.UseRealQemuAsync(CountingGuest.BootSector);
        await using var machine = node.Machine();
        await machine.StartAsync(Shape(node, 1, 512), CancellationToken.None);
        await CountingGuest.ListensAsync(node, 1);
        Assert.Equal("B", await CountingGuest.AnswerAsync(machine));
        await ResizeAsync(machine, 300_000, 512);
        await machine.Operations.SnapshotAsync("op1", "s", MiB, CancellationToken.None);
        Assert.Equal("C", await CountingGuest.AnswerAsync(machine));
        var size = machine.Size;
        Assert.Equal(3, size.Cpus);
        await machine.Operations.SetPowerAsync(MachinePower.Suspended, MiB, () => node.Shape, default);
        await machine.Operations.SetPowerAsync(
            MachinePower.Running,
            MiB,
            () => Shape(node, size.Cpus, 512) with { Room = machine.Record.Room },
            default
        );
        Assert.Equal("D", await CountingGuest.AnswerAsync(machine));
        await machine.Operations.RestoreAsync("op2", "s", CancellationToken.None);
        Assert.Equal("C", await CountingGuest.AnswerAsync(machine));
    }

    private static Task ResizeAsync(Machine machine, long quota, long memory) =>
        machine.Operations.ResizeAsync(
            MachineSize.Of(MachineSize.After(machine.Resources, Resources(quota, memory))),
            CancellationToken.None
        );

    private static async Task<string> FaultAsync(FakeTimeProvider time, Task resize)
    {
        await Client.Tests.Fakes.Eventually.HoldsAsync(
            () => resize.IsCompleted,
            "it is told",
            () => time.Advance(TimeSpan.FromMilliseconds(50))
        );
        return (await Record.ExceptionAsync(() => resize))?.Message ?? "";
    }

    private static LinuxContainerResources Resources(long quota, long memory, long period = 100_000) =>
        new()
        {
            CpuQuota = quota,
            CpuPeriod = period,
            MemoryLimitInBytes = memory * MiB,
        };

    private static MachineShape Shape(FakeNode node, int cpus, long memory) =>
        node.Shape with
        {
            Cpus = cpus,
            MemoryBytes = memory * MiB,
            Room = MachineRoom.For(cpus, memory * MiB, Node),
        };

    private static string Bound(MachineCgroup cgroup, string controller) =>
        cgroup
            .Doors.Select(d => Path.GetDirectoryName(d)!)
            .SelectMany(f =>
                (string[])
                    [
                        Path.Combine(f, controller == "cpu" ? "cpu.cfs_quota_us" : "memory.limit_in_bytes"),
                        Path.Combine(f, controller == "cpu" ? "cpu.max" : "memory.max"),
                    ]
            )
            .Where(File.Exists)
            .Select(f => File.ReadAllText(f).Trim().Split(' ')[0])
            .First();

    private static void AssertSaid(string? expected, string? told)
    {
        if (expected is null)
            Assert.Null(told);
        else
            Assert.Contains(expected, told);
    }
}
