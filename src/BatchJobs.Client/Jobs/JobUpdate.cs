namespace BatchJobs.Client;

/// <summary>What one look at a job showed.</summary>
public sealed record JobUpdate
{
    /// <summary>The job's identifier.</summary>
    public required string JobId { get; init; }

    /// <summary>The state in the service's own word, for example <c>RUNNING</c>; empty when the service did not say.</summary>
    public required string State { get; init; }

    /// <summary>The same state in words common to all services.</summary>
    public required JobPhase Phase { get; init; }

    /// <summary>When the job was looked at, on the client's clock.</summary>
    public DateTimeOffset ObservedAt { get; init; }

    /// <summary>How long the caller has been waiting.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>How often the job has been looked at in this wait; the first look is 1, and 0 means that none came to an end.</summary>
    public int PollCount { get; init; }

    /// <summary>What the service says about the state, for example why the job failed; null when it says nothing.</summary>
    public string? Message { get; init; }

    /// <summary>Whether the job is over: succeeded, failed or canceled.</summary>
    public bool IsTerminal => Phase is JobPhase.Succeeded or JobPhase.Failed or JobPhase.Canceled;

    /// <summary>The job, its state and how long the wait has taken.</summary>
    public override string ToString() => $"{JobId} {State} after {Elapsed}";
}
