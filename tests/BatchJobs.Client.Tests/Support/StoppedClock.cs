namespace BatchJobs.Client.Tests;

/// <summary>A clock that always shows the same time, and whose timers are the system's.</summary>
internal sealed class StoppedClock(DateTimeOffset now) : TimeProvider
{
    public override long TimestampFrequency => System.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => now;

    public override long GetTimestamp() => System.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, dueTime, period);
}
