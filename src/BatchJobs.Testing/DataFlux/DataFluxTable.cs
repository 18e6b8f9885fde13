using System.Globalization;
using System.Text.Json;

namespace BatchJobs.Testing.DataFlux;

/// <summary>The rules for data tables: at least one column, rows as long as the columns, cells of the column's type or null.</summary>
internal static class DataFluxTable
{
    /// <summary>Checks a data table.</summary>
    /// <exception cref="FormatException">It breaks a rule.</exception>
    public static void Check(string name, JsonElement table)
    {
        (string Name, string Type)[] columns = Columns(name, table);
        if (!table.TryGetProperty("data", out JsonElement rows) || rows.ValueKind != JsonValueKind.Array)
        {
            throw new FormatException($"The data table '{name}' has no array 'data'.");
        }

        int number = 0;
        foreach (JsonElement row in rows.EnumerateArray())
        {
            CheckRow($"Row {number++} of the data table '{name}'", row, columns);
        }
    }

    private static (string Name, string Type)[] Columns(string name, JsonElement table)
    {
        if (!table.TryGetProperty("metadata", out JsonElement metadata) || metadata.ValueKind != JsonValueKind.Array || metadata.GetArrayLength() == 0)
        {
            throw new FormatException($"The data table '{name}' has no array 'metadata' with at least one column.");
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        var columns = new List<(string Name, string Type)>();
        foreach (JsonElement column in metadata.EnumerateArray())
        {
            if (column.ValueKind != JsonValueKind.Object)
            {
                throw new FormatException($"A column of the data table '{name}' is not an object.");
            }

            string columnName = DataFluxJson.Text(column, "name", $"column {columns.Count} of the data table '{name}'");
            string type = DataFluxJson.Text(column, "type", $"column '{columnName}' of the data table '{name}'");
            if (!names.Add(columnName))
            {
                throw new FormatException($"The data table '{name}' has two columns '{columnName}'.");
            }

            if (column.TryGetProperty("maxChars", out JsonElement limit) && !(limit.ValueKind == JsonValueKind.Number && limit.TryGetInt32(out int most) && most >= 0))
            {
                throw new FormatException($"The maxChars of column '{columnName}' of the data table '{name}' is not a number of characters.");
            }

            columns.Add((columnName, type));
        }

        return [.. columns];
    }

    private static void CheckRow(string what, JsonElement row, (string Name, string Type)[] columns)
    {
        if (row.ValueKind != JsonValueKind.Array || row.GetArrayLength() != columns.Length)
        {
            throw new FormatException($"{what} is not an array of {columns.Length} cells.");
        }

        int index = 0;
        foreach (JsonElement cell in row.EnumerateArray())
        {
            (string name, string type) = columns[index++];
            if (cell.ValueKind != JsonValueKind.Null && !IsOfType(cell, type))
            {
                throw new FormatException($"{what} has a cell '{name}' that is not of type '{type}'.");
            }
        }
    }

    /// <summary>The document's list of types is lost, so a type that is not known takes every value that is a single one.</summary>
    private static bool IsOfType(JsonElement cell, string type) => type switch
    {
        "string" => cell.ValueKind == JsonValueKind.String,
        "integer" => cell.ValueKind == JsonValueKind.Number && cell.GetRawText().AsSpan().IndexOfAny('.', 'e', 'E') < 0,
        "real" or "decimal" => cell.ValueKind == JsonValueKind.Number,
        "boolean" => cell.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "date" => cell.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(cell.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        _ => cell.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array),
    };
}
