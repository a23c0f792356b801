using Arktos.Api.Schemas;

namespace Arktos.Api.CustomResources;

/// <summary>
/// A structural schema as the schema that strict fields and server-side apply read: custom kinds and those that were
/// compiled in go through the same code. Pure.
/// </summary>
public static class SchemaShapes
{
    private static readonly Shape Any = new(ShapeKind.Any),
        Text = new(ShapeKind.Text);

    public static TypeSchema Of(StructuralSchema root, GroupVersionKind kind)
    {
        var metadata = SchemaCatalog.Instance.FindMeta("ObjectMeta")!;
        var type = Struct(root, kind.GroupVersion, kind.Kind);
        type.Fields =
        [
            Field("kind", Text),
            Field("apiVersion", Text),
            Field("metadata", new Shape(ShapeKind.Struct, metadata)),
            .. type.Fields.Where(f => f.Name is not ("kind" or "apiVersion" or "metadata")),
        ];
        return type;
    }

    private static TypeSchema Struct(StructuralSchema schema, GroupVersion groupVersion, string name)
    {
        IEnumerable<FieldSchema> fields = schema.Properties.Select(p =>
            Field(p.Key, ShapeOf(p.Value, groupVersion, $"{name}.{p.Key}")) with
            {
                ListType = p.Value.ListType.Length > 0 ? p.Value.ListType : "atomic",
                ListMapKeys = p.Value.ListMapKeys,
                MapType = p.Value.MapType,
            }
        );
        if (schema.IsEmbedded)
            fields = fields.Concat(
                new[]
                {
                    Field("kind", Text),
                    Field("apiVersion", Text),
                    Field("metadata", new Shape(ShapeKind.Struct, SchemaCatalog.Instance.FindMeta("ObjectMeta")!)),
                }.Where(f => !schema.Properties.ContainsKey(f.Name))
            );
        return new TypeSchema(groupVersion, name) { Fields = [.. fields], TakesUnknown = schema.KeepsUnknown };
    }

    private static Shape ShapeOf(StructuralSchema schema, GroupVersion groupVersion, string name) =>
        schema.Type switch
        {
            _ when schema.IsIntOrString => new Shape(ShapeKind.IntOrString),
            "string" => Text,
            "integer" => new Shape(ShapeKind.Integer),
            "number" => new Shape(ShapeKind.Number),
            "boolean" => new Shape(ShapeKind.Boolean),
            "array" when schema.Items is { } items => new Shape(
                ShapeKind.List,
                Element: ShapeOf(items, groupVersion, name)
            ),
            "object" when schema.AdditionalProperties is { } values => new Shape(
                ShapeKind.Map,
                Element: ShapeOf(values, groupVersion, name)
            ),
            "object" when schema.TakesAnyProperty => new Shape(ShapeKind.Map, Element: Any),
            "object" => new Shape(ShapeKind.Struct, Struct(schema, groupVersion, name)),
            _ => Any,
        };

    private static FieldSchema Field(string name, Shape shape) => new(name, shape, true, "", "", "", [], "");
}
