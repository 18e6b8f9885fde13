using System.Diagnostics;
using System.Diagnostics.Metrics;
using BatchJobs.Client;
using BatchJobs.Client.Spss;
using BatchJobs.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace BatchJobs.Conformance.Docs;

/// <summary>The snippets of <c>docs/observability.md</c>.</summary>
[Collection(nameof(ListeningCollection))]
public sealed class ObservabilitySnippets
{
    [Fact]
    public async Task A_program_exports_spans_and_metrics_by_two_names()
    {
        using var server = new FakeBatchServer();
        server.Spss.Files.Add("drug1n", [1]);
        var spans = new SpanCounter();
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Services.AddSpssClient(options => (options.Endpoint, options.AccessKey) = (new Uri("https://spss.example.com"), "key"));
        builder.Services.AddFakeBatchServer(server);
        builder.Services.ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddProcessor(spans));

        builder.Services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddSource(BatchJobsTelemetry.ActivitySourceName))
            .WithMetrics(metrics => metrics.AddMeter(BatchJobsTelemetry.MeterName));

        using IHost host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        IServiceProvider provider = host.Services;

        using var submissions = new MetricCollector<long>(
            provider.GetRequiredService<IMeterFactory>(), BatchJobsTelemetry.MeterName, "batchjobs.client.submissions");

        await provider.GetRequiredService<SpssClient>().Jobs.SubmitAsync("score-1", JobDefinition.BatchScore("drug1n").Build(), TestContext.Current.CancellationToken);
        submissions.LastMeasurement!.Value.Should().Be(1);
        spans.Names.Should().Equal("SubmitJob SPSS", "submit SPSS");
    }

    private sealed class SpanCounter : BaseProcessor<Activity>
    {
        public List<string> Names { get; } = [];

        public override void OnEnd(Activity data) => Names.Add(data.DisplayName);
    }
}

/// <summary>Whoever listens to spans makes every connection of the process send their identifiers.</summary>
[CollectionDefinition(nameof(ListeningCollection), DisableParallelization = true)]
public class ListeningCollection;
