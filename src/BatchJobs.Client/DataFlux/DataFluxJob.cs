using System.Diagnostics;

namespace BatchJobs.Client.DataFlux;

/// <summary>Represents the handle of a DataFlux job.</summary>
/// <remarks>
/// A handle holds no state of the job: <see cref="DataFluxJobs.GetHandle"/> creates it again at any time and in any process. It is
/// safe for concurrent use.
/// </remarks>
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

    /// <summary>Gets the job's status: <c>GET /jobs/{id}</c>, answered with 200.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The job's status.</returns>
    /// <exception cref="ResourceNotFoundException">The job does not exist (404, or an empty collection).</exception>
    public Task<DataFluxJobStatus> GetStatusAsync(CancellationToken cancellationToken = default) => jobs.GetAsync(Id, cancellationToken);

    /// <summary>Waits until the job has succeeded.</summary>
    /// <param name="options">
    /// The deadline, the pauses and the progress of this wait. Default: <see langword="null"/>, those of the client's options.
    /// </param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests; the job is not affected.</param>
    /// <returns>The status of the completed job.</returns>
    /// <exception cref="JobFailedException">
    /// The job failed. The message contains the end of its log, and says if not all of the log could be read. Reading a log that
    /// breaks off is retried as requests are, for at most two minutes.
    /// </exception>
    /// <exception cref="JobCanceledException">The job was canceled.</exception>
    /// <exception cref="JobDeletedException">The job no longer exists.</exception>
    /// <exception cref="JobWaitTimeoutException">
    /// The job had not ended at the deadline (<see cref="WaitOptions.Timeout"/>); it is not affected.
    /// </exception>
    public async Task<DataFluxJobStatus> WaitForCompletionAsync(WaitOptions? options = null, CancellationToken cancellationToken = default)
    {
        (DataFluxJobStatus end, JobUpdate update) = await jobs.Poller.WaitAsync(jobs.Request(Id), options, cancellationToken).ConfigureAwait(false);
        return update.Phase switch
        {
            JobPhase.Succeeded => end,
            JobPhase.Canceled => throw new JobCanceledException(update),
            _ => throw new JobFailedException(update with { Message = await jobs.ReadLogTailAsync(Id, cancellationToken).ConfigureAwait(false) }),
        };
    }

    /// <inheritdoc cref="IBatchJob.TryWaitForCompletionAsync"/>
    public Task<JobOutcome<DataFluxJobStatus>> TryWaitForCompletionAsync(WaitOptions? options = null, CancellationToken cancellationToken = default) =>
        JobOutcome<DataFluxJobStatus>.OfAsync(this, options, own => WaitForCompletionAsync(own, cancellationToken));

    /// <inheritdoc/>
    public IAsyncEnumerable<JobUpdate> WatchAsync(CancellationToken cancellationToken = default) =>
        jobs.Poller.WatchAsync(jobs.Request(Id), cancellationToken);

    /// <summary>
    /// Signals the engine that runs the job to cancel it, by following the job's link <c>cancel</c>. The job is canceled some time
    /// later.
    /// </summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The job's status after the request.</returns>
    /// <exception cref="ResourceNotFoundException">The job does not exist.</exception>
    /// <exception cref="OperationNotAvailableException">The job is not running and therefore has no such link.</exception>
    /// <exception cref="InvalidLinkException">The link leads to another server, or is not valid.</exception>
    public Task<DataFluxJobStatus> CancelAsync(CancellationToken cancellationToken = default) => jobs.CancelAsync(Id, cancellationToken);

    /// <summary>Kills the engine that runs the job, by following the job's link <c>kill</c>.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The job's status after the request.</returns>
    /// <exception cref="ResourceNotFoundException">The job does not exist.</exception>
    /// <exception cref="OperationNotAvailableException">The job is not running and therefore has no such link.</exception>
    /// <exception cref="InvalidLinkException">The link leads to another server, or is not valid.</exception>
    public Task<DataFluxJobStatus> KillAsync(CancellationToken cancellationToken = default) => jobs.KillAsync(Id, cancellationToken);

    /// <summary>Opens the job's log in its current state: <c>GET /jobs/{id}/log</c>, answered with 200.</summary>
    /// <param name="cancellationToken">
    /// The token to monitor for cancellation requests; reading the stream has tokens of its own.
    /// </param>
    /// <returns>
    /// The log as it arrives, which the caller disposes of. Reading throws a <see cref="ServiceUnreachableException"/> when the
    /// connection breaks, and a <see cref="RequestTimeoutException"/> when nothing arrives for <see cref="ClientOptions.IdleTimeout"/>.
    /// </returns>
    /// <exception cref="ResourceNotFoundException">The job does not exist, or it has no log because it is queued (404).</exception>
    public Task<Stream> OpenLogAsync(CancellationToken cancellationToken = default) => jobs.OpenLogAsync(Id, cancellationToken);

    /// <summary>Reads the lines of the job's log in its current state: <c>GET /jobs/{id}/log</c>, answered with 200.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>
    /// The lines; the last one may be incomplete while the job is running. A line of more than 1,048,576 characters is returned in
    /// pieces of about that length.
    /// </returns>
    /// <exception cref="ResourceNotFoundException">The job does not exist, or it has no log because it is queued (404).</exception>
    /// <exception cref="ServiceUnreachableException">
    /// The service could not be reached, or the connection broke within the log. The request is not retried once the log has begun
    /// to arrive.
    /// </exception>
    /// <exception cref="RequestTimeoutException">
    /// The log did not begin to arrive, or no more of it arrived for as long as <see cref="ClientOptions.IdleTimeout"/>.
    /// </exception>
    public IAsyncEnumerable<string> ReadLogLinesAsync(CancellationToken cancellationToken = default) => jobs.ReadLogLinesAsync(Id, cancellationToken);

    /// <summary>Reads the lines of the job's log as they are written, each once and complete, until the job has ended.</summary>
    /// <inheritdoc cref="DataFluxJobs.FollowLogAsync" path="/remarks"/>
    /// <param name="cancellationToken">The token to monitor for cancellation requests; the job is not affected.</param>
    /// <returns>The lines. A line of more than 1,048,576 characters is returned in pieces of about that length.</returns>
    /// <exception cref="JobDeletedException">The job no longer exists.</exception>
    /// <exception cref="JobWaitTimeoutException">
    /// The job had not ended at the deadline (<see cref="PollingOptions.Timeout"/>); it is not affected.
    /// </exception>
    /// <exception cref="ServiceUnreachableException">
    /// The service could not be reached for the job's status, or for its log after the job had ended, or the connection broke
    /// within that log in every attempt.
    /// </exception>
    /// <exception cref="RequestTimeoutException">
    /// The response with the job's status, or with its log after the job had ended, did not arrive in time, or no more of that log
    /// arrived in every attempt.
    /// </exception>
    public IAsyncEnumerable<string> FollowLogAsync(CancellationToken cancellationToken = default) => jobs.FollowLogAsync(Id, cancellationToken);

    /// <summary>Deletes the job, which must have ended, with its log: <c>DELETE /jobs/{id}</c>, answered with 204 or 200.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>
    /// <see langword="true"/> if the job existed, or may have existed because a response was lost; <see langword="false"/> if it
    /// did not exist (404).
    /// </returns>
    /// <exception cref="ServiceException">The job has not ended; the document does not state the status code.</exception>
    public Task<bool> DeleteAsync(CancellationToken cancellationToken = default) => jobs.DeleteAsync(Id, cancellationToken);

    /// <summary>Returns the job's identifier.</summary>
    /// <returns>The job's identifier.</returns>
    public override string ToString() => Id;

    async Task<JobUpdate> IBatchJob.GetUpdateAsync(CancellationToken cancellationToken) =>
        jobs.Poller.Update(Id, await GetStatusAsync(cancellationToken).ConfigureAwait(false));

    async Task<JobOutcome> IBatchJob.TryWaitForCompletionAsync(WaitOptions? options, CancellationToken cancellationToken) =>
        await TryWaitForCompletionAsync(options, cancellationToken).ConfigureAwait(false);

    Task IBatchJob.WaitForCompletionAsync(WaitOptions? options, CancellationToken cancellationToken) =>
        WaitForCompletionAsync(options, cancellationToken);

    Task IBatchJob.CancelAsync(CancellationToken cancellationToken) => CancelAsync(cancellationToken);
}
