using System.Text.Json;
using Arktos.Client.Tests.Fakes;
using Arktos.Kubelet.Tests;
using Arktos.VmRuntime.Machines;
using Microsoft.Extensions.Time.Testing;

namespace Arktos.VmRuntime.Tests.Machines;

/// <summary>Guests that have come from another node, and their links, with a QEMU that is played.</summary>
public sealed class AddressRenewalTests
{
    private const string Down = "set_link False",
        Up = "set_link True";

    /// <summary>It had no processor while its link was down, or nobody has heard it.</summary>
    [RootTheory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_link_goes_and_comes_back_until_the_guest_has_its_address(int deafTo)
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        using var node = new FakeNode("ok", time);
        await using var machine = await ArrivedAsync(node, () => Links(node).Count(l => l == Up) > deafTo ? 1 : 0);
        await SettledAsync(node, time);
        Assert.Equal(Enumerable.Repeat((string[])[Down, Up], deafTo + 1).SelectMany(l => l), Links(node));
    }

    [RootFact]
    public async Task A_guest_that_never_asks_is_let_be_with_its_link_up()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        using var node = new FakeNode("ok", time);
        await using var machine = await ArrivedAsync(node, () => 0);
        await SettledAsync(node, time);
        Assert.Equal(8, Links(node).Count);
        Assert.Equal(Up, Links(node)[^1]);
    }

    /// <summary>What it is to see it sees when it goes on.</summary>
    [RootFact]
    public async Task A_guest_that_stands_still_is_waited_for()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        using var node = new FakeNode("ok", time);
        var given = 0L;
        await using var machine = await ArrivedAsync(node, () => Interlocked.Read(ref given));
        await UntilAsync(time, () => Links(node) is [Down, Up], "its link was down");
        await SetPowerAsync(machine, MachinePower.Paused, node);
        // However long it takes.
        var asked = node.Questions;
        await UntilAsync(time, () => node.Questions > asked + 3, "it is looked at");
        Assert.True(node.Stored.IsAddressNew);
        var before = Links(node).Count;
        Assert.Equal(Up, Links(node)[^1]);
        await SetPowerAsync(machine, MachinePower.Running, node);
        await UntilAsync(time, () => Links(node).Count >= before + 2, "its link was down again");
        Interlocked.Increment(ref given);
        await SettledAsync(node, time);
        Assert.Equal(Up, Links(node)[^1]);
    }

    /// <summary>The server ended while the link was down.</summary>
    [RootFact]
    public async Task The_next_server_takes_the_link_up_again()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        using var node = new FakeNode("ok", time);
        await using (var first = await ArrivedAsync(node, () => 0))
            await Eventually.HoldsAsync(() => Links(node) is [Down], "its link is down");
        Assert.Equal([Down], Links(node));
        await using var machine = node.Machine(node.Stored, given: () => Links(node).Contains(Up) ? 1 : 0);
        await machine.AdoptAsync(CancellationToken.None);
        await SettledAsync(node, time);
        Assert.Equal([Down, Down, Up], Links(node));
    }

    /// <summary>A machine that runs here, as if its guest had come from elsewhere.</summary>
    private static async Task<Machine> ArrivedAsync(FakeNode node, Func<long> given)
    {
        await using (var before = node.Machine())
            await before.StartAsync(node.Shape, CancellationToken.None);
        File.WriteAllText(node.Files.Record, JsonSerializer.Serialize(node.Stored with { IsAddressNew = true }));
        var machine = node.Machine(node.Stored, given: given);
        await machine.AdoptAsync(CancellationToken.None);
        return machine;
    }

    private static Task SetPowerAsync(Machine machine, MachinePower power, FakeNode node) =>
        machine.Operations.SetPowerAsync(power, 1 << 20, () => node.Shape, CancellationToken.None);

    private static List<string> Links(FakeNode node) =>
        [.. node.Told.Where(l => l.StartsWith("set_link", StringComparison.Ordinal))];

    private static Task SettledAsync(FakeNode node, FakeTimeProvider time) =>
        UntilAsync(time, () => !node.Stored.IsAddressNew, "it is settled");

    private static Task UntilAsync(FakeTimeProvider time, Func<bool> holds, string what) =>
        Eventually.HoldsAsync(holds, what, () => time.Advance(TimeSpan.FromMilliseconds(100)));
}
