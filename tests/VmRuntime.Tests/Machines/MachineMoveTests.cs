using Arktos.Client.Tests.Fakes;
using Arktos.Kubelet.Tests;
using Arktos.VmRuntime.Machines;
using static Arktos.VmRuntime.Machines.SendingStage;
using static Arktos.VmRuntime.Machines.SendingStep;

namespace Arktos.VmRuntime.Tests.Machines;

/// <summary>Guests that move from one QEMU to another, with one that is played and real ones.</summary>
public sealed class MachineMoveTests
{
    private static readonly MachineRoom Room = new(4, 64 << 20, 0);

    [Theory]
    [InlineData(0, "created", "", "", "", 0)]
    [InlineData(0, "running", "", "", "", 0)]
    [InlineData(0, "ready", "", "", "", 1)]
    [InlineData(0, "concluded", "No space left on device", "", "", 5)]
    [InlineData(0, "", "", "", "", 5)]
    [InlineData(1, "ready", "", "setup", "", 0)]
    [InlineData(1, "ready", "", "active", "", 0)]
    [InlineData(1, "ready", "", "pre-switchover", "", 2)]
    [InlineData(1, "ready", "", "failed", "broken pipe", 5)]
    [InlineData(1, "ready", "", "cancelled", "", 5)]
    // It may lack something of its disk there.
    [InlineData(1, "ready", "", "completed", "", 5)]
    [InlineData(1, "concluded", "broken pipe", "active", "", 5)]
    [InlineData(1, "", "", "active", "", 5)]
    [InlineData(2, "ready", "", "pre-switchover", "", 0)]
    [InlineData(2, "pending", "", "pre-switchover", "", 0)]
    [InlineData(2, "concluded", "", "pre-switchover", "", 3)]
    [InlineData(2, "concluded", "broken pipe", "pre-switchover", "", 5)]
    [InlineData(2, "null", "", "pre-switchover", "", 5)]
    [InlineData(2, "concluded", "", "active", "", 5)]
    [InlineData(2, "concluded", "", "failed", "", 5)]
    [InlineData(3, "", "", "pre-switchover", "", 0)]
    [InlineData(3, "", "", "device", "", 0)]
    [InlineData(3, "", "", "completed", "", 4)]
    [InlineData(3, "", "", "failed", "", 5)]
    [InlineData(3, "", "", "", "", 5)]
    public void The_disk_is_settled_before_the_guest_is_handed_over(
        int stage,
        string disk,
        string diskError,
        string memory,
        string memoryError,
        int step
    )
    {
        var next = SendingDecision.Of((SendingStage)stage, new SendingLook(disk, diskError, memory, memoryError));
        Assert.Equal((SendingStep)step, next.Step);
        Assert.Equal(next.Step == Fail, next.Why.Length > 0);
        Assert.Contains(diskError + memoryError, next.Why + diskError + memoryError, StringComparison.Ordinal);
    }

    [Fact]
    public void A_guest_goes_on_on_the_same_hardware_alone()
    {
        var kvm = new Arktos.VmRuntime.Serving.RuntimeFacts("7.2.22", UsesKvm: true, "", "");
        const string Info = "model name\t: Fast 9\nstepping\t: 2\nflags\t\t: fpu avx\n\nmodel name\t: Fast 9\n";
        var hardware = MovedMachine.HardwareOf(kvm, Info);
        Assert.Equal("QEMU 7.2.22, KVM on Fast 9 stepping 2 with fpu avx", hardware);
        Assert.Equal("QEMU 7.2.22, TCG", MovedMachine.HardwareOf(kvm with { UsesKvm = false }, Info));
        var told = new MovedMachine(hardware, "sha256:1", "02:00:00:00:00:01", Room, 1, null, null, 0);
        Assert.Null(MovedMachine.Parse(told.ToJson()).WhyNotHere(hardware, "sha256:1"));
        Assert.Contains("other hardware", told.WhyNotHere("QEMU 7.2.22, TCG", "sha256:1"), StringComparison.Ordinal);
        Assert.Contains("image", told.WhyNotHere(hardware, "sha256:2"), StringComparison.Ordinal);
        Assert.Throws<VmRuntimeException>(() => MovedMachine.Parse("{}"));
        Assert.Throws<VmRuntimeException>(() => MovedMachine.Parse("no"));
    }

