using System.Runtime.ExceptionServices;

namespace BatchJobs.Client.DataFlux;

internal sealed class DataFluxJobFlows(IDataFluxJobFlowDefnsApi api, TimeProvider time, string? userName, DataFluxClient client) : IDataFluxJobFlows
{
    private static readonly DataFluxInputs NoInputs = new DataFluxInputsBuilder().Build();

    public Task<IReadOnlyList<DataFluxJobFlowSummary>> ListAsync(CancellationToken cancellationToken = default) => api.ListAsync(cancellationToken);

    public async Task<DataFluxJobFlow> CreateAsync(string name, Stream content, CancellationToken cancellationToken = default)
    {
        var jobFlow = new DataFluxNewJobFlow(name, new Upload(content));
        try
        {
            return await api.CreateAsync(jobFlow, cancellationToken).ConfigureAwait(false);
        }
        catch (ResourceNotFoundException refusal)
        {
            throw new InvalidJobFlowNameException(name, refusal);
        }
        catch (SubmissionOutcomeUnknownException doubt) when (doubt.InnerException is { } cause)
        {
            // A flow runs nothing, and can be looked for by its name.
            ExceptionDispatchInfo.Throw(cause);
            throw;
        }
    }

    public async Task<bool> ExistsAsync(string id, CancellationToken cancellationToken = default)
    {
        OpaqueId.Check(id);
        try
        {
            await api.ExistsAsync(id, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (ResourceNotFoundException)
        {
            return false;
        }
    }

    public Task<DataFluxJobFlow> GetAsync(string id, CancellationToken cancellationToken = default)
    {
        OpaqueId.Check(id);
        return api.GetAsync(id, cancellationToken);
    }

    public Task<Stream> GetContentAsync(string id, CancellationToken cancellationToken = default)
    {
        OpaqueId.Check(id);
        return api.GetContentAsync(id, cancellationToken);
    }

    public Task<DataFluxJobFlow> UpdateContentAsync(string id, Stream content, CancellationToken cancellationToken = default)
    {
        OpaqueId.Check(id);
        return api.UpdateContentAsync(id, new Upload(content), cancellationToken);
    }

    public Task<bool> DeleteAsync(string id, CancellationToken cancellationToken = default)
    {
        OpaqueId.Check(id);
        return AttemptHistory.DeleteAsync(() => api.DeleteAsync(id, cancellationToken));
    }

    public Task<DataFluxJobFlowMetadata> GetMetadataAsync(string id, CancellationToken cancellationToken = default)
    {
        OpaqueId.Check(id);
        return api.GetMetadataAsync(id, cancellationToken);
    }

    public async Task<DataFluxJob> ExecuteAsync(string id, DataFluxInputs? inputs = null, CancellationToken cancellationToken = default)
    {
        OpaqueId.Check(id);
        long start = time.GetTimestamp();
        try
        {
            DataFluxStartedJob started = await api.ExecuteAsync(id, inputs ?? NoInputs, cancellationToken).ConfigureAwait(false);
            return new DataFluxJob(started.Id, client);
        }
        catch (SubmissionOutcomeUnknownException doubt) when (doubt.InnerException is { } lost)
        {
            throw await new DataFluxSubmissionReconciler(client, time, id, start, userName).DescribeAsync(lost, cancellationToken).ConfigureAwait(false);
        }
    }

    public Task<IReadOnlyList<DataFluxJobStatus>> GetJobsAsync(string id, CancellationToken cancellationToken = default)
    {
        OpaqueId.Check(id);
        return api.ListJobsAsync(id, cancellationToken);
    }
}
