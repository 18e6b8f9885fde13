using BatchJobs.Client.Vitam;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Provides an extension method that registers the health check of a Vitam worker.</summary>
public static class VitamHealthChecksBuilderExtensions
{
    /// <summary>Adds a health check that requests the status of a Vitam worker: <c>GET /status</c>.</summary>
    /// <remarks>
    /// The state <c>Active</c> is healthy, as is 204 without a body, which a worker answers that was built later than the document;
    /// <c>ShutdownInProgress</c> is degraded; all other states, and a missing response, are unhealthy. The client is resolved each time that the check runs and may be registered later with <c>AddVitamClient</c>; as
    /// long as it is not, the check is unhealthy and its description says so.
    /// </remarks>
    /// <param name="builder">The health checks.</param>
    /// <param name="name">The name of the check. Default: <c>vitam</c>.</param>
    /// <param name="clientName">
    /// The name of the client. Default: <see langword="null"/>, the client without a name, as with an empty string.
    /// </param>
    /// <param name="failureStatus">
    /// The status that is reported for a failure. Default: <see langword="null"/>, which is <see cref="HealthStatus.Unhealthy"/>.
    /// </param>
    /// <param name="tags">The tags by which checks can be filtered. Default: <see langword="null"/>, none.</param>
    /// <param name="timeout">
    /// The time that the check may take, including retries. Default: <see langword="null"/>, the time that the client's options
    /// allow.
    /// </param>
    /// <returns>The health checks.</returns>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="builder"/> or <paramref name="name"/> is <see langword="null"/>.
    /// </exception>
    public static IHealthChecksBuilder AddVitamHealthCheck(
        this IHealthChecksBuilder builder,
        string name = "vitam",
        string? clientName = null,
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null,
        TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(name);
        return builder.Add(new HealthCheckRegistration(
            name,
            provider => new VitamHealthCheck(provider, clientName ?? Options.Options.DefaultName),
            failureStatus,
            tags,
            timeout));
    }
}
