using static System.Net.HttpStatusCode;

namespace BatchJobs.Client.Spss;

/// <summary>Every operation of the service: verb, path, what may be repeated, and the codes that mean success.</summary>
internal static class SpssOperations
{
    public static readonly Operation SubmitJob = new("SubmitJob", HttpMethod.Post, "/pm/v1/jobs/{id}", Resend.Always, OK);
    public static readonly Operation SubmitOrResubmitJob = new("SubmitOrResubmitJob", HttpMethod.Put, "/pm/v1/jobs/{id}", Resend.OnlyIfNotApplied, OK, Created);
    public static readonly Operation ListJobs = new("ListJobs", HttpMethod.Get, "/pm/v1/jobs", Resend.Always, OK);
    public static readonly Operation GetJob = new("GetJob", HttpMethod.Get, "/pm/v1/jobs/{id}", Resend.Always, OK);
    public static readonly Operation GetJobStatus = new("GetJobStatus", HttpMethod.Get, "/pm/v1/jobs/{id}/status", Resend.Always, OK);
    public static readonly Operation DeleteJobs = new("DeleteJobs", HttpMethod.Delete, "/pm/v1/jobs/{ids}", Resend.Always, OK);

    public static readonly Operation UploadFile = new("UploadFile", HttpMethod.Put, "/pm/v1/file/{id}", Resend.Always, OK) { IsTransfer = true };
    public static readonly Operation ListFiles = new("ListFiles", HttpMethod.Get, "/pm/v1/file", Resend.Always, OK);
    public static readonly Operation DownloadFile = new("DownloadFile", HttpMethod.Get, "/pm/v1/file/{id}", Resend.Always, OK);
    public static readonly Operation DeleteFile = new("DeleteFile", HttpMethod.Delete, "/pm/v1/file/{id}", Resend.Always, OK);
}
