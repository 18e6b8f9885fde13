namespace BatchJobs.Testing.Vitam;

/// <summary>The table of contents of the service: one line an operation.</summary>
internal sealed class VitamRoutes(FakeVitamService service, Strictness strictness)
{
    private static readonly ServicePath Base = new("v1");
    private static readonly ServicePath Tasks = new("v1", "tasks");
    private static readonly ServicePath Status = new("v1", "status");

    private static readonly string[] Documented =
    [
        "GET /v1/tasks", "POST /v1/tasks", "PUT /v1/tasks", "GET /v1/tasks/{id_async}", "PUT /v1/tasks/{id_async}", "GET /v1/status",
    ];

    private readonly VitamFakeOptions options = service.Options;
    private readonly VitamAnswers answers = new(service.Options);
    private readonly VitamTasksResource tasks = new(service.Store, strictness);
    private readonly VitamStatusResource status = new(service.Store);
    private readonly VitamIds requestIds = new(stride: 2_718_281_828_459_045);

    /// <summary>The answer to a request, or null when it is none of this service's.</summary>
    public FakeResponse? Answer(FakeRequest request)
    {
        if (PathOf(request) is not { } path)
        {
            return null;
        }

        string requestId = requestIds.Next();
        var headers = new VitamHeaders(request);
        FakeResponse response;
        try
        {
            response = AccessRefused(headers) ?? Route(request, requestId, headers, path);
        }
        catch (VitamRefusedException refusal)
        {
            response = answers.Error(412, refusal.Reason, refusal.Hint);
        }

        // The only answer that is documented without them.
        return response.Status == 503 ? response : WithStandardHeaders(response, requestId, headers);
    }

    private FakeResponse Route(FakeRequest request, string requestId, VitamHeaders headers, string[] path) => (request.Method, path) switch
    {
        ("GET", ["tasks"]) => tasks.List(Call(request, requestId, headers)),
        ("POST", ["tasks"]) => tasks.Submit(Call(request, requestId, headers)),
        ("PUT", ["tasks"]) => tasks.CancelNamed(Call(request, requestId, headers)),
        ("GET", ["tasks", var id]) => tasks.Get(Call(request, requestId, headers), id),
        ("PUT", ["tasks", var id]) => tasks.Cancel(Call(request, requestId, headers), id),

        ("GET", ["status"]) => status.Get(),

        (_, ["tasks"]) => MethodNotAllowed(request, "GET, POST, PUT"),
        (_, ["tasks", _]) => MethodNotAllowed(request, "GET, PUT"),
        (_, ["status"]) => MethodNotAllowed(request, "GET"),
        _ => Undocumented(request),
    };

    /// <summary>What follows the version; a gateway's own <c>v1</c> does not count when there is another one.</summary>
    private static string[]? PathOf(FakeRequest request) =>
        Tasks.Rest(request) is { } task ? ["tasks", .. task]
        : Status.Rest(request) is { } rest ? ["status", .. rest]
        : Base.Rest(request);

    private static VitamCall Call(FakeRequest request, string requestId, VitamHeaders headers) =>
        new(request, requestId, headers.Tenant, headers.ApplicationId);

    private FakeResponse? AccessRefused(VitamHeaders headers) =>
        string.IsNullOrEmpty(headers.Key) ? answers.Error(401, "The X-Vitam-Key is missing.")
        : options.PlatformKey is { } expected && headers.Key != expected ? answers.Error(401, "The X-Vitam-Key is wrong.")
        : null;

    private FakeResponse MethodNotAllowed(FakeRequest request, string allowed) =>
        answers.Error(405, $"The verb is not documented; the nearest documented operation is {NearestTo(request)}.").With("Allow", allowed);

    private FakeResponse Undocumented(FakeRequest request)
    {
        string missing = $"is not documented; the nearest documented operation is {NearestTo(request)}.";
        return answers.Error(404, $"The path {missing}", strictness == Strictness.AsServer
            ? null
            : $"{request.Method} {request.RawPath} {missing} (Strict mode of the fake.)");
    }

    private static string NearestTo(FakeRequest request)
    {
        string[] path = PathOf(request)!;
        return Nearest.ToOperation($"{request.Method} /v1/{string.Join('/', path)}", path.Length + 1, Documented);
    }

    private FakeResponse WithStandardHeaders(FakeResponse response, string requestId, VitamHeaders headers)
    {
        response.With("X-Request-Id", requestId).With("FullApiVersion", options.ApiVersion);
        response.Headers.AddRange(headers.Echo());
        return response;
    }
}
