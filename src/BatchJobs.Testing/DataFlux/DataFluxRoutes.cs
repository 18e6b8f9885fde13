namespace BatchJobs.Testing.DataFlux;

/// <summary>The table of contents of the service: one line an operation.</summary>
internal sealed class DataFluxRoutes(FakeDataFluxService service, Strictness strictness)
{
    private const string Realm = "Basic realm=\"DataFlux Data Management Server\"";

    private static readonly ServicePath Base = new("SASDataMgmtBatchJob", "rest");

    private static readonly string[] Documented =
    [
        "GET /", "GET /jobFlowDefns", "POST /jobFlowDefns", "HEAD /jobFlowDefns/{id}", "GET /jobFlowDefns/{id}", "DELETE /jobFlowDefns/{id}",
        "POST /jobFlowDefns/{id}", "GET /jobFlowDefns/{id}/content", "PUT /jobFlowDefns/{id}/content", "GET /jobFlowDefns/{id}/metadata",
        "GET /jobFlowDefns/{id}/jobs", "GET /jobs", "DELETE /jobs?state={jobState}", "GET /jobs/{id}", "DELETE /jobs/{id}", "GET /jobs/{id}/log",
        "GET /serverInfo", "DELETE /engines",
    ];

    private readonly DataFluxFakeOptions options = service.Options;
    private readonly DataFluxAnswers answers = new(service.Options);
    private readonly DataFluxServerResource server = new(service.Store);
    private readonly DataFluxJobFlowsResource flows = new(service.Store, strictness);
    private readonly DataFluxJobsResource jobs = new(service.Store, strictness);

    /// <summary>The answer to a request, or null when it is none of this service's.</summary>
    public FakeResponse? Answer(FakeRequest request)
    {
        if (Base.Rest(request) is not { } path)
        {
            return null;
        }

        if (service.Store.Now(() => service.Store.Users.Authenticate(request.Header("Authorization"))) is not { } user)
        {
            return answers.Error(401, "The credentials are missing or wrong.").With("WWW-Authenticate", Realm);
        }

        var links = new DataFluxLinks($"{Base.Before(request)}/SASDataMgmtBatchJob/rest");
        return Route(new DataFluxCall(request, user, links), path);
    }

    private FakeResponse Route(DataFluxCall call, string[] path) => (call.Request.Method, path) switch
    {
        ("GET", []) => DataFluxServerResource.Links(call),
        ("PUT", _) when Find(options.CancelLink, call, path) is { } id => jobs.Cancel(call, id),
        ("PUT", _) when Find(options.KillLink, call, path) is { } id => jobs.Kill(call, id),

        ("GET", ["jobFlowDefns"]) => flows.List(call),
        ("POST", ["jobFlowDefns"]) => flows.Create(call),
        ("GET" or "HEAD", ["jobFlowDefns", var id]) => flows.Get(call, id),
        ("DELETE", ["jobFlowDefns", var id]) => flows.Delete(call, id),
        ("POST", ["jobFlowDefns", var id]) => flows.Execute(call, id),
        ("GET", ["jobFlowDefns", var id, "content"]) => flows.GetContent(call, id),
        ("PUT", ["jobFlowDefns", var id, "content"]) => flows.PutContent(call, id),
        ("GET", ["jobFlowDefns", var id, "metadata"]) => flows.GetMetadata(call, id),
        ("GET", ["jobFlowDefns", var id, "jobs"]) => flows.GetJobs(call, id),

        ("GET", ["jobs"]) => jobs.List(call),
        ("DELETE", ["jobs"]) => jobs.DeleteByState(call),
        ("GET", ["jobs", var id]) => jobs.Get(call, id),
        ("DELETE", ["jobs", var id]) => jobs.Delete(call, id),
        ("GET", ["jobs", var id, "log"]) => jobs.GetLog(id),

        ("GET", ["serverInfo"]) => server.Info(call),
        ("DELETE", ["engines"]) => server.DeleteEngines(call),

        _ => Undocumented(call),
    };

    private static string? Find(string template, DataFluxCall call, string[] path) => new DataFluxLinkTemplate(template).Find(path, call.Request);

    private FakeResponse Undocumented(DataFluxCall call)
    {
        string asked = $"{call.Request.Method} {call.Request.RawPath}";
        return strictness == Strictness.AsServer
            ? DataFluxAnswers.Bare(404)
            : answers.Error(404, $"{asked} is not documented; the nearest documented operation is {NearestTo(call.Request)}. (Strict mode of the fake.)");
    }

    private static string NearestTo(FakeRequest request)
    {
        string[] path = Base.Rest(request)!;
        return Nearest.ToOperation($"{request.Method} /{string.Join('/', path)}", Math.Max(1, path.Length), Documented);
    }
}
