namespace BatchJobs.Conformance.Spss;

/// <summary><c>DELETE /pm/v1/jobs/{ids}</c></summary>
public sealed class DeleteJobs
{
    [Theory, AllHosts]
    [Clause("SPSS-J-01", "SPSS-J-36", "SPSS-J-45")]
    public async Task A_deleted_job_counts_1_as_bare_text(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PostJobAsync("j1");

        WireAnswer answer = await wire.DeleteAsync("jobs/j1");

        answer.Status.Should().Be(200);
        answer.Text.Should().Be("1");
        wire.Server.Spss.Jobs.Should().BeEmpty();
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-46")]
    public async Task A_deleted_unknown_job_counts_0_and_is_no_error(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        WireAnswer answer = await wire.DeleteAsync("jobs/nobody");

        answer.Status.Should().Be(200);
        answer.Text.Should().Be("0");
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-35", "SPSS-J-36")]
    public async Task Several_ids_are_separated_by_commas_and_only_the_known_are_counted(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        foreach (string id in (string[])["j1", "j2", "j3"])
        {
            await wire.PostJobAsync(id);
        }

        (await wire.DeleteAsync("jobs/j1,nobody,j3")).Text.Should().Be("2");

        wire.Server.Spss.Jobs.Select(job => job.Id).Should().Equal("j2");
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-03", "SPSS-J-05", "SPSS-U-37")]
    public async Task Blanks_after_the_commas_are_ignored(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        foreach (string id in (string[])["j1", "j2", "j3", "j4"])
        {
            await wire.PostJobAsync(id);
        }

        (await wire.DeleteAsync("jobs/j1,%20j2,%20%20nobody,%20j4")).Text.Should().Be("3");

        wire.Server.Spss.Jobs.Select(job => job.Id).Should().Equal("j3");
    }

    [Theory, AllHosts]
    [Clause("SPSS-U-37")]
    public async Task An_identifier_that_begins_with_a_blank_is_meant_before_one_without(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        foreach (string id in (string[])["a", "b", "%20b", "%20c"])
        {
            await wire.PostJobAsync(id);
        }

        (await wire.DeleteAsync("jobs/a,%20b")).Text.Should().Be("2");
        wire.Server.Spss.Jobs.Select(job => job.Id).Should().Equal("b", " c");
        (await wire.DeleteAsync("jobs/%20b")).Text.Should().Be("0", "there is no comma before it");
        (await wire.DeleteAsync("jobs/%20b,c")).Text.Should().Be("0", "there is no comma before the one and no blank before the other");
        (await wire.DeleteAsync("jobs/%20c")).Text.Should().Be("1");
    }

    [Theory, AllHosts]
    public async Task A_percent_encoded_comma_separates_too(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PostJobAsync("j1");
        await wire.PostJobAsync("j2");

        (await wire.DeleteAsync("jobs/j1%2Cj2")).Text.Should().Be("2");
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-36")]
    public async Task An_id_that_is_named_twice_is_counted_once(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PostJobAsync("j1");

        (await wire.DeleteAsync("jobs/j1,j1")).Text.Should().Be("1");
    }

    [Theory, AllHosts]
    public async Task Empty_ids_between_commas_count_nothing(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PostJobAsync("j1");

        (await wire.DeleteAsync("jobs/,j1,,")).Text.Should().Be("1");
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-36")]
    public async Task Every_ended_job_can_be_deleted(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Spss.WhenSubmitted(job => job.Id == "bad").ThenFail("no");
        await wire.RunAsync("good");
        await wire.RunAsync("bad");

        (await wire.DeleteAsync("jobs/good,bad")).Text.Should().Be("2");
        (await wire.GetAsync("jobs")).Text.Should().Be("[]");
    }

    [Theory, AllHosts]
    public async Task A_deleted_pending_job_never_runs(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PutFileAsync("drug1n");
        await wire.PostJobAsync("j1", SpssCalls.Definition("AUTO_REFRESH"));

        await wire.DeleteAsync("jobs/j1");
        await wire.AdvanceAsync(60);

        (await wire.GetAsync("file/drug1n")).Text.Should().Be("stream");
        (await wire.GetAsync("jobs/j1")).Status.Should().Be(404);
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-02", "SPSS-V-11", "SPSS-U-07")]
    public async Task Deleting_a_running_job_first_cancels_it(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.StartAsync("j1");

        WireAnswer answer = await wire.DeleteAsync("jobs/j1");

        answer.Status.Should().Be(200);
        answer.Text.Should().Be("1");
        (await wire.StateAsync("j1")).Should().Be("CANCELING");
        await wire.AdvanceAsync(1);
        (await wire.GetAsync("jobs/j1")).Status.Should().Be(404);
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-47")]
    public async Task A_request_body_is_ignored(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PostJobAsync("j1");
        using var form = new MultipartFormDataContent { { new StringContent("x"), "y" } };

        (await wire.SendAsync("DELETE", SpssCalls.Address("jobs/j1"), form)).Text.Should().Be("1");
    }

    [Theory, AllHosts]
    [Clause("SPSS-O-10")]
    public async Task A_file_of_the_same_id_stays(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PutFileAsync("same");
        await wire.PostJobAsync("same");

        await wire.DeleteAsync("jobs/same");

        (await wire.GetAsync("file/same")).Status.Should().Be(200);
    }
}
