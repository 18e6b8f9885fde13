namespace BatchJobs.Client.Vitam;

/// <summary>The exception that is thrown when a task that was waited for has failed.</summary>
public sealed class VitamTaskFailedException : JobFailedException
{
    /// <summary>Initializes a new instance of the <see cref="VitamTaskFailedException"/> class.</summary>
    /// <param name="update">The last update of the task.</param>
    /// <param name="status">The task as it ended.</param>
    public VitamTaskFailedException(JobUpdate update, VitamAsyncStatus status)
        : base(update)
    {
        ArgumentNullException.ThrowIfNull(status);
        Status = status;
    }

    /// <summary>Gets the task as it ended.</summary>
    public VitamAsyncStatus Status { get; }

    /// <summary>Gets what went wrong, with the inner errors; <see langword="null"/> when the service does not say.</summary>
    public VitamError? Error => Status.Error;
}
