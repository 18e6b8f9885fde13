using System.Net;
using System.Runtime.CompilerServices;

namespace BatchJobs.Client.DataFlux;

/// <summary>Provides access to the jobs, which are executions of job flows, <c>/jobs</c>.</summary>
/// <remarks>
/// In addition to the exceptions that a method documents, each method may throw <see cref="AccessDeniedException"/> for credentials
/// that are missing or wrong (401) or not sufficient (403), <see cref="ServiceException"/> for any other response that is not the
/// expected one, and <see cref="ServiceUnreachableException"/> and <see cref="RequestTimeoutException"/> if no response arrived.
/// Instances are safe for concurrent use. Source: SAS Data Management Batch Job REST API.
/// </remarks>
public sealed class DataFluxJobs
{
    private readonly IDataFluxJobsApi api;
    private readonly CurrentSettings settings;

    internal DataFluxJobs(IDataFluxJobsApi api, CurrentSettings settings, Func<ClientOptions> options, TimeProvider time, ClientTelemetry telemetry)
    {
        this.api = api;
        this.settings = settings;
        Poller = new JobPoller<DataFluxJobStatus>(
            options, time, new(static status => status.Snapshot, new DataFluxStatusLists(api).ListAsync, telemetry));
    }

    internal JobPoller<DataFluxJobStatus> Poller { get; }

    /// <summary>Lists all jobs: <c>GET /jobs</c>, answered with 200.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The jobs, in the server's order.</returns>
    /// <exception cref="ServiceException">The service refused, or its response was not a list of jobs.</exception>
    public Task<DataFluxList<DataFluxJobStatus>> ListAsync(CancellationToken cancellationToken = default) =>
        api.ListAsync(cancellationToken: cancellationToken);

    /// <summary>Lists the jobs of one job flow: <c>GET /jobs?name={name}</c>, answered with 200.</summary>
    /// <param name="name">The complete name of the flow.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The jobs, in the server's order.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The name is empty or contains half of a surrogate pair.</exception>
    public Task<DataFluxList<DataFluxJobStatus>> ListByFlowNameAsync(string name, CancellationToken cancellationToken = default)
    {
        CheckFilter(name);
        return api.ListAsync(name: name, cancellationToken: cancellationToken);
    }

    /// <summary>Lists the jobs of one user: <c>GET /jobs?user={user}</c>, answered with 200.</summary>
    /// <param name="user">The complete name of the user.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The jobs, in the server's order.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="user"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The name is empty or contains half of a surrogate pair.</exception>
    public Task<DataFluxList<DataFluxJobStatus>> ListByUserAsync(string user, CancellationToken cancellationToken = default)
    {
        CheckFilter(user);
        return api.ListAsync(user: user, cancellationToken: cancellationToken);
    }

    /// <summary>Lists the jobs in one state: <c>GET /jobs?state={state}</c>, answered with 200.</summary>
    /// <param name="state">The state.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The jobs, in the server's order.</returns>
    /// <exception cref="ArgumentException">The state is empty or contains half of a surrogate pair.</exception>
    public Task<DataFluxList<DataFluxJobStatus>> ListByStateAsync(DataFluxJobState state, CancellationToken cancellationToken = default)
    {
        CheckFilter(state.Value, nameof(state));
        return api.ListAsync(state: state.Value, cancellationToken: cancellationToken);
    }

    /// <summary>Gets a job: <c>GET /jobs/{id}</c>, answered with 200 and a collection of one job.</summary>
    /// <param name="id">The job's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The job.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="id"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The identifier is not valid.</exception>
    /// <exception cref="ResourceNotFoundException">The job does not exist (404, or an empty collection).</exception>
    public Task<DataFluxJobStatus> GetAsync(string id, CancellationToken cancellationToken = default)
    {
        OpaqueId.Check(id);
        return api.GetAsync(id, cancellationToken);
    }

