using System.Text.Json;

namespace BatchJobs.Conformance.Spss;

/// <summary><c>DELETE /pm/v1/file/{id}</c></summary>
public sealed class DeleteFile
{
    [Theory, AllHosts]
    [Clause("SPSS-F-02", "SPSS-F-15", "SPSS-F-31")]
    public async Task A_deleted_file_is_answered_with_200_and_a_bare_1(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PutFileAsync("f1");

        WireAnswer answer = await wire.DeleteAsync("file/f1");

        answer.Status.Should().Be(200);
        answer.Text.Should().Be("1");
        (await wire.GetAsync("file/f1")).Status.Should().Be(404);
    }

    [Theory, AllHosts]
    [Clause("SPSS-F-16")]
    public async Task An_unknown_file_is_answered_with_404(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);

        (await wire.DeleteAsync("file/nobody")).Status.Should().Be(404);
    }

    [Theory, AllHosts]
    [Clause("SPSS-F-16")]
    public async Task A_file_cannot_be_deleted_twice(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PutFileAsync("f1");
        await wire.DeleteAsync("file/f1");

        (await wire.DeleteAsync("file/f1")).Status.Should().Be(404);
    }

    [Theory, AllHosts]
    public async Task Several_ids_at_once_are_not_a_form_of_this_operation(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PutFileAsync("f1");
        await wire.PutFileAsync("f2");

        (await wire.DeleteAsync("file/f1,f2")).Status.Should().Be(404);

        wire.Server.Spss.Files.Ids.Should().Equal("f1", "f2");
    }

    [Theory, AllHosts]
    [Clause("SPSS-O-10")]
    public async Task A_job_of_the_same_id_stays(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PutFileAsync("same");
        await wire.PostJobAsync("same");

        await wire.DeleteAsync("file/same");

        (await wire.GetAsync("jobs/same")).Status.Should().Be(200);
    }

    [Theory, AllHosts]
    [Clause("SPSS-J-62", "SPSS-U-12")]
    public async Task A_result_is_deleted_by_the_last_segment_of_its_data_url(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        JsonElement status = await wire.RunAsync("j1");

        WireAnswer answer = await wire.DeleteAsync("file/" + new Uri(status.Text("dataUrl")!).Segments[^1]);

        answer.Text.Should().Be("1");
        (await wire.DownloadAsync(status)).Status.Should().Be(404);
    }

    [Theory, AllHosts]
    [Clause("SPSS-F-07", "SPSS-U-15")]
    public async Task A_pending_job_that_refers_to_the_file_fails_when_it_is_claimed_and_not_before(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Spss.WhenSubmitted(_ => true).PendFor(TimeSpan.FromSeconds(10));
        await wire.PutFileAsync("drug1n");
        await wire.PostJobAsync("j1");

        await wire.DeleteAsync("file/drug1n");
        await wire.AdvanceAsync(9);
        (await wire.StateAsync("j1")).Should().Be("PENDING");
        await wire.AdvanceAsync(60);

        (await wire.StateAsync("j1")).Should().Be("FAILED");
        (await wire.StatusAsync("j1")).Text("failureMsg").Should().Contain("drug1n");
    }

    [Theory, AllHosts]
    [Clause("SPSS-U-15")]
    public async Task A_running_job_that_refers_to_the_file_finishes(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        wire.Server.Spss.WhenSubmitted(_ => true).PendFor(TimeSpan.FromSeconds(1)).RunFor(TimeSpan.FromSeconds(10));
        await wire.PutFileAsync("drug1n");
        await wire.PostJobAsync("j1");
        await wire.AdvanceAsync(5);

        await wire.DeleteAsync("file/drug1n");
        await wire.AdvanceAsync(60);

        (await wire.StateAsync("j1")).Should().Be("SUCCESS");
    }

    [Theory, AllHosts]
    public async Task A_file_that_is_uploaded_again_before_the_job_is_claimed_serves_the_job(ServerHost host)
    {
        await using Wire wire = await Wire.OpenAsync(host);
        await wire.PutFileAsync("drug1n");
        await wire.PostJobAsync("j1");
        await wire.DeleteAsync("file/drug1n");

        await wire.PutFileAsync("drug1n");
        await wire.AdvanceAsync(60);

        (await wire.StateAsync("j1")).Should().Be("SUCCESS");
    }
}
