using System.Text;
using BatchJobs.Testing.DataFlux;
using BatchJobs.Testing.Spss;
using BatchJobs.Testing.Vitam;

namespace BatchJobs.Testing.Tests.Journal;

public sealed class RequestJournalTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_are_kept_in_order_without_their_secrets()
    {
        using var server = new FakeBatchServer();
        using var http = new HttpClient(server.CreateHandler());

        using HttpResponseMessage one = await http.GetAsync("https://x.example.com/pm/v1/jobs?accesskey=s3cret", Token);
        using HttpResponseMessage other = await http.GetAsync("https://x.example.com/pm/v1/jobs/none?accesskey=s3cret", Token);

        server.Journal.Entries.Select(entry => (entry.Method, entry.Path, entry.Status))
            .Should().Equal(("GET", "/pm/v1/jobs", 200), ("GET", "/pm/v1/jobs/none", 404));
        server.Journal.ToString().Should().Contain("GET /pm/v1/jobs/none -> 404").And.NotContain("s3cret");
    }

    [Fact]
    public void A_line_tells_the_day()
    {
        var at = new DateTimeOffset(2026, 1, 31, 23, 4, 5, 67, TimeSpan.Zero);

        new JournalEntry(at, "GET", "/v1/tasks", 412) { Reason = "no" }.ToString().Should().Be("2026-01-31 23:04:05.067 GET /v1/tasks -> 412: no");
    }

    [Fact]
    public async Task Only_the_latest_requests_are_kept_and_all_are_counted()
    {
        using var server = new FakeBatchServer(new FakeBatchServerOptions { JournalCapacity = 3 });
        using var http = new HttpClient(server.CreateHandler());

        for (int i = 0; i < 8; i++)
        {
            using HttpResponseMessage response = await http.GetAsync($"https://x.example.com/pm/v1/jobs/{i}?accesskey=k", Token);
        }

        server.Journal.Count.Should().Be(8);
        server.Journal.DroppedCount.Should().Be(5);
        server.Journal.Entries.Select(entry => entry.Path).Should().Equal("/pm/v1/jobs/5", "/pm/v1/jobs/6", "/pm/v1/jobs/7");
    }

    [Fact]
    public void A_capacity_of_none_keeps_nothing_and_a_negative_one_is_refused()
    {
        var options = new FakeBatchServerOptions { JournalCapacity = 0 };

        options.Invoking(o => o.JournalCapacity = -1).Should().Throw<ArgumentOutOfRangeException>();
        options.Invoking(o => o.JournalBodyLimit = -1).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public async Task An_entry_tells_operation_job_and_what_became_of_it()
    {
        using var server = new FakeBatchServer(new FakeBatchServerOptions { Clock = ClockMode.Manual });
        server.Spss.Files.Add("m", [1]);
        using var http = new HttpClient(server.CreateHandler());

        await SendAsync(http, HttpMethod.Post, "/pm/v1/jobs/a?accesskey=k", Definition);
        await server.AdvanceAsync(TimeSpan.FromSeconds(2), Token);
        await SendAsync(http, HttpMethod.Get, "/pm/v1/jobs/a/status?accesskey=k");
        await SendAsync(http, HttpMethod.Delete, "/pm/v1/jobs/a?accesskey=k");
        await SendAsync(http, HttpMethod.Get, "/pm/v1/jobs?accesskey=k");
        await SendAsync(http, HttpMethod.Get, "/pm/v1/job?accesskey=k");

        server.Journal.Entries.Select(entry => (entry.Operation, entry.JobId, entry.StateBefore, entry.StateAfter)).Should().Equal(
            ((Enum?)SpssOperation.SubmitJob, (string?)"a", (string?)"(none)", (string?)"PENDING"),
            (SpssOperation.GetJobStatus, "a", "RUNNING", "RUNNING"),
            (SpssOperation.DeleteJobs, "a", "RUNNING", "CANCELING"),
            (SpssOperation.ListJobs, null, null, null),
            (null, null, null, null));
        server.Journal.Of(SpssOperation.SubmitJob).Should().ContainSingle().Which.Status.Should().Be(200);
        server.Journal.Of(VitamOperation.SubmitTask).Should().BeEmpty("operations of different services are different, whatever their numbers");
        server.Journal.Of(DataFluxOperation.ListJobFlows).Should().BeEmpty();
        server.Journal.About("a").Should().HaveCount(3);
        server.Journal.Entries[2].ToString().Should().EndWith("DELETE /pm/v1/jobs/a -> 200 (RUNNING -> CANCELING)");
    }

    [Fact]
    public async Task Entries_of_Vitam_and_DataFlux_tell_their_jobs_too()
    {
        using var server = new FakeBatchServer(new FakeBatchServerOptions { Clock = ClockMode.Manual });
        server.DataFlux.JobFlows.Add("f", "<flow/>"u8.ToArray());
        using var http = new HttpClient(server.CreateHandler());

        await SendAsync(http, HttpMethod.Post, "/SASDataMgmtBatchJob/rest/jobFlowDefns/Zg==", "{}", "application/vnd.sas.datamgmt.jobflow.metadata+json");
        await SendAsync(http, HttpMethod.Post, "/v1/tasks", """{"Step":"s","actions":[{"action":"a"}]}""");
        await SendAsync(http, HttpMethod.Put, $"/v1/tasks/{server.Vitam.Tasks.Single().Id}", "{}");

        server.Journal.Of(DataFluxOperation.ExecuteJobFlow).Should().ContainSingle().Which.Should().Match<JournalEntry>(entry =>
            entry.JobId == server.DataFlux.Jobs.Single().Id && entry.StateBefore == "(none)" && entry.StateAfter == "running");
        server.Journal.Of(VitamOperation.CancelTask).Should().ContainSingle().Which.Should().Match<JournalEntry>(entry =>
            entry.StateBefore == "running" && entry.StateAfter == "canceled");
    }

    [Fact]
    public async Task Bodies_are_kept_as_far_as_the_options_say()
    {
        using var silent = new FakeBatchServer();
        using var server = new FakeBatchServer(new FakeBatchServerOptions { JournalBodyLimit = 12 });

        foreach (FakeBatchServer one in (FakeBatchServer[])[silent, server])
        {
            using var http = new HttpClient(one.CreateHandler());
            await SendAsync(http, HttpMethod.Post, "/pm/v1/jobs/a?accesskey=k", Definition);
        }

        silent.Journal.Entries[0].RequestBody.Length.Should().Be(0);
        Encoding.UTF8.GetString(server.Journal.Entries[0].RequestBody.Span).Should().Be(Definition[..12]);
        Encoding.UTF8.GetString(server.Journal.Entries[0].ResponseBody.Span).Should().Be("{\"namespace\"");
    }

    [Fact]
    public void What_is_not_there_is_said_in_a_sentence()
    {
        using var server = new FakeBatchServer();

        server.Spss.Jobs.Invoking(jobs => jobs["score-1"]).Should().Throw<KeyNotFoundException>().WithMessage("There is no job 'score-1'. There is none at all.");
        server.Spss.Files.Add("m", [1]);
        server.Spss.Files.Invoking(files => files["x"]).Should().Throw<KeyNotFoundException>().WithMessage("There is no file 'x'. There is 'm'.");
        server.Spss.Files.Add("n", [1]);
        server.Spss.Files.Invoking(files => files["x"]).Should().Throw<KeyNotFoundException>().WithMessage("There is no file 'x'. There are 'm', 'n'.");
    }

    private const string Definition = """{"action":"TRAINING","model":{"id":"m"}}""";

    private static async Task SendAsync(HttpClient http, HttpMethod method, string path, string? body = null, string type = "application/json")
    {
        using var request = new HttpRequestMessage(method, new Uri("https://x.example.com" + path));
        request.Headers.Add("X-Vitam-Key", "k");
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, type);
        using HttpResponseMessage response = await http.SendAsync(request, Token);
    }
}
