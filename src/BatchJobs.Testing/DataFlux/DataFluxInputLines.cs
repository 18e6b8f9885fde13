using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BatchJobs.Testing.DataFlux;

/// <summary>What a job's log says about the inputs: each in its string form, in which the engine gets them.</summary>
internal static class DataFluxInputLines
{
    public static IEnumerable<string> Of(JsonElement inputs) => inputs.EnumerateObject().SelectMany(input => Of(input.Name, input.Value));

    private static IEnumerable<string> Of(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => OfTable(name, value),
        JsonValueKind.String => [$"Input {Quoted(name)}: {Quoted(value.GetString()!)}"],
        _ => [$"Input {Quoted(name)}: null"],
    };

    private static IEnumerable<string> OfTable(string name, JsonElement table)
    {
        JsonElement[] columns = [.. table.GetProperty("metadata").EnumerateArray()];
        JsonElement rows = table.GetProperty("data");
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"Input {Quoted(name)}: a data table with {columns.Length} columns and {rows.GetArrayLength()} rows");

        for (int i = 0; i < columns.Length; i++)
        {
            int index = i;
            if (columns[i].TryGetProperty("maxChars", out JsonElement limit) && limit.TryGetInt32(out int maxChars)
                && rows.EnumerateArray().Any(row => IsLonger(row[index], maxChars)))
            {
                yield return $"Warning: {Quoted(name)} has longer values than its column {Quoted(columns[i].GetProperty("name").GetString()!)} may have";
            }
        }
    }

    private static bool IsLonger(JsonElement cell, int maxChars) =>
        cell.ValueKind == JsonValueKind.String && cell.GetString()!.EnumerateRunes().Count() > maxChars;

    // A line break in a value must not look like a line of the log.
    private static string Quoted(string text) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"";
}
