using System.Globalization;
using System.Text.Json;

namespace BatchJobs.Testing.Spss;

/// <summary>Answers for <c>/pm/v1/jobs</c>.</summary>
internal sealed class SpssJobsResource(SpssStore store, Strictness strictness)
{
    private readonly SpssJsonFormat format = new(store.Options);

    public FakeResponse List(FakeRequest request) => store.At(request.At, () =>
    {
        FakeSpssJob[] jobs = [.. store.Jobs.All];
        return Ok(format.Jobs(jobs.Select(store.Poll), request));
    });

    /// <summary>Creates, and never replaces. A new job is 200, not 201.</summary>
    public FakeResponse Submit(string id, FakeRequest request) => WithDefinition(id, request, definition => store.Answer(request, id,
        _ => SpssResponses.Error(409, $"A job with the id '{id}' exists already."),
        _ => Ok(Create(id, definition, request, out FakeSpssJob job)).About(job, StateTable.None)));

    /// <summary>Creates (201), or updates and queues again (200).</summary>
    public FakeResponse SubmitOrResubmit(string id, FakeRequest request) => WithDefinition(id, request, definition => store.Answer(request, id,
        job => job.Allows(JobEvent.Submit)
            ? Ok(format.Job(store.Resubmit(job, definition), request))
            : SpssResponses.Error(store.Options.ResubmitWhileRunningStatus, $"The job '{id}' is {job.State} and cannot be submitted again."),
        _ => FakeResponse.Json(201, Create(id, definition, request, out FakeSpssJob job)).About(job, StateTable.None)));

    public FakeResponse Get(string id, FakeRequest request) => store.Answer(request, id, job => Ok(format.Job(store.Poll(job), request)), NotFound);

    public FakeResponse GetStatus(string id, FakeRequest request) => store.Answer(request, id, job => Ok(format.Status(store.Poll(job), request)), NotFound);

    /// <summary>Deletes one or several and answers with their number, be it 0.</summary>
    public FakeResponse Delete(string ids, FakeRequest request) => ids.Contains(',', StringComparison.Ordinal)
        ? store.At(request.At, () => Number(ids.Split(',').Select((id, index) => Find(id, isFirst: index == 0) is { } job ? store.Delete(job) : 0).Sum()))
        : store.Answer(request, ids, job => Number(store.Delete(job)), static _ => Number(0));

    /// <summary>Finds a job of a list, which the documents also write with a blank after each comma; an identifier may begin with one, too.</summary>
    private FakeSpssJob? Find(string id, bool isFirst) =>
        store.Jobs.TryGet(id, out FakeSpssJob? job) || (!isFirst && store.Jobs.TryGet(id.TrimStart(' '), out job)) ? job : null;

    private byte[] Create(string id, JsonElement definition, FakeRequest request, out FakeSpssJob job) => format.Job(job = store.Create(id, definition), request);

    private FakeResponse WithDefinition(string id, FakeRequest request, Func<JsonElement, FakeResponse> submit)
    {
        if (SpssResponses.NotConsumed(request, "application/json", store.Options) is { } refusal)
        {
            return refusal;
        }

        if (id.Contains(',', StringComparison.Ordinal))
        {
            return SpssResponses.Error(500, $"The id '{id}' has a comma, which separates ids.");
        }

        JsonElement definition;
        try
        {
            definition = SpssJsonFormat.ReadDefinition(request.Body, strictness);
        }
        catch (FormatException exception)
        {
            return SpssResponses.Error(500, exception.Message).Undocumented(exception is UndocumentedException);
        }

        return submit(definition);
    }

    private static FakeResponse Ok(byte[] json) => FakeResponse.Json(200, json);

    private static FakeResponse Number(int count) => FakeResponse.Text(200, "application/json", count.ToString(CultureInfo.InvariantCulture));

    private static FakeResponse NotFound(string id) => SpssResponses.Error(404, $"There is no job with the id '{id}'.");
}
