using System.Net.Http.Headers;
using System.Text;

namespace BatchJobs.Client.DataFlux;

internal sealed class DataFluxJobFlows(
    ServiceTransport transport, TimeProvider time, TimeSpan metadataTimeout, string? userName, DataFluxClient client) : IDataFluxJobFlows
{
    private const int LongestNameInBytes = 4096;

    private static readonly MediaTypeHeaderValue Metadata = new(DataFluxMediaTypes.Metadata);

    public Task<IReadOnlyList<DataFluxJobFlowSummary>> ListAsync(CancellationToken cancellationToken = default) => transport.SendAsync(
        DataFluxOperations.ListJobFlows.Call(),
        DataFluxJson.Default.DataFluxCollectionDataFluxJobFlowSummary,
        static (flows, _) => flows.WholeItems(),
        cancellationToken);

    public async Task<DataFluxJobFlow> CreateAsync(string name, Stream content, CancellationToken cancellationToken = default)
    {
        CheckName(name);
        var source = new UploadSource(content);
        ServiceCall call = DataFluxOperations.CreateJobFlow.Call() with
        {
            CreateContent = () => new JobFlowUpload(name, source),
            CanBeSentAgain = source.CanBeReadAgain,
        };

        try
        {
            return await transport.SendAsync(call, DataFluxJson.Default.DataFluxJobFlow, cancellationToken).ConfigureAwait(false);
        }
        catch (ResourceNotFoundException refusal)
        {
            throw new InvalidJobFlowNameException(name, refusal);
        }
    }

    public async Task<bool> ExistsAsync(string id, CancellationToken cancellationToken = default)
    {
        try
        {
            return await transport.SendAsync(DataFluxOperations.JobFlowExists.Call(OpaqueId.Encode(id)), static _ => true, cancellationToken).ConfigureAwait(false);
        }
        catch (ResourceNotFoundException)
        {
            return false;
        }
    }

    public Task<DataFluxJobFlow> GetAsync(string id, CancellationToken cancellationToken = default) =>
        transport.SendAsync(DataFluxOperations.GetJobFlow.Call(OpaqueId.Encode(id)), DataFluxJson.Default.DataFluxJobFlow, cancellationToken);

    public async Task<Stream> GetContentAsync(string id, CancellationToken cancellationToken = default) =>
        await transport.OpenAsync(DataFluxOperations.GetJobFlowContent.Call(OpaqueId.Encode(id)) with { HandsOutBody = true }, cancellationToken).ConfigureAwait(false);

    public Task<DataFluxJobFlow> UpdateContentAsync(string id, Stream content, CancellationToken cancellationToken = default)
    {
        string path = OpaqueId.Encode(id);
        var source = new UploadSource(content);
        ServiceCall call = DataFluxOperations.UpdateJobFlowContent.Call(path) with
        {
            CreateContent = () => new UploadContent(source, DataFluxMediaTypes.Content),
            CanBeSentAgain = source.CanBeReadAgain,
        };

        return transport.SendAsync(call, DataFluxJson.Default.DataFluxJobFlow, cancellationToken);
    }

    public Task<bool> DeleteAsync(string id, CancellationToken cancellationToken = default) =>
        transport.DeleteAsync(DataFluxOperations.DeleteJobFlow.Call(OpaqueId.Encode(id)), cancellationToken);

    public Task<DataFluxJobFlowMetadata> GetMetadataAsync(string id, CancellationToken cancellationToken = default) => transport.SendAsync(
        DataFluxOperations.GetJobFlowMetadata.Call(OpaqueId.Encode(id)) with { TimeLimit = metadataTimeout },
        DataFluxJson.Default.DataFluxJobFlowMetadata,
        cancellationToken);

    public async Task<DataFluxJob> ExecuteAsync(string id, DataFluxInputs? inputs = null, CancellationToken cancellationToken = default)
    {
        string path = OpaqueId.Encode(id);
        ReadOnlyMemory<byte> body = DataFluxInputs.Write(inputs);
        var trace = new SubmissionTrace();
        ServiceCall call = DataFluxOperations.ExecuteJobFlow.Call(path) with
        {
            CreateContent = () => new ReadOnlyMemoryContent(body) { Headers = { ContentType = Metadata } },
            Trace = trace,
        };

        long start = time.GetTimestamp();
        try
        {
            string jobId = await transport.SendAsync(call, DataFluxJson.Default.JsonElement, static (answer, _) => SingleJob.ReadId(answer), cancellationToken).ConfigureAwait(false);
            return new DataFluxJob(jobId, client);
        }
        catch (Exception lost) when (trace.LeavesOpen(lost))
        {
            throw await new LostExecution(client, time, id, start, userName).DescribeAsync(lost, cancellationToken).ConfigureAwait(false);
        }
    }

    public Task<IReadOnlyList<DataFluxJobStatus>> GetJobsAsync(string id, CancellationToken cancellationToken = default) => transport.SendAsync(
        DataFluxOperations.GetJobFlowJobs.Call(OpaqueId.Encode(id)),
        DataFluxJson.Default.DataFluxCollectionDataFluxJobStatus,
        static (jobs, _) => jobs.WholeItems(),
        cancellationToken);

    private static void CheckName(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (!WholeText.IsWhole(name))
        {
            throw new ArgumentException("The name contains half of a surrogate pair.", nameof(name));
        }

        int bytes = Encoding.UTF8.GetByteCount(name);
        if (bytes > LongestNameInBytes)
        {
            throw new ArgumentException($"The name has {bytes} bytes, and may have {LongestNameInBytes}.", nameof(name));
        }
    }
}
