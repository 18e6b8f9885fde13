namespace BatchJobs.Testing.DataFlux;

/// <summary>A request whose sender is known.</summary>
internal sealed record DataFluxCall(FakeRequest Request, DataFluxUser User, DataFluxLinks Links);

/// <summary>The operations of the service, one line each.</summary>
internal sealed class DataFluxRoutes : IServiceRoutes
{
    private const string Realm = "Basic realm=\"DataFlux Data Management Server\"";

    private static readonly ServicePath Base = new("SASDataMgmtBatchJob", "rest");

    private static readonly RouteTable<DataFluxRoutes, DataFluxCall> Table = new("",
        new("GET", "/", DataFluxOperation.GetRoot, static (service, call, _) => DataFluxServerResource.Links(call)),
        new("GET", "/jobFlowDefns", DataFluxOperation.ListJobFlows, static (service, call, _) => service.Denied(call, DataFluxCommand.List) ?? service.flows.List(call)),
        new("POST", "/jobFlowDefns", DataFluxOperation.CreateJobFlow, static (service, call, _) => service.Denied(call, DataFluxCommand.Post) ?? service.flows.Create(call)),
        new("HEAD", "/jobFlowDefns/{id}", DataFluxOperation.JobFlowExists, static (service, call, id) => service.flows.Get(call, id)),
        new("GET", "/jobFlowDefns/{id}", DataFluxOperation.GetJobFlow, static (service, call, id) => service.flows.Get(call, id)),
        new("DELETE", "/jobFlowDefns/{id}", DataFluxOperation.DeleteJobFlow, static (service, call, id) => service.Denied(call, DataFluxCommand.Delete) ?? service.flows.Delete(call, id)),
        new("POST", "/jobFlowDefns/{id}", DataFluxOperation.ExecuteJobFlow, static (service, call, id) => service.Denied(call, DataFluxCommand.List, DataFluxCommand.Execute) ?? service.flows.Execute(call, id)),
        new("GET", "/jobFlowDefns/{id}/content", DataFluxOperation.GetJobFlowContent, static (service, call, id) => service.flows.GetContent(call, id)),
        new("PUT", "/jobFlowDefns/{id}/content", DataFluxOperation.UpdateJobFlowContent, static (service, call, id) => service.Denied(call, DataFluxCommand.Post) ?? service.flows.PutContent(call, id)),
        new("GET", "/jobFlowDefns/{id}/metadata", DataFluxOperation.GetJobFlowMetadata, static (service, call, id) => service.flows.GetMetadata(call, id)),
        new("GET", "/jobFlowDefns/{id}/jobs", DataFluxOperation.GetJobFlowJobs, static (service, call, id) => service.flows.GetJobs(call, id)),
        new("GET", "/jobs", DataFluxOperation.ListJobs, static (service, call, _) => service.jobs.List(call)),
        new("DELETE", "/jobs?state={jobState}", DataFluxOperation.DeleteJobsByState, static (service, call, _) => service.Denied(call, DataFluxCommand.Delete) ?? service.jobs.DeleteByState(call)),
        new("GET", "/jobs/{id}", DataFluxOperation.GetJob, static (service, call, id) => service.jobs.Get(call, id)),
        new("DELETE", "/jobs/{id}", DataFluxOperation.DeleteJob, static (service, call, id) => service.Denied(call, DataFluxCommand.Delete) ?? service.jobs.Delete(call, id)),
        new("GET", "/jobs/{id}/log", DataFluxOperation.GetJobLog, static (service, call, id) => service.jobs.GetLog(call, id)),
        new("GET", "/serverInfo", DataFluxOperation.GetServerInfo, static (service, call, _) => service.server.Info(call)),
        new("DELETE", "/engines", DataFluxOperation.DeleteEngines, static (service, call, _) => service.server.DeleteEngines(call)));

    private readonly DataFluxFakeOptions options;
    private readonly Strictness strictness;
    private readonly DataFluxStore store;
    private readonly DataFluxResponses responses;
    private readonly DataFluxServerResource server;
    private readonly DataFluxJobFlowsResource flows;
    private readonly DataFluxJobsResource jobs;

    public DataFluxRoutes(FakeDataFluxService service, Strictness strictness)
    {
        options = service.Options;
        store = service.Store;
        this.strictness = strictness;
        responses = new DataFluxResponses(options);
        server = new DataFluxServerResource(store);
        flows = new DataFluxJobFlowsResource(store, strictness);
        jobs = new DataFluxJobsResource(store, strictness);
    }

    public RequestTarget? Find(FakeRequest request) => Base.Rest(request) is not { } path ? null
        : Find(options.CancelLink, request, path) is { } canceled ? new RequestTarget(DataFluxOperation.CancelJob, canceled)
        : Find(options.KillLink, request, path) is { } killed ? new RequestTarget(DataFluxOperation.KillJob, killed)
        : Table.Find(request, path);

    public FakeResponse Error(FakeRequest request, int status, string reason) => responses.Error(status, reason);

    public FakeJob? FindJob(string id) => store.Now(() => store.Jobs.TryGet(id, out FakeDataFluxJob? job) ? job : null);

    public FakeResponse? Answer(FakeRequest request)
    {
        if (Base.Rest(request) is not { } path)
        {
            return null;
        }

        if (store.At(request.At, () => store.Users.Authenticate(request.Header("Authorization"))) is not { } user)
        {
            return responses.Error(401, "The credentials are missing or wrong.").With("WWW-Authenticate", Realm);
        }

        var links = new DataFluxLinks($"{Base.Before(request)}/SASDataMgmtBatchJob/rest");
        return Route(new DataFluxCall(request, user, links), path);
    }

    /// <summary>Where a job is canceled and killed is no route of the document's: clients follow the links that the options tell.</summary>
    private FakeResponse Route(DataFluxCall call, string[] path)
    {
        if (Find(options.CancelLink, call.Request, path) is { } canceled)
        {
            call.Request.Note(DataFluxOperation.CancelJob, canceled);
            return jobs.Cancel(call, canceled);
        }

        if (Find(options.KillLink, call.Request, path) is { } killed)
        {
            call.Request.Note(DataFluxOperation.KillJob, killed);
            return jobs.Kill(call, killed);
        }

        return Table.Answer(this, call, call.Request, path) ?? Undocumented(call.Request, path);
    }

    private static string? Find(string template, FakeRequest request, string[] path) =>
        request.Method == "PUT" ? new DataFluxLinkTemplate(template).Find(path, request) : null;

    /// <summary>The refusal of a user who may not give one of the commands that an operation needs; null for everybody else.</summary>
    private FakeResponse? Denied(DataFluxCall call, params ReadOnlySpan<DataFluxCommand> commands)
    {
        foreach (DataFluxCommand command in commands)
        {
            if (!store.Users.MayGive(call.User, command))
            {
                return responses.Error(403, $"The user '{call.User.Name}' may not give the command '{command}'.");
            }
        }

        return null;
    }

    private FakeResponse Undocumented(FakeRequest request, string[] path) => (strictness == Strictness.Lenient
        ? DataFluxResponses.Bare(404)
        : responses.Error(404, Table.Undocumented(request, path))).Undocumented();
}
