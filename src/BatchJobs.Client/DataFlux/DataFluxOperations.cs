using System.Net;
using static System.Net.HttpStatusCode;

namespace BatchJobs.Client.DataFlux;

/// <summary>Every operation of the service: verb, path below the root, what may be repeated, and the codes that mean success.</summary>
internal static class DataFluxOperations
{
    private const string FollowLink = "FollowJobLink";

    public static readonly Operation GetJobFlowMetadata = new("GetJobFlowMetadata", HttpMethod.Get, "/jobFlowDefns/{id}/metadata", Resend.Always, OK);
    public static readonly Operation GetJobLog = new("GetJobLog", HttpMethod.Get, "/jobs/{id}/log", Resend.Always, OK) { HandsOutBody = true };

    // Initialised before the operations that are answered so.
    private static readonly HttpStatusCode[] AnySuccess = [OK, Created, Accepted, NonAuthoritativeInformation, NoContent, ResetContent, PartialContent];

    public static OperationTable Table { get; } = new()
    {
        [(typeof(IDataFluxServerApi), nameof(IDataFluxServerApi.GetRootAsync))] = new("GetRoot", HttpMethod.Get, "/", Resend.Always, OK),
        [(typeof(IDataFluxServerApi), nameof(IDataFluxServerApi.GetInfoAsync))] = new("GetServerInfo", HttpMethod.Get, "/serverInfo", Resend.Always, OK),
        [(typeof(IDataFluxServerApi), nameof(IDataFluxServerApi.DeleteEnginesAsync))] = new("DeleteEngines", HttpMethod.Delete, "/engines", Resend.Always, NoContent, OK),

        [(typeof(IDataFluxJobFlowDefnsApi), nameof(IDataFluxJobFlowDefnsApi.ListAsync))] = new("ListJobFlows", HttpMethod.Get, "/jobFlowDefns", Resend.Always, OK),
        [(typeof(IDataFluxJobFlowDefnsApi), nameof(IDataFluxJobFlowDefnsApi.CreateAsync))] = new("CreateJobFlow", HttpMethod.Post, "/jobFlowDefns", Resend.OnlyIfNotApplied, OK) { IsSubmission = true, IsTransfer = true },
        [(typeof(IDataFluxJobFlowDefnsApi), nameof(IDataFluxJobFlowDefnsApi.ExistsAsync))] = new("JobFlowExists", HttpMethod.Head, "/jobFlowDefns/{id}", Resend.Always, OK),
        [(typeof(IDataFluxJobFlowDefnsApi), nameof(IDataFluxJobFlowDefnsApi.GetAsync))] = new("GetJobFlow", HttpMethod.Get, "/jobFlowDefns/{id}", Resend.Always, OK),
        [(typeof(IDataFluxJobFlowDefnsApi), nameof(IDataFluxJobFlowDefnsApi.GetContentAsync))] = new("GetJobFlowContent", HttpMethod.Get, "/jobFlowDefns/{id}/content", Resend.Always, OK) { HandsOutBody = true },
        [(typeof(IDataFluxJobFlowDefnsApi), nameof(IDataFluxJobFlowDefnsApi.UpdateContentAsync))] = new("UpdateJobFlowContent", HttpMethod.Put, "/jobFlowDefns/{id}/content", Resend.Always, OK) { IsTransfer = true },
        [(typeof(IDataFluxJobFlowDefnsApi), nameof(IDataFluxJobFlowDefnsApi.DeleteAsync))] = new("DeleteJobFlow", HttpMethod.Delete, "/jobFlowDefns/{id}", Resend.Always, NoContent, OK),
        [(typeof(IDataFluxJobFlowDefnsApi), nameof(IDataFluxJobFlowDefnsApi.GetMetadataAsync))] = GetJobFlowMetadata,
        [(typeof(IDataFluxJobFlowDefnsApi), nameof(IDataFluxJobFlowDefnsApi.ExecuteAsync))] = new("ExecuteJobFlow", HttpMethod.Post, "/jobFlowDefns/{id}", Resend.OnlyIfNotApplied, AnySuccess) { IsSubmission = true },
        [(typeof(IDataFluxJobFlowDefnsApi), nameof(IDataFluxJobFlowDefnsApi.ListJobsAsync))] = new("GetJobFlowJobs", HttpMethod.Get, "/jobFlowDefns/{id}/jobs", Resend.Always, OK),

        [(typeof(IDataFluxJobsApi), nameof(IDataFluxJobsApi.ListAsync))] = new("ListJobs", HttpMethod.Get, "/jobs", Resend.Always, OK),
        [(typeof(IDataFluxJobsApi), nameof(IDataFluxJobsApi.DeleteByStateAsync))] = new("DeleteJobsByState", HttpMethod.Delete, "/jobs?state={state}", Resend.Always, NoContent, OK),
        [(typeof(IDataFluxJobsApi), nameof(IDataFluxJobsApi.GetAsync))] = new("GetJob", HttpMethod.Get, "/jobs/{id}", Resend.Always, OK),
        [(typeof(IDataFluxJobsApi), nameof(IDataFluxJobsApi.GetLogAsync))] = GetJobLog,
        [(typeof(IDataFluxJobsApi), nameof(IDataFluxJobsApi.DeleteAsync))] = new("DeleteJob", HttpMethod.Delete, "/jobs/{id}", Resend.Always, NoContent, OK),
        [(typeof(IDataFluxJobsApi), nameof(IDataFluxJobsApi.PutLinkAsync))] = FollowJobLink(HttpMethod.Put, Resend.Always),
        [(typeof(IDataFluxJobsApi), nameof(IDataFluxJobsApi.PostLinkAsync))] = FollowJobLink(HttpMethod.Post, Resend.OnlyIfNotApplied),
        [(typeof(IDataFluxJobsApi), nameof(IDataFluxJobsApi.PatchLinkAsync))] = FollowJobLink(HttpMethod.Patch, Resend.OnlyIfNotApplied),
        [(typeof(IDataFluxJobsApi), nameof(IDataFluxJobsApi.DeleteLinkAsync))] = FollowJobLink(HttpMethod.Delete, Resend.Always),
    };

    /// <summary>The operation of following a link, with the link's relation.</summary>
    public static Operation WithRelation(Operation operation, string rel) => operation.Name == FollowLink
        ? operation with { Name = rel == "kill" ? "KillJob" : "CancelJob", Route = $"(link '{rel}' of a job)" }
        : operation;

    /// <summary>Cancel or kill: the verb and the address are the link's.</summary>
    private static Operation FollowJobLink(HttpMethod method, Resend resend) => new(FollowLink, method, "(link of a job)", resend, AnySuccess);
}
