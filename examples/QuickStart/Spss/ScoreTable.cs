using Spectre.Console;

namespace QuickStart.Spss;

/// <summary>Scores as a service writes them, a tab between cells and the names in the first line, as a table to look at.</summary>
internal static class ScoreTable
{
    private const int MostRows = 20;

    public static async Task<Table> ReadAsync(Stream scores, CancellationToken cancellationToken)
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

        return table.Caption(rows > MostRows ? $"The first {MostRows} of {rows} rows" : $"{rows} rows");
    }

    // A table has as many cells in each row as it has columns, whatever the line has.
    private static IEnumerable<Text> Cells(string line, int count) =>
        line.Split('\t').Concat(Enumerable.Repeat("", count)).Take(count).Select(cell => new Text(cell));
}
