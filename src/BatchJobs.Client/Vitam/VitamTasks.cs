namespace BatchJobs.Client.Vitam;

/// <summary>Provides access to the service's asynchronous tasks, <c>/v1/tasks</c>.</summary>
/// <remarks>
/// In addition to the exceptions that a method documents, each method may throw <see cref="AccessDeniedException"/> for a missing
/// or wrong platform key (401), <see cref="PreconditionFailedException"/> if the service did not understand the request (412),
/// <see cref="ServiceException"/> for any other response that is not the expected one, and <see cref="ServiceUnreachableException"/>
/// and <see cref="RequestTimeoutException"/> if no response arrived. What a <see cref="ServiceException"/> has of the response's
/// headers is returned by <see cref="VitamResponseMetadata.Of(ServiceException)"/>. Instances are safe for concurrent use. Source: API-Vitam, Worker
/// interne, v1 (Alpha).
/// </remarks>
public sealed class VitamTasks
{
    private static readonly VitamRequestOptions NoOptions = new();

    private readonly IVitamTasksApi api;
    private readonly CurrentOptions<VitamClientOptions> clientOptions;
    private readonly TimeProvider time;
    private readonly ClientTelemetry telemetry;
    private readonly VitamStatusLists lists;

    internal VitamTasks(IVitamTasksApi api, CurrentOptions<VitamClientOptions> options, TimeProvider time, ClientTelemetry telemetry)
    {
        this.api = api;
        this.time = time;
        this.telemetry = telemetry;
        clientOptions = options;
        lists = new VitamStatusLists(this);
        Poller = new JobPoller<VitamAsyncStatus>(() => options.Value, time, new(Snapshot, lists.ListAsync, telemetry)
        {
            UnknownStateAdvice = "Set VitamClientOptions.PhaseSelector, which tells what the service's states mean, or Polling.UnknownStateTolerance to wait longer in such a state.",
        });
    }

    internal JobPoller<VitamAsyncStatus> Poller { get; }

    /// <summary>
    /// Lists the identifiers of the running tasks: <c>GET /tasks</c>, answered with 200. The query is sent in the body of the
    /// request.
    /// </summary>
    /// <param name="query">The query. Default: <see langword="null"/>, all running tasks.</param>
    /// <param name="options">
    /// The session, the tenant and the identifier of the request. Default: <see langword="null"/>, those of the client's options.
    /// </param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The identifiers of the tasks.</returns>
    /// <exception cref="PreconditionFailedException">The service did not understand the query (412).</exception>
    public Task<VitamTaskList> ListAsync(VitamQuery? query = null, VitamRequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        VitamRequestOptions caller = Effective(options);
        return query is null
            ? api.ListAsync(caller.ApplicationId, caller.TenantHeader, caller.ClientRequestId, cancellationToken)
            : api.QueryAsync(query, caller.ApplicationId, caller.TenantHeader, caller.ClientRequestId, cancellationToken);
    }

    /// <summary>
    /// Submits a step as a new task: <c>POST /tasks</c>, answered with 201, 200 or 202. The request is not retried if the service
    /// may have processed it.
    /// </summary>
    /// <param name="definition">The step.</param>
    /// <param name="options">
    /// The session and the tenant, which the task's handle keeps, and the identifier of the request. Default:
    /// <see langword="null"/>, those of the client's options.
    /// </param>
    /// <param name="cancellationToken">
    /// The token to monitor for cancellation requests; the task may have been accepted by then.
    /// </param>
    /// <returns>The handle of the task, and its status.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="definition"/> is <see langword="null"/>.</exception>
    /// <exception cref="InputValidationException">The step breaks a rule; nothing was sent.</exception>
    /// <exception cref="VitamStepExecutedException">
    /// The worker ran the step within the request and answered with its status, so that there is no task; the exception has it.
    /// </exception>
    /// <exception cref="VitamDataUnavailableException">
    /// Data that the step needs cannot be had yet (461). Nothing was started; submit the step again later.
    /// </exception>
    /// <exception cref="SubmissionOutcomeUnknownException">
    /// The response was lost or cannot be understood, and the task may run; the exception has the running tasks that are new, or
    /// may be new, since the submission.
    /// </exception>
    public Task<SubmitTaskResult> SubmitAsync(VitamStep definition, VitamRequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return telemetry.SubmitAsync(
            VitamOperations.SubmitTask,
            jobId: null,
            (Tasks: this, definition, options, cancellationToken),
            static submission => submission.Tasks.SubmitOnceAsync(submission.definition, submission.options, submission.cancellationToken),
            static submitted => submitted.Task.Id);
    }

    /// <summary>Gets the status of a task: <c>GET /tasks/{id_async}</c>, answered with 200.</summary>
    /// <param name="id">The task's identifier.</param>
    /// <param name="options">
    /// The session, the tenant and the identifier of the request. Default: <see langword="null"/>, those of the client's options.
    /// </param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The task's status.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="id"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The identifier is not valid.</exception>
    /// <exception cref="ResourceNotFoundException">The task does not exist (404).</exception>
    public Task<VitamAsyncStatus> GetAsync(string id, VitamRequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        OpaqueId.Check(id);
        VitamRequestOptions caller = Effective(options);
        return api.GetAsync(id, caller.ApplicationId, caller.TenantHeader, caller.ClientRequestId, cancellationToken);
    }

