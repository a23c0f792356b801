extern alias agent;
using System.Text.Json;
using agent::Arktos.Kubelet.Machines;
using agent::Arktos.Kubelet.Runtimes;
using Arktos.Kubelet.Cri;
using Arktos.Kubelet.Tests;
using Arktos.VmRuntime.Machines;
using Arktos.VmRuntime.Tests.Machines;
using Google.Protobuf;
using Microsoft.Extensions.Logging.Abstractions;
using MachinePower = agent::Arktos.Kubelet.Machines.MachinePower;

namespace Arktos.VmRuntime.Tests.Serving;

/// <summary>A runtime server and a node agent's client of it, over the server's socket; QEMU is played.</summary>
public sealed class MachineServerTests
{
    [RootFact]
    public async Task What_is_done_to_a_machine_and_what_it_has_goes_over_the_socket()
    {
        using var node = new FakeNode("ok", isServed: true);
        await StartAsync(node);
        await using var host = new VmRuntimeHost(node.Options, NullLoggerFactory.Instance);
        await host.StartAsync(CancellationToken.None);
        using var runtime = new CriRuntime(node.Options.Socket);
        Assert.Equal((0, MachinePower.Running, ""), await LookAsync(runtime));
        await runtime.RebootAsync("m1", "op1", TimeSpan.Zero, CancellationToken.None);
        await runtime.RebootAsync("m1", "op1", TimeSpan.Zero, CancellationToken.None);
        Assert.Equal((1, MachinePower.Running, ""), await LookAsync(runtime));

        Assert.Equal(
            new MadeSnapshot(
                "",
                "its file systems were not frozen: there is no guest agent (qemu-guest-agent) at work in it"
            ),
            await runtime.CreateSnapshotAsync("m1", "op2", "a", CancellationToken.None)
        );
        await runtime.CreateSnapshotAsync("m1", "op3", "b", CancellationToken.None);
        Assert.Equal((1, MachinePower.Running, "a b"), await LookAsync(runtime));
        await runtime.RestoreAsync("m1", "op4", "a", CancellationToken.None);
        await runtime.DeleteSnapshotAsync("m1", "op5", "a", CancellationToken.None);
        Assert.Equal((1, MachinePower.Running, "b"), await LookAsync(runtime));
        await RefusedAsync(
            "there is no snapshot \"a\" of the machine, which has b",
            () => runtime.DeleteSnapshotAsync("m1", "op6", "a", CancellationToken.None)
        );

        await runtime.SetPowerAsync("m1", MachinePower.Paused, CancellationToken.None);
        Assert.Equal((1, MachinePower.Paused, "b"), await LookAsync(runtime));
        await RefusedAsync(
            "the machine is paused",
            () => runtime.RestoreAsync("m1", "op7", "b", CancellationToken.None)
        );
        await runtime.SetPowerAsync("m1", MachinePower.Suspended, CancellationToken.None);
        Assert.Equal((1, MachinePower.Suspended, "b"), await LookAsync(runtime));
        // The node was started anew meanwhile, as it were: there is no network that it could go on with.
        await RefusedAsync(
            "sandbox s1 is not ready",
            () => runtime.SetPowerAsync("m1", MachinePower.Running, CancellationToken.None)
        );
        await RefusedAsync(
            "there is no machine \"m2\"",
            () => runtime.SetPowerAsync("m2", MachinePower.Running, CancellationToken.None)
        );
    }

    [RootFact]
    public async Task What_a_server_has_begun_and_not_ended_is_told_as_unknown()
    {
        using var node = new FakeNode("ok", isServed: true);
        await StartAsync(node);
        StateFiles.Write(
            node.Files.History,
            JsonSerializer.Serialize(MachineHistory.None.With(new OperationRecord("op1", IsDone: false)))
        );
        await using var host = new VmRuntimeHost(node.Options, NullLoggerFactory.Instance);
        await host.StartAsync(CancellationToken.None);
        using var runtime = new CriRuntime(node.Options.Socket);
        await RefusedAsync(
            "whether it was done is not known",
            () => runtime.CreateSnapshotAsync("m1", "op1", "a", CancellationToken.None)
        );
        Assert.Equal(["cont"], node.Told);
    }

    /// <summary>A machine that a server before has started, in a sandbox that has lost its network.</summary>
    private static async Task StartAsync(FakeNode node)
    {
        var sandbox = new PodSandboxConfig
        {
            Metadata = new PodSandboxMetadata { Name = "p", Uid = "u" },
            LogDirectory = node.Options.StateDirectory,
            Labels = { [RuntimeLabels.PodUid] = "u" },
        };
        await File.WriteAllTextAsync(
            Path.Combine(node.Files.DiskFolder, "sandbox.json"),
            JsonSerializer.Serialize(
                new SandboxRecord("s1", JsonFormatter.Default.Format(sandbox), DateTimeOffset.UtcNow, Network: null)
            )
        );
        var config = new ContainerConfig
        {
            Metadata = new ContainerMetadata { Name = "vm" },
            Image = new ImageSpec { Image = "i" },
            LogPath = "vm.log",
            Labels = { [RuntimeLabels.PodUid] = "u", [RuntimeLabels.ContainerName] = "vm" },
            Annotations = { [RuntimeLabels.RestartCount] = "0" },
            Linux = new LinuxContainerConfig
            {
                Resources = new LinuxContainerResources { MemoryLimitInBytes = 1 << 20 },
            },
        };
        await using var machine = node.Machine(
            new MachineRecord("m1", "s1", JsonFormatter.Default.Format(config), "sha256:1", DateTimeOffset.UtcNow)
        );
        await machine.StartAsync(node.Shape, CancellationToken.None);
    }

    /// <summary>Restarts, power and snapshots, as the node agent sees them.</summary>
    private static async Task<(int, MachinePower, string)> LookAsync(CriRuntime runtime)
    {
        var pods = await runtime.ListPodsAsync("u", CancellationToken.None);
        var machine = pods["u"].Latest("vm")!;
        Assert.Equal(ContainerPhase.Running, machine.Phase);
        return (machine.Attempt, machine.Power, string.Join(' ', machine.Snapshots.Select(s => s.Name)));
    }

    private static async Task RefusedAsync(string reason, Func<Task> work) =>
        Assert.Contains(
            reason,
            (await Assert.ThrowsAsync<MachineRefusalException>(work)).Message,
            StringComparison.Ordinal
        );
}
