namespace BatchJobs.Client;

/// <summary>Provides the names by which an OpenTelemetry SDK, or any other listener, finds the library's spans and metrics.</summary>
public static class BatchJobsTelemetry
{
    /// <summary>The name of the <see cref="System.Diagnostics.ActivitySource"/>: <c>BatchJobs.Client</c>.</summary>
    public const string ActivitySourceName = "BatchJobs.Client";

    /// <summary>The name of the <see cref="System.Diagnostics.Metrics.Meter"/>: <c>BatchJobs.Client</c>.</summary>
    public const string MeterName = "BatchJobs.Client";

    internal static string? Version { get; } = typeof(BatchJobsTelemetry).Assembly.GetName().Version?.ToString(3);
}
