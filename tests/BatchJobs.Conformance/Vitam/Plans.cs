using System.Text.Json;
using BatchJobs.Testing;
using BatchJobs.Testing.Vitam;

namespace BatchJobs.Conformance.Vitam;

/// <summary>What a test decides about tasks, as callers see it.</summary>
public sealed class Plans
{
    [Theory, AllHosts]
    public async Task A_task_runs_for_the_planned_time(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Vitam.WhenSubmitted(_ => true).RunFor(TimeSpan.FromDays(3));
        string id = await wire.SubmitAsync();

        foreach ((double seconds, string state) in ((double, string)[])[(0, "running"), (86_400 * 3 - 1, "running"), (2, "done")])
        {
            await wire.AdvanceAsync(seconds);
            (await wire.StateAsync(id)).Should().Be(state);
        }

        (await wire.TaskAsync(id)).Text("end_date").Should().Be("2026-01-04T00:00:00.000Z");
    }

    [Theory, AllHosts]
    public async Task A_task_can_run_for_ever_and_then_be_canceled(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string id = await wire.StartAsync();

        await wire.AdvanceAsync(86_400 * 1000);

        (await wire.StateAsync(id)).Should().Be("running");
        (await wire.PutAsync(id)).Json.Text("state").Should().Be("canceled");
    }

    [Theory, AllHosts]
    public async Task A_task_can_take_no_time_at_all(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Vitam.WhenSubmitted(_ => true).RunFor(TimeSpan.Zero);
        string id = await wire.SubmitAsync();

        await wire.AdvanceAsync(0.001);

        JsonElement task = await wire.TaskAsync(id);
        task.Text("state").Should().Be("done");
        task.Text("end_date").Should().Be(task.Text("start_date"));
    }

    [Theory, AllHosts]
    [Clause("VITAM-U-01", "VITAM-U-03")]
    public async Task The_time_and_the_type_of_every_task_are_options(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Vitam.Options.RunningTime = TimeSpan.FromHours(1);
        wire.Server.Vitam.Options.TaskType = "platform";
        string id = await wire.SubmitAsync();

        await wire.AdvanceAsync(3599);
        (await wire.StateAsync(id)).Should().Be("running");
        await wire.AdvanceAsync(2);

        (await wire.TaskAsync(id)).Text("end_date").Should().Be("2026-01-01T01:00:00.000Z");
        (await wire.TaskAsync(id)).Text("type").Should().Be("platform");
    }

    [Theory, AllHosts]
    [Clause("VITAM-T-06", "VITAM-T-07", "VITAM-D-03", "VITAM-D-05", "VITAM-U-04")]
    public async Task A_task_says_what_is_wanted_of_it_until_it_is_canceled(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        foreach (string wanted in (string[])["commit", "pending", "something else"])
        {
            wire.Server.Vitam.WhenSubmitted(_ => true).WithTaskStatus(wanted);
            WireAnswer submitted = await wire.PostAsync();
            string canceled = await wire.SubmitAsync();
            string id = submitted.Json.Text("id")!;

            (await wire.PutAsync(canceled)).Json.Text("task_status").Should().Be("cancel");
            (await wire.QueryAsync($"task_status='{wanted}'")).Should().Equal(id);
            await wire.AdvanceAsync(60);

            submitted.Json.Text("task_status").Should().Be(wanted);
            JsonElement done = await wire.TaskAsync(id);
            (done.Text("state"), done.Text("task_status")).Should().Be(("done", wanted));
            wire.Server.Vitam.Tasks[id].TaskStatus.Should().Be(wanted);
        }
    }

    [Theory, AllHosts]
    [Clause("VITAM-U-03")]
    public async Task The_latest_plan_that_recognises_a_task_counts(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Vitam.WhenSubmitted(_ => true).OfType("freeze");
        wire.Server.Vitam.WhenSubmitted(task => task.Name == "b").OfType("disposal");
        wire.Server.Vitam.WhenSubmitted(task => task.Tenant == 3 && task.ApplicationId == "app").OfType("audit");
        wire.Server.Vitam.WhenSubmitted(task => task.Actions.Contains("purge", StringComparer.Ordinal)).OfType("destruction");

        (await TypeAsync(wire, VitamCalls.StepNamed("a"))).Should().Be("freeze");
        (await TypeAsync(wire, VitamCalls.StepNamed("b"))).Should().Be("disposal");
        (await TypeAsync(wire, VitamCalls.StepNamed("b"), ("X-Tenant-Id", "3"), ("X-Application-Id", "app"))).Should().Be("audit");
        (await TypeAsync(wire, """{"Step":"b","actions":[{"action":"x"},{"action":"purge"}]}""")).Should().Be("destruction");
    }

    [Theory, AllHosts]
    public async Task A_plan_does_not_apply_to_tasks_that_were_submitted_before(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        string id = await wire.SubmitAsync();

        wire.Server.Vitam.WhenSubmitted(_ => true).OfType("late").ThenFail(new FakeVitamError(404, "File_Not_Found"));
        await wire.AdvanceAsync(60);

        JsonElement task = await wire.TaskAsync(id);
        task.Text("type").Should().Be("ingest");
        task.IsNullOrAbsent("error").Should().BeTrue();
    }

    [Theory, AllHosts]
    public async Task A_task_that_was_canceled_neither_succeeds_nor_fails_any_more(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Vitam.WhenSubmitted(task => task.Name == "good").ThenSucceed("https://xxx/v1/ingests/456");
        wire.Server.Vitam.WhenSubmitted(task => task.Name == "bad").ThenFail(new FakeVitamError(404, "File_Not_Found"));

        foreach (string name in (string[])["good", "bad"])
        {
            string id = await wire.SubmitAsync(VitamCalls.StepNamed(name));
            await wire.PutAsync(id);
            await wire.AdvanceAsync(60);

            JsonElement task = await wire.TaskAsync(id);
            task.Text("state").Should().Be("canceled");
            task.IsNullOrAbsent("error").Should().BeTrue();
            task.IsNullOrAbsent("result_link").Should().BeTrue();
            wire.Server.Vitam.Tasks[id].History.Should().HaveCount(2);
        }
    }

    [Theory, AllHosts]
    public async Task The_test_sees_what_callers_see(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.AdvanceAsync(10);
        string id = await wire.SubmitAsync();
        FakeVitamTask task = wire.Server.Vitam.Tasks[id];
        (task.State, task.TaskStatus, task.FinishedAt).Should().Be(("running", null, null));

        await wire.AdvanceAsync(60);

        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 10, TimeSpan.Zero);
        (task.State, task.TaskStatus, task.StartedAt, task.FinishedAt).Should().Be(("done", null, start, start.AddSeconds(5)));
        task.History.Should().Equal(new StateTransition(start, "running"), new StateTransition(start.AddSeconds(5), "done"));
        wire.Server.Vitam.Tasks.Should().ContainSingle().Which.Id.Should().Be(id);
    }

    private static async Task<string?> TypeAsync(Wire wire, string step, params (string Name, string Value)[] headers) =>
        (await wire.PostAsync(step, headers)).Json.Text("type");
}
