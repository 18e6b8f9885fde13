using Refit;

namespace BatchJobs.Client.DataFlux;

/// <summary>The executions of job flows, <c>/jobs</c>, one method an operation.</summary>
/// <remarks><inheritdoc cref="IDataFluxServerApi" path="/remarks/node()"/></remarks>
public interface IDataFluxJobsApi
{
    /// <summary>Lists jobs. Success: 200.</summary>
    /// <param name="name">The name of the flow whose jobs are asked for; null for any.</param>
    /// <param name="user">The user whose jobs are asked for; null for any.</param>
    /// <param name="state">The state of the jobs that are asked for; null for any.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The jobs.</returns>
    [Get("/jobs")]
    [Headers(DataFluxHeaders.AcceptCollection)]
    Task<IReadOnlyList<DataFluxJobStatus>> ListAsync(
        [Query] string? name = null, [Query] string? user = null, [Query] string? state = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes all jobs in a state. Success: 204.</summary>
    /// <param name="state">The state: <c>completed</c>, <c>failed</c> or <c>canceled</c>.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A task that ends when the jobs are deleted.</returns>
    [Delete("/jobs?state={state}")]
    Task DeleteByStateAsync(string state, CancellationToken cancellationToken = default);

    /// <summary>Describes a job. Success: 200.</summary>
    /// <param name="id">The job's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The job.</returns>
    /// <exception cref="ResourceNotFoundException">There is no such job (404, or an empty collection).</exception>
    [Get("/jobs/{id}")]
    [Headers(DataFluxHeaders.AcceptCollection)]
    Task<DataFluxJobStatus> GetAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Opens a job's log as it is now. Success: 200.</summary>
    /// <param name="id">The job's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests; reading the stream has tokens of its own.</param>
    /// <returns>The log as it arrives; the caller disposes of it. Reading throws <see cref="IOException"/> when the connection breaks.</returns>
    /// <exception cref="ResourceNotFoundException">There is no such job, or it has no log (404).</exception>
    [Get("/jobs/{id}/log")]
    [Headers(DataFluxHeaders.AcceptText)]
    Task<Stream> GetLogAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Deletes a job that is over, with its log. Success: 204.</summary>
    /// <param name="id">The job's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A task that ends when the job is deleted.</returns>
    /// <exception cref="ResourceNotFoundException">There is no such job (404).</exception>
    /// <exception cref="ResourceConflictException">The job is not over (409).</exception>
    [Delete("/jobs/{id}")]
    Task DeleteAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Follows a link of a job, such as <c>cancel</c> or <c>kill</c>, that names <c>PUT</c>. Success: 2xx.</summary>
    /// <param name="link">The link's address. Credentials go with it to the configured scheme, host and port only.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The job, if the response describes one; else null.</returns>
    [Put("")]
    [Headers(DataFluxHeaders.AcceptCollection)]
    Task<DataFluxLinkedJob?> PutLinkAsync([Url] Uri link, CancellationToken cancellationToken = default);

    /// <summary>Follows a link of a job that names <c>POST</c>. Success: 2xx. It is sent once, unless it cannot have been applied.</summary>
    /// <inheritdoc cref="PutLinkAsync"/>
    [Post("")]
    [Headers(DataFluxHeaders.AcceptCollection)]
    Task<DataFluxLinkedJob?> PostLinkAsync([Url] Uri link, CancellationToken cancellationToken = default);

    /// <summary>Follows a link of a job that names <c>PATCH</c>. Success: 2xx. It is sent once, unless it cannot have been applied.</summary>
    /// <inheritdoc cref="PutLinkAsync"/>
    [Patch("")]
    [Headers(DataFluxHeaders.AcceptCollection)]
    Task<DataFluxLinkedJob?> PatchLinkAsync([Url] Uri link, CancellationToken cancellationToken = default);

    /// <summary>Follows a link of a job that names <c>DELETE</c>. Success: 2xx.</summary>
    /// <inheritdoc cref="PutLinkAsync"/>
    [Delete("")]
    [Headers(DataFluxHeaders.AcceptCollection)]
    Task<DataFluxLinkedJob?> DeleteLinkAsync([Url] Uri link, CancellationToken cancellationToken = default);
}
