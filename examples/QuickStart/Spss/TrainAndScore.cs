using BatchJobs.Client.Spss;
using Spectre.Console;

namespace QuickStart.Spss;

/// <summary>The main job: uploads a stream, trains it, uploads what came of it, scores with that and shows the scores.</summary>
internal sealed class TrainAndScore(
    SpssClient spss, SpssSettings settings, SpssWorkspace workspace, JobDisplay display, IAnsiConsole console)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // Built first, so that a wrong setting is found before anything is sent.
        string streamId = workspace.NewId("drug1n");
        string trainedId = workspace.NewId("drug1n-trained");
        JobDefinition training = DrugJobs.Training(streamId, settings);
        JobDefinition scoring = DrugJobs.Scoring(trainedId, settings);

        await using (FileStream stream = settings.Stream.OpenRead())
        {
            await UploadAsync(streamId, stream, cancellationToken);
        }

        SpssJobResult model = await RunJobAsync("train", training, cancellationToken);
        await using (Stream trained = await model.OpenReadAsync(cancellationToken))
        {
            await UploadAsync(trainedId, trained, cancellationToken);
        }

        SpssJobResult scores = await RunJobAsync("score", scoring, cancellationToken);
        await using Stream table = await scores.OpenReadAsync(cancellationToken);
        await ScoreTable.ShowAsync(console, table, cancellationToken);
    }

    private async Task UploadAsync(string fileId, Stream content, CancellationToken cancellationToken)
    {
        await spss.Files.UploadAsync(fileId, content, cancellationToken: cancellationToken);
        workspace.AddFile(fileId);
        console.MarkupLineInterpolated($"Uploaded  {fileId}");
    }

    private async Task<SpssJobResult> RunJobAsync(string name, JobDefinition definition, CancellationToken cancellationToken)
    {
        string id = workspace.NewId(name);
        workspace.AddJob(id);
        SpssJob job = await spss.Jobs.SubmitAsync(id, definition, cancellationToken);
        console.MarkupLineInterpolated($"Submitted {id}: {definition.Action}");

        SpssJobResult result = await display.ShowAsync(id, options => job.WaitForCompletionAsync(options, cancellationToken));
        workspace.AddFile(result.FileId);
        return result;
    }
}
