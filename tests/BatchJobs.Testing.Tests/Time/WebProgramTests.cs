using BatchJobs.WebProgram;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BatchJobs.Testing.Tests.Time;

/// <summary>Hosts as the templates make them start threads that live as long as they do, in the flow of whoever starts them.</summary>
[Collection(typeof(NoLostTickCollection))]
public sealed class WebProgramTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_host_with_all_defaults_does_not_hold_the_clock()
    {
        await using FakeBatchServer server = Server(ClockMode.Manual);
        HostApplicationBuilder builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddFakeBatchServer(server);
        using IHost host = builder.Build();
        await host.StartAsync(Token);
        Task wait = Task.Delay(TimeSpan.FromHours(3), server.Clock, Token);

        await server.AdvanceAsync(TimeSpan.FromHours(3), Token);

        wait.IsCompletedSuccessfully.Should().BeTrue();
        await host.StopAsync(Token);
    }

    [Theory]
    [InlineData("sync")]
    [InlineData("async")]
    public async Task A_web_program_behind_its_factory_waits_for_three_hours(string main)
    {
        await using FakeBatchServer server = Server(ClockMode.AutoAdvance);
        await using WebApplicationFactory<EntryPoint> factory = Factory(server, main);
        using HttpClient http = factory.CreateClient();

        await ShouldWaitForThreeHoursAsync(http, server);
    }

    [Fact]
    public async Task A_web_program_whose_host_was_started_outside_of_the_flow_waits_for_three_hours()
    {
        await using FakeBatchServer server = Server(ClockMode.AutoAdvance);
        await using WebApplicationFactory<EntryPoint> factory = Factory(server, "sync");
        HttpClient http;
        using (ExecutionContext.SuppressFlow())
        {
            http = factory.CreateClient();
        }

        await ShouldWaitForThreeHoursAsync(http, server);
    }

    [Fact]
    public async Task The_time_of_a_web_program_behind_its_factory_is_moved()
    {
        await using FakeBatchServer server = Server(ClockMode.Manual);
        await using WebApplicationFactory<EntryPoint> factory = Factory(server, "sync");
        using HttpClient http = factory.CreateClient();
        Task<string> answer = http.GetStringAsync(new Uri("/", UriKind.Relative), Token);

        await server.AdvanceUntilAsync(() => answer.IsCompleted, cancellationToken: Token);

        (await answer).Should().Be("03:00");
    }

    private static async Task ShouldWaitForThreeHoursAsync(HttpClient http, FakeBatchServer server)
    {
        string told = await http.GetStringAsync(new Uri("/", UriKind.Relative), Token);

        told.Should().Be("03:00");
        server.Clock.Guesses.Should().Be(0);
    }

    private static FakeBatchServer Server(ClockMode mode) => new(new FakeBatchServerOptions
    {
        Clock = mode,
        ClockOptions = new ClockOptions { StuckAfter = TimeSpan.FromSeconds(5), ThrowOnGuess = true },
    });

    private static WebApplicationFactory<EntryPoint> Factory(FakeBatchServer server, string main)
    {
#pragma warning disable CA2000 // The factory that this one derives from owns nothing until it is asked for its server.
        return new WebApplicationFactory<EntryPoint>().WithWebHostBuilder(builder =>
        {
            builder.UseSetting(main, "true");
            builder.ConfigureTestServices(services => services.AddFakeBatchServer(server));
        });
#pragma warning restore CA2000
    }
}
