using System.Net;

namespace BatchJobs.Client.Tests.Jobs;

/// <summary>How many requests an outage costs, of one wait and of many.</summary>
public sealed class SharedOutageTests
{
    private static readonly TimeSpan JobTime = TimeSpan.FromHours(3);

    [Theory]
    [InlineData("SPSS", 1, 371)]
    [InlineData("DataFlux", 200, 385)]
    [InlineData("Vitam", 200, 385)]
    public async Task An_outage_of_thirty_seconds_costs_a_few_requests(string service, int waits, int most)
    {
        await using var fixture = new ManyJobsFixture();
        IBatchJob[] jobs = await fixture.SubmitAsync(service, waits, JobTime);
        FailBetween(fixture, TimeSpan.FromHours(1), TimeSpan.FromHours(1) + TimeSpan.FromSeconds(30), () => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable));

        await Task.WhenAll(jobs.Select(job => job.WaitForCompletionAsync()));

        (fixture.Polls - OwnPolls(service, waits)).Should().BeLessThanOrEqualTo(most);
        CompareWithPage(fixture, "| 30 seconds of 503 |", service);
    }

    [Theory]
    [InlineData("SPSS", 1)]
    [InlineData("DataFlux", 200)]
    [InlineData("Vitam", 200)]
    public async Task For_an_hour_of_429_the_service_is_asked_once_a_minute_as_it_asks_for(string service, int waits)
    {
        await using var fixture = new ManyJobsFixture();
        IBatchJob[] jobs = await fixture.SubmitAsync(service, waits, JobTime);
        int refused = 0;
        FailBetween(fixture, TimeSpan.FromHours(1), TimeSpan.FromHours(2), () =>
        {
            refused++;
            return new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Headers = { { "Retry-After", "60" } } };
        });

        await Task.WhenAll(jobs.Select(job => job.WaitForCompletionAsync()));

        refused.Should().BeInRange(58, 61);
        CompareWithPage(fixture, "| an hour of 429 with `Retry-After: 60` |", service);
    }

    [Theory]
    [InlineData("SPSS", 1, 5)]
    [InlineData("SPSS", 1, 20)]
    [InlineData("DataFlux", 1, 20)]
    [InlineData("DataFlux", 200, 20)]
    [InlineData("Vitam", 1, 20)]
    [InlineData("Vitam", 200, 600)]
    public async Task However_soon_the_service_asks_to_be_asked_again_429_does_not_count_as_an_outage(string service, int waits, int seconds)
    {
        await using var fixture = new ManyJobsFixture();
        IBatchJob[] jobs = await fixture.SubmitAsync(service, waits, JobTime);
        FailBetween(fixture, TimeSpan.FromHours(1), TimeSpan.FromHours(2), () => new HttpResponseMessage(HttpStatusCode.TooManyRequests)
        {
            Headers = { RetryAfter = new(TimeSpan.FromSeconds(seconds)) },
        });

        JobOutcome[] outcomes = await BatchJob.WhenAllAsync(jobs);

        outcomes.Should().OnlyContain(outcome => outcome.IsSucceeded);
    }

    [Theory]
    [InlineData("SPSS", 1, 16)]
    [InlineData("SPSS", 1, 29)]
    [InlineData("SPSS", 1, 31)]
    [InlineData("DataFlux", 20, 16)]
    [InlineData("DataFlux", 20, 29)]
    [InlineData("DataFlux", 20, 31)]
    public async Task No_request_comes_before_the_service_wants_to_be_asked(string service, int waits, int seconds)
    {
        await using var fixture = new ManyJobsFixture(options => options.Retry.MaxRetryAttempts = 0);
        IBatchJob[] jobs = await fixture.SubmitAsync(service, waits, JobTime);
        var refusals = new List<DateTimeOffset>();
        FailBetween(fixture, TimeSpan.FromHours(1), TimeSpan.FromHours(2), () =>
        {
            refusals.Add(fixture.Server.Clock.GetUtcNow());
            return new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Headers = { RetryAfter = new(TimeSpan.FromSeconds(seconds)) } };
        });

        await Task.WhenAll(jobs.Select(job => job.WaitForCompletionAsync()));

        // The first refusal of a list is followed by a question about one job.
        refusals.Skip(1).Zip(refusals.Skip(2), (first, second) => second - first).Should().OnlyContain(pause => pause >= TimeSpan.FromSeconds(seconds));
    }

    [Theory]
    [InlineData("SPSS", 1)]
    [InlineData("DataFlux", 200)]
    public async Task A_service_that_is_restarted_is_waited_for(string service, int waits)
    {
        await using var fixture = new ManyJobsFixture();
        IBatchJob[] jobs = await fixture.SubmitAsync(service, waits, JobTime);
        int refused = 0;
        FailBetween(fixture, TimeSpan.FromHours(1), TimeSpan.FromMinutes(65), () =>
        {
            refused++;
            throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused.");
        });

        await Task.WhenAll(jobs.Select(job => job.WaitForCompletionAsync()));

        // Four attempts a poll; of a list that cannot be had, one job is asked for besides.
        refused.Should().BeInRange(1, waits == 1 ? 40 : 80);
        CompareWithPage(fixture, "| five minutes without a connection, as in a restart |", service);
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.OK)]
    public async Task What_is_no_outage_ends_the_wait_at_once(HttpStatusCode status)
    {
        await using var fixture = new ManyJobsFixture();
        IBatchJob[] jobs = await fixture.SubmitAsync("DataFlux", 1, JobTime);
        fixture.Network = _ => new HttpResponseMessage(status) { Content = new StringContent("<html/>") };
        Func<Task> wait = () => jobs[0].WaitForCompletionAsync();

        await wait.Should().ThrowAsync<BatchJobException>();
        fixture.Polls.Should().Be(1);
    }

    [Fact]
    public async Task Who_watches_or_follows_a_log_outlasts_an_outage_too()
    {
        await using var fixture = new ManyJobsFixture();
        IBatchJob[] jobs = await fixture.SubmitAsync("DataFlux", 1, JobTime);
        FailBetween(fixture, TimeSpan.FromHours(1), TimeSpan.FromMinutes(62), () => new HttpResponseMessage(HttpStatusCode.GatewayTimeout));
        var states = new List<string>();

        Task following = FollowAsync();
        await foreach (JobUpdate update in jobs[0].WatchAsync())
        {
            states.Add(update.State);
        }

        await following;
        states.Should().Equal("running", "completed");

        async Task FollowAsync()
        {
            await foreach (string line in fixture.DataFlux.Jobs.FollowLogAsync(jobs[0].Id))
            {
                _ = line;
            }
        }
    }

    /// <summary>Lets every request fail for a time, counted from now.</summary>
    private static void FailBetween(ManyJobsFixture fixture, TimeSpan from, TimeSpan to, Func<HttpResponseMessage> fail)
    {
        DateTimeOffset start = fixture.Server.Clock.GetUtcNow();
        fixture.Network = _ => fixture.Server.Clock.GetUtcNow() - start is var elapsed && elapsed >= from && elapsed < to ? fail() : null;
    }

    // Those of which a list of Vitam does not tell: the first poll of a task, every tenth, and its end.
    private static int OwnPolls(string service, int waits) => service == "Vitam" ? waits * 40 : 0;

    // The pauses between the attempts of one request are left to chance.
    private static void CompareWithPage(ManyJobsFixture fixture, string row, string service)
    {
        int column = Array.IndexOf(["SPSS", "DataFlux"], service);
        if (column >= 0)
        {
            fixture.Polls.Should().BeCloseTo(WaitingPage.Numbers(row, $"with {fixture.Polls} for {service}")[column], 5, "that is what the page says of {0}", service);
        }
    }
}
