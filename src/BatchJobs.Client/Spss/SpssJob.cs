using System.Diagnostics;

namespace BatchJobs.Client.Spss;

/// <summary>
/// One SPSS job: an identifier, and the client to ask about it. Make it again at any time, in any process, with
/// <see cref="ISpssJobs.GetHandle"/>.
/// </summary>
[DebuggerDisplay("{Id,nq}")]
public sealed class SpssJob : IBatchJob
{
    private readonly SpssClient client;

    /// <summary>Makes the handle of a job, without asking the service.</summary>
    /// <param name="id">The job's identifier.</param>
    /// <param name="client">The client to ask about it.</param>
    /// <exception cref="ArgumentException">The identifier cannot work.</exception>
    public SpssJob(string id, SpssClient client)
    {
        PathId.Check(id);
        ArgumentNullException.ThrowIfNull(client);
        Id = id;
        this.client = client;
    }

    /// <inheritdoc/>
    public string Id { get; }

    /// <summary>Asks for the job's present state: <c>GET /v1/jobs/{id}/status</c>.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ResourceNotFoundException">The job does not exist.</exception>
    public Task<SpssJobStatus> GetStatusAsync(CancellationToken cancellationToken = default) =>
        client.Jobs.GetStatusAsync(Id, cancellationToken);

    /// <summary>Waits until the job has succeeded.</summary>
    /// <param name="progress">
    /// Is told after each look at the job, before the next one. (<see cref="Progress{T}"/> passes reports on to other
    /// threads, where they may come late.)
    /// </param>
    /// <param name="cancellationToken">Ends the wait; the job goes on.</param>
    /// <returns>What the job produced.</returns>
    /// <exception cref="JobFailedException">The job failed; the exception has the service's reason.</exception>
    /// <exception cref="JobCanceledException">The job was canceled.</exception>
    /// <exception cref="JobDeletedException">The job no longer exists.</exception>
    /// <exception cref="JobWaitTimeoutException">The job was not over at the deadline; it goes on.</exception>
    public async Task<SpssJobResult> WaitForCompletionAsync(IProgress<JobUpdate>? progress = null, CancellationToken cancellationToken = default)
    {
        var look = new Look(this);
        JobUpdate? last = null;
        await foreach (JobUpdate update in client.Poller.PollAsync(Id, look.ReadAsync, cancellationToken).ConfigureAwait(false))
        {
            last = update;
            progress?.Report(update);
        }

        return last!.Phase switch
        {
            JobPhase.Succeeded => new SpssJobResult(Id, look.Status!, client),
            JobPhase.Canceled => throw new JobCanceledException(last),
            _ => throw new JobFailedException(last),
        };
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<JobUpdate> WatchAsync(CancellationToken cancellationToken = default) =>
        client.Poller.WatchAsync(Id, () => new Look(this).ReadAsync, cancellationToken);

    /// <summary>
    /// Cancels the job by deleting it, which is how this service cancels: <c>DELETE /v1/jobs/{id}</c>. A job that is over
    /// keeps its record, for it is looked at first; one that ends at that very moment is deleted. Without such a job,
    /// nothing happens.
    /// </summary>
    /// <param name="cancellationToken">Ends the call.</param>
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

        await client.Jobs.DeleteAsync(Id, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The job's identifier.</summary>
    public override string ToString() => Id;

    Task<JobUpdate> IBatchJob.GetUpdateAsync(CancellationToken cancellationToken) => GetUpdateAsync(cancellationToken);

    Task IBatchJob.WaitForCompletionAsync(IProgress<JobUpdate>? progress, CancellationToken cancellationToken) =>
        WaitForCompletionAsync(progress, cancellationToken);

    private async Task<JobUpdate> GetUpdateAsync(CancellationToken cancellationToken) =>
        client.Poller.Update(Id, (await GetStatusAsync(cancellationToken).ConfigureAwait(false)).Snapshot);

    /// <summary>One caller's series of looks; tells a job that ended by being canceled from one that is simply gone.</summary>
    private sealed class Look(SpssJob job)
    {
        public SpssJobStatus? Status { get; private set; }

        public async Task<JobSnapshot> ReadAsync(JobUpdate? last, CancellationToken cancellationToken)
        {
            try
            {
                Status = await job.GetStatusAsync(cancellationToken).ConfigureAwait(false);
                return Status.Snapshot;
            }
            catch (ResourceNotFoundException) when (Status?.State == SpssJobState.Canceling)
            {
                // A canceled job is removed once its cancellation is done.
                Status = Status with { State = SpssJobState.Canceled };
                return Status.Snapshot;
            }
            catch (ResourceNotFoundException exception)
            {
                throw new JobDeletedException(job.Id, last, exception);
            }
        }
    }
}
