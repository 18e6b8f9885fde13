using System.Diagnostics;

namespace BatchJobs.Client.Spss;

/// <summary>
/// One SPSS job: an identifier, and the client to ask about it. Make it again at any time, in any process, with
/// <see cref="SpssJobs.GetHandle"/>.
/// </summary>
[DebuggerDisplay("{Id,nq}")]
public sealed class SpssJob : IBatchJob
{
    private readonly SpssJobs jobs;

    internal SpssJob(string id, SpssJobs jobs)
    {
        PathId.Check(id);
        Id = id;
        this.jobs = jobs;
    }

    /// <inheritdoc/>
    public string Id { get; }

    /// <summary>Asks for the job's present state: <c>GET /v1/jobs/{id}/status</c>.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="ResourceNotFoundException">The job does not exist.</exception>
    public Task<SpssJobStatus> GetStatusAsync(CancellationToken cancellationToken = default) =>
        jobs.GetStatusAsync(Id, cancellationToken);

    /// <summary>Waits until the job has succeeded.</summary>
    /// <param name="progress">
    /// Is told after each look at the job, before the next one. (<see cref="Progress{T}"/> passes reports on to other
    /// threads, where they may come late.)
    /// </param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests; the job goes on.</param>
    /// <returns>What the job produced.</returns>
    /// <exception cref="JobFailedException">The job failed; the exception has the service's reason.</exception>
    /// <exception cref="JobCanceledException">The job was canceled.</exception>
    /// <exception cref="JobDeletedException">The job no longer exists.</exception>
    /// <exception cref="JobWaitTimeoutException">The job was not over at the deadline; it goes on.</exception>
    public async Task<SpssJobResult> WaitForCompletionAsync(IProgress<JobUpdate>? progress = null, CancellationToken cancellationToken = default)
    {
        (SpssJobStatus end, JobUpdate update) = await jobs.Poller.WaitAsync(Id, PollAsync, progress, cancellationToken).ConfigureAwait(false);
        return update.Phase switch
        {
            JobPhase.Succeeded => new SpssJobResult(Id, end.DataUrl, jobs.Files),
            JobPhase.Canceled => throw new JobCanceledException(update),
            _ => throw new JobFailedException(update),
        };
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<JobUpdate> WatchAsync(CancellationToken cancellationToken = default) =>
        jobs.Poller.WatchAsync(Id, PollAsync, cancellationToken);

    /// <summary>
    /// Cancels the job by deleting it, which is how this service cancels: <c>DELETE /v1/jobs/{id}</c>. A job that is over
    /// keeps its record, for it is looked at first; one that ends at that very moment is deleted. Without such a job,
    /// nothing happens.
    /// </summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="ServiceException">The service refuses.</exception>
    /// <exception cref="ServiceUnreachableException">The service cannot be reached.</exception>
    /// <exception cref="RequestTimeoutException">The service does not answer in time.</exception>
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

        await jobs.DeleteAsync(Id, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The job's identifier.</summary>
    public override string ToString() => Id;

    Task<JobUpdate> IBatchJob.GetUpdateAsync(CancellationToken cancellationToken) => GetUpdateAsync(cancellationToken);

    Task IBatchJob.WaitForCompletionAsync(IProgress<JobUpdate>? progress, CancellationToken cancellationToken) =>
        WaitForCompletionAsync(progress, cancellationToken);

    private async Task<JobUpdate> GetUpdateAsync(CancellationToken cancellationToken) =>
        jobs.Poller.Update(Id, await GetStatusAsync(cancellationToken).ConfigureAwait(false));

    /// <summary>A poll that tells a job which ended by being canceled from one that is simply gone.</summary>
    private async Task<SpssJobStatus> PollAsync(SpssJobStatus? last, CancellationToken cancellationToken)
    {
        try
        {
            return await GetStatusAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ResourceNotFoundException) when (last?.State == SpssJobState.Canceling)
        {
            // A canceled job is removed once its cancellation is done.
            return last with { State = SpssJobState.Canceled };
        }
    }
}
