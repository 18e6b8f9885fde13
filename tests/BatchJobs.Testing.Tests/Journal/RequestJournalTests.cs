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
        using var server = new FakeBatchServer();
        using var http = new HttpClient(server.CreateHandler());

        for (int i = 0; i < RequestJournal.Capacity + 5; i++)
        {
            using HttpResponseMessage response = await http.GetAsync($"https://x.example.com/pm/v1/jobs/{i}?accesskey=k", Token);
        }

        server.Journal.Count.Should().Be(RequestJournal.Capacity + 5);
        server.Journal.Entries.Should().HaveCount(RequestJournal.Capacity);
        server.Journal.Entries[0].Path.Should().Be("/pm/v1/jobs/5");
    }
}
