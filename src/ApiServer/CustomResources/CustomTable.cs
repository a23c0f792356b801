using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Arktos.Api;
using Arktos.Api.Apiextensions.V1;
using Arktos.Api.CustomResources;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.CustomResources;

/// <summary>The columns that a definition asks for, behind the name. Immutable.</summary>
internal sealed class CustomTable : ITableLayout
{
    private static readonly TableLayout<CustomObject> Usual = new([
        Cells.Name<CustomObject>(),
        Cells.Age<CustomObject>(),
    ]);

    private readonly IReadOnlyList<(SimpleJsonPath Path, string Type)> _columns;

    private CustomTable(IReadOnlyList<CustomResourceColumnDefinition> columns)
    {
        _columns =
        [
            .. columns.Select(c => (SimpleJsonPath.TryParse(c.JsonPath, out var path, out _) ? path : Nothing, c.Type)),
        ];
        Definitions =
        [
            Usual.Definitions[0],
            .. columns.Select(c => new TableColumnDefinition
            {
                Name = c.Name,
                Type = c.Type,
                Format = c.Format,
                Description =
                    c.Description.Length > 0
                        ? c.Description
                        : $"Custom resource definition column (in JSONPath format): {c.JsonPath}",
                Priority = c.Priority,
            }),
        ];
    }

    private static SimpleJsonPath Nothing { get; } =
        SimpleJsonPath.TryParse("['']", out var path, out _) ? path : null!;

    public IReadOnlyList<TableColumnDefinition> Definitions { get; }

    public static ITableLayout Of(IReadOnlyList<CustomResourceColumnDefinition>? columns) =>
        columns is { Count: > 0 } ? new CustomTable(columns) : Usual;

    public void WriteCells(Utf8JsonWriter writer, IKubeObject value, DateTimeOffset now)
    {
        // Columns may show metadata, too.
        var whole = JsonTree.Parse(KubeJson.Encode((CustomObject)value));
        writer.WriteStartArray();
        writer.WriteStringValue(value.Metadata.Name);
        foreach (var (path, type) in _columns)
            WriteCell(writer, path.Find(whole).FirstOrDefault(), type, now);
        writer.WriteEndArray();
    }

    public IReadOnlyList<TableRowCondition> Conditions(IKubeObject value) => [];

    /// <summary>Null where there is nothing.</summary>
    public static string? TextOf(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : node?.ToJsonString();

    private static void WriteCell(Utf8JsonWriter writer, JsonNode? found, string type, DateTimeOffset now)
    {
        var kind = found?.GetValueKind() ?? JsonValueKind.Null;
        switch (type)
        {
            case "integer" when kind == JsonValueKind.Number:
                writer.WriteNumberValue((long)found!.GetValue<double>());
                break;
            case "number" when kind == JsonValueKind.Number:
                writer.WriteNumberValue(found!.GetValue<double>());
                break;
            case "boolean" when kind is JsonValueKind.True or JsonValueKind.False:
                writer.WriteBooleanValue(kind == JsonValueKind.True);
                break;
            case "date" when kind == JsonValueKind.String:
                writer.WriteStringValue(Since(found!.GetValue<string>(), now));
                break;
            case "string" when kind != JsonValueKind.Null:
                writer.WriteStringValue(TextOf(found));
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    private static string Since(string time, DateTimeOffset now) =>
        time.Length == 0 ? Cells.Unknown
        : DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, out var at) ? Cells.Since(at, now)
        : "<invalid>";
}
