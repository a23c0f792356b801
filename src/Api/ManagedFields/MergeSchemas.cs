using System.Runtime.CompilerServices;
using Arktos.Api.Schemas;

namespace Arktos.Api.ManagedFields;

/// <summary>Merge schemas of the types that have type facts. Thread-safe.</summary>
public static class MergeSchemas
{
    // Types of custom resources come and go with their definitions.
    private static readonly ConditionalWeakTable<TypeSchema, MergeSchema> Known = [];

    public static MergeSchema Of(TypeSchema type) =>
        Known.GetValue(
            type,
            static t =>
                MergeSchema.Struct(
                    () => t.Fields.Select(f => new MergeField(f.Name, Of(f))).ToArray(),
                    t.IsAtomic,
                    t.TakesUnknown ? MergeSchema.Any : null
                )
        );

    private static MergeSchema Of(FieldSchema field)
    {
        var shape = field.Shape;
        switch (shape.Kind)
        {
            case ShapeKind.List when field.ListType == "map":
                return MergeSchema.KeyedList(
                    Of(shape.Element!),
                    field.ListMapKeys.Select(k => new ListKey(k, shape.Element!.Struct?.Field(k)?.Default))
                );
            case ShapeKind.List when field.ListType == "set":
                return MergeSchema.Set(Of(shape.Element!));
            case ShapeKind.Struct or ShapeKind.Map when field.MapType.Length > 0:
                return Of(shape).With(field.MapType == "atomic");
            default:
                return Of(shape);
        }
    }

    // Lists are atomic where nothing is said, structs and maps are not.
    private static MergeSchema Of(Shape shape) =>
        shape.Kind switch
        {
            ShapeKind.Struct => Of(shape.Struct!),
            ShapeKind.List => MergeSchema.AtomicList(Of(shape.Element!)),
            ShapeKind.Map => MergeSchema.Map(Of(shape.Element!)),
            ShapeKind.Text or ShapeKind.Bytes => MergeSchema.Text,
            ShapeKind.Integer or ShapeKind.Number => MergeSchema.Number,
            ShapeKind.Boolean => MergeSchema.Boolean,
            ShapeKind.Any => MergeSchema.Any,
            _ => MergeSchema.Scalar,
        };
}
