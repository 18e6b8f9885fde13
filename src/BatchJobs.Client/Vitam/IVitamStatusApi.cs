using Refit;

namespace BatchJobs.Client.Vitam;

/// <summary>The service itself, <c>/v1/status</c>.</summary>
/// <remarks><inheritdoc cref="IVitamTasksApi" path="/remarks/node()"/></remarks>
public interface IVitamStatusApi
{
    /// <summary>Tells how the instance of the service is that responses. Success: 200.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The service's state.</returns>
    /// <exception cref="ServiceException">The service is not available (503), which is not repeated, or another failure.</exception>
    [Get("/status")]
    [Headers(VitamHeaders.AcceptJson)]
    Task<VitamServiceStatus> GetStatusAsync(CancellationToken cancellationToken = default);
}
