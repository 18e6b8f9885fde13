using BatchJobs.Client;
using BatchJobs.Client.Vitam;
using Spectre.Console;

namespace QuickStart.Vitam;

/// <summary>The main job: shows how the worker is, submits a step, and waits for its task, which it cancels when interrupted.</summary>
internal sealed class SubmitStep(VitamClient vitam, JobDisplay display, TimeProvider time, IAnsiConsole console)
{
    // How long the cancellation of an interrupted run may take.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        VitamServiceStatus worker = await vitam.Service.GetStatusAsync(cancellationToken);
        console.MarkupLineInterpolated($"Worker    {worker}, API {worker.ResponseMetadata.FullApiVersion ?? "unknown"}");

        VitamStep step = VitamStep.Named("CheckAndStore")
            .Action("CheckFormat", action => action.Argument("file", "//BinaryDataObject[1]").ResultSlot("format"))
            .Action("StoreObject", action => action.Argument("file", "//BinaryDataObject[1]").PostAssign("//FormatId", "format"))
            .Build();
        SubmitTaskResult submission = await vitam.Tasks.SubmitAsync(step, cancellationToken: cancellationToken);
        console.MarkupLineInterpolated($"Submitted {submission.Task.Id}: {step}, request {submission.Status.ResponseMetadata.RequestId ?? "without a name"}");

        VitamTaskList running = await vitam.Tasks.ListAsync(cancellationToken: cancellationToken);
        console.MarkupLineInterpolated($"Running   {running.Hits.Total} tasks");

        VitamAsyncStatus end = await WaitAsync(submission.Task, cancellationToken);
        console.MarkupLineInterpolated($"Result    {end.ResultLink ?? "none"}");
    }

    private async Task<VitamAsyncStatus> WaitAsync(VitamTask task, CancellationToken cancellationToken)
    {
        try
        {
            return await display.ShowAsync(task.Id, options => task.WaitForCompletionAsync(options, cancellationToken));
        }
        catch (OperationCanceledException)
        {
            await TryCancelAsync(task);
            throw;
        }
    }

    private async Task TryCancelAsync(VitamTask task)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        try
        {
            await task.CancelAsync(cancellationToken: limit.Token);
            console.MarkupLineInterpolated($"[grey]Canceled at the worker: {task.Id}.[/]");
        }
        catch (Exception exception) when (exception is BatchJobException or TimeoutException or OperationCanceledException)
        {
            string reason = exception is OperationCanceledException ? "it took too long." : exception.Message;
            console.MarkupLineInterpolated($"[yellow]The task could not be canceled: {reason}[/]");
        }
    }
}
