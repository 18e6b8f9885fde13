using BatchJobs.Client.Spss;
using BatchJobs.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BatchJobs.Client.Tests.Http;

/// <summary>What a program adds to the client's <see cref="HttpClient"/>, and what it sees there.</summary>
public class PipelineTests
{
    [Fact]
    public async Task Handlers_and_loggers_of_the_program_never_see_the_key_and_their_changes_do_not_come_back()
    {
        await using var server = new FakeBatchServer();
        var wire = new ServiceScript(server.Clock, "https://spss.example.com");
        wire.Answer(503, "busy").LoseAnswer().Answer(200, "[]");
        var witness = new Witness();
        var logs = new CollectedLogs();
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(server.Clock);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs));
        services.AddSpssClient(options => (options.Endpoint, options.AccessKey) = (new Uri("https://spss.example.com"), SpssBench.Key))
            .AddHttpMessageHandler(() => witness)
            .AddDefaultLogger()
            .ConfigurePrimaryHttpMessageHandler(() => wire);
        await using ServiceProvider provider = services.BuildServiceProvider();

        await provider.GetRequiredService<ISpssJobsApi>().ListAsync();

        wire.Sent.Should().HaveCount(3).And.OnlyContain(request => request.Headers["X-Witness"] == "1" && request.Address.Contains("accesskey="));
        witness.Addresses.Should().HaveCount(6).And.OnlyContain(address => address == "https://spss.example.com/pm/v1/jobs");
        logs.Text.Should().Contain("GET https://spss.example.com").And.NotContainAny(SpssBench.Key, "accesskey");
    }

    [Fact]
    public async Task Settings_of_the_programs_HttpClient_apply()
    {
        await using var server = new FakeBatchServer();
        var wire = new ServiceScript(server.Clock, "https://spss.example.com");
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(server.Clock);
        services.AddSpssClient(options =>
            {
                (options.Endpoint, options.AccessKey, options.Retry.MaxRetries) = (new Uri("https://spss.example.com"), "key", 0);
                options.CallTimeout = TimeSpan.FromSeconds(100);
            })
            .ConfigurePrimaryHttpMessageHandler(() => wire)
            .ConfigureHttpClient(http =>
            {
                http.DefaultRequestHeaders.Add("X-Gateway", "open");
                http.MaxResponseContentBufferSize = 10;
                http.Timeout = TimeSpan.FromSeconds(7);
                http.BaseAddress = new Uri("https://other.example.com");
            });
        await using ServiceProvider provider = services.BuildServiceProvider();
        var jobs = provider.GetRequiredService<ISpssJobsApi>();

        wire.Answer(200, "[           ]").NeverAnswer();
        Exception? tooLong = await Record.ExceptionAsync(() => jobs.ListAsync());
        DateTimeOffset start = server.Clock.GetUtcNow();
        Exception? tooLate = await Record.ExceptionAsync(() => jobs.ListAsync());

        tooLong.Should().BeOfType<ServiceException>().Which.Message.Should().Contain("more than 10 bytes");
        tooLate.Should().BeOfType<CallTimeoutException>().Which.Limit.Should().Be(TimeSpan.FromSeconds(7));
        (server.Clock.GetUtcNow() - start).Should().BeGreaterThanOrEqualTo(TimeSpan.FromSeconds(7));
        wire.Sent.Should().OnlyContain(request => request.Headers["X-Gateway"] == "open" && request.Path.StartsWith("/pm/"));
    }

    [Fact]
    public async Task Handlers_are_the_ones_that_the_factory_has_at_present()
    {
        await using var server = new FakeBatchServer();
        var factory = new RenewingFactory(server);
        var services = new ServiceCollection();
        services.AddSpssClient(options => (options.Endpoint, options.AccessKey) = (new Uri("https://spss.example.com"), "key"));
        services.AddSingleton<IHttpMessageHandlerFactory>(factory);
        await using ServiceProvider provider = services.BuildServiceProvider();
        var jobs = provider.GetRequiredService<ISpssJobsApi>();

        for (int call = 0; call < 4; call++)
        {
            await Record.ExceptionAsync(() => jobs.ListAsync());
        }

        factory.Names.Should().OnlyContain(name => name == "BatchJobs.Spss").And.HaveCount(4);
        factory.Made.Should().HaveCount(2).And.OnlyContain(handler => handler.Requests == 2 && !handler.IsDisposed);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_sets_the_primary_handler_does_not_take_the_credentials_away(bool before)
    {
        await using var server = new FakeBatchServer();
        server.Spss.Options.AccessKey = SpssBench.Key;
        var services = new ServiceCollection();
        if (before)
        {
            services.UseFakeBatchServer(server);
        }

        services.AddSpssClient(options => (options.Endpoint, options.AccessKey) = (new Uri("https://spss.example.com"), SpssBench.Key));
        services.ConfigureHttpClientDefaults(http => http.ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler()));
        if (!before)
        {
            services.UseFakeBatchServer(server);
        }

        await using ServiceProvider provider = services.BuildServiceProvider();

        (await provider.GetRequiredService<ISpssJobs>().ListAsync()).Should().BeEmpty();
    }

    private sealed class Witness : DelegatingHandler
    {
        public List<string> Addresses { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Addresses.Add(request.RequestUri!.AbsoluteUri);
            request.Headers.Add("X-Witness", "1");
            try
            {
                HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
                response.RequestMessage = request;
                return response;
            }
            finally
            {
                Addresses.Add(request.RequestUri.AbsoluteUri);
            }
        }
    }

    private sealed class RenewingFactory(FakeBatchServer server) : IHttpMessageHandlerFactory
    {
        public List<string> Names { get; } = [];

        public List<Counter> Made { get; } = [];

        public HttpMessageHandler CreateHandler(string name)
        {
            Names.Add(name);
            if (Names.Count % 2 == 1)
            {
                Made.Add(new Counter(server.CreateHandler()));
            }

            return Made[^1];
        }
    }

    private sealed class Counter(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        public int Requests { get; private set; }

        public bool IsDisposed { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests++;
            return base.SendAsync(request, cancellationToken);
        }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
