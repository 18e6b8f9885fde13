using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace BatchJobs.Client.DataFlux;

/// <summary>
/// One DataFlux job: an identifier, and the client to ask about it. Make it again at any time, in any process, with
/// <see cref="DataFluxJobs.GetHandle"/>.
/// </summary>
[DebuggerDisplay("{Id,nq}")]
public sealed class DataFluxJob : IBatchJob
{
    private readonly DataFluxJobs jobs;

    internal DataFluxJob(string id, DataFluxJobs jobs)
    {
        OpaqueId.Check(id);
        Id = id;
        this.jobs = jobs;
    }

    /// <inheritdoc/>
    public string Id { get; }

    /// <summary>Asks for the job as it is now: <c>GET /jobs/{id}</c>.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="ResourceNotFoundException">The job does not exist.</exception>
    public Task<DataFluxJobStatus> GetStatusAsync(CancellationToken cancellationToken = default) => jobs.GetAsync(Id, cancellationToken);

    /// <summary>
    /// Waits until the job has succeeded. When many jobs are waited for with one client, they are looked at together by
    /// listing all jobs, and a look may be as old as <see cref="PollingOptions.InitialDelay"/>.
    /// </summary>
    /// <param name="progress">
    /// Is told after each look at the job, before the next one. (<see cref="Progress{T}"/> passes reports on to other
    /// threads, where they may come late.)
    /// </param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests; the job goes on.</param>
    /// <returns>The completed job.</returns>
    /// <exception cref="JobFailedException">
    /// The job failed; the message has the end of its log, and says so when not all of it could be read. A log that breaks
    /// is read again as calls are repeated, for two minutes at most.
    /// </exception>
    /// <exception cref="JobCanceledException">The job was canceled.</exception>
    /// <exception cref="JobDeletedException">The job no longer exists.</exception>
    /// <exception cref="JobWaitTimeoutException">The job was not over at the deadline; it goes on.</exception>
    public async Task<DataFluxJobStatus> WaitForCompletionAsync(IProgress<JobUpdate>? progress = null, CancellationToken cancellationToken = default)
    {
        using JobListCache.Reader status = jobs.ReadStatus(Id);
        (DataFluxJobStatus end, JobUpdate update) = await jobs.Poller.WaitAsync(Id, status.ReadAsync, progress, cancellationToken).ConfigureAwait(false);
        return update.Phase switch
        {
            JobPhase.Succeeded => end,
            JobPhase.Canceled => throw new JobCanceledException(update),
            _ => throw new JobFailedException(update with { Message = await jobs.ReadLogTailAsync(Id, cancellationToken).ConfigureAwait(false) }),
        };
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<JobUpdate> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using JobListCache.Reader status = jobs.ReadStatus(Id);
        await foreach (JobUpdate update in jobs.Poller.WatchAsync(Id, status.ReadAsync, cancellationToken).ConfigureAwait(false))
        {
            yield return update;
        }
    }

    /// <summary>Signals the engine that runs the job to cancel it.</summary>
    /// <inheritdoc cref="DataFluxJobs.CancelAsync"/>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public Task<DataFluxJobStatus> CancelAsync(CancellationToken cancellationToken = default) => jobs.CancelAsync(Id, cancellationToken);

    /// <summary>Kills the engine that runs the job.</summary>
    /// <inheritdoc cref="DataFluxJobs.KillAsync"/>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public Task<DataFluxJobStatus> KillAsync(CancellationToken cancellationToken = default) => jobs.KillAsync(Id, cancellationToken);

    /// <summary>Opens the job's log as it is now: <c>GET /jobs/{id}/log</c>.</summary>
    /// <inheritdoc cref="DataFluxJobs.OpenLogAsync"/>
    /// <param name="cancellationToken">The token to monitor for cancellation requests; reading the stream has tokens of its own.</param>
    public Task<Stream> OpenLogAsync(CancellationToken cancellationToken = default) => jobs.OpenLogAsync(Id, cancellationToken);

    /// <summary>Reads the lines of the job's log as it is now.</summary>
    /// <inheritdoc cref="DataFluxJobs.ReadLogLinesAsync"/>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public IAsyncEnumerable<string> ReadLogLinesAsync(CancellationToken cancellationToken = default) => jobs.ReadLogLinesAsync(Id, cancellationToken);

    /// <summary>Reads the lines of the job's log as they are written, each once and whole, until the job is over.</summary>
    /// <inheritdoc cref="DataFluxJobs.FollowLogAsync"/>
    /// <param name="cancellationToken">The token to monitor for cancellation requests; the job goes on.</param>
    public IAsyncEnumerable<string> FollowLogAsync(CancellationToken cancellationToken = default) => jobs.FollowLogAsync(Id, cancellationToken);

    /// <summary>Deletes the job, which must be over, with its log: <c>DELETE /jobs/{id}</c>.</summary>
    /// <inheritdoc cref="DataFluxJobs.DeleteAsync"/>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public Task<bool> DeleteAsync(CancellationToken cancellationToken = default) => jobs.DeleteAsync(Id, cancellationToken);

    /// <summary>The job's identifier.</summary>
    public override string ToString() => Id;

    async Task<JobUpdate> IBatchJob.GetUpdateAsync(CancellationToken cancellationToken) =>
        jobs.Poller.Update(Id, await GetStatusAsync(cancellationToken).ConfigureAwait(false));

    Task IBatchJob.WaitForCompletionAsync(IProgress<JobUpdate>? progress, CancellationToken cancellationToken) =>
        WaitForCompletionAsync(progress, cancellationToken);

    Task IBatchJob.CancelAsync(CancellationToken cancellationToken) => CancelAsync(cancellationToken);
}
