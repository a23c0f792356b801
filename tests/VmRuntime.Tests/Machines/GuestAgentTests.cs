using System.Text;
using Arktos.Client.Tests.Fakes;
using Arktos.Kubelet.Tests;
using Arktos.VmRuntime.Agent;
using Arktos.VmRuntime.Machines;
using Arktos.VmRuntime.Streaming;
using Arktos.VmRuntime.Tests.Streaming;
using Microsoft.Extensions.Time.Testing;

namespace Arktos.VmRuntime.Tests.Machines;

/// <summary>Commands in guests, with an agent that is played.</summary>
public sealed class GuestAgentTests
{
    [RootTheory]
    [InlineData("echo a  b", 0, "a  b", "")]
    [InlineData("false why", 1, "", "why")]
    [InlineData("kill", 137, "", "")]
    public async Task A_command_ends_as_it_has_ended_in_the_guest(string command, int code, string output, string error)
    {
        using var node = new FakeNode("agent");
        await using var machine = await StartAsync(node);
        var result = await machine.ExecAsync(command.Split(' '), null, CancellationToken.None);
        Assert.Equal(
            (code, output, error),
            (result.ExitCode, Encoding.ASCII.GetString(result.Output), Encoding.ASCII.GetString(result.Error))
        );
        var asked = File.ReadAllLines(Path.Combine(node.Files.SocketFolder, "asked"));
        Assert.Equal(
            ["guest-sync-delimited", "guest-exec", "guest-exec-status"],
            asked.Select(a => (string)System.Text.Json.Nodes.JsonNode.Parse(a)!["execute"]!).Distinct()
        );
        Assert.Contains("\"capture-output\": true", asked[1]);
    }

    [RootTheory]
    [InlineData("agent", "missing", "the guest agent refuses guest-exec: Guest agent command failed")]
    [InlineData("agent", "loud", "commands may write about 3145728")]
    [InlineData("agent", "", "there is no command to run")]
    [InlineData("babble", "echo", "the guest agent does not speak its protocol")]
    [InlineData("ok", "echo", "there is no guest agent (qemu-guest-agent) at work in it")]
    public async Task What_cannot_be_run_is_told_and_the_next_command_runs(string script, string command, string why)
    {
        using var node = new FakeNode(script);
        await using var machine = await StartAsync(node);
        var fault = await Assert.ThrowsAnyAsync<VmRuntimeException>(() =>
            machine.ExecAsync([command], null, CancellationToken.None)
        );
        Assert.Contains(why, fault.Message);
        if (script == "agent")
            Assert.Equal(0, (await machine.ExecAsync(["echo"], null, CancellationToken.None)).ExitCode);
    }

