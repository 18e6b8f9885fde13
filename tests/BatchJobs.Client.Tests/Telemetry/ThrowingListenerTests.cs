using System.Diagnostics;
using System.Diagnostics.Metrics;
using BatchJobs.Client.DataFlux;
using BatchJobs.Client.Spss;
using BatchJobs.Client.Vitam;
using BatchJobs.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BatchJobs.Client.Tests.Telemetry;

/// <summary>Whatever those do who listen, the jobs are submitted and waited for.</summary>
public sealed class ThrowingListenerTests
{
    private static readonly string[] Listeners = ["log", "meter", "spans", "ends of spans", "sampler"];

    private int thrown;

    public static TheoryData<string, string> Cases()
    {
        var all = new TheoryData<string, string>();
        foreach (string listener in Listeners)
        {
            foreach (string service in new[] { "SPSS", "DataFlux", "Vitam" })
            {
                all.Add(listener, service);
            }
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_listener_that_throws_changes_nothing(string listener, string service)
    {
        await using var server = new FakeBatchServer();
        using ServiceProvider app = App(server, listener);
        using IDisposable? listening = Listen(app, listener);
        server.Faults.OnAny(request => request.Method == "GET").Sometimes(0.2).Respond(503);
        IBatchJob[] jobs = [.. await Task.WhenAll(Enumerable.Range(0, 12).Select(i => SubmitAsync(app, service, i)))];

        JobOutcome[] outcomes = await BatchJob.WhenAllAsync(jobs);

        outcomes.Should().OnlyContain(outcome => outcome.IsSucceeded);
        JobOutcome missing = await Missing(app, service).TryWaitForCompletionAsync();
        missing.Status.Should().Be(JobOutcomeStatus.Deleted, "of {0}", missing.Error);
        Activity.Current.Should().BeNull();
        thrown.Should().BeGreaterThan(jobs.Length);
    }

    [Theory]
    [InlineData("log")]
    [InlineData("meter")]
    [InlineData("spans")]
    [InlineData("ends of spans")]
    [InlineData("sampler")]
    public async Task An_unknown_submission_stays_one(string listener)
    {
        await using var server = new FakeBatchServer();
        using ServiceProvider app = App(server, listener);
        using IDisposable? listening = Listen(app, listener);
        server.Faults.OnAny(request => request.Method == "PUT" || request.Method == "POST").AfterApplying().LoseResponse();
        Func<Task> submit = () => SubmitAsync(app, "Vitam", 0);

        await submit.Should().ThrowAsync<SubmissionOutcomeUnknownException>();
        thrown.Should().BePositive();
    }

    private ServiceProvider App(FakeBatchServer server, string listener)
    {
        server.Spss.Files.Add(TestData.Stream, [1]);
        server.DataFlux.JobFlows.Add("flow.djf", "<flow/>"u8.ToArray());
        server.DataFlux.Options.Servers = int.MaxValue;
        server.Spss.WhenSubmitted(_ => true).RunFor(TimeSpan.FromHours(1));
        server.DataFlux.WhenExecuted(_ => true).RunFor(TimeSpan.FromHours(1));
        server.Vitam.WhenSubmitted(_ => true).RunFor(TimeSpan.FromHours(1));
        var services = new ServiceCollection();
        services.AddMetrics();
        services.AddLogging(logging =>
        {
            if (listener == "log")
            {
                logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new ThrowingProvider(Throw));
            }
        });
        services.AddSpssClient(options => (options.Endpoint, options.AccessKey) = (new Uri("https://spss.example.com"), "key-of-spss"));
        services.AddDataFluxClient(options => options.Endpoint = new Uri("https://dataflux.example.com"));
        services.AddVitamClient(options => (options.Endpoint, options.PlatformKey) = (new Uri("https://vitam.example.com"), "key-of-vitam"));
        return services.AddFakeBatchServer(server).BuildServiceProvider();
    }

    private IDisposable? Listen(ServiceProvider app, string listener)
    {
        switch (listener)
        {
            case "meter":
                // Only this container's instruments, since others are tested at the same time.
                var factory = app.GetRequiredService<IMeterFactory>();
                var meters = new MeterListener
                {
                    InstrumentPublished = (instrument, own) =>
                    {
                        if (instrument.Meter.Name == BatchJobsTelemetry.MeterName && instrument.Meter.Scope == factory)
                        {
                            own.EnableMeasurementEvents(instrument);
                        }
                    },
                };
                meters.SetMeasurementEventCallback<long>((_, _, _, _) => Throw());
                meters.SetMeasurementEventCallback<double>((_, _, _, _) => Throw());
                meters.Start();
                return meters;
            case "spans":
                return Spans(started: _ => Throw(), stopped: null, sample: () => ActivitySamplingResult.AllDataAndRecorded);
            case "ends of spans":
                return Spans(started: null, stopped: _ => Throw(), sample: () => ActivitySamplingResult.AllDataAndRecorded);
            case "sampler":
                return Spans(started: null, stopped: null, sample: () =>
                {
                    Throw();
                    return default;
                });
            default:
                return null;
        }
    }

    private ActivityListener Spans(Action<Activity>? started, Action<Activity>? stopped, Func<ActivitySamplingResult> sample)
    {
        // Only in this test's flow, since others are tested at the same time.
        var here = new AsyncLocal<bool> { Value = true };
        var spans = new ActivityListener
        {
            ShouldListenTo = source => source.Name == BatchJobsTelemetry.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => here.Value ? sample() : ActivitySamplingResult.None,
            ActivityStarted = activity => Call(activity, started),
            ActivityStopped = activity => Call(activity, stopped),
        };
        ActivitySource.AddActivityListener(spans);
        return spans;

        void Call(Activity activity, Action<Activity>? act)
        {
            if (here.Value)
            {
                act?.Invoke(activity);
            }
        }
    }

    private void Throw()
    {
        Interlocked.Increment(ref thrown);
        throw new InvalidOperationException("The listener is broken.");
    }

    private static async Task<IBatchJob> SubmitAsync(ServiceProvider app, string service, int number) => service switch
    {
        "SPSS" => await app.GetRequiredService<SpssClient>().Jobs.SubmitAsync($"job-{number}", TestData.Scoring()),
        "DataFlux" => await app.GetRequiredService<DataFluxClient>().JobFlows.ExecuteByNameAsync("flow.djf"),
        _ => (await app.GetRequiredService<VitamClient>().Tasks.SubmitAsync(VitamClientFixture.Step)).Task,
    };

    private static IBatchJob Missing(ServiceProvider app, string service) => service switch
    {
        "SPSS" => app.GetRequiredService<SpssClient>().Jobs.GetHandle("missing"),
        "DataFlux" => app.GetRequiredService<DataFluxClient>().Jobs.GetHandle("MTc2NzIyNTYwMDo5OTpQVUJMSUM="),
        _ => app.GetRequiredService<VitamClient>().Tasks.GetHandle("missing"),
    };

    private sealed class ThrowingProvider(Action fail) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull =>
            null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            fail();
    }
}
