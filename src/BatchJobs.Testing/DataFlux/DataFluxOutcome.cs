namespace BatchJobs.Testing.DataFlux;

/// <summary>How a job ends.</summary>
public sealed class DataFluxOutcome
{
    private DataFluxOutcome(string? failureMessage) => FailureMessage = failureMessage;

    internal string? FailureMessage { get; }

    /// <summary>The job completes.</summary>
    /// <returns>The outcome.</returns>
    public static DataFluxOutcome Completed() => new(null);

    /// <summary>The job fails.</summary>
    /// <param name="message">Why, as the log tells it; the service tells it nowhere else.</param>
    /// <returns>The outcome.</returns>
    public static DataFluxOutcome Failed(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return new DataFluxOutcome(message);
    }
}
