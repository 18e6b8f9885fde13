namespace BatchJobs.Testing.Spss;

/// <summary>The operations of the SPSS service, as its documents name them.</summary>
public enum SpssOperation
{
    /// <summary><c>GET /pm/v1/jobs</c>: lists all jobs.</summary>
    ListJobs,

    /// <summary><c>POST /pm/v1/jobs/{id}</c>: submits a new job.</summary>
    SubmitJob,

    /// <summary><c>PUT /pm/v1/jobs/{id}</c>: submits a job, or submits one again.</summary>
    SubmitOrResubmitJob,

    /// <summary><c>GET /pm/v1/jobs/{id}</c>: gets a job with its definition.</summary>
    GetJob,

    /// <summary><c>GET /pm/v1/jobs/{id}/status</c>: gets the status of a job.</summary>
    GetJobStatus,

    /// <summary><c>DELETE /pm/v1/jobs/{ids}</c>: deletes jobs, and cancels those that run.</summary>
    DeleteJobs,

    /// <summary><c>GET /pm/v1/file</c>: lists the files.</summary>
    ListFiles,

    /// <summary><c>PUT /pm/v1/file/{id}</c>: uploads a file.</summary>
    UploadFile,

    /// <summary><c>GET /pm/v1/file/{id}</c>: downloads a file.</summary>
    DownloadFile,

    /// <summary><c>DELETE /pm/v1/file/{id}</c>: deletes a file.</summary>
    DeleteFile,
}
