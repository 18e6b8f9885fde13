namespace BatchJobs.Client.Vitam;

/// <summary>A task that was submitted.</summary>
/// <param name="Task">The task.</param>
/// <param name="Status">
/// How the task stood when it was accepted. The <see cref="VitamResponseMetadata.RequestId"/> of its
/// <see cref="VitamAsyncStatus.ResponseMetadata"/> names the submission; <see cref="VitamTasks.CancelByRequestIdAsync"/> takes it.
/// </param>
public sealed record SubmitTaskResult(VitamTask Task, VitamAsyncStatus Status);
