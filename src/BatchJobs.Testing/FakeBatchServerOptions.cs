namespace BatchJobs.Testing;

/// <summary>How a <see cref="FakeBatchServer"/> is made.</summary>
public sealed class FakeBatchServerOptions
{
    /// <summary>How time passes. Default: <see cref="ClockMode.Skipping"/>.</summary>
    public ClockMode Clock { get; set; } = ClockMode.Skipping;

    /// <summary>When virtual time begins. Default: 2026-01-01 00:00 UTC.</summary>
    public DateTimeOffset StartTime { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How undocumented requests are taken. Default: <see cref="Testing.Strictness.Strict"/>.</summary>
    public Strictness Strictness { get; set; } = Strictness.Strict;
}
