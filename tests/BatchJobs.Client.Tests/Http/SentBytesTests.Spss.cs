using System.Diagnostics;
using BatchJobs.Client.Spss;

namespace BatchJobs.Client.Tests.Http;

public partial class SentBytesTests
{
    /// <summary>An identifier with as many odd characters as this service allows.</summary>
    private const string OddSpss = "a bü+%=?#&;:@!$'()*~|\\\"";

    private const string SpssAnswer = """{"id":"j1"}""";
    private const string OddSpssAnswer = """{"id":"a bü+%=?#&;:@!$'()*~|\\\""}""";
    private const string EndedSpss = """{"jobStatus":"SUCCESS"}""";
    private const string RunningSpss = """{"jobStatus":"RUNNING"}""";
    private const string UploadAnswer = "https://spss.example.com/pm/v1/file/f1";

    private static readonly string[] FileParts = ["first part\r\n", "second part"];

    private static readonly JobDefinition DefinitionAsWritten = JobDefinition.Parse(
        """
        { "model": { "name": "Müller 😀.str", "id": "drug1n" },
          "unknown": [1.0, "<&'+>"],
        	"action": "TRAINING" }
        """);

    private static SentBytesRow Jobs(string name, Func<SpssJobs, Task> call, params CannedResponse[] answers) =>
        SentBytesRow.Of<SpssClient>($"SPSS jobs: {name}", client => call(client.Jobs), answers);

    private static SentBytesRow Files(string name, Func<SpssFiles, Task> call, params CannedResponse[] answers) =>
        SentBytesRow.Of<SpssClient>($"SPSS files: {name}", client => call(client.Files), answers);

    private static IEnumerable<SentBytesRow> SpssJobRows() =>
    [
        Jobs("submit", jobs => jobs.SubmitAsync("j1", TestData.Training()), new CannedResponse(200, SpssAnswer)),
        Jobs("submit with databases", jobs => jobs.SubmitAsync("j1", TestData.ScoringToTable()), new CannedResponse(200, SpssAnswer)),
        Jobs("submit a definition as it was written", jobs => jobs.SubmitAsync("j1", DefinitionAsWritten), new CannedResponse(200, SpssAnswer)),
        Jobs("submit under an odd identifier", jobs => jobs.SubmitAsync(OddSpss, TestData.Training()), new CannedResponse(200, OddSpssAnswer)),
        Jobs("submit, repeated while the service is busy", jobs => jobs.SubmitAsync("j1", TestData.Training()), new(503), new(404), new(200, SpssAnswer)),
        Jobs(
            "submit, and look for the job when the answer was lost",
            jobs => jobs.Awaiting(own => own.SubmitAsync("j1", TestData.Training())).Should().ThrowAsync<SubmissionOutcomeUnknownException>(),
            CannedResponse.Lost,
            new(404),
            new(409),
            new(500)),
        Jobs("submit or resubmit a new one", jobs => jobs.SubmitOrResubmitAsync("j1", TestData.Training()), new(404), new(201, SpssAnswer)),
        Jobs("submit or resubmit an existing one", jobs => jobs.SubmitOrResubmitAsync("j1", TestData.Scoring()), new(200, EndedSpss), new(200, SpssAnswer)),
        Jobs("submit or resubmit an odd identifier", jobs => jobs.SubmitOrResubmitAsync(OddSpss, TestData.Training()), new(404), new(200, OddSpssAnswer)),
        Jobs("list", jobs => jobs.ListAsync(), new CannedResponse(200, "[]")),
        Jobs("list, repeated while the service is busy", jobs => jobs.ListAsync(), new(429), new(200, "[]")),
        Jobs("get", jobs => jobs.GetAsync("j1"), new CannedResponse(200, SpssAnswer)),
        Jobs("get an odd identifier", jobs => jobs.GetAsync(OddSpss), new CannedResponse(200, OddSpssAnswer)),
        Jobs("get status", jobs => jobs.GetStatusAsync("j1"), new CannedResponse(200, RunningSpss)),
        Jobs("get status of an odd identifier", jobs => jobs.GetStatusAsync(OddSpss), new CannedResponse(200, RunningSpss)),
        Jobs("delete", jobs => jobs.DeleteAsync("j1"), new CannedResponse(200, "1")),
        Jobs("delete an odd identifier", jobs => jobs.DeleteAsync(OddSpss), new CannedResponse(200, "1")),
        Jobs("delete, repeated after a lost answer", jobs => jobs.DeleteAsync("j1"), CannedResponse.Lost, new(200, "0")),
        Jobs("delete many", jobs => jobs.DeleteManyAsync(["j1", "j2", "j1", OddSpss]), new CannedResponse(200, "3")),
        Jobs("delete many, and list when there were fewer", jobs => jobs.DeleteManyAsync(["j1", "j2"]), new(200, "1"), new(200, "[]")),
        Jobs("delete more than an address takes", jobs => jobs.DeleteManyAsync([new string('a', 1999), new string('b', 1999), "c", "d"]), new(200, "2"), new(200, "2")),
        Jobs("refresh a handle", jobs => jobs.GetHandle("j1").GetStatusAsync(), new CannedResponse(200, RunningSpss)),
        Jobs("cancel by a handle", jobs => jobs.GetHandle("j1").CancelAsync(), new(200, RunningSpss), new(200, "1")),
        Jobs("wait by a handle and use the result", jobs => UseResultAsync(jobs.GetHandle("j1")), new(200, """{"jobStatus":"SUCCESS","dataUrl":"https://spss.example.com/pm/v1/file/r%201"}"""), new(200, "scores"), new(200)),
    ];

