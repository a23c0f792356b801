using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using Arktos.Api.Json;
using Arktos.Api.Rbac.V1;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Configuration;

/// <summary>
/// Of followed roles their rules, as JSON, and nothing else: each tenant has the same roles from the start, and what is
/// the same is kept once. Rules are decoded when somebody asks, once for all roles that share them. Thread-safe.
/// </summary>
public static class SharedRules
{
    /// <summary>Beyond so many, those that nobody has any more are looked for each time that there are twice as
    /// many.</summary>
    private const int KnownMin = 1024;

    private static readonly byte[] None = "[]"u8.ToArray();
    private static readonly Lock Table = new();
    private static readonly Dictionary<int, List<WeakReference<byte[]>>> Known = [];
    private static readonly ConditionalWeakTable<byte[], List<PolicyRule>> Decoded = [];
    private static int _count;
    private static int _sweepAt = KnownMin;

    /// <summary>How many different ones are kept, and how many that nobody has any more.</summary>
    public static int Count
    {
        get
        {
            lock (Table)
                return _count;
        }
    }

    /// <summary>A role as it is kept: its value are its rules. What is no role has none, and grants nothing.</summary>
    public static KeyspaceItem Keep(KeyspaceItem role) => role with { Value = Share(RulesIn(role.Value.Span)) };

    /// <returns>Not to be changed.</returns>
    public static List<PolicyRule> Of(KeyspaceItem kept) =>
        MemoryMarshal.TryGetArray(kept.Value, out var array) && array.Array is { } bytes
            ? Decoded.GetValue(bytes, Decode)
            : [];

    private static ReadOnlySpan<byte> RulesIn(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 128 });
            ReadOnlySpan<byte> rules = default;
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
                return default;
            // To the end: what is no whole object grants nothing.
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isRules = reader.ValueTextEquals("rules"u8);
                reader.Read();
                var from = (int)reader.TokenStartIndex;
                reader.Skip();
                if (isRules)
                    rules = json[from..(int)reader.BytesConsumed];
            }
            return rules;
        }
        catch (Exception e) when (JsonText.IsFaultOfInput(e))
        {
            return default;
        }
    }

    private static List<PolicyRule> Decode(byte[] json)
    {
        try
        {
            return KubeJson.Decode<List<PolicyRule>>(json) ?? [];
        }
        catch (Exception e) when (JsonText.IsFaultOfInput(e))
        {
            return [];
        }
    }

    private static byte[] Share(ReadOnlySpan<byte> rules)
    {
        if (rules.Length <= None.Length)
            return None;
        var hash = new HashCode();
        hash.AddBytes(rules);
        var key = hash.ToHashCode();
        lock (Table)
        {
            if (!Known.TryGetValue(key, out var same))
                Known[key] = same = [];
            foreach (var reference in same)
                if (reference.TryGetTarget(out var bytes) && rules.SequenceEqual(bytes))
                    return bytes;
            var copy = rules.ToArray();
            same.Add(new WeakReference<byte[]>(copy));
            if (++_count >= _sweepAt)
                Sweep();
            return copy;
        }
    }

    private static void Sweep()
    {
        foreach (var (key, same) in Known)
        {
            _count -= same.RemoveAll(r => !r.TryGetTarget(out _));
            if (same.Count == 0)
                Known.Remove(key);
        }
        _sweepAt = Math.Max(KnownMin, 2 * _count);
    }
}
