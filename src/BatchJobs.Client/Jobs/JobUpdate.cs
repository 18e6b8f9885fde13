namespace BatchJobs.Client;

/// <summary>Describes the result of one poll of a job.</summary>
/// <remarks>Instances are immutable.</remarks>
public sealed record JobUpdate
{
    /// <summary>Gets the job's identifier.</summary>
    public required string JobId { get; init; }

    /// <summary>
    /// Gets the state in the service's own word, for example <c>RUNNING</c>; an empty string if the service did not state it.
    /// </summary>
    public required string State { get; init; }

    /// <summary>Gets the same state in terms that are common to all services.</summary>
    public required JobPhase Phase { get; init; }

    /// <summary>Gets the time of the poll, on the client's clock.</summary>
    public DateTimeOffset ObservedAt { get; init; }

    /// <summary>Gets the time since the beginning of the wait; zero for a poll outside a wait.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Gets the number of polls in this wait so far: 1 for the first poll, and 0 if no poll was completed.</summary>
    public int PollCount { get; init; }

    /// <summary>
    /// Gets what the service states about the state, for example why the job failed; <see langword="null"/> if it states nothing.
    /// </summary>
    public string? Message { get; init; }

    /// <summary>Gets a value that indicates whether the job has ended: succeeded, failed or canceled.</summary>
    public bool IsTerminal => Phase is JobPhase.Succeeded or JobPhase.Failed or JobPhase.Canceled;

    /// <summary>Returns the job's identifier, its state and the elapsed time.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{JobId} {State} after {Elapsed}";
}
