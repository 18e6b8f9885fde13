using BatchJobs.Client.Vitam;

namespace BatchJobs.Client.Tests.Vitam;

/// <summary>A request may have an identifier of the client's, by which it is found in logs and exceptions.</summary>
public class VitamClientRequestIdTests
{
    private static readonly VitamRequestOptions Own = new() { ClientRequestId = "own-1" };

    [Fact]
    [Clause("VITAM-R-07")]
    public async Task None_is_sent_unless_the_program_says_so()
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Otherwise = _ => ServiceScript.Response(200, VitamClientFixture.List());

        await fixture.Tasks.ListAsync();
        await fixture.Tasks.ListAsync(options: Own);

        fixture.Wire.Sent.Select(sent => Sent(sent)).Should().Equal(null, "own-1");
    }

    [Fact]
    [Clause("VITAM-R-07")]
    public async Task Every_operation_on_tasks_takes_one()
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Respond(200, VitamClientFixture.List()).Respond(200, VitamClientFixture.List());
        fixture.Wire.Otherwise = _ => ServiceScript.Response(200, VitamClientFixture.Status("running"));

        await fixture.Tasks.ListAsync(options: Own);
        await fixture.Tasks.ListAsync(VitamQuery.FromText("q"), Own);
        await fixture.Tasks.SubmitAsync(VitamClientFixture.Step, Own);
        await fixture.Tasks.GetAsync("t1", Own);
        await fixture.Tasks.CancelAsync("t1", options: Own);
        await fixture.Tasks.CancelByRequestIdAsync("r", options: Own);

        fixture.Wire.Sent.Should().HaveCount(6).And.OnlyContain(sent => Sent(sent) == "own-1");
    }

    [Fact]
    public async Task The_options_make_one_for_each_request_that_has_none_and_all_its_attempts_have_it()
    {
        int count = 0;
        await using var fixture = new VitamClientFixture(options => options.ClientRequestIdFactory = () => $"made-{++count}");
        fixture.Wire.Respond(503).LoseResponse().Respond(200, VitamClientFixture.List()).Respond(200, VitamClientFixture.List()).Respond(200, VitamClientFixture.List());

        await fixture.Tasks.ListAsync();
        await fixture.Tasks.ListAsync(options: Own);
        await fixture.Tasks.ListAsync();

        fixture.Wire.Sent.Select(sent => Sent(sent)).Should().Equal("made-1", "made-1", "made-1", "own-1", "made-2");
    }

    [Fact]
    public async Task A_handle_and_further_requests_do_not_keep_it()
    {
        int count = 0;
        await using var fixture = new VitamClientFixture(options => options.ClientRequestIdFactory = () => $"made-{++count}");
        VitamRequestOptions options = Own with { TenantId = 7 };
        fixture.Wire.Respond(201, VitamClientFixture.Status("running")).Respond(200, VitamClientFixture.Status("running"))
            .LoseResponse().Respond(409).Respond(200, VitamClientFixture.Status("canceled"))
            .LoseResponse().Respond(200, VitamClientFixture.List("t2")).Respond(200, VitamClientFixture.Status("running", "t2"));

        VitamTask task = (await fixture.Tasks.SubmitAsync(VitamClientFixture.Step, options)).Task;
        await task.GetStatusAsync();
        await fixture.Tasks.CancelAsync("t1", options: options);
        await fixture.Tasks.Invoking(tasks => tasks.SubmitAsync(VitamClientFixture.Step, options)).Should().ThrowAsync<SubmissionOutcomeUnknownException>();

        task.Options.Should().Be(new VitamRequestOptions { TenantId = 7 });
        fixture.Wire.Sent.Select(sent => Sent(sent)).Should().Equal("own-1", "made-1", "own-1", "own-1", "made-2", "own-1", "made-3", "made-4");
        fixture.Wire.Sent.Should().OnlyContain(sent => sent.Headers["X-Tenant-Id"] == "7");
    }

    [Fact]
    [Clause("VITAM-R-07")]
    public async Task Exceptions_and_logs_tell_it()
    {
        await using var fixture = new VitamClientFixture(options => (options.AttemptTimeout, options.Retry.MaxRetryAttempts) = (TimeSpan.FromSeconds(5), 0));
        fixture.Wire.Respond(404).Respond(404, "", ("X-Request-Id", "theirs")).Respond(404, "", ("X-Request-Id", "own-1")).LoseResponse().NeverRespond();
        var failures = new List<Exception>();
        for (int i = 0; i < 5; i++)
        {
            failures.Add((await Record.ExceptionAsync(() => fixture.Tasks.GetAsync("t1", Own)))!);
        }

        failures.Select(failure => failure.Message[failure.Message.LastIndexOf('[')..]).Should().Equal(
            "[sent as own-1]", "[request theirs, sent as own-1]", "[request own-1]", "[sent as own-1]", "[sent as own-1]");
        failures.Take(3).Should().AllBeOfType<ResourceNotFoundException>().And.OnlyContain(failure => ((ServiceException)failure).ClientRequestId == "own-1");
        failures[3].Should().BeOfType<ServiceUnreachableException>().Which.ClientRequestId.Should().Be("own-1");
        failures[4].Should().BeOfType<RequestTimeoutException>().Which.ClientRequestId.Should().Be("own-1");
        fixture.Logs.Text.Should().Contain("Vitam GET /tasks/{id_async} answered 404 in 00:00:00 [job t1, sent as own-1].")
            .And.Contain("got no response: RequestTimeoutException (Unknown) [job t1, sent as own-1].").And.Contain("ClientRequestId=own-1");
    }

    [Fact]
    [Clause("VITAM-R-07")]
    public async Task A_lost_submission_tells_it_and_so_does_a_step_that_has_been_run()
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.LoseResponse().Respond(200, VitamClientFixture.List()).Respond(200, """{"itemId":"s"}""", ("X-Request-Id", "theirs"));

        await fixture.Tasks.Invoking(tasks => tasks.SubmitAsync(VitamClientFixture.Step, Own)).Should().ThrowAsync<SubmissionOutcomeUnknownException>().Where(lost => lost.Message.EndsWith("[sent as own-1]"));
        await fixture.Tasks.Invoking(tasks => tasks.SubmitAsync(VitamClientFixture.Step, Own)).Should().ThrowAsync<VitamStepExecutedException>()
            .Where(executed => executed.Message.EndsWith(": s [request theirs, sent as own-1]"));
    }

    [Theory]
    [InlineData(VitamClientFixture.Key)]
    [InlineData("s3cret")]
    public async Task A_key_that_was_taken_for_one_is_masked(string key)
    {
        await using var fixture = new VitamClientFixture(options => (options.PlatformKey, options.Retry.MaxRetryAttempts) = (key, 0));
        fixture.Wire.Respond(404).LoseResponse();

        ServiceException refused = await ServiceFailure.OfAsync(() => fixture.Tasks.GetAsync("t1", new VitamRequestOptions { ClientRequestId = key }));
        Exception? lost = await Record.ExceptionAsync(() => fixture.Tasks.GetAsync("t1", new VitamRequestOptions { ClientRequestId = key }));

        refused.ClientRequestId.Should().Be("***");
        lost.Should().BeOfType<ServiceUnreachableException>().Which.ClientRequestId.Should().Be("***");
        $"{refused} {lost}".Should().NotContain(key);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a\nb")]
    [InlineData("é")]
    public async Task One_that_no_header_can_carry_is_refused_before_anything_is_sent(string id)
    {
        await using var fixture = new VitamClientFixture(options => options.ClientRequestIdFactory = () => id);

        ((Action)(() => _ = new VitamRequestOptions { ClientRequestId = id })).Should().Throw<ArgumentException>().WithMessage("The client's identifier of the request must*");
        await fixture.Tasks.Invoking(tasks => tasks.ListAsync()).Should().ThrowAsync<ArgumentException>();

        fixture.Wire.Sent.Should().BeEmpty();
    }

    // .NET knows the header, and writes X-Request-ID.
    private static string? Sent(SentRequest sent) => sent.Headers.FirstOrDefault(header => header.Key.Equals("X-Request-Id", StringComparison.OrdinalIgnoreCase)).Value;
}
