using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.DataFlux;

/// <summary>
/// A point in time on the server's clock, in the server's own time zone, which it does not say.
/// <see cref="DataFluxServerInfo.ToUtc"/> converts it.
/// </summary>
/// <remarks>
/// Source: DataFlux Data Management Batch Job REST API, whose examples have two formats: <c>2015-02-13T15:37:44</c> and
/// <c>20150106T16:16:37</c>. A text in neither is kept, and is no <see cref="ServerTime"/>.
/// </remarks>
[JsonConverter(typeof(DataFluxTimestampConverter))]
[DebuggerDisplay("{ToString(),nq}")]
public readonly record struct DataFluxTimestamp
{
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ss", "yyyyMMdd'T'HH:mm:ss"];

    private readonly string? text;

    /// <summary>Reads a point in time.</summary>
    /// <param name="text">The service's text.</param>
    public DataFluxTimestamp(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        this.text = text.Length == 0 ? null : text;
        ServerTime = DateTime.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime time) ? time : null;
    }

    /// <summary>The service's text; empty when the event has not happened.</summary>
    public string Text => text ?? "";

    /// <summary>
    /// The server's local time, of <see cref="DateTimeKind.Unspecified"/> kind; null when the event has not happened or
    /// the text is no time.
    /// </summary>
    public DateTime? ServerTime { get; }

    /// <summary>The service's text.</summary>
    public override string ToString() => Text;
}

internal sealed class DataFluxTimestampConverter : JsonConverter<DataFluxTimestamp>
{
    public override DataFluxTimestamp Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => default,
        JsonTokenType.String => new DataFluxTimestamp(reader.GetString()!),

        // A time in a form of its own is no reason to refuse a job, and with it the list of all.
        _ => new DataFluxTimestamp(JsonElement.ParseValue(ref reader).GetRawText()),
    };

    public override void Write(Utf8JsonWriter writer, DataFluxTimestamp value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
}
