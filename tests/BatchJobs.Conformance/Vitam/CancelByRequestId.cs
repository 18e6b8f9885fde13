namespace BatchJobs.Conformance.Vitam;

/// <summary><c>PUT /tasks</c>, whose body tells the task.</summary>
public sealed class CancelByRequestId
{
    [Theory, AllHosts]
    [Clause("VITAM-P-01", "VITAM-P-09", "VITAM-P-10", "VITAM-P-11", "VITAM-U-32", "VITAM-U-34")]
    public async Task The_body_may_tell_the_tasks_id(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string other = await wire.StartAsync();
        string id = await wire.StartAsync();
        await wire.AdvanceAsync(1);

        WireAnswer answer = await wire.PutByBodyAsync(
            $$"""{"X-RequestId":"{{id}}","code":201,"vitamCode":123456,"timestamp":"2015-07-14T17:07:14Z","message":"message informatif retour"}""");

        answer.ShouldBeAStatus(200);
        answer.Json.Text("id").Should().Be(id);
        answer.Json.Text("state").Should().Be("canceled");
        answer.Json.Text("task_status").Should().Be("cancel");
        answer.Json.Text("end_date").Should().Be("2026-01-01T00:00:01.000Z");
        (await wire.StateAsync(other)).Should().Be("running");
    }

    [Theory, AllHosts]
    [Clause("VITAM-U-34")]
    public async Task The_body_may_tell_the_request_that_submitted_the_task(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.SubmitAsync();
        WireAnswer submitted = await wire.PostAsync();
        await wire.SubmitAsync();

        WireAnswer answer = await wire.PutByBodyAsync(VitamCalls.Addressing(submitted.Header("X-Request-Id")!));

        answer.ShouldBeAStatus(200);
        answer.Json.Text("id").Should().Be(submitted.Json.Text("id"));
        (await wire.StateAsync(submitted.Json.Text("id")!)).Should().Be("canceled");
        (await wire.IdsAsync()).Should().HaveCount(2);
    }

    [Theory, AllHosts]
    [Clause("VITAM-P-13", "VITAM-U-34")]
    public async Task Other_requests_about_a_task_do_not_tell_it(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string id = await wire.StartAsync();
        string read = (await wire.GetAsync(VitamCalls.TaskPath(id))).Header("X-Request-Id")!;

        (await wire.PutByBodyAsync(VitamCalls.Addressing(read))).ShouldBeRefused(404);
        (await wire.PutByBodyAsync(VitamCalls.ExampleUpdate)).ShouldBeRefused(404);

        (await wire.StateAsync(id)).Should().Be("running");
    }

    [Theory, AllHosts]
    [Clause("VITAM-P-14", "VITAM-U-33")]
    public async Task A_task_that_is_over_is_a_conflict_by_either_id(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        foreach (bool cancel in (bool[])[true, false])
        {
            WireAnswer submitted = await wire.PostAsync();
            string id = submitted.Json.Text("id")!;
            if (cancel)
            {
                await wire.PutByBodyAsync(VitamCalls.Addressing(id));
            }

            await wire.AdvanceAsync(60);
            string before = (await wire.TaskAsync(id)).GetRawText();

            (await wire.PutByBodyAsync(VitamCalls.Addressing(id))).ShouldBeRefused(409);
            (await wire.PutByBodyAsync(VitamCalls.Addressing(submitted.Header("X-Request-Id")!))).ShouldBeRefused(409);

            (await wire.TaskAsync(id)).GetRawText().Should().Be(before);
        }
    }

    [Theory, AllHosts]
    [Clause("VITAM-P-15", "VITAM-U-34")]
    public async Task A_body_that_tells_no_task_is_refused(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string id = await wire.StartAsync();

        foreach (string json in (string[])
                 ["{}", """{"X-RequestId":""}""", """{"X-RequestId":null}""", """{"code":201,"vitamCode":123456,"timestamp":"2015-07-14T17:07:14Z","message":"m"}"""])
        {
            (await wire.PutByBodyAsync(json)).ShouldBeRefused(412, json);
        }

        (await wire.StateAsync(id)).Should().Be("running");
    }

    [Theory, AllHosts]
    [Clause("VITAM-P-04")]
    public async Task The_member_is_spelt_without_the_hyphen_of_the_header(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host, BatchJobs.Testing.Strictness.Lenient);
        string id = await wire.StartAsync();

        foreach (string member in (string[])["X-Request-Id", "x-requestid", "XRequestId", "id"])
        {
            (await wire.PutByBodyAsync($$"""{"{{member}}":"{{id}}"}""")).ShouldBeRefused(412, member);
        }

        (await wire.PutByBodyAsync("{}", ("X-RequestId", id), ("X-Request-Id", id))).ShouldBeRefused(412);
        (await wire.StateAsync(id)).Should().Be("running");
    }

    [Theory, AllHosts]
    [Clause("VITAM-P-03", "VITAM-U-34")]
    public async Task An_id_counts_letter_for_letter(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string id = await wire.StartAsync();

        foreach (string other in (string[])[id + " ", " " + id, id[..^1], id + "*", "*", id + "\u0000"])
        {
            (await wire.PutByBodyAsync(VitamCalls.Addressing(other))).ShouldBeRefused(404, other);
        }

        (await wire.StateAsync(id)).Should().Be("running");
    }
}
