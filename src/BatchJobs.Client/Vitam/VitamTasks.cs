namespace BatchJobs.Client.Vitam;

/// <summary>The service's asynchronous tasks: <c>/v1/tasks</c>.</summary>
/// <remarks>
/// Every method may throw, besides what it names: <see cref="AccessDeniedException"/> for a missing or wrong platform key
/// (401), <see cref="ServiceException"/> for any other response that is not as promised, 412 among them, which says that the
/// request was not understood, <see cref="ServiceUnreachableException"/> and <see cref="RequestTimeoutException"/> when no
/// answer came. The service's identifier of the request is in <see cref="ServiceException.RequestId"/>.
/// Source: API-Vitam, Worker interne, v1 (Alpha).
/// </remarks>
public sealed class VitamTasks
{
    private readonly IVitamTasksApi api;
    private readonly CurrentOptions<VitamClientOptions> clientOptions;
    private readonly TimeProvider time;

    internal VitamTasks(IVitamTasksApi api, CurrentOptions<VitamClientOptions> options, TimeProvider time)
    {
        this.api = api;
        this.time = time;
        clientOptions = options;
        Poller = new JobPoller<VitamAsyncStatus>(() => options.Value.Polling, time, Snapshot);
    }

    internal JobPoller<VitamAsyncStatus> Poller { get; }

    /// <summary>
    /// The identifiers of the running tasks: <c>GET /tasks</c>, answered with 200. The query travels in the body of the
    /// request.
    /// </summary>
    /// <param name="query">Which tasks; null for all.</param>
    /// <param name="options">On whose behalf; null takes the options'.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="ServiceException">The service did not understand the query (412), refused, or its response was no list.</exception>
    public Task<VitamTaskList> ListAsync(VitamQuery? query = null, VitamRequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        VitamRequestOptions caller = Effective(options);
        return query is null
            ? api.ListAsync(caller.ApplicationId, caller.TenantHeader, cancellationToken)
            : api.QueryAsync(query, caller.ApplicationId, caller.TenantHeader, cancellationToken);
    }

