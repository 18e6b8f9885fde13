namespace BatchJobs.Client;

/// <summary>What a time limit of an option must be.</summary>
internal static class TimeLimitRules
{
    public static IEnumerable<string> Validate(string option, TimeSpan limit)
    {
        if (limit <= TimeSpan.Zero && limit != Timeout.InfiniteTimeSpan)
        {
            yield return $"{option} must be positive or Timeout.InfiniteTimeSpan, and is {limit}.";
        }

        if (limit > TimerLimit.Longest)
        {
            yield return $"{option} must not be longer than {TimerLimit.Longest}, which is as long as timers run, and is {limit}; use Timeout.InfiniteTimeSpan.";
        }
    }
}
