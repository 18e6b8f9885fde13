using Refit;

namespace BatchJobs.Client.Vitam;

/// <summary>The service's asynchronous tasks, <c>/v1/tasks</c>, one method an operation.</summary>
/// <remarks>
/// Headers that are null are not sent; the tenant and the session of the client's options are the facade's
/// (<see cref="VitamTasks"/>). Every method may throw, besides what it names: <see cref="ArgumentException"/> for an identifier
/// that is null, empty, <c>.</c>, <c>..</c> or has half of a surrogate pair, or a header that is empty, has blanks at its ends or
/// characters beyond printable ASCII (line breaks are left out), before
/// anything is sent; <see cref="AccessDeniedException"/> for a missing or wrong platform key (401),
/// <see cref="ServiceException"/> for any other response that is not as promised, 412 among them, which says that the request was
/// not understood; <see cref="ServiceUnreachableException"/> and <see cref="RequestTimeoutException"/> when no response came. Time
/// limits, repetition and masking are the client's. Source: API-Vitam, Worker interne, v1 (Alpha).
/// </remarks>
public interface IVitamTasksApi
{
    /// <summary>Lists the running tasks. Success: 200.</summary>
    /// <param name="applicationId">The session; null for none.</param>
    /// <param name="tenantId">The tenant, a number in digits; null for none.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The identifiers.</returns>
    [Get("/tasks")]
    [Headers(VitamHeaders.AcceptJson)]
    Task<VitamTaskList> ListAsync(
        [Header(VitamHeaders.ApplicationId)] string? applicationId = null,
        [Header(VitamHeaders.TenantId)] string? tenantId = null,
        CancellationToken cancellationToken = default);

    /// <summary>Lists the running tasks that a query selects, which travels in the body of the request. Success: 200.</summary>
    /// <param name="query">The query.</param>
    /// <param name="applicationId">The session; null for none.</param>
    /// <param name="tenantId">The tenant, a number in digits; null for none.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The identifiers.</returns>
    /// <exception cref="ServiceException">The service did not understand the query (412), or another failure.</exception>
    [Get("/tasks")]
    [Headers(VitamHeaders.AcceptJson, VitamHeaders.SendJson)]
    Task<VitamTaskList> QueryAsync(
        [Body] VitamQuery query,
        [Header(VitamHeaders.ApplicationId)] string? applicationId = null,
        [Header(VitamHeaders.TenantId)] string? tenantId = null,
        CancellationToken cancellationToken = default);

    /// <summary>Submits a step as a new task. Success: 201, 200 or 202. It is sent once, unless it cannot have been applied.</summary>
    /// <param name="definition">What the task does.</param>
    /// <param name="applicationId">The session; null for none.</param>
    /// <param name="tenantId">The tenant, a number in digits; null for none.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests; the task may have been accepted by then.</param>
    /// <returns>The new task.</returns>
    /// <exception cref="InputValidationException">The step breaks a rule; nothing was sent.</exception>
    /// <exception cref="SubmissionOutcomeUnknownException">The response was lost or cannot be understood; the task may run.</exception>
    [Post("/tasks")]
    [Headers(VitamHeaders.AcceptJson, VitamHeaders.SendJson)]
    Task<VitamAsyncStatus> SubmitAsync(
        [Body] VitamStep definition,
        [Header(VitamHeaders.ApplicationId)] string? applicationId = null,
        [Header(VitamHeaders.TenantId)] string? tenantId = null,
        CancellationToken cancellationToken = default);

    /// <summary>Cancels a task by the request that has started it. Success: 200.</summary>
    /// <param name="details">What is sent; its <see cref="VitamGenericObject.RequestId"/> says which task.</param>
    /// <param name="applicationId">The session; null for none.</param>
    /// <param name="tenantId">The tenant, a number in digits; null for none.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The task that was canceled.</returns>
    /// <exception cref="ResourceNotFoundException">No task fits the identifier (404).</exception>
    /// <exception cref="ResourceConflictException">The task is over (409).</exception>
    [Put("/tasks")]
    [Headers(VitamHeaders.AcceptJson, VitamHeaders.SendJson)]
    Task<VitamAsyncStatus> CancelByRequestIdAsync(
        [Body] VitamGenericObject details,
        [Header(VitamHeaders.ApplicationId)] string? applicationId = null,
        [Header(VitamHeaders.TenantId)] string? tenantId = null,
        CancellationToken cancellationToken = default);

    /// <summary>Describes a task. Success: 200.</summary>
    /// <param name="id">The task's identifier.</param>
    /// <param name="applicationId">The session; null for none.</param>
    /// <param name="tenantId">The tenant, a number in digits; null for none.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The task.</returns>
    /// <exception cref="ResourceNotFoundException">The task does not exist (404).</exception>
    [Get("/tasks/{id_async}")]
    [Headers(VitamHeaders.AcceptJson)]
    Task<VitamAsyncStatus> GetAsync(
        [AliasAs("id_async")] string id,
        [Header(VitamHeaders.ApplicationId)] string? applicationId = null,
        [Header(VitamHeaders.TenantId)] string? tenantId = null,
        CancellationToken cancellationToken = default);

    /// <summary>Cancels a task. Success: 200.</summary>
    /// <param name="id">The task's identifier.</param>
    /// <param name="details">What is sent with it.</param>
    /// <param name="applicationId">The session; null for none.</param>
    /// <param name="tenantId">The tenant, a number in digits; null for none.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The task as it stands now.</returns>
    /// <exception cref="ResourceNotFoundException">The task does not exist (404).</exception>
    /// <exception cref="ResourceConflictException">The task is over (409).</exception>
    [Put("/tasks/{id_async}")]
    [Headers(VitamHeaders.AcceptJson, VitamHeaders.SendJson)]
    Task<VitamAsyncStatus> CancelAsync(
        [AliasAs("id_async")] string id,
        [Body] VitamGenericObject details,
        [Header(VitamHeaders.ApplicationId)] string? applicationId = null,
        [Header(VitamHeaders.TenantId)] string? tenantId = null,
        CancellationToken cancellationToken = default);
}
