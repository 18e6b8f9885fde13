using Refit;

namespace BatchJobs.Client.DataFlux;

/// <summary>
/// Provides the operations on the server itself, below <c>/SASDataMgmtBatchJob/rest</c>, one method for each operation.
/// </summary>
/// <remarks>
/// <para>
/// In addition to the exceptions that a method documents, each method may throw <see cref="ArgumentException"/> for an identifier
/// that is <see langword="null"/>, empty, <c>.</c> or <c>..</c>, or that contains half of a surrogate pair, before anything is
/// sent; <see cref="AccessDeniedException"/> for credentials that are missing or wrong (401) or not sufficient (403);
/// <see cref="ServiceException"/> for any other response that is not the expected one; <see cref="ServiceUnreachableException"/>
/// and <see cref="RequestTimeoutException"/> if no response arrived.
/// </para>
/// <para>
/// The client's implementation applies the time limits, the retries and the masking of secrets, and is safe for concurrent use.
/// Source: SAS Data Management Batch Job REST API.
/// </para>
/// </remarks>
public interface IDataFluxServerApi
{
    /// <summary>Gets the service's entry point with its links. Success: 200.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The entry point.</returns>
    [Get("/")]
    [Headers(DataFluxHeaders.AcceptJson)]
    Task<DataFluxRoot> GetRootAsync(CancellationToken cancellationToken = default);

    /// <summary>Gets information about the server. Success: 200.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The version, the clock, the repositories and similar information.</returns>
    [Get("/serverInfo")]
    [Headers(DataFluxHeaders.AcceptJson)]
    Task<DataFluxServerInfo> GetInfoAsync(CancellationToken cancellationToken = default);

    /// <summary>Terminates the engines that are idle. Success: 204 or 200.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A task that completes when the service has accepted the request.</returns>
    [Delete("/engines")]
    Task DeleteEnginesAsync(CancellationToken cancellationToken = default);
}
