namespace BatchJobs.Client;

/// <summary>
/// A job of any service: an identity that can be looked at, waited for and canceled.
/// It holds no connection and no state, so it can be made again from <see cref="Id"/> at any time and in any process.
/// </summary>
public interface IBatchJob
{
    /// <summary>The job's identifier at its service.</summary>
    string Id { get; }

    /// <summary>Looks at the job once.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The job's present state.</returns>
    /// <exception cref="ServiceException">The service refused, or its response was not a job's state.</exception>
    /// <exception cref="ServiceUnreachableException">No response came.</exception>
    Task<JobUpdate> GetUpdateAsync(CancellationToken cancellationToken = default);

    /// <summary>Waits until the job has succeeded.</summary>
    /// <param name="progress">Is told after each look at the job.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests; the job goes on.</param>
    /// <exception cref="JobFailedException">The job failed.</exception>
    /// <exception cref="JobCanceledException">The job was canceled.</exception>
    /// <exception cref="JobDeletedException">The job no longer exists.</exception>
    /// <exception cref="JobWaitTimeoutException">The job was not over at the deadline.</exception>
    Task WaitForCompletionAsync(IProgress<JobUpdate>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>Reports the job's first state and every change of it, and ends when the job is over.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests; the job goes on.</param>
    /// <exception cref="JobDeletedException">The job no longer exists.</exception>
    /// <exception cref="JobWaitTimeoutException">The job was not over at the deadline.</exception>
    IAsyncEnumerable<JobUpdate> WatchAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Asks the service to cancel the job. The service may take a while to do so; whoever waits for the job learns of it.
    /// </summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="BatchJobException">
    /// The service did not take it: the job is over (<c>OperationNotAvailableException</c> of DataFlux,
    /// <see cref="ResourceConflictException"/> of Vitam) or gone (<see cref="ResourceNotFoundException"/>), or no response
    /// came. An SPSS job that is over or gone is left as it is, without an exception.
    /// </exception>
    /// <exception cref="RequestTimeoutException">The service did not answer in time.</exception>
    Task CancelAsync(CancellationToken cancellationToken = default);
}
