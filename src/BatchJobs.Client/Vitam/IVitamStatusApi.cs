using Refit;

namespace BatchJobs.Client.Vitam;

/// <summary>Provides the operation on the service itself, <c>/v1/status</c>.</summary>
/// <remarks><inheritdoc cref="IVitamTasksApi" path="/remarks/node()"/></remarks>
public interface IVitamStatusApi
{
    /// <summary>Gets the status of the service instance that responds. Success: 200, and 204 without a body.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>
    /// The instance's status; after 204, one with <see cref="VitamServiceStatus.IsNoContent"/>, which means that the instance is well.
    /// </returns>
    /// <exception cref="ServiceException">
    /// The service is not available (503), which is not retried, or another failure occurred.
    /// </exception>
    [Get("/status")]
    [Headers(VitamHeaders.AcceptJson)]
    Task<VitamServiceStatus> GetStatusAsync(CancellationToken cancellationToken = default);
}
