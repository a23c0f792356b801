using System.Text.Json;
using Arktos.Api;
using Arktos.Api.Meta.V1;

namespace Arktos.ApiServer.Tables;

/// <summary>
/// One column: its definition and how a cell is computed. A cell is a string, a number, a boolean or null.
/// </summary>
/// <param name="Priority">0: shown always; 1: shown on wide output only.</param>
public sealed record TableColumn<T>(
    string Name,
    string Type,
    Func<T, DateTimeOffset, object?> Cell,
    string Format = "",
    int Priority = 0,
    string Description = ""
);

/// <summary>How the objects of a kind are shown as rows.</summary>
public interface ITableLayout
{
    IReadOnlyList<TableColumnDefinition> Definitions { get; }

    /// <summary>Writes the array of cells.</summary>
    /// <param name="now">What ages are counted from.</param>
    void WriteCells(Utf8JsonWriter writer, IKubeObject value, DateTimeOffset now);

    IReadOnlyList<TableRowCondition> Conditions(IKubeObject value);
}

public sealed class TableLayout<T>(IReadOnlyList<TableColumn<T>> columns, Func<T, TableRowCondition?>? condition = null)
    : ITableLayout
    where T : class, IKubeObject
{
    public IReadOnlyList<TableColumnDefinition> Definitions { get; } =
        columns
            .Select(c => new TableColumnDefinition
            {
                Name = c.Name,
                Type = c.Type,
                Format = c.Format,
                Description = c.Description.Length > 0 ? c.Description : c.Name,
                Priority = c.Priority,
            })
            .ToList();

    public void WriteCells(Utf8JsonWriter writer, IKubeObject value, DateTimeOffset now)
    {
        writer.WriteStartArray();
        foreach (var column in columns)
            switch (column.Cell((T)value, now))
            {
                case null:
                    writer.WriteNullValue();
                    break;
                case bool flag:
                    writer.WriteBooleanValue(flag);
                    break;
                case int number:
                    writer.WriteNumberValue(number);
                    break;
                case long number:
                    writer.WriteNumberValue(number);
                    break;
                case var text:
                    writer.WriteStringValue(text.ToString());
                    break;
            }
        writer.WriteEndArray();
    }

    public IReadOnlyList<TableRowCondition> Conditions(IKubeObject value) =>
        condition?.Invoke((T)value) is { } one ? [one] : [];
}
