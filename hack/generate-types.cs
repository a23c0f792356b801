// Writes src/Api/Types/*.g.cs from the type facts in src/Api/Schemas/*.jsonl (one type a line).
// Run from the top of the checkout: dotnet run hack/generate-types.cs
#:property PublishAot=false
#:property TreatWarningsAsErrors=false
#:property UseArtifactsOutput=false
#:property RestorePackagesWithLockFile=false
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

const string Heading =
    "// Written by hack/generate-types.cs from src/Api/Schemas. Change the facts or the generator, not this file.";

var schemas = Path.Combine("src", "Api", "Schemas");
var output = Path.Combine("src", "Api", "Types");
if (!Directory.Exists(schemas))
{
    Console.Error.WriteLine($"{schemas} is not here: run this from the top of the checkout");
    return 1;
}

// File name (without .jsonl) -> C# namespace below Arktos.Api, with V2 or V1Beta1 behind it of a second version.
// Arktos' own file extends core types and adds some of its own.
var files = new (string File, string Namespace)[]
{
    ("meta.k8s.io_v1", "Meta"),
    ("core_v1", "Core"),
    ("apps_v1", "Apps"),
    ("batch_v1", "Batch"),
    ("autoscaling_v1", "Autoscaling"),
    ("policy_v1", "Policy"),
    ("rbac.authorization.k8s.io_v1", "Rbac"),
    ("coordination.k8s.io_v1", "Coordination"),
    ("discovery.k8s.io_v1", "Discovery"),
    ("authentication.k8s.io_v1", "Authentication"),
    ("authorization.k8s.io_v1", "Authorization"),
    ("events.k8s.io_v1", "Events"),
    ("apiextensions.k8s.io_v1", "Apiextensions"),
    ("admissionregistration.k8s.io_v1", "Admissionregistration"),
    ("admissionregistration.k8s.io_v1beta1", "AdmissionregistrationV1Beta1"),
    ("apiregistration.k8s.io_v1", "Apiregistration"),
    ("autoscaling_v2", "AutoscalingV2"),
    ("certificates.k8s.io_v1", "Certificates"),
    ("flowcontrol.apiserver.k8s.io_v1", "Flowcontrol"),
    ("metrics.k8s.io_v1beta1", "MetricsV1Beta1"),
    ("networking.k8s.io_v1", "Networking"),
    ("node.k8s.io_v1", "Node"),
    ("resource.k8s.io_v1", "Resource"),
    ("scheduling.k8s.io_v1", "Scheduling"),
    ("storage.k8s.io_v1", "Storage"),
    ("arktos_v1", "Arktos"),
    ("arktos.futurewei.com_v1", "Networks"),
};
var types = new Dictionary<(string Namespace, string Type), JsonObject>();
foreach (var (file, ns) in files)
foreach (var line in File.ReadLines(Path.Combine(schemas, file + ".jsonl")).Where(l => l.Length > 0))
{
    var type = JsonNode.Parse(line)!.AsObject();
    var name = (string)type["type"]!;
    if ((string?)type["addsFieldsTo"] is { } target)
    {
        var owner = types[(target.StartsWith("meta/") ? "Meta" : "Core", name)];
        foreach (var field in type["fields"]!.AsArray())
            owner["fields"]!.AsArray().Add(field!.DeepClone());
        continue;
    }
    // Arktos' types other than those that extend live in core (they are of group "").
    types[(ns == "Arktos" ? "Core" : ns, name)] = type;
}

// Classes of objects that are kinds of their own.
var kinds = new List<(string Namespace, string Name)>();

