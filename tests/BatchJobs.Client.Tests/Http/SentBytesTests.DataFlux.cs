using System.Text.Json;
using BatchJobs.Client.DataFlux;

namespace BatchJobs.Client.Tests.Http;

public partial class SentBytesTests
{
    private const string FlowAnswer = """{"id":"f1","name":"f1.djf"}""";

    private static readonly string NoItems = DataFluxClientFixture.Collection();

    private static SentBytesRow Server(string name, Func<IDataFluxServerApi, Task> call, params CannedResponse[] answers) =>
        SentBytesRow.Of($"DataFlux server: {name}", call, answers);

    private static SentBytesRow Flows(string name, Func<DataFluxJobFlows, Task> call, params CannedResponse[] answers) =>
        SentBytesRow.Of<DataFluxClient>($"DataFlux job flows: {name}", client => call(client.JobFlows), answers);

    private static SentBytesRow FluxJobs(string name, Func<DataFluxJobs, Task> call, params CannedResponse[] answers) =>
        SentBytesRow.Of<DataFluxClient>($"DataFlux jobs: {name}", client => call(client.Jobs), answers);

    private static IEnumerable<SentBytesRow> DataFluxServerRows() =>
    [
        Server("get root", server => server.GetRootAsync(), new CannedResponse(200, "{}")),
        Server("get info", server => server.GetInfoAsync(), new CannedResponse(200, "{}")),
        Server("delete engines", server => server.DeleteEnginesAsync(), new CannedResponse(204)),
    ];

    private static IEnumerable<SentBytesRow> JobFlowRows() =>
    [
        Flows("list", flows => flows.ListAsync(), new CannedResponse(200, NoItems)),
        Flows("create from what can seek", flows => flows.CreateAsync("a/b.djf", Bytes("<flow/>")), new CannedResponse(200, FlowAnswer)),
        Flows("create from the middle under an odd name", flows => flows.CreateAsync(Odd, BytesFrom(3, "123<flow/>")), new CannedResponse(200, FlowAnswer)),
        Flows("create from nothing", flows => flows.CreateAsync("a.djf", Bytes("")), new CannedResponse(200, FlowAnswer)),
        Flows("create from what cannot seek", flows => flows.CreateAsync("a.djf", new PartsStream("<flow>", "</flow>")), new CannedResponse(200, FlowAnswer)),
        Flows("create from nothing that cannot seek", flows => flows.CreateAsync("a.djf", new PartsStream()), new CannedResponse(200, FlowAnswer)),
        Flows("create, repeated when it was refused", flows => flows.CreateAsync("a.djf", BytesFrom(3, "123<flow/>")), new(429), new(200, FlowAnswer)),
        Flows("exists", flows => flows.ExistsAsync("f1"), new CannedResponse(200, "its length only")),
        Flows("exists an odd identifier", flows => flows.ExistsAsync(Odd), new CannedResponse(404, "its length only")),
        Flows("get", flows => flows.GetAsync("f1"), new CannedResponse(200, FlowAnswer)),
        Flows("get an odd identifier", flows => flows.GetAsync(Odd), new CannedResponse(200, FlowAnswer)),
        Flows("get content", flows => ReadAsync(flows.GetContentAsync("f1")), new CannedResponse(200, "<flow/>", "application/xml")),
        Flows("get content of an odd identifier", flows => ReadAsync(flows.GetContentAsync(Odd)), new CannedResponse(200, "<flow/>", "application/xml")),
        Flows("update content from what can seek", flows => flows.UpdateContentAsync("f1", Bytes("<flow>ü</flow>")), new CannedResponse(200, FlowAnswer)),
        Flows("update content from the middle, repeated", flows => flows.UpdateContentAsync("f1", BytesFrom(3, "123<flow/>")), CannedResponse.Lost, new(200, FlowAnswer)),
        Flows("update content from nothing", flows => flows.UpdateContentAsync("f1", Bytes("")), new CannedResponse(200, FlowAnswer)),
        Flows("update content from what cannot seek", flows => flows.UpdateContentAsync("f1", new PartsStream("<flow>", "</flow>")), new CannedResponse(200, FlowAnswer)),
        Flows("update content from nothing that cannot seek", flows => flows.UpdateContentAsync("f1", new PartsStream()), new CannedResponse(200, FlowAnswer)),
        Flows("update content of an odd identifier", flows => flows.UpdateContentAsync(Odd, Bytes("<flow/>")), new CannedResponse(200, FlowAnswer)),
        Flows("delete", flows => flows.DeleteAsync("f1"), new CannedResponse(204)),
        Flows("delete an odd identifier", flows => flows.DeleteAsync(Odd), new CannedResponse(404)),
        Flows("get metadata", flows => flows.GetMetadataAsync("f1"), new CannedResponse(200, FlowAnswer)),
        Flows("get metadata of an odd identifier", flows => flows.GetMetadataAsync(Odd), new CannedResponse(200, FlowAnswer)),
        Flows("execute", flows => flows.ExecuteAsync("f1"), new CannedResponse(200, Job("queued"))),
        Flows("execute an odd identifier", flows => flows.ExecuteAsync(Odd), new CannedResponse(200, Job("queued"))),
        Flows("execute with inputs", flows => flows.ExecuteAsync("f1", Inputs()), new CannedResponse(200, Job("queued"))),
        Flows("execute with no inputs in them", flows => flows.ExecuteAsync("f1", new DataFluxInputsBuilder().Build()), new CannedResponse(200, Job("queued"))),
        Flows("execute, repeated when it was refused", flows => flows.ExecuteAsync("f1"), new(429), new(200, Job("queued"))),
        Flows(
            "execute, and look for the job when the answer was lost",
            flows => flows.Awaiting(own => own.ExecuteAsync("f1")).Should().ThrowAsync<SubmissionOutcomeUnknownException>(),
            CannedResponse.Lost,
            new(200, "{}"),
            new(200, NoItems)),
        Flows("get jobs", flows => flows.ListJobsAsync("f1"), new CannedResponse(200, NoItems)),
        Flows("get jobs of an odd identifier", flows => flows.ListJobsAsync(Odd), new CannedResponse(200, NoItems)),
    ];

