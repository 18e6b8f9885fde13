using static System.Net.HttpStatusCode;

namespace BatchJobs.Client.Vitam;

/// <summary>Every operation of the service: verb, path below the root, what may be repeated, and the codes that mean success.</summary>
internal static class VitamOperations
{
    public static readonly Operation SubmitTask = new("SubmitTask", HttpMethod.Post, "/tasks", Idempotency.NotIdempotent, Created, OK, Accepted) { IsSubmission = true };

    public static OperationTable Table { get; } = new()
    {
        CheckHeaders = VitamHeaders.Check,

        [(typeof(IVitamTasksApi), nameof(IVitamTasksApi.ListAsync))] = new("ListTasks", HttpMethod.Get, "/tasks", Idempotency.Idempotent, OK),
        [(typeof(IVitamTasksApi), nameof(IVitamTasksApi.QueryAsync))] = new("ListTasks", HttpMethod.Get, "/tasks", Idempotency.Idempotent, OK),
        [(typeof(IVitamTasksApi), nameof(IVitamTasksApi.SubmitAsync))] = SubmitTask,
        [(typeof(IVitamTasksApi), nameof(IVitamTasksApi.CancelByRequestIdAsync))] = new("CancelByRequestId", HttpMethod.Put, "/tasks", Idempotency.Idempotent, OK),
        [(typeof(IVitamTasksApi), nameof(IVitamTasksApi.GetAsync))] = new("GetTask", HttpMethod.Get, "/tasks/{id_async}", Idempotency.Idempotent, OK),
        [(typeof(IVitamTasksApi), nameof(IVitamTasksApi.CancelAsync))] = new("CancelTask", HttpMethod.Put, "/tasks/{id_async}", Idempotency.Idempotent, OK),

        // 204 is not documented, and what a worker says that was built later. 503 is documented here as a response: the service says that it is not available.
        [(typeof(IVitamStatusApi), nameof(IVitamStatusApi.GetStatusAsync))] = new("GetStatus", HttpMethod.Get, "/status", Idempotency.Idempotent, OK, NoContent) { Final = [ServiceUnavailable] },
    };
}
