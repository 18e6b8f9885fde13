namespace BatchJobs.Client;

/// <summary>One job's state as its service gave it.</summary>
internal readonly record struct JobReading(string State, JobPhase Phase, string? Message)
{
    /// <summary>Nothing has been heard of the job.</summary>
    public static JobReading None { get; } = new("", JobPhase.Unknown, null);
}
