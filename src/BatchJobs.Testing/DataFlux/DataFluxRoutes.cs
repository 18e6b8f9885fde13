namespace BatchJobs.Testing.DataFlux;

/// <summary>A request whose sender is known.</summary>
internal sealed record DataFluxCall(FakeRequest Request, DataFluxUser User, DataFluxLinks Links);

/// <summary>The table of contents of the service: one line an operation.</summary>
internal sealed class DataFluxRoutes
{
    private const string Realm = "Basic realm=\"DataFlux Data Management Server\"";

    private static readonly ServicePath Base = new("SASDataMgmtBatchJob", "rest");

    private readonly RouteTable<DataFluxCall> routes;
    private readonly DataFluxFakeOptions options;
    private readonly Strictness strictness;
    private readonly DataFluxStore store;
    private readonly DataFluxResponses responses;
    private readonly DataFluxJobsResource jobs;

    public DataFluxRoutes(FakeDataFluxService service, Strictness strictness)
    {
        options = service.Options;
        store = service.Store;
        this.strictness = strictness;
        responses = new DataFluxResponses(options);
        jobs = new DataFluxJobsResource(store, strictness);
        var server = new DataFluxServerResource(store);
        var flows = new DataFluxJobFlowsResource(store, strictness);
        routes = new RouteTable<DataFluxCall>("",
            new("GET", "/", DataFluxOperation.GetRoot, (call, _) => DataFluxServerResource.Links(call)),
            new("GET", "/jobFlowDefns", DataFluxOperation.ListJobFlows, (call, _) => flows.List(call)),
            new("POST", "/jobFlowDefns", DataFluxOperation.CreateJobFlow, (call, _) => flows.Create(call)),
            new("HEAD", "/jobFlowDefns/{id}", DataFluxOperation.JobFlowExists, flows.Get),
            new("GET", "/jobFlowDefns/{id}", DataFluxOperation.GetJobFlow, flows.Get),
            new("DELETE", "/jobFlowDefns/{id}", DataFluxOperation.DeleteJobFlow, flows.Delete),
            new("POST", "/jobFlowDefns/{id}", DataFluxOperation.ExecuteJobFlow, flows.Execute),
            new("GET", "/jobFlowDefns/{id}/content", DataFluxOperation.GetJobFlowContent, flows.GetContent),
            new("PUT", "/jobFlowDefns/{id}/content", DataFluxOperation.UpdateJobFlowContent, flows.PutContent),
            new("GET", "/jobFlowDefns/{id}/metadata", DataFluxOperation.GetJobFlowMetadata, flows.GetMetadata),
            new("GET", "/jobFlowDefns/{id}/jobs", DataFluxOperation.GetJobFlowJobs, flows.GetJobs),
            new("GET", "/jobs", DataFluxOperation.ListJobs, (call, _) => jobs.List(call)),
            new("DELETE", "/jobs?state={jobState}", DataFluxOperation.DeleteJobsByState, (call, _) => jobs.DeleteByState(call)),
            new("GET", "/jobs/{id}", DataFluxOperation.GetJob, jobs.Get),
            new("DELETE", "/jobs/{id}", DataFluxOperation.DeleteJob, jobs.Delete),
            new("GET", "/jobs/{id}/log", DataFluxOperation.GetJobLog, jobs.GetLog),
            new("GET", "/serverInfo", DataFluxOperation.GetServerInfo, (call, _) => server.Info(call)),
            new("DELETE", "/engines", DataFluxOperation.DeleteEngines, (call, _) => server.DeleteEngines(call)));
    }

    /// <summary>The answer to a request, or null when it is none of this service's.</summary>
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
    private FakeResponse Route(DataFluxCall call, string[] path) =>
        Find(options.CancelLink, call, path) is { } canceled ? jobs.Cancel(call, canceled).By(DataFluxOperation.CancelJob)
        : Find(options.KillLink, call, path) is { } killed ? jobs.Kill(call, killed).By(DataFluxOperation.KillJob)
        : routes.Find(call.Request.Method, path, out string id) is { } route ? route.Answer(call, id).By(route.Operation)
        : Undocumented(call.Request, path);

    private static string? Find(string template, DataFluxCall call, string[] path) =>
        call.Request.Method == "PUT" ? new DataFluxLinkTemplate(template).Find(path, call.Request) : null;

    private FakeResponse Undocumented(FakeRequest request, string[] path) => strictness == Strictness.Lenient
        ? DataFluxResponses.Bare(404)
        : responses.Error(404, $"{request.Method} {request.RawPath} is not documented; the nearest documented operation is {routes.Closest(request.Method, path)}. (Strict mode of the fake.)");
}
