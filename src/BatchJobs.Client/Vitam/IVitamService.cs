namespace BatchJobs.Client.Vitam;

/// <summary>The service itself: <c>/v1/status</c>.</summary>
/// <remarks>Source: API-Vitam, Worker interne, v1 (Alpha).</remarks>
public interface IVitamService
{
    /// <summary>How the instance of the service is that answers: <c>GET /status</c>, answered with 200.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AccessDeniedException">The platform key is missing or wrong (401).</exception>
    /// <exception cref="ServiceException">The service is not available (503), or its answer is not as promised.</exception>
    /// <exception cref="ServiceUnreachableException">No answer came.</exception>
    /// <exception cref="RequestTimeoutException">No answer came in time.</exception>
    Task<VitamServiceStatus> GetStatusAsync(CancellationToken cancellationToken = default);
}
