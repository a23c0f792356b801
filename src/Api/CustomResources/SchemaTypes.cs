using Arktos.Api.Cel;

namespace Arktos.Api.CustomResources;

/// <summary>The types that CEL rules see of a schema, as Kubernetes maps them. Pure.</summary>
public static class SchemaTypes
{
    // What every object has; of metadata Kubernetes lets rules see these two.
    private static readonly CelType Metadata = CelType.ObjectOf(
        new Fields(
            "object.metadata",
            new Dictionary<string, CelType> { ["name"] = CelType.String, ["generateName"] = CelType.String }
        )
    );

    /// <param name="name">Under which the type is told in messages; tells it from others of the definition.</param>
    /// <param name="isObject">The schema is that of a whole object, which has a kind, a version and metadata.</param>
    public static CelType Of(StructuralSchema schema, string name = "object", bool isObject = false)
    {
        var type = Plain(schema, name, isObject || schema.IsEmbedded);
        return schema.IsNullable && type.Kind != CelTypeKind.Dyn ? CelType.NullableOf(type) : type;
    }

    private static CelType Plain(StructuralSchema schema, string name, bool isObject) =>
        schema.Type switch
        {
            _ when schema.IsIntOrString => CelType.Dyn,
            "boolean" => CelType.Bool,
            "integer" => CelType.Int,
            "number" => CelType.Double,
            "string" => Text(schema),
            "array" when schema.Items is { } items => CelType
                .ListOf(Of(items, name + ".@idx"))
                .Bounded(schema.MaxItems),
            "object" when schema.AdditionalProperties is { } values => CelType
                .MapOf(CelType.String, Of(values, name + ".@elem"))
                .Bounded(schema.MaxProperties),
            "object" when schema.TakesAnyProperty => CelType
                .MapOf(CelType.String, CelType.Dyn)
                .Bounded(schema.MaxProperties),
            "object" => CelType.ObjectOf(FieldsOf(schema, name, isObject)),
            _ => CelType.Dyn,
        };

    private static CelType Text(StructuralSchema schema) =>
        schema.Format switch
        {
            "byte" => CelType.Bytes.Bounded(schema.MaxLength),
            "date" or "date-time" or "datetime" => CelType.Timestamp,
            "duration" => CelType.Duration,
            _ when schema.Enum.Count > 0 => CelType.String.Bounded(
                schema.Enum.Max(e => e is null ? 0L : e.ToJsonString().Length)
            ),
            _ => CelType.String.Bounded(schema.MaxLength),
        };

    private static Fields FieldsOf(StructuralSchema schema, string name, bool isObject)
    {
        var fields = schema.Properties.ToDictionary(p => p.Key, p => Of(p.Value, $"{name}.{p.Key}"));
        if (isObject)
            (fields["kind"], fields["apiVersion"], fields["metadata"]) = (CelType.String, CelType.String, Metadata);
        return new Fields(name, fields, schema.BytesMin);
    }

    private sealed class Fields(string name, Dictionary<string, CelType> fields, long bytesMin = 2) : ICelObjectType
    {
        public long BytesMin => bytesMin;

        public string Name => name;

        public CelType? FindField(string field) => fields.GetValueOrDefault(field);
    }
}
