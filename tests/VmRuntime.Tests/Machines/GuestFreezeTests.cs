using System.Text.Json;
using Arktos.Client.Tests.Fakes;
using Arktos.Kubelet.Tests;
using Arktos.VmRuntime.Machines;
using Microsoft.Extensions.Time.Testing;

namespace Arktos.VmRuntime.Tests.Machines;

/// <summary>File systems of guests while snapshots are made of them, with an agent that is played.</summary>
public sealed class GuestFreezeTests
{
    private const string Freeze = "guest-fsfreeze-freeze",
        Thaw = "guest-fsfreeze-thaw",
        Save = "snapshot-save arktos-s",
        Load = "snapshot-load arktos-s";
    private const long Memory = 64 << 20;

    [RootFact]
    public async Task They_are_frozen_for_the_snapshot_and_thawed_after_it_and_after_a_restore_of_it()
    {
        using var node = new FakeNode("ok agent");
        await using var machine = node.Machine();
        await machine.StartAsync(ShapeOf(node), CancellationToken.None);
        Assert.Equal("", await SnapshotAsync(machine));
        Assert.Equal(["cont", Freeze, Save, Thaw], node.Told);
        Assert.False(node.Stored.IsFrozen);
        // In its memory they are frozen.
        await machine.Operations.RestoreAsync("op2", "s", CancellationToken.None);
        Assert.Equal(["cont", Freeze, Save, Thaw, Load, Thaw], node.Told);
        Assert.False(node.Stored.IsFrozen);
    }

    [RootTheory]
    [InlineData("ok", "there is no guest agent (qemu-guest-agent) at work in it", "")]
    [InlineData("ok no-freeze", "the guest agent refuses guest-fsfreeze-freeze: Command", Freeze + " " + Thaw)]
    [InlineData("ok nothing-to-freeze", "there is none in it that can be", Freeze + " " + Thaw)]
    public async Task Where_they_cannot_be_there_is_a_snapshot_and_a_note(string script, string why, string asked)
    {
        using var node = new FakeNode(script);
        await using var machine = node.Machine();
        await machine.StartAsync(ShapeOf(node), CancellationToken.None);
        Assert.StartsWith($"its file systems were not frozen: {why}", await SnapshotAsync(machine));
        Assert.Equal(["cont", .. asked.Split(' ', StringSplitOptions.RemoveEmptyEntries), Save], node.Told);
        Assert.False(node.Stored.IsFrozen);
        await machine.Operations.RestoreAsync("op2", "s", CancellationToken.None);
        Assert.Equal(Load, node.Told.Last());
    }

    [RootFact]
    public async Task A_guest_that_stands_still_is_not_asked()
    {
        using var node = new FakeNode("ok agent");
        await using var machine = node.Machine();
        await machine.StartAsync(ShapeOf(node), CancellationToken.None);
        await machine.Operations.SetPowerAsync(MachinePower.Paused, Memory, () => node.Shape, default);
        Assert.Equal("its file systems were not frozen: its guest stands still", await SnapshotAsync(machine));
        Assert.DoesNotContain(Freeze, node.Told);
    }

    [RootTheory]
    [InlineData("save-fails agent", new[] { "cont", Freeze, Save, Thaw, "snapshot-delete arktos-s" })]
    [InlineData("save-dies agent", new[] { "cont", Freeze, Save })]
    public async Task They_are_thawed_where_there_is_no_snapshot_of_it(string script, string[] told)
    {
        using var node = new FakeNode(script);
        await using var machine = node.Machine();
        await machine.StartAsync(ShapeOf(node), CancellationToken.None);
        await Assert.ThrowsAnyAsync<VmRuntimeException>(() => SnapshotAsync(machine));
        Assert.Equal(told, node.Told);
    }

    [RootFact]
    public async Task An_agent_that_does_not_answer_is_waited_for_so_long_and_they_are_thawed()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        using var node = new FakeNode("ok freeze-mute", time);
        await using var machine = node.Machine();
        await machine.StartAsync(ShapeOf(node), CancellationToken.None);
        var made = SnapshotAsync(machine);
        await Eventually.HoldsAsync(() => made.IsCompleted, "it is made", () => time.Advance(TimeSpan.FromSeconds(1)));
        Assert.Equal(
            "its file systems were not frozen: the guest agent has not answered guest-fsfreeze-freeze within 10 s",
            await made
        );
        Assert.Equal(["cont", Freeze, Thaw, Save], node.Told);
        Assert.False(node.Stored.IsFrozen);
    }

    [RootFact]
    public async Task They_are_thawed_when_the_agent_answers_again()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        using var node = new FakeNode("ok thaw-mute", time);
        await using var machine = node.Machine();
        await machine.StartAsync(ShapeOf(node), CancellationToken.None);
        var made = SnapshotAsync(machine);
        await Eventually.HoldsAsync(() => made.IsCompleted, "it is made", () => time.Advance(TimeSpan.FromSeconds(1)));
        Assert.Equal(GuestFreeze.Late, await made);
        Assert.True(node.Stored.IsFrozen);
        Assert.Contains("frozen", machine.Operations.WhyNotSent());
        await File.WriteAllTextAsync(Path.Combine(node.Files.SocketFolder, "thaw"), "");
        await Eventually.HoldsAsync(
            () => !node.Stored.IsFrozen,
            "they are thawed",
            () => time.Advance(TimeSpan.FromSeconds(1))
        );
    }

    [RootFact]
    public async Task What_a_server_that_ended_has_left_frozen_is_thawed_by_the_next()
    {
        using var node = new FakeNode("ok agent");
        await using (var machine = node.Machine())
            await machine.StartAsync(ShapeOf(node), CancellationToken.None);
        // As it is noted before the guest is told to.
        StateFiles.Write(node.Files.Record, JsonSerializer.Serialize(node.Stored with { IsFrozen = true }));
        await using var next = node.Machine(node.Stored);
        await next.AdoptAsync(CancellationToken.None);
        await Eventually.HoldsAsync(() => !node.Stored.IsFrozen, "they are thawed");
        Assert.Single(node.Told, Thaw);
    }

    [RootFact]
    public async Task A_reset_leaves_nothing_frozen()
    {
        using var node = new FakeNode("ok");
        await using (var machine = node.Machine())
            await machine.StartAsync(ShapeOf(node), CancellationToken.None);
        StateFiles.Write(node.Files.Record, JsonSerializer.Serialize(node.Stored with { IsFrozen = true }));
        await using var next = node.Machine(node.Stored);
        await next.AdoptAsync(CancellationToken.None);
        await next.Operations.RebootAsync("op1", TimeSpan.Zero, CancellationToken.None);
        Assert.False(node.Stored.IsFrozen);
    }

    /// <summary>Machines of today have an agent's port.</summary>
    private static MachineShape ShapeOf(FakeNode node) => node.Shape with { Room = new MachineRoom(4, 64 << 20, 0) };

    /// <returns>What its maker is told.</returns>
    private static async Task<string> SnapshotAsync(Machine machine)
    {
        await machine.Operations.SnapshotAsync("op1", "s", Memory, CancellationToken.None);
        return machine.Operations.NoteOf("s");
    }
}
