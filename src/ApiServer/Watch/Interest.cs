using System.Text.Json;
using Arktos.Api.Json;
using Arktos.ApiServer.Storage;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Watch;

/// <summary>
/// What a reader of a hub has declared to be woken for: the narrowest of everything, a tenant, a namespace, the pods of
/// a node. An event costs what those cost who want it, however many others there are; what a reader filters by besides
/// is its own matter.
/// </summary>
internal readonly record struct Interest(string? Tenant, string? Namespace, string? Node)
{
    public static Interest Everything => default;

    /// <param name="node">The node that a selector on spec.nodeName demands; empty for none.</param>
    public static Interest Of(KeyRange range, string node) =>
        node.Length > 0 ? new Interest(null, null, node) : new Interest(range.Tenant, range.Namespace, null);

    public bool Wants(HubEvent e)
    {
        var key = e.Value.Item.Key;
        return Node is null
            ? (Tenant is null || key.Tenant == Tenant) && (Namespace is null || key.Namespace == Namespace)
            : e.NodeNow == Node || e.NodeBefore == Node;
    }

    /// <summary>Under which interests readers of an event may stand.</summary>
    /// <param name="byNode">Whether any reader has declared a node.</param>
    public static void Collect(HubEvent e, bool byNode, List<Interest> into)
    {
        var key = e.Value.Item.Key;
        into.Clear();
        into.Add(Everything);
        into.Add(new Interest(key.Tenant, null, null));
        into.Add(new Interest(key.Tenant, key.Namespace, null));
        if (!byNode)
            return;
        if (e.NodeNow.Length > 0)
            into.Add(new Interest(null, null, e.NodeNow));
        // An object that has left a node is gone from there: who followed it must hear.
        if (e.NodeBefore.Length > 0 && e.NodeBefore != e.NodeNow)
            into.Add(new Interest(null, null, e.NodeBefore));
    }
}

/// <summary>Reads spec.nodeName without decoding the object. Pure.</summary>
internal static class NodeNameScan
{
    /// <returns>Empty: there is none, or it is no object that one could look for it in.</returns>
    public static string Read(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 128 });
            return
                JsonScan.Enter(ref reader, "spec"u8, JsonTokenType.StartObject)
                && JsonScan.Enter(ref reader, "nodeName"u8, JsonTokenType.String)
                ? reader.GetString() ?? ""
                : "";
        }
        catch (Exception e) when (JsonText.IsFaultOfInput(e))
        {
            return "";
        }
    }
}
