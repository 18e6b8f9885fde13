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
        ReadsJson(DataFluxJson.Default.DataFluxCollectionDataFluxJobFlowSummary, static (flows, content) => Masked(flows.Items, content.Call, static (flow, _) => flow));
        ReadsJson(DataFluxJson.Default.DataFluxCollectionDataFluxJobStatus, static (jobs, content) => Masked(jobs.Items, content.Call, Masked));
        ReadsJson(DataFluxJson.Default.JsonElement, static (element, content) => Masked(SingleJobReader.Read(element, content.Call.ResourceId!), content.Call));
        ReadsJson(DataFluxJson.Default.JsonElement, static (element, _) => new DataFluxStartedJob(SingleJobReader.ReadId(element)));
        ReadsText(static (text, content) => SingleJobReader.TryRead(text) is { } job ? new DataFluxLinkedJob(Masked(job, content.Call)) : null);
    }

    private static DataFluxList<T> Masked<T>(DataFluxList<T> list, Call call, Func<T, Call, T> mask) => new(
        [.. list.Select(item => mask(item, call))],
        [.. list.Unreadable.Select(item => item with { Id = call.Masked(item.Id), Name = call.Masked(item.Name), Problem = call.Masked(item.Problem) })]);

    /// <summary>The state and the links go into exceptions.</summary>
    private static DataFluxJobStatus Masked(DataFluxJobStatus job, Call call) => job with
    {
        State = new DataFluxJobState(call.MaskedWord(job.State.Value)),
        Links = [.. job.Links.Select(link => link with { Href = call.MaskedAddress(link.Href), Uri = call.MaskedAddress(link.Uri) })],
    };
}

/// <summary>The JSON of the service.</summary>
[JsonSourceGenerationOptions(
    RespectNullableAnnotations = true,
    AllowTrailingCommas = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(LenientInt32Converter), typeof(LenientInt64Converter), typeof(DataFluxListConverter<DataFluxJobFlowSummary>), typeof(DataFluxListConverter<DataFluxJobStatus>)])]
[JsonSerializable(typeof(DataFluxRoot))]
[JsonSerializable(typeof(DataFluxServerInfo))]
[JsonSerializable(typeof(DataFluxJobFlow))]
[JsonSerializable(typeof(DataFluxJobFlowMetadata))]
[JsonSerializable(typeof(DataFluxJobStatus))]
[JsonSerializable(typeof(DataFluxCollection<DataFluxJobFlowSummary>))]
[JsonSerializable(typeof(DataFluxCollection<DataFluxJobStatus>))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class DataFluxJson : JsonSerializerContext;
