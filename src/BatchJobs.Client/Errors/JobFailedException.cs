namespace BatchJobs.Client;

/// <summary>The job ended, and it failed.</summary>
public class JobFailedException : BatchJobException
{
    private const int LongestSearched = 4096;
    private const int LongestShown = 1024;

    internal JobFailedException(JobUpdate update)
        : this(update, static reason => reason)
    {
    }

    /// <param name="update">The last look at the job.</param>
    /// <param name="mask">Hides secrets in the service's reason.</param>
    internal JobFailedException(JobUpdate update, Func<string?, string?> mask)
        : base($"Job '{update.JobId}' failed: {Reason(update.Message, mask)}") =>
        Update = update;

    /// <summary>
    /// The last look at the job; <see cref="JobUpdate.Message"/> is the service's reason, of which the exception's own
    /// message has at most 1,024 characters.
    /// </summary>
    public JobUpdate Update { get; }

    private static string Reason(string? text, Func<string?, string?> mask)
    {
        if (text is null)
        {
            return "the service gave no reason.";
        }

        string beginning = mask(text[..Math.Min(text.Length, LongestSearched)])!;
        bool isWhole = text.Length <= LongestSearched && beginning.Length <= LongestShown;
        return isWhole ? beginning : $"{beginning.AsSpan(0, Math.Min(beginning.Length, LongestShown))}…";
    }
}
