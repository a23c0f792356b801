using Spectre.Console;

namespace Arktos.Operator;

/// <summary>
/// Tables of operators' commands: no lines, no wrapping, no colours where the output is not a terminal.
/// </summary>
internal static class Grid
{
    private const int WidthRedirected = 1000;

    public static Table Of(params string[] columns)
    {
        var table = new Table { Border = TableBorder.None };
        foreach (var column in columns)
            table.AddColumn(new TableColumn(column) { NoWrap = true, Padding = new Padding(0, 0, 3, 0) });
        return table;
    }

    public static void Print(Table table)
    {
        if (Console.IsOutputRedirected)
            (AnsiConsole.Profile.Capabilities.Ansi, AnsiConsole.Profile.Width) = (false, WidthRedirected);
        AnsiConsole.Write(table);
    }
}
