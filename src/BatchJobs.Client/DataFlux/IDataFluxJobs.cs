namespace BatchJobs.Client.DataFlux;

/// <summary>The executions of job flows: <c>/jobs</c>.</summary>
/// <remarks><inheritdoc cref="IDataFluxServer" path="/remarks/node()"/></remarks>
public interface IDataFluxJobs
{
    /// <summary>Lists all jobs: <c>GET /jobs</c>, answered with 200. The order is the server's.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ServiceException">The service refused, or its answer was no list of jobs.</exception>
    Task<IReadOnlyList<DataFluxJobStatus>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Lists the jobs of one job flow: <c>GET /jobs?name={name}</c>, answered with 200.</summary>
    /// <param name="name">The flow's whole name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    Task<IReadOnlyList<DataFluxJobStatus>> ListByFlowNameAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Lists the jobs of one user: <c>GET /jobs?user={user}</c>, answered with 200.</summary>
    /// <param name="user">The user's whole name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    Task<IReadOnlyList<DataFluxJobStatus>> ListByUserAsync(string user, CancellationToken cancellationToken = default);

    /// <summary>Lists the jobs in one state: <c>GET /jobs?state={state}</c>, answered with 200.</summary>
    /// <param name="state">The state.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">The state is empty.</exception>
    Task<IReadOnlyList<DataFluxJobStatus>> ListByStateAsync(DataFluxJobState state, CancellationToken cancellationToken = default);

    /// <summary>Describes a job: <c>GET /jobs/{id}</c>, answered with 200 and a collection of one.</summary>
    /// <param name="id">The job's identifier.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">The identifier cannot work.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such job (404, or an empty collection).</exception>
    Task<DataFluxJobStatus> GetAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Opens a job's log as it is now: <c>GET /jobs/{id}/log</c>, answered with 200.</summary>
    /// <param name="id">The job's identifier.</param>
    /// <param name="cancellationToken">Ends the call; reading the stream has tokens of its own.</param>
    /// <returns>
    /// The log as it arrives; the caller disposes of it. Reading throws <see cref="IOException"/> when the connection breaks,
    /// and has no time limit but its tokens'.
    /// </returns>
    /// <exception cref="ArgumentException">The identifier cannot work.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such job, or it has no log because it is waiting (404).</exception>
    Task<Stream> OpenLogAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Reads the lines of a job's log as it is now: <c>GET /jobs/{id}/log</c>.</summary>
    /// <param name="id">The job's identifier.</param>
    /// <param name="cancellationToken">Ends the snapshot.</param>
    /// <returns>
    /// The lines; the last one may be unfinished while the job runs. One of more than 1,048,576 characters comes in pieces
    /// of about that length.
    /// </returns>
    /// <exception cref="ArgumentException">The identifier cannot work.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such job, or it has no log because it is waiting (404).</exception>
    /// <exception cref="ServiceUnreachableException">
    /// The service cannot be reached, or the connection broke within the log, which is not repeated once the log has begun to come.
    /// </exception>
    /// <exception cref="RequestTimeoutException">
    /// The log did not begin to come, or for as long as <see cref="DataFluxClientOptions.AttemptTimeout"/> no more of it came.
    /// </exception>
    IAsyncEnumerable<string> ReadLogLinesAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>
    /// Reads the lines of a job's log as they are written, each once and whole, until the job is over. The log is read anew
    /// at every look at the job, as the service cannot give parts of it. A log that cannot be had now, as the service is out of
    /// reach or says so with 408, 429, 502, 503 or 504, and a reading that breaks, or of which nothing comes for as long as
    /// <see cref="DataFluxClientOptions.AttemptTimeout"/>, are made up for at the next look; when the job is over, they are
    /// repeated as calls are (<see cref="DataFluxClientOptions.Retry"/>).
    /// </summary>
    /// <param name="id">The job's identifier.</param>
    /// <param name="cancellationToken">Ends the snapshot; the job goes on.</param>
    /// <returns>The lines. One of more than 1,048,576 characters comes in pieces of about that length.</returns>
    /// <exception cref="ArgumentException">The identifier cannot work.</exception>
    /// <exception cref="JobDeletedException">The job no longer exists.</exception>
    /// <exception cref="JobWaitTimeoutException">The job was not over at the deadline; it goes on.</exception>
    /// <exception cref="ServiceUnreachableException">
    /// The service cannot be asked about the job or for its log when it is over, or the connection broke within that log every time.
    /// </exception>
    /// <exception cref="RequestTimeoutException">
    /// A look at the job or the call for its log when it is over was not answered, or no more of that log came, every time.
    /// </exception>
    IAsyncEnumerable<string> FollowLogAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>
    /// Signals the engine that runs a job to cancel it, by following the job's link <c>cancel</c>. The job is canceled some
    /// time later.
    /// </summary>
    /// <param name="id">The job's identifier.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The job after the call.</returns>
    /// <exception cref="ArgumentException">The identifier cannot work.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such job.</exception>
    /// <exception cref="OperationNotAvailableException">The job does not run, so it has no such link.</exception>
    /// <exception cref="InvalidLinkException">The link leads to another server.</exception>
    Task<DataFluxJobStatus> CancelAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Kills the engine that runs a job, by following the job's link <c>kill</c>.</summary>
    /// <param name="id">The job's identifier.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The job after the call.</returns>
    /// <exception cref="ArgumentException">The identifier cannot work.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such job.</exception>
    /// <exception cref="OperationNotAvailableException">The job does not run, so it has no such link.</exception>
    /// <exception cref="InvalidLinkException">The link leads to another server.</exception>
    Task<DataFluxJobStatus> KillAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Deletes a job that is over, its status and its log: <c>DELETE /jobs/{id}</c>, answered with 204.</summary>
    /// <param name="id">The job's identifier.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Whether there was such a job; an unknown one (404) is no error.</returns>
    /// <exception cref="ArgumentException">The identifier cannot work.</exception>
    /// <exception cref="ServiceException">The job is not over; which code says so is not documented.</exception>
    Task<bool> DeleteAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Deletes all jobs that are over in one way: <c>DELETE /jobs?state={state}</c>, answered with 204.</summary>
    /// <param name="state">How they ended.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state.</exception>
    Task DeleteByStateAsync(DataFluxFinishedState state, CancellationToken cancellationToken = default);

    /// <summary>The handle of a job, made from its identifier without asking the service.</summary>
    /// <param name="id">The job's identifier.</param>
    /// <exception cref="ArgumentException">The identifier cannot work.</exception>
    DataFluxJob GetHandle(string id);
}
