using Spectre.Console;

namespace QuickStart.Spss;

/// <summary>Shows scores as a service writes them: a tab between cells, the names in the first line.</summary>
internal static class ScoreTable
{
    private const int MostRows = 20;

    public static async Task ShowAsync(IAnsiConsole console, Stream scores, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(scores, leaveOpen: true);
        string[] names = (await reader.ReadLineAsync(cancellationToken) ?? "").Split('\t');
        var table = new Table();
        table.AddColumns([.. names.Select(Markup.Escape)]);

        long rows = 0;
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (++rows <= MostRows)
            {
                table.AddRow([.. Cells(line, names.Length)]);
            }
        }

        console.Write(table);
        console.MarkupLineInterpolated($"Rows shown: {table.Rows.Count} of {rows}");
    }

    // A table has as many cells in each row as it has columns, whatever the line has.
    private static IEnumerable<Text> Cells(string line, int count) =>
        line.Split('\t').Concat(Enumerable.Repeat("", count)).Take(count).Select(cell => new Text(cell));
}
