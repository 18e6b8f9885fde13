namespace BatchJobs.Client;

/// <summary>How long a timer of .NET can run, jitter included.</summary>
internal static class TimerLimit
{
    public static readonly TimeSpan Longest = TimeSpan.FromDays(24);
}