    [RootFact]
    public async Task A_real_guest_moves_with_its_memory_and_its_disk()
    {
        using var from = await NodeAsync();
        using var to = await NodeAsync();
        await using var source = await StartedAsync(from, 'B');
        await using var target = await ReceivingAsync(to);
        await using var mover = new Mover(Moving(from), to.Files.Moving);
        var sent = await source.Operations.SendAsync(CancellationToken.None);
        Assert.True(sent.Pause < sent.All);
        await target.CheckReceivedAsync(CancellationToken.None);
        // It stands still on both, whoever looks, until one is told.
        Assert.Equal((MachinePower.Paused, MachinePower.Paused), (from.Stored.Power, to.Stored.Power));
        await RunAsync(target, to);
        Assert.Equal("C", await CountingGuest.AnswerAsync(target));
        Assert.Equal(MachinePower.Running, to.Stored.Power);
        Assert.False(Directory.Exists(to.Files.Moving.Folder));
        await source.StopAsync(TimeSpan.FromSeconds(60), CancellationToken.None);
        Assert.False(Directory.Exists(from.Files.Moving.Folder));
        Assert.Equal("D", await CountingGuest.AnswerAsync(target));
    }

    [RootFact]
    public async Task A_real_guest_that_was_handed_over_goes_on_here_where_it_is_told_to()
    {
        using var from = await NodeAsync();
        using var to = await NodeAsync();
        await using (var source = await StartedAsync(from, 'B'))
        {
            await using var target = await ReceivingAsync(to);
            await using var mover = new Mover(Moving(from), to.Files.Moving);
            await source.Operations.SendAsync(CancellationToken.None);
            await target.StopAsync(TimeSpan.FromSeconds(60), CancellationToken.None);
            Assert.Equal(MachinePhase.Exited, to.Stored.Phase);
        }
        // Also by the next server, which does not do it by itself.
        await using var next = from.Machine(from.Stored);
        await next.AdoptAsync(CancellationToken.None);
        await Assert.ThrowsAsync<VmRuntimeException>(() => next.Operations.SendAsync(CancellationToken.None));
        Assert.Equal(MachinePower.Paused, from.Stored.Power);
        await RunAsync(next, from);
        Assert.Equal("C", await CountingGuest.AnswerAsync(next));
    }

    [RootTheory]
    // Before its memory has come, and with some of it.
    [InlineData(0)]
    [InlineData(200_000)]
    public async Task A_real_guest_whose_way_is_cut_runs_as_before_and_can_move_again(long bytesMax)
    {
        using var from = await NodeAsync();
        using var to = await NodeAsync();
        using var third = await NodeAsync();
        await using var source = await StartedAsync(from, 'B');
        await using (var target = await ReceivingAsync(to))
        {
            await using var mover = new Mover(Moving(from), to.Files.Moving, bytesMax);
            await Assert.ThrowsAsync<VmRuntimeException>(() => source.Operations.SendAsync(CancellationToken.None));
            await Assert.ThrowsAsync<VmRuntimeException>(() => target.CheckReceivedAsync(CancellationToken.None));
            await target.StopAsync(TimeSpan.Zero, CancellationToken.None);
        }
        Assert.Equal(MachinePower.Running, from.Stored.Power);
        Assert.Equal("C", await CountingGuest.AnswerAsync(source));
        await using var other = await ReceivingAsync(third);
        await using var again = new Mover(Moving(from), third.Files.Moving);
        await source.Operations.SendAsync(CancellationToken.None);
        await other.CheckReceivedAsync(CancellationToken.None);
        await RunAsync(other, third);
        Assert.Equal("D", await CountingGuest.AnswerAsync(other));
    }

