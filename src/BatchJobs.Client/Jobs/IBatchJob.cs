namespace BatchJobs.Client;

/// <summary>Represents the handle of a job of any service, with which the job can be polled, waited for and canceled.</summary>
/// <remarks>
/// A handle holds no connection and no state: it can be created again from <see cref="Id"/> at any time and in any process, and it
/// is safe for concurrent use.
/// </remarks>
public interface IBatchJob
{
    /// <summary>Gets the job's identifier at its service.</summary>
    string Id { get; }

    /// <summary>Polls the job once.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The job's current update.</returns>
    /// <exception cref="ServiceException">The service refused, or its response did not contain a job's status.</exception>
    /// <exception cref="ServiceUnreachableException">No complete response arrived.</exception>
    /// <exception cref="RequestTimeoutException">The response did not arrive in time.</exception>
    Task<JobUpdate> GetUpdateAsync(CancellationToken cancellationToken = default);

    /// <summary>Waits until the job has succeeded.</summary>
    /// <param name="options">
    /// The deadline, the pauses and the progress of this wait. Default: <see langword="null"/>, those of the client's options.
    /// </param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests; the job is not affected.</param>
    /// <returns>A task that completes when the job has succeeded.</returns>
    /// <exception cref="JobFailedException">The job failed.</exception>
    /// <exception cref="JobCanceledException">The job was canceled.</exception>
    /// <exception cref="JobDeletedException">The job no longer exists.</exception>
    /// <exception cref="JobWaitTimeoutException">
    /// The job had not ended at the deadline (<see cref="WaitOptions.Timeout"/>).
    /// </exception>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    Task WaitForCompletionAsync(WaitOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Waits until the job has ended, and returns how it did instead of throwing.</summary>
    /// <param name="options">
    /// The deadline, the pauses and the progress of this wait. Default: <see langword="null"/>, those of the client's options.
    /// </param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests; the job is not affected.</param>
    /// <returns>
    /// The outcome: every <see cref="BatchJobException"/> and <see cref="TimeoutException"/> is one, unless
    /// <see cref="WaitOptions.OnUpdate"/> has thrown it.
    /// </returns>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    Task<JobOutcome> TryWaitForCompletionAsync(WaitOptions? options = null, CancellationToken cancellationToken = default) => JobOutcome.OfAsync(
        options,
        async own =>
        {
            await WaitForCompletionAsync(own, cancellationToken).ConfigureAwait(false);
            return new JobOutcome(this);
        },
        end => new JobOutcome(this, end));

    /// <summary>Reports the job's first state and each change of its state until the job has ended.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests; the job is not affected.</param>
    /// <returns>The updates; the last one is terminal.</returns>
    /// <exception cref="JobDeletedException">The job no longer exists.</exception>
    /// <exception cref="JobWaitTimeoutException">
    /// The job had not ended at the deadline (<see cref="PollingOptions.Timeout"/>).
    /// </exception>
    IAsyncEnumerable<JobUpdate> WatchAsync(CancellationToken cancellationToken = default);

    /// <summary>Requests the cancellation of the job.</summary>
    /// <remarks>The service may take some time to cancel the job; a caller that waits for the job is informed of it.</remarks>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A task that completes when the service has accepted the request.</returns>
    /// <exception cref="BatchJobException">
    /// The service did not accept the request, because the job has ended (<c>OperationNotAvailableException</c> of DataFlux,
    /// <see cref="ResourceConflictException"/> of Vitam) or does not exist (<see cref="ResourceNotFoundException"/>), or no
    /// complete response arrived. For an SPSS job that has ended or does not exist, nothing happens and no exception is thrown.
    /// </exception>
    /// <exception cref="RequestTimeoutException">The response did not arrive in time.</exception>
    Task CancelAsync(CancellationToken cancellationToken = default);
}
