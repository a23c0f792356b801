using System.Runtime.CompilerServices;
using Arktos.Api.Json;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Configuration;

/// <summary>Decodes what is followed when it is first asked for, and once. Thread-safe.</summary>
internal static class DecodedItems
{
    private static readonly ConditionalWeakTable<KeyspaceItem, object> Known = [];
    private static readonly object Undecodable = new();

    /// <summary>An item whose bytes nobody needs any more, for as long as somebody has it.</summary>
    /// <param name="decoded">What it will be decoded to; null: it cannot be decoded.</param>
    public static KeyspaceItem Slim(KeyspaceItem item, object? decoded)
    {
        var slim = item with { Value = default };
        Known.Add(slim, decoded ?? Undecodable);
        return slim;
    }

    /// <returns>Not to be changed. Null: the item cannot be decoded.</returns>
    public static T? Decode<T>(KeyspaceItem item)
        where T : class =>
        Known.GetValue(
            item,
            i =>
            {
                try
                {
                    return KubeJson.Decode<T>(i.Value.Span);
                }
                catch (Exception e) when (JsonText.IsFaultOfInput(e))
                {
                    return Undecodable;
                }
            }
        ) as T;
}
