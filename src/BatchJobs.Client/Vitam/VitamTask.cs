using System.Diagnostics;

namespace BatchJobs.Client.Vitam;

/// <summary>Represents the handle of a Vitam task.</summary>
/// <remarks>
/// A handle holds no state of the task: <see cref="VitamTasks.GetHandle"/> creates it again at any time and in any process. It is
/// safe for concurrent use.
/// </remarks>
[DebuggerDisplay("{Id,nq}")]
public sealed class VitamTask : IBatchJob
{
    private readonly VitamTasks tasks;

    internal VitamTask(string id, VitamTasks tasks, VitamRequestOptions? options)
    {
        OpaqueId.Check(id);
        Id = id;
        Options = options?.WithoutRequestId();
        this.tasks = tasks;
    }

    /// <inheritdoc/>
    public string Id { get; }

    /// <summary>
    /// Gets the session and the tenant with which the task is polled and canceled; <see langword="null"/> for those of the client's
    /// options.
    /// </summary>
    public VitamRequestOptions? Options { get; }

    /// <summary>Gets the task's status: <c>GET /tasks/{id_async}</c>, answered with 200.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The task's status.</returns>
    /// <exception cref="ResourceNotFoundException">The task does not exist (404).</exception>
    public Task<VitamAsyncStatus> GetStatusAsync(CancellationToken cancellationToken = default) => tasks.GetAsync(Id, Options, cancellationToken);

    /// <summary>Waits until the task has succeeded.</summary>
    /// <param name="options">
    /// The deadline, the pauses and the progress of this wait. Default: <see langword="null"/>, those of the client's options.
    /// </param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests; the task is not affected.</param>
    /// <returns>The status of the completed task.</returns>
    /// <exception cref="VitamTaskFailedException">
    /// The task failed; the exception has the service's error and its inner errors.
    /// </exception>
    /// <exception cref="VitamTaskCanceledException">The task was canceled.</exception>
    /// <exception cref="JobDeletedException">The task no longer exists.</exception>
    /// <exception cref="JobWaitTimeoutException">
    /// The task had not ended at the deadline (<see cref="WaitOptions.Timeout"/>); it is not affected.
    /// </exception>
    public async Task<VitamAsyncStatus> WaitForCompletionAsync(WaitOptions? options = null, CancellationToken cancellationToken = default)
    {
        (VitamAsyncStatus end, JobUpdate update) = await tasks.Poller.WaitAsync(tasks.Request(Id, Options), options, cancellationToken).ConfigureAwait(false);
        return update.Phase switch
        {
            JobPhase.Succeeded => end,
            JobPhase.Canceled => throw new VitamTaskCanceledException(update, end),
            _ => throw new VitamTaskFailedException(update with { Message = tasks.Masked(end.Error?.ToString()) }, end),
        };
    }

    /// <inheritdoc cref="IBatchJob.TryWaitForCompletionAsync"/>
    public Task<JobOutcome<VitamAsyncStatus>> TryWaitForCompletionAsync(WaitOptions? options = null, CancellationToken cancellationToken = default) =>
        JobOutcome<VitamAsyncStatus>.OfAsync(this, options, own => WaitForCompletionAsync(own, cancellationToken));

    /// <inheritdoc/>
    public IAsyncEnumerable<JobUpdate> WatchAsync(CancellationToken cancellationToken = default) =>
        tasks.Poller.WatchAsync(tasks.Request(Id, Options), cancellationToken);

    /// <summary>Cancels the task: <c>PUT /tasks/{id_async}</c>, answered with 200.</summary>
    /// <param name="details">
    /// The body of the request. Default: <see langword="null"/>, the current time and the message <c>cancel</c>.
    /// </param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The task's status after the request.</returns>
    /// <exception cref="ArgumentException">A text of <paramref name="details"/> contains half of a surrogate pair.</exception>
    /// <exception cref="ResourceNotFoundException">The task does not exist (404).</exception>
    /// <exception cref="ResourceConflictException">
    /// The task has ended (409), and not because of an attempt whose response was lost.
    /// </exception>
    public Task<VitamAsyncStatus> CancelAsync(VitamGenericObject? details = null, CancellationToken cancellationToken = default) =>
        tasks.CancelAsync(Id, details, Options, cancellationToken);

    /// <summary>Returns the task's identifier.</summary>
    /// <returns>The task's identifier.</returns>
    public override string ToString() => Id;

    async Task<JobUpdate> IBatchJob.GetUpdateAsync(CancellationToken cancellationToken) =>
        tasks.Poller.Update(Id, await GetStatusAsync(cancellationToken).ConfigureAwait(false));

    async Task<JobOutcome> IBatchJob.TryWaitForCompletionAsync(WaitOptions? options, CancellationToken cancellationToken) =>
        await TryWaitForCompletionAsync(options, cancellationToken).ConfigureAwait(false);

    Task IBatchJob.WaitForCompletionAsync(WaitOptions? options, CancellationToken cancellationToken) =>
        WaitForCompletionAsync(options, cancellationToken);

    Task IBatchJob.CancelAsync(CancellationToken cancellationToken) => CancelAsync(details: null, cancellationToken);
}
