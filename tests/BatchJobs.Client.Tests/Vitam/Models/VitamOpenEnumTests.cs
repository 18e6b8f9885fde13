using BatchJobs.Client.Vitam;

namespace BatchJobs.Client.Tests.Vitam.Models;

/// <summary>Answers with words, members and gaps that the document does not have are understood as far as they go.</summary>
public class VitamOpenEnumTests
{
    [Fact]
    public async Task Words_that_are_not_known_are_kept()
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire
            .Respond(200, """{"id":"t1","type":"Traceability","state":"PAUSED","task_status":"resume","error":{"code":"else","state":"Odd"}}""")
            .Respond(200, """{"id":"i","service":"s","startDate":"?","status":"Tired"}""");

        VitamAsyncStatus task = await fixture.Tasks.GetAsync("t1");
        VitamServiceStatus service = await fixture.Client.Service.GetStatusAsync();

        (task.Type!.Value.Value, task.State.Value, task.TaskStatus!.Value.Value).Should().Be(("Traceability", "PAUSED", "resume"));
        (task.Error!.Code!.Value.Value, task.Error.State!.Value.Value).Should().Be(("else", "Odd"));
        service.Status.Should().Be(new VitamServiceState("Tired"));
        service.Started.Instant.Should().BeNull();
        VitamStep.Parse("""{"Step":"s","actions":[{"action":"a","status":"Skipped"}]}""").Actions[0].Status.Should().Be(new VitamActionStatus("Skipped"));
    }

    [Theory]
    [InlineData("""{"id":"t1"}""")]
    [InlineData("""
        {"id":"t1","type":null,"state":null,"task_status":null,"start_date":null,"end_date":null,"expiration_date":null,"result_link":null,"error":null}
        """)]
    [Clause("VITAM-D-04")]
    public async Task Words_may_be_null_or_missing(string body)
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Respond(200, body);

        VitamAsyncStatus task = await fixture.Tasks.GetAsync("t1");

        task.Should().BeEquivalentTo(new VitamAsyncStatus { Id = "t1", State = default });
        task.State.Value.Should().BeEmpty();
        task.Phase.Should().Be(JobPhase.Unknown);
    }

    [Theory]
    [InlineData("""{"id":"i","service":"s","startDate":"2015-07-14T17:07:14Z"}""")]
    [InlineData("""{"id":"i","service":"s","startDate":"2015-07-14T17:07:14Z","status":null}""")]
    public async Task The_services_word_may_be_null_or_missing(string body)
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Respond(200, body);

        (await fixture.Client.Service.GetStatusAsync()).Status.Value.Should().BeEmpty();
    }

    [Fact]
    [Clause("VITAM-D-06")]
    public async Task An_error_may_have_gaps()
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Respond(200, VitamClientFixture.Status("done", error: """{"http_code":null,"code":null,"state":null,"message":null,"description":null,"errors":[null,{}]}"""));

        VitamAsyncStatus task = await fixture.Tasks.GetAsync("t1");

        task.Error!.Errors.Should().ContainSingle().Which.Should().BeEquivalentTo(new VitamError());
        task.Phase.Should().Be(JobPhase.Failed);
    }

    [Fact]
    [Clause("VITAM-R-06")]
    public async Task An_errors_code_may_be_a_number_as_in_the_products_other_errors()
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Respond(200, VitamClientFixture.Status("done", error: """
            {"code":404,"vitamCode":123456,"context":"ingest","state":"File_Not_Found","message":"File is not found","errors":[{"httpCode":415,"code":"x"},{"code":415}]}
            """));

        VitamAsyncStatus task = await fixture.Tasks.GetAsync("t1");

        task.Error!.Code.Should().Be(new VitamTaskType("404"));
        task.Error.HttpCode.Should().Be(404);
        task.Error.State.Should().Be(VitamErrorState.FileNotFound);
        task.Error.Errors.Select(error => error.Code!.Value.Value).Should().Equal("x", "415");
        task.Error.Errors.Select(error => error.HttpCode).Should().AllBeEquivalentTo(415);
    }

    [Theory]
    [InlineData("""{"hits":{"total":0,"size":0,"offset":0,"limit":100,"time_out":null,"next":null},"context":{"query":null},"results":[]}""")]
    [InlineData("""{"hits":{},"context":{},"results":[]}""")]
    [InlineData("""{"results":[]}""")]
    [InlineData("""{"results":[null]}""")]
    [Clause("VITAM-D-09")]
    public async Task A_list_may_have_gaps(string body)
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Respond(200, body);

        VitamTaskList list = await fixture.Tasks.ListAsync();

        list.Ids.Should().BeEmpty();
        list.Hits.TimedOut.Should().BeFalse();
        list.Hits.Next.Should().BeNull();
        list.Context.Query.Should().BeNull();
        list.HasMore.Should().BeFalse();
    }

    [Fact]
    [Clause("VITAM-G-05", "VITAM-D-11")]
    public async Task Unknown_members_are_tolerated_in_every_answer()
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire
            .Respond(200, """{"x":1,"hits":{"x":[1]},"context":{"query":"q","filter":{"$limit":7,"$orderby":[{}]}},"results":["a"]}""")
            .Respond(200, """{"id":"t1","state":"done","x":{"y":[]},"error":{"x":1,"errors":[{"x":{}}]}}""")
            .Respond(200, """{"id":"i","service":"s","startDate":"2015-07-14T17:07:14Z","status":"Active","dependencies":[{"service":"x"}]}""");

        (await fixture.Tasks.ListAsync()).Context.Query.Should().Be("q");
        (await fixture.Tasks.GetAsync("t1")).Error!.Errors.Should().ContainSingle();
        (await fixture.Client.Service.GetStatusAsync()).Status.Should().Be(VitamServiceState.Active);
    }

    [Fact]
    public async Task Numbers_may_be_strings()
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire
            .Respond(200, """{"hits":{"total":"10","size":"1","offset":"0","limit":"100"},"results":["a"]}""")
            .Respond(200, """{"id":"t1","state":"done","error":{"http_code":"404"}}""");

        (await fixture.Tasks.ListAsync()).Hits.Should().BeEquivalentTo(new { Total = 10, Size = 1, Limit = 100 });
        (await fixture.Tasks.GetAsync("t1")).Error!.HttpCode.Should().Be(404);
    }

    [Fact]
    [Clause("VITAM-R-09")]
    public void Words_are_the_same_whatever_their_capitals()
    {
        new VitamTaskState("Done").Should().Be(VitamTaskState.Done);
        new VitamTaskState("Done").GetHashCode().Should().Be(VitamTaskState.Done.GetHashCode());
        new VitamTaskType("INGEST").Should().Be(VitamTaskType.Ingest);
        new VitamTaskStatus("Cancel").Should().Be(VitamTaskStatus.Cancel);
        new VitamErrorState("conflict").Should().Be(VitamErrorState.Conflict);
        new VitamServiceState("active").Should().Be(VitamServiceState.Active);
        new VitamActionStatus("notstarted").Should().Be(VitamActionStatus.NotStarted);
        default(VitamTaskState).Should().Be(new VitamTaskState(""));
    }

    public static TheoryData<string> Misunderstood =>
    [
        "", "null", "[]", "{}", "<html>log in</html>", """{"id":null,"state":"done"}""", """{"id":"","state":"done"}""", """{"id":"..","state":"done"}""",
        """{"id":"t1","state":{}}""", """{"id":"t1","state":"done","end_date":[]}""", """{"id":7,"state":"done"}""", """{"id":"t2","state":"done"}""", """{"id":"T1","state":"done"}""", """{"id":"\ud800","state":"done"}""",
    ];

    [Theory]
    [MemberData(nameof(Misunderstood))]
    public async Task An_answer_that_is_not_the_task_is_an_error(string body)
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Otherwise = _ => ServiceScript.Response(200, body, ("X-Request-Id", "AbDUh67jj"));

        foreach (Func<Task> call in new Func<Task>[] { () => fixture.Tasks.GetAsync("t1"), () => fixture.Tasks.CancelAsync("t1") })
        {
            (await call.Should().ThrowExactlyAsync<ServiceException>().WithMessage("*not as promised*")).Which.RequestId.Should().Be("AbDUh67jj");
        }
    }

    [Theory]
    [InlineData("""{"results":null}""")]
    [InlineData("""{"hits":{},"context":{}}""")]
    [InlineData("[]")]
    [Clause("VITAM-D-09")]
    public async Task An_answer_that_is_no_list_is_an_error(string body)
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Respond(200, body);

        await fixture.Tasks.Invoking(tasks => tasks.ListAsync()).Should().ThrowExactlyAsync<ServiceException>().WithMessage("*not as promised*");
    }
}
