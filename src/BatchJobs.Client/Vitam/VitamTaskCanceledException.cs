namespace BatchJobs.Client.Vitam;

/// <summary>The exception that is thrown when a task that was waited for has been canceled.</summary>
public sealed class VitamTaskCanceledException : JobCanceledException
{
    /// <summary>Initializes a new instance of the <see cref="VitamTaskCanceledException"/> class.</summary>
    /// <param name="update">The last update of the task.</param>
    /// <param name="status">The task's last status, with the information from the response's headers.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public VitamTaskCanceledException(JobUpdate update, VitamAsyncStatus status)
        : base(update)
    {
        ArgumentNullException.ThrowIfNull(status);
        Status = status;
    }

    /// <summary>Gets the task's last status, with the information from the response's headers.</summary>
    public VitamAsyncStatus Status { get; }
}
