using BatchJobs.Client.Spss;
using BatchJobs.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BatchJobs.Conformance.Docs;

/// <summary>The first example of <c>README.md</c>.</summary>
public sealed class ReadmeSnippets
{
    [Fact]
    public async Task The_first_example_works_as_pasted()
    {
        using var server = new FakeBatchServer();
        await using ServiceProvider app = new ServiceCollection()
            .AddSpssClient(o => { o.Endpoint = new Uri("https://spss.example.com"); o.AccessKey = "key"; }).Services
            .AddFakeBatchServer(server)          // without this line, the real service answers
            .BuildServiceProvider();
        var spss = app.GetRequiredService<SpssClient>();

        await spss.Files.UploadAsync("drug1n", new MemoryStream("a stream file"u8.ToArray()));
        JobDefinition definition = JobDefinition.BatchScore("drug1n").ReportAs(ReportFormat.Tab).Build();
        SpssJob job = await spss.Jobs.SubmitAsync("score-1", definition);
        SpssJobResult result = await job.WaitForCompletionAsync();

        using var scores = new StreamReader(await result.OpenReadAsync());
        Console.WriteLine(await scores.ReadToEndAsync());

        server.Spss.Jobs["score-1"].State.Should().Be("SUCCESS");
        server.Spss.Jobs["score-1"].Submitted.ReportFormat.Should().Be("TAB");
    }
}
