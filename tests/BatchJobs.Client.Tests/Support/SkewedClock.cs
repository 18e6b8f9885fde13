namespace BatchJobs.Client.Tests;

/// <summary>A clock that goes as another one and shows another time.</summary>
internal sealed class SkewedClock(TimeProvider clock, TimeSpan skew) : TimeProvider
{
    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow() + skew;

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        clock.CreateTimer(callback, state, dueTime, period);
}
