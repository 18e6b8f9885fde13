namespace BatchJobs.Client;

/// <summary>One job's state as its service gave it.</summary>
internal readonly record struct JobReading(string State, JobPhase Phase, string? Message);