    private static IEnumerable<SentBytesRow> SpssFileRows() =>
    [
        Files("upload what can seek", files => files.UploadAsync("f1", Bytes("stream file\r\nü")), new CannedResponse(200, UploadAnswer)),
        Files("upload from the middle", files => files.UploadAsync("f1", BytesFrom(7, "stream file")), new CannedResponse(200, UploadAnswer)),
        Files("upload nothing", files => files.UploadAsync("f1", Bytes("")), new CannedResponse(200, UploadAnswer)),
        Files("upload with progress", files => files.UploadAsync("f1", Bytes("stream file"), new SynchronousProgress<long>(_ => { })), new CannedResponse(200, UploadAnswer)),
        Files("upload what cannot seek", files => files.UploadAsync("f1", new PartsStream(FileParts)), new CannedResponse(200, UploadAnswer)),
        Files("upload nothing that cannot seek", files => files.UploadAsync("f1", new PartsStream()), new CannedResponse(200, UploadAnswer)),
        Files("upload under an odd identifier", files => files.UploadAsync(OddSpss, Bytes("stream file")), new CannedResponse(200, UploadAnswer)),
        Files("upload, repeated from the same place", files => files.UploadAsync("f1", BytesFrom(7, "stream file")), new(503), new(200, UploadAnswer)),
        Files("list", files => files.ListAsync(), new CannedResponse(200, "[]")),
        Files("download", files => ReadAsync(files.DownloadAsync("f1")), new CannedResponse(200, "file")),
        Files("download an odd identifier", files => ReadAsync(files.DownloadAsync(OddSpss)), new CannedResponse(200, "file")),
        Files("delete", files => files.DeleteAsync("f1"), new CannedResponse(200)),
        Files("delete an odd identifier", files => files.DeleteAsync(OddSpss), new CannedResponse(200)),
        Files("delete an unknown one", files => files.DeleteAsync("f1"), new CannedResponse(404)),
    ];

    private static IEnumerable<SentBytesRow> SpssClientRows() =>
    [
        Jobs("a slash behind the address", jobs => jobs.ListAsync(), new CannedResponse(200, "[]")) with { Path = "/" },
        Jobs("an address with the service's path", jobs => jobs.ListAsync(), new CannedResponse(200, "[]")) with { Path = "/pm/v1/" },
        Jobs("an address with a prefix", jobs => jobs.ListAsync(), new CannedResponse(200, "[]")) with { Path = "/prefix" },
        Jobs("an address with an odd prefix and the service's path", jobs => jobs.GetAsync(OddSpss), new CannedResponse(200, OddSpssAnswer)) with { Path = "/pre%20fix+ü/pm/v1" },
        Files("an address with a prefix", files => files.UploadAsync("f1", Bytes("stream file")), new CannedResponse(200, UploadAnswer)) with { Path = "/prefix/" },
        Jobs("an odd access key", jobs => jobs.ListAsync(), new CannedResponse(200, "[]")) with { Spss = options => options.AccessKey = " k&y=ü#%20+/ " },
        Jobs("a header of the program's own", jobs => jobs.SubmitAsync("j1", TestData.Training()), new CannedResponse(200, SpssAnswer)) with { UserAgent = "Scoring/1.0 (test)" },
        Jobs("within an activity", jobs => WithinActivityAsync(jobs.ListAsync), new CannedResponse(200, "[]")),
    ];

    private static async Task UseResultAsync(SpssJob job)
    {
        SpssJobResult result = await job.WaitForCompletionAsync();
        await ReadAsync(result.OpenReadAsync());
        await result.DeleteAsync();
    }

    private static async Task WithinActivityAsync(Func<CancellationToken, Task> call)
    {
        using var activity = new Activity("scoring");
        activity.SetParentId(ActivityTraceId.CreateFromString("0123456789abcdef0123456789abcdef"), ActivitySpanId.CreateFromString("0123456789abcdef"), ActivityTraceFlags.Recorded);
        activity.TraceStateString = "vendor=1";
        activity.AddBaggage("tenant", "a b");
        activity.Start();
        await call(CancellationToken.None);
    }
}
