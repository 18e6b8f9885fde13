using BatchJobs.Client.Vitam;

namespace BatchJobs.Client.Tests.Vitam;

public class VitamTaskTests
{
    private const string Error =
        """
        {"http_code":404,"code":"ingest","state":"File_Not_Found","message":"File is not found","description":"No file xxx",
        "errors":[null,{"http_code":415,"state":"Unsupported_Media_Type","message":"yyy","errors":[{"message":"deeper"},{}]},{"http_code":412,"message":"precondition"}]}
        """;

    [Fact]
    public async Task A_wait_ends_with_the_finished_task()
    {
        await using var fixture = new VitamClientFixture();
        fixture.RespondWithTask("");
        fixture.RespondWithTask("running");
        fixture.Wire.LoseResponse();
        fixture.Wire.Respond(200, VitamClientFixture.Status("done", ended: "1990-12-31T23:59:60Z"), ("X-Request-Id", "AbDUh67jj"));
        var progress = new CollectedUpdates();

        VitamAsyncStatus task = await fixture.Tasks.GetHandle("t1").WaitForCompletionAsync(progress);

        task.Ended!.Value.IsLeapSecond.Should().BeTrue();
        task.ResponseMetadata.RequestId.Should().Be("AbDUh67jj");
        progress.Reports.Select(update => update.Phase).Should().Equal(JobPhase.Unknown, JobPhase.Running, JobPhase.Succeeded);
    }

    [Fact]
    [Clause("VITAM-T-11", "VITAM-T-12")]
    public async Task A_link_to_a_result_is_told_and_never_followed()
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Respond(200, """{"id":"t1","type":"ingest","state":"done","result_link":"https://xxx/v1/ingests/456"}""");

        VitamAsyncStatus end = await fixture.Tasks.GetHandle("t1").WaitForCompletionAsync();

