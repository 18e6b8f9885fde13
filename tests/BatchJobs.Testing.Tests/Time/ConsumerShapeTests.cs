using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Polly;
using Polly.Retry;

namespace BatchJobs.Testing.Tests.Time;

/// <summary>Programs of the shapes that consumers have, on the server's clock.</summary>
public sealed class ConsumerShapeTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_background_service_with_a_periodic_timer()
    {
        await using var server = new FakeBatchServer(new FakeBatchServerOptions { Clock = ClockMode.Manual });
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddFakeBatchServer(server);
        builder.Services.AddSingleton<Ticker>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<Ticker>());
        using IHost host = builder.Build();
        await host.StartAsync(Token);

        await server.AdvanceAsync(TimeSpan.FromMinutes(10), Token);

        host.Services.GetRequiredService<Ticker>().Count.Should().Be(10);
        await host.StopAsync(Token);
    }

    [Fact]
    public async Task Workers_that_take_from_a_channel()
    {
        await using var server = new FakeBatchServer(new FakeBatchServerOptions { Clock = ClockMode.Manual });
        var channel = Channel.CreateUnbounded<int>();
        int done = 0;
        Task[] workers = [.. Enumerable.Range(0, 3).Select(_ => Task.Run(WorkAsync, Token))];

        async Task WorkAsync()
        {
            await foreach (int item in channel.Reader.ReadAllAsync(Token))
            {
                await Task.Delay(TimeSpan.FromMinutes(item), server.Clock, Token);
                WorkBetweenTicks.Spin();
                Interlocked.Increment(ref done);
            }
        }

        for (int item = 1; item <= 6; item++)
        {
            channel.Writer.TryWrite(item);
        }

        channel.Writer.Complete();
        await server.AdvanceAsync(TimeSpan.FromMinutes(9), Token);

        // One, two and three minutes, and four, five and six after them.
        Volatile.Read(ref done).Should().Be(6);
        await Task.WhenAll(workers);
    }

    [Fact]
    public async Task A_resilience_pipeline_on_the_clock()
    {
        await using var server = new FakeBatchServer();
        DateTimeOffset start = server.Clock.GetUtcNow();
        ResiliencePipeline pipeline = new ResiliencePipelineBuilder { TimeProvider = server.Clock }
            .AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 5, Delay = TimeSpan.FromMinutes(10), BackoffType = DelayBackoffType.Constant })
            .AddTimeout(TimeSpan.FromMinutes(1))
            .Build();
        int attempts = 0;

        await pipeline.ExecuteAsync(
            async token =>
            {
                await Task.Run(WorkBetweenTicks.Spin, token);
                if (++attempts < 5)
                {
                    await Task.Delay(TimeSpan.FromHours(1), server.Clock, token);
                }
            },
            Token);

        attempts.Should().Be(5);
        server.Clock.GetUtcNow().Should().Be(start.AddMinutes((4 * 1) + (4 * 10)));
    }

    [Fact]
    public async Task Thousands_of_servers_made_in_one_method_leave_nothing_behind_that_slows_it()
    {
        for (int i = 0; i < 5_000; i++)
        {
            using var one = new FakeBatchServer();
        }

        await using var server = new FakeBatchServer();
        DateTimeOffset start = server.Clock.GetUtcNow();
        await Task.Delay(TimeSpan.FromMinutes(1), server.Clock, Token);

        server.Clock.GetUtcNow().Should().Be(start.AddMinutes(1));
    }

    [Fact]
    public async Task Blocking_code_on_a_thread_of_its_own()
    {
        await using var server = new FakeBatchServer();
        DateTimeOffset start = server.Clock.GetUtcNow();
        using var http = new HttpClient(server.CreateHandler());
        var thread = new Thread(() =>
        {
            for (int i = 0; i < 20; i++)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, "https://x.example.com/pm/v1/jobs?accesskey=k");
                using HttpResponseMessage response = http.Send(request, CancellationToken.None);
                Task.Delay(TimeSpan.FromMinutes(9), server.Clock, CancellationToken.None).GetAwaiter().GetResult();
            }
        });
        thread.Start();

        await Task.Run(thread.Join, Token);

        server.Clock.GetUtcNow().Should().Be(start.AddHours(3));
        server.Journal.Count.Should().Be(20);
    }

    [Fact]
    public async Task Requests_of_an_ASP_NET_program_on_its_test_server()
    {
        await using var server = new FakeBatchServer();
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseTestServer();
        builder.Services.AddFakeBatchServer(server);
        await using WebApplication application = builder.Build();
        application.Run(async context =>
        {
            var time = context.RequestServices.GetRequiredService<TimeProvider>();
            for (int i = 0; i < 5; i++)
            {
                await Task.Delay(TimeSpan.FromMinutes(1), time, context.RequestAborted);
                await Task.Run(WorkBetweenTicks.Spin, context.RequestAborted);
            }

            await context.Response.WriteAsync(time.GetUtcNow().ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture), context.RequestAborted);
        });
        await application.StartAsync(Token);
        using HttpClient http = application.GetTestClient();
        Task background = Task.Delay(TimeSpan.FromMinutes(6), server.Clock, Token);

        string told = await http.GetStringAsync(new Uri("http://localhost/"), Token);

        told.Should().Be("00:05");
        await background;
    }

    [Fact]
    public async Task A_test_whose_server_was_made_in_a_fixture_joins_its_clock()
    {
        DateTimeOffset start = fixture.Server.Clock.GetUtcNow();
        fixture.Server.Clock.Join();
        Task other = Task.Delay(TimeSpan.FromHours(1), fixture.Server.Clock, Token);

        for (int i = 0; i < 5; i++)
        {
            await Task.Run(WorkBetweenTicks.Spin, Token);
            (fixture.Server.Clock.GetUtcNow() - start).Should().Be(TimeSpan.FromMinutes(i));
            await Task.Delay(TimeSpan.FromMinutes(1), fixture.Server.Clock, Token);
        }

        await other;
        (fixture.Server.Clock.GetUtcNow() - start).Should().Be(TimeSpan.FromHours(1));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Time_does_not_jump_while_a_response_travels_through_a_socket(bool isOtherServer)
    {
        await using var server = new FakeBatchServer();
        await using var other = new FakeBatchServer(new FakeBatchServerOptions { Clock = ClockMode.System });
        Uri address = await (isOtherServer ? other : server).ListenAsync(cancellationToken: Token);
        using var http = new HttpClient { BaseAddress = address };
        Task background = Task.Delay(TimeSpan.FromDays(1), server.Clock, Token);
        DateTimeOffset start = server.Clock.GetUtcNow();

        for (int i = 0; i < 60; i++)
        {
            using HttpResponseMessage response = await http.GetAsync(new Uri("pm/v1/jobs?accesskey=k", UriKind.Relative), Token);
            (server.Clock.GetUtcNow() - start).Should().Be(i * TimeSpan.FromMinutes(1));
            await Task.Delay(TimeSpan.FromMinutes(1), server.Clock, Token);
        }

        background.IsCompleted.Should().BeFalse();
    }

    private sealed class Ticker(TimeProvider time) : BackgroundService
    {
        public int Count { get; private set; }

        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), time);
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await Task.Run(WorkBetweenTicks.Spin, stoppingToken);
                Count++;
            }
        }
    }
}

/// <summary>A server that is made outside of the tests that use it.</summary>
public sealed class ServerFixture : IAsyncLifetime
{
    public FakeBatchServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Task.Yield();
        Server = new FakeBatchServer();
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
