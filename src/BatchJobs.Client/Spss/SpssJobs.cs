namespace BatchJobs.Client.Spss;

/// <summary>Provides access to the service's jobs, <c>/pm/v1/jobs</c>.</summary>
/// <remarks>
/// In addition to the exceptions that a method documents, each method may throw <see cref="AccessDeniedException"/> for a wrong
/// access key (401), <see cref="ServiceException"/> for any other response that is not the expected one, and
/// <see cref="ServiceUnreachableException"/> and <see cref="RequestTimeoutException"/> if no response arrived. Instances are safe
/// for concurrent use. Source: IBM SPSS Modeler batch job API, "Job API details".
/// </remarks>
public sealed class SpssJobs
{
    private readonly ISpssJobsApi api;
    private readonly CurrentOptions<SpssClientOptions> options;
    private readonly TimeProvider time;
    private readonly ClientTelemetry telemetry;

    internal SpssJobs(ISpssJobsApi api, SpssFiles files, CurrentOptions<SpssClientOptions> options, TimeProvider time, ClientTelemetry telemetry)
    {
        this.api = api;
        this.time = time;
        this.options = options;
        this.telemetry = telemetry;
        Files = files;
        Poller = new JobPoller<SpssJobStatus>(
            () => options.Value, time, new(static status => status.Snapshot, new SpssStatusLists(api).ListAsync, telemetry));
    }

    /// <summary>Where the results of jobs are.</summary>
    internal SpssFiles Files { get; }

    internal JobPoller<SpssJobStatus> Poller { get; }

    /// <summary>Submits a new job: <c>POST /v1/jobs/{id}</c>, answered with 200.</summary>
    /// <remarks>
    /// The job runs once: if the response is lost or cannot be understood, the client gets the job before it does anything else, and
    /// recognizes it by its definition and its time of creation. If the job does not exist, it is submitted again.
    /// </remarks>
    /// <param name="id">The job's identifier, chosen by the caller and unique within the service instance.</param>
    /// <param name="definition">The definition of the job. The service does not check whether the stream can run.</param>
    /// <param name="cancellationToken">
    /// The token to monitor for cancellation requests; the job may have been submitted by then.
    /// </param>
    /// <returns>The handle of the job.</returns>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="id"/> or <paramref name="definition"/> is <see langword="null"/>.
    /// </exception>
    /// <exception cref="ArgumentException">The identifier is not valid.</exception>
    /// <exception cref="ResourceConflictException">Another job with this identifier exists (409, or another definition).</exception>
    /// <exception cref="SubmissionOutcomeUnknownException">
    /// The response was lost, and it could not be determined whether the job was created.
    /// </exception>
    public Task<SpssJob> SubmitAsync(string id, JobDefinition definition, CancellationToken cancellationToken = default)
    {
        PathId.Job.Check(id);
        ArgumentNullException.ThrowIfNull(definition);
        var job = new SpssJob(id, this, definition.Passwords);
        return telemetry.SubmitAsync(
            SpssOperations.SubmitJob,
            id,
            (Reconciler: Reconciler(job, definition), cancellationToken),
            static submission => submission.Reconciler.SubmitAsync(submission.cancellationToken),
            static submitted => submitted.Id);
    }

    /// <summary>
    /// Submits a job, or submits an existing one again with a new definition: <c>PUT /v1/jobs/{id}</c>, answered with 201 or 200.
    /// </summary>
    /// <remarks>
    /// A running job cannot be submitted again, and the document does not state how the service says so. Therefore the job's status is
    /// read first, in a request of its own.
    /// </remarks>
    /// <param name="id">The job's identifier.</param>
    /// <param name="definition">The definition of the job, also if it does not change.</param>
    /// <param name="cancellationToken">
    /// The token to monitor for cancellation requests; the job may have been submitted by then.
    /// </param>
    /// <returns>The handle of the job, and whether the job is new.</returns>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="id"/> or <paramref name="definition"/> is <see langword="null"/>.
    /// </exception>
    /// <exception cref="ArgumentException">The identifier is not valid.</exception>
    /// <exception cref="JobIsRunningException">The job runs or is being canceled; nothing was changed.</exception>
    /// <exception cref="SubmissionOutcomeUnknownException">
    /// The response was lost or cannot be understood, and the service's times do not prove that the job was created since. The request
    /// was not retried, because that could have started a second run.
    /// </exception>
    public async Task<SubmitJobResult> SubmitOrResubmitAsync(string id, JobDefinition definition, CancellationToken cancellationToken = default)
    {
        PathId.Job.Check(id);
        ArgumentNullException.ThrowIfNull(definition);
        var job = new SpssJob(id, this, definition.Passwords);
        await CheckIsNotRunningAsync(job, cancellationToken).ConfigureAwait(false);
        return await telemetry.SubmitAsync(
            SpssOperations.SubmitOrResubmitJob,
            id,
            (Reconciler: Reconciler(job, definition), cancellationToken),
            static submission => submission.Reconciler.SubmitOrResubmitAsync(submission.cancellationToken),
            static submitted => submitted.Job.Id).ConfigureAwait(false);
    }