// Written by hand, or with no use as a class.
var skipped = new HashSet<string>
{
    "Time",
    "MicroTime",
    "Timestamp",
    "Duration",
    "FieldsV1",
    "TypeMeta",
    "InternalEvent",
    "JSON",
    "JSONSchemaProps",
    "JSONSchemaPropsOrArray",
    "JSONSchemaPropsOrBool",
    "JSONSchemaPropsOrStringArray",
    // Reviews that go to webhooks, not objects of the API.
    "ConversionReview",
    "ConversionRequest",
    "ConversionResponse",
};
foreach (var group in types.GroupBy(t => t.Key.Namespace))
{
    var text = new StringBuilder();
    text.AppendLine(Heading);
    text.AppendLine("#nullable enable");
    text.AppendLine("using System.Text.Json;")
        .AppendLine("using System.Text.Json.Serialization;")
        .AppendLine("using Arktos.Api.Json;")
        .AppendLine("using Arktos.Api.Meta.V1;")
        .AppendLine("using Arktos.Api.Core.V1;");
    text.AppendLine().AppendLine($"namespace {FullName(group.Key)};");
    foreach (var ((ns, name), type) in group.OrderBy(t => t.Key.Type, StringComparer.Ordinal))
        if (!skipped.Contains(name))
            Emit(text, ns, name, type);
    File.WriteAllText(Path.Combine(output, group.Key + ".g.cs"), text.ToString().ReplaceLineEndings("\n"));
    Console.WriteLine($"{group.Key}: {group.Count()} types");
}
File.WriteAllText(Path.Combine(output, "KindTypes.g.cs"), KindTypes().ReplaceLineEndings("\n"));
return 0;

// Which class is of which kind.
string KindTypes()
{
    var text = new StringBuilder();
    text.AppendLine(Heading)
        .AppendLine("#nullable enable")
        .AppendLine("using System.Collections.Frozen;")
        .AppendLine()
        .AppendLine("namespace Arktos.Api.Types;")
        .AppendLine()
        .AppendLine("internal static class KindTypes")
        .AppendLine("{")
        .AppendLine("    public static readonly FrozenDictionary<GroupVersionKind, Type> ByKind = new Dictionary<")
        .AppendLine("        GroupVersionKind,")
        .AppendLine("        Type")
        .AppendLine("    >")
        .AppendLine("    {");
    foreach (var (file, ns) in files)
    foreach (var name in kinds.Where(k => k.Namespace == ns).Select(k => k.Name).Order(StringComparer.Ordinal))
    {
        var (group, version) = (file[..file.LastIndexOf('_')], file[(file.LastIndexOf('_') + 1)..]);
        text.AppendLine(
            $"        [new(\"{(group == "core" ? "" : group)}\", \"{version}\", \"{name}\")] = "
                + $"typeof({FullName(ns)}.{name}),"
        );
    }
    text.AppendLine("    }.ToFrozenDictionary();").AppendLine("}");
    return text.ToString();
}

void Emit(StringBuilder text, string ns, string name, JsonObject type)
{
    if (type["alias"] is not null)
    {
        if (type["enum"] is not JsonArray values)
            return;
        text.AppendLine().AppendLine($"public static class {name}").AppendLine("{");
        var taken = new HashSet<string>();
        foreach (var value in values.Select(v => (string)v!))
            if (taken.Add(Identifier(value)))
                text.AppendLine(
                    $"    public const string "
                        + $"{(Identifier(value) == name ? Identifier(value) + "Value" : Identifier(value))} = "
                        + $"\"{value}\";"
                );
        text.AppendLine("}");
        return;
    }
    var fields = Fields(ns, type).ToList();
    var hasTypeMeta =
        fields.Any(f => f.Json == "apiVersion")
        && fields.Any(f => f.Json == "kind")
        && type["fields"]!.AsArray().Any(f => IsTypeMeta(f!));
    var metadata = fields.FirstOrDefault(f => f.Json == "metadata");
    var items = fields.FirstOrDefault(f => f.Json == "items");
    var marker =
        hasTypeMeta && metadata?.CSharp == "ObjectMeta" ? " : IKubeObject"
        : hasTypeMeta
        && metadata?.CSharp == "ListMeta"
        && items is not null
        && items.CSharp.StartsWith("List<")
        && !items.CSharp.Contains("Json")
            ? $" : IKubeList<{items.CSharp[5..^1]}>"
        : "";
    marker += marker.Length == 0 ? $" : IApiValue<{name}>" : $", IApiValue<{name}>";
    text.AppendLine().AppendLine($"public sealed class {name}{marker}").AppendLine("{");
    foreach (var field in fields)
    {
        var property = Property(name, field);
        text.AppendLine(
            $"    [JsonPropertyName(\"{field.Json}\")]{(field.OmitEmpty ? "[OmitEmpty]" : "")}"
                + $"{(field.Converter is null ? "" : $"[JsonConverter(typeof({field.Converter}))]")}"
        );
        text.AppendLine(
            $"    public {field.CSharp}{(field.Nullable ? "?" : "")} {property} {{ get; "
                + $"set{(field.Coalesce ? $" => field = value ?? {field.Empty}" : "")}; "
                + $"}}{(field.Coalesce ? $" = {field.Empty};" : "")}"
        );
    }
    EmitValue(text, name, fields);
    EmitJson(text, name, fields);
    if (marker.StartsWith(" : IKubeObject", StringComparison.Ordinal))
    {
        kinds.Add((ns, name));
        EmitAccessors(text, name, fields);
    }
    text.AppendLine("}");
}

