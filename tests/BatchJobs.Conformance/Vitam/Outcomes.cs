using System.Text.Json;
using BatchJobs.Testing.Vitam;

namespace BatchJobs.Conformance.Vitam;

/// <summary>What a task's status tells of its end.</summary>
public sealed class Outcomes
{
    private static readonly FakeVitamError DocumentsError = new(404, "File_Not_Found")
    {
        Message = "File is not found",
        Description = "Operation on file xxx cannot be done since file is not found",
        Errors =
        [
            new FakeVitamError(415, "Unsupported_Media_Type")
            {
                Message = "Unsupported media type detected",
                Description = "File xxx has an unsupported media type yyy",
            },
            new FakeVitamError(412, "Precondition_Failed")
            {
                Message = "Precondition in error",
                Description = "Operation on file xxx cannot continue since precondition is in error",
            },
        ],
    };

    [Theory, AllHosts]
    [Clause(
        "VITAM-T-13", "VITAM-T-15", "VITAM-T-16", "VITAM-T-17", "VITAM-T-18", "VITAM-T-19", "VITAM-T-20", "VITAM-T-21", "VITAM-T-22",
        "VITAM-T-23")]
    public async Task A_failed_task_has_the_documents_error_as_it_stands_there(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Vitam.WhenSubmitted(_ => true).ThenFail(DocumentsError);

        JsonElement task = await wire.TaskAsync(await wire.RunAsync());

        task.ShouldBeAStatus();
        task.GetProperty("error").GetRawText().Should().Be("{" + string.Join(
            ',',
            """
            "http_code":404,"code":"ingest","state":"File_Not_Found","message":"File is not found"
            """,
            """
            "description":"Operation on file xxx cannot be done since file is not found"
            """,
            """
            "errors":[{"http_code":415,"code":"ingest","state":"Unsupported_Media_Type","message":"Unsupported media type detected"
            """,
            """
            "description":"File xxx has an unsupported media type yyy"}
            """,
            """
            {"http_code":412,"code":"ingest","state":"Precondition_Failed","message":"Precondition in error"
            """,
            """
            "description":"Operation on file xxx cannot continue since precondition is in error"}]
            """) + "}");
    }

    [Theory, AllHosts]
    [Clause("VITAM-T-14", "VITAM-U-02")]
    public async Task A_task_has_no_error_before_it_has_failed(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Vitam.WhenSubmitted(_ => true).RunFor(TimeSpan.FromMinutes(1)).ThenFail(DocumentsError);
        string id = await wire.SubmitAsync();
        await wire.AdvanceAsync(59);

        (await wire.TaskAsync(id)).IsNullOrAbsent("error").Should().BeTrue();
        (await wire.StateAsync(id)).Should().Be("running");

        await wire.AdvanceAsync(2);
        (await wire.TaskAsync(id)).Text("state").Should().Be("done");
        (await wire.TaskAsync(id)).Text("end_date").Should().Be("2026-01-01T00:01:00.000Z");
        (await wire.TaskAsync(id)).IsNullOrAbsent("error").Should().BeFalse();
    }

    [Theory, AllHosts]
    [Clause("VITAM-T-16", "VITAM-D-06", "VITAM-D-07", "VITAM-U-03", "VITAM-U-07")]
    public async Task An_error_tells_the_tasks_type_at_every_depth(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        var deep = new FakeVitamError(409, "Conflict") { Errors = [new FakeVitamError(404, "Item_Not_Found") { Errors = [new FakeVitamError(401, "Unauthorized")] }] };
        wire.Server.Vitam.WhenSubmitted(_ => true).OfType("freeze").ThenFail(deep);

        JsonElement error = (await wire.TaskAsync(await wire.RunAsync())).GetProperty("error");

        foreach ((int code, string state) in ((int, string)[])[(409, "Conflict"), (404, "Item_Not_Found"), (401, "Unauthorized")])
        {
            error.GetProperty("http_code").GetInt32().Should().Be(code);
            error.Text("code").Should().Be("freeze");
            error.Text("state").Should().Be(state);
            error.IsNullOrAbsent("message").Should().BeTrue();
            error.IsNullOrAbsent("description").Should().BeTrue();
            error = error.IsNullOrAbsent("errors") || error.GetProperty("errors").GetArrayLength() == 0 ? error : error.GetProperty("errors")[0];
        }
    }

    [Theory, AllHosts]
    [Clause("VITAM-T-11", "VITAM-U-05")]
    public async Task A_failed_task_has_no_link_to_a_result_and_a_successful_one_the_scripted(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Vitam.WhenSubmitted(task => task.Name == "good").ThenSucceed("https://xxx/v1/ingests/456");
        wire.Server.Vitam.WhenSubmitted(task => task.Name == "bad").ThenFail(DocumentsError);
        wire.Server.Vitam.WhenSubmitted(task => task.Name == "plain").ThenSucceed();

        (await wire.TaskAsync(await wire.RunAsync("good"))).Text("result_link").Should().Be("https://xxx/v1/ingests/456");
        (await wire.TaskAsync(await wire.RunAsync("bad"))).IsNullOrAbsent("result_link").Should().BeTrue();
        (await wire.TaskAsync(await wire.RunAsync("plain"))).IsNullOrAbsent("result_link").Should().BeTrue();
    }

    [Theory, AllHosts]
    [Clause("VITAM-T-10", "VITAM-U-06")]
    public async Task A_result_expires_some_time_after_the_end(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        (await wire.TaskAsync(await wire.RunAsync())).IsNullOrAbsent("expiration_date").Should().BeTrue();

        wire.Server.Vitam.Options.ResultLifetime = TimeSpan.FromDays(31);
        string id = await wire.SubmitAsync();
        await wire.AdvanceAsync(3600);

        (await wire.TaskAsync(id)).Text("end_date").Should().Be("2026-01-01T01:00:05.000Z");
        (await wire.TaskAsync(id)).Text("expiration_date").Should().Be("2026-02-01T01:00:05.000Z");
    }

    [Theory, AllHosts]
    [Clause("VITAM-U-02", "VITAM-U-03")]
    public async Task Words_and_types_are_options(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        VitamFakeOptions options = wire.Server.Vitam.Options;
        (options.RunningState, options.DoneState, options.FailedState, options.CanceledState, options.TaskType) = ("En cours", "Done", "KO", "Annulé", "audit");
        wire.Server.Vitam.WhenSubmitted(task => task.Name == "bad").ThenFail(DocumentsError);
        string[] ids = [await wire.SubmitAsync(), await wire.SubmitAsync(VitamCalls.StepNamed("bad")), await wire.SubmitAsync()];
        (await wire.TaskAsync(ids[0])).Text("state").Should().Be("En cours");
        (await wire.PutAsync(ids[2])).Json.Text("state").Should().Be("Annulé");

        await wire.AdvanceAsync(60);

        foreach ((string id, string state) in ids.Zip(["Done", "KO", "Annulé"]))
        {
            (await wire.StateAsync(id)).Should().Be(state);
            (await wire.TaskAsync(id)).Text("type").Should().Be("audit");
            wire.Server.Vitam.Tasks[id].State.Should().Be(state);
        }
    }
}