    /// <summary>Lists all jobs of the service instance: <c>GET /v1/jobs</c>, answered with 200.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The jobs, in the service's order, and the elements that could not be read.</returns>
    /// <exception cref="ServiceException">The service refused, or its response was not a list.</exception>
    public Task<SpssJobList> ListAsync(CancellationToken cancellationToken = default) => api.ListAsync(cancellationToken);

    /// <summary>Lists the states of all jobs of the service instance, without their definitions: <c>GET /v1/jobs</c>, answered with 200.</summary>
    /// <remarks>This is much faster than <see cref="ListAsync"/> for a list of thousands of jobs, and keeps nothing of a database password.</remarks>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The states, in the service's order. Elements that could not be read are left out.</returns>
    /// <exception cref="ServiceException">The service refused, or its response was not a list.</exception>
    public Task<IReadOnlyList<SpssJobSummary>> ListSummariesAsync(CancellationToken cancellationToken = default) => api.ListSummariesAsync(cancellationToken);

    /// <summary>Gets a job: <c>GET /v1/jobs/{id}</c>, answered with 200.</summary>
    /// <param name="id">The job's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The job.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="id"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The identifier is not valid.</exception>
    /// <exception cref="ResourceNotFoundException">The job does not exist (404).</exception>
    public Task<SpssJobDetails> GetAsync(string id, CancellationToken cancellationToken = default)
    {
        PathId.Job.Check(id);
        return api.GetAsync(id, cancellationToken);
    }

    /// <summary>Gets the status of a job: <c>GET /v1/jobs/{id}/status</c>, answered with 200.</summary>
    /// <param name="id">The job's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The job's status.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="id"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The identifier is not valid.</exception>
    /// <exception cref="ResourceNotFoundException">The job does not exist (404).</exception>
    public Task<SpssJobStatus> GetStatusAsync(string id, CancellationToken cancellationToken = default)
    {
        PathId.Job.Check(id);
        return api.GetStatusAsync(id, cancellationToken);
    }

    /// <summary>Deletes a job, which cancels it if it is running: <c>DELETE /v1/jobs/{id}</c>, answered with 200.</summary>
    /// <param name="id">The job's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>
    /// <see langword="true"/> if the job existed, be it that it is being canceled first and will be gone later, or may have existed
    /// because a response was lost; otherwise, <see langword="false"/>.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="id"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The identifier is not valid.</exception>
    public Task<bool> DeleteAsync(string id, CancellationToken cancellationToken = default) => DeleteAsync(id, [], cancellationToken);

