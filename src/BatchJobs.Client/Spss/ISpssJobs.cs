namespace BatchJobs.Client.Spss;

/// <summary>The service's jobs: <c>/pm/v1/jobs</c>.</summary>
/// <remarks>
/// Every method may throw, besides what it names: <see cref="AccessDeniedException"/> for a wrong access key,
/// <see cref="ServiceException"/> for any other answer that is not as promised, <see cref="ServiceUnreachableException"/>
/// and <see cref="RequestTimeoutException"/> when no answer came. Source: IBM SPSS Modeler batch job API, "Job API details".
/// </remarks>
public interface ISpssJobs
{
    /// <summary>
    /// Submits a new job: <c>POST /v1/jobs/{id}</c>, answered with 200. The job runs once: when the answer is lost, the
    /// client asks again and recognises its own job.
    /// </summary>
    /// <param name="id">The job's identifier, of the caller's choice and unique within the service instance.</param>
    /// <param name="definition">What the job is to do. The service does not check whether its stream can run.</param>
    /// <param name="cancellationToken">Ends the call; the job may have been submitted by then.</param>
    /// <returns>The job.</returns>
    /// <exception cref="ArgumentException">The identifier cannot work.</exception>
    /// <exception cref="ResourceConflictException">There is a job with this identifier already (409).</exception>
    /// <exception cref="SubmissionOutcomeUnknownException">The answer was lost, and the service could not be asked again.</exception>
    Task<SpssJob> SubmitAsync(string id, JobDefinition definition, CancellationToken cancellationToken = default);

    /// <summary>
    /// Submits a job, or submits an existing one again with a new definition: <c>PUT /v1/jobs/{id}</c>, answered with 201
    /// or 200. A running job cannot be submitted again.
    /// </summary>
    /// <param name="id">The job's identifier.</param>
    /// <param name="definition">What the job is to do, also when nothing in it changes.</param>
    /// <param name="cancellationToken">Ends the call; the job may have been submitted by then.</param>
    /// <returns>The job, and whether it is a new one.</returns>
    /// <exception cref="ArgumentException">The identifier cannot work.</exception>
    /// <exception cref="SubmissionOutcomeUnknownException">The answer was lost; a second run was not risked.</exception>
    Task<SubmitJobResult> SubmitOrResubmitAsync(string id, JobDefinition definition, CancellationToken cancellationToken = default);

    /// <summary>Lists all jobs of the service instance: <c>GET /v1/jobs</c>. The order is the service's.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ServiceException">The service refused, or its answer was no list of jobs.</exception>
    Task<IReadOnlyList<SpssJobDetails>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Describes a job: <c>GET /v1/jobs/{id}</c>.</summary>
    /// <param name="id">The job's identifier.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">The identifier cannot work.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such job (404).</exception>
    Task<SpssJobDetails> GetAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Tells a job's state: <c>GET /v1/jobs/{id}/status</c>.</summary>
    /// <param name="id">The job's identifier.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">The identifier cannot work.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such job (404).</exception>
    Task<SpssJobStatus> GetStatusAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Deletes a job, and cancels it first if it is running: <c>DELETE /v1/jobs/{id}</c>.</summary>
    /// <param name="id">The job's identifier.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Whether there was such a job; an unknown one is no error.</returns>
    /// <exception cref="ArgumentException">The identifier cannot work.</exception>
    Task<bool> DeleteAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Deletes several jobs: <c>DELETE /v1/jobs/{id},{id},…</c>, in one request unless there are hundreds.</summary>
    /// <param name="ids">The jobs' identifiers; each counts once.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>How many were deleted and, when that is fewer than asked for, which ones still exist.</returns>
    /// <exception cref="ArgumentException">There is no identifier, or one that cannot work.</exception>
    Task<DeleteJobsResult> DeleteManyAsync(IEnumerable<string> ids, CancellationToken cancellationToken = default);

    /// <summary>The handle of a job, made from its identifier without asking the service.</summary>
    /// <param name="id">The job's identifier.</param>
    /// <exception cref="ArgumentException">The identifier cannot work.</exception>
    SpssJob GetHandle(string id);
}
