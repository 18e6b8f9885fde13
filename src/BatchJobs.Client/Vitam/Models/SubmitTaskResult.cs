namespace BatchJobs.Client.Vitam;

/// <summary>Describes the result of submitting a task.</summary>
/// <param name="Task">The handle of the task.</param>
/// <param name="Status">
/// The status of the task when it was accepted. The <see cref="VitamResponseMetadata.RequestId"/> of its
/// <see cref="VitamAsyncStatus.ResponseMetadata"/> identifies the submission and can be passed to
/// <see cref="VitamTasks.CancelByRequestIdAsync"/>.
/// </param>
public sealed record SubmitTaskResult(VitamTask Task, VitamAsyncStatus Status);
