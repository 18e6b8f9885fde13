using BatchJobs.Client;
using BatchJobs.Client.Vitam;

namespace JobService;

/// <summary>What a Vitam worker is asked for: a step with its actions, on behalf of a tenant.</summary>
internal sealed record VitamRequest(string Step, IReadOnlyList<string> Actions, int Tenant);

/// <summary>Vitam gives out the identifiers too, and its list has only tasks that run. Its handles need the tenant beside the identifier.</summary>
internal sealed class VitamService(VitamClient vitam, TimeProvider time) : IBatchService
{
    public string Name => "vitam";

    public void Check(string request) => Step(Read(request));

    public async Task<StoredJob> SubmitAsync(StoredJob job, CancellationToken cancellationToken)
    {
        VitamRequest request = Read(job.Request);
        try
        {
            return job.Submitted((await vitam.Tasks.SubmitAsync(Step(request), Context(request), cancellationToken)).Task.Id);
        }
        catch (VitamStepExecutedException executed)
        {
            bool isWell = executed.ItemStatus.GlobalStatus == VitamItemStatusCode.Ok || executed.ItemStatus.GlobalStatus == VitamItemStatusCode.Warning;
            return job.Ended((isWell ? JobOutcomeStatus.Succeeded : JobOutcomeStatus.Failed).ToString(), executed.Message);
        }
    }

    public async Task<StoredJob> LookForAsync(StoredJob job, CancellationToken cancellationToken)
    {
        VitamRequestOptions context = Context(Read(job.Request));
        TimeSpan ago = time.GetUtcNow() - job.SubmittingSince!.Value + RequestJson.ClockTolerance;
        VitamTaskList running = await vitam.Tasks.ListAsync(options: context, cancellationToken: cancellationToken);
        DateTimeOffset since = (running.ResponseMetadata.Date ?? time.GetUtcNow()) - ago;
        List<string> candidates = [];
        foreach (string id in running.Ids)
        {
            try
            {
                if (await vitam.Tasks.GetAsync(id, context, cancellationToken) is not { Started.Instant: { } started } || started >= since)
                {
                    candidates.Add(id);
                }
            }
            catch (ResourceNotFoundException)
            {
                // It is another tenant's, or gone.
            }
        }

        string rest = running.HasMore || running.Hits.TimedOut ? " The list is incomplete." : "";
        return job.Unclear(candidates, $"The task may have been submitted: the candidates are the tasks since then that still run; one that has ended is not listed.{rest}");
    }

    public IBatchJob GetHandle(StoredJob job) => vitam.Tasks.GetHandle(job.ServiceId!, Context(Read(job.Request)));

    private static VitamRequest Read(string json) => RequestJson.Read(json, JobServiceJson.Default.VitamRequest);

    private static VitamRequestOptions Context(VitamRequest request) => new() { TenantId = request.Tenant };

    private static VitamStep Step(VitamRequest request) =>
        request.Actions.Aggregate(VitamStep.Named(request.Step), (step, action) => step.Action(action)).Build();
}
