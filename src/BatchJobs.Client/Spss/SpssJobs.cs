namespace BatchJobs.Client.Spss;

/// <summary>The service's jobs: <c>/pm/v1/jobs</c>.</summary>
/// <remarks>
/// Every method may throw, besides what it names: <see cref="AccessDeniedException"/> for a wrong access key,
/// <see cref="ServiceException"/> for any other response that is not as promised, <see cref="ServiceUnreachableException"/>
/// and <see cref="RequestTimeoutException"/> when no response came. Source: IBM SPSS Modeler batch job API, "Job API details".
/// </remarks>
public sealed class SpssJobs
{
    private readonly ISpssJobsApi api;
    private readonly CurrentOptions<SpssClientOptions> options;
    private readonly TimeProvider time;

    internal SpssJobs(ISpssJobsApi api, SpssFiles files, CurrentOptions<SpssClientOptions> options, TimeProvider time)
    {
        this.api = api;
        this.time = time;
        this.options = options;
        Files = files;
        Poller = new JobPoller<SpssJobStatus>(() => options.Value.Polling, time, static status => status.Snapshot);
    }

    /// <summary>Where the results of jobs are.</summary>
    internal SpssFiles Files { get; }

    internal JobPoller<SpssJobStatus> Poller { get; }

    /// <summary>
    /// Submits a new job: <c>POST /v1/jobs/{id}</c>, answered with 200. The job runs once: when the response is lost, the
    /// client asks again and recognises its own job.
    /// </summary>
    /// <param name="id">The job's identifier, of the caller's choice and unique within the service instance.</param>
    /// <param name="definition">What the job is to do. The service does not check whether its stream can run.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests; the job may have been submitted by then.</param>
    /// <returns>The job.</returns>
    /// <exception cref="ArgumentException">The identifier cannot work.</exception>
    /// <exception cref="ResourceConflictException">There is a job with this identifier already (409).</exception>
    /// <exception cref="SubmissionOutcomeUnknownException">The response was lost, and the service could not be asked again.</exception>
    public async Task<SpssJob> SubmitAsync(string id, JobDefinition definition, CancellationToken cancellationToken = default)
    {
        PathId.Check(id);
        ArgumentNullException.ThrowIfNull(definition);
        SpssJob job = GetHandle(id);
        await Reconciler(job, definition).SubmitAsync(cancellationToken).ConfigureAwait(false);
        return job;
    }

    /// <summary>
    /// Submits a job, or submits an existing one again with a new definition: <c>PUT /v1/jobs/{id}</c>, answered with 201
    /// or 200. A running job cannot be submitted again.
    /// </summary>
    /// <param name="id">The job's identifier.</param>
    /// <param name="definition">What the job is to do, also when nothing in it changes.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests; the job may have been submitted by then.</param>
    /// <returns>The job, and whether it is a new one.</returns>
    /// <exception cref="ArgumentException">The identifier cannot work.</exception>
    /// <exception cref="SubmissionOutcomeUnknownException">The response was lost; a second run was not risked.</exception>
    public async Task<SubmitJobResult> SubmitOrResubmitAsync(string id, JobDefinition definition, CancellationToken cancellationToken = default)
    {
        PathId.Check(id);
        ArgumentNullException.ThrowIfNull(definition);
        SpssJob job = GetHandle(id);
        bool isNew = await Reconciler(job, definition).SubmitOrResubmitAsync(cancellationToken).ConfigureAwait(false);
        return new SubmitJobResult(job, isNew);
    }

    /// <summary>Lists all jobs of the service instance: <c>GET /v1/jobs</c>. The order is the service's.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="ServiceException">The service refused, or its response was no list of jobs.</exception>
    public Task<IReadOnlyList<SpssJobDetails>> ListAsync(CancellationToken cancellationToken = default) => api.ListAsync(cancellationToken);

