using Arktos.Client.Tests.Fakes;
using Arktos.Kubelet.Tests;
using Arktos.VmRuntime.Machines;

namespace Arktos.VmRuntime.Tests.Machines;

/// <summary>Machines that stand still, in memory and on disk, with a QEMU that is played and a real one.</summary>
public sealed class MachinePowerTests
{
    private const long Memory = 1 << 20;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("prelaunch", false, "cont")]
    [InlineData("paused", false, "cont")]
    [InlineData("running", false, null)]
    [InlineData("running", true, "stop")]
    [InlineData("paused", true, null)]
    [InlineData("shutdown", true, null)]
    [InlineData("postmigrate", false, "cont")]
    [InlineData("postmigrate", true, null)]
    [InlineData("finish-migrate", false, null)]
    [InlineData("inmigrate", false, null)]
    [InlineData("save-vm", true, null)]
    [InlineData("save-vm", false, null)]
    public void A_guest_is_told_what_it_lacks(string status, bool isPaused, string? command) =>
        Assert.Equal(command, GuestStates.Missing(status, isPaused));

    [RootFact]
    public async Task A_paused_machine_stands_still_also_under_the_next_server_until_it_is_let_go()
    {
        using var node = new FakeNode("ok");
        await using (var before = node.Machine())
        {
            await before.StartAsync(node.Shape, CancellationToken.None);
            await SetAsync(before, MachinePower.Paused, node);
            await SetAsync(before, MachinePower.Paused, node);
        }
        Assert.Equal(MachinePower.Paused, node.Stored.Power);
        var asked = node.Questions;
        await using var machine = node.Machine(node.Stored);
        await machine.AdoptAsync(CancellationToken.None);
        await Eventually.HoldsAsync(() => node.Questions > asked, "the next server has looked at it");
        await SetAsync(machine, MachinePower.Paused, node);
        await RefusedAsync(
            "the machine is paused",
            () => machine.Operations.RebootAsync("op1", TimeSpan.Zero, CancellationToken.None)
        );
        await machine.Operations.SnapshotAsync("op2", "s", Memory, CancellationToken.None);
        await RefusedAsync(
            "the machine is paused",
            () => machine.Operations.RestoreAsync("op3", "s", CancellationToken.None)
        );
        Assert.Equal(["cont", "stop", "snapshot-save arktos-s"], node.Told);
        await SetAsync(machine, MachinePower.Running, node);
        Assert.Equal(["cont", "stop", "snapshot-save arktos-s", "cont"], node.Told);
        Assert.Equal(MachinePower.Running, node.Stored.Power);
    }

    [RootFact]
    public async Task A_paused_guest_is_let_go_to_shut_down()
    {
        using var node = new FakeNode("ok");
        await using var machine = node.Machine();
        await machine.StartAsync(node.Shape, CancellationToken.None);
        await SetAsync(machine, MachinePower.Paused, node);
        await machine.StopAsync(Grace, CancellationToken.None);
        Assert.Equal((0, "Completed"), (node.Stored.End!.Code, node.Stored.End.Reason));
        Assert.Equal(["cont", "stop", "cont", "system_powerdown", "quit"], node.Told);
    }

    [RootTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_suspended_machine_has_no_QEMU_and_the_next_server_resumes_it(bool isPausedThen)
    {
        using var node = new FakeNode("ok");
        await using (var before = node.Machine())
        {
            await before.StartAsync(node.Shape, CancellationToken.None);
            var process = node.Stored.Process;
            await SetAsync(before, MachinePower.Suspended, node);
            await SetAsync(before, MachinePower.Suspended, node);
            Assert.False(process.IsAlive);
        }
        Assert.Equal((MachinePhase.Suspended, 0), (node.Stored.Phase, node.Stored.Pid));
        Assert.False(File.Exists(node.Files.QmpSocket));
        await using var machine = node.Machine(node.Stored);
        await machine.AdoptAsync(CancellationToken.None);
        await RefusedAsync(
            "the machine is suspended",
            () => machine.Operations.SnapshotAsync("op1", "s", Memory, CancellationToken.None)
        );
        await SetAsync(machine, isPausedThen ? MachinePower.Paused : MachinePower.Running, node);
        Assert.True(node.Stored.Process.IsAlive);
        Assert.Equal(isPausedThen, node.Stored.IsPaused);
        string[] then = isPausedThen ? [] : ["cont"];
        Assert.Equal(
            [
                "cont",
                "stop",
                "snapshot-save arktos-.suspended",
                "quit",
                "snapshot-load arktos-.suspended",
                .. then,
                "snapshot-delete arktos-.suspended",
            ],
            node.Told
        );
        Assert.Empty(machine.Operations.History.Snapshots);
    }

    [RootFact]
    public async Task A_machine_for_whose_memory_there_is_no_room_runs_as_before()
    {
        using var node = new FakeNode("save-fails");
        await using var machine = node.Machine();
        await machine.StartAsync(node.Shape, CancellationToken.None);
        await RefusedAsync(
            "are free on the node's disk",
            () => machine.Operations.SetPowerAsync(MachinePower.Suspended, 1L << 60, () => node.Shape, default)
        );
        Assert.Equal(["cont"], node.Told);
        await RefusedAsync("snapshot-save failed", () => SetAsync(machine, MachinePower.Suspended, node));
        Assert.Equal(MachinePower.Running, node.Stored.Power);
        Assert.Equal("cont", node.Told.Last());
        Assert.Empty(machine.Operations.History.Snapshots);
    }

    [RootTheory]
    [InlineData("load-fails", "snapshot-load failed: No space left on device")]
    [InlineData("load-dies", "QEMU has closed its monitor|QEMU's monitor cannot be reached")]
    public async Task A_machine_that_cannot_be_resumed_stays_suspended_and_can_be_ended(string script, string reason)
    {
        using var node = new FakeNode(script);
        await using var machine = node.Machine();
        await machine.StartAsync(node.Shape, CancellationToken.None);
        await SetAsync(machine, MachinePower.Suspended, node);
        for (var i = 0; i < 2; i++)
        {
            await RefusedAsync(reason, () => SetAsync(machine, MachinePower.Running, node));
            Assert.Equal((MachinePhase.Suspended, 0), (node.Stored.Phase, node.Stored.Pid));
        }
        await machine.StopAsync(Grace, CancellationToken.None);
        Assert.Equal((MachinePhase.Exited, 137), (node.Stored.Phase, node.Stored.End!.Code));
    }

    [RootFact]
    public async Task A_machine_that_dies_while_it_is_suspended_has_ended()
    {
        using var node = new FakeNode("save-dies");
        await using var machine = node.Machine();
        await machine.StartAsync(node.Shape, CancellationToken.None);
        await Assert.ThrowsAsync<VmRuntimeException>(() => SetAsync(machine, MachinePower.Suspended, node));
        await Eventually.HoldsAsync(() => machine.Record.Phase == MachinePhase.Exited, "it has ended");
        await RefusedAsync("the machine does not run", () => SetAsync(machine, MachinePower.Running, node));
    }

    [RootFact]
    public async Task What_was_put_away_half_is_suspended_under_the_next_server()
    {
        using var node = new FakeNode("ok");
        await using (var before = node.Machine())
            await before.StartAsync(node.Shape, CancellationToken.None);
        var process = node.Stored.Process;
        await using var machine = node.Machine(node.Stored with { Phase = MachinePhase.Suspended });
        await machine.AdoptAsync(CancellationToken.None);
        Assert.False(process.IsAlive);
        Assert.Equal((MachinePhase.Suspended, 0), (node.Stored.Phase, node.Stored.Pid));
    }

    [RootFact]
    public async Task A_real_guest_goes_on_where_it_stood_also_under_the_next_server()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/qemu-system-x86_64"), "QEMU is not installed");
        using var node = new FakeNode("ok");
        await node.UseRealQemuAsync(CountingGuest.BootSector);
        await using (var before = node.Machine())
        {
            await before.StartAsync(node.Shape, CancellationToken.None);
            await CountingGuest.ListensAsync(node, 1);
            Assert.Equal("B", await CountingGuest.AnswerAsync(before));
            await SetAsync(before, MachinePower.Paused, node);
            await SetAsync(before, MachinePower.Running, node);
            Assert.Equal("C", await CountingGuest.AnswerAsync(before));
            await SetAsync(before, MachinePower.Suspended, node);
            Assert.Throws<VmRuntimeException>(before.OpenConsole);
        }
        await using var machine = node.Machine(node.Stored);
        await machine.AdoptAsync(CancellationToken.None);
        await SetAsync(machine, MachinePower.Running, node);
        Assert.Equal("D", await CountingGuest.AnswerAsync(machine));
        await SetAsync(machine, MachinePower.Suspended, node);
        await SetAsync(machine, MachinePower.Paused, node);
        await SetAsync(machine, MachinePower.Running, node);
        Assert.Equal("E", await CountingGuest.AnswerAsync(machine));
    }

    private static Task SetAsync(Machine machine, MachinePower power, FakeNode node) =>
        machine.Operations.SetPowerAsync(power, Memory, () => node.Shape, CancellationToken.None);

    private static async Task RefusedAsync(string reasons, Func<Task> work)
    {
        var failure = await Assert.ThrowsAsync<VmRuntimeException>(work);
        Assert.Contains(reasons.Split('|'), r => failure.Message.Contains(r, StringComparison.Ordinal));
    }
}
