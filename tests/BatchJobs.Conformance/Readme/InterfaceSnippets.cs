using BatchJobs.Client.Spss;
using BatchJobs.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BatchJobs.Conformance.Readme;

/// <summary>The README's snippets about the operations as they are, as code that compiles and runs.</summary>
public sealed class InterfaceSnippets
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Clients_are_made_without_a_container()
    {
        using var server = new FakeBatchServer();

        var options = new SpssClientOptions { Endpoint = new Uri("https://spss.example.com"), AccessKey = "key" };
        SpssClient script = SpssClient.Create(options);
        SpssClient tested = SpssClient.Create(options, server.CreateHandler(), server.Clock);

        script.Should().NotBeNull();
        (await tested.Jobs.ListAsync(Token)).Should().BeEmpty();
    }

    [Fact]
    public async Task An_operation_is_called_as_it_is()
    {
        using var server = new FakeBatchServer();
        server.Spss.Files.Add("drug1n", [1]);
        await using ServiceProvider services = new ServiceCollection()
            .AddSpssClient(o => { o.Endpoint = new Uri("https://spss.example.com"); o.AccessKey = "key"; }).Services
            .UseFakeBatchServer(server)
            .BuildServiceProvider();
        CancellationToken cancellationToken = Token;
        await services.GetRequiredService<SpssClient>().Jobs.SubmitAsync("score-1", JobDefinition.BatchScore("drug1n").Build(), cancellationToken);

        var jobs = services.GetRequiredService<ISpssJobsApi>();
        SpssJobStatus status = await jobs.GetStatusAsync("score-1", cancellationToken);

        status.State.Value.Should().Be("PENDING");
    }

    [Fact]
    public void A_stub_takes_the_place_of_the_wire()
    {
        var services = new ServiceCollection();
        services.AddSpssClient(o => { o.Endpoint = new Uri("https://spss.example.com"); o.AccessKey = "key"; });
        using var server = new FakeBatchServer();
        var stub = Refit.RestService.ForGenerated<ISpssJobsApi>(new HttpClient(server.CreateHandler()), new Refit.RefitSettings());

        services.AddSingleton<ISpssJobsApi>(stub);

        using ServiceProvider provider = services.BuildServiceProvider();
        provider.GetRequiredService<ISpssJobsApi>().Should().BeSameAs(stub);
    }
}
