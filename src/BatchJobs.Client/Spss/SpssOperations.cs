using static System.Net.HttpStatusCode;

namespace BatchJobs.Client.Spss;

/// <summary>Every operation of the service: verb, path, what may be repeated, and the codes that mean success.</summary>
internal static class SpssOperations
{
    public static OperationTable Table { get; } = new()
    {
        [(typeof(ISpssJobsApi), nameof(ISpssJobsApi.SubmitAsync))] = new("SubmitJob", HttpMethod.Post, "/pm/v1/jobs/{id}", Resend.OnlyIfNotApplied, OK) { IsSubmission = true },
        [(typeof(ISpssJobsApi), nameof(ISpssJobsApi.SubmitOrResubmitAsync))] = new("SubmitOrResubmitJob", HttpMethod.Put, "/pm/v1/jobs/{id}", Resend.OnlyIfNotApplied, OK, Created) { IsSubmission = true },
        [(typeof(ISpssJobsApi), nameof(ISpssJobsApi.ListAsync))] = new("ListJobs", HttpMethod.Get, "/pm/v1/jobs", Resend.Always, OK),
        [(typeof(ISpssJobsApi), nameof(ISpssJobsApi.GetAsync))] = new("GetJob", HttpMethod.Get, "/pm/v1/jobs/{id}", Resend.Always, OK),
        [(typeof(ISpssJobsApi), nameof(ISpssJobsApi.GetStatusAsync))] = new("GetJobStatus", HttpMethod.Get, "/pm/v1/jobs/{id}/status", Resend.Always, OK),
        [(typeof(ISpssJobsApi), nameof(ISpssJobsApi.DeleteAsync))] = new("DeleteJobs", HttpMethod.Delete, "/pm/v1/jobs/{ids}", Resend.Always, OK),

        [(typeof(ISpssFilesApi), nameof(ISpssFilesApi.UploadAsync))] = new("UploadFile", HttpMethod.Put, "/pm/v1/file/{id}", Resend.Always, OK) { IsTransfer = true },
        [(typeof(ISpssFilesApi), nameof(ISpssFilesApi.ListAsync))] = new("ListFiles", HttpMethod.Get, "/pm/v1/file", Resend.Always, OK),
        [(typeof(ISpssFilesApi), nameof(ISpssFilesApi.DownloadAsync))] = new("DownloadFile", HttpMethod.Get, "/pm/v1/file/{id}", Resend.Always, OK) { HandsOutBody = true },
        [(typeof(ISpssFilesApi), nameof(ISpssFilesApi.DeleteAsync))] = new("DeleteFile", HttpMethod.Delete, "/pm/v1/file/{id}", Resend.Always, OK),
    };
}
