using System.Globalization;
using System.Text.Json;
using Arktos.Kubelet.Services;

namespace Arktos.Kubelet.Runtimes;

/// <summary>How a sandbox is linked to the node's network, as the CNI plugins have said when they made it.</summary>
/// <param name="Address">IPv4, the first byte highest.</param>
/// <param name="Hardware">Of its interface; the lowest six bytes.</param>
/// <param name="HostLinks">Names of the interfaces of the node that were made or used for it: the end of its pair, and
/// the bridge.</param>
public sealed record SandboxLink(uint Address, ulong Hardware, IReadOnlyList<string> HostLinks)
{
    /// <summary>Of a virtual machine, those of its further network interfaces.</summary>
    public IReadOnlyList<SandboxLink> More { get; init; } = [];

    /// <summary>Reads it of what containerd tells of a sandbox; null: it has no link of its own. Pure.</summary>
    public static SandboxLink? Read(string info)
    {
        try
        {
            using var document = JsonDocument.Parse(info);
            if (
                document.RootElement.ValueKind != JsonValueKind.Object
                || !document.RootElement.TryGetProperty("cniResult", out var result)
                || Of(result) is not { } first
            )
                return null;
            return
                document.RootElement.TryGetProperty("moreCniResults", out var more)
                && more.ValueKind == JsonValueKind.Array
                ? first with
                {
                    More = [.. more.EnumerateArray().Select(Of).OfType<SandboxLink>()],
                }
                : first;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static SandboxLink? Of(JsonElement result)
    {
        if (
            result.ValueKind != JsonValueKind.Object
            || !result.TryGetProperty("Interfaces", out var interfaces)
            || interfaces.ValueKind != JsonValueKind.Object
        )
            return null;
        var hostLinks = new List<string>();
        (uint Address, ulong Hardware)? own = null;
        foreach (var one in interfaces.EnumerateObject())
            if (Text(one.Value, "Sandbox").Length == 0)
                hostLinks.Add(one.Name);
            // The loopback has no hardware address.
            else if (HardwareOf(Text(one.Value, "Mac")) is > 0 and var mac && AddressOf(one.Value) is { } address)
                own ??= (address, mac);
        return own is { } found ? new SandboxLink(found.Address, found.Hardware, hostLinks) : null;
    }

    private static uint? AddressOf(JsonElement one)
    {
        if (!one.TryGetProperty("IPConfigs", out var configs) || configs.ValueKind != JsonValueKind.Array)
            return null;
        foreach (var config in configs.EnumerateArray())
            if (Ipv4.TryParse(Text(config, "IP"), out var address))
                return address;
        return null;
    }

    private static ulong HardwareOf(string text) =>
        ulong.TryParse(
            text.Replace(":", "", StringComparison.Ordinal),
            NumberStyles.AllowHexSpecifier,
            CultureInfo.InvariantCulture,
            out var hardware
        )
            ? hardware
            : 0;

    private static string Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : "";
}
