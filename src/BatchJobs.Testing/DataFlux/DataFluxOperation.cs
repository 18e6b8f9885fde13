namespace BatchJobs.Testing.DataFlux;

/// <summary>The operations of the DataFlux service, as its document names them.</summary>
public enum DataFluxOperation
{
    /// <summary><c>GET /</c>: gets the links of the service.</summary>
    GetRoot,

    /// <summary><c>GET /jobFlowDefns</c>: lists all job flows.</summary>
    ListJobFlows,

    /// <summary><c>POST /jobFlowDefns</c>: creates a job flow.</summary>
    CreateJobFlow,

    /// <summary><c>HEAD /jobFlowDefns/{id}</c>: checks whether there is a job flow.</summary>
    JobFlowExists,

    /// <summary><c>GET /jobFlowDefns/{id}</c>: gets the definition of a job flow.</summary>
    GetJobFlow,

    /// <summary><c>DELETE /jobFlowDefns/{id}</c>: deletes a job flow.</summary>
    DeleteJobFlow,

    /// <summary><c>POST /jobFlowDefns/{id}</c>: executes a job flow, which makes a job.</summary>
    ExecuteJobFlow,

    /// <summary><c>GET /jobFlowDefns/{id}/content</c>: gets the content of a job flow.</summary>
    GetJobFlowContent,

    /// <summary><c>PUT /jobFlowDefns/{id}/content</c>: replaces the content of a job flow.</summary>
    UpdateJobFlowContent,

    /// <summary><c>GET /jobFlowDefns/{id}/metadata</c>: gets the inputs and outputs of a job flow.</summary>
    GetJobFlowMetadata,

    /// <summary><c>GET /jobFlowDefns/{id}/jobs</c>: lists the jobs of a job flow.</summary>
    GetJobFlowJobs,

    /// <summary><c>GET /jobs</c>: lists jobs: all, or by name, user or state.</summary>
    ListJobs,

    /// <summary><c>DELETE /jobs?state={jobState}</c>: deletes the jobs that ended in a state.</summary>
    DeleteJobsByState,

    /// <summary><c>GET /jobs/{id}</c>: gets a job.</summary>
    GetJob,

    /// <summary><c>DELETE /jobs/{id}</c>: deletes a job that has ended.</summary>
    DeleteJob,

    /// <summary><c>GET /jobs/{id}/log</c>: gets the log of a job.</summary>
    GetJobLog,

    /// <summary><c>PUT</c> to the link <c>cancel</c> of a job: cancels it.</summary>
    CancelJob,

    /// <summary><c>PUT</c> to the link <c>kill</c> of a job: kills it.</summary>
    KillJob,

    /// <summary><c>GET /serverInfo</c>: gets the versions of the server.</summary>
    GetServerInfo,

    /// <summary><c>DELETE /engines</c>: unloads the engines.</summary>
    DeleteEngines,
}
