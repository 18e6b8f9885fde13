using System.Globalization;
using System.Text.Json;

namespace BatchJobs.Testing.Spss;

/// <summary>Answers for <c>/pm/v1/jobs</c>.</summary>
internal sealed class SpssJobsResource(SpssStore store, Strictness strictness)
{
    private readonly SpssWire wire = new(store.Options);

    public FakeResponse List(FakeRequest request) => Ok(store.Now(() => wire.Jobs(store.Jobs.All, request)));

    /// <summary>Creates, and never replaces. A new job is 200, not 201.</summary>
    public FakeResponse Submit(string id, FakeRequest request) => WithDefinition(id, request, definition => store.Now(() =>
        store.Jobs.TryGet(id, out _)
            ? Error(409, $"A job with the id '{id}' exists already.")
            : Ok(wire.Job(store.Create(id, definition), request))));

    /// <summary>Creates (201), or updates and queues again (200).</summary>
    public FakeResponse SubmitOrResubmit(string id, FakeRequest request) => WithDefinition(id, request, definition => store.Now(() =>
    {
        if (!store.Jobs.TryGet(id, out FakeSpssJob? job))
        {
            return FakeResponse.Json(201, wire.Job(store.Create(id, definition), request));
        }

        return SpssLifecycle.Allows(job.CurrentState, SpssEvent.Submit)
            ? Ok(wire.Job(store.Resubmit(job, definition), request))
            : Error(store.Options.ResubmitWhileRunningStatus, $"The job '{id}' is {job.CurrentState} and cannot be submitted again.");
    }));

    public FakeResponse Get(string id, FakeRequest request) => store.Now(() =>
        store.Jobs.TryGet(id, out FakeSpssJob? job) ? Ok(wire.Job(job, request)) : NotFound(id));

    public FakeResponse GetStatus(string id, FakeRequest request) => store.Now(() =>
        store.Jobs.TryGet(id, out FakeSpssJob? job) ? Ok(wire.Status(job, request)) : NotFound(id));

    /// <summary>Deletes one or several and answers with their number, be it 0.</summary>
    public FakeResponse Delete(string ids)
    {
        int count = store.Now(() => ids.Split(',').Sum(id => store.Jobs.TryGet(id, out FakeSpssJob? job) ? store.Delete(job) : 0));
        return FakeResponse.Text(200, "application/json", count.ToString(CultureInfo.InvariantCulture));
    }

    private FakeResponse WithDefinition(string id, FakeRequest request, Func<JsonElement, FakeResponse> submit)
    {
        if (id.Contains(',', StringComparison.Ordinal))
        {
            return Error(500, $"The id '{id}' has a comma, which separates ids.");
        }

        JsonElement definition;
        try
        {
            definition = SpssWire.ReadDefinition(request.Body, strictness);
        }
        catch (FormatException exception)
        {
            return Error(500, exception.Message);
        }

        return submit(definition);
    }

    private static FakeResponse Ok(byte[] json) => FakeResponse.Json(200, json);

    private static FakeResponse NotFound(string id) => Error(404, $"There is no job with the id '{id}'.");

    private static FakeResponse Error(int status, string message) => FakeResponse.Json(status, SpssWire.Error(message));
}
