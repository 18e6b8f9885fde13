namespace BatchJobs.Client.DataFlux;

/// <summary>
/// The exception that is thrown when the service does not offer an operation in the job's current state. The operation was not
/// requested.
/// </summary>
/// <remarks>The service offers <c>cancel</c> and <c>kill</c> while a job is running.</remarks>
public sealed class OperationNotAvailableException : BatchJobException
{
    /// <summary>Initializes a new instance of the <see cref="OperationNotAvailableException"/> class.</summary>
    /// <param name="operation">The operation, for example <c>cancel</c>.</param>
    /// <param name="job">The job as the service described it.</param>
    public OperationNotAvailableException(string operation, DataFluxJobStatus job)
        : base($"{operation} is not available in state {job?.State} of job '{job?.Id}'.")
    {
        ArgumentNullException.ThrowIfNull(job);
        Operation = operation;
        Job = job;
    }

    /// <summary>Gets the operation, for example <c>cancel</c>.</summary>
    public string Operation { get; }

    /// <summary>Gets the job's status as the service described it.</summary>
    public DataFluxJobStatus Job { get; }
}
