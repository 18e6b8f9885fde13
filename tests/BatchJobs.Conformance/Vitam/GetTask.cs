using System.Text.Json;
using BatchJobs.Testing.Vitam;

namespace BatchJobs.Conformance.Vitam;

/// <summary><c>GET /tasks/{id_async}</c></summary>
public sealed class GetTask
{
    [Theory, AllHosts]
    [Clause(
        "VITAM-T-02", "VITAM-T-04", "VITAM-T-05", "VITAM-T-08", "VITAM-I-01", "VITAM-I-05", "VITAM-D-01", "VITAM-D-04", "VITAM-U-02",
        "VITAM-U-03", "VITAM-U-04", "VITAM-U-05", "VITAM-U-06", "VITAM-U-07")]
    public async Task A_running_task_has_an_id_a_type_a_state_and_a_start_and_no_end(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.AdvanceAsync(61.396);
        string id = await wire.SubmitAsync();
        await wire.AdvanceAsync(1);

        WireAnswer answer = await wire.GetAsync(VitamCalls.TaskPath(id));

        answer.ShouldBeAStatus(200);
        answer.Json.Text("id").Should().Be(id);
        answer.Json.Text("type").Should().Be("ingest");
        answer.Json.Text("state").Should().Be("running");
        answer.Json.Text("start_date").Should().Be("2026-01-01T00:01:01.396Z");
        answer.Json.Members().Should().Equal("id", "type", "state", "start_date", "end_date", "expiration_date", "result_link");
        foreach (string member in (string[])["end_date", "expiration_date", "result_link"])
        {
            answer.Json.GetProperty(member).ValueKind.Should().Be(JsonValueKind.Null, member);
        }
    }

    [Theory, AllHosts]
    [Clause("VITAM-T-05", "VITAM-T-09", "VITAM-U-01", "VITAM-U-02", "VITAM-U-04")]
    public async Task A_task_is_done_when_its_time_has_passed_whether_or_not_it_was_looked_at(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string id = await wire.SubmitAsync();
        await wire.AdvanceAsync(4.9);
        (await wire.StateAsync(id)).Should().Be("running");

        await wire.AdvanceAsync(600);

        JsonElement task = await wire.TaskAsync(id);
        task.Text("state").Should().Be("done");
        task.Text("start_date").Should().Be("2026-01-01T00:00:00.000Z");
        task.Text("end_date").Should().Be("2026-01-01T00:00:05.000Z");
        task.IsNullOrAbsent("task_status").Should().BeTrue();
        task.IsNullOrAbsent("error").Should().BeTrue();
    }

    [Theory, AllHosts]
    [Clause("VITAM-I-04")]
    public async Task The_status_of_a_task_is_never_anything_but_200(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Vitam.WhenSubmitted(task => task.Name == "bad").ThenFail(new FakeVitamError(404, "File_Not_Found"));
        string done = await wire.SubmitAsync();
        string failed = await wire.SubmitAsync(VitamCalls.StepNamed("bad"));
        string canceled = await wire.SubmitAsync();
        await wire.PutAsync(canceled);

        foreach (double seconds in (double[])[0, 60])
        {
            await wire.AdvanceAsync(seconds);
            foreach (string id in (string[])[done, failed, canceled])
            {
                (await wire.GetAsync(VitamCalls.TaskPath(id))).ShouldBeAStatus(200);
            }
        }
    }

    [Theory, AllHosts]
    public async Task A_finished_task_stays_readable_and_reading_changes_nothing(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string id = await wire.RunAsync();
        string first = (await wire.TaskAsync(id)).GetRawText();

        await wire.AdvanceAsync(86_400 * 400);

        (await wire.TaskAsync(id)).GetRawText().Should().Be(first);
    }

    [Theory, AllHosts]
    [Clause("VITAM-I-07")]
    public async Task An_unknown_task_is_404(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.StartAsync();

        (await wire.GetAsync("/tasks/nobody")).ShouldBeRefused(404);
    }

    [Theory, AllHosts]
    public async Task A_task_is_not_found_by_the_id_of_its_request(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string requestId = (await wire.PostAsync()).Header("X-Request-Id")!;

        (await wire.GetAsync(VitamCalls.TaskPath(requestId))).ShouldBeRefused(404);
        (await wire.PutAsync(requestId)).ShouldBeRefused(404);
    }

    [Theory, AllHosts]
    public async Task A_removed_task_is_gone_for_every_operation(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string id = await wire.StartAsync();

        wire.Server.Vitam.Tasks[id].Delete();

        (await wire.GetAsync(VitamCalls.TaskPath(id))).ShouldBeRefused(404);
        (await wire.PutAsync(id)).ShouldBeRefused(404);
        (await wire.PutByBodyAsync(VitamCalls.Addressing(id))).ShouldBeRefused(404);
        (await wire.IdsAsync()).Should().BeEmpty();
        wire.Server.Vitam.Tasks.Contains(id).Should().BeFalse();
    }
}
