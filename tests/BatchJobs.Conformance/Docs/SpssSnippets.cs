using System.IO.Compression;
using System.Text;
using BatchJobs.Client.Spss;
using BatchJobs.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using nietras.SeparatedValues;

namespace BatchJobs.Conformance.Docs;

/// <summary>The snippets of <c>docs/clients/spss.md</c>.</summary>
public sealed class SpssSnippets
{
    [Fact]
    public void The_client_is_registered()
    {
        var services = new ServiceCollection();
        IConfiguration configuration = new ConfigurationBuilder().Build();

        services.AddSpssClient(configuration.GetSection("Spss"));        // Endpoint, AccessKey, Polling:MaxDelay, …

        services.Should().NotBeEmpty();
    }

    [Fact]
    public async Task A_stream_is_uploaded_and_jobs_are_submitted_resubmitted_and_deleted()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        using var server = new FakeBatchServer();
        SpssClient spss = SnippetClients.Spss(server);
        string path = MarkdownPage.Below("examples/QuickStart/drug1n.str");

        await using FileStream file = File.OpenRead(path);
        await spss.Files.UploadAsync("drug1n", file, cancellationToken: cancellationToken);

        var warehouse = new Database("db", DatabaseType.DashDB, "db.example.com", 50001, "BLUDB", "user", "password", "Security=SSL");
        JobDefinition training = JobDefinition.Training("drug1n")
            .Read("ScoreInput", from: warehouse.Table("DRUG1N"))
            .WithParameter("p1", "v1")
            .SaveAs("drug1n.str")
            .Build();
        JobDefinition scoring = JobDefinition.BatchScore("drug1n")
            .Read("ScoreInput", from: warehouse.Table("DRUG1N"))
            .Write("ExportScores", to: warehouse.Table("DRUGSCORES"), InsertMode.Append)
            .Build();

        string json = training.ToJson();

        JobDefinition existing = JobDefinition.Parse(json);

        SpssJob job = await spss.Jobs.SubmitAsync("score-1", scoring, cancellationToken);

        SpssJobResult toTable = await job.WaitForCompletionAsync(cancellationToken: cancellationToken);

        SubmitJobResult again = await spss.Jobs.SubmitOrResubmitAsync("score-1", scoring, cancellationToken);
        Console.WriteLine(again.IsNew ? "created" : "submitted again");

        await job.CancelAndWaitAsync(cancellationToken);

        await again.Job.CancelAsync(cancellationToken);                  // this service cancels by deleting
        DeleteJobsResult deletion = await spss.Jobs.DeleteManyAsync(["score-2", "score-3"], cancellationToken);

        existing.Stream.Name.Should().Be("drug1n.str");
        scoring.Exports.Should().ContainSingle();
        toTable.FileId.Should().BeNull();
        again.IsNew.Should().BeFalse();
        deletion.Count.Should().Be(0);
    }

    [Fact]
    public async Task The_documents_of_an_evaluation_are_extracted()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        using var server = new FakeBatchServer();
        server.Spss.Files.Add("drug1n", [1]);
        string folder = Directory.CreateTempSubdirectory("documents-").FullName;
        SpssJob job = await SnippetClients.Spss(server).Jobs.SubmitAsync("report-1", JobDefinition.Evaluation("drug1n", ReportFormat.Html).Build(), cancellationToken);
        SpssJobResult evaluation = await job.WaitForCompletionAsync(cancellationToken: cancellationToken);

        await using ZipArchive documents = await evaluation.OpenDocumentsAsync(cancellationToken);
        foreach (ZipArchiveEntry document in documents.Entries)
        {
            await document.ExtractToFileAsync(Path.Combine(folder, document.Name), cancellationToken);
        }

        Directory.GetFiles(folder, "*.html").Should().NotBeEmpty();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Results_are_read_whole_and_by_row()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        using var server = new FakeBatchServer();
        server.Spss.Files.Add("drug1n", [1]);
        using var destination = new MemoryStream();
        SpssJob job = await SnippetClients.Spss(server).Jobs.SubmitAsync("score-1", JobDefinition.BatchScore("drug1n").Build(), cancellationToken);

        SpssJobResult result = await job.WaitForCompletionAsync(cancellationToken: cancellationToken);
        if (result.FileId is not null)
        {
            await using Stream content = await result.OpenReadAsync(cancellationToken);
            await content.CopyToAsync(destination, cancellationToken);
        }

        await using Stream scores = await result.OpenReadAsync(cancellationToken);
        using SepReader reader = await Sep.New('\t').Reader().FromAsync(scores, cancellationToken);
        await foreach (SepReader.Row row in reader)
        {
            int age = row["Age"].Parse<int>();
            string drug = row["$C-Drug"].ToString();
            double confidence = row["$CC-Drug"].Parse<double>();
            Console.WriteLine($"{age}: {drug} ({confidence:P0})");
        }

        Encoding.UTF8.GetString(destination.ToArray()).Split("\r\n").Should().HaveCount(12, "there is a line of names, ten rows, and nothing after the last line's end");
    }
}
