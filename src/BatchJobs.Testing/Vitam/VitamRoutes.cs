namespace BatchJobs.Testing.Vitam;

/// <summary>A request, with the identifier that its response gets.</summary>
internal sealed record VitamRequest(FakeRequest Request, string RequestId, VitamHeaders Headers)
{
    /// <summary>The request as one to the tasks.</summary>
    /// <exception cref="VitamRequestException">The tenant is not an integer.</exception>
    public VitamCall ToCall() => new(Request, RequestId, Headers.Tenant, Headers.ApplicationId);
}

/// <summary>A request to the tasks, with what its headers and its response's say.</summary>
/// <param name="Request">The request.</param>
/// <param name="RequestId">The <c>X-Request-Id</c> of its response.</param>
/// <param name="Tenant">The tenant whose tasks it is about; null for all.</param>
/// <param name="ApplicationId">The sender's session; null when none was sent.</param>
internal sealed record VitamCall(FakeRequest Request, string RequestId, int? Tenant, string? ApplicationId)
{
    /// <summary>Whether the caller may see a task.</summary>
    public bool Sees(FakeVitamTask task) => Tenant is null || task.Tenant == Tenant;
}

/// <summary>The operations of the service, one line each.</summary>
internal sealed class VitamRoutes : IServiceRoutes
{
    private static readonly ServicePath Base = new("v1");
    private static readonly ServicePath Tasks = new("v1", "tasks");
    private static readonly ServicePath Status = new("v1", "status");

    private static readonly RouteTable<VitamRoutes, VitamRequest> Table = new("/v1",
        new("GET", "/tasks", VitamOperation.ListTasks, static (service, request, _) => service.tasks.List(request.ToCall())),
        new("POST", "/tasks", VitamOperation.SubmitTask, static (service, request, _) => service.tasks.Submit(request.ToCall())),
        new("PUT", "/tasks", VitamOperation.CancelByRequestId, static (service, request, _) => service.tasks.CancelByRequestId(request.ToCall())),
        new("GET", "/tasks/{id_async}", VitamOperation.GetTask, static (service, request, id) => service.tasks.Get(request.ToCall(), id)),
        new("PUT", "/tasks/{id_async}", VitamOperation.CancelTask, static (service, request, id) => service.tasks.Cancel(request.ToCall(), id)),
        new("GET", "/status", VitamOperation.GetStatus, static (service, request, _) => service.status.Get(request.Request)));

    private readonly VitamFakeOptions options;
    private readonly VitamStore store;
    private readonly Strictness strictness;
    private readonly VitamResponses responses;
    private readonly VitamTasksResource tasks;
    private readonly VitamStatusResource status;

    public VitamRoutes(FakeVitamService service, Strictness strictness)
    {
        options = service.Options;
        store = service.Store;
        this.strictness = strictness;
        responses = new VitamResponses(options);
        tasks = new VitamTasksResource(service.Store, strictness);
        status = new VitamStatusResource(service.Store);
    }

    public RequestTarget? Find(FakeRequest request) => PathOf(request) is { } path ? Table.Find(request, path) : null;

    public FakeResponse Error(FakeRequest request, int status, string reason)
    {
        var headers = new VitamHeaders(request);
        FakeResponse response = responses.Error(status, reason);
        return status == 503 ? response : WithStandardHeaders(response, RequestId(headers), headers);
    }

    public FakeJob? FindJob(string id) => store.Now(() => store.Jobs.TryGet(id, out FakeVitamTask? task) ? task : null);

    public FakeResponse? Answer(FakeRequest request)
    {
        if (PathOf(request) is not { } path)
        {
            return null;
        }

        var headers = new VitamHeaders(request);
        string requestId = RequestId(headers);
        FakeResponse response = AccessRefused(headers) ?? Route(new VitamRequest(request, requestId, headers), path);

        // The only response that is documented without them.
        return response.Status == 503 ? response : WithStandardHeaders(response, requestId, headers);
    }

    private string RequestId(VitamHeaders headers) => (options.EchoRequestIds ? headers.RequestId : null) ?? store.RequestIds.Next();

    private FakeResponse Route(VitamRequest request, string[] path)
    {
        try
        {
            return Table.Answer(this, request, request.Request, path) ?? Undocumented(request.Request, path);
        }
        catch (VitamRequestException refusal)
        {
            return responses.Error(412, refusal.Reason, refusal.Hint).Undocumented(refusal.Hint is not null);
        }
    }

    /// <summary>What follows the version; a gateway's own <c>v1</c> does not count when there is another one.</summary>
    private static string[]? PathOf(FakeRequest request) =>
        Tasks.Rest(request) is { } task ? ["tasks", .. task]
        : Status.Rest(request) is { } rest ? ["status", .. rest]
        : Base.Rest(request);

    private FakeResponse? AccessRefused(VitamHeaders headers) =>
        string.IsNullOrEmpty(headers.Key) ? responses.Error(401, "The X-Vitam-Key is missing.")
        : options.PlatformKey is { } expected && headers.Key != expected ? responses.Error(401, "The X-Vitam-Key is wrong.")
        : null;

    private FakeResponse Undocumented(FakeRequest request, string[] path)
    {
        string missing = $"is not documented; the nearest documented operation is {Table.Closest(request.Method, path)}.";
        return (Table.AllowedMethods(path) is { Length: > 0 } allowed
            ? responses.Error(405, $"The verb {missing}").With("Allow", allowed)
            : responses.Error(404, $"The path {missing}", strictness == Strictness.Lenient ? null : Table.Undocumented(request, path))).Undocumented();
    }

    private FakeResponse WithStandardHeaders(FakeResponse response, string requestId, VitamHeaders headers)
    {
        response.With("X-Request-Id", requestId).With("FullApiVersion", options.ApiVersion);
        response.Headers.AddRange(headers.Echo());
        return response;
    }
}
