using BatchJobs.Client.Spss;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BatchJobs.Client.Tests.Options;

/// <summary>Options that change while the program runs, as a rotated key does.</summary>
public sealed class OptionChangeTests : IDisposable
{
    private readonly ServiceScript wire = new(TimeProvider.System, "https://first.example.com") { Otherwise = _ => ServiceScript.Response(200, "[]") };
    private readonly CollectedLogs logs = new();
    private readonly IConfigurationRoot configuration = new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Endpoint"] = "https://first.example.com",
            ["AccessKey"] = "first-key",
            ["Retry:MaxRetryAttempts"] = "0",
        })
        .Build();

    private readonly ServiceProvider provider;

    public OptionChangeTests()
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(logs));
        services.AddSpssClient(configuration).ConfigurePrimaryHttpMessageHandler(() => wire);
        provider = services.BuildServiceProvider();
    }

    [Fact]
    public async Task A_rotated_key_is_used_from_the_next_request_on_and_the_address_stays()
    {
        await ListAsync();
        Change(("AccessKey", "second-key"), ("Endpoint", "https://second.example.com"), ("Headers:X-Gateway", "open"));

        await ListAsync();

        wire.Sent.Select(sent => sent.Address).Should().Equal(
            "https://first.example.com/pm/v1/jobs?accesskey=first-key", "https://first.example.com/pm/v1/jobs?accesskey=second-key");
        wire.Sent[1].Headers["X-Gateway"].Should().Be("open");
    }

    [Fact]
    public async Task A_key_that_was_in_use_stays_secret()
    {
        await ListAsync();
        Change(("AccessKey", "second-key"));
        wire.Respond(403, """{"message":"first-key was replaced by second-key"}""");
        Func<Task> list = ListAsync;

        (await list.Should().ThrowAsync<AccessDeniedException>()).Which.ToString().Should().NotContainAny("first-key", "second-key");
    }

    [Fact]
    public async Task Changed_options_that_are_not_valid_are_not_used_and_reported_once()
    {
        await ListAsync();

        // The options' own monitor reports it too, to whoever has changed them.
        Record.Exception(() => Reload(("AccessKey", "")))!.GetBaseException().Should().BeOfType<OptionsValidationException>();

        await ListAsync();
        await ListAsync();

        wire.Sent.Should().HaveCount(3).And.OnlyContain(sent => sent.Address.EndsWith("accesskey=first-key"));
        logs.Text.Split("Error BatchJobs.Client.Spss").Should().HaveCount(2);
    }

    [Fact]
    public async Task The_number_of_retries_is_read_for_each_request()
    {
        wire.Respond(503, "busy");
        Func<Task> list = ListAsync;
        await list.Should().ThrowAsync<ServiceException>();
        Change(("Retry:MaxRetryAttempts", "1"), ("Retry:Delay", "00:00:00"));
        wire.Respond(503, "busy");

        await ListAsync();

        wire.Sent.Should().HaveCount(3);
    }

    public void Dispose()
    {
        provider.Dispose();
        wire.Dispose();
    }

    private Task ListAsync() => provider.GetRequiredService<SpssClient>().Jobs.ListAsync();

    private void Change(params (string Key, string Value)[] values) => Assert.Null(Record.Exception(() => Reload(values)));

    private void Reload(params (string Key, string Value)[] values)
    {
        foreach ((string key, string value) in values)
        {
            configuration[key] = value;
        }

        configuration.Reload();
    }
}
