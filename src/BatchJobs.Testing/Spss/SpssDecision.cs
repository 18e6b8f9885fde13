namespace BatchJobs.Testing.Spss;

/// <summary>What a plan says at one moment; a test may change the plan while the service reads it.</summary>
internal sealed record SpssDecision(TimeSpan? PendingTime, TimeSpan? RunningTime, string? FailureMessage, Func<SubmittedSpssJob, byte[]>? Result)
{
    public static SpssDecision None { get; } = new(null, null, null, null);
}