    /// <summary>Cancels a task: <c>PUT /tasks/{id_async}</c>, answered with 200.</summary>
    /// <param name="id">The task's identifier.</param>
    /// <param name="details">
    /// The body of the request. Default: <see langword="null"/>, the current time and the message <c>cancel</c>.
    /// </param>
    /// <param name="options">
    /// The session, the tenant and the identifier of the request. Default: <see langword="null"/>, those of the client's options.
    /// </param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The task's status after the request.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="id"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The identifier is not valid, or a text contains half of a surrogate pair.</exception>
    /// <exception cref="ResourceNotFoundException">The task does not exist (404).</exception>
    /// <exception cref="ResourceConflictException">
    /// The task has ended (409), and not because of an attempt whose response was lost.
    /// </exception>
    public async Task<VitamAsyncStatus> CancelAsync(
        string id, VitamGenericObject? details = null, VitamRequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        OpaqueId.Check(id);
        VitamRequestOptions caller = Effective(options);
        var history = new AttemptHistory(typeof(IVitamTasksApi), nameof(IVitamTasksApi.CancelAsync));
        try
        {
            return await history
                .TrackAsync(() => api.CancelAsync(id, details ?? Cancellation(), caller.ApplicationId, caller.TenantHeader, caller.ClientRequestId, cancellationToken))
                .ConfigureAwait(false);
        }
        catch (ResourceConflictException) when (history.ResponseLost)
        {
            // The attempt whose response was lost may be what has ended the task.
            VitamAsyncStatus now = await GetAsync(id, options?.WithoutRequestId(), cancellationToken).ConfigureAwait(false);
            if (clientOptions.Value.PhaseSelector(now) != JobPhase.Canceled)
            {
                throw;
            }

            return now;
        }
    }

    /// <summary>Cancels a task by the identifier of the request that started it: <c>PUT /tasks</c>, answered with 200.</summary>
    /// <remarks>The document states only that the body contains the identifier of a request, <c>X-RequestId</c>.</remarks>
    /// <param name="requestId">
    /// The identifier that the service assigned to the submission (<see cref="VitamResponseMetadata.RequestId"/>).
    /// </param>
    /// <param name="details">
    /// The other members of the body. Default: <see langword="null"/>, the current time and the message <c>cancel</c>.
    /// </param>
    /// <param name="options">
    /// The session, the tenant and the identifier of the request. Default: <see langword="null"/>, those of the client's options.
    /// </param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The status of the task that was canceled.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="requestId"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The identifier is empty, or a text contains half of a surrogate pair.</exception>
    /// <exception cref="ResourceNotFoundException">No task matches the identifier (404).</exception>
    /// <exception cref="ResourceConflictException">
    /// The task has ended (409). If the response to an earlier attempt was lost, that attempt may have canceled it.
    /// </exception>
    public Task<VitamAsyncStatus> CancelByRequestIdAsync(
        string requestId, VitamGenericObject? details = null, VitamRequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(requestId);
        VitamRequestOptions caller = Effective(options);
        return api.CancelByRequestIdAsync(
            (details ?? Cancellation()) with { RequestId = requestId }, caller.ApplicationId, caller.TenantHeader, caller.ClientRequestId, cancellationToken);
    }

    /// <summary>Creates the handle of a task from its identifier, without a request to the service.</summary>
    /// <param name="id">The task's identifier.</param>
    /// <param name="options">
    /// The session and the tenant with which the task is polled and canceled. Default: <see langword="null"/>, those of the
    /// client's options.
    /// </param>
    /// <returns>The handle of the task.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="id"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The identifier is not valid.</exception>
    public VitamTask GetHandle(string id, VitamRequestOptions? options = null) => new(id, this, options);

    private async Task<SubmitTaskResult> SubmitOnceAsync(VitamStep definition, VitamRequestOptions? options, CancellationToken cancellationToken)
    {
        VitamRequestOptions caller = Effective(options);
        long start = time.GetTimestamp();
        try
        {
            VitamAsyncStatus status = await api.SubmitAsync(definition, caller.ApplicationId, caller.TenantHeader, caller.ClientRequestId, cancellationToken).ConfigureAwait(false);
            return new SubmitTaskResult(GetHandle(status.Id, options), status);
        }
        catch (SubmissionOutcomeUnknownException doubt)
        {
            throw await new VitamSubmissionReconciler(this, options?.WithoutRequestId(), time, start).DescribeAsync(doubt.InnerException ?? doubt, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>How a wait polls a task.</summary>
    internal JobRequest<VitamAsyncStatus> Request(string id, VitamRequestOptions? options) => new(id, async (_, cancellationToken) =>
    {
        VitamAsyncStatus status = await GetAsync(id, options, cancellationToken).ConfigureAwait(false);
        if (clientOptions.Value.PhaseSelector(status) is JobPhase.Succeeded or JobPhase.Failed or JobPhase.Canceled)
        {
            lists.AddEnded(id);
        }

        return status;
    })
    { Group = options ?? NoOptions };

    /// <summary>Hides the platform key in what goes into an exception, however short it is.</summary>
    internal string? Masked(string? text) =>
        text is null || clientOptions.Value.PlatformKey is not { } key ? text : Redactor.Apply(text, [key]);

    private JobSnapshot Snapshot(VitamAsyncStatus status) => new(status.State.Value, clientOptions.Value.PhaseSelector(status), status.Error?.Message);

    private VitamRequestOptions Effective(VitamRequestOptions? options) => new()
    {
        ApplicationId = options?.ApplicationId ?? clientOptions.Value.ApplicationId,
        TenantId = options?.TenantId ?? clientOptions.Value.TenantId,
        ClientRequestId = options?.ClientRequestId ?? clientOptions.Value.ClientRequestIdFactory?.Invoke(),
    };

    private VitamGenericObject Cancellation() => new() { Timestamp = new VitamTime(time.GetUtcNow()), Message = "cancel" };
}
