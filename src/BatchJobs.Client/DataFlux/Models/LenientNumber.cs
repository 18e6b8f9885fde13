using System.Globalization;
using System.Text.Json;

namespace BatchJobs.Client.DataFlux;

/// <summary>
/// Reads a number that may have come as a text. What is none is no reason to refuse the document it stands in, as no
/// decision of this library depends on it.
/// </summary>
internal static class LenientNumber
{
    /// <summary>The whole number; null for anything else.</summary>
    public static long? ReadWhole(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Number => reader.TryGetInt64(out long number) ? number : null,
        JsonTokenType.String => long.TryParse(reader.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : null,
        _ => Skip(ref reader),
    };

    /// <summary>The number; null for anything else.</summary>
    public static double? Read(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Number => reader.TryGetDouble(out double number) ? number : null,
        JsonTokenType.String => double.TryParse(reader.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null,
        _ => Skip(ref reader),
    };

    private static long? Skip(ref Utf8JsonReader reader)
    {
        reader.Skip();
        return null;
    }
}
