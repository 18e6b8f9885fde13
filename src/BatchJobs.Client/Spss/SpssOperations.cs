using static System.Net.HttpStatusCode;

namespace BatchJobs.Client.Spss;

/// <summary>Every operation of the service: verb, path, what may be repeated, and the codes that mean success.</summary>
internal static class SpssOperations
{
    public static readonly Operation SubmitJob = new("SubmitJob", HttpMethod.Post, "/pm/v1/jobs/{id}", Idempotency.NotIdempotent, OK) { IsSubmission = true };
    public static readonly Operation SubmitOrResubmitJob = new("SubmitOrResubmitJob", HttpMethod.Put, "/pm/v1/jobs/{id}", Idempotency.NotIdempotent, OK, Created) { IsSubmission = true };

    public static OperationTable Table { get; } = new()
    {
        [(typeof(ISpssJobsApi), nameof(ISpssJobsApi.SubmitAsync))] = SubmitJob,
        [(typeof(ISpssJobsApi), nameof(ISpssJobsApi.SubmitOrResubmitAsync))] = SubmitOrResubmitJob,
        [(typeof(ISpssJobsApi), nameof(ISpssJobsApi.ListAsync))] = new("ListJobs", HttpMethod.Get, "/pm/v1/jobs", Idempotency.Idempotent, OK),
        [(typeof(ISpssJobsApi), nameof(ISpssJobsApi.ListSummariesAsync))] = new("ListJobs", HttpMethod.Get, "/pm/v1/jobs", Idempotency.Idempotent, OK),
        [(typeof(ISpssJobsApi), nameof(ISpssJobsApi.GetAsync))] = new("GetJob", HttpMethod.Get, "/pm/v1/jobs/{id}", Idempotency.Idempotent, OK),
        [(typeof(ISpssJobsApi), nameof(ISpssJobsApi.GetStatusAsync))] = new("GetJobStatus", HttpMethod.Get, "/pm/v1/jobs/{id}/status", Idempotency.Idempotent, OK),
        [(typeof(ISpssJobsApi), nameof(ISpssJobsApi.DeleteAsync))] = new("DeleteJobs", HttpMethod.Delete, "/pm/v1/jobs/{ids}", Idempotency.Idempotent, OK),

        [(typeof(ISpssFilesApi), nameof(ISpssFilesApi.UploadAsync))] = new("UploadFile", HttpMethod.Put, "/pm/v1/file/{id}", Idempotency.Idempotent, OK) { IsTransfer = true },
        [(typeof(ISpssFilesApi), nameof(ISpssFilesApi.ListAsync))] = new("ListFiles", HttpMethod.Get, "/pm/v1/file", Idempotency.Idempotent, OK),
        [(typeof(ISpssFilesApi), nameof(ISpssFilesApi.DownloadAsync))] = new("DownloadFile", HttpMethod.Get, "/pm/v1/file/{id}", Idempotency.Idempotent, OK) { HandsOutBody = true },
        [(typeof(ISpssFilesApi), nameof(ISpssFilesApi.DeleteAsync))] = new("DeleteFile", HttpMethod.Delete, "/pm/v1/file/{id}", Idempotency.Idempotent, OK),
    };
}
