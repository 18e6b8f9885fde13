using System.Text.Json;

namespace BatchJobs.Testing.Vitam;

/// <summary>Answers for <c>/v1/tasks</c>. Who sends a tenant sees and cancels its tasks only; who sends none, all.</summary>
internal sealed class VitamTasksResource(VitamStore store, Strictness strictness)
{
    private readonly VitamResponses responses = new(store.Options);

    /// <summary>Lists the running tasks.</summary>
    public FakeResponse List(VitamCall call)
    {
        VitamQuery query = VitamQuery.Read(call.Request.Body, strictness);
        return store.At(call.Request.At, () =>
        {
            string[] ids = [.. Visible(call).Where(task => IsListed(task) && query.Takes(task)).Select(task => task.Id)];
            return FakeResponse.Json(200, VitamJsonFormat.List(ids, query.Text, $"async_{call.RequestId}", store.Options));
        });
    }

    public FakeResponse Submit(VitamCall call)
    {
        JsonElement step = VitamJson.Read(call.Request.Body, VitamJson.Step, strictness);
        return store.At(call.Request.At, () => store.Submit(call, step, Accepted, DataUnavailable));
    }

    public FakeResponse Get(VitamCall call, string id) =>
        store.Answer(call.Request, () => Find(call, id), task => FakeResponse.Json(200, VitamJsonFormat.Task(store.Poll(task))), NotFound);

    public FakeResponse Cancel(VitamCall call, string id)
    {
        JsonElement request = VitamJson.Read(call.Request.Body, VitamJson.Generic, strictness);
        return store.Answer(call.Request, () => Find(call, id), task => Cancel(task, request), NotFound);
    }

    /// <summary>Cancels the task that the request names, or that an earlier request has submitted.</summary>
    public FakeResponse CancelByRequestId(VitamCall call)
    {
        JsonElement request = VitamJson.Read(call.Request.Body, VitamJson.Generic, strictness);
        string? id = request.TryGetProperty("X-RequestId", out JsonElement name) ? name.GetString() : null;
        return string.IsNullOrEmpty(id)
            ? responses.Error(412, "The generic object has no X-RequestId, which says what to cancel.")
            : store.Answer(call.Request, () => Find(call, id) ?? Visible(call).FirstOrDefault(task => task.RequestId == id), task => Cancel(task, request), NotFound);
    }

    private static FakeResponse Accepted(FakeVitamTask task) =>
        (task.Plan.AnswersWithItemStatus && task.FinishedAt is not null ? FakeResponse.Json(200, VitamJsonFormat.ItemStatus(task)) : FakeResponse.Json(201, VitamJsonFormat.Task(task)))
        .About(task, StateTable.None);

    private static FakeResponse DataUnavailable(IReadOnlyList<FakeVitamAccessRequest> requests) =>
        (requests.Count == 0 ? new FakeResponse(461, null, Blob.Empty) : FakeResponse.Json(461, VitamJsonFormat.AccessRequests(requests)))
        .Because("Data that the step needs cannot be had yet, as the test has planned it.");

    private FakeResponse Cancel(FakeVitamTask task, JsonElement request)
    {
        if (!task.Allows(JobEvent.Stop))
        {
            return responses.Error(409, "The task is over and cannot be canceled.");
        }

        store.Cancel(task, request);
        return FakeResponse.Json(200, VitamJsonFormat.Task(task));
    }

    private bool IsListed(FakeVitamTask task) => store.Options.ListFinishedTasks || task.IsRunning;

    private IEnumerable<FakeVitamTask> Visible(VitamCall call) => store.Jobs.All.Where(call.Sees);

    private FakeVitamTask? Find(VitamCall call, string id) => store.Jobs.TryGet(id, out FakeVitamTask? task) && call.Sees(task) ? task : null;

    private FakeResponse NotFound() => responses.Error(404, "There is no such task, or it is another tenant's.");
}
