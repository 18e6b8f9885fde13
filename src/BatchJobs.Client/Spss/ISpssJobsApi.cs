using Refit;

namespace BatchJobs.Client.Spss;

/// <summary>The service's jobs, <c>/pm/v1/jobs</c>, one method an operation.</summary>
/// <remarks>
/// Every method may throw, besides what it names: <see cref="ArgumentException"/> for an identifier that is null, empty,
/// <c>.</c>, <c>..</c> or has half of a surrogate pair, before anything is sent; <see cref="AccessDeniedException"/> for a wrong
/// access key (401), <see cref="ServiceException"/> for any other response that is not as promised;
/// <see cref="ServiceUnreachableException"/> and <see cref="RequestTimeoutException"/> when no response came. Time limits, repetition
/// and masking are the client's. Source: IBM SPSS Modeler batch job API, "Job API details".
/// </remarks>
public interface ISpssJobsApi
{
    /// <summary>Submits a new job. Success: 200. It is sent once, unless it cannot have been applied.</summary>
    /// <param name="id">The job's identifier, of the caller's choice and unique within the service instance.</param>
    /// <param name="definition">What the job is to do.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests; the job may have been submitted by then.</param>
    /// <returns>The job as the service describes it.</returns>
    /// <exception cref="ResourceConflictException">There is a job with this identifier already (409).</exception>
    /// <exception cref="SubmissionOutcomeUnknownException">The response was lost or cannot be understood; the job may run.</exception>
    [Post("/pm/v1/jobs/{id}")]
    [Headers("Content-Type: application/json")]
    Task<SpssJobDetails> SubmitAsync(string id, [Body] JobDefinition definition, CancellationToken cancellationToken = default);

    /// <summary>
    /// Submits a job, or submits an existing one again with a new definition. Success: 201 or 200. It is sent once, unless it
    /// cannot have been applied.
    /// </summary>
    /// <param name="id">The job's identifier.</param>
    /// <param name="definition">What the job is to do, also when nothing in it changes.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests; the job may have been submitted by then.</param>
    /// <returns>The job, and whether it is a new one.</returns>
    /// <exception cref="SubmissionOutcomeUnknownException">The response was lost or cannot be understood; the job may run.</exception>
    [Put("/pm/v1/jobs/{id}")]
    [Headers("Content-Type: application/json")]
    Task<SpssSubmittedJob> SubmitOrResubmitAsync(string id, [Body] JobDefinition definition, CancellationToken cancellationToken = default);

    /// <summary>Lists all jobs of the service instance. Success: 200. The order is the service's.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The jobs.</returns>
    [Get("/pm/v1/jobs")]
    Task<IReadOnlyList<SpssJobDetails>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Describes a job. Success: 200.</summary>
    /// <param name="id">The job's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The job.</returns>
    /// <exception cref="ResourceNotFoundException">There is no such job (404).</exception>
    [Get("/pm/v1/jobs/{id}")]
    Task<SpssJobDetails> GetAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Tells a job's state. Success: 200.</summary>
    /// <param name="id">The job's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The job's state.</returns>
    /// <exception cref="ResourceNotFoundException">There is no such job (404).</exception>
    [Get("/pm/v1/jobs/{id}/status")]
    Task<SpssJobStatus> GetStatusAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Deletes jobs; one that runs is canceled. Success: 200. Unknown identifiers are no error.</summary>
    /// <param name="ids">The jobs' identifiers, each percent-encoded, separated by commas.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>How many jobs were deleted.</returns>
    [Delete("/pm/v1/jobs/{ids}")]
    Task<int> DeleteAsync([Encoded] string ids, CancellationToken cancellationToken = default);
}
