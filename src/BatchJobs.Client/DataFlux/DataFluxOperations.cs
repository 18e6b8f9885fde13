using System.Net;
using static System.Net.HttpStatusCode;

namespace BatchJobs.Client.DataFlux;

/// <summary>Every operation of the service: verb, path below the root, what may be repeated, and the codes that mean success.</summary>
internal static class DataFluxOperations
{
    private const string FollowLink = "FollowJobLink";

    public static readonly Operation GetJobFlowMetadata = new("GetJobFlowMetadata", HttpMethod.Get, "/jobFlowDefns/{id}/metadata", Idempotency.Idempotent, OK);
    public static readonly Operation GetJobLog = new("GetJobLog", HttpMethod.Get, "/jobs/{id}/log", Idempotency.Idempotent, OK) { HandsOutBody = true };

    // Initialised before the operations that are answered so.
    private static readonly HttpStatusCode[] AnySuccess = [OK, Created, Accepted, NonAuthoritativeInformation, NoContent, ResetContent, PartialContent];

    public static readonly Operation ExecuteJobFlow = new("ExecuteJobFlow", HttpMethod.Post, "/jobFlowDefns/{id}", Idempotency.NotIdempotent, AnySuccess) { IsSubmission = true };

    public static OperationTable Table { get; } = new()
    {
        [(typeof(IDataFluxServerApi), nameof(IDataFluxServerApi.GetRootAsync))] = new("GetRoot", HttpMethod.Get, "/", Idempotency.Idempotent, OK),
        [(typeof(IDataFluxServerApi), nameof(IDataFluxServerApi.GetInfoAsync))] = new("GetServerInfo", HttpMethod.Get, "/serverInfo", Idempotency.Idempotent, OK),
        [(typeof(IDataFluxServerApi), nameof(IDataFluxServerApi.DeleteEnginesAsync))] = new("DeleteEngines", HttpMethod.Delete, "/engines", Idempotency.Idempotent, NoContent, OK),

        [(typeof(IDataFluxJobFlowDefnsApi), nameof(IDataFluxJobFlowDefnsApi.ListAsync))] = new("ListJobFlows", HttpMethod.Get, "/jobFlowDefns", Idempotency.Idempotent, OK),
        [(typeof(IDataFluxJobFlowDefnsApi), nameof(IDataFluxJobFlowDefnsApi.CreateAsync))] = new("CreateJobFlow", HttpMethod.Post, "/jobFlowDefns", Idempotency.NotIdempotent, OK) { IsSubmission = true, IsTransfer = true },
        [(typeof(IDataFluxJobFlowDefnsApi), nameof(IDataFluxJobFlowDefnsApi.ExistsAsync))] = new("JobFlowExists", HttpMethod.Head, "/jobFlowDefns/{id}", Idempotency.Idempotent, OK),
        [(typeof(IDataFluxJobFlowDefnsApi), nameof(IDataFluxJobFlowDefnsApi.GetAsync))] = new("GetJobFlow", HttpMethod.Get, "/jobFlowDefns/{id}", Idempotency.Idempotent, OK),
        [(typeof(IDataFluxJobFlowDefnsApi), nameof(IDataFluxJobFlowDefnsApi.GetContentAsync))] = new("GetJobFlowContent", HttpMethod.Get, "/jobFlowDefns/{id}/content", Idempotency.Idempotent, OK) { HandsOutBody = true },
        [(typeof(IDataFluxJobFlowDefnsApi), nameof(IDataFluxJobFlowDefnsApi.UpdateContentAsync))] = new("UpdateJobFlowContent", HttpMethod.Put, "/jobFlowDefns/{id}/content", Idempotency.Idempotent, OK) { IsTransfer = true },
        [(typeof(IDataFluxJobFlowDefnsApi), nameof(IDataFluxJobFlowDefnsApi.DeleteAsync))] = new("DeleteJobFlow", HttpMethod.Delete, "/jobFlowDefns/{id}", Idempotency.Idempotent, NoContent, OK),
        [(typeof(IDataFluxJobFlowDefnsApi), nameof(IDataFluxJobFlowDefnsApi.GetMetadataAsync))] = GetJobFlowMetadata,
        [(typeof(IDataFluxJobFlowDefnsApi), nameof(IDataFluxJobFlowDefnsApi.ExecuteAsync))] = ExecuteJobFlow,
        [(typeof(IDataFluxJobFlowDefnsApi), nameof(IDataFluxJobFlowDefnsApi.ListJobsAsync))] = new("GetJobFlowJobs", HttpMethod.Get, "/jobFlowDefns/{id}/jobs", Idempotency.Idempotent, OK),

        [(typeof(IDataFluxJobsApi), nameof(IDataFluxJobsApi.ListAsync))] = new("ListJobs", HttpMethod.Get, "/jobs", Idempotency.Idempotent, OK),
        [(typeof(IDataFluxJobsApi), nameof(IDataFluxJobsApi.DeleteByStateAsync))] = new("DeleteJobsByState", HttpMethod.Delete, "/jobs?state={state}", Idempotency.Idempotent, NoContent, OK),
        [(typeof(IDataFluxJobsApi), nameof(IDataFluxJobsApi.GetAsync))] = new("GetJob", HttpMethod.Get, "/jobs/{id}", Idempotency.Idempotent, OK),
        [(typeof(IDataFluxJobsApi), nameof(IDataFluxJobsApi.GetLogAsync))] = GetJobLog,
        [(typeof(IDataFluxJobsApi), nameof(IDataFluxJobsApi.DeleteAsync))] = new("DeleteJob", HttpMethod.Delete, "/jobs/{id}", Idempotency.Idempotent, NoContent, OK),
        [(typeof(IDataFluxJobsApi), nameof(IDataFluxJobsApi.PutLinkAsync))] = FollowJobLink(HttpMethod.Put, Idempotency.Idempotent),
        [(typeof(IDataFluxJobsApi), nameof(IDataFluxJobsApi.PostLinkAsync))] = FollowJobLink(HttpMethod.Post, Idempotency.NotIdempotent),
        [(typeof(IDataFluxJobsApi), nameof(IDataFluxJobsApi.PatchLinkAsync))] = FollowJobLink(HttpMethod.Patch, Idempotency.NotIdempotent),
        [(typeof(IDataFluxJobsApi), nameof(IDataFluxJobsApi.DeleteLinkAsync))] = FollowJobLink(HttpMethod.Delete, Idempotency.Idempotent),
    };

    /// <summary>The operation of following a link, with the link's relation.</summary>
    public static Operation WithRelation(Operation operation, string rel) => operation.Name == FollowLink
        ? operation with { Name = rel == "kill" ? "KillJob" : "CancelJob", Route = $"(link '{rel}' of a job)" }
        : operation;

    /// <summary>Cancel or kill: the verb and the address are the link's.</summary>
    private static Operation FollowJobLink(HttpMethod method, Idempotency idempotency) => new(FollowLink, method, "(link of a job)", idempotency, AnySuccess);
}
