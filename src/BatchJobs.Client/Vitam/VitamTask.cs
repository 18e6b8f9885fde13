using System.Diagnostics;

namespace BatchJobs.Client.Vitam;

/// <summary>
/// One Vitam task: an identifier, and the client to ask about it. Make it again at any time, in any process, with
/// <see cref="IVitamTasks.GetHandle"/>.
/// </summary>
[DebuggerDisplay("{Id,nq}")]
public sealed class VitamTask : IBatchJob
{
    private readonly VitamClient client;

    /// <summary>Makes the handle of a task, without asking the service.</summary>
    /// <param name="id">The task's identifier.</param>
    /// <param name="client">The client to ask about it.</param>
    /// <param name="options">On whose behalf the task is looked at and canceled; null takes the client's options.</param>
    /// <exception cref="ArgumentException">The identifier cannot work.</exception>
    public VitamTask(string id, VitamClient client, VitamRequestOptions? options = null)
    {
        OpaqueId.Check(id);
        ArgumentNullException.ThrowIfNull(client);
        Id = id;
        Options = options;
        this.client = client;
    }

    /// <inheritdoc/>
    public string Id { get; }

    /// <summary>On whose behalf the task is looked at and canceled; null for the client's options.</summary>
    public VitamRequestOptions? Options { get; }

    /// <summary>Asks for the task as it is now: <c>GET /tasks/{id_async}</c>.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ResourceNotFoundException">The task does not exist.</exception>
    public Task<VitamAsyncStatus> GetStatusAsync(CancellationToken cancellationToken = default) => client.Tasks.GetAsync(Id, Options, cancellationToken);

    /// <summary>Waits until the task has succeeded.</summary>
    /// <param name="progress">
    /// Is told after each look at the task, before the next one. (<see cref="Progress{T}"/> passes reports on to other
    /// threads, where they may come late.)
    /// </param>
    /// <param name="cancellationToken">Ends the wait; the task goes on.</param>
    /// <returns>The finished task.</returns>
    /// <exception cref="VitamTaskFailedException">The task failed; the exception has the service's error and its inner errors.</exception>
    /// <exception cref="VitamTaskCanceledException">The task was canceled.</exception>
    /// <exception cref="JobDeletedException">The task no longer exists.</exception>
    /// <exception cref="JobWaitTimeoutException">The task was not over at the deadline; it goes on.</exception>
    public async Task<VitamAsyncStatus> WaitForCompletionAsync(IProgress<JobUpdate>? progress = null, CancellationToken cancellationToken = default)
    {
        VitamAsyncStatus? status = null;
        async Task<JobSnapshot> LookAndKeepAsync(JobUpdate? last, CancellationToken token) =>
            Read(status = await LookAtAsync(last, token).ConfigureAwait(false));

        JobUpdate? last = null;
        await foreach (JobUpdate update in client.Poller.PollAsync(Id, LookAndKeepAsync, cancellationToken).ConfigureAwait(false))
        {
            last = update;
            progress?.Report(update);
        }

        return last!.Phase switch
        {
            JobPhase.Succeeded => status!,
            JobPhase.Canceled => throw new VitamTaskCanceledException(last, status!),
            _ => throw new VitamTaskFailedException(last, status!, client.Masked),
        };
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<JobUpdate> WatchAsync(CancellationToken cancellationToken = default) =>
        client.Poller.WatchAsync(Id, () => LookAsync, cancellationToken);

    /// <summary>Cancels the task: <c>PUT /tasks/{id_async}</c>.</summary>
    /// <param name="details">What is sent with it; null for the time and the message <c>cancel</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The task as it stands now.</returns>
    /// <exception cref="ResourceNotFoundException">The task does not exist.</exception>
    /// <exception cref="ResourceConflictException">The task is over.</exception>
    public Task<VitamAsyncStatus> CancelAsync(VitamGenericObject? details = null, CancellationToken cancellationToken = default) =>
        client.Tasks.CancelAsync(Id, details, Options, cancellationToken);

    /// <summary>The task's identifier.</summary>
    public override string ToString() => Id;

    async Task<JobUpdate> IBatchJob.GetUpdateAsync(CancellationToken cancellationToken) =>
        client.Poller.Update(Id, Read(await GetStatusAsync(cancellationToken).ConfigureAwait(false)));

    Task IBatchJob.WaitForCompletionAsync(IProgress<JobUpdate>? progress, CancellationToken cancellationToken) =>
        WaitForCompletionAsync(progress, cancellationToken);

    Task IBatchJob.CancelAsync(CancellationToken cancellationToken) => CancelAsync(details: null, cancellationToken);

    private async Task<JobSnapshot> LookAsync(JobUpdate? last, CancellationToken cancellationToken) =>
        Read(await LookAtAsync(last, cancellationToken).ConfigureAwait(false));

    private JobSnapshot Read(VitamAsyncStatus status) => new(status.State.Value, client.PhaseSelector(status), status.Error?.Message);

    private async Task<VitamAsyncStatus> LookAtAsync(JobUpdate? last, CancellationToken cancellationToken)
    {
        try
        {
            return await GetStatusAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ResourceNotFoundException exception)
        {
            throw new JobDeletedException(Id, last, exception);
        }
    }
}