    /// <summary>Opens a job's log in its current state: <c>GET /jobs/{id}/log</c>, answered with 200.</summary>
    /// <param name="id">The job's identifier.</param>
    /// <param name="cancellationToken">
    /// The token to monitor for cancellation requests; reading the stream has tokens of its own.
    /// </param>
    /// <returns>
    /// The log as it arrives, which the caller disposes of. Reading throws a <see cref="ServiceUnreachableException"/> when the
    /// connection breaks, and a <see cref="RequestTimeoutException"/> when nothing arrives for <see cref="ClientOptions.IdleTimeout"/>.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="id"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The identifier is not valid.</exception>
    /// <exception cref="ResourceNotFoundException">The job does not exist, or it has no log because it is queued (404).</exception>
    public Task<Stream> OpenLogAsync(string id, CancellationToken cancellationToken = default)
    {
        OpaqueId.Check(id);
        return api.GetLogAsync(id, cancellationToken);
    }

    /// <summary>Reads the lines of a job's log in its current state: <c>GET /jobs/{id}/log</c>, answered with 200.</summary>
    /// <param name="id">The job's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>
    /// The lines; the last one may be incomplete while the job is running. A line of more than 1,048,576 characters is returned in
    /// pieces of about that length.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="id"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The identifier is not valid.</exception>
    /// <exception cref="ResourceNotFoundException">The job does not exist, or it has no log because it is queued (404).</exception>
    /// <exception cref="ServiceUnreachableException">
    /// The service could not be reached, or the connection broke within the log. The request is not retried once the log has begun
    /// to arrive.
    /// </exception>
    /// <exception cref="RequestTimeoutException">
    /// The log did not begin to arrive, or no more of it arrived for as long as <see cref="ClientOptions.IdleTimeout"/>.
    /// </exception>
    public IAsyncEnumerable<string> ReadLogLinesAsync(string id, CancellationToken cancellationToken = default)
    {
        OpaqueId.Check(id);
        return Log(id).ReadAsync(cancellationToken);
    }

    /// <summary>Reads the lines of a job's log as they are written, each once and complete, until the job has ended.</summary>
    /// <remarks>
    /// The log is read again at each poll of the job, because the service cannot return parts of it. While the job is running, a
    /// log that cannot be read (the service cannot be reached or answers with 408, 429, 502, 503 or 504, the connection breaks, or
    /// nothing arrives for as long as <see cref="ClientOptions.IdleTimeout"/>) is read at the next poll. When the job has ended,
    /// the reading is retried according to <see cref="ClientOptions.Retry"/>.
    /// </remarks>
    /// <param name="id">The job's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests; the job is not affected.</param>
    /// <returns>The lines. A line of more than 1,048,576 characters is returned in pieces of about that length.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="id"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The identifier is not valid.</exception>
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
    public IAsyncEnumerable<string> FollowLogAsync(string id, CancellationToken cancellationToken = default)
    {
        OpaqueId.Check(id);
        return Log(id).FollowAsync(Poller.PollAsync(Request(id), cancellationToken), cancellationToken);
    }

    /// <summary>
    /// Signals the engine that runs a job to cancel it, by following the job's link <c>cancel</c>. The job is canceled some time
    /// later.
    /// </summary>
    /// <param name="id">The job's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The job's status after the request.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="id"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The identifier is not valid.</exception>
    /// <exception cref="ResourceNotFoundException">The job does not exist.</exception>
    /// <exception cref="OperationNotAvailableException">The job is not running and therefore has no such link.</exception>
    /// <exception cref="InvalidLinkException">The link leads to another server, or is not valid.</exception>
    public Task<DataFluxJobStatus> CancelAsync(string id, CancellationToken cancellationToken = default) =>
        FollowLinkAsync(id, "cancel", cancellationToken);

