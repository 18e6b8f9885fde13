using System.Diagnostics;

namespace BatchJobs.Client.Vitam;

/// <summary>
/// One Vitam task: an identifier, and the client to ask about it. Make it again at any time, in any process, with
/// <see cref="VitamTasks.GetHandle"/>.
/// </summary>
[DebuggerDisplay("{Id,nq}")]
public sealed class VitamTask : IBatchJob
{
    private readonly VitamTasks tasks;

    internal VitamTask(string id, VitamTasks tasks, VitamRequestOptions? options)
    {
        OpaqueId.Check(id);
        Id = id;
        Options = options;
        this.tasks = tasks;
    }

    /// <inheritdoc/>
    public string Id { get; }

    /// <summary>On whose behalf the task is looked at and canceled; null for the client's options.</summary>
    public VitamRequestOptions? Options { get; }

    /// <summary>Asks for the task as it is now: <c>GET /tasks/{id_async}</c>.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="ResourceNotFoundException">The task does not exist.</exception>
    public Task<VitamAsyncStatus> GetStatusAsync(CancellationToken cancellationToken = default) => tasks.GetAsync(Id, Options, cancellationToken);

    /// <summary>Waits until the task has succeeded.</summary>
    /// <param name="progress">
    /// Is told after each look at the task, before the next one. (<see cref="Progress{T}"/> passes reports on to other
    /// threads, where they may come late.)
    /// </param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests; the task goes on.</param>
    /// <returns>The finished task.</returns>
    /// <exception cref="VitamTaskFailedException">The task failed; the exception has the service's error and its inner errors.</exception>
    /// <exception cref="VitamTaskCanceledException">The task was canceled.</exception>
    /// <exception cref="JobDeletedException">The task no longer exists.</exception>
    /// <exception cref="JobWaitTimeoutException">The task was not over at the deadline; it goes on.</exception>
    public async Task<VitamAsyncStatus> WaitForCompletionAsync(IProgress<JobUpdate>? progress = null, CancellationToken cancellationToken = default)
    {
        (VitamAsyncStatus end, JobUpdate update) = await tasks.Poller.WaitAsync(Id, PollAsync, progress, cancellationToken).ConfigureAwait(false);
        return update.Phase switch
        {
            JobPhase.Succeeded => end,
            JobPhase.Canceled => throw new VitamTaskCanceledException(update, end),
            _ => throw new VitamTaskFailedException(update with { Message = tasks.Masked(end.Error?.ToString()) }, end),
        };
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<JobUpdate> WatchAsync(CancellationToken cancellationToken = default) =>
        tasks.Poller.WatchAsync(Id, PollAsync, cancellationToken);

    /// <summary>Cancels the task: <c>PUT /tasks/{id_async}</c>.</summary>
    /// <param name="details">What is sent with it; null for the time and the message <c>cancel</c>.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The task as it stands now.</returns>
    /// <exception cref="ResourceNotFoundException">The task does not exist.</exception>
    /// <exception cref="ResourceConflictException">The task is over.</exception>
    public Task<VitamAsyncStatus> CancelAsync(VitamGenericObject? details = null, CancellationToken cancellationToken = default) =>
        tasks.CancelAsync(Id, details, Options, cancellationToken);

    /// <summary>The task's identifier.</summary>
    public override string ToString() => Id;

    async Task<JobUpdate> IBatchJob.GetUpdateAsync(CancellationToken cancellationToken) =>
        tasks.Poller.Update(Id, await GetStatusAsync(cancellationToken).ConfigureAwait(false));

    Task IBatchJob.WaitForCompletionAsync(IProgress<JobUpdate>? progress, CancellationToken cancellationToken) =>
        WaitForCompletionAsync(progress, cancellationToken);

    Task IBatchJob.CancelAsync(CancellationToken cancellationToken) => CancelAsync(details: null, cancellationToken);

    private Task<VitamAsyncStatus> PollAsync(VitamAsyncStatus? last, CancellationToken cancellationToken) => GetStatusAsync(cancellationToken);
}
