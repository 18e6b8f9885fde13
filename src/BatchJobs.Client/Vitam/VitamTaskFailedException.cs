namespace BatchJobs.Client.Vitam;

/// <summary>The exception that is thrown when a task that was waited for has failed.</summary>
public sealed class VitamTaskFailedException : JobFailedException
{
    /// <summary>Initializes a new instance of the <see cref="VitamTaskFailedException"/> class.</summary>
    /// <param name="update">The last update of the task.</param>
    /// <param name="status">The task's last status.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public VitamTaskFailedException(JobUpdate update, VitamAsyncStatus status)
        : base(update)
    {
        ArgumentNullException.ThrowIfNull(status);
        Status = status;
    }

    /// <summary>Gets the task's last status.</summary>
    public VitamAsyncStatus Status { get; }

    /// <summary>Gets the task's error with its inner errors; <see langword="null"/> if the service does not state it.</summary>
    public VitamError? Error => Status.Error;
}