    /// <summary>
    /// Submits a step as a new task: <c>POST /tasks</c>, answered with 201. It is never sent a second time when the service
    /// may have seen it.
    /// </summary>
    /// <param name="definition">What the task does.</param>
    /// <param name="options">On whose behalf; null takes the options'. The task's handle keeps it.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests; the task may have been accepted.</param>
    /// <exception cref="InputValidationException">The step breaks a rule; nothing was sent.</exception>
    /// <exception cref="SubmissionOutcomeUnknownException">
    /// The response was lost or cannot be understood, and the task may run; the exception has the running tasks that are new
    /// since.
    /// </exception>
    public async Task<SubmitTaskResult> SubmitAsync(VitamStep definition, VitamRequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(definition);
        VitamRequestOptions caller = Effective(options);
        long start = time.GetTimestamp();
        try
        {
            VitamAsyncStatus status = await api.SubmitAsync(definition, caller.ApplicationId, caller.TenantHeader, cancellationToken).ConfigureAwait(false);
            return new SubmitTaskResult(GetHandle(status.Id, options), status);
        }
        catch (SubmissionOutcomeUnknownException doubt)
        {
            throw await new VitamSubmissionReconciler(this, options, time, start).DescribeAsync(doubt.InnerException ?? doubt, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>How a task stands: <c>GET /tasks/{id_async}</c>, answered with 200.</summary>
    /// <param name="id">The task's identifier.</param>
    /// <param name="options">On whose behalf; null takes the options'.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="ArgumentException">The identifier cannot work.</exception>
    /// <exception cref="ResourceNotFoundException">The task does not exist.</exception>
    public Task<VitamAsyncStatus> GetAsync(string id, VitamRequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        OpaqueId.Check(id);
        VitamRequestOptions caller = Effective(options);
        return api.GetAsync(id, caller.ApplicationId, caller.TenantHeader, cancellationToken);
    }

    /// <summary>Cancels a task: <c>PUT /tasks/{id_async}</c>, answered with 200.</summary>
    /// <param name="id">The task's identifier.</param>
    /// <param name="details">What is sent with it; null for the time and the message <c>cancel</c>.</param>
    /// <param name="options">On whose behalf; null takes the options'.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The task as it stands now.</returns>
    /// <exception cref="ArgumentException">The identifier cannot work, or a text has half of a surrogate pair.</exception>
    /// <exception cref="ResourceNotFoundException">The task does not exist.</exception>
    /// <exception cref="ResourceConflictException">The task is over.</exception>
    public async Task<VitamAsyncStatus> CancelAsync(
        string id, VitamGenericObject? details = null, VitamRequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        OpaqueId.Check(id);
        VitamRequestOptions caller = Effective(options);
        var history = new AttemptHistory();
        try
        {
            return await history
                .TrackAsync(() => api.CancelAsync(id, details ?? Cancellation(), caller.ApplicationId, caller.TenantHeader, cancellationToken))
                .ConfigureAwait(false);
        }
        catch (ResourceConflictException) when (history.AnswerLost)
        {
            // The attempt whose response was lost may be what has ended the task.
            VitamAsyncStatus now = await GetAsync(id, options, cancellationToken).ConfigureAwait(false);
            if (clientOptions.Value.PhaseSelector(now) != JobPhase.Canceled)
            {
                throw;
            }

            return now;
        }
    }

    /// <summary>
    /// Cancels a task by the request that has started it: <c>PUT /tasks</c>, answered with 200. The document says no more
    /// than that the body has a request's identifier, <c>X-RequestId</c>.
    /// </summary>
    /// <param name="requestId">The identifier that the service gave to the submission (<see cref="VitamResponseMetadata.RequestId"/>).</param>
    /// <param name="details">What else is sent; null for the time and the message <c>cancel</c>.</param>
    /// <param name="options">On whose behalf; null takes the options'.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The task that was canceled.</returns>
    /// <exception cref="ArgumentException">The identifier is empty, or a text has half of a surrogate pair.</exception>
    /// <exception cref="ResourceNotFoundException">No task fits the identifier.</exception>
    /// <exception cref="ResourceConflictException">
    /// The task is over. When the response to an earlier try was lost, that try may have canceled it.
    /// </exception>
    public Task<VitamAsyncStatus> CancelByRequestIdAsync(
        string requestId, VitamGenericObject? details = null, VitamRequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(requestId);
        VitamRequestOptions caller = Effective(options);
        return api.CancelByRequestIdAsync(
            (details ?? Cancellation()) with { RequestId = requestId }, caller.ApplicationId, caller.TenantHeader, cancellationToken);
    }

    /// <summary>The handle of a task, made without asking the service.</summary>
    /// <param name="id">The task's identifier.</param>
    /// <param name="options">On whose behalf the task is looked at and canceled; null takes the options'.</param>
    /// <exception cref="ArgumentException">The identifier cannot work.</exception>
    public VitamTask GetHandle(string id, VitamRequestOptions? options = null) => new(id, this, options);

    /// <summary>Hides the platform key in what goes into an exception, however short it is.</summary>
    internal string? Masked(string? text) =>
        text is null || clientOptions.Value.PlatformKey is not { } key ? text : Redactor.Apply(text, [key]);

    private JobSnapshot Snapshot(VitamAsyncStatus status) => new(status.State.Value, clientOptions.Value.PhaseSelector(status), status.Error?.Message);

    private VitamRequestOptions Effective(VitamRequestOptions? options) => new()
    {
        ApplicationId = options?.ApplicationId ?? clientOptions.Value.ApplicationId,
        TenantId = options?.TenantId ?? clientOptions.Value.TenantId,
    };

    private VitamGenericObject Cancellation() => new() { Timestamp = new VitamTime(time.GetUtcNow()), Message = "cancel" };
}
