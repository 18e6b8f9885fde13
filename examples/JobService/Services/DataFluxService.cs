using BatchJobs.Client;
using BatchJobs.Client.DataFlux;

namespace JobService;

/// <summary>What DataFlux is asked for: a job flow that is on the server, with values for its inputs.</summary>
internal sealed record DataFluxRequest(string Flow, Dictionary<string, string>? Inputs = null);

/// <summary>DataFlux gives out the identifiers: of a submission without an answer there are the flow's jobs that are new since.</summary>
internal sealed class DataFluxService(DataFluxClient dataFlux, TimeProvider time) : IBatchService
{
    public string Name => "dataflux";

    public void Check(string request) => Inputs(Read(request));

    public async Task<StoredJob> SubmitAsync(StoredJob job, CancellationToken cancellationToken)
    {
        DataFluxRequest request = Read(job.Request);
        return job.Submitted((await dataFlux.JobFlows.ExecuteByNameAsync(request.Flow, Inputs(request), cancellationToken)).Id);
    }

    public async Task<StoredJob> LookForAsync(StoredJob job, CancellationToken cancellationToken)
    {
        // The jobs' times are the server's, so it is asked how late it is there.
        TimeSpan ago = time.GetUtcNow() - job.SubmittingSince!.Value + RequestJson.ClockTolerance;
        DateTime? since = (await dataFlux.Server.GetInfoAsync(cancellationToken)).CurrentDate.ServerTime - ago;
        DataFluxList<DataFluxJobStatus> jobs = await dataFlux.Jobs.ListByFlowNameAsync(Read(job.Request).Flow, cancellationToken);

        // Without a time, a job may be new: it waits, or it cannot be read.
        IEnumerable<string> candidates = jobs
            .Where(candidate => since is null || candidate.Started.ServerTime is not { } started || started >= since)
            .Select(candidate => candidate.Id)
            .Concat(jobs.Unreadable.Select(candidate => candidate.Id).OfType<string>());
        return job.Unclear(candidates, "The job flow may have been executed: the candidates are its jobs since then.");
    }

    public IBatchJob GetHandle(StoredJob job) => dataFlux.Jobs.GetHandle(job.ServiceId!);

    private static DataFluxRequest Read(string json)
    {
        DataFluxRequest request = RequestJson.Read(json, JobServiceJson.Default.DataFluxRequest);
        return request.Flow.Length > 0
            ? request
            : throw new InputValidationException("the request", new ValidationError("/flow", "The name is empty.", "the name of a job flow"));
    }

    private static DataFluxInputs Inputs(DataFluxRequest request) =>
        new DataFluxInputsBuilder().Values((request.Inputs ?? []).Select(input => KeyValuePair.Create(input.Key, (string?)input.Value))).Build();
}
