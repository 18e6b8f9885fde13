namespace BatchJobs.Testing;

/// <summary>How a <see cref="FakeBatchServer"/> is made.</summary>
public sealed class FakeBatchServerOptions
{
    /// <summary>Gets or sets how time passes. Default: <see cref="ClockMode.AutoAdvance"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is none of the modes.</exception>
    public ClockMode Clock
    {
        get;
        set => field = OptionRules.Mode(value);
    } = ClockMode.AutoAdvance;

    /// <summary>Gets or sets how the clock finds out that code has come to rest. It is read when the server is made.</summary>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public ClockOptions ClockOptions
    {
        get;
        set => field = OptionRules.Given(value);
    } = new();

    /// <summary>Copies the options.</summary>
    internal FakeBatchServerOptions Copy()
    {
        var copy = (FakeBatchServerOptions)MemberwiseClone();
        copy.ClockOptions = ClockOptions.Copy();
        return copy;
    }

    /// <summary>Gets or sets when virtual time begins. Default: 2026-01-01 00:00 UTC.</summary>
    public DateTimeOffset StartTime { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Gets or sets how undocumented requests are taken. Default: <see cref="Testing.Strictness.Strict"/>.</summary>
    public Strictness Strictness { get; set; } = Strictness.Strict;

    /// <summary>Gets or sets how many entries <see cref="FakeBatchServer.Journal"/> keeps; older ones are dropped. Default: 10,000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int JournalCapacity
    {
        get;
        set => field = OptionRules.Limit(value);
    } = 10_000;

    /// <summary>
    /// Gets or sets how many bytes of each body <see cref="FakeBatchServer.Journal"/> keeps. Bodies may hold secrets, such as the
    /// passwords of databases. Default: 0, none.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int JournalBodyLimit
    {
        get;
        set => field = OptionRules.Limit(value);
    }
}