    [RootFact]
    public async Task An_agent_that_is_mute_is_not_waited_for()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        using var node = new FakeNode("mute", time);
        await using var machine = await StartAsync(node);
        var running = machine.ExecAsync(["echo"], null, CancellationToken.None);
        await Eventually.HoldsAsync(
            () => running.IsCompleted,
            "it is given up",
            () => time.Advance(TimeSpan.FromSeconds(1))
        );
        var fault = await Assert.ThrowsAsync<VmRuntimeException>(() => running);
        Assert.Contains("the guest agent has not answered guest-exec within 10 s", fault.Message);
    }

    [RootFact]
    public async Task A_command_is_waited_for_as_long_as_was_asked_and_so_many_run_at_once()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        using var node = new FakeNode("agent", time);
        await using var machine = await StartAsync(node);
        var running = Enumerable
            .Range(0, GuestAgent.CommandsMax)
            .Select(_ => machine.ExecAsync(["wait"], TimeSpan.FromSeconds(30), CancellationToken.None))
            .ToList();
        var asked = Path.Combine(node.Files.SocketFolder, "asked");
        await Eventually.HoldsAsync(
            () =>
                File.Exists(asked)
                && File.ReadAllLines(asked).Count(l => l.Contains("\"wait\"", StringComparison.Ordinal))
                    == running.Count,
            "all of them run"
        );
        Assert.Contains(
            "8 commands run in the virtual machine already",
            (
                await Assert.ThrowsAsync<VmRuntimeException>(() =>
                    machine.ExecAsync(["echo"], null, CancellationToken.None)
                )
            ).Message
        );
        await Eventually.HoldsAsync(
            () => running.TrueForAll(r => r.IsCompleted),
            "they are given up",
            () => time.Advance(TimeSpan.FromMilliseconds(500))
        );
        foreach (var one in running)
            Assert.Contains(
                "has not ended within 30 s; it goes on in the guest",
                (await Assert.ThrowsAsync<TimeoutException>(() => one)).Message
            );
    }

    [RootFact]
    public async Task A_guest_that_stands_still_runs_nothing()
    {
        using var node = new FakeNode("agent");
        await using var machine = await StartAsync(node);
        await machine.Operations.SetPowerAsync(MachinePower.Paused, 1, () => node.Shape, default);
        Assert.Equal(
            "the machine is paused",
            (
                await Assert.ThrowsAsync<VmRuntimeException>(() =>
                    machine.ExecAsync(["echo"], null, CancellationToken.None)
                )
            ).Message
        );
        await machine.StopAsync(TimeSpan.Zero, CancellationToken.None);
        Assert.False(File.Exists(node.Files.AgentSocket));
    }

    [RootTheory]
    [InlineData("echo hello", "hello", "", """{"metadata":{},"status":"Success"}""")]
    [InlineData("false no", "", "no", "NonZeroExitCode")]
    [InlineData("missing", "", "", "refuses guest-exec")]
    public async Task A_session_has_what_the_command_wrote_and_how_it_ended(
        string command,
        string output,
        string error,
        string status
    )
    {
        using var node = new FakeNode("agent");
        await using var machine = await StartAsync(node);
        await using var peer = await SpdyPeer.MakeAsync();
        var talk = new ExecTalk(machine, command.Split(' '), ["stdout", "stderr"]);
        using var spdy = new SpdyServer(peer.Server, talk.StreamsMax);
        var session = talk.RunAsync(spdy, CancellationToken.None);
        foreach (var (id, name) in ((uint, string)[])[(1, "error"), (3, "stdout"), (5, "stderr")])
            await peer.OpenAsync(id, ("streamtype", name));
        Assert.Equal((output, error), (await peer.AllAsync(3), await peer.AllAsync(5)));
        Assert.Contains(status, await peer.AllAsync(1));
        await session;
    }

    [Fact]
    public async Task A_real_agent_runs_commands()
    {
        var program = Environment.GetEnvironmentVariable("ARKTOS_QEMU_GA") is { Length: > 0 } told
            ? told
            : "/usr/sbin/qemu-ga";
        Assert.SkipUnless(File.Exists(program), "qemu-guest-agent is not installed");
        var folder = Directory.CreateTempSubdirectory("arktos-agent-tests-").FullName;
        var socket = Path.Combine(folder, "s");
        using var process = System.Diagnostics.Process.Start(
            program,
            ["-m", "unix-listen", "-p", socket, "-t", folder, "-f", Path.Combine(folder, "pid")]
        );
        try
        {
            await using var agent = new GuestAgent(socket, TimeProvider.System);
            await ListensAsync(agent);
            var result = await agent.RunAsync(["sh", "-c", "echo a; echo b >&2; exit 3"], null, CancellationToken.None);
            Assert.Equal((3, "a\n", "b\n"), (result.ExitCode, Text(result.Output), Text(result.Error)));
            Assert.Equal(137, (await agent.RunAsync(["sh", "-c", "kill -9 $$"], null, default)).ExitCode);
            await Assert.ThrowsAnyAsync<VmRuntimeException>(() => agent.RunAsync(["/no/such"], null, default));
            var large = await agent.RunAsync(["head", "-c", "2000000", "/dev/zero"], null, CancellationToken.None);
            Assert.Equal(2_000_000, large.Output.Length);
            await Assert.ThrowsAsync<VmRuntimeException>(() =>
                agent.RunAsync(["head", "-c", "8000000", "/dev/zero"], null, CancellationToken.None)
            );
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>That there is the file does not say that somebody listens.</summary>
    private static async Task ListensAsync(GuestAgent agent)
    {
        for (var tries = 0; ; tries++)
            try
            {
                await agent.RunAsync(["true"], null, CancellationToken.None);
                return;
            }
            catch (VmRuntimeException) when (tries < 500)
            {
                await Task.Delay(20);
            }
    }

    private static string Text(byte[] bytes) => Encoding.ASCII.GetString(bytes);

    private static async Task<Machine> StartAsync(FakeNode node)
    {
        var machine = node.Machine();
        await machine.StartAsync(node.Shape with { Room = new MachineRoom(4, 64 << 20, 0) }, CancellationToken.None);
        return machine;
    }
}
