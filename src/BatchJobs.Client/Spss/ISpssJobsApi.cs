using Refit;

namespace BatchJobs.Client.Spss;

/// <summary>Provides the operations on the service's jobs, <c>/pm/v1/jobs</c>, one method for each operation.</summary>
/// <remarks>
/// <para>
/// In addition to the exceptions that a method documents, each method may throw <see cref="ArgumentException"/> for an identifier
/// that is <see langword="null"/>, empty, <c>.</c> or <c>..</c>, or that contains half of a surrogate pair, before anything is
/// sent; <see cref="AccessDeniedException"/> for a wrong access key (401); <see cref="ServiceException"/> for any other response
/// that is not the expected one; <see cref="ServiceUnreachableException"/> and <see cref="RequestTimeoutException"/> if no response
/// arrived.
/// </para>
/// <para>
/// The client's implementation applies the time limits, the retries and the masking of secrets, and is safe for concurrent use.
/// Source: IBM SPSS Modeler batch job API, "Job API details".
/// </para>
/// </remarks>
public interface ISpssJobsApi
{
    /// <summary>Submits a new job. Success: 200. The request is not retried if the service may have processed it.</summary>
    /// <param name="id">The job's identifier, chosen by the caller and unique within the service instance.</param>
    /// <param name="definition">The definition of the job.</param>
    /// <param name="cancellationToken">
    /// The token to monitor for cancellation requests; the job may have been submitted by then.
    /// </param>
    /// <returns>The job as the service describes it.</returns>
    /// <exception cref="ResourceConflictException">A job with this identifier exists (409).</exception>
    /// <exception cref="SubmissionOutcomeUnknownException">
    /// The response was lost or cannot be understood; the job may run.
    /// </exception>
    [Post("/pm/v1/jobs/{id}")]
    [Headers("Content-Type: application/json")]
    Task<SpssJobDetails> SubmitAsync(string id, [Body] JobDefinition definition, CancellationToken cancellationToken = default);

    /// <summary>
    /// Submits a job, or submits an existing one again with a new definition. Success: 201 or 200. The request is not retried if
    /// the service may have processed it.
    /// </summary>
    /// <param name="id">The job's identifier.</param>
    /// <param name="definition">The definition of the job, also if it does not change.</param>
    /// <param name="cancellationToken">
    /// The token to monitor for cancellation requests; the job may have been submitted by then.
    /// </param>
    /// <returns>The job, and whether it is new.</returns>
    /// <exception cref="SubmissionOutcomeUnknownException">
    /// The response was lost or cannot be understood; the job may run.
    /// </exception>
    [Put("/pm/v1/jobs/{id}")]
    [Headers("Content-Type: application/json")]
    Task<SpssSubmittedJob> SubmitOrResubmitAsync(string id, [Body] JobDefinition definition, CancellationToken cancellationToken = default);

    /// <summary>Lists all jobs of the service instance. Success: 200.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The jobs, in the service's order, and the elements that could not be read.</returns>
    [Get("/pm/v1/jobs")]
    Task<SpssJobList> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Lists the states of all jobs of the service instance, without their definitions. Success: 200.</summary>
    /// <remarks>The response is that of <see cref="ListAsync"/>, of which only this is read; nothing of a database password is kept.</remarks>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The states, in the service's order. Elements that could not be read are left out.</returns>
    [Get("/pm/v1/jobs")]
    Task<IReadOnlyList<SpssJobSummary>> ListSummariesAsync(CancellationToken cancellationToken = default);

    /// <summary>Gets a job. Success: 200.</summary>
    /// <param name="id">The job's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The job.</returns>
    /// <exception cref="ResourceNotFoundException">The job does not exist (404).</exception>
    [Get("/pm/v1/jobs/{id}")]
    Task<SpssJobDetails> GetAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Gets the status of a job. Success: 200.</summary>
    /// <param name="id">The job's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The job's status.</returns>
    /// <exception cref="ResourceNotFoundException">The job does not exist (404).</exception>
    [Get("/pm/v1/jobs/{id}/status")]
    Task<SpssJobStatus> GetStatusAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Deletes jobs; a job that is running is canceled. Success: 200. Unknown identifiers are not an error.</summary>
    /// <param name="ids">The jobs' identifiers, each percent-encoded, separated by commas.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The number of jobs that were deleted.</returns>
    [Delete("/pm/v1/jobs/{ids}")]
    Task<int> DeleteAsync([Encoded] string ids, CancellationToken cancellationToken = default);
}