string Property(string type, Field field)
{
    var property = char.ToUpperInvariant(field.Json[0]) + field.Json[1..];
    return property == type ? property + "Value" : property;
}

// Copies and comparisons field by field, so that none needs JSON.
void EmitValue(StringBuilder text, string name, List<Field> fields)
{
    text.AppendLine($"    public {name} DeepClone() => new()").AppendLine("    {");
    foreach (var field in fields)
    {
        var property = Property(name, field);
        text.AppendLine($"        {property} = {Clone(property, field.CSharp, field.Nullable, 0)},");
    }
    text.AppendLine("    };");
    text.AppendLine($"    public bool DeepEquals({name}? other) => other is not null");
    foreach (var field in fields)
    {
        var property = Property(name, field);
        var isMicro = field.Converter is not null;
        text.AppendLine($"        && {Same(property, "other." + property, field.CSharp, field.Nullable, isMicro, 0)}");
    }
    text.Length -= Environment.NewLine.Length;
    text.AppendLine(";");
    text.AppendLine("    object IApiValue.CloneValue() => DeepClone();");
    text.AppendLine($"    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as {name});");
}

// The JSON form, without a look at the type when it runs: what KubeJson's options say of it, in code.
void EmitJson(StringBuilder text, string name, List<Field> fields)
{
    text.AppendLine("    public void WriteJson(Utf8JsonWriter w)").AppendLine("    {");
    text.AppendLine("        w.WriteStartObject();");
    foreach (var (i, field) in fields.Index())
        text.AppendLine($"        {WriteField(field, Property(name, field), $"v{i}")}");
    text.AppendLine("        w.WriteEndObject();").AppendLine("    }");

    text.AppendLine($"    public static {name}? ReadJson(ref Utf8JsonReader r, bool managers)").AppendLine("    {");
    text.AppendLine("        if (!JsonRead.Begin(ref r))").AppendLine("            return null;");
    text.AppendLine($"        var o = new {name}();");
    text.AppendLine("        while (JsonRead.Next(ref r, out var name))")
        .AppendLine("            switch (name.Length)");
    text.AppendLine("            {");
    foreach (var field in fields.OrderBy(f => f.Json.Length))
    {
        var isRead = field.Json == "managedFields" ? "managers && " : "";
        var read = ReadValue(field.CSharp, field.Nullable, field.Converter is not null, 0);
        text.AppendLine(
            $"                case {field.Json.Length} when {isRead}name.SequenceEqual(\"{field.Json}\"u8): "
                + $"o.{Property(name, field)} = {read}; break;"
        );
    }
    text.AppendLine("                default: r.Skip(); break;").AppendLine("            }");
    text.AppendLine("        return o;").AppendLine("    }");
}

