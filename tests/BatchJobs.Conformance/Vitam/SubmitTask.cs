namespace BatchJobs.Conformance.Vitam;

/// <summary><c>POST /tasks</c></summary>
public sealed class SubmitTask
{
    [Theory, AllHosts]
    [Clause("VITAM-S-17", "VITAM-S-19", "VITAM-S-20", "VITAM-T-04", "VITAM-U-03")]
    public async Task The_documents_example_is_accepted_with_201_and_the_tasks_status(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        WireAnswer answer = await wire.PostAsync(VitamCalls.ExampleStep);

        answer.ShouldBeAStatus(201);
        answer.Json.Text("type").Should().Be("ingest");
        answer.Json.Text("state").Should().Be("running");
        answer.Json.Text("start_date").Should().Be("2026-01-01T00:00:00.000Z");
    }

    [Theory, AllHosts]
    [Clause("VITAM-S-21")]
    public async Task The_answers_id_addresses_the_task(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        WireAnswer answer = await wire.PostAsync();

        (await wire.TaskAsync(answer.Json.Text("id")!)).GetRawText().Should().Be(answer.Text);
    }

    [Theory, AllHosts]
    [Clause("VITAM-U-17")]
    public async Task The_answer_has_no_location(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        (await wire.PostAsync()).Headers.Keys.Should().NotContain(["Location", "Content-Location"]);
    }

    [Theory, AllHosts]
    [Clause("VITAM-U-36")]
    public async Task The_same_step_twice_is_two_tasks_and_no_conflict(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        string first = await wire.SubmitAsync(VitamCalls.ExampleStep);
        string second = await wire.SubmitAsync(VitamCalls.ExampleStep);

        second.Should().NotBe(first);
        (await wire.IdsAsync()).Should().Equal(first, second);
    }

    [Theory, AllHosts]
    [Clause("VITAM-U-18")]
    public async Task A_name_and_an_action_are_enough(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        (await wire.PostAsync(VitamCalls.Step)).ShouldBeAStatus(201);
        (await wire.PostAsync("""{"Step":"é€😀 \u0000","actions":[{"action":"a"},{"action":"a"},{"action":"b"}]}""")).ShouldBeAStatus(201);
    }

    [Theory, AllHosts]
    [Clause("VITAM-S-08", "VITAM-S-09")]
    public async Task Names_of_arguments_and_results_are_the_callers(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string members in (string[])
                 [
                     "\"arguments\":{},\"results\":{},\"post_assign\":[]",
                     "\"arguments\":{\"action\":\"x\",\"\":\"\",\"a.b/c d\":\"/jxpath[1]\"}",
                     "\"results\":{\"Step\":null,\"text\":\"t\",\"number\":1.5,\"list\":[1,{\"a\":null}],\"object\":{\"b\":true}}",
                 ])
        {
            (await wire.PostAsync(VitamCalls.StepWith(members))).Status.Should().Be(201, members);
        }
    }

    [Theory, AllHosts]
    [Clause("VITAM-S-10", "VITAM-D-12")]
    public async Task An_actions_status_may_be_any_word(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string status in (string[])["Running", "NotStarted", "running", "Paused", ""])
        {
            (await wire.PostAsync(VitamCalls.StepWith($"\"status\":\"{status}\""))).Status.Should().Be(201, status);
        }
    }

    [Theory, AllHosts]
    [Clause("VITAM-U-20")]
    public async Task The_members_that_a_workflow_has_at_a_step_are_known_there(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        WireAnswer answer = await wire.PostAsync("""
            {"Step":"name","otherInfo":"other info","pool":"p","results":{"a":null},"post_assign":[{"target":"t","result":"r"}],
             "start_time":"1990-12-31T23:59:60Z","end_time":"1990-12-31T23:59:60Z","actions":[{"action":"a"}]}
            """);

        answer.ShouldBeAStatus(201);
    }

    [Theory, AllHosts]
    [Clause("VITAM-S-02", "VITAM-U-42")]
    public async Task Context_and_item_may_stand_beside_the_steps_in_whatever_shape(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        foreach (string value in (string[])["null", "1", "\"text\"", "[1,{\"a\":null}]", """{"source":"s","contract":"c","service":"v","priority":1}"""])
        {
            WireAnswer answer = await wire.PostAsync($$"""{"Step":"name","actions":[{"action":"a"}],"context":{{value}},"item":{{value}}}""");

            answer.ShouldBeAStatus(201);
            wire.Server.Vitam.Tasks[answer.Json.Text("id")!].Submitted.Step.GetProperty("item").GetRawText().Should().Be(value);
        }

        (await wire.PostAsync(VitamCalls.StepWith("\"context\":{}"))).ShouldBeRefusedStrictly(412, "action", "an action has none");
    }

    [Theory, AllHosts]
    public async Task Members_may_come_in_any_order_with_any_blanks(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        (await wire.PostAsync("\r\n\t { \"actions\" : [ { \"status\":\"Running\" , \"action\" : \"a\" } ] , \"Step\" : \"s\" } \n")).Status.Should().Be(201);
    }

    [Theory, AllHosts]
    [Clause("VITAM-S-01", "VITAM-S-04", "VITAM-S-05", "VITAM-S-06", "VITAM-S-07")]
    public async Task The_test_sees_what_was_submitted_and_by_whom(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        WireAnswer answer = await wire.PostAsync(VitamCalls.ExampleStep, ("X-Application-Id", "SESSION-ID-00001"), ("X-Tenant-Id", "7"));

        var task = wire.Server.Vitam.Tasks[answer.Json.Text("id")!];
        task.Id.Should().Be(answer.Json.Text("id"));
        task.RequestId.Should().Be(answer.Header("X-Request-Id"));
        task.ApplicationId.Should().Be("SESSION-ID-00001");
        task.Tenant.Should().Be(7);
        task.Submitted.Id.Should().Be(task.Id);
        task.Submitted.Name.Should().Be("name");
        task.Submitted.OtherInfo.Should().Be("other info");
        task.Submitted.Actions.Should().Equal("id_action");
        task.Submitted.Step.GetRawText().Should().Be(VitamCalls.ExampleStep.Trim());
    }

    [Theory, AllHosts]
    public async Task A_refused_step_leaves_no_task(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        (await wire.PostAsync("""{"Step":"name"}""")).ShouldBeRefused(412);

        wire.Server.Vitam.Tasks.Should().BeEmpty();
        (await wire.IdsAsync()).Should().BeEmpty();
    }
}
