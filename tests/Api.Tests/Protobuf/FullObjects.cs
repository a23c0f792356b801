using System.Text.Json.Nodes;
using Arktos.Api.Schemas;

namespace Arktos.Api.Tests.Protobuf;

/// <summary>
/// Objects in which every field of the type facts has a value that is not empty, two items in each list and map. The
/// values are such that they come back as they went: canonical quantities, whole seconds.
/// </summary>
internal static class FullObjects
{
    /// <summary>Schemas hold schemas without end.</summary>
    private const int SchemasMax = 2;

    public static JsonObject Of(GroupVersion groupVersion, TypeSchema type)
    {
        var numbers = new Numbers();
        var all = Struct(type, numbers, 0);
        (all["kind"], all["apiVersion"]) = (type.Name, groupVersion.ToString());
        return all;
    }

    /// <summary>One object for each field, in which nothing else is set.</summary>
    public static IEnumerable<JsonObject> OneByOne(GroupVersion groupVersion, TypeSchema type)
    {
        var numbers = new Numbers();
        foreach (var path in Paths(type, 0))
        {
            var root = new JsonObject { ["kind"] = type.Name, ["apiVersion"] = groupVersion.ToString() };
            var at = root;
            foreach (var step in path[..^1])
                at[step.Name] = at = [];
            at[path[^1].Name] = Value(path[^1].Shape, numbers, 0);
            yield return root;
        }
    }

    private static IEnumerable<FieldSchema[]> Paths(TypeSchema type, int depth)
    {
        foreach (var field in type.Fields)
        {
            if (field.Name is "kind" or "apiVersion" && field.ProtoNumber == 0)
                continue;
            yield return [field];
            if (field.Shape.Kind == ShapeKind.Struct && depth < 3)
                foreach (var inner in Paths(field.Shape.Struct!, depth + 1))
                    yield return [field, .. inner];
        }
    }

    private static JsonObject Struct(TypeSchema type, Numbers numbers, int schemas)
    {
        var fields = new JsonObject();
        if (type.Name == "JSONSchemaProps" && ++schemas > SchemasMax)
            return fields;
        foreach (var field in type.Fields)
            if (field.Name is not ("kind" or "apiVersion") || field.ProtoNumber != 0)
                fields[field.Name] = Value(field.Shape, numbers, schemas);
        return fields;
    }

    private static JsonNode Value(Shape shape, Numbers numbers, int schemas)
    {
        var n = numbers.Next();
        switch (shape.Kind)
        {
            case ShapeKind.Text:
                return n % 5 == 0 ? $"\"tab\t{n}\\ ä 漢 😀" : $"text-{n}";
            case ShapeKind.Integer:
                return shape.GoType == "int64"
                    ? n % 2 == 0
                        ? long.MaxValue - n
                        : -n
                    : n % 2 == 0
                        ? int.MaxValue - n
                        : -n;
            case ShapeKind.Number:
                return n + 0.25;
            case ShapeKind.Boolean:
                return true;
            case ShapeKind.Bytes:
                return Convert.ToBase64String([(byte)n, 0, 0xff, (byte)(n >> 8)]);
            case ShapeKind.Time:
                return n % 3 == 0 ? "1969-12-31T23:59:58Z" : $"2026-02-03T04:05:{n % 60:00}Z";
            case ShapeKind.MicroTime:
                return n % 3 == 0 ? "1969-12-31T23:59:58.750000Z" : $"2026-02-03T04:05:06.{n % 1_000_000:000000}Z";
            case ShapeKind.Quantity:
                return n % 2 == 0 ? $"{n}Mi" : $"{n}";
            case ShapeKind.IntOrString:
                return n % 2 == 0 ? n : $"{n}%";
            case ShapeKind.Struct:
                return Struct(shape.Struct!, numbers, schemas);
            case ShapeKind.List:
                return new JsonArray(Value(shape.Element!, numbers, schemas), Value(shape.Element!, numbers, schemas));
            case ShapeKind.Map:
                return new JsonObject
                {
                    [$"a/{n}"] = Value(shape.Element!, numbers, schemas),
                    [$"b.\"ü😀{n}"] = Value(shape.Element!, numbers, schemas),
                };
        }
        if (!shape.GoType.StartsWith("JSONSchemaPropsOr", StringComparison.Ordinal))
            return new JsonObject { ["f:x"] = new JsonArray(n, null, "\"\\"), ["a"] = new JsonObject() };
        var props = SchemaCatalog.Instance.Find(new GroupVersion("apiextensions.k8s.io", "v1"), "JSONSchemaProps")!;
        return (shape.GoType, schemas % 2 == 0) switch
        {
            ("JSONSchemaPropsOrBool", true) => true,
            ("JSONSchemaPropsOrArray", true) => new JsonArray(Struct(props, numbers, schemas)),
            ("JSONSchemaPropsOrStringArray", true) => new JsonArray("a", $"b{n}"),
            _ => Struct(props, numbers, schemas),
        };
    }

    private sealed class Numbers
    {
        private int _last;

        public int Next() => ++_last;
    }
}
