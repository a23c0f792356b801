using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Arktos.Api.Schemas;

namespace Arktos.Api.Protobuf;

/// <summary>How a value stands in a message.</summary>
internal enum ValueForm
{
    Text,
    Integer32,
    Integer64,
    Number,
    Boolean,
    Bytes,
    Time,
    MicroTime,
    Quantity,
    IntOrString,

    /// <summary>A message whose field 1 holds JSON: RawExtension, FieldsV1, a default in a schema.</summary>
    Raw,

    /// <summary>One schema, or several: {schema = 1, jSONSchemas = 2}.</summary>
    SchemaOrSchemas,

    /// <summary>A schema, or whether anything is allowed: {allows = 1, schema = 2}.</summary>
    SchemaOrFlag,

    /// <summary>A schema, or names: {schema = 1, property = 2}.</summary>
    SchemaOrNames,
    Struct,
    List,

    /// <summary>A list as a message of its own, with the items as field 1.</summary>
    Items,
    Map,
}

/// <summary>A <see cref="Shape"/> as protobuf has it. Immutable and thread-safe.</summary>
internal sealed class ValuePlan(Shape shape)
{
    private MessagePlan? _message;
    private ValuePlan? _asStruct;

    public static ValuePlan OfText { get; } = new(new Shape(ShapeKind.Text));

    public ValueForm Form { get; } = FormOf(shape);

    /// <summary>Of a list's items and a map's values.</summary>
    public ValuePlan? Element { get; } = shape.Element is { } element ? new ValuePlan(element) : null;

    /// <summary>Of a struct, or of the schemas that stand beside something else.</summary>
    public MessagePlan Message =>
        _message ??= MessagePlan.Of(
            shape.Struct
                ?? SchemaCatalog.Instance.Find(new GroupVersion("apiextensions.k8s.io", "v1"), "JSONSchemaProps")!
        );

    /// <summary>A value that is such a message.</summary>
    public ValuePlan AsStruct => _asStruct ??= new ValuePlan(new Shape(ShapeKind.Struct, Message.Type));

    private static ValueForm FormOf(Shape shape) =>
        shape.Kind switch
        {
            ShapeKind.Text => ValueForm.Text,
            ShapeKind.Integer => shape.GoType == "int64" ? ValueForm.Integer64 : ValueForm.Integer32,
            ShapeKind.Number => ValueForm.Number,
            ShapeKind.Boolean => ValueForm.Boolean,
            ShapeKind.Bytes => ValueForm.Bytes,
            ShapeKind.Time => ValueForm.Time,
            ShapeKind.MicroTime => ValueForm.MicroTime,
            ShapeKind.Quantity => ValueForm.Quantity,
            ShapeKind.IntOrString => ValueForm.IntOrString,
            ShapeKind.Struct => ValueForm.Struct,
            ShapeKind.List => shape.IsItemsMessage ? ValueForm.Items : ValueForm.List,
            ShapeKind.Map => ValueForm.Map,
            _ => shape.GoType switch
            {
                "JSONSchemaPropsOrArray" => ValueForm.SchemaOrSchemas,
                "JSONSchemaPropsOrBool" => ValueForm.SchemaOrFlag,
                "JSONSchemaPropsOrStringArray" => ValueForm.SchemaOrNames,
                _ => ValueForm.Raw,
            },
        };
}

/// <summary>One field of a message; an inlined struct is one whose own fields stand in the JSON around it.</summary>
/// <param name="Name">In JSON; empty of an inlined struct.</param>
/// <param name="Slot">Where <see cref="MessagePlan.Names"/> has the name; -1 of an inlined struct.</param>
/// <param name="Value">Null of an inlined struct.</param>
/// <param name="IsOptional">JSON leaves it out where it is empty.</param>
internal sealed record FieldPlan(
    int Number,
    string Name,
    int Slot,
    ValuePlan? Value,
    bool IsPointer,
    bool IsOptional,
    FieldPlan[] Inlined
)
{
    public JsonEncodedText EncodedName { get; } = JsonEncodedText.Encode(Name);
}

/// <summary>
/// How objects of a type are written as messages and read from them, made of the type facts when first asked for.
/// Immutable and thread-safe.
/// </summary>
internal sealed class MessagePlan
{
    private static readonly ConcurrentDictionary<TypeSchema, MessagePlan> Plans = [];
    private byte[]? _empty;

    private MessagePlan(TypeSchema type)
    {
        Type = type;
        Names = [.. type.Fields.Select(f => Encoding.UTF8.GetBytes(f.Name))];
        var slots = new Dictionary<string, int>();
        for (var i = 0; i < type.Fields.Count; i++)
            slots[type.Fields[i].Name] = i;
        Fields = FieldsOf(type, slots);
    }

    public TypeSchema Type { get; }

    /// <summary>Of all fields in JSON, those of inlined structs too, in the order of their definition.</summary>
    public byte[][] Names { get; }

    /// <summary>In the order of their numbers.</summary>
    public FieldPlan[] Fields { get; }

    /// <summary>The message of an object without any field: what is no pointer is in it all the same.</summary>
    public ReadOnlySpan<byte> Empty => _empty ??= MessageWriter.EmptyOf(this);

    public static MessagePlan Of(TypeSchema type) => Plans.GetOrAdd(type, static t => new MessagePlan(t));

    private static FieldPlan[] FieldsOf(TypeSchema type, IReadOnlyDictionary<string, int> slots) =>
        [
            .. type
                .Fields.Where(f => f.ProtoNumber > 0)
                .Select(f => new FieldPlan(
                    f.ProtoNumber,
                    f.Name,
                    slots[f.Name],
                    new ValuePlan(f.Shape),
                    f.IsPointer,
                    f.Optional,
                    []
                ))
                .Concat(
                    type.Inlined.Select(i => new FieldPlan(
                        i.ProtoNumber,
                        "",
                        -1,
                        null,
                        false,
                        false,
                        FieldsOf(i.Type, slots)
                    ))
                )
                .OrderBy(f => f.Number),
        ];
}
