using System.Globalization;

namespace BatchJobs.Testing.Spss;

/// <summary>The table of contents of the service: one line an operation.</summary>
internal sealed class SpssRoutes(FakeSpssService service, Strictness strictness)
{
    public static readonly ServicePath Base = new("pm", "v1");

    private static readonly string[] Documented =
    [
        "GET /pm/v1/jobs", "POST /pm/v1/jobs/{id}", "PUT /pm/v1/jobs/{id}", "GET /pm/v1/jobs/{id}", "GET /pm/v1/jobs/{id}/status",
        "DELETE /pm/v1/jobs/{ids}", "GET /pm/v1/file", "PUT /pm/v1/file/{id}", "GET /pm/v1/file/{id}", "DELETE /pm/v1/file/{id}",
    ];

    private readonly SpssFakeOptions options = service.Options;
    private readonly SpssJobsResource jobs = new(service.Store, strictness);
    private readonly SpssFilesResource files = new(service.Store);
    private long transactions;

    /// <summary>The answer to a request, or null when it is none of this service's.</summary>
    public FakeResponse? Answer(FakeRequest request)
    {
        if (Base.Rest(request) is not { } path)
        {
            return null;
        }

        FakeResponse response = AccessRefused(request) ?? Route(request, path);
        bool isSuccess = response.Status < 400;
        return response
            .With("X-Powered-By", "Servlet/3.0")
            .With("X-Backside-Transport", isSuccess ? "OK OK" : "FAIL FAIL")
            .With("X-Global-Transaction-ID", Interlocked.Increment(ref transactions).ToString(CultureInfo.InvariantCulture));
    }

    private FakeResponse Route(FakeRequest request, string[] path) => (request.Method, path) switch
    {
        ("GET", ["jobs"]) => jobs.List(request),
        ("POST", ["jobs", var id]) => jobs.Submit(id, request),
        ("PUT", ["jobs", var id]) => jobs.SubmitOrResubmit(id, request),
        ("GET", ["jobs", var id]) => jobs.Get(id, request),
        ("GET", ["jobs", var id, "status"]) => jobs.GetStatus(id, request),
        ("DELETE", ["jobs", var ids]) => jobs.Delete(ids),

        ("GET", ["file"]) => files.List(),
        ("PUT", ["file", var id]) => files.Upload(id, request),
        ("GET", ["file", var id]) => files.Download(id),
        ("DELETE", ["file", var id]) => files.Delete(id),

        (_, ["jobs"] or ["file"]) => MethodNotAllowed(request, "GET"),
        (_, ["jobs", _]) => MethodNotAllowed(request, "GET, POST, PUT, DELETE"),
        (_, ["file", _]) => MethodNotAllowed(request, "GET, PUT, DELETE"),
        (_, ["jobs", _, "status"]) => MethodNotAllowed(request, "GET"),
        _ => FakeResponse.Text(404, "text/plain", Undocumented(request)),
    };

    private FakeResponse MethodNotAllowed(FakeRequest request, string allowed) =>
        FakeResponse.Text(405, "text/plain", Undocumented(request)).With("Allow", allowed);

    private string Undocumented(FakeRequest request)
    {
        string asked = $"{request.Method} {request.RawPath}";
        return strictness == Strictness.AsServer
            ? ""
            : $"{asked} is not documented; the nearest documented operation is {NearestTo(request)}. (Strict mode of the fake.)";
    }

    private static string NearestTo(FakeRequest request) =>
        Nearest.ToOperation($"{request.Method} {request.RawPath}", request.Segments.Length, Documented);

    /// <summary>The key's <c>+</c> may have become a blank on the way, as it does in old clients.</summary>
    private FakeResponse? AccessRefused(FakeRequest request)
    {
        string? key = request.Query("accesskey");
        bool isRight = !string.IsNullOrEmpty(key) && (options.AccessKey is not { } expected || Folded(key) == Folded(expected));
        return isRight ? null : FakeResponse.Text(options.WrongKeyStatus, "text/plain", key is null ? "The accesskey is missing." : "The accesskey is wrong.");
    }

    private static string Folded(string key) => key.Replace(' ', '+');
}
