using BatchJobs.Client.Spss;
using BatchJobs.Client.Vitam;
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
        wire.Respond(503, "busy").LoseResponse().Respond(200, "[]");
        var witness = new Witness();
        var logs = new CollectedLogs();
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(server.Clock);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs));
        services.AddSpssClient(options => (options.Endpoint, options.AccessKey) = (new Uri("https://spss.example.com"), SpssClientFixture.Key))
            .AddHttpMessageHandler(() => witness)
            .AddDefaultLogger()
            .ConfigurePrimaryHttpMessageHandler(() => wire);
        await using ServiceProvider provider = services.BuildServiceProvider();

        await provider.GetRequiredService<ISpssJobsApi>().ListAsync();

        wire.Sent.Should().HaveCount(3).And.OnlyContain(request => request.Headers["X-Witness"] == "1" && request.Address.Contains("accesskey="));
        witness.Addresses.Should().HaveCount(6).And.OnlyContain(address => address == "https://spss.example.com/pm/v1/jobs");
        logs.Text.Should().Contain("GET https://spss.example.com").And.NotContainAny(SpssClientFixture.Key, "accesskey");
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
                (options.Endpoint, options.AccessKey, options.Retry.MaxRetryAttempts) = (new Uri("https://spss.example.com"), "key", 0);
                options.AttemptTimeout = TimeSpan.FromSeconds(100);
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

        wire.Respond(200, "[           ]").NeverRespond();
        Exception? tooLong = await Record.ExceptionAsync(() => jobs.ListAsync());
        DateTimeOffset start = server.Clock.GetUtcNow();
        Exception? tooLate = await Record.ExceptionAsync(() => jobs.ListAsync());

        tooLong.Should().BeOfType<ServiceException>().Which.Message.Should().Contain("more than 10 bytes");
        tooLate.Should().BeOfType<RequestTimeoutException>().Which.Limit.Should().Be(TimeSpan.FromSeconds(7));
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

    [Fact]
    public async Task A_primary_handler_of_all_clients_is_used_and_a_second_registration_keeps_the_firsts()
    {
        await using var server = new FakeBatchServer();
        var services = new ServiceCollection();
        services.ConfigureHttpClientDefaults(http => http.ConfigurePrimaryHttpMessageHandler(() => server.CreateHandler()));
        services.AddSpssClient(options => (options.Endpoint, options.AccessKey) = (new Uri("https://spss.example.com"), "key"));
        services.AddVitamClient(options => (options.Endpoint, options.PlatformKey) = (new Uri("https://vitam.example.com"), "key"))
            .ConfigurePrimaryHttpMessageHandler(() => server.CreateHandler());
        services.AddVitamClient(options => options.TenantId = 1);
        await using ServiceProvider provider = services.BuildServiceProvider();

        (await provider.GetRequiredService<SpssClient>().Jobs.ListAsync()).Should().BeEmpty();
        (await provider.GetRequiredService<IVitamStatusApi>().GetStatusAsync()).Should().NotBeNull();
    }

    [Fact]
    public async Task A_primary_handler_that_all_clients_share_outlives_the_renewal_of_their_handlers()
    {
        using var shared = new SocketsHttpHandler();
        var services = new ServiceCollection();
        services.ConfigureHttpClientDefaults(http => http.ConfigurePrimaryHttpMessageHandler(() => shared));
        services.AddSpssClient(options => (options.Endpoint, options.AccessKey, options.Retry.MaxRetryAttempts) = (new Uri("http://127.0.0.1:1"), "key", 0));
        services.AddVitamClient(options => (options.Endpoint, options.PlatformKey, options.Retry.MaxRetryAttempts) = (new Uri("http://127.0.0.1:1"), "key", 0));
        await using ServiceProvider provider = services.BuildServiceProvider();

        (await Record.ExceptionAsync(() => provider.GetRequiredService<SpssClient>().Jobs.ListAsync())).Should().BeOfType<ServiceUnreachableException>();
        (await Record.ExceptionAsync(() => provider.GetRequiredService<IVitamStatusApi>().GetStatusAsync())).Should().BeOfType<ServiceUnreachableException>();
        shared.AllowAutoRedirect.Should().BeFalse();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_sets_the_primary_handler_does_not_take_the_credentials_away(bool before)
    {
        await using var server = new FakeBatchServer();
        server.Spss.Options.AccessKey = SpssClientFixture.Key;
        var services = new ServiceCollection();
        if (before)
        {
            services.AddFakeBatchServer(server);
        }

        services.AddSpssClient(options => (options.Endpoint, options.AccessKey) = (new Uri("https://spss.example.com"), SpssClientFixture.Key));
        services.ConfigureHttpClientDefaults(http => http.ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler()));
        if (!before)
        {
            services.AddFakeBatchServer(server);
        }

        await using ServiceProvider provider = services.BuildServiceProvider();

        (await provider.GetRequiredService<SpssClient>().Jobs.ListAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_handler_may_replace_the_content_and_what_is_known_of_the_call_stays()
    {
        await using var server = new FakeBatchServer();
        var wire = new ServiceScript(server.Clock, "https://spss.example.com");
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(server.Clock);
        services.AddSpssClient(options => (options.Endpoint, options.AccessKey) = (new Uri("https://spss.example.com"), SpssClientFixture.Key))
            .AddHttpMessageHandler(() => new Repacker())
            .ConfigurePrimaryHttpMessageHandler(() => wire);
        await using ServiceProvider provider = services.BuildServiceProvider();

        wire.Respond(429, "").Respond(400, $"login with {TestData.Password} failed");
        Exception? refusal = await Record.ExceptionAsync(() => provider.GetRequiredService<ISpssJobsApi>().SubmitAsync("j", TestData.Scoring()));
        refusal.Should().BeOfType<ServiceException>().Which.ToString().Should().NotContain(TestData.Password);
        wire.Sent.Should().HaveCount(2).And.OnlyContain(request => request.ContentHeaders!["X-Packed"] == "1");

        wire.LoseResponse();
        var upload = new SpssFileUpload("f", new Upload(new GeneratedStream(10, canSeek: false)));
        (await Record.ExceptionAsync(() => provider.GetRequiredService<ISpssFilesApi>().UploadAsync("f", upload))).Should().BeOfType<ServiceUnreachableException>();
        wire.Sent.Should().HaveCount(3);
    }

    [Fact]
    public async Task A_failure_of_the_callers_stream_is_theirs_and_is_not_repeated_whatever_its_type()
    {
        await using var server = new FakeBatchServer();
        using var busy = new Busy();
        var spss = SpssClient.Create(new SpssClientOptions { Endpoint = new Uri("https://spss.example.com"), AccessKey = "key" }, busy, server.Clock);

        Exception? thrown = await Record.ExceptionAsync(() => spss.Files.UploadAsync("f", new FailsWhenReadAgain()));

        thrown.Should().BeOfType<HttpRequestException>().Which.Message.Should().Be("mine");
        busy.Requests.Should().Be(2);
    }

    [Fact]
    public async Task What_a_programs_handler_calls_meanwhile_is_no_part_of_the_call()
    {
        await using var server = new FakeBatchServer();
        var wire = new ServiceScript(server.Clock, "https://spss.example.com");
        var other = new ServiceScript(server.Clock, "https://other.example.com");
        var nested = SpssClient.Create(new SpssClientOptions { Endpoint = new Uri("https://other.example.com"), AccessKey = "key" }, other, server.Clock);
        using var asking = new Asking(() => nested.Files.ListAsync()) { InnerHandler = wire };
        var spss = SpssClient.Create(new SpssClientOptions { Endpoint = new Uri("https://spss.example.com"), AccessKey = "key" }, asking, server.Clock);
        other.LoseResponse().Respond(200, "[]");
        wire.Respond(404, "");

        (await spss.Files.DeleteAsync("unknown")).Should().BeFalse();

        other.Sent.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_handler_that_was_replaced_is_held_while_its_request_is_under_way()
    {
        var gate = new TaskCompletionSource();
        var services = new ServiceCollection();
        services.AddSpssClient(options => (options.Endpoint, options.AccessKey) = (new Uri("https://spss.example.com"), "key"));
        var factory = new ForgetfulFactory(gate.Task);
        services.AddSingleton<IHttpMessageHandlerFactory>(factory);
        await using ServiceProvider provider = services.BuildServiceProvider();
        var jobs = provider.GetRequiredService<ISpssJobsApi>();

        Task<SpssJobList> pending = jobs.ListAsync();
        Task<SpssJobList> next = jobs.ListAsync();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        factory.Made.Should().HaveCount(2).And.OnlyContain(handler => handler.IsAlive);
        gate.SetResult();
        await Task.WhenAll(pending, next);
    }

    [Fact]
    public async Task A_primary_handler_of_the_programs_own_follows_no_redirects()
    {
        using var own = new HttpClientHandler();
        using var sockets = new SocketsHttpHandler();
        var spss = SpssClient.Create(new SpssClientOptions { Endpoint = new Uri("http://127.0.0.1:1"), AccessKey = "key", Retry = { MaxRetryAttempts = 0 } }, own);
        using var outer = new Passing { InnerHandler = sockets };
        _ = SpssClient.Create(new SpssClientOptions { Endpoint = new Uri("http://127.0.0.1:1"), AccessKey = "key" }, outer);

        await Record.ExceptionAsync(() => spss.Jobs.ListAsync());

        own.AllowAutoRedirect.Should().BeFalse();
        sockets.AllowAutoRedirect.Should().BeFalse();
    }

    [Fact]
    public async Task A_primary_handler_that_follows_redirects_and_is_in_use_is_refused()
    {
        using var own = new SocketsHttpHandler();
        using var http = new HttpClient(own, disposeHandler: false);
        await Record.ExceptionAsync(() => http.GetAsync("http://127.0.0.1:1"));

        Action create = () => SpssClient.Create(new SpssClientOptions { Endpoint = new Uri("https://spss.example.com"), AccessKey = "key" }, own);

        create.Should().Throw<InvalidOperationException>().WithMessage("*AllowAutoRedirect*");
    }

    private sealed class FailsWhenReadAgain() : MemoryStream([1])
    {
        private int rewinds;

        public override long Position
        {
            get => base.Position;
            set
            {
                rewinds++;
                base.Position = value;
            }
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            rewinds > 1 ? throw new HttpRequestException("mine") : base.ReadAsync(buffer, cancellationToken);
    }

    private sealed class Asking(Func<Task> ask) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await ask();
            return await base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class Busy : HttpMessageHandler
    {
        public int Requests { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests++;
            await request.Content!.CopyToAsync(Stream.Null, cancellationToken);
            return ServiceScript.Response(503, "busy");
        }
    }

    private sealed class Passing : DelegatingHandler;

    private sealed class Repacker : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Content!.Headers.Add("X-Packed", "1");
            request.Options.TryAdd("seen", 1).Should().BeTrue();
            HttpContent packed = new ByteArrayContent(await request.Content.ReadAsByteArrayAsync(cancellationToken));
            packed.Headers.Add("X-Packed", request.Content.Headers.GetValues("X-Packed"));
            request.Content = packed;
            return await base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class ForgetfulFactory(Task gate) : IHttpMessageHandlerFactory
    {
        public List<WeakReference> Made { get; } = [];

        public HttpMessageHandler CreateHandler(string name)
        {
            var handler = new Passing { InnerHandler = new Answering(gate) };
            Made.Add(new WeakReference(handler));
            return handler;
        }
    }

    private sealed class Answering(Task gate) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await gate;
            return ServiceScript.Response(200, "[]");
        }
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
