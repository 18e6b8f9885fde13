using BatchJobs.Client.Spss;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BatchJobs.Conformance.Docs;

/// <summary>The snippets of <c>docs/retries.md</c>.</summary>
public sealed class RetrySnippets
{
    [Fact]
    public async Task Retries_are_set()
    {
        var services = new ServiceCollection();

        services.AddSpssClient(options =>
        {
            options.Endpoint = new Uri("https://spss.example.com");
            options.AccessKey = "key";
            options.AttemptTimeout = TimeSpan.FromSeconds(30);
            options.Retry.MaxRetryAttempts = 5;
            options.Retry.MaxDelay = TimeSpan.FromMinutes(2);
        });

        IConfiguration configuration = new ConfigurationBuilder().Build();
#pragma warning disable EXTEXP0001
        services.AddVitamClient(configuration.GetSection("Vitam")).RemoveAllResilienceHandlers();
#pragma warning restore EXTEXP0001

        await using ServiceProvider provider = services.BuildServiceProvider();
        provider.GetRequiredService<IOptions<SpssClientOptions>>().Value.Retry.MaxRetryAttempts.Should().Be(5);
    }
}