        end.ResultLink.Should().Be("https://xxx/v1/ingests/456");
        fixture.Wire.Sent.Should().ContainSingle().Which.ToString().Should().Be("GET /tasks/t1");
    }

    [Fact]
    [Clause("VITAM-T-14", "VITAM-T-19", "VITAM-T-20")]
    public async Task A_failed_task_is_an_exception_with_the_error_and_its_inner_errors()
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Respond(200, VitamClientFixture.Status("done", error: Error));
        Func<Task> wait = () => ((IBatchJob)fixture.Tasks.GetHandle("t1")).WaitForCompletionAsync();

        VitamTaskFailedException exception = (await wait.Should().ThrowAsync<JobFailedException>()).Which.Should().BeOfType<VitamTaskFailedException>().Subject;

        exception.Status.State.Should().Be(VitamTaskState.Done);
        exception.Error!.State.Should().Be(VitamErrorState.FileNotFound);
        exception.Error.Errors.Select(error => error.HttpCode).Should().Equal(415, 412);
        exception.Error.Errors[0].Errors.Should().HaveCount(2);
        exception.Update.JobId.Should().Be("t1");
        exception.Message.ReplaceLineEndings("\n").Should().Be(
            """
            Job 't1' failed: File_Not_Found: File is not found: No file xxx (404)
              Unsupported_Media_Type: yyy (415)
                deeper
                error
              precondition (412)
            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_failed_tasks_long_error_is_told_in_short_and_kept_whole()
    {
        await using var fixture = new VitamClientFixture();
        string message = new('x', 1 << 20);
        fixture.Wire.Respond(200, VitamClientFixture.Status("done", error: $$"""{"message":"{{message}}"}"""));

        VitamTaskFailedException exception =
            (await fixture.Tasks.GetHandle("t1").Invoking(task => task.WaitForCompletionAsync()).Should().ThrowAsync<VitamTaskFailedException>()).Which;

        exception.Message.Should().Be($"Job 't1' failed: {new string('x', 8192)}…");
        exception.Error!.Message.Should().Be(message);
        exception.Update.Message.Should().Be(message);
    }

    [Fact]
    public async Task A_task_that_was_taught_to_have_failed_needs_no_error()
    {
        await using var fixture = new VitamClientFixture(options => options.PhaseSelector = _ => JobPhase.Failed);
        fixture.RespondWithTask("KO");

        (await fixture.Tasks.GetHandle("t1").Invoking(task => task.WaitForCompletionAsync()).Should().ThrowAsync<VitamTaskFailedException>().WithMessage("*gave no reason*"))
            .Which.Error.Should().BeNull();
    }

    [Fact]
    public async Task Errors_that_are_nested_too_deep_are_an_answer_that_is_not_as_promised()
    {
        await using var fixture = new VitamClientFixture();
        string deep = string.Concat(Enumerable.Repeat("""{"message":"m","errors":[""", 1000)) + string.Concat(Enumerable.Repeat("]}", 1000));
        fixture.Wire.Respond(200, $$"""{"id":"t1","state":"done","error":{{deep}}}""").Respond(412, deep);

        await fixture.Tasks.Invoking(tasks => tasks.GetAsync("t1")).Should().ThrowExactlyAsync<ServiceException>().WithMessage("*not as promised*");
        await fixture.Tasks.Invoking(tasks => tasks.GetAsync("t1")).Should().ThrowExactlyAsync<PreconditionFailedException>().WithMessage("*412*");
    }

    [Fact]
    public void Errors_that_a_program_has_nested_deep_are_printed()
    {
        VitamError error = Enumerable.Range(0, 1000).Aggregate(new VitamError { Message = "innermost" }, (inner, _) => new VitamError { Errors = [inner, null!] });

        error.ToString().Should().EndWith("innermost");
    }

    [Fact]
    public async Task A_canceled_task_is_an_exception_of_its_own()
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Respond(200, VitamClientFixture.Status("canceled", taskStatus: "cancel"), ("X-Request-Id", "AbDUh67jj"), ("FullApiVersion", "V1.25"));

        VitamTaskCanceledException exception = (await fixture.Tasks.GetHandle("t1").Invoking(task => task.WaitForCompletionAsync())
            .Should().ThrowAsync<JobCanceledException>().WithMessage("Job 't1' was canceled.")).Which.Should().BeOfType<VitamTaskCanceledException>().Subject;

        exception.Update.State.Should().Be("canceled");
        exception.Status.TaskStatus.Should().Be(VitamTaskStatus.Cancel);
        (exception.Status.ResponseMetadata.RequestId, exception.Status.ResponseMetadata.FullApiVersion).Should().Be(("AbDUh67jj", "V1.25"));
    }

    [Theory]
    [InlineData("e")]
    [InlineData("one")]
    [InlineData("done")]
    public async Task A_key_that_is_part_of_a_state_does_not_keep_a_wait_from_ending(string key)
    {
        await using var fixture = new VitamClientFixture(options => options.PlatformKey = key);
        fixture.RespondWithTask("done");

        (await fixture.Tasks.GetHandle("t1").WaitForCompletionAsync()).State.Should().Be(VitamTaskState.Done);
    }

    [Fact]
    public async Task A_task_that_is_gone_has_vanished()
    {
        await using var fixture = new VitamClientFixture();
        fixture.RespondWithTask("running");
        fixture.Wire.Respond(404).Respond(404);

        (await fixture.Tasks.GetHandle("t1").Invoking(task => task.WaitForCompletionAsync()).Should().ThrowAsync<JobDeletedException>())
            .Which.LastSeen!.State.Should().Be("running");
        await fixture.Tasks.GetHandle("t1").Invoking(task => task.GetStatusAsync()).Should().ThrowAsync<ResourceNotFoundException>();
    }

    [Fact]
    public async Task A_wait_ends_at_its_deadline_and_the_task_goes_on()
    {
        await using var fixture = new VitamClientFixture(options => options.Polling.Timeout = TimeSpan.FromMinutes(5));
        fixture.Wire.Otherwise = _ => ServiceScript.Response(200, VitamClientFixture.Status("running"));

        (await fixture.Tasks.GetHandle("t1").Invoking(task => task.WaitForCompletionAsync()).Should().ThrowAsync<JobWaitTimeoutException>())
            .Which.Update.Elapsed.Should().Be(TimeSpan.FromMinutes(5));

        fixture.Wire.Sent.Should().OnlyContain(sent => sent.Method == "GET");
    }

    [Fact]
    public async Task The_callers_cancellation_ends_a_wait_and_a_watch()
    {
        await using var fixture = new VitamClientFixture();
        fixture.Wire.Otherwise = _ => ServiceScript.Response(200, VitamClientFixture.Status("running"));
        using var source = new CancellationTokenSource();
        var progress = new CollectedUpdates(_ => source.Cancel());
        VitamTask task = fixture.Tasks.GetHandle("t1");

        await task.Invoking(one => one.WaitForCompletionAsync(progress, source.Token)).Should().ThrowAsync<OperationCanceledException>();
        Func<Task> watch = async () =>
        {
            await foreach (JobUpdate update in task.WatchAsync(source.Token))
            {
                update.Should().BeNull("the watch was canceled before it began");
            }
        };
        await watch.Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task A_watch_reports_changes_and_the_common_shape_works()
    {
        await using var fixture = new VitamClientFixture();
        foreach (string state in new[] { "accepted", "accepted", "running" })
        {
            fixture.RespondWithTask(state);
        }

        fixture.Wire.Respond(200, VitamClientFixture.Status("done", error: Error));
        fixture.RespondWithTask("running");
        IBatchJob job = fixture.Tasks.GetHandle("t1");
        var updates = new List<JobUpdate>();
        await foreach (JobUpdate update in job.WatchAsync())
        {
            updates.Add(update);
        }

        updates.Select(update => update.State).Should().Equal("accepted", "running", "done");
        updates[^1].Message.Should().Be("File is not found");
        (await job.GetUpdateAsync()).Phase.Should().Be(JobPhase.Running);
        job.Id.Should().Be("t1");
        job.ToString().Should().Be("t1");
    }

    [Fact]
    public void Results_can_be_made_by_a_consumers_test()
    {
        var status = new VitamAsyncStatus
        {
            Id = "t1",
            State = VitamTaskState.Done,
            Type = VitamTaskType.Audit,
            Error = new VitamError { Message = "m", Errors = [new VitamError { HttpCode = 404 }] },
            ResponseMetadata = new VitamResponseMetadata { RequestId = "r" },
        };
        var list = new VitamTaskList { Ids = ["a"], Hits = new VitamHits { Total = 2, Size = 1 }, Context = new VitamListContext { Query = "q" } };
        var service = new VitamServiceStatus { Id = "i", Service = "s", Started = new VitamTime("2015-07-14T17:07:14Z"), Status = VitamServiceState.Active };

        status.ToString().Should().Be("t1: done");
        (status with { State = new VitamTaskState("other") }).State.Value.Should().Be("other");
        status.State.Should().Be(VitamTaskState.Done);
        list.HasMore.Should().BeTrue();
        service.Status.Should().Be(VitamServiceState.Active);
        typeof(VitamClient).Assembly.GetExportedTypes()
            .Where(type => type.Namespace == typeof(VitamClient).Namespace && type != typeof(VitamClientOptions))
            .SelectMany(type => type.GetProperties())
            .Where(property => property.DeclaringType!.Assembly == typeof(VitamClient).Assembly && property.SetMethod is { IsPublic: true } setter
                && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit)))
            .Should().BeEmpty("results are immutable");
    }

    [Fact]
    [Clause("VITAM-L-15", "VITAM-D-10")]
    public void The_end_of_a_list_is_told_by_its_numbers_and_not_by_its_length()
    {
        static bool HasMore(int total, int size, int offset) => new VitamTaskList { Ids = [], Hits = new VitamHits { Total = total, Size = size, Offset = offset, Limit = 100 } }.HasMore;

        HasMore(10, 3, 0).Should().BeTrue();
        HasMore(10, 3, 7).Should().BeFalse();
        HasMore(3, 3, 0).Should().BeFalse();
        HasMore(int.MaxValue, int.MaxValue, int.MaxValue).Should().BeFalse();
    }
}
