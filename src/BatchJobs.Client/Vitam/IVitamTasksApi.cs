using Refit;

namespace BatchJobs.Client.Vitam;

/// <summary>Provides the operations on the service's asynchronous tasks, <c>/v1/tasks</c>, one method for each operation.</summary>
/// <remarks>
/// <para>
/// A header that is <see langword="null"/> is not sent; the tenant, the session and the requests' identifiers of the client's options
/// are applied by <see cref="VitamTasks"/> only.
/// </para>
/// <para>
/// In addition to the exceptions that a method documents, each method may throw <see cref="ArgumentException"/> before anything is
/// sent, for an identifier that is <see langword="null"/>, empty, <c>.</c> or <c>..</c>, or that contains half of a surrogate pair,
/// and for a header that is empty, that begins or ends with a blank, or that contains characters other than printable ASCII (line
/// breaks are removed); <see cref="AccessDeniedException"/> for a missing or wrong platform key (401);
/// <see cref="PreconditionFailedException"/> if the service did not understand the request (412); <see cref="ServiceException"/> for
/// any other response that is not the expected one; <see cref="ServiceUnreachableException"/> and <see cref="RequestTimeoutException"/> if no response arrived.
/// </para>
/// <para>
/// The client's implementation applies the time limits, the retries and the masking of secrets, and is safe for concurrent use.
/// Source: API-Vitam, Worker interne, v1 (Alpha).
/// </para>
/// </remarks>
public interface IVitamTasksApi
{
    /// <summary>Lists the running tasks. Success: 200.</summary>
    /// <param name="applicationId">The identifier of the session. Default: <see langword="null"/>, none.</param>
    /// <param name="tenantId">The identifier of the tenant, in digits. Default: <see langword="null"/>, none.</param>
    /// <param name="clientRequestId">The client's identifier of the request. Default: <see langword="null"/>, none.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The identifiers of the tasks.</returns>
    [Get("/tasks")]
    [Headers(VitamHeaders.AcceptJson)]
    Task<VitamTaskList> ListAsync(
        [Header(VitamHeaders.ApplicationId)] string? applicationId = null,
        [Header(VitamHeaders.TenantId)] string? tenantId = null,
        [Header(VitamHeaders.RequestId)] string? clientRequestId = null,
        CancellationToken cancellationToken = default);

