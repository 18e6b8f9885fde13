using System.Globalization;
using System.Text.Json;

namespace BatchJobs.Client.DataFlux;

/// <summary>What a column's type means for its cells: which values of .NET fit, and how they travel.</summary>
internal static class DataFluxCell
{
    private const string DateFormat = "yyyy-MM-dd";

    /// <summary>A caller's value as the column holds it.</summary>
    /// <returns>Whether it fits.</returns>
    public static bool TryAccept(object? value, DataFluxColumnType type, out object? cell)
    {
        object? given = value is DBNull ? null : value;
        cell = given is null ? null
            : given is JsonElement json ? Json(json, type)
            : type == DataFluxColumnType.String ? Text(given)
            : type == DataFluxColumnType.Integer ? Integer(given)
            : type == DataFluxColumnType.Boolean ? given as bool?
            : type == DataFluxColumnType.Date ? Date(given)
            : type.IsReal ? Real(given)
            : Text(given) ?? given as bool? ?? Real(given) ?? Date(given);
        return given is null || cell is not null;
    }

    /// <summary>What <see cref="TryAccept"/> takes, in words.</summary>
    public static string Allowed(DataFluxColumnType type) =>
        type == DataFluxColumnType.String ? "a text without half of a surrogate pair, a Guid, or null"
        : type == DataFluxColumnType.Integer ? "a whole number of at most 64 bits with a sign, or null"
        : type == DataFluxColumnType.Boolean ? "true, false or null"
        : type == DataFluxColumnType.Date ? "a date without a time of day, or null"
        : type.IsReal ? "a finite number, or null"
        : "a text, a truth value, a finite number, a date, a JsonElement that can be written, or null";

    /// <summary>A cell from the wire; what does not fit its column stays as it came.</summary>
    public static object? Read(JsonElement json, DataFluxColumnType type) => json.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String when type == DataFluxColumnType.String => json.GetString(),
        JsonValueKind.True or JsonValueKind.False when type == DataFluxColumnType.Boolean => json.GetBoolean(),
        JsonValueKind.Number when type == DataFluxColumnType.Integer && json.TryGetInt64(out long whole) => whole,
        JsonValueKind.Number when type.IsReal => Number(json),
        JsonValueKind.String when type == DataFluxColumnType.Date
            && DateOnly.TryParseExact(json.GetString(), DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) => date,
        _ => json,
    };

    public static void Write(Utf8JsonWriter writer, object? cell)
    {
        switch (cell)
        {
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(text); break;
            case long whole: writer.WriteNumberValue(whole); break;
            case bool truth: writer.WriteBooleanValue(truth); break;
            case DateOnly date: writer.WriteStringValue(date.ToString(DateFormat, CultureInfo.InvariantCulture)); break;
            case double real: writer.WriteNumberValue(real); break;
            case decimal exact: writer.WriteNumberValue(exact); break;
            default: ((JsonElement)cell).WriteTo(writer); break;
        }
    }

    /// <summary>A number without loss: not every one that can be written fits a type of .NET.</summary>
    private static object Number(JsonElement json)
    {
        string digits = Digits(json.GetRawText());
        return json.TryGetDouble(out double real) && double.IsFinite(real) && Digits(real.ToString("R", CultureInfo.InvariantCulture)) == digits ? real
            : json.TryGetDecimal(out decimal exact) && Digits(exact.ToString(CultureInfo.InvariantCulture)) == digits ? exact
            : json;
    }

    private static string Digits(string number) => string.Concat(number.Split('e', 'E')[0].Where(char.IsAsciiDigit)).Trim('0');

    /// <summary>A value of JSON that can be written whatever becomes of its document; null for one that cannot.</summary>
    private static JsonElement? Json(JsonElement json, DataFluxColumnType type)
    {
        try
        {
            using var writer = new Utf8JsonWriter(Stream.Null);
            json.WriteTo(writer);
            return !type.IsKnown || (type.IsReal && json.ValueKind == JsonValueKind.Number) ? json.Clone() : null;
        }
        catch (InvalidOperationException)
        {
            // It is nothing at all, its document is disposed of, or a text in it has half of a surrogate pair.
            return null;
        }
    }

    private static string? Text(object value) => value switch
    {
        string text when Utf16Validation.IsValid(text) => text,
        Guid id => id.ToString(),
        _ => null,
    };

    private static object? Integer(object value) => value switch
    {
        long or int or short or sbyte or byte or ushort or uint => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        ulong and <= long.MaxValue and var large => (long)large,
        _ => null,
    };

    private static object? Date(object value) => value switch
    {
        DateOnly date => date,
        DateTime time when time.TimeOfDay == TimeSpan.Zero => DateOnly.FromDateTime(time),
        _ => null,
    };

    private static object? Real(object value) => value switch
    {
        double real => double.IsFinite(real) ? real : null,

        // By way of its text, so that 0.1f does not become 0.10000000149.
        float real => float.IsFinite(real) ? double.Parse(real.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : null,
        decimal exact => exact,
        ulong whole => (decimal)whole,
        _ => Integer(value) is long whole ? (decimal)whole : null,
    };
}
