using System.Text.Json;

namespace Arktos.Api.ManagedFields;

/// <summary>
/// The JSON of sets of fields: an object of <see cref="PathElement"/> keys. A member without anything below it is
/// <c>{}</c>; one that has is told by a key <c>.</c>. Example:
/// <c>{"f:metadata":{"f:labels":{".":{},"f:app":{}}}}</c> is the labels and the label app. Pure.
/// </summary>
public static class FieldsV1
{
    /// <summary>Levels; objects have a hundred at most.</summary>
    private const int DepthMax = 128;

    /// <summary>Each look-up goes through the object; of more, the whole set is read.</summary>
    private const int LookUpsMax = 32;

    /// <exception cref="FormatException">The JSON is no set.</exception>
    public static FieldSet Read(JsonElement json) => Read(json, 0);

    public static void Write(FieldSet set, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        WriteNodes(set, writer);
        writer.WriteEndObject();
    }

    /// <summary>Whether all members of a set are members of the one in JSON, which is in canonical form.</summary>
    public static bool Covers(JsonElement json, FieldSet set)
    {
        if (set.Nodes.Length > LookUpsMax)
            return set.Difference(Read(json)).IsEmpty;
        foreach (var node in set.Nodes)
        {
            if (!json.TryGetProperty(node.Element.Text, out var inner))
                return false;
            if (node.IsMember && !IsMember(inner) || !Covers(inner, node.Children))
                return false;
        }
        return true;
    }

    /// <summary>Whether a member of a set is one of the set in JSON, which is in canonical form.</summary>
    public static bool Overlaps(JsonElement json, FieldSet set)
    {
        if (set.Nodes.Length > LookUpsMax)
            return !set.Intersection(Read(json)).IsEmpty;
        foreach (var node in set.Nodes)
            if (
                json.TryGetProperty(node.Element.Text, out var inner)
                && (node.IsMember && IsMember(inner) || Overlaps(inner, node.Children))
            )
                return true;
        return false;
    }

    private static bool IsMember(JsonElement inner)
    {
        foreach (var field in inner.EnumerateObject())
            return field.NameEquals("."u8);
        return true;
    }

    private static FieldSet Read(JsonElement json, int depth)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw new FormatException("a set of fields is an object");
        if (depth > DepthMax)
            throw new FormatException("a set of fields is too deep");
        List<FieldSet.Node>? nodes = null;
        HashSet<PathElement>? seen = null;
        foreach (var field in json.EnumerateObject())
        {
            if (field.NameEquals("."u8))
                continue;
            var element = PathElement.Parse(field.Name);
            var isMember = false;
            var isEmpty = true;
            foreach (var inner in field.Value.EnumerateObject())
            {
                isEmpty = false;
                isMember |= inner.NameEquals("."u8);
            }
            (nodes ??= []).Add(new(element, isMember || isEmpty, Read(field.Value, depth + 1)));
            if (nodes.Count > 1 && nodes[^2].Element.CompareTo(element) >= 0)
                seen ??= [];
        }
        if (seen is not null && nodes!.Any(n => !seen.Add(n.Element)))
            throw new FormatException("a set of fields names one twice");
        return FieldSet.Of(nodes);
    }

    private static void WriteNodes(FieldSet set, Utf8JsonWriter writer)
    {
        foreach (var node in set.Nodes)
        {
            writer.WriteStartObject(node.Element.Text);
            if (!node.Children.IsEmpty)
            {
                if (node.IsMember)
                {
                    writer.WriteStartObject("."u8);
                    writer.WriteEndObject();
                }
                WriteNodes(node.Children, writer);
            }
            writer.WriteEndObject();
        }
    }
}
