namespace BatchJobs.Testing;

/// <summary>What the values of options have to be, alike for all services.</summary>
internal static class OptionRules
{
    private const int MostMinutesFromGmt = 14 * 60;

    public static TimeSpan Time(TimeSpan value) =>
        value >= TimeSpan.Zero ? value : throw OutOfRange(value, "A time cannot be negative.");

    public static TimeSpan? Time(TimeSpan? value) => value is { } time ? Time(time) : null;

    public static ClockMode Mode(ClockMode value) =>
        Enum.IsDefined(value) ? value : throw OutOfRange(value, "A clock has no such mode.");

    public static int? Servers(int? value) =>
        value is not < 0 ? value : throw OutOfRange(value, "The number of servers cannot be negative.");

    public static int Limit(int value) => (int)Limit((long)value);

    public static long Limit(long value) => value >= 0 ? value : throw OutOfRange(value, "A limit cannot be negative.");

    public static int Success(int value) =>
        value is >= 200 and <= 299 ? value : throw OutOfRange(value, "The status of a success is one from 200 to 299.");

    public static int Error(int value) =>
        value is >= 400 and <= 599 ? value : throw OutOfRange(value, "The status of an error is one from 400 to 599.");

    public static int? Error(int? value) => value is { } status ? Error(status) : null;

    /// <summary>As far from Greenwich Mean Time as a time zone can be.</summary>
    public static int MinutesFromGmt(int value) => value is >= -MostMinutesFromGmt and <= MostMinutesFromGmt
        ? value
        : throw OutOfRange(value, "A time zone is at most 14 hours, 840 minutes, away from Greenwich Mean Time.");

    public static T Given<T>(T value)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(value);
        return value;
    }

    private static ArgumentOutOfRangeException OutOfRange(object? value, string message) => new(nameof(value), value, message);
}
