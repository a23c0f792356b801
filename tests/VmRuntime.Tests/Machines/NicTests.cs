extern alias agent;
using agent::Arktos.Kubelet.Machines;
using agent::Arktos.Kubelet.Runtimes;
using Arktos.Client.Tests.Fakes;
using Arktos.Kubelet.Tests;
using Arktos.VmRuntime.Machines;
using Arktos.VmRuntime.Network;
using Microsoft.Extensions.Time.Testing;
using MachinePower = agent::Arktos.Kubelet.Machines.MachinePower;

namespace Arktos.VmRuntime.Tests.Machines;

/// <summary>Network interfaces that come and go while a machine runs: over the server's socket, with a real network,
/// and a QEMU that is played, or a real one.</summary>
public sealed class NicTests
{
    /// <summary>Of eth0 alone: eth0, br0 and tap0, an address, a port.</summary>
    private static readonly (int, int, int) First = (3, 1, 1),
        Second = (6, 2, 2);

    [Fact]
    public void They_are_behind_all_disks_on_the_bus_and_keep_their_places()
    {
        using var node = new FakeNode("ok");
        var line = string.Join(' ', QemuArguments.Of(node.Shape with { Nics = [new(2, "m2"), new(6, "m6")] }));
        Assert.Contains(
            "-netdev tap,id=nic2,ifname=tap2,script=no,downscript=no "
                + "-device virtio-net-pci,id=nic2,netdev=nic2,mac=m2,romfile=,addr=0x18 ",
            line,
            StringComparison.Ordinal
        );
        Assert.Contains("mac=m6,romfile=,addr=0x1c ", line, StringComparison.Ordinal);
        NicRecord[] nics = [new("a", 1, ""), new("c", 3, "")];
        Assert.Equal(2, NicRecord.FreeSlot(nics));
        Assert.Null(
            NicRecord.FreeSlot([.. Enumerable.Range(1, NicRecord.CountMax).Select(s => new NicRecord("", s, ""))])
        );
    }

    [RootFact]
    public async Task One_is_made_then_let_speak_and_then_in_the_machine_and_goes_with_all_that_it_had()
    {
        await using var world = await NicWorld.StartAsync("ok");
        Assert.Equal(First, await world.LeftAsync());
        var made = await world.AttachAsync("data", isToSpeak: false);
        Assert.Equal((NicPhase.InProgress, world.AddressOf(3)), (made.Phase, made.Ip));
        Assert.Equal(["eth0 Ready", "data InProgress"], await world.SeenAsync());
        // No machine gets it before the node knows whose it is.
        Assert.Equal(["cont"], world.Node.Told);
        for (var i = 0; i < 2; i++)
            Assert.Equal(made with { Phase = NicPhase.Ready }, await world.AttachAsync("data"));
        Assert.Equal(["cont", "netdev_del nic1", "getfd", "netdev_add nic1", "device_add nic1"], world.Node.Told);
        Assert.Equal(["eth0 Ready", "data Ready"], await world.SeenAsync());
        Assert.Equal(Second, await world.LeftAsync());
        Assert.Equal([1], world.Node.Stored.NicSlots);
        // The agent's walls learn of it as of eth0.
        var link = (await world.Agent.FindLinkAsync(world.Sandbox, default))!;
        Assert.Equal(made.Mac.Replace(":", "", StringComparison.Ordinal), $"{Assert.Single(link.More).Hardware:x12}");
        Assert.NotEqual(link.HostLinks.Order(), link.More[0].HostLinks.Order());

        await RefusedAsync("eth0 goes with its sandbox alone", () => world.DetachAsync("eth0"));
        await world.DetachAsync("data");
        await world.DetachAsync("data");
        Assert.Equal(["device_del nic1", "netdev_del nic1"], world.Node.Told.Skip(5));
        Assert.Equal(["eth0 Ready"], await world.SeenAsync());
        Assert.Equal(First, await world.LeftAsync());
        Assert.Empty(world.Node.Stored.NicSlots);
    }

