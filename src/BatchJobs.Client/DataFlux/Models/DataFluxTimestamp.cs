using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.DataFlux;

/// <summary>
/// Represents a point in time on the server's clock, in the server's time zone, which is not stated.
/// <see cref="DataFluxServerInfo.ToUtc"/> converts it.
/// </summary>
/// <remarks>
/// Source: DataFlux Data Management Batch Job REST API, whose examples have two formats: <c>2015-02-13T15:37:44</c> and
/// <c>20150106T16:16:37</c>. A text in neither format is kept, and has no <see cref="ServerTime"/>.
/// </remarks>
[JsonConverter(typeof(DataFluxTimestampConverter))]
[DebuggerDisplay("{ToString(),nq}")]
public readonly record struct DataFluxTimestamp
{
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ss", "yyyyMMdd'T'HH:mm:ss"];

    private readonly string? text;

    /// <summary>Initializes a new instance of the <see cref="DataFluxTimestamp"/> structure from the service's text.</summary>
    /// <param name="text">The service's text.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    public DataFluxTimestamp(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        this.text = text.Length == 0 ? null : text;
        ServerTime = DateTime.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime time) ? time : null;
    }

    /// <summary>Gets the service's text; empty if the event has not happened.</summary>
    public string Text => text ?? "";

    /// <summary>
    /// Gets the server's local time, of kind <see cref="DateTimeKind.Unspecified"/>; <see langword="null"/> if the event has not
    /// happened or the text is not a time.
    /// </summary>
    public DateTime? ServerTime { get; }

    /// <summary>Returns the service's text.</summary>
    /// <returns>The service's text.</returns>
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
