namespace BatchJobs.Client;

/// <summary>One job's state as its service gave it.</summary>
internal readonly record struct JobSnapshot(string State, JobPhase Phase, string? Message)
{
    /// <summary>Nothing has been heard of the job.</summary>
    public static JobSnapshot None { get; } = new("", JobPhase.Unknown, null);
}
