using BatchJobs.Client.Spss;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace BatchJobs.Client.Tests.Spss;

public class SpssClientOptionsTests
{
    public static TheoryData<Wrong> Mistakes =>
    [
        new Wrong("no endpoint", o => o.Endpoint = null, "Endpoint is required"),
        new Wrong("relative endpoint", o => o.Endpoint = new Uri("/pm/v1", UriKind.Relative), "absolute http or https"),
        new Wrong("other scheme", o => o.Endpoint = new Uri("ftp://h.example.com"), "absolute http or https"),
        new Wrong("query", o => o.Endpoint = new Uri("https://h.example.com/?accesskey=SECRET"), "must not have a query"),
        new Wrong("fragment", o => o.Endpoint = new Uri("https://h.example.com/#SECRET"), "must not have a query"),
        new Wrong("user", o => o.Endpoint = new Uri("https://u:SECRET@h.example.com/"), "must not have a query"),
        new Wrong("http", o => o.Endpoint = new Uri("http://h.example.com/"), "AllowInsecureHttp"),
        new Wrong("no key", o => o.AccessKey = null, "AccessKey is required"),
        new Wrong("blank key", o => o.AccessKey = "  ", "AccessKey is required"),
        new Wrong("call timeout", o => o.AttemptTimeout = TimeSpan.Zero, "AttemptTimeout", "00:00:00"),
        new Wrong("endless timer", o => o.AttemptTimeout = TimeSpan.FromDays(100), "AttemptTimeout"),
        new Wrong("retries", o => o.Retry.MaxRetryAttempts = -1, "Retry.MaxRetryAttempts", "-1"),
        new Wrong("retry delay", o => o.Retry.Delay = TimeSpan.FromSeconds(-1), "Retry.Delay", "-00:00:01"),
        new Wrong("retry ceiling", o => o.Retry.MaxDelay = TimeSpan.FromMilliseconds(500), "Retry.MaxDelay (00:00:00.5000000)", "Retry.Delay (00:00:01)"),
        new Wrong("retry ceiling beyond timers", o => o.Retry.MaxDelay = TimeSpan.FromDays(100), "Retry.MaxDelay"),
        new Wrong("first pause", o => o.Polling.InitialDelay = TimeSpan.Zero, "Polling.InitialDelay", "00:00:00"),
        new Wrong("pause ceiling", o => o.Polling.MaxDelay = TimeSpan.FromMilliseconds(1), "Polling.MaxDelay (00:00:00.0010000)", "Polling.InitialDelay (00:00:01)"),
        new Wrong("pause ceiling beyond timers", o => o.Polling.MaxDelay = TimeSpan.FromDays(100), "Polling.MaxDelay"),
        new Wrong("growth", o => o.Polling.BackoffFactor = 0.5, "Polling.BackoffFactor", "0.5"),
        new Wrong("no number", o => o.Polling.BackoffFactor = double.NaN, "Polling.BackoffFactor", "NaN"),
        new Wrong("jitter", o => o.Polling.Jitter = 1, "Polling.Jitter", "is 1"),
        new Wrong("deadline", o => o.Polling.Timeout = TimeSpan.Zero, "Polling.Timeout", "00:00:00"),
        new Wrong("null retry", o => o.Retry = null!, "Retry"),
        new Wrong("null polling", o => o.Polling = null!, "Polling"),
    ];

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_wrong_option_stops_the_host_from_starting(Wrong mistake)
    {
        Func<Task> start = () => StartAsync(mistake.Make);

        OptionsValidationException exception = (await start.Should().ThrowAsync<OptionsValidationException>()).Which;

        exception.Failures.Should().ContainSingle().Which.Should().StartWith("SPSS client: ").And.ContainAll(mistake.Says);
        exception.ToString().Should().NotContain("SECRET");
    }

    [Fact]
    public async Task All_wrong_options_are_reported_at_once()
    {
        Func<Task> start = () => StartAsync(options =>
        {
            options.Endpoint = null;
            options.AccessKey = "";
            options.Retry.MaxRetryAttempts = 1000;
            options.Polling.Jitter = -1;
        });

        (await start.Should().ThrowAsync<OptionsValidationException>()).Which.Failures.Should().HaveCount(4);
    }

    [Theory]
    [InlineData("http://localhost:8080/")]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://[::1]/")]
    public Task Plain_http_to_this_machine_is_allowed(string endpoint) => StartAsync(options => options.Endpoint = new Uri(endpoint));

    [Fact]
    public Task Plain_http_to_another_machine_is_allowed_when_it_is_asked_for() => StartAsync(options =>
    {
        options.Endpoint = new Uri("http://spss.intranet.example.com/");
        options.AllowInsecureHttp = true;
    });

    [Fact]
    public async Task A_named_client_is_named_in_its_failures()
    {
        Func<Task> start = () => StartAsync(options => options.AccessKey = null, "north");

        (await start.Should().ThrowAsync<OptionsValidationException>()).Which.Message.Should().Contain("SPSS client 'north': AccessKey");
    }

    [Fact]
    public async Task Endless_waits_are_fine() => await StartAsync(options =>
    {
        options.AttemptTimeout = Timeout.InfiniteTimeSpan;
        options.Polling.Timeout = Timeout.InfiniteTimeSpan;
        options.Retry.MaxRetryAttempts = 0;
        options.Retry.Delay = TimeSpan.Zero;
    });

    private static async Task StartAsync(Action<SpssClientOptions> configure, string name = "")
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSpssClient(name, options =>
        {
            options.Endpoint = new Uri("https://h.example.com");
            options.AccessKey = "key";
            configure(options);
        });
        using IHost host = builder.Build();
        await host.StartAsync();
        await host.StopAsync();
    }

    public sealed class Wrong(string name, Action<SpssClientOptions> make, params string[] says)
    {
        internal Action<SpssClientOptions> Make => make;

        internal string[] Says => says;

        public override string ToString() => name;
    }
}
