namespace BatchJobs.Client.Tests.DataFlux;

/// <summary>Logs whose connection breaks or falls silent, and logs that do not end.</summary>
public class DataFluxLogFailureTests
{
    private const int LongestPiece = 1024 * 1024;

    public static TheoryData<string> Failures => ["breaks", "falls silent"];

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task What_does_not_come_while_the_job_runs_is_read_at_the_next_look(string failure)
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.RespondWithJob("running");
        fixture.Wire.Log(Failing(failure, "one\ntw"));
        fixture.RespondWithJob("running");
        fixture.Wire.Log(Failing(failure, ""));
        fixture.RespondWithJob("completed");
        fixture.Wire.Log("one\ntwo\nthree");

        (await AllAsync(fixture.Jobs.FollowLogAsync(DataFluxClientFixture.Job))).Should().Equal("one", "two", "three");
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task The_finished_jobs_log_is_read_again_and_no_line_given_twice(string failure)
    {
        await using var fixture = new DataFluxClientFixture(options => (options.Retry.Delay, options.Retry.MaxDelay) = (TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(15)));
        fixture.RespondWithJob("completed");
        fixture.Wire.Log(Failing(failure, "one\ntw")).Log(Failing(failure, "o")).Log(Failing(failure, "one\ntwo\n")).Log("one\ntwo\nthree");

        (await AllAsync(fixture.Jobs.FollowLogAsync(DataFluxClientFixture.Job))).Should().Equal("one", "two", "three");

        TimeSpan silence = failure == "breaks" ? TimeSpan.Zero : TimeSpan.FromSeconds(100);
        fixture.Wire.Sent.Zip(fixture.Wire.Sent.Skip(1), (one, next) => next.At - one.At - silence)
            .Skip(1).Should().Equal(TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(15));
    }

    [Theory]
    [InlineData("no answer")]
    [InlineData("no connection")]
    [InlineData("408")]
    [InlineData("429")]
    [InlineData("502")]
    [InlineData("503")]
    [InlineData("504")]
    public async Task A_log_that_cannot_be_opened_while_the_job_runs_is_opened_at_the_next_look(string failure)
    {
        await using var fixture = new DataFluxClientFixture(options => options.Retry.MaxRetryAttempts = 1);
        fixture.RespondWithJob("running");
        fixture.Wire.Log("one\n");
        fixture.RespondWithJob("running");
        Refuse(Refuse(fixture.Wire, failure), failure);
        fixture.RespondWithJob("completed");
        fixture.Wire.Log("one\ntwo\n");

        (await AllAsync(fixture.Jobs.FollowLogAsync(DataFluxClientFixture.Job))).Should().Equal("one", "two");
    }

    [Theory]
    [InlineData("no answer", typeof(RequestTimeoutException))]
    [InlineData("no connection", typeof(ServiceUnreachableException))]
    [InlineData("503", typeof(ServiceException))]
    public async Task A_finished_jobs_log_that_cannot_be_opened_is_an_error(string failure, Type error)
    {
        await using var fixture = new DataFluxClientFixture(options => options.Retry.MaxRetryAttempts = 1);
        fixture.RespondWithJob("completed");
        Refuse(Refuse(fixture.Wire, failure), failure);

        (await fixture.Jobs.Invoking(jobs => AllAsync(jobs.FollowLogAsync(DataFluxClientFixture.Job))).Should().ThrowAsync<Exception>()).Which.Should().BeOfType(error);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(500)]
    public async Task A_log_that_is_refused_for_good_is_an_error_while_the_job_runs_too(int status)
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.RespondWithJob("running");
        fixture.Wire.Respond(status, "no");

