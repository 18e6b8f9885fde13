using System.Text.Json;

namespace BatchJobs.Testing.DataFlux;

/// <summary>Answers for <c>/jobFlowDefns</c>.</summary>
internal sealed class DataFluxJobFlowsResource(DataFluxStore store, Strictness strictness)
{
    private readonly DataFluxJsonFormat format = new(store);
    private readonly DataFluxResponses responses = new(store.Options);

    /// <summary>Lists all job flows, also those that the user may not use.</summary>
    public FakeResponse List(DataFluxCall call) =>
        DataFluxResponses.Ok(DataFluxMediaTypes.Collection, store.At(call.Request.At, () => DataFluxJsonFormat.Flows(store.Flows.All, call.Links)));

    /// <summary>
    /// Creates, and never replaces. A new job flow is 200, not 201; an invalid name is 404. A name that the user is denied is 403, whether
    /// there is such a job flow or not.
    /// </summary>
    public FakeResponse Create(DataFluxCall call)
    {
        if (store.Options.UploadNeedsContentType && !call.Request.IsOf(DataFluxMediaTypes.JobFlow))
        {
            return responses.WrongContentType(DataFluxMediaTypes.JobFlow);
        }

        if (call.Request.Body.Length > DataFluxUpload.LongestBody(store.Options.MaxContentBytes))
        {
            return TooLarge();
        }

        DataFluxUpload upload;
        try
        {
            upload = DataFluxUpload.Read(call.Request.Body, strictness);
        }
        catch (FormatException exception)
        {
            return responses.Error(400, exception.Message).Undocumented(exception is UndocumentedException);
        }

        if (upload.Content.Length > store.Options.MaxContentBytes)
        {
            return TooLarge();
        }

        if (store.Flows.Names.Objection(upload.Name) is { } objection)
        {
            return responses.Error(404, objection);
        }

        DataFluxContent content = DataFluxContent.Read(Blob.Of(upload.Content), store.Options);
        return store.At(call.Request.At, () => !store.Users.MayUse(call.User, upload.Name, store.Flows.Names) ? Denied(call, upload.Name)
            : store.Flows.Find(upload.Name) is { } existing ? responses.Error(409, $"A job flow '{existing.Name}' exists already.")
            : Definition(call, store.Flows.Put(upload.Name, content, store.Moment)));
    }

    /// <summary>The definition, and with HEAD whether there is one. Like the list, it is not kept from anybody.</summary>
    public FakeResponse Get(DataFluxCall call, string id) => WithFlow(call, id, flow => Definition(call, flow));

    public FakeResponse Delete(DataFluxCall call, string id) => WithUsableFlow(call, id, flow =>
    {
        store.Flows.Remove(flow);
        return DataFluxResponses.NoContent();
    });

    public FakeResponse GetContent(DataFluxCall call, string id) =>
        WithUsableFlow(call, id, flow => new FakeResponse(200, DataFluxMediaTypes.Content, flow.Content.Bytes));

    /// <summary>Replaces the content of a job flow that exists, whatever the new content is.</summary>
    public FakeResponse PutContent(DataFluxCall call, string id)
    {
        DataFluxContent? content = call.Request.Body.Length > store.Options.MaxContentBytes ? null : DataFluxContent.Read(call.Request.Body, store.Options);
        return WithUsableFlow(call, id, flow =>
        {
            if (content is null)
            {
                return TooLarge();
            }

            flow.Replace(content, store.Moment);
            return Definition(call, flow);
        });
    }

    /// <summary>Inputs and outputs, for which the engine has to load the job flow.</summary>
    public FakeResponse GetMetadata(DataFluxCall call, string id) => WithUsableFlow(call, id, flow => flow.Content.EngineObjection is { } objection
        ? responses.Error(500, objection)
        : DataFluxResponses.Ok(DataFluxMediaTypes.Metadata, DataFluxJsonFormat.Metadata(flow, call.Links)));

    public FakeResponse GetJobs(DataFluxCall call, string id) => WithFlow(call, id, flow =>
    {
        string address = DataFluxJsonFormat.FlowAddress(flow.Id);
        FakeDataFluxJob[] jobs = [.. store.Jobs.All.Where(job => job.Executed.FlowId == flow.Id).ToArray().Select(store.Poll)];
        return DataFluxResponses.Ok(DataFluxMediaTypes.Collection, format.Jobs(jobs, call.Links, $"{address}/jobs", (address, DataFluxMediaTypes.Definition)));
    });

    /// <summary>Starts a job, or queues it, and answers with a collection of this one job.</summary>
    public FakeResponse Execute(DataFluxCall call, string id) => WithUsableFlow(call, id, flow =>
    {
        if (!call.Request.IsOf(DataFluxMediaTypes.Metadata))
        {
            return responses.WrongContentType(DataFluxMediaTypes.Metadata);
        }

        JsonElement inputs;
        try
        {
            inputs = DataFluxMetadata.ReadInputs(call.Request.Body, strictness);
        }
        catch (FormatException exception)
        {
            return responses.Error(400, exception.Message).Undocumented(exception is UndocumentedException);
        }

        return store.IsFull
            ? responses.Error(500, $"All {store.Options.Servers} servers are busy, and jobs are not queued.")
            : Started(call, store.Execute(flow, call.User, inputs));
    });

    private FakeResponse Started(DataFluxCall call, FakeDataFluxJob job) => DataFluxJobsResource.One(format, call, job).About(job, StateTable.None);

    private FakeResponse Definition(DataFluxCall call, DataFluxFlow flow) =>
        DataFluxResponses.Ok(DataFluxMediaTypes.Definition, format.Definition(flow, call.Links));

    private FakeResponse WithFlow(DataFluxCall call, string id, Func<DataFluxFlow, FakeResponse> act) => DataFluxId.IsWellFormed(id)
        ? store.At(call.Request.At, () => store.Flows.FindById(id) is { } flow ? act(flow) : responses.Error(404, $"There is no job flow with the id '{id}'."))
        : responses.MalformedId(id);

    private FakeResponse WithUsableFlow(DataFluxCall call, string id, Func<DataFluxFlow, FakeResponse> act) => WithFlow(call, id, flow =>
        store.Users.MayUse(call.User, flow.Name, store.Flows.Names)
            ? act(flow)
            : Denied(call, flow.Name));

    private FakeResponse Denied(DataFluxCall call, string flowName) =>
        responses.Error(403, $"The user '{call.User.Name}' may not use the job flow '{flowName}'.");

    private FakeResponse TooLarge() => responses.Error(413, $"The content is larger than {store.Options.MaxContentBytes} bytes.");
}
