using System.Runtime.InteropServices;
using System.Text.Json;

namespace Arktos.Api.ManagedFields;

/// <summary>
/// Takes out of a merged object what its applier applied last time and no longer does, unless somebody else manages
/// it. A struct goes with its last managed field, and with what nobody manages in it (defaults). Pure.
/// </summary>
public sealed class DroppedFields
{
    private readonly FieldSet _last;
    private readonly FieldSet _managed;

    private DroppedFields(FieldSet last, FieldSet managed) => (_last, _managed) = (last, managed);

    /// <param name="last">What the applier managed until now.</param>
    /// <param name="managed">What is managed from now on, by whomever.</param>
    /// <returns>Null: nothing is dropped.</returns>
    public static DroppedFields? Find(FieldSet last, FieldSet managed, MergeSchema schema) =>
        last.Difference(managed).IsEmpty
            ? null
            : new(last.WithDeclaredFields(schema), managed.WithDeclaredFields(schema));

    /// <summary>Writes the object without what is dropped.</summary>
    public void Write(JsonElement merged, MergeSchema schema, Utf8JsonWriter writer) =>
        Write(merged, schema, new Place(_last, _managed, IsBelowLast: false, IsKept: true), writer);

    private static void Write(JsonElement value, MergeSchema schema, Place place, Utf8JsonWriter writer)
    {
        // Below this nothing was applied last time, so nothing is dropped.
        if (place.Last.IsEmpty || schema.IsLeaf)
            writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(value), skipInputValidation: true);
        else if (value.ValueKind == JsonValueKind.Object)
        {
            var hint = 0;
            writer.WriteStartObject();
            foreach (var field in value.EnumerateObject())
            {
                var declared = schema.Field(field, ref hint);
                if (!place.TryEnter(declared?.Element ?? PathElement.Field(field.Name), out var inner))
                    continue;
                writer.WritePropertyName(field.Name);
                Write(field.Value, declared?.Schema ?? schema.Element ?? MergeSchema.Any, inner, writer);
            }
            writer.WriteEndObject();
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            writer.WriteStartArray();
            foreach (var item in value.EnumerateArray())
            {
                JsonParts.TryElementOf(item, schema, out var element);
                if (place.TryEnter(element, out var inner))
                    Write(item, schema.Element!, inner, writer);
            }
            writer.WriteEndArray();
        }
        else
            writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(value), skipInputValidation: true);
    }

    /// <param name="Last">What was applied last time at and below a place.</param>
    /// <param name="Managed">What is managed from now on there.</param>
    /// <param name="IsBelowLast">Whether the place is in something that was applied last time.</param>
    /// <param name="IsKept">Whether all that holds the place is managed, or was never applied.</param>
    private readonly record struct Place(FieldSet Last, FieldSet Managed, bool IsBelowLast, bool IsKept)
    {
        /// <summary>False: what is there is dropped.</summary>
        public bool TryEnter(PathElement element, out Place inner)
        {
            var (wasApplied, last) = Last.Find(element);
            var (isManaged, managed) = Managed.Find(element);
            var isKept = IsKept && (isManaged || !IsBelowLast && !wasApplied);
            inner = new Place(last, managed, IsBelowLast || wasApplied, isKept);
            return !wasApplied || isKept;
        }
    }
}
