using BatchJobs.Client;
using BatchJobs.Client.DataFlux;
using BatchJobs.Client.Spss;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace JobService;

/// <summary>How the program is, check by check.</summary>
internal sealed record HealthView(HealthStatus Status, Dictionary<string, string> Checks);

/// <summary>The health checks. A service that is away degrades this program only: jobs are accepted, and waits go on when it is back.</summary>
internal static class Health
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    public static void Add(IServiceCollection services) => services.AddHealthChecks()
        .AddVitamHealthCheck(failureStatus: HealthStatus.Degraded, timeout: Limit)
        .Add(Answers("spss", (provider, token) => provider.GetRequiredService<SpssClient>().Jobs.ListAsync(token)))
        .Add(Answers("dataflux", (provider, token) => provider.GetRequiredService<DataFluxClient>().Server.GetInfoAsync(token)))
        .AddCheck<UnclearJobs>("unclear-jobs");

    /// <summary>Maps <c>/health</c>, and <c>/health/live</c>, which answers as long as the process does.</summary>
    public static void Map(WebApplication app)
    {
        app.MapHealthChecks("/health", new HealthCheckOptions { ResponseWriter = WriteAsync });
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
    }

    private static HealthCheckRegistration Answers(string name, Func<IServiceProvider, CancellationToken, Task> ask) =>
        new(name, provider => new ServiceAnswers(token => ask(provider, token)), HealthStatus.Degraded, tags: null, Limit);

    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(
        new HealthView(report.Status, report.Entries.ToDictionary(entry => entry.Key, entry => $"{entry.Value.Status}. {entry.Value.Description}".TrimEnd())),
        JobServiceJson.Default.HealthView);

    private sealed class ServiceAnswers(Func<CancellationToken, Task> ask) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                await ask(cancellationToken);
                return HealthCheckResult.Healthy();
            }
            catch (Exception failure) when (failure is BatchJobException or TimeoutException)
            {
                return new HealthCheckResult(context.Registration.FailureStatus, failure.Message);
            }
        }
    }

    private sealed class UnclearJobs(JobStore store) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
            store.List(JobState.Unclear) is { Count: > 0 } jobs
                ? HealthCheckResult.Degraded($"{jobs.Count} wait for a decision: GET /jobs?state=Unclear")
                : HealthCheckResult.Healthy());
    }
}
