using BatchJobs.Client.Spss;
using Spectre.Console;

namespace QuickStart.Spss;

/// <summary>The main job: uploads a stream, trains it, uploads what came of it, scores with that and shows the scores.</summary>
internal sealed class TrainAndScore(SpssClient spss, SpssSettings settings, SpssWorkspace workspace, JobDisplay display, IAnsiConsole console)
{
    private readonly DrugJobs definitions = new(settings);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        string streamId = workspace.NewFileId("drug1n");
        await using (FileStream stream = settings.Stream.OpenRead())
        {
            await UploadAsync(streamId, stream, cancellationToken);
        }

        SpssJobResult training = await RunJobAsync("train", definitions.Training(streamId), cancellationToken);
        string trainedId = workspace.NewFileId("drug1n-trained");
        await using (Stream trained = await training.OpenReadAsync(cancellationToken))
        {
            await UploadAsync(trainedId, trained, cancellationToken);
        }

        SpssJobResult scoring = await RunJobAsync("score", definitions.Scoring(trainedId), cancellationToken);
        await using Stream scores = await scoring.OpenReadAsync(cancellationToken);
        console.Write(await ScoreTable.ReadAsync(scores, cancellationToken));
    }

    private async Task UploadAsync(string fileId, Stream content, CancellationToken cancellationToken)
    {
        await spss.Files.UploadAsync(fileId, content, cancellationToken: cancellationToken);
        console.MarkupLineInterpolated($"Uploaded {fileId}");
    }

    private async Task<SpssJobResult> RunJobAsync(string name, JobDefinition definition, CancellationToken cancellationToken)
    {
        SpssJob job = await spss.Jobs.SubmitAsync(workspace.NewJobId(name), definition, cancellationToken);
        console.MarkupLineInterpolated($"Submitted {definition}");
        SpssJobResult result = await display.ShowAsync(job.Id, progress => job.WaitForCompletionAsync(progress, cancellationToken));
        workspace.Add(result);
        return result;
    }
}
