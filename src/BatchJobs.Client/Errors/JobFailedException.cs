namespace BatchJobs.Client;

/// <summary>The exception that is thrown when a job that was waited for has failed.</summary>
public class JobFailedException : BatchJobException
{
    // As much as the end of a log has at most, and more.
    private const int Longest = 8192;

    /// <summary>Initializes a new instance of the <see cref="JobFailedException"/> class.</summary>
    /// <param name="update">The last update of the job.</param>
    /// <exception cref="ArgumentNullException"><paramref name="update"/> is <see langword="null"/>.</exception>
    public JobFailedException(JobUpdate update)
        : base($"Job '{update?.JobId}' failed: {Reason(update?.Message)}")
    {
        ArgumentNullException.ThrowIfNull(update);
        Update = update;
    }

    /// <summary>
    /// Gets the last update of the job. Its <see cref="JobUpdate.Message"/> is the service's reason, of which the exception's
    /// message contains at most 8,192 characters.
    /// </summary>
    public JobUpdate Update { get; }

    private static string Reason(string? text) => text switch
    {
        null => "the service gave no reason.",
        { Length: > Longest } => $"{text.AsSpan(0, Longest)}…",
        _ => text,
    };
}