    [RootFact]
    public async Task One_has_the_address_that_was_asked_for_or_is_not_made()
    {
        await using var world = await NicWorld.StartAsync("ok");
        Assert.Equal(world.AddressOf(77), (await world.AttachAsync("data", ip: world.AddressOf(77))).Ip);
        await RefusedAsync("was made for another address", () => world.AttachAsync("data"));
        foreach (var (ip, reason) in new[] { (world.AddressOf(77), "not available"), ("192.0.2.1", "192.0.2.1") })
            await RefusedAsync(reason, () => world.AttachAsync("more", ip: ip));
        Assert.Equal(["eth0 Ready", "data Ready"], await world.SeenAsync());
        Assert.Equal(Second, await world.LeftAsync());
    }

    [RootFact]
    public async Task A_machine_has_six_beside_eth0_and_no_more()
    {
        await using var world = await NicWorld.StartAsync("ok");
        for (var i = 1; i <= NicRecord.CountMax; i++)
            await world.AttachAsync($"n{i}");
        await RefusedAsync("up to 6 network interfaces beside eth0", () => world.AttachAsync("n7"));
        await world.Agent.StopSandboxAsync(world.Sandbox, default);
        Assert.Equal((0, 0, 0), await world.LeftAsync());
    }

    [RootTheory]
    [InlineData("no-room", "in use by virtio-blk-pci")]
    [InlineData("loses-tap", "TUNGETIFF")]
    public async Task What_QEMU_does_not_take_waits_in_the_sandbox_for_the_next_try(string script, string reason)
    {
        await using var world = await NicWorld.StartAsync(script);
        for (var i = 0; i < 2; i++)
            await RefusedAsync(reason, () => world.AttachAsync("data"));
        Assert.Equal(["eth0 Ready", "data InProgress"], await world.SeenAsync());
        Assert.Empty(world.Node.Stored.NicSlots);
        Assert.EndsWith("nic1", world.Node.Told.Last(t => !t.StartsWith("closefd", StringComparison.Ordinal)));
        // Nobody has the tap any more.
        NamespaceSockets.Tap(SandboxNetwork.FileOf(world.Sandbox), "tap1").Dispose();
        // It was in no machine.
        await world.DetachAsync("data");
        Assert.Equal(First, await world.LeftAsync());
    }

