using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace JobService.Tests;

/// <summary>What a collector of OpenTelemetry gets of the program.</summary>
public sealed class WhenItIsObserved : JobServiceTest
{
    [Fact]
    public async Task A_collector_gets_the_spans_and_metrics_of_each_job_and_no_key()
    {
        await using Collector collector = await Collector.StartAsync();
        RunningService running = await StartAsync(
            more: ["--Telemetry=otlp", $"--OTEL_EXPORTER_OTLP_ENDPOINT={collector.Address}", "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf"]);
        foreach (string name in Services)
        {
            string id = await running.AcceptAsync(name, new ServiceCase(name).Request);
            await UntilAsync(running, id, JobState.Ended);
        }

        // What is to be exported is exported on the way out.
        await running.DisposeAsync();

        string traces = collector.Received("/v1/traces");
        string metrics = collector.Received("/v1/metrics");
        traces.Should().ContainAll("job-service", "submit SPSS", "wait SPSS", "submit DataFlux", "wait DataFlux", "submit Vitam", "wait Vitam", "batchjobs.job.id");
        traces.Should().Contain("POST /jobs/{service}", "of the program's own requests");
        metrics.Should().ContainAll("batchjobs.client.submissions", "batchjobs.client.outcomes", "batchjobs.client.polls", "batchjobs.client.job.run.duration");
        (traces + metrics).Should().NotContain(SampleServer.Settings["Spss:AccessKey"]);
    }

    /// <summary>Takes what is exported over HTTP.</summary>
    private sealed class Collector(WebApplication app) : IAsyncDisposable
    {
        // Names are plain text within protobuf.
        private readonly ConcurrentQueue<(string Path, string Text)> received = new();

        public static async Task<Collector> StartAsync()
        {
            WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
            builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
            WebApplication app = builder.Build();
            var collector = new Collector(app);
            app.Run(collector.ReceiveAsync);
            await app.StartAsync();
            return collector;
        }

        public string Address => app.Urls.Single();

        public string Received(string path) => string.Join('\n', received.Where(each => each.Path == path).Select(each => each.Text));

        public ValueTask DisposeAsync() => app.DisposeAsync();

        private async Task ReceiveAsync(HttpContext context)
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.Latin1);
            received.Enqueue((context.Request.Path, await reader.ReadToEndAsync()));
        }
    }
}
