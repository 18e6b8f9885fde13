using BatchJobs.Client.DataFlux;

namespace BatchJobs.Client.Tests.DataFlux;

/// <summary>Why a job failed stands at the end of its log, which may be hard to get.</summary>
public class DataFluxFailureReasonTests
{
    private const string Reason = "ERROR no connection to repository";

    [Fact]
    public async Task Long_lines_before_the_reason_do_not_hide_it()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.RespondWithJob("failed");
        fixture.Wire.Log(string.Concat(Enumerable.Repeat(new string('x', 600) + "\n", 9)) + "ERROR: No connection to the repository.\n");
        Func<Task> wait = () => fixture.Jobs.GetHandle(DataFluxClientFixture.Job).WaitForCompletionAsync();

        (await wait.Should().ThrowAsync<JobFailedException>()).WithMessage("*ERROR: No connection to the repository.");
    }

    [Fact]
    public async Task A_log_is_not_waited_for_without_end_when_calls_are()
    {
        await using var fixture = new DataFluxClientFixture(options => options.AttemptTimeout = Timeout.InfiniteTimeSpan);
        fixture.RespondWithJob("failed");
        fixture.Wire.Log(new SilentStream("one\n")).Log("one\nERROR\n");
        Func<Task> wait = () => fixture.Jobs.GetHandle(DataFluxClientFixture.Job).WaitForCompletionAsync();

        (await wait.Should().ThrowAsync<JobFailedException>()).WithMessage("*one\nERROR");
    }

    [Theory]
    [InlineData("breaks", 0)]
    [InlineData("falls silent", 30)]
    public async Task A_log_that_breaks_or_falls_silent_is_read_again(string failure, int silence)
    {
        await using var fixture = new DataFluxClientFixture(options => (options.Retry.Delay, options.Retry.MaxDelay) = (TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(15)));
        fixture.RespondWithJob("failed");
        fixture.Wire.Log(Failing(failure, Reason + "\nst")).Log(Failing(failure, "")).Log(Reason + "\nstopped");

        (await ReasonAsync(fixture)).Should().Be(Reason + "\nstopped");

        fixture.Wire.Sent.Zip(fixture.Wire.Sent.Skip(1), (one, next) => next.At - one.At)
            .Skip(1).Should().Equal(TimeSpan.FromSeconds(silence + 8), TimeSpan.FromSeconds(silence + 15));
    }

    [Theory]
    [InlineData("breaks")]
    [InlineData("falls silent")]
    public async Task What_was_read_is_told_when_the_rest_does_not_come(string failure)
    {
        await using var fixture = new DataFluxClientFixture(options => options.Retry.MaxRetryAttempts = 2);
        fixture.RespondWithJob("failed");
        fixture.Wire.Log(Failing(failure, Reason + "\n")).Log(Failing(failure, "ERR")).Log(Failing(failure, $"{Reason}\nwith {DataFluxClientFixture.Password}\n"));

        (await ReasonAsync(fixture)).Should().Be(Reason + "\nwith ***\n(The rest of the log could not be read.)");

        fixture.Wire.Sent.Should().HaveCount(4);
    }

    [Theory]
    [InlineData("breaks")]
    [InlineData("falls silent")]
    public async Task A_log_of_which_nothing_comes_could_not_be_read(string failure)
    {
        await using var fixture = new DataFluxClientFixture(options => options.Retry.MaxRetryAttempts = 1);
        fixture.RespondWithJob("failed");
        fixture.Wire.Log(Failing(failure, "ERR")).Log(Failing(failure, ""));

        (await ReasonAsync(fixture)).Should().Be("its log could not be read.");
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(500)]
    public async Task A_log_that_is_refused_could_not_be_read(int status)
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.RespondWithJob("failed");
        fixture.Wire.Respond(status, "no");

        (await ReasonAsync(fixture)).Should().Be("its log could not be read.");
    }

    [Fact]
    public async Task A_log_that_does_not_begin_to_come_keeps_the_failure_back_for_two_minutes_at_most()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.RespondWithJob("failed");
        fixture.Wire.NeverRespond().NeverRespond().NeverRespond();
        DateTimeOffset start = fixture.Server.Clock.GetUtcNow();

        (await ReasonAsync(fixture)).Should().Be("its log could not be read.");

        (fixture.Server.Clock.GetUtcNow() - start).Should().Be(TimeSpan.FromMinutes(2));
    }

    [Theory]
    [InlineData(404, "")]
    [InlineData(200, "")]
    [InlineData(200, "\n \n")]
    public async Task A_job_without_a_log_or_with_an_empty_one_gave_no_reason(int status, string log)
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.RespondWithJob("failed");
        fixture.Wire.Respond(status, log, "text/plain");

        (await ReasonAsync(fixture)).Should().Be("the service gave no reason.");
    }

    [Fact]
    public async Task Whoever_waits_can_give_up_while_the_log_is_silent()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.RespondWithJob("failed");
        fixture.Wire.Log(new SilentStream(Reason + "\n"));
        using var source = new CancellationTokenSource(TimeSpan.FromSeconds(7), fixture.Server.Clock);

        await fixture.Jobs.GetHandle(DataFluxClientFixture.Job).Invoking(job => job.WaitForCompletionAsync(cancellationToken: source.Token)).Should().ThrowAsync<OperationCanceledException>();
    }

    [Theory]
    [InlineData(200, Reason + "\n(The rest of the log could not be read.)")]
    [InlineData(404, "the service gave no reason.")]
    public async Task A_client_over_a_programs_own_interfaces_asks_those(int status, string reason)
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.RespondWithJob("failed");
        var options = new DataFluxClientOptions { Endpoint = new Uri("https://h.example.com"), Retry = { MaxRetryAttempts = 0 } };
        _ = status == 200 ? fixture.Wire.Log(new BreakingStream(Reason + "\n")) : fixture.Wire.Respond(status);

        (await ReasonAsync(fixture, new DataFluxClient(fixture.Get<IDataFluxJobFlowDefnsApi>(), fixture.Get<IDataFluxJobsApi>(), fixture.Client.Server, options, fixture.Server.Clock))).Should().Be(reason);

        fixture.Wire.Sent.Should().HaveCount(2);
    }

    private static async Task<string> ReasonAsync(DataFluxClientFixture fixture, DataFluxClient? client = null)
    {
        DataFluxJob job = (client ?? fixture.Client).Jobs.GetHandle(DataFluxClientFixture.Job);
        string message = (await job.Invoking(failed => failed.WaitForCompletionAsync()).Should().ThrowAsync<JobFailedException>()).Which.Message;
        string beginning = $"Job '{DataFluxClientFixture.Job}' failed: ";
        message.Should().StartWith(beginning);
        return message[beginning.Length..];
    }

    private static Stream Failing(string failure, string beginning) =>
        failure == "breaks" ? new BreakingStream(beginning) : new SilentStream(beginning);
}