    [RootFact]
    public async Task A_guest_that_does_not_give_one_back_has_it_until_it_ends()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var world = await NicWorld.StartAsync("stubborn", time);
        await world.AttachAsync("data");
        var detaching = world.DetachAsync("data");
        await Eventually.HoldsAsync(
            () => detaching.IsCompleted,
            "it is refused",
            () => time.Advance(TimeSpan.FromSeconds(1))
        );
        await RefusedAsync("the guest has not given it back within 8 s", () => detaching);
        Assert.Equal(["eth0 Ready", "data Leaving"], await world.SeenAsync());
        Assert.Equal(Second, await world.LeftAsync());
        await RefusedAsync("the one before of this name is being detached", () => world.AttachAsync("data"));
        await world.Agent.StopContainerAsync("m1", TimeSpan.Zero, default);
        await world.DetachAsync("data");
        Assert.Equal(First, await world.LeftAsync());
    }

    [RootTheory]
    [InlineData("dies-unplugged", "QEMU")]
    [InlineData("silent-unplugged", "QEMU did not answer")]
    public async Task A_QEMU_that_goes_or_is_silent_meanwhile_keeps_nothing(string script, string reason)
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var world = await NicWorld.StartAsync(script, time);
        await world.AttachAsync("data");
        var detaching = world.DetachAsync("data");
        await Eventually.HoldsAsync(
            () => detaching.IsCompleted,
            "it is refused",
            () => time.Advance(TimeSpan.FromSeconds(1))
        );
        await RefusedAsync(reason, () => detaching);
        Assert.Equal(Second, await world.LeftAsync());
        await world.Agent.StopContainerAsync("m1", TimeSpan.Zero, default);
        await world.DetachAsync("data");
        Assert.Equal(First, await world.LeftAsync());
    }

    [RootFact]
    public async Task What_a_server_has_begun_and_not_ended_is_taken_back_or_gone_on_with_by_the_next()
    {
        await using var world = await NicWorld.StartAsync("ok");
        var made = await world.AttachAsync("data", isToSpeak: false);
        // It ended before what CNI has said was noted.
        await world.ServeAsync(r => r with { Nics = [.. r.Nics.Select(n => n with { Network = null })] });
        Assert.Equal(["eth0 Ready"], await world.SeenAsync());
        Assert.Equal(First, await world.LeftAsync());
        // Before it was plugged.
        made = await world.AttachAsync("data", isToSpeak: false);
        await world.ServeAsync(r => r with { Nics = [.. r.Nics.Select(n => n with { IsOpen = true })] });
        Assert.Equal(["eth0 Ready", "data InProgress"], await world.SeenAsync());
        Assert.Equal(made with { Phase = NicPhase.Ready }, await world.AttachAsync("data"));
        // Before it was asked back, and after the guest had given it back.
        foreach (var isGone in (bool[])[false, true])
        {
            await world.AttachAsync("data");
            if (isGone)
                await world.DetachAsync("data");
            var slots = world.Stored.Nics;
            await world.ServeAsync(r => r with { Nics = [.. r.Nics.Select(n => n with { IsLeaving = true })] });
            Assert.Equal(isGone ? ["eth0 Ready"] : ["eth0 Ready", "data Leaving"], await world.SeenAsync());
            await world.DetachAsync("data");
            Assert.Equal(First, await world.LeftAsync());
        }
        // With one that goes as it is the sandbox goes whole, whatever is half made.
        await world.AttachAsync("a");
        await world.AttachAsync("b", isToSpeak: false);
        await world.ServeAsync(r =>
            r with
            {
                Nics = [.. r.Nics.Select(n => n.Name == "a" ? n with { IsLeaving = true } : n)],
            }
        );
        await world.Agent.StopSandboxAsync(world.Sandbox, default);
        Assert.Equal((0, 0, 0), await world.LeftAsync());
        Assert.Empty(world.Stored.Nics);
    }

    [RootFact]
    public async Task A_machine_that_stands_still_gets_none_and_gives_none_and_goes_on_with_what_it_had()
    {
        await using var world = await NicWorld.StartAsync("ok");
        await world.AttachAsync("data");
        await world.AttachAsync("more", isToSpeak: false);
        await world.Agent.SetPowerAsync("m1", MachinePower.Paused, default);
        await RefusedAsync("the machine is paused", () => world.AttachAsync("more"));
        await world.Agent.SetPowerAsync("m1", MachinePower.Suspended, default);
        await RefusedAsync("the machine is suspended", () => world.AttachAsync("more"));
        await RefusedAsync("the machine is suspended", () => world.DetachAsync("data"));
        await world.ServeAsync();
        await world.Agent.SetPowerAsync("m1", MachinePower.Running, default);
        Assert.Equal(["eth0 Ready", "data Ready", "more InProgress"], await world.SeenAsync());
        await world.AttachAsync("more");
        Assert.Equal([1, 2], world.Node.Stored.NicSlots);
        // A snapshot is of its hardware.
        await world.Agent.CreateSnapshotAsync("m1", "op1", "s", default);
        await world.DetachAsync("more");
        await RefusedAsync(
            "is of a machine of another size (no room to grow, eth0 and network interfaces 1, 2; it has no room to "
                + "grow, eth0 and network interfaces 1)",
            () => world.Agent.RestoreAsync("m1", "op2", "s", default)
        );
    }

    [RootFact]
    public async Task A_real_QEMU_is_handed_the_tap_and_has_the_interface_after_it_was_suspended()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/qemu-system-x86_64"), "QEMU is not installed");
        await using var world = await NicWorld.StartAsync("ok", bootSector: CountingGuest.BootSector);
        await world.AttachAsync("data");
        Assert.Equal(["eth0 Ready", "data Ready"], await world.SeenAsync());
        // QEMU alone has it.
        var taken = Assert.Throws<VmRuntimeException>(() =>
            NamespaceSockets.Tap(SandboxNetwork.FileOf(world.Sandbox), "tap1")
        );
        Assert.Contains("busy", taken.Message, StringComparison.Ordinal);
        await world.Agent.SetPowerAsync("m1", MachinePower.Suspended, default);
        await world.Agent.SetPowerAsync("m1", MachinePower.Running, default);
        Assert.Equal(["eth0 Ready", "data Ready"], await world.SeenAsync());
        Assert.Throws<VmRuntimeException>(() => NamespaceSockets.Tap(SandboxNetwork.FileOf(world.Sandbox), "tap1"));
    }

    private static async Task RefusedAsync(string reason, Func<Task> work) =>
        Assert.Contains(
            reason,
            (await Assert.ThrowsAsync<MachineRefusalException>(work)).Message,
            StringComparison.Ordinal
        );
}
