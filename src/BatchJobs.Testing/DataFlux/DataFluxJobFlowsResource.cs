using System.Text.Json;

namespace BatchJobs.Testing.DataFlux;

/// <summary>Answers for <c>/jobFlowDefns</c>.</summary>
internal sealed class DataFluxJobFlowsResource(DataFluxStore store, Strictness strictness)
{
    private readonly DataFluxWire wire = new(store);
    private readonly DataFluxAnswers answers = new(store.Options);

    /// <summary>Lists all job flows, also those that the user may not use.</summary>
    public FakeResponse List(DataFluxCall call) =>
        DataFluxAnswers.Ok(DataFluxMediaTypes.Collection, store.Now(() => DataFluxWire.Flows(store.Flows.All, call.Links)));

    /// <summary>Creates, and never replaces. A new job flow is 200, not 201; an invalid name is 404.</summary>
    public FakeResponse Create(DataFluxCall call)
    {
        if (store.Options.UploadNeedsContentType && !DataFluxMediaTypes.Is(call.Request.ContentType, DataFluxMediaTypes.JobFlow))
        {
            return answers.WrongContentType(DataFluxMediaTypes.JobFlow);
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
            return answers.Error(400, exception.Message);
        }

        if (upload.Content.Length > store.Options.MaxContentBytes)
        {
            return TooLarge();
        }

        if (store.Flows.Names.Objection(upload.Name) is { } objection)
        {
            return answers.Error(404, objection);
        }

        DataFluxContent content = DataFluxContent.Read(Blob.Of(upload.Content));
        return store.Now(() => store.Flows.Find(upload.Name) is { } existing
            ? answers.Error(409, $"A job flow '{existing.Name}' exists already.")
            : Definition(call, store.Flows.Put(upload.Name, content, "", store.Moment)));
    }

    /// <summary>The definition, and with HEAD whether there is one. Like the list, it is not kept from anybody.</summary>
    public FakeResponse Get(DataFluxCall call, string id) => WithFlow(id, flow => Definition(call, flow));

    public FakeResponse Delete(DataFluxCall call, string id) => WithUsableFlow(call, id, flow =>
    {
        store.Flows.Remove(flow);
        return DataFluxAnswers.NoContent();
    });

    public FakeResponse GetContent(DataFluxCall call, string id) =>
        WithUsableFlow(call, id, flow => new FakeResponse(200, DataFluxMediaTypes.Content, flow.Content.Bytes));

    /// <summary>Replaces the content of a job flow that exists, whatever the new content is.</summary>
    public FakeResponse PutContent(DataFluxCall call, string id)
    {
        DataFluxContent? content = call.Request.Body.Length > store.Options.MaxContentBytes ? null : DataFluxContent.Read(call.Request.Body);
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
        ? answers.Error(500, objection)
        : DataFluxAnswers.Ok(DataFluxMediaTypes.Metadata, DataFluxWire.Metadata(flow, call.Links)));

    public FakeResponse GetJobs(DataFluxCall call, string id) => WithFlow(id, flow =>
    {
        string address = DataFluxWire.FlowAddress(flow.Id);
        FakeDataFluxJob[] jobs = [.. store.Jobs.All.Where(job => job.Run.Executed.FlowId == flow.Id)];
        return DataFluxAnswers.Ok(DataFluxMediaTypes.Collection, wire.Jobs(jobs, call.Links, $"{address}/jobs", (address, DataFluxMediaTypes.Definition)));
    });

    /// <summary>Starts a job, or queues it, and answers with a collection of this one job.</summary>
    public FakeResponse Execute(DataFluxCall call, string id) => WithUsableFlow(call, id, flow =>
    {
        if (!DataFluxMediaTypes.Is(call.Request.ContentType, DataFluxMediaTypes.Metadata))
        {
            return answers.WrongContentType(DataFluxMediaTypes.Metadata);
        }

        JsonElement inputs;
        try
        {
            inputs = DataFluxMetadata.ReadInputs(call.Request.Body, strictness);
        }
        catch (FormatException exception)
        {
            return answers.Error(400, exception.Message);
        }

        return store.IsFull
            ? answers.Error(500, $"All {store.Options.Servers} servers are busy, and jobs are not queued.")
            : DataFluxJobsResource.One(wire, call, store.Execute(flow, call.User, inputs));
    });

    private FakeResponse Definition(DataFluxCall call, DataFluxFlow flow) =>
        DataFluxAnswers.Ok(DataFluxMediaTypes.Definition, wire.Definition(flow, call.Links));

    private FakeResponse WithFlow(string id, Func<DataFluxFlow, FakeResponse> act) => DataFluxId.IsWellFormed(id)
        ? store.Now(() => store.Flows.FindById(id) is { } flow ? act(flow) : answers.Error(404, $"There is no job flow with the id '{id}'."))
        : answers.MalformedId(id);

    private FakeResponse WithUsableFlow(DataFluxCall call, string id, Func<DataFluxFlow, FakeResponse> act) => WithFlow(id, flow =>
        store.Users.MayUse(call.User, flow.Name, store.Flows.Names)
            ? act(flow)
            : answers.Error(403, $"The user '{call.User.Name}' may not use the job flow '{flow.Name}'."));

    private FakeResponse TooLarge() => answers.Error(413, $"The content is larger than {store.Options.MaxContentBytes} bytes.");
}
