using System.Globalization;
using System.Text.Json.Nodes;

namespace Arktos.VmRuntime.Machines;

/// <summary>
/// Plugs processors and memory into a machine that runs, and takes them out again. A guest takes and gives back what it
/// is asked for in its own time, or not at all: who asks waits for a few seconds.
/// </summary>
internal sealed class MachineSizer(IOperatedMachine machine, TimeProvider time)
{
    /// <summary>QEMU's names of what is plugged: processors are cpu1, cpu2….</summary>
    public const string MemoryDevice = "memory",
        CpuBegin = "cpu";

    private static readonly TimeSpan GuestMax = TimeSpan.FromSeconds(8),
        Poll = TimeSpan.FromMilliseconds(50);

    /// <summary>How many it has.</summary>
    /// <exception cref="VmRuntimeException">QEMU refuses, is silent, or has gone.</exception>
    public async Task<int> CpusAsync(CancellationToken ct) =>
        (await SlotsAsync(ct).ConfigureAwait(false)).Count(s => s["qom-path"] is not null);

    /// <summary>What is plugged beside what it began with: what the guest has taken of it, in bytes.</summary>
    /// <inheritdoc cref="CpusAsync"/>
    public async Task<long> MoreBytesAsync(CancellationToken ct) =>
        Number(await MemoryAsync(ct).ConfigureAwait(false), "size");

    /// <summary>One line of what its guest has as hardware: a snapshot is of no other.</summary>
    /// <inheritdoc cref="CpusAsync"/>
    public async Task<string> DescribeAsync(MachineRoom room, CancellationToken ct)
    {
        var cpus = await CpusAsync(ct).ConfigureAwait(false);
        var more = room.MoreBytes == 0 ? 0 : await MoreBytesAsync(ct).ConfigureAwait(false);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{cpus} of {room.CpusMax} processors, {room.MemoryBytes} + {more} of {room.MoreBytes} bytes of memory"
        );
    }

    /// <exception cref="VmRuntimeException">QEMU refuses, or the guest has not given one back in time.</exception>
    public async Task SetCpusAsync(int wanted, CancellationToken ct)
    {
        var deadline = time.GetUtcNow() + GuestMax;
        var asked = -1L;
        while (true)
        {
            var slots = await SlotsAsync(ct).ConfigureAwait(false);
            var plugged = slots.Where(s => s["qom-path"] is not null).ToList();
            if (plugged.Count == wanted)
                return;
            if (plugged.Count < wanted)
            {
                await PlugAsync(slots.Where(s => s["qom-path"] is null).MinBy(Core)!, ct).ConfigureAwait(false);
                continue;
            }
            var last = Core(plugged.MaxBy(Core)!);
            if (asked != last)
            {
                await UnplugAsync(last, ct).ConfigureAwait(false);
                asked = last;
            }
            if (time.GetUtcNow() > deadline)
                throw new VmRuntimeException(
                    $"the guest has not given back processors within {GuestMax.TotalSeconds} s: it has "
                        + $"{plugged.Count}, and is to have {wanted}"
                );
            await Task.Delay(Poll, time, ct).ConfigureAwait(false);
        }
    }

    /// <summary>Rounded up to what is plugged as one block.</summary>
    /// <exception cref="VmRuntimeException">QEMU refuses, or the guest has not taken or given back all of it in time:
    /// it is asked for no more than it has done.</exception>
    public async Task SetMoreBytesAsync(long wanted, CancellationToken ct)
    {
        var block = Math.Max(Number(await MemoryAsync(ct).ConfigureAwait(false), "block-size"), 1);
        var bytes = (Math.Max(wanted, 0) + block - 1) / block * block;
        await AskForAsync(bytes, ct).ConfigureAwait(false);
        var deadline = time.GetUtcNow() + GuestMax;
        while (true)
        {
            var has = await MoreBytesAsync(ct).ConfigureAwait(false);
            if (has == bytes)
                return;
            if (time.GetUtcNow() > deadline)
            {
                // What it took later would be memory that nobody counts.
                await AskForAsync(has, ct).ConfigureAwait(false);
                throw new VmRuntimeException(
                    $"the guest has not {(has < bytes ? "taken" : "given back")} all of it within "
                        + $"{GuestMax.TotalSeconds} s: of what is plugged it has {has} bytes, and is to have {bytes}"
                );
            }
            await Task.Delay(Poll, time, ct).ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyList<JsonNode>> SlotsAsync(CancellationToken ct) =>
        [.. (await machine.AskAsync("query-hotpluggable-cpus", null, ct).ConfigureAwait(false))!.AsArray()!];

    private async Task<JsonNode> MemoryAsync(CancellationToken ct) =>
        (await machine.AskAsync("query-memory-devices", null, ct).ConfigureAwait(false))
            ?.AsArray()
            .Select(d => d?["data"])
            .FirstOrDefault(d => d?["id"]?.GetValue<string>() == MemoryDevice)
        ?? throw new VmRuntimeException("QEMU has no memory that could be plugged");

    private Task AskForAsync(long bytes, CancellationToken ct) =>
        machine.AskAsync(
            "qom-set",
            new JsonObject
            {
                ["path"] = $"/machine/peripheral/{MemoryDevice}",
                ["property"] = "requested-size",
                ["value"] = bytes,
            },
            ct
        );

    private Task PlugAsync(JsonNode slot, CancellationToken ct)
    {
        var device = new JsonObject
        {
            ["driver"] = slot["type"]!.GetValue<string>(),
            ["id"] = string.Create(CultureInfo.InvariantCulture, $"{CpuBegin}{Core(slot)}"),
        };
        foreach (var (name, value) in slot["props"]!.AsObject())
            device[name] = value?.DeepClone();
        return machine.AskAsync("device_add", device, ct);
    }

    private async Task UnplugAsync(long core, CancellationToken ct)
    {
        try
        {
            await machine
                .AskAsync(
                    "device_del",
                    new JsonObject { ["id"] = string.Create(CultureInfo.InvariantCulture, $"{CpuBegin}{core}") },
                    ct
                )
                .ConfigureAwait(false);
        }
        catch (VmRuntimeException e) when (e.Message.Contains("already in the process", StringComparison.Ordinal))
        { /* it was asked before, and thinks about it */
        }
    }

    private static long Core(JsonNode slot) => Number(slot["props"]!, "core-id");

    private static long Number(JsonNode node, string name) => node[name]?.GetValue<long>() ?? 0;
}
