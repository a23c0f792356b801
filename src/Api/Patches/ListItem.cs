using System.Text.Json;
using System.Text.Json.Nodes;

namespace Arktos.Api.Patches;

/// <summary>By what an element of a list that merges is known again. Pure.</summary>
internal static class ListItem
{
    /// <summary>
    /// Of an object its merge key's value, of anything else itself, as text: equal for values that are equal JSON.
    /// </summary>
    /// <param name="mergeKey">Empty: the element itself counts.</param>
    public static string Identity(JsonNode? item, string mergeKey)
    {
        var node = mergeKey.Length > 0 && item is JsonObject fields ? fields[mergeKey] : item;
        if (node is not JsonValue value)
            return node is null ? "null" : node.ToJsonString();
        return value.GetValueKind() switch
        {
            JsonValueKind.String => "s" + value.GetValue<string>(),
            // 1 and 1.0 are one number.
            JsonValueKind.Number when value.TryGetValue<decimal>(out var number) => "n"
                + (number / 1.000000000000000000000000000000m).ToString(
                    System.Globalization.CultureInfo.InvariantCulture
                ),
            _ => value.ToJsonString(),
        };
    }

    /// <summary>Where each identity stands first.</summary>
    public static Dictionary<string, int> Places(IEnumerable<JsonNode?> items, string mergeKey)
    {
        var (places, next) = (new Dictionary<string, int>(), 0);
        foreach (var item in items)
            places.TryAdd(Identity(item, mergeKey), next++);
        return places;
    }
}
