using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace Arktos.VmRuntime.Network;

/// <summary>How a sandbox is linked to the node's network, of what CNI plugins have said. Pure.</summary>
/// <param name="Mac">"aa:bb:cc:dd:ee:ff", as the node expects it of the pod.</param>
/// <param name="Mtu">Zero: not told.</param>
internal sealed record SandboxAddress(string Ip, int PrefixLength, string Gateway, string Mac, int Mtu)
{
    /// <param name="name">Of the interface in the sandbox.</param>
    /// <exception cref="VmRuntimeException">There is no IPv4 address in it.</exception>
    public static SandboxAddress Of(JsonObject result, string name = CniPlugins.Primary)
    {
        var interfaces = (result["interfaces"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        var own = interfaces.Find(i => Text(i, "sandbox").Length > 0 && Text(i, "name") == name);
        foreach (var ip in (result["ips"] as JsonArray ?? []).OfType<JsonObject>())
            if (
                Text(ip, "address").Split('/') is [var address, var length]
                && IPAddress.TryParse(address, out var parsed)
                && parsed.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork
                && int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var prefix)
            )
                return new SandboxAddress(
                    address,
                    prefix,
                    Text(ip, "gateway"),
                    own is null ? throw new VmRuntimeException($"CNI plugins made no {name}") : Text(own, "mac"),
                    own["mtu"]?.GetValue<int>() ?? 0
                );
        throw new VmRuntimeException("CNI plugins gave no IPv4 address");
    }

    /// <summary>Its first interface has another hardware address from now on.</summary>
    public static void SetMac(JsonObject result, string mac)
    {
        foreach (var own in (result["interfaces"] as JsonArray ?? []).OfType<JsonObject>())
            if (Text(own, "sandbox").Length > 0 && Text(own, "name") == CniPlugins.Primary)
                own["mac"] = mac;
    }

    /// <summary>The same in the form in which containerd tells it, which the node agent reads.</summary>
    /// <param name="more">Of its further interfaces, which containerd has none of.</param>
    public static JsonObject InfoOf(JsonObject result, IEnumerable<JsonObject> more) =>
        new() { ["cniResult"] = ResultOf(result), ["moreCniResults"] = new JsonArray([.. more.Select(ResultOf)]) };

    private static JsonObject ResultOf(JsonObject result)
    {
        var all = (result["interfaces"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        var ips = (result["ips"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        var told = new JsonObject();
        foreach (var (i, one) in all.Index())
            told[Text(one, "name")] = new JsonObject
            {
                ["Mac"] = Text(one, "mac"),
                ["Sandbox"] = Text(one, "sandbox"),
                ["IPConfigs"] = new JsonArray([
                    .. ips.Where(ip => ip["interface"]?.GetValue<int>() == i)
                        .Select(ip => new JsonObject
                        {
                            ["IP"] = Text(ip, "address").Split('/')[0],
                            ["Gateway"] = Text(ip, "gateway"),
                        }),
                ]),
            };
        return new JsonObject { ["Interfaces"] = told };
    }

    private static string Text(JsonObject value, string name) =>
        value[name] is JsonValue text && text.TryGetValue<string>(out var read) ? read : "";
}