    /// <summary>Kills the engine that runs a job, by following the job's link <c>kill</c>.</summary>
    /// <param name="id">The job's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The job's status after the request.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="id"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The identifier is not valid.</exception>
    /// <exception cref="ResourceNotFoundException">The job does not exist.</exception>
    /// <exception cref="OperationNotAvailableException">The job is not running and therefore has no such link.</exception>
    /// <exception cref="InvalidLinkException">The link leads to another server, or is not valid.</exception>
    public Task<DataFluxJobStatus> KillAsync(string id, CancellationToken cancellationToken = default) =>
        FollowLinkAsync(id, "kill", cancellationToken);

    /// <summary>Deletes a job that has ended, with its status and its log: <c>DELETE /jobs/{id}</c>, answered with 204 or 200.</summary>
    /// <param name="id">The job's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>
    /// <see langword="true"/> if the job existed, or may have existed because a response was lost; <see langword="false"/> if it
    /// did not exist (404).
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="id"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The identifier is not valid.</exception>
    /// <exception cref="ServiceException">The job has not ended; the document does not state the status code.</exception>
    public Task<bool> DeleteAsync(string id, CancellationToken cancellationToken = default)
    {
        OpaqueId.Check(id);
        return new AttemptHistory(typeof(IDataFluxJobsApi), nameof(IDataFluxJobsApi.DeleteAsync)).DeleteAsync(() => api.DeleteAsync(id, cancellationToken));
    }

    /// <summary>Deletes all jobs that have ended in one state: <c>DELETE /jobs?state={state}</c>, answered with 204 or 200.</summary>
    /// <param name="state">The state in which the jobs ended.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A task that completes when the jobs are deleted.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="state"/> is not a member of <see cref="DataFluxFinishedState"/>.
    /// </exception>
    public Task DeleteByStateAsync(DataFluxFinishedState state, CancellationToken cancellationToken = default) =>
        api.DeleteByStateAsync(Word(state), cancellationToken);

    /// <summary>Creates the handle of a job from its identifier, without a request to the service.</summary>
    /// <param name="id">The job's identifier.</param>
    /// <returns>The handle of the job.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="id"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The identifier is not valid.</exception>
    public DataFluxJob GetHandle(string id) => new(id, this);

    /// <summary>How a wait polls a job.</summary>
    internal JobRequest<DataFluxJobStatus> Request(string id) => new(id, (_, cancellationToken) => api.GetAsync(id, cancellationToken));

    /// <summary>Why a job failed, as the end of its log says; null when it has no log.</summary>
    internal Task<string?> ReadLogTailAsync(string id, CancellationToken cancellationToken) =>
        new LogTail(Log(id), settings.Value, Poller.Time).ReadAsync(cancellationToken);

    private JobLog Log(string id) => new(id, api, settings.Value, Poller.Time);

    /// <summary>How to cancel and to kill is told by the job's links only, and they are there only while it runs.</summary>
    private async Task<DataFluxJobStatus> FollowLinkAsync(string id, string rel, CancellationToken cancellationToken)
    {
        DataFluxJobStatus job = await GetAsync(id, cancellationToken).ConfigureAwait(false);
        DataFluxLink link = job.FindLink(rel) ?? throw new OperationNotAvailableException(rel, job);
        (string method, Func<Uri, CancellationToken, Task<DataFluxLinkedJob?>> follow) = DataFluxLinkTarget.Method(link, api);
        Uri address = DataFluxLinkTarget.Resolve(link, settings.Value.Root);
        var history = new AttemptHistory(typeof(IDataFluxJobsApi), method) { Refine = operation => DataFluxOperations.WithRelation(operation, rel), JobId = id };
        try
        {
            DataFluxLinkedJob? answered = await history.TrackAsync(() => follow(address, cancellationToken)).ConfigureAwait(false);
            return answered?.Job.Id == id ? answered.Job : await GetAsync(id, cancellationToken).ConfigureAwait(false);
        }
        catch (ServiceException refusal) when (history.ResponseLost && refusal.StatusCode is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError)
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
