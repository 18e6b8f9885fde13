using System.Net;
using System.Runtime.CompilerServices;

namespace BatchJobs.Client.DataFlux;

/// <summary>The executions of job flows: <c>/jobs</c>.</summary>
/// <remarks><inheritdoc cref="IDataFluxServerApi" path="/remarks/node()"/></remarks>
public sealed class DataFluxJobs
{
    private readonly IDataFluxJobsApi api;
    private readonly CurrentSettings settings;
    private readonly JobListCache lists;

    internal DataFluxJobs(IDataFluxJobsApi api, CurrentSettings settings, Func<PollingOptions> polling, TimeProvider time)
    {
        this.api = api;
        this.settings = settings;
        lists = new JobListCache(api, polling, time);
        Poller = new JobPoller<DataFluxJobStatus>(polling, time, static status => status.Snapshot);
    }

    internal JobPoller<DataFluxJobStatus> Poller { get; }

    /// <summary>Lists all jobs: <c>GET /jobs</c>, answered with 200. The order is the server's.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="ServiceException">The service refused, or its response was no list of jobs.</exception>
    public Task<IReadOnlyList<DataFluxJobStatus>> ListAsync(CancellationToken cancellationToken = default) =>
        api.ListAsync(cancellationToken: cancellationToken);

    /// <summary>Lists the jobs of one job flow: <c>GET /jobs?name={name}</c>, answered with 200.</summary>
    /// <param name="name">The flow's whole name.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public Task<IReadOnlyList<DataFluxJobStatus>> ListByFlowNameAsync(string name, CancellationToken cancellationToken = default)
    {
        CheckFilter(name);
        return api.ListAsync(name: name, cancellationToken: cancellationToken);
    }

    /// <summary>Lists the jobs of one user: <c>GET /jobs?user={user}</c>, answered with 200.</summary>
    /// <param name="user">The user's whole name.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public Task<IReadOnlyList<DataFluxJobStatus>> ListByUserAsync(string user, CancellationToken cancellationToken = default)
    {
        CheckFilter(user);
        return api.ListAsync(user: user, cancellationToken: cancellationToken);
    }

    /// <summary>Lists the jobs in one state: <c>GET /jobs?state={state}</c>, answered with 200.</summary>
    /// <param name="state">The state.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="ArgumentException">The state is empty.</exception>
    public Task<IReadOnlyList<DataFluxJobStatus>> ListByStateAsync(DataFluxJobState state, CancellationToken cancellationToken = default)
    {
        CheckFilter(state.Value, nameof(state));
        return api.ListAsync(state: state.Value, cancellationToken: cancellationToken);
    }

    /// <summary>Describes a job: <c>GET /jobs/{id}</c>, answered with 200 and a collection of one.</summary>
    /// <param name="id">The job's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="ArgumentException">The identifier cannot work.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such job (404, or an empty collection).</exception>
    public Task<DataFluxJobStatus> GetAsync(string id, CancellationToken cancellationToken = default)
    {
        OpaqueId.Check(id);
        return api.GetAsync(id, cancellationToken);
    }

    /// <summary>Opens a job's log as it is now: <c>GET /jobs/{id}/log</c>, answered with 200.</summary>
    /// <param name="id">The job's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests; reading the stream has tokens of its own.</param>
    /// <returns>
    /// The log as it arrives; the caller disposes of it. Reading throws <see cref="IOException"/> when the connection breaks,
    /// and has no time limit but its tokens'.
    /// </returns>
    /// <exception cref="ArgumentException">The identifier cannot work.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such job, or it has no log because it is waiting (404).</exception>
    public Task<Stream> OpenLogAsync(string id, CancellationToken cancellationToken = default)
    {
        OpaqueId.Check(id);
        return api.GetLogAsync(id, cancellationToken);
    }

    /// <summary>Reads the lines of a job's log as it is now: <c>GET /jobs/{id}/log</c>.</summary>
    /// <param name="id">The job's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
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
    /// The log did not begin to come, or for as long as <see cref="ClientOptions.AttemptTimeout"/> no more of it came.
    /// </exception>
    public IAsyncEnumerable<string> ReadLogLinesAsync(string id, CancellationToken cancellationToken = default)
    {
        OpaqueId.Check(id);
        return Log(id).ReadAsync(cancellationToken);
    }

    /// <summary>
    /// Reads the lines of a job's log as they are written, each once and whole, until the job is over. The log is read anew
    /// at every look at the job, as the service cannot give parts of it. A log that cannot be had now, as the service is out of
    /// reach or says so with 408, 429, 502, 503 or 504, and a reading that breaks, or of which nothing comes for as long as
    /// <see cref="ClientOptions.AttemptTimeout"/>, are made up for at the next look; when the job is over, they are
    /// repeated as calls are (<see cref="ClientOptions.Retry"/>).
    /// </summary>
    /// <param name="id">The job's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests; the job goes on.</param>
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
    public IAsyncEnumerable<string> FollowLogAsync(string id, CancellationToken cancellationToken = default)
    {
        OpaqueId.Check(id);
        return Log(id).FollowAsync(lists, Poller, cancellationToken);
    }

