using BatchJobs.Client.DataFlux;
using Spectre.Console;

namespace QuickStart.DataFlux;

/// <summary>Shows what a flow takes in and puts out.</summary>
internal static class MetadataTable
{
    public static void Show(IAnsiConsole console, DataFluxJobFlowMetadata metadata)
    {
        var table = new Table();
        table.AddColumns("", "Name", "Kind", "Example or columns");
        AddRows(table, "in", metadata.Inputs);
        AddRows(table, "out", metadata.Outputs);

        if (table.Rows.Count == 0)
        {
            console.WriteLine("The flow has neither inputs nor outputs.");
        }
        else
        {
            console.Write(table);
        }
    }

    private static void AddRows(Table table, string direction, DataFluxBindings? bindings)
    {
        if (bindings is null)
        {
            return;
        }

        foreach ((string name, string? value) in bindings.Values)
        {
            AddRow(table, direction, name, "value", value ?? "");
        }

        foreach ((string name, DataFluxTable rows) in bindings.Tables)
        {
            AddRow(table, direction, name, "table", string.Join(", ", rows.Columns.Select(Describe)));
        }
    }

    private static void AddRow(Table table, params string[] cells) => table.AddRow([.. cells.Select(cell => new Text(cell))]);

    private static string Describe(DataFluxColumn column) =>
        column.MaxChars is { } most ? $"{column.Name} {column.Type}({most})" : $"{column.Name} {column.Type}";
}