    /// <summary>Lists the running tasks that match a query, which is sent in the body of the request. Success: 200.</summary>
    /// <param name="query">The query.</param>
    /// <param name="applicationId">The identifier of the session. Default: <see langword="null"/>, none.</param>
    /// <param name="tenantId">The identifier of the tenant, in digits. Default: <see langword="null"/>, none.</param>
    /// <param name="clientRequestId">The client's identifier of the request. Default: <see langword="null"/>, none.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The identifiers of the tasks.</returns>
    /// <exception cref="PreconditionFailedException">The service did not understand the query (412).</exception>
    [Get("/tasks")]
    [Headers(VitamHeaders.AcceptJson, VitamHeaders.SendJson)]
    Task<VitamTaskList> QueryAsync(
        [Body] VitamQuery query,
        [Header(VitamHeaders.ApplicationId)] string? applicationId = null,
        [Header(VitamHeaders.TenantId)] string? tenantId = null,
        [Header(VitamHeaders.RequestId)] string? clientRequestId = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Submits a step as a new task. Success: 201, 200 or 202. The request is not retried if the service may have processed it.
    /// </summary>
    /// <param name="definition">The step.</param>
    /// <param name="applicationId">The identifier of the session. Default: <see langword="null"/>, none.</param>
    /// <param name="tenantId">The identifier of the tenant, in digits. Default: <see langword="null"/>, none.</param>
    /// <param name="clientRequestId">The client's identifier of the request. Default: <see langword="null"/>, none.</param>
    /// <param name="cancellationToken">
    /// The token to monitor for cancellation requests; the task may have been accepted by then.
    /// </param>
    /// <returns>The status of the new task.</returns>
    /// <exception cref="InputValidationException">The step breaks a rule; nothing was sent.</exception>
    /// <exception cref="VitamStepExecutedException">
    /// The worker ran the step within the request; there is no task.
    /// </exception>
    /// <exception cref="VitamDataUnavailableException">
    /// Data that the step needs cannot be had yet (461); nothing was started.
    /// </exception>
    /// <exception cref="SubmissionOutcomeUnknownException">
    /// The response was lost or cannot be understood; the task may run.
    /// </exception>
    [Post("/tasks")]
    [Headers(VitamHeaders.AcceptJson, VitamHeaders.SendJson)]
    Task<VitamAsyncStatus> SubmitAsync(
        [Body] VitamStep definition,
        [Header(VitamHeaders.ApplicationId)] string? applicationId = null,
        [Header(VitamHeaders.TenantId)] string? tenantId = null,
        [Header(VitamHeaders.RequestId)] string? clientRequestId = null,
        CancellationToken cancellationToken = default);

    /// <summary>Cancels a task by the identifier of the request that started it. Success: 200.</summary>
    /// <param name="details">The body of the request; its <see cref="VitamGenericObject.RequestId"/> identifies the task.</param>
    /// <param name="applicationId">The identifier of the session. Default: <see langword="null"/>, none.</param>
    /// <param name="tenantId">The identifier of the tenant, in digits. Default: <see langword="null"/>, none.</param>
    /// <param name="clientRequestId">The client's identifier of the request. Default: <see langword="null"/>, none.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The status of the task that was canceled.</returns>
    /// <exception cref="ArgumentException">
    /// A text of <paramref name="details"/> contains half of a surrogate pair; nothing was sent.
    /// </exception>
    /// <exception cref="ResourceNotFoundException">No task matches the identifier (404).</exception>
    /// <exception cref="ResourceConflictException">The task has ended (409).</exception>
    [Put("/tasks")]
    [Headers(VitamHeaders.AcceptJson, VitamHeaders.SendJson)]
    Task<VitamAsyncStatus> CancelByRequestIdAsync(
        [Body] VitamGenericObject details,
        [Header(VitamHeaders.ApplicationId)] string? applicationId = null,
        [Header(VitamHeaders.TenantId)] string? tenantId = null,
        [Header(VitamHeaders.RequestId)] string? clientRequestId = null,
        CancellationToken cancellationToken = default);

    /// <summary>Gets the status of a task. Success: 200.</summary>
    /// <param name="id">The task's identifier.</param>
    /// <param name="applicationId">The identifier of the session. Default: <see langword="null"/>, none.</param>
    /// <param name="tenantId">The identifier of the tenant, in digits. Default: <see langword="null"/>, none.</param>
    /// <param name="clientRequestId">The client's identifier of the request. Default: <see langword="null"/>, none.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The task's status.</returns>
    /// <exception cref="ResourceNotFoundException">The task does not exist (404).</exception>
    [Get("/tasks/{id_async}")]
    [Headers(VitamHeaders.AcceptJson)]
    Task<VitamAsyncStatus> GetAsync(
        [AliasAs("id_async")] string id,
        [Header(VitamHeaders.ApplicationId)] string? applicationId = null,
        [Header(VitamHeaders.TenantId)] string? tenantId = null,
        [Header(VitamHeaders.RequestId)] string? clientRequestId = null,
        CancellationToken cancellationToken = default);

    /// <summary>Cancels a task. Success: 200.</summary>
    /// <param name="id">The task's identifier.</param>
    /// <param name="details">The body of the request.</param>
    /// <param name="applicationId">The identifier of the session. Default: <see langword="null"/>, none.</param>
    /// <param name="tenantId">The identifier of the tenant, in digits. Default: <see langword="null"/>, none.</param>
    /// <param name="clientRequestId">The client's identifier of the request. Default: <see langword="null"/>, none.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The task's status after the request.</returns>
    /// <exception cref="ArgumentException">
    /// A text of <paramref name="details"/> contains half of a surrogate pair; nothing was sent.
    /// </exception>
    /// <exception cref="ResourceNotFoundException">The task does not exist (404).</exception>
    /// <exception cref="ResourceConflictException">The task has ended (409).</exception>
    [Put("/tasks/{id_async}")]
    [Headers(VitamHeaders.AcceptJson, VitamHeaders.SendJson)]
    Task<VitamAsyncStatus> CancelAsync(
        [AliasAs("id_async")] string id,
        [Body] VitamGenericObject details,
        [Header(VitamHeaders.ApplicationId)] string? applicationId = null,
        [Header(VitamHeaders.TenantId)] string? tenantId = null,
        [Header(VitamHeaders.RequestId)] string? clientRequestId = null,
        CancellationToken cancellationToken = default);
}
