using System.Text.Json;
using BatchJobs.Testing.Vitam;

namespace BatchJobs.Conformance.Vitam;

/// <summary><c>PUT /tasks/{id_async}</c></summary>
public sealed class CancelTask
{
    [Theory, AllHosts]
    [Clause("VITAM-C-01", "VITAM-C-09", "VITAM-C-10", "VITAM-C-11", "VITAM-U-02", "VITAM-U-04", "VITAM-U-32")]
    public async Task The_documents_example_cancels_a_running_task_at_once(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string id = await wire.StartAsync();
        await wire.AdvanceAsync(62.5);

        WireAnswer answer = await wire.PutAsync(id, VitamCalls.ExampleUpdate);

        answer.ShouldBeAStatus(200);
        answer.Json.Text("id").Should().Be(id);
        answer.Json.Text("state").Should().Be("canceled");
        answer.Json.Text("task_status").Should().Be("cancel");
        answer.Json.Text("start_date").Should().Be("2026-01-01T00:00:00.000Z");
        answer.Json.Text("end_date").Should().Be("2026-01-01T00:01:02.500Z");
        answer.Json.IsNullOrAbsent("error").Should().BeTrue();
        answer.Json.IsNullOrAbsent("result_link").Should().BeTrue();
    }

    [Theory, AllHosts]
    [Clause("VITAM-C-11", "VITAM-U-32")]
    public async Task The_answer_is_the_tasks_new_status_which_stays(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string id = await wire.SubmitAsync();
        WireAnswer answer = await wire.PutAsync(id);

        await wire.AdvanceAsync(3600);

        (await wire.TaskAsync(id)).GetRawText().Should().Be(answer.Text);
    }

    [Theory, AllHosts]
    [Clause("VITAM-U-32")]
    public async Task An_empty_object_cancels_and_so_does_any_of_its_members_alone(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        foreach (string json in (string[])
                 [
                     "{}", " { } ", """{"X-RequestId":"another task"}""", """{"code":0}""", """{"code":-1}""", """{"vitamCode":123456}""",
                     """{"timestamp":"2015-07-14T17:07:14Z"}""", """{"message":""}""",
                 ])
        {
            (await wire.PutAsync(await wire.SubmitAsync(), json)).Json.Text("state").Should().Be("canceled", json);
        }
    }

    [Theory, AllHosts]
    [Clause("VITAM-C-14", "VITAM-U-33")]
    public async Task A_task_that_is_over_is_a_conflict_and_stays_as_it_was(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Vitam.WhenSubmitted(task => task.Name == "bad").ThenFail(new FakeVitamError(404, "File_Not_Found"));
        string canceled = await wire.SubmitAsync();
        await wire.PutAsync(canceled);
        string done = await wire.RunAsync();
        string failed = await wire.RunAsync("bad");

        foreach (string id in (string[])[canceled, done, failed])
        {
            string before = (await wire.TaskAsync(id)).GetRawText();

            (await wire.PutAsync(id, VitamCalls.ExampleUpdate)).ShouldBeRefused(409);

            (await wire.TaskAsync(id)).GetRawText().Should().Be(before);
        }
    }

    [Theory, AllHosts]
    [Clause("VITAM-C-13")]
    public async Task An_unknown_task_is_404(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        (await wire.PutAsync("nobody")).ShouldBeRefused(404);
        (await wire.PutAsync("nobody", VitamCalls.ExampleUpdate)).ShouldBeRefused(404);
    }

    [Theory, AllHosts]
    [Clause("VITAM-C-02")]
    public async Task The_path_names_the_task_and_not_the_body(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string one = await wire.StartAsync();
        string other = await wire.StartAsync();

        (await wire.PutAsync(one, VitamCalls.Addressing(other))).Json.Text("id").Should().Be(one);
        (await wire.PutAsync("nobody", VitamCalls.Addressing(other))).ShouldBeRefused(404);

        (await wire.StateAsync(other)).Should().Be("running");
    }

    [Theory, AllHosts]
    public async Task A_canceled_task_is_no_longer_listed(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string one = await wire.StartAsync();
        string other = await wire.StartAsync();

        await wire.PutAsync(one);

        (await wire.IdsAsync()).Should().Equal(other);
    }

    [Theory, AllHosts]
    public async Task The_test_sees_the_cancellation(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string id = await wire.StartAsync();
        FakeVitamTask task = wire.Server.Vitam.Tasks[id];
        task.Cancellation.Should().BeNull();
        await wire.AdvanceAsync(1);

        await wire.PutAsync(id, VitamCalls.ExampleUpdate);

        JsonElement update = task.Cancellation!.Value;
        update.Text("message").Should().Be("message informatif retour");
        update.Text("timestamp").Should().Be("2015-07-14T17:07:14Z");
        task.TaskStatus.Should().Be("cancel");
        task.FinishedAt.Should().Be(task.StartedAt!.Value.AddSeconds(1));
        task.History.Select(change => change.State).Should().Equal("running", "canceled");
    }
}
