using Arktos.Client.Tests.Fakes;
using Arktos.Kubelet.Tests;
using Arktos.VmRuntime.Console;
using Arktos.VmRuntime.Machines;
using Microsoft.Extensions.Time.Testing;

namespace Arktos.VmRuntime.Tests.Machines;

/// <summary>The life of a machine, with a QEMU that does what the test says.</summary>
public sealed class MachineTests
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    [RootFact]
    public async Task A_machine_runs_until_its_guest_has_shut_down_as_it_was_asked_to()
    {
        using var node = new FakeNode("ok");
        await using var machine = node.Machine();
        await machine.StartAsync(node.Shape, CancellationToken.None);
        Assert.Equal(MachinePhase.Running, node.Stored.Phase);
        Assert.True(node.Stored.Process.IsAlive);
        await machine.StopAsync(Grace, CancellationToken.None);
        Assert.Equal((MachinePhase.Exited, 0, "Completed"), EndOf(node));
        Assert.False(node.Stored.Process.IsAlive);
        Assert.Contains(" stdout F hello from the guest\n", node.Log, StringComparison.Ordinal);
        Assert.Contains(" stdout F powering off\n", node.Log, StringComparison.Ordinal);
        Assert.False(File.Exists(node.Files.QmpSocket));
    }

    [RootFact]
    public async Task A_guest_that_does_not_shut_down_is_powered_off_after_its_grace()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        using var node = new FakeNode("deaf", time);
        await using var machine = node.Machine();
        await machine.StartAsync(node.Shape, CancellationToken.None);
        var stopping = machine.StopAsync(Grace, CancellationToken.None);
        await Eventually.HoldsAsync(
            () => stopping.IsCompleted,
            "it is stopped",
            () => time.Advance(TimeSpan.FromSeconds(1))
        );
        await stopping;
        Assert.Equal((MachinePhase.Exited, 137, "Error"), EndOf(node));
        Assert.False(node.Stored.Process.IsAlive);
    }

    [RootTheory]
    [InlineData("no-start", "could not open the disk")]
    [InlineData("garbage", "does not speak QMP")]
    public async Task A_QEMU_that_does_not_start_says_why_and_leaves_nothing(string script, string reason)
    {
        using var node = new FakeNode(script);
        await using var machine = node.Machine();
        var failure = await Assert.ThrowsAsync<VmRuntimeException>(() =>
            machine.StartAsync(node.Shape, CancellationToken.None)
        );
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
        Assert.Equal((MachinePhase.Exited, 128, "StartError"), EndOf(node));
        Assert.False(node.Stored.Process.IsAlive);
    }

    [RootTheory]
    [InlineData("dies", 137, "Error")]
    [InlineData("panics", 1, "GuestPanicked")]
    public async Task A_machine_that_ends_by_itself_has_ended_as_it_did(string script, int code, string reason)
    {
        using var node = new FakeNode(script);
        await using var machine = node.Machine();
        await machine.StartAsync(node.Shape, CancellationToken.None);
        await Eventually.HoldsAsync(() => machine.Record.Phase == MachinePhase.Exited, "it has ended");
        Assert.Equal((MachinePhase.Exited, code, reason), EndOf(node));
        Assert.False(node.Stored.Process.IsAlive);
    }

    [RootFact]
    public async Task A_QEMU_that_answers_no_more_is_told_to_be_unknown_and_can_be_ended()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        using var node = new FakeNode("silent", time);
        await using var machine = node.Machine();
        await machine.StartAsync(node.Shape, CancellationToken.None);
        await Eventually.HoldsAsync(
            () => machine.IsSilent,
            "nobody knows how it is",
            () => time.Advance(TimeSpan.FromSeconds(1))
        );
        Assert.True(node.Stored.Process.IsAlive);
        // It cannot be asked: its grace would be waited for in vain.
        await machine.StopAsync(Grace, CancellationToken.None);
        Assert.Equal((MachinePhase.Exited, 137, "Error"), EndOf(node));
    }

    [RootFact]
    public async Task The_next_server_adopts_a_machine_and_what_it_said_meanwhile()
    {
        using var node = new FakeNode("ok");
        await using (var before = node.Machine())
            await before.StartAsync(node.Shape, CancellationToken.None);
        var running = node.Stored;
        Assert.True(running.Process.IsAlive);
        File.AppendAllText(node.Files.Console, "said while nobody listened\r\n");
        await using var machine = node.Machine(running);
        await machine.AdoptAsync(CancellationToken.None);
        await Eventually.HoldsAsync(
            () => node.Log.Contains("nobody listened", StringComparison.Ordinal),
            "it is logged"
        );
        Assert.Equal(1, node.Log.Split("hello from the guest").Length - 1);
        using (var session = await SessionAsync(machine))
        {
            await session.TypeAsync("hi"u8.ToArray(), CancellationToken.None);
            Assert.Equal("you said: hi\n", System.Text.Encoding.ASCII.GetString(await session.Said.ReadAsync()));
        }
        await machine.StopAsync(Grace, CancellationToken.None);
        Assert.Equal((MachinePhase.Exited, 0, "Completed"), EndOf(node));
    }

    [RootFact]
    public async Task A_machine_that_ended_while_no_server_ran_has_ended()
    {
        using var node = new FakeNode("ok");
        await using (var before = node.Machine())
            await before.StartAsync(node.Shape, CancellationToken.None);
        await QemuProcess.KillAsync(node.Stored.Process, CancellationToken.None);
        await using var machine = node.Machine(node.Stored);
        await machine.AdoptAsync(CancellationToken.None);
        await Eventually.HoldsAsync(() => machine.Record.Phase == MachinePhase.Exited, "it has ended");
        Assert.Equal((MachinePhase.Exited, 137, "Error"), EndOf(node));
    }

    [RootFact]
    public async Task A_QEMU_of_which_nobody_was_told_does_not_outlive_the_server_that_started_it()
    {
        using var node = new FakeNode("ok");
        await using (var before = node.Machine())
            await before.StartAsync(node.Shape, CancellationToken.None);
        var process = node.Stored.Process;
        // As if the server had ended before it noted that the machine runs.
        await using var machine = node.Machine(node.Stored with { Phase = MachinePhase.Created });
        await machine.AdoptAsync(CancellationToken.None);
        Assert.False(process.IsAlive);
        Assert.Equal(MachinePhase.Created, machine.Record.Phase);
    }

    private static async Task<ConsoleSession> SessionAsync(Machine machine)
    {
        await Eventually.HoldsAsync(() => machine.Record.Phase == MachinePhase.Running, "it runs");
        return machine.OpenConsole();
    }

    private static (MachinePhase, int, string) EndOf(FakeNode node) =>
        (node.Stored.Phase, node.Stored.End!.Code, node.Stored.End.Reason);
}
