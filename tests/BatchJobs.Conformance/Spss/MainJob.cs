using System.Text;
using BatchJobs.Client.Spss;
using BatchJobs.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BatchJobs.Conformance.Spss;

public sealed class MainJob
{
    [Fact]
    [Clause("SPSS-F-01", "SPSS-T-03")]
    public async Task Trains_downloads_uploads_again_and_scores()
    {
        using var server = new FakeBatchServer();
        await using ServiceProvider services = new ServiceCollection()
            .AddSpssClient(options => { options.Endpoint = new Uri("https://spss.example.com/pm/v1/"); options.AccessKey = "k+/="; })
            .Services.AddFakeBatchServer(server).BuildServiceProvider();
        var spss = services.GetRequiredService<SpssClient>();
        CancellationToken ct = TestContext.Current.CancellationToken;
        server.Spss.WhenSubmitted(job => job.Action == "BATCH_SCORE").RunFor(TimeSpan.FromHours(3));

        await spss.Files.UploadAsync("drug1n", new MemoryStream(Encoding.UTF8.GetBytes("stream")), cancellationToken: ct);
        var warehouse = new Database("db", DatabaseType.DashDB, "host", 50001, "BLUDB", "user", "secret", "Security=SSL");
        SpssJob training = await spss.Jobs.SubmitAsync("train", JobDefinition.Training("drug1n").Read("ScoreInput", warehouse.Table("DRUG1N")).Build(), ct);
        SpssJobResult trained = await training.WaitForCompletionAsync(cancellationToken: ct);
        await using (Stream stream = await trained.OpenReadAsync(ct))
        {
            await spss.Files.UploadAsync("drug1n", stream, cancellationToken: ct);
        }

        SpssJob scoring = await spss.Jobs.SubmitAsync("score", JobDefinition.BatchScore("drug1n").ReportAs(ReportFormat.Tab).Build(), ct);
        SpssJobResult scores = await scoring.WaitForCompletionAsync(cancellationToken: ct);
        using var reader = new StreamReader(await scores.OpenReadAsync(ct));

        (await reader.ReadLineAsync(ct)).Should().StartWith("Age\t");
        server.Spss.Jobs["score"].State.Should().Be("SUCCESS");
    }
}
