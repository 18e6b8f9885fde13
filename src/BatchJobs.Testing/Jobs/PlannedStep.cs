namespace BatchJobs.Testing;

/// <summary>What happens to a job by itself.</summary>
internal enum Step
{
    Ready,
    End,
    Stop,
}

/// <summary>What is planned for the present run of a job.</summary>
internal readonly record struct PlannedStep<TJob>(TJob Job, Step Step, DateTimeOffset At);
