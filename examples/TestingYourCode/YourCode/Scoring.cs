using BatchJobs.Client;
using BatchJobs.Client.Spss;

namespace TestingYourCode.YourCode;

/// <summary>A class of yours, as it runs in production: scores the patients of a table with a stream.</summary>
public sealed class Scoring(SpssClient spss, Database warehouse)
{
    /// <summary>Uploads the stream, scores with it and hands out the scores.</summary>
    public async Task<Stream> RunAsync(string jobId, Stream model, WaitOptions? options, CancellationToken cancellationToken)
    {
        await spss.Files.UploadAsync("drug1n", model, cancellationToken: cancellationToken);

        JobDefinition definition = JobDefinition.BatchScore("drug1n")
            .Read("ScoreInput", from: warehouse.Table("DRUG1N"))
            .WithParameter("p1", "v1")
            .ReportAs(ReportFormat.Tab)
            .Build();

        SpssJob job = await spss.Jobs.SubmitAsync(jobId, definition, cancellationToken);
        SpssJobResult result = await job.WaitForCompletionAsync(options, cancellationToken);
        return await result.OpenReadAsync(cancellationToken);
    }
}
