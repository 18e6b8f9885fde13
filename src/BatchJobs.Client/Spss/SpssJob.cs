using System.Diagnostics;

namespace BatchJobs.Client.Spss;

/// <summary>Represents the handle of an SPSS job.</summary>
/// <remarks>
/// A handle holds no state of the job: <see cref="SpssJobs.GetHandle"/> creates it again at any time and in any process. It is safe
/// for concurrent use.
/// </remarks>
[DebuggerDisplay("{Id,nq}")]
public sealed class SpssJob : IBatchJob
{
    private readonly SpssJobs jobs;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly IReadOnlyList<string> passwords;

    /// <param name="id">The job's identifier.</param>
    /// <param name="jobs">The client to ask about it.</param>
    /// <param name="passwords">Those of its definition, which the service may repeat in what it says about the job.</param>
    internal SpssJob(string id, SpssJobs jobs, IReadOnlyList<string>? passwords = null)
    {
        PathId.Job.Check(id);
        Id = id;
        this.jobs = jobs;
        this.passwords = passwords ?? [];
    }

    /// <inheritdoc/>
    public string Id { get; }

    private JobRequest<SpssJobStatus> Request => new(Id, PollAsync) { Secrets = passwords };

    /// <summary>Gets the job's status: <c>GET /v1/jobs/{id}/status</c>, answered with 200.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The job's status.</returns>
    /// <exception cref="ResourceNotFoundException">The job does not exist (404).</exception>
    public Task<SpssJobStatus> GetStatusAsync(CancellationToken cancellationToken = default) =>
        new AttemptHistory(typeof(ISpssJobsApi), nameof(ISpssJobsApi.GetStatusAsync)) { Secrets = passwords }.TrackAsync(() => jobs.GetStatusAsync(Id, cancellationToken));

    /// <summary>Waits until the job has succeeded.</summary>
    /// <param name="options">
    /// The deadline, the pauses and the progress of this wait. Default: <see langword="null"/>, those of the client's options.
    /// </param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests; the job is not affected.</param>
    /// <returns>The result of the job.</returns>
    /// <exception cref="JobFailedException">The job failed; the exception has the service's reason.</exception>
    /// <exception cref="JobCanceledException">The job was canceled.</exception>
    /// <exception cref="JobDeletedException">The job no longer exists.</exception>
    /// <exception cref="JobWaitTimeoutException">
    /// The job had not ended at the deadline (<see cref="WaitOptions.Timeout"/>); it is not affected.
    /// </exception>
    public async Task<SpssJobResult> WaitForCompletionAsync(WaitOptions? options = null, CancellationToken cancellationToken = default)
    {
        (SpssJobStatus end, JobUpdate update) = await jobs.Poller.WaitAsync(Request, options, cancellationToken).ConfigureAwait(false);
        return update.Phase switch
        {
            JobPhase.Succeeded => new SpssJobResult(Id, end.DataUrl, jobs.Files),
            JobPhase.Canceled => throw new JobCanceledException(update),
            _ => throw new JobFailedException(update),
        };
    }

    /// <inheritdoc cref="IBatchJob.TryWaitForCompletionAsync"/>
    public Task<JobOutcome<SpssJobResult>> TryWaitForCompletionAsync(WaitOptions? options = null, CancellationToken cancellationToken = default) =>
        JobOutcome<SpssJobResult>.OfAsync(this, options, own => WaitForCompletionAsync(own, cancellationToken));

    /// <inheritdoc/>
    public IAsyncEnumerable<JobUpdate> WatchAsync(CancellationToken cancellationToken = default) =>
        jobs.Poller.WatchAsync(Request, cancellationToken);

    /// <summary>
    /// Cancels the job by deleting it, which is how this service cancels: <c>DELETE /v1/jobs/{id}</c>, answered with 200.
    /// </summary>
    /// <remarks>
    /// The job's status is read first, and a job that has ended is not deleted; one that ends between the two requests is. Nothing
    /// happens if the job does not exist.
    /// </remarks>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A task that completes when the service has accepted the request, or when there is nothing to cancel.</returns>
    /// <exception cref="ServiceException">The service refused.</exception>
    /// <exception cref="ServiceUnreachableException">No complete response arrived.</exception>
    /// <exception cref="RequestTimeoutException">The response did not arrive in time.</exception>
    public async Task CancelAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            if ((await GetUpdateAsync(cancellationToken).ConfigureAwait(false)).IsTerminal)
            {
                return;
            }
        }
        catch (ResourceNotFoundException)
        {
            return;
        }
        catch (ServiceException odd) when (odd is not AccessDeniedException)
        {
            // A job whose state is not told may be running.
        }

        await jobs.DeleteAsync(Id, passwords, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Cancels the job as <see cref="CancelAsync"/> does, and waits until it no longer runs, so that it can be submitted again.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The job's last status; <see langword="null"/> if the job no longer exists.</returns>
    /// <exception cref="JobWaitTimeoutException">
    /// The job had not ended at the deadline (<see cref="PollingOptions.Timeout"/>).
    /// </exception>
    public async Task<SpssJobStatus?> CancelAndWaitAsync(CancellationToken cancellationToken = default)
    {
        await CancelAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return (await jobs.Poller.WaitAsync(Request, options: null, cancellationToken).ConfigureAwait(false)).Status;
        }
        catch (JobDeletedException)
        {
            return null;
        }
    }

    /// <summary>
    /// Deletes the job together with its result: the file first, so that a deletion that fails can be repeated. A running job is
    /// canceled; the result of one that ends at that moment stays.
    /// </summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns><see langword="true"/> if the job existed; otherwise, <see langword="false"/>.</returns>
    /// <exception cref="InvalidOperationException">
    /// The service's address of the result does not end with the identifier of a file; nothing is deleted.
    /// </exception>
    public async Task<bool> DeleteWithResultAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            SpssJobStatus status = await GetStatusAsync(cancellationToken).ConfigureAwait(false);
            var result = new SpssJobResult(Id, status.DataUrl, jobs.Files);
            if (result.DataUrl is not null)
            {
                await result.DeleteAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (ResourceNotFoundException)
        {
            return false;
        }

        return await jobs.DeleteAsync(Id, passwords, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Returns the job's identifier.</summary>
    /// <returns>The job's identifier.</returns>
    public override string ToString() => Id;

    Task<JobUpdate> IBatchJob.GetUpdateAsync(CancellationToken cancellationToken) => GetUpdateAsync(cancellationToken);

    async Task<JobOutcome> IBatchJob.TryWaitForCompletionAsync(WaitOptions? options, CancellationToken cancellationToken) =>
        await TryWaitForCompletionAsync(options, cancellationToken).ConfigureAwait(false);

    Task IBatchJob.WaitForCompletionAsync(WaitOptions? options, CancellationToken cancellationToken) =>
        WaitForCompletionAsync(options, cancellationToken);

    private async Task<JobUpdate> GetUpdateAsync(CancellationToken cancellationToken) =>
        jobs.Poller.Update(Id, await GetStatusAsync(cancellationToken).ConfigureAwait(false));

    /// <summary>A poll that tells a job which ended by being canceled from one that is simply gone.</summary>
    private async Task<SpssJobStatus> PollAsync(SpssJobStatus? last, CancellationToken cancellationToken)
    {
        try
        {
            return await GetStatusAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ResourceNotFoundException) when (last?.State.Phase == JobPhase.Canceling)
        {
            // A canceled job is removed once its cancellation is done.
            return last with { State = SpssJobState.Canceled };
        }
    }
}