    private static IEnumerable<SentBytesRow> DataFluxJobRows() =>
    [
        FluxJobs("list", jobs => jobs.ListAsync(), new CannedResponse(200, NoItems)),
        FluxJobs("list by flow name", jobs => jobs.ListByFlowNameAsync("100Exp.ddf"), new CannedResponse(200, NoItems)),
        FluxJobs("list by an odd flow name", jobs => jobs.ListByFlowNameAsync(Odd), new CannedResponse(200, NoItems)),
        FluxJobs("list by user", jobs => jobs.ListByUserAsync("ram"), new CannedResponse(200, NoItems)),
        FluxJobs("list by an odd user", jobs => jobs.ListByUserAsync(Odd), new CannedResponse(200, NoItems)),
        FluxJobs("list by state queued", jobs => jobs.ListByStateAsync(DataFluxJobState.Queued), new CannedResponse(200, NoItems)),
        FluxJobs("list by state running", jobs => jobs.ListByStateAsync(DataFluxJobState.Running), new CannedResponse(200, NoItems)),
        FluxJobs("list by state completed", jobs => jobs.ListByStateAsync(DataFluxJobState.Completed), new CannedResponse(200, NoItems)),
        FluxJobs("list by state failed", jobs => jobs.ListByStateAsync(DataFluxJobState.Failed), new CannedResponse(200, NoItems)),
        FluxJobs("list by state canceled", jobs => jobs.ListByStateAsync(DataFluxJobState.Canceled), new CannedResponse(200, NoItems)),
        FluxJobs("list by an odd state", jobs => jobs.ListByStateAsync(new DataFluxJobState(Odd)), new CannedResponse(200, NoItems)),
        FluxJobs("get", jobs => jobs.GetAsync("j1"), new CannedResponse(200, Job("running"))),
        FluxJobs("get an odd identifier", jobs => jobs.GetAsync(Odd), new CannedResponse(200, Job("running", Odd))),
        FluxJobs("open log", jobs => ReadAsync(jobs.OpenLogAsync("j1")), new CannedResponse(200, "log", "text/plain")),
        FluxJobs("open log of an odd identifier", jobs => ReadAsync(jobs.OpenLogAsync(Odd)), new CannedResponse(200, "log", "text/plain")),
        FluxJobs("read log lines", jobs => ReadAsync(jobs.ReadLogLinesAsync("j1")), new CannedResponse(200, "log", "text/plain")),
        FluxJobs("read log lines of an odd identifier", jobs => ReadAsync(jobs.ReadLogLinesAsync(Odd)), new CannedResponse(200, "log", "text/plain")),
        FluxJobs("follow log", jobs => ReadAsync(jobs.FollowLogAsync("j1")), new(200, Job("completed")), new(200, "log", "text/plain")),
        FluxJobs("follow log of an odd identifier", jobs => ReadAsync(jobs.FollowLogAsync(Odd)), new(200, Job("completed", Odd)), new(200, "log", "text/plain")),
        FluxJobs("delete", jobs => jobs.DeleteAsync("j1"), new CannedResponse(204)),
        FluxJobs("delete an odd identifier", jobs => jobs.DeleteAsync(Odd), new CannedResponse(404)),
        FluxJobs("delete by state completed", jobs => jobs.DeleteByStateAsync(DataFluxFinishedState.Completed), new CannedResponse(204)),
        FluxJobs("delete by state failed", jobs => jobs.DeleteByStateAsync(DataFluxFinishedState.Failed), new CannedResponse(204)),
        FluxJobs("delete by state canceled", jobs => jobs.DeleteByStateAsync(DataFluxFinishedState.Canceled), new CannedResponse(204)),
        FluxJobs("refresh a handle", jobs => jobs.GetHandle("j1").GetStatusAsync(), new CannedResponse(200, Job("running"))),
        FluxJobs("wait by a handle", jobs => jobs.GetHandle("j1").WaitForCompletionAsync(), new CannedResponse(200, Job("completed"))),
        FluxJobs(
            "wait by a handle for a failure, and read why",
            jobs => jobs.GetHandle("j1").Awaiting(job => job.WaitForCompletionAsync()).Should().ThrowAsync<JobFailedException>(),
            new(200, Job("failed")),
            new(200, "log", "text/plain")),
    ];

