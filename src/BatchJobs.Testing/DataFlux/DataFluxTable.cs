using System.Globalization;
using System.Text.Json;

namespace BatchJobs.Testing.DataFlux;

/// <summary>
/// The rules for data tables: at least one column, each with a name and a type of its own, rows as long as the columns, cells of the
/// column's type or null.
/// </summary>
internal static class DataFluxTable
{
    // In a type that nobody knows, anything may have a length.
    private static readonly string[] TypesWithoutLength = ["integer", "real", "decimal", "boolean", "date"];

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
            if (columnName.Length == 0 || type.Length == 0)
            {
                throw new FormatException($"Column {columns.Count} of the data table '{name}' has an empty {(columnName.Length == 0 ? "name" : "type")}.");
            }

            if (!names.Add(columnName))
            {
                throw new FormatException($"The data table '{name}' has two columns '{columnName}'.");
            }

            if (column.TryGetProperty("maxChars", out JsonElement limit) && !IsLength(limit, type))
            {
                throw new FormatException(
                    $"The maxChars of column '{columnName}' of the data table '{name}' is not a number of characters, 1 or more, for a column of type 'string'.");
            }

            columns.Add((columnName, type));
        }

        return [.. columns];
    }

    private static bool IsLength(JsonElement limit, string type) =>
        limit.ValueKind == JsonValueKind.Number && limit.TryGetInt32(out int most) && most >= 1 && !TypesWithoutLength.Contains(type, StringComparer.OrdinalIgnoreCase);

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
    private static bool IsOfType(JsonElement cell, string type) => type.ToUpperInvariant() switch
    {
        "STRING" => cell.ValueKind == JsonValueKind.String,
        "INTEGER" => cell.ValueKind == JsonValueKind.Number && cell.GetRawText().AsSpan().IndexOfAny('.', 'e', 'E') < 0,
        "REAL" or "DECIMAL" => cell.ValueKind == JsonValueKind.Number,
        "BOOLEAN" => cell.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "DATE" => cell.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(cell.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        _ => cell.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array),
    };
}
