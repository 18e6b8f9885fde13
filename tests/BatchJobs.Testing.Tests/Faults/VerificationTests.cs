using BatchJobs.Testing.Spss;
using BatchJobs.Testing.Vitam;

namespace BatchJobs.Testing.Tests.Faults;

/// <summary>What <see cref="FakeBatchServer.Verify"/> finds, and the text that says what happened.</summary>
public sealed class VerificationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_on_which_everything_went_as_planned_is_accepted()
    {
        await using var server = new FakeBatchServer();
        server.Spss.Files.Add("m", [1]);
        server.Spss.WhenSubmitted(_ => true).RunFor(TimeSpan.FromHours(1));
        server.Spss.WhenSubmitted(_ => false).Optional();
        server.Faults.On(SpssOperation.GetJob).Once().Respond(503);
        server.Faults.On(SpssOperation.ListJobs).Optional().Respond(503);

        await SendAsync(server, "POST", "jobs/a", """{"action":"TRAINING","model":{"id":"m"}}""");
        await SendAsync(server, "GET", "jobs/a");
        await server.AdvanceAsync(TimeSpan.FromHours(2), Token);

        server.Invoking(static one => one.Verify()).Should().NotThrow();
    }

    [Fact]
    public async Task Everything_that_did_not_is_told_at_once()
    {
        await using var server = new FakeBatchServer(new FakeBatchServerOptions { Clock = ClockMode.Manual });
        server.Spss.Files.Add("m", [1]);
        server.Spss.WhenSubmitted(job => job.Id == "never").RunFor(TimeSpan.FromHours(1));
        server.Spss.WhenSubmitted(job => job.Id == "a").Times(2);
        server.Vitam.WhenSubmitted(_ => true);
        server.Faults.On(SpssOperation.GetJob).Times(3).Respond(503);
        server.Faults.OnAny(static request => request.Path.Contains("/file/", StringComparison.Ordinal)).LoseRequest();

        await SendAsync(server, "POST", "jobs/a", """{"action":"TRAINING","model":{"id":"m"}}""");
        await SendAsync(server, "GET", "jobs/a");
        await SendAsync(server, "GET", "task/a");
        await SendAsync(server, "POST", "jobs/b", """{"action":"TRAINING","model":{"id":"m"},"reprotFormat":"HTML"}""");

        VerificationException failure = server.Invoking(static one => one.Verify()).Should().Throw<VerificationException>().Which;
        failure.Problems.Should().BeEquivalentTo(
            "The fault has not struck as often as planned: GetJob, 3 times: answered with 503 (struck 1 of 1 requests).",
            "The fault has not struck as often as planned: any request that the test recognizes, every time: request lost, connection reset (struck 0 of 0 requests).",
            "WhenSubmitted(job => job.Id == \"never\") was never used.",
            "WhenSubmitted(job => job.Id == \"a\") was used 1 time, and could be 1 time more.",
            "WhenSubmitted(_ => true) was never used.",
            "The request GET /pm/v1/task/a was refused with 404: it is not documented, or something in it.",
            "The request POST /pm/v1/jobs/b was refused with 500: it is not documented, or something in it.",
            "The SPSS job 'a' has not ended: it is PENDING.");
        failure.Message.Should().ContainAll(failure.Problems).And.EndWith(server.Timeline);
        server.Invoking(static one => one.Verify(allowUnfinishedJobs: true)).Should().Throw<VerificationException>().Which.Problems.Should().HaveCount(7);
    }

    [Fact]
    public async Task What_happened_is_told_by_job_on_the_servers_clock()
    {
        await using var server = new FakeBatchServer(new FakeBatchServerOptions { Clock = ClockMode.Manual });
        server.Spss.Files.Add("m", [1]);
        server.Faults.On(SpssOperation.SubmitJob).Once().Respond(503, TimeSpan.FromSeconds(7));
        await SendAsync(server, "POST", "jobs/a", """{"action":"TRAINING","model":{"id":"m"}}""");
        await server.AdvanceAsync(TimeSpan.FromSeconds(7), Token);
        await SendAsync(server, "POST", "jobs/a", """{"action":"TRAINING","model":{"id":"m"}}""");
        for (int i = 0; i < 3; i++)
        {
            await SendAsync(server, "GET", "jobs/a/status");
            await server.AdvanceAsync(TimeSpan.FromMilliseconds(100), Token);
        }

        server.Faults.Down(TimeSpan.FromSeconds(1));
        await server.AdvanceAsync(TimeSpan.FromMinutes(1), Token);
        await SendAsync(server, "DELETE", "jobs/a");
        await SendAsync(server, "GET", "file");

        server.Timeline.ReplaceLineEndings("\n").Should().Be(
            """
            Times since 2026-01-01 00:00:00Z.

            SPSS job a
              0d 00:00:00.000  POST   /pm/v1/jobs/a         503  [answered with 503, Retry-After 7]
              0d 00:00:07.000  POST   /pm/v1/jobs/a         200  (none) -> PENDING
              0d 00:00:07.000  GET    /pm/v1/jobs/a/status  200  3 times until 0d 00:00:07.200
              0d 00:00:08.000                               RUNNING
              0d 00:00:13.000                               SUCCESS
              0d 00:01:07.300  DELETE /pm/v1/jobs/a         200  SUCCESS -> (none)

            Server
              0d 00:00:07.300  nobody listens
              0d 00:00:08.300  listens again

            Other requests
              0d 00:01:07.300  GET    /pm/v1/file  200
            """.ReplaceLineEndings("\n"));
        server.Spss.Removed.Should().ContainSingle().Which.History.Should().HaveCount(4);
    }

    [Fact]
    public async Task The_text_repeats_no_secret()
    {
        await using var server = new FakeBatchServer(new FakeBatchServerOptions { Clock = ClockMode.Manual });
        server.Faults.On(VitamOperation.SubmitTask).RespondWith(500, "text/plain", "s3cret");
        using var http = new HttpClient(server.CreateHandler());
        http.DefaultRequestHeaders.Add("X-Vitam-Key", "s3cret");
        using var step = new StringContent("""{"Step":"s3cret"}""");
        using HttpResponseMessage response = await http.PostAsync("http://x.example.com/v1/tasks?s3cret=s3cret", step, Token);
        await SendAsync(server, "POST", "jobs/a", """{"action":"s3cret"}""", key: "s3cret");

        server.Timeline.Should().NotContain("s3cret");
        server.Journal.ToString().Should().NotContain("s3cret");
    }

    private static async Task SendAsync(FakeBatchServer server, string method, string path, string? body = null, string key = "k")
    {
        using var http = new HttpClient(server.CreateHandler());
        using var request = new HttpRequestMessage(new HttpMethod(method), $"http://x.example.com/pm/v1/{path}?accesskey={key}")
        {
            Content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
        };
        using HttpResponseMessage response = await http.SendAsync(request, Token);
    }
}
