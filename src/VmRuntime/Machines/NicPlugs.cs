using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Win32.SafeHandles;

namespace Arktos.VmRuntime.Machines;

/// <summary>
/// Plugs network interfaces into a machine that runs, and takes them out again. QEMU has no rights to open their taps:
/// they are handed to it. A guest gives one back in its own time, or not at all: who asks waits for a few seconds.
/// </summary>
internal sealed class NicPlugs(IOperatedMachine machine, TimeProvider time)
{
    private const string NameBegin = "nic";

    /// <summary>Behind the place of the last disk that a machine may have.</summary>
    private const int BusBegin = 0x16;

    private static readonly TimeSpan GuestMax = TimeSpan.FromSeconds(8),
        Poll = TimeSpan.FromMilliseconds(50);

    /// <summary>QEMU's name of the device, and of what is behind it.</summary>
    public static string NameOf(int slot) => string.Create(CultureInfo.InvariantCulture, $"{NameBegin}{slot}");

    /// <summary>Its place on the bus.</summary>
    public static string AddressOf(int slot) => string.Create(CultureInfo.InvariantCulture, $"0x{BusBegin + slot:x}");

    /// <summary>The slots of those that it has, in their order.</summary>
    /// <exception cref="VmRuntimeException">QEMU refuses, is silent, or has gone.</exception>
    public async Task<IReadOnlyList<int>> ListAsync(CancellationToken ct)
    {
        var devices = await machine
            .AskAsync("qom-list", new JsonObject { ["path"] = "/machine/peripheral" }, ct)
            .ConfigureAwait(false);
        return
        [
            .. (devices as JsonArray ?? [])
                .Select(d => d?["name"]?.GetValue<string>() ?? "")
                .Where(n => n.StartsWith(NameBegin, StringComparison.Ordinal))
                .Select(n => int.TryParse(n[NameBegin.Length..], NumberStyles.None, null, out var slot) ? slot : 0)
                .Where(s => s > 0)
                .Order(),
        ];
    }

    /// <summary>One that is there already is left alone. Where it fails, nothing of it is left.</summary>
    /// <exception cref="VmRuntimeException">It is not there then; the message says why.</exception>
    public async Task PlugAsync(MachineNic nic, Func<SafeFileHandle> openTap, CancellationToken ct)
    {
        if ((await ListAsync(ct).ConfigureAwait(false)).Contains(nic.Slot))
            return;
        var name = NameOf(nic.Slot);
        // What a server that has ended meanwhile, or a guest that gave it back late, has left of it has the tap.
        await TryAsync("netdev_del", "id", name, ct).ConfigureAwait(false);
        using (var tap = openTap())
            await machine.GiveAsync(tap, name, ct).ConfigureAwait(false);
        try
        {
            await machine
                .AskAsync(
                    "netdev_add",
                    new JsonObject
                    {
                        ["type"] = "tap",
                        ["id"] = name,
                        ["fd"] = name,
                    },
                    ct
                )
                .ConfigureAwait(false);
        }
        catch (VmRuntimeException)
        {
            await TryAsync("closefd", "fdname", name, ct).ConfigureAwait(false);
            throw;
        }
        try
        {
            await machine
                .AskAsync(
                    "device_add",
                    new JsonObject
                    {
                        ["driver"] = "virtio-net-pci",
                        ["id"] = name,
                        ["netdev"] = name,
                        ["mac"] = nic.Mac,
                        ["romfile"] = "",
                        ["addr"] = AddressOf(nic.Slot),
                    },
                    ct
                )
                .ConfigureAwait(false);
        }
        catch (VmRuntimeException)
        {
            await TryAsync("netdev_del", "id", name, ct).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>One that is gone already is no failure.</summary>
    /// <exception cref="VmRuntimeException">QEMU refuses, or the guest has not given it back in time: it may do so
    /// later.</exception>
    public async Task UnplugAsync(int slot, CancellationToken ct)
    {
        var (name, isAsked) = (NameOf(slot), false);
        var deadline = time.GetUtcNow() + GuestMax;
        while ((await ListAsync(ct).ConfigureAwait(false)).Contains(slot))
        {
            if (!isAsked)
                await AskBackAsync(name, ct).ConfigureAwait(false);
            isAsked = true;
            if (time.GetUtcNow() > deadline)
                throw new VmRuntimeException(
                    $"the guest has not given it back within {GuestMax.TotalSeconds} s, and has it still"
                );
            await Task.Delay(Poll, time, ct).ConfigureAwait(false);
        }
        await TryAsync("netdev_del", "id", name, ct).ConfigureAwait(false);
    }

    private async Task AskBackAsync(string name, CancellationToken ct)
    {
        try
        {
            await machine.AskAsync("device_del", new JsonObject { ["id"] = name }, ct).ConfigureAwait(false);
        }
        catch (VmRuntimeException e) when (e.Message.Contains("already in the process", StringComparison.Ordinal))
        { /* it was asked before, and thinks about it */
        }
        catch (VmRuntimeException e) when (e.Message.Contains("not found", StringComparison.Ordinal))
        { /* it has gone meanwhile */
        }
    }

    /// <summary>What is not there need not go.</summary>
    private async Task TryAsync(string command, string argument, string name, CancellationToken ct)
    {
        try
        {
            await machine.AskAsync(command, new JsonObject { [argument] = name }, ct).ConfigureAwait(false);
        }
        catch (VmRuntimeException e) when (e.Message.StartsWith("QEMU refuses", StringComparison.Ordinal))
        { /* there is none */
        }
    }
}
