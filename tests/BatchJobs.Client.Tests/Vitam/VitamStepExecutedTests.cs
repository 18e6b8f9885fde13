using BatchJobs.Client.Vitam;

namespace BatchJobs.Client.Tests.Vitam;

/// <summary>A worker that was built later runs the step within the request: its answer is of another kind, and is not lost.</summary>
public class VitamStepExecutedTests
{
    private const string Body =
        """
        {"itemsStatus":{"CheckSeda":{"itemId":"CheckSeda","globalStatus":"OK","statusMeter":[0,0,1]},"odd":5},"itemId":"StepId","message":"it says",
        "globalStatus":"KO","data":{"n":1},"globalState":"COMPLETED"}
        """;

    [Theory]
    [InlineData(200)]
    [InlineData(201)]
    [Clause("VITAM-R-01")]
    public async Task The_exception_has_the_status_of_the_step_and_no_task_is_looked_for(int status)
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Respond(status, Body, ("X-Request-Id", "AbDUh67jj"), ("X-Tenant-Id", "0"));

        VitamStepExecutedException executed = await SubmitAsync(fixture);

        VitamItemStatus item = executed.ItemStatus;
        (item.ItemId, item.GlobalStatus, item.Message).Should().Be(("StepId", VitamItemStatusCode.Ko, "it says"));
        item.Items.Should().ContainSingle().Which.Key.Should().Be("CheckSeda");
        (item.Items["CheckSeda"].ItemId, item.Items["CheckSeda"].GlobalStatus).Should().Be(("CheckSeda", VitamItemStatusCode.Ok));
        item.Items["CheckSeda"].AdditionalMembers["statusMeter"].GetArrayLength().Should().Be(3);
        item.AdditionalMembers.Keys.Should().Equal("data", "globalState");
        (executed.ResponseMetadata.RequestId, executed.ResponseMetadata.TenantId).Should().Be(("AbDUh67jj", 0));
        executed.Message.Should().Be(
            $"Vitam SubmitTask (POST /tasks) answered {status} with the status of the step and not with a task: the worker has run the step within the request, "
            + "and there is nothing to wait for. Do not submit it again unless its status says so: StepId: KO: it says [request AbDUh67jj]");
        fixture.Wire.Sent.Should().ContainSingle();
    }

    [Fact]
    [Clause("VITAM-R-01")]
    public async Task The_interface_says_the_same()
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Respond(200, """{"globalStatus":"OK"}""");

        VitamStepExecutedException executed =
            (await fixture.Get<IVitamTasksApi>().Invoking(tasks => tasks.SubmitAsync(VitamClientFixture.Step)).Should().ThrowAsync<VitamStepExecutedException>()).Which;

        executed.ItemStatus.Should().BeEquivalentTo(new VitamItemStatus { GlobalStatus = VitamItemStatusCode.Ok });
        executed.ResponseMetadata.Should().Be(new VitamResponseMetadata());
    }

    [Theory]
    [InlineData("""{"itemId":"s"}""", "s", "")]
    [InlineData("""{"itemId":null,"globalStatus":"PARTLY"}""", null, "PARTLY")]
    [InlineData("""{"itemId":7,"globalStatus":"OK","itemsStatus":[],"message":{}}""", null, "OK")]
    public async Task What_is_stated_is_kept_whatever_is_left_out(string body, string? itemId, string status)
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Respond(200, body);

        VitamItemStatus item = (await SubmitAsync(fixture)).ItemStatus;

        (item.ItemId, item.GlobalStatus.Value, item.Message).Should().Be((itemId, status, null));
        item.Items.Should().BeEmpty();
        item.AdditionalMembers.Count.Should().Be(body.Contains('7', StringComparison.Ordinal) ? 3 : 0);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"message":"OK"}""")]
    [InlineData("""{"itemId":7,"globalStatus":5}""")]
    [InlineData("""{"itemId":"\ud800","globalStatus":"OK"}""")]
    [InlineData("""[{"itemId":"s"}]""")]
    public async Task What_is_no_such_status_is_as_good_as_lost(string body)
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Respond(200, body).Respond(200, VitamClientFixture.List());

        await fixture.Tasks.Invoking(tasks => tasks.SubmitAsync(VitamClientFixture.Step)).Should().ThrowAsync<SubmissionOutcomeUnknownException>();
    }

    [Fact]
    public async Task Only_a_submission_is_answered_so()
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Respond(200, Body);

        await fixture.Tasks.Invoking(tasks => tasks.GetAsync("t1")).Should().ThrowExactlyAsync<ServiceException>();
    }

    [Fact]
    [Clause("VITAM-R-10")]
    public void The_words_are_those_of_the_code()
    {
        VitamItemStatusCode[] codes =
        [
            VitamItemStatusCode.Unknown, VitamItemStatusCode.Started, VitamItemStatusCode.AlreadyExecuted, VitamItemStatusCode.Ok, VitamItemStatusCode.Warning,
            VitamItemStatusCode.Ko, VitamItemStatusCode.Fatal,
        ];

        codes.Select(code => code.Value).Should().Equal("UNKNOWN", "STARTED", "ALREADY_EXECUTED", "OK", "WARNING", "KO", "FATAL");
        new VitamItemStatusCode("Ok").Should().Be(VitamItemStatusCode.Ok);
        default(VitamItemStatusCode).Value.Should().BeEmpty();
    }

    [Theory]
    [InlineData(VitamClientFixture.Key, true)]
    [InlineData("s3cret", false)]
    public async Task The_key_is_masked_in_all_that_the_exception_carries_but_a_short_one_in_its_status(string key, bool isLong)
    {
        await using var fixture = new VitamClientFixture(options => options.PlatformKey = key);
        fixture.Wire.Respond(
            200,
            $$$"""{"itemId":"{{{key}}}","globalStatus":"{{{key}}}","message":"{{{key}}}","itemsStatus":{"{{{key}}}":{"itemId":"{{{key}}}","data":["{{{key}}}"]}},"{{{key}}}":{"k":"{{{key}}}"}}""",
            ("X-Request-Id", key));

        VitamStepExecutedException executed = await SubmitAsync(fixture);

        executed.ToString().Should().NotContain(key);
        fixture.Logs.Text.Should().NotContain(key);
        VitamItemStatus item = executed.ItemStatus;
        new[]
        {
            item.ItemId, item.GlobalStatus.Value, item.Message, item.ToString(), item.Items.Single().Key, item.Items.Single().Value.ToString(),
            item.Items.Single().Value.AdditionalMembers["data"].GetRawText(), item.AdditionalMembers.Single().Key, item.AdditionalMembers.Single().Value.GetRawText(),
            executed.ResponseMetadata.RequestId,
        }.Should().AllSatisfy(text => text!.Contains(key, StringComparison.Ordinal).Should().Be(!isLong));
    }

    [Fact]
    public void A_test_can_make_one()
    {
        var items = new Dictionary<string, VitamItemStatus> { ["a"] = new() { ItemId = "a", GlobalStatus = VitamItemStatusCode.Ok } };
        var status = new VitamItemStatus { ItemId = "s", Items = items };
        items.Clear();

        new VitamStepExecutedException("Done.", status).ItemStatus.Items.Keys.Should().Equal("a");
        ((Action)(() => _ = new VitamStepExecutedException("Done.", null!))).Should().Throw<ArgumentNullException>();
        ((Action)(() => _ = new VitamItemStatus { Items = null! })).Should().Throw<ArgumentNullException>();
    }

    private static async Task<VitamStepExecutedException> SubmitAsync(VitamClientFixture fixture) =>
        (await fixture.Tasks.Invoking(tasks => tasks.SubmitAsync(VitamClientFixture.Step)).Should().ThrowAsync<VitamStepExecutedException>()).Which;
}
