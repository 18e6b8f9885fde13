namespace BatchJobs.Client.Spss;

/// <summary>The exception that is thrown when a job is to be submitted again while it runs or is being canceled. Nothing was changed.</summary>
public sealed class JobIsRunningException : BatchJobException
{
    /// <summary>Initializes a new instance of the <see cref="JobIsRunningException"/> class.</summary>
    /// <param name="jobId">The job's identifier.</param>
    /// <param name="state">The job's state; <see langword="default"/> if the service only refused.</param>
    /// <param name="innerException">The service's refusal. Default: <see langword="null"/>, it was not asked.</param>
    public JobIsRunningException(string jobId, SpssJobState state, Exception? innerException = null)
        : base(
            $"Job '{jobId}' {(state == default ? "is running" : $"is {state}")} and cannot be submitted again. Wait for its end, or cancel it with SpssJob.CancelAndWaitAsync.",
            innerException)
    {
        JobId = jobId;
        State = state;
    }

    /// <summary>Gets the job's identifier.</summary>
    public string JobId { get; }

    /// <summary>Gets the job's state; <see langword="default"/> if the service only refused.</summary>
    public SpssJobState State { get; }
}
