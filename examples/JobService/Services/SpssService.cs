using BatchJobs.Client;
using BatchJobs.Client.Spss;

namespace JobService;

/// <summary>What SPSS is asked for: scores by a stream that was uploaded.</summary>
internal sealed record SpssRequest(string Stream, Dictionary<string, string>? Parameters = null);

/// <summary>SPSS lets the caller choose a job's identifier, so that a job is recognized by it, whatever happens in between.</summary>
internal sealed class SpssService(SpssClient spss) : IBatchService
{
    public string Name => "spss";

    public void Check(string request) => Definition(request);

    public async Task<StoredJob> SubmitAsync(StoredJob job, CancellationToken cancellationToken)
    {
        try
        {
            await spss.Jobs.SubmitAsync(job.Id, Definition(job.Request), cancellationToken);
        }
        catch (ResourceConflictException)
        {
            // Nobody else makes this identifier: an earlier request of ours has arrived late.
        }

        return job.Submitted(job.Id);
    }

    public async Task<StoredJob> LookForAsync(StoredJob job, CancellationToken cancellationToken)
    {
        try
        {
            await spss.Jobs.GetStatusAsync(job.Id, cancellationToken);
            return job.Submitted(job.Id);
        }
        catch (ResourceNotFoundException)
        {
            return job.Accepted();
        }
    }

    public IBatchJob GetHandle(StoredJob job) => spss.Jobs.GetHandle(job.ServiceId!);

    private static JobDefinition Definition(string json)
    {
        SpssRequest request = RequestJson.Read(json, JobServiceJson.Default.SpssRequest);
        JobDefinitionBuilder definition = JobDefinition.BatchScore(request.Stream).ReportAs(ReportFormat.Tab);
        foreach ((string name, string value) in request.Parameters ?? [])
        {
            definition.WithParameter(name, value);
        }

        return definition.Build();
    }
}
