namespace BatchJobs.Client.DataFlux;

/// <summary>The service does not offer the operation in the job's present state; it was not asked to do it.</summary>
/// <remarks>The service offers <c>cancel</c> and <c>kill</c> while a job is running.</remarks>
public sealed class OperationNotAvailableException : BatchJobException
{
    internal OperationNotAvailableException(string operation, DataFluxJobStatus job)
        : base($"{operation} is not available in state {job.State} of job '{job.Id}'.")
    {
        Operation = operation;
        Job = job;
    }

    /// <summary>The operation, for example <c>cancel</c>.</summary>
    public string Operation { get; }

    /// <summary>The job as the service described it.</summary>
    public DataFluxJobStatus Job { get; }
}
