using System.Globalization;
using System.Text.Json;

namespace BatchJobs.Client.DataFlux;

/// <summary>A data table on the wire.</summary>
internal static class DataFluxTableJson
{
    /// <summary>The table; null when it is none, or not the kind that the document describes.</summary>
    public static DataFluxTable? TryRead(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object
            || !json.TryGetProperty("metadata", out JsonElement metadata)
            || !json.TryGetProperty("data", out JsonElement data)
            || metadata.ValueKind != JsonValueKind.Array
            || data.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        DataFluxColumn?[] columns = [.. metadata.EnumerateArray().Select(ReadColumn)];
        bool isWhole = columns.Length > 0 && Array.TrueForAll(columns, column => column is not null)
            && data.EnumerateArray().All(row => row.ValueKind == JsonValueKind.Array && row.GetArrayLength() == columns.Length);
        return isWhole ? new DataFluxTable(columns!, data.EnumerateArray().Select(row => ReadRow(row, columns!))) : null;
    }

    public static void Write(Utf8JsonWriter writer, DataFluxTable table)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("metadata");
        foreach (DataFluxColumn column in table.Columns)
        {
            writer.WriteStartObject();
            writer.WriteString("name", column.Name);
            writer.WriteString("type", column.Type.Value);
            if (column.MaxChars is { } maxChars)
            {
                writer.WriteNumber("maxChars", maxChars);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("data");
        foreach (DataFluxRow row in table.Rows)
        {
            writer.WriteStartArray();
            foreach (object? cell in row)
            {
                DataFluxCell.Write(writer, cell);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static DataFluxColumn? ReadColumn(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || Text(json, "name") is not { } name || Text(json, "type") is not { } type)
        {
            return null;
        }

        var column = new DataFluxColumn(name, new DataFluxColumnType(type), json.TryGetProperty("maxChars", out JsonElement maxChars) ? Whole(maxChars) : null);

        // A length that says nothing would keep the table from being sent again.
        return column.HasSensibleLength ? column : column with { MaxChars = null };
    }

    private static int? Whole(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Number => json.TryGetInt32(out int number) ? number : null,
        JsonValueKind.String => int.TryParse(json.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null,
        _ => null,
    };

    private static object?[] ReadRow(JsonElement row, DataFluxColumn[] columns) =>
        [.. row.EnumerateArray().Select((cell, index) => DataFluxCell.Read(cell, columns[index].Type))];

    private static string? Text(JsonElement json, string member) =>
        json.TryGetProperty(member, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
