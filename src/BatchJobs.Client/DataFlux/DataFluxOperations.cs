using System.Net;
using static System.Net.HttpStatusCode;
using static BatchJobs.Client.DataFlux.DataFluxMediaTypes;

namespace BatchJobs.Client.DataFlux;

/// <summary>Every operation of the service: verb, path below the root, what may be repeated, and the codes that mean success.</summary>
internal static class DataFluxOperations
{
    // Initialised before the operations that are answered so.
    private static readonly HttpStatusCode[] AnySuccess = [OK, Created, Accepted, NonAuthoritativeInformation, NoContent, ResetContent, PartialContent];

    public static readonly Operation GetRoot = new("GetRoot", HttpMethod.Get, "/", Resend.Always, OK) { Accept = AcceptJson };
    public static readonly Operation GetServerInfo = new("GetServerInfo", HttpMethod.Get, "/serverInfo", Resend.Always, OK) { Accept = AcceptJson };
    public static readonly Operation DeleteEngines = new("DeleteEngines", HttpMethod.Delete, "/engines", Resend.Always, NoContent, OK);

    public static readonly Operation ListJobFlows = new("ListJobFlows", HttpMethod.Get, "/jobFlowDefns", Resend.Always, OK) { Accept = AcceptCollection };
    public static readonly Operation CreateJobFlow = new("CreateJobFlow", HttpMethod.Post, "/jobFlowDefns", Resend.OnlyIfNotApplied, OK) { Accept = AcceptDefinition, IsTransfer = true };
    public static readonly Operation JobFlowExists = new("JobFlowExists", HttpMethod.Head, "/jobFlowDefns/{id}", Resend.Always, OK);
    public static readonly Operation GetJobFlow = new("GetJobFlow", HttpMethod.Get, "/jobFlowDefns/{id}", Resend.Always, OK) { Accept = AcceptDefinition };
    public static readonly Operation GetJobFlowContent = new("GetJobFlowContent", HttpMethod.Get, "/jobFlowDefns/{id}/content", Resend.Always, OK) { Accept = AcceptContent };
    public static readonly Operation UpdateJobFlowContent = new("UpdateJobFlowContent", HttpMethod.Put, "/jobFlowDefns/{id}/content", Resend.Always, OK) { Accept = AcceptDefinition, IsTransfer = true };
    public static readonly Operation DeleteJobFlow = new("DeleteJobFlow", HttpMethod.Delete, "/jobFlowDefns/{id}", Resend.Always, NoContent, OK);
    public static readonly Operation GetJobFlowMetadata = new("GetJobFlowMetadata", HttpMethod.Get, "/jobFlowDefns/{id}/metadata", Resend.Always, OK) { Accept = AcceptMetadata };
    public static readonly Operation ExecuteJobFlow = new("ExecuteJobFlow", HttpMethod.Post, "/jobFlowDefns/{id}", Resend.OnlyIfNotApplied, AnySuccess) { Accept = AcceptCollection };
    public static readonly Operation GetJobFlowJobs = new("GetJobFlowJobs", HttpMethod.Get, "/jobFlowDefns/{id}/jobs", Resend.Always, OK) { Accept = AcceptCollection };

    public static readonly Operation ListJobs = new("ListJobs", HttpMethod.Get, "/jobs", Resend.Always, OK) { Accept = AcceptCollection };
    public static readonly Operation ListJobsByName = new("ListJobs", HttpMethod.Get, "/jobs?name={name}", Resend.Always, OK) { Accept = AcceptCollection };
    public static readonly Operation ListJobsByUser = new("ListJobs", HttpMethod.Get, "/jobs?user={user}", Resend.Always, OK) { Accept = AcceptCollection };
    public static readonly Operation ListJobsByState = new("ListJobs", HttpMethod.Get, "/jobs?state={state}", Resend.Always, OK) { Accept = AcceptCollection };
    public static readonly Operation DeleteJobsByState = new("DeleteJobsByState", HttpMethod.Delete, "/jobs?state={state}", Resend.Always, NoContent, OK);
    public static readonly Operation GetJob = new("GetJob", HttpMethod.Get, "/jobs/{id}", Resend.Always, OK) { Accept = AcceptCollection };
    public static readonly Operation GetJobLog = new("GetJobLog", HttpMethod.Get, "/jobs/{id}/log", Resend.Always, OK) { Accept = AcceptText };
    public static readonly Operation DeleteJob = new("DeleteJob", HttpMethod.Delete, "/jobs/{id}", Resend.Always, NoContent, OK);

    /// <summary>Cancel or kill: the verb and the address are the link's, and only the link's relation is known beforehand.</summary>
    public static Operation FollowJobLink(string rel, HttpMethod method) =>
        new(rel == "kill" ? "KillJob" : "CancelJob", method, $"(link '{rel}' of a job)", IsIdempotent(method) ? Resend.Always : Resend.OnlyIfNotApplied, AnySuccess)
        {
            Accept = AcceptCollection,
        };

    private static bool IsIdempotent(HttpMethod method) => method == HttpMethod.Put || method == HttpMethod.Delete;
}
