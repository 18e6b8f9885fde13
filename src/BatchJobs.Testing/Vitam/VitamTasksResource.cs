using System.Text.Json;

namespace BatchJobs.Testing.Vitam;

/// <summary>Answers for <c>/v1/tasks</c>. Who sends a tenant sees and cancels its tasks only; who sends none, all.</summary>
internal sealed class VitamTasksResource(VitamStore store, Strictness strictness)
{
    private readonly VitamAnswers answers = new(store.Options);

    /// <summary>Lists the running tasks.</summary>
    public FakeResponse List(VitamCall call)
    {
        VitamQuery query = VitamQuery.Read(call.Request.Body, strictness);
        return store.Now(() =>
        {
            string[] ids = [.. Visible(call).Where(task => IsListed(task) && query.Takes(task)).Select(task => task.Id)];
            return FakeResponse.Json(200, VitamWire.List(ids, query.Text, $"async_{call.RequestId}", store.Options));
        });
    }

    public FakeResponse Submit(VitamCall call)
    {
        JsonElement step = VitamShape.Step.Read(call.Request.Body, strictness);
        return store.Now(() => FakeResponse.Json(201, VitamWire.Task(store.Submit(call, step))));
    }

    public FakeResponse Get(VitamCall call, string id) => store.Now(() =>
        Find(call, id) is { } task ? FakeResponse.Json(200, VitamWire.Task(task)) : NotFound());

    public FakeResponse Cancel(VitamCall call, string id)
    {
        JsonElement request = VitamShape.Generic.Read(call.Request.Body, strictness);
        return store.Now(() => Cancel(Find(call, id), request));
    }

    /// <summary>Cancels the task that the request names, or that an earlier request has submitted.</summary>
    public FakeResponse CancelNamed(VitamCall call)
    {
        JsonElement request = VitamShape.Generic.Read(call.Request.Body, strictness);
        string? id = request.TryGetProperty("X-RequestId", out JsonElement name) ? name.GetString() : null;
        return string.IsNullOrEmpty(id)
            ? answers.Error(412, "The generic object has no X-RequestId, which says what to cancel.")
            : store.Now(() => Cancel(Find(call, id) ?? Visible(call).FirstOrDefault(task => task.RequestId == id), request));
    }

    private FakeResponse Cancel(FakeVitamTask? task, JsonElement request)
    {
        if (task is null)
        {
            return NotFound();
        }

        if (!VitamLifecycle.Allows(task.CurrentState, VitamEvent.Cancel))
        {
            return answers.Error(409, "The task is over and cannot be canceled.");
        }

        store.Cancel(task, request);
        return FakeResponse.Json(200, VitamWire.Task(task));
    }

    private bool IsListed(FakeVitamTask task) => store.Options.ListFinishedTasks || task.CurrentState == VitamLifecycle.Running;

    private IEnumerable<FakeVitamTask> Visible(VitamCall call) => store.Tasks.All.Where(call.Sees);

    private FakeVitamTask? Find(VitamCall call, string id) =>
        store.Tasks.TryGet(id, out FakeVitamTask? task) && call.Sees(task) ? task : null;

    private FakeResponse NotFound() => answers.Error(404, "There is no such task, or it is another tenant's.");
}
