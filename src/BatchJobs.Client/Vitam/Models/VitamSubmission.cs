namespace BatchJobs.Client.Vitam;

/// <summary>A task that was submitted.</summary>
/// <param name="Task">The task.</param>
/// <param name="Status">
/// How the task stood when it was accepted. The <see cref="VitamAnswer.RequestId"/> of its
/// <see cref="VitamAsyncStatus.Answer"/> names the submission; <see cref="IVitamTasks.CancelByRequestIdAsync"/> takes it.
/// </param>
public sealed record VitamSubmission(VitamTask Task, VitamAsyncStatus Status);
