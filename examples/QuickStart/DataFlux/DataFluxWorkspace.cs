using System.Globalization;
using System.Security.Cryptography;
using BatchJobs.Client;
using BatchJobs.Client.DataFlux;
using Spectre.Console;

namespace QuickStart.DataFlux;

/// <summary>
/// What one run has at the server: a flow, and its jobs. Names the flow so that no two runs meet, and removes all of it at
/// the end, also of a run that was interrupted or has failed.
/// </summary>
internal sealed class DataFluxWorkspace(DataFluxClient dataFlux, DataFluxSettings settings, TimeProvider time, IAnsiConsole console)
    : IAsyncDisposable
{
    // A job takes notice of its cancellation some time later.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private string? flowName;

    /// <summary>Creates the run's flow.</summary>
    /// <param name="fileName">The name of the file that the content is from.</param>
    /// <param name="content">The flow's XML.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<DataFluxJobFlow> CreateFlowAsync(string fileName, Stream content, CancellationToken cancellationToken)
    {
        string suffix = string.Create(
            CultureInfo.InvariantCulture, $"{time.GetUtcNow():yyyyMMdd-HHmmss}-{RandomNumberGenerator.GetHexString(6, lowercase: true)}");

        // Noted first: when the answer is lost, the flow may exist all the same.
        flowName = $"{Path.GetFileNameWithoutExtension(fileName)}-{suffix}{Path.GetExtension(fileName)}";
        try
        {
            return await dataFlux.JobFlows.CreateAsync(flowName, content, cancellationToken);
        }
        catch (AccessDeniedException)
        {
            flowName = null;
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (settings.Keep || flowName is null)
        {
            return;
        }

        try
        {
            using var limit = new CancellationTokenSource(Patience, time);
            await RemoveAsync(flowName, limit.Token);
        }
        catch (Exception exception) when (exception is BatchJobException or TimeoutException or OperationCanceledException)
        {
            // What the run itself has to say is more important.
            string reason = exception is OperationCanceledException ? "it took too long." : exception.Message;
            console.MarkupLineInterpolated($"[yellow]Not everything could be removed from the server: {reason}[/]");
        }
    }

    private async Task RemoveAsync(string name, CancellationToken cancellationToken)
    {
        if (await dataFlux.JobFlows.FindByNameAsync(name, cancellationToken) is not { } ours)
        {
            return;
        }

        // The flow goes first: a job that is still queued fails then, and can be deleted.
        DataFluxList<DataFluxJobStatus> jobs = await dataFlux.JobFlows.ListJobsAsync(ours.Id, cancellationToken);
        await dataFlux.JobFlows.DeleteAsync(ours.Id, cancellationToken);
        foreach (DataFluxJobStatus job in jobs)
        {
            await RemoveAsync(job, cancellationToken);
        }

        console.MarkupLineInterpolated($"[grey]Removed from the server: jobs {jobs.Count}, flows 1.[/]");
    }

    private async Task RemoveAsync(DataFluxJobStatus status, CancellationToken cancellationToken)
    {
        DataFluxJob job = dataFlux.Jobs.GetHandle(status.Id);
        if (status.FindLink("cancel") is not null)
        {
            await job.CancelAsync(cancellationToken);
        }

        // Only a job that is over can be deleted.
        await foreach (JobUpdate _ in job.WatchAsync(cancellationToken))
        {
        }

        await job.DeleteAsync(cancellationToken);
    }
}
