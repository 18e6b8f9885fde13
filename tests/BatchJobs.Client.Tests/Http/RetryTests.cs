using System.Net;

namespace BatchJobs.Client.Tests.Http;

public class RetryTests
{
    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_transient_answer_is_followed_by_another_try(int status)
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Respond(status, "busy").Respond(200, "[]");

        (await fixture.Jobs.ListAsync()).Should().BeEmpty();

        fixture.Wire.Seen.Should().HaveCount(2);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(500)]
    [InlineData(501)]
    public async Task A_final_answer_is_not(int status)
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Respond(status, "no");
        Func<Task> list = () => fixture.Jobs.ListAsync();

        await list.Should().ThrowAsync<ServiceException>();

        fixture.Wire.Seen.Should().ContainSingle();
    }

    [Fact]
    public async Task Pauses_grow_and_the_last_failure_is_reported()
    {
        await using var fixture = new SpssClientFixture(options => options.Retry.MaxRetryAttempts = 5);
        fixture.Wire.Respond(503, "busy", times: 6);
        Func<Task> list = () => fixture.Jobs.ListAsync();

        ServiceException exception = (await list.Should().ThrowExactlyAsync<ServiceException>()).Which;

        exception.IsTransient.Should().BeTrue();
        double[] pauses = Pauses(fixture);
        pauses.Should().HaveCount(5).And.OnlyContain(pause => pause <= 30 && pause >= 0);

        // Jitter may turn two neighbours round, never two pairs.
        pauses[3..].Sum().Should().BeGreaterThan(pauses[..2].Sum());
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("30", 30)]
    [InlineData("Thu, 01 Jan 2026 00:00:20 GMT", 20)]
    public async Task The_service_may_say_when_to_come_back(string retryAfter, double seconds)
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Respond(503, "busy", retryAfter: retryAfter);

        await fixture.Files.ListAsync();

        Pauses(fixture).Should().Equal(seconds);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("Wed, 31 Dec 2025 00:00:00 GMT")]
    public async Task No_pause_is_shorter_than_the_usual_one(string retryAfter)
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Respond(503, "busy", retryAfter: retryAfter);

        await fixture.Files.ListAsync();

        Pauses(fixture).Should().ContainSingle().Which.Should().BeInRange(0.75, 1.25);
    }

    [Fact]
    public async Task A_point_in_time_is_one_on_the_services_clock()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Then((_, _, _) =>
        {
            HttpResponseMessage busy = ScriptedHandler.Response(503, "busy", retryAfter: "Thu, 01 Jan 2037 00:00:20 GMT");
            busy.Headers.Date = new DateTimeOffset(2037, 1, 1, 0, 0, 5, TimeSpan.Zero);
            return Task.FromResult(busy);
        });

        await fixture.Files.ListAsync();

        Pauses(fixture).Should().Equal(15);
    }

    [Fact]
    public async Task A_pause_longer_than_the_ceiling_is_a_failure_at_once()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.Respond(429, "busy", retryAfter: "31");
        Func<Task> list = () => fixture.Files.ListAsync();

        ServiceException exception = (await list.Should().ThrowExactlyAsync<ServiceException>()).Which;

        exception.RetryAfter.Should().Be(TimeSpan.FromSeconds(31));
        exception.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        fixture.Wire.Seen.Should().ContainSingle();
        fixture.Server.Clock.GetUtcNow().Should().Be(fixture.Wire.Seen[0].At);
    }

    [Fact]
    public async Task A_refused_connection_is_tried_again_and_then_reported()
    {
        await using var fixture = new SpssClientFixture();
        fixture.Wire.RefuseConnection(times: 4);
        Func<Task> list = () => fixture.Files.ListAsync();

        ServiceUnreachableException exception = (await list.Should().ThrowAsync<ServiceUnreachableException>()).Which;

        exception.Error.Should().Be(HttpRequestError.ConnectionError);
        exception.Operation.Should().Be("SPSS ListFiles");
        exception.Route.Should().Be("GET /pm/v1/file");
        fixture.Wire.Seen.Should().HaveCount(4);
    }

    [Fact]
    public async Task Repeating_can_be_switched_off()
    {
        await using var fixture = new SpssClientFixture(options => options.Retry.MaxRetryAttempts = 0);
        fixture.Wire.RefuseConnection();
        Func<Task> list = () => fixture.Files.ListAsync();

        await list.Should().ThrowAsync<ServiceUnreachableException>();

        fixture.Wire.Seen.Should().ContainSingle();
    }

    [Fact]
    public async Task Every_try_has_the_whole_time_limit_and_the_last_one_is_reported()
    {
        await using var fixture = new SpssClientFixture(options =>
        {
            options.AttemptTimeout = TimeSpan.FromSeconds(10);
            options.Retry.MaxRetryAttempts = 1;
        });
        fixture.Wire.NeverRespond(times: 2);
        Func<Task> list = () => fixture.Files.ListAsync();

        RequestTimeoutException exception = (await list.Should().ThrowAsync<RequestTimeoutException>()).Which;

        exception.Should().BeAssignableTo<TimeoutException>();
        exception.Limit.Should().Be(TimeSpan.FromSeconds(10));
        exception.Operation.Should().Be("SPSS ListFiles");
        (fixture.Server.Clock.GetUtcNow() - fixture.Wire.Seen[0].At).Should().BeGreaterThanOrEqualTo(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task An_answer_that_stops_in_the_middle_is_no_answer()
    {
        await using var fixture = new SpssClientFixture(options => options.Retry.MaxRetryAttempts = 1);
        fixture.Wire.Then((_, _, _) => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(new BreakingStream()) }));

        (await fixture.Files.ListAsync()).Should().Equal(TestData.Stream);

        fixture.Wire.Seen.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_body_that_never_ends_meets_the_time_limit()
    {
        await using var fixture = new SpssClientFixture(options =>
        {
            options.AttemptTimeout = TimeSpan.FromSeconds(10);
            options.Retry.MaxRetryAttempts = 0;
        });
        fixture.Wire.Then((_, _, _) => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(new SilentStream()) }));
        Task list = fixture.Files.ListAsync();

        await fixture.Server.AdvanceAsync(TimeSpan.FromSeconds(11));

        list.IsCompleted.Should().BeTrue();
        (await Record.ExceptionAsync(() => list)).Should().BeOfType<RequestTimeoutException>();
    }

    [Fact]
    public async Task The_callers_own_cancellation_is_a_cancellation()
    {
        await using var fixture = new SpssClientFixture();
        using var source = new CancellationTokenSource();
        fixture.Wire.Then(async (_, _, token) =>
        {
            await source.CancelAsync();
            token.ThrowIfCancellationRequested();
            throw new InvalidOperationException("The token is not the caller's.");
        });
        Func<Task> list = () => fixture.Files.ListAsync(source.Token);

        (await list.Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(source.Token);
        fixture.Wire.Seen.Should().ContainSingle();
    }

    [Fact]
    public async Task The_callers_cancellation_ends_a_pause()
    {
        await using var fixture = new SpssClientFixture(clock: BatchJobs.Testing.ClockMode.Manual);
        using var source = new CancellationTokenSource();
        fixture.Wire.Respond(503, "busy");
        Task<IReadOnlyList<string>> list = fixture.Files.ListAsync(source.Token);

        await source.CancelAsync();

        (await Record.ExceptionAsync(() => list)).Should().BeAssignableTo<OperationCanceledException>();
        fixture.Wire.Seen.Should().ContainSingle();
    }

    private static double[] Pauses(SpssClientFixture fixture) =>
        [.. fixture.Wire.Seen.Zip(fixture.Wire.Seen.Skip(1), (one, next) => (next.At - one.At).TotalSeconds)];
}
