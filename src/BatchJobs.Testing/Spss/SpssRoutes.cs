using System.Globalization;

namespace BatchJobs.Testing.Spss;

/// <summary>The operations of the service, one line each.</summary>
internal sealed class SpssRoutes : IServiceRoutes
{
    private static readonly ServicePath Base = new("pm", "v1");

    private static readonly RouteTable<SpssRoutes, FakeRequest> Table = new("/pm/v1",
        new("GET", "/jobs", SpssOperation.ListJobs, static (service, request, _) => service.jobs.List(request)),
        new("GET", "/jobs/{id}", SpssOperation.GetJob, static (service, request, id) => service.jobs.Get(id, request)),
        new("POST", "/jobs/{id}", SpssOperation.SubmitJob, static (service, request, id) => service.jobs.Submit(id, request)),
        new("PUT", "/jobs/{id}", SpssOperation.SubmitOrResubmitJob, static (service, request, id) => service.jobs.SubmitOrResubmit(id, request)),
        new("DELETE", "/jobs/{ids}", SpssOperation.DeleteJobs, static (service, request, ids) => service.jobs.Delete(ids, request)),
        new("GET", "/jobs/{id}/status", SpssOperation.GetJobStatus, static (service, request, id) => service.jobs.GetStatus(id, request)),
        new("GET", "/file", SpssOperation.ListFiles, static (service, request, _) => service.files.List(request)),
        new("GET", "/file/{id}", SpssOperation.DownloadFile, static (service, request, id) => service.files.Download(id, request)),
        new("PUT", "/file/{id}", SpssOperation.UploadFile, static (service, request, id) => service.files.Upload(id, request)),
        new("DELETE", "/file/{id}", SpssOperation.DeleteFile, static (service, request, id) => service.files.Delete(id, request)));

    private readonly SpssFakeOptions options;
    private readonly SpssStore store;
    private readonly Strictness strictness;
    private readonly SpssJobsResource jobs;
    private readonly SpssFilesResource files;

    public SpssRoutes(FakeSpssService service, Strictness strictness)
    {
        options = service.Options;
        store = service.Store;
        this.strictness = strictness;
        jobs = new SpssJobsResource(service.Store, strictness);
        files = new SpssFilesResource(service.Store, strictness);
    }

    /// <summary>What stands before <c>/pm/v1</c> in the addresses that the service returns.</summary>
    public static string PublicUrl(SpssFakeOptions options, FakeRequest request) =>
        options.PublicUrl is { } configured ? configured.AbsoluteUri.TrimEnd('/') : Base.Before(request);

    public FakeResponse? Answer(FakeRequest request) =>
        Base.Rest(request) is { } path ? WithStandardHeaders(AccessRefused(request) ?? Route(request, path)) : null;

    public RequestTarget? Find(FakeRequest request) => Base.Rest(request) is { } path ? Table.Find(request, path) : null;

    public FakeResponse Error(FakeRequest request, int status, string reason) => WithStandardHeaders(SpssResponses.Error(status, reason));

    public FakeJob? FindJob(string id) => store.Now(() => store.Jobs.TryGet(id, out FakeSpssJob? job) ? job : null);

    private FakeResponse WithStandardHeaders(FakeResponse response)
    {
        bool isSuccess = response.Status < 400;
        return response
            .With("X-Powered-By", "Servlet/3.0")
            .With("X-Backside-Transport", isSuccess ? "OK OK" : "FAIL FAIL")
            .With("X-Global-Transaction-ID", store.NextTransaction().ToString(CultureInfo.InvariantCulture));
    }

    private FakeResponse Route(FakeRequest request, string[] path) =>
        Table.Answer(this, request, request, path)
        ?? (Table.AllowedMethods(path) is { Length: > 0 } allowed ? FakeResponse.Text(405, "text/plain", Undocumented(request, path)).With("Allow", allowed)
        : FakeResponse.Text(404, "text/plain", Undocumented(request, path))).Undocumented();

    private string Undocumented(FakeRequest request, string[] path) => strictness == Strictness.Lenient ? "" : Table.Undocumented(request, path);

    /// <summary>The key's <c>+</c> may have become a blank on the way, as it does in old clients.</summary>
    private FakeResponse? AccessRefused(FakeRequest request)
    {
        string? key = request.Query("accesskey");
        bool isRight = !string.IsNullOrEmpty(key) && (options.AccessKey is not { } expected || Folded(key) == Folded(expected));
        return isRight ? null : FakeResponse.Text(options.WrongKeyStatus, "text/plain", key is null ? "The accesskey is missing." : "The accesskey is wrong.");
    }

    private static string Folded(string key) => key.Replace(' ', '+');
}
