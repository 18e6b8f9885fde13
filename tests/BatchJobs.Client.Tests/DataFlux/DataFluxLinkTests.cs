using BatchJobs.Client.DataFlux;

namespace BatchJobs.Client.Tests.DataFlux;

/// <summary>Cancel and kill go where the job's links say, and nowhere else.</summary>
public class DataFluxLinkTests
{
    public static TheoryData<string?, string?, string> Followed => new()
    {
        { "/jobs/x/cancel", "http://www.sample.com/SASDataMgmtBatchJob/rest/jobs/x/cancel", DataFluxClientFixture.Root + "/jobs/x/cancel" },
        { "jobs/x/cancel", null, DataFluxClientFixture.Root + "/jobs/x/cancel" },
        { "/jobs/x?action=cancel", null, DataFluxClientFixture.Root + "/jobs/x?action=cancel" },
        { "/jobs/MTQyMzg1OTc4OTo5OlBVQkxJQw==/cancel", null, DataFluxClientFixture.Root + "/jobs/MTQyMzg1OTc4OTo5OlBVQkxJQw==/cancel" },
        { null, "https://dataflux.example.com:21036/other/cancel", "https://dataflux.example.com:21036/other/cancel" },
        { "", "https://DATAFLUX.example.com:21036/x", "https://dataflux.example.com:21036/x" },
        { "https://dataflux.example.com:21036/y", null, "https://dataflux.example.com:21036/y" },
        { "/jobs/YWJ%2Bw7%2F%3D/cancel", null, DataFluxClientFixture.Root + "/jobs/YWJ%2Bw7%2F%3D/cancel" },
        { "/jobs/x?back=../..%2f", null, DataFluxClientFixture.Root + "/jobs/x?back=../..%2f" },
        { "/jobs/x..y/...", null, DataFluxClientFixture.Root + "/jobs/x..y/..." },
    };

    public static TheoryData<string?, string?> Refused => new()
    {
        { null, "https://evil.example.com:21036/x" },
        { null, "http://dataflux.example.com:21036/x" },
        { null, "https://dataflux.example.com/x" },
        { null, "https://u:p@dataflux.example.com:21036/x" },
        { null, "https://dataflux.example.com:21036@evil.example.com/x" },
        { null, "//evil.example.com/x" },
        { null, "/relative" },
        { null, "file:///etc/passwd" },
        { null, null },
        { "https://evil.example.com/x", "https://dataflux.example.com:21036/x" },
        { "//evil.example.com/x", null },
        { "\\\\evil.example.com\\x", null },
        { "/../../admin", null },
        { "/jobs/%2e%2e/%2e%2e/%2e%2e/admin", null },
        { "javascript:alert(1)", null },
        { "/jobs/..%2f..%2f..%2fadmin", null },
        { "/jobs/%2e%2e/x", null },
        { "/jobs/../jobs/x", null },
        { "/jobs/..%5c..%5cadmin", null },
        { "/jobs/x%5Ccancel", null },
        { "/jobs/%252e%252e%252fadmin", null },
        { "/jobs/..;a=b/admin", null },
        { "/jobs/%25252525252525252e/admin", null },
        { null, "https://dataflux.example.com:21036/SASDataMgmtBatchJob/rest/..%2f..%2fadmin" },
        { null, "https://dataflux.example.com:21036/SASDataMgmtBatchJob/rest/%2e%2e/admin" },
        { null, "https://dataflux.example.com:21036/SASDataMgmtBatchJob/rest/../admin" },
        { null, "https://dataflux.example.com:21036/x%5c..%5cadmin" },
        { "https://dataflux.example.com:21036/x/%2e%2e%2fadmin", null },
    };

    [Theory]
    [MemberData(nameof(Followed))]
    [Clause("DF-U-08", "DF-K-09", "DF-M-23", "DF-J-07", "DF-J-09", "DF-J-37")]
    public async Task A_link_within_the_service_is_followed_as_it_stands(string? uri, string? href, string address)
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.RespondWithJob("running", DataFluxClientFixture.Link("other", "/nowhere"), DataFluxClientFixture.Link("cancel", uri?.Replace("\\", "\\\\"), href));
        fixture.RespondWithJob("running");

        (await fixture.Jobs.CancelAsync(DataFluxClientFixture.Job)).State.Should().Be(DataFluxJobState.Running);

