namespace BatchJobs.Client.DataFlux;

/// <summary>The server itself: <c>/</c>, <c>/serverInfo</c> and <c>/engines</c>.</summary>
/// <remarks>
/// Every method may throw, besides what it names: <see cref="AccessDeniedException"/> for wrong credentials (401) or
/// missing permission (403), <see cref="ServiceException"/> for any other answer that is not as promised,
/// <see cref="ServiceUnreachableException"/> and <see cref="RequestTimeoutException"/> when no answer came.
/// Source: DataFlux Data Management Batch Job REST API, version 1.
/// </remarks>
public interface IDataFluxServer
{
    /// <summary>The links to what the service can do: <c>GET /</c>, answered with 200.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ServiceException">The service refused, or its answer was no list of links.</exception>
    Task<DataFluxRoot> GetRootAsync(CancellationToken cancellationToken = default);

    /// <summary>What the server tells about itself, its clock included: <c>GET /serverInfo</c>, answered with 200.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ServiceException">The service refused, or its answer was no description of a server.</exception>
    Task<DataFluxServerInfo> GetInfoAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Unloads all loaded batch job engines: <c>DELETE /engines</c>, answered with 204. What becomes of running jobs is
    /// not documented.
    /// </summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AccessDeniedException">The credentials are wrong (401), or not an administrator's (403).</exception>
    Task DeleteEnginesAsync(CancellationToken cancellationToken = default);
}