string WriteField(Field field, string property, string some)
{
    var key = $"\"{field.Json}\"u8";
    if (field.Nullable)
    {
        var pattern = field.CSharp switch
        {
            "byte[]" when field.OmitEmpty => "{ Length: > 0 }",
            _ when field.OmitEmpty => "{ Count: > 0 }",
            _ => "{ }",
        };
        return $"if ({property} is {pattern} {some}) {Written(key, some, field.CSharp, field.Converter is not null)}";
    }
    var when = (field.OmitEmpty, field.CSharp) switch
    {
        (false, _) => "",
        (_, "string") => $"if ({property}.Length > 0) ",
        (_, "bool") => $"if ({property}) ",
        _ => $"if ({property} != 0) ",
    };
    return when + Written(key, property, field.CSharp, field.Converter is not null);
}

string Written(string key, string value, string type, bool isMicro) =>
    type switch
    {
        "string" => $"w.WriteString({key}, {value});",
        "int" or "long" or "double" => $"w.WriteNumber({key}, {value});",
        "bool" => $"w.WriteBoolean({key}, {value});",
        "Quantity" => $"w.WriteString({key}, {value}.ToString());",
        "DateTimeOffset" => $"w.WriteString({key}, KubeTime.Format{(isMicro ? "Micro" : "")}({value}));",
        "byte[]" => $"w.WriteBase64String({key}, {value});",
        _ when Element(type) is { } element =>
            $"JsonWrite.Field(w, {key}, {value}, static (w, e0) => {WrittenItem("e0", element, 0)});",
        _ => $"JsonWrite.Field(w, {key}, {value});",
    };

string WrittenItem(string value, string type, int depth) =>
    type switch
    {
        "string" => $"w.WriteStringValue({value})",
        "int" or "long" or "double" => $"w.WriteNumberValue({value})",
        "bool" => $"w.WriteBooleanValue({value})",
        "Quantity" => $"w.WriteStringValue({value}.ToString())",
        "DateTimeOffset" => $"w.WriteStringValue(KubeTime.Format({value}))",
        "byte[]" => $"w.WriteBase64StringValue({value})",
        "JsonElement" => $"{value}.WriteTo(w)",
        _ when Element(type) is { } element => $"JsonWrite.List(w, {value}, static (w, e{depth + 1}) => "
            + $"{WrittenItem($"e{depth + 1}", element, depth + 1)})",
        _ => $"{value}.WriteJson(w)",
    };

string ReadValue(string type, bool nullable, bool isMicro, int depth)
{
    if (Element(type) is { } element)
    {
        var kind = type.StartsWith("List<", StringComparison.Ordinal) ? "List" : "Map";
        var item =
            IsPlain(element) || element == "byte[]" || Element(element) is not null
                ? $"static (ref Utf8JsonReader r, bool managers) => {ReadValue(element, false, false, depth + 1)}"
                : $"JsonRead.Object<{element}>";
        return $"JsonRead.{kind}(ref r, managers, {item}){(nullable ? "" : "!")}";
    }
    var (read, canBeNull) = type switch
    {
        "string" => ("JsonRead.Text(ref r)", true),
        "int" => ("JsonRead.Int32(ref r)", false),
        "long" => ("JsonRead.Int64(ref r)", false),
        "double" => ("JsonRead.Double(ref r)", false),
        "bool" => ("JsonRead.Boolean(ref r)", false),
        "Quantity" => ("Quantity.ReadJson(ref r)", false),
        "IntOrString" => ("IntOrString.ReadJson(ref r)", false),
        "DateTimeOffset" => ("KubeTime.Read(ref r)", false),
        "JsonElement" => ("JsonRead.Element(ref r)", false),
        "byte[]" => ("JsonRead.Bytes(ref r)", true),
        _ => ($"{type}.ReadJson(ref r, managers)", true),
    };
    return nullable
        ? canBeNull
            ? read
            : $"JsonRead.IsNull(ref r) ? default({type}?) : {read}"
        : read + (canBeNull ? "!" : "");
}

string? Element(string type) =>
    new[] { "List<", "Map<" }.FirstOrDefault(open => type.StartsWith(open, StringComparison.Ordinal)) is { } open
        ? type[open.Length..^1]
        : null;

