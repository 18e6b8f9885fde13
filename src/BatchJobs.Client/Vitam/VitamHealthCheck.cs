using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BatchJobs.Client.Vitam;

/// <summary>Asks a Vitam worker how it is.</summary>
internal sealed class VitamHealthCheck(IVitamService service) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        HealthStatus failure = context.Registration.FailureStatus;
        try
        {
            VitamServiceStatus status = await service.GetStatusAsync(cancellationToken).ConfigureAwait(false);
            return new HealthCheckResult(Judge(status.Status, failure), status.ToString(), data: Data(status));
        }
        catch (Exception exception) when (exception is BatchJobException or CallTimeoutException)
        {
            return new HealthCheckResult(failure, exception.Message, exception);
        }
    }

    private static HealthStatus Judge(VitamServiceState state, HealthStatus failure) =>
        state == VitamServiceState.Active ? HealthStatus.Healthy
        : state == VitamServiceState.ShutdownInProgress ? HealthStatus.Degraded
        : failure;

    private static Dictionary<string, object> Data(VitamServiceStatus status)
    {
        var data = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["id"] = status.Id,
            ["service"] = status.Service,
            ["startDate"] = status.Started.Text,
            ["status"] = status.Status.Value,
        };
        if (status.Answer.FullApiVersion is { } version)
        {
            data["FullApiVersion"] = version;
        }

        return data;
    }
}