    /// <summary>
    /// Signals the engine that runs a job to cancel it, by following the job's link <c>cancel</c>. The job is canceled some
    /// time later.
    /// </summary>
    /// <param name="id">The job's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The job after the call.</returns>
    /// <exception cref="ArgumentException">The identifier cannot work.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such job.</exception>
    /// <exception cref="OperationNotAvailableException">The job does not run, so it has no such link.</exception>
    /// <exception cref="InvalidLinkException">The link leads to another server.</exception>
    public Task<DataFluxJobStatus> CancelAsync(string id, CancellationToken cancellationToken = default) =>
        FollowLinkAsync(id, "cancel", cancellationToken);

    /// <summary>Kills the engine that runs a job, by following the job's link <c>kill</c>.</summary>
    /// <param name="id">The job's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The job after the call.</returns>
    /// <exception cref="ArgumentException">The identifier cannot work.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such job.</exception>
    /// <exception cref="OperationNotAvailableException">The job does not run, so it has no such link.</exception>
    /// <exception cref="InvalidLinkException">The link leads to another server.</exception>
    public Task<DataFluxJobStatus> KillAsync(string id, CancellationToken cancellationToken = default) =>
        FollowLinkAsync(id, "kill", cancellationToken);

    /// <summary>Deletes a job that is over, its status and its log: <c>DELETE /jobs/{id}</c>, answered with 204.</summary>
    /// <param name="id">The job's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>Whether there was such a job; an unknown one (404) is no error.</returns>
    /// <exception cref="ArgumentException">The identifier cannot work.</exception>
    /// <exception cref="ServiceException">The job is not over; which code says so is not documented.</exception>
    public Task<bool> DeleteAsync(string id, CancellationToken cancellationToken = default)
    {
        OpaqueId.Check(id);
        return AttemptHistory.DeleteAsync(() => api.DeleteAsync(id, cancellationToken));
    }

    /// <summary>Deletes all jobs that are over in one way: <c>DELETE /jobs?state={state}</c>, answered with 204.</summary>
    /// <param name="state">How they ended.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state.</exception>
    public Task DeleteByStateAsync(DataFluxFinishedState state, CancellationToken cancellationToken = default) =>
        api.DeleteByStateAsync(Word(state), cancellationToken);

    /// <summary>The handle of a job, made from its identifier without asking the service.</summary>
    /// <param name="id">The job's identifier.</param>
    /// <exception cref="ArgumentException">The identifier cannot work.</exception>
    public DataFluxJob GetHandle(string id) => new(id, this);

    /// <summary>The polls of one caller, who may share lists of jobs with others.</summary>
    internal JobListCache.Reader ReadStatus(string id) => lists.Join(id);

    /// <summary>Why a job failed, as the end of its log says; null when it has no log.</summary>
    internal Task<string?> ReadLogTailAsync(string id, CancellationToken cancellationToken) =>
        new LogTail(Log(id), settings.Value, Poller.Time).ReadAsync(cancellationToken);

    private JobLog Log(string id) => new(id, api, settings.Value, Poller.Time);

    /// <summary>How to cancel and to kill is told by the job's links only, and they are there only while it runs.</summary>
    private async Task<DataFluxJobStatus> FollowLinkAsync(string id, string rel, CancellationToken cancellationToken)
    {
        DataFluxJobStatus job = await GetAsync(id, cancellationToken).ConfigureAwait(false);
        DataFluxLink link = job.FindLink(rel) ?? throw new OperationNotAvailableException(rel, job);
        Func<Uri, CancellationToken, Task<DataFluxLinkedJob?>> follow = DataFluxLinkTarget.Method(link, api);
        Uri address = DataFluxLinkTarget.Resolve(link, settings.Value.Root);
        var history = new AttemptHistory { Refine = operation => DataFluxOperations.WithRelation(operation, rel) };
        try
        {
            DataFluxLinkedJob? answered = await history.TrackAsync(() => follow(address, cancellationToken)).ConfigureAwait(false);
            return answered?.Job.Id == id ? answered.Job : await GetAsync(id, cancellationToken).ConfigureAwait(false);
        }
        catch (ServiceException refusal) when (history.AnswerLost && refusal.StatusCode is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError)
        {
            // The attempt whose response was lost may be why a job no longer offers what was asked of it.
            DataFluxJobStatus now = await GetAsync(id, cancellationToken).ConfigureAwait(false);
            if (now.FindLink(rel) is not null)
            {
                throw;
            }

            return now;
        }
    }

    private static void CheckFilter(string value, [CallerArgumentExpression(nameof(value))] string? parameter = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(value, parameter);
        if (!Utf16Validation.IsValid(value))
        {
            throw new ArgumentException("The text contains half of a surrogate pair.", parameter);
        }
    }

    private static string Word(DataFluxFinishedState state) => state switch
    {
        DataFluxFinishedState.Completed => "completed",
        DataFluxFinishedState.Failed => "failed",
        DataFluxFinishedState.Canceled => "canceled",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Only jobs that are over can be deleted by their state."),
    };
}
