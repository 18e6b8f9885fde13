namespace BatchJobs.Client.Vitam;

/// <summary>The task ended, and it failed.</summary>
public sealed class VitamTaskFailedException : JobFailedException
{
    internal VitamTaskFailedException(JobUpdate update, VitamAsyncStatus status, Func<string?, string?> mask)
        : base(update with { Message = mask(status.Error?.ToString()) }) =>
        Status = status;

    /// <summary>The task as it ended.</summary>
    public VitamAsyncStatus Status { get; }

    /// <summary>What went wrong, with the inner errors; null when the service does not say.</summary>
    public VitamError? Error => Status.Error;
}