        (await fixture.Jobs.Invoking(jobs => AllAsync(jobs.FollowLogAsync(DataFluxClientFixture.Job))).Should().ThrowAsync<ServiceException>())
            .Which.StatusCode.Should().Be((System.Net.HttpStatusCode)status);
    }

    [Theory]
    [InlineData("no answer")]
    [InlineData("503")]
    public async Task The_deadline_of_the_wait_counts_while_the_log_cannot_be_opened(string failure)
    {
        await using var fixture = new DataFluxClientFixture(options => (options.Polling.Timeout, options.AttemptTimeout) = (TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(9)));
        DateTimeOffset start = fixture.Server.Clock.GetUtcNow();
        for (int look = 0; look < 20; look++)
        {
            fixture.RespondWithJob("running");
            Refuse(Refuse(Refuse(Refuse(fixture.Wire, failure), failure), failure), failure);
        }

        await fixture.Jobs.Invoking(jobs => AllAsync(jobs.FollowLogAsync(DataFluxClientFixture.Job))).Should().ThrowAsync<JobWaitTimeoutException>();

        (fixture.Server.Clock.GetUtcNow() - start).Should().Be(TimeSpan.FromMinutes(1));
        fixture.Wire.Sent.Count(sent => sent.Path.EndsWith("/log", StringComparison.Ordinal)).Should().BeGreaterThan(4);
    }

    [Fact]
    public async Task A_finished_jobs_log_that_breaks_and_is_gone_then_was_not_whole()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.RespondWithJob("completed");
        fixture.Wire.Log(new BreakingStream("one\ntw")).Respond(404);
        Func<Task> follow = async () => await fixture.Jobs.FollowLogAsync(DataFluxClientFixture.Job).ToListAsync();

        await follow.Should().ThrowAsync<ServiceUnreachableException>();

        fixture.RespondWithJob("failed");
        fixture.Wire.Log(new BreakingStream("one\ntw")).Respond(404);
        Func<Task> wait = () => fixture.Jobs.GetHandle(DataFluxClientFixture.Job).WaitForCompletionAsync();

        (await wait.Should().ThrowAsync<JobFailedException>()).WithMessage("*one\n(The rest of the log could not be read.)");
    }

    [Fact]
    public async Task A_finished_jobs_log_that_always_breaks_is_out_of_reach()
    {
        await using var fixture = new DataFluxClientFixture(options => options.Retry.MaxRetryAttempts = 2);
        fixture.RespondWithJob("completed");
        fixture.Wire.Log(new BreakingStream("one\n")).Log(new BreakingStream("one\n")).Log(new BreakingStream("one\n"));
        var lines = new List<string>();
        Func<Task> follow = () => AllAsync(fixture.Jobs.FollowLogAsync(DataFluxClientFixture.Job), lines);

        ServiceUnreachableException exception = (await follow.Should().ThrowExactlyAsync<ServiceUnreachableException>()).Which;

        lines.Should().Equal("one");
        exception.Route.Should().Be("GET /jobs/{id}/log");
        exception.InnerException.Should().BeOfType<IOException>();
    }

    [Fact]
    public async Task A_finished_jobs_log_that_always_falls_silent_is_late()
    {
        await using var fixture = new DataFluxClientFixture(options => (options.Retry.MaxRetryAttempts, options.IdleTimeout) = (1, TimeSpan.FromSeconds(5)));
        fixture.RespondWithJob("completed");
        fixture.Wire.Log(new SilentStream("one\n")).Log(new SilentStream("one\n"));
        Func<Task> follow = () => AllAsync(fixture.Jobs.FollowLogAsync(DataFluxClientFixture.Job));

        (await follow.Should().ThrowExactlyAsync<RequestTimeoutException>()).Which.Limit.Should().Be(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task The_deadline_of_the_wait_counts_while_the_log_is_silent()
    {
        await using var fixture = new DataFluxClientFixture(options => options.Polling.Timeout = TimeSpan.FromSeconds(20));
        fixture.RespondWithJob("running");
        fixture.Wire.Log(new SilentStream("one\n"));
        DateTimeOffset start = fixture.Server.Clock.GetUtcNow();
        var lines = new List<string>();
        Func<Task> follow = () => AllAsync(fixture.Jobs.FollowLogAsync(DataFluxClientFixture.Job), lines);

        (await follow.Should().ThrowAsync<JobWaitTimeoutException>()).Which.Update.State.Should().Be("running");

        (fixture.Server.Clock.GetUtcNow() - start).Should().Be(TimeSpan.FromSeconds(20));
        lines.Should().Equal("one");
    }

    [Fact]
    public async Task Following_ends_when_its_token_says_so_though_the_log_is_silent()
    {
        await using var fixture = new DataFluxClientFixture(options => options.Polling.Timeout = TimeSpan.FromHours(1));
        fixture.RespondWithJob("running");
        fixture.Wire.Log(new SilentStream("one\n"));
        using var source = new CancellationTokenSource(TimeSpan.FromSeconds(7), fixture.Server.Clock);
        Func<Task> follow = () => AllAsync(fixture.Jobs.FollowLogAsync(DataFluxClientFixture.Job, source.Token));

        await follow.Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task Lines_that_are_read_end_with_the_librarys_own_exceptions()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Log(new BreakingStream("one\ntw")).Log(new SilentStream("one\n"));
        var lines = new List<string>();
        Func<Task> read = () => AllAsync(fixture.Jobs.ReadLogLinesAsync(DataFluxClientFixture.Job), lines);

        await read.Should().ThrowExactlyAsync<ServiceUnreachableException>();
        await read.Should().ThrowExactlyAsync<RequestTimeoutException>();

        lines.Should().Equal("one", "one");
        fixture.Wire.Sent.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_line_that_does_not_end_comes_in_pieces()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.Wire.Log(new GeneratedStream((3 * LongestPiece) + 10));

        List<string> pieces = await AllAsync(fixture.Jobs.ReadLogLinesAsync(DataFluxClientFixture.Job));

        pieces.Select(piece => piece.Length).Should().Equal(LongestPiece, LongestPiece, LongestPiece, 10);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task A_piece_is_no_line_of_its_own_because_of_the_lines_end(string end)
    {
        await using var fixture = new DataFluxClientFixture();
        string longest = new('x', LongestPiece);
        string pair = new string('x', LongestPiece - 1) + "\U0001F600";
        fixture.Wire.Log($"{longest}{end}{longest}xy{end}{pair}yz{end}last");

        List<string> lines = await AllAsync(fixture.Jobs.ReadLogLinesAsync(DataFluxClientFixture.Job));

        lines.Should().Equal(longest, longest, "xy", longest[1..], "\U0001F600yz", "last");
    }

    [Fact]
    public async Task Pieces_are_followed_like_lines()
    {
        await using var fixture = new DataFluxClientFixture();
        string piece = new('x', LongestPiece);
        fixture.RespondWithJob("running");
        fixture.Wire.Log($"{piece}yy");
        fixture.RespondWithJob("completed");
        fixture.Wire.Log($"{piece}yyy\nlast");

        (await AllAsync(fixture.Jobs.FollowLogAsync(DataFluxClientFixture.Job))).Should().Equal(piece, "yyy", "last");
    }

    private static Stream Failing(string failure, string beginning) =>
        failure == "breaks" ? new BreakingStream(beginning) : new SilentStream(beginning);

    private static ServiceScript Refuse(ServiceScript wire, string failure) => failure switch
    {
        "no answer" => wire.NeverRespond(),
        "no connection" => wire.RefuseConnection(),
        _ => wire.Respond(int.Parse(failure, System.Globalization.CultureInfo.InvariantCulture), "busy"),
    };

    private static Task<List<string>> AllAsync(IAsyncEnumerable<string> lines) => AllAsync(lines, []);

    private static async Task<List<string>> AllAsync(IAsyncEnumerable<string> lines, List<string> all)
    {
        await foreach (string line in lines)
        {
            all.Add(line);
        }

        return all;
    }
}
