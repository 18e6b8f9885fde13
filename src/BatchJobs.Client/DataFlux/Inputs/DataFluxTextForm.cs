using System.Globalization;
using System.Numerics;

namespace BatchJobs.Client.DataFlux;

/// <summary>How values that are no texts are written in a column that the caller declared as texts.</summary>
internal static class DataFluxTextForm
{
    /// <summary>What such a column takes, in words.</summary>
    public const string Allowed =
        "a text without half of a surrogate pair, a Guid, a truth value, a finite number, a date, a time, a time span, or null";

    /// <summary>The text of a value; null for one that is a text already, and for one that has no text.</summary>
    public static string? Of(object? value) => value switch
    {
        char character => character.ToString(),
        bool truth => truth ? "true" : "false",
        double real => double.IsFinite(real) ? Invariant(real) : null,
        float real => float.IsFinite(real) ? Invariant(real) : null,
        Half real => Half.IsFinite(real) ? Invariant(real) : null,
        sbyte or byte or short or ushort or int or uint or long or ulong or decimal or Int128 or UInt128 or BigInteger => Invariant((IFormattable)value),
        DateTime time => Invariant(time, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"),
        DateTimeOffset time => Invariant(time, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"),
        DateOnly date => Invariant(date, "yyyy-MM-dd"),
        TimeOnly time => Invariant(time, "HH:mm:ss.FFFFFFF"),
        TimeSpan span => Invariant(span, "c"),
        _ => null,
    };

    private static string Invariant(IFormattable value, string? format = null) => value.ToString(format, CultureInfo.InvariantCulture);
}
