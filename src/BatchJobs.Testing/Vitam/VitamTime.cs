using System.Globalization;

namespace BatchJobs.Testing.Vitam;

/// <summary>Points in time as the document writes them, in the formats of RFC 3339.</summary>
internal static class VitamTime
{
    private const string ToTheSecond = "yyyy-MM-dd'T'HH:mm:ss";

    /// <summary>Of a task, for example <c>2014-01-10T03:06:17.396Z</c>.</summary>
    public static string Write(DateTimeOffset at) => at.UtcDateTime.ToString($"{ToTheSecond}.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Of the server, for example <c>2015-07-14T17:07:14Z</c>; with a fraction only when there is one.</summary>
    public static string WriteShort(DateTimeOffset at) => at.UtcDateTime.ToString($"{ToTheSecond}.FFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>The moment as far as it is written.</summary>
    public static DateTimeOffset ToTheMillisecond(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMillisecond));

    /// <summary>Reads a date, which stands for its beginning in UTC, or a date-time; null when it is neither.</summary>
    public static DateTimeOffset? ReadDateOrTime(string text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime day)
            ? new DateTimeOffset(day, TimeSpan.Zero)
            : Read(text);

    /// <summary>
    /// Reads a date-time (RFC 3339, section 5.6); null when it is none. A leap second, 23:59:60 UTC, counts as the second
    /// before it.
    /// </summary>
    public static DateTimeOffset? Read(string text)
    {
        if (text.Length <= 19)
        {
            return null;
        }

        bool isLeapSecond = text.AsSpan(17, 2) is "60";
        string seconds = $"{text[..10]}{char.ToUpperInvariant(text[10])}{text[11..17]}{(isLeapSecond ? "59" : text[17..19])}";
        if (!DateTime.TryParseExact(seconds, ToTheSecond, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime local)
            || ReadFraction(text.AsSpan(19), out ReadOnlySpan<char> zone) is not { } fraction
            || ReadOffset(zone) is not { } offset)
        {
            return null;
        }

        long ticks = local.Ticks + fraction - offset.Ticks;
        bool exists = ticks >= 0 && ticks <= DateTime.MaxValue.Ticks
            && (!isLeapSecond || ticks % TimeSpan.TicksPerDay >= TimeSpan.TicksPerDay - TimeSpan.TicksPerSecond);
        return exists ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
    }

    /// <summary>Reads a fraction of a second, in ticks; what is finer is left out.</summary>
    private static long? ReadFraction(ReadOnlySpan<char> text, out ReadOnlySpan<char> rest)
    {
        rest = text;
        if (!text.StartsWith('.'))
        {
            return 0;
        }

        int length = text[1..].IndexOfAnyExceptInRange('0', '9');
        if (length < 1)
        {
            return null;
        }

        rest = text[(length + 1)..];
        long ticks = 0;
        for (int i = 1; i <= 7; i++)
        {
            ticks = (ticks * 10) + (i <= length ? text[i] - '0' : 0);
        }

        return ticks;
    }

    private static TimeSpan? ReadOffset(ReadOnlySpan<char> text) => text switch
    {
        ['Z' or 'z'] => TimeSpan.Zero,
        ['+', .. var time] => ReadHours(time),
        ['-', .. var time] => -ReadHours(time),
        _ => null,
    };

    private static TimeSpan? ReadHours(ReadOnlySpan<char> time) =>
        TimeSpan.TryParseExact(time, @"hh\:mm", CultureInfo.InvariantCulture, out TimeSpan hours) ? hours : null;
}