void EmitAccessors(StringBuilder text, string name, List<Field> fields)
{
    var spec = fields.Any(f => f.Json == "spec") ? "Spec" : "null";
    text.AppendLine($"    object? IKubeObject.SpecValue => {spec};");
    if (fields.FirstOrDefault(f => f.Json == "status") is { } status)
        text.AppendLine(
            "    object? IKubeObject.StatusValue { get => Status; "
                + $"set => Status = ({status.CSharp}{(status.Nullable ? "?" : "")})value!; }}"
        );
    else
        text.AppendLine(
            "    object? IKubeObject.StatusValue { get => null; "
                + $"set => throw new NotSupportedException(\"{name} has no status\"); }}"
        );
}

bool IsPlain(string type) =>
    type
        is "string"
            or "int"
            or "long"
            or "bool"
            or "double"
            or "Quantity"
            or "IntOrString"
            or "DateTimeOffset"
            or "MicroTime"
            or "JsonElement";

string Clone(string value, string type, bool nullable, int depth)
{
    if (IsPlain(type))
        return value;
    var q = nullable ? "?" : "";
    if (type == "byte[]")
        return $"DeepValues.Clone({value}){(nullable ? "" : "!")}";
    foreach (var open in new[] { "List<", "Map<" })
        if (type.StartsWith(open))
        {
            var (element, e) = (type[open.Length..^1], $"e{depth}");
            var copy = IsPlain(element)
                ? $"DeepValues.Copy({value})"
                : $"DeepValues.Clone({value}, static {e} => {Clone(e, element, false, depth + 1)})";
            return copy + (nullable ? "" : "!");
        }
    return $"{value}{q}.DeepClone()";
}

string Same(string a, string b, string type, bool nullable, bool isMicro, int depth)
{
    switch (type)
    {
        case "string" or "int" or "long" or "bool" or "double" or "Quantity" or "IntOrString":
            return nullable && type is "Quantity" or "IntOrString" ? $"Nullable.Equals({a}, {b})" : Plain(a, b, type);
        case "DateTimeOffset":
            return $"DeepValues.{(isMicro ? "SameMicros" : "SameSeconds")}({a}, {b})";
        case "JsonElement" or "byte[]":
            return $"DeepValues.Same({a}, {b})";
    }
    foreach (var open in new[] { "List<", "Map<" })
        if (type.StartsWith(open))
        {
            var element = type[open.Length..^1];
            var (x, y) = ($"x{depth}", $"y{depth}");
            return $"DeepValues.Same({a}, {b}, static ({x}, {y}) => {Same(x, y, element, false, false, depth + 1)})";
        }
    return nullable ? $"DeepValues.Same({a}, {b})" : $"{a}.DeepEquals({b})";
}

string Plain(string a, string b, string type) =>
    type is "Quantity" or "IntOrString" ? $"{a}.Equals({b})" : $"{a} == {b}";

bool IsTypeMeta(JsonNode field) => ((string)field["type"]!).Split('.')[^1] == "TypeMeta";

IEnumerable<Field> Fields(string ns, JsonObject type)
{
    foreach (var f in type["fields"]?.AsArray() ?? [])
    {
        var goType = (string)f!["type"]!;
        if ((bool?)f["inline"] == true && (string)f["name"]! == "")
        {
            if (IsTypeMeta(f))
            {
                yield return new Field("kind", "string", false, true, true, "\"\"", null);
                yield return new Field("apiVersion", "string", false, true, true, "\"\"", null);
                continue;
            }
            var (inlineNs, inlineName) = Resolve(ns, goType.TrimStart('*'));
            foreach (var inner in Fields(inlineNs, types[(inlineNs, inlineName)]))
                yield return inner;
            continue;
        }
        yield return ToField((string)f["name"]!, goType, ns, (bool?)f["optional"] == true);
    }
}