        fixture.Wire.Sent.Should().HaveCount(2);
        fixture.Wire.Sent[1].Should().Match<SentRequest>(sent => sent.Method == "PUT" && sent.Address == address && sent.Body == "");
        fixture.Wire.Sent[1].ContentHeaders.Should().Contain("Content-Length", "0");
        fixture.Wire.Sent[1].Headers.Should().ContainKey("Authorization");
    }

    [Theory]
    [MemberData(nameof(Refused))]
    [Clause("DF-K-09")]
    public async Task A_link_that_leads_elsewhere_is_not_followed(string? uri, string? href)
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.RespondWithJob("running", DataFluxClientFixture.Link("kill", uri?.Replace("\\", "\\\\"), href));
        Func<Task> kill = () => fixture.Jobs.KillAsync(DataFluxClientFixture.Job);

        (await kill.Should().ThrowAsync<InvalidLinkException>()).Which.Rel.Should().Be("kill");

        fixture.Wire.Sent.Should().ContainSingle();
    }

    [Theory]
    [InlineData(null, "https://u:p@dataflux.example.com:21036/x", "its href has user information, and the client sends its own only")]
    [InlineData("https://u@dataflux.example.com:21036/x", null, "its uri has user information, and the client sends its own only")]
    [InlineData(null, "https://u:p@evil.example.com/x", "it leads to https://evil.example.com, and the client goes to https://dataflux.example.com:21036 only")]
    [InlineData("https:evil.com", null, "its uri is not an absolute address")]
    [InlineData(null, "https:evil.com", "its href is not an absolute address")]
    [InlineData(null, "/relative", "its href is not an absolute address")]
    [InlineData("//evil.com", null, "its uri does not lead to an address below the service's root")]
    public async Task Why_a_link_is_not_followed_is_told_by_its_member(string? uri, string? href, string problem)
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.RespondWithJob("running", DataFluxClientFixture.Link("kill", uri, href));

        (await fixture.Jobs.Invoking(jobs => jobs.KillAsync(DataFluxClientFixture.Job)).Should().ThrowAsync<InvalidLinkException>())
            .Which.Message.Should().Be($"The service's link 'kill' was not followed: {problem}.");
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("put")]
    [InlineData("Delete")]
    [InlineData("patch")]
    [Clause("DF-K-03")]
    public async Task The_links_own_method_is_used(string method)
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.RespondWithJob("running", DataFluxClientFixture.Link("cancel", "/c", method: method));
        fixture.RespondWithJob("canceled");

        (await fixture.Jobs.CancelAsync(DataFluxClientFixture.Job)).State.Should().Be(DataFluxJobState.Canceled);

        fixture.Wire.Sent[1].ToString().Should().Be($"{method.ToUpperInvariant()} /c");
    }

    [Theory]
    [InlineData("PUT", 2)]
    [InlineData("DELETE", 2)]
    [InlineData("POST", 1)]
    [InlineData("PATCH", 1)]
    public async Task Only_a_method_that_does_the_same_twice_is_repeated_after_a_lost_answer(string method, int times)
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.RespondWithJob("running", DataFluxClientFixture.Link("cancel", "/c", method: method));
        fixture.Wire.LoseResponse();
        fixture.Wire.Otherwise = _ => ServiceScript.Response(200, DataFluxClientFixture.Status("canceled"));
        Func<Task> cancel = () => fixture.Jobs.CancelAsync(DataFluxClientFixture.Job);

        if (times == 1)
        {
            await cancel.Should().ThrowAsync<ServiceUnreachableException>();
        }
        else
        {
            await cancel.Should().NotThrowAsync();
        }

        fixture.Wire.Sent.Count(sent => sent.Path == "/c").Should().Be(times);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("get")]
    [InlineData("CONNECT")]
    [InlineData("P T")]
    public async Task A_link_with_an_odd_method_is_not_followed(string method)
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.RespondWithJob("running", DataFluxClientFixture.Link("cancel", "/c", method: method));

        await fixture.Jobs.Invoking(jobs => jobs.CancelAsync(DataFluxClientFixture.Job)).Should().ThrowAsync<InvalidLinkException>();
    }

    [Theory]
    [InlineData("completed")]
    [InlineData("queued")]
    [Clause("DF-J-10")]
    public async Task What_the_job_does_not_offer_is_not_asked_for(string state)
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.RespondWithJob(state, DataFluxClientFixture.Link("self", "/jobs/x", method: "GET"), DataFluxClientFixture.Link("delete", "/jobs/x", method: "DELETE"));
        Func<Task> cancel = () => fixture.Jobs.GetHandle(DataFluxClientFixture.Job).CancelAsync();

        OperationNotAvailableException exception = (await cancel.Should().ThrowAsync<OperationNotAvailableException>()).Which;

        exception.Message.Should().Be($"cancel is not available in state {state} of job '{DataFluxClientFixture.Job}'.");
        exception.Should().BeAssignableTo<BatchJobException>();
        fixture.Wire.Sent.Should().ContainSingle();
    }

    [Theory]
    [InlineData(204, "")]
    [InlineData(202, "accepted")]
    [InlineData(200, "{\"items\":[]}")]
    public async Task An_answer_without_the_job_is_followed_by_a_look_at_it(int status, string body)
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.RespondWithJob("running", DataFluxClientFixture.Link("cancel", "/c"));
        fixture.Wire.Respond(status, body, "text/plain");
        fixture.RespondWithJob("canceled");

        (await fixture.Jobs.CancelAsync(DataFluxClientFixture.Job)).State.Should().Be(DataFluxJobState.Canceled);
    }

    [Fact]
    public async Task A_cancellation_whose_answer_was_lost_and_whose_repetition_is_refused_has_worked()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.RespondWithJob("running", DataFluxClientFixture.Link("cancel", "/c"));
        fixture.Wire.LoseResponse().Respond(409, "not running");
        fixture.RespondWithJob("canceled");

        (await fixture.Jobs.CancelAsync(DataFluxClientFixture.Job)).State.Should().Be(DataFluxJobState.Canceled);
    }

    [Fact]
    public async Task A_cancellation_that_is_refused_is_an_error()
    {
        await using var fixture = new DataFluxClientFixture();
        fixture.RespondWithJob("running", DataFluxClientFixture.Link("cancel", "/c"));
        fixture.Wire.Respond(403, "no");

        await fixture.Jobs.Invoking(jobs => jobs.CancelAsync(DataFluxClientFixture.Job)).Should().ThrowAsync<AccessDeniedException>().WithMessage("*(link 'cancel' of a job)*");
    }
}
