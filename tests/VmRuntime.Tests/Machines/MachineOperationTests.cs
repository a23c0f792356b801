using System.Text.Json;
using Arktos.Client.Tests.Fakes;
using Arktos.Kubelet.Tests;
using Arktos.VmRuntime.Machines;

namespace Arktos.VmRuntime.Tests.Machines;

/// <summary>What is done to machines that run: with a QEMU that is played, and with a real one.</summary>
public sealed class MachineOperationTests
{
    private const long Memory = 1 << 20;

    [RootFact]
    public async Task A_reboot_is_done_once_however_often_it_is_asked_for_also_of_the_next_server()
    {
        using var node = new FakeNode("ok");
        await using (var before = node.Machine())
        {
            await before.StartAsync(node.Shape, CancellationToken.None);
            for (var i = 0; i < 3; i++)
                await before.Operations.RebootAsync("op1", TimeSpan.Zero, CancellationToken.None);
        }
        await using var machine = node.Machine(node.Stored);
        await machine.AdoptAsync(CancellationToken.None);
        await machine.Operations.RebootAsync("op1", TimeSpan.Zero, CancellationToken.None);
        Assert.Single(node.Told, "system_reset");
        await machine.Operations.RebootAsync("op2", TimeSpan.Zero, CancellationToken.None);
        Assert.Equal(2, node.Stored.Reboots);
        Assert.Equal(MachinePhase.Running, machine.Record.Phase);
    }

    [RootTheory]
    [InlineData("ok", true)]
    [InlineData("deaf", false)]
    public async Task A_soft_reboot_asks_the_guest_to_shut_down_and_the_machine_goes_on(string script, bool isDown)
    {
        using var node = new FakeNode(script);
        await using var machine = node.Machine();
        await machine.StartAsync(node.Shape, CancellationToken.None);
        await machine.Operations.RebootAsync(
            "op1",
            TimeSpan.FromMilliseconds(isDown ? 60_000 : 50),
            CancellationToken.None
        );
        string[] told = ["cont", "system_powerdown", "system_reset", .. isDown ? ["cont"] : Array.Empty<string>()];
        Assert.Equal(told, node.Told);
        Assert.Equal(MachinePhase.Running, machine.Record.Phase);
        // It is a shutdown again.
        if (isDown)
        {
            await machine.StopAsync(TimeSpan.FromSeconds(60), CancellationToken.None);
            Assert.Equal("Completed", node.Stored.End!.Reason);
        }
    }

    [RootFact]
    public async Task What_was_begun_by_a_server_that_ended_is_not_begun_again()
    {
        using var node = new FakeNode("ok");
        await using var machine = node.Machine();
        await machine.StartAsync(node.Shape, CancellationToken.None);
        StateFiles.Write(
            node.Files.History,
            JsonSerializer.Serialize(
                MachineHistory
                    .None.With(new OperationRecord("op1", IsDone: false))
                    .With(new SnapshotRecord("half", DateTimeOffset.UtcNow, IsWhole: false))
            )
        );
        await Assert.ThrowsAsync<OperationUnknownException>(() =>
            machine.Operations.SnapshotAsync("op1", "half", Memory, CancellationToken.None)
        );
        await RefusedAsync(
            "no snapshot \"half\"",
            () => machine.Operations.RestoreAsync("op2", "half", CancellationToken.None)
        );
        // What is left of it goes first.
        await machine.Operations.SnapshotAsync("op3", "half", Memory, CancellationToken.None);
        Assert.Equal(["cont", "snapshot-delete arktos-half", "snapshot-save arktos-half"], node.Told);
    }

    [RootFact]
    public async Task A_machine_keeps_so_many_snapshots_and_the_oldest_goes_for_one_more()
    {
        using var node = new FakeNode("ok");
        await using var machine = node.Machine();
        await machine.StartAsync(node.Shape, CancellationToken.None);
        for (var i = 0; i < MachineHistory.SnapshotsMax; i++)
            Assert.Equal("", await machine.Operations.SnapshotAsync($"op{i}", $"s{i}", Memory, CancellationToken.None));
        await RefusedAsync(
            "there is a snapshot \"s1\" of the machine already",
            () => machine.Operations.SnapshotAsync("again", "s1", Memory, CancellationToken.None)
        );
        Assert.Equal("s0", await machine.Operations.SnapshotAsync("more", "s4", Memory, CancellationToken.None));
        Assert.Equal("s0", await machine.Operations.SnapshotAsync("more", "s4", Memory, CancellationToken.None));
        Assert.Equal(["s1", "s2", "s3", "s4"], machine.Operations.History.Snapshots.Select(s => s.Id));
        await machine.Operations.DeleteAsync("gone", "s2", CancellationToken.None);
        await machine.Operations.DeleteAsync("gone", "s2", CancellationToken.None);
        await RefusedAsync(
            "there is no snapshot \"s2\" of the machine, which has s1, s3, s4",
            () => machine.Operations.DeleteAsync("again-gone", "s2", CancellationToken.None)
        );
        Assert.Equal(["s1", "s3", "s4"], machine.Operations.History.Snapshots.Select(s => s.Id));
        Assert.Single(node.Told, "snapshot-delete arktos-s2");
    }

