namespace BatchJobs.Conformance.DataFlux;

/// <summary><c>GET /jobs/{id}/log</c></summary>
public sealed class JobLog
{
    [Theory, AllHosts]
    [Clause("DF-O-41")]
    public async Task The_log_of_an_ended_job_is_plain_text(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.WhenExecuted(_ => true).RunFor(TimeSpan.FromSeconds(5)).Log(TimeSpan.FromSeconds(1), "Read 100 rows, größer");

        WireAnswer answer = await wire.GetAsync(DataFluxCalls.JobPath(await wire.RunAsync(), "/log"));

        answer.Status.Should().Be(200);
        answer.MediaTypeOf().Should().Be(MediaType.Log);
        answer.ContentType.Should().Be("text/plain");
        answer.Text.Should().Contain("Read 100 rows, größer");
    }

    [Theory, AllHosts]
    [Clause("DF-U-07")]
    public async Task The_log_grows_while_the_job_runs(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.WhenExecuted(_ => true).RunFor(TimeSpan.FromSeconds(30))
            .Log(TimeSpan.FromSeconds(10), "first line").Log(TimeSpan.FromSeconds(20), "second line");
        string id = await wire.SubmitAsync();

        await wire.AdvanceAsync(1);
        string log = await wire.LogAsync(id);
        log.Should().NotContain("first line");
        await wire.AdvanceAsync(10);
        string later = await wire.LogAsync(id);
        later.Should().StartWith(log).And.Contain("first line").And.NotContain("second line");
        await wire.AdvanceAsync(60);
        (await wire.LogAsync(id)).Should().StartWith(later).And.Contain("second line");
    }

    [Theory, AllHosts]
    public async Task The_cause_of_a_failure_is_in_the_log_only(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.WhenExecuted(_ => true).ThenFail("Unable to open node 3");
        string id = await wire.RunAsync();

        (await wire.LogAsync(id)).Should().Contain("Unable to open node 3");
        (await wire.JobAsync(id)).GetRawText().Should().NotContain("node 3");
    }

    [Theory, AllHosts]
    [Clause("DF-C-04", "DF-O-12")]
    public async Task Content_that_is_not_XML_fails_on_execution_with_a_message_in_the_log(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.CreateAsync("f.djf", "<a><b></a>");
        string id = await wire.RunAsync();

        (await wire.StateAsync(id)).Should().Be("failed");
        (await wire.LogAsync(id)).Should().NotBeEmpty();
    }

    [Theory, AllHosts]
    [Clause("DF-O-08")]
    public async Task A_queued_job_has_no_log(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.DataFlux.WhenExecuted(_ => true).QueueFor(TimeSpan.FromSeconds(5));
        string id = await wire.SubmitAsync();
        await wire.AdvanceAsync(1);

        (await wire.GetAsync(DataFluxCalls.JobPath(id, "/log"))).Status.Should().Be(404);
        (await wire.JobAsync(id)).Rels().Should().NotContain("log");
    }

    [Theory, AllHosts]
    [Clause("DF-M-18")]
    public async Task The_log_tells_the_inputs_in_the_string_form_that_the_engine_gets(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.AddFlow();
        string id = (await wire.ExecuteAsync("f.djf", DataFluxCalls.SampleInputs)).OnlyItem().Text("id")!;

        (await wire.LogAsync(id)).Should().Contain("\"Process Priority\": \"low\"").And.Contain("\"dataTable\": a data table with 5 columns and 2 rows");
    }

    [Theory, AllHosts]
    public async Task An_unknown_id_answers_404_and_a_malformed_one_400(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        (await wire.GetAsync("/jobs/MTQxNzU1MjY4NjoxNDpQVUJMSUM=/log")).Status.Should().Be(404);
        foreach (string id in Identifiers.Malformed)
        {
            (await wire.GetAsync($"/jobs/{id}/log")).Status.Should().Be(400, id);
        }
    }
}