    internal async Task<bool> DeleteAsync(string id, IReadOnlyList<string> passwords, CancellationToken cancellationToken)
    {
        string path = PathId.Job.Encode(id);
        var history = new AttemptHistory(typeof(ISpssJobsApi), nameof(ISpssJobsApi.DeleteAsync)) { Secrets = passwords };
        int count = await history.TrackAsync(() => api.DeleteAsync(path, cancellationToken)).ConfigureAwait(false);
        return count > 0 || history.ResponseLost || await IsBeingCanceledAsync(new SpssJob(id, this, passwords), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether the service has not counted a job as deleted since it cancels it first.</summary>
    private static async Task<bool> IsBeingCanceledAsync(SpssJob job, CancellationToken cancellationToken)
    {
        try
        {
            return (await job.GetStatusAsync(cancellationToken).ConfigureAwait(false)).State.Phase is JobPhase.Canceling or JobPhase.Canceled;
        }
        catch (Exception unseen) when (unseen is (ServiceException and not AccessDeniedException) or ServiceUnreachableException or RequestTimeoutException)
        {
            // The service has counted no job, and does not tell of one.
            return false;
        }
    }

    /// <summary>
    /// Deletes several jobs: <c>DELETE /v1/jobs/{id},{id},…</c>, answered with 200. One request is sent unless the identifiers
    /// exceed 4,000 characters.
    /// </summary>
    /// <param name="ids">The jobs' identifiers; duplicates are ignored.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>
    /// The number of jobs that were deleted and, if fewer were deleted than requested, those that still exist with their states.
    /// </returns>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="ids"/> is <see langword="null"/>, or contains <see langword="null"/>.
    /// </exception>
    /// <exception cref="ArgumentException">There is no identifier, or an identifier is not valid.</exception>
    public async Task<DeleteJobsResult> DeleteManyAsync(IEnumerable<string> ids, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ids);
        string[] distinct = [.. ids.Distinct(StringComparer.Ordinal)];
        if (distinct.Length == 0)
        {
            throw new ArgumentException("There must be at least one identifier.", nameof(ids));
        }

        bool responseLost = false;
        int count = 0;
        foreach (string path in Batches(distinct.Select(id => PathId.Job.Encode(id, nameof(ids)))).ToArray())
        {
            var history = new AttemptHistory(typeof(ISpssJobsApi), nameof(ISpssJobsApi.DeleteAsync));
            try
            {
                count += await history.TrackAsync(() => api.DeleteAsync(path, cancellationToken)).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is BatchJobException or RequestTimeoutException)
            {
                throw new JobDeletionIncompleteException(count, await TryRemainingAsync(distinct, cancellationToken).ConfigureAwait(false), failure);
            }

            responseLost |= history.ResponseLost;
        }

        if (count == distinct.Length)
        {
            return new DeleteJobsResult(count, []);
        }

        // What an attempt has deleted whose response was lost, the service does not count again.
        IReadOnlyList<RemainingJob> remaining = await RemainingAsync(distinct, cancellationToken).ConfigureAwait(false);
        return new DeleteJobsResult(responseLost ? distinct.Length - remaining.Count : count, remaining);
    }

    /// <summary>Creates the handle of a job from its identifier, without a request to the service.</summary>
    /// <remarks>
    /// Unlike the handle of a submission it knows no database password, and cannot mask one in what the service says about the job.
    /// </remarks>
    /// <param name="id">The job's identifier.</param>
    /// <returns>The handle of the job.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="id"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The identifier is not valid.</exception>
    public SpssJob GetHandle(string id) => new(id, this);

    private async Task<IReadOnlyList<RemainingJob>?> TryRemainingAsync(string[] asked, CancellationToken cancellationToken)
    {
        try
        {
            return await RemainingAsync(asked, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception unlisted) when (unlisted is BatchJobException or RequestTimeoutException)
        {
            return null;
        }
    }

    private static async Task CheckIsNotRunningAsync(SpssJob job, CancellationToken cancellationToken)
    {
        try
        {
            SpssJobStatus status = await job.GetStatusAsync(cancellationToken).ConfigureAwait(false);
            if (status.State.Phase is JobPhase.Running or JobPhase.Canceling)
            {
                throw new JobIsRunningException(job.Id, status.State);
            }
        }
        catch (ResourceNotFoundException)
        {
            // A new job.
        }
        catch (ServiceException odd) when (odd is not AccessDeniedException)
        {
            // Where the state is not told, the service decides.
        }
    }

    private SpssSubmissionReconciler Reconciler(SpssJob job, JobDefinition definition) =>
        new(api, options.Value.Retry, time, telemetry, job, definition);

    private async Task<IReadOnlyList<RemainingJob>> RemainingAsync(string[] asked, CancellationToken cancellationToken)
    {
        SpssJobList jobs = await ListAsync(cancellationToken).ConfigureAwait(false);
        var states = jobs.Unreadable.Where(job => job.Id is not null).Select(job => new RemainingJob(job.Id!, default))
            .Concat(jobs.Select(job => new RemainingJob(job.Id, job.State)))
            .ToLookup(job => job.Id, StringComparer.Ordinal);
        return [.. asked.SelectMany(id => states[id].Take(1))];
    }

    /// <summary>Lists of identifiers, each short enough for an address; servers refuse long ones.</summary>
    private static IEnumerable<string> Batches(IEnumerable<string> ids)
    {
        const int Longest = 4000;
        string batch = "";
        foreach (string id in ids)
        {
            if (batch.Length > 0 && batch.Length + id.Length >= Longest)
            {
                yield return batch;
                batch = "";
            }

            batch = batch.Length == 0 ? id : $"{batch},{id}";
        }

        yield return batch;
    }
}