    [RootFact]
    public async Task A_snapshot_for_which_there_is_no_room_says_so_and_leaves_nothing()
    {
        using var node = new FakeNode("save-fails");
        await using var machine = node.Machine();
        await machine.StartAsync(node.Shape, CancellationToken.None);
        await RefusedAsync(
            "are free on the node's disk",
            () => machine.Operations.SnapshotAsync("op1", "s", 1L << 60, CancellationToken.None)
        );
        Assert.Equal(["cont"], node.Told);
        for (var i = 0; i < 2; i++)
            await RefusedAsync(
                "snapshot-save failed: No space left on device",
                () => machine.Operations.SnapshotAsync("op2", "s", Memory, CancellationToken.None)
            );
        Assert.Equal(["cont", "snapshot-save arktos-s", "snapshot-delete arktos-s"], node.Told);
        Assert.Empty(machine.Operations.History.Snapshots);
        Assert.Equal(MachinePhase.Running, machine.Record.Phase);
    }

    [RootFact]
    public async Task A_machine_that_could_not_be_restored_has_ended()
    {
        using var node = new FakeNode("load-fails");
        await using var machine = node.Machine();
        await machine.StartAsync(node.Shape, CancellationToken.None);
        await machine.Operations.SnapshotAsync("op1", "s", Memory, CancellationToken.None);
        await RefusedAsync(
            "snapshot-load failed",
            () => machine.Operations.RestoreAsync("op2", "s", CancellationToken.None)
        );
        Assert.Equal((MachinePhase.Exited, "RestoreFailed"), (node.Stored.Phase, node.Stored.End!.Reason));
        Assert.False(node.Stored.Process.IsAlive);
    }

    [RootTheory]
    [InlineData("silent", "QEMU did not answer|QEMU does not answer")]
    [InlineData("save-dies", "QEMU has closed its monitor|QEMU's monitor cannot be reached")]
    public async Task Of_a_machine_that_is_silent_or_goes_there_is_no_snapshot(string script, string reason)
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(DateTimeOffset.UtcNow);
        using var node = new FakeNode(script, time);
        await using var machine = node.Machine();
        await machine.StartAsync(node.Shape, CancellationToken.None);
        var making = machine.Operations.SnapshotAsync("op1", "s", Memory, CancellationToken.None);
        await Eventually.HoldsAsync(
            () => making.IsCompleted,
            "it is refused",
            () => time.Advance(TimeSpan.FromSeconds(1))
        );
        var failure = await Assert.ThrowsAsync<VmRuntimeException>(() => making);
        Assert.Contains(reason.Split('|'), r => failure.Message.Contains(r, StringComparison.Ordinal));
        Assert.Null(machine.Operations.History.FindSnapshot("s"));
    }

    [RootFact]
    public async Task Of_a_machine_that_does_not_run_there_is_no_snapshot()
    {
        using var node = new FakeNode("ok");
        await using var machine = node.Machine();
        await RefusedAsync(
            "the machine does not run",
            () => machine.Operations.SnapshotAsync("op1", "s", Memory, CancellationToken.None)
        );
        // It was not begun: it may be asked for again.
        await machine.StartAsync(node.Shape, CancellationToken.None);
        await machine.Operations.SnapshotAsync("op1", "s", Memory, CancellationToken.None);
    }

    [RootFact]
    public async Task A_real_machine_goes_back_to_its_snapshot_also_by_the_next_server()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/qemu-system-x86_64"), "QEMU is not installed");
        using var node = new FakeNode("ok");
        await node.UseRealQemuAsync(CountingGuest.BootSector);
        await using (var before = node.Machine())
        {
            await before.StartAsync(node.Shape, CancellationToken.None);
            await CountingGuest.ListensAsync(node, 1);
            Assert.Equal("B", await CountingGuest.AnswerAsync(before));
            Assert.Equal("C", await CountingGuest.AnswerAsync(before));
            await before.Operations.SnapshotAsync("op1", "s", Memory, CancellationToken.None);
            Assert.Equal("D", await CountingGuest.AnswerAsync(before));
        }
        await using var machine = node.Machine(node.Stored);
        await machine.AdoptAsync(CancellationToken.None);
        Assert.Equal("E", await CountingGuest.AnswerAsync(machine));
        await machine.Operations.RestoreAsync("op2", "s", CancellationToken.None);
        Assert.Equal("D", await CountingGuest.AnswerAsync(machine));
        await machine.Operations.RebootAsync("op3", TimeSpan.Zero, CancellationToken.None);
        await CountingGuest.ListensAsync(node, 2);
        Assert.Equal("B", await CountingGuest.AnswerAsync(machine));
        await machine.Operations.RestoreAsync("op4", "s", CancellationToken.None);
        Assert.Equal("D", await CountingGuest.AnswerAsync(machine));
        await machine.Operations.DeleteAsync("op6", "s", CancellationToken.None);
        await RefusedAsync(
            "there is no snapshot",
            () => machine.Operations.RestoreAsync("op5", "s", CancellationToken.None)
        );
        Assert.Equal("E", await CountingGuest.AnswerAsync(machine));
    }

    private static async Task RefusedAsync(string reason, Func<Task> work) =>
        Assert.Contains(reason, (await Assert.ThrowsAsync<VmRuntimeException>(work)).Message, StringComparison.Ordinal);
}
