using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

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

internal sealed class LenientInt32Converter : JsonConverter<int?>
{
    public override int? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        LenientNumber.ReadWhole(ref reader) is >= int.MinValue and <= int.MaxValue and var number ? (int)number : null;

    public override void Write(Utf8JsonWriter writer, int? value, JsonSerializerOptions options) => writer.WriteNumberValue(value.GetValueOrDefault());
}

internal sealed class LenientInt64Converter : JsonConverter<long?>
{
    public override long? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => LenientNumber.ReadWhole(ref reader);

    public override void Write(Utf8JsonWriter writer, long? value, JsonSerializerOptions options) => writer.WriteNumberValue(value.GetValueOrDefault());
}

/// <summary>Durations on this service's wire are seconds, with a fraction. What is none is no reason to refuse a job, and is zero.</summary>
internal sealed class SecondsConverter : JsonConverter<TimeSpan>
{
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        LenientNumber.Read(ref reader) is { } seconds && Math.Abs(seconds) < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds(seconds) : TimeSpan.Zero;

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) => writer.WriteNumberValue(value.TotalSeconds);
}
