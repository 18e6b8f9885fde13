using BatchJobs.Client.Vitam;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the health check of a Vitam worker.</summary>
public static class VitamHealthChecksBuilderExtensions
{
    /// <summary>
    /// Adds a health check that asks a Vitam worker how it is (<c>GET /status</c>): <c>Active</c> is healthy,
    /// <c>ShutdownInProgress</c> degraded, and everything else, no response included, unhealthy. The client is looked for when
    /// the check runs: it may be registered later, with <c>AddVitamClient</c>, and while it is not, the check is unhealthy and
    /// its description says so.
    /// </summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="name">The check's name.</param>
    /// <param name="clientName">The client's name, if it was registered under one; null or empty for the one without a name.</param>
    /// <param name="failureStatus">What to report instead of <see cref="HealthStatus.Unhealthy"/>; null for just that.</param>
    /// <param name="tags">Tags to filter checks by.</param>
    /// <param name="timeout">How long the check may take, repetitions of the call included; null for as long as the client's options allow.</param>
    /// <returns>The health checks.</returns>
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
