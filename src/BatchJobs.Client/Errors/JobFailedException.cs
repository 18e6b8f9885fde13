namespace BatchJobs.Client;

/// <summary>The job ended, and it failed.</summary>
public class JobFailedException : BatchJobException
{
    // As much as the end of a log has at most, and more.
    private const int Longest = 8192;

    internal JobFailedException(JobUpdate update)
        : base($"Job '{update.JobId}' failed: {Reason(update.Message)}") =>
        Update = update;

    /// <summary>
    /// The last look at the job; <see cref="JobUpdate.Message"/> is the service's reason, of which the exception's own
    /// message has at most 8,192 characters.
    /// </summary>
    public JobUpdate Update { get; }

    private static string Reason(string? text) => text switch
    {
        null => "the service gave no reason.",
        { Length: > Longest } => $"{text.AsSpan(0, Longest)}…",
        _ => text,
    };
}
