using System.Text.Json;
using System.Text.Json.Serialization;

namespace BatchJobs.Client.DataFlux;

/// <summary>What the service's interfaces send and return, as it travels.</summary>
internal sealed class DataFluxSerializer : ServiceSerializer
{
    public DataFluxSerializer(TimeProvider time)
        : base(time)
    {
        Writes<DataFluxNewJobFlow>(static flow => new JobFlowUpload(flow.Name, flow.Content.Source));
        Writes<Upload>(static content => new UploadContent(content.Source, DataFluxHeaders.Content, content.Progress));
        Writes<DataFluxInputs>(static inputs => new JsonBody(DataFluxInputs.Write(inputs)));

        ReadsJson(DataFluxJson.Default.DataFluxRoot);
        ReadsJson(DataFluxJson.Default.DataFluxServerInfo);
        ReadsJson(DataFluxJson.Default.DataFluxJobFlow);
        ReadsJson(DataFluxJson.Default.DataFluxJobFlowMetadata);
        ReadsJson(DataFluxJson.Default.DataFluxCollectionDataFluxJobFlowSummary, static (flows, _) => flows.WholeItems());
        ReadsJson(DataFluxJson.Default.DataFluxCollectionDataFluxJobStatus, static (jobs, _) => jobs.WholeItems());
        ReadsJson(DataFluxJson.Default.JsonElement, static (element, content) => SingleJobReader.Read(element, content.Id!));
        ReadsJson(DataFluxJson.Default.JsonElement, static (element, _) => new DataFluxStartedJob(SingleJobReader.ReadId(element)));
        ReadsText(static text => SingleJobReader.TryRead(text) is { } job ? new DataFluxLinkedJob(job) : null);
    }
}

/// <summary>The JSON of the service.</summary>
[JsonSourceGenerationOptions(
    RespectNullableAnnotations = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(LenientInt32Converter), typeof(LenientInt64Converter)])]
[JsonSerializable(typeof(DataFluxRoot))]
[JsonSerializable(typeof(DataFluxServerInfo))]
[JsonSerializable(typeof(DataFluxJobFlow))]
[JsonSerializable(typeof(DataFluxJobFlowMetadata))]
[JsonSerializable(typeof(DataFluxJobStatus))]
[JsonSerializable(typeof(DataFluxCollection<DataFluxJobFlowSummary>))]
[JsonSerializable(typeof(DataFluxCollection<DataFluxJobStatus>))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class DataFluxJson : JsonSerializerContext;
