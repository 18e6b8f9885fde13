using Refit;

namespace BatchJobs.Client.DataFlux;

/// <summary>
/// Provides the operations on the jobs, which are executions of job flows, <c>/jobs</c>, one method for each operation.
/// </summary>
/// <remarks><inheritdoc cref="IDataFluxServerApi" path="/remarks/node()"/></remarks>
public interface IDataFluxJobsApi
{
    /// <summary>Lists jobs. Success: 200.</summary>
    /// <param name="name">The complete name of the flow whose jobs are listed. Default: <see langword="null"/>, any.</param>
    /// <param name="user">The complete name of the user whose jobs are listed. Default: <see langword="null"/>, any.</param>
    /// <param name="state">The state of the jobs that are listed. Default: <see langword="null"/>, any.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The jobs, in the server's order.</returns>
    [Get("/jobs")]
    [Headers(DataFluxHeaders.AcceptCollection)]
    Task<DataFluxList<DataFluxJobStatus>> ListAsync(
        [Query] string? name = null, [Query] string? user = null, [Query] string? state = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes all jobs in a state. Success: 204 or 200.</summary>
    /// <param name="state">The state: <c>completed</c>, <c>failed</c> or <c>canceled</c>.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A task that completes when the jobs are deleted.</returns>
    [Delete("/jobs?state={state}")]
    Task DeleteByStateAsync(string state, CancellationToken cancellationToken = default);

    /// <summary>Gets a job. Success: 200.</summary>
    /// <param name="id">The job's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The job.</returns>
    /// <exception cref="ResourceNotFoundException">The job does not exist (404, or an empty collection).</exception>
    [Get("/jobs/{id}")]
    [Headers(DataFluxHeaders.AcceptCollection)]
    Task<DataFluxJobStatus> GetAsync([Encoded, OpaqueId] string id, CancellationToken cancellationToken = default);

    /// <summary>Opens a job's log in its current state. Success: 200.</summary>
    /// <param name="id">The job's identifier.</param>
    /// <param name="cancellationToken">
    /// The token to monitor for cancellation requests; reading the stream has tokens of its own.
    /// </param>
    /// <returns>
    /// The log as it arrives, which the caller disposes of. Reading throws a <see cref="ServiceUnreachableException"/> when the
    /// connection breaks.
    /// </returns>
    /// <exception cref="ResourceNotFoundException">The job does not exist, or it has no log (404).</exception>
    [Get("/jobs/{id}/log")]
    [Headers(DataFluxHeaders.AcceptText)]
    Task<Stream> GetLogAsync([Encoded, OpaqueId] string id, CancellationToken cancellationToken = default);

    /// <summary>Deletes a job that has ended, with its log. Success: 204 or 200.</summary>
    /// <param name="id">The job's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A task that completes when the job is deleted.</returns>
    /// <exception cref="ResourceNotFoundException">The job does not exist (404).</exception>
    /// <exception cref="ServiceException">
    /// The job has not ended; the document does not state the status code. A <see cref="ResourceConflictException"/> is thrown for
    /// 409.
    /// </exception>
    [Delete("/jobs/{id}")]
    Task DeleteAsync([Encoded, OpaqueId] string id, CancellationToken cancellationToken = default);

    /// <summary>
    /// Follows a link of a job, for example <c>cancel</c> or <c>kill</c>, whose method is <c>PUT</c>. Success: 2xx.
    /// </summary>
    /// <param name="link">The link's address. Credentials are sent with it only to the configured scheme, host and port.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The job, if the response describes one; otherwise, <see langword="null"/>.</returns>
    [Put("")]
    [Headers(DataFluxHeaders.AcceptCollection)]
    Task<DataFluxLinkedJob?> PutLinkAsync([Url] Uri link, CancellationToken cancellationToken = default);

    /// <summary>
    /// Follows a link of a job whose method is <c>POST</c>. Success: 2xx. The request is not retried if the server may have
    /// processed it.
    /// </summary>
    /// <param name="link">The link's address. Credentials are sent with it only to the configured scheme, host and port.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The job, if the response describes one; otherwise, <see langword="null"/>.</returns>
    [Post("")]
    [Headers(DataFluxHeaders.AcceptCollection)]
    Task<DataFluxLinkedJob?> PostLinkAsync([Url] Uri link, CancellationToken cancellationToken = default);

    /// <summary>
    /// Follows a link of a job whose method is <c>PATCH</c>. Success: 2xx. The request is not retried if the server may have
    /// processed it.
    /// </summary>
    /// <param name="link">The link's address. Credentials are sent with it only to the configured scheme, host and port.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The job, if the response describes one; otherwise, <see langword="null"/>.</returns>
    [Patch("")]
    [Headers(DataFluxHeaders.AcceptCollection)]
    Task<DataFluxLinkedJob?> PatchLinkAsync([Url] Uri link, CancellationToken cancellationToken = default);

    /// <summary>Follows a link of a job whose method is <c>DELETE</c>. Success: 2xx.</summary>
    /// <param name="link">The link's address. Credentials are sent with it only to the configured scheme, host and port.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The job, if the response describes one; otherwise, <see langword="null"/>.</returns>
    [Delete("")]
    [Headers(DataFluxHeaders.AcceptCollection)]
    Task<DataFluxLinkedJob?> DeleteLinkAsync([Url] Uri link, CancellationToken cancellationToken = default);
}