Field ToField(string json, string goType, string ns, bool optional)
{
    var pointer = goType.StartsWith('*');
    var cs = CSharp(goType.TrimStart('*'), ns);
    var converter = cs == "MicroTime" ? "MicroTimeConverter" : null;
    if (cs == "MicroTime")
        cs = "DateTimeOffset";
    return cs switch
    {
        "DateTimeOffset" or "JsonElement" => new(json, cs, true, false, false, "", converter),
        "string" => pointer
            ? new(json, cs, true, false, false, "", null)
            : new(json, cs, false, optional, true, "\"\"", null),
        "int" or "long" or "bool" or "double" or "Quantity" or "IntOrString" => new(
            json,
            cs,
            pointer,
            !pointer && optional && cs is not ("Quantity" or "IntOrString"),
            false,
            "",
            null
        ),
        _ when cs.StartsWith("List<") || cs.StartsWith("Map<") || cs == "byte[]" => optional || pointer
            ? new(json, cs, true, true, false, "", null)
            : new(json, cs, false, false, true, cs == "byte[]" ? "[]" : "new()", null),
        _ => pointer ? new(json, cs, true, false, false, "", null) : new(json, cs, false, false, true, "new()", null),
    };
}

string CSharp(string go, string ns)
{
    if (go == "[]byte")
        return "byte[]";
    if (go.StartsWith("[]"))
        return $"List<{CSharp(go[2..].TrimStart('*'), ns)}>";
    if (go.StartsWith("map["))
        return $"Map<{CSharp(go[(go.IndexOf(']') + 1)..], ns)}>";
    switch (go)
    {
        case "string" or "types.UID" or "metav1.Duration" or "time.Duration" or "rune":
            return "string";
        case "int32" or "int16" or "uint32":
            return "int";
        case "int64":
            return "long";
        case "float64":
            return "double";
        case "bool":
            return "bool";
        case "metav1.Time" or "Time":
            return "DateTimeOffset";
        case "metav1.MicroTime" or "MicroTime":
            return "MicroTime";
        case "resource.Quantity":
            return "Quantity";
        case "intstr.IntOrString":
            return "IntOrString";
        case "runtime.RawExtension" or "runtime.Object" or "any" or "FieldsV1" or "metav1.FieldsV1":
        // A schema is read by what checks it.
        case "JSON" or "JSONSchemaProps":
            return "JsonElement";
    }
    var (targetNs, name) = Resolve(ns, go);
    if (!types.TryGetValue((targetNs, name), out var type))
        throw new InvalidOperationException($"unknown type {go} in {ns}");
    if ((string?)type["alias"] is { } alias)
    {
        if (alias is "any")
            return "JsonElement";
        return CSharp(alias, targetNs);
    }
    return
        name == "Event"
        || targetNs != ns && (targetNs is not ("Core" or "Meta") || types.Keys.Count(k => k.Type == name) > 1)
        ? $"{FullName(targetNs)}.{name}"
        : name;
}

string FullName(string ns)
{
    foreach (var version in new[] { "V2", "V1Beta1" })
        if (ns.EndsWith(version))
            return $"Arktos.Api.{ns[..^version.Length]}.{version}";
    return $"Arktos.Api.{ns}.V1";
}

(string Namespace, string Name) Resolve(string ns, string go)
{
    var parts = go.Split('.');
    if (parts.Length == 1)
        return (types.ContainsKey((ns, go)) ? ns : "Core", go);
    return (
        parts[0] switch
        {
            "metav1" => "Meta",
            "admissionregistrationv1" => "Admissionregistration",
            "v1" or "corev1" or "apiv1" => "Core",
            var p => throw new InvalidOperationException($"unknown package {p} of {go}"),
        },
        parts[1]
    );
}

string Identifier(string value)
{
    if (value.Length == 0)
        return "None";
    var text = new StringBuilder();
    var upper = true;
    foreach (var c in value)
    {
        if (!char.IsLetterOrDigit(c))
        {
            upper = true;
            continue;
        }
        text.Append(upper ? char.ToUpperInvariant(c) : c);
        upper = false;
    }
    if (text.Length == 0)
        return "Value";
    return char.IsDigit(text[0]) ? "_" + text : text.ToString();
}

internal sealed record Field(
    string Json,
    string CSharp,
    bool Nullable,
    bool OmitEmpty,
    bool Coalesce,
    string Empty,
    string? Converter
);
