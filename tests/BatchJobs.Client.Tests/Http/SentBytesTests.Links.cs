using BatchJobs.Client.DataFlux;

namespace BatchJobs.Client.Tests.Http;

/// <summary>How a DataFlux job is canceled and killed: the job is looked at, and its link is followed.</summary>
public partial class SentBytesTests
{
    private const string Root = "http://127.0.0.1:{port}/SASDataMgmtBatchJob/rest";

    private static IEnumerable<SentBytesRow> DataFluxLinkRows() =>
    [
        Cancel("by PUT", DataFluxClientFixture.Link("cancel", "/jobs/j1/cancel")),
        Cancel("by POST", DataFluxClientFixture.Link("cancel", "/jobs/j1/cancel", method: "POST")),
        Cancel("by PATCH", DataFluxClientFixture.Link("cancel", "/jobs/j1/cancel", method: "PATCH")),
        Cancel("by DELETE", DataFluxClientFixture.Link("cancel", "/jobs/j1", method: "delete")),
        Cancel("by a link without a method", """{"rel":"cancel","uri":"/jobs/j1/cancel"}"""),
        Cancel("by a uri without a slash", DataFluxClientFixture.Link("cancel", "jobs/j1/state?value=cancel&by=a+b%20c")),
        Cancel("by a uri with odd characters", DataFluxClientFixture.Link("cancel", "/jobs/MQ==:ü/cancel now")),
        Cancel("by a uri with a fragment", DataFluxClientFixture.Link("cancel", "/jobs/j1/cancel#now")),
        Cancel("by a whole address", DataFluxClientFixture.Link("cancel", null, Root + "/jobs/j1/cancel?now")),
        Cancel("by a whole address elsewhere on the server", DataFluxClientFixture.Link("cancel", null, "http://127.0.0.1:{port}/other/MQ%3D%3D/ü")),
        Cancel("by the uri when there is a whole address too", DataFluxClientFixture.Link("cancel", "/jobs/j1/cancel", "http://other.example.com/jobs/j1")),
        Cancel("below an address with a prefix", DataFluxClientFixture.Link("cancel", "/jobs/j1/cancel")) with { Path = "/prefix" },
        Cancel("without a user", DataFluxClientFixture.Link("cancel", "/jobs/j1/cancel")) with { DataFlux = WithoutUser },
        FluxJobs(
            "cancel, and look again when the answer does not tell the job",
            jobs => jobs.CancelAsync("j1"),
            new(200, Running(DataFluxClientFixture.Link("cancel", "/jobs/j1/cancel"))),
            new(204),
            new(200, Job("running"))),
        FluxJobs(
            "cancel an odd identifier",
            jobs => jobs.CancelAsync(Odd),
            new(200, Job("running", Odd, DataFluxClientFixture.Link("cancel", "/jobs/j1/cancel"))),
            new(204),
            new(200, Job("running", Odd))),
        FluxJobs(
            "cancel, and look again when a lost answer may have been the one",
            jobs => jobs.CancelAsync("j1"),
            new(200, Running(DataFluxClientFixture.Link("cancel", "/jobs/j1/cancel"))),
            CannedResponse.Lost,
            new(404),
            new(200, Job("canceled"))),
        FluxJobs(
            "cancel what cannot be canceled",
            jobs => jobs.Awaiting(own => own.CancelAsync("j1")).Should().ThrowAsync<OperationNotAvailableException>(),
            new CannedResponse(200, Job("completed"))),
        FluxJobs("cancel by a handle", jobs => jobs.GetHandle("j1").CancelAsync(), new(200, Running(DataFluxClientFixture.Link("cancel", "/jobs/j1/cancel"))), new(200, Job("running"))),
        Kill("by PUT", DataFluxClientFixture.Link("kill", "/jobs/j1/kill")),
        Kill("by POST", DataFluxClientFixture.Link("kill", "/jobs/j1/kill", method: "POST")),
        Kill("by PATCH", DataFluxClientFixture.Link("kill", "/jobs/j1/kill", method: "PATCH")),
        Kill("by DELETE", DataFluxClientFixture.Link("kill", "/jobs/j1", method: "DELETE")),
        Kill("by a whole address", DataFluxClientFixture.Link("kill", null, Root + "/jobs/j1/kill")),
        FluxJobs("kill by a handle", jobs => jobs.GetHandle("j1").KillAsync(), new(200, Running(DataFluxClientFixture.Link("kill", "/jobs/j1/kill"))), new(200, Job("running"))),
    ];

    private static SentBytesRow Cancel(string name, string link) =>
        FluxJobs($"cancel {name}", jobs => jobs.CancelAsync("j1"), new(200, Running(link)), new(200, Job("running")));

    private static SentBytesRow Kill(string name, string link) =>
        FluxJobs($"kill {name}", jobs => jobs.KillAsync("j1"), new(200, Running(link)), new(200, Job("running")));

    private static string Running(string link) => Job("running", links: link);
}