    [RootFact]
    public async Task A_real_guest_that_writes_all_the_time_loses_nothing_on_its_way()
    {
        using var from = await NodeAsync(CountingGuest.WritingBootSector);
        using var to = await NodeAsync(CountingGuest.WritingBootSector);
        using var third = await NodeAsync(CountingGuest.WritingBootSector);
        await using var source = await StartedAsync(from, 'B');
        await using (var cut = await ReceivingAsync(to))
        {
            await using var mover = new Mover(Moving(from), to.Files.Moving, bytesMax: 100_000);
            await Assert.ThrowsAsync<VmRuntimeException>(() => source.Operations.SendAsync(CancellationToken.None));
            await cut.StopAsync(TimeSpan.Zero, CancellationToken.None);
        }
        Assert.Equal("C", await CountingGuest.AnswerAsync(source));
        await using var target = await ReceivingAsync(third);
        // QEMU would forget some of what is written while memory is copied: now and then, not in each run of this.
        var slow = TimeSpan.FromSeconds(2);
        await using var again = new Mover(Moving(from), third.Files.Moving, memoryDelay: slow);
        var sent = await source.Operations.SendAsync(CancellationToken.None);
        Assert.True(sent.Pause > slow, $"the guest stood still for {sent.Pause}, not while its memory was copied");
        await target.CheckReceivedAsync(CancellationToken.None);
        await RunAsync(target, third);
        Assert.Equal("D", await CountingGuest.AnswerAsync(target));
    }

    /// <summary>Whoever lost sight of QEMU while it sends its guest lets the guest go when it sends no more.</summary>
    [RootFact]
    public async Task A_real_guest_whose_monitor_is_lost_on_its_way_goes_on_here_and_can_move_again()
    {
        using var from = await NodeAsync();
        using var to = await NodeAsync();
        using var third = await NodeAsync();
        await using (await StartedAsync(from, 'B')) { }
        await using var monitor = new CutSocket(from.Files.QmpSocket);
        await using var source = from.Machine(from.Stored);
        await source.AdoptAsync(CancellationToken.None);
        await using (var target = await ReceivingAsync(to))
        {
            await using var mover = new Mover(Moving(from), to.Files.Moving, memoryDelay: TimeSpan.FromMinutes(10));
            var sending = source.Operations.SendAsync(CancellationToken.None);
            await Eventually.HoldsAsync(() => monitor.HasSent("\"migrate\""), "its memory is on its way");
            monitor.Cut();
            await Assert.ThrowsAsync<VmRuntimeException>(() => sending);
            await Eventually.HoldsAsync(() => !from.Stored.IsSending, "it is not sent any more");
            Assert.True(monitor.HasSent("migrate_cancel"));
            Assert.Equal("C", await CountingGuest.AnswerAsync(source));
            await target.StopAsync(TimeSpan.Zero, CancellationToken.None);
        }
        await using var other = await ReceivingAsync(third);
        await using var again = new Mover(Moving(from), third.Files.Moving);
        await source.Operations.SendAsync(CancellationToken.None);
        await other.CheckReceivedAsync(CancellationToken.None);
        await RunAsync(other, third);
        Assert.Equal("D", await CountingGuest.AnswerAsync(other));
    }

    private static async Task<FakeNode> NodeAsync(byte[]? bootSector = null)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/qemu-system-x86_64"), "QEMU is not installed");
        var node = new FakeNode("ok");
        await node.UseRealQemuAsync(bootSector ?? CountingGuest.BootSector);
        return node;
    }

    private static async Task<Machine> StartedAsync(FakeNode node, char answer)
    {
        var machine = node.Machine();
        await machine.StartAsync(node.Shape with { Room = Room }, CancellationToken.None);
        await CountingGuest.ListensAsync(node, 1);
        Assert.Equal(answer.ToString(), await CountingGuest.AnswerAsync(machine));
        return machine;
    }

    private static async Task<Machine> ReceivingAsync(FakeNode node)
    {
        var machine = node.Machine();
        await machine.ReceiveAsync(node.Shape with { Room = Room }, CancellationToken.None);
        return machine;
    }

    private static MoveSockets Moving(FakeNode node)
    {
        node.Files.Moving.Make(node.Shape.User);
        return node.Files.Moving;
    }

    private static Task RunAsync(Machine machine, FakeNode node) =>
        machine.Operations.SetPowerAsync(MachinePower.Running, 1 << 20, () => node.Shape, CancellationToken.None);
}