    private static IEnumerable<SentBytesRow> DataFluxClientRows() =>
    [
        FluxJobs("without a user", jobs => jobs.ListAsync(), new CannedResponse(200, NoItems)) with { DataFlux = WithoutUser },
        Flows("execute without a user", flows => flows.ExecuteAsync("f1"), new CannedResponse(200, Job("queued"))) with { DataFlux = WithoutUser },
        Flows("create without a user", flows => flows.CreateAsync("a.djf", new PartsStream("<flow/>")), new CannedResponse(200, FlowAnswer)) with { DataFlux = WithoutUser },
        Server("delete engines without a user", server => server.DeleteEnginesAsync(), new CannedResponse(204)) with { DataFlux = WithoutUser },
        FluxJobs("an odd user", jobs => jobs.ListAsync(), new CannedResponse(200, NoItems)) with { DataFlux = options => (options.UserName, options.Password) = ("Jörg", "pä:ss 😀") },
        FluxJobs("an empty password", jobs => jobs.ListAsync(), new CannedResponse(200, NoItems)) with { DataFlux = options => options.Password = "" },
        Server("a slash behind the address", server => server.GetRootAsync(), new CannedResponse(200, "{}")) with { Path = "/" },
        Server("an address with the service's path", server => server.GetRootAsync(), new CannedResponse(200, "{}")) with { Path = "/SASDataMgmtBatchJob/rest/" },
        Server("an address with a prefix", server => server.GetRootAsync(), new CannedResponse(200, "{}")) with { Path = "/prefix" },
        FluxJobs("an address with an odd prefix and the service's path", jobs => jobs.ListByUserAsync(Odd), new CannedResponse(200, NoItems)) with { Path = "/pre%20fix+ü/SASDataMgmtBatchJob/rest" },
        Flows("a header of the program's own", flows => flows.ExecuteAsync("f1"), new CannedResponse(200, Job("queued"))) with { UserAgent = "Cleaning/1.0" },
    ];

    private static void WithoutUser(DataFluxClientOptions options) => (options.UserName, options.Password) = (null, null);

    /// <summary>A collection of one job, as the service describes a job.</summary>
    private static string Job(string state, string id = "j1", params string[] links) =>
        DataFluxClientFixture.Collection(DataFluxClientFixture.Status(state, JsonEncodedText.Encode(id).ToString(), links: links));

    private static DataFluxInputs Inputs() => new DataFluxInputsBuilder()
        .Value("Process Priority", "low & <slow> ü 😀")
        .Value("Nothing", null)
        .Table("data", table => table
            .String("Full Name", maxChars: 255).Integer("Age").Boolean("Donor").Date("Birthday").Real("Temperature").Decimal("Amount")
            .Row("Zoë \"Z\" O'Neil", 42, true, new DateOnly(2014, 10, 13), 5.5, 15.7075m)
            .Row(null, null, null, null, null, null))
        .Build();
}
