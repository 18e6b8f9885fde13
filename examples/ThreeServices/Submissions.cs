using BatchJobs.Client.DataFlux;
using BatchJobs.Client.Spss;
using BatchJobs.Client.Vitam;

namespace ThreeServices;

/// <summary>Submits one job to each service, each in the service's own terms.</summary>
internal sealed class Submissions(SpssClient spss, DataFluxClient dataFlux, VitamClient vitam)
{
    public async Task<IReadOnlyList<ServiceJob>> SubmitAllAsync(CancellationToken cancellationToken) =>
    [
        new ServiceJob("SPSS", await ScoreAsync(cancellationToken)),
        new ServiceJob("DataFlux", await CleanAsync(cancellationToken)),
        new ServiceJob("Vitam", await CheckAsync(cancellationToken)),
    ];

    private async Task<SpssJob> ScoreAsync(CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream("a stream file"u8.ToArray());
        await spss.Files.UploadAsync("drug1n", stream, cancellationToken: cancellationToken);
        JobDefinition scoring = JobDefinition.BatchScore("drug1n").ReportAs(ReportFormat.Tab).Build();
        return await spss.Jobs.SubmitAsync("score-1", scoring, cancellationToken);
    }

    private async Task<DataFluxJob> CleanAsync(CancellationToken cancellationToken)
    {
        DataFluxJobFlow flow = await dataFlux.JobFlows.CreateAsync("clean.djf", new MemoryStream("<flow/>"u8.ToArray()), cancellationToken);
        DataFluxInputs inputs = new DataFluxInputsBuilder().Value("Region", "north").Build();
        return await dataFlux.JobFlows.ExecuteAsync(flow.Id, inputs, cancellationToken);
    }

    private async Task<VitamTask> CheckAsync(CancellationToken cancellationToken)
    {
        VitamStep step = VitamStep.Named("checks").Action("CheckFormat").Build();
        return (await vitam.Tasks.SubmitAsync(step, cancellationToken: cancellationToken)).Task;
    }
}
