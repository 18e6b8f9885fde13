using Refit;

namespace BatchJobs.Client.DataFlux;

/// <summary>The server itself, below <c>/SASDataMgmtBatchJob/rest</c>, one method an operation.</summary>
/// <remarks>
/// Every method may throw, besides what it names: <see cref="ArgumentException"/> for an identifier that is null, empty,
/// <c>.</c>, <c>..</c> or has half of a surrogate pair, before anything is sent; <see cref="AccessDeniedException"/> for
/// credentials that are missing or wrong (401) or do not suffice (403); <see cref="ServiceException"/> for any other response that
/// is not as promised; <see cref="ServiceUnreachableException"/> and <see cref="RequestTimeoutException"/> when no response came. Time
/// limits, repetition and masking are the client's. Source: SAS Data Management Batch Job REST API.
/// </remarks>
public interface IDataFluxServerApi
{
    /// <summary>Gets the links with which everything begins. Success: 200.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The root.</returns>
    [Get("/")]
    [Headers(DataFluxHeaders.AcceptJson)]
    Task<DataFluxRoot> GetRootAsync(CancellationToken cancellationToken = default);

    /// <summary>Describes the server. Success: 200.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>Version, clock, repository and the like.</returns>
    [Get("/serverInfo")]
    [Headers(DataFluxHeaders.AcceptJson)]
    Task<DataFluxServerInfo> GetInfoAsync(CancellationToken cancellationToken = default);

    /// <summary>Ends the engines that are idle. Success: 204.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A task that ends with the response.</returns>
    [Delete("/engines")]
    Task DeleteEnginesAsync(CancellationToken cancellationToken = default);
}
