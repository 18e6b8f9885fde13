namespace BatchJobs.Client.Vitam;

/// <summary>The task ended because it was canceled.</summary>
public sealed class VitamTaskCanceledException : JobCanceledException
{
    internal VitamTaskCanceledException(JobUpdate update, VitamAsyncStatus status)
        : base(update) =>
        Status = status;

    /// <summary>The task as it ended, with what the service said in its headers.</summary>
    public VitamAsyncStatus Status { get; }
}