    /// <summary>Describes a job: <c>GET /v1/jobs/{id}</c>.</summary>
    /// <param name="id">The job's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="ArgumentException">The identifier cannot work.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such job (404).</exception>
    public Task<SpssJobDetails> GetAsync(string id, CancellationToken cancellationToken = default)
    {
        PathId.Check(id);
        return api.GetAsync(id, cancellationToken);
    }

    /// <summary>Tells a job's state: <c>GET /v1/jobs/{id}/status</c>.</summary>
    /// <param name="id">The job's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="ArgumentException">The identifier cannot work.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such job (404).</exception>
    public Task<SpssJobStatus> GetStatusAsync(string id, CancellationToken cancellationToken = default)
    {
        PathId.Check(id);
        return api.GetStatusAsync(id, cancellationToken);
    }

    /// <summary>Deletes a job, and cancels it first if it is running: <c>DELETE /v1/jobs/{id}</c>.</summary>
    /// <param name="id">The job's identifier.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>Whether there was such a job; an unknown one is no error.</returns>
    /// <exception cref="ArgumentException">The identifier cannot work.</exception>
    public async Task<bool> DeleteAsync(string id, CancellationToken cancellationToken = default)
    {
        string path = PathId.Encode(id);
        var history = new AttemptHistory();
        int count = await history.TrackAsync(() => api.DeleteAsync(path, cancellationToken)).ConfigureAwait(false);
        return count > 0 || history.AnswerLost;
    }

    /// <summary>Deletes several jobs: <c>DELETE /v1/jobs/{id},{id},…</c>, in one request unless there are hundreds.</summary>
    /// <param name="ids">The jobs' identifiers; each counts once.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>How many were deleted and, when that is fewer than asked for, which ones still exist.</returns>
    /// <exception cref="ArgumentException">There is no identifier, or one that cannot work.</exception>
    public async Task<DeleteJobsResult> DeleteManyAsync(IEnumerable<string> ids, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ids);
        string[] distinct = [.. ids.Distinct(StringComparer.Ordinal)];
        if (distinct.Length == 0)
        {
            throw new ArgumentException("There must be at least one identifier.", nameof(ids));
        }

        bool answerLost = false;
        int count = 0;
        foreach (string path in Batches(distinct.Select(id => PathId.Encode(id, nameof(ids)))).ToArray())
        {
            var history = new AttemptHistory();
            try
            {
                count += await history.TrackAsync(() => api.DeleteAsync(path, cancellationToken)).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is BatchJobException or RequestTimeoutException)
            {
                throw new JobDeletionIncompleteException(count, await TryRemainingAsync(distinct, cancellationToken).ConfigureAwait(false), failure);
            }

            answerLost |= history.AnswerLost;
        }

        if (count == distinct.Length)
        {
            return new DeleteJobsResult(count, []);
        }

        // What an attempt has deleted whose response was lost, the service does not count again.
        IReadOnlyList<string> remaining = await RemainingAsync(distinct, cancellationToken).ConfigureAwait(false);
        return new DeleteJobsResult(answerLost ? distinct.Length - remaining.Count : count, remaining);
    }

    /// <summary>The handle of a job, made from its identifier without asking the service.</summary>
    /// <param name="id">The job's identifier.</param>
    /// <exception cref="ArgumentException">The identifier cannot work.</exception>
    public SpssJob GetHandle(string id) => new(id, this);

    private async Task<IReadOnlyList<string>?> TryRemainingAsync(string[] asked, CancellationToken cancellationToken)
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

    private SpssSubmissionReconciler Reconciler(SpssJob job, JobDefinition definition) =>
        new(api, options.Value.Retry, time, job, definition);

    private async Task<IReadOnlyList<string>> RemainingAsync(string[] asked, CancellationToken cancellationToken)
    {
        IReadOnlyList<SpssJobDetails> jobs = await ListAsync(cancellationToken).ConfigureAwait(false);
        var existing = jobs.Select(job => job.Id).ToHashSet(StringComparer.Ordinal);
        return [.. asked.Where(existing.Contains)];
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
