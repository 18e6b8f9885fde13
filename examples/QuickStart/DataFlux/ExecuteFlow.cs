using BatchJobs.Client;
using BatchJobs.Client.DataFlux;
using Spectre.Console;

namespace QuickStart.DataFlux;

/// <summary>The main job: uploads a flow, shows its metadata, executes it, follows its log and shows how it ended.</summary>
internal sealed class ExecuteFlow(DataFluxClient dataFlux, DataFluxSettings settings, DataFluxWorkspace workspace, IAnsiConsole console)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        DataFluxJobFlow flow = await UploadAsync(cancellationToken);

        DataFluxJobFlowMetadata metadata = await dataFlux.JobFlows.GetMetadataAsync(flow.Id, cancellationToken);
        MetadataTable.Show(console, metadata);

        DataFluxInputs inputs = settings.FlowIsSample ? FlowInputs.OfSample() : FlowInputs.Examples(metadata);
        DataFluxJob job = await dataFlux.JobFlows.ExecuteAsync(flow.Id, inputs, cancellationToken);
        console.MarkupLineInterpolated($"Executed  {job.Id}, with {inputs}");

        await foreach (string line in job.FollowLogAsync(cancellationToken))
        {
            console.MarkupLineInterpolated($"  [grey]log[/] {line}");
        }

        await ShowEndAsync(job, cancellationToken);
    }

    private async Task<DataFluxJobFlow> UploadAsync(CancellationToken cancellationToken)
    {
        await using FileStream content = settings.Flow.OpenRead();
        DataFluxJobFlow flow = await workspace.CreateFlowAsync(settings.Flow.Name, content, cancellationToken);
        console.MarkupLineInterpolated($"Uploaded  {flow.Name}");
        return flow;
    }

    private async Task ShowEndAsync(DataFluxJob job, CancellationToken cancellationToken)
    {
        DataFluxJobStatus end = await job.GetStatusAsync(cancellationToken);
        string color = end.State.Phase == JobPhase.Succeeded ? "green" : "red";
        console.MarkupLineInterpolated($"Ended     [{color}]{end.State}[/] after {end.Duration.TotalSeconds:0} s");

        // Over by now: this throws at once when the job has not succeeded.
        await job.WaitForCompletionAsync(cancellationToken: cancellationToken);
    }
}
