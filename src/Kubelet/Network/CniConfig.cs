using System.Text.Json.Nodes;

namespace Arktos.Kubelet.Network;

/// <summary>The CNI configuration list of a node's pod network. Pure.</summary>
public static class CniConfig
{
    public const string FileName = "10-arktos.conflist";

    /// <param name="addressDirectory">Where host-local keeps the addresses it has given out: the node's own, so that
    /// nodes of one machine do not mix.</param>
    public static string Write(NodeNetworkOptions network, string addressDirectory)
    {
        if (network.BridgeName.Length is 0 or > 15)
            throw new ArgumentException($"the bridge name \"{network.BridgeName}\" must have 1 to 15 characters");
        var bridge = new JsonObject
        {
            ["type"] = "bridge",
            ["bridge"] = network.BridgeName,
            ["isGateway"] = true,
            ["ipMasq"] = network.Masquerading == Masquerading.ByPlugin,
            // A node that was deleted and comes back may have another range.
            ["forceAddress"] = true,
            ["hairpinMode"] = true,
            ["ipam"] = new JsonObject
            {
                ["type"] = "host-local",
                ["dataDir"] = addressDirectory,
                ["ranges"] = new JsonArray(new JsonArray(new JsonObject { ["subnet"] = network.PodCidr })),
                ["routes"] = new JsonArray(new JsonObject { ["dst"] = "0.0.0.0/0" }),
            },
        };
        if (network.Mtu > 0)
            bridge["mtu"] = network.Mtu;
        return new JsonObject
        {
            ["cniVersion"] = "1.0.0",
            ["name"] = network.BridgeName,
            ["plugins"] = new JsonArray(
                bridge,
                new JsonObject
                {
                    ["type"] = "portmap",
                    ["capabilities"] = new JsonObject { ["portMappings"] = true },
                }
            ),
        }.ToJsonString(new() { WriteIndented = true });
    }
}
