using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace BatchJobs.Client.Vitam;

/// <summary>Represents a point in time (RFC 3339) that keeps its text: what was read is written unchanged.</summary>
/// <remarks>
/// The text can name a leap second, as the document's example <c>1990-12-31T23:59:60Z</c> does, which no .NET type can represent. A
/// text that is not a point in time is kept, and has no <see cref="Instant"/>. Source: API-Vitam, Worker interne, v1 (Alpha).
/// </remarks>
[JsonConverter(typeof(VitamTimeConverter))]
[DebuggerDisplay("{ToString(),nq}")]
public readonly partial record struct VitamTime
{
    private const int LongestFraction = 7;

    private readonly string? text;

    /// <summary>Initializes a new instance of the <see cref="VitamTime"/> structure from a text.</summary>
    /// <param name="text">The text, for example <c>2015-07-14T17:07:14Z</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    public VitamTime(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        this.text = text;
        (Instant, IsLeapSecond) = Read(text);
    }

    /// <summary>
    /// Initializes a new instance of the <see cref="VitamTime"/> structure whose text is in UTC with milliseconds, as in the
    /// document's examples.
    /// </summary>
    /// <param name="time">The point in time.</param>
    public VitamTime(DateTimeOffset time)
        : this(time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture))
    {
    }

    /// <summary>Gets the text as it was read; empty if there is none.</summary>
    public string Text => text ?? "";

    /// <summary>
    /// Gets the point in time in UTC; <see langword="null"/> if the text is not a point in time. For a leap second, this is the
    /// preceding second.
    /// </summary>
    public DateTimeOffset? Instant { get; }

    /// <summary>
    /// Gets a value that indicates whether the text names a leap second, which is the second 60 at the end of a day in UTC.
    /// </summary>
    public bool IsLeapSecond { get; }

    /// <summary>Returns the text as it was read.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Text;

    private static (DateTimeOffset? Instant, bool IsLeapSecond) Read(string text)
    {
        Match match = Rfc3339().Match(text);
        if (!match.Success)
        {
            return (null, false);
        }

        bool isLeapSecond = match.Groups["second"].ValueSpan is "60";
        string fraction = match.Groups["fraction"].Value;
        string plain = string.Concat(
            match.Groups["minute"].Value.ToUpperInvariant(),
            isLeapSecond ? "59" : match.Groups["second"].Value,
            fraction[..Math.Min(fraction.Length, LongestFraction + 1)],
            "Z");
        if (!DateTimeOffset.TryParse(plain, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset local)
            || ToUtc(local, match.Groups["offset"].Value) is not { } instant)
        {
            return (null, false);
        }

        return isLeapSecond && instant is not { Hour: 23, Minute: 59 } ? (null, false) : (instant, isLeapSecond);
    }

    /// <summary>.NET's own offsets end at 14 hours, those of the RFC at a day.</summary>
    private static DateTimeOffset? ToUtc(DateTimeOffset local, string offset)
    {
        if (offset is "Z" or "z")
        {
            return local;
        }

        if (!TimeSpan.TryParseExact(offset[1..], @"hh\:mm", CultureInfo.InvariantCulture, out TimeSpan length))
        {
            return null;
        }

        long ticks = offset[0] == '+' ? local.Ticks - length.Ticks : local.Ticks + length.Ticks;
        return ticks < DateTimeOffset.MinValue.Ticks || ticks > DateTimeOffset.MaxValue.Ticks ? null : new DateTimeOffset(ticks, TimeSpan.Zero);
    }

    [GeneratedRegex(
        @"^(?<minute>[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:)(?<second>[0-9]{2})(?<fraction>(\.[0-9]+)?)(?<offset>Z|[+-][0-9]{2}:[0-9]{2})\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rfc3339();
}

internal sealed class VitamTimeConverter : JsonConverter<VitamTime>
{
    public override VitamTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(VitamText.Read(ref reader));

    public override void Write(Utf8JsonWriter writer, VitamTime value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
}
