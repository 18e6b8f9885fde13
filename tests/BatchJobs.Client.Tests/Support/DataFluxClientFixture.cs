using BatchJobs.Client.DataFlux;
using BatchJobs.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BatchJobs.Client.Tests;

/// <summary>A scripted server on an auto-advancing clock, of which only the clock is used, and a client as a program would register it.</summary>
internal sealed class DataFluxClientFixture : ClientFixture<DataFluxClient, ServiceScript>
{
    public const string Root = "https://dataflux.example.com:21036/SASDataMgmtBatchJob/rest";
    public const string User = "ram";
    public const string Password = "Tr0ub4dor+3/x==";
    public const string Flow = "MTAwRXhwLmRkZg==";
    public const string Job = "MTQyMzg1OTc4OTo5OlBVQkxJQw==";

    public DataFluxClientFixture(Action<DataFluxClientOptions>? configure = null)
        : this(new FakeBatchServer(), configure)
    {
    }

    private DataFluxClientFixture(FakeBatchServer server, Action<DataFluxClientOptions>? configure)
        : base(server, new ServiceScript(server.Clock, Root, "application/vnd.sas.collection+json"), skew: default, services => services.AddDataFluxClient(options =>
        {
            options.Endpoint = new Uri("https://dataflux.example.com:21036/");
            options.UserName = User;
            options.Password = Password;
            options.Polling.Jitter = 0;
            configure?.Invoke(options);
        }))
    {
    }

    public DataFluxJobFlows Flows => Client.JobFlows;

    public DataFluxJobs Jobs => Client.Jobs;

    /// <summary>A collection of jobs as it travels.</summary>
    public static string Collection(params string[] items) =>
        $$"""{"version":1,"name":"items","count":{{items.Length}},"items":[{{string.Join(',', items)}}],"links":[]}""";

    /// <summary>A job as it travels.</summary>
    public static string Status(string state, string id = Job, string started = "2015-02-13T15:37:44", params string[] links) =>
        $$"""
        {"id":"{{id}}","jobFlowId":"{{Flow}}","name":"100Exp.ddf","startTimeStamp":"{{started}}","stopTimeStamp":"","duration":1.5,
        "state":"{{state}}","userName":"PUBLIC","links":[{{string.Join(',', links)}}]}
        """;

    public static string Link(string rel, string? uri, string? href = null, string method = "PUT") =>
        $$"""{"rel":"{{rel}}","method":"{{method}}","uri":{{(uri is null ? "null" : $"\"{uri}\"")}},"href":{{(href is null ? "null" : $"\"{href}\"")}}}""";

    public ServiceScript RespondWithJob(string state, params string[] links) => Wire.Respond(200, Collection(Status(state, links: links)));
}
