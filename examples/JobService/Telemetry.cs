using BatchJobs.Client;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace JobService;

/// <summary>Traces and metrics of this program, its HTTP and the client's own.</summary>
internal static class Telemetry
{
    /// <summary>Exports to a collector when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set, and else to the console; <c>--Telemetry none</c> exports nothing.</summary>
    public static void Add(WebApplicationBuilder builder)
    {
        if (builder.Configuration["Telemetry"] == "none")
        {
            return;
        }

        bool hasCollector = builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 };
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("job-service"))
            .WithTracing(traces => ExportTo(traces.AddSource(BatchJobsTelemetry.ActivitySourceName).AddAspNetCoreInstrumentation().AddHttpClientInstrumentation(), hasCollector))
            .WithMetrics(metrics => ExportTo(metrics.AddMeter(BatchJobsTelemetry.MeterName).AddAspNetCoreInstrumentation().AddHttpClientInstrumentation(), hasCollector));
    }

    private static TracerProviderBuilder ExportTo(TracerProviderBuilder traces, bool hasCollector) =>
        hasCollector ? traces.AddOtlpExporter() : traces.AddConsoleExporter();

    private static MeterProviderBuilder ExportTo(MeterProviderBuilder metrics, bool hasCollector) => hasCollector
        ? metrics.AddOtlpExporter()
        : metrics.AddConsoleExporter((_, reader) => reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = 60_000);
}
