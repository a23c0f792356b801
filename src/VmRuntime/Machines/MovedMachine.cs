using System.Text.Json;
using Arktos.VmRuntime.Serving;

namespace Arktos.VmRuntime.Machines;

/// <summary>What another node has to know of a machine to take its guest over.</summary>
/// <param name="Hardware">What its guest sees of processor and QEMU; it goes on where that is the same, alone.</param>
/// <param name="Image">By what it hashes to.</param>
/// <param name="Mac">Of its first network interface; its guest keeps it.</param>
internal sealed record MovedMachine(
    string Hardware,
    string Image,
    string Mac,
    MachineRoom? Room,
    int Cpus,
    string? Resources,
    DateTimeOffset? StartedAt,
    int Reboots
)
{
    /// <summary>What guests of this node see of it.</summary>
    /// <param name="cpuInfo">/proc/cpuinfo</param>
    public static string HardwareOf(RuntimeFacts facts, string cpuInfo)
    {
        string Field(string name) =>
            cpuInfo
                .Split('\n')
                .Where(l => l.StartsWith(name, StringComparison.Ordinal) && l.Contains(':', StringComparison.Ordinal))
                .Select(l => l[(l.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim())
                .FirstOrDefault("");
        return facts.UsesKvm
            ? $"QEMU {facts.Version}, KVM on {Field("model name")} stepping {Field("stepping")} with {Field("flags")}"
            : $"QEMU {facts.Version}, TCG";
    }

    public string ToJson() => JsonSerializer.Serialize(this);

    /// <exception cref="VmRuntimeException">It cannot be read.</exception>
    public static MovedMachine Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<MovedMachine>(json) is { Mac.Length: > 0, Room: not null } told
                ? told
                : throw new VmRuntimeException("the machine is not described");
        }
        catch (JsonException e)
        {
            throw new VmRuntimeException($"the description of the machine cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Null: its guest can go on here.</summary>
    public string? WhyNotHere(string hardware, string image) =>
        Hardware != hardware
            ? $"its guest runs on other hardware there ({Shown(Hardware)}) than it would here ({Shown(hardware)})"
        : Image != image ? $"its image is another one here ({image}) than there ({Image})"
        : null;

    private static string Shown(string hardware) => hardware.Split(" with ")[0];
}
