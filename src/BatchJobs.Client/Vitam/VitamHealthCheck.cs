using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BatchJobs.Client.Vitam;

/// <summary>Asks a Vitam worker how it is.</summary>
/// <param name="provider">Where the client is looked for, each time that the check runs.</param>
/// <param name="clientName">The client's name; empty for the one without a name.</param>
internal sealed class VitamHealthCheck(IServiceProvider provider, string clientName) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        HealthStatus failure = context.Registration.FailureStatus;
        if (FindService() is not { } service)
        {
            return new HealthCheckResult(failure, NotRegistered());
        }

        try
        {
            VitamServiceStatus status = await service.GetStatusAsync(cancellationToken).ConfigureAwait(false);
            return new HealthCheckResult(Judge(status, failure), status.ToString(), data: Data(status));
        }
        catch (Exception exception) when (exception is BatchJobException or RequestTimeoutException)
        {
            return new HealthCheckResult(failure, exception.Message, exception);
        }
    }

    // What fails here, such as wrong options, fails this check only: a check that cannot be made would end all of them.
    private IVitamStatusApi? FindService() =>
        clientName.Length == 0 ? provider.GetService<IVitamStatusApi>() : provider.GetKeyedService<IVitamStatusApi>(clientName);

    private string NotRegistered() => clientName.Length == 0
        ? "No Vitam client is registered without a name: call AddVitamClient(...), or give the health check the name of a client that has one."
        : $"No Vitam client is registered under the name '{clientName}': call AddVitamClient(\"{clientName}\", ...).";

    private static HealthStatus Judge(VitamServiceStatus status, HealthStatus failure) =>
        status.IsNoContent || status.Status == VitamServiceState.Active ? HealthStatus.Healthy
        : status.Status == VitamServiceState.ShutdownInProgress ? HealthStatus.Degraded
        : failure;

    private static Dictionary<string, object> Data(VitamServiceStatus status)
    {
        var data = new Dictionary<string, object>(StringComparer.Ordinal);
        if (!status.IsNoContent)
        {
            data["id"] = status.Id;
            data["service"] = status.Service;
            data["startDate"] = status.Started.Text;
            data["status"] = status.Status.Value;
        }

        if (status.ResponseMetadata.FullApiVersion is { } version)
        {
            data["FullApiVersion"] = version;
        }

        return data;
    }
}
